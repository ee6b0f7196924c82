"""A finding says what speaks for it and why it is not something else, in counts and masked shapes: never a value."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.canaries import VALUES, found_in
from tests.conftest import open_package, open_table

from opendata.evidence import evidence_json, sentences
from opendata.model import Evidence, Finding, Place, Rival
from opendata.recognizers import evidence
from opendata.recognizers.cells import clean
from opendata.recognizers.evidence import masked
from opendata.stages.detect import Detection, detect
from opendata.texts import Language

FIRST = "Anna Bernd Clara Dieter Elif Franz Gisela Hans Ines Jonas Karl Lena Mehmet Nora Otto Petra Ruth Sven Tina Uwe".split()
LAST = (
    "Huber Yılmaz Nowak Schmitt Bauer Kraus Vogel Weber Lang Roth Beck Kaya Maier Hahn Winkler Seidel Graf Busch Kern Ott".split()
)
IBANS = ("DE44500105175407324931", "DE89370400440532013000", "DE02120300000000202051", "DE02500105170137075030")
OBJECTS = [f"Gerät {at}" for at in range(20)]


def found(columns: dict[str, Sequence[str]], field: int = 1) -> Finding:
    """Give what is found in one column of a table."""
    return next(one for one in whole(columns).findings if one.place.field == field)


def whole(columns: dict[str, Sequence[str]]) -> Detection:
    records = [list(row) for row in zip(*columns.values(), strict=True)]
    return detect(open_package(open_table({}, records, list(columns))), {})


@dataclass(frozen=True)
class Case:
    """A planted column beside another, and the evidence that it must give."""

    header: str
    cells: Sequence[str]
    beside: tuple[str, Sequence[str]]
    entity: str
    expected: Evidence


CASES = {
    "names under their header, beside given names": Case(
        "Nachname",
        LAST,
        ("Vorname", FIRST),
        "LAST_NAME",
        Evidence(
            distinct=20,
            header=True,
            subject="person",
            beside=(2,),
            shapes=("Aa",),
            rivals=(Rival(entity="FIRST_NAME", matched=1, reason="fewer"),),
        ),
    ),
    "accounts that no header names": Case(
        "Spalte 1",
        [IBANS[at % 4] for at in range(20)],
        ("Gegenstand", OBJECTS),
        "IBAN",
        Evidence(distinct=4, header=False, subject="person"),
    ),
    "plates of two forms, few of the second": Case(
        "Kennzeichen",
        [f"BA-{chr(65 + at)}{chr(66 + at)} {1000 + at * 7}" for at in range(16)] + [f"NÜ-X {at}" for at in range(100, 104)],
        ("Vorname", FIRST),
        "LICENSE_PLATE",
        Evidence(
            distinct=20,
            header=True,
            subject="person",
            beside=(2,),
            shapes=("AA-AA 9999",),
            rivals=(Rival(entity="ADDRESS", matched=20, reason="alone"),),
        ),
    ),
    "bare digits of mobiles": Case(
        "Handy",
        [f"0171 {9876500 + at}" for at in range(20)],
        ("Gegenstand", OBJECTS),
        "PHONE",
        Evidence(distinct=20, header=True, subject="person", shapes=("9999 9999999",)),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_planted_column_gives_its_evidence(case: Case) -> None:
    finding = found({case.header: case.cells, case.beside[0]: case.beside[1]})
    assert (finding.entity, finding.evidence) == (case.entity, case.expected)


def test_a_kind_that_only_the_table_forbids_is_told() -> None:
    """Playgrounds have addresses, which are nobody's; the mobiles between them are somebody's."""
    addresses = [f"0171 {9876500 + at}" if at % 20 == 0 else f"Lindenweg {at}" for at in range(100)]
    finding = found({"Adresse": addresses, "Name": [f"Spielplatz am Hang {at}" for at in range(100)]})
    assert (finding.entity, finding.whole) == ("PHONE", False)
    assert finding.evidence is not None
    assert finding.evidence.rivals[0] == Rival(entity="ADDRESS", matched=95, reason="table")


def test_some_cells_are_told_with_rows_and_with_the_shape_of_what_leaks() -> None:
    cells = [f"Gerät {at}" for at in range(200)]
    for at in range(10, 16):
        cells[at] = f"0171 {9876500 + at}"
    finding = found({"Bemerkung": cells, "Wert": [str(at) for at in range(200)]})
    assert (finding.entity, finding.whole, finding.rows) == ("PHONE", False, tuple(range(12, 18)))
    assert finding.evidence is not None
    assert finding.evidence.shapes == ("9999 9999999",)


def test_four_leaking_cells_show_no_shape() -> None:
    cells = [f"Gerät {at}" for at in range(200)]
    for at in range(10, 14):
        cells[at] = f"0171 {9876500 + at}"
    finding = found({"Bemerkung": cells, "Wert": [str(at) for at in range(200)]})
    assert finding.evidence is not None
    assert finding.evidence.shapes == ()


def test_one_value_however_often_shows_no_shape() -> None:
    """An office's clerk in each row is one person, whose name has a length."""
    finding = found({"Handy": ["0171 9876543"] * 40, "Vorname": FIRST * 2})
    assert finding.evidence is not None
    assert (finding.evidence.distinct, finding.evidence.shapes) == (1, ())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


