"""Dates of birth, and how dates are written."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room, words

MONTHS: Final = (
    "januar|jaenner|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|"
    "maer|mrz|apr|jun|jul|aug|sept|sep|okt|nov|dez|mar|may|oct|dec"
)
_DAY: Final = "(?:[12][0-9]|3[01]|0?[1-9])"
_MONTH: Final = "(?:1[0-2]|0?[1-9])"
DATE: Final = (
    f"(?:[0-9]{{4}}[-/]{_MONTH}[-/]{_DAY}|{_DAY}-{_MONTH}-(?:[0-9]{{4}}|[0-9]{{2}})|"
    f"{_DAY} ?[./] ?{_MONTH} ?[./] ?(?:[0-9]{{4}}|[0-9]{{2}})|{_DAY} {_MONTH} (?:19|20)?[0-9]{{2}}|{_DAY}[.-]? "
    f"?(?:{MONTHS})[.-]? ?(?:[0-9]{{4}}|[0-9]{{2}})|"
    "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
)
"""A date, folded: ISO, German with points, slashes or blanks, with the month's name ("24-Nov-68" too), or eight digits."""
ANY_DATE: Final = rf"^[*]? ?{DATE}(?:[t ] ?[0-9:.]+z?)?$"


def year(cell: pl.Expr, pivot: int) -> pl.Expr:
    """Give the year of each folded date, null where a cell is none.

    Args:
        cell: folded cells.
        pivot: two-digit years up to this one belong to this century, later ones to the last.
    """
    four = pl.coalesce(
        cell.str.extract("^([0-9]{4})[-/]", 1),
        cell.str.extract("[./ a-z-]([0-9]{4})(?:[ t]|$)", 1),
        cell.str.extract("^((?:19|20)[0-9]{2})[0-9]{4}$", 1),
    ).cast(pl.Int32)
    two = cell.str.extract("[./ a-z-]([0-9]{2})(?: |$)", 1).cast(pl.Int32)
    century = pl.when(two <= pivot).then(two + 2000).otherwise(two + 1900)
    return pl.when(cell.str.contains(ANY_DATE)).then(pl.coalesce(four, century))


RECOGNIZER: Final = Recognizer(
    entity="DATE_OF_BIRTH",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 6. A date alone is never one: header, table or the spread of years decide",
    headers=words(
        "geb gd kgeb kdgeb gebdat gebdatum geburtsdatum geburtstag geburtsjahr gebjahr gebj geboren geborenam gdat dob birthdate "
        "dateofbirth gebtag gebdt gdatum jahrgangperson geburts* alter lebensalter birthday geburt gebam alterinjahren "
        "todesdatum sterbedatum gbtg gebtg gbdatum gbdat gtag"
    ),
    chance=0.9,
    valid=(
        "27.05.1983",
        "1983-05-27",
        "27. Mai 1983",
        "27/05/1983",
        "19830527",
        "3.8.83",
        "27-05-1983",
        "geb. 27.05.1983",
        "27-May-83",
        "27 05 1983",
        "1983-05-27 00:00:00",
    ),
    invalid=("32.05.1983", "1983-13-27", "1983", "27.05.1983 14:30", "19831327"),
    pattern=rf"^(?:(?:geb[.]?|geboren(?: am)?|[*]) ?)?{DATE}(?:[t ] ?0?0:00(?::00(?:[.]0+)?)?)?z?$",
    on="folded",
    room=Room(length=(6, 34), digits=(3, 20), letters=(0, 14)),
)
