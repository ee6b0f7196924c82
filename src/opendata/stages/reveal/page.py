"""The report that a clerk opens: one HTML file that needs no script and nothing from elsewhere.

Everything in it is text until jinja has escaped it, and the page forbids itself to run or load anything.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from opendata.model import Inspection, Issue, Json
from opendata.stages.reveal.problems import Cause, causes, rows_of
from opendata.table import OpenField, OpenPackage, OpenResource
from opendata.texts import TEXTS, Language, say

FIRST_ROWS: Final = 10
MOST_ROWS: Final = 500  # of a table that are shown; the page says where there are more
FIRST_COLUMNS: Final = 30
MOST_COLUMNS: Final = 80
FIRST_CELLS: Final = 10  # of a cause, in its card
MOST_WORDS: Final = 30  # that the schema allows, in a card
LONGEST: Final = 200  # characters of a cell

_HERE: Final = Path(__file__).parent
_LOOK: Final = _HERE.parents[1] / "edges" / "web" / "static"  # one look for all that people open
_SEVERITIES: Final = ("error", "review", "warning")
_RED: Final = frozenset({"drop", "reject"})
_GREEN: Final = frozenset({"keep"})
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\Z")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Cell:
    """A cell as the page shows it; `causes`: numbers of the cards that are about it."""

    name: str  # G18
    text: str | None  # None: empty
    causes: tuple[int, ...] = ()
    number: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the table; `skipped` rows lie between it and the one above. Without cells: a row that is no part of it."""

    number: int
    cells: tuple[Cell, ...]
    causes: tuple[int, ...]  # of the row as a whole
    skipped: int


def report(
    package: OpenPackage, inspection: Inspection, told: Json, readings: Sequence[Sequence[str]], language: Language
) -> str:
    """Write the page.

    Args:
        package: the opened package, its cells and headers.
        inspection: what was noticed; its Issues may name more than the first rows.
        told: the same and the verdict, as `opendata check --json` tells them.
        readings: sentences for each table: how it was read, and what stands around it.
        language: of the page.
    """
    tables: list[dict[str, Any]] = []
    start = 1
    for resource, one, reading in zip(package.resources, told["resources"], readings, strict=True):
        own = {resource.number} if tables else {0, resource.number}  # with the first those of the whole package, as they are told
        issues = [issue for issue in inspection.issues if issue.place.resource in own]
        table = _table(resource, issues, one, language, start)
        tables.append({**table, "reading": reading})
        start += len(issues)
    page: str = _environment(language).get_template("report.html").render(told=told, tables=tables, most_rows=MOST_ROWS)
    return page


# -------------------------------------------------------------------------------------------------------------- one table


def _table(resource: OpenResource, issues: Sequence[Issue], told: Json, language: Language, start: int) -> dict[str, Any]:
    words = dict(zip(map(id, issues), told["issues"], strict=True))
    ordered = sorted(issues, key=lambda issue: _SEVERITIES.index(issue.severity))
    found = causes(resource, ordered, start)
    columns = _columns(resource, found)
    wrong = sorted({row for cause in found for row, _ in cause.cells})
    rows = rows_of(resource, wrong).rows_by_key("row", named=True)
    grid = list(_grid(resource, found, columns, language))
    return {
        "title": str(resource.descriptor.get("title") or resource.descriptor.get("path") or told["name"]),
        "rows": told["rows"],
        "cards": [_card(resource, cause, words[id(cause.issue)], rows, language) for cause in found],
        "columns": [_column(own, one, found) for own, one in zip(resource.fields, told["fields"], strict=True)],
        "shown": [(own.letters, own.label) for own in columns],
        "hidden_columns": len(resource.fields) - len(columns),
        "grid": grid,
        "grid_rows": sum(1 for row in grid if row.cells),
        "problem_rows": len(rows),
        "absent_rows": len(wrong) - len(rows),
        "hidden_sheets": [shown(name, "string", language) for name in _hidden_sheets(resource)],
        "more_rows": any(0 < len(cause.issue.rows) < cause.issue.count for cause in found),
    }


def _column(own: OpenField, told: Json, found: Sequence[Cause]) -> dict[str, Any]:
    light = "green" if told["action"] in _GREEN else "red" if told["action"] in _RED else "amber"
    about = [cause.number for cause in found if own.number in {at for _, at in cause.cells} | {cause.issue.place.field}]
    return {**told, "letters": own.letters, "label": own.label, "light": light, "causes": about}


