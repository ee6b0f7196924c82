"""Delimited text as offices write it: delimiters, headers, preambles, footers, quotes, ragged rows, limits."""

import csv as python_csv
import io
import tempfile
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.formats import FORMATS, dialect, records
from opendata.formats.csv import SURE
from opendata.formats.dialect import Dialect
from opendata.formats.parsed import Parsed
from opendata.formats.records import Grid, Notes

SPECTRUM = Path(__file__).parents[2] / ".." / "shared" / "corpora" / "csv-spectrum"


def parsed(text: str | bytes, names: tuple[str, ...] = (), **declared: object) -> Parsed:
    """Read a text as a file."""
    with tempfile.TemporaryFile() as file:
        file.write(text if isinstance(text, bytes) else text.encode())
        file.flush()
        return FORMATS["csv"].tables(file.fileno(), 1, declared, names)[0]


def rows(found: Parsed) -> list[tuple[Any, ...]]:
    """Give the data rows, their record numbers first."""
    assert found.cells is not None
    return found.cells.lazy().filter(pl.col("row") <= found.last_row).collect().rows()


def codes(found: Parsed) -> dict[str, tuple[int, ...]]:
    """Give the issues: rows by code."""
    return {issue.code: issue.rows for issue in found.issues}


PLAIN = "Nr;Stadtteil;Einwohner\n1;Berg;100\n2;Gärtnerstadt;200\n3;Hain;300\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str) -> None:
    found = parsed(PLAIN.replace(";", delimiter).replace("\n", end))
    assert found.reading.delimiter == delimiter
    assert found.reading.header_rows == (1,)
    assert [row[:2] for row in rows(found)] == [(2, "1"), (3, "2"), (4, "3")]
    assert found.reading.confidence >= 0.8


@pytest.mark.parametrize(
    ("text", "delimiter", "header", "data"),
    [
        ("Jahr;Wert\n2001;2,5\n2002;3,5\n2003;4,5\n", ";", (1,), 3),
        ('a,b\n1,"x;y"\n2,"z;w"\n', ",", (1,), 2),
        ("Name\nMüller, Anna\nSchmidt, Eva\nKurz, Jo\n", None, (1,), 3),
        ("Hauptstraße\nNebenweg\nAm Hain\n", None, (), 3),
        (
            "Block\nHuber, Anna # 1.2.1980 # Lindenweg 3, 96049 Bamberg\nKolb, Eva # 3.4.1990 # Am Hain 5, 96049 Bamberg\n",
            None,
            (1,),
            2,
        ),
        ("1;Berg;5\n2;Hain;6\n3;Tal;7\n", ";", (), 3),
        ("Stadtteil;2019;2020;2021\nBerg;1;2;3\nHain;4;5;6\n", ";", (1,), 2),
        ('id;t\n1;"a\nb"\n2;c\n', ";", (1,), 2),
        ("sep=;\nNr;Ort\n1;Berg\n", ";", (2,), 1),
        ("sep=,\nNr,Ort\n1,Berg; Hain; Tal\n", ",", (2,), 1),
        (";Volk;;;\n;2022;;2023;\nOrt;m;w;m;w\nBerg;1;2;3;4\nHain;5;6;7;8\n", ";", (1, 2, 3), 2),
        (";;31.12.2022;;31.12.2023;\nNr;Ort;n;%;n;%\n1;Berg;1;2;3;4\n2;Hain;5;6;7;8\n", ";", (1, 2), 2),
        ("Titel\n\n;Alter;;Pass;\nOrt;jung;alt;ja;nein\nBerg;1;2;3;4\nHain;5;6;7;8\n", ";", (3, 4), 2),
        ("Bäume, Stand 1.2.2024, ohne Gewähr\n\nnr,art,a,b,c\n1,Linde,1,2,3\n2,Eiche,4,5,6\n", ",", (3,), 2),
        ("2020;2021;2022\n5;6;7\n8;9;10\n", ";", (1,), 2),
        ("x,y\n3.2e-01,5\n4.1e-01,6\n", ",", (1,), 2),
        ("id,ort,linien\n1,Berg,901;902;903\n2,Hain,901;904;905\n3,Tal,902;903;904\n", ",", (1,), 3),
        ("Jahr,Ort,n\n2020,Berg,1\n2021,Hain,2\n\nHinweis: bis 2020 geschätzt, danach gezählt\n", ",", (1,), 2),
        ("Betrag\n1106,60\n1457,07\n729,17\n", None, (1,), 3),
        ("\n\nFläche\n1.106,60\n-\n12,5 €\n", None, (3,), 3),
        ("Menge\tArt\n673,24\t\n12,50\t\n", "\t", (1,), 2),
        ("Baumart\nEiche\nLinde\nEiche\nAhorn\n", None, (1,), 4),
        ("Eiche\nLinde\nEiche\nAhorn\n", None, (), 4),
        ("strasse;nr;ort\nMarkt;1;Berg\nMarkt;2;Berg\nAn der unteren Sandstrasse;;\nStand am Tor;;\n", ";", (1,), 4),
        ("strasse;nr;ort\nAn der unteren Sandstrasse;;\n", ";", (1,), 1),
        ("Art;Kennung;Gruppe\nLinde;2006;2013\nAhorn;2019;2002\nEsche;2010;2001\nEiche;2011;2004\n", ";", (1,), 4),
    ],
)
def test_what_is_header_and_what_is_data(text: str, delimiter: str | None, header: tuple[int, ...], data: int) -> None:
    found = parsed(text)
    assert (found.reading.delimiter, found.reading.header_rows, len(rows(found))) == (delimiter, header, data)


