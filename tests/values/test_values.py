"""How German cells are understood: numbers, dates, codes, signs; declared or inferred over all values."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.table import cells_schema, write
from opendata.values import Doubt, Understanding, canonical, infer, profile, shapes, typed, understood
from opendata.values.legend import labelled


def inferred(
    *columns: Sequence[str], labels: Sequence[str] = ()
) -> tuple[list[Understanding], list[list[str | None]], list[Doubt]]:
    """Infer columns; give the understandings, the canonical cells and the doubts."""
    names = {f"f{at}": (labels[at - 1] if labels else f"spalte {at}") for at in range(1, len(columns) + 1)}
    frame = pl.DataFrame(
        {"row": range(1, len(columns[0]) + 1), **dict(zip(names, columns, strict=True))}, schema=cells_schema(len(columns))
    )
    known, doubts = infer(write([frame], frame.schema), names, len(columns[0]))
    result = canonical(frame, known)
    return list(known.values()), [result[name].to_list() for name in names], doubts


def declared(cells: Sequence[str], missing: Sequence[Any] = ("",), **field: object) -> list[str | None]:
    """Make cells canonical as a schema field says."""
    frame = pl.DataFrame({"f1": list(cells)}, schema={"f1": pl.String})
    return canonical(frame, {"f1": understood({"name": "x", **field}, missing)})["f1"].to_list()


@pytest.mark.parametrize(
    ("cells", "kind", "expected"),
    [
        (["1", "20", "-3"], "integer", ["1", "20", "-3"]),
        (["1,5", "20", "-3"], "number", ["1.5", "20", "-3"]),
        (["1.5", "20", "-3.25"], "number", ["1.5", "20", "-3.25"]),
        (["1.234,50", "12,00"], "number", ["1234.50", "12.00"]),
        (["1,234.50", "12.00"], "number", ["1234.50", "12.00"]),
        (["1.234.567", "12"], "integer", ["1234567", "12"]),
        (["−5", "5-", "+7", "–2"], "integer", ["-5", "-5", "7", "-2"]),
        (["1 234,5", "2"], "number", ["1234.5", "2"]),
        (["1\u00a0234", "2"], "integer", ["1234", "2"]),
        (["1'234.5", "12.5"], "number", ["1234.5", "12.5"]),
        (["0,125", "0,250"], "number", ["0.125", "0.250"]),
        (["0.125", "0.250"], "number", ["0.125", "0.250"]),
        (["1e5", "2.5E-3"], "number", ["1e5", "2.5E-3"]),
        (["951 234", "951 235"], "string", ["951 234", "951 235"]),
        (["01099", "96047"], "string", ["01099", "96047"]),
        (["12345678901234567890", "1"], "string", ["12345678901234567890", "1"]),
        (["1.2.3", "1"], "string", ["1.2.3", "1"]),
        (["1,2,3", "1"], "string", ["1,2,3", "1"]),
        (["1.5", "1,5"], "string", ["1.5", "1,5"]),
        (["< 5", "7"], "string", ["< 5", "7"]),
        (["NaN", "inf"], "string", ["NaN", "inf"]),
        (["e5", "."], "string", ["e5", "."]),
        (["49,8915 10,8915"] * 2, "string", ["49,8915 10,8915"] * 2),
        (["", " "], "any", [None, None]),
        (["x", "", "X"], "boolean", ["true", None, "true"]),
        (["x", "", "y"], "string", ["x", None, "y"]),
        (["12,5 %", "3,0 %", ""], "number", ["12.5", "3.0", None]),
        (["1.200,50 €", "-3,00 €", "k.A."], "number", ["1200.50", "-3.00", None]),
        (["EUR 1.200", "€ 300"], "string", ["EUR 1.200", "€ 300"]),
        (["12,5 m", "3 km"], "string", ["12,5 m", "3 km"]),
        (["12 m", "3,5"], "string", ["12 m", "3,5"]),
        (["12 kWh", "9 kWh"], "integer", ["12", "9"]),
        (["1.234 €", "2.500 €"], "string", ["1.234 €", "2.500 €"]),
        (["12 a", "3 b"], "string", ["12 a", "3 b"]),
        (["3. März 2024", "15. Jan. 2023", "1.Mai 2024"], "date", ["2024-03-03", "2023-01-15", "2024-05-01"]),
        (["31. Februar 2024", "3. März 2024"], "date", ["31. Februar 2024", "2024-03-03"]),
        (["März 2024", "Januar 2023"], "string", ["März 2024", "Januar 2023"]),
        (["Q1 2024", "Q2 2024"], "string", ["Q1 2024", "Q2 2024"]),
        (["2023/24", "2024/25"], "string", ["2023/24", "2024/25"]),
        (["8.30 Uhr", "17:45 Uhr"], "time", ["08:30:00", "17:45:00"]),
        (["5", ".", "x", "...", "/", "k.A.", "", "NA"], "integer", ["5", *[None] * 7]),
        (["ja", "nein", "Ja", ""], "boolean", ["true", "false", "true", None]),
        (["wahr", "falsch"], "boolean", ["true", "false"]),
        (["0", "1"], "integer", ["0", "1"]),
        (["31.12.2024", "1.2.2025", ""], "date", ["2024-12-31", "2025-02-01", None]),
        (["2024-12-31"], "date", ["2024-12-31"]),
        (["31.12.24"], "date", ["2024-12-31"]),
        (["2024/12/31"], "date", ["2024-12-31"]),
        (["13/12/2024", "01/02/2024"], "date", ["2024-12-13", "2024-02-01"]),
        (["12/13/2024", "01/02/2024"], "date", ["2024-12-13", "2024-01-02"]),
        (["31.12.2024", "31.02.2024"], "date", ["2024-12-31", "31.02.2024"]),
        (["31.12.2024 8:05", "1.2.2025 17:30:15"], "datetime", ["2024-12-31T08:05:00", "2025-02-01T17:30:15"]),
        (["2024-12-31 08:05", "2024-12-31T08:05:06Z"], "datetime", ["2024-12-31T08:05:00", "2024-12-31T08:05:06Z"]),
        (["8:05", "17:30:15", "08:05 Uhr"], "time", ["08:05:00", "17:30:15", "08:05:00"]),
        (["25:00"], "string", ["25:00"]),
        (["Straße ", " x"], "string", ["Straße ", " x"]),
        (["31122024"], "integer", ["31122024"]),
    ],
)
def test_types_from_all_values(cells: list[str], kind: str, expected: list[str | None]) -> None:
    known, result, _ = inferred(cells)
    assert known[0].type == kind
    assert result[0] == expected


@pytest.mark.parametrize(
    "label", ["PLZ", "plz", "AGS", "venue_postal_code", "Gemeindeschlüssel", "Haushaltsstelle", "Telefon", "Kreiskennzahl"]
)
def test_codes_by_their_header_stay_as_they_are(label: str) -> None:
    known, result, _ = inferred(["12345", "23456", "12.60"], labels=[label])
    assert known[0].type == "string"
    assert result[0] == ["12345", "23456", "12.60"]


def test_eight_digits_are_a_date_where_the_header_says_so() -> None:
    _, result, _ = inferred(["31122024", "01022025"], labels=["Stichtag"])
    assert result[0] == ["2024-12-31", "2025-02-01"]


@pytest.mark.parametrize(
    ("ambiguous", "other", "expected"),
    [
        (["1.234", "2.500"], ["4,52", "3,1"], ["1234", "2500"]),
        (["1.234", "2.500"], ["4.52", "3.1"], ["1.234", "2.500"]),
        (["1,234", "2,500"], ["4,52", "3,1"], ["1.234", "2.500"]),
        (["1,234", "2,500"], ["4.52", "3.1"], ["1234", "2500"]),
        (["1.234", "2.500"], ["a", "b"], None),
        (["1,234", "2,500"], ["a", "b"], None),
        (["1.234", "2,500"], ["a", "b"], None),
        (["1.234", "1500"], ["4,52", "3,1"], None),
        (["1.234", "2.500", "17", "804"], ["a", "b", "c", "d"], ["1234", "2500", "17", "804"]),
    ],
)
def test_a_point_before_three_digits_is_decided_by_the_table_or_asked(
    ambiguous: list[str], other: list[str], expected: list[str] | None
) -> None:
    known, result, doubts = inferred(ambiguous, other)
    assert result[0] == (expected or ambiguous)
    assert [doubt.code for doubt in doubts] == ([] if expected else ["ambiguous-number"])
    assert expected or known[0].type == "string"


def test_days_and_months_that_cannot_be_told_apart_are_asked() -> None:
    _, result, doubts = inferred(["01/02/2024", "03/04/2024"])
    assert result[0] == ["01/02/2024", "03/04/2024"]
    assert [(doubt.code, doubt.rows, doubt.count) for doubt in doubts] == [("ambiguous-date", (1, 2), 2)]


def test_dashes_and_short_years_are_said() -> None:
    _, _, doubts = inferred(["5", "-", "–"], ["1.1.24", "2.1.24", ""])
    assert [(doubt.code, doubt.field, doubt.rows) for doubt in doubts] == [
        ("dash-as-missing", 1, (2, 3)),
        ("two-digit-year", 2, (1, 2)),
    ]


@pytest.mark.parametrize(
    ("field", "cells", "expected"),
    [
        ({"type": "integer"}, ["5", "007", "1.234", "x", "", " 8 "], ["5", "7", "1.234", "x", None, "8"]),
        ({"type": "integer", "groupChar": "."}, ["1.234", "1.2.3", "12.34", "1234"], ["1234", "1.2.3", "12.34", "1234"]),
        ({"type": "number"}, ["1.5", "1,5", ".5", "1e3"], ["1.5", "1,5", "0.5", "1e3"]),
        (
            {"type": "number", "decimalChar": ",", "groupChar": "."},
            ["1.234,5", "1.234", "1,234.5", "1.23", "NaN", "−1,5"],
            ["1234.5", "1234", "1,234.5", "1.23", "NaN", "-1.5"],
        ),
        (
            {"type": "number", "decimalChar": ",", "bareNumber": False},
            ["12,5 %", "€ 5", "5,00 EUR", "ca."],
            ["12.5", "5", "5.00", "ca."],
        ),
        ({"type": "date", "format": "%d.%m.%Y"}, ["31.12.2024", "31.13.2024", "1.2.24"], ["2024-12-31", "31.13.2024", "1.2.24"]),
        ({"type": "date"}, ["2024-12-31", "31.12.2024", "2024-02-30"], ["2024-12-31", "31.12.2024", "2024-02-30"]),
        ({"type": "date", "format": "any"}, ["2024-12-31", "01.02.2025"], ["2024-12-31", "2025-02-01"]),
        ({"type": "time", "format": "%H:%M"}, ["8:05", "25:00"], ["08:05:00", "25:00"]),
        ({"type": "time"}, ["08:05:00", "8"], ["08:05:00", "8"]),
        ({"type": "datetime", "format": "%d.%m.%Y %H:%M"}, ["31.12.2024 08:05"], ["2024-12-31T08:05:00"]),
        ({"type": "boolean"}, ["true", "1", "FALSE", "ja"], ["true", "true", "false", "ja"]),
        ({"type": "boolean", "trueValues": ["x"], "falseValues": ["o"]}, ["x", "o", "true"], ["true", "false", "true"]),
        ({"type": "string"}, [".", " ", "-"], [".", None, "-"]),
        ({"type": "integer", "missingValues": [{"value": ".", "label": "geheim"}]}, [".", "-", "/", ""], [None, None, "/", None]),
    ],
)
def test_declared_types_go_before_and_what_does_not_fit_stays(
    field: dict[str, Any], cells: list[str], expected: list[str | None]
) -> None:
    assert declared(cells, **field) == expected


NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False)


@given(st.lists(NUMBERS, min_size=1, max_size=20), st.sampled_from([(",", "."), (",", ""), (".", ",")]))
def test_a_written_number_comes_back_exactly(numbers: list[Decimal], marks: tuple[str, str]) -> None:
    decimal_mark, group = marks
    plain = [f"{number:,.2f}" for number in numbers]
    cells = [text.translate({ord(","): group, ord("."): decimal_mark}) for text in plain]
    _, result, _ = inferred(cells)
    assert [Decimal(str(cell)) for cell in result[0]] == numbers


@given(st.lists(st.text(st.sampled_from("0123456789.,-+ eE€%/:xA\u00a0−"), max_size=9), min_size=1, max_size=6))
def test_no_cell_changes_its_digits(cells: list[str]) -> None:
    """Whatever a column is understood as, a number keeps its digits, and nothing but signs and blanks becomes missing."""
    known, result, _ = inferred(cells)
    if known[0].type in {"number", "integer", "string"}:
        for before, after in zip(cells, result[0], strict=True):
            digits = [char for char in before if char.isdigit()]
            assert [char for char in after or "" if char.isdigit()] in (digits, ["0", *digits])


@pytest.mark.parametrize(
    ("cells", "kind", "dtype"),
    [
        (["1", "-20", None], "integer", pl.Int64),
        (["99999999999999999999"], "integer", pl.Decimal),
        (["1.5", "2"], "number", pl.Float64),
        (["0.1234567890123456789", "1.5"], "number", pl.Decimal),
        (["1.5", "x"], "number", pl.String),
        (["true", "false", None], "boolean", pl.Boolean),
        (["2024-12-31"], "date", pl.Date),
        (["2024-12-31", "31.12.2024"], "date", pl.String),
        (["08:05:00"], "time", pl.Time),
        (["2024-12-31T08:05:00"], "datetime", pl.Datetime),
        (["2024-12-31T08:05:00Z"], "datetime", pl.String),
        (["01099"], "string", pl.String),
    ],
)
def test_parquet_types_keep_every_cell(cells: list[str | None], kind: str, dtype: type[pl.DataType]) -> None:
    result = typed(pl.Series("f1", cells, dtype=pl.String), kind)
    assert isinstance(result.dtype, dtype)
    assert result.null_count() == cells.count(None)


def test_a_profile_counts_and_shapes() -> None:
    frame = pl.DataFrame({"row": [1, 2, 3], "f1": ["BA-AB 123", "BA-C 4567", None]}, schema=cells_schema(1))
    found = profile(write([frame], frame.schema))["f1"]
    assert (found.filled, found.distinct, found.shapes) == (2, 2, ("AA-A 9999", "AA-AA 999"))
    assert shapes(pl.Series(["Hauptstraße 5", "Nebenweg 7"])) == ("Aa 9",)


@pytest.mark.parametrize(
    ("label", "cells", "kind"),
    [
        ("Einwohner", ["1.234", "2.500"], "integer"),
        ("Übernachtungen insgesamt", ["21.234", "32.500"], "integer"),
        ("visitors / Besucher", ["1,234", "2,500"], "integer"),
        ("Einwohner je km²", ["1.234", "2.500"], "string"),
        ("Besucher in Tsd.", ["1.234", "2.500"], "string"),
        ("Wert", ["1.234", "2.500"], "string"),
    ],
)
def test_what_is_counted_has_no_fractions(label: str, cells: list[str], kind: str) -> None:
    table = write([pl.DataFrame({"row": range(2, 2 + len(cells)), "f1": cells}, schema=cells_schema(1))], cells_schema(1))
    known, doubts = infer(table, {"f1": label}, 1 + len(cells))
    assert (known["f1"].type, bool(doubts)) == (kind, kind == "string")


TENTHS = [f"{at},5" for at in range(1, 25)]
WHOLE = [str(at) for at in range(1, 25)]
POINTS = [f"12.{at}" for at in range(10, 34)]
DAYS = [f"{at:02}.03.2024" for at in range(1, 25)]


@pytest.mark.parametrize(
    ("label", "cells", "odd", "kind", "doubted"),
    [
        ("Wert", TENTHS, ["zwölf"], "number", False),
        ("Wert", TENTHS, ["1.5", "12,5,3"], "number", False),
        ("Wert", TENTHS, ["1O,5", "#NV", "#DIV/0!"], "number", False),
        ("Wert", TENTHS[:9], ["zwölf"], "number", False),
        ("Wert", TENTHS[:8], ["zwölf"], "string", True),
        ("Wert", TENTHS[:16], ["zwölf", "elf", "neun", "drei"], "string", True),
        ("Wert", TENTHS[:4], ["zwölf"], "string", True),
        ("Wert", TENTHS[:3], ["zwölf"], "string", False),
        ("Wert", TENTHS[:12], ["a b", "c d", "e f", "g h"], "string", False),
        ("Wert", POINTS, ["zwölf"], "number", False),
        ("Wert", POINTS, ["12.60.1"], "string", True),
        ("Wert", POINTS, ["12.6a"], "string", True),
        ("Produkt", POINTS, ["zwölf"], "string", False),
        ("Einwohner", WHOLE, ["zwölf", "ca. 30"], "integer", False),
        ("Höhe (m)", WHOLE, ["zwölf"], "integer", False),
        ("Bäume", WHOLE, ["zwölf"], "string", True),
        ("Bäume", WHOLE, ["#DIV/0!"], "integer", False),
        ("Anzahl", WHOLE, ["12a"], "string", True),
        ("Anzahl", WHOLE, ["3-5"], "string", True),
        ("Anzahl", [f"0{cell}" for cell in WHOLE], ["zwölf"], "string", False),
        ("Einwohner", ["1.234", *WHOLE], ["zwölf"], "integer", False),
        ("Wert", ["1.234", *WHOLE], ["zwölf"], "string", True),
        ("Hausnummer", WHOLE, ["12a"], "string", False),
        ("Klasse", WHOLE[:10], ["E"], "string", False),
        ("Größe", WHOLE, ["XL"], "string", False),
        ("Wer", WHOLE, ["Eva Muster"], "string", True),
        ("Tag", DAYS, ["31.02.2024", "32.01.2023"], "date", False),
        ("Tag", DAYS, ["2024-03-05", "unbekannt"], "date", False),
        ("Tag", DAYS[:2], ["k.A.", "-", "keine Angabe"], "date", False),
        ("Tag", DAYS[:9], ["im März", "im Mai"], "string", False),
        ("Tag", ["05/03/2024"], ["k.A."], "string", False),
        ("Höhe", TENTHS, ["k.a.", "keine Angaben", "n/a", "entfällt", "NULL"], "number", False),
        ("Bäume", WHOLE, ["k.a.", "Unbekannt", "n. a.", "#NV", "NaN"], "integer", False),
        ("Wert", TENTHS, ["(7)", "12 r", "13,5p", "(4,5)"], "number", True),
        ("Bäume", WHOLE, ["(7)", "12 r"], "integer", True),
        ("Bäume", WHOLE, ["12r"], "string", True),
        ("Wert", ["(1)", "(2)", "(3)"], ["4"], "string", False),
        ("Gleis", WHOLE, ["12 s"], "string", False),
    ],
)
def test_what_nearly_all_cells_are_is_the_type_where_something_proves_it(
    label: str, cells: list[str], odd: list[str], kind: str, doubted: bool
) -> None:
    known, result, doubts = inferred([*cells, *odd], labels=[label])
    assert (known[0].type, bool([one for one in doubts if one.code != "dash-as-missing"])) == (kind, doubted)
    if kind == "string":
        assert result[0] == [*cells, *odd]
    assert all(one.rows for one in doubts)


@pytest.mark.parametrize(
    ("around", "whole", "decimal"),
    [
        ([("footer", "- = nichts vorhanden (genau null)")], "0", "0"),
        ([("footer", "Zeichenerklärung: – nichts vorhanden; . unbekannt")], "0", "0"),
        ([("preamble", "Ein „-“ bedeutet genau Null.")], "0", "0"),
        ([("comment", "- : 0")], "0", "0"),
        ([("footer", "Quelle: Bayerisches Landesamt für Statistik")], "0", None),
        ([("footer", "Quelle: Statistisches Bundesamt, 2024")], "0", None),
        ([("footer", "Quelle: Statistisches Bundesamt"), ("footer", "- = keine Angabe")], None, None),
        ([("footer", "- nichts vorhanden"), ("footer", "- unbekannt")], None, None),
        ([("footer", "Quelle: Amt für Umwelt, Statistik und Wahlen")], None, None),
        ([("footer", "Bäume - 0,5 m hoch")], None, None),
        ([("footer", "Geöffnet 8 - 0 Uhr")], None, None),
        ([("sheet-name", "- = nichts vorhanden")], None, None),
        ([], None, None),
    ],
)
def test_a_dash_is_zero_where_the_table_says_so(around: list[tuple[str, str]], whole: str | None, decimal: str | None) -> None:
    frame = pl.DataFrame({"row": [1, 2, 3], "f1": ["5", "-", "."], "f2": ["1,5", "–", "/"]}, schema=cells_schema(2))
    known, doubts = infer(write([frame], frame.schema), {"f1": "a", "f2": "b"}, 3, around)
    assert canonical(frame, known).rows() == [(1, "5", "1.5"), (2, whole, decimal), (3, None, None)]
    assert [(one.code, one.rows) for one in doubts] == [
        ("dash-as-zero" if zero else "dash-as-missing", (2,)) for zero in (whole, decimal)
    ]


def test_a_number_in_brackets_is_not_negative_and_its_rows_are_named() -> None:
    _, result, doubts = inferred([*TENTHS, "(7)", "-3,5", "12 r"])
    assert result[0][-3:] == ["7", "-3.5", "12"]
    assert doubts == [Doubt("flagged-number", 1, (25, 27), 2)]


def test_a_column_of_nearly_all_decimals_tells_how_the_table_writes_numbers() -> None:
    known, result, doubts = inferred([*TENTHS, "zwölf"], ["1.234"] * 25)
    assert [one.type for one in known] == ["number", "integer"]
    assert (result[1][0], doubts) == ("1234", [])


def test_odd_cells_stay_as_they_are() -> None:
    _, result, doubts = inferred([*TENTHS, *TENTHS, "zwölf", "1.5", "12,5,3"])
    assert result[0][-3:] == ["zwölf", "1.5", "12,5,3"]
    assert not doubts


def test_one_column_that_tells_decides_for_the_table() -> None:
    cells = {"f1": ["1.234", "2.500", "3.100", "4.200"], "f2": ["1.234", "2.500", "17", "804"]}
    table = write([pl.DataFrame({"row": range(2, 6), **cells}, schema=cells_schema(2))], cells_schema(2))
    known, doubts = infer(table, {"f1": "a", "f2": "b"}, 5)
    assert [known[name].group_marks for name in cells] == [".", "."]
    assert not doubts


@pytest.mark.parametrize(
    ("label", "cells", "kind"),
    [
        ("nr", ["12.10", "12.20", "12.60"], "string"),
        ("Lfd. Nr.", ["1.9", "1.10", "1.20"], "string"),
        ("Produktnummer", ["12.10", "12.20"], "string"),
        ("Code", ["1E3", "2E4"], "string"),
        ("Vorwahl", ["+49", "+43"], "string"),
        ("Lfd. Nr.", ["1", "2", "3"], "integer"),
        ("Nr.", ["1,5", "2,7"], "number"),
        ("Temperatur je Nummer (°C)", ["1.5", "2.25"], "number"),
        ("Wert", ["12.10", "12.20"], "number"),
    ],
)
def test_what_is_numbered_stays_as_it_is_written(label: str, cells: list[str], kind: str) -> None:
    found, result, _ = inferred(cells, labels=[label])
    assert found[0].type == kind
    assert kind != "string" or result[0] == cells


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        (["", "."], [{"value": ""}, {"value": ".", "label": "unbekannt oder geheim zu halten"}]),
        (
            ["...", "…", "X"],
            [{"value": "...", "label": "fällt später an"}, {"value": "…"}, {"value": "X", "label": "nicht sinnvoll"}],
        ),
        (["-", "K.A."], [{"value": "-", "label": "nichts vorhanden"}, {"value": "K.A.", "label": "keine Angabe"}]),
        (["", "#DIV/0!"], ["", "#DIV/0!"]),
    ],
)
def test_missing_values_say_what_they_mean(signs: list[str], said: list[object]) -> None:
    assert labelled(signs) == said
