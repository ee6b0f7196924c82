"""What a table says of its own signs: whether a dash is exactly zero.

Source: DIN 55301, signs of statistical tables: `-` nothing there (exactly zero), `0` less than half of the last digit,
`.` unknown, `/` not sure enough, `x` makes no sense, `...` comes later. The offices of federation and states keep to it.
"""

import re
from collections.abc import Iterable
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


def dashes_are_zero(around: Iterable[tuple[str, str]]) -> Zeros | None:
    """Say who says that a dash is zero, in the texts around a table (place, text); None where nobody does, or two disagree."""
    text = "\n".join(text for place, text in around if place in PLACES)[:_MOST]
    if _OTHERWISE.search(text):
        return None
    return "legend" if _ZERO.search(text) else "source" if _SOURCE.search(text) else None
