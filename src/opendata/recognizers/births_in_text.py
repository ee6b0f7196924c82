"""Days of birth in texts: told by words before or after them, or long ago beside a name."""

import re
from typing import Final

from opendata.recognizers.columns import PIVOT
from opendata.recognizers.cue import cued
from opendata.recognizers.span import Span

_MONTHS: Final = (
    "Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan\\.?|Jän\\.?|Feb\\.?|Mär\\.?|Mrz\\.?|Jun\\.?|Jul\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Okt\\.?|Nov\\.?|Dez\\.?"
)
DATE: Final = (
    rf"(?:\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})|"
    rf"\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})|\d{{1,2}},\s?\d{{1,2}},\s?(?:19|20)\d{{2}}|\d{{1,2}}\.?\s?(?i:{_MONTHS})\s\d{{4}})"
)
_BORN: Final = cued(
    "geb|*",
    rf"(?:\b[Gg]eb(?:\.|urts)?[ -]?[Dd]at(?:um|\.)[^.!?:\d]{{1,40}}|"
    rf"\b[Gg]eb(?:\.|oren|urtsdatum|urt[st]\w{{2,4}}|urt|\.?[ -]?dat(?:um|\.)?)?(?:e[rn]?)?(?:\skorrigiert|\sge(?:ä|ae)ndert)?"
    rf"(?:\s?am|\sauf|\sangeblich|\sist\s(?:der|am)|\sist)?|(?<!\w)\*)\s?:?\s?(?:am\s)?({DATE})",
    re.IGNORECASE,
)
_BORN_AFTER: Final = cued("geb", rf"(?<![\d.])({DATE})\s(?:in\s[\w-]+\s)?(?:geboren(?:e[nr]?)?|geb\.)(?!\w)")
"""Told after the day: "am 12.3.1980 geboren"."""
_RELATIVE_BORN: Final = cued(
    "(",
    rf"\b(?:Vater|Mutter|Sohn|Tochter|Kind|Mann|Frau|Oma|Opa|Bruder|Schwester|Ehefrau|Ehemann|Enkel(?:in)?|Nichte|Neffe|"
    rf"(?:Gro(?:ß|ss)|Schwieger)(?:mutter|vater)|Patient(?:in)?|Sch(?:ü|ue)ler(?:in)?|Bewohner(?:in)?)\s?\(({DATE})\)",
)
NEAR: Final = 80
SIGNED: Final = re.compile(r"(?:[Bb]earb\w*|[Gg]ez\w*|[Gg]r(?:uß|üße)|[Uu]nterz\w*|erledigt|[Zz]ust)\.?:?\s*$")
"""The date after who signed is that of the day."""


RIGHT_AFTER: Final = re.compile(rf" ({DATE})(?!\d|\s?(?:Uhr|bis|[-–]\s?\d))", re.IGNORECASE)


def is_of_late(date: str, said: str) -> bool:
    """Say whether a day is of the last years, and not said to be one of birth."""
    return _year_of(date) >= _LONG_AGO and not _BIRTH_SAID.search(said)


def _year_of(date: str) -> int:
    year = int(re.split(r"\D", date)[-1 if not re.match(r"\d{4}", date) else 0])
    if year < 100:  # noqa: PLR2004  (written with two digits)
        year += 2000 if year <= PIVOT else 1900
    return year


def is_long_ago(text: str, name: Span, date: str) -> bool:
    """Say whether the day beside a whole name is one of birth: longer ago than what offices note of somebody."""
    year = _year_of(date)
    drawn = _DRAWN.search(text, max(0, name.start - NEAR // 2), name.start) is not None
    return year < _LONG_AGO and not drawn and len(text[name.start : name.end].split()) > 1


_DRAWN: Final = re.compile(
    r"(?i)(?<!\w)(?:protokoll|foto|bild|entwurf|plan|zeichnung|beschluss|vortrag|stadtr(?:at|ätin))\S?\s(?:\S+\s)?\Z"
)
"""What bears the day on which it was made."""


CELEBRATED: Final = re.compile(
    r"(?:^|[.!?;|/\n]\s?)(?:Trauung|Hochzeit|Eheschlie(?:ß|ss)ung|Beisetzung|Bestattung|Beerdigung|Trauerfeier):?\s[^.!?\n]{0,60}\Z"
)
"""The day of the last years after who marries or is buried is the one on which they do."""
_BIRTH_SAID: Final = re.compile(r"(?i)geb|\*")
_LONG_AGO: Final = 2000 + PIVOT - 5
"""Notes of things that happened are younger."""
TOLD: Final = (_BORN, _BORN_AFTER, _RELATIVE_BORN)
"""Days of birth told by words before or after them."""
