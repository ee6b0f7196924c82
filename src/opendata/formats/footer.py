"""What stands below the data: sources, footnotes, legends, and sums of the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

import polars as pl

from opendata.formats.layout import SIGN, TYPED, WIDE, Record, filled
from opendata.model import Issue, Place
from opendata.table import Table

MAX_FOOTER = 60
LONG_CHARS = 20
MAX_SUMS = 100  # columns that are added up

_MARK = r"\s*(?:©|\(c\)|\*+|_{4,}|-{4,}|={4,}|¹|²|³|\d{1,2}\)|\(\d{1,2}\))"  # before a footnote, or between it and the table
_NOTE = re.compile(
    r"\W*(?:quellen?|source|hinweise?|anmerkung(?:en)?|stand|bemerkung(?:en)?|fu(?:ß|ss)noten?|legende|zeichenerklärung"
    r"|erläuterung(?:en)?|datenlizenz|lizenz|herausgeber|hrsg|copyright|erstellt|abgerufen|abrufdatum|auswertung|datenquelle"
    r"|datenstand|aktualisiert|rundungs\w*|differenzen|abweichungen|durch rundung|note)\b"
    rf"|{_MARK}",
    re.IGNORECASE,
)
_MARKED = re.compile(_MARK, re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.")
_SAID = re.compile(r"\W*\w+\s*:\s*\S")
_WHOLE = re.compile(r"\s*(?:gesamt|insgesamt|summe|total|zusammen|stadt|alle)\b", re.IGNORECASE)
_SUM = re.compile(r"\s*(?:summen?|gesamtsumme|endsumme|gesamtergebnis|Σ)\s*:?\s*\Z", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:gesamt|insgesamt|zusammen|total)\s*:?\s*\Z", re.IGNORECASE)  # a row of its own in official tables
_ANY_TOTAL = r"(?i)^\s*(?:summen?|gesamtsumme|endsumme|gesamtergebnis|Σ|gesamt|insgesamt|zusammen|total)\s*:?\s*$"
_NEAR = 0.005  # of a total that rounded numbers may miss it by
_NO_DIGIT = r"[\s\u00a0\u202f'’%€]|EUR"
_MARKS = ((".", ","), (",", "."))  # of groups and decimals


@dataclass(frozen=True)
class Foot:
    """The last record of data, those of the footer, and a record that adds up those above it."""

    last: int
    rows: tuple[int, ...]
    total: int | None = None

    def issues(self, resource: int) -> list[Issue]:
        """Say that a record adds up those above it: below the data, or among them."""
        if self.total is None:
            return []
        code = "total-below" if self.total in self.rows else "total-row"
        return [Issue(code=code, severity="warning", place=Place(resource=resource), rows=(self.total,), count=1)]


def find(tail: Sequence[tuple[int, Record]], width: int, cells: Table) -> Foot:
    """Find the footer by the last records (number, cells) that are not blank; `cells` has all records below the header.

    A sum is none of the data, the row of a whole (`Insgesamt`) is: official tables have it as the last of their areas.
    """
    above = list(dropwhile(lambda item: filled(item[1]) == 1, reversed(tail)))
    sparse = width > 1 and sum(filled(record) == 1 for _, record in above) >= len(above) / 2
    end = len(tail)
    while end and _is_note(tail[end - 1][1], width, sparse=sparse):
        end -= 1
    end = next((at for at in range(end, len(tail)) if _begins_footer(tail, at, width, sparse=sparse)), len(tail))
    rows = tuple(number for number, _ in tail[end:])
    last, record = tail[end - 1] if end else (0, [])
    if end < 2 or not _is_total(record, width) or not _adds_up(cells, last, record[:width]):  # noqa: PLR2004
        return Foot(last, rows)
    return Foot(tail[end - 2][0], (last, *rows), last) if _SUM.match(_text(record)) else Foot(last, rows, last)


def doubtful(tail: Sequence[tuple[int, Record]], foot: Sequence[int], width: int, *, declared: bool) -> tuple[int, ...]:
    """Give the records of a footer that could be data: those before the first that says what it is, `Quelle: …`.

    A declared schema knows no footer: there every record counts that does not say so itself.
    """
    notes = [item for item in tail if item[0] in set(foot)]
    unsaid = (filter if declared else takewhile)(lambda item: width == 1 or not _is_said(item[1], width), notes)
    return tuple(number for number, _ in unsaid)


def _begins_footer(tail: Sequence[tuple[int, Record]], at: int, width: int, *, sparse: bool) -> bool:
    """Tell whether what may be a note begins the footer: it says so, has a form of its own, or stands below a blank row.

    A text with all its delimiters right below the data is data, `An der unteren Sandstrasse;;`, unless it is a sentence, or has
    a note's word and is long or dated; so is the only record there is.
    """
    number, record = tail[at]
    if width > 1 and _is_said(record, width):
        return True
    if not at or width == 1 or len(record) < width:
        return at > 0
    if sparse or not record[0].strip():
        return False
    if number > tail[at - 1][0] + 1:
        return True
    text = record[0].strip()
    if _NOTE.match(text):
        return len(text) > LONG_CHARS or bool(_DATED.search(text))
    return text.endswith(".") and text.count(" ") >= WIDE


def _is_said(record: Record, width: int) -> bool:
    """Tell whether a record is a note beyond doubt, if it stands below the data: `Quelle: …`, `* …`, `____`."""
    text = next(cell for cell in record if cell.strip())
    said = _MARKED.match(text) or (_NOTE.match(text) and _SAID.match(text))
    return bool(said) and (filled(record) == 1 or len(record) != width)


def _is_note(record: Record, width: int, *, sparse: bool) -> bool:
    """Tell whether a record below the data is a source, a footnote, a legend; a total is none."""
    count = filled(record)
    text = next(cell for cell in record if cell.strip())
    if width == 1:
        return bool(_NOTE.match(text)) and ":" in text
    if _NOTE.match(text):
        said = len(record) != width and bool(_SAID.match(text))  # `Hinweis: … , …`, cut at its own commas
        return count == 1 or said or (len(record) < width and count <= width // 2)
    if count > 1 or TYPED.match(text) or _WHOLE.match(text) or sparse or width < WIDE or not record[0].strip():
        return False
    return len(record) == 1 or len(text) > LONG_CHARS


def _text(record: Record) -> str:
    return next(cell for cell in record if cell.strip())


def _is_total(record: Record, width: int) -> bool:
    """Tell whether a record is called a sum or a total, and holds numbers and signs alone."""
    words = [cell for cell in record[:width] if not SIGN.match(cell) and not TYPED.match(cell)]
    return len(words) == 1 and words[0] == _text(record) and bool(_SUM.match(words[0]) or _TOTAL.match(words[0]))


def _adds_up(cells: Table, row: int, record: Record) -> bool:
    """Tell whether half or more of the numbers of a record are the sums of their columns above it, and it is the only total."""
    named = record.index(_text(record)) + 1
    numbers = [at for at, cell in enumerate(record, start=1) if at != named and TYPED.match(cell)][:MAX_SUMS]
    body = cells.lazy().filter(pl.col("row") < row)
    totals = pl.col(f"f{named}").str.contains(_ANY_TOTAL).sum().alias("totals")
    sums = [part for at in numbers for style in range(len(_MARKS)) for part in _sum(f"f{at}", style)]
    found = body.select(totals, *sums).collect().row(0, named=True)
    agree = [
        sum(
            _agrees(_number(record[at - 1], style), *(found[f"f{at} {style} {part}"] for part in ("sum", "numbers", "texts")))
            for at in numbers
        )
        for style in range(len(_MARKS))
    ]
    return found["totals"] == 0 and 2 * max(agree) >= len(numbers)


def _sum(name: str, style: int) -> list[pl.Expr]:
    text = pl.col(name).str.replace_all(_NO_DIGIT, "")
    group, decimal = _MARKS[style]
    number = text.str.replace_all(group, "", literal=True).str.replace(decimal, ".", literal=True).cast(pl.Float64, strict=False)
    parts = {"sum": number.sum(), "numbers": number.count(), "texts": (text != "").sum()}
    return [part.alias(f"{name} {style} {said}") for said, part in parts.items()]


def _number(cell: str, style: int) -> float | None:
    group, decimal = _MARKS[style]
    try:
        return float(re.sub(_NO_DIGIT, "", cell).replace(group, "").replace(decimal, "."))
    except ValueError:
        return None


def _agrees(total: float | None, added: float, numbers: int, texts: int) -> bool:
    """Tell whether numbers add up to a total; with signs among them (`.`: secret), whether they leave something to it."""
    if total is None or numbers < 2:  # noqa: PLR2004
        return False
    near = max(_NEAR * abs(total), 1e-6)
    return abs(added - total) <= near or (texts > numbers and total / 2 <= added <= total)
