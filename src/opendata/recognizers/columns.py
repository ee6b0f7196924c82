"""What all cells of a column are like: counts over every cell, gathered from distinct values, batch by batch.

Counts add up, so memory stays flat: distinct values are kept until there are too many, then counted and let go. All columns
of a table are counted
in one scan: one small table costs as much as its patterns, not as much as its patterns times its columns.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from string import ascii_letters, digits
from typing import Final

import numpy as np
import polars as pl

from opendata.ahead import side_by_side
from opendata.recognizers import RECOGNIZERS, address, date_of_birth, email, geo_home, historic, license_plate, names, phone
from opendata.recognizers.base import Recognizer, as_numbers, prepared
from opendata.recognizers.business import BUSINESS
from opendata.recognizers.cells import LONGEST_IDENTIFIER, cleaned
from opendata.recognizers.local import NOWHERE, Local

MOST_DISTINCT: Final = 200_000
"""Distinct values kept per column before they are counted and dropped."""
_COUNTED_AT_ONCE: Final = 600_000
"""Values that wait to be counted together: to make all patterns costs as much as to try them on tens of thousands of cells."""

PIVOT: Final = datetime.now(UTC).year % 100
_FEW_CELLS: Final = 20_000
_MOST_WORDS: Final = 10
_RUNNING: Final = f"^(?:[^ ]* ){{{_MOST_WORDS}}}"
"""Cells of more words are running text: no identifier is written so. More are not counted."""

_DECIMAL: Final = (
    r"^[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|"
    r"[0-9]{1,3}(?:[' ][0-9]{3})+[.,][0-9]+|(?:(?:0|[1-9][0-9]*)\.[0-9]+|[0-9]+,[0-9]+)(?:[eE][+-]?[0-9]+)?)$"
)
_NUMERIC: Final[dict[str, str]] = {
    "integer": "^[+-]?[0-9]+$|^[0-9]{1,3}(?:[.' ][0-9]{3})+$",
    "compact_date": "^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$",
    "year_alone": "^(?:1[5-9]|20)[0-9]{2}$",
    "year_of_old": "^1[0-8][0-9]{2}$",  # who was born then is dead
    "chip": "^276[0-9]{12}$",  # of an animal: Germany's key and twelve digits (ISO 11784)
    "age": "^[0-9]{1,3}$",
    "eleven": "^[0-9]{11}$",
    "excel_date": "^[1-4][0-9]{4}$",
    "bare_phone": phone.BARE,
    "isbn": "^97[89][ -]?(?:[0-9][ -]?){9}[0-9X]$",
}
_COORDINATES: Final = {
    "latitude": geo_home.LATITUDE,
    "longitude": geo_home.LONGITUDE,
    "easting": geo_home.EASTING,
    "northing": geo_home.NORTHING,
}
_ANY: Final[dict[str, str]] = {
    "bare_mac": "^(?:[0-9A-F]{12}|[0-9a-f]{12})$",
    "time": "^[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?Uhr)?$",
    "moment": r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4} )[0-9]{1,2}:[0-9]{2}",
    "life": r"\([*]? ?[0-9]{3,4} ?[-–] ?†? ?[0-9]{3,4}\)|†",
    "lived": r"^1[0-8][0-9]{2} ?[-–] ?1[0-9]{3}$",  # who was born before 1900 is dead
    "hours": r"[0-9]{1,2}[:.][0-9]{2} ?(?:-|–|bis) ?[0-9]{1,2}[:.][0-9]{2}|[0-9]{1,2} ?[-–] ?[0-9]{1,2} Uhr",
}
_LETTERED: Final[dict[str, str]] = {
    "url": r"^(?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)[^ ]+$",
    "geometry": r'^\s*(?:\{\s*"(?:type|coordinates|geometries)"|(?:MULTI)?(?:LINESTRING|POLYGON)\s*Z?M?\s*\()',
}
_FOLDED: Final[dict[str, str]] = {
    "street": address.STREET_ONLY,
    "numbered_street": address.NUMBERED_STREET,
    "way": "(?:strasse|str[.]|weg|gasse|platz|allee|ring|promenade|chaussee)$",
    "agent": r"^(?:mozilla|chrome|firefox|safari|opera|edge?|msie|android|windows|linux|curl|okhttp)[ /]v?[0-9]",
    "icd_detail": "^[a-z][0-9]{2}[.][0-9]",
    "memorial": "stolperstein|gedenkstein|gedenktafel|mahnmal|kriegsgraeb|kriegsopfer|opfer des nationalsoz|kriegerdenkmal|"
    "ehrenmal|ehrenhain|kriegsdenkmal|deportiert|ermordet|"
    r"(?:flucht|flucht in den tod|emigriert|ueberlebt|tot|befreit|verhaftet|ausgewiesen) 19[34][0-9]",
    "institution": r"(?:schule|gymnasium|kita|kindergarten|kindertagesstaette|krippe|hort|bad|bibliothek|buecherei|museum|"
    r"klinikum|krankenhaus|rathaus|amt|halle|heim|zentrum|kirche|haus|schloss|turm|villa|saal)(?:\s|$)|^(?:gesamt|grund|real|haupt|mittel|ober|berufs|foerder)schule\b",
    "species": "(?:birke|ahorn|linde|eiche|buche|kastanie|esche|platane|robinie|weide|pappel|erle|ulme|kiefer|fichte|tanne|hasel|"
    "weissdorn|eberesche|mehlbeere|zierapfel|zier-apfel|zierkirsche|gleditschie|ginkgo|magnolie|tulpenbaum|amberbaum|trompetenbaum|beetrose|edelrose|strauchrose|kletterrose|rambler|damaszenerrose|gallicarose|albarose)$",
    "breed": "(?:dackel|teckel|terrier|pudel|schaeferhund|boxer|mops|chihuahua|retriever|labrador|spaniel|mischling|schnauzer|"
    r"pinguin|ziege|luchs|wolf|eule|esel|alpaka|erdmaennchen|flamingo|waschbaer|otter|leopard|kaenguru|zebra|giraffe|sittich|"
    r"schildkroete|havaneser|malteser|beagle|collie|dogge|bulldogge|husky|pinscher|spitz|shepherd|rottweiler|windhund|setter|"
    r"shih[ -]tzu|ruede|huendin|kater|dalmatiner|sennenhund|pekinese|bichon|weimaraner|whippet|pitbull|staffordshire|akita|"
    "kangal|leonberger|neufundlaender)$",
    "creature": "^(?:hund|katze|kater|kaninchen|zwergkaninchen|meerschweinchen|hamster|vogel|wellensittich|papagei|pferd|pony|"
    "esel|ziege|schaf|schildkroete|frettchen|ratte|maus|huhn|hahn|ente|gans|schwein|degu|chinchilla|igel)$",
    "parcel_word": r"\bfl(?:\.|[ -]?(?:nr|st))|flst|flur|gmkg|gemarkung",
}
_HOUSE_NUMBER: Final = f"^{address.HOUSE_NUMBER}$"
_LONG_NUMBER: Final = 5
_DAY_LIKE: Final = r"^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]+[.,][0-9]+$"
_DATED_NUMBER: Final = r"[-/.](?:19|20)?[0-9]{2}(?:-[0-9A-Z])?$|(?:^|[-/.])(?:19|20)[0-9]{2}[-/]"
"""A number with the year in which it was given."""
_BOOLEANS: Final = ("true", "false", "ja", "nein", "j", "wahr", "falsch", "yes", "no", "x", "0", "1")
_NONE: Final = (
    *("keine", "keiner", "kein", "keine bekannt", "nichts", "nein", "entfaellt", "ohne"),
    *("keine eintragung", "keine eintragungen", "keine angabe", "unbekannt", "n.n.", "nn", "k.a.", "k. a."),
)
_VOICE: Final = (
    r"(?i)(?:^|[^\p{L}-])(?:ich|mich|mir|mein(?:e[mnrs]?)?|herrn?|frau(?:en)?|ehe(?:mann|frau)|(?:sohn|tochter|mutter|vater|oma|opa)s?|"
    r"nachbar(?:n|in|innen)?|(?:mieter|bewohner|patient|rentner|betreut|verstorben|verletzt|schwanger|dement|obdachlos)\p{L}*|kranken?|witwer?)(?:$|[^\p{L}-])"
)
"""Words for a person, and words of who writes: a text with them may describe somebody without a name."""
_PARTY: Final = (
    r"(?i)(?:^|\P{L})(?:antragsteller|widerspruchsf|schuldner|klient|kläger|klaeger|beklagte|beschuldigt|betroffene|geschädigt|"
    r"geschaedigt|(?:bürger|buerger)(?:in)?(?:$|\P{L})|petent|leistungsbe|unterhaltspfl|sorgeberechtigt|kindsmutter|kindsvater|asylbewerber)"
)
"""Who has a matter with an office: its file is the file of somebody, named or not. No `\\b` here: beside
umlauts it costs 25 times as much."""
_PARTS_KEPT: Final = 2000


@dataclass
class Profile:
    """Counts of one column. `tally` counts cells by what they look like; the other counters by a part of the value."""

    cells: int = 0
    filled: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    parts: dict[str, Counter[str]] = field(
        default_factory=dict
    )  # plate districts, exchanges, mail domains, postal regions, shapes
    distinct: int = 0
    overflowed: bool = False
    reach: tuple[int, int] | None = None  # the least and the greatest of whole numbers of up to nine digits

    def share(self, key: str) -> float:
        """Give the share of filled cells counted under `key`."""
        return self.tally[key] / self.filled if self.filled else 0.0

    def distinct_share(self) -> float:
        """Give distinct values per filled cell; 1.0 where there were too many to keep."""
        return 1.0 if self.overflowed else min(1.0, self.distinct / self.filled) if self.filled else 0.0

    def gain(self, other: "Profile") -> None:
        """Add what was counted besides."""
        self.tally.update(other.tally)
        self.years.update(other.years)
        for part, counts in other.parts.items():
            self.parts.setdefault(part, Counter()).update(counts)

    def extend(self, least: int, most: int) -> None:
        """Take whole numbers in."""
        first, last = self.reach or (least, most)
        self.reach = min(first, least), max(last, most)

    def is_consecutive(self) -> bool:
        """Say whether the cells are whole numbers one after the other, each of them once."""
        least, most = self.reach or (0, -1)
        return not self.overflowed and self.share("integer") >= 1 and self.distinct == self.filled == most - least + 1

    def top(self, part: str, most: int = 1) -> float:
        """Give the share of the `most` most common parts among all cells that have such a part; 0 where none has."""
        counter = self.parts.get(part)
        return sum(count for _, count in counter.most_common(most)) / sum(counter.values()) if counter else 0.0


_Counted = Mapping[int, Profile]
_SHORT_NUMBER: Final = 9


@dataclass
class Profiler:
    """Gathers the profiles of many columns, of one table or of several: `profiles` by any number that tells them apart."""

    profiles: dict[int, Profile]
    local: Local = NOWHERE
    _pending: dict[int, list[pl.DataFrame]] = field(default_factory=dict)
    _varied: set[int] = field(default_factory=set)  # hardly a value comes twice: kept in order, which is read faster
    _ready: list[tuple[int, pl.DataFrame]] = field(default_factory=list)

    def add(self, columns: Mapping[int, pl.Series]) -> None:
        """Count one batch of several columns, in long ones two side by side."""
        tall = any(len(cells) > _FEW_CELLS for cells in columns.values())
        for _ in (side_by_side if tall else map)(self._add, columns.items()):
            pass
        if sum(frame.height for _, frame in self._ready) > _COUNTED_AT_ONCE:
            self._count()

    def _add(self, column: tuple[int, pl.Series]) -> None:
        """Count one batch of a column."""
        number, cells = column
        self.profiles[number].cells += len(cells)
        waiting = self._pending.setdefault(number, [])
        here = cells.alias("cell").drop_nulls()
        once = number in self._varied
        waiting.append(here.to_frame().with_columns(n=pl.lit(1, pl.UInt32)) if once else here.value_counts(name="n"))
        if sum(one.height for one in waiting) > MOST_DISTINCT:
            self._merge(number)

    def finish(self) -> dict[int, Profile]:
        """Count what is still kept and give the profiles."""
        for number, frames in self._pending.items():
            merged = _merged(frames)
            self.profiles[number].distinct = merged.height
            self._ready.append((number, merged))
        self._pending.clear()
        self._count()
        return self.profiles

    def _merge(self, number: int) -> None:
        """Take the batches of a column together; where they still hold too many values, these are to be counted and let go."""
        frames = self._pending.pop(number)
        profile = self.profiles[number]
        merged = pl.concat(frames) if profile.overflowed else _merged(frames)
        if merged.height > MOST_DISTINCT:
            if not profile.overflowed and merged.height > profile.cells / 2:
                self._varied.add(number)
            profile.overflowed = True
            self._ready.append((number, merged))
        else:
            self._pending[number] = [merged]

    def _count(self) -> None:
        """Count what is ready, of several columns at once."""
        if self._ready:
            numbers, frames = zip(*self._ready, strict=True)
            self._ready.clear()
            fields = pl.Series("field", np.repeat(np.array(numbers, np.uint32), [frame.height for frame in frames]))
            measure(self.profiles, pl.concat(frames).with_columns(fields), self.local)


def _merged(frames: list[pl.DataFrame]) -> pl.DataFrame:
    return frames[0] if len(frames) == 1 else pl.concat(frames).group_by("cell").agg(pl.col("n").sum())


def measure(profiles: Mapping[int, Profile], distinct: pl.DataFrame, local: Local = NOWHERE) -> None:
    """Add the counts of distinct values (`field`, `cell`, `n` times) to the profiles."""
    cell = pl.col("cell")
    looks = distinct.with_columns(
        number=cell.str.contains("^[0-9]+$") & (cell.str.len_bytes() <= LONGEST_IDENTIFIER),
        plain=cell.str.contains(_DECIMAL) & ~cell.str.ends_with(".0"),
        running=cell.str.contains(_RUNNING),
    )
    numbers, plain, running, others = (
        looks.filter(kind).select(distinct.columns)
        for kind in ("number", "plain", "running", ~pl.any_horizontal("number", "plain", "running"))
    )
    value = pl.col("cell").cast(pl.Int64)
    short = numbers.filter(cell.str.len_bytes() <= _SHORT_NUMBER).group_by("field").agg(least=value.min(), most=value.max())
    for number, least, most in short.iter_rows():
        profiles[number].extend(least, most)
    uneven = cell.str.contains("  ", literal=True)
    texts = running.filter(~uneven).with_columns(words=pl.lit(_MOST_WORDS + 1, pl.UInt32))
    filled = cleaned(pl.concat([others, running.filter(uneven)])).drop_nulls("cell")
    filled = filled.with_columns(decimal=cell.str.contains(_DECIMAL), words=cell.str.count_matches(" ") + 1)
    for part in (numbers, plain, texts, filled):
        for number, count in part.group_by("field").agg(pl.col("n").sum()).iter_rows():
            profiles[number].filled += count
    _tally(
        profiles,
        pl.concat([plain, filled.filter("decimal").select(distinct.columns)]),
        {"decimal": pl.lit(value=True), **{key: cell.str.contains(pattern) for key, pattern in _COORDINATES.items()}},
    )
    rest = filled.filter(~pl.col("decimal"))
    long = (pl.col("words") > _MOST_WORDS) | (pl.col("cell").str.len_bytes() > 2 * LONGEST_IDENTIFIER)
    short = pl.concat([prepared(rest.filter(~long)), as_numbers(numbers)], how="diagonal")
    shaped_like = (pl.col("letters") > 0) | cell.str.contains(r"[0-9][-/][0-9]|\.[0-9]{5}")
    worded = pl.concat([rest.drop("decimal"), texts.select("cell", "n", "field", "words")], how="diagonal")
    counted: list[Callable[[_Counted], None]] = [
        *(partial(_tests, frame=part, alphabet=alphabet, local=local) for alphabet, part in _by_alphabet(short)),
        partial(_names, frame=short.filter(pl.col("letters") >= 2, pl.col("digits") <= 2), local=local),
        partial(_shapes, frame=short.filter(pl.col("digits") > 0, shaped_like)),
        partial(_words, frame=worded),
    ]
    names.gazetteer()  # this and the next import, and two threads must not import at a time
    license_plate.districts()
    for found in side_by_side(_counted_by, counted):
        for number, profile in found.items():
            profiles[number].gain(profile)


def _counted_by(count: Callable[[_Counted], None]) -> _Counted:
    """Give what one of several counts finds: each has profiles of its own, for no two may add to one number at a time."""
    found: _Counted = defaultdict(Profile)
    count(found)
    return found


def _by_alphabet(frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Part many cells by what they hold, so that no pattern runs where it cannot match; few are not worth it."""
    if frame.height <= _FEW_CELLS:
        parts = [("any", frame)]
    else:
        digits, letters, plain = pl.col("digits") > 0, pl.col("letters") > 0, pl.col("digits") == pl.col("length")
        parts = [
            ("number", frame.filter(~letters, plain)),
            ("digits", frame.filter(~letters, ~plain)),
            ("letters", frame.filter(letters, ~digits)),
            ("both", frame.filter(letters, digits)),
        ]
    yield from ((alphabet, part) for alphabet, part in parts if not part.is_empty())


