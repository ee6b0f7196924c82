"""A `datapackage.json` from strangers, rewritten to an allow-listed, local-only form before any library sees it.

What is dangerous (a path that leaves the folder, a remote schema, SQL, compression) is refused with a code of its own; what is
merely unknown or of the wrong type is left out, and named. Nothing here opens a file: references to local schema and dialect
files are resolved by the caller.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from opendata import jsontext, yamltext
from opendata.errors import BadData
from opendata.safepath import is_link, safe, slug

MAX_RESOURCES: Final = 1_000
"""Tables of a package, sheets of workbooks counted each."""
MAX_FIELDS: Final = 20_000
MAX_TEXT: Final = 20_000
MAX_KEYS: Final = 100
"""Unique and foreign keys of a table, each; and columns of one key."""
FORMATS: Final = frozenset({"csv", "tsv", "txt", "json", "ndjson", "geojson", "xlsx", "xls", "ods", "parquet", "gpkg"})
COMPRESSED: Final = (".gz", ".bz2", ".xz", ".zip", ".7z", ".zst", ".rar", ".tar", ".tgz")

Json = dict[str, Any]
Check = Callable[[Any], Any]


@dataclass(frozen=True)
class ResourceForm:
    """One resource in its safe form."""

    descriptor: Json  # without the schema
    schema: Json  # {} where none is declared


@dataclass
class PackageForm:
    """A package in its safe form."""

    descriptor: Json  # without the resources
    resources: tuple[ResourceForm, ...]
    ignored: list[tuple[int, str]] = field(default_factory=list)  # resource (0: package), property left out
    repaired: list[tuple[int, str]] = field(default_factory=list)  # resource (0: package), property that was read as it was meant


def parsed(data: bytes) -> Json:
    """Read a descriptor: JSON, or YAML that says the same.

    Raises:
        BadData: it is neither within our limits.
    """
    return jsontext.load(data) if not is_yaml(data) else yamltext.load(data)


def is_yaml(data: bytes) -> bool:
    """Say whether a descriptor is written as YAML: a line of it names a property without quotes."""
    return not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) and bool(_YAML.search(data))


def allowed(document: Json, load: Callable[[str], Json]) -> PackageForm:
    """Rewrite a descriptor; `load` gives the JSON of a local schema or dialect file by its safe path.

    Raises:
        BadData: it names something outside the package, or no resource.
    """
    ignored: list[tuple[int, str]] = []
    repaired: list[tuple[int, str]] = []
    _no_remote(document, "profile")
    document = _usual(document, 0, repaired)
    package = _kept(document, _PACKAGE, 0, ignored)
    forms = []
    for number, given in enumerate(_resources(document), start=1):
        forms.append(_resource(number, _usual(given, number, repaired), load, ignored, repaired))
    repaired += _odd_names(forms)
    return PackageForm(package, tuple(forms), ignored, repaired)


def _usual(given: Json, number: int, repaired: list[tuple[int, str]]) -> Json:
    """Read what older packages say of licences (`license`, `type`, `url`) as v2 says it."""
    licences = given.get("licenses", given.get("license"))
    if licences is None:
        return given
    listed = licences if isinstance(licences, list) else [licences]
    meant = [_licence(one) for one in listed]
    if meant == given.get("licenses"):
        return given
    repaired.append((number, "licenses"))
    return {**given, "licenses": meant}


def _licence(given: Any) -> Any:  # noqa: ANN401  (any JSON)
    if isinstance(given, str):
        return {"path": given} if is_link(given) else {"name": given}
    if not isinstance(given, dict):
        return given
    names = {"type": "name", "id": "name", "url": "path"}
    told = {names[key]: value for key, value in given.items() if key in names and names[key] not in given}
    return {**{key: value for key, value in given.items() if key not in names}, **told}


def _odd_names(forms: list[ResourceForm]) -> Iterator[tuple[int, str]]:
    """Name the resources that have no name, that of another, or one that can stand in no link and goes out otherwise."""
    seen: set[str] = set()
    for number, form in enumerate(forms, start=1):
        name = str(form.descriptor.get("name") or "").strip()
        if name != slug(name) or not name or name in seen:
            yield number, "name"
        seen.add(name)


def unknown(document: Json) -> tuple[str, ...]:
    """Name the properties that are on no list, each once, as far as their names are words; they are left out without an Issue.

    What the standard has for other uses (`$schema`, `profile`, sizes and digests of files that change) is not named.
    """
    found: dict[str, None] = {}
    for given, known in _levels(document):
        found.update(dict.fromkeys(name for name in given if name not in known and _WORD.fullmatch(name)))
    return tuple(name for name in found if name not in _PASSED_OVER)


def _levels(document: Json) -> Iterator[tuple[Json, frozenset[str]]]:
    yield document, frozenset(_PACKAGE) | {"resources", "license", "bbox"}
    for resource in _resources(document):
        yield resource, frozenset(_RESOURCE) | {"dialect", "schema", "license"}
        schema = resource.get("schema")
        if isinstance(schema, dict) and isinstance(schema.get("fields"), list):
            yield schema, frozenset(_SCHEMA) | {"fields"}
            yield from ((one, frozenset(_FIELD)) for one in schema["fields"] if isinstance(one, dict))


def paths(document: Json) -> Iterator[str]:
    """Give every path that a descriptor names, data first, each once.

    Raises:
        BadData: one of them is not safe, or there is no resource.
    """
    resources = _resources(document)
    found = [_path(given) for given in resources]
    found += [safe(given[name]) for given in resources for name in ("schema", "dialect") if isinstance(given.get(name), str)]
    yield from dict.fromkeys(found)


def _resources(document: Json) -> list[Json]:
    resources = document.get("resources")
    if not isinstance(resources, list) or not resources:
        raise BadData("descriptor-no-resources")
    if len(resources) > MAX_RESOURCES:
        raise BadData("too-many-resources", limit=MAX_RESOURCES)
    if not all(isinstance(given, dict) for given in resources):
        raise BadData("descriptor-no-resources")
    return resources


def _resource(
    number: int,
    given: Json,
    load: Callable[[str], Json],
    ignored: list[tuple[int, str]],
    repaired: list[tuple[int, str]],
) -> ResourceForm:
    path = _path(given)
    _no_remote(given, "profile")
    if str(given.get("scheme") or "file") not in {"file", ""}:
        raise BadData("path-remote")
    if given.get("extrapaths"):
        raise BadData("path-multipart")
    descriptor = _kept(given, _RESOURCE, number, ignored)
    descriptor["path"] = path
    if isinstance(name := given.get("format"), str) and name.lower() not in FORMATS:
        raise BadData("format-not-allowed")
    if "dialect" in given:
        descriptor["dialect"] = _dialect(_local(given["dialect"], load))
    schema = _with_types(_local(given["schema"], load), number, repaired) if "schema" in given else None
    return ResourceForm(descriptor, _schema(number, schema, ignored) if schema is not None else {})


def _with_types(schema: Json, number: int, repaired: list[tuple[int, str]]) -> Json:
    """Read the names that databases and programs have for types as Table Schema's."""
    fields = schema.get("fields")
    if not isinstance(fields, list):
        return schema
    meant = [
        {**one, "type": _ALIASES[one["type"]]}
        if isinstance(one, dict) and isinstance(one.get("type"), str) and one["type"] in _ALIASES
        else one
        for one in fields
    ]
    if meant != fields:
        repaired.append((number, "type"))
    return {**schema, "fields": meant}