def test_preamble_two_header_rows_and_footer() -> None:
    found = parsed(
        "Stadt Heilberg - Stabsstelle;;;;\n;;;;\nEinwohner zum 31.12.2016;;;;\n;Geschlecht;;Fläche;\nStadtteil;m;w;km²;Anm.\n"
        "001 Berg;1.200;1.300;4,52;x\n002 Hain;900;950;2,10;x\nGesamt;2.100;2.250;6,62;x\n"
        ";;;;\nQuelle: Melderegister;;;;\n* vorläufig;;;;\n"
    )
    reading = found.reading
    assert (reading.preamble_rows, reading.header_rows, reading.footer_rows) == (3, (4, 5), 3)
    assert found.labels == ("Stadtteil", "Geschlecht m", "Geschlecht w", "Fläche km²", "Fläche Anm.")
    assert [row[1] for row in rows(found)] == ["001 Berg", "002 Hain", "Gesamt"]
    assert ("footer", "Quelle: Melderegister") in found.margins
    assert ("preamble", "Einwohner zum 31.12.2016") in found.margins
    assert codes(found) == {"total-row": (8,)}


@pytest.mark.parametrize(
    ("text", "labels", "found_rows"),
    [
        ("Titel\n\n" + PLAIN, ("Nr", "Stadtteil", "Einwohner"), [5 - 1, 5, 6]),
        (PLAIN + "Quelle: Amt für Statistik\n", ("Nr", "Stadtteil", "Einwohner"), [2, 3, 4]),
        (PLAIN + ";;\n;;\n" * 90, ("Nr", "Stadtteil", "Einwohner"), [2, 3, 4]),
        (PLAIN.replace("\n", ";\n"), ("Nr", "Stadtteil", "Einwohner"), [2, 3, 4]),
        (PLAIN.replace("\n", ";\n").replace("Einwohner;", "Einwohner"), ("Nr", "Stadtteil", "Einwohner"), [2, 3, 4]),
        ("\n\n" + PLAIN, ("Nr", "Stadtteil", "Einwohner"), [4, 5, 6]),
    ],
    ids=["title", "note", "blank-rows-below", "trailing-delimiter", "trailing-below-header", "blank-lines-above"],
)
def test_around_the_table(text: str, labels: tuple[str, ...], found_rows: list[int]) -> None:
    found = parsed(text)
    assert found.labels == labels
    assert [row[0] for row in rows(found)] == found_rows
    assert codes(found) == {}


