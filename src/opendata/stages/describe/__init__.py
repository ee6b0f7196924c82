"""describe: delivered files, what was noticed and decided, a person's answers -> the `datapackage.json` that the files deserve.

A descriptor that is there already is completed: what it says stays, in the form that the standard has for it.

What stands in cells is written down of cleared columns only: the policy keeps them as they are, nothing personal was found in
them, and their rows are not people. Limits are rounded outwards, and a list of values is closed only where each of them is
common: the next delivery of the same kind should hold what this one is taken for.
Source: Data Package, Table Dialect and Table Schema v2 (2024).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import polars as pl

from opendata import formats
from opendata.formats.forms.column import Column
from opendata.formats.forms.points import pair_of
from opendata.formats.parsed import Parsed
from opendata.model import Field, Inspection, Issue, Json, Place, Resource, Verdict
from opendata.stages.describe.given import Assumption, Given, completed_dialect, completed_schema
from opendata.table import OpenResource, Table, rewrite
from opendata.values import canonical, infer, written
from opendata.values.patterns import PERIODS
from opendata.values.periods import MOST_PERIODS, span, tells_period

SCHEMA: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
MANY_ROWS: Final = 100  # from here on a column without a gap is meant to have none
SOME_ROWS: Final = 30  # from here on a list of values can be closed
MAX_VALUES: Final = 12
COMMON: Final = 5  # rows that each listed value must have
MAX_COMMENT_ROW: Final = 999  # of the allow-list for descriptors
KEY_COLUMNS: Final = 6  # of which pairs are tried
_PEOPLE: Final = frozenset({"person", "household"})
_OF_KEYS: Final = frozenset({"code", "number", "date", "category", "label", "time"})


@dataclass(frozen=True)
class _Table:
    """A delivered table with what is known of it."""

    about: Resource
    cells: Table
    columns: Mapping[str, Json]  # type and form of each, by `f7`
    last_row: int
    open: frozenset[int]  # numbers of cleared columns
    given: OpenResource | None = None  # what a descriptor says of it


def describe(
    inspection: Inspection,
    verdict: Verdict,
    files: Mapping[int, tuple[str, str, int]],
    said: Json,
    last: Mapping[str, Json],
    given: Given | None = None,
) -> tuple[Json, tuple[Assumption, ...]]:
    """Draft a descriptor.

    Args:
        inspection: of these files, and of the descriptor that describes them, if there is one.
        verdict: what the policy decides on it.
        files: by file number its path as delivered, its path in the package, and the open file.
        said: the package's own properties, a person's answers among them; none of them is looked at here.
        last: what the last version said of columns (title, description, unit), by name.
        given: what the descriptor says that is there already.
    """
    assumed: list[Assumption] = list(given.left_out()) if given else []
    tables = {}
    resources = []
    for about in inspection.package.resources:
        delivered, path, descriptor = files[about.file or about.number]
        doubtful = frozenset(issue.place for issue in inspection.issues if _asks(issue))
        own = given.resource(about.number) if given else None
        table = _table(about, delivered, descriptor, doubtful, _cleared(about, inspection, verdict), own)
        drafted = _resource(about, path, table, last, assumed)
        resources.append(given.completed(drafted, about.number, assumed) if given else drafted)
        if table:
            tables[about.number] = table
    period = _period(list(tables.values()), assumed)
    box = _bounding_box(tables.values(), assumed)
    around = {**({"temporal": period} if period else {}), **({"bbox": box} if box else {})}
    draft = {**said, **around, "resources": resources}
    return {"$schema": SCHEMA, **(given.package(draft, assumed) if given else draft)}, tuple(assumed)


def _cleared(about: Resource, inspection: Inspection, verdict: Verdict) -> frozenset[int]:
    """Give the columns of which cells may be written down."""
    if verdict.reasons or about.subject in _PEOPLE:
        return frozenset()
    kept = {decision.place for decision in verdict.decisions if decision.outcome == "keep"}
    found = {finding.place for finding in inspection.findings}
    at_risk = {Place(resource=one.place.resource, field=number) for one in inspection.findings for number in one.fields}
    places = {field.number: Place(resource=about.number, field=field.number) for field in about.fields}
    clear = kept - found - at_risk
    return frozenset(field.number for field in about.fields if field.label and places[field.number] in clear)


def _asks(issue: Issue) -> bool:
    """Say whether a column can be read in two ways: then a person is asked, and no type goes before."""
    return issue.code.startswith("ambiguous-")


def _table(
    about: Resource,
    path: str,
    descriptor: int,
    doubtful: frozenset[Place],
    cleared: frozenset[int],
    given: OpenResource | None,
) -> _Table | None:
    """Read a table again, for what reading did not keep: how the cells were written. None where it cannot be read."""
    parsed = _parsed(about, path, descriptor, given)
    if parsed is None or parsed.cells is None:
        return None
    raw = parsed.cells
    labels = {f"f{at}": label for at, label in enumerate(parsed.labels, start=1)}
    declared = {f"f{field.number}" for field in given.fields if field.declared} if given else set()
    known_before = parsed.known.keys() | declared
    inferred, _ = infer(
        raw, {name: label for name, label in labels.items() if name not in known_before}, parsed.last_row, parsed.margins
    )
    known = {**inferred, **parsed.known}
    body = raw.lazy().filter(pl.col("row") <= parsed.last_row)
    open_names = [name for name in labels if name in known]
    columns = {name: written(body.select(pl.col(name).unique()).collect()[name], known[name]) for name in open_names}
    columns |= {f"f{place.field}": {"type": "any"} for place in doubtful if place.resource == about.number}
    columns |= {f"f{field.number}": {"type": field.type} for field in (given.fields if given else ()) if field.declared}
    if given and given.cells:
        return _Table(about, given.cells, columns, parsed.last_row, cleared, given)
    cells = rewrite(raw, lambda frame: canonical(frame.filter(pl.col("row") <= parsed.last_row), known))
    return _Table(about, cells, columns, parsed.last_row, cleared)


def _parsed(about: Resource, path: str, descriptor: int, given: OpenResource | None) -> Parsed | None:
    """Read the table as before: the only one of its file, or the one of its sheet."""
    said: Json = {} if about.sheet is None else {"dialect": {"sheetNumber": about.sheet}}
    names: list[str] = []
    if given is not None:
        said = {**given.descriptor, **({} if about.sheet is None else {"dialect": {**_told_dialect(given), **said["dialect"]}})}
        names = [str(field["name"]) for field in given.schema.get("fields", [])]
    kind = formats.of(said.get("format"), path)
    return kind.tables(descriptor, about.number, said, names)[0] if kind else None


def _told_dialect(given: OpenResource) -> Json:
    """Give what the descriptor says of a sheet but which one it is: that is known."""
    dialect = given.descriptor.get("dialect", {})
    return {name: value for name, value in dialect.items() if name not in {"sheetNumber", "sheetName"}}


# ------------------------------------------------------------------------------------------------------------- resources


def _resource(about: Resource, path: str, table: _Table | None, last: Mapping[str, Json], assumed: list[Assumption]) -> Json:
    reading = about.reading
    said: Json = {"name": about.name, "path": path, "type": "table", "format": about.format}
    said |= {"encoding": reading.encoding} if reading.encoding else {}
    if about.format == "csv":
        said["dialect"] = _dialect(about, table)
    if about.sheet is not None:
        said["dialect"] = _sheet_dialect(about)
    if table and table.given:
        said |= completed_dialect(said, table.given)
    schema = _schema(table, last, assumed) if table else {}
    return said | ({"schema": schema} if schema else {})


def _dialect(about: Resource, table: _Table | None) -> Json:
    """Say how the text is cut, which records are the header, and which are neither header nor data."""
    reading = about.reading
    said: Json = {"delimiter": reading.delimiter} if reading.delimiter else {}
    said |= {"quoteChar": reading.quote_char, "doubleQuote": True} if reading.quote_char else {}
    said |= {"escapeChar": reading.escape_char} if reading.escape_char else {}
    if not reading.header_rows:
        return said | {"header": False}
    said |= _header(reading.header_rows)
    below = table.last_row + 1 if table else 0
    around = [*range(1, reading.header_rows[0]), *range(below, below + reading.footer_rows)]
    comments = [row for row in around if 0 < row <= MAX_COMMENT_ROW]
    return said | ({"commentRows": comments} if comments else {})


def _sheet_dialect(about: Resource) -> Json:
    """Name the sheet by its number, for its name is a person's words, and the rows of the header."""
    rows = about.reading.header_rows
    return {"sheetNumber": about.sheet} | (_header(rows) if rows else {"header": False})


