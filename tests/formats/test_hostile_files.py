"""Files that are traps (T02, T05 to T07, T09, T11 of the threats): a coded error, soon, in little memory; the caller lives on."""

import json
import resource as limits
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from tests.workbooks import bare_xlsx, cell, ods, row, rows, table, xlsx, zipped

from opendata import sandbox
from opendata.errors import BadData
from opendata.nameless import filled
from opendata.sandbox import Limits
from opendata.stages.read import read
from opendata.texts import TEXTS

SHARED = Path(__file__).parents[2] / ".." / "shared"
SECONDS, BYTES = 10, 1024**3

_BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def far(place: str = "XFD1048576") -> bytes:
    return bare_xlsx(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{place}"><v>2</v></c></row>')


def many_texts() -> bytes:
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 100_001))
    return bare_xlsx(cells, f"<si><t>{'x' * 30_000}</t></si>")


def macros() -> bytes:
    whole = xlsx(rows(("Ort", "Wert"), ("Berg", 1), ("Hain", 2)))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/vbaProject.bin": b"macro"})


def zeros(name: str, megabytes: int) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(megabytes):
            part.write(b" " * 1024**2)
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """Say of every part that it is smaller than it is."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + (5).to_bytes(4, "little") + data[at + 28 :]


def repeated(cells: int, down: int) -> bytes:
    return ods(table(row(cell("x", f'table:number-columns-repeated="{cells}"'), around=f'table:number-rows-repeated="{down}"')))


def parquet(frame: pl.DataFrame) -> bytes:
    file = BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


TRAPS: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "far cells": ("a.xlsx", far, {"workbook-too-many-cells"}),
    "far cells in small letters": ("a.xlsx", partial(far, "xfd1048576"), {"workbook-too-many-cells"}),
    "far cells with zeros": ("a.xlsx", partial(far, "XFD0001048576"), {"workbook-too-many-cells"}),
    "entities in a sheet": ("a.xlsx", lambda: bare_xlsx("", head=_BOMB), {"workbook-entities"}),
    "entity of a file": ("a.xlsx", lambda: bare_xlsx("", head=_OUTSIDE), {"workbook-entities"}),
    "entities in ods": ("a.ods", lambda: ods("", head=_BOMB), {"workbook-entities"}),
    "giant shared text": ("a.xlsx", lambda: bare_xlsx("", f"<si><t>{'x' * 50_000_000}</t></si>"), {"cell-too-long"}),
    "giant text in a cell": (
        "a.xlsx",
        lambda: bare_xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 40_000_000}</t></is></c></row>'),
        {"cell-too-long", "record-too-long"},
    ),
    "giant text in ods": ("a.ods", lambda: ods(table(row(cell("x" * 5_000_000)))), {"cell-too-long"}),
    "one text in many cells": ("a.xlsx", many_texts, {"workbook-too-large"}),
    "repeated cells": ("a.ods", lambda: repeated(16_384, 1_048_576), {"workbook-too-many-cells", "too-many-rows"}),
    "ten digits of repeated rows": ("a.ods", lambda: repeated(1, 1_000_000_000), {"too-many-rows"}),
    "more repeated rows than a sheet has": ("a.ods", lambda: repeated(1, 1_048_577), {"too-many-rows"}),
    "two names for one column": ("a.json", lambda: b'[{"a":{"b":1},"a.b":2}]', {"json-duplicate-key"}),
    "zip bomb": ("a.xlsx", lambda: zeros("xl/worksheets/sheet1.xml", 600), {"workbook-too-large"}),
    "zip bomb as ods": ("a.ods", lambda: zeros("content.xml", 600), {"workbook-too-large"}),
    "lying sizes": ("a.xlsx", lambda: lying(xlsx(rows(("a", "b"), (1, 2)))), {"workbook-damaged"}),
    "many parts": ("a.xlsx", lambda: zipped({f"xl/{at}.xml": "<a/>" for at in range(6_000)}), {"workbook-too-many-parts"}),
    "no workbook": ("a.xlsx", lambda: zipped({"a.txt": "a"}), {"workbook-damaged"}),
    "cut off": ("a.xlsx", lambda: xlsx(rows(("a", "b"), (1, 2)))[:-40], {"workbook-damaged"}),
    "only a signature": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, {"workbook-damaged"}),
    "deep xml": (
        "a.xlsx",
        lambda: zipped({"_rels/.rels": "<a>" * 100_000}),
        {"workbook-damaged"},
    ),
    "deep ods": ("a.ods", lambda: ods("<a>" * 100_000), {"workbook-damaged"}),
    "json depth": ("a.json", lambda: b'{"a":' + b"[" * 5_000_000, {"json-too-deep"}),
    "geojson depth": (
        "a.geojson",
        lambda: b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"coordinates":' + b"[" * 1_000_000,
        {"json-too-deep"},
    ),
    "line feeds": ("a.csv", lambda: b"a;b\n" + b"\n" * 20_000_000, {"too-many-blank-rows"}),
    "returns and line feeds": ("a.csv", lambda: b'a;b\r\n"1";2' + b"\r\n" * 10_000_000, {"too-many-blank-rows"}),
    "huge json": ("a.json", lambda: b"[" + b"[]," * 20_000_000 + b"[]]", {"json-no-records", "too-many-rows"}),
    "list of lists in json": ("a.json", lambda: b'{"a":[' + b"[]," * 10_000_000 + b"[]]}", {"too-many-rows"}),
    "huge record": ("a.ndjson", lambda: b'{"a":"' + b"x" * 30_000_000 + b'"}', {"record-too-long"}),
    "parquet of many rows": (
        "a.parquet",
        lambda: parquet(pl.select(a=pl.repeat(1, 30_000_000, dtype=pl.Int8))),
        {"too-many-rows"},
    ),
}


def probe(arguments: dict[str, str], descriptors: list[int]) -> tuple[dict[str, object], list[int]]:
    """Read a file where a child does, and say what it took."""
    manifest = {"descriptor": None, "files": [{"number": 1, "path": arguments["path"]}]}
    package, issues = read("probe", manifest, {1: descriptors[0]})
    used = limits.getrusage(limits.RUSAGE_SELF)
    return {
        "read": package.resources[0].cells is not None,
        "codes": [issue.code for issue in issues],
        "bytes": used.ru_maxrss * 1024,
        "cpu": used.ru_utime + used.ru_stime,
    }, []


@contextmanager
def _soon() -> Iterator[None]:
    """Fail where something hangs; how long it takes on a busy machine says nothing."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 20 * SECONDS


