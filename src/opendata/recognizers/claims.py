"""What a column says by itself: which kinds of personal data it could be, and what its table would have to be for that.

Two-step on purpose: columns claim, the table decides (tables.py), because a cell cannot tell a home from a playground.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from opendata.recognizers.columns import Profile

Needs = Literal["nothing", "person", "home"]
"""`person`: holds only where rows are people; `home`: only where rows are people's homes or households."""

HALF: Final = 0.5
MOST: Final = 0.6
NEARLY_ALL: Final = 0.9
FEW: Final = 0.15


@dataclass(frozen=True)
class Column:
    """A column with what its header hints at and what its cells are like."""

    field: int
    label: str
    tags: frozenset[str]
    profile: Profile

    def says(self, *tags: str) -> bool:
        """Say whether the header hints at one of `tags`."""
        return not self.tags.isdisjoint(tags)

    def share(self, key: str) -> float:
        """Give the share of filled cells that are `key`."""
        return self.profile.share(key)

    @property
    def varied(self) -> bool:
        """Say whether values differ enough to stand for single people, not for categories."""
        profile = self.profile
        return profile.distinct_share() >= (0.1 if profile.filled > 60 else HALF) and profile.distinct >= 4

    @property
    def historic(self) -> bool:
        """Say whether a column names people of history: its header says so, or one in ten is known to be."""
        return self.says("historic") or self.share("historic_name") >= 0.1

    @property
    def numeric(self) -> bool:
        """Say whether nearly all cells are numbers."""
        return self.share("integer") + self.share("decimal") >= NEARLY_ALL


@dataclass(frozen=True)
class Claim:
    """One column's claim to be personal data of one kind."""

    field: int
    entity: str
    matched: int
    checked: int
    score: float
    reason: str
    needs: Needs = "nothing"
    proves: bool = False  # that rows are about people, whatever else the table holds
    publishable: bool = False
    whole: bool = True


def claims(column: Column) -> Iterator[Claim]:
    """Give the claims of one column, the surest first."""
    if not column.profile.filled or any(column.share(number) >= HALF for number in ("VAT_ID", "TRADE_REGISTER")):
        return
    for ask in (
        _account,
        _mailbox,
        _register_numbers,
        _tax,
        _documents,
        _vehicle,
        _device,
        _phone,
        _names,
        _birth,
        _special,
        _person_facts,
        _references,
        _user,
        _places,
    ):
        yield from ask(column)


def claim(column: Column, entity: str, reason: str, **more: object) -> Claim:
    """Make a claim with the column's own count of cells that match."""
    matched = column.profile.tally[entity]
    by_header = 0.3 if entity in column.tags else 0.0
    score = min(0.99, round(0.69 * column.share(entity) + by_header, 2))
    return Claim(column.field, entity, matched, column.profile.filled, max(score, 0.5), reason, **more)  # type: ignore[arg-type]


def _own(column: Column, entity: str) -> bool:
    """Say whether all values of a kind are the city's own: its accounts, vehicles, extensions."""
    return column.profile.tally["own"] >= column.profile.tally[entity] > 0


def _account(column: Column) -> Iterator[Claim]:
    if column.share("IBAN") >= HALF and not _own(column, "IBAN"):
        yield claim(column, "IBAN", "finding-check-digit", proves=True)
    elif column.says("BANK_ACCOUNT") and column.share("BANK_ACCOUNT") >= MOST and not column.says("budget"):
        yield claim(column, "BANK_ACCOUNT", "finding-header-and-pattern", needs="person")


def _mailbox(column: Column) -> Iterator[Claim]:
    if column.share("EMAIL") >= HALF and not is_office_mail(column):
        yield claim(column, "EMAIL", "finding-pattern", proves=True)


def is_office_mail(column: Column) -> bool:
    """Say whether a column's mailboxes are offices': named after tasks, or all of one house and hardly one after a person."""
    share = column.share("EMAIL")
    office = column.share("office_mail")
    named = column.share("free_mail") + column.share("named_mail")
    if share < HALF or share - office < 0.25 * share:
        return share >= HALF
    distinct, filled = column.profile.distinct, column.profile.filled
    again = distinct <= 2 or (
        distinct <= 6 and 3 * distinct <= filled and column.says("officer") and column.profile.top("domain") >= NEARLY_ALL
    )
    if again and filled >= 10 and not named:
        return True  # a few contacts for all rows
    return named <= FEW * share and office >= FEW * share and column.profile.top("domain", 2) >= NEARLY_ALL


