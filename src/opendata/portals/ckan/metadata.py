"""What a CKAN is told about a release: the dataset's fields and those of each resource; pure.

Everything comes from the release's own files. Names follow ckanext-dcat's scheming schemas where the CKAN has such fields, else
go into extras as ckanext-dcat (2.4) and ckanext-dcatde (6.10) spell them: lists as JSON, `contact_name` for `contact` and `name`.
Three things harvesters trip over are avoided: with such a schema, formats are IRIs, for a word comes out as a literal; the box of
a place is a `bbox`, for a literal in `locn:geometry` breaks the shapes; a resource has no `status`, whose old list is outdated.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.dcat import AUTHORITY, MEDIA_TYPES
from opendata.dcat.licences import listed
from opendata.dcat.rdf import PREFIXES, as_json, blocks
from opendata.portals.ckan.columns import clean, cut
from opendata.texts import say

Row = dict[str, str]
Value = str | list[str] | list[Row]
Node = Mapping[str, Any]
"""A node of the record as JSON-LD: predicate and the list of its values."""

_LICENCES: Final = {"cc-zero": "cc-zero", "odcpddl": "odc-pddl", "odbl": "odc-odbl", "odby": "odc-by", "gfdl": "gfdl"}
"""Licences of GovData's list that CKAN's own list has in the same edition, by their codes."""

_ROWS: Final = {
    "contact": ("uri", "name", "email"),
    "publisher": ("uri", "name", "type"),
    "creator": ("uri", "name", "email"),
    "temporal_coverage": ("start", "end"),
    "spatial_coverage": ("uri", "text", "bbox"),
}
_LISTS: Final = ("language", "theme", "conforms_to", "documentation", "applicable_legislation", "hvd_category", "contributorID")
_WORDS: Final = (
    "identifier",
    "modified",
    "frequency",
    "provenance",
    "access_rights",
    "version_notes",
    "availability",
    "politicalGeocodingLevelURI",
    "policy_name",
    "policy_digest",
)

MANAGED_EXTRAS: Final = frozenset(
    {*_WORDS, *_LISTS, *_ROWS} | {f"{name.removesuffix('_coverage')}_{part}" for name, parts in _ROWS.items() for part in parts}
)
"""Keys of all extras that are ours: one of them that `dataset_fields` does not give has to go; all others are somebody's."""

_LABELS: Final = {"csv": "CSV", "parquet": "Parquet", "xlsx": "XLSX", "geojson": "GeoJSON", "zip": "ZIP", "json": "JSON"}
_MEDIA_TYPES: Final = {**MEDIA_TYPES, "json": "application/json"}
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_ABOUT: Final = {
    "datapackage.json": ("release-descriptor", "release-descriptor-about"),
    "privacy.json": ("release-privacy", "release-privacy-about"),
}

_LONGEST_TEXT: Final = 32_000
"""Bytes. Solr takes no term of more than 32,766, and CKAN then none of the dataset; only `notes` is not one term there."""
_LONGEST_TAG: Final = 100
_SHORTEST_TAG: Final = 2
_NOT_IN_TAG: Final = re.compile(r"[^\w\-.]+")


@dataclass(frozen=True)
class Shape:
    """What this CKAN knows: the fields of its scheming schema (none on a plain CKAN), and the ids of its list of licences."""

    dataset: frozenset[str]
    resource: frozenset[str]
    licences: frozenset[str] = frozenset()


def dataset_fields(descriptor: Mapping[str, Any], privacy: Mapping[str, Any], record: bytes, shape: Shape) -> dict[str, object]:
    """Give every field of the dataset that we manage; empty where the release has nothing, so that old values go.

    Extras stand under `extras` as CKAN wants them, each key once; nothing is said twice, as a field and as an extra.

    Raises:
        ValueError: this is no record of ours.
    """
    graph = _graph(record)
    dataset = _dataset(graph)
    told = _told(dataset, graph, privacy)
    fields: dict[str, object] = {
        "title": _short(clean(descriptor["title"])),
        "notes": "".join(_all(dataset, "dcterms:description")).strip() or clean(descriptor["title"]),
        "version": descriptor["version"],
        "url": descriptor["homepage"],
        "license_id": _licence(dataset, graph, shape),
        "tags": [{"name": tag} for tag in _tags(_all(dataset, "dcat:keyword"))],
        **_people(told, shape),
        **{name: value for name, value in told.items() if name in shape.dataset},
    }
    extras = {key: text for name, value in told.items() if name not in shape.dataset for key, text in _flat(name, value)}
    return {**fields, "extras": [{"key": key, "value": value} for key, value in extras.items()]}