@pytest.mark.parametrize(
    ("text", "preamble", "header", "footer", "labels"),
    [
        (
            (
                "Tabelle: 12411;;;\nBevölkerung - Stichtag 31.12.;;;\n;;31.12.2015;31.12.2015\n;;Insgesamt;männlich\n"
                "DG;Deutschland;82175684;40514123\n01;  Schleswig-Holstein;2858714;1399975\n01001;     Flensburg, Stadt;85942;-\n"
                "__________;;;\nDie Zahlen beruhen auf dem Zensus;;;\n© Amt für Statistik;;;\nStand: 01.02.2020;;;\n"
            ),
            2,
            (3, 4),
            4,
            ("", "", "31.12.2015 Insgesamt", "31.12.2015 männlich"),
        ),
        (
            ";;;;\nGemeinde;Wahlbezirk;Wähler;- - -;\nCode;B;A;D;\nBerg;101;1.115;5;\nBerg;102;987;4;\nBerg;103;1.001;4;\n",
            1,
            (2, 3),
            0,
            ("Gemeinde Code", "Wahlbezirk B", "Wähler A", "- - - D"),
        ),
        (
            '"Alter";"";"Bestand";""\r\n"Jahre";"Geschlecht";"2017";"2018"\r\n"0 Jahre";"m";"5";"6"\r\n"";"w";"990";"995"\r\n',
            0,
            (1, 2),
            0,
            ("Alter Jahre", "Alter Geschlecht", "Bestand 2017", "Bestand 2018"),
        ),
        (
            "Ort;2022;;2023;\n;m;w;m;w\nBerg;1;2;3;4\nHain;5;6;7;8\nTal;9;10;11;12\n",
            0,
            (1, 2),
            0,
            ("Ort", "2022 m", "2022 w", "2023 m", "2023 w"),
        ),
        (
            "Ort;2022;2022;2023;2023\nOrt;m;w;m;w\nBerg;1;2;3;4\nHain;5;6;7;8\nTal;9;10;11;12\n",
            0,
            (1, 2),
            0,
            ("Ort", "2022 m", "2022 w", "2023 m", "2023 w"),
        ),
        (
            "Ort;31.12.2022;;;;31.12.2023;;;\n;a;b;c;d;a;b;c;d\nBerg;1;2;3;4;5;6;7;8\nHain;5;6;7;8;9;8;7;6\nTal;9;8;7;6;5;4;3;2\n",
            0,
            (1, 2),
            0,
            ("Ort", *(f"31.12.{year} {part}" for year in (2022, 2023) for part in "abcd")),
        ),
        (
            "Ort;Kinder;;Alte;\n;2022;2023;2022;2023\nBerg;1;2;3;4\nHain;5;6;7;8\nTal;9;10;11;12\n",
            0,
            (1, 2),
            0,
            ("Ort", "Kinder 2022", "Kinder 2023", "Alte 2022", "Alte 2023"),
        ),
        ("Ort;Jahr;Zahl\n;2020;2021\nBerg;2021;44\nHain;2021;33\nTal;2022;12\n", 0, (1,), 0, ("Ort", "Jahr", "Zahl")),
        ("Berg;2022;2023\nHain;unbekannt;2020\nTal;2019;2018\nAu;2017;2016\n", 0, (), 0, ("field1", "field2", "field3")),
        (
            "Stand;31.12.2023;;;;\n;a;b;c;d;e\nBerg;1;2;3;4;5\nHain;5;6;7;8;9\nTal;9;8;7;6;5\n",
            1,
            (2,),
            0,
            ("", "a", "b", "c", "d", "e"),
        ),
        (
            "Ort;Volk;;;;Haus;\n;Inland;;Ausland;;;\n;m;w;m;w;klein;groß\nBerg;1;2;3;4;5;6\nHain;5;6;7;8;9;8\n",
            0,
            (1, 2, 3),
            0,
            ("Ort", "Volk Inland m", "Volk Inland w", "Volk Ausland m", "Volk Ausland w", "Haus klein", "Haus groß"),
        ),
        (
            "Nr;Kinder;;;Plätze\n;unter 3;;über 3;\n;m;w;m;\n1;1;2;3;4\n2;5;6;7;8\n3;5;6;7;8\n",
            0,
            (1, 2, 3),
            0,
            ("Nr", "Kinder unter 3 m", "Kinder unter 3 w", "Kinder über 3 m", "Plätze"),
        ),
        ("Ort;m;w\nBerg;5;6\nHain;7;8\n1) vorläufig\nDatenstand 2020\n", 0, (1,), 2, ("Ort", "m", "w")),
        ("Ort;m;w\nBerg;5;6\nHain;7;8\nSumme;12;14\n", 0, (1,), 1, ("Ort", "m", "w")),
        ("# Auszug, nur intern\nid,name,slug\nag,Antigua,antigua\nar,Argentina,argentina\n", 1, (2,), 0, ("id", "name", "slug")),
    ],
    ids=[
        *("genesis", "election", "merged-cells"),
        *("years-above-words", "years-repeated", "days-far-apart", "years-below-groups"),
        *("a-record-of-years", "no-header-of-years", "a-day-in-the-title", "groups-end-groups", "groups-at-the-edge"),
        "footnotes",
        "total-row",
        "comment",
    ],
)
def test_specimens_of_offices(text: str, preamble: int, header: tuple[int, ...], footer: int, labels: tuple[str, ...]) -> None:
    found = parsed(text)
    assert (found.reading.preamble_rows, found.reading.header_rows, found.reading.footer_rows) == (preamble, header, footer)
    assert found.labels == labels


