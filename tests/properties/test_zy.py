"""No fast path says clean where frictionless reports an error for the same canonical cell; none reports what it calls fine."""

import json
import re
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from frictionless import Field as JudgeField
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from opendata.checks import CHECKS, foreign_key, frictionless
from opendata.checks.keys import repeated
from opendata.checks.pattern import whole
from opendata.checks.sweep import Part, Sweep
from opendata.model import Issue
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]

TYPES = {
    "string": ["default", "email", "uri", "uuid"],
    **{kind: ["default"] for kind in ("any", "integer", "number", "boolean", "date", "time", "datetime", "year", "yearmonth")},
    **{kind: ["default"] for kind in ("duration", "array", "object", "list")},
    "geopoint": ["default", "array"],
}
BOUNDED = ("integer", "number", "date", "year", "yearmonth")

NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.from_regex(r"[+-]?0*[0-9]{0,4}\.?[0-9]{0,4}", fullmatch=True),
    st.sampled_from(["1_000", " 5 ", "٣", "1e5", "-0", "NaN", "inf", "１２", "5.", ".5", "+", "0x1", "10.000000000000001"]),
)
DATES = st.one_of(
    st.dates().map(str),
    st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True),
    st.sampled_from(["0000-01-01", "2023-02-29", "2024-02-29", "2024-02-30", "31.02.2024", "2024-01-01T00:00:00", "9999-12-31"]),
)
TIMES = st.one_of(
    st.times().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.from_regex(r"[0-2][0-9]:[0-6][0-9]:[0-6][0-9]Z?"),
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.emails(),
    st.uuids().map(str),
    st.from_regex(r"[a-z0-9._-]{1,9}@[a-z0-9-]{1,9}(\.[a-z0-9]{1,4}){0,3}", fullmatch=True),
    st.from_regex(r"https?://[a-z0-9.-]{1,9}(/[a-z0-9%?]{0,5}){0,2}", fullmatch=True),
    st.sampled_from(
        [
            "true",
            "false",
            "1",
            "ja",
            "2024",
            "2024-13",
            "2024-1",
            "P1Y",
            "PT5M",
            "10.5, 49.9",
            "181,0",
            "99.5,90.5",
            "[1, 2]",
            '{"a": 1}',
        ]
    ),
    st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{1,3})?, ?-?[0-9]{1,2}(\.[0-9]{1,3})?", fullmatch=True),
)
CELLS = st.one_of(NUMBERS, DATES, TIMES, TEXTS)


@st.composite
def fields(draw: st.DrawFn) -> dict[str, Any]:
    """Give a schema field with constraints that its type supports, limits of the right type."""
    kind = draw(st.sampled_from(sorted(TYPES)))
    field: dict[str, Any] = {"name": "a", "type": kind, "format": draw(st.sampled_from(TYPES[kind]))}
    limit = {
        "integer": st.integers(-1000, 1000),
        "number": st.one_of(st.integers(-100, 100), st.sampled_from([0.1, 10.5, "0.1", "1e3"])),
        "date": st.dates().map(str),
        "year": st.integers(1000, 9999),
        "yearmonth": st.dates().map(lambda day: str(day)[:7]),
    }
    constraints: dict[str, Any] = {"required": True} if draw(st.booleans()) else {}
    if kind in BOUNDED and draw(st.booleans()):
        constraints[draw(st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]))] = draw(limit[kind])
    if kind in {"string", "array", "list"} and draw(st.booleans()):
        constraints[draw(st.sampled_from(["minLength", "maxLength"]))] = draw(st.integers(0, 6))
    if kind in {"string", "any"} and draw(st.booleans()):
        constraints["enum"] = draw(st.lists(st.sampled_from(["1", "ja", "true", 1, "x"]), min_size=1))
    if kind in {"integer", "number"} and draw(st.booleans()):
        constraints["enum"] = draw(st.lists(st.sampled_from([1, 2, "3", 1000, -5]), min_size=1))
    return {**field, "constraints": constraints}