def _tally(profiles: Mapping[int, Profile], frame: pl.DataFrame, tests: Mapping[str, pl.Expr]) -> None:
    """Count for each column the cells that pass each test."""
    if frame.is_empty():
        return
    hits = frame.select("field", **{key: test.fill_null(value=False) * pl.col("n") for key, test in tests.items()})
    for row in hits.group_by("field").sum().iter_rows(named=True):
        tally = profiles[row.pop("field")].tally
        tally.update({key: count for key, count in row.items() if count})


def _tests(profiles: Mapping[int, Profile], frame: pl.DataFrame, alphabet: str, local: Local) -> None:
    asked = [one for one in (*RECOGNIZERS, *BUSINESS) if not one.forms and _speaks(one, alphabet)]
    conditions = {one.entity: (one.room.holds() & one.fits()).fill_null(value=False) for one in asked}
    flagged = frame.with_columns(**conditions)
    for one in asked:
        if one.check is not None and flagged[one.entity].any():
            flagged = flagged.with_columns(one.checked(flagged[one.entity], flagged[one.on]).alias(one.entity))
    tests = {**{one.entity: pl.col(one.entity) for one in asked}, **_looks(alphabet)}
    _tally(profiles, flagged, tests | ({"own": local.owns()} if local != NOWHERE else {}))
    for part, entity, key in _parts(asked):
        _count_parts(profiles, flagged.filter(entity), part, key)
    if "EMAIL" in conditions:
        _tally(profiles, flagged.filter("EMAIL"), {"named_mail": _named_mail()})
    if "LICENSE_PLATE" in conditions:
        _plates(profiles, flagged.filter("LICENSE_PLATE"))
    if alphabet != "letters":
        _years(profiles, flagged)


