"""A repaired copy reads as the file did, with the faulty cells as they were meant; all else is as it was, to the letter."""

import csv
import io
import json
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.canaries import NAME, found_below, found_in
from tests.test_no_leak import environment
from typer.testing import CliRunner

from opendata import inside
from opendata.edges import cli
from opendata.errors import Misuse
from opendata.nameless import content, filled
from opendata.policy import load
from opendata.stages.read import read
from opendata.table import OpenResource

ROOT = Path(__file__).parents[2]
FIELDS = [
    {"name": "Nr", "type": "integer"},
    {"name": "Text", "type": "string"},
    {"name": "Länge", "type": "number", "decimalChar": ","},
    {"name": "Tag", "type": "date", "format": "%d.%m.%Y"},
]


def files_of(data: bytes, described: dict[str, Any] | None) -> list[int]:
    """Give a delivery of one file: its manifest first."""
    numbers = [{"number": 1, "path": "t.csv"}]
    manifest = {"descriptor": 2 if described else None, "files": numbers}
    package = {"name": "p", "resources": [{"name": "t", "path": "t.csv", **(described or {})}]}
    more = [filled(json.dumps(package).encode())] if described else []
    return [filled(json.dumps(manifest).encode()), filled(data), *more]


def opened(data: bytes, described: dict[str, Any] | None = None) -> OpenResource:
    """Read a file as it is checked."""
    manifest, *files = files_of(data, described)
    package, _ = read("probe", json.loads(content(manifest)), dict(enumerate(files, start=1)))
    return package.resources[0]


def repaired(data: bytes, described: dict[str, Any] | None = None) -> tuple[dict[str, Any], bytes | None, str]:
    """Propose repairs; give what is proposed, the copy and the words."""
    arguments = {"name": "probe", "places": load(ROOT / "policy").knowledge(), "language": "de", "examples": True}
    answer, (words, *copies) = inside.repair(arguments, files_of(data, described))
    (file,) = answer["files"]
    return file, content(copies[0]) if copies else None, content(words).decode()


def cells(resource: OpenResource) -> list[tuple[Any, ...]]:
    """Give the cells of a table."""
    assert resource.cells is not None
    return resource.cells.lazy().collect().rows()


# ------------------------------------------------------------------------------------------------- what is repaired, what not

TEXTS = st.text(st.sampled_from('abc äöüß;,"\n \u00a0€'), max_size=12)
NUMBERS = st.decimals(-99999, 99999, places=2)
DATES = st.dates(date(1000, 1, 1), date(2999, 12, 31))
ROWS = st.lists(st.tuples(TEXTS, NUMBERS, st.booleans(), DATES, st.booleans()), min_size=1, max_size=25)


@settings(max_examples=60)
@given(ROWS, st.sampled_from(["utf-8", "utf-8-sig", "windows-1252"]), st.sampled_from(["\n", "\r\n"]), st.sampled_from(";,\t"))
def test_a_repaired_copy_reads_as_it_was_meant(rows: list[Any], encoding: str, end: str, delimiter: str) -> None:
    wrong = [f"{value:,.2f}" if odd else f"{value:.2f}".replace(".", ",") for _, value, odd, _, _ in rows]
    days = [day.isoformat() if odd else f"{day:%d.%m.%Y}" for *_, day, odd in rows]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(["Nr", "Text", "Länge", "Tag"])
    writer.writerows([at, row[0], wrong[at], days[at]] for at, row in enumerate(rows))
    described = {
        "encoding": encoding.removesuffix("-sig"),
        "dialect": {"delimiter": delimiter},
        "schema": {"fields": FIELDS},
    }
    data = out.getvalue().encode(encoding)
    before = opened(data, described)
    assume(before.reading.encoding == described["encoding"])
    file, copy, _ = repaired(data, described)
    assert file["blocked"] != "unproved"
    assume(file["blocked"] is None)  # a quoted text that looks like records of its own
    after = cells(opened(copy or data, described))
    assert len(after) == len(rows) == len(cells(before))
    for (_, nr, text, number, day), (was, value, _, meant, _), (_, _, kept, *_) in zip(after, rows, cells(before), strict=True):
        assert nr is not None
        assert (Decimal(number), day) == (value, meant.isoformat())
        plain = (kept or "").strip(" \t\r\n\u00a0")
        assert (text or "") in ({plain} if plain else {kept or "", ""}), was


