"""A cell that is not written as its column is declared is a fault, also where it looks like a value made canonical."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from tests.workbooks import rows, xlsx

from opendata.model import Issue
from opendata.nameless import filled
from opendata.stages.read import read
from opendata.stages.validate import validate

_JA = {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}


def judged(path: str, data: bytes, field: Mapping[str, Any]) -> list[Issue]:
    schema = {"fields": [{"name": "nr", "type": "any"}, {"name": "a", **field}]}
    described = {"resources": [{"name": "a", "path": path, "schema": schema}]}
    manifest = {"descriptor": 2, "files": [{"number": 1, "path": path}]}
    package, found = read("probe", manifest, {1: filled(data), 2: filled(json.dumps(described).encode())})
    return [*found, *validate(package, None)]


def faulty(field: Mapping[str, Any], *cells: str) -> list[int]:
    """Give the positions of the cells that are no values."""
    text = "nr;a\n" + "".join(f"{at};{cell}\n" for at, cell in enumerate(cells))
    issues = [issue for issue in judged("a.csv", text.encode(), field) if issue.code == "type-error"]
    return [row - 2 for issue in issues for row in issue.rows]


@pytest.mark.parametrize(
    ("field", "cells", "wrong"),
    [
        ({"type": "date", "format": "%d.%m.%Y"}, ["01.02.2024", "2024-02-01", "", "2024-02-30", "1.2.2024"], [1, 3]),
        ({"type": "date", "format": "%Y-%m-%d"}, ["2024-02-01"], []),
        ({"type": "date", "format": "any"}, ["01.02.2024", "2024-02-01"], []),
        ({"type": "time", "format": "%H:%M"}, ["10:30", "10:30:00"], [1]),
        ({"type": "time", "format": "%H:%M:%S"}, ["10:30:00"], []),
        ({"type": "datetime", "format": "%d.%m.%Y %H:%M"}, ["01.02.2024 10:00", "2024-02-01T10:00:00"], [1]),
        ({"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S"}, ["2024-02-01T10:00:00"], []),
        ({"type": "time", "format": "%H:%M:%S"}, ["12:00:00", "24:00:00", "12:00:00Z", "12:00:00.123", "9:00:00"], [1, 2, 3]),
        ({"type": "time", "format": "any"}, ["12:00:00", "24:00:00", "12:00:00Z", "9:00", "9:00 Uhr"], [1, 4]),
        ({"type": "time"}, ["12:00:00", "9:00:00", "24:00:00", "12:00"], [1, 3]),
        ({"type": "datetime", "format": "any"}, ["2024-01-01T12:00:00", "2024-01-01T24:00:00", "2024-01-01 12:00"], [1]),
        ({"type": "datetime"}, ["2024-01-01T12:00:00", "2024-01-01T1:00:00", "2024-01-01T12:00", "2024-01-01 12:00:00Z"], [1, 2]),
        ({"type": "date", "format": "%B %Y"}, ["January 2024", "Jan 2024", "Januar 2024"], [1, 2]),
        ({"type": "date", "format": "%d. %B %Y"}, ["1. January 2024", "1.1.2024", "1. Januar 2024"], [1, 2]),
        ({"type": "date", "format": "%d.%m.%y"}, ["01.02.69", "32.01.24"], [1]),
        ({"type": "number", "decimalChar": ","}, ["12,5", "12.5", "1.234", "7", "1e3"], [1, 2]),
        ({"type": "number", "decimalChar": ",", "groupChar": "."}, ["1.234,5", "1.234", "12.5", "1.23,4"], [2, 3]),
        ({"type": "number"}, ["12.5"], []),
        (_JA, ["ja", "true", "nein", "false"], [1, 3]),
        ({**_JA, "trueValues": ["ja", "true"]}, ["ja", "true", "nein"], []),
        ({"type": "boolean"}, ["true", "0"], []),
    ],
)
def test_a_value_of_another_form_is_a_fault(field: Mapping[str, Any], cells: list[str], wrong: list[int]) -> None:
    assert faulty(field, *cells) == wrong


def test_the_same_value_is_sound_where_it_is_written_as_declared() -> None:
    """Made canonical, both cells are the same text; only the second is a fault."""
    assert faulty({"type": "date", "format": "%d.%m.%Y"}, "01.02.2024", "2024-02-01") == [1]


def test_a_day_of_a_workbook_has_no_form() -> None:
    data = xlsx(rows(("nr", "a"), (1, 12.5), (2, 7.25)))
    found = judged("a.xlsx", data, {"type": "number", "decimalChar": ","})
    assert "type-error" not in {issue.code for issue in found}


def test_where_nearly_all_cells_are_of_one_form_the_others_are_faulty() -> None:
    numbers, days = (b"".join(b"%d,5;%02d.03.2024\n" % (at, at) for at in range(1, 25)), b"1.5;2024-02-01\n1,5;05.03.2024\n")
    package, _ = read(
        "a", {"descriptor": None, "files": [{"number": 1, "path": "a.csv"}]}, {1: filled(b"Wert;Tag\n" + numbers + days)}
    )
    found = [(one.code, one.severity, one.place.field, one.rows) for one in validate(package, None)]
    assert found == [("type-error", "warning", 1, (26,)), ("type-error", "warning", 2, (26,))]
