"""treat: what was decided happens to each column, nothing undecided stays, and formulas are defused."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from opendata.errors import Refused
from opendata.model import Decision, Place, Treatment
from opendata.nameless import filled
from opendata.stages.read import read
from opendata.stages.treat import treat
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]

REAL = Path(__file__).parents[3] / "shared" / "realdata" / "tables"
SCHEMA = {"fields": [{"name": name, "type": kind} for name, kind in (("kfz", "string"), ("n", "integer"), ("text", "string"))]}
ROWS = [("BA-AB 123", "7", "=1+1"), ("BA", "0", "-5"), ("Müller", None, None), ("FOAB12", "-3", "ok")]
MARKS = [(2, 1, 0, 9, "LICENSE_PLATE"), (4, 1, 0, 6, "PERSON_NAME"), (5, 1, 0, 6, "LICENSE_PLATE")]


def decided(field: int, outcome: str, **parameters: str | int) -> Decision:
    """Give a Decision on a column of the first table."""
    place = Place(resource=1, field=field)
    return Decision(place=place, outcome=outcome, parameters=parameters, reason={"de": "Regel", "en": "rule"})


def cells(package: OpenPackage) -> dict[str, list[str | None]]:
    """Give the columns of the first table."""
    table = package.resources[0].cells
    assert table is not None
    return {name: column.to_list() for name, column in table.lazy().drop("row").collect().to_dict().items()}


def done(treatments: Sequence[Treatment]) -> list[tuple[int | None, str, int]]:
    """Give column, action and number of cells."""
    return [(entry.place.field, entry.action, entry.cells_changed) for entry in treatments]


def test_each_column_gets_its_treatment(table: Open, package: Pack) -> None:
    opened = package(table(SCHEMA, ROWS, marks=MARKS))
    treated, treatments = treat(opened, [decided(1, "mask", to="district"), decided(2, "round", base=5), decided(3, "keep")])
    assert cells(treated) == {"f1": ["BA", "BA", None, None], "f2": ["5", "0", None, "-5"], "f3": ["'=1+1", "-5", None, "ok"]}
    assert done(treatments) == [(1, "mask", 3), (2, "round", 2), (3, "defuse", 1)]


def test_a_column_without_a_decision_leaves(table: Open, package: Pack) -> None:
    treated, treatments = treat(package(table(SCHEMA, ROWS)), [decided(2, "keep")])
    assert cells(treated) == {"f2": ["7", "0", None, "-3"]}
    assert [field.number for field in treated.resources[0].fields] == [2]
    assert done(treatments) == [(1, "drop", 4), (3, "drop", 3)]


@pytest.mark.parametrize("outcome", ["withhold", "drop", "reject"])
def test_a_column_that_must_go_leaves(outcome: str, table: Open, package: Pack) -> None:
    treated, treatments = treat(package(table(SCHEMA, ROWS)), [decided(1, outcome), decided(2, "flag"), decided(3, "keep")])
    assert set(cells(treated)) == {"f2", "f3"}
    assert done(treatments)[0] == (1, outcome, 4)


def test_all_columns_may_leave(table: Open, package: Pack) -> None:
    treated, _ = treat(package(table(SCHEMA, ROWS)), [])
    assert treated.resources[0].fields == ()
    assert cells(treated) == {}


def test_nothing_outside_the_grid_goes_along(table: Open, package: Pack) -> None:
    treated, _ = treat(package(table(SCHEMA, ROWS, marks=MARKS)), [decided(1, "keep")])
    assert treated.margins.height() == treated.resources[0].margins.height() == treated.resources[0].marks.height() == 0


def test_decisions_on_risks_and_margins_change_no_column(table: Open, package: Pack) -> None:
    risk = Decision(place=Place(resource=1, margin="small_cells"), outcome="round", reason={"de": "x", "en": "x"})
    treated, _ = treat(package(table(SCHEMA, ROWS)), [decided(2, "keep"), risk])
    assert cells(treated) == {"f2": ["7", "0", None, "-3"]}


def test_an_unreadable_table_stays_one(table: Open, package: Pack) -> None:
    unread = replace(table(SCHEMA, ROWS), cells=None, fields=())
    assert treat(package(unread), [])[0].resources[0].cells is None


REFUSED = [
    pytest.param([decided(2, "verschwinden")], "treat-unknown-action", id="unknown-action"),
    pytest.param([decided(2, "keep"), decided(2, "drop")], "treat-contradiction", id="contradiction"),
    pytest.param([decided(2, "round", base="viel")], "treat-wrong-parameters", id="wrong-parameters"),
    pytest.param([decided(2, "round")], "treat-wrong-parameters", id="no-parameters"),
    pytest.param([decided(1, "mask", to="letters")], "treat-wrong-parameters", id="unknown-mask"),
    pytest.param([decided(2, "mask", to="district")], "treat-wrong-type", id="wrong-type"),
    pytest.param([decided(3, "round", base=5)], "round-not-a-count", id="not-a-count"),
]


@pytest.mark.parametrize(("decisions", "code"), REFUSED)
def test_what_cannot_be_done_is_refused(decisions: list[Decision], code: str, table: Open, package: Pack) -> None:
    with pytest.raises(Refused) as caught:
        treat(package(table(SCHEMA, ROWS)), decisions)
    assert caught.value.code == code
    assert not {"=1+1", "ok"} & {str(value) for value in caught.value.params.values()}


def test_a_district_is_known_from_the_whole_column(table: Open, package: Pack) -> None:
    """Where nothing separates district and letters, the column's own codes settle it, even from later batches."""
    rows = [("BAAB123", "1", "")] + [("NN", "1", "")] * 120_000 + [("BA", "1", "")]
    treated, treatments = treat(
        package(table(SCHEMA, rows, marks=[(2, 1, 0, 7, "LICENSE_PLATE")])), [decided(1, "mask", to="district")]
    )
    assert cells(treated)["f1"][0] == "BA"
    assert done(treatments)[0] == (1, "mask", 1)


