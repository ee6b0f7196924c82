"""Where a table begins and ends within its file: preamble, header rows, data (what stands below: footer.py)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from opendata.formats.dialect import SAMPLE_RECORDS
from opendata.model import Issue, Place

Record = list[str]

MAX_PREAMBLE = 40
MAX_HEADER_ROWS = 4
WIDE = 3  # columns from which a text alone in its record is a title or a note

TYPED = re.compile(
    r"\s*(?:[-+−–]?[€$]?\s*\d[\d.,'\u00a0\u202f ]*(?:[eE][-+]?\d+)?\s*(?:%|€|EUR)?-?"  # a number
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ]+\d{1,2}:\d{2}.*)?"  # a date
    r"|\d{1,2}:\d{2}(?::\d{2})?(?: Uhr)?)\s*\Z"  # a time
)
SIGN = re.compile(
    r"\s*(?:\.{1,3}|…|[-–—/•xX]|k\.\s?A\.|n\.\s?a\.|n/a|#NV|#N/A|NA|NaN|-?INF|\(?NULL\)?|None|\(?leer\)?|unbekannt|entfällt|"
    r"keine(?: Angaben?)?)?\s*\Z",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WHEN = re.compile(r"\s*(?:(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)\s*\Z")  # a year or a day as a column's name
_HEADER_WORD = re.compile(
    r"(?:.*[_-])?(?:id|nr|nummer|name|vorname|nachname|stra(?:ß|ss)e|strassenname|stra(?:ß|ss)enname|plz|ort|datum|jahr|monat"
    r"|wert|anzahl|titel|typ|art|bezeichnung|code|stadtteil|bezirk|kategorie|adresse|lat|lon|email|telefon|beschreibung|status"
    r"|gemeinde|key|value|date|year|city|address|type|count)(?:[_-].*)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """Preamble records, header records (from 1) and labels; `width` cells make a record of data."""

    preamble: int
    header: tuple[int, ...]
    labels: tuple[str, ...]
    width: int  # columns, without the empty last ones that trailing delimiters make
    trailing: int = 0  # how many delimiters follow the last column in every record
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    contradicts: str | None = None  # the declared header that the records speak against

    @property
    def skipped(self) -> int:
        """How many records stand before the data."""
        return max([self.preamble, *self.header])

    def unnamed(self, resource: int) -> Issue | None:
        """Say that no record is the header, unless the package says so itself."""
        if self.header or "declared" in self.evidence:
            return None
        return Issue(code="no-header", severity="warning", place=Place(resource=resource))


def is_blank(record: Sequence[str]) -> bool:
    """Tell whether a record holds nothing but blanks."""
    return not any(cell and not cell.isspace() for cell in record)


def find(records: Sequence[Record], declared: Mapping[str, Any], names: Sequence[str]) -> Layout:
    """Find the header by the package's dialect, by the schema's field names, or by the look of the records.

    `records` are the first ones of the file, empty ones included.
    """
    width = _width(records)
    if declared.get("header") is False:
        plain = _without_header(records, width, 0, 1.0, "declared")
        return replace(plain, contradicts="false") if _names_columns(records, width, names) else plain
    if rows := declared.get("headerRows"):
        if max(rows) > len(records) < SAMPLE_RECORDS:
            return replace(_looked(records, width), contradicts=", ".join(map(str, rows)))
        return _layout(records, width, tuple(rows), str(declared.get("headerJoin", " ")), 1.0, "declared")
    if names and (row := _named(records, names)):
        return _layout(records, width, (row,), " ", 1.0, "schema-names")
    return _looked(records, width)


def filled(record: Sequence[str]) -> int:
    """Count the cells that hold more than blanks."""
    return sum(1 for cell in record if cell and not cell.isspace())


def _width(records: Sequence[Record]) -> int:
    """The width that most records share, longer ones weighing a little more."""
    widths = Counter(len(record) for record in records if not is_blank(record))
    if not widths:
        return 1
    return max(widths.items(), key=lambda item: (item[1] * (0.3 + (item[0] - 1) / item[0]), item[0]))[0]


def _named(records: Sequence[Record], names: Sequence[str]) -> int | None:
    """Find the record that holds most of the schema's field names."""
    wanted = {name.strip().casefold() for name in names}
    for number, record in enumerate(records[:MAX_PREAMBLE], start=1):
        found = {cell.strip().casefold() for cell in record} & wanted
        if len(found) >= max(1, round(0.6 * len(wanted))):
            return number
    return None


