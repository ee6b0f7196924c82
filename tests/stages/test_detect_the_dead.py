"""Of the long dead nothing is personal; who stands beside them may live."""

import pytest
from tests.stages.test_detect import FIRST, LAST
from tests.stages.test_detect_kinds import BIRTHS, NAMES, _kinds


def _days(first: int, years: int, count: int = 40) -> list[str]:
    return [f"{at % 27 + 1:02}.{at % 12 + 1:02}.{first + at * 7 % years}" for at in range(count)]


@pytest.mark.parametrize(
    "beside",
    [
        {"Geburtsdatum": _days(1820, 90), "Sterbedatum": _days(1890, 80)},
        {"geb": _days(1820, 90), "gest": _days(1890, 80)},
        {"*": [str(1760 + at) for at in range(40)], "+": [str(1820 + at) for at in range(40)]},
    ],
)
def test_the_long_dead_have_no_personal_data(beside: dict[str, list[str]]) -> None:
    rows = [["Name", *beside], *[list(one) for one in zip(NAMES, *beside.values(), strict=True)]]
    assert _kinds(rows) == set()


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nutzungsberechtigt", [f"{LAST[at % len(LAST)]}, {FIRST[at % 20]}" for at in range(40)]),
        ("Anschrift der Angehörigen", [f"Lindenweg {at + 1}" for at in range(40)]),
        ("Telefon", [f"0171 39200{at:02}" for at in range(40)]),
    ],
)
def test_who_stands_beside_the_dead_may_live(header: str, cells: list[str]) -> None:
    rows = [["Name", "gest", header], *[list(one) for one in zip(NAMES, _days(1890, 80), cells, strict=True)]]
    assert _kinds(rows) & {"PERSON_NAME", "ADDRESS", "PHONE"}


OLD = [f"1.2.{1880 + at}" for at in range(40)]
GONE = [f"1.3.{1950 + at}" for at in range(40)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "gest."], *[list(one) for one in zip(NAMES, GONE, strict=True)]],
        [["Name", "geb.", "gest.", "Ort Erbe"], *[[NAMES[at], OLD[at], GONE[at], f"9604{at % 9} Bamberg"] for at in range(40)]],
        [["Name", "geb.", "gest."], *[[NAMES[at], OLD[at], GONE[at] if at % 2 else ""] for at in range(40)]],
        [["Nutzungsberechtigt", "geb.", "gest."], *[list(one) for one in zip(NAMES, OLD, GONE, strict=True)]],
        [["Name", "Geburtsdatum", "gest."], *[[NAMES[at], BIRTHS[at], "12.03.1960" if at == 3 else ""] for at in range(40)]],
        [["Mieter", "Gebühr"], *[[NAMES[at], str(1100 + at)] for at in range(40)]],
        [["Name", "Geburtsdatum", "Sterbegeld"], *[[NAMES[at], BIRTHS[at], str(1100 + at)] for at in range(40)]],
        [["Halbwaise", "Geburtsdatum", "Sterbedatum"], *[[NAMES[at], BIRTHS[at], "12.03.1990"] for at in range(40)]],
        [["Grab", "Nutzungsberechtigter", "gest."], *[[f"A {at}", NAMES[at], "12.03.1960"] for at in range(40)]],
        [
            ["Name", "geb.", "gest.", "Witwe geb."],
            *[[NAMES[at], OLD[at], GONE[at], BIRTHS[at]] for at in range(40)],
        ],
        [
            ["Name", "geb.", "gest.", "Straße", "Hausnr"],
            *[[NAMES[at], OLD[at], GONE[at], "Lindenweg", str(at + 1)] for at in range(40)],
        ],
        [
            ["Name", "geb.", "gest.", "N"],
            *[[NAMES[at], OLD[at], GONE[at], NAMES[-at - 1]] for at in range(40)],
        ],
        [["Name", "Geburtsdatum", "Sterbedatum"], *[[NAMES[at], "01.01.1900", "01.01.1900"] for at in range(40)]],
        [["Name", "geb", "gest", "Diagnose"], *[[NAMES[at], "1.2.1890", "1.3.1960", "Diabetes"] for at in range(40)]],
    ],
)
def test_who_may_live_is_not_taken_for_dead(rows: list[list[str]]) -> None:
    assert "PERSON_NAME" in _kinds(rows)


def test_the_lately_dead_are_somebody() -> None:
    recent = _days(1999, 25)
    rows = [["Name", "Geburtsdatum", "Sterbedatum"]]
    rows += [list(one) for one in zip(NAMES, _days(1930, 40), recent, strict=True)]
    assert {"PERSON_NAME", "DATE_OF_BIRTH"} <= _kinds(rows)


@pytest.mark.parametrize(("header", "found"), [("Adresse des Steins", False), ("Adresse", True)])
def test_where_a_stone_lies_is_nobodys_home(header: str, *, found: bool) -> None:
    rows = [["Name", "geb.", "gest.", header]]
    rows += [[NAMES[at], OLD[at], GONE[at], f"Lindenweg {at + 1}"] for at in range(40)]
    assert ("PERSON_NAME" in _kinds(rows)) is found
