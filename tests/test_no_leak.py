"""Planted personal data shows up nowhere: no public file, word, log, database, ledger, temporary file, answer of the service."""

import base64
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from tests.canaries import IBAN, LINE, NAME, PHONE, TAX_ID, VALUES, found_below, found_in
from tests.crash import driver
from tests.edges.web.conftest import InProcess
from tests.hostile_packages import folder
from typer.testing import CliRunner

from opendata.edges import cli
from opendata.model import Json
from opendata.settings import from_environment

ROOT = Path(__file__).parents[1]
NOW = "2026-11-23T09:00:00+00:00"


# --------------------------------------------------------------------------------------------------------- what is planted


def table(rows: int, encoding: str, **cells: Callable[[int], str]) -> bytes:
    """Give a table of trees with canaries in some columns, and one in its footer."""
    things: Mapping[str, Callable[[int], str]] = {
        "Nummer": str,
        "Baumart": lambda at: ("Winterlinde", "Spitzahorn", "Stieleiche")[at % 3],
        "Höhe": lambda at: str(3 + at % 20),
        "Pflanzjahr": lambda at: str(1950 + at % 60),
        "Umfang": lambda at: str(20 + at % 90),
        "Stadtteil": lambda at: ("Gaustadt", "Wunderburg", "Berggebiet")[at % 3],
    }
    columns = {**things, **cells}
    lines = [";".join(columns), *(";".join(cell(at) for cell in columns.values()) for at in range(1, rows + 1))]
    return "\n".join([*lines, "", f"{LINE};;;", ""]).encode(encoding)


PEOPLE: Mapping[str, Callable[[int], str]] = {
    "Name des Eigentümers": lambda _: NAME,
    "Telefon privat": lambda _: PHONE,
    "IBAN": lambda _: IBAN,
    "Steuer-ID": lambda _: TAX_ID,
    f"Notiz {NAME} {PHONE}": lambda at: str(at % 7),
}


def described(*resources: Json) -> Json:
    """Give a descriptor that names canaries wherever a text may stand."""
    texts = {"title": LINE, "description": LINE}
    return {
        "name": "baeume",
        **texts,
        "keywords": [NAME, PHONE],
        "homepage": f"https://stadt.example/{quote(NAME)}?tel={quote(PHONE)}",
        "contributors": [{"title": NAME, "email": "juergen.schaefer@gmx.example", "role": LINE}],
        "sources": [{"title": LINE, "path": f"https://stadt.example/{IBAN}"}],
        "frequency": IBAN,
        "spatial": LINE,
        "version": TAX_ID,
        "resources": [
            {**texts, "encoding": encoding, **resource}
            for encoding, resource in zip(("utf-8", "windows-1252"), resources, strict=True)
        ],
    }


def schema(**fields: Json) -> Json:
    """Give a schema whose fields hold canaries in all that is said of them; `fields` replaces single members."""
    said = {"title": LINE, "description": LINE, "unit": LINE, "format": LINE, "rdfType": LINE}
    names = ["Nummer", "Name des Eigentümers", "Telefon privat", "IBAN", "Steuer-ID"]
    enums = {"Name des Eigentümers": NAME, "Telefon privat": PHONE}
    made = [
        {
            "name": name,
            "type": "string",
            **said,
            **({"constraints": {"enum": [enums[name]]}} if name in enums else {}),
            **fields.get(name, {}),
        }
        for name in names
    ]
    return {"fields": made, "fieldsMatch": ["subset"], "missingValues": ["", LINE]}


def good(at: Path) -> Path:
    """Lay out a package that is published: things, with some columns and many words that must not go along."""
    first, second = f"data/{NAME}.csv", "data/zweite.csv"
    files = {first: table(60, "utf-8", **PEOPLE), second: table(60, "windows-1252", **PEOPLE)}
    return folder(
        at, files, described({"name": "juergen-schaefer", "path": first, "schema": schema()}, {"name": "zweite", "path": second})
    )


