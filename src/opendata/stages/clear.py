"""clear: an opened package and what detect said of its names -> the Package that may leave the room.

Every text the department wrote (file, title, header, contributor) counts as a cell until detect has looked at it; what holds
personal data becomes a number (`resource-2`, `field_7`) or is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from opendata.dcat import FREQUENCIES, THEMES
from opendata.dcat.licences import listed
from opendata.model import Contact, Field, Issue, Licence, Package, Place, Resource
from opendata.recognizers.margins import personal_texts
from opendata.safepath import deceives, slug
from opendata.table import OpenField, OpenPackage, OpenResource
from opendata.values import profile

_LABELS: Final = frozenset({"incorrect-label", "missing-label"})
_IRI_TAIL: Final = re.compile(r"[A-Z_0-9]+$")


@dataclass(frozen=True)
class Seen:
    """What detect said: the kind of each column, what a row is, and the places that must not be shown."""

    kinds: Mapping[tuple[int, int], str]
    subjects: Mapping[int, str]
    around: Mapping[Place, Mapping[str, int]]  # places outside the grid that hold personal data, and which kinds

    def clean(self, resource: int, margin: str, field: int | None = None) -> bool:
        """Say whether the text at that place may be shown."""
        return Place(resource=resource, field=field, margin=margin) not in self.around


def clear(package: OpenPackage, seen: Seen) -> Package:
    """Give the package's own metadata and structure, cleared."""
    own = package.descriptor
    text = _Texts(own, seen, 0)
    name = package.name if seen.clean(0, "name") else "datensatz"
    return Package(
        name=name,
        title=text("title") or name,
        description=text("description"),
        homepage=text("homepage"),
        keywords=tuple(str(word) for word in own.get("keywords", ()) if seen.clean(0, "keywords")),
        licences=tuple(_licences(own.get("licenses"))),
        contacts=tuple(_contacts(own.get("contributors"), seen)),
        themes=tuple(code for code in map(_code, _list(own.get("theme"))) if code in THEMES),
        frequency=next((code for code in map(_code, _list(own.get("frequency"))) if code in FREQUENCIES), None),
        temporal=_temporal(own.get("temporal")),
        resources=_resources(package, seen),
    )


