"""How one table goes out: its types as every cell bears them out, as CSV and as Parquet; same input, same bytes.

CSV: UTF-8, comma, LF, first row the field names, quotes only where needed. A missing cell is empty (`missingValues: [""]`, the
default of Table Schema); a text of no characters or of blanks alone is missing too, the three are not told apart. Every other
cell is that of the treated table, character by character: `12.50` keeps its zero.
Parquet: typed where every cell survives the way there and back, else text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from opendata.formulas import plain
from opendata.model import Field
from opendata.nameless import nameless
from opendata.table import OpenResource, Table

EXACT_DIGITS = 15
"""Any decimal of so many digits survives a double (IEEE 754, DBL_DIG)."""

DECIMAL_DIGITS = 38
_ROWS_A_GROUP = 250_000

_INTEGER = r"^(?:0|-?[1-9][0-9]*)$"
_NUMBER = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?$"
_SHAPES = {
    "integer": _INTEGER,
    "number": _NUMBER,
    "boolean": "^(?:true|false)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "datetime": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?$",
    "time": r"^[0-9]{2}:[0-9]{2}:[0-9]{2}$",
    "year": r"^[0-9]{4}$",
    "yearmonth": r"^[0-9]{4}-[0-9]{2}$",
}
"""What every cell of a column must look like for its type to be published; else it goes out as a string."""


@dataclass(frozen=True)
class Column:
    """A published column: where it is in the table, what it is called, its type there and in Parquet."""

    number: int
    name: str
    type: str  # of Table Schema
    stored: pl.DataType  # in Parquet
    about: Field | None  # title and description, once cleared

    @property
    def text(self) -> pl.Expr:
        """Give the cells as they go out."""
        return _cells(self.number)


def columns_of(resource: OpenResource, cells: Table, known: Mapping[int, Field]) -> tuple[Column, ...]:
    """Work out name and type of each column that goes out."""
    wanted = {field.number: field.type if field.type in _SHAPES else "string" for field in resource.fields}
    checks = [check.alias(f"{number}.{name}") for number, type_ in wanted.items() for name, check in _checks(number, type_)]
    facts = cells.lazy().select(pl.len().alias("rows"), *checks).collect().row(0, named=True)
    names = _names(resource, known)
    columns = []
    for number, type_ in wanted.items():
        own = {key.partition(".")[2]: value for key, value in facts.items() if key.startswith(f"{number}.")}
        fits = type_ != "string" and bool(own["fits"]) and bool(own["filled"])
        stored = _stored(type_, own) if fits else pl.String()
        columns.append(Column(number, names[number], type_ if fits else "string", stored, known.get(number)))
    return tuple(columns)


def csv(cells: Table, columns: Sequence[Column]) -> int:
    """Write the table as CSV to a nameless file."""
    texts = [column.text.alias(column.name) for column in columns]
    if len(columns) == 1:  # a row whose only cell is empty would be an empty line, which readers skip
        texts = [texts[0].fill_null("")]
    descriptor = nameless()
    cells.lazy().select(texts).sink_csv(
        f"/proc/self/fd/{descriptor}", quote_style="necessary", line_terminator="\n", null_value="", maintain_order=True
    )
    return descriptor


def parquet(cells: Table, columns: Sequence[Column]) -> int:
    """Write the table as Parquet to a nameless file."""
    descriptor = nameless()
    cells.lazy().select(_cast(column).alias(column.name) for column in columns).sink_parquet(
        f"/proc/self/fd/{descriptor}", compression="zstd", compression_level=3, row_group_size=_ROWS_A_GROUP, maintain_order=True
    )
    return descriptor


def _cells(number: int) -> pl.Expr:
    """Give the cells of a column, a text without a visible character as missing."""
    cell = pl.col(f"f{number}")
    return pl.when(cell.str.strip_chars() != "").then(cell)


def _names(resource: OpenResource, known: Mapping[int, Field]) -> dict[int, str]:
    """Give each column a name of its own, in the order of the table; a header can be a formula too."""
    names: dict[int, str] = {}
    for field in resource.fields:
        name = plain(known[field.number].name) if field.number in known else f"field_{field.number}"
        names[field.number] = name if name and name not in names.values() else f"field_{field.number}"
    return names


def _checks(number: int, type_: str) -> list[tuple[str, pl.Expr]]:
    """List what must be known about the cells of a column to publish it as `type_`."""
    if type_ == "string":
        return []
    text = _cells(number)
    fits = text.str.contains(_SHAPES[type_])
    checks = [("filled", text.is_not_null().any())]
    if type_ == "date":
        fits &= text.str.to_date("%Y-%m-%d", strict=False).is_not_null() | text.is_null()
    if type_ == "datetime":
        fits &= _instant(text).is_not_null() | text.is_null()
        checks.append(("zone", text.str.ends_with("Z").any()))
    if type_ in {"integer", "year"}:
        whole = text.cast(pl.Int64, strict=False).cast(pl.String)
        checks.append(("exact", (whole == text).fill_null(value=False).or_(text.is_null()).all()))
    if type_ == "number":
        digits = text.str.replace(r"[eE].*$", "").str.replace_all(r"[-.]", "").str.strip_chars_start("0").str.len_chars()
        whole = text.str.extract(r"^-?0*([0-9]*)", 1).str.len_chars()
        fraction = text.str.extract(r"\.([0-9]*)$", 1).str.len_chars().fill_null(0)
        checks += [
            ("exponent", text.str.contains("[eE]").any()),
            ("digits", digits.max()),
            ("whole", whole.max()),
            ("fraction", fraction.max()),
        ]
    return [("fits", fits.all()), *checks]


def _stored(type_: str, facts: Mapping[str, int | bool]) -> pl.DataType:
    if type_ in {"integer", "year"} and facts["exact"]:
        return pl.Int64()
    if type_ == "number":
        return _stored_number(facts)
    if type_ == "datetime" and not facts["zone"]:
        return pl.Datetime("us")
    return {"date": pl.Date(), "boolean": pl.Boolean()}.get(type_, pl.String())


def _stored_number(facts: Mapping[str, int | bool]) -> pl.DataType:
    """A double where it is exact, else a decimal where that is wide enough, else the text."""
    if facts["digits"] <= EXACT_DIGITS:
        return pl.Float64()
    if facts["whole"] + facts["fraction"] <= DECIMAL_DIGITS and not facts["exponent"]:
        return pl.Decimal(DECIMAL_DIGITS, facts["fraction"])
    return pl.String()


def _cast(column: Column) -> pl.Expr:
    if column.stored == pl.Date:
        return column.text.str.to_date("%Y-%m-%d")
    if column.stored == pl.Boolean:
        return column.text == "true"
    if isinstance(column.stored, pl.Datetime):
        return _instant(column.text)
    return column.text.cast(column.stored)


def _instant(text: pl.Expr) -> pl.Expr:
    return text.str.strip_suffix("Z").str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="us", strict=False)