def broken(at: Path) -> Path:
    """Lay out a package with canaries in the very cells that cause errors."""
    first = table(
        40, "utf-8", **PEOPLE, Messwert=lambda at: PHONE if at == 7 else LINE if at == 8 else str(at), Muster=lambda _: NAME
    )
    second = table(40, "windows-1252", **{**PEOPLE, "Verweis": lambda at: f"{NAME} {at}"})
    replaced: dict[str, Json] = {
        "Nummer": {},
        "Steuer-ID": {"constraints": {"unique": True}},
        "IBAN": {"constraints": {"pattern": f"{NAME}|{PHONE}"}},
    }
    rules = schema(**replaced)
    rules["fields"] += [{"name": "Messwert", "type": "integer"}, {"name": "Muster", "type": NAME, "format": LINE}]
    rules |= {"primaryKey": ["IBAN"], "uniqueKeys": [["Steuer-ID"]]}
    foreign = {"fields": ["Verweis"], "reference": {"resource": "eine", "fields": ["Name des Eigentümers"]}}
    others = {"fields": [{"name": "Verweis"}], "fieldsMatch": ["subset"], "foreignKeys": [foreign]}
    licences = {"licenses": [{"name": NAME, "title": LINE, "path": f"https://stadt.example/{IBAN}"}]}
    resources = ({"name": "eine", "path": "a.csv", "schema": rules}, {"name": "andere", "path": "b.csv", "schema": others})
    return folder(at, {"a.csv": first, "b.csv": second + b"\x81\x8d;" + NAME.encode()}, {**described(*resources), **licences})


def smuggled(at: Path) -> Path:
    """Lay out a package that only verification stops: what is removed from one column stands in another once more."""
    remark: Callable[[int], str] = lambda at: f"{NAME}-Eiche" if at == 9 else f"Reihe {at % 4}"  # noqa: E731
    files = {"a.csv": table(60, "utf-8", **PEOPLE, Lage=remark), "b.csv": table(60, "windows-1252")}
    return folder(at, files, described({"name": "a", "path": "a.csv"}, {"name": "b", "path": "b.csv"}))


def useless(at: Path) -> Path:
    """Lay out a package whose descriptor is refused, with a canary beside the fault."""
    return folder(at, {"a.csv": table(3, "utf-8", **PEOPLE)}, {**described({"path": f"../{NAME}.csv"}, {"path": "a.csv"})})