def resource_fields(
    path: str, descriptor: Mapping[str, Any], record: bytes, shape: Shape, size_bytes: int, sha256: str
) -> dict[str, str | int]:
    """Give every field of the file's resource that we manage, but its address; `path` is the file's in the version folder.

    Only texts and numbers: in the form that comes with a file a list would become a text; a schema makes lists of them itself.
    `hash` is the bare hexadecimal digest: harvesters read it as xsd:hexBinary.

    Raises:
        ValueError: this is no record of ours.
    """
    graph = _graph(record)
    dataset = _dataset(graph)
    files = dict(_distributions(dataset, graph))
    own = files.get(path, {})
    node = own or next(iter(files.values()), {})  # what is said of all: licence, language, the law
    name, about = _wording(path, own, descriptor)
    return {
        "name": name,
        "description": about,
        **_format(path, shape),
        "size": size_bytes,
        "hash": sha256,
        "hash_algorithm": _SHA256,
        "license": _one(node, "dcterms:license"),
        "licenseAttributionByText": _one(node, "dcatde:licenseAttributionByText"),
        "availability": _one(node, "dcatap:availability"),
        "modified": _one(node, "dcterms:modified") or _one(dataset, "dcterms:modified"),
        "language": _one(node, "dcterms:language"),
        "conforms_to": _one(own, "dcterms:conformsTo"),
        "applicable_legislation": _one(node, "dcatap:applicableLegislation"),
    }


def address_fields(url: str) -> dict[str, str]:
    """Give what to add to a resource once CKAN gave it its address: a direct download names it twice (K39)."""
    return {"access_url": url, "download_url": url}


def _told(dataset: Node, graph: Mapping[str, Node], privacy: Mapping[str, Any]) -> dict[str, Value]:
    """What DCAT-AP.de says of a dataset beside CKAN's own fields, under ckanext-dcat's names."""
    policy = privacy.get("policy", {})
    words: dict[str, Value] = {
        "identifier": _one(dataset, "dcterms:identifier"),
        "modified": _one(dataset, "dcterms:modified"),
        "frequency": _one(dataset, "dcterms:accrualPeriodicity"),
        "provenance": _short(clean(privacy.get("text", {}).get("de", ""))),
        "access_rights": _one(dataset, "dcterms:accessRights"),
        "version_notes": say(
            "release-version-note",
            version=privacy.get("version", ""),
            on=privacy.get("decided_on", ""),
            policy=clean(policy.get("name", "")),
        ),
        "availability": _one(dataset, "dcatap:availability"),
        "politicalGeocodingLevelURI": _one(dataset, "dcatde:politicalGeocodingLevelURI"),
        "policy_name": clean(policy.get("name", "")),
        "policy_digest": policy.get("digest", ""),
    }
    lists: dict[str, Value] = {
        "language": _all(dataset, "dcterms:language"),
        "theme": _all(dataset, "dcat:theme"),
        "conforms_to": _all(dataset, "dcterms:conformsTo"),
        "documentation": [page for page in _all(dataset, "foaf:page") if _short(page) == page],
        "applicable_legislation": _all(dataset, "dcatap:applicableLegislation"),
        "hvd_category": _all(dataset, "dcatap:hvdCategory"),
        "contributorID": _all(dataset, "dcatde:contributorID"),
    }
    return {**words, **lists, **_nodes(dataset, graph)}


def _nodes(dataset: Node, graph: Mapping[str, Node]) -> dict[str, list[Row]]:
    """What is told of other nodes, one row each: offices, the period, the places."""
    contact = {"uri": "@id", "name": "vcard:fn", "email": "vcard:hasEmail"}
    office = {"uri": "@id", "name": "foaf:name", "email": "foaf:mbox"}
    rows = {
        "contact": _rows(dataset, graph, "dcat:contactPoint", contact),
        "publisher": _rows(dataset, graph, "dcterms:publisher", {"uri": "@id", "name": "foaf:name", "type": "dcterms:type"}),
        "creator": _rows(dataset, graph, "dcterms:creator", office),
        "temporal_coverage": _rows(dataset, graph, "dcterms:temporal", {"start": "dcat:startDate", "end": "dcat:endDate"}),
        "spatial_coverage": _rows(dataset, graph, "dcterms:spatial", {"uri": "@id", "bbox": "dcat:bbox"}),
    }
    return {name: [_without_scheme(row) for row in found] for name, found in rows.items()}


def _rows(dataset: Node, graph: Mapping[str, Node], predicate: str, parts: Mapping[str, str]) -> list[Row]:
    found = []
    for iri in _all(dataset, predicate):
        node = graph.get(iri, {})
        row = {part: iri if source == "@id" else _one(node, source) for part, source in parts.items()}
        found.append({part: text for part, text in row.items() if text})
    return [row for row in found if row]