def found(resource: OpenResource) -> list[Issue]:
    """Give what the checks of cells find."""
    assert resource.cells is not None
    sweep, part = Sweep(1, [rule for check in CHECKS for rule in check.of_cells(resource)]), Part()
    for batch in resource.cells.scan(sweep.columns):
        part = sweep.merge(part, sweep.scan(batch))
    return list(sweep.finish(part))


def verdict_of_frictionless(field: dict[str, Any], cell: str | None) -> set[str] | None:
    """Ask frictionless itself, with `true` and `false` as the only words of a boolean; None where it fails (on sNaN)."""
    described = {**field, **({"trueValues": ["true"], "falseValues": ["false"]} if field["type"] == "boolean" else {})}
    judge = JudgeField.from_descriptor(json.loads(json.dumps(described)))
    judge.missing_values = []
    try:
        _, notes = judge.read_cell(cell)
    except ArithmeticError:
        return None
    return {"type-error" if name == "type" else "constraint-error" for name in notes or {}}


@settings(max_examples=6000)
@given(field=fields(), cells=st.lists(st.one_of(st.none(), CELLS), min_size=1, max_size=8))
@example(
    field={"name": "a", "type": "number", "format": "default", "constraints": {"minimum": 0}}, cells=["NaN", "-0.0000000000001"]
)
@example(
    field={"name": "a", "type": "date", "format": "default", "constraints": {"minimum": "2024-01-01"}},
    cells=["2024-1-1", "2023-12-31"],
)
def test_each_cell_gets_the_judgement_of_frictionless(table: Open, field: dict[str, Any], cells: list[str | None]) -> None:
    """Known difference: of a text that is no mail address we also say that it is too long or not listed; frictionless stops."""
    for cell in cells:
        resource = table({"fields": [field]}, [[cell]])
        ours = {issue.code for issue in found(resource)}
        theirs = verdict_of_frictionless(field, cell)
        if theirs is None:
            assert ours
            continue
        both_told = {"constraint-error"} if "type-error" in theirs and field["type"] == "string" else set()
        assert theirs <= ours <= theirs | both_told, (field, cell)


@settings(max_examples=2500)
@given(kind=st.sampled_from(["integer", "number", "date", "time", "datetime", "year", "yearmonth", "boolean"]), cell=CELLS)
def test_the_judge_is_frictionless(kind: str, cell: str) -> None:
    descriptor = (
        {"name": "a", "type": kind, "trueValues": ["true"], "falseValues": ["false"]}
        if kind == "boolean"
        else {"name": "a", "type": kind}
    )
    assert frictionless.judge(descriptor, cell) == (not verdict_of_frictionless({**descriptor, "format": "default"}, cell))


def test_every_day_of_the_calendar_is_judged_like_frictionless(table: Open) -> None:
    field = {"name": "a", "type": "date", "constraints": {}}
    days = [f"{year:04d}-{month:02d}-{day:02d}" for year in (0, 1, 1900, 2023, 2024) for month in range(14) for day in range(33)]
    bad = [day for day in days if verdict_of_frictionless({**field, "format": "default"}, day)]
    (issue,) = found(table({"fields": [field]}, [[day] for day in days]))
    assert issue.count == len(bad)
    assert [days[row - 2] for row in issue.rows] == bad[:10]


PATTERNS = [
    *("[a-c]+", "a|bc", "(ab)*c?", r"\d{2,3}", "[^a]b.", "a{0,2}b+?", "^ab$", r"\w+-\d", "", "(?i)AB", r"a\.b", "[a-]+", "."),
    *(r"\w+", r"\W+", r"\S+", r"\s+", r"\D*", r"[\w.-]+", r"[^\w]+", r"[\s\d]+", r"[^\S\d]*", r"\bab\b.*", r".*\b\w+"),
    *(r"\w*\b\W*", r".\b.", r"(?i)[a-k]+", r"(?i)ſ+", r"(?i)[^k]+", r"(?i)\w+ß", r"(?a)\w+", r"(?a)\b\s*\w"),
    *(r"(?s).+", r"(?m)^a$.*"),
    *("[[a]+", "[a&&b]+", "[+--b]+", "[a~~b]+", r"a\Z", "(?x) a b", "(?P<n>a)b", "(?:a|b){2}", "[à-ÿ]+", r"[²\d]+"),
    *(r"(?i)[à-ÿ]+", r"\x1c?\s"),
]  # fmt: skip
CLASSES = "aAbBcCkKsS.-12_ \n\t\x1c\x1f\x85\xa0ſKßÅåÄäÿµ²½٣\u0308\u200c\u203f\u2028ⓐⅷ一\ue000\U00011f50"
"""Characters that engines sort into different classes; the last one was assigned in Unicode 15."""