# ----------------------------------------------------------------------------------------------------- an installation


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a fresh installation with a folder for temporary files of its own."""
    (tmp_path / "tmp").mkdir()
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path / "var"


def environment(at: Path) -> dict[str, str]:
    """Give the variables of an installation."""
    return {
        "OPENDATA_VAR": str(at / "var"),
        "OPENDATA_POLICY": str(ROOT / "policy"),
        "OPENDATA_NOW": NOW,
        "OPENDATA_ACTOR": "department:f1",
        "TMPDIR": str(at / "tmp"),
        "LANG": "de_DE.UTF-8",
    }


def said(*words: str, actor: str = "department:f1") -> str:
    """Run a command; see that neither its words nor its failure give anything away, and give what it said."""
    result = CliRunner().invoke(cli.app, list(words), env={"OPENDATA_ACTOR": actor})
    told = result.output + result.stderr + repr(result.exception) + str(getattr(result.exception, "params", ""))
    assert found_in(told.encode()) == set(), words
    assert "Traceback" not in told
    return result.stdout


def everything(dataset: str) -> None:
    """Ask every command that tells of a dataset."""
    for words in (
        ("review", "list"),
        ("review", "list", "--json"),
        ("policy", "explain", dataset),
        ("answer", dataset),
        ("answer", dataset, "--json"),
        ("audit", "show"),
        ("audit", "show", "--json"),
        ("audit", "verify"),
        ("portal", "status"),
        ("portal", "status", "--json"),
        ("doctor",),
    ):
        said(*words)


def public(var: Path, dataset: str) -> None:
    """Ask the service for all that it has."""
    settings = from_environment(os.environ)
    with httpx.Client(transport=InProcess(settings), base_url="http://127.0.0.1:8000", follow_redirects=True) as web:
        pages = [
            "/",
            "/datasets/",
            f"/datasets/{dataset}",
            "/catalog.ttl",
            "/catalog.jsonld",
            "/healthz",
            "/readyz",
            "/api/v1/openapi.json",
        ]
        pages += [
            "/api/v1/datasets",
            f"/api/v1/datasets/{dataset}",
            f"/api/v1/datasets/{dataset}/privacy",
            "/api/v1/submissions/x",
        ]
        files = [
            path.relative_to(var / "portal") for path in (var / "portal").glob(f"{dataset}/versions/*/**/*") if path.is_file()
        ]
        pages += [f"/datasets/{path.as_posix()}" for path in files]
        for page in pages:
            answer = web.get(page)
            assert found_in(answer.content + str(answer.headers).encode()) == set(), page


def assert_clean(var: Path) -> None:
    """Look through all that lies below the installation and its folder for temporary files."""
    assert found_below(var, var.parent / "tmp") == {}


# ----------------------------------------------------------------------------------------------------------- the promise


def test_the_search_finds_what_is_there() -> None:
    for value in VALUES:
        for before in range(4):
            text = ("x" * before + value + "y" * 5).encode()
            for form in (text, text.decode().encode("utf-16"), base64.b64encode(text), text.hex().encode(), quote(text).encode()):
                assert value in found_in(form)
        assert value in found_in(json.dumps({"x": value}).encode())
        assert value in found_in(base64.b64encode(value.encode("windows-1252")))


def test_nothing_shows_after_success(var: Path, tmp_path: Path) -> None:
    delivered = good(tmp_path / "baeume")
    answer = json.loads(said("check", str(delivered), "--json"))
    assert answer["verdict"] == "publishable"
    said("check", str(delivered))
    assert json.loads(said("publish", str(delivered), "--json"))[0]["state"] == "published"
    said("publish", str(delivered))
    everything("baeume")
    waiting = json.loads(said("review", "list", "--json"))
    assert waiting
    for entry in waiting:
        said("review", "show", entry["id"])
    said("answer", "baeume", waiting[0]["id"], "leave-out", "--json", actor="release:f7")
    public(var, "baeume")
    assert_clean(var)
    said("withdraw", "baeume", "--because", "privacy", "--note", "ein Anruf")
    everything("baeume")
    public(var, "baeume")
    assert_clean(var)


REFUSED = {
    "broken": (broken, "constraint-error"),
    "smuggled": (smuggled, "verify-reappears"),
    "useless": (useless, "path-parent"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_shows_after_refusal(case: str, var: Path, tmp_path: Path) -> None:
    lay, code = REFUSED[case]
    delivered = lay(tmp_path / "baeume")
    answer = json.loads(said("check", str(delivered), "--json"))
    assert answer["verdict"] == "rejected"
    assert code in json.dumps(answer)
    said("check", str(delivered))
    said("publish", str(delivered))
    said("publish", str(delivered), "--json")
    everything("baeume")
    public(var, "baeume")
    assert not list(var.glob("portal/baeume/versions/*/*"))
    assert_clean(var)


@pytest.mark.parametrize("name", [NAME, "juergen-schaefer", f"Bäume {PHONE}"])
def test_no_dataset_is_named_after_a_person(name: str, var: Path, tmp_path: Path) -> None:
    """The one who hands in may see the name that they gave; nothing keeps it."""
    delivered = folder(tmp_path / name, {"a.csv": table(20, "utf-8")})
    result = CliRunner().invoke(cli.app, ["publish", str(delivered)])
    assert result.exit_code == 1
    assert_clean(var)


# ------------------------------------------------------------------------------------------------------------- kill -9


@pytest.fixture(scope="module")
def effects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, int]:
    """Count the durable effects of one publication."""
    at = tmp_path_factory.mktemp("effects")
    delivered = good(at / "baeume")
    start = driver.seeded(at / "start")
    count = driver.run("publish", next(driver.copies(start, at / "whole")), delivered)
    assert count
    return start, delivered, count


def test_nothing_shows_after_a_kill_between_two_effects(effects: tuple[Path, Path, int], var: Path) -> None:
    start, delivered, count = effects
    for point in range(1, count + 1, max(1, count // 12)):
        copy = next(driver.copies(start, var.parent / f"kopie{point}"))
        assert driver.run("publish", copy, delivered, point) is None
        assert found_below(copy, var.parent / "tmp") == {}


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at work": lambda var: (var / "opendata.sqlite").exists(),
    "sealed": lambda var: any(var.glob("raw/*/*")),
    "released": lambda var: any(var.glob("released/*/*")),
    "public": lambda var: any(var.glob("portal/*/current")),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_shows_after_a_kill_of_the_real_command(moment: str, var: Path, tmp_path: Path) -> None:
    delivered = good(tmp_path / "baeume")
    command = [sys.executable, "-c", "from opendata.edges.start import main; main()", "publish", str(delivered)]
    environ = {**os.environ, **environment(tmp_path)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 120
        while not MOMENTS[moment](var) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
    assert found_in(out + err) == set()
    assert var.exists()
    assert_clean(var)