def outcome(path: str, data: bytes) -> dict[str, object]:
    """Read a file in a child that is held to the promise: its processor time and its memory."""
    with _soon():
        answer = sandbox.run(
            "tests.formats.test_hostile_files:probe",
            {"path": path},
            [filled(data)],
            Limits(cpu_seconds=SECONDS, wall_seconds=120, data_bytes=BYTES),
        )
    return answer.value


@pytest.mark.parametrize("case", TRAPS)
def test_a_trap_ends_in_a_coded_error_within_its_limits(case: str) -> None:
    path, make, codes = TRAPS[case]
    found = outcome(path, make())
    assert not found["read"]
    assert set(found["codes"]) & codes, found["codes"]  # type: ignore[call-overload]
    assert all(f"issue-{code}" in TEXTS and f"fix-{code}" in TEXTS for code in found["codes"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("digits", ["1234567890123456", "12345678901234567890", "-9007199254740993", "100000000000000000001"])
def test_long_numbers_of_workbooks_keep_their_digits(digits: str) -> None:
    typed = f'office:value-type="float" office:value="{digits}"'
    columns = f"<table:table-cell {typed}><text:p>1</text:p></table:table-cell>"
    files = {
        "a.xlsx": bare_xlsx(
            '<row r="1"><c r="B1" t="inlineStr"><is><t>Nr</t></is></c></row>'
            + "".join(f'<row r="{at}"><c s="0" r="B{at}"><v>{digits}</v></c></row>' for at in (2, 3))
        ),
        "a.ods": ods(table(row(cell("Nr")) + f'<table:table-row table:number-rows-repeated="2">{columns}</table:table-row>')),
    }
    for name, data in files.items():
        package, _ = read("probe", {"descriptor": None, "files": [{"number": 1, "path": name}]}, {1: filled(data)})
        cells = package.resources[0].cells
        assert cells
        assert cells.lazy().collect()["f1"].to_list() == [digits, digits], name


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x01", "\x7f", "\x0b", "\x81", "\u202e", "\u2069", "\u200f"])
def test_control_characters_are_named_in_every_format(sign: str) -> None:
    text = f"Berg{sign}weg"
    features = [{"type": "Feature", "properties": {"a": one}, "geometry": None} for one in ("Hain", text)]
    files = {
        "a.csv": f"a;b\nHain;1\n{text};2\n".encode(),
        "b.csv": f'a;b\n"Hain";1\n"{text}";2\n'.encode(),
        "a.json": json.dumps([{"a": "Hain"}, {"a": text}]).encode(),
        "a.ndjson": b"".join(json.dumps({"a": one}).encode() + b"\n" for one in ("Hain", text)),
        "a.geojson": json.dumps({"type": "FeatureCollection", "features": features}).encode(),
        "a.parquet": parquet(pl.DataFrame({"a": ["Hain", text]})),
    }
    if sign >= "\x7f":  # XML has none of the others
        files["a.xlsx"] = xlsx(rows(("a", "b"), ("Hain", 1), (text, 2)))
        files["a.ods"] = ods(table(row(cell("a"), cell("b")), row(cell("Hain"), cell(1)), row(cell(text), cell(2))))
    for name, data in files.items():
        _, issues = read("probe", {"descriptor": None, "files": [{"number": 1, "path": name}]}, {1: filled(data)})
        row_ = 3 if name.endswith(("csv", "xlsx", "ods")) else 2
        assert [(one.code, one.severity, one.rows) for one in issues] == [("control-characters", "error", (row_,))], name


def test_macros_are_left_aside_and_named() -> None:
    found = outcome("a.xlsm", macros())
    assert found["read"]
    assert found["codes"] == ["macros-ignored"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls", "a.parquet", "a.json", "a.ndjson", "a.geojson"])
def test_a_cut_or_broken_file_never_breaks_its_reader(name: str) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: xlsx(rows(("Ort", "Wert"), *((f"Ort {at}", at / 2) for at in range(40)))),
        "ods": lambda: ods(table(*(row(cell(f"Ort {at}"), cell(at / 2)) for at in range(40)))),
        "parquet": lambda: parquet(pl.DataFrame({"a": range(40)})),
        "json": lambda: b'[{"a":1,"b":"x"},{"a":2,"b":"y"}]',
        "ndjson": lambda: b'{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n',
        "geojson": lambda: b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
    }
    kind = name.rpartition(".")[2]
    whole = makers.get(kind, makers["xlsx"])()
    step = max(1, len(whole) // 25)
    variants = [whole[:at] for at in range(1, len(whole), step)]
    variants += [whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :] for at in range(0, len(whole), step)]
    for data in variants:
        package, issues = read("probe", {"descriptor": None, "files": [{"number": 1, "path": name}]}, {1: filled(data)})
        assert package.resources[0].cells is not None or issues
        assert all(f"issue-{issue.code}" in TEXTS for issue in issues)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
def test_every_workbook_of_the_corpora_ends_in_a_table_or_a_coded_error() -> None:
    files = sorted(file for file in (SHARED / "corpora/calamine/tests").iterdir() if file.suffix.lower() in _SUFFIXES)
    assert len(files) > 100
    refused = []
    for file in files:
        try:
            found = outcome(file.name, file.read_bytes())
        except BadData as failure:
            refused.append((file.name, failure.code))
        else:
            assert found["read"] or found["codes"], file.name
    assert refused == []


_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".png", ".jpg"})