# ------------------------------------------------------------------------------------------------------------ formulas

PAYLOADS = (
    *("=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!D2", "@SUM(1)", "=cmd|'/C calc'!A1", "-SUM(1)", "+SUM(A1:A2)", "=A1"),
    *('=HYPERLINK("http://x.example")', "@SUM(1+1)*cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")', "=IMPORTXML(A1)"),
    *("＝1+1", "＝SUM(1)", '="x"', "+1+1"),
)
BEFORE = ("", " ", "\t", "\r", "\n", "\x00", "\u00a0", "\ufeff", "\u200b", "  \t", "Text\n", "Text\r\n", "1;", "Text;\u00a0")
HARMLESS = (
    *(
        "-5",
        "+5",
        "-5,3",
        "-1.234,50",
        "+49 951 87-0",
        "+49951870",
        "+49 (0)951 87-0",
        "-",
        "--",
        "- keine Angabe",
        "@stadt",
        "+/- 3",
    ),
    *("+/-3", "2024-01-01", "+5 %", "-5 bis +3", "– Parkplatz", "-1/2", "+ Küche (EG)", "- (s. Anlage)", "+++", "=", "-18 - 25"),
    *("a=b", "x + y", "<5"),
)


@pytest.mark.parametrize("before", BEFORE, ids=repr)
def test_every_formula_is_defused_wherever_it_begins(before: str, table: Open, package: Pack) -> None:
    rows = [(before + payload, "1", "x") for payload in PAYLOADS]
    treated, _ = treat(package(table(SCHEMA, rows)), [decided(1, "keep")])
    for text in cells(treated)["f1"]:
        assert text is not None
        assert text.replace("'", "", 1) in [row[0] for row in rows]
        assert "'" in text[: len(before) + 1]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays_exactly(text: str, table: Open, package: Pack) -> None:
    treated, treatments = treat(package(table(SCHEMA, [(text, "1", "x")])), [decided(1, "keep")])
    assert cells(treated)["f1"] == [text]
    assert treatments == tuple(entry for entry in treatments if entry.action == "drop")


def test_numbers_are_never_defused(table: Open, package: Pack) -> None:
    treated, _ = treat(package(table(SCHEMA, [("x", "-5", "x")])), [decided(2, "keep")])
    assert cells(treated) == {"f2": ["-5"]}


