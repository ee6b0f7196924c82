"""Submission to an opened package: safe descriptor, each file by its format, cells made canonical, all around them kept to scan.

A resource that cannot be read has an issue and no cells; the others are read all the same.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import polars as pl

from opendata import descriptor as descriptors
from opendata import formats
from opendata.ahead import side_by_side
from opendata.descriptor import Json, PackageForm, ResourceForm
from opendata.errors import BadData
from opendata.formats.csv import SURE
from opendata.formats.parsed import Parsed
from opendata.jsontext import MAX_BYTES, leaves, load
from opendata.model import Issue, Place, Reading
from opendata.rows import first_rows
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, Table, rewrite, write
from opendata.values import STRAY, Doubt, Understanding, canonical, dashes, infer, strays, understood, watched

_TECHNICAL = frozenset(
    {"type", "format", "mediatype", "encoding", "dialect", "missingValues", "decimalChar", "groupChar", "itemType"}
)
_OF_TEXTS = "csv"
"""The format whose cells are texts and nothing else; a day or a number of a workbook has no form to be declared."""
MAX_LABEL_CHARS = 1_000
_WORKBOOKS = ("xlsx", "xls", "ods")
_UNNAMED_SHEET = re.compile(r"(?:Tabelle|Sheet|Blatt|Table|Feuil)\s?[0-9]*", re.IGNORECASE)
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"})
_DOUBTS = {"ambiguous-number": "review", "ambiguous-date": "review"}


def read(
    name: str, manifest: Mapping[str, Any], files: Mapping[int, int], told: Mapping[int, Mapping[str, str]] | None = None
) -> tuple[OpenPackage, tuple[Issue, ...]]:
    """Open the submission `name`: `manifest` names its files by number, `files` holds their open descriptors.

    `told` is how people say that columns are meant, by table and column (`f7`), as `values.infer` takes it.

    Raises:
        BadData: the package's descriptor cannot be used, or it has too many tables.
    """
    numbers = {str(file["path"]): int(file["number"]) for file in manifest["files"]}
    form = _form(manifest.get("descriptor"), numbers, files)
    issues: list[Issue] = []
    resources: list[OpenResource] = []
    first = {0: 0}
    _must_be_few(len(form.resources))
    for declared, resource in enumerate(form.resources, start=1):
        first[declared] = len(resources) + 1
        for opened, found in _resources(first[declared], resource, numbers, files, told or {}):
            resources.append(opened)
            issues += found
        _must_be_few(len(resources))
    package = OpenPackage(name, form.descriptor, tuple(resources), _margins(_texts(form.descriptor)))
    return package, (*_left_out(manifest), *_ignored(form, first), *issues)


def _left_out(manifest: Mapping[str, Any]) -> Iterator[Issue]:
    """Say that files were left out which no person made."""
    if count := int(manifest.get("left_out", 0)):
        yield Issue(code="litter-left-out", severity="warning", place=Place(), count=count)


def _must_be_few(tables: int) -> None:
    if tables > descriptors.MAX_RESOURCES:
        raise BadData("too-many-resources", limit=descriptors.MAX_RESOURCES)


def _form(number: int | None, numbers: Mapping[str, int], files: Mapping[int, int]) -> PackageForm:
    """Read the descriptor, or make one that says nothing but the paths."""
    if number is None:
        paths = sorted(numbers, key=numbers.__getitem__)
        return PackageForm({}, tuple(ResourceForm({"path": path}, {}) for path in paths))

    def local(path: str) -> Json:
        if path not in numbers:
            raise BadData("delivery-file-missing")
        return load(_bytes(files[numbers[path]]))

    data = _bytes(files[number])
    form = descriptors.allowed(descriptors.parsed(data), local)
    return replace(form, repaired=[(0, "YAML"), *form.repaired]) if descriptors.is_yaml(data) else form


def _ignored(form: PackageForm, first: Mapping[int, int]) -> Iterator[Issue]:
    """Name what was left out of the descriptor; `first` gives for each declared resource the first table of its file."""
    for resource, name in form.ignored:
        place = Place(resource=first[resource])
        yield Issue(code="property-ignored", severity="warning", place=place, params={"property": name})
    for resource, name in form.repaired:
        place, code = Place(resource=first[resource]), "descriptor-yaml" if name == "YAML" else "property-repaired"
        yield Issue(code=code, severity="warning", place=place, params={"property": name})


def _bytes(descriptor: int) -> bytes:
    return os.pread(descriptor, MAX_BYTES + 1, 0)


def _resources(
    number: int,
    form: ResourceForm,
    numbers: Mapping[str, int],
    files: Mapping[int, int],
    told: Mapping[int, Mapping[str, str]],
) -> Iterator[tuple[OpenResource, list[Issue]]]:
    """Read the tables of one declared resource: one, or of a workbook each sheet, numbered from `number` on."""
    path = str(form.descriptor["path"])
    at, issues = _located(number, path, numbers)
    kind = formats.of(form.descriptor.get("format"), path)
    if at is None or kind is None:
        code = "source-error" if at is None else "archive-not-unpacked" if _is_archive(path) else "format-unsupported"
        issues.append(Issue(code=code, severity="error", place=Place(resource=number)))
        nothing = _unread(number, form, Parsed(Reading(confidence=0.0), (), None), kind.name if kind else None)
        yield replace(nothing, file=at), issues
        return
    names = [str(field["name"]) for field in form.schema.get("fields", [])]
    tables = kind.tables(files[at], number, form.descriptor, names)
    if kind.name in _WORKBOOKS and (comments := form.descriptor.get("dialect", {}).get("commentRows")):
        tables = tuple(_without_comments(parsed, comments) for parsed in tables)
    for count, parsed in enumerate(tables):
        own = _of_sheet(form, parsed) if len(tables) > 1 else form
        opened, found = _opened(number + count, kind.name, own, parsed, told.get(number + count, {}))
        sheet = replace(opened, file=at, sheet=parsed.sheet, sheet_name=parsed.sheet_name)
        yield sheet, [*(issues if count == 0 else ()), *parsed.issues, *_damaged(number + count, parsed), *found]


def _damaged(number: int, parsed: Parsed) -> Iterator[Issue]:
    for code, rows in parsed.damaged.items():
        known = sorted(set(rows))
        yield Issue(code=code, severity="error", place=Place(resource=number), rows=first_rows(known), count=len(known))


def _is_archive(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _ARCHIVES


def _without_comments(parsed: Parsed, rows: Sequence[int]) -> Parsed:
    """Take the rows of a sheet that the package calls comments out of its cells, to what stands around them."""
    if parsed.cells is None:
        return parsed
    said = pl.col("row").is_in(list(rows))
    texts = parsed.cells.lazy().filter(said).drop("row").collect().iter_rows()
    cells = rewrite(parsed.cells, lambda frame: frame.filter(~said))
    os.close(parsed.cells.descriptor)
    around = [("comment", cell) for record in texts for cell in record if cell and cell.strip()]
    return replace(parsed, cells=cells, margins=(*parsed.margins, *around))


def _opened(
    number: int, kind: str, form: ResourceForm, parsed: Parsed, told: Mapping[str, str]
) -> tuple[OpenResource, list[Issue]]:
    if parsed.cells is None:
        return _unread(number, form, parsed, kind), []
    if max(map(len, parsed.labels), default=0) > MAX_LABEL_CHARS:
        os.close(parsed.cells.descriptor)
        issue = Issue(code="label-too-long", severity="error", place=Place(resource=number), params={"limit": MAX_LABEL_CHARS})
        return _unread(number, form, replace(parsed, cells=None), kind), [issue]
    return _understood(number, kind, form, parsed, parsed.cells, told)


def _of_sheet(form: ResourceForm, parsed: Parsed) -> ResourceForm:
    """Name one of several tables of a file after file and sheet; what programs call sheets is no title."""
    sheet = parsed.sheet_name or str(parsed.sheet)
    file = form.descriptor.get("name") or PurePosixPath(str(form.descriptor["path"])).stem
    title = {} if _UNNAMED_SHEET.fullmatch(sheet) else {"title": sheet}
    return ResourceForm({**form.descriptor, **title, "name": f"{file} {sheet}"}, form.schema)


def _located(number: int, path: str, numbers: Mapping[str, int]) -> tuple[int | None, list[Issue]]:
    """Find a file by its path, or by one that differs in upper and lower case alone."""
    if path in numbers:
        odd = [Issue(code="path-encoding", severity="warning", place=Place(resource=number))] if "\ufffd" in path else []
        return numbers[path], odd
    similar = [at for other, at in numbers.items() if other.casefold() == path.casefold()]
    if len(similar) != 1:
        return None, []
    return similar[0], [Issue(code="path-letter-case", severity="warning", place=Place(resource=number))]


def _unread(number: int, form: ResourceForm, parsed: Parsed, kind: str | None) -> OpenResource:
    return OpenResource(
        number=number,
        format=str(form.descriptor.get("format", kind or "csv")),
        descriptor=form.descriptor,
        schema=form.schema,
        reading=parsed.reading,
        fields=(),
        cells=None,
        margins=_margins(_around(form, parsed, {})),
        marks=write([], MARKS),
    )


def _understood(
    number: int, kind: str, form: ResourceForm, parsed: Parsed, raw: Table, told: Mapping[str, str]
) -> tuple[OpenResource, list[Issue]]:
    """Decide each column's type and make the cells canonical."""
    matched = _matched(parsed.labels, form.schema)
    missing = _missing(form)
    known = {f"f{at}": understood(field, missing) for at, field in matched.items() if field.get("type", "any") != "any"}
    numbers = [name for name, one in known.items() if one.signs]
    known = {**parsed.known, **known}
    open_columns = {f"f{at}": label for at, label in enumerate(parsed.labels, start=1) if f"f{at}" not in known}
    inferred, doubts = infer(raw, open_columns, parsed.last_row, parsed.margins, told)
    known |= inferred
    lacking: set[str] = set()
    try:
        cells, marks = _canonical(raw, known, parsed.last_row, watched(known) if kind == _OF_TEXTS else {}, lacking)
        doubts += dashes(raw, [name for name in numbers if name in lacking], parsed.last_row)
    finally:
        os.close(raw.descriptor)
    reading = _with_marks(parsed.reading, known.values())
    units = {at: {"unit": one.unit} for at in range(1, len(parsed.labels) + 1) if (one := known[f"f{at}"]).unit is not None}
    fields = tuple(
        _field(parsed, at, known[f"f{at}"], units.get(at, {}) | matched.get(at, {})) for at in range(1, len(parsed.labels) + 1)
    )
    opened = OpenResource(
        number=number,
        format=kind,
        descriptor=form.descriptor,
        schema=form.schema,
        reading=reading,
        fields=fields,
        cells=cells,
        margins=_margins(_around(form, parsed, matched)),
        marks=marks,
    )
    return opened, [*_doubtful_reading(number, reading), *_doubt_issues(number, doubts)]


