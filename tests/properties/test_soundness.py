"""No fast path says clean where frictionless reports an error for the same canonical cell; none reports what it calls fine."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from frictionless import Field as JudgeField
from hypothesis import example, given, settings
from hypothesis import strategies as st

from opendata.checks import CHECKS, frictionless
from opendata.checks.keys import repeated
from opendata.checks.sweep import Part, Sweep
from opendata.model import Issue
from opendata.table import OpenResource

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


@settings(max_examples=300)
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


@settings(max_examples=200)
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
    "[a-c]+",
    "a|bc",
    "(ab)*c?",
    r"\d{2,3}",
    "[^a]b.",
    "a{0,2}b+?",
    "^ab$",
    r"\w+-\d",
    "",
    "(?i)AB",
    r"a\.b",
    "[a-]+",
    ".",
]


@settings(max_examples=200)
@given(pattern=st.sampled_from(PATTERNS), cell=st.text(alphabet="abcABC.-12\n", max_size=6))
def test_a_pattern_means_the_same_in_linear_time(table: Open, pattern: str, cell: str) -> None:
    """Known difference: frictionless reads `a|bc` as `^a|bc$`, so that "ax" passes; the standard wants the whole cell."""
    resource = table({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}, [[cell]])
    assert bool(found(resource)) == (re.fullmatch(pattern, cell) is None)


PLAIN = st.one_of(
    st.integers(-20, 20).map(str),
    st.decimals(-20, 20, places=2).map(str),
    st.sampled_from(["1e1", "1_0", "-0", "+1", "٣", " 2 "]),
)


@settings(max_examples=200)
@given(cells=st.lists(st.one_of(st.none(), PLAIN), max_size=12))
def test_equal_numbers_repeat_each_other_however_they_are_written(table: Open, cells: list[str | None]) -> None:
    resource = table({"fields": [{"name": "a", "type": "number"}]}, [[cell] for cell in cells])
    values = [None if cell is None else Decimal(cell.strip()) for cell in cells]
    again = [at for at, value in enumerate(values) if value is not None and value in values[:at]]
    count, rows, first = repeated(resource, resource.fields, ignore_empty=True)
    assert (count, rows) == (len(again), tuple(at + 2 for at in again[:10]))
    assert first == (values.index(values[again[0]]) + 2 if again else 0)