def _header(rows: Sequence[int]) -> Json:
    """Name the rows of the header; of several the words above one another are joined, those of a group with each below it."""
    if tuple(rows) == (1,):
        return {}
    return {"headerRows": list(rows), **({"headerJoin": " "} if len(rows) > 1 else {})}


def _schema(table: _Table, last: Mapping[str, Json], assumed: list[Assumption]) -> Json:
    """Describe each column whose header is cleared; none, where not every column has one header of its own."""
    given = table.given.schema if table.given else {}
    labels = Counter(field.label for field in table.about.fields if field.label is not None)
    if max(labels.values(), default=1) > 1 or not all(map(str.strip, labels)):
        assumed.extend([] if given else [Assumption("describe-no-schema", {})])
        return dict(given)
    named = [field for field in table.about.fields if field.label]
    if table.given and given:
        return completed_schema(table.given, {one.number: _field(table, one, last, assumed, of_key=False) for one in named})
    key = _key(table, named)
    fields = [_field(table, field, last, assumed, of_key=field in key) for field in named]
    said: Json = {"fields": fields, "missingValues": [""]}
    if len(named) < len(table.about.fields):
        said["fieldsMatch"] = "subset"
        unnamed = len(table.about.fields) - len(named)
        assumed.append(Assumption("describe-unnamed-one" if unnamed == 1 else "describe-unnamed", {"count": unnamed}))
    if key:
        said["primaryKey"] = [str(field.label) for field in key]
        names = ", ".join(f"„{field.label}“" for field in key)
        assumed.append(Assumption("describe-key", {"fields": names}))
    return said


