"""The descriptor that a file deserves says how the file is written, and nothing of its cells but what is cleared."""

import json
import re
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.model import Bilingual, Decision, Finding, Inspection, Place, Verdict
from opendata.nameless import filled
from opendata.stages.clear import Seen, clear
from opendata.stages.describe import describe
from opendata.stages.detect import detect
from opendata.stages.read import read
from opendata.values import Understanding, canonical, understood, written
from opendata.values.patterns import SIGNS

KEEP: Bilingual = {"de": "-", "en": "-"}


def drafted(text: str, subject: str = "thing", outcome: str = "keep", *, found: int | None = None) -> dict[str, Any]:
    """Draft a descriptor of a file, all of its columns decided alike."""
    descriptor = filled(text.encode("windows-1252"))
    package, issues = read("probe", {"descriptor": None, "files": [{"number": 1, "path": "probe.csv"}]}, {1: descriptor})
    detection = detect(package, {})
    cleared = clear(package, Seen(detection.kinds, {1: subject}, detection.around))
    columns = [Place(resource=1, field=field.number) for field in cleared.resources[0].fields]
    decisions = tuple(Decision(place=place, outcome=outcome, reason=KEEP) for place in columns)
    findings = [*detection.findings]
    if found:
        more: dict[str, Any] = {"category": "x", "matched": 1, "checked": 1, "score": 1.0, "recognizer": "x@1", "reason": "x"}
        findings.append(Finding(place=Place(resource=1, field=found), entity="PERSON_NAME", **more))
    inspection = Inspection(package=cleared, issues=issues, findings=tuple(findings))
    verdict = Verdict.model_validate_json(json.dumps({"verdict": "publishable", "policy": "p", "decided_on": "2026-11-01"}))
    said, _ = describe(inspection, verdict.having(decisions=decisions), {1: ("probe.csv", "data/probe.csv", descriptor)}, {}, {})
    return said


def schema_of(text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {field["name"]: field for field in drafted(text, **more)["resources"][0]["schema"]["fields"]}


LIGHTS = "Nr;Art;Leistung (W);an seit\n" + "".join(
    f"L-{number:03};{'LED' if number % 3 else 'Gas'};{number},5;{1 + number % 28:02}.03.2024\n" for number in range(1, 121)
)


def test_a_cleared_column_has_limits_values_and_a_key() -> None:
    said = drafted(LIGHTS)
    resource = said["resources"][0]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert resource["schema"]["primaryKey"] == ["Nr"]
    assert fields["Nr"]["constraints"] == {"required": True, "unique": True}
    assert fields["Art"]["constraints"] == {"required": True, "enum": ["Gas", "LED"]}
    assert fields["Leistung (W)"] == {
        "name": "Leistung (W)",
        "type": "number",
        "decimalChar": ",",
        "constraints": {"required": True, "minimum": 0, "maximum": 500},
    }
    assert fields["an seit"]["format"] == "%d.%m.%Y"
    assert said["temporal"] == {"start": "2024-03-01", "end": "2024-03-28"}
    assert resource["dialect"]["delimiter"] == ";"


@pytest.mark.parametrize("more", [{"subject": "person"}, {"subject": "household"}, {"outcome": "withhold"}, {"outcome": "round"}])
def test_of_what_is_not_cleared_nothing_is_written_down(more: dict[str, Any]) -> None:
    said = drafted(LIGHTS, **more)
    assert "temporal" not in said
    assert "primaryKey" not in said["resources"][0]["schema"]
    constraints = [field.get("constraints", {}).keys() for field in said["resources"][0]["schema"]["fields"]]
    assert set().union(*constraints) <= {"required"}


def test_a_column_with_a_finding_gives_no_values() -> None:
    assert "enum" in schema_of(LIGHTS)["Art"]["constraints"]
    assert "enum" not in schema_of(LIGHTS, found=2)["Art"]["constraints"]


def test_a_rare_value_keeps_the_list_open() -> None:
    rare = LIGHTS.replace("L-001;LED", "L-001;Kerze")
    assert "enum" not in schema_of(rare)["Art"]["constraints"]


def test_preamble_header_and_footer_are_told_by_their_lines() -> None:
    text = "Leuchten der Stadt;;\nStand: 2024;;\n;;\nNr;Art;Leistung\n1;LED;4,5\n2;LED;k.A.\nQuelle: Tiefbauamt;;\n"
    resource = drafted(text)["resources"][0]
    assert resource["dialect"]["headerRows"] == [4]
    assert resource["dialect"]["commentRows"] == [1, 2, 3, 7]
    assert schema_of(text)["Leistung"]["missingValues"] == [{"value": ""}, {"value": "k.A.", "label": "keine Angabe"}]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("Nr,'Art'\n1,'LED, warm'\n2,'LED, kalt'\n", {"quoteChar": "'", "doubleQuote": True}),
        ('Nr,Art\n1,"LED \\"warm\\""\n2,"Gas"\n', {"quoteChar": '"', "doubleQuote": True, "escapeChar": "\\"}),
    ],
)
def test_quotes_and_escapes_of_the_file_are_told(text: str, dialect: dict[str, Any]) -> None:
    assert drafted(text)["resources"][0]["dialect"] == {"delimiter": ",", **dialect}