def with_expected(package: OpenPackage, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Name the header that the schema has where another one stands or none, if that name shows nobody."""
    schemas = {one.number: [str(field.get("name", "")) for field in one.schema.get("fields", [])] for one in package.resources}
    return tuple(_expecting(issue, schemas.get(issue.place.resource, [])) if issue.code in _LABELS else issue for issue in issues)


def _expecting(issue: Issue, names: Sequence[str]) -> Issue:
    at = int(issue.params.get("position", issue.place.field or 0))
    name = names[at - 1].strip() if 0 < at <= len(names) else ""
    if not name or deceives(name) or any(personal_texts([name])):
        return issue
    return issue.having(params={**issue.params, "expected": name})


def _resources(package: OpenPackage, seen: Seen) -> tuple[Resource, ...]:
    resources: list[Resource] = []
    taken: set[str] = set()
    for opened in package.resources:
        name = _resource_name(opened, seen, taken)
        taken.add(name)
        resources.append(_resource(opened, name, seen))
    return tuple(resources)


def _resource(opened: OpenResource, name: str, seen: Seen) -> Resource:
    text = _Texts(opened.descriptor, seen, opened.number)
    numbers = {field.label: field.number for field in opened.fields}
    keys = _list(opened.schema.get("primaryKey"))
    return Resource(
        number=opened.number,
        name=name,
        title=text("title"),
        description=text("description"),
        path=text("path"),
        format=opened.format,
        rows=opened.cells.height() if opened.cells else 0,
        text_entities=_text_entities(opened, seen),
        margins=_margins(opened.number, seen),
        subject=seen.subjects.get(opened.number, "unknown"),
        reading=opened.reading,
        fields=_fields(opened, seen),
        primary_key=tuple(numbers[key] for key in keys if key in numbers),
        file=opened.file,
        sheet=opened.sheet,
        sheet_name=opened.sheet_name if _clean_sheet(opened, seen) else None,
    )


def _fields(opened: OpenResource, seen: Seen) -> tuple[Field, ...]:
    profiles = profile(opened.cells) if opened.cells else {}
    names = _field_names(opened, seen)
    fields = []
    for field in opened.fields:
        text = _Texts(field.descriptor, seen, opened.number, field.number)
        known = profiles.get(f"f{field.number}")
        fields.append(
            Field(
                number=field.number,
                name=names[field.number],
                label=field.label if _clean_label(field, opened.number, seen) else None,
                title=text("title"),
                description=text("description"),
                type=field.type,
                format=field.format,
                kind=seen.kinds.get((opened.number, field.number), "text"),
                declared=field.declared,
                filled=known.filled if known else 0,
                distinct=known.distinct if known else 0,
                shapes=known.shapes if known else (),
                constraints=tuple(sorted(map(str, field.descriptor.get("constraints", ())))),
                unit=text("unit"),
                column=field.column,
            )
        )
    return tuple(fields)


def _field_names(opened: OpenResource, seen: Seen) -> dict[int, str]:
    """Give each column its published name: the cleared header, made unique; else its number."""
    labels = {field.label for field in opened.fields}
    names: dict[int, str] = {}
    taken: set[str] = set()
    for field in opened.fields:
        clean = _clean_label(field, opened.number, seen) and field.label.strip()
        name = field.label if clean else f"field_{field.number}"
        if name in taken:
            name = f"{name}_{field.number}"
        names[field.number] = name if name == field.label or name not in labels else f"field_{field.number}"
        taken.add(names[field.number])
    return names


def _clean_label(field: OpenField, resource: int, seen: Seen) -> bool:
    return seen.clean(resource, "label", field.number) and not deceives(field.label)


def _clean_sheet(opened: OpenResource, seen: Seen) -> bool:
    name = opened.sheet_name or ""
    return bool(name.strip()) and seen.clean(opened.number, "sheet-name") and not deceives(name)


def _resource_name(opened: OpenResource, seen: Seen, taken: set[str]) -> str:
    """Give the published name, safe as a file name everywhere."""
    file = PurePosixPath(str(opened.descriptor.get("path", ""))).stem
    name = slug(str(opened.descriptor.get("name") or file))
    if name and name not in taken and all(seen.clean(opened.number, place) for place in ("name", "path", "sheet-name")):
        return name
    name, times = f"resource-{opened.number}", 1
    while name in taken:
        times += 1
        name = f"resource-{opened.number}-{times}"
    return name


def _margins(number: int, seen: Seen) -> dict[str, dict[str, int]]:
    """Count the personal data around a table, by the kind of place; around the first that of the package too."""
    numbers = {0, 1} if number == 1 else {number}
    counts: dict[str, Counter[str]] = {}
    for place, entities in seen.around.items():
        if place.resource in numbers and place.margin is not None:
            counts.setdefault(place.margin, Counter()).update(entities)
    return {place: dict(sorted(found.items())) for place, found in sorted(counts.items())}


def _text_entities(opened: OpenResource, seen: Seen) -> dict[str, int]:
    """Count the spans in running text, by entity."""
    texts = [
        field.number for field in opened.fields if seen.kinds.get((opened.number, field.number)) in {"text", "remark", "personal"}
    ]
    counts: Counter[str] = Counter()
    for frame in opened.marks.scan():
        for field, code in frame.select("field", "code").iter_rows():
            counts.update([code] if field in texts else [])
    return dict(sorted(counts.items()))


class _Texts:
    """Texts of one descriptor, given only where they are clean."""

    def __init__(self, descriptor: Mapping[str, Any], seen: Seen, resource: int, field: int | None = None) -> None:
        self._descriptor, self._seen, self._resource, self._field = descriptor, seen, resource, field

    def __call__(self, name: str) -> str | None:
        value = self._descriptor.get(name)
        clean = self._seen.clean(self._resource, name, self._field)
        return value if isinstance(value, str) and value.strip() and clean and not deceives(value) else None


def _licences(written: object) -> Iterator[Licence]:
    """Give the licences, those that are on no list without a word: a name that nobody knows is a text like any other."""
    for item in _list(written):
        if isinstance(item, Mapping):
            name, path = item.get("name"), item.get("path")
            known = [text if isinstance(text, str) and listed(text) else None for text in (name, path)]
            yield Licence(name=known[0], path=known[1])


def _contacts(written: object, seen: Seen) -> Iterator[Contact]:
    """Give the contributors, without those in whom detect saw a person."""
    for item in _list(written):
        if not isinstance(item, Mapping) or not seen.clean(0, "contributors"):
            continue
        roles = _list(item.get("roles")) or [item.get("role")]
        texts = {key: item[key] for key in ("title", "email", "path") if isinstance(item.get(key), str)}
        yield from (Contact(role=str(role), **texts) for role in roles if role)


def _temporal(written: object) -> tuple[date | None, date | None] | None:
    if not isinstance(written, Mapping):
        return None
    start, end = (_day(written.get(key)) for key in ("start", "end"))
    return (start, end) if start or end else None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _code(text: object) -> str:
    """Give the code of an EU authority entry, written as code or as IRI."""
    found = _IRI_TAIL.search(str(text))
    return found.group() if found else ""


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