@pytest.mark.filterwarnings("ignore:Possible")
@settings(max_examples=12000)
@given(
    pattern=st.sampled_from(PATTERNS),
    cell=st.text(alphabet=st.one_of(st.sampled_from(CLASSES), st.characters(codec="utf-8")), max_size=5),
)
def test_a_pattern_means_the_same_in_linear_time(table: Open, pattern: str, cell: str) -> None:
    """Known difference: frictionless reads `a|bc` as `^a|bc$`, so that "ax" passes; the standard wants the whole cell."""
    runnable = whole(pattern)
    assert runnable is not None
    assert pl.select(runnable.found_in(pl.lit(cell))).item() == (re.fullmatch(pattern, cell) is not None), (pattern, cell)
    if re.fullmatch(pattern, cell) is None:
        resource = table({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}, [[cell]])
        assert found(resource)


@pytest.mark.filterwarnings("ignore:Possible")
@settings(max_examples=6000)
@given(
    pattern=st.from_regex(r"(\(?[a-c\\.|*+?{}\[\]^$wdsbWDSB0-2,-]{1,3}\)?){1,4}", fullmatch=True),
    cell=st.text(alphabet="abc-² 1\u0308\x1c", max_size=5),
)
def test_any_pattern_is_refused_or_means_the_same(pattern: str, cell: str) -> None:
    runnable = whole(pattern)
    try:
        meant = re.compile(pattern)
    except (re.error, OverflowError):
        assert runnable is None
        return
    if runnable is not None:
        assert pl.select(runnable.found_in(pl.lit(cell))).item() == (meant.fullmatch(cell) is not None), (pattern, cell)


