"""Our recognizers are presidio's too: each finds there what it finds here, offline, and the how-to page is true."""

import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from opendata.recognizers import RECOGNIZERS
from opendata.recognizers.base import Recognizer
from opendata.recognizers.presidio import engine, header_words, own
from opendata.recognizers.spans import find

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "use-in-presidio.md"


@pytest.fixture(scope="module")
def analyzer() -> "AnalyzerEngine":
    return engine()


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_every_recognizer_is_registered_and_no_other(analyzer: "AnalyzerEngine") -> None:
    assert sorted(analyzer.get_supported_entities(language="de")) == sorted(one.entity for one in RECOGNIZERS)
    assert [str(vars(one)["name"]) for one in own()] == [f"Own{one.entity}" for one in RECOGNIZERS]


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=lambda one: one.entity)
def test_a_valid_cell_is_found_as_a_whole_and_an_invalid_one_is_not(recognizer: Recognizer, analyzer: "AnalyzerEngine") -> None:
    for cells, wanted in ((recognizer.valid, True), (recognizer.invalid, False)):
        for cell in cells:
            found = analyzer.analyze(cell, language="de", entities=[recognizer.entity])
            alone = any((one.start, one.end) == (0, len(cell)) for one in found)
            in_text = any(one.entity == recognizer.entity for one in find(cell))
            assert alone is wanted or in_text, cell


def test_spans_of_a_text_are_the_ones_that_we_find(analyzer: "AnalyzerEngine") -> None:
    text = "Herr Bernd Kestel (bernd.kestel@web.de, 0171 5551234) wohnt in der Lindenstraße 4, geb. 3.4.1980."
    found = {(one.start, one.end, one.entity_type) for one in analyzer.analyze(text, language="de", score_threshold=0.8)}
    assert found == {(one.start, one.end, one.entity) for one in find(text)}
    assert len(found) == 5


def test_the_word_of_a_header_lifts_the_score(analyzer: "AnalyzerEngine") -> None:
    def score(header: str) -> float:
        (found,) = analyzer.analyze("86095742719", language="de", entities=["TAX_ID"], context=header_words(header))
        return float(found.score)

    assert score("Steuer-ID") > score("Inventarnummer")
    assert header_words("Straße_Nr.") == ["strasse", "nr", "strassenr"]


def test_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```\n\nIt prints:\n\n```text\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == page.count("```python")
    for code, printed in blocks:
        exec(compile(code, PAGE.name, "exec"), {})  # noqa: S102  (our own page)
        assert capsys.readouterr().out == printed