def _names_columns(records: Sequence[Record], width: int, names: Sequence[str]) -> bool:
    """Tell whether the first record is a header beyond doubt: the schema's names, or well-known words above numbers."""
    if not records or is_blank(records[0]):
        return False
    if names and _named(records[:1], names):
        return True
    found = _looked(records, width)
    words = all(cell.strip() and not TYPED.match(cell) for cell in records[0])
    return found.header == (1,) and "header-above-types" in found.evidence and words and any(map(_HEADER_WORD.match, records[0]))


def _looked(records: Sequence[Record], width: int) -> Layout:
    start = _preamble(records, width)
    body = [record for record in records[start:] if not is_blank(record)]
    if not body:
        return _without_header(records, width, 0, 0.5, "no-data")
    rows, confidence, evidence = _header_rows(records, start, width)
    if not rows:
        return _without_header(records, width, start, confidence, evidence)
    return _layout(records, width, rows, " ", confidence, evidence)


def _preamble(records: Sequence[Record], width: int) -> int:
    """Count the title rows: blank, mostly empty, or too short; never a record of which all columns below are numbers."""
    for count, record in enumerate(records[:MAX_PREAMBLE]):
        following = records[count + 1] if count + 1 < len(records) else record
        if not (is_blank(record) or _is_title(record, width) or _is_sentence(record, following, width)):
            return _with_groups(records, count)
    return 0


