"""measure: tables x risks -> Findings with the whole ladder: level, smallest group, loss."""

from collections.abc import Mapping

from opendata.model import Finding
from opendata.risks import RISKS
from opendata.risks.base import Counted, Grouping
from opendata.table import OpenPackage, OpenResource


def measure(
    package: OpenPackage,
    kinds: Mapping[tuple[int, int], str],
    subjects: Mapping[int, str],
    grouping: Grouping = Grouping(),  # noqa: B008  (frozen)
) -> tuple[Finding, ...]:
    """Measure every risk of every table.

    Args:
        package: the opened package.
        kinds: what each column holds, by resource and field number.
        subjects: what a row of each table stands for, by resource number.
        grouping: what the policy says about groups.
    """
    tables = [_counted(package, resource, kinds, subjects, grouping) for resource in package.resources]
    found = [risk.measure(table) for table in tables for risk in RISKS]
    return tuple(finding for finding in found if finding is not None)


def _counted(
    package: OpenPackage,
    resource: OpenResource,
    kinds: Mapping[tuple[int, int], str],
    subjects: Mapping[int, str],
    grouping: Grouping,
) -> Counted:
    described = (resource.descriptor, package.descriptor)
    words = [str(part.get(name, "")) for part in described for name in ("name", "title", "path")]
    own = {
        field.number: kinds[resource.number, field.number]
        for field in resource.fields
        if (resource.number, field.number) in kinds
    }
    return Counted(resource, " ".join(words), own, subjects.get(resource.number, "unknown"), grouping)