@pytest.mark.parametrize(
    ("below", "last", "footer", "code"),
    [
        ("Summe;1.300;7,5;", 4, 1, "total-below"),
        ("Summe:;1.300;7,5;\n;;;\nQuelle: Amt;;;", 4, 3, "total-below"),
        (";;;\nGesamtergebnis;1300;7,50;", 4, 2, "total-below"),
        ("Tal;.;0,5;x\nSumme;1.450;8,0;", 5, 1, "total-below"),  # a secret number is part of the sum
        ("Summe;1.301;99,0;", 4, 1, "total-below"),  # rounded; one column is no count
        ("Gesamt;1.300;7,5;", 5, 0, "total-row"),  # the whole is an area of its own in official tables
        ("Insgesamt;1.300;7,5;\nStand: 2024", 5, 1, "total-row"),
        ("Summe;700;7,1;", 5, 0, None),  # adds up nothing
        ("Summe;1.300;7,5;geprüft", 5, 0, None),
        ("Summe Nord;1.300;7,5;", 5, 0, None),
        ("Stadt;1.300;7,5;", 5, 0, None),
        ("Summe;1.300;7,5;\nTal;1;1;", 6, 0, None),
        ("Summe;1.300;7,5;\nAu;50;2,5;\nTal;100;5;\nSumme;2.750;22,5;", 8, 0, None),  # totals among the data
    ],
)
def test_a_sum_below_the_data_is_none_of_them(below: str, last: int, footer: int, code: str | None) -> None:
    found = parsed(f"Ort;Zahl;km;Notiz\nBerg;1.200;3,5;\nHain;40;1,5;\nAu;60;2,5;\n{below}\n")
    assert (rows(found)[-1][0], found.reading.footer_rows) == (last, footer)
    assert list(codes(found)) == ([code] if code else [])
    assert (("footer", below.split(";", maxsplit=1)[0]) in found.margins) == (below.startswith("Summe") and code == "total-below")


def test_a_sum_of_a_long_table_is_found_by_all_its_rows() -> None:
    data = "".join(f"Ort {number};{number}\n" for number in range(1, 1001))
    assert parsed(f"Ort;Zahl\n{data}Summe;500.500\n").last_row == 1001
    assert parsed(f"Ort;Zahl\n{data}Summe;44.850\n").last_row == 1002


@pytest.mark.parametrize(
    ("declared", "code"),
    [({}, ["no-header"]), ({"header": False}, []), ({"headerRows": [1]}, [])],
    ids=["looked", "none", "first"],
)
def test_a_table_without_headers_is_named(declared: dict[str, object], code: list[str]) -> None:
    assert list(codes(parsed("1;Berg;5\n2;Hain;6\n3;Tal;7\n", dialect=declared))) == code


def test_the_schema_names_find_the_header() -> None:
    found = parsed("x;y;z\na;b;c\nNr;Ort;Art\n1;2;3\n", names=("Nr", "Ort", "Art"))
    assert found.reading.header_rows == (3,)


@pytest.mark.parametrize("comment", ["2;Amt", "nur ein Wort", '2;"Amt; mit ""Zeichen"""', "a;b;c;d;e"])
@pytest.mark.parametrize("rows", [3, 70_000])
def test_declared_comments_are_no_records(comment: str, rows: int) -> None:
    """Not even as the footer, and what they say is scanned."""
    lines = ["nr;name", *(f"{at};Amt" for at in range(rows))]
    lines = [lines[0], comment, lines[1], comment, *lines[2:], comment]
    declared: dict[str, Any] = {
        "delimiter": ";",
        "headerRows": [1],
        "commentRows": [2, 4, *([len(lines)] if rows < 1000 else [])],
    }
    found = parsed("\n".join(lines) + "\n", dialect=declared)
    assert found.cells is not None
    numbers = [row for row in found.cells.lazy().collect()["row"].to_list() if row <= found.last_row]
    assert numbers[:3] == [3, 5, 6]
    wrong = {row for code in ("missing-cell", "extra-cell") for row in codes(found).get(code, ())}
    assert not wrong & set(declared["commentRows"])
    assert any((place == "comment" and "Amt" in text) or text in comment for place, text in found.margins)


