"""Names and numbers of people outside the grid: headers, file and sheet names, titles, contributors, preamble and footer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import unquote

import polars as pl

from opendata.model import Place
from opendata.recognizers import email, spans
from opendata.recognizers.cells import even, fold_text
from opendata.recognizers.cue import told_in_each
from opendata.recognizers.headers import tags_of
from opendata.recognizers.names import forms, gazetteer
from opendata.recognizers.span import Span
from opendata.recognizers.words_in_text import could_name, kind_of
from opendata.table import OpenPackage, OpenResource

_NAMES: Final = ("name", "title", "description", "path")
_FILE_NAMES: Final = ("name", "path")
"""Written in one word as a rule: `erika-mustermann`."""

_OF_FILES: Final = frozenset(
    "geo us eu can gal om sys ion may pal par rem sep sil sol del dev job lot mar nas nam age ene edu kit "
    "feb mrz apr jun jul aug okt nov dez csv xlsx json yaml xml pdf zip tmp neu alt "
    "lora lorawan romane novelle novellen api army navy update backup version valid line cell brw alkis atkis".split()
)
"""Words and short forms that name files far more often than people."""

_ADDRESSING: Final = frozenset("frau herr herrn familie fam eheleute dr prof".split())
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")

_LONGEST_NAME: Final = 80
_OF_FIELD: Final = re.compile(r"field ([0-9]+) (\S+)")
"""How reading names the texts that the schema has of a column."""


def around(package: OpenPackage) -> dict[Place, dict[str, int]]:
    """Give the places outside the grid that hold personal data and must be neither shown nor published.

    Returns:
        How often each kind of personal data stands at each place.
    """
    written = [(Place(resource=0, margin=str(place)), text) for place, text in package.margins.lazy().collect().iter_rows()]
    for resource in package.resources:
        written += _of_resource(resource)
    texts = [(place, text) for place, text in written if text and text.strip()]
    found: dict[Place, Counter[str]] = {}
    for (place, _), entities in zip(texts, _entities([text for _, text in texts]), strict=True):
        found.setdefault(place, Counter()).update(entities)
    telling = [one for resource in package.resources for one in _telling_labels(resource)]
    for (place, _), entities in zip(telling, _shown([(label, False) for _, label in telling]), strict=True):
        found.setdefault(place, Counter()).update(entities)
    for place in (one for resource in package.resources for one in _family_labels(resource)):
        found[place] = found.get(place) or Counter(["PERSON_NAME"])
    return {place: dict(sorted(entities.items())) for place, entities in found.items() if entities}


def _family_labels(resource: OpenResource) -> list[Place]:
    """Give the headers that end in family names, where several do: "Stunden Röckelein", "Stunden Wicklein"."""
    named = [one for one in resource.fields if not tags_of(one.label) and _ends_in_family(one.label)]
    return [Place(resource=resource.number, field=one.number, margin="label") for one in named if len(named) > 1]


def _ends_in_family(label: str) -> bool:
    return any(word.istitle() and kind_of(word).alone for word in label.split()[-1:])


def _telling_labels(resource: OpenResource) -> Iterator[tuple[Place, str]]:
    """Give the headers that say what the column holds and may show somebody all the same: two names side by side do not yet."""
    for one in resource.fields:
        if tags_of(one.label):
            yield Place(resource=resource.number, field=one.number, margin="label"), one.label


def _of_resource(resource: OpenResource) -> list[tuple[Place, str]]:
    number = resource.number
    texts = [
        (Place(resource=number, field=one.number, margin="label"), one.label) for one in resource.fields if not tags_of(one.label)
    ]
    texts += [(Place(resource=number, margin=name), str(resource.descriptor.get(name) or "")) for name in _NAMES]
    texts += [(place, spelled(part)) for place, text in texts if place.margin in _FILE_NAMES for part in text.split("/")]
    return [*texts, *((_place(number, place), text) for place, text in resource.margins.lazy().collect().iter_rows())]


def spelled(name: str) -> str:
    """Write the name of a file or a table as a person would: `erika-mustermann` becomes `Erika Mustermann`.

    Words that cannot be part of a name stand as a semicolon, and so do words among which is no given name: a file is called by
    words in small letters, of which no capital tells a name (`geo-daten`, `valid-simple`). Who is addressed is somebody. A year
    after a name is not part of it.
    """
    words = [word for word in re.split(r"[-_\s]+", name.rsplit(".", 1)[0]) if word and not _YEAR.fullmatch(word)]
    at = next((at for at, word in enumerate(words) if word.lower() in _ADDRESSING), len(words))
    runs = [list(run) for _, run in groupby(words[:at], _could_name)]
    told = [word for run in runs for word in (run if _tells_name(run) else _rest(run))]
    return " ".join([*told, *words[at:]]).title()


def _could_name(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word.lower() not in _OF_FILES and could_name(word.title())


def _tells_name(run: Sequence[str]) -> bool:
    return len(run) > 1 and _could_name(run[0]) and any(fold_text(word) in gazetteer().given for word in run)


def _rest(run: Sequence[str]) -> Iterator[str]:
    """Give what is no part of a name: numbers side by side stay where they are as long as a telephone's."""
    for numbers, group in groupby(run, str.isdecimal):
        words = list(group)
        told = numbers and sum(map(len, words)) >= _SHORTEST_PHONE
        yield from words if told else [";"] * len(words)