@settings(max_examples=60)
@given(ROWS, st.sampled_from(["utf-8", "windows-1252"]), st.sampled_from(["\n", "\r\n"]))
def test_a_line_without_a_repair_stays_as_it_is(rows: list[Any], encoding: str, end: str) -> None:
    """Quotes that nobody needs, blanks between, line ends: to the byte."""
    lines = [f'"{at}";"x{at} ";{"1.5" if row[2] else "1,5"};"01.02.2024"' for at, row in enumerate(rows)]
    lines = [line.replace(f"x{at} ", f"ä{at}") if at % 2 else line for at, line in enumerate(lines)]
    data = end.join(["Nr;Text;Länge;Tag", *lines, ""]).encode(encoding)
    described = {"encoding": encoding, "dialect": {"delimiter": ";"}, "schema": {"fields": FIELDS}}
    _, copy, _ = repaired(data, described)
    assert copy is not None
    new, old = copy.split(end.encode()), data.split(end.encode())
    assert len(new) == len(old)
    for at, (one, other) in enumerate(zip(new, old, strict=True)):
        touched = 0 < at <= len(rows) and (rows[at - 1][2] or (at - 1) % 2 == 0)
        assert (one != other) == touched


def test_a_file_without_a_description_is_repaired_by_what_nine_in_ten_cells_are() -> None:
    lines = [f"{at};{at},50;{1 + at % 28:02}.03.2024" for at in range(1, 41)]
    lines[4] = "5;12.5;2024-03-05"
    data = "\r\n".join(["Nr;Länge;Tag", *lines, ""]).encode()
    assert [field.type for field in opened(data).fields] == ["integer", "number", "date"]
    file, copy, words = repaired(data)
    assert copy is not None
    assert [field.type for field in opened(copy).fields] == ["integer", "number", "date"]
    assert cells(opened(copy))[4] == (6, "5", "12.5", "2024-03-05")
    assert [(one["cause"], one["column"], one["count"]) for one in file["changes"]] == [("number", "B", 1), ("date", "C", 1)]
    assert "B6: - [12.5]" in words


def test_one_cell_that_stays_open_leaves_the_column_alone() -> None:
    lines = [f"{at};{at},50" for at in range(1, 41)]
    lines[4], lines[5] = "5;12.5", "6;etwa 12"
    file, copy, _ = repaired("\n".join(["Nr;Länge", *lines, ""]).encode())
    assert (file["changes"], copy) == ([], None)


def test_what_is_ambiguous_is_asked() -> None:
    described = {"schema": {"fields": FIELDS[:1] + FIELDS[3:]}}
    data = b"Nr;Tag\n1;05.03.24\n2;01/02/2024\n3;06.03.2024\n"
    file, copy, words = repaired(data, described)
    assert (file["changes"], copy) == ([], None)
    assert file["asked"] == [{"cause": "date", "column": "B", "count": 2}]
    assert "B2: - [05.03.24]" in words