def test_a_declared_header_wins() -> None:
    assert parsed(PLAIN, dialect={"header": False}).labels == ("field1", "field2", "field3")
    assert parsed(PLAIN, dialect={"headerRows": [2], "delimiter": ";"}).labels == ("1", "Berg", "100")


def test_ragged_rows_are_named_and_hide_nothing() -> None:
    found = parsed("a;b;c\n1;2;3\n4;5\n6;7;8;9\n;;\n10;11;12;\n13;\ufffd;15\n16;17;18\n")
    assert codes(found) == {
        "missing-cell": (3,),
        "extra-cell": (4,),
        "blank-row": (5,),
        "trailing-delimiter": (6,),
        "damaged-characters": (7,),
    }
    assert [row[0] for row in rows(found)] == [2, 3, 4, 6, 7, 8]
    assert ("extra", "9") in found.margins


@pytest.mark.parametrize(
    ("text", "quote", "escape", "cells"),
    [
        ('nr,a,b\n1,"Haus \\"Nr\\" 1",1.5\n2,"x",2.5\n', '"', "\\", ('Haus "Nr" 1', "1.5")),
        ('nr,a,b\n1,"a\\\\b \\"c\\"",1.5\n2,"x",2.5\n', '"', "\\", ('a\\b "c"', "1.5")),
        ("nr;'a';b\n1;'Haus; Nr. 1';1,5\n2;'Haus; Nr. 2';2,5\n", "'", None, ("Haus; Nr. 1", "1,5")),
        ("nr;'a';b\n1;'D''Alba';1,5\n2;;2,5\n3;'x';3\n", "'", None, ("D'Alba", "1,5")),
        ("'nr','a','b'\n1,'D\\'Alba',1.5\n2,'x',2.5\n", "'", "\\", ("D'Alba", "1.5")),
        ("nr;a;b\n1;D'Alba;1,5\n2;'s Haus;2,5\n", '"', None, ("D'Alba", "1,5")),
        ("nr;a;b\n1;'90er;1,5\n2;'80er;2,5\n", '"', None, ("'90er", "1,5")),
        ("nr;a;b\n1;'Columnare';1,5\n2;'Globosum';2,5\n", '"', None, ("'Columnare'", "1,5")),  # kinds of trees
        ("nr;'a';b\n1;'x';1,5\n2;y;2,5\n", '"', None, ("'x'", "1,5")),
        ("nr;'a';b\n1;'x';1,5\n2;\"y;z\";2,5\n", '"', None, ("'x'", "1,5")),
        ('nr;a;b\n1;"C:\\Daten\\";1,5\n2;"x";2,5\n', '"', None, ("C:\\Daten\\", "1,5")),
        ('nr;a;b\n1;"C:\\temp \\"x\\"";1,5\n2;"x";2,5\n', '"', None, ('C:\\temp \\"x\\"', "1,5")),
    ],
)
def test_quotes_and_escapes_as_the_file_speaks(text: str, quote: str, escape: str | None, cells: tuple[str, ...]) -> None:
    found = parsed(text)
    assert (found.reading.quote_char, found.reading.escape_char) == (quote, escape)
    assert rows(found)[0][2:] == cells
    assert ("single-quotes" in found.reading.evidence) == (quote == "'")
    assert ("backslash-escapes" in found.reading.evidence) == (escape is not None)


def test_a_backslash_far_below_stays_where_it_escapes_nothing() -> None:
    lines = [f'{number},"Haus \\"{number}\\"",x' for number in range(1, 3001)]
    found = parsed("\n".join(["nr,a,b", *lines, "3001,C:\\temp,y", '3002,"a "b" \\"c\\"",z', ""]))
    assert [row[2] for row in rows(found)[-3:]] == ['Haus "3000"', "C:\\temp", 'a "b" "c"']
    assert codes(found) == {"stray-quote": (3003,)}


