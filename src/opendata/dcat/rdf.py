"""Triples written as Turtle and JSON-LD: the same triples give the same bytes, and any text survives.

Every node has an IRI; blank nodes would come out differently each time.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",  # the official shapes bind it to r5r#, which is wrong
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
HEADER = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f]')
_NOT_IN_TEXT = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Iri(str):
    """A full IRI; what an IRI must not hold is percent-encoded when it is written."""

    __slots__ = ()


@dataclass(frozen=True)
class Literal:
    """A text with a language, or with a datatype (`xsd:date`), or neither."""

    text: str
    language: str = ""
    datatype: str = ""


Triple = tuple[Iri, str, Iri | Literal]
"""Subject, predicate (`dcterms:title`; `a` for the type), object."""


def german(text: str) -> Literal:
    """Give a text in German."""
    return Literal(text, language="de")


def typed(text: object, datatype: str) -> Literal:
    """Give a value of a datatype of XML Schema: `typed(3, "nonNegativeInteger")`."""
    return Literal(str(text), datatype=f"xsd:{datatype}")


def turtle(triples: Iterable[Triple]) -> str:
    """Write triples as Turtle without its prefixes (`HEADER`): one line a triple, grouped by subject, in their order."""
    blocks: dict[Iri, list[str]] = {}
    for subject, predicate, thing in triples:
        line = f"  {predicate} {_term(thing)}"
        lines = blocks.setdefault(subject, [])
        lines += [] if line in lines else [line]
    return "".join("\n" + _term(subject) + "\n" + " ;\n".join(lines) + " .\n" for subject, lines in blocks.items())


def jsonld(turtles: str) -> str:
    """Write Turtle as JSON-LD: nodes, properties and values sorted.

    Raises:
        ValueError: it is not Turtle, or has nodes without an IRI.
    """
    nodes: dict[str, dict[str, list[object]]] = {}
    for subject, predicate, thing in _parsed(turtles):
        key = "@type" if predicate == "rdf:type" else predicate
        value = _short(thing) if key == "@type" and isinstance(thing, Iri) else _json(thing)
        nodes.setdefault(subject, {}).setdefault(key, []).append(value)
    graph = [
        {"@id": subject, **{key: sorted(values, key=json.dumps) for key, values in sorted(nodes[subject].items())}}
        for subject in sorted(nodes)
    ]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def subjects(turtles: str, kind: str) -> list[str]:
    """List the IRIs of the nodes of a type (`dcat:Dataset`), sorted."""
    return sorted(s for s, p, o in _parsed(turtles) if p == "rdf:type" and isinstance(o, Iri) and _short(o) == kind)


def _parsed(turtles: str) -> Iterable[Triple]:
    import rdflib

    for subject, predicate, thing in rdflib.Graph().parse(data=turtles, format="turtle"):
        if not isinstance(subject, rdflib.URIRef) or isinstance(thing, rdflib.BNode):
            message = "a node has no IRI"
            raise ValueError(message)  # noqa: TRY004  (the text is wrong, not a type)
        if isinstance(thing, rdflib.Literal):
            yield Iri(subject), _short(str(predicate)), Literal(str(thing), thing.language or "", _short(thing.datatype or ""))
        else:
            yield Iri(subject), _short(str(predicate)), Iri(thing)


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _json(thing: Iri | Literal) -> dict[str, str]:
    if isinstance(thing, Iri):
        return {"@id": thing}
    extra = {"@language": thing.language} if thing.language else {"@type": thing.datatype} if thing.datatype else {}
    return {"@value": thing.text, **extra}


def _term(thing: Iri | Literal) -> str:
    if isinstance(thing, Iri):
        return f"<{_NOT_IN_IRI.sub(lambda match: f'%{ord(match[0]):02X}', thing)}>"
    text = _NOT_IN_TEXT.sub(lambda match: _SHORT_ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", thing.text)
    return f'"{text}"' + (f"@{thing.language}" if thing.language else f"^^{thing.datatype}" if thing.datatype else "")