def test_a_header_that_names_somebody_is_not_repeated() -> None:
    said = drafted("Nr;Erika Mustermann;Jahr\n1;x;2001\n2;y;2004\n3;y;2005\n")
    assert "Mustermann" not in json.dumps(said)
    assert said["resources"][0]["schema"]["fieldsMatch"] == "subset"


@pytest.mark.parametrize("head", ["Nr;Nr;Jahr", "Nr;;Jahr"])
def test_columns_without_a_header_of_their_own_are_left_to_be_read(head: str) -> None:
    assert "schema" not in drafted(f"{head}\n1;x;2001\n2;y;2004\n")["resources"][0]


def test_a_column_that_can_be_read_in_two_ways_stays_a_question() -> None:
    assert schema_of("Nr;Menge\na;1.234\nb;12\nc;2.001\n")["Menge"]["type"] == "any"


# ------------------------------------------------------------------------------------------- how a column is written

NO_ANSWER = [{"value": ""}, {"value": "k.A.", "label": "keine Angabe"}]
WAYS = [
    (Understanding("integer", signs=SIGNS), ["1", "-2", "k.A."], {"type": "integer", "missingValues": NO_ANSWER}),
    (Understanding("number", decimal_mark=","), ["1,5", "2"], {"type": "number", "decimalChar": ","}),
    (
        Understanding("integer", decimal_mark="", group_marks="."),
        ["1.234", "5"],
        {"type": "number", "decimalChar": ",", "groupChar": "."},
    ),
    (Understanding("integer", decimal_mark="", group_marks=","), ["1,234", "5"], {"type": "number", "groupChar": ","}),
    (Understanding("number", decimal_mark=",", group_marks="\u00a0 "), ["1\u00a0234,5", "1 234"], {"type": "any"}),
    (Understanding("integer"), ["12-", "5"], {"type": "any"}),
    (Understanding("date", pattern="%d.%m.%Y"), ["1.2.2025"], {"type": "date", "format": "%d.%m.%Y"}),
    (Understanding("date", pattern="%Y-%m-%d"), ["2025-02-01"], {"type": "date"}),
    (Understanding("time", pattern="clock"), ["14:30", "09:05"], {"type": "time", "format": "%H:%M"}),
    (Understanding("time", pattern="clock"), ["14:30 Uhr"], {"type": "any"}),
    (
        Understanding("datetime", pattern="german"),
        ["01.02.2025 14:30"],
        {"type": "datetime", "format": "%d.%m.%Y %H:%M"},
    ),
    (Understanding("datetime", pattern="iso"), ["2025-02-01T14:30:00"], {"type": "datetime"}),
    (Understanding("boolean"), ["Ja", "nein"], {"type": "boolean", "trueValues": ["Ja"], "falseValues": ["nein"]}),
    (Understanding("string"), ["007"], {"type": "string"}),
    (Understanding("any"), ["", " "], {"type": "any"}),
]