def _without_scheme(row: Row) -> Row:
    """CKAN keeps mailboxes bare; its harvest puts `mailto:` before them."""
    return {**row, "email": row["email"].removeprefix("mailto:")} if "email" in row else row


def _people(told: Mapping[str, Value], shape: Shape) -> dict[str, object]:
    """CKAN's own contact fields, where no schema has better ones: beside `contact` they would come out as a second one."""
    contact, creator = (next((row for row in told[name] if isinstance(row, dict)), {}) for name in ("contact", "creator"))
    fields: dict[str, object] = {}
    if "contact" not in shape.dataset:
        fields |= {"maintainer": contact.get("name", ""), "maintainer_email": contact.get("email", "")}
        fields |= {"author": creator.get("name", ""), "author_email": creator.get("email", "")}
    return fields


def _flat(name: str, value: Value) -> Iterator[tuple[str, str]]:
    """Give the extras that stand for a field; none for an empty one. Of rows only the first has a place there."""
    match value:
        case [dict() as row, *_]:
            short = name.removesuffix("_coverage")
            if short == "spatial" and "bbox" not in row:  # ckanext-dcat passes over a place that has nothing but an IRI
                row = {**row, "text": row["uri"].rpartition("/")[2]}
            yield from ((f"{short}_{part}", text) for part, text in row.items() if isinstance(text, str))
        case [str(), *_]:
            yield name, json.dumps(value)
        case str() if value:
            yield name, value


def _licence(dataset: Node, graph: Mapping[str, Node], shape: Shape) -> str:
    """Give the id by which this CKAN knows the licence, else its IRI in GovData's list."""
    iri = next((_one(node, "dcterms:license") for _, node in _distributions(dataset, graph)), "")
    found = listed(iri)
    names = [iri, found.name, found.code, _LICENCES.get(found.code, iri)] if found else [iri]
    return next((name for name in names if name in shape.licences), iri)


def _tags(keywords: Iterable[str]) -> Iterator[str]:
    """CKAN takes 2 to 100 letters, digits, spaces, hyphens, underscores and dots; what else there is becomes a space."""
    seen: set[str] = set()
    for keyword in keywords:
        tag = _NOT_IN_TAG.sub(" ", unicodedata.normalize("NFC", keyword)).strip()[:_LONGEST_TAG].strip()
        if len(tag) >= _SHORTEST_TAG and tag not in seen:
            seen.add(tag)
            yield tag


def _wording(path: str, own: Node, descriptor: Mapping[str, Any]) -> tuple[str, str]:
    if path in _ABOUT:
        name, about = _ABOUT[path]
        return say(name), say(about)
    tables = descriptor.get("resources", ())
    table: Mapping[str, Any] = next((table for table in tables if path in _paths(table)), {})
    return _one(own, "dcterms:title") or path.rpartition("/")[2], clean(table.get("description", ""))


def _paths(table: Mapping[str, Any]) -> set[str]:
    return {table["path"], *(other["path"] for other in table.get("alternatives", ()))}


def _format(path: str, shape: Shape) -> dict[str, str]:
    """IRIs for a schema made for RDF, words for people elsewhere. The EU's list of file types has none for Parquet."""
    suffix = path.rpartition(".")[2]
    if "availability" not in shape.resource:
        return {"format": _LABELS.get(suffix, suffix.upper()), "mimetype": _MEDIA_TYPES.get(suffix, "")}
    media_type = _IANA + _MEDIA_TYPES[suffix]
    kind = media_type if suffix == "parquet" else f"{AUTHORITY}file-type/{_LABELS[suffix].upper()}"
    return {"format": kind, "mimetype": media_type, **({"package_format": media_type} if suffix == "zip" else {})}


def _graph(record: bytes) -> dict[str, Node]:
    return {node["@id"]: node for node in map(json.loads, map(as_json, blocks(record.decode())))}


def _dataset(graph: Mapping[str, Node]) -> Node:
    found = next((node for node in graph.values() if node.get("@type") == [f"{PREFIXES['dcat']}Dataset"]), None)
    if found is None:
        message = "a record without a dataset"
        raise ValueError(message)
    return found


def _distributions(dataset: Node, graph: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
    """Give path and node of each file that the record names."""
    base = f"{dataset['@id']}/latest/"
    return ((iri.removeprefix(base), graph[iri]) for iri in _all(dataset, "dcat:distribution"))


def _one(node: Node, predicate: str) -> str:
    return _short(next(iter(_all(node, predicate)), ""))


def _short(text: str) -> str:
    return text if len(text.encode()) <= _LONGEST_TEXT else cut(text, _LONGEST_TEXT) + " …"


def _all(node: Node, predicate: str) -> list[str]:
    return [clean(value.get("@id") or value.get("@value", "")) for value in node.get(predicate, ())]
