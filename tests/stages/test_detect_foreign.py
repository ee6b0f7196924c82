"""What tables of others taught: rules that hold by form and context, whatever the words are. All people are invented."""

from collections.abc import Sequence

import pytest
from tests.stages.test_detect import opened

from opendata.recognizers import spans
from opendata.recognizers.email import is_office_box
from opendata.stages.detect import detect

PEOPLE = [
    f"{given} {family}" for given in ("Anna", "Bernd", "Clara", "Dieter", "Erika") for family in ("Huber", "Schmitt", "Wolf")
]
STREETS = ("Lindenweg", "Ahornstraße", "Marktplatz", "Am Hang", "Rosengasse")
TASKS = ("vergabe", "info", "fundsachen", "hundesteuer", "poststelle", "gewerbe", "rathaus", "entwaesserung")


def entities(rows: Sequence[Sequence[str]]) -> dict[int | None, str]:
    """Give what was found in each column."""
    return {one.place.field: str(one.entity) for one in detect(opened([list(row) for row in rows]), {}).findings}


def test_mailboxes_of_one_house_named_after_tasks_are_offices() -> None:
    rows = [["Stelle", "Kontakt"], *([f"Stelle {at}", f"{TASKS[at % 8]}@musterhausen.example"] for at in range(24))]
    assert entities(rows) == {}


def test_mailboxes_of_one_house_named_after_people_are_theirs() -> None:
    boxes = [name.lower().replace(" ", ".") for name in PEOPLE]
    rows = [["Stelle", "Kontakt"], *([f"Stelle {at}", f"{box}@musterhausen.example"] for at, box in enumerate(boxes))]
    assert entities(rows) == {2: "EMAIL"}


@pytest.mark.parametrize(
    "address", ["annikas@example.org", "die-hubers@example.org", "mh@firma.example", "anna.huber@stadt-x.example"]
)
def test_a_mailbox_that_may_be_somebodys_is_no_offices(address: str) -> None:
    assert not is_office_box(address)


def test_numbers_drawn_for_people_are_references_under_any_header() -> None:
    rows = [["Wert", "Name"], *([f"VK-{(at + 3) * 7919 % 9000000 + 1000000}", PEOPLE[at]] for at in range(15))]
    assert entities(rows)[1] == "CUSTOMER_ID"
    running = [["Wert", "Name"], *([f"Z{20240001 + at}", PEOPLE[at]] for at in range(15))]
    assert 1 not in entities(running)


def test_trees_stay_trees_though_some_have_godparents() -> None:
    rows = [["Baumart", "Pate", "Rechtswert", "Hochwert"]]
    rows += [["Linde", PEOPLE[at] if at % 4 == 0 else "", f"6362{at:02d}.18", f"55311{at:02d}.93"] for at in range(15)]
    assert entities(rows) == {2: "PERSON_NAME"}


def test_a_name_among_streets_is_found() -> None:
    rows = [["Nr", "Ort"], *([str(at), STREETS[at % 5]] for at in range(60)), ["61", "Huber, Anna"]]
    assert entities(rows) == {2: "PERSON_NAME"}


@pytest.mark.parametrize(
    "text",
    [
        "Laut Protokoll hat der Hausmeister den Schlüssel verloren.",
        "Frau Holle wird im Schauspielhaus gespielt.",
        "Rundgang auf den Spuren von Erika Huber, Beginn 14 Uhr.",
        "Auskunft erteilt die Planung, Telefon 0951 87-1234.",
        "Weitere Informationen: Planung, planung@musterhausen.example",
    ],
)
def test_what_concerns_nobody_stays(text: str) -> None:
    assert spans.find(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Schlüssel bei Huber, 0171 2345678", "Huber"),
        ("Wechsel von Anna Huber zu Lehrkraft Schmitt", "Anna Huber"),
        ("vollmacht für anna huber liegt vor", "anna huber"),
        ("Umzug nach Hinter der Mauer 7, 96047 Bamberg", "Hinter der Mauer 7, 96047 Bamberg"),
        ("Ausweis Nr. L01X00T47 vorgelegt", "L01X00T47"),
        ("In der Sache B32848/2024-2 nehme ich Stellung", "B32848/2024-2"),
        ("Anmeldung bei Frau Huber, Telefon 0951 87-1234", "0951 87-1234"),
        ("Anmeldung bei mir unter 0951 234567", "0951 234567"),
    ],
)
def test_what_concerns_somebody_is_found(text: str, found: str) -> None:
    assert found in [text[span.start : span.end] for span in spans.find(text)]
