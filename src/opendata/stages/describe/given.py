"""What a descriptor says that is there already, and how a draft completes it: what people wrote stays, in the form of v2.

Texts that name people go; so do properties that are not on the list of what a descriptor may say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from opendata.jsontext import leaves
from opendata.model import Json
from opendata.recognizers.margins import personal_texts
from opendata.table import OpenPackage, OpenResource

_OF_THE_FILE: Final = frozenset({"name", "path", "type", "format", "encoding", "dialect", "schema"})
"""Properties of a resource that the draft settles."""

_KEYS: Final = ("primaryKey", "uniqueKeys", "foreignKeys")
_BY_FORM: Final = frozenset({"type", "format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"})


@dataclass(frozen=True)
class Assumption:
    """Something that the draft takes for granted: code of a sentence, and its blanks."""

    code: str
    params: Mapping[str, str | int]


@dataclass(frozen=True)
class Given:
    """The descriptor in its safe form, without the texts that name people."""

    descriptor: Json
    resources: Mapping[int, OpenResource]  # by the table's number
    personal: int  # texts that were left out
    unknown: tuple[str, ...]  # names of properties that were left out

    def resource(self, number: int) -> OpenResource | None:
        """Give what is said of a table."""
        return self.resources.get(number)

    def left_out(self) -> Iterator[Assumption]:
        """Name what the new descriptor will not say."""
        if self.personal:
            yield Assumption("describe-left-out-personal", {"count": self.personal})
        if self.unknown:
            yield Assumption("describe-left-out-unknown", {"names": ", ".join(self.unknown)})

    def completed(self, drafted: Json, number: int, assumed: list[Assumption]) -> Json:
        """Add to a drafted resource what else is said of it; name what is called otherwise now."""
        own = self.resources[number].descriptor
        if own.get("name") != drafted["name"]:
            assumed.append(Assumption("describe-renamed", {"number": number, "name": drafted["name"]}))
        if own.get("path") != drafted["path"]:
            assumed.append(Assumption("describe-new-path", {"name": drafted["name"], "path": drafted["path"]}))
        kept = {name: value for name, value in own.items() if name not in _OF_THE_FILE}
        head = {name: drafted[name] for name in ("name", "path")}
        return {**head, **kept, **drafted}

    def package(self, draft: Json, assumed: list[Assumption]) -> Json:
        """Add to a draft what else is said of the package, and let keys refer to the tables by their new names."""
        own = self.descriptor
        if own.get("name") != draft["name"]:
            assumed.append(Assumption("describe-package-renamed", {"name": draft["name"]}))
        kept = {name: value for name, value in own.items() if name not in draft or name == "temporal"}
        head = {name: value for name, value in draft.items() if name != "resources"}
        people = {"contributors": _contributors(own.get("contributors", ()), draft["contributors"])}
        themes = {"theme": own["theme"]} if any(str(one).endswith(draft["theme"][0]) for one in own.get("theme", ())) else {}
        names = {
            str(self.resources[at].descriptor.get("name")): drafted["name"]
            for at, drafted in enumerate(draft["resources"], start=1)
        }
        return {**head, **kept, **people, **themes, "resources": [_referring(drafted, names) for drafted in draft["resources"]]}


def given_by(package: OpenPackage, unknown: Sequence[str]) -> Given:
    """Take what a descriptor says; `unknown` are the names of its properties that are on no list."""
    everything = [package.descriptor, *(part for one in package.resources for part in (one.descriptor, one.schema))]
    texts = sorted({text for part in everything for text in leaves(part)})
    personal = frozenset(text for text, shows in zip(texts, personal_texts(texts), strict=True) if shows)
    resources = {
        one.number: replace(
            one,
            descriptor={**_clean(one.descriptor, personal), "path": one.descriptor["path"]},
            schema=_clean_schema(one.schema, personal),
        )
        for one in package.resources
    }
    named = tuple(name for name, shows in zip(unknown, personal_texts(unknown), strict=True) if not shows)
    return Given(_clean(package.descriptor, personal), resources, len(personal), named)


def completed_dialect(drafted: Json, opened: OpenResource) -> Json:
    """Give how the file is to be read: as its descriptor says, and where that is silent as it was read."""
    own = opened.descriptor
    dialect = {**drafted.get("dialect", {}), **own.get("dialect", {})}
    encoding = {"encoding": own["encoding"]} if "encoding" in own else {}
    return {**encoding, **({"dialect": dialect} if dialect else {})}


def completed_schema(opened: OpenResource, drafted: Mapping[int, Json]) -> Json:
    """Give the schema with the columns that it does not describe yet, each behind the one before it in the table.

    `drafted`: what a draft says of columns, by number. A column that is in neither is said to be there.
    """
    schema = opened.schema
    fields: list[Json] = list(schema.get("fields", []))
    described = {one.number: str(one.descriptor["name"]) for one in opened.fields if "name" in one.descriptor}
    names = {str(field["name"]) for field in fields}
    behind: dict[str, list[Json]] = {}
    forms: dict[str, Json] = {}
    last = ""
    for one in opened.fields:
        own = described.get(one.number)
        if own in names:
            last, forms[last] = own, drafted.get(one.number, {})
        elif one.number in drafted and drafted[one.number]["name"] not in names:
            behind.setdefault(last, []).append(drafted[one.number])
    told = list(behind.get("", ()))
    for field in fields:
        name = str(field["name"])
        told += [_typed(field, forms.get(name, {})), *behind.pop(name, ())]
    match = next(iter(schema.get("fieldsMatch", [])), "exact")
    silent = [one for one in opened.fields if described.get(one.number) not in names and one.number not in drafted]
    match = "subset" if silent and match == "exact" else match
    rest = {name: value for name, value in schema.items() if name not in {"fields", "fieldsMatch"}}
    return {"fields": told, **rest, **({"fieldsMatch": match} if match != "exact" else {})}


def _typed(field: Json, drafted: Json) -> Json:
    """Give a field the type and form that its column has, where none is said."""
    return field if "type" in field else {**field, **{name: value for name, value in drafted.items() if name in _BY_FORM}}


def _contributors(own: Iterable[Json], drafted: Sequence[Json]) -> list[Json]:
    """Keep who is named, but whom to ask is the answer to that question; the publisher is named if nobody is."""
    kept = [one for one in own if "contact" not in _roles(one)]
    taken = {role for one in kept for role in _roles(one)}
    return [*kept, *(one for one in drafted if not taken.intersection(_roles(one)))]


def _roles(contributor: Json) -> list[str]:
    return list(contributor.get("roles", [])) or [str(contributor.get("role", ""))]


def _referring(resource: Json, names: Mapping[str, str]) -> Json:
    keys = resource.get("schema", {}).get("foreignKeys")
    if not keys:
        return resource
    told = [{**key, "reference": _renamed(key.get("reference", {}), names)} for key in keys]
    return {**resource, "schema": {**resource["schema"], "foreignKeys": told}}


def _renamed(reference: Json, names: Mapping[str, str]) -> Json:
    table = str(reference.get("resource", ""))
    return {**reference, "resource": names.get(table, table)}


# ---------------------------------------------------------------------------------------------------------------- people


def _clean(value: Any, personal: frozenset[str]) -> Any:  # noqa: ANN401  (any JSON)
    """Give a value without the texts that name people."""
    if isinstance(value, Mapping):
        return {name: _clean(inner, personal) for name, inner in value.items() if not _is(inner, personal)}
    if isinstance(value, list | tuple):
        return [_clean(inner, personal) for inner in value if not _is(inner, personal)]
    return value


def _is(value: object, personal: frozenset[str]) -> bool:
    return isinstance(value, str) and value in personal


def _clean_schema(schema: Mapping[str, Any], personal: frozenset[str]) -> Json:
    """Leave out the columns called like people, with their keys; and lists of values that name people as a whole."""
    if personal.isdisjoint(leaves(schema)):
        return dict(schema)
    told = {name: value for name, value in schema.items() if name not in _KEYS or personal.isdisjoint(leaves(value))}
    fields = [_clean_field(field, personal) for field in schema.get("fields", []) if field["name"] not in personal]
    return {**told, **({"fields": fields} if "fields" in schema else {})}


def _clean_field(field: Json, personal: frozenset[str]) -> Json:
    told = {name: value for name, value in field.items() if name == "constraints" or personal.isdisjoint(leaves(value))}
    limits = {name: value for name, value in field.get("constraints", {}).items() if personal.isdisjoint(leaves(value))}
    return {**told, **({"constraints": limits} if "constraints" in field else {})}
