"""What signs in place of a value mean, and what a table says of its own: whether a dash is exactly zero.

Source: DIN 55301, signs of statistical tables: `-` nothing there (exactly zero), `0` less than half of the last digit,
`.` unknown, `/` not sure enough, `x` makes no sense, `...` comes later. The offices of federation and states keep to it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

Zeros = Literal["legend", "source"]
"""Who says that a dash is zero: the table's legend, or a statistical office as its source."""

PLACES: Final = frozenset({"preamble", "footer", "comment", "extra"})
"""Where a legend stands, around the grid."""

_MOST: Final = 20_000  # characters that are searched
_DASH: Final = r"(?:^|[\s;,(„\"'“‚])[-–—][“\"'‘]?\s*"
_MEANS: Final = r"(?:=|:|bedeutet|steht für)\s*[„\"]?"
_ZERO: Final = re.compile(
    rf"{_DASH}(?:{_MEANS})?\s*nichts vorhanden|{_DASH}{_MEANS}(?:(?:zahlenwert )?(?:genau |exakt )?null\b|0(?![\d.,]))",
    re.IGNORECASE | re.MULTILINE,
)
_OTHERWISE: Final = re.compile(
    rf"{_DASH}(?:{_MEANS})?\s*(?:kein|unbekannt|nicht |entf|fehl|wert |zahlenwert (?:unbekannt|nicht)|geheim|gesperrt)",
    re.IGNORECASE | re.MULTILINE,
)
_OFFICES: Final = (
    r"statistische[srn]? (?:landesamt|bundesamt|ämter)|landesamt(?:es)? für statistik|amt für statistik berlin|statistikamt nord"
    r"|destatis|genesis-online|regionaldatenbank"
)
_SOURCE: Final = re.compile(rf"(?:quelle|datenbasis|herausgeber|copyright|©).{{0,60}}?(?:{_OFFICES})", re.IGNORECASE)
_MEANINGS: Final = {
    r"[-–—]+": "nichts vorhanden",
    r"\.|•": "unbekannt oder geheim zu halten",
    r"/": "nicht sicher genug",
    r"x": "nicht sinnvoll",
    r"\.{3}|…": "fällt später an",
    r"\(\s*\)": "nur bedingt aussagekräftig",
    r"k\. ?a\.?|ka|(?:keine|ohne) angaben?|n\. ?a\.?|n/?a|#n/a|#nv|null|nan": "keine Angabe",
    r"nicht bekannt|unbekannt": "unbekannt",
    r"nicht verfügbar": "nicht verfügbar",
    r"entf\.|entfällt": "entfällt",
}


def labelled(signs: Sequence[str]) -> list[str | dict[str, str]]:
    """Give missing values as Table Schema (v2) has them: each with what it means, where known; no meaning stands twice."""
    found = {
        sign: next((label for form, label in _MEANINGS.items() if re.fullmatch(form, sign.casefold())), None) for sign in signs
    }
    if not any(found.values()):
        return list(signs)
    first = {label: sign for sign, label in reversed(found.items())}
    return [
        {"value": sign, "label": label} if label and first[label] == sign else {"value": sign} for sign, label in found.items()
    ]


def dashes_are_zero(around: Iterable[tuple[str, str]]) -> Zeros | None:
    """Say who says that a dash is zero, in the texts around a table (place, text); None where nobody does, or two disagree."""
    text = "\n".join(text for place, text in around if place in PLACES)[:_MOST]
    if _OTHERWISE.search(text):
        return None
    return "legend" if _ZERO.search(text) else "source" if _SOURCE.search(text) else None