NUMBERED = st.integers(0, 40).map(lambda at: f"BA-K {at:03}")


@given(st.lists(WORDS | NUMBERED, min_size=1, max_size=60), st.sampled_from(VALUES))
def test_shapes_hold_no_letter_and_stand_for_five_values_at_least(cells: list[str], canary: str) -> None:
    values = pl.Series([*cells, *[canary] * 9])
    shapes = evidence._common({(1, 1): values}).get((1, 1), ())
    different = clean(values).drop_nulls().unique().alias("cell").to_frame()
    every = Counter(different.select(masked(pl.col("cell")))["cell"])
    assert all(every[shape] >= 5 for shape in shapes)
    assert not found_in("\n".join(shapes).encode())


@given(WORDS)
def test_a_mask_keeps_nothing_but_the_usual_signs(text: str) -> None:
    (shape,) = pl.Series([text]).to_frame("cell").select(masked(pl.col("cell")))["cell"]
    assert re.fullmatch(r"[Aa9? .,:;/()+@_'\-]*", shape)


@given(st.permutations(range(20)), st.sampled_from(VALUES))
def test_no_value_of_a_table_is_in_any_finding_or_in_what_is_told(order: list[int], canary: str) -> None:
    cells = {"Vorname": [FIRST[at] for at in order], "Nachname": [LAST[at] for at in order]}
    notes = [canary if at % 7 == 0 else f"Vorgang {at}" for at in order]
    findings = whole({**cells, "Notiz": notes, "Angaben": [canary] * 20}).findings
    told = [one.model_dump(mode="json") for one in findings]
    words = [evidence_json(one, lambda place: f"field {place.field}", language) for one in findings for language in ("de", "en")]
    text = json.dumps([told, words], ensure_ascii=False)
    assert not found_in(text.encode())
    assert not [name for name in (*FIRST, *LAST) if re.search(rf"\b{name}\b", text)]


def test_a_finding_of_before_has_no_evidence_and_says_nothing() -> None:
    kept = Finding(
        place=Place(resource=1, field=1),
        entity="PHONE",
        category="contact",
        matched=3,
        checked=4,
        score=0.9,
        recognizer="phone@1",
        reason="finding-pattern",
    ).model_dump_json(exclude={"evidence"})
    loaded = Finding.model_validate_json(kept)
    assert loaded.evidence is None
    assert evidence_json(loaded, str, "de") is None
    assert list(sentences(loaded, str, "de")) == []


RIVALS = tuple(
    Rival.model_validate({"entity": "EMAIL", "matched": 2, "reason": one}) for one in ("table", "surer", "fewer", "alone")
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("subject", ["person", "household", "group", "thing", "event", "office", "unknown"])
def test_all_that_is_known_is_said(subject: str, language: Language) -> None:
    known = Evidence(distinct=7, subject=subject, beside=(2,), shapes=("AA-AA 9999",), rivals=RIVALS)
    finding = found({"Handy": [f"0171 {9876500 + at}" for at in range(20)]}).having(evidence=known, rows=(3, 4))
    told = " ".join(sentences(finding, lambda place: f"Spalte{place.field}", language))
    assert all(
        part in told for part in ("phone@1", "Spalte2", "AA-AA 9999", "3, 4", "2 von 20" if language == "de" else "2 of 20")
    )
    assert told.count("Nicht " if language == "de" else "Not ") == len(RIVALS)