_SHORTEST_PHONE: Final = 9
"""Digits; shorter numbers in names of files are keys of municipalities ("05114000"), days and versions."""


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
    return list(map(bool, _entities(texts)))


def _entities(texts: Sequence[str]) -> list[Counter[str]]:
    """Count in each text what shows a person; a name that only the lists tell counts once."""
    coded = ["_" in text and " " not in text for text in texts]
    words = [_parted(unquote(text)).replace("_", " ").replace("/", " ") for text in texts]
    stems = pl.Series([text.rsplit(".", 1)[0] if len(text) < _LONGEST_NAME else "" for text in words], dtype=pl.String)
    shapes = forms(stems)
    named = (shapes["full"] & shapes["listed"]).to_list()
    found = _shown(list(zip(words, coded, strict=True)))
    return [shown or Counter(["PERSON_NAME"] if name else ()) for shown, name in zip(found, named, strict=True)]


def _parted(text: str) -> str:
    """Put a semicolon for what programs and files are called by and nobody is: "ROK_NHN", "boris_brw_zonen"."""
    if "_" not in text:
        return text
    return "_".join(";" if word.lower() in _OF_FILES or _ABBREVIATED.fullmatch(word) else word for word in text.split("_"))


_ABBREVIATED: Final = re.compile("(?!(?:DR|FR|HR|NG)$)[B-DF-HJ-NP-TV-XZ]{2,3}")
"""Two or three capitals without a vowel: no name, but for a few."""


def _shown(texts: Sequence[tuple[str, bool]]) -> list[Counter[str]]:
    """Count what shows somebody in each text, of which is told whether a program gave it; each different one is searched once."""
    different = list(dict.fromkeys(text for text, _ in texts))
    told = told_in_each(even(pl.Series(different, dtype=pl.String)))
    found = {text: spans.find(text, signs) for text, signs in zip(different, told, strict=True)}
    return [Counter(span.entity for span in found[text] if _tells(text, span, coded=coded)) for text, coded in texts]


def _tells(text: str, span: Span, *, coded: bool) -> bool:
    """Say whether a span shows somebody; in a name that a program gave, letters and a digit make no plate: "KI_U3"."""
    if coded and span.entity == "LICENSE_PLATE":
        return sum(map(str.isdigit, text[span.start : span.end])) > 2  # noqa: PLR2004
    if span.entity == "PHONE" and text[span.start : span.end].isdecimal() and span.end - span.start < _SHORTEST_PHONE:
        return False
    return span.entity != "EMAIL" or email.is_personal_box(text[span.start : span.end])
