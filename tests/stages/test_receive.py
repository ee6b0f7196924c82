"""Which files a descriptor names, before any of them is opened."""

import json

import pytest

from opendata.errors import BadData
from opendata.nameless import filled
from opendata.stages.receive import named_files


def test_the_named_files_are_given_once() -> None:
    resources = [{"path": "data/a.csv", "schema": "s.json"}, {"path": ["data/b.csv"], "schema": "s.json"}, {"path": "data/a.csv"}]
    assert named_files(filled(json.dumps({"resources": resources}).encode())) == ["data/a.csv", "data/b.csv", "s.json"]


@pytest.mark.parametrize(
    ("text", "code"), [(b"no json", "descriptor-not-json"), (b'{"resources": [{"path": "../x"}]}', "path-parent")]
)
def test_an_unsafe_descriptor_is_refused(text: bytes, code: str) -> None:
    with pytest.raises(BadData) as failure:
        named_files(filled(text))
    assert failure.value.code == code
