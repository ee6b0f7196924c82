"""measure: small counts of people are found, with what rounding would do; small counts of things are not."""

from collections.abc import Callable, Sequence

import pytest

from opendata.model import Finding
from opendata.risks.base import Counting, Grouping
from opendata.stages.measure import measure
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]


def measured(
    table: Open,
    package: Pack,
    headers: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[str | None]],
    subject: str,
    title: str = "",
) -> tuple[Finding, ...]:
    """Measure one table: headers with types, and what a row stands for."""
    schema = {"fields": [{"name": name, "type": kind} for name, kind in headers]}
    resource = table(schema, rows)
    kinds = {(1, field.number): "number" if field.type in {"integer", "number"} else "category" for field in resource.fields}
    return measure(package(resource, title=title), kinds, {1: subject})


POPULATION = [
    ("Stadtteil", "string"),
    ("Altersgruppe", "string"),
    ("männlich", "integer"),
    ("weiblich", "integer"),
    ("insgesamt", "integer"),
]
COUNTS = [("Hafen", "unter 6", "2", "0", "2"), ("Hafen", "6 bis 17", "496", "504", "1000"), ("Hain", "unter 6", None, None, "4")]


def test_small_counts_of_people_are_found_totals_too(table: Open, package: Pack) -> None:
    (found,) = measured(table, package, POPULATION, COUNTS, "group")
    assert (found.risk, found.category, found.fields, found.value, found.threshold) == (
        "small_cells",
        "disclosure",
        (3, 4, 5),
        2,
        5,
    )
    assert (found.matched, found.checked) == (3, 7)


def test_the_ladder_says_what_rounding_would_do(table: Open, package: Pack) -> None:
    (found,) = measured(table, package, POPULATION, COUNTS, "group")
    assert [(rung.parameters["base"], rung.smallest) for rung in found.ladder] == [(3, 3), (5, 5), (10, 500)]
    assert [rung.loss for rung in found.ladder] == sorted(rung.loss for rung in found.ladder)


def test_counts_from_the_threshold_on_are_no_risk(table: Open, package: Pack) -> None:
    assert measured(table, package, POPULATION, [("Hafen", "unter 6", "5", "0", "5")], "group") == ()


RISKY = [
    pytest.param([("Bezirk", "string"), ("Anzahl Personen", "integer")], "group", "", id="persons"),
    pytest.param([("Bezirk", "string"), ("Anzahl", "integer")], "group", "Einwohner nach Bezirken", id="title-names-people"),
    pytest.param([("Geschlecht", "string"), ("Anzahl", "integer")], "group", "", id="counted-by-sex"),
    pytest.param([("Bezirk", "string"), ("unter 18 Jahre", "integer")], "group", "Bevölkerung", id="class-of-ages"),
    pytest.param([("Bezirk", "string"), ("Personen ab 65 Jahren", "integer")], "group", "", id="ages-and-people"),
    pytest.param([("Stadtteil", "string"), ("einwohnerzahl", "integer")], "unknown", "", id="unknown-but-clear"),
    pytest.param([("Bezirk", "string"), ("verheiratet", "integer")], "group", "", id="marital-status"),
    pytest.param([("Land", "string"), ("2019", "integer")], "group", "Ausländische Bevölkerung", id="years-as-headers"),
    pytest.param([("Bezirk", "string"), ("Haushalte", "number")], "group", "", id="typed-as-number"),
]


@pytest.mark.parametrize(("headers", "subject", "title"), RISKY)
def test_counts_of_people_are_known_by_their_words(
    headers: list[tuple[str, str]], subject: str, title: str, table: Open, package: Pack
) -> None:
    (found,) = measured(table, package, headers, [("Mitte", "3"), ("Nord", "17")], subject, title)
    assert (found.fields, found.value) == ((2,), 3)