def _is_title(record: Record, width: int) -> bool:
    count = filled(record)
    if width == 1 or (count == 1 and TYPED.match("".join(record))):
        return False
    if record[0].startswith("#") and len(record) < width:
        return True
    return count == 1 or (width >= WIDE and (len(record) <= width // 2 or count <= width // 3))


def _is_sentence(record: Record, following: Record, width: int) -> bool:
    """Tell whether a short record is a title that a delimiter cut: a blank line follows it, or a blank each delimiter."""
    return 1 < len(record) < width and (is_blank(following) or all(cell.startswith(" ") for cell in record[1:]))


def _with_groups(records: Sequence[Record], start: int) -> int:
    """Take the records right above the header back that hold the names of groups of columns."""
    first = start
    while first and start - first < MAX_HEADER_ROWS - 1 and _is_group(records[first - 1], records[first]):
        first -= 1
    return first


def _is_group(above: Record, below: Record) -> bool:
    """Tell whether a record names groups of the columns below: in their places, days and years among them, `;2022;;2023;`."""
    words = [cell for cell in above if cell.strip()]
    if len(above) != len(below) or any(TYPED.match(cell) and not _WHEN.match(cell) for cell in words):
        return False
    if len(words) == 1:  # a title stands in the first column
        at = next(place for place, cell in enumerate(above) if cell.strip())
        return 0 < at <= len(above) // 2 and not _WHEN.match(words[0])
    timed = sum(1 for cell in words if _WHEN.match(cell))
    return len(words) > 1 and (not above[0].strip() or (not below[0].strip() and timed != 1))  # `Stand;31.12.2023` is a title


def _header_rows(records: Sequence[Record], start: int, width: int) -> tuple[tuple[int, ...], float, str]:
    """Give the header records, how sure that is, and why."""
    body = [record for record in records[start + 1 :] if not is_blank(record)][MAX_HEADER_ROWS - 1 :] or [
        record for record in records[start + 1 :] if not is_blank(record)
    ]
    typed = _typed_columns(body, width)
    mixed = _mixed_columns(body, typed, width)
    if not typed and len(records) > start + 2 and _is_group(records[start], records[start + 1]):  # a few rows below two headers
        typed = _typed_columns([record for record in records[start + 2 :] if not is_blank(record)], width)
    if typed:
        return _above_types(records, start, typed, mixed)
    return _above_texts(records[start], [record for record in records[start + 1 :] if not is_blank(record)], start)


def _typed_columns(body: Sequence[Record], width: int) -> list[int]:
    """Columns (from 0) whose filled cells are nearly all numbers, dates or times."""
    columns = []
    for at in range(width):
        cells = [record[at] for record in body if at < len(record) and not SIGN.match(record[at])]
        if cells and sum(1 for cell in cells if TYPED.match(cell)) >= 0.8 * len(cells):
            columns.append(at)
    return columns


def _mixed_columns(body: Sequence[Record], typed: Sequence[int], width: int) -> list[int]:
    """Columns (from 0) whose filled cells nearly all have digits among other characters: addresses, telephones, codes."""
    columns = []
    for at in sorted(set(range(width)) - set(typed)):
        cells = [record[at] for record in body if at < len(record) and not SIGN.match(record[at])]
        if cells and sum(1 for cell in cells if _DIGIT.search(cell)) >= 0.8 * len(cells):
            columns.append(at)
    return columns


def _above_types(
    records: Sequence[Record], start: int, typed: Sequence[int], mixed: Sequence[int]
) -> tuple[tuple[int, ...], float, str]:
    """Header rows are those above the data that hold words, or years in a row, where the data holds numbers.

    Under the first, a record with digits where the data has some among other characters (`mixed`) is data.
    """
    rows: list[int] = []
    for number, record in enumerate(records[start : start + MAX_HEADER_ROWS], start=start + 1):
        below = records[number] if number < len(records) else []
        if is_blank(record) and rows:
            continue
        if rows and (_has_digits(record, mixed) or (_names_each(records[rows[0] - 1], typed) and _counts_up(record, typed, 2))):
            break
        if not (
            _has_words(record, typed)
            or _counts_up(record, typed, 2 if rows else WIDE)
            or _is_timed(record, records[rows[-1] - 1] if rows else [], below, typed)
        ):
            break
        rows.append(number)
    if len(rows) == MAX_HEADER_ROWS:
        return (rows[0],), 0.7, "header-unclear"
    if not rows:
        return (), 0.95, "first-row-is-data"
    return tuple(rows), 1.0 if len(rows) == 1 else 0.95, "header-above-types"


def _names_each(record: Record, columns: Sequence[int]) -> bool:
    """Tell whether a record gives each of some columns a name of its own: then years below are data."""
    cells = [record[at].strip() for at in columns if at < len(record)]
    return len(set(cells) - {""}) == len(columns)


def _has_digits(record: Record, columns: Sequence[int]) -> bool:
    """Tell whether most filled cells of some columns have digits."""
    cells = [record[at] for at in columns if at < len(record) and not SIGN.match(record[at])]
    return sum(1 for cell in cells if _DIGIT.search(cell)) > len(cells) / 2


def _has_words(record: Record, typed: Sequence[int]) -> bool:
    """Tell whether most filled cells of the typed columns are words; with none filled, whether the other columns are."""
    cells = [record[at] for at in typed if at < len(record) and record[at].strip()]
    axes = {"x", "y"} <= {cell.strip().casefold() for cell in cells}  # then `x` is no sign
    words = [cell for cell in cells if not TYPED.match(cell) and (axes or not SIGN.match(cell))]
    return len(words) > len(cells) / 2


def _counts_up(record: Record, typed: Sequence[int], least: int) -> bool:
    """Tell whether a record is words and then years in a row: `Stadtteil;2019;2020;2021`; or years alone, without a gap."""
    cells = [record[at].strip() for at in typed if at < len(record) and record[at].strip()]
    years = [int(cell) for cell in cells if re.fullmatch(r"(?:19|20)\d\d", cell)]
    named = bool(record[0].strip()) and not TYPED.match(record[0])
    alone = len(years) == len(record) and all(after == before + 1 for before, after in pairwise(years))
    return (named or alone) and len(years) == len(cells) >= least and all(after > before for before, after in pairwise(years))


def _is_timed(record: Record, above: Record, below: Record, typed: Sequence[int]) -> bool:
    """Tell whether days or years stand above the words of a header, `Ort;2022;;2023;`, or below the names of groups."""
    if not record[0].strip() and _has_words(below, typed):  # whatever stands there: `;;31.12.2015;31.12.2016`
        return True
    cells = [record[at] for at in typed if at < len(record) and record[at].strip()]
    if len(cells) <= 1 or not all(_WHEN.match(cell) for cell in cells):
        return False
    if above and record[0].strip() in {"", above[0].strip()}:
        groups = {above[at].strip() for at in typed if at < len(above)} - {""}
        return 0 < len(groups) < len(cells) == len(typed) and not is_blank(below) and not _all_timed(below, typed)
    named = not TYPED.match(record[0]) and below and below[0].strip() in {"", record[0].strip()}
    return bool(named) and _has_words(below, typed)


def _all_timed(record: Record, typed: Sequence[int]) -> bool:
    return all(_WHEN.match(record[at]) for at in typed if at < len(record) and record[at].strip())


def _above_texts(first: Record, body: Sequence[Record], start: int) -> tuple[tuple[int, ...], float, str]:
    """Without a typed column: header words, or cells that differ from all below, speak for a header."""
    cells = [cell.strip() for cell in first]
    known = sum(1 for cell in cells if _HEADER_WORD.match(cell))
    if known and known >= len(cells) / 3:
        return (start + 1,), 1.0, "header-words"
    if len(cells) == 1:
        return _above_one_column(cells[0], [record[0].strip() for record in body], start)
    repeated = sum(
        1 for at, cell in enumerate(cells) if cell and any(at < len(record) and record[at].strip() == cell for record in body)
    )
    if repeated or len(set(cells)) < len([cell for cell in cells if cell]):
        return (), 0.75, "first-row-repeats"
    return (start + 1,), 0.95 if known or len(body) > 1 else 0.8, "header-distinct"


def _above_one_column(first: str, body: Sequence[str], start: int) -> tuple[tuple[int, ...], float, str]:
    """A text that never comes again is a header where most of the others do, or all have digits; else nobody knows."""
    if first in body:
        return (), 0.9, "first-row-repeats"
    if len(body) > 1 and not _DIGIT.search(first) and all(map(_DIGIT.search, body)):
        return (start + 1,), 0.9, "header-distinct"
    once = sum(1 for times in Counter(body).values() if times == 1)
    return ((start + 1,), 0.9, "header-distinct") if body and 2 * once <= len(body) else ((), 0.7, "one-column-of-texts")


def _without_header(records: Sequence[Record], width: int, preamble: int, confidence: float, evidence: str) -> Layout:
    trailing = _trailing(records, preamble, width, [])
    columns = width - trailing
    labels = tuple(f"field{number}" for number in range(1, columns + 1))
    return Layout(preamble, (), labels, columns, trailing, confidence, _evidence(evidence, trailing, 0))


def _layout(records: Sequence[Record], width: int, rows: tuple[int, ...], join: str, confidence: float, evidence: str) -> Layout:
    rows = tuple(row for row in rows if row <= len(records))
    if not rows:
        return _without_header(records, width, 0, 0.5, "header-missing")
    head = [list(records[row - 1]) for row in rows]
    full = max(width, *(len(record) for record in head))
    trailing = _trailing(records, max(rows), full, head)
    columns = min(full - trailing, max(len(record) for record in head))
    head = [(record + [""] * columns)[:columns] for record in head]
    return Layout(
        min(rows) - 1, rows, _joined(head, join), columns, trailing, confidence, _evidence(evidence, trailing, len(rows))
    )


def _evidence(code: str, trailing: int, rows: int) -> tuple[str, ...]:
    return (code, *(["trailing-delimiter"] if trailing else []), *(["several-header-rows"] if rows > 1 else []))


def _trailing(records: Sequence[Record], skipped: int, width: int, head: Sequence[Record]) -> int:
    """Count the last columns that are empty in every full record and have no header."""
    body = [record for record in records[skipped:] if len(record) == width]
    count = 0
    while body and count < width - 1 and not any(record[width - 1 - count].strip() for record in body):
        if any(cell.strip() for record in head for cell in record[width - 1 - count :]):
            break
        count += 1
    return count if head else min(count, 1)


def _joined(head: list[Record], join: str) -> tuple[str, ...]:
    """Join header rows; a group's name counts for the empty cells to its right, as far as the group above it reaches."""
    begins: set[int] = set()
    for record in head[:-1]:
        own = {at for at in range(1, len(record)) if record[at].strip() and record[at] != record[at - 1]}
        for at in range(1, len(record)):
            if not record[at].strip() and at not in begins:
                record[at] = record[at - 1]
        begins |= own
    return labels_of(head, join)


def labels_of(head: list[Record], join: str) -> tuple[str, ...]:
    """Join header rows column by column; what is said twice is said once."""
    columns = zip(*head, strict=True)
    return tuple(join.join(dict.fromkeys(part.strip() for part in column if part.strip())) for column in columns)