def is_staff_mail(column: Column) -> bool:
    """Say whether a column's mailboxes are one organisation's, named after its people."""
    return column.profile.top("domain") >= NEARLY_ALL and column.share("free_mail") <= FEW


def _register_numbers(column: Column) -> Iterator[Claim]:
    for entity in ("PENSION_NO", "HEALTH_INS_NO"):
        if column.share(entity) >= HALF:
            yield claim(column, entity, "finding-check-digit", proves=True)
    for entity in ("DOCTOR_NO", "DRIVING_LICENCE"):
        if column.says(entity) and column.share(entity) >= HALF:
            yield claim(column, entity, "finding-check-digit", proves=True)


def _tax(column: Column) -> Iterator[Claim]:
    """Devices have an "IDNr" of eleven digits as well: none of theirs adds up, and they prove no person."""
    named = column.says("TAX_ID")
    told = named and ("steuer" in column.label.lower() or column.profile.filled < 20 or column.share("TAX_ID") >= FEW)
    if column.share("TAX_ID") >= MOST or (named and column.share("eleven") >= MOST):
        if told:
            yield claim(column, "TAX_ID", "finding-check-digit", proves=True)
        elif not column.says("inventory", "budget") or column.says("CUSTOMER_ID"):
            yield claim(column, "TAX_ID", "finding-check-digit", needs="person")
    share = 0.0 if column.says("PHONE") else column.share("TAX_NUMBER")
    if share >= MOST or (share >= FEW and column.says("TAX_NUMBER")):
        yield claim(
            column,
            "TAX_NUMBER",
            "finding-pattern",
            needs="nothing" if column.says("TAX_NUMBER") else "person",
            proves=column.says("TAX_NUMBER"),
        )


def _documents(column: Column) -> Iterator[Claim]:
    card, passport = column.share("ID_CARD"), column.share("PASSPORT")
    if card + passport < HALF or column.share("HEALTH_INS_NO") >= HALF:
        return
    entity = "PASSPORT" if column.says("PASSPORT") or (passport > card and not column.says("ID_CARD")) else "ID_CARD"
    if column.says("ID_CARD", "PASSPORT"):
        device = "gerät" in column.label.lower() and "personal" not in column.label.lower()  # "Ausweisnr. Gerät"
        yield claim(column, entity, "finding-header-and-pattern", needs="person" if device else "nothing", proves=not device)
    elif card + passport >= 0.8 and _documentlike(column) and not column.says("inventory", "company", "CASE_REF"):
        yield claim(column, entity, "finding-pattern", needs="person")


_LETTERS: Final = re.compile("[Aa]+")


def _documentlike(column: Column) -> bool:
    """Nine or ten characters, letters and digits mixed in ever new ways or three times; serial numbers keep a fixed prefix."""
    (shape, _), *_ = column.profile.parts["shape"].most_common(1) or [("", 0)]
    return column.profile.top("shape", 2) < HALF or len(_LETTERS.findall(shape)) >= 3


def _vehicle(column: Column) -> Iterator[Claim]:
    if column.share("VIN") >= MOST:
        yield claim(column, "VIN", "finding-pattern", proves=True)
    own = _own(column, "LICENSE_PLATE") or column.says("inventory", "region")
    if column.share("LICENSE_PLATE") >= HALF > column.share("parcel_word") and not own:
        first = column.profile.top("district")
        long = column.profile.tally["long_plate"] / column.profile.tally["LICENSE_PLATE"]
        few = NEARLY_ALL if first < 0.97 else HALF  # codes of articles have few middle letters
        drawn = column.profile.top("series", 4) < few
        said = column.says("LICENSE_PLATE") and column.label.lower() != "kz"  # lamps have a "Kz" too
        coded = column.says("serial", "inventory", "facility")
        single = coded and all(len(letters) == 1 for letters in column.profile.parts.get("series", ()))
        of_one_form = single and column.profile.top("shape") >= 0.95 and first >= 0.97 and column.profile.distinct >= 30  # lamps
        sure = long >= 0.2 and ((drawn and not of_one_form) or said)
        yield claim(column, "LICENSE_PLATE", "finding-pattern", needs="nothing" if sure else "person", proves=sure)