def _matched(labels: Sequence[str], schema: Mapping[str, Any]) -> dict[int, Json]:
    """Give each column (from 1) its schema field: by name, else the one at its place if that has no column of its own."""
    fields = schema.get("fields", [])
    by_name = {str(field["name"]).strip().casefold(): field for field in reversed(fields)}
    matched = {at: by_name[label.casefold()] for at, label in enumerate(labels, start=1) if label.casefold() in by_name}
    if schema.get("fieldsMatch", ["exact"]) in ("exact", ["exact"]):
        taken = {id(field) for field in matched.values()}
        for at, field in enumerate(fields[: len(labels)], start=1):
            if at not in matched and id(field) not in taken:
                matched[at] = field
    return matched


def _missing(form: ResourceForm) -> list[Any]:
    values = list(form.schema.get("missingValues", [""]))
    null = form.descriptor.get("dialect", {}).get("nullSequence")
    return values if null is None else [*values, null]


def _canonical(
    raw: Table, known: Mapping[str, Understanding], last_row: int, watch: Mapping[str, pl.Expr], lacking: set[str]
) -> tuple[Table, Table]:
    """Rewrite the cells as delivered, and mark the strays; what stands below the last record goes.

    Columns with a cell that counts as missing are added to `lacking`.
    """
    marked: list[pl.DataFrame] = []

    def change(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame | None]:
        delivered = frame.filter(pl.col("row") <= last_row)
        changed = canonical(delivered, known)
        lacking.update(name for name in known if changed[name].null_count())
        return changed, strays(delivered, changed, watch) if watch else None

    def frames() -> Iterator[pl.DataFrame]:
        for changed, places in side_by_side(change, raw.scan()):
            if places is not None and not places.is_empty():
                marked.append(places)
            yield changed

    cells = write(frames(), raw.schema)
    place = {"start": pl.lit(0), "end": pl.lit(0), "code": pl.lit(STRAY)}
    return cells, write((places.with_columns(**place).select(MARKS.names()).cast(MARKS) for places in marked), MARKS)