@pytest.mark.skipif(not REAL.is_dir(), reason="real tables are not here")
@pytest.mark.parametrize("path", sorted(REAL.glob("*.csv")) if REAL.is_dir() else [], ids=lambda path: path.name)
def test_no_real_cell_is_altered(path: Path) -> None:
    opened, _ = read("real", {"descriptor": None, "files": [{"number": 1, "path": path.name}]}, {1: filled(path.read_bytes())})
    resource = opened.resources[0]
    assert resource.cells is not None
    treated, treatments = treat(opened, [decided(field.number, "keep") for field in resource.fields])
    assert treatments == ()
    after = treated.resources[0].cells
    assert after is not None
    assert after.lazy().collect().equals(resource.cells.lazy().collect().select(pl.all()))


# ------------------------------------------------------------------------------------------------------- whole tables

DOGS = {
    "fields": [{"name": "Halter", "type": "string"}, {"name": "Rasse", "type": "string"}, {"name": "Anzahl", "type": "integer"}]
}
OWNED = [("A", "=Dackel", "7"), ("B", "=Dackel", "1"), ("C", "Pudel", "9"), ("D", "Boxer", "9"), ("D", "Boxer", "5")]


def on_table(outcome: str, **parameters: str | int) -> Decision:
    place = Place(resource=1, margin="small_groups")
    return Decision(place=place, outcome=outcome, parameters=parameters, reason={"de": "x", "en": "x"})


COUNT = on_table("aggregate", by="2", people="1", threshold=2, count="Hunde", rest="übrige")
FEWER = on_table("suppress", counts="3", threshold=5)


def test_a_counted_table_has_its_groups_and_counts_and_is_defused(table: Open, package: Pack) -> None:
    treated, treatments = treat(package(table(DOGS, OWNED)), [decided(1, "drop"), decided(2, "aggregate"), COUNT])
    assert [(own.number, own.label, own.type) for own in treated.resources[0].fields] == [
        (2, "Rasse", "string"),
        (4, "Hunde", "integer"),
    ]
    assert cells(treated) == {"f2": ["'=Dackel", "übrige"], "f4": ["2", "3"]}
    assert done(treatments) == [(None, "aggregate", 3), (1, "drop", 5), (3, "drop", 5), (2, "defuse", 1)]
    assert treatments[0].parameters == {"threshold": 2, "count": "Hunde", "rest": "übrige"}


def test_rows_that_leave_take_their_marks_and_the_others_keep_theirs(table: Open, package: Pack) -> None:
    plates = [("BA-AB 1", "x", "2"), ("BA-AB 2", "x", "8")]
    marks = [(2, 1, 0, 7, "LICENSE_PLATE"), (3, 1, 0, 7, "LICENSE_PLATE")]
    decisions = [decided(1, "mask", to="district"), decided(3, "suppress"), FEWER]
    treated, treatments = treat(package(table(DOGS, plates, marks=marks)), decisions)
    assert cells(treated) == {"f1": ["BA"], "f3": ["8"]}
    assert (None, "suppress", 1) in done(treatments)


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        pytest.param([decided(2, "aggregate")], "treat-contradiction", id="a-column-alone"),
        pytest.param([decided(2, "aggregate"), FEWER], "treat-contradiction", id="another-action"),
        pytest.param([COUNT, FEWER], "treat-contradiction", id="two-on-one-table"),
        pytest.param([COUNT.having(parameters={"by": "2"})], "treat-wrong-parameters", id="no-threshold"),
        pytest.param([COUNT.having(parameters={**COUNT.parameters, "by": "9"})], "treat-wrong-parameters", id="unknown-column"),
        pytest.param([COUNT.having(parameters={**COUNT.parameters, "threshold": 9})], "aggregate-too-few", id="too-few"),
        pytest.param([FEWER.having(parameters={"counts": "2", "threshold": 5})], "suppress-not-a-count", id="no-count"),
        pytest.param([FEWER.having(parameters={"counts": "3", "threshold": 50})], "suppress-nothing-left", id="nothing-left"),
    ],
)
def test_what_cannot_be_done_to_a_table_is_refused(decisions: list[Decision], code: str, table: Open, package: Pack) -> None:
    with pytest.raises(Refused) as caught:
        treat(package(table(DOGS, OWNED)), decisions)
    assert caught.value.code == code
    assert not {"Boxer", "Pudel"} & {str(value) for value in caught.value.params.values()}
