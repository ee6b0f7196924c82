"""The descriptor's safe form: what is dangerous has a code, what is unknown is left out."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.descriptor import allowed, parsed, paths
from opendata.errors import BadData
from opendata.jsontext import MAX_BYTES, load
from opendata.safepath import safe


def package(**resource: object) -> dict[str, Any]:
    """Give a package with one resource."""
    return {"name": "probe", "resources": [{"name": "t", "path": "data/t.csv", **resource}]}


def refused(document: dict[str, Any]) -> str:
    """Give the code with which a package is refused."""
    with pytest.raises(BadData) as failure:
        allowed(document, lambda _: {})
    return failure.value.code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../x.csv", "path-parent"),
        ("data/../../x.csv", "path-parent"),
        ("..", "path-parent"),
        ("/etc/passwd", "path-absolute"),
        ("C:\\x.csv", "path-absolute"),
        ("\\\\server\\x.csv", "path-absolute"),
        ("file:///etc/passwd", "path-remote"),
        ("http://127.0.0.1/x.csv", "path-remote"),
        ("https://a.example/x.csv", "path-remote"),
        ("s3://bucket/x.csv", "path-remote"),
        ("sqlite:////var/jobs.db", "path-remote"),
        ("data:text/csv,a", "path-remote"),
        ("data\\x.csv", "path-backslash"),
        ("~/x.csv", "path-home"),
        ("$HOME/x.csv", "path-variable"),
        ("%TEMP%/x.csv", "path-variable"),
        (".git/config", "path-hidden"),
        ("data/.x.csv", "path-hidden"),
        ("./x.csv", "path-unsafe"),
        ("a//b.csv", "path-unsafe"),
        ("a/", "path-unsafe"),
        ("", "path-unsafe"),
        ("a\0b.csv", "path-unsafe"),
        ("a\nb.csv", "path-unsafe"),
        ("a:b.csv", "path-remote"),
        ("ab\u202ecsv.exe", "path-unsafe"),
        (5, "path-unsafe"),
        (["a.csv", "b.csv"], "path-multipart"),
        (["a.csv", "http://a.example/b.csv"], "path-remote"),
        ("x.csv.gz", "compression-unsupported"),
        ("x.zip", "compression-unsupported"),
    ],
)
def test_each_dangerous_path_has_its_code(path: object, code: str) -> None:
    document = package(path=path)
    assert refused(document) == code
    with pytest.raises(BadData, match=code):
        list(paths(document))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": "http://a.example/s.json"}, "reference-remote"),
        ({"schema": "../s.json"}, "path-parent"),
        ({"dialect": "https://a.example/d.json"}, "reference-remote"),
        ({"profile": "http://a.example/p.json"}, "reference-remote"),
        ({"schema": 5}, "descriptor-wrong-type"),
        ({"data": [[1, 2]]}, "descriptor-inline-data"),
        ({"data": "http://a.example"}, "descriptor-inline-data"),
        ({"scheme": "s3"}, "path-remote"),
        ({"extrapaths": ["x.csv"]}, "path-multipart"),
        ({"format": "sql"}, "format-not-allowed"),
        ({"compression": "gz"}, "compression-unsupported"),
        ({"innerpath": "x.csv"}, "compression-unsupported"),
        ({"path": None}, "path-missing-in-resource"),
        ({"dialect": {"delimiter": ";;"}}, "dialect-unsupported"),
        ({"dialect": {"delimiter": '"'}}, "dialect-unsupported"),
        ({"dialect": {"delimiter": "\n"}}, "dialect-unsupported"),
        ({"schema": {"fields": [{"type": "string"}]}}, "schema-fields-wrong"),
        ({"schema": {"fields": "all"}}, "schema-fields-wrong"),
        (
            {
                "schema": {
                    "fields": [],
                    "foreignKeys": [{"fields": ["a"], "reference": {"package": "http://a.example", "fields": ["b"]}}],
                }
            },
            "reference-remote",
        ),
    ],
)
def test_each_dangerous_property_has_its_code(change: dict[str, Any], code: str) -> None:
    assert refused(package(**change)) == code


@pytest.mark.parametrize("document", [{}, {"resources": []}, {"resources": {}}, {"resources": ["x.csv"]}])
def test_a_package_has_resources(document: dict[str, Any]) -> None:
    assert refused(document) == "descriptor-no-resources"


def test_known_properties_stay_and_others_go() -> None:
    document = package(schema={"fields": [{"name": "a", "type": "integer", "rdfType": "http://a.example", "groupChar": "."}]})
    document |= {
        "title": "Bäume",
        "keywords": ["Baum"],
        "x-secret": 1,
        "image": "http://a.example/i.png",
        "$schema": "http://a.example",
    }
    form = allowed(document, lambda _: {})
    assert form.descriptor == {"name": "probe", "title": "Bäume", "keywords": ["Baum"]}
    assert form.resources[0].descriptor == {"name": "t", "path": "data/t.csv"}
    assert form.resources[0].schema == {"fields": [{"name": "a", "type": "integer", "groupChar": "."}]}


def test_wrong_types_and_unsafe_links_are_left_out_and_named() -> None:
    document = {**package(title=["x"]), "homepage": "javascript:alert(1)", "keywords": [["x"]]}
    form = allowed(document, lambda _: {})
    assert sorted(form.ignored) == [(0, "homepage"), (0, "keywords"), (1, "title")]


def test_local_schema_files_are_loaded_by_their_safe_path() -> None:
    document = package(schema="schemas/t.json")
    assert list(paths(document)) == ["data/t.csv", "schemas/t.json"]
    form = allowed(document, {"schemas/t.json": {"fields": [{"name": "a"}]}}.__getitem__)
    assert form.resources[0].schema == {"fields": [{"name": "a"}]}


def test_the_dialect_of_frictionless_is_understood() -> None:
    form = allowed(package(dialect={"csv": {"delimiter": ";"}, "headerRows": [3]}), lambda _: {})
    assert form.resources[0].descriptor["dialect"] == {"headerRows": [3], "delimiter": ";"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "descriptor-not-json"),
        (b"[]", "descriptor-not-object"),
        (b"{'a': 1}", "descriptor-not-json"),
        (b'{"a": 1} x', "descriptor-not-json"),
        (b'{"a": "\xfc"}', "descriptor-not-json"),
        (b'{"a": 1, "a": 2}', "descriptor-duplicate-key"),
        (b'{"a": {"$ref": "x"}}', "descriptor-reference"),
        (b'{"a": NaN}', "descriptor-bad-number"),
        (b'{"a": -Infinity}', "descriptor-bad-number"),
        (b'{"a": 1e400}', "descriptor-bad-number"),
        (b'{"a": ' + b"1" * 5000 + b"}", "descriptor-not-json"),
        (b'{"a": "\\ud800"}', "descriptor-lone-surrogate"),
        (b'{"\\udfff": 1}', "descriptor-lone-surrogate"),
        (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", "descriptor-too-deep"),
        (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "descriptor-too-deep"),
        (b'{"a": "' + b"x" * MAX_BYTES + b'"}', "descriptor-too-large"),
    ],
)
def test_json_from_strangers_is_read_strictly(text: bytes, code: str) -> None:
    with pytest.raises(BadData) as failure:
        load(text)
    assert failure.value.code == code


def test_a_byte_order_mark_is_passed_over() -> None:
    assert load(b'\xef\xbb\xbf{"a": "\xc3\xbc"}') == {"a": "ü"}


@given(st.text(st.sampled_from("ab/.\\:~$% \0\u202eä"), max_size=12))
def test_a_safe_path_stays_below_its_folder(path: str) -> None:
    try:
        safe(path)
    except BadData:
        return
    assert path
    assert not any(part in {"", ".", ".."} or part.startswith(".") for part in path.split("/"))
    assert not any(char in path for char in ":\\$%\0")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "path",
                    "schema",
                    "fields",
                    "dialect",
                    "format",
                    "title",
                    "primaryKey",
                    "foreignKeys",
                    "reference",
                    "constraints",
                    "licenses",
                    "csv",
                    "delimiter",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(
    st.dictionaries(st.sampled_from(["name", "title", "contributors", "temporal"]), JSON, max_size=3), st.lists(JSON, max_size=2)
)
def test_any_json_is_rewritten_or_refused(document: dict[str, Any], resources: list[Any]) -> None:
    try:
        form = allowed({**document, "resources": resources}, lambda _: {})
    except BadData:
        return
    json.dumps([form.descriptor, *(resource.descriptor for resource in form.resources)])


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"licenses": [{"type": "cc-zero", "url": "https://a.example/l"}]}, {"name": "cc-zero", "path": "https://a.example/l"}),
        ({"license": "CC0-1.0"}, {"name": "CC0-1.0"}),
        ({"license": {"id": "CC0-1.0", "title": "Zero"}}, {"title": "Zero", "name": "CC0-1.0"}),
        ({"licenses": "https://a.example/l"}, {"path": "https://a.example/l"}),
    ],
)
def test_licences_of_older_packages_are_read_as_meant(given: dict[str, Any], meant: dict[str, str]) -> None:
    form = allowed({**package(), **given}, lambda _: {})
    assert form.descriptor["licenses"] == [dict(sorted(meant.items(), key=lambda item: ["name", "path", "title"].index(item[0])))]
    assert form.repaired == [(0, "licenses")]


@pytest.mark.parametrize("names", [[None, "b"], ["", "b"], ["b", "b"]])
def test_a_missing_name_and_one_said_twice_are_named(names: list[str | None]) -> None:
    resources = [{"path": f"{at}.csv", **({} if name is None else {"name": name})} for at, name in enumerate(names)]
    form = allowed({"resources": resources}, lambda _: {})
    assert [code for _, code in form.repaired] == ["name"]


def test_types_of_databases_are_read_as_those_of_table_schema() -> None:
    fields = [
        {"name": "a", "type": "int"},
        {"name": "b", "type": "text"},
        {"name": "c", "type": "number"},
        {"name": "d", "type": []},
    ]
    form = allowed(package(schema={"fields": fields}), lambda _: {})
    assert [one["type"] for one in form.resources[0].schema["fields"]] == ["integer", "string", "number", "unsupported"]
    assert form.repaired == [(1, "type")]


def test_a_usual_descriptor_needs_no_repair() -> None:
    sound = {**package(), "licenses": [{"name": "CC0-1.0"}]}
    assert not allowed(sound, lambda _: {}).repaired


def test_yaml_says_what_json_says() -> None:
    text = "# Paket\nname: probe\nversion: 1.20\ncreated: 2024-01-02\nresources:\n  - name: t\n    path: data/t.csv\n"
    document = parsed(text.encode())
    assert document == {
        "name": "probe",
        "version": "1.20",
        "created": "2024-01-02",
        "resources": [{"name": "t", "path": "data/t.csv"}],
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x\n", "descriptor-not-json"),
        ("a: !!python/object:os.system x\n", "descriptor-not-json"),
        ("a: 1\na: 2\n", "descriptor-duplicate-key"),
        ("a: [1\n", "descriptor-not-json"),
        ("a: " + "[" * 40 + "]" * 40 + "\n", "descriptor-too-deep"),
        ("a: " + "[" * 3000 + "]" * 3000 + "\n", "descriptor-too-deep"),
        ("a: x\n" + "#" * 300_000, "descriptor-too-large"),
    ],
)
def test_yaml_that_json_could_not_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(BadData) as failure:
        parsed(text.encode())
    assert failure.value.code == code
