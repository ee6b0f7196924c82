"""Delivered cells to canonical ones: dots, ISO dates, true and false, null where there is no value; what does not fit stays."""

from collections.abc import Mapping
from functools import partial

import polars as pl

from opendata.values.moments import iso, moments
from opendata.values.patterns import DATES, DATETIMES, MONTHS, NAMED, TIMES, number, plain_number, whole
from opendata.values.understanding import Understanding

_NUMBERS = frozenset({"number", "integer"})
_MONTHS = {f".{name}.": f".{number}." for name, number in MONTHS.items()}
_OFTEN = 4  # where each cell stands so often, the different ones are changed, and the others are told by them


def canonical(frame: pl.DataFrame, known: Mapping[str, Understanding]) -> pl.DataFrame:
    """Give a frame with the cells of the `known` columns made canonical.

    Columns understood alike are worked on as one long column: twenty thousand expressions would take minutes to plan.
    """
    alike: dict[Understanding, list[str]] = {}
    for name, understanding in known.items():
        alike.setdefault(understanding, []).append(name)
    changed: list[pl.Series] = []
    for understanding, names in alike.items():
        cells = _cells(pl.concat([frame[name].rename("cell") for name in names], rechunk=True), understanding)
        changed += [cells.slice(at * frame.height, frame.height).alias(name) for at, name in enumerate(names)]
    return frame.with_columns(changed)


def _cells(cells: pl.Series, known: Understanding) -> pl.Series:
    cell = pl.col("cell")
    if known.type in _NUMBERS and _are_plain(cells, known):
        change = pl.when(cell == "").then(None).otherwise(_marked(cell, known))
    elif how := _CHANGES.get(known.type):
        different = cells.unique()
        if len(different) < len(cells) // _OFTEN:
            return cells.replace_strict(different, _cells(different, known), return_dtype=pl.String)
        change = pl.when(_absent(cell, known)).then(None).otherwise(pl.coalesce(how(cell.str.strip_chars(), known), cell))
    else:
        change = pl.when(_absent(cell, known)).then(None).otherwise(cell)
    return cells.to_frame().select(change.alias("cell")).to_series()


def _are_plain(cells: pl.Series, known: Understanding) -> bool:
    """Say whether all cells are numbers without sign or needless zero, or empty: then only marks have to change."""
    return known.missing == ("",) and cells.str.contains(f"^(?:{plain_number(known.decimal_mark, known.group_marks)})?$").all()


def _absent(cell: pl.Expr, known: Understanding) -> pl.Expr:
    if known.type == "string" and not known.declared:
        return cell == ""
    plain = cell.str.strip_chars()
    absent = (plain == "") if known.missing == ("",) else plain.is_in(list(known.missing)) | cell.is_in(list(known.missing))
    return absent | cell.str.contains(whole(known.signs)) if known.signs else absent


def _number(plain: pl.Expr, known: Understanding) -> pl.Expr:
    """Take away group marks, units and plus; put dot and hyphen in their places."""
    if known.flagged:
        plain = plain.str.replace(r"^\(\s*(.*?)\s*\)$", "${1}").str.replace(r"(\d) ?[rps]$", "${1}")
    if not known.bare:
        plain = plain.str.replace(r"^[^\d+\-−–]+", "").str.replace(r"[^\d]+$", "")
    fits = plain.str.contains(f"^(?:{number(known.decimal_mark, known.group_marks)})$")
    read = pl.when(fits).then(_signed(_marked(plain, known), known))
    return pl.when(plain.str.contains(whole(known.zeros))).then(pl.lit("0")).otherwise(read) if known.zeros else read


def _marked(text: pl.Expr, known: Understanding) -> pl.Expr:
    for mark in known.group_marks:
        text = text.str.replace_all(mark, "", literal=True)
    return text.str.replace(known.decimal_mark, ".", literal=True) if known.decimal_mark not in {"", "."} else text


def _signed(text: pl.Expr, known: Understanding) -> pl.Expr:
    text = (
        text.str.replace("^[−–]", "-")
        .str.replace(r"^\+", "")
        .str.replace(r"^([\d.].*)-$", "-${1}")
        .str.replace(r"^(-?)\.", "${1}0.")
    )
    return text.str.replace(r"^(-?)0+(\d)", "${1}${2}") if known.declared else text


def _declared(plain: pl.Expr, known: Understanding) -> pl.Expr:
    read = partial(moments, kind=known.type, pattern=known.pattern)
    return plain.map_batches(read, return_dtype=pl.String, is_elementwise=True)


def _date(plain: pl.Expr, known: Understanding) -> pl.Expr:
    return _declared(plain, known) if known.declared else _one_date(plain, known.pattern)


def _one_date(plain: pl.Expr, pattern: str) -> pl.Expr:
    if pattern == NAMED:
        plain = plain.str.replace(r"\. ?(\p{L}+)\.? ", ".${1}.").str.replace_many(list(_MONTHS), list(_MONTHS.values()))
        return _one_date(plain, "%d.%m.%Y")
    day = plain.str.to_date(pattern, strict=False)
    return pl.when(plain.str.contains(f"^(?:{DATES[pattern]})$")).then(day.dt.to_string("%Y-%m-%d"))


def _time(plain: pl.Expr, known: Understanding) -> pl.Expr:
    if known.declared:
        return _declared(plain, known)
    clock = plain.str.strip_suffix(" Uhr").str.replace(".", ":", literal=True)
    clock = pl.when(clock.str.len_bytes() < 6).then(clock + ":00").otherwise(clock)  # noqa: PLR2004
    return pl.when(plain.str.contains(f"^(?:{TIMES[known.pattern]})$")).then(clock.str.zfill(8))


def _datetime(plain: pl.Expr, known: Understanding) -> pl.Expr:
    if known.declared:
        return _declared(plain, known)
    if known.pattern == "iso":
        day = plain.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
        return pl.when(plain.str.contains(f"^(?:{DATETIMES['iso']})$") & day.is_not_null()).then(iso(plain))
    even = plain.str.strip_suffix(" Uhr").str.replace(r",? +", " ")
    stamps = [even.str.to_datetime(form, strict=False) for form in ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M")]
    return pl.coalesce(stamps).dt.to_string("%Y-%m-%dT%H:%M:%S")


def _boolean(plain: pl.Expr, known: Understanding) -> pl.Expr:
    word = plain if known.declared else plain.str.to_lowercase()
    return pl.when(word.is_in(list(known.true))).then(pl.lit("true")).when(word.is_in(list(known.false))).then(pl.lit("false"))


_CHANGES = {"number": _number, "integer": _number, "date": _date, "time": _time, "datetime": _datetime, "boolean": _boolean}


def fits(cell: pl.Expr, known: Understanding) -> pl.Expr:
    """Say which cells are written as a column is understood; for types whose cells are rewritten."""
    return _CHANGES[known.type](cell.str.strip_chars(), known).is_not_null()
