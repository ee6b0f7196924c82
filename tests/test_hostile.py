"""Whatever a delivery tries, it ends with a coded sentence in German and English: no traceback, no request, no foreign file."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import hostile_packages as hostile
from tests.crash.driver import in_this_process
from tests.hostile_archives import archive
from tests.hostile_packages import TABLE, Listener, Watch, assert_told, folder, outcome, package, zipped

from opendata import delivery, sandbox
from opendata.commands.detect import detect
from opendata.commands.publish import publish
from opendata.delivery import slugged
from opendata.descriptor import _PACKAGE, allowed, paths
from opendata.errors import BadData
from opendata.formats import records
from opendata.model import Json
from opendata.pipeline import Means
from opendata.policy import Policy, load
from opendata.settings import Settings, from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared"
CANARY = "Geheimnis-4711"
STRICT = sandbox.Limits(cpu_seconds=10, wall_seconds=120, data_bytes=2 * 1024**3)  # threats.md section 5


@pytest.fixture(scope="module")
def policy() -> Policy:
    sandbox.warm()
    return load(ROOT / "policy")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return from_environment(
        {"OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_NOW": "2026-11-23T09:00:00Z"}, var=str(tmp_path / "var")
    )


@pytest.fixture
def ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold everything in the room to ten seconds of processor time: more has a code of its own, `sandbox-cpu`."""
    run = sandbox.run
    monkeypatch.setattr(
        sandbox, "run", lambda function, arguments, given=(), *_, **more: run(function, arguments, given, STRICT, **more)
    )


@pytest.fixture(scope="module")
def means(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Means]:
    var = str(tmp_path_factory.mktemp("var"))
    means = connect(from_environment({"OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_NOW": "2026-11-23T09:00:00Z"}, var=var))
    yield means
    means.store.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with hostile.listening() as listener:
        yield listener


# ------------------------------------------------------------------------------------- what a descriptor may point at


