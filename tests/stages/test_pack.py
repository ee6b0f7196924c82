"""pack: every byte that goes out, typed and described as it is, and the same for the same input."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.dcat import Edition
from opendata.errors import Refused
from opendata.model import Json, Licence, Place, Treatment
from opendata.nameless import content
from opendata.stages.pack import pack

TABLE = {
    "id": ("integer", ["1", "2", None]),
    "wert": ("number", ["1.50", "-2", "3"]),
    "tag": ("date", ["2025-01-01", None, "2024-12-31"]),
    "ort": ("string", ["a,b", 'q"x', ""]),
    "ok": ("boolean", ["true", None, "false"]),
    "plz": ("integer", ["01099", "96047", "1"]),
    "tel": ("string", ["0951 123456", "x", "y"]),
}
OUTCOMES = {"tel": ("drop", {}), "wert": ("round", {"base": 5})}


@pytest.fixture
def files(room: type, edition: Edition) -> dict[str, bytes]:
    made = room(TABLE, OUTCOMES)
    return packed(made, edition)


def packed(made: object, edition: Edition, treatments: tuple[Treatment, ...] = (), **package: object) -> dict[str, bytes]:
    files = pack(made.treated(), made.package().having(**package), made.verdict(), treatments, edition)  # type: ignore[attr-defined]
    return {path: content(descriptor) for path, descriptor in files.items()}


def descriptor(files: dict[str, bytes]) -> Json:
    return dict(json.loads(files["datapackage.json"]))


def test_the_csv_has_the_treated_cells_and_quotes_only_where_needed(files: dict[str, bytes]) -> None:
    assert files["data/messung.csv"].decode() == (
        'id,wert,tag,ort,ok,plz\n1,1.50,2025-01-01,"a,b",true,01099\n2,-2,,"q""x",,96047\n,3,2024-12-31,,false,1\n'
    )


def test_the_parquet_is_typed_where_nothing_is_lost(files: dict[str, bytes]) -> None:
    frame = pl.read_parquet(io.BytesIO(files["data/messung.parquet"]))
    assert dict(frame.schema) == {
        "id": pl.Int64(),
        "wert": pl.Float64(),
        "tag": pl.Date(),
        "ort": pl.String(),
        "ok": pl.Boolean(),
        "plz": pl.String(),
    }
    assert frame["tag"].to_list() == [date(2025, 1, 1), None, date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("kind", "cells", "published", "stored"),
    [
        ("integer", ["1", "-7"], "integer", pl.Int64()),
        ("integer", ["01099"], "string", pl.String()),
        ("integer", ["1", "keine"], "string", pl.String()),
        ("integer", ["99999999999999999999"], "integer", pl.String()),
        ("number", ["0.1", "123456789012.345"], "number", pl.Float64()),
        ("number", ["0.1234567890123456789"], "number", pl.Decimal(38, 19)),
        ("number", ["1" * 39, "0.5"], "number", pl.String()),
        ("number", ["1e5"], "number", pl.Float64()),
        ("number", ["1,5"], "string", pl.String()),
        ("date", ["2025-02-30"], "string", pl.String()),
        ("datetime", ["2025-02-28T12:00:00"], "datetime", pl.Datetime("us")),
        ("datetime", ["2025-02-28T12:00:00Z"], "datetime", pl.String()),
        ("time", ["12:00:00"], "time", pl.String()),
        ("year", ["2025"], "year", pl.Int64()),
        ("boolean", ["true"], "boolean", pl.Boolean()),
        ("boolean", ["ja"], "string", pl.String()),
        ("geopoint", ["1,2"], "string", pl.String()),
        ("integer", [None], "string", pl.String()),
    ],
)
def test_a_type_is_published_only_if_every_cell_bears_it_out(
    room: type, edition: Edition, kind: str, cells: list[str | None], published: str, stored: pl.DataType
) -> None:
    files = packed(room({"x": (kind, cells)}), edition)
    assert descriptor(files)["resources"][0]["schema"]["fields"] == [{"name": "x", "type": published}]
    assert pl.read_parquet(io.BytesIO(files["data/messung.parquet"])).schema["x"] == stored


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2), max_size=5
    )
)
def test_any_text_reads_back_as_it_was(room: type, edition: Edition, rows: list[list[str | None]]) -> None:
    made = room({"a": ("string", [row[0] for row in rows]), "b": ("string", [row[1] for row in rows])})
    files = packed(made, edition)
    wanted = [[cell if cell and cell.strip() else "" for cell in row] for row in rows]
    text = io.StringIO(files["data/messung.csv"].decode(), newline="")
    found = list(csv.reader(text, strict=True))[1:]
    assert [[cell if cell.strip() else "" for cell in row] for row in found] == wanted


def test_a_row_whose_only_cell_is_missing_stays_a_row(room: type, edition: Edition) -> None:
    files = packed(room({"a": ("string", ["x", None, "y"])}), edition)
    assert files["data/messung.csv"] == b'a\nx\n""\ny\n'


def test_same_input_same_bytes_in_another_process(room: type, edition: Edition, files: dict[str, bytes]) -> None:
    assert packed(room(TABLE, OUTCOMES), edition) == files
    program = "import os, sys; sys.path.insert(0, sys.argv[1]); import conftest, test_pack; import hashlib, polars\n"
    program += "made = conftest.Room(test_pack.TABLE, test_pack.OUTCOMES)\n"
    program += "edition = conftest.Edition(version='2026-11-23.1', decided_on='2026-11-23', policy_name='bamberg', "
    program += "policy_digest='ab' * 32, **conftest.CITY)\n"
    program += "print(test_pack.packed(made, edition)['checksums.txt'].decode())"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "POLARS_MAX_THREADS": "1", "TZ": "Asia/Tokyo"}
    answer = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == files["checksums.txt"].decode().strip()


def test_checksums_are_those_of_the_files(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    done = subprocess.run(["sha256sum", "--check", "--strict", "checksums.txt"], cwd=tmp_path, check=False, capture_output=True)  # noqa: S607
    assert done.returncode == 0
    assert len(files["checksums.txt"].splitlines()) == len(files) - 1


def test_the_descriptor_satisfies_the_judge(files: dict[str, bytes], tmp_path: Path) -> None:
    import frictionless

    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_the_descriptor_is_data_package_v2(files: dict[str, bytes]) -> None:
    package = descriptor(files)
    table = package["resources"][0]
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["created"] == "2026-11-23T00:00:00Z"
    assert package["licenses"][0]["name"] == "dl-de-by-2.0"
    assert table["type"] == "table"
    assert table["dialect"] == {"header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
    assert table["schema"]["missingValues"] == [""]
    assert table["bytes"] == len(files["data/messung.csv"])
    assert "profile" not in package


def test_privacy_json_tells_what_was_removed_and_why_and_no_more(files: dict[str, bytes]) -> None:
    told = json.loads(files["privacy.json"])
    assert [(own["field"], own["action"], own["legal_basis"]) for own in told["fields"]] == [
        ("wert", "round", "Art. 6 DSGVO"),
        ("tel", "drop", "Art. 6 DSGVO"),
    ]
    assert told["policy"] == {"name": "bamberg", "digest": "ab" * 32}
    assert "Auf Vielfache von 5 gerundet" in told["text"]["de"]
    assert set(told) == {"dataset", "version", "policy", "decided_on", "fields", "risks", "text"}


def test_a_column_that_is_not_cleared_is_told_by_its_number(room: type, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    package = made.package()
    table = package.resources[0]
    fields = tuple(own.having(label=None, name=f"field_{own.number}") if own.name == "tel" else own for own in table.fields)
    resources = (table.having(fields=fields),)
    told = json.loads(packed(made, edition, resources=resources)["privacy.json"])
    assert told["fields"][1]["field"] == "field 7"
    assert "tel" not in json.dumps(told)


def test_a_persons_words_stay_inside(room: type, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    verdict = made.verdict()
    own = [
        decision.having(by="release:7", reason={"de": "Frau Muster bat darum", "en": "Ms Muster asked"})
        if decision.outcome == "drop"
        else decision
        for decision in verdict.decisions
    ]
    files = pack(made.treated(), made.package(), verdict.having(decisions=tuple(own)), (), edition)
    assert b"Muster" not in content(files["privacy.json"]) + content(files["dataset.ttl"])


def test_a_risk_is_told_with_the_smallest_count_that_is_left(room: type, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    verdict = made.verdict()
    risk = verdict.decisions[1].having(place=Place(resource=1, margin="small_cells"))
    files = pack(made.treated(), made.package(), verdict.having(decisions=(*verdict.decisions, risk)), (), edition)
    assert json.loads(content(files["privacy.json"]))["risks"] == [{"risk": "small_cells", "threshold": 5, "holds": True}]


def test_nothing_removed_is_said_too(room: type, edition: Edition) -> None:
    told = json.loads(packed(room({"a": ("string", ["x"])}), edition)["privacy.json"])
    assert told["fields"] == []
    assert "nichts entfernt" in told["text"]["de"]


def test_defused_formulas_are_told(room: type, edition: Edition) -> None:
    done = Treatment(place=Place(resource=1, field=4), action="defuse", cells_changed=1)
    told = json.loads(packed(room(TABLE), edition, (done,))["privacy.json"])
    assert [(own["field"], own["action"]) for own in told["fields"]] == [("ort", "defuse")]


def test_a_licence_off_the_list_is_refused(room: type, edition: Edition) -> None:
    with pytest.raises(Refused, match="licence-not-listed"):
        packed(room(TABLE), edition, licences=(Licence(name="nur für den Dienstgebrauch"),))


def test_a_package_without_a_column_is_refused(room: type, edition: Edition) -> None:
    with pytest.raises(Refused, match="nothing-left"):
        packed(room({"a": ("string", ["x"])}, {"a": ("drop", {})}), edition)


@pytest.mark.parametrize("name", ["../../etc", "Bäume 2024", "a/b\\c", "=cmd()", "", "CON\n"])
def test_a_tables_name_becomes_a_safe_file_name(room: type, edition: Edition, name: str) -> None:
    made = room(TABLE)
    table = made.package().resources[0].having(name=name)
    data = [path for path in packed(made, edition, resources=(table,)) if path.startswith("data/")]
    assert all(path.removeprefix("data/").replace("-", "").split(".")[0].isalnum() for path in data), data