@pytest.mark.parametrize(
    ("line", "cells", "code"),
    [
        ('1;"Gasthof "Zur Post"";5', ("1", 'Gasthof "Zur Post"', "5"), "stray-quote"),
        ('1;5" Rohr;5', ("1", '5" Rohr', "5"), None),
        ('1;"a ""b"" c";5', ("1", 'a "b" c', "5"), None),
        ('1;"offen;5', ("1", '"offen', "5"), "unclosed-quote"),
    ],
)
def test_quotes_in_the_wrong_place(line: str, cells: tuple[str, ...], code: str | None) -> None:
    found = parsed(f"nr;name;zahl\n0;x;1\n{line}\n2;y;3\n3;z;4\n")
    assert rows(found)[1][1:] == cells
    assert len(rows(found)) == 4
    assert codes(found) == ({code: (3,)} if code else {})


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Betrag\n1106,60\n1457,07\n", True),
        ("Betrag, netto\n11,22\n33,44\n", False),
        ("1106,60\n1457,07\n729,17\n", False),
        ("Werte\n2020,5\n2021,6\n2022,7\n", False),
        ("Titel\n\n1,2\n3,4\n", False),
        ("Betrag\n11,22\n33,44\n55,66\n1,30\nSumme 101,62\n", False),
        ("a,b\n1,2\n3,4\n", True),
        ("Eiche\nLinde\nAhorn\n", False),
    ],
)
def test_in_doubt_about_a_comma_or_a_header_a_person_is_asked(text: str, sure: bool) -> None:
    assert (parsed(text).reading.confidence >= SURE) is sure


@pytest.mark.parametrize(
    ("below", "names", "foot", "asked"),
    [
        ("Quelle: Amt\n", (), 1, ()),
        ("Quelle: Amt;;\n", (), 1, ()),
        ("Quelle: Amt\n", ("strasse", "nr", "ort"), 1, ()),
        ("____;;\nDie Zahlen beruhen auf dem Zensus;;\n", ("strasse", "nr", "ort"), 2, (5,)),
        ("Gasse\n", (), 1, (4,)),
        ("Stand 31.12.2020;;\n", (), 1, (4,)),
        ("\nDie Zahlen beruhen auf dem Zensus;;\n", (), 2, (5,)),
        ("____;;\nDie Zahlen beruhen auf dem Zensus;;\n", (), 2, ()),
        ("Die untere Sandstrasse am Tor;;\nQuelle: Amt;;\n", (), 1, ()),
        (";;Stand am unteren Sandtor 5\n", (), 0, ()),
    ],
)
def test_a_footer_that_could_be_data_is_said(below: str, names: tuple[str, ...], foot: int, asked: tuple[int, ...]) -> None:
    found = parsed("strasse;nr;ort\nMarkt;1;Berg\nMarkt;2;Berg\n" + below, names)
    assert found.reading.footer_rows == foot
    assert codes(found).get("footer-left-out", ()) == asked


PROSE = "Ein Satz, der lang ist; und weiter\n" * 15


@pytest.mark.parametrize(
    ("text", "row", "data"),
    [
        ('a;b;c\n1;2;"Amt\n\n' + "3;4;x\n" * 399 + '400;4;x"\n', 2, 401),
        ('a;b\n1;"Amt\n' + "2;Bad\n" * 298 + '300;Cafe"\n', 2, 300),
        ('a,b\n1,"Amt\n2,Bad\n3,Cafe"\n4,x\n', 2, 4),
        ('a;b\n1;x\n2;"Amt\n3;Bad"\n', 3, 3),
        ('a;b\nja;x\nnein;"Amt\nja;Bad"\n', 3, 3),
        ('"a;b\n1;Amt\n2;Bad"\n3;Cafe\n', 1, 3),
        ('"a;b\n' + "2;Bad\n" * 298 + '300;Cafe"\n', 1, 299),
        ('a;b;c\n1;Amt;"x\n2;Bad\n3;Cafe;y\n4;Dom;z\n5;Tor;z\n6;Hof;z"\n', 2, 6),
        ('id;text\n1;"' + PROSE + 'Ende"\n2;x\n', None, 2),
        ('id,text\n1,"' + PROSE + 'Ende"\n2,x\n', None, 2),
        ('id,text,z\n1,5,"Ein\nSatz, der, lang\nZwei, drei, vier"\n2,x,7\n', None, 2),
        ('id,text\n1,"Preise\n3,50 Euro\n4,20 Euro\n2,10 Kinder"\n2,x\n', None, 2),
        ('id,text,z,y\n1,5,"a, b\noder c; d",6\n2,x,"a, b\noder c; d",7\n', None, 2),
        ('text,n\n"so, und so\noder so; ja",30\n"so, und so\noder so; ja",\n', None, 2),
    ],
)
def test_lines_as_wide_as_records_inside_a_quote_are_records_and_prose_is_not(text: str, row: int | None, data: int) -> None:
    found = parsed(text)
    assert codes(found).get("unclosed-quote") == ((row,) if row else None)
    assert len(rows(found)) == data