def pointing(url: str, outside: Path) -> dict[str, tuple[Json, set[str]]]:
    """Give descriptors that point out of the package, each with the codes that may refuse it."""
    file = (outside / "geheim.csv").as_posix()
    schema = (outside / "schema.json").as_posix()
    up = "../draussen/geheim.csv"
    remote, local = {"path-remote", "reference-remote"}, {"path-absolute", "path-remote"}
    return {
        "parent": (package(path=up), {"path-parent"}),
        "parent later": (package(path="sub/../../draussen/geheim.csv"), {"path-parent"}),
        "absolute": (package(path=file), {"path-absolute"}),
        "two slashes": (package(path=f"/{file}"), {"path-absolute"}),
        "drive": (package(path="C:\\geheim.csv"), {"path-absolute"}),
        "drive, slash": (package(path="C:/geheim.csv"), {"path-absolute"}),
        "unc": (package(path="\\\\server\\geheim.csv"), {"path-absolute"}),
        "backslash": (package(path="..\\draussen\\geheim.csv"), {"path-backslash"}),
        "file url": (package(path=f"file://{file}"), {"path-remote"}),
        "http": (package(path=f"{url}/b.csv"), {"path-remote"}),
        "https": (package(path=url.replace("http", "https") + "/b.csv"), {"path-remote"}),
        "upper case": (package(path=url.replace("http", "HTTP") + "/b.csv"), {"path-remote"}),
        "ftp": (package(path="ftp://127.0.0.1/b.csv"), {"path-remote"}),
        "s3": (package(path="s3://eimer/b.csv"), {"path-remote"}),
        "sqlite": (package(path=f"sqlite:///{outside}/geheim.db", format="sql"), {"path-remote"}),
        "data url": (package(path="data:text/csv,a%0A1"), {"path-remote"}),
        "home": (package(path="~/geheim.csv"), {"path-home"}),
        "variable": (package(path="$HOME/geheim.csv"), {"path-variable"}),
        "percent": (package(path="%2e%2e/draussen/geheim.csv"), {"path-variable"}),
        "hidden folder": (package(path=".git/config"), {"path-hidden"}),
        "hidden file": (package(path="sub/.htaccess"), {"path-hidden"}),
        "nul": (package(path="b.csv\0.txt"), {"path-unsafe"}),
        "zero width": (package(path="b\u200b.csv"), {"path-unsafe"}),
        "bidi": (package(path="b\u202evsc.exe"), {"path-unsafe"}),
        "empty": (package(path=""), {"path-unsafe"}),
        "number": (package(path=7), {"path-unsafe"}),
        "list": (package(path=["b.csv", f"{url}/b.csv"]), {"path-remote"}),
        "multipart": (package(path=["b.csv", "b.csv"]), {"path-multipart"}),
        "extrapaths": (package(extrapaths=[f"{url}/b.csv"]), {"path-multipart"}),
        "scheme": (package(scheme="http"), {"path-remote"}),
        "sql format": (package(format="sql"), {"format-not-allowed"}),
        "html format": (package(format="html"), {"format-not-allowed"}),
        "compression": (package(compression="gz"), {"compression-unsupported"}),
        "compressed": (package(path="b.csv.gz"), {"compression-unsupported"}),
        "innerpath": (package(innerpath="../x"), {"compression-unsupported"}),
        "inline": (package(path=None, data=[["a"], ["1"]]), {"descriptor-inline-data"}),
        "no path": (package(path=None), {"path-missing-in-resource"}),
        "schema http": (package(schema=f"{url}/s.json"), remote),
        "schema parent": (package(schema="../draussen/schema.json"), {"path-parent"}),
        "schema absolute": (package(schema=schema), local),
        "schema file url": (package(schema=f"file://{schema}"), remote),
        "schema ref": (package(schema={"$ref": f"{url}/s.json"}), {"descriptor-reference"}),
        "constraint ref": (
            package(schema={"fields": [{"name": "nummer", "constraints": {"jsonSchema": {"$ref": f"{url}/s.json"}}}]}),
            {"descriptor-reference"},
        ),
        "dialect http": (package(dialect=f"{url}/d.json"), remote),
        "dialect parent": (package(dialect="../draussen/schema.json"), {"path-parent"}),
        "profile http": (package(profile=f"{url}/p.json"), remote),
        "package profile": ({**package(), "profile": f"{url}/p.json"}, remote),
        "package profile file": ({**package(), "profile": f"file://{schema}"}, remote),
        "foreign package": (
            package(
                schema={
                    "fields": [{"name": "nummer"}],
                    "foreignKeys": [
                        {"fields": "nummer", "reference": {"package": f"{url}/p.json", "resource": "x", "fields": "y"}}
                    ],
                }
            ),
            remote,
        ),
        "nested package": (package(path="inner/datapackage.json", type="package", format="json"), {"format-unsupported"}),
        "link": (package(path="link.csv"), {"delivery-link", "source-error"}),
        "link in folder": (package(path="ordner/geheim.csv"), {"delivery-link", "source-error", "delivery-file-missing"}),
        "schema link": (package(schema="schema-link.json"), {"delivery-link", "delivery-file-missing", "descriptor-not-json"}),
        "missing": (package(path="gibt-es-nicht.csv"), {"delivery-file-missing", "source-error"}),
        "a folder": (package(path="inner"), {"delivery-link", "source-error", "format-unsupported"}),
    }


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Put secrets beside the package: a table, a schema, a database."""
    outside = folder(tmp_path / "draussen", {"geheim.csv": f"name;wort\nx;{CANARY}\n".encode(), "schema.json": b'{"fields": []}'})
    with sqlite3.connect(outside / "geheim.db") as database:
        database.execute("CREATE TABLE geheim (wort)")
        database.execute("INSERT INTO geheim VALUES (?)", [CANARY])
    database.close()
    return outside


def laid(at: Path, outside: Path, descriptor: Json) -> Path:
    """Lay out a package with links that lead outside."""
    folder(at, {"b.csv": TABLE, "inner/datapackage.json": hostile.told(package())}, descriptor)
    (at / "link.csv").symlink_to(outside / "geheim.csv")
    (at / "ordner").symlink_to(outside)
    (at / "schema-link.json").symlink_to(outside / "schema.json")
    return at


CASES = sorted(pointing("http://127.0.0.1:9", Path("/x")))


@pytest.mark.parametrize("case", CASES)
def test_nothing_outside_the_package_is_opened_or_fetched(
    case: str, tmp_path: Path, outside: Path, listener: Listener, settings: Settings, policy: Policy, means: Means
) -> None:
    descriptor, codes = pointing(listener.url, outside)[case]
    delivered = laid(tmp_path / "paket", outside, descriptor)
    entries = [delivered, delivered / "datapackage.json", hostile.zip_of(delivered, tmp_path / "paket.zip")]
    watch = Watch(outside.iterdir())
    for entry in entries:
        found, answer = outcome(entry, settings, policy)
        assert found & (codes | ({"delivery-link"} if entry.suffix == ".zip" else set())), entry.name
        assert not answer or answer["verdict"] == "rejected"
        assert CANARY not in json.dumps(answer)
    published = publish(delivered, means, None, None, expect=False)
    assert published.state in {"failed", "rejected"}
    assert published.exit_code in {1, 2}
    assert not watch.touched()
    assert listener.requests == []
    watch.close()


def test_the_watch_would_see_a_file_that_is_opened(outside: Path) -> None:
    watch = Watch(outside.iterdir())
    (outside / "geheim.csv").read_bytes()
    assert watch.touched()
    watch.close()


@pytest.mark.parametrize("inside_zip", [False, True])
def test_links_without_a_descriptor_are_not_followed(
    inside_zip: bool, tmp_path: Path, outside: Path, settings: Settings, policy: Policy
) -> None:
    delivered = laid(tmp_path / "paket", outside, package())
    (delivered / "datapackage.json").unlink()
    watch = Watch(outside.iterdir())
    found, answer = outcome(hostile.zip_of(delivered, tmp_path / "p.zip") if inside_zip else delivered, settings, policy)
    assert found == ({"delivery-link"} if inside_zip else set())
    assert CANARY not in json.dumps(answer)
    assert [resource["path"] for resource in answer.get("resources", [])] == ([] if inside_zip else ["b.csv"])
    assert not watch.touched()
    watch.close()


def test_a_link_handed_in_itself_is_refused(tmp_path: Path, outside: Path, settings: Settings, policy: Policy) -> None:
    for name, target in {"a.csv": outside / "geheim.csv", "ordner": outside, "datapackage.json": outside / "schema.json"}.items():
        (tmp_path / name).symlink_to(target)
        assert outcome(tmp_path / name, settings, policy)[0] == {"delivery-link"}


def test_what_is_no_file_is_refused(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    (tmp_path / "paket" / "datapackage.json").mkdir(parents=True)
    assert outcome(tmp_path / "paket", settings, policy)[0] == {"delivery-link"}
    assert outcome(Path("/dev/zero"), settings, policy)[0] == {"delivery-link"}
    assert outcome(tmp_path / "nichts.csv", settings, policy)[0] == {"path-missing"}
    assert outcome(tmp_path / ("x" * 5000), settings, policy)[0] == {"path-missing"}


# ------------------------------------------------------------------------------------------------ JSON that is a trap

DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "depth": (b'{"resources": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "descriptor-too-deep"),
    "depth, open": (b'{"a": ' * 200_000, "descriptor-too-deep"),
    "depth of 40": (b'{"resources": ' + b"[" * 40 + b"]" * 40 + b"}", "descriptor-too-deep"),
    "twice": (b'{"name": "a", "name": "b", "resources": []}', "descriptor-duplicate-key"),
    "NaN": (b'{"a": NaN, "resources": []}', "descriptor-bad-number"),
    "Infinity": (b'{"a": -Infinity, "resources": []}', "descriptor-bad-number"),
    "1e400": (b'{"a": 1e400, "resources": []}', "descriptor-bad-number"),
    "many digits": (b'{"a": ' + b"9" * 100_000 + b"}", "descriptor-not-json"),
    "lone surrogate": (b'{"title": "\\ud800", "resources": []}', "descriptor-lone-surrogate"),
    "surrogate in a key": (b'{"\\udfff": 1, "resources": []}', "descriptor-lone-surrogate"),
    "long field name": (
        json.dumps({"resources": [{"path": "b.csv", "schema": {"fields": [{"name": "n" * 30_000}]}}]}).encode(),
        "schema-fields-wrong",
    ),
    "no UTF-8": (b'{"title": "\xff", "resources": []}', "descriptor-not-json"),
    "list": (b"[]", "descriptor-not-object"),
    "text": (b'"x"', "descriptor-not-object"),
    "nothing": (b"", "descriptor-not-json"),
    "half": (b'{"resources": [', "descriptor-not-json"),
    "comment": (b'{"resources": [] // x\n}', "descriptor-not-json"),
    "large": (b'{"title": "' + b"x" * 5 * 1024**2 + b'"}', "descriptor-too-large"),
    "no resources": (b'{"name": "x"}', "descriptor-no-resources"),
    "odd resources": (b'{"resources": [7, "x"]}', "descriptor-no-resources"),
    "many resources": (b'{"resources": [' + b'{"path":"b.csv"},' * 1_001 + b'{"path":"b.csv"}]}', "too-many-resources"),
    "many keys": (b'{"resources": [{"path":"b.csv","schema":{"uniqueKeys":[' + b'"a",' * 100 + b'"a"]}}]}', "too-many-keys"),
    "a wide key": (b'{"resources": [{"path":"b.csv","schema":{"primaryKey":[' + b'"a",' * 100 + b'"a"]}}]}', "too-many-keys"),
    "odd line end": (b'{"resources": [{"path":"b.csv","dialect":{"lineTerminator":"|"}}]}', "line-end-unsupported"),
}


@pytest.mark.parametrize("case", DOCUMENTS)
@pytest.mark.usefixtures("ten_seconds")
def test_json_that_is_a_trap_is_refused(case: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    document, code = DOCUMENTS[case]
    found, _ = outcome(folder(tmp_path / "paket", {"b.csv": TABLE}, document), settings, policy)
    assert found == {code}
    found, _ = outcome(zipped(tmp_path / "p.zip", [("b.csv", TABLE), ("datapackage.json", document)]), settings, policy)
    assert found == {code}


ODD: tuple[object, ...] = (None, 7, True, [], {}, "", "x", [[]], [None], {"a": {}}, -1e300)


def test_values_of_a_wrong_type_never_break_it(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    """Each property with each odd value: refused with a code, or rewritten to a form that the rest can bear."""
    names = (
        "name title description format mediatype encoding dialect schema licenses sources subject homepage type scheme".split()
    )
    tables = [package(**{name: value})["resources"][0] for name in names for value in ODD]
    packages = [{**package(), name: value} for name in _PACKAGE for value in ODD]
    bearable = [{"resources": [table]} for table in tables]
    kept = [document for document in [*bearable, *packages] if _is_bearable(document)]
    assert len(kept) > len(bearable)
    resources = [resource for document in kept for resource in document["resources"] if "dialect" not in resource]
    for descriptor in (*kept[-len(packages) :: 90], {"resources": resources[::9]}):
        found, answer = outcome(folder(tmp_path / "paket", {"b.csv": TABLE}, descriptor), settings, policy)
        assert answer, found


def _is_bearable(document: Json) -> bool:
    try:
        allowed(document, lambda _: {})
        return list(paths(document)) == ["b.csv"]
    except BadData as refusal:
        assert_told(refusal)
        return False


def test_schemas_of_odd_values_never_break_it(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    members = "type format constraints missingValues categories decimalChar groupChar trueValues unit title".split()
    parts = "fields primaryKey foreignKeys uniqueKeys missingValues fieldsMatch".split()
    limits = "required unique minLength minimum pattern enum jsonSchema".split()
    fields = [{"name": "hoehe", member: value} for member in members for value in ODD[::4]]
    fields += [{"name": "hoehe", "constraints": {limit: value}} for limit in limits for value in ODD[:9:2]]
    schemas: list[Json] = [{"fields": [field], "fieldsMatch": ["subset"]} for field in fields]
    schemas += [{"fields": [{"name": "hoehe"}], part: value} for part in parts[1:] for value in ODD[::2]]
    resources = [{"name": f"t{at}", "path": "b.csv", "schema": schema} for at, schema in enumerate(schemas)]
    for at in range(0, len(resources), 120):
        found, answer = outcome(
            folder(tmp_path / str(at), {"b.csv": TABLE}, {"resources": resources[at : at + 120]}), settings, policy
        )
        assert answer
        assert "sandbox-crashed" not in found


# ------------------------------------------------------------------------------------------------------ limits of tables


def heavy(case: str) -> tuple[bytes, set[str]]:  # noqa: PLR0911  (a table of cases, none made before it is needed)
    """Give a table that asks for too much."""
    match case:
        case "columns":
            return b";".join(b"a%d" % at for at in range(1_000_000)) + b"\n" + b";" * 999_999 + b"\n", {"too-many-columns"}
        case "cell":
            return b"a;b\n1;" + b"x" * 10 * 1024**2 + b"\n", {"cell-too-long"}
        case "cell in quotes":
            return b'a;b\n1;"' + b"x" * 10 * 1024**2 + b'"\n', {"cell-too-long"}
        case "open quote":
            return b'a;b\n1;"x\n' + b"2;y\n" * 400_000, {"cell-too-long", "unclosed-quote"}
        case "NUL":
            return b"a;b\n1;x\0y\n2;z\n", {"control-characters"}
        case "NUL in the header":
            return b"a\0;b\n1;x\n2;z\n", {"control-characters"}
        case "only NUL":
            return b"\0" * 100_000, {"unreadable-bytes"}
        case "one line":
            return b"x" * 20 * 1024**2, {"cell-too-long", "record-too-long"}
        case _:
            return b"a;a;\n1;2;3\n", {"duplicate-label", "blank-label"}


@pytest.mark.parametrize(
    "case",
    [
        "columns",
        "cell",
        "cell in quotes",
        "open quote",
        "NUL",
        "NUL in the header",
        "only NUL",
        "one line",
        "labels",
    ],
)
@pytest.mark.usefixtures("ten_seconds")
def test_a_table_that_asks_for_too_much_is_refused(case: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    content, codes = heavy(case)
    (tmp_path / "t.csv").write_bytes(content)
    found, answer = outcome(tmp_path / "t.csv", settings, policy)
    assert found & codes, found
    assert case == "labels" or not answer or answer["verdict"] == "rejected"


def test_files_and_rows_beyond_their_limits_are_refused(
    tmp_path: Path, settings: Settings, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.csv").write_bytes(TABLE)
    monkeypatch.setattr(delivery, "MAX_FILE_BYTES", 20)
    assert outcome(tmp_path / "t.csv", settings, policy)[0] == {"file-too-large"}
    monkeypatch.undo()
    monkeypatch.setattr(records, "MAX_ROWS", 2)
    monkeypatch.setattr(sandbox, "run", in_this_process)
    assert "too-many-rows" in outcome(tmp_path / "t.csv", settings, policy)[0]


PATTERNS = ["(a+)+$", "(a|a)*$", "(a|aa)+$", "([a-z]+)*$", "(.*a){25}", "^(?=a)a+", r"(a)\1", "(?:a{1,1000}){1,1000}", "("]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.usefixtures("ten_seconds")
def test_a_pattern_takes_linear_time_or_is_refused(pattern: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    rows = "".join(f"{at};{'a' * 3_000}!\n" for at in range(40))
    schema = {"fields": [{"name": "nummer"}, {"name": "text", "type": "string", "constraints": {"pattern": pattern}}]}
    delivered = folder(tmp_path / "paket", {"b.csv": f"nummer;text\n{rows}".encode()}, package(schema=schema))
    found, _ = outcome(delivered, settings, policy)
    assert found & {"constraint-error", "schema-error"}


# ------------------------------------------------------------------------------------------------------------- archives


LITTER = (
    *("__MACOSX/._b.csv", "__MACOSX/p/._b.csv", ".DS_Store", "p/.DS_Store", "._b.csv", "Thumbs.db", "desktop.ini", "Desktop.ini"),
    *("~$b.xlsx", ".~lock.b.ods#"),
)


@pytest.mark.parametrize("name", LITTER)
def test_what_systems_lay_beside_the_files_of_people_is_left_out(
    name: str, tmp_path: Path, settings: Settings, policy: Policy
) -> None:
    junk = b"\0\5\x16\7 no table"
    single = zipped(tmp_path / "z.zip", [("b.csv", TABLE), (name, junk)])
    described = zipped(tmp_path / "d.zip", [(name, junk), ("b.csv", TABLE), ("datapackage.json", hostile.told(package()))])
    for path in (single, described):
        found, answer = outcome(path, settings, policy)
        assert (found, answer["verdict"]) == ({"litter-left-out"}, "publishable")
        assert [resource["name"] for resource in answer["resources"]] == ["b" if path == single else "baeume"]
    delivered = folder(tmp_path / "ordner", {"b.csv": TABLE, name: junk})
    found, answer = outcome(delivered, settings, policy)
    assert (found, answer["verdict"]) == ({"litter-left-out"} if name == "~$b.xlsx" else set(), "publishable")


@pytest.mark.parametrize("name", ["__MACOSX/../../._b.csv", "/._b.csv", "__MACOSX/con.csv", "~$b\u202e.xlsx"])
def test_rules_of_archives_hold_for_what_is_left_out_too(name: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    assert outcome(zipped(tmp_path / "p.zip", [("b.csv", TABLE), (name, b"x")]), settings, policy)[0] == {"path-unsafe"}


ARCHIVES = [
    *"parent absolute drive backslash reserved bidi link device twice twins overlap encrypted method offset".split(),
    *("cut", "empty", "nested", "many", "size too small", "size too large", "packed size", "wrong sum", "local header"),
]


@pytest.mark.parametrize("case", ARCHIVES)
@pytest.mark.usefixtures("ten_seconds")
def test_an_archive_that_is_a_trap_is_refused(case: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    path, codes = archive(case, tmp_path)
    found, answer = outcome(path, settings, policy)
    assert found & codes, found
    assert not answer or answer["verdict"] == "rejected"


@pytest.mark.usefixtures("ten_seconds")
def test_an_archive_that_unpacks_to_far_more_is_refused_unread(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    with zipfile.ZipFile(tmp_path / "bombe.zip", "w", zipfile.ZIP_DEFLATED) as target, target.open("b.csv", "w") as entry:
        for _ in range(128):
            entry.write(bytes(1024**2))
    assert outcome(tmp_path / "bombe.zip", settings, policy)[0] == {"zip-too-large"}


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_archive_has_a_code(seed: int, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    """Bytes of a good archive changed one after another, most of them in its directory."""
    plain = bytearray(zipped(tmp_path / "g.zip", [("b.csv", TABLE), ("datapackage.json", hostile.told(package()))]).read_bytes())
    for at in range(seed, len(plain), 41):
        changed = bytearray(plain)
        changed[at] ^= 0xFF
        (tmp_path / "p.zip").write_bytes(changed)
        outcome(tmp_path / "p.zip", settings, policy)


# ------------------------------------------------------------------------------------ names that look like something else

HEADERS = {
    "bidi": "Na\u202eme",
    "isolate": "\u2066Name\u2069",
    "zero width": "Na\u200bme",
    "joiner": "Na\u200dme",
    "cyrillic": "N\u0430me",
    "soft hyphen": "Na\u00adme",
    "escape": "Na\x1b[31mme",
    "line": "Na\u2028me",
    "tag": "Na\U000e0041me",
    "marks": "N" + "\u0301" * 200,
    "html": "<script>alert(1)</script>",
    "formula": "=HYPERLINK(1)",
    "blank": "\u3000",
}


def test_odd_headers_never_break_it(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    for case, header in HEADERS.items():
        (tmp_path / "t.csv").write_bytes(f'Nummer;"{header}"\n'.encode() + b"1;2\n2;3\n3;4\n")
        found, answer = outcome(tmp_path / "t.csv", settings, policy)
        assert answer, (case, found)


@pytest.mark.usefixtures("ten_seconds")
def test_headers_that_deceive_or_are_too_long_have_a_code(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    cases = {
        **dict.fromkeys(("Na\u202eme", "Na\u200bme", "N\u0430me", "Na\x1bme"), "label-characters"),
        **dict.fromkeys(("A\u0308hre", "\u0421\u043e\u0440", "Zwei\u00a0Worte"), "label-twin"),
        "n" * 900_000: "label-too-long",
    }
    for header, code in cases.items():
        (tmp_path / "t.csv").write_bytes(f"\u00c4hre;Cop;Zwei Worte;{header}\n1;2;3;4\n2;3;4;5\n".encode())
        _, answer = outcome(tmp_path / "t.csv", settings, policy)
        assert (code, "error") in [(one["code"], one["severity"]) for one in answer["resources"][0]["issues"]], code
        assert answer["verdict"] != "publishable"


def test_names_that_are_no_text_stop_neither_their_file_nor_the_others(
    tmp_path: Path, settings: Settings, policy: Policy
) -> None:
    names = [os.fsdecode(b"Stra\xdfen.csv"), os.fsdecode(b"Stra\xe4en.csv"), "gut.csv"]
    found, answer = outcome(folder(tmp_path / os.fsdecode(b"B\xe4ume"), dict.fromkeys(names, TABLE)), settings, policy)
    assert "path-encoding" in found
    assert [resource["path"] for resource in answer["resources"]] == ["Stra\ufffden.csv", "Stra\ufffden 2.csv", "gut.csv"]
    assert all(resource["fields"] for resource in answer["resources"])
    json.dumps(answer, ensure_ascii=False).encode()
    found, answer = outcome(tmp_path / os.fsdecode(b"B\xe4ume") / names[0], settings, policy)
    assert "path-encoding" in found
    assert answer["resources"][0]["fields"]


def test_odd_names_of_deliveries_become_plain_slugs() -> None:
    for name in [*HEADERS.values(), "..", ".", "", "\0", "a" * 5000, "../../x", "ÄÖÜß", "con"]:
        assert slugged(name).isascii()
        assert set(slugged(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert 2 <= len(slugged(name)) <= 100


def shared(*parts: str) -> Path:
    """Give a folder of corpora, or skip."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not beside the project")
    return path


