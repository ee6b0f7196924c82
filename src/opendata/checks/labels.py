"""blank-label, duplicate-label, label-characters, label-twin: a column has no header, shares it with another, or it deceives.

A missing or shared header is an error only where a schema is declared; many real tables have such ones, and a column can go by
its number. One that deceives, or looks like another that is written otherwise, is an error always.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Sample
from opendata.model import Issue, Place, Severity
from opendata.safepath import deceives
from opendata.table import OpenPackage, OpenResource

_LOOKS: Final = str.maketrans(
    "АВЕКМНОРСТУХІЈЅЁавекорсухіјѕё" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυχι", "ABEKMHOPCTYXIJSËaвeкopcyxijsë" + "ABEZHIKMNOPTYXavopuxi"
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables)."""


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    severity: Severity = "error" if resource.schema.get("fields") else "warning"
    rows = resource.reading.header_rows[:1]
    first: dict[str, int] = {}
    alike: dict[str, int] = {}
    for field in resource.fields:
        place, label = Place(resource=resource.number, field=field.number), field.label.strip()
        look = _look(label)
        if not label:
            yield Issue(code="blank-label", severity=severity, place=place, rows=rows)
        elif label in first:
            yield Issue(code="duplicate-label", severity=severity, place=place, rows=rows, params={"first": first[label]})
        elif deceives(label):
            yield Issue(code="label-characters", severity="error", place=place, rows=rows)
        elif look in alike:
            yield Issue(code="label-twin", severity="error", place=place, rows=rows, params={"first": alike[look]})
        first.setdefault(label, field.number)
        alike.setdefault(look, field.number)


def _look(label: str) -> str:
    """Give what a person sees of a header: letters put together, look-alikes as Latin ones, blanks of one kind."""
    return " ".join(unicodedata.normalize("NFC", label).translate(_LOOKS).split())


_SCHEMA: Final = {"fields": [{"name": "a"}, {"name": "b"}]}

CHECK: Final = Check(
    name="labels",
    source="frictionless blank-label, duplicate-label; Unicode Technical Report 39",
    codes=("blank-label", "duplicate-label", "label-characters", "label-twin"),
    of_table=_of_table,
    valid=(Sample({}, (("1", "2"),), ("Größe in µm", "Ω (Ohm)")), Sample({}, (("1", "2"),), ("m2", "m²"))),
    invalid=(
        Sample({}, (("1", "2"),), ("a", " ")),
        Sample({}, (("1", "2"),), ("Anzahl", "An\u200bzahl")),
        Sample({}, (("1", "2"),), ("a", "\u202egeheim")),
        Sample({}, (("1", "2"),), ("a", "B\u0430ujahr")),
        Sample({}, (("1", "2"),), ("Stra\u00dfe fu\u0308r", "Stra\u00dfe f\u00fcr")),
        Sample({}, (("1", "2"),), ("cop", "\u0441\u043e\u0440")),
        Sample({}, (("1", "2"),), ("a b", "a\u00a0b")),
        Sample(_SCHEMA, (("1", "2"),), ("a", "a")),
    ),
)