def _with_marks(reading: Reading, known: Iterable[Understanding]) -> Reading:
    """Note the decimal and group marks that most columns of numbers use."""
    numbers = [one for one in known if one.type in {"number", "integer"}]
    decimals = [one.decimal_mark for one in numbers if one.type == "number"]
    groups = [one.group_marks[0] for one in numbers if one.group_marks]
    return reading.having(decimal_mark=_most(decimals), group_mark=_most(groups))


def _most(marks: Sequence[str]) -> str | None:
    return max(sorted(set(marks)), key=marks.count) if marks else None


def _field(parsed: Parsed, at: int, known: Understanding, described: Json) -> OpenField:
    column = parsed.columns[at - 1] if parsed.columns else at
    label, elsewhere = parsed.labels[at - 1], column if column != at else None
    return OpenField(at, label, known.type, known.format, known.declared, described, elsewhere)


def _doubtful_reading(number: int, reading: Reading) -> Iterator[Issue]:
    if reading.confidence < SURE:
        percent = round(reading.confidence * 100)
        yield Issue(code="doubtful-reading", severity="review", place=Place(resource=number), params={"confidence": percent})


def _doubt_issues(number: int, doubts: Iterable[Doubt]) -> Iterator[Issue]:
    for doubt in doubts:
        severity = "review" if doubt.code in _DOUBTS else "warning"
        place = Place(resource=number, field=doubt.field)
        yield Issue(code=doubt.code, severity=severity, place=place, rows=doubt.rows, count=doubt.count)  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------------- what stands around


def _margins(texts: Iterable[tuple[str, str]]) -> Table:
    """Write the texts outside the grid, so that the same scanners see them."""
    rows = [(place, text) for place, text in texts if text.strip()]
    return write([pl.DataFrame(rows, schema=MARGINS, orient="row")], MARGINS)


def _around(form: ResourceForm, parsed: Parsed, matched: Mapping[int, Json]) -> Iterator[tuple[str, str]]:
    yield from _texts(form.descriptor)
    yield from [("sheet-name", parsed.sheet_name)] if parsed.sheet_name else []
    yield from parsed.margins
    for at, field in matched.items():
        for name, text in _texts(field):
            yield f"field {at} {name}", text


def _texts(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give every text of a descriptor under the name of its property, technical words left out."""
    for name, inner in value.items():
        place = "enum" if name in {"constraints", "categories"} else name
        for text in leaves(inner) if name not in _TECHNICAL else ():
            yield place, text
