"""validate: every fault is named, none hides another, and updates are held against the last good delivery."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from opendata.model import Field, Inspection, Issue, Package, Reading, Resource
from opendata.nameless import filled
from opendata.stages.read import read
from opendata.stages.validate import validate
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]

SAMPLES = Path(__file__).parents[2] / "datapackages"

SCHEMA: Mapping[str, Any] = {
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": True}},
        {"name": "zustand", "type": "string", "constraints": {"enum": ["gut", "schlecht"], "maxLength": 8}},
        {"name": "jahr", "type": "year", "constraints": {"minimum": 2000}},
    ],
    "primaryKey": ["id"],
}
ROWS = [("1", "gut", "2020"), ("1", "sanierungsreif", "1999"), (None, "schlecht", "heute"), ("x", "gut", "2001")]


def told(issues: Sequence[Issue]) -> list[tuple[str, int | None, tuple[int, ...], int]]:
    """Give code, column, rows and count."""
    return [(issue.code, issue.place.field, issue.rows, issue.count) for issue in issues]


def read_sample(name: str) -> tuple[OpenPackage, tuple[Issue, ...]]:
    """Open one of the sample packages as the pipeline does."""
    folder = SAMPLES / name
    paths = [folder / "datapackage.json", *sorted((folder / "data").iterdir())]
    files = [{"number": number, "path": str(path.relative_to(folder))} for number, path in enumerate(paths, start=1)]
    descriptors = {number: filled(path.read_bytes()) for number, path in enumerate(paths, start=1)}
    return read(name, {"descriptor": 1, "files": files}, descriptors)


def test_no_fault_hides_another(table: Open, package: Pack) -> None:
    assert told(validate(package(table(SCHEMA, ROWS)), None)) == [
        ("constraint-error", 1, (4,), 1),  # required
        ("primary-key", 1, (3,), 1),  # repeated
        ("primary-key", 1, (4,), 1),  # empty
        ("type-error", 1, (5,), 1),
        ("constraint-error", 2, (3,), 1),  # enum
        ("constraint-error", 2, (3,), 1),  # maxLength
        ("constraint-error", 3, (3,), 1),  # minimum
        ("type-error", 3, (4,), 1),
    ]


def test_more_faults_than_are_shown_are_counted(table: Open, package: Pack) -> None:
    rows = [(str(at), "kaputt", "2020") for at in range(5000)]
    issues = validate(package(table(SCHEMA, rows)), None)
    assert told(issues) == [("constraint-error", 2, tuple(range(2, 12)), 5000)]


def test_an_unreadable_table_keeps_no_other_from_being_judged(table: Open, package: Pack) -> None:
    unread = replace(table(SCHEMA, ROWS, number=1, name="unlesbar"), cells=None, fields=())
    referring = {
        "fields": [{"name": "a", "type": "integer"}],
        "foreignKeys": [{"fields": ["a"], "reference": {"resource": "unlesbar", "fields": ["id"]}}],
    }
    issues = validate(package(unread, table(referring, [("x",)], number=2)), None)
    assert [(issue.code, issue.place.resource) for issue in issues] == [("type-error", 2)]


def test_a_foreign_key_reaches_another_table(table: Open, package: Pack) -> None:
    parent = table({"fields": [{"name": "id", "type": "integer"}]}, [("1",), ("02",)], number=1, name="eltern")
    key = {"fields": ["p"], "reference": {"resource": "eltern", "fields": ["id"]}}
    fields = [{"name": "p", "type": "number"}, {"name": "q", "type": "string"}]
    child = table({"fields": fields, "foreignKeys": [key]}, [("1.0", "x"), ("2", "x"), ("3", "x"), (None, "x")], number=2)
    assert told(validate(package(parent, child), None)) == [("foreign-key", 1, (4,), 1)]


def test_a_type_that_was_only_inferred_is_a_warning(table: Open, package: Pack) -> None:
    resource = table({}, [("x",)], ["a"])
    inferred = replace(resource, fields=(replace(resource.fields[0], type="integer"),))
    assert [(issue.code, issue.severity) for issue in validate(package(inferred), None)] == [("type-error", "warning")]


def test_a_hostile_pattern_runs_in_linear_time_or_is_refused(table: Open, package: Pack) -> None:
    hostile = {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "(a+)+$"}}]}
    assert told(validate(package(table(hostile, [("a" * 100_000 + "!",)])), None)) == [("constraint-error", 1, (2,), 1)]
    backwards = {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": r"(a)\1(?<=b)"}}]}
    assert [issue.code for issue in validate(package(table(backwards, [("aa",)])), None)] == ["schema-error"]


def test_the_broken_sample_shows_its_eight_faults() -> None:
    opened, issues = read_sample("defekt")
    found = [
        (issue.code, issue.place.resource, issue.rows)
        for issue in (*issues, *validate(opened, None))
        if issue.severity == "error"
    ]
    assert sorted(found) == [
        ("constraint-error", 1, (7,)),
        ("constraint-error", 3, (9,)),
        ("damaged-characters", 4, (2, 8, 12)),
        ("encoding-error", 5, (4, 6, 9)),
        ("extra-cell", 3, (17,)),
        ("foreign-key", 2, (26,)),
        ("primary-key", 1, (15,)),
        ("type-error", 2, (5, 19)),
    ]


@pytest.mark.parametrize("name", ["geschwindigkeit", "baumkataster", "stadtrat", "bevoelkerung-stadtteile", "bewerbungen-kita"])
def test_a_sound_sample_has_no_error(name: str) -> None:
    opened, issues = read_sample(name)
    assert [issue.code for issue in (*issues, *validate(opened, None)) if issue.severity != "warning"] == []


# ------------------------------------------------------------------------------------------------------------- updates


def last_good(*fields: Field, rows: int = 100, name: str = "tabelle") -> Inspection:
    """Give the Inspection of the last good delivery."""
    resource = Resource(number=1, name=name, format="csv", rows=rows, reading=Reading(), fields=fields)
    return Inspection(package=Package(name="probe", title="Probe", resources=(resource,)))


def column(number: int, label: str | None, kind: str = "integer", *, filled: int = 100, declared: bool = True) -> Field:
    """Give a column of the last good delivery."""
    name = label or f"field_{number}"
    return Field(number=number, name=name, label=label, type=kind, kind="number", filled=filled, declared=declared)


NOW: Mapping[str, Any] = {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]}
FULL = [("1", "x")] * 100

UPDATES = [
    pytest.param((column(1, "a"), column(2, "b", "string")), 100, [], id="the-same"),
    pytest.param((column(2, "a"), column(1, "b", "string")), 100, [], id="another-order"),
    pytest.param((column(1, "a"),), 100, [("new-column", "review", 2)], id="new-column"),
    pytest.param((column(1, "a"), column(2, "b")), 100, [("changed-type", "review", 2)], id="changed-type"),
    pytest.param(
        (column(1, "a"), column(2, "b", "string"), column(3, "c")),
        100,
        [("removed-column", "warning", None)],
        id="removed-column",
    ),
    pytest.param((column(1, "a"), column(2, None, "string")), 100, [], id="a-label-that-was-not-cleared"),
    pytest.param(
        (column(1, "a"), column(2, "b", "string", filled=50)), 100, [("changed-missing", "warning", 2)], id="changed-missing"
    ),
    pytest.param(
        (column(1, "a", filled=201), column(2, "b", "string", filled=201)),
        201,
        [("changed-rows", "warning", None)],
        id="half-the-rows",
    ),
]


@pytest.mark.parametrize(("fields", "rows", "expected"), UPDATES)
def test_an_update_is_held_against_the_last_good_delivery(
    fields: tuple[Field, ...], rows: int, expected: list[tuple[str, str, int | None]], table: Open, package: Pack
) -> None:
    issues = validate(package(table(NOW, FULL)), last_good(*fields, rows=rows))
    assert [(issue.code, issue.severity, issue.place.field) for issue in issues] == expected


def test_inferred_whole_numbers_may_become_decimals(table: Open, package: Pack) -> None:
    resource = table({}, [("1.5",)], ["a"])
    now = replace(resource, fields=(replace(resource.fields[0], type="number"),))
    assert validate(package(now), last_good(column(1, "a", filled=1, declared=False), rows=1)) == ()


def test_a_new_table_is_looked_at(table: Open, package: Pack) -> None:
    both = package(table(NOW, FULL, name="alt"), table(NOW, FULL, number=2, name="Neue Tabelle"))
    issues = validate(both, last_good(column(1, "a"), column(2, "b", "string"), name="alt"))
    assert [(issue.code, issue.severity, issue.place.resource) for issue in issues] == [("new-table", "review", 2)]


def test_issues_are_values_without_cells(table: Open, package: Pack) -> None:
    issues = validate(package(table(SCHEMA, ROWS)), None)
    text = json.dumps([issue.model_dump(mode="json") for issue in issues])
    assert "sanierungsreif" not in text
    assert "heute" not in text