def _speaks(one: Recognizer, alphabet: str) -> bool:
    """Say whether a recognizer's values can be of digits only, letters only, or both."""
    if alphabet == "any":
        return True
    if alphabet in {"number", "digits"}:
        return one.room.letters[0] == 0 and one.room.digits[1] > 0
    if alphabet == "letters":
        return one.room.digits[0] == 0
    return one.room.digits[1] > 0 and one.room.letters[1] > 0


def _looks(alphabet: str) -> dict[str, pl.Expr]:
    cell = pl.col("cell")
    looks = {} if alphabet == "number" else {key: cell.str.contains(pattern) for key, pattern in _ANY.items()}
    looks["boolean"] = pl.col("folded").is_in(_BOOLEANS)
    looks["none"] = pl.col("folded").is_in(_NONE)
    if alphabet in {"number", "digits", "any"}:
        looks |= {
            key: cell.str.contains(pattern)
            for key, pattern in (*_NUMERIC.items(), ("easting", geo_home.EASTING), ("northing", geo_home.NORTHING))
        }
    if alphabet not in {"number", "digits"}:
        looks |= {key: cell.str.contains(pattern) for key, pattern in _LETTERED.items()}
        looks |= {key: pl.col("folded").str.contains(pattern) for key, pattern in _FOLDED.items()}
        looks["office_mail"] = _mailbox().str.contains(f"{email.ROLE_BOX}|{email.NUMBERED_BOX}") & ~_free_mail()
        looks["free_mail"] = _free_mail()
        looks["illness"] = pl.col("HEALTH") & ((pl.col("letters") > 3) | pl.col("folded").str.starts_with("gdb"))
    if alphabet in {"letters", "any"}:
        looks["salutation"] = pl.col("folded").is_in(["frau", "herr", "herrn", "fr.", "hr.", "hrn."])
        looks["district_code"] = pl.col("capitals").is_in(sorted(license_plate.districts()))
    if alphabet != "letters":
        looks["phone_like"] = pl.col("digits").is_between(7, 30) & (pl.col("letters") <= 2) & ~cell.str.contains(_DAY_LIKE)
        looks["mobile"] = cell.str.contains(phone.MOBILE) & pl.col("digits").is_between(10, 14)
        looks["ungrouped"] = pl.col("compact").str.contains(phone.BARE)
    if alphabet != "letters":
        looks["high_ip"] = pl.when("IP_ADDRESS").then("cell").str.contains("^(?:[3-9][0-9]|[0-9]{3})[.]|:")
    looks["house_number"] = pl.col("folded").str.contains(_HOUSE_NUMBER)
    looks["parcel_fraction"] = cell.str.contains("^[0-9]{1,5}/[0-9]{1,4}$")
    return looks


