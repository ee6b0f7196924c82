"""Dates of birth, and how dates are written."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room, by_pattern

MONTHS: Final = (
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sep|sept|okt|nov|dez"
)
DATE: Final = (
    r"(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:[12]\d|3[01]|0?[1-9])|(?:[12]\d|3[01]|0?[1-9])\s?[./]\s?(?:1[0-2]|0?[1-9])\s?[./]\s?(?:\d{4}|\d{2})|"
    rf"(?:[12]\d|3[01]|0?[1-9])\.?\s?(?:{MONTHS})\.?\s?(?:\d{{4}}|\d{{2}})|(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_WHOLE: Final = rf"(?i)^(?:(?:geb\.?|geboren(?:\sam)?|\*)\s?)?{DATE}(?:[T\s]\s?0?0:00(?::00(?:\.0+)?)?)?Z?$"


def years(values: pl.Series, pivot: int) -> pl.Series:
    """Give the year of each date, null where a cell is none.

    Args:
        values: cleaned cells.
        pivot: two-digit years up to this one belong to this century, later ones to the last.
    """
    four = values.str.extract(r"^(\d{4})-", 1).fill_null(values.str.extract(r"[./\s\pL](\d{4})(?:[\sT]|$)", 1)).fill_null(values.str.extract(r"^((?:19|20)\d{2})\d{4}$", 1))
    two = values.str.extract(r"[./\s\pL](\d{2})(?:\s|$)", 1).cast(pl.Int32)
    frame = pl.DataFrame({"four": four.cast(pl.Int32), "two": two, "is": values.str.contains(rf"(?i)^\*?\s?{DATE}(?:[T\s]\s?[\d:.]+Z?)?$")})
    century = pl.when(pl.col("two") <= pivot).then(pl.col("two") + 2000).otherwise(pl.col("two") + 1900)
    return frame.select(pl.when("is").then(pl.coalesce("four", century)).alias("y"))["y"]


RECOGNIZER: Final = Recognizer(
    entity="DATE_OF_BIRTH",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 6. A date alone is never one: header, table or the spread of years decide",
    headers=("geb", "gebdat", "gebdatum", "geburtsdatum", "geburtstag", "geburtsjahr", "gebjahr", "gebj", "geboren", "geborenam", "gdat", "dob", "birthdate", "dateofbirth", "gebtag", "jahrgangperson", "geburts*", "alter", "lebensalter",
             "birthday", "geburt", "gebam", "alterinjahren", "todesdatum", "sterbedatum"),
    chance=0.9,
    valid=("27.05.1983", "1983-05-27", "27. Mai 1983", "27/05/1983", "19830527", "3.8.83", "geb. 27.05.1983", "1983-05-27 00:00:00"),
    invalid=("32.05.1983", "1983-13-27", "1983", "27.05.1983 14:30", "19831327"),
    match=by_pattern(_WHOLE, prepare=None),
    room=Room(length=(6, 34), digits=(3, 20), letters=(0, 14)),
)  # fmt: skip
