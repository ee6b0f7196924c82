"""validate: tables x checks x the last good Inspection -> Issues.

Every check is asked, whatever another found, of every table, whatever became of another; what is found is grouped by cause:
code, column and constraint, with the count of all rows and the first ones.
"""

from collections.abc import Iterator

from opendata.ahead import side_by_side
from opendata.checks import CHECKS
from opendata.checks.contract import pairs
from opendata.checks.sweep import Part, Sweep
from opendata.model import Inspection, Issue, Place
from opendata.table import OpenPackage, OpenResource


def validate(package: OpenPackage, last: Inspection | None) -> tuple[Issue, ...]:
    """Judge every table of `package`, and what changed since the `last` good delivery (None for a first one).

    Returns:
        Issues in the order of resources and columns; none where the data is sound.
    """
    found = [issue for resource in package.resources for issue in (*_of_tables(package, resource), *_of_cells(resource))]
    if last is not None:
        found += _of_update(package, last)
    return tuple(sorted(found, key=lambda issue: (issue.place.resource, issue.place.field or 0, issue.code)))


def _of_cells(resource: OpenResource) -> Iterator[Issue]:
    """Run all rules on cells in one pass."""
    rules = [rule for check in CHECKS for rule in check.of_cells(resource)]
    if resource.cells is None or not rules:
        return
    sweep, part = Sweep(resource.number, rules), Part()
    for found in side_by_side(sweep.scan, resource.cells.scan(sweep.columns)):
        part = sweep.merge(part, found)
    yield from sweep.finish(part)


def _of_tables(package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    for check in CHECKS:
        yield from check.of_table(package, resource)


def _of_update(package: OpenPackage, last: Inspection) -> Iterator[Issue]:
    for resource, known in pairs(package, last):
        if known is None:
            yield Issue(code="new-table", severity="review", place=Place(resource=resource.number))
        else:
            for check in CHECKS:
                yield from check.of_update(resource, known)