def test_an_undeclared_old_encoding_becomes_utf8_that_excel_knows() -> None:
    data = "Nr;Straße\r\n1;Königstraße\r\n2;Böttgerstraße\r\n".encode("windows-1252")
    file, copy, _ = repaired(data)
    assert copy == b"\xef\xbb\xbf" + data.decode("windows-1252").encode()
    assert [one["cause"] for one in file["changes"]] == ["encoding"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'Nr;Text\n1;"offen\n2;x \n', "unclosed-quote"),
        (b'Nr;Text\n1;a"b"\n2;"x"y \n', "stray-quote"),
        ("Nr;Straße\n1;Königstraße \n2;Böttgerstraße\n3;".encode() + "Hauptstraße\n".encode("windows-1252"), "encoding-error"),
        (b"Nr;Text\n1;a\x00b \n2;x\n", "control-characters"),
    ],
)
def test_a_file_of_which_the_records_are_not_sure_is_left_alone(data: bytes, code: str) -> None:
    file, copy, words = repaired(data)
    assert (file["blocked"], file["changes"], copy) == (code, [], None)
    assert "noch einmal --fix" in words


def test_a_row_with_too_many_cells_is_left_alone() -> None:
    file, copy, _ = repaired(b"Nr;Text;Art\n1; a;b\n2; c; d; e\n3;f;g\n4;h;i\n")
    assert copy == b"Nr;Text;Art\n1;a;b\n2; c; d; e\n3;f;g\n4;h;i\n"
    assert file["changes"] == [{"cause": "trim", "column": "B", "count": 1}]


def test_no_repair_makes_another_fault() -> None:
    """Without their blanks two keys would be one."""
    fields = [{"name": "Nr", "type": "string"}, {"name": "Text", "type": "string"}]
    described = {"schema": {"fields": fields, "primaryKey": "Nr"}}
    file, copy, _ = repaired(b"Nr;Text\nA;x \nA ;y\nB;z\n", described)
    assert copy == b"Nr;Text\nA;x\nA ;y\nB;z\n"
    assert file["changes"] == [{"cause": "trim", "column": "B", "count": 1}]


def test_what_stands_around_the_table_stays() -> None:
    head, foot = "Brunnen der Stadt \n\n", "\nQuelle: Amt für Wasser \n"
    data = (head + "Nr;Text;Art\n" + "".join(f"{at};a{at} ;b\n" for at in range(1, 9)) + foot).encode()
    _, copy, _ = repaired(data)
    assert copy == data.replace(b" ;b", b";b")


# ------------------------------------------------------------------------------------------------------- the command line


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    (tmp_path / "tmp").mkdir()
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("tempfile.tempdir", None)
    return lambda *words: CliRunner().invoke(cli.app, list(map(str, words)))


def test_the_copy_lies_beside_and_the_original_stays(run: Callable[..., Any], tmp_path: Path) -> None:
    source, copy = tmp_path / "f" / "liste.csv", tmp_path / "f" / "liste.repaired.csv"
    source.parent.mkdir()
    data = ("Nr;Name\n" + f"1;{NAME} \n2; {NAME}\n" * 10).encode()
    source.write_bytes(data)
    source.chmod(0o640)
    first = run("check", source, "--fix")
    assert "Nichts geschrieben" in first.stdout
    assert not copy.exists()
    second = run("check", source, "--fix", "--yes")
    assert source.read_bytes() == data
    assert copy.read_bytes() == data.replace(b" \n", b"\n").replace(b"; ", b";")
    assert copy.stat().st_mode & 0o777 == 0o640
    third = run("check", source, "--fix", "--yes")
    assert isinstance(third.exception, Misuse)
    assert third.exception.code == "repair-exists"
    fourth = run("check", source, "--fix", "--yes", "--force", "--json")
    told = json.loads(fourth.stdout)["repairs"]
    assert told == [
        {
            "path": "liste.csv",
            "changes": [{"cause": "trim", "column": "B", "count": 20}],
            "asked": [],
            "blocked": None,
            "copied": True,
            "written": str(copy),
        }
    ]
    for result in (first, second, third, fourth):
        assert found_in((result.output + result.stderr).encode()) == set()
    assert sorted(os.listdir(source.parent)) == ["liste.csv", "liste.repaired.csv"]  # noqa: PTH208
    assert found_below(tmp_path / "tmp") == {}
    assert not (tmp_path / "var").exists()
