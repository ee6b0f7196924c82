"""What the metadata of a CKAN dataset lacks against DCAT-AP.de 3.0: mandatory and recommended fields, the licence's list; pure.

Fields are looked for where CKAN's own schema, ckanext-dcat with scheming, and ckanext-dcatde keep them: at the first level or
as extras. Sources: DCAT-AP.de 3.0 overview of properties (dataset, distribution); conventions handbook 2.0, K01, K12, K32.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from opendata.dcat.licences import listed

Severity = Literal["error", "warning"]

_THEMES: Final = frozenset("agri econ educ ener envi gove heal intr just regi soci tech tran".split())
_PUBLISHER: Final = ("publisher", "publisher_name", "publisher_uri", "organization")
_REACHED_AT: Final = ("contact_email", "contact_url", "maintainer_email", "author_email", "contact_uri")
_REACHED_BY: Final = ("email", "url", "uri")
_RECOMMENDED: Final = {
    "keywords": ("tags", "keywords"),
    "period": (
        "temporal_coverage",
        "temporal_start",
        "temporal_end",
        "temporal",
        "temporal_coverage_from",
        "temporal_coverage_to",
    ),
    "place": ("spatial_coverage", "spatial", "spatial_uri", "spatial_text", "politicalGeocodingURI"),
    "availability": ("availability",),
    "level": ("politicalGeocodingLevelURI",),
    "contributor": ("contributorID",),
}
_NO_LICENCE: Final = frozenset({"", "notspecified", "not-specified", "none"})
_NOT_OPEN: Final = frozenset({"other-closed", "other-commercial", "other-freeware"})


@dataclass(frozen=True)
class Fault:
    """Something that the metadata lacks: an error where DCAT-AP.de demands it, a warning where it recommends it.

    `count` is the number of resources, for what each of them should have.
    """

    code: str  # `audit-lacks-<code>` is its sentence
    severity: Severity
    count: int = 1


def faults(package: Mapping[str, Any], resources: Sequence[Mapping[str, Any]]) -> tuple[Fault, ...]:
    """Give what a dataset lacks, what is demanded first."""
    known = words_of(package)
    found = [*_demanded(known, resources), *_recommended(known, resources)]
    return tuple(sorted(found, key=lambda fault: fault.severity))


def _demanded(known: Mapping[str, Any], resources: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    if not known.get("title") or known.get("title") == known.get("name"):
        yield Fault("title", "error")
    if not known.get("notes"):
        yield Fault("description", "error")
    if not any(known.get(name) for name in _PUBLISHER):
        yield Fault("publisher", "error")
    yield from _licences(known, resources)
    without = sum(not text_of(resource.get("url")) for resource in resources)
    if without:
        yield Fault("address", "error", without)


def _licences(known: Mapping[str, Any], resources: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Look at the licence of each resource, or where it has none of its own at the dataset's."""
    whole = _spellings(known)
    each = [_spellings(resource) or whole for resource in resources] or [whole]
    on_the_list = [next((one for text in texts if (one := listed(text))), None) for texts in each]
    missing = sum(not texts for texts in each)
    unlisted = sum(bool(texts) and one is None for texts, one in zip(each, on_the_list, strict=True))
    closed = sum(one is not None and (one.code in _NOT_OPEN or "-nc" in one.code or "-nd" in one.code) for one in on_the_list)
    if missing:
        yield Fault("licence", "error", missing)
    if unlisted:
        yield Fault("listed-licence", "error", unlisted)
    if closed:
        yield Fault("open-licence", "warning", closed)


def _spellings(holder: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (text_of(holder.get(name)) for name in ("license", "license_id", "license_url"))
    return tuple(text for text in texts if text.lower() not in _NO_LICENCE)


def _recommended(known: Mapping[str, Any], resources: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    if not _contact(known):
        yield Fault("contact", "warning")
    if not known.get("theme") and not _groups(known) & _THEMES:
        yield Fault("theme", "warning")
    for code, names in _RECOMMENDED.items():
        everywhere = resources and all(resource.get(name) for resource in resources for name in names)
        if not any(known.get(name) for name in names) and not everywhere:
            yield Fault(code, "warning")
    if not resources:
        yield Fault("resources", "warning")
    for code in ("format", "name"):
        if without := sum(not text_of(resource.get(code)) for resource in resources):
            yield Fault(f"resource-{code}", "warning", without)


def _contact(known: Mapping[str, Any]) -> bool:
    """Say whether there is a way to reach somebody: an e-mail or a web address (K01)."""
    rows = known.get("contact")
    by_row = any(row.get(name) for row in _rows(rows) for name in _REACHED_BY)
    written = any("@" in text_of(known.get(name)) for name in ("maintainer", "author", "contact"))
    return by_row or written or any(known.get(name) for name in _REACHED_AT)


def _groups(known: Mapping[str, Any]) -> set[str]:
    return {text_of(row.get("name")).lower() for row in _rows(known.get("groups"))}


def _rows(value: object) -> Iterable[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def words_of(package: Mapping[str, Any]) -> dict[str, Any]:
    """Give all fields with something in them, extras too; what stands at the first level counts more."""
    extras = {
        text_of(extra.get("key")): _unpacked(extra.get("value")) for extra in _rows(package.get("extras")) if extra.get("key")
    }
    return {name: value for name, value in {**extras, **_said(package)}.items() if _is_said(value)}


def _said(package: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in package.items() if _is_said(value)}


def _is_said(value: object) -> bool:
    """Say whether there is anything in it: blank texts, and rows of a form that nobody filled in, are nothing."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict):
        return any(_is_said(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_is_said(inner) for inner in value)
    return value is not None


def _unpacked(value: object) -> object:
    """Give the list or object that an extra holds as JSON text, or the text."""
    if not isinstance(value, str) or value.strip()[:1] not in {"[", "{"}:
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def text_of(value: object) -> str:
    """Give a text in one line without blanks around it; empty for anything else. What would steer a terminal goes."""
    words = value.split() if isinstance(value, str) else []
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(words))