def test_an_unclosed_quote_swallows_no_row() -> None:
    lines = [f"{number};Text {number};{number}" for number in range(1, 30_001)]
    lines[100] = '101;"offen;101'
    lines[20_000] = '20001;"zu";20001'
    found = parsed("nr;text;zahl\n" + "\n".join(lines) + "\n")
    assert len(rows(found)) == 30_000
    assert codes(found) == {"unclosed-quote": (102,)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "source-error"),
        ("\n \n", "source-error"),
        ("a;b\n1;" + "x" * 10_000_000 + "\n", "cell-too-long"),
        ('a;b\n1;"' + "x" * 10_000_000 + '"\n', "cell-too-long"),
        (";".join("abc" for _ in range(1_000_000)) + "\n", "too-many-columns"),
        ("x" * 40_000_000, "record-too-long"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "unreadable-bytes"),
    ],
    ids=["empty", "blank", "long-cell", "long-quoted-cell", "million-columns", "long-line", "picture"],
)
def test_what_cannot_be_read_has_one_code(text: str | bytes, code: str) -> None:
    found = parsed(text)
    assert found.cells is None
    assert list(codes(found)) == [code]


def test_null_bytes_are_named() -> None:
    assert codes(parsed("a;b\n1;x\0y\n2;z\n" + "3;z\n" * 200)) == {"control-characters": (2,)}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("W\u00c3\u00bcrzburg", "damaged-characters"),
        ("W\u00b3rzburg, Stra\u2580e", "damaged-characters"),
        ("M\u00b8llerstra\ufb02e", "damaged-characters"),
        ("12 m\u00b3/h, § 5, 20 m³je Tag", None),
        ("5 \u00e2\u201a\u00ac", "damaged-characters"),
        ("W\ufffdrzburg", "damaged-characters"),
        ("M+APw-ller", "damaged-characters"),
        ("\ufeffnr", "inner-byte-order-mark"),
        ("Was? Wo?", None),
        ("https://a.example/x?y=z", None),
    ],
)
def test_damaged_characters_are_an_error(cell: str, code: str | None) -> None:
    assert list(codes(parsed(f"nr;ort\n1;Berg\n2;{cell}\n3;Hain\n"))) == ([code] if code else [])


def test_lost_umlauts_are_an_error_where_they_recur() -> None:
    streets = "".join(f"{number};Haupt{number}stra?e\n" for number in range(5))
    assert codes(parsed("nr;strasse\n" + streets)) == {"damaged-characters": (2, 3, 4, 5, 6)}


@pytest.mark.parametrize("damaged", [b"\xed\xa0\x80\xed\xb0\x80", b"Stra\xc3\x9fe \xc3", b"\xf4\x90\x80\x80"])
def test_what_is_nearly_utf8_is_no_other_encoding(damaged: bytes) -> None:
    found = parsed(b"nr;name\n1;" + damaged + b"\n2;b\n")
    assert found.reading.encoding == "utf-8"
    assert codes(found) == {"encoding-error": (2,)}


def test_a_line_in_another_encoding_is_an_error_with_its_row() -> None:
    found = parsed("nr;ort\n1;Würzburg\n2;Nürnberg\n".encode() + "3;Fürth\n".encode("cp1252"))
    assert codes(found) == {"encoding-error": (4,)}
    assert rows(found)[2][2] == "Fürth"


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_line_of_utf8_among_windows_lines_is_restored_and_an_error_with_its_row(end: str) -> None:
    lines = ["nr;ort", *(f"{number};{ort}" for number, ort in enumerate(["Nürnberg", "Fürth", "Käse – „roh“", "Würzburg"]))]
    data = end.encode().join(line.encode("utf-8" if at == 3 else "cp1252") for at, line in enumerate(lines))
    found = parsed(data)
    assert codes(found) == {"encoding-error": (4,)}
    assert [row[2] for row in rows(found)] == ["Nürnberg", "Fürth", "Käse – „roh“", "Würzburg"]


