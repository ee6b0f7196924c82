"""How a delimited text separates its cells: delimiter, quotes, line ends; decided on a sample, or as the package declares."""

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

DELIMITERS = (";", ",", "\t", "|")  # the likeliest first: it wins a tie
SAMPLE_CHARS = 1024**2
SAMPLE_RECORDS = 400
MAX_CELL_CHARS = 1024**2
LINE_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}

_CLOCK = r"\d{1,2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?"
_PLAIN = re.compile(
    r"\s*(?:[-+−]?[\d.,'\u00a0\u202f ]*\d\s*(?:%|€)?"  # a number
    rf"|\d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}(?:[T ]{_CLOCK})?|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|)\s*\Z"  # a date, a time, nothing
)
_UNIT = r"(?:[%‰€]|°[CF]?|[^\W\d_]{1,4}[²³]?(?:/[^\W\d_]{1,3}[²³]?)?)"
_ONE_NUMBER = re.compile(  # `1.106,60`, `1,106.60`, `12,5 m²`, `5,00-`; or a sign in a number's place
    r"\"?(?:[-+−]?(?:€ ?)?(?:\d{1,3}(?:[. '\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?-?"
    rf"|[-+−]?\d{{1,3}}(?:,\d{{3}})+\.\d+)(?:[ \u00a0\u202f]?{_UNIT})?\"?\Z"
    r"|(?:[-–/.x]|\.{3}|k\.\s?A\.|n\.\s?a\.)\Z"
)
_PAIR = re.compile(r"(\d{1,9}),\d+\Z")
_SEP_LINE = re.compile(r"\"?sep=([;,\t|])\"?[;,\t]*[\r\n]", re.IGNORECASE)  # how Excel writes the delimiter into a file
_BACKSLASH = re.compile(r"\\[\"'\\]|\\")  # with the quote or the backslash that follows it
_APOSTROPHE = re.compile(r"(?:^|[;,\t|])'", re.MULTILINE)  # at the beginning of a cell
_FORMS = (('"', "\\"), ("'", None), ("'", "\\"))  # quotes and escapes that a file may use instead of doubled `"`
_GRID = 0.3  # score from which a delimiter makes a grid
_MOST = 0.6
_QUOTING = frozenset({"quoteChar", "escapeChar", "doubleQuote"})
_LATE = 0.85  # weight of a delimiter under which the first record is no row of the grid: a title, or lists within cells
_TORN = 0.6  # score from which lines make a grid if quotes are taken as text
_DOUBT = 0.7  # confidence where a comma may be a decimal mark or a delimiter
_CLEAR = 0.9  # share of records with one width from which a delimiter is beyond doubt


@dataclass(frozen=True)
class Dialect:
    """How to cut a text into records of cells. `delimiter` None: one column."""

    delimiter: str | None
    quote: str | None = '"'
    double_quote: bool = True
    escape: str | None = None
    lone_escapes: bool = False  # an escape that stands before neither a quote nor another one is a character of the text
    skip_blanks: bool = False
    comment: str | None = None
    line_end: str = "LF"  # LF, CRLF, CR or mixed
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    contradicts: str | None = None  # the declared delimiter that the text speaks against

    def reader(self, lines: Iterable[str], *, strict: bool = True) -> "Iterator[list[str]]":
        """Read records by Python's csv module, strictly unless told otherwise."""
        csv.field_size_limit(MAX_CELL_CHARS)
        return csv.reader(
            map(self._with_lone_escapes, lines) if self.lone_escapes else lines,
            delimiter=self.delimiter or "\x1f",
            quotechar=self.quote,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            doublequote=self.double_quote,
            escapechar=self.escape,
            skipinitialspace=self.skip_blanks,
            strict=strict,
        )

    def _with_lone_escapes(self, line: str) -> str:
        pairs = {f"{self.escape}{self.quote}", f"{self.escape}" * 2}
        return _BACKSLASH.sub(lambda found: found[0] if found[0] in pairs else f"\\{found[0]}", line) if "\\" in line else line


def lines_of(text: str) -> list[str]:
    """Cut a text after LF, CRLF or CR, the ends kept."""
    return list(io.StringIO(text, newline=""))


def find(sample: str, declared: Mapping[str, Any]) -> Dialect:
    """Decide the dialect of a text by its beginning; what the package declares wins, and a clear contradiction is noted."""
    lines = lines_of(sample)[: 4 * SAMPLE_RECORDS]
    named = declared.get("delimiter")
    base = replace(_declared(declared), line_end=_line_end(lines))
    base = base if _QUOTING & declared.keys() else _spoken(lines, base, named)
    if not named and (spoken := _SEP_LINE.match(sample)):
        return replace(base, delimiter=spoken[1], evidence=(*base.evidence, "sep-line"))
    if not named:
        return _guess(lines, base)
    guess = _guess(lines, base)
    records = [record for record in sample_records(lines, replace(base, delimiter=named)) if record]
    widths = Counter(len(record) for record in records)
    one_column = max(widths, key=widths.__getitem__, default=1) == 1
    torn = bool(records) and len(records[0]) == 1 and _whole_grid(lines, guess)  # it only cuts numbers at their decimal commas
    if guess.delimiter not in {None, named} and ((one_column and guess.confidence >= _CLEAR) or torn):
        return replace(guess, contradicts=named)
    return replace(base, delimiter=named, evidence=(*base.evidence, "declared"))