def _free_mail() -> pl.Expr:
    return _mailbox().str.extract("@(.+)$", 1).is_in(sorted(email.FREE_MAIL)).fill_null(value=False)


def _named_mail() -> pl.Expr:
    """Give the condition that a mailbox is named after somebody, at an organisation's domain."""
    role = pl.col("folded").str.contains(email.ROLE_BOX)
    return ~role & ~_free_mail() & email.names_somebody(pl.col("folded").str.extract("^(.+)@", 1))


def _mailbox() -> pl.Expr:
    return pl.when(pl.col("cell").str.contains("@", literal=True)).then("folded")


def _parts(asked: list[Recognizer]) -> Iterator[tuple[str, str, pl.Expr]]:
    """Say which part of a value tells whose it is: mail domain, exchange, postal region."""
    entities = {one.entity for one in asked}
    if "EMAIL" in entities:
        yield "domain", "EMAIL", pl.col("folded").str.extract("@(.+)$", 1)
    if "POSTAL_PLACE" in entities:
        yield "region", "POSTAL_PLACE", pl.col("cell").str.extract("([0-9]{2})[0-9]{3}", 1)
    if "PHONE" in entities:
        national = phone.national(pl.col("cell"))
        short = national.str.contains("^(?:30|40|69|89)")  # the four area codes of two digits have the longest exchanges
        yield "exchange", "PHONE", pl.when(short).then(national.str.slice(0, 6)).otherwise(national.str.slice(0, 5))