def test_letters_that_happen_to_be_utf8_are_no_other_encoding() -> None:
    found = parsed("nr;ort\n1;Bücher Ä–Z\n2;Kat. Ä–Z\n3;Fürth\n".encode("cp1252"))
    assert codes(found) == {}
    assert rows(found)[1][2] == "Kat. Ä–Z"


def test_contradictions_of_what_is_declared_are_errors() -> None:
    assert codes(parsed(PLAIN.encode("cp1252"), encoding="utf-8")) == {"encoding-contradiction": ()}
    assert codes(parsed(PLAIN, dialect={"delimiter": ","})) == {"dialect-contradiction": ()}
    assert codes(parsed(PLAIN, dialect={"delimiter": ";"}, encoding="utf-8")) == {}


@pytest.mark.skipif(not SPECTRUM.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    "name",
    ["comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "quotes_and_newlines", "simple", "utf8"],
)
def test_csv_spectrum(name: str) -> None:
    data = (SPECTRUM / "csvs" / f"{name}.csv").read_bytes()
    expected = list(python_csv.reader(io.StringIO(data.decode(), newline="")))
    found = parsed(data)
    assert [found.labels, *(row[1:] for row in rows(found))] == [tuple(record) for record in expected]


# ------------------------------------------------------------------------------------------------- both ways, the same cells

CELL = st.text(st.sampled_from('ab1,"\t ü€\x00\ufeff\u2028\x85\x1f'), max_size=4)
NOISE = st.text(st.sampled_from("ab;;;\n\r\n \x00ü\ufeff"), max_size=60)
RAGGED = st.lists(st.sampled_from(["a;b;c\n", "ü;;\n", ";;1\n", "a;b\n", "a;b;c;d\n", "a;b;c;\n", ";;\n", "\n"]), max_size=8).map(
    "".join
)
TABLE = st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6)


def _frames(text: str, dialect: Dialect, piece: int) -> tuple[list[tuple[Any, ...]], Notes]:
    notes = Notes()
    pieces = iter([text[at : at + piece] for at in range(0, len(text), piece)] or [""])
    found = pl.concat(list(records.frames(pieces, dialect, Grid(3), notes)))
    return found.rows(), notes


@settings(max_examples=150)
@given(TABLE, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(1, 12))
def test_written_cells_are_read_again(table: list[list[str]], end: str, piece: int) -> None:
    """Whatever Python's csv module writes comes back, wherever the pieces are cut."""
    file = io.StringIO(newline="")
    python_csv.writer(file, delimiter=";", lineterminator=end, quoting=python_csv.QUOTE_ALL).writerows(table)
    found, _ = _frames(file.getvalue(), Dialect(";"), piece)
    kept = [(row, *record) for row, record in enumerate(table, start=1) if any(cell.strip() for cell in record)]
    assert found == kept


@settings(max_examples=150)
@given(st.one_of(NOISE, RAGGED), st.integers(1, 30))
def test_vectors_and_records_give_the_same_cells(text: str, piece: int) -> None:
    quick, quick_notes = _frames(text, Dialect(";", quote=None), len(text) + 1)
    careful_notes = Notes()
    frame, _ = records._careful(text, Dialect(";", quote=None), Grid(3), careful_notes, final=True)
    careful = frame.rows()
    cut, cut_notes = _frames(text, Dialect(";", quote=None), piece)
    assert quick == careful == cut
    for code in ("missing-cell", "extra-cell", "trailing-delimiter", "blank-row"):
        assert list(quick_notes.rows[code]) == list(careful_notes.rows[code])
    assert quick_notes.record == careful_notes.record == cut_notes.record


def test_a_timestamp_at_the_start_does_not_swallow_the_delimiters_after_it() -> None:
    rows = "".join(f"2024-05-23T03:21:{second};2a02:8109:c9ab::65d8;AP-{second};91,{second}\n" for second in range(10, 40))
    found = dialect.find("Uhrzeit;ip;Kat;Größe\n" + rows, {})
    assert found.delimiter == ";"