def _device(column: Column) -> Iterator[Claim]:
    if column.share("IP_ADDRESS") >= MOST and column.share("high_ip") >= HALF and not column.says("version"):
        yield claim(column, "IP_ADDRESS", "finding-pattern", proves=True)
    if column.share("MAC_ADDRESS") >= MOST:
        yield claim(column, "MAC_ADDRESS", "finding-pattern", proves=True)
    elif column.share("bare_mac") >= MOST and column.share("integer") < FEW and not column.says("inventory"):
        yield claim(column, "MAC_ADDRESS", "finding-pattern", needs="person")


def phone_share(column: Column) -> float:
    """Give the share of cells that are telephone numbers; bare digits count where header or mobile prefixes speak for them."""
    spoken_for = column.says("PHONE") or (
        column.share("mobile") >= FEW * 0.6
        and column.share("TAX_ID") < HALF
        and not column.says("serial", "inventory", "budget", "isbn", "epoch")
    )
    written = column.share("phone_like") if column.says("PHONE") and not column.says("serial", "inventory", "budget") else 0.0
    return max(written, column.share("PHONE"), column.share("bare_phone") if spoken_for and column.share("isbn") < HALF else 0.0)


def one_exchange(column: Column) -> bool:
    """Say whether most numbers hang on one exchange, as those of an administration do ("0951 87-…")."""
    first = column.profile.top("exchange")
    shared = first >= NEARLY_ALL and column.profile.distinct_share() < NEARLY_ALL  # the switchboard's number again and again
    return first >= HALF and column.profile.filled > 2 and column.share("mobile") < FEW and (shared or not column.says("private"))


def _phone(column: Column) -> Iterator[Claim]:
    if column.says("PHONE") and _is_split_phone(column):
        yield claim(column, "PHONE", "finding-header", needs="person")
        return
    if phone_share(column) < HALF or one_exchange(column) or _own(column, "PHONE"):
        return
    mobile = column.share("mobile") >= FEW * 0.6
    if column.says("CASE_REF", "CUSTOMER_ID") and column.share("mobile") < HALF and not column.says("PHONE"):
        return  # "(42) 156-89 43256" is a file, "01-636252-4" a customer
    yield claim(
        column, "PHONE", "finding-pattern", needs="nothing" if mobile or column.says("private") else "person", proves=mobile
    )


def _is_split_phone(column: Column) -> bool:
    """Say whether numbers are the parts of telephone numbers, area code or extension in a column of their own."""
    short = column.share("integer") >= MOST and phone_share(column) < HALF
    return short and column.varied and column.share("age") < HALF and not column.says("count", "budget")


_NAMED_THINGS: Final = ("title", "facility", "district", "ADDRESS", "company", "maker")
"""What may be called like somebody, and comes again and again."""


def _names(column: Column) -> Iterator[Claim]:
    if (
        (column.says("animal", "species", "christened") and column.share("sure_name") < 0.8)
        or column.share("long") > FEW
        or column.share("wordy") > HALF
        or column.share("LICENSE_PLATE") >= HALF  # "HA-NO 81" holds two names
    ):
        return
    header = column.says("council", "officer", "author", "historic", "child") or (
        column.says("PERSON_NAME") and not column.says("facility", "institution")  # "Name der Einrichtung"
    )
    full = column.share("PERSON_NAME")
    placed = column.share("place")
    sure = max(column.share("sure_name"), column.share("addressed"))
    few = column.profile.filled < 10 and full >= NEARLY_ALL
    again = ((full >= 0.8 and sure >= HALF) or few) and not column.says(*_NAMED_THINGS)  # "Hausarzt", "Baumpate"
    if (full >= 0.45 and (column.varied or header or again)) or (header and full >= 0.2 and full > placed):
        yield claim(column, "PERSON_NAME", "finding-name-list", proves=True)
    elif max(column.share("initials_only"), column.share("initialed")) >= HALF and column.says("PERSON_NAME", "council"):
        yield claim(column, "PERSON_NAME", "finding-header-and-pattern", proves=True)
    elif column.share("initialed") >= 0.8 and column.varied and not column.says(*_NAMED_THINGS, "author", "species"):
        known = column.share("initialed_known") >= 0.3
        yield claim(column, "PERSON_NAME", "finding-pattern", needs="nothing" if known else "person", proves=known)
    elif placed < HALF and full < 0.45:
        yield from _single_names(column)


