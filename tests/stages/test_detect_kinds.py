"""What is the city's own is no person's, and what stands beside a name is that person's."""

from collections.abc import Sequence

import pytest
from tests.stages.test_detect import FIRST, LAST, entities, opened

from opendata.stages.detect import detect

OWN = {
    "ibans": ("DE89 3704 0044 0532 0130 00",),
    "fleet-plates": ("BA-SB 9001", "BA-SB 9002", "BA-SB 9003"),
    "phone-trunks": ("0951 87",),
    "staff": ("Gundula Schreppel",),
}


@pytest.mark.parametrize(
    ("header", "own", "foreign", "entity"),
    [
        ("IBAN", ["DE89370400440532013000"], "DE02120300000000202051", "IBAN"),
        ("Kennzeichen", ["BA-SB 9001", "BA SB 9002", "ba-sb9003"], "BA-XY 123", "LICENSE_PLATE"),
    ],
)
def test_what_is_the_citys_own_is_no_persons(header: str, own: list[str], foreign: str, entity: str) -> None:
    rows = [["Nr", header], *[[str(at), own[at % len(own)]] for at in range(30)]]
    assert not detect(opened(rows), OWN).findings
    (found,) = detect(opened([*rows, ["31", foreign]]), OWN).findings
    assert found.entity == entity


def test_a_text_may_name_staff_and_accounts_of_the_city() -> None:
    filler = "Der Gehweg vor der Schule ist seit dem Sommer gesperrt, bitte bald reparieren"
    rows = [["Nr", "Bemerkung"], *[[str(at), f"{filler}, Auskunft Gundula Schreppel."] for at in range(20)]]
    rows += [["21", f"{filler}. Zahlung an DE89 3704 0044 0532 0130 00, Fahrzeug BA-SB 9001."]]
    assert not detect(opened(rows), OWN).findings
    assert detect(opened(rows), {}).findings


def rows_of_people(header: str, values: Sequence[str]) -> list[list[str]]:
    """Make a table of people with one more column."""
    rows = [[FIRST[at % 20], f"{LAST[at % len(LAST)]}", values[at % len(values)]] for at in range(40)]
    return [["Vorname", "Nachname", header], *rows]


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("LANR", ["123456601", "838382202", "555555523"], "DOCTOR_NO"),
        ("Führerschein-Nr.", ["B072RRE2I55"], "DRIVING_LICENCE"),
        ("Kontonummer", ["12345678", "532013000", "99887766"], "BANK_ACCOUNT"),
        ("BLZ", ["77050000", "70010080"], "BANK_ACCOUNT"),
        ("Geburtsort", ["Bamberg", "Izmir", "Lwiw"], "BIRTHPLACE"),
        ("Beruf", ["Bäckerin", "Lehrer", "Rentner"], "OCCUPATION"),
        ("Familienstand", ["ledig", "verh.", "gesch."], "FAMILY_STATUS"),
        ("Spalte 7", ["ledig", "verheiratet", "geschieden", "verwitwet"], "FAMILY_STATUS"),
        ("erfasst_von", ["mkestel", "STADT\\huberA", "a61bra02"], "USER_NAME"),
    ],
)
def test_what_stands_beside_a_name_is_that_persons(header: str, values: list[str], entity: str) -> None:
    package = opened(rows_of_people(header, values))
    assert entities(package, detect(package, {}))[header] == (entity, False)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("USt-IdNr.", ["DE136695976", "DE 136 695 976"]),
        ("Register", ["HRB 12345", "HRA 4711", "Amtsgericht Bamberg, VR 12"]),
        ("BSNR", ["741234500", "701234567"]),
        ("last_edited_by", ["admin", "import", "gis"]),
        ("Produktkonto", ["12345678", "99887766"]),
    ],
)
def test_numbers_of_businesses_and_accounts_of_machines_are_nobodys(header: str, values: list[str]) -> None:
    rows = [["Firma", header], *[[f"Muster {at} GmbH", values[at % len(values)]] for at in range(40)]]
    assert not detect(opened(rows), {}).findings