ALIKE = {
    "number": ["1", "01", "1.0", "+1", "1e0", "10e-1", " 1 ", "٣", "3", "-0", "0", "1_0", "10", "1E1", "inf", "Infinity",
               "1e400", "10e399"],
    "integer": ["1", "01", "+1", " 1 ", "٣", "3", "-0", "0", "1_0", "10", "1.0", "x"],
    "boolean": ["true", "false", "x"],
    "date": ["2024-01-01", "2024-1-1", "2024-01-1", "2024-02-30", "2024-12-01"],
    "time": ["12:00:00", "12:00:00.0", "12:00:00.000", "12:00:00Z", "13:00:00+01:00", "00:00:00", "24:00:00", "12:00:00,5",
             "12:00:00.50"],
    "datetime": ["2024-01-01T12:00:00", "2024-01-01T12:00:00.0", "2024-01-01T12:00:00Z", "2024-01-01T13:00:00+01:00",
                 "2024-01-01T12:00:00.000+00:00", "2024-01-01T12:00:00-00:00", "2024-01-01T11:59:60Z", "2023-12-31T24:00:00",
                 "2024-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "2024-01-01T12:00:00.10Z", "2024-01-01T13:00:00.1+0100"],
    "year": ["2024", "٢٠٢٤", "2_24", "0001", "+001", "224"],
    "yearmonth": ["2024-01", "2024-1", "2024-001", "2024-13", "0001-01", "1-1"],
    "duration": ["P1Y", "P1Y0D", "PT60M", "PT1H", "P1D", "PT24H", "P1W", "P7D", "P1M", "P1.0Y", "x"],
    "geopoint": ["1,2", "1.0,2.0", "1, 2", "01,02", "-0,2", "0,2", "1e0,2", "181,2", "1.50,2", "1.5,2.00", "x"],
    "string": ["1", "01", "1 ", " 1", "a", "A", "ä", "a\u0308"],
    "any": ["1", "01", "1 ", "a", "true", "True"],
}  # fmt: skip
"""Values of each type, written in several ways, and what is none."""


def same(kind: str) -> st.SearchStrategy[str | None]:
    """Give cells of a type that often say the same."""
    return st.one_of(st.none(), st.sampled_from(ALIKE[kind]), CELLS)


def values(kind: str, cells: list[str | None]) -> list[Any]:
    """Read cells as frictionless does; None where it calls a cell no value of the type."""
    truths = {"trueValues": ["true"], "falseValues": ["false"]} if kind == "boolean" else {}
    judge = JudgeField.from_descriptor({"name": "a", "type": kind, **truths})
    judge.missing_values = []
    return [value if not notes else None for value, notes in map(judge.read_cell, cells)]


def told(values: list[Any]) -> list[int]:
    """Give the places of the values that stand before, as frictionless remembers them."""
    return [at for at, value in enumerate(values) if value in set(values[:at])]


@settings(max_examples=2500)
@given(data=st.data(), kind=st.sampled_from(sorted(ALIKE)))
def test_equal_values_repeat_each_other_however_they_are_written(table: Open, data: st.DataObject, kind: str) -> None:
    cells = data.draw(st.lists(same(kind), max_size=12))
    resource = table({"fields": [{"name": "a", "type": kind}]}, [[cell] for cell in cells])
    read = values(kind, cells)
    assume("nan" not in str(cells).lower())  # no number, and equal to none
    again = [at for at in told(read) if read[at] is not None]
    count, rows, first = repeated(resource, resource.fields, ignore_empty=True)
    assert (count, rows) == (len(again), tuple(at + 2 for at in again[:10]))
    assert first == (read.index(read[again[0]]) + 2 if again else 0)


@settings(max_examples=2500)
@given(data=st.data(), kinds=st.tuples(*[st.sampled_from(sorted(ALIKE))] * 2))
def test_keys_of_two_columns_are_those_of_frictionless(table: Open, data: st.DataObject, kinds: tuple[str, str]) -> None:
    """In rows where both know all cells to be of their types: of another, one fault is told already."""
    rows = data.draw(st.lists(st.tuples(same(kinds[0]), same(kinds[1])), max_size=10))
    columns = [values(kind, [row[at] for row in rows]) for at, kind in enumerate(kinds)]
    keys = list(zip(*columns, strict=True))
    assume("nan" not in str(rows).lower())
    resource = table({"fields": [{"name": name, "type": kind} for name, kind in zip("ab", kinds, strict=True)]}, rows)
    again = [at for at in told(keys) if keys[at] != (None, None)]
    count, found, _ = repeated(resource, resource.fields, ignore_empty=True)
    assert (count, found) == (len(again), tuple(at + 2 for at in again[:10]))


@settings(max_examples=2500)
@given(data=st.data(), kinds=st.tuples(*[st.sampled_from(sorted(ALIKE))] * 2))
def test_a_reference_finds_what_frictionless_finds(
    table: Open, package: Callable[..., OpenPackage], data: st.DataObject, kinds: tuple[str, str]
) -> None:
    """Known difference: true is 1 for Python, and a foreign key from a truth to a number is one for it."""
    assume("boolean" not in kinds or kinds[0] == kinds[1])
    rows = data.draw(st.lists(st.tuples(same(kinds[0]), same(kinds[1])), max_size=10))
    own, theirs = (values(kind, [row[at] for row in rows]) for at, kind in enumerate(kinds))
    assume("nan" not in str(rows).lower())
    fields = [{"name": name, "type": kind} for name, kind in zip("ab", kinds, strict=True)]
    foreign = [{"fields": ["a"], "reference": {"resource": "", "fields": ["b"]}}]
    resource = table({"fields": fields, "foreignKeys": foreign}, rows)
    targets = {value for value in theirs if value is not None}
    astray = [at + 2 for at, value in enumerate(own) if value is not None and value not in targets]
    issues = foreign_key.CHECK.of_table(package(resource), resource)
    assert [row for issue in issues for row in issue.rows] == astray[:10]
