"""What is proposed to a person who describes a dataset: from the last version, else from the data, else from the policy. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Final

from opendata.dcat import FREQUENCIES, THEMES
from opendata.dcat.licences import chosen, listed
from opendata.errors import Misuse
from opendata.model import Inspection, Package, Place, Verdict
from opendata.policy import Policy
from opendata.policy.form import LEAVING
from opendata.room import Studied
from opendata.safepath import slug
from opendata.texts import Language, say

QUESTIONS: Final = ("title", "description", "licence", "frequency", "contact", "theme")
LICENCES: Final = ("dl-de-by-2.0", "dl-de-zero-2.0", "CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0")
"""Open ones that GovData recommends; every other of its list is taken too."""

OFFERED: Final[dict[str, tuple[str, ...]]] = {
    "licence": LICENCES,
    "frequency": ("DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL_2", "ANNUAL", "BIENNIAL", "IRREG", "NEVER", "UNKNOWN"),
    "theme": tuple(sorted(THEMES)),
}
"""The choices that are listed, by question."""

MAX_TITLE: Final = 200
MAX_TEXT: Final = 2_000
_MAILBOX: Final = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_WORDS: Final = {
    "TRAN": "verkehr geschwindigkeit parken parkhaus parkplatz fahrrad radweg bus haltestelle zulassung kfz bruecke baustelle",
    "ENVI": "baum gruenflaeche umwelt klima luft wasser brunnen laerm abfall muell wertstoff hund tier naturschutz wetter",
    "EDUC": "kita kinderg schule schueler musikschule buecherei bibliothek museum theater kultur veranstaltung sport vhs",
    "ECON": "haushalt steuer einnahme ausgabe budget gewerbe markt firmen betriebe tourismus uebernachtung wirtschaft vergabe",
    "SOCI": "bevoelkerung einwohner vorname nachname geburt sterbefaelle altersgruppe haushalte zuzug spielplatz pflege",
    "GOVE": "stadtrat wahl partei fraktion sitzung buergeridee maengel amt satzung",
    "HEAL": "gesundheit krankenhaus klinik apotheke arzt impf hygiene",
    "ENER": "strom energie photovoltaik solar ladesaeule heizung waerme",
    "REGI": "stadtteil strasse adresse flurstueck bebauungsplan bauleitplan grundstueck denkmal bodenrichtwert",
    "JUST": "feuerwehr polizei unfall straftat sicherheit",
    "TECH": "wlan breitband glasfaser mobilfunk",
}
"""Stems of words in names of files and columns by theme of the EU list; where several fit as often, the first."""


@dataclass(frozen=True)
class Answers:
    """What a person says of a dataset; licence, frequency and theme are codes."""

    title: str
    description: str
    licence: str
    frequency: str
    contact: str
    theme: str

    def having(self, question: str, text: str) -> "Answers":
        """Give a copy with one answer changed."""
        return replace(self, **{question: text})

    def as_dict(self) -> dict[str, str]:
        """Give the answers by question."""
        return dict(asdict(self))


def proposed(name: str, studied: Studied, verdict: Verdict, policy: Policy, last: Package | None, language: Language) -> Answers:
    """Propose an answer to each question; `name` is that of the dataset, `verdict` what the policy decides on it."""
    labels = list(dict.fromkeys(_labels(studied.inspection, verdict)))
    lines = [line for line in studied.preamble if len(line) <= MAX_TITLE]
    theirs = last or Package(name=name, title="")
    licence = chosen(theirs.licences) or chosen((policy.city.licence,))
    columns = say("describe-columns", language, columns=", ".join(labels))
    return Answers(
        title=theirs.title or (lines[0] if lines else _spoken(name)),
        description=theirs.description or " ".join([*(f"{line.rstrip('.')}." for line in lines[1:]), columns])[:MAX_TEXT],
        licence=licence.name if licence else LICENCES[0],
        frequency=theirs.frequency or ("ANNUAL" if _YEAR.search(" ".join([name, *lines])) else "UNKNOWN"),
        contact=next((one.email for one in theirs.contacts if one.email and one.role == "contact"), None) or policy.city.contact,
        theme=next(iter(theirs.themes), None) or _theme([name, *lines, *labels]),
    )


def _labels(inspection: Inspection, verdict: Verdict) -> Iterator[str]:
    """Give the cleared headers of the columns that stay."""
    gone = {decision.place for decision in verdict.decisions if decision.outcome in LEAVING}
    for resource in inspection.package.resources:
        for field in resource.fields:
            if field.label and Place(resource=resource.number, field=field.number) not in gone:
                yield field.label


def understood(question: str, text: str) -> str:
    """Take an answer in any of its spellings, choices by code or by their place in the list.

    Raises:
        Misuse: it is none; the code names what is wanted.
    """
    plain = " ".join(text.split())
    if question in OFFERED:
        return _choice(question, plain)
    if question == "contact" and not _MAILBOX.fullmatch(plain):
        raise Misuse("describe-no-mailbox")
    if not plain or len(plain) > (MAX_TITLE if question == "title" else MAX_TEXT):
        raise Misuse("describe-text-length", limit=MAX_TITLE if question == "title" else MAX_TEXT)
    return plain


def _choice(question: str, text: str) -> str:
    offered = OFFERED[question]
    if text.isdecimal() and 1 <= int(text) <= len(offered):
        return offered[int(text) - 1]
    known = listed(text) if question == "licence" else None
    code = text.upper().rpartition("/")[2]
    if known:
        return known.name
    if code in (THEMES if question == "theme" else FREQUENCIES if question == "frequency" else ()):
        return code
    raise Misuse("describe-no-choice", choices=", ".join(offered))


def _spoken(name: str) -> str:
    """Write a dataset's name as a title: `hunde-2024` becomes `Hunde 2024`."""
    return " ".join(word.capitalize() for word in PurePath(name).name.split("-"))


def _theme(texts: Iterable[str]) -> str:
    words = " ".join(slug(text).replace("-", " ") for text in texts)
    counts = {theme: sum(words.count(stem) for stem in stems.split()) for theme, stems in _WORDS.items()}
    best = max(counts, key=lambda theme: counts[theme])
    return best if counts[best] else "GOVE"