@pytest.mark.parametrize(("known", "cells", "said"), WAYS, ids=[f"{known.type} {cells[0]}" for known, cells, _ in WAYS])
def test_what_a_column_was_understood_as_can_be_said_in_table_schema(
    known: Understanding, cells: list[str], said: dict[str, Any]
) -> None:
    assert written(pl.Series(cells), known) == said


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1), st.sampled_from([",", "."]))
def test_the_way_back_leads_to_the_same_cells(numbers: list[int], mark: str) -> None:
    cells = pl.DataFrame({"f1": [f"{number / 100:.2f}".replace(".", mark) for number in numbers]})
    known = Understanding("number", signs=SIGNS, decimal_mark=mark)
    again = understood(written(cells["f1"], known), [""])
    assert canonical(cells, {"f1": again}).equals(canonical(cells, {"f1": known}))


@pytest.mark.parametrize(
    ("header", "cells", "period"),
    [
        ("Jahr", ["2021", "2024", "2022"], ("2021-01-01", "2024-12-31")),
        ("Berichtsjahr", ["2021", "2024"], ("2021-01-01", "2024-12-31")),
        ("Schuljahr", ["2021/2022", "2023/24"], ("2021-08-01", "2024-07-31")),
        ("Quartal", ["2024-Q1", "2023-Q4"], ("2023-10-01", "2024-03-31")),
        ("Quartal", ["1. Quartal 2024", "2. Quartal 2024"], ("2024-01-01", "2024-06-30")),
        ("Monat", ["2024-01", "2024-02"], ("2024-01-01", "2024-02-29")),
        ("Monat", ["Januar 2024", "März 2024"], ("2024-01-01", "2024-03-31")),
        ("Jahr", ["2024", "später"], None),
        ("Baujahr", ["1950", "2024"], None),
        ("Geburtsjahr", ["1950", "2024"], None),
        ("Saison", ["2021/22", "2022/23"], None),
        ("Haushaltsjahr", ["2021/2022", "2023/2024"], None),
        ("Schuljahr", ["2021/2025", "2023/24"], None),
    ],
)
def test_a_column_whose_header_says_so_is_the_period(header: str, cells: list[str], period: tuple[str, str] | None) -> None:
    text = f"Ort;{header}\n" + "".join(f"Ort {at};{cell}\n" for at, cell in enumerate(cells))
    said = drafted(text).get("temporal")
    assert said == (dict(zip(("start", "end"), period, strict=True)) if period else None)
    assert "temporal" not in drafted(text, outcome="withhold")


def test_points_give_a_box_in_degrees_rounded_outwards() -> None:
    rows = [f"{at};{636_000 + 10 * at},25;{5_527_000 + 10 * at},75" for at in range(1, 40)]
    west, south, east, north = drafted("\n".join(["Nr;Rechtswert;Hochwert", *rows]))["bbox"]
    assert (west, south, east, north) == pytest.approx((10.89, 49.88, 10.9, 49.89), abs=0.01)
    assert west < east
    assert south < north


def test_what_is_not_cleared_gives_no_box() -> None:
    rows = [f"{at};10,{80_000 + at};49,{80_000 + at}" for at in range(1, 40)]
    assert "bbox" in drafted("\n".join(["Nr;Länge;Breite", *rows]))
    assert "bbox" not in drafted("\n".join(["Nr;Länge;Breite", *rows]), subject="person")


def test_months_quarters_and_school_years_are_told() -> None:
    table = "Monat;Quartal;Schuljahr;Vorlage\n2024-01;2024-Q1;2022/23;2024-01\n2024-02;2024-Q2;2023/24;2024-02\n"
    fields = {field["name"]: field for field in drafted(table)["resources"][0]["schema"]["fields"]}
    assert {name: field["type"] for name, field in fields.items()} == {
        "Monat": "yearmonth",
        "Quartal": "string",
        "Schuljahr": "string",
        "Vorlage": "string",
    }
    for name, fits, misses in (("Quartal", "2031-Q4", "2031-Q5"), ("Schuljahr", "2031/32", "2031-32")):
        pattern = fields[name]["constraints"]["pattern"]
        assert re.fullmatch(pattern, fits)
        assert not re.fullmatch(pattern, misses)
