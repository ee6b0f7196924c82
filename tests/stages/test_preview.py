"""preview: what a page shows of a table comes from the published cells alone, and is one sensible picture."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.dcat import Edition
from opendata.errors import Refused
from opendata.model import Inspection, Json
from opendata.nameless import content, filled
from opendata.stages.pack import pack
from opendata.stages.pack.pictures import POINTS
from opendata.stages.verify import verify

Columns = Mapping[str, tuple[str, Sequence[str | None]]]
Room = Any


def previewed(room: Room, edition: Edition, columns: Columns, outcomes: Mapping[str, Any] | None = None) -> Json:
    made = room(dict(columns), dict(outcomes or {}))
    files = pack(made.treated(), made.package(), made.verdict(), (), edition)
    table: Json = json.loads(content(files["preview.json"]))["resources"][0]
    return table


def test_first_rows_and_statistics_tell_the_published_cells(room: Room, edition: Edition) -> None:
    """Of a removed column nothing is told; texts stay as they are, numbers are compared as numbers and added up exactly."""
    columns: Columns = {
        "wert": ("number", ["9.50", None, "10.1", "-0.20"]),
        "tag": ("date", ["2025-01-02", "2024-12-31", None, None]),
        "plz": ("string", ["01099", "96047", "96047", " "]),
        "tel": ("string", ["0951 1", "0951 2", "0951 3", "0951 4"]),
    }
    told = previewed(room, edition, columns, {"tel": ("drop", {})})
    assert (told["name"], told["rows_total"], told["fields"]) == ("messung", 4, ["wert", "tag", "plz"])
    assert told["rows"][0] == ["9.50", "2025-01-02", "01099"]
    assert told["rows"][3] == ["-0.20", None, None]
    assert told["statistics"] == [
        {"field": "wert", "type": "number", "filled": 3, "missing": 1, "distinct": 3}
        | {"minimum": "-0.20", "maximum": "10.1", "sum": "19.40"},
        {"field": "tag", "type": "date", "filled": 2, "missing": 2, "distinct": 2}
        | {"minimum": "2024-12-31", "maximum": "2025-01-02"},
        {"field": "plz", "type": "string", "filled": 3, "missing": 1, "distinct": 2},
    ]
    assert "0951" not in json.dumps(told)


@pytest.mark.parametrize("names", [["*", "^.*$"], ["c1", "c0"], ['a"b', "x,y"], ["row", "f1"]])
def test_no_header_means_anything_but_itself(room: Room, edition: Edition, names: list[str]) -> None:
    told = previewed(room, edition, {name: ("string", [name, "z"]) for name in names})
    assert told["fields"] == names
    assert told["rows"] == [names, ["z", "z"]]


def test_a_long_text_is_cut(room: Room, edition: Edition) -> None:
    told = previewed(room, edition, {"text": ("string", ["x" * 301, "y" * 300])})
    assert told["rows"] == [["x" * 300 + "…"], ["y" * 300]]


@settings(max_examples=40)
@given(st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1, max_size=20))
def test_sums_are_exact(room: Room, edition: Edition, numbers: list[Decimal]) -> None:
    told = previewed(room, edition, {"wert": ("number", [format(number, "f") for number in numbers])})
    assert Decimal(told["statistics"][0]["sum"]) == sum(numbers)


PLACES: Columns = {"Breitengrad": ("number", ["49.9012345", None, "49.8"]), "Längengrad": ("number", ["10.9", "10.8", "10.7"])}
DISTRICTS = ("string", ["Ost", "West", "Ost", "Bug", "Stadt", "Stadt"])
COUNTS = ("integer", ["10", "20", "5", "3", "18", "20"])


@pytest.mark.parametrize(
    ("columns", "picture"),
    [
        pytest.param(
            {"Jahr": ("year", ["2023", "2024", "2025"]), **PLACES},
            {"kind": "dots", "fields": ["Breitengrad", "Längengrad"], "bounds": [10.7, 49.8, 10.9, 49.90123]}
            | {"points": [[10.9, 49.90123], [10.7, 49.8]]},
            id="coordinates come first",
        ),
        pytest.param(
            {"Nr": ("integer", ["1", "2", "3"])}
            | {
                "Ostwert": ("number", ["636275.18", "636300", None]),
                "Nordwert": ("number", ["5531184.93", "5531200", "5531200"]),
            },
            {"kind": "dots", "fields": ["Nordwert", "Ostwert"], "bounds": [10.89832, 49.91749, 10.89867, 49.91762]}
            | {"points": [[10.89832, 49.91749], [10.89867, 49.91762]]},
            id="metres become degrees",
        ),
        pytest.param(
            {"x": ("number", ["10.886547999999998"]), "y": ("number", ["49.912345678901235"])},
            {"kind": "dots", "fields": ["y", "x"], "bounds": [10.88655, 49.91235, 10.88655, 49.91235]}
            | {"points": [[10.88655, 49.91235]]},
            id="as many digits as a double prints",
        ),
        pytest.param({"lat": ("number", ["4990", "4980"]), "lon": ("number", ["10", "11"])}, None, id="no degrees"),
        pytest.param(
            {"Art": ("string", ["a", "a", "b", "b"]), "Jahr": ("integer", ["2023", "2024", "2025", "2025"])},
            {
                "kind": "bars",
                "over": "time",
                "field": "Jahr",
                "measure": "rows",
                "values": [["2023", 1], ["2024", 1], ["2025", 2]],
            },
            id="a year is a time",
        ),
        pytest.param(
            {"Tag": ("date", ["2019-05-01", "2020-01-01", "2024-03-01", None])},
            {
                "kind": "bars",
                "over": "time",
                "field": "Tag",
                "measure": "rows",
                "values": [["2019", 1], ["2020", 1], ["2024", 1]],
            },
            id="many years by year",
        ),
        pytest.param(
            {"Tag": ("datetime", ["2024-05-01T10:00:00", "2024-06-30T10:00:00", "2024-07-31T10:00:00"])},
            {"kind": "bars", "over": "time", "field": "Tag", "measure": "rows"}
            | {"values": [["2024-05", 1], ["2024-06", 1], ["2024-07", 1]]},
            id="months by month",
        ),
        pytest.param(
            {"Tag": ("date", ["2024-05-01", "2024-05-02", "2024-05-03"]), "Anzahl": ("number", ["1.5", "2", "3"])},
            {"kind": "bars", "over": "time", "field": "Tag", "measure": "Anzahl"}
            | {"values": [["2024-05-01", 1.5], ["2024-05-02", 2], ["2024-05-03", 3]]},
            id="days by day, counted by what counts",
        ),
        pytest.param(
            {"Stadtteil": DISTRICTS, "Altersgruppe": ("string", ["a", "a", "b", "b", "a", "b"]), "insgesamt": COUNTS},
            {"kind": "bars", "over": "category", "field": "Stadtteil", "measure": "insgesamt"}
            | {"values": [["West", 20], ["Ost", 15], ["Bug", 3]]},
            id="a total is no bar",
        ),
        pytest.param(
            {"Ort": ("string", ["Stadt", "Land", "Stadt", "Fluss", "Stadt", "Stadt"])},
            {"kind": "bars", "over": "category", "field": "Ort", "measure": "rows"}
            | {"values": [["Stadt", 4], ["Fluss", 1], ["Land", 1]]},
            id="a word alone is no total",
        ),
        pytest.param({"Name": ("string", ["a", "b", "c"])}, None, id="all different"),
        pytest.param({"Name": ("string", [str(at % 31) + "x" for at in range(100)])}, None, id="too many"),
        pytest.param({"Text": ("string", ["x" * 61, "y" * 61, "x" * 61, "y" * 61])}, None, id="too long for a label"),
        pytest.param({"Kostenstelle": ("string", ["001", "001", "002", "002"])}, None, id="codes say nothing"),
        pytest.param({"Nummer": ("integer", ["1", "2", "3"])}, None, id="a number alone"),
        pytest.param({"leer": ("date", [None, None])}, None, id="nothing there"),
    ],
)
def test_the_picture_follows_the_rules(room: Room, edition: Edition, columns: Columns, picture: Json | None) -> None:
    assert previewed(room, edition, columns)["picture"] == picture


def test_metres_add_up_to_nothing(room: Room, edition: Edition) -> None:
    assert all("sum" not in entry for entry in previewed(room, edition, METRES)["statistics"])


def test_a_map_has_at_most_so_many_dots_evenly_taken(room: Room, edition: Edition) -> None:
    north = [f"49.{at + 80000}" for at in range(3 * POINTS)]
    told = previewed(room, edition, {"lat": ("number", north), "lon": ("number", ["10.9"] * len(north))})["picture"]
    assert len(told["points"]) == POINTS
    assert told["points"][1] == [10.9, 49.80003]
    assert told["bounds"] == [10.9, 49.8, 10.9, 49.85999]


METRES: Columns = {"Ostwert": ("number", ["636275.18", None]), "Nordwert": ("number", ["5531184.93", "5531200"])}
TABLE = {
    "Tag": ("date", ["2024-05-01", "2024-05-02", "2024-05-03"]),
    "Ort": ("string", ["Ost", "West", "Ost"]),
    "Anzahl": ("integer", ["1", "2", "3"]),
}


@pytest.mark.parametrize(
    ("columns", "old", "new"),
    [
        (TABLE, '"West"', '"Weber"'),
        (TABLE, '"maximum": "3"', '"maximum": "4"'),
        (TABLE, '"2024-05-03",\n            3', '"2024-05-04",\n            3'),
        (TABLE, '"Ort"', '"Name"'),
        (TABLE, '"messung"', '"andere"'),
        (TABLE, '"sum": "6"', '"sum": "Weber"'),
        (TABLE, '"measure": "Anzahl"', '"measure": "Weber"'),
        (TABLE, '"rows_total": 3', '"rows_total": "Weber"'),
        (TABLE, '"kind": "bars"', '"kind": "bars", "note": "Weber"'),
        (PLACES, "49.90123", "49.90124"),
        (METRES, "10.89832", "10.89833"),
        (METRES, '"Nordwert",\n          "Ostwert"', '"Ostwert",\n          "Nordwert"'),
        ({"Ort": ("string", ["Ost", "Ost", "West", "West"])}, '"West",\n            2', '"Weber",\n            2'),
    ],
)
def test_verify_sees_what_is_no_published_cell(room: Room, edition: Edition, columns: Columns, old: str, new: str) -> None:
    """A text in another place, a changed header, label, number or dot: nothing goes out."""
    import hashlib

    made = room(dict(columns))
    files = pack(made.treated(), made.package(), made.verdict(), (), edition)
    assert old in content(files["preview.json"]).decode()
    files["preview.json"] = filled(content(files["preview.json"]).replace(old.encode(), new.encode()))
    sums = [f"{hashlib.sha256(content(files[path])).hexdigest()}  {path}\n" for path in sorted(files) if path != "checksums.txt"]
    files["checksums.txt"] = filled("".join(sums).encode())
    found = Inspection(package=made.package())
    with pytest.raises(Refused) as caught:
        verify(made.opened(), made.treated(), made.read_again(), made.verdict(), made.inspection(), found, files)
    assert caught.value.code == "verify-preview-differs"
