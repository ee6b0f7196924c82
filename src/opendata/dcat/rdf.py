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
_SUBJECT = re.compile(r'<[^<>"\\\x00-\x20]+>')
_LINE = re.compile(
    r'^  (a|\w+:\w+) (?:<([^<>"\\\x00-\x20]+)>|"((?:[^"\\]|\\["\\nrt]|\\u[0-9A-F]{4})*)"(?:@([a-z]+)|\^\^(\w+:\w+))?) [;.]$',
    re.MULTILINE,
)
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


def blocks(text: str) -> list[str]:
    """Give the nodes of a text that `turtle` wrote, each with its lines and no prefixes; no line of a node is empty."""
    return [block for part in text.split("\n\n") if (block := part.strip("\n")).startswith("<")]


def is_a(block: str, kind: str) -> bool:
    """Say whether a node is of a type (`dcat:Dataset`); its type is the first thing that is said of it."""
    return block.partition("\n")[2].startswith(f"  a <{_full(kind)}>")


def subject(block: str) -> Iri:
    """Give the IRI of a node."""
    return Iri(block.partition(">")[0].removeprefix("<"))


def jsonld(nodes: Iterable[str]) -> str:
    """Put nodes (`as_json`) together, one line each, in their order. One that occurs twice stays so, which JSON-LD allows."""
    return f'{{"@context": {json.dumps(PREFIXES)}, "@graph": [\n' + ",\n".join(nodes) + "\n]}\n"


def as_json(block: str) -> str:
    """Write a node (`blocks`) as JSON-LD.

    It goes from text to text: every escape of ours in Turtle is one of JSON too. So a catalogue of thousands is written anew in
    an instant, and nothing of the thousands has to be parsed.

    Raises:
        ValueError: this is no Turtle of ours.
    """
    head, _, lines = block.partition("\n")
    members: dict[str, list[str]] = {}
    for predicate, iri, text, language, datatype in _LINE.findall(lines):
        key = "@type" if predicate == "a" else predicate
        members.setdefault(key, []).append(_value(key, iri, text, language, datatype))
    if not _SUBJECT.fullmatch(head) or sum(map(len, members.values())) != lines.count("\n") + 1:
        message = "not Turtle as it is written here"
        raise ValueError(message)
    told = (f'"{key}": [{", ".join(values)}]' for key, values in members.items())
    return f'{{"@id": "{head[1:-1]}", ' + ", ".join(told) + "}"


def _value(key: str, iri: str, text: str, language: str, datatype: str) -> str:
    if iri:
        return f'"{iri}"' if key == "@type" else f'{{"@id": "{iri}"}}'
    extra = f', "@language": "{language}"' if language else f', "@type": "{datatype}"' if datatype else ""
    return f'{{"@value": "{text}"{extra}}}'


def _full(short: str) -> str:
    prefix, _, name = short.partition(":")
    return PREFIXES[prefix] + name


def _term(thing: Iri | Literal) -> str:
    if isinstance(thing, Iri):
        return f"<{_NOT_IN_IRI.sub(lambda match: f'%{ord(match[0]):02X}', thing)}>"
    text = _NOT_IN_TEXT.sub(lambda match: _SHORT_ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", thing.text)
    return f'"{text}"' + (f"@{thing.language}" if thing.language else f"^^{thing.datatype}" if thing.datatype else "")