def _path(given: Json) -> str:
    """Give the one safe path of a resource."""
    if "data" in given:
        raise BadData("descriptor-inline-data")
    path = given.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if isinstance(path, list):
        for part in path:
            safe(part)
        raise BadData("path-multipart")
    if path is None:
        raise BadData("path-missing-in-resource")
    path = safe(path)
    if (
        path.lower().endswith(COMPRESSED)
        or str(given.get("compression") or "no") not in {"no", "none", ""}
        or given.get("innerpath")
    ):
        raise BadData("compression-unsupported")
    return path


def _no_remote(given: Json, name: str) -> None:
    """Refuse a profile that lies elsewhere; the standard's own short names are left out later."""
    value = given.get(name)
    if isinstance(value, str) and (":" in value or "/" in value or "\\" in value):
        raise BadData("reference-remote")


def _local(value: Any, load: Callable[[str], Json]) -> Json:  # noqa: ANN401  (any JSON)
    if isinstance(value, str):
        try:
            path = safe(value)
        except BadData as refusal:
            raise BadData("reference-remote" if refusal.code == "path-remote" else refusal.code) from None
        return load(path)
    if not isinstance(value, dict):
        raise BadData("descriptor-wrong-type")
    return value


def _dialect(given: Json) -> Json:
    """Keep what Table Dialect v2 knows of text files; frictionless nests it under `csv`."""
    flat = {**given, **(given["csv"] if isinstance(given.get("csv"), dict) else {})}
    dialect = _kept(flat, _DIALECT, 0, [])
    delimiter, quote = dialect.get("delimiter", ";"), dialect.get("quoteChar", '"')
    marks = [mark for mark in (delimiter, quote, dialect.get("escapeChar")) if mark]
    if len(delimiter) != 1 or any(len(mark) != 1 or mark in "\r\n\0" for mark in marks) or len(set(marks)) < len(marks):
        raise BadData("dialect-unsupported")
    if dialect.get("lineTerminator", "\n") not in _LINE_ENDS:
        raise BadData("line-end-unsupported")
    return dialect


