"""Names and numbers of people outside the grid: headers, file and sheet names, titles, contributors, preamble and footer."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

import polars as pl

from opendata.model import Place
from opendata.recognizers import email, spans
from opendata.recognizers.headers import tags_of
from opendata.recognizers.names import forms
from opendata.recognizers.span import Span
from opendata.table import OpenPackage, OpenResource

_NAMES: Final = ("name", "title", "description", "path")
_FILE_NAMES: Final = ("name", "path")
"""Written in one word as a rule: `erika-mustermann`."""

_LONGEST_NAME: Final = 80
_OF_FIELD: Final = re.compile(r"field ([0-9]+) (\S+)")
"""How reading names the texts that the schema has of a column."""


def stained_places(package: OpenPackage) -> frozenset[Place]:
    """Give the places outside the grid that hold personal data and must be neither shown nor published."""
    written = [(Place(resource=0, margin=str(place)), text) for place, text in package.margins.lazy().collect().iter_rows()]
    for resource in package.resources:
        written += _of_resource(resource)
    texts = [(place, text) for place, text in written if text and text.strip()]
    personal = personal_texts([text for _, text in texts])
    found = {place for (place, _), stained in zip(texts, personal, strict=True) if stained}
    return frozenset(found.union(*map(_telling_labels, package.resources)))


def _telling_labels(resource: OpenResource) -> Iterator[Place]:
    """Give the headers that say what the column holds and show somebody all the same: two names side by side do not yet."""
    for one in resource.fields:
        if tags_of(one.label) and _shows_somebody(one.label):
            yield Place(resource=resource.number, field=one.number, margin="label")


def _of_resource(resource: OpenResource) -> list[tuple[Place, str]]:
    number = resource.number
    texts = [
        (Place(resource=number, field=one.number, margin="label"), one.label) for one in resource.fields if not tags_of(one.label)
    ]
    texts += [(Place(resource=number, margin=name), str(resource.descriptor.get(name) or "")) for name in _NAMES]
    texts += [(place, spelled(part)) for place, text in texts if place.margin in _FILE_NAMES for part in text.split("/")]
    return [*texts, *((_place(number, place), text) for place, text in resource.margins.lazy().collect().iter_rows())]


def spelled(name: str) -> str:
    """Write the name of a file or a table as a person would: `erika-mustermann` becomes `Erika Mustermann`."""
    return name.rsplit(".", 1)[0].replace("-", " ").title()


def _place(resource: int, name: str) -> Place:
    """Give the place of a text around a table: that of the column where it is about one."""
    of_field = _OF_FIELD.fullmatch(name)
    if of_field is None:
        return Place(resource=resource, margin=name)
    return Place(resource=resource, field=int(of_field[1]), margin=of_field[2])


def personal_texts(texts: Sequence[str]) -> list[bool]:
    """Say of each short text beside the data whether it names a person or how to reach one.

    A mailbox or number there is an office's unless it shows a person: contacts of the publisher are meant to be published.
    """
    words = [unquote(text).replace("_", " ").replace("/", " ") for text in texts]
    stems = pl.Series([text.rsplit(".", 1)[0] if len(text) < _LONGEST_NAME else "" for text in words], dtype=pl.String)
    shapes = forms(stems)
    named = (shapes["full"] & shapes["listed"]).to_list()
    return [name or _shows_somebody(text) for text, name in zip(words, named, strict=True)]


def _shows_somebody(text: str) -> bool:
    return any(_tells(text, span) for span in spans.find(text))


def _tells(text: str, span: Span) -> bool:
    return span.entity != "EMAIL" or email.is_personal_box(text[span.start : span.end])