HARMLESS = [
    pytest.param([("Bezirk", "string"), ("Anzahl", "integer")], "group", "Pflanzungen", id="no-word-for-people"),
    pytest.param([("Partei", "string"), ("Sitze", "integer")], "group", "", id="seats"),
    pytest.param([("Bezirk", "string"), ("Stimmen", "integer")], "group", "", id="votes"),
    pytest.param([("Bezirk", "string"), ("Bäume", "integer")], "group", "", id="trees"),
    pytest.param([("Haus", "string"), ("Betten", "integer")], "group", "", id="beds"),
    pytest.param([("Schule", "string"), ("Klassen", "integer")], "group", "Schülerzahlen", id="school-classes"),
    pytest.param([("Kita", "string"), ("Plätze für Kinder", "integer")], "group", "", id="places-for-children"),
    pytest.param([("Bezirk", "string"), ("Wahlberechtigte", "integer")], "group", "Wahl", id="election"),
    pytest.param([("Schule", "string"), ("Schüler", "integer")], "thing", "", id="a-row-is-a-thing"),
    pytest.param([("Bezirk", "string"), ("Einwohner je Hektar", "number")], "group", "", id="density"),
    pytest.param([("Bezirk", "string"), ("Jahr", "integer")], "group", "Einwohner", id="year"),
    pytest.param([("Bezirk", "string"), ("bezirk_nr", "integer")], "group", "Einwohner", id="number-of-a-district"),
]


@pytest.mark.parametrize(("headers", "subject", "title"), HARMLESS)
def test_counts_of_other_things_are_no_risk(
    headers: list[tuple[str, str]], subject: str, title: str, table: Open, package: Pack
) -> None:
    assert measured(table, package, headers, [("Mitte", "3"), ("Nord", "17")], subject, title) == ()


def test_a_cell_that_is_no_number_takes_no_column_out(table: Open, package: Pack) -> None:
    (found,) = measured(table, package, POPULATION, [("Hafen", "unter 6", "-", "2", "3")], "group")
    assert found.fields == (3, 4, 5)


def test_shares_are_no_counts(table: Open, package: Pack) -> None:
    assert (
        measured(table, package, [("Bezirk", "string"), ("Frauen", "number")], [("Mitte", "3"), ("Nord", "17.5")], "group") == ()
    )


def test_a_finding_holds_no_header_and_no_other_cell(table: Open, package: Pack) -> None:
    (found,) = measured(table, package, POPULATION, COUNTS, "group")
    assert "Hafen" not in found.model_dump_json()
    assert "496" not in found.model_dump_json()


# --------------------------------------------------------------------------------------------------------- small groups

PEOPLE = [("Nummer", "string"), ("Altersgruppe", "string"), ("Stadtteil", "string")]
DOGS = Grouping(3, (Counting(("Rasse", "Jahr"), "Anzahl Hunde"),))


def test_a_list_of_given_names_is_measured_by_its_counts_alone(table: Open, package: Pack) -> None:
    headers = [("Vorname", "string"), ("Jahr", "integer"), ("Anzahl", "integer")]
    rows = [("Emma", "2025", "12"), ("Ida", "2025", "4"), ("Ylva", "2025", "1")]
    (found,) = measured(table, package, headers, rows, "group")
    assert (found.risk, found.fields, found.value, found.threshold) == ("small_groups", (3,), 1, 5)
    assert (found.matched, found.checked, found.reason) == (2, 3, "small-groups-counts")


def test_people_without_names_are_measured_by_what_tells_them_apart(table: Open, package: Pack) -> None:
    rows = [(str(at), "18 bis 29", "Hain" if at else "Bug") for at in range(7)]
    (found,) = measured(table, package, PEOPLE, rows, "person")
    assert (found.risk, found.fields, found.value) == ("small_groups", (2, 3), 1)
    assert (found.matched, found.checked, found.reason) == (1, 7, "small-groups-rows")
    assert [(rung.parameters["threshold"], rung.smallest, rung.loss) for rung in found.ladder] == [
        (3, 6, 0.142857),
        (5, 6, 0.142857),
        (10, None, 1.0),
    ]


def test_a_table_that_a_rule_counts_is_measured_by_its_columns_before_and_by_its_counts_after(table: Open, package: Pack) -> None:
    before = {"fields": [{"name": name, "type": "string"} for name in ("Halter", "Rasse", "jahr")]}
    rows = [("A", "Dackel", "2025"), ("B", "Dackel", "2025"), ("C", "Pudel", "2025")]
    (found,) = measure(package(table(before, rows)), {}, {1: "thing"}, DOGS)
    assert (found.fields, found.value, found.threshold) == ((2, 3), 1, 3)
    after = {"fields": [{"name": name, "type": "string"} for name in ("Rasse", "Jahr", "Anzahl Hunde")]}
    assert measure(package(table(after, [("Dackel", "2025", "3")])), {}, {1: "thing"}, DOGS) == ()
    (small,) = measure(package(table(after, [("Dackel", "2025", "2")])), {}, {1: "thing"}, DOGS)
    assert (small.fields, small.value) == ((3,), 2)
