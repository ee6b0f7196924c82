"""blank-label, duplicate-label, label-characters: a column has no header, shares it with another, or one that deceives.

Only where a schema is declared is that an error; many real tables have such headers, and a column can go by its number.
"""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Sample
from opendata.model import Issue, Place, Severity
from opendata.safepath import deceives
from opendata.table import OpenPackage, OpenResource


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    severity: Severity = "error" if resource.schema.get("fields") else "warning"
    rows = resource.reading.header_rows[:1]
    first: dict[str, int] = {}
    for field in resource.fields:
        place, label = Place(resource=resource.number, field=field.number), field.label.strip()
        if not label:
            yield Issue(code="blank-label", severity=severity, place=place, rows=rows)
        elif label in first:
            yield Issue(code="duplicate-label", severity=severity, place=place, rows=rows, params={"first": first[label]})
        elif deceives(label):
            yield Issue(code="label-characters", severity=severity, place=place, rows=rows)
        first.setdefault(label, field.number)


_SCHEMA: Final = {"fields": [{"name": "a"}, {"name": "b"}]}

CHECK: Final = Check(
    name="labels",
    source="frictionless blank-label, duplicate-label; Unicode Technical Report 39",
    codes=("blank-label", "duplicate-label", "label-characters"),
    of_table=_of_table,
    valid=(Sample({}, (("1", "2"),), ("Größe in µm", "Ω (Ohm)")),),
    invalid=(
        Sample({}, (("1", "2"),), ("a", " ")),
        Sample({}, (("1", "2"),), ("Anzahl", "An\u200bzahl")),
        Sample({}, (("1", "2"),), ("a", "\u202egeheim")),
        Sample({}, (("1", "2"),), ("a", "B\u0430ujahr")),
        Sample(_SCHEMA, (("1", "2"),), ("a", "a")),
    ),
)