def _single_names(column: Column) -> Iterator[Claim]:
    given, family = column.share("FIRST_NAME"), column.share("LAST_NAME")
    listed = column.profile.distinct >= 15 or (column.profile.filled < 60 and column.profile.distinct_share() >= HALF)
    if (column.says("FIRST_NAME") and given >= 0.3) or (column.says("child") and given >= 0.7):
        yield claim(column, "FIRST_NAME", "finding-header-and-names", proves=True)
    elif column.says("LAST_NAME") and family >= 0.2:
        yield claim(column, "LAST_NAME", "finding-header-and-names", proves=True)
    elif column.says("PERSON_NAME", "council") and family >= 0.45 and listed and column.share("single") >= 0.8:
        yield claim(column, "LAST_NAME", "finding-header-and-names", needs="person")
    elif given >= 0.7 and given > family and listed:
        yield claim(column, "FIRST_NAME", "finding-name-list", needs="person")
    elif family >= 0.45 and column.share("single") >= 0.8 and listed and not column.says("district", "ADDRESS", "species"):
        yield claim(column, "LAST_NAME", "finding-name-list", needs="person")


_THIS_YEAR: Final = datetime.now(UTC).year
_OLDEST: Final = 115
"""Years: nobody in Germany has grown older than 115 or so; who was born before is dead."""


_CHILDHOOD: Final = 12
"""Years: where all days are younger and the header is of a matter, they are births only beside somebody."""
_OF_MATTERS: Final = re.compile(r"(?i)fall|vorg|meldung|anzeige|ereignis|akte|beleg|urkund|register|eintrag")
"""What a birth can be to an office: "Geburtsfall" stands over days of reports."""


def _birth(column: Column) -> Iterator[Claim]:
    if column.says("animal", "age") and not column.says("DATE_OF_BIRTH"):
        return
    years = column.profile.years
    dead = years and max(years) < _THIS_YEAR - _OLDEST and column.share("date") >= 1  # every cell is a day, and long ago
    if column.says("DATE_OF_BIRTH") and not (column.says("historic") or dead):
        dated = column.share("date") >= HALF or (column.share("excel_date") >= MOST and column.share("year_alone") < HALF)
        if dated:
            of_late = bool(years) and min(years) >= _THIS_YEAR - _CHILDHOOD and column.share("date") >= NEARLY_ALL
            of_late = of_late and _OF_MATTERS.search(column.label) is not None
            vague = column.label.lower() in {"gd", "gtag"} or of_late
            needs = "person" if vague else "nothing"
            yield claim(
                column, "DATE_OF_BIRTH", "finding-header-and-pattern", needs=needs, proves=not (vague or column.says("district"))
            )
        elif column.share("year_alone") + column.share("age") >= MOST:
            yield claim(column, "DATE_OF_BIRTH", "finding-header", needs="person")


def _special(column: Column) -> Iterator[Claim]:
    if column.share("ADDRESS") >= HALF:
        return  # "Herzogenaurach" is no illness
    distinct = column.profile.distinct
    ill = column.share("HEALTH") >= HALF * (1 - column.share("none"))  # "keine" says nothing against it
    if ill and column.share("icd_detail") + column.share("illness") >= 0.3 * (1 - column.share("none")):
        yield claim(column, "HEALTH", "finding-vocabulary", needs="person")
    elif _is_health_by_header(column):
        yield claim(column, "HEALTH", "finding-header", needs="person")
    for entity, alone in (
        ("RELIGION", 0.8),
        ("POLITICAL_OPINION", 0.7),
        ("UNION_MEMBERSHIP", 0.7),
        ("ETHNIC_ORIGIN", 0.8),
        ("SEXUAL_ORIENTATION", 0.8),
        ("CRIMINAL_OFFENCE", 0.6),
    ):
        share = column.share(entity)
        told = 1 - column.share("none")  # "keine Eintragung" says nothing against it
        if (column.says(entity) and share >= 0.3) or (share >= max(alone * told, FEW) and distinct >= 3):
            yield claim(column, entity, "finding-vocabulary", needs="person")


def _is_health_by_header(column: Column) -> bool:
    """Say whether a header of health stands above words, or one of degrees ("GdB") above numbers."""
    worded = column.says("HEALTH") and column.share("lettered") >= HALF > column.share("moment")
    told = worded and (column.share("HEALTH") >= 0.05 or not column.says("category"))
    return told or (column.says("degree") and column.share("age") >= HALF)