def _spoken(lines: list[str], base: Dialect, named: str | None) -> Dialect:
    """Take single quotes or a backslash before quotes where the text speaks for them, and no cell against them."""
    text = "".join(lines)
    for quote, escape in _FORMS:
        if (escape and f"{escape}{quote}" not in text) or (quote == "'" and not _APOSTROPHE.search(text)):
            continue
        form = replace(base, quote=quote, escape=escape, lone_escapes=escape is not None)
        form = replace(form, delimiter=named or _guess(lines, form).delimiter)
        if _speaks(lines, form) and not (escape and _has_lone_escapes(text, quote)):
            evidence = (*(["single-quotes"] if quote == "'" else []), *(["backslash-escapes"] if escape else []))
            return replace(form, delimiter=None, evidence=evidence)
    return base


def _speaks(lines: list[str], form: Dialect) -> bool:
    """Tell whether all cells are quoted rightly in this form, and not in the usual one.

    Quotes that do no more than stand around texts are the text's own ('Columnare', a tree), unless the header has them too.
    """
    usual = replace(form, quote='"', escape=None, lone_escapes=False)
    whole, records = _regular(lines, form)
    if form.delimiter is None or whole < _CLEAR:
        return False
    if form.quote == '"':
        return _regular(lines, usual)[0] == 0
    if any(line.startswith('"') or f'{form.delimiter}"' in line for line in lines):
        return False
    if whole > _regular(lines, replace(usual, quote=None))[0]:
        return True
    return len(records) > 1 and _quotes_columns([line.strip("\r\n").split(form.delimiter) for line in lines if line.strip()])


def _quotes_columns(records: list[list[str]]) -> bool:
    """Tell whether single quotes stand around all cells of some columns, their headers among them, and around no others."""
    quoted = [{at for at, cell in enumerate(record) if cell[:1] == cell[-1:] == "'"} for record in records]
    plain = [{at for at, cell in enumerate(record) if cell and cell[:1] != "'"} for record in records]
    columns: set[int] = set().union(*quoted[1:])
    return bool(columns) and columns <= quoted[0] and not columns & set().union(*plain[1:])


def _regular(lines: list[str], form: Dialect) -> tuple[float, list[list[str]]]:
    """Give the share of records with the most common width, 0 where a quote stands in the wrong place, and the records."""
    records = []
    try:
        for record in form.reader(lines):
            records += [record] if any(record) else []
            if len(records) >= SAMPLE_RECORDS:
                break
    except csv.Error:
        return 0.0, []
    widths = Counter(map(len, records))
    return max(widths.values(), default=0) / max(1, len(records)), records


def _has_lone_escapes(text: str, quote: str) -> bool:
    return any(found[0] not in {f"\\{quote}", "\\\\"} for found in _BACKSLASH.finditer(text))


def _whole_grid(lines: list[str], guess: Dialect) -> bool:
    """Tell whether every record, the first among them, has the same width of at least two cells."""
    widths = {len(record) for record in sample_records(lines, guess) if record}
    return guess.delimiter is not None and len(widths) == 1 and max(widths) > 1


def sample_records(lines: list[str], dialect: Dialect) -> list[list[str]]:
    """Read the first records as well as they can be read, empty ones included."""
    records = []
    with contextlib.suppress(csv.Error):
        for record in dialect.reader(lines, strict=False):
            records.append(record)
            if len(records) >= SAMPLE_RECORDS:
                break
    return records


def _declared(declared: Mapping[str, Any]) -> Dialect:
    quote = declared.get("quoteChar", '"')
    escape = declared.get("escapeChar")
    return Dialect(
        delimiter=None,
        quote=quote or None,
        double_quote=bool(declared.get("doubleQuote", escape is None)),
        escape=escape,
        skip_blanks=bool(declared.get("skipInitialSpace", False)),
        comment=declared.get("commentChar"),
    )


def _line_end(lines: list[str]) -> str:
    ends = {LINE_ENDS["\r\n" if line.endswith("\r\n") else line[-1]] for line in lines if line.endswith(("\n", "\r"))}
    return "mixed" if len(ends) > 1 else next(iter(ends), "LF")