def _card(
    resource: OpenResource, cause: Cause, told: Json, rows: Mapping[int, Sequence[Mapping[str, str | None]]], language: Language
) -> dict[str, Any]:
    kinds = {own.number: own.type for own in resource.fields}
    letters = {own.number: own.letters for own in resource.fields}
    cells = []
    for row, at in cause.cells[:FIRST_CELLS]:
        text = rows.get(row, [{}])[0].get(f"f{at}")
        name = f"{letters[at]}{row}" if at else say("report-row", language, row=row)
        mend = cause.mends.get((row, at))
        cells.append({"name": name, "text": shown(text, kinds.get(at, "string"), language), "row": at == 0, "mend": mend})
    more = cause.issue.count - len({row for row, _ in cause.cells[:FIRST_CELLS]})
    card = {**told, "number": cause.number, "id": f"cause-{cause.number}", "shown": cells, "likely": bool(cause.mends)}
    card |= {"allowed": [shown(word, "string", language) or "" for word in cause.allowed[:MOST_WORDS]]}
    card |= {"more_allowed": max(0, len(cause.allowed) - MOST_WORDS)}
    return {**card, "more": max(0, more) if cells else 0}


# --------------------------------------------------------------------------------------------------------------- the grid


def _columns(resource: OpenResource, found: Sequence[Cause]) -> list[OpenField]:
    """Give the columns to show: the first, and those with a problem."""
    marked = {at for cause in found for _, at in cause.cells}
    return [own for own in resource.fields if own.number <= FIRST_COLUMNS or own.number in marked][:MOST_COLUMNS]


def _grid(resource: OpenResource, found: Sequence[Cause], columns: Sequence[OpenField], language: Language) -> Iterator[Row]:
    """Give the first rows, and those with a problem, also where they are no part of the table."""
    if resource.cells is None:
        return
    at: dict[tuple[int, int], list[int]] = {}
    of_row: dict[int, set[int]] = {}
    for cause in found:
        for place in cause.cells:
            at.setdefault(place, []).append(cause.number)
            of_row.setdefault(place[0], set()).add(cause.number)
    first = resource.cells.lazy().select("row").head(FIRST_ROWS).collect()["row"].to_list()
    wanted = sorted({*first, *sorted(of_row)[:MOST_ROWS]})
    rows = {here["row"]: here for here in rows_of(resource, wanted).iter_rows(named=True)}
    before = min(wanted, default=1) - 1
    for row in wanted:
        cells = tuple(_cell(own, rows[row], at, language) for own in columns) if row in rows else ()
        about = at.get((row, 0), ()) if cells else sorted(of_row[row])
        yield Row(row, cells, tuple(about), row - before - 1)
        before = row


def _hidden_sheets(resource: OpenResource) -> list[str]:
    """Give the names of the sheets that the workbook hides."""
    return [text for place, text in resource.margins.lazy().collect().iter_rows() if place == "hidden-sheet-name"]


def _cell(own: OpenField, here: Mapping[str, Any], at: Mapping[tuple[int, int], list[int]], language: Language) -> Cell:
    text = shown(here[f"f{own.number}"], own.type, language)
    about = tuple(at.get((here["row"], own.number), ()))
    return Cell(f"{own.letters}{here['row']}", text, about, own.type in {"integer", "number"})


def shown(text: str | None, kind: str, language: Language) -> str | None:
    """Give a cell as people here write it; what is invisible becomes visible, what is long is cut."""
    if text is None or text == "":
        return None
    if kind in {"number", "integer"} and _NUMBER.match(text):
        return text.replace(".", say("report-decimal", language))
    if kind == "date" and (day := _DAY.match(text)):
        return say("report-day", language, year=day[1], month=day[2], day=day[3])
    if kind == "boolean" and text in {"true", "false"}:
        return say(f"report-{text}", language)
    text = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return _HIDDEN.sub(lambda hidden: f"⟨U+{ord(hidden[0]):04X}⟩", text)


# --------------------------------------------------------------------------------------------------------------- template


def _environment(language: Language) -> Any:  # noqa: ANN401  (jinja is loaded where a report is written, not before every fork)
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([_HERE, _LOOK]), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(say=partial(_say, language), language=language, type_word=partial(_type_word, language))
    return environment


def _say(language: Language, code: str, /, **params: object) -> str:
    return say(code, language, **params)


def _type_word(language: Language, kind: str) -> str:
    return say(f"page-type-{kind}", language) if f"page-type-{kind}" in TEXTS else kind