def _count_parts(profiles: Mapping[int, Profile], frame: pl.DataFrame, part: str, key: pl.Expr) -> None:
    if frame.is_empty():
        return
    grouped = (
        frame.group_by("field", key.alias("part"))
        .agg(pl.col("n").sum())
        .drop_nulls("part")
        .sort("field", "n", "part", descending=[False, True, False])
    )
    kept = grouped.group_by("field", maintain_order=True).head(_PARTS_KEPT)
    for (number,), counted in kept.partition_by("field", as_dict=True).items():
        counts = dict(zip(counted["part"].to_list(), counted["n"].to_list(), strict=True))
        profiles[number].parts.setdefault(part, Counter()).update(counts)


def _plates(profiles: Mapping[int, Profile], frame: pl.DataFrame) -> None:
    for number, capitals, count in frame.select("field", "capitals", "n").iter_rows():
        district, series, digits = license_plate.split_plate(capitals) or ("", "", "")
        profiles[number].parts.setdefault("district", Counter())[district] += count
        profiles[number].parts.setdefault("series", Counter())[series] += count
        profiles[number].tally["long_plate"] += count if len(digits) > 2 else 0


def _years(profiles: Mapping[int, Profile], frame: pl.DataFrame) -> None:
    dated = (
        frame.filter(pl.col("digits").is_between(3, 20))
        .with_columns(year=date_of_birth.year(pl.col("folded"), PIVOT))
        .drop_nulls("year")
    )
    for number, year, count in dated.group_by("field", "year").agg(pl.col("n").sum()).iter_rows():
        profiles[number].years[year] += count
        profiles[number].tally["date"] += count