def _schema(number: int, given: Json, ignored: list[tuple[int, str]]) -> Json:
    schema = _kept(given, _SCHEMA, number, ignored)
    fields = given.get("fields", [])
    if not isinstance(fields, list) or not all(
        isinstance(one, dict) and isinstance(one.get("name"), str) and len(one["name"]) <= MAX_TEXT for one in fields
    ):
        raise BadData("schema-fields-wrong")
    if len(fields) > MAX_FIELDS:
        raise BadData("too-many-columns", limit=MAX_FIELDS)
    schema["fields"] = [_kept(one, _FIELD, number, ignored) for one in fields]
    if any(_many_keys(schema.get(name, [])) for name in ("primaryKey", "uniqueKeys", "foreignKeys")):
        raise BadData("too-many-keys", limit=MAX_KEYS)
    for key in schema.get("foreignKeys", []):
        reference = key.get("reference")
        if isinstance(reference, Mapping) and "package" in reference:
            raise BadData("reference-remote")
    return schema


def _many_keys(keys: list[Any]) -> bool:
    """Say whether there are too many keys in a list, or columns in one of them."""
    names = [key.get("fields", []) if isinstance(key, dict) else key for key in keys]
    return len(keys) > MAX_KEYS or any(isinstance(one, list) and len(one) > MAX_KEYS for one in names)


# ------------------------------------------------------------------------------------------------ what each property may be


class _WrongTypeError(Exception):
    """The value is not what the standard says."""


def _kept(given: Json, checks: Mapping[str, Check], number: int, ignored: list[tuple[int, str]]) -> Json:
    """Keep the known properties of the right type, in the order of the table; name those of a wrong one."""
    kept: Json = {}
    for name, check in checks.items():
        if given.get(name) is None:
            continue
        try:
            kept[name] = check(given[name])
        except _WrongTypeError:
            ignored.append((number, name))
    return kept


def _text(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool) or not isinstance(value, str | int | float) or len(str(value)) > MAX_TEXT:
        raise _WrongTypeError
    return str(value)


def _link(value: Any) -> str:  # noqa: ANN401
    """Only http and https: a `javascript:` link in metadata runs in a citizen's browser."""
    if not isinstance(value, str) or not is_link(value):
        raise _WrongTypeError
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise _WrongTypeError
    return value


def _mark(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise _WrongTypeError
    return value


def _rows(value: Any) -> list[int]:  # noqa: ANN401
    if not isinstance(value, list) or not all(type(row) is int and 0 < row < 1_000 for row in value):  # noqa: PLR2004
        raise _WrongTypeError
    return sorted(set(value))


def _ordinal(value: Any) -> int:  # noqa: ANN401
    if type(value) is not int or not 0 < value < 10_000:  # noqa: PLR2004
        raise _WrongTypeError
    return value


def _list_of(check: Check) -> Check:
    def each(value: Any) -> list[Any]:  # noqa: ANN401
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list):
            raise _WrongTypeError
        return [check(one) for one in values]

    return each


def _object_of(checks: Mapping[str, Check]) -> Check:
    def each(value: Any) -> Json:  # noqa: ANN401
        if isinstance(value, str) and "title" in checks:
            value = {"title": value}
        if not isinstance(value, dict):
            raise _WrongTypeError
        return _kept(value, checks, 0, [])

    return each


def _scalar(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict | list):
        raise _WrongTypeError
    return value


def _scalar_or_label(value: Any) -> Any:  # noqa: ANN401
    return _kept(value, {"value": _scalar, "label": _text}, 0, []) if isinstance(value, dict) else _scalar(value)


def _type(value: Any) -> str:  # noqa: ANN401
    """Any other word is said to be one, and not repeated: whatever stands there, it would be told and kept."""
    return value if isinstance(value, str) and value in _TYPES else "unsupported"


def _format(value: Any) -> str:  # noqa: ANN401
    """Only names of formats, and patterns of dates made of directives and marks (Table Schema v2, Field Types)."""
    if not isinstance(value, str) or not (value in _FORMATS or _DATE_PATTERN.fullmatch(value)):
        raise _WrongTypeError
    return value


