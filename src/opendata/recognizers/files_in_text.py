"""Files, contracts and parcels of who is named in a text."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.cue import cued, signed
from opendata.recognizers.span import Span

REFERENCE: Final = re.compile(
    r"\s?[,(]\s?((?!\d{1,2}[./-]\d{1,2}[./-]\d{2})(?=[^,\s]*\d[^,\s]*\d[^,\s]*\d)[A-Z0-9]{1,6}(?:[./\-][A-Za-z0-9]{1,8}){2,5}|\(\d{1,3}\)\s\d{2,4}-\d{2,4}\s\d{3,6})(?![\w])"
)
"""Signs of a file after a name: groups of digits and letters between strokes, no date."""
_FILE_SIGN: Final = signed(
    r"(?i)[a-z]\s\d{1,3}\s-\s\d{4}|[a-z]{2}\s\d{3,6}/\d\d|[\da-z]-\d{3,6}-(?:19|20)\d\d|[/-][a-z0-9]{1,5}[/-][a-z0-9]{1,5}[/-][a-z0-9]|[a-z]{2}\s\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d|(?:19|20)\d\d[/-]\d{4}|\d{4}[/-](?:19|20)\d\d|(?:^|[^\w./-])(?:[a-z1-9][a-z0-9]{0,4}[./-][a-z0-9./-]*\d{5}|[1-9]\d{4}[./-])|\d\s-\s\d{4}|-\d{2,4}/\d\d-|/\d{3,5}-[a-z]|[a-z]\s\d{1,4}/\d\d-\d{3}|\.\d{1,2}-\d{3}|\d-[a-z]{1,4}-\d{2,6}/\d\d",
    r"(?<![\w./-])(?!0|\d{1,2}\.\d{1,2}\.|VO\b|BV\b|MV\b|DS\b|Drs\b|SV\b|STV\b|AN\b|DIN|EN\b|ISO)[A-Z0-9][A-Za-z0-9.]{0,6}(?:[/-][A-Za-z0-9]{1,6}){0,3}"
    r"[/-](?:(?:19|20)\d\d[/-](?!(?:19|20)\d\d(?!\d))\d{4,6}|(?<!\d)(?!(?:19|20)\d\d/)\d{4,6}/(?:19|20)\d\d)(?![\w-])|"
    r"(?<![\w./-])[A-Z]{1,3}\s\d{1,3}\s-\s\d{4,6}(?![\w/-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|DR|SV|AN|TOP|DIN|EN|ISO|TÜV)[A-Z]{2,4}\s\d{3,6}/\d\d\s[A-Z](?![\w/-])|"
    r"(?<![\w./-])[A-Z]{1,4}\d{1,3}(?:\.\d{1,2})?(?:-[A-Z]{1,4})?-\d{3,6}-(?:19|20)\d\d(?![\w/-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|Drs|SV|AN|TOP|DIN|EN|Los|Bis|Von|Ab\b|Nr\b|StR|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[A-Z][A-Za-z]{1,4}\s\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d(?![\w/-])|"
    r"(?<![\w./-])(?!0|\d{1,2}/(?:19|20)\d\d-|VO\b|BV\b|MV\b|DS\b|Drs\b|SV\b|STV\b|AN\b|DIN|EN\b|ISO)(?=[A-Z0-9]\S{0,20}(?:/\S{0,20}-|-\S{0,20}/))"
    r"(?=(?:[^\s\d]{0,8}\d){5})[A-Z0-9]{1,4}(?:[/-][A-Z0-9]{1,5}){3}(?![\w/-])|"
    r"(?<![\w./-])(?<![\d)]\s)(?!0|978|979)(?=[A-Z0-9./-]*\d{5})[A-Z0-9]{1,5}(?:[./-][A-Z0-9]{1,6}){1,5}"
    r"(?<!\.\d{2})(?<!\.\d{3})(?<!\.\d{4})(?![\w-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|DR|SV|AN|TOP|DIN|EN|ISO|TÜV|VDE|RAL|BP|LV)[A-Z]{2,4}\s\d{1,4}/\d\d-\d{3,6}(?![\w/-])|"
    r"(?<![\w./-])(?!(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)\d{1,2}\.\d{1,2}\.\d{1,2}-\d{3,6}(?:/\d{2,4})?(?![\w/-])|"
    r"(?<![\w./-])\d{1,2}(?:\.\d{1,2})?-[A-Z][A-Za-z]{0,3}-\d{2,6}/\d\d(?![\w/-])|"
    r"(?<![\w./-])(?:\d{2}\.\d\s-\s\d{4,6}\s-\s\d{2}|(?!BV|MV|DS|VO|AN|SV)(?=[A-Z]\S{0,40}\d{4})[A-Z][A-Za-z]{1,4}\d?"
    r"(?:-\d{2,4}/\d{2}-\d{3,5}|/\d{3,5}-[A-Z]\d{2}))(?![\w-])",
)
"""Groups of digits and capitals between strokes, one of them five digits long: a file's running number; "50.3 - 1234 - 24"."""
_CONTRACT: Final = cued(
    "vertrag",
    r"\b[Vv]ertrag(?:s?-?[Nn]r\.?|snummer)?:?\s([A-Za-z]{1,3}[-.]?(?=[\d.]{6})\d[\d.]{4,11}\d|\d{8,12})(?![\w/]|\s(?:Euro|€|EUR))",
)
"""The contract of who is named: with a town's works it is that of a household."""
_PARCEL: Final = cued(
    "flurst|flst",
    r"\b(?i:flurst(?:ü|ue)ck|flst\.?|flurst\.)\s?(?:[Nn]r\.?\s?)?(\d{1,5}(?:/\d{1,4})?)(?![\w.,/]\d|\w)",
)
"""The parcel of who is named."""


_OF_BUDGET: Final = re.compile(
    r"\b(?:Produkt|Kostenstelle|Haushaltsstelle|Sachkonto|Vergabe|Ausschreibung|Version|Software|Firmware|Artikel|Release|Modell|Typ|(?:V|[A-Za-z]*v)orlage|[A-Za-z]*plan|Drucksache|Linie)\w*\s\Z"
)


def files(text: str, told: int) -> Iterator[Span]:
    """Find the signs of files, and the contracts and parcels, in a text that names somebody."""
    yield from (Span(*match.span(1), "CUSTOMER_ID") for match in _CONTRACT.finditer(text, told))
    yield from (Span(*match.span(1), "PARCEL") for match in _PARCEL.finditer(text, told))
    signs = (
        match
        for match in _FILE_SIGN.finditer(text, told)
        if "/DS-" not in match.group() and not _OF_BUDGET.search(text, max(0, match.start() - 24), match.start())
    )
    yield from (Span(*match.span(), "CASE_REF") for match in signs)