def test_naughty_strings_never_break_it(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    strings = json.loads((shared("corpora", "naughty-strings") / "blns.json").read_text(encoding="utf-8"))
    quoted = ['"' + text.replace('"', '""') + '"' for text in strings]
    cells = "nummer;text\n" + "".join(f"{at};{text}\n" for at, text in enumerate(quoted))
    outcome(folder(tmp_path / "zellen", {"t.csv": cells.encode("utf-8", "replace")}), settings, policy)
    for at in range(0, len(quoted), 130):
        part = quoted[at : at + 130]
        head = ";".join(part) + "\n" + ";".join("1" for _ in part) + "\n"
        outcome(folder(tmp_path / f"kopf{at}", {"t.csv": head.encode("utf-8", "replace")}), settings, policy)
    resources = [{"name": text, "title": text, "description": text, "path": "t.csv"} for text in strings[::12]]
    descriptor = {"name": strings[9], "title": strings[10], "keywords": strings, "resources": resources}
    found, answer = outcome(folder(tmp_path / "namen", {"t.csv": TABLE}, descriptor), settings, policy)
    assert answer, found
    names = [resource["name"] for resource in answer["resources"]]
    assert len(set(names)) == len(names)


CORPORA = ["csv-spectrum", "goodtables", "geojsonhint", "defusedxml", "calamine", "naughty-strings"]


@pytest.mark.parametrize("corpus", CORPORA)
def test_bad_and_odd_files_never_break_it(corpus: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    """All files of a corpus as the tables of few deliveries, and a few of them alone."""
    files = [path for path in sorted(shared("corpora", corpus).rglob("*")) if path.is_file()]
    named = {f"{at:04}{path.suffix}": path.read_bytes() for at, path in enumerate(files) if path.stat().st_size < 5 * 1024**2}
    resources = [{"name": f"t{at}", "path": name} for at, name in enumerate(named) if not name.endswith((".zip", ".gz"))]
    for part, some in enumerate([resources[at : at + 30] for at in range(0, len(resources), 30)]):
        found, answer = outcome(folder(tmp_path / f"teil{part}", named, {"resources": some}), settings, policy)
        assert answer, found
    for path in files[:: max(1, len(files) // 5)]:
        outcome(path, settings, policy)


def test_real_tables_never_break_it(settings: Settings, policy: Policy) -> None:
    for path in sorted(shared("realdata", "tables").iterdir()):
        outcome(path, settings, policy)


def test_a_folder_of_many_tables_is_looked_at_whole(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    for at in range(130):
        (tmp_path / f"{at:03}.csv").write_text("Vorname;Nachname;Ort\nErika;Huber;Bamberg\n", encoding="utf-8")
    found, unread = detect(tmp_path, settings, policy)
    assert (len(found), unread) == (130, [])
