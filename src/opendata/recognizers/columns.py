"""What all cells of a column are like: counts over every cell, gathered from distinct values, batch by batch.

Counts add up, so memory stays flat: distinct values are kept until there are too many, then counted and let go.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import polars as pl

from opendata.recognizers import RECOGNIZERS, address, email, geo_home, license_plate, names, phone
from opendata.recognizers.cells import LONGEST_IDENTIFIER, clean, fold
from opendata.recognizers.date_of_birth import years

MOST_DISTINCT: Final = 200_000
"""Distinct values kept per column before they are counted and dropped."""

_DECIMAL: Final = r"^[+\-]?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d+$|^[+\-]?\d+[.,]\d+(?:[eE][+\-]?\d+)?$"
_INTEGER: Final = r"^[+\-]?\d+$|^\d{1,3}(?:[.' ]\d{3})+$"
_TIME: Final = r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s?Uhr)?$"
_MOMENT: Final = r"^(?:\d{4}-\d{2}-\d{2}[T ]|\d{1,2}\.\d{1,2}\.\d{2,4} )\d{1,2}:\d{2}"
_URL: Final = r"(?i)^(?:https?://|www\.)\S+$"
_SENTENCE: Final = r"\p{L}{2,}[.!?](?:\s|$)"
_LIFE: Final = r"\(?[*†]?\s?\d{3,4}\s?[-–]\s?[†]?\s?\d{3,4}\)?$|†"
_ISBN: Final = r"^(?:97[89][\- ]?)(?:\d[\- ]?){9}[\dX]$"
_BOOLEANS: Final = ("true", "false", "ja", "nein", "j", "wahr", "falsch", "yes", "no", "x", "0", "1")
_HOUR: Final = r"\d{1,2}[:.]\d{2}\s?(?:-|–|bis)\s?\d{1,2}[:.]\d{2}|\d{1,2}\s?-\s?\d{1,2}\sUhr"
_NAMES: Final = frozenset({"PERSON_NAME", "FIRST_NAME", "LAST_NAME"})
_KEPT_KEYS: Final = 2000
PIVOT: Final = datetime.now(UTC).year % 100


@dataclass
class Profile:
    """Counts of one column. `tally` counts cells by what they look like; the other counters by a part of the value."""

    cells: int = 0
    filled: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    districts: Counter[str] = field(default_factory=Counter)
    exchanges: Counter[str] = field(default_factory=Counter)
    domains: Counter[str] = field(default_factory=Counter)
    shapes: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)  # first two digits of postal codes
    distinct: int = 0
    overflowed: bool = False
    _pending: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema={"cell": pl.String, "n": pl.UInt32}))

    def add(self, cells: pl.Series) -> None:
        """Count one batch of cells."""
        counted = cells.alias("cell").drop_nulls().value_counts(name="n")
        self.cells += len(cells)
        self._pending = pl.concat([self._pending, counted.cast({"n": pl.UInt32})])
        if self._pending.height > counted.height:
            self._pending = self._pending.group_by("cell").agg(pl.col("n").sum())
        if self._pending.height > MOST_DISTINCT:
            self._flush()
            self.overflowed = True

    def finish(self) -> None:
        """Count what is still kept."""
        if not self.overflowed:
            self.distinct = self._pending.height
        self._flush()

    def _flush(self) -> None:
        measure(self, self._pending)
        if self.overflowed:
            self.distinct = max(self.distinct, MOST_DISTINCT)
        self._pending = self._pending.clear()

    def share(self, key: str) -> float:
        """Give the share of filled cells counted under `key`."""
        return self.tally[key] / self.filled if self.filled else 0.0

    def distinct_share(self) -> float:
        """Give distinct values per filled cell; 1.0 where there were too many to keep."""
        return 1.0 if self.overflowed else self.distinct / self.filled if self.filled else 0.0


def measure(profile: Profile, distinct: pl.DataFrame) -> None:
    """Add the counts of distinct values (`cell`, `n` times) to a profile."""
    frame = distinct.select(cell=clean(distinct["cell"]), n=pl.col("n")).drop_nulls("cell")
    if frame.is_empty():
        return
    frame = frame.with_columns(
        length=pl.col("cell").str.len_chars(), digits=pl.col("cell").str.count_matches(r"[0-9]"), letters=pl.col("cell").str.count_matches(r"\p{L}")
    )
    profile.filled += int(frame["n"].sum())
    decimal = frame["cell"].str.contains(_DECIMAL)
    _numbers(profile, frame.filter(decimal))
    rest = frame.filter(~decimal)
    short = rest.filter(pl.col("length") <= LONGEST_IDENTIFIER)
    _count(profile, "long", rest.filter(pl.col("length") > LONGEST_IDENTIFIER), None)
    if not short.is_empty():
        _shapes(profile, short)
        _entities(profile, short)
        _names_of(profile, short.filter(pl.col("letters") >= 2, pl.col("digits") <= 2))  # noqa: PLR2004
    _words(profile, rest.filter(pl.col("letters") > 0))


def _count(profile: Profile, key: str, frame: pl.DataFrame, mask: pl.Series | None) -> int:
    hits = int(frame["n"].sum() if mask is None else frame["n"].filter(mask.fill_null(value=False)).sum())
    if hits:
        profile.tally[key] += hits
    return hits


def _numbers(profile: Profile, frame: pl.DataFrame) -> None:
    if frame.is_empty():
        return
    _count(profile, "decimal", frame, None)
    for key, pattern in (("latitude", geo_home.LATITUDE), ("longitude", geo_home.LONGITUDE), ("easting", geo_home.EASTING), ("northing", geo_home.NORTHING)):
        _count(profile, key, frame, frame["cell"].str.contains(pattern))
    number = phone.national(frame["cell"].filter(frame["digits"] >= 7)) if (frame["digits"] >= 7).any() else None  # noqa: PLR2004
    if number is not None and number.is_not_null().any():
        _phones(profile, frame.filter(pl.col("digits") >= 7))  # noqa: PLR2004


def _shapes(profile: Profile, frame: pl.DataFrame) -> None:
    cell = frame["cell"]
    digital = frame.filter(pl.col("letters") == 0)
    _count(profile, "integer", digital, digital["cell"].str.contains(_INTEGER))
    for key, pattern in (("easting", geo_home.EASTING), ("northing", geo_home.NORTHING)):
        _count(profile, key, digital, digital["cell"].str.contains(pattern))
    for key, pattern in (("time", _TIME), ("moment", _MOMENT), ("url", _URL), ("isbn", _ISBN), ("life", _LIFE), ("hours", _HOUR)):
        _count(profile, key, frame, cell.str.contains(pattern))
    dated = frame.filter(pl.col("digits") >= 3, pl.col("digits") <= 20)  # noqa: PLR2004
    if not dated.is_empty():
        year = pl.DataFrame({"y": years(dated["cell"], PIVOT), "n": dated["n"]}).drop_nulls().group_by("y").agg(pl.col("n").sum())
        profile.years.update(dict(year.iter_rows()))
        profile.tally["date"] += int(year["n"].sum())
    _count(profile, "boolean", frame, cell.str.to_lowercase().is_in(_BOOLEANS))
    _count(profile, "compact_date", digital, digital["cell"].str.contains(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"))
    _count(profile, "year_alone", digital, digital["cell"].str.contains(r"^(?:1[5-9]|20)\d{2}$"))
    _count(profile, "age", digital, digital["cell"].str.contains(r"^\d{1,3}$"))
    _count(profile, "eleven", digital, digital["digits"] == 11)  # noqa: PLR2004
    _count(profile, "excel_date", digital, digital["cell"].str.contains(r"^[1-4]\d{4}$"))
    kinds = pl.DataFrame({"s": cell.str.slice(0, 40).str.replace_all(r"\p{Lu}", "A").str.replace_all(r"\p{Ll}", "a").str.replace_all(r"\d", "9"), "n": frame["n"]})
    top = kinds.group_by("s").agg(pl.col("n").sum()).sort("n", "s", descending=[True, False]).head(50)
    profile.shapes.update(dict(top.iter_rows()))


def _entities(profile: Profile, frame: pl.DataFrame) -> None:
    for recognizer in RECOGNIZERS:
        if recognizer.entity in _NAMES:
            continue
        inside = frame.filter(recognizer.room.holds())
        if inside.is_empty():
            continue
        hits = recognizer.match(inside["cell"]).fill_null(value=False)
        if _count(profile, recognizer.entity, inside, hits):
            _parts(profile, recognizer.entity, inside.filter(hits))
    phones = frame.filter(phone.RECOGNIZER.room.holds())
    if not phones.is_empty():
        _phones(profile, phones)
    lettered = frame.filter(pl.col("letters") > 2)  # noqa: PLR2004
    _count(profile, "street", lettered, lettered["cell"].str.contains(address.STREET_ONLY))
    _count(profile, "numbered_street", lettered, lettered["cell"].str.contains(address.NUMBERED_STREET))
    codes = frame.filter(pl.col("letters").is_between(1, 3), pl.col("digits") == 0, pl.col("length") <= 3)  # noqa: PLR2004
    if not codes.is_empty():
        _count(profile, "district_code", codes, codes["cell"].str.to_uppercase().is_in(sorted(license_plate.districts())))


def _parts(profile: Profile, entity: str, hits: pl.DataFrame) -> None:
    """Count the parts of values that tell whose they are: mail domains, plate districts, high octets."""
    if entity == "EMAIL":
        folded = fold(hits["cell"])
        domain = folded.str.extract(r"@(.+)$", 1)
        free = domain.is_in(sorted(email.FREE_MAIL))
        _count(profile, "office_mail", hits, email.office_boxes(folded) & ~free)
        _count(profile, "free_mail", hits, free)
        _update(profile.domains, domain, hits["n"])
    elif entity == "LICENSE_PLATE":
        capitals = license_plate.capitals(hits["cell"])
        parts = [license_plate.split_plate(value) or ("", "", "") for value in capitals.to_list()]
        _update(profile.districts, pl.Series([district for district, _, _ in parts]), hits["n"])
        _count(profile, "long_plate", hits, pl.Series([len(digits) > 2 for _, _, digits in parts]))  # noqa: PLR2004
    elif entity == "POSTAL_PLACE":
        _update(profile.regions, hits["cell"].str.extract(r"(\d{2})\d{3}", 1), hits["n"])
    elif entity == "IP_ADDRESS":
        _count(profile, "high_ip", hits, hits["cell"].str.contains(r"^(?:[3-9]\d|\d{3})\.|:"))
    elif entity == "HEALTH":
        _count(profile, "icd_detail", hits, hits["cell"].str.contains(r"^[A-Z]\d{2}\.\d"))
        _count(profile, "illness", hits, hits["cell"].str.contains(r"\p{Ll}{3}"))


def _phones(profile: Profile, frame: pl.DataFrame) -> None:
    _count(profile, "bare_phone", frame, phone.bare(frame["cell"]))
    _count(profile, "mobile", frame, phone.mobiles(frame["cell"]))
    matched = frame.filter(phone.match(frame["cell"]) | phone.bare(frame["cell"]))
    if not matched.is_empty():
        number = phone.national(matched["cell"]).str.replace(r"^0", "")
        _update(profile.exchanges, number.str.slice(0, 5), matched["n"])


def _update(counter: Counter[str], keys: pl.Series, counts: pl.Series) -> None:
    grouped = pl.DataFrame({"k": keys, "n": counts}).drop_nulls().group_by("k").agg(pl.col("n").sum()).sort("n", "k", descending=[True, False])
    counter.update(dict(grouped.head(_KEPT_KEYS).iter_rows()))


def _names_of(profile: Profile, frame: pl.DataFrame) -> None:
    if frame.is_empty():
        return
    shape = names.forms(frame["cell"])
    person = shape["full"] | (shape["initialed"] & shape["known"]) | shape["addressed"]
    _count(profile, "PERSON_NAME", frame, person)
    _count(profile, "FIRST_NAME", frame, shape["given"])
    _count(profile, "LAST_NAME", frame, shape["family"])
    _count(profile, "sure_name", frame, shape["full"] & shape["listed"])
    for key in ("full", "initialed", "addressed", "place", "company", "single"):
        _count(profile, key, frame, shape[key])
    _count(profile, "initials_only", frame, frame["cell"].str.contains(r"^\p{Lu}\.\s?\p{Lu}\.$"))


def _words(profile: Profile, frame: pl.DataFrame) -> None:
    if frame.is_empty():
        return
    words = frame["cell"].str.count_matches(r"\s") + 1
    profile.tally["words"] += int((words * frame["n"]).sum())
    _count(profile, "lettered", frame, None)
    _count(profile, "wordy", frame, words >= 8)  # noqa: PLR2004
    _count(profile, "sentence", frame, (words >= 4) & frame["cell"].str.contains(_SENTENCE))  # noqa: PLR2004
    _count(profile, "phrase", frame, (words >= 4) & frame["cell"].str.contains(r"\s\p{Ll}{2,}\s(?:.*\s)?\p{Ll}{3,}"))  # noqa: PLR2004
