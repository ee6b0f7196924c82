"""What tests of several folders share: opened tables made by hand."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, settings

from opendata.model import Reading
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, cells_schema, write

# The same examples in every run, so that a change is judged by itself; `pytest --hypothesis-profile default` looks for new ones.
# How long a try takes, and how many tries a strategy throws away, depends on the machine and says nothing about the program.
settings.register_profile(
    "project",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("project")

Rows = Sequence[Sequence[str | None]]
OpenTable = Callable[..., OpenResource]


def open_field(number: int, label: str, descriptor: Mapping[str, Any]) -> OpenField:
    """Give a column as reading leaves it: canonical cells, so dates and numbers have the default format."""
    plain = descriptor.get("type") in {"date", "time", "datetime", "number", "integer", "boolean", None}
    return OpenField(
        number=number,
        label=label,
        type=descriptor.get("type", "any"),
        format="default" if plain else descriptor.get("format", "default"),
        declared="type" in descriptor,
        descriptor=descriptor,
    )


def open_table(
    schema: Mapping[str, Any],
    rows: Rows,
    labels: Sequence[str] | None = None,
    *,
    number: int = 1,
    name: str = "tabelle",
    marks: Sequence[tuple[int, int, int, int, str]] = (),
) -> OpenResource:
    """Open a table: a header in row 1, `rows` of cells from row 2."""
    declared = [field for field in schema.get("fields", []) if isinstance(field, Mapping)]
    given = list(labels) if labels is not None else [str(field["name"]) for field in declared]
    by_order = schema.get("fieldsMatch", "exact") == "exact"
    pairs = [
        (declared[at] if at < len(declared) else {}) if by_order else _named(declared, label) for at, label in enumerate(given)
    ]
    cells = {"row": range(2, len(rows) + 2), **{f"f{at}": [row[at - 1] for row in rows] for at in range(1, len(given) + 1)}}
    table = cells_schema(len(given))
    return OpenResource(
        number=number,
        format="csv",
        descriptor={"name": name},
        schema=schema,
        reading=Reading(header_rows=(1,)),
        fields=tuple(open_field(at, label, field) for at, (label, field) in enumerate(zip(given, pairs, strict=True), start=1)),
        cells=write([pl.DataFrame(cells, schema=table)] if rows else [], table),
        margins=write([], MARGINS),
        marks=write([pl.DataFrame(list(marks), schema=MARKS, orient="row")] if marks else [], MARKS),
    )


def _named(declared: Sequence[Mapping[str, Any]], label: str) -> Mapping[str, Any]:
    return next((field for field in declared if field.get("name") == label), {})


def open_package(*resources: OpenResource, **descriptor: object) -> OpenPackage:
    """Put tables together."""
    return OpenPackage("probe", descriptor, resources, write([], MARGINS))


@pytest.fixture(name="table", scope="session")
def _table() -> OpenTable:
    return open_table


@pytest.fixture(name="package", scope="session")
def _package() -> Callable[..., OpenPackage]:
    return open_package


@pytest.fixture(autouse=True)
def _nameless_files_closed() -> Iterator[None]:
    """Close what a test leaves open: tables are nameless files that a stage leaves to its process, which ends in the room."""
    before = _nameless()
    yield
    for descriptor in _nameless() - before:
        os.close(descriptor)


def _nameless() -> set[int]:
    found = set()
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208  (names alone)
        with suppress(OSError):
            if "/#" in os.readlink(f"/proc/self/fd/{name}"):  # noqa: PTH115
                found.add(int(name))
    return found