def _field(table: _Table, field: Field, last: Mapping[str, Json], assumed: list[Assumption], *, of_key: bool) -> Json:
    name, column = str(field.label), table.columns[f"f{field.number}"]
    form = dict(column)
    signs = [one if isinstance(one, str) else one["value"] for one in form.get("missingValues", ())]
    if said := [sign for sign in signs if sign]:
        assumed.append(Assumption("describe-missing", {"field": name, "signs": " ".join(said)}))
    constraints = dict(_constraints(table, field, of_key=of_key))
    if "enum" in constraints:
        assumed.append(Assumption("describe-enum", {"field": name, "count": len(constraints["enum"])}))
    form |= {"constraints": constraints} if constraints else {}
    return {"name": name, **form, **last.get(name, {})}


# ------------------------------------------------------------------------------------------- what all cells of a column hold


def _constraints(table: _Table, field: Field, *, of_key: bool) -> Iterator[tuple[str, Any]]:
    rows = table.about.rows
    full = _full(table, field)
    if full and (of_key or rows >= MANY_ROWS):
        yield "required", True
    if field.number not in table.open:
        return
    kind = table.columns[f"f{field.number}"]["type"]
    if full and kind in {"string", "integer"} and field.kind == "code" and field.distinct == rows > 1:
        yield "unique", True
    if field.kind == "number" and kind in {"integer", "number"}:
        yield from _limits(table, field)
    form = _period_form(table, field) if kind == "string" and field.filled else None
    if form is not None:
        yield "pattern", form
    elif field.kind == "category" and kind == "string" and rows >= SOME_ROWS:
        values = _common_values(table, field)
        if values:
            yield "enum", values


def _period_form(table: _Table, field: Field) -> str | None:
    """Give the form of quarters or school years, where all cells have one."""
    values = _column(table, field).drop_nulls()
    return next((form for form in PERIODS if values.str.contains(f"^(?:{form})$").all()), None)


def _limits(table: _Table, field: Field) -> Iterator[tuple[str, int]]:
    """Give round limits that the next delivery will hold, and a slip of the decimal mark will not."""
    values = _column(table, field).cast(pl.Float64, strict=False).drop_nulls()
    if values.is_empty() or not values.is_finite().all():
        return
    least, most = float(str(values.min())), float(str(values.max()))
    if least >= 0:
        yield "minimum", 0
    if most >= 1:
        yield "maximum", _round_above(2 * most)


def _round_above(number: float) -> int:
    """Give the first of 1, 2, 5, 10, 20, 50 … that is no smaller."""
    power = int("1" + "0" * (len(str(int(number))) - 1))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= number)


def _common_values(table: _Table, field: Field) -> list[str]:
    """Give all values of a column where they are few and each is common; else nothing."""
    counts = _column(table, field).drop_nulls().value_counts().rows()
    few = 1 < len(counts) <= MAX_VALUES and min(count for _, count in counts) >= COMMON
    return sorted(str(value) for value, _ in counts) if few else []


def _column(table: _Table, field: Field) -> pl.Series:
    name = f"f{field.number}"
    return table.cells.lazy().select(name).collect()[name]