_PARTED: Final = "\x1f"
_UMLAUTS: Final = {**dict.fromkeys("ÄÖÜ", "A"), **dict.fromkeys("äöüß", "a")}
_SHAPE: Final = bytes.maketrans((ascii_letters + digits).encode(), b"a" * 26 + b"A" * 26 + b"9" * 10)


def shaped(cells: pl.Series) -> pl.Series:
    """Give the shapes of cells, all written as one text: five times as fast as a pattern for each class of letters."""
    text = _PARTED.join(cells.str.slice(0, 40).str.replace_all(_PARTED, " ", literal=True).to_list())
    for letter, plain in _UMLAUTS.items():
        text = text.replace(letter, plain)
    return pl.Series(text.encode().translate(_SHAPE).decode().split(_PARTED) if len(cells) else [], dtype=pl.String)


def _shapes(profiles: Mapping[int, Profile], frame: pl.DataFrame) -> None:
    """Count value shapes ("AA-AA 9999"), the most common ones of each column."""
    frame = frame.with_columns(shape=shaped(frame["cell"]))
    _count_parts(profiles, frame, "shape", pl.col("shape"))
    long = frame.filter(pl.col("digits") >= _LONG_NUMBER)
    _count_parts(profiles, long, "thousand", pl.col("compact").str.replace_all("[^0-9]", "").str.slice(0, pl.col("digits") - 3))
    _tally(profiles, long, {"long_number": pl.lit(value=True), "dated_number": pl.col("cell").str.contains(_DATED_NUMBER)})