def _constraints(value: Any) -> Json:  # noqa: ANN401
    if not isinstance(value, dict):
        raise _WrongTypeError
    return {name: value[name] for name in _CONSTRAINTS if name in value}


_WORD: Final = re.compile(r"[A-Za-z_$][\w:-]{0,60}", re.ASCII)
_PASSED_OVER: Final = frozenset({"$schema", "profile", "bytes", "hash", "scheme", "compression", "stats"})
_YAML: Final = re.compile(rb"(?m)^(?:[A-Za-z$]\w*|\"[A-Za-z$]\w*\"|'[A-Za-z$]\w*') *:(?: |\r?$)")
_ALIASES: Final = {
    **dict.fromkeys(("int", "bigint", "smallint", "long"), "integer"),
    **dict.fromkeys(("float", "double", "decimal", "numeric", "real"), "number"),
    **dict.fromkeys(("text", "str", "varchar", "char"), "string"),
    **dict.fromkeys(("bool",), "boolean"),
    **dict.fromkeys(("timestamp",), "datetime"),
}
_TYPES: Final = frozenset(
    "string number integer boolean object array list datetime date time year yearmonth duration geopoint geojson any".split()
)
_FORMATS: Final = frozenset("default any array object topojson email uri uuid binary".split())
_DATE_PATTERN: Final = re.compile(r"(?:fmt:)?(?:%[-#]?[A-Za-z%]|[-/.:,;_ TZ]|Uhr){1,40}")
_CONSTRAINTS: Final = tuple(
    "required unique minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum pattern enum jsonSchema".split()
)
_LICENCES: Final = _list_of(_object_of({"name": _text, "path": _link, "title": _text}))
_SOURCES: Final = _list_of(_object_of({"title": _text, "path": _link, "email": _text, "version": _text}))
_CONTRIBUTORS: Final = _list_of(
    _object_of(
        {
            "title": _text,
            "givenName": _text,
            "familyName": _text,
            "path": _link,
            "email": _text,
            "role": _text,
            "roles": _list_of(_text),
            "organization": _text,
        }
    )
)
_KEY: Final = _list_of(_text)
_PACKAGE: Final[dict[str, Check]] = {
    "name": _text,
    "id": _text,
    "title": _text,
    "description": _text,
    "homepage": _link,
    "version": _text,
    "created": _text,
    "keywords": _list_of(_text),
    "licenses": _LICENCES,
    "contributors": _CONTRIBUTORS,
    "sources": _SOURCES,
    "department": _text,
    "theme": _list_of(_text),
    "frequency": _text,
    "temporal": _object_of({"start": _text, "end": _text}),
    "spatial": _text,
    "language": _text,
}
_RESOURCE: Final[dict[str, Check]] = {
    "name": _text,
    "path": _text,
    "type": _text,
    "title": _text,
    "description": _text,
    "homepage": _link,
    "format": _text,
    "mediatype": _text,
    "encoding": _text,
    "licenses": _LICENCES,
    "sources": _SOURCES,
    "subject": _text,
}
_LINE_ENDS: Final = ("\n", "\r\n", "\r")  # each of them is read, whichever is declared
_DIALECT: Final[dict[str, Check]] = {
    "header": _flag,
    "headerRows": _rows,
    "headerJoin": _mark,
    "commentRows": _rows,
    "commentChar": _mark,
    "delimiter": _mark,
    "lineTerminator": _mark,
    "quoteChar": _mark,
    "doubleQuote": _flag,
    "escapeChar": _mark,
    "nullSequence": _mark,
    "skipInitialSpace": _flag,
    "sheetNumber": _ordinal,
    "sheetName": _text,
    "property": _text,
}
_SCHEMA: Final[dict[str, Check]] = {
    "fieldsMatch": _KEY,
    "missingValues": _list_of(_scalar_or_label),
    "primaryKey": _KEY,
    "uniqueKeys": _list_of(_KEY),
    "foreignKeys": _list_of(
        _object_of({"fields": _KEY, "reference": _object_of({"resource": _text, "fields": _KEY, "package": _text})})
    ),
}
_FIELD: Final[dict[str, Check]] = {
    "name": _text,
    "type": _type,
    "format": _format,
    "title": _text,
    "description": _text,
    "constraints": _constraints,
    "missingValues": _list_of(_scalar_or_label),
    "categories": _list_of(_scalar_or_label),
    "categoriesOrdered": _flag,
    "decimalChar": _mark,
    "groupChar": _mark,
    "bareNumber": _flag,
    "trueValues": _list_of(_text),
    "falseValues": _list_of(_text),
    "delimiter": _mark,
    "itemType": _text,
    "unit": _text,
}