def _person_facts(column: Column) -> Iterator[Claim]:
    distinct = column.profile.distinct
    coded = (column.share("integer") >= NEARLY_ALL or column.share("GENDER") >= 0.2) and distinct <= (
        2 if column.label.lower() == "gs" else 4
    )
    if column.says("GENDER") and (column.share("GENDER") >= MOST or coded):
        yield claim(column, "GENDER", "finding-header-and-vocabulary", needs="person")
    elif column.share("GENDER") >= 0.95 and distinct >= 2 and column.share("lettered") >= HALF and not column.says("district"):
        addressed = column.share("salutation") >= NEARLY_ALL  # whoever is a Frau or a Herr is somebody
        yield claim(column, "GENDER", "finding-vocabulary", needs="person", proves=addressed)
    if column.says("FAMILY_STATUS") and column.share("FAMILY_STATUS") >= MOST:
        yield claim(column, "FAMILY_STATUS", "finding-header-and-vocabulary", needs="person")
    elif column.share("FAMILY_STATUS") >= NEARLY_ALL and distinct >= 3 and column.share("district_code") < HALF:
        yield claim(column, "FAMILY_STATUS", "finding-vocabulary", needs="person")
    for entity in ("BIRTHPLACE", "OCCUPATION"):
        if column.says(entity) and column.share(entity) >= HALF:
            yield claim(column, entity, "finding-header", needs="person")
    share = 0.0 if column.says("language") else column.share("NATIONALITY")
    worded = column.share("district_code") < HALF and column.share("GENDER") < HALF and column.share("RELIGION") < HALF
    keys = column.says("NATIONALITY") and column.share("age") >= NEARLY_ALL and distinct >= 3  # "163" is a state's key (Destatis)
    codes = keys or (share >= 0.97 and distinct >= 5 and column.share("district_code") < 0.99)  # "IRQ" is no district
    if (column.says("NATIONALITY") and share >= MOST) or (share >= 0.8 and distinct >= 4 and worded) or codes:
        yield claim(column, "NATIONALITY", "finding-vocabulary", needs="person")


def _references(column: Column) -> Iterator[Claim]:
    coded = max(column.share("CASE_REF"), column.share("CUSTOMER_ID"), column.share("integer"))
    if column.says("CASE_REF"):
        coded = max(coded, column.share("PHONE"), column.share("long_number"))
    if column.says("CUSTOMER_ID") and not column.says("measure", "count", "year"):
        coded = max(coded, column.share("decimal"))
    others = max(column.share("isbn"), column.share("agent"), column.share("date"))
    if coded < HALF or not column.varied or others >= HALF:
        return
    if column.says("CUSTOMER_ID"):
        meter = "zaehler" in column.label.lower() or "zähler" in column.label.lower()
        if _COUNTED.search(column.label) and not (_is_reference(column) or _is_drawn(column)):
            return  # "Jagdscheine" are counted
        vague = meter or column.says("serial") or column.label.lower() in {"pnr", "lsnr", "scheinnr"}  # a sample has one too
        vague = vague or column.profile.is_consecutive()  # rows are counted like that
        yield claim(column, "CUSTOMER_ID", "finding-header", needs="person" if vague else "nothing", proves=not vague)
    elif column.label.lower() in {"leser", "entleiher", "ausleiher"} and _is_drawn(column):
        yield claim(column, "CUSTOMER_ID", "finding-header", proves=True)  # "Leser" above numbers
    elif column.says("CASE_REF", "TAX_NUMBER"):
        yield claim(column, "CASE_REF" if column.says("CASE_REF") else "TAX_NUMBER", "finding-header", needs="person")
    elif _is_parcel_fraction(column):
        return
    elif not column.says("PARCEL", "paper", "inventory", "facility", "budget", "register", "isbn", "PHONE") and _is_reference(
        column
    ):
        entity = "CASE_REF" if column.share("dated_number") >= HALF else "CUSTOMER_ID"
        yield claim(column, entity, "finding-pattern", needs="person")


_COUNTED: Final = re.compile(
    r"(?i)^z(?:ä|ae)hler$|(?:schein|ausweis|karte)(?:e|n|inhaber)?\W*(?:neu|gesamt|ausgestellt|erteilt|g(?:ü|ue)ltig|aktiv)?$"
)
"""Meters count; cards are counted, or each has its number."""