def _guess(lines: list[str], base: Dialect) -> Dialect:
    """Choose the delimiter under which most records have one width and most cells look like whole values."""
    one_column, sure = _decimal_marks(lines)
    if one_column:
        return replace(base, delimiter=None, confidence=sure, evidence=(*base.evidence, "one-column", "decimal-commas"))
    scores = _scores(lines, base)
    best = max(DELIMITERS, key=scores.__getitem__)
    if scores[best] < _GRID and _is_joined(lines, base):  # a quote opens the first cell and is not closed
        scores = {mark: score * (score >= _TORN) for mark, score in _scores(lines, replace(base, quote=None)).items()}
        best = max(DELIMITERS, key=scores.__getitem__)
    if scores[best] >= _GRID:
        second = max(score for delimiter, score in scores.items() if delimiter != best)
        confidence = min(sure if best == "," else 1.0, 0.5 + 2 * (scores[best] - second), 0.65 + scores[best] / 2)
        return replace(base, delimiter=best, confidence=round(confidence, 2), evidence=(*base.evidence, "delimiter-consistent"))
    if frequent := _frequent(lines, base):
        return replace(base, delimiter=frequent, confidence=0.6, evidence=(*base.evidence, "delimiter-frequent"))
    return replace(base, delimiter=None, confidence=1.0 if scores[best] == 0 else 0.9, evidence=(*base.evidence, "one-column"))


def _scores(lines: list[str], base: Dialect) -> dict[str, float]:
    return {delimiter: _score(lines, replace(base, delimiter=delimiter)) for delimiter in DELIMITERS}


def _is_joined(lines: list[str], base: Dialect) -> bool:
    """Tell whether quotes join most lines to a few records, whatever the delimiter."""
    full = [line for line in lines[:SAMPLE_RECORDS] if not line.isspace()]
    return bool(base.quote) and 2 * len(sample_records(full, base)) <= len(full)


def _decimal_marks(lines: list[str]) -> tuple[bool, float]:
    """Tell whether every comma stands within a number of one column, and how sure the one or the other is.

    In doubt are numbers without a header, or below one with a comma of its own; those that count up to their commas; those
    below what may be a title; a line among them that is no number.
    """
    head, *body = [line.strip(" \r\n") for line in lines if not line.isspace()] or [""]
    others = [line for line in body[:SAMPLE_RECORDS] if not _ONE_NUMBER.match(line)]
    if not any("," in line for line in body) or len(others) > len(body) / 4 or any(line.count(",") > 1 for line in others):
        return False, 1.0
    if "," in head:
        return False, _DOUBT if ", " in head or _ONE_NUMBER.match(head) else 1.0
    numbers = [int(pair[1]) for pair in map(_PAIR.match, body) if pair]
    counts = len(numbers) == len(body) > 1 and all(after == number + 1 for number, after in pairwise(numbers))
    title = lines.index(next(filter(str.strip, lines))) + 1
    return True, _DOUBT if others or counts or lines[title].isspace() else 0.95


def _frequent(lines: list[str], base: Dialect) -> str | None:
    """Give a delimiter that most records hold, though no two in the same number: a broken table rather than one column."""
    for delimiter in DELIMITERS:
        records = [record for record in sample_records(lines, replace(base, delimiter=delimiter)) if any(record)]
        wide = [record for record in records if len(record) > 1]
        spoken = delimiter == "," and all(cell.startswith(" ") for record in wide for cell in record[1:])
        if len(wide) > _MOST * len(records) and not spoken:
            return delimiter
    return None


def _score(lines: list[str], dialect: Dialect) -> float:
    """Share of records with the most common width, times the share of cells that look like whole values; 0 for one column."""
    records = [record for record in sample_records(lines, dialect) if any(record)]
    if not records:
        return 0.0
    widths = Counter(len(record) for record in records)
    width, _ = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1) * _weight(item[0]), item[0]))
    if width == 1:
        return 0.0
    body = [record for record in records if len(record) == width]
    share = len(body) / len(records)
    others = [mark for mark in DELIMITERS if mark != dialect.delimiter]
    cells = [cell for record in body[:100] for cell in record[:50]]
    clean = sum(_cleanness(cell, others) for cell in cells) / len(cells)
    if dialect.delimiter == "," and all(cell.startswith(" ") for record in body for cell in record[1:]):
        clean = clean / 2 if len(records[0]) == width else 0  # "Müller, Anna": a comma of the text, unless every record has it
    begins = 1.0 if len(records[0]) == width else _LATE
    return share * share * clean * begins


def _weight(width: int) -> float:
    return (width - 1) / width


def _cleanness(cell: str, others: list[str]) -> float:
    if _PLAIN.match(cell):
        return 1.0
    if any(mark in cell for mark in others if mark != ","):
        return 0.3
    return 0.85 if "," in others and "," in cell else 0.95