def _full(table: _Table, field: Field) -> bool:
    """Say whether every cell has a value; for Table Schema one of blanks has none."""
    return field.filled == table.about.rows and bool((_column(table, field).str.strip_chars() != "").all())


def _key(table: _Table, named: Sequence[Field]) -> tuple[Field, ...]:
    """Give the column, or the first pair, of which no two rows are alike; cleared columns of ids, dates and categories only."""
    rows = table.about.rows
    whole = [field for field in named if field.number in table.open and field.kind in _OF_KEYS and _full(table, field)]
    coded = [field for field in whole if field.kind == "code" and field.distinct == rows]
    counted = [field for field in whole[:1] if _counts_up(table, field)]
    if rows < 2 or coded or counted:  # noqa: PLR2004
        return tuple((coded or counted)[:1]) if rows > 1 else ()
    parts = [field for field in whole if field.kind != "number"][:KEY_COLUMNS]
    return next((pair for pair in combinations(parts, 2) if _differ(table, pair)), ())


def _counts_up(table: _Table, field: Field) -> bool:
    """Say whether a column is a running number."""
    return field.distinct == table.about.rows and table.columns[f"f{field.number}"]["type"] == "integer"


def _differ(table: _Table, pair: Sequence[Field]) -> bool:
    names = [f"f{field.number}" for field in pair]
    return table.cells.lazy().select(names).collect().n_unique() == table.about.rows


def _period(tables: Sequence[_Table], assumed: list[Assumption]) -> Json | None:
    """Give the time that the data speaks of: of cleared columns whose header says that they are it, else of the one of days."""
    told = [(field, found) for table in tables for field in table.about.fields if (found := _span(table, field))]
    if told:
        assumed.append(Assumption("describe-period", {"field": str(told[0][0].label)}))
        return {"start": min(start for _, (start, _) in told), "end": max(end for _, (_, end) in told)}
    return _days(tables, assumed)


def _span(table: _Table, field: Field) -> tuple[str, str] | None:
    """Give the first and the last day of a column of years, quarters, school years or months; of days its own."""
    label = str(field.label)
    if field.number not in table.open or not tells_period(label):
        return None
    values = _column(table, field).drop_nulls().unique()
    if table.columns[f"f{field.number}"]["type"] == "date" and not values.is_empty():
        return str(values.min()), str(values.max())
    found = span(values.to_list(), label) if len(values) <= MOST_PERIODS else None
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def _days(tables: Sequence[_Table], assumed: list[Assumption]) -> Json | None:
    """Give the time of the one cleared column of one table that holds dates."""
    dated = [
        (table, field)
        for table in tables
        for field in table.about.fields
        if field.kind == "date" and table.columns[f"f{field.number}"]["type"] == "date"
    ]
    if len(dated) != 1 or dated[0][1].number not in dated[0][0].open:
        return None
    table, field = dated[0]
    days = _column(table, field).drop_nulls()
    if days.is_empty():
        return None
    assumed.append(Assumption("describe-period", {"field": str(field.label)}))
    return {"start": str(days.min()), "end": str(days.max())}


def _bounding_box(tables: Iterable[_Table], assumed: list[Assumption]) -> list[float] | None:
    """Give west, south, east and north (WGS 84, degrees) of all points in cleared columns, rounded outwards (100 metres)."""
    boxes = [box for table in tables if (box := _box(table))]
    if not boxes:
        return None
    assumed.append(Assumption("describe-bbox", {}))
    west, south, east, north = zip(*boxes, strict=True)
    return [min(west), min(south), max(east), max(north)]


def _box(table: _Table) -> tuple[float, float, float, float] | None:
    kinds = {field.number: str(table.columns[f"f{field.number}"]["type"]) for field in table.about.fields}
    cleared = [field for field in table.about.fields if field.number in table.open]
    columns = [Column(field.number, str(field.label), kinds[field.number], pl.Float64(), field) for field in cleared]
    pair = pair_of(table.cells.lazy(), columns)
    if pair is None:
        return None
    degrees = table.cells.lazy().select(east=pair.longitude.cast(pl.Float64), north=pair.latitude.cast(pl.Float64)).collect()
    ends = degrees.select(pl.all().min().name.prefix("low "), pl.all().max().name.prefix("high ")).row(0, named=True)
    return _down(ends["low east"]), _down(ends["low north"]), _up(ends["high east"]), _up(ends["high north"])


def _down(degrees: float) -> float:
    return math.floor(degrees * 1_000) / 1_000


def _up(degrees: float) -> float:
    return math.ceil(degrees * 1_000) / 1_000