def _is_drawn(column: Column) -> bool:
    """Say whether whole numbers are too long for counts, and each is its own."""
    return column.share("integer") >= NEARLY_ALL and column.share("phone_like") >= NEARLY_ALL <= column.profile.distinct_share()


def _is_parcel_fraction(column: Column) -> bool:
    """Say whether numbers under one another, "1384/7", are parcels: a file's second number is a year of two digits."""
    return column.share("parcel_fraction") >= NEARLY_ALL > column.share("dated_number")


def is_running(column: Column) -> bool:
    """Say whether a column counts what came in, "Vorgang 1042": what people wrote of it makes no file of that."""
    return column.share("integer") >= NEARLY_ALL and column.label.lower().startswith("vorg")


def _is_reference(column: Column) -> bool:
    """Say whether values are numbers that an office drew: each its own, all of one form, and no running numbers."""
    profile = column.profile
    alike = profile.top("shape", 4) >= 0.8 and profile.tally["long_number"] >= NEARLY_ALL * profile.filled
    running = profile.top("thousand", 2) >= HALF
    return alike and not running and profile.distinct_share() >= NEARLY_ALL and column.share("date") < FEW


def _user(column: Column) -> Iterator[Claim]:
    """Names under which people log in; a column that only a machine's account fills names nobody."""
    if column.says("USER_NAME") and column.share("USER_NAME") >= HALF and column.share("boolean") < HALF:
        yield claim(column, "USER_NAME", "finding-header-and-pattern")


def _places(column: Column) -> Iterator[Claim]:
    numbered, shaped = column.share("numbered_street"), column.share("ADDRESS")
    if column.share("parcel_word") < HALF and (
        (shaped >= FEW and numbered >= 0.4) or (shaped >= MOST and (column.says("ADDRESS") or numbered >= FEW))
    ):
        yield claim(column, "ADDRESS", "finding-pattern", needs="home")
    elif column.share("POSTAL_PLACE") >= MOST and column.share("TAX_ID") < HALF:
        with_town = column.share("lettered") >= HALF
        again = column.profile.distinct_share()  # people live under the same few codes, running numbers are all different
        repeated = again < 0.7 or (column.profile.filled < 100 and (with_town or again < 0.95 or column.profile.filled < 10))
        if column.says("POSTAL_PLACE") or (
            repeated
            and (with_town or not column.says("serial", "count", "measure", "DATE_OF_BIRTH", "year"))
            and _one_region(column)
        ):
            yield claim(column, "POSTAL_PLACE", "finding-pattern", needs="person")
    elif (
        column.says("POSTAL_PLACE")
        and column.share("lettered") >= NEARLY_ALL
        and not column.says("facility", "district")
        and max(column.share("way"), column.share("parcel_word")) < HALF
        and max(column.share("institution"), column.share("ADDRESS")) < HALF  # "Wahlbezirk 12"
    ):
        yield claim(column, "POSTAL_PLACE", "finding-header", needs="person")
    if is_coordinate(column):
        yield claim(column, "GEO_HOME", "finding-pattern", needs="home")
    months = column.profile.parts.get("shape", Counter())["99/99"] >= NEARLY_ALL * column.profile.filled  # "05/12"
    bare = (
        not (column.tags or months) and column.share("PARCEL") >= NEARLY_ALL and column.share("integer") < HALF and column.varied
    )
    numbered = column.share("age") < NEARLY_ALL  # plots of a garden are numbered from 1
    if column.share("PARCEL") >= HALF and ((column.says("PARCEL") and numbered) or column.share("parcel_word") >= HALF or bare):
        yield claim(column, "PARCEL", "finding-header-and-pattern", needs="home")


def is_coordinate(column: Column) -> bool:
    """Say whether a column holds one half of coordinates, or points.

    Whole numbers of six digits are that only under a header that says so.
    """
    decimals = max(column.share("latitude"), column.share("longitude"))
    metres = max(column.share("easting"), column.share("northing"))
    return (
        decimals >= 0.8
        or (column.share("GEO_HOME") >= 0.8 and (column.share("integer") < HALF or column.says("GEO_HOME")))
        or (metres >= 0.8 and (column.says("GEO_HOME") or column.share("decimal") >= HALF))
    )


def _one_region(column: Column) -> bool:
    """Postal codes of people cluster: their first two digits are few."""
    return column.profile.top("region", 3) >= HALF