def _names(profiles: Mapping[int, Profile], frame: pl.DataFrame, local: Local) -> None:
    if frame.is_empty():
        return
    shapes = frame.select("field", "n", "cell", member=local.holds_office(frame["cell"])).hstack(names.forms(frame["cell"]))
    person = pl.col("full") | pl.col("initialed_known") | pl.col("addressed")
    tests = {
        "PERSON_NAME": person,
        "FIRST_NAME": pl.col("given"),
        "LAST_NAME": pl.col("family"),
        "sure_name": pl.col("full") & pl.col("listed"),
        "member": pl.col("member"),
    }
    tests |= {key: pl.col(key) for key in ("full", "initialed", "initialed_known", "addressed", "place", "company", "single")}
    _tally(profiles, shapes, {**tests, "initials_only": pl.col("cell").str.contains(r"^[A-ZÄÖÜ]\. ?[A-ZÄÖÜ]\.$")})
    full = shapes.filter("full")
    _tally(profiles, full, {"historic_name": pl.lit(historic.are_historic(full["cell"]))})


def _words(profiles: Mapping[int, Profile], frame: pl.DataFrame) -> None:
    lettered = frame.filter(pl.col("cell").str.contains("[A-Za-zÄÖÜäöüß]"))
    words, cell = pl.col("words"), pl.col("cell")
    _tally(
        profiles,
        lettered,
        {
            "lettered": pl.lit(value=True),
            "long": cell.str.len_chars() > LONGEST_IDENTIFIER,
            "several_words": words >= 3,
            "joined": cell.str.contains("[;|#\t].*[;|#\t].*[;|#\t]"),
            "wordy": words >= 8,
            "sentence": (words >= 4) & cell.str.contains(r"[a-zäöüß]{2}[.!?](?: |$)"),
            "stated": (words >= 3)
            & cell.str.contains(r" [a-zäöüß]{2,}(?:t|en|n)[.!?]?$"),  # ends in a verb: "Rinde im Blick behalten"
            "phrase": (words >= 4) & cell.str.contains(" [a-zäöü]{2,} (?:.* )?[a-zäöüß]{3}"),
        },
    )
    told = lettered.filter(cell.str.contains(f"{_VOICE}|{_PARTY}"))
    _tally(profiles, told, {"party": cell.str.contains(_PARTY), "voiced": (words >= 3) & cell.str.contains(_VOICE)})
