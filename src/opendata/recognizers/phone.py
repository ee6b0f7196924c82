"""Telephone numbers, and which exchange they belong to."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room

_REMARK: Final = r"\s*(?:\(?(?:ab|bis|nur|abends|morgens|werktags|priv(?:at)?|dienstl(?:ich)?|mobil|handy|ag|büro)\b.*)$"
_WRITTEN: Final = r"^(?:\+|00)?\(?\d{1,6}\)?(?:[\s/.\-–]{0,3}\(?\d{1,12}\)?){0,7}$"
_NATIONAL: Final = r"^0[1-9]\d{5,12}$"
_MOBILE: Final = r"^01[567]\d{8,9}$"
_LOST_ZERO: Final = r"^(?:1[567]\d{8,9}|[2-9]\d{7,10})$"
_NOT_A_PHONE: Final = r"^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d+[.,]\d+$|^\d{3}-\d-|^97[89]"


def national(values: pl.Series) -> pl.Series:
    """Give numbers in the national form ("09518712"), null where a cell is not written like a telephone number.

    A number that lost its leading zero in a spreadsheet is given as such, without a zero.
    """
    bare = values.str.replace(r"(?i)" + _REMARK, "").str.strip_chars()
    written = bare.str.contains(_WRITTEN) & ~bare.str.contains(_NOT_A_PHONE)
    digits = bare.str.replace(r"\(0\)", "").str.replace_all(r"[^\d+]", "").str.replace(r"^(?:\+|00)49\+?0?", "0")
    foreign = digits.str.replace(r"^(?:\+|00)", "00")
    return pl.DataFrame({"n": foreign, "written": written}).select(pl.when("written").then(pl.col("n")).alias("n"))["n"]


def match(values: pl.Series) -> pl.Series:
    """Say which cells are written as a national or international number, its leading zero present and digits grouped or a mobile prefix."""
    number = national(values)
    grouped = values.str.contains(r"\d[\s/()\-.–]+\d|^\+|^00")
    sound = number.str.contains(_NATIONAL) | number.str.contains(r"^00[1-9]\d{7,13}$")
    return (sound & (grouped | number.str.contains(_MOBILE))).fill_null(value=False)


def mobiles(values: pl.Series) -> pl.Series:
    """Say which cells are German mobile numbers, with or without the leading zero."""
    return national(values).str.contains(r"^0?1[567]\d{8,9}$").fill_null(value=False)


def bare(values: pl.Series) -> pl.Series:
    """Say which cells are digits that a header may turn into a telephone number: ungrouped, or without the leading zero."""
    number = national(values)
    return (number.str.contains(_NATIONAL) | number.str.contains(_LOST_ZERO)).fill_null(value=False)


RECOGNIZER: Final = Recognizer(
    entity="PHONE",
    version=1,
    source="ITU-T E.123 and E.164; Bundesnetzagentur, number plan; DIN 5008",
    headers=("telefon", "tel", "telnr", "telefonnummer", "telefonnr", "fon", "phone", "handy", "handynr", "handynummer", "mobil", "mobilnr", "mobilnummer", "mobiltelefon",
             "rufnummer", "rufnr", "fax", "faxnr", "telefax", "durchwahl", "festnetz", "erreichbarkeit", "erreichb", "telz", "kontakt", "telefon*", "rueckrufnummer"),
    chance=0.02,
    valid=("0951/87-1938", "+49 (0)951 6903223", "0049 160 35906432", "(0951) 135 2363", "0171.394.7164", "016249481691", "Tel.: 0951 4148733"),
    invalid=("2024-05-20", "20.05.2024", "09461000", "1234", "0,1234"),
    match=match,
    room=Room(length=(7, 45), digits=(7, 16), letters=(0, 16)),
)  # fmt: skip
