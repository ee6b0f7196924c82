"""What one row of a table stands for, and which claims of its columns hold then.

The street of a playground, the sex column of a statistic, a firm with a family name and an office mailbox are left alone
here; customer number, address and consumption without any name are not.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from dataclasses import dataclass, replace
from typing import Final

from opendata.recognizers.births import births, spans_a_generation
from opendata.recognizers.claims import (
    FEW,
    HALF,
    MOST,
    NEARLY_ALL,
    Claim,
    Column,
    claim,
    claims,
    is_running,
    is_staff_mail,
    one_exchange,
    phone_share,
)
from opendata.recognizers.context import Context
from opendata.recognizers.headers import is_placeholder
from opendata.recognizers.kinds import is_text

_NAMES: Final = frozenset({"PERSON_NAME", "FIRST_NAME", "LAST_NAME"})
_WEAK_PROOFS: Final = frozenset({"FIRST_NAME", "GENDER"})


@dataclass(frozen=True)
class Judgement:
    """What rows are about, and the personal columns."""

    subject: str  # one of model.SUBJECTS
    claims: tuple[Claim, ...]
    fallen: tuple[Claim, ...] = ()  # what columns claimed and the table did not bear out


def judge(columns: tuple[Column, ...]) -> Judgement:
    """Decide over all columns of one table."""
    context = Context(columns, tuple(one for column in columns for one in claims(column)))
    named = Context(columns, tuple(one for one in context.claims if _stands(one, context)))
    subject = _subject(named)
    held = [one for one in named.claims if _holds(one, subject, named)]
    if subject == "person":
        held += _family_names(named, held)
        held += births(named.columns, held, _NAMES, grown_up=named.chamber)
        held += _homes_of_the_born(named, held)
    fallen = tuple(one for one in context.claims if one not in held)
    if subject in {"household", "person"} and not any(one.entity in _NAMES for one in held):
        held += _who_lives_there(named, held)
    if subject == "household" or (subject == "person" and not context.firms and _lives_there(named)):
        held += _streets_with_numbers(named, held)
    return Judgement(subject, tuple(_once(_published(one, named, subject) for one in held)), fallen)


def _stands(one: Claim, context: Context) -> bool:
    """Drop claims that the rest of the table contradicts: the dead, authors' books, dogs, statistics of given names."""
    column = context.column(one.field)
    if (
        one.entity in {"FIRST_NAME", "DATE_OF_BIRTH"}
        and context.animals
        and (not column.says("FIRST_NAME") or "rufname" in column.label.lower())
    ):
        return False
    if one.entity == "DATE_OF_BIRTH" and context.dead:
        return False
    if one.entity == "CUSTOMER_ID":
        grave = not column.tags and any(other.says("stone") for other in context.columns)
        return not (grave or (column.label.lower().startswith("vertr") and context.licences))
    if one.entity == "DATE_OF_BIRTH" and column.label.lower().strip(". ") == "geb":
        others = any(other.field != one.field and other.entity not in {"PERSON_NAME", "FIRST_NAME"} for other in context.claims)
        people = others or any(other.share("PERSON_NAME") >= MOST for other in context.columns)
        return people or not any(other.says("maker") for other in context.columns)  # "gebaut"
    if one.entity == "EMAIL":
        return not (context.facilities and _named_after_places(column) and not context.has(*_NAMES))
    return one.entity not in _NAMES or _names_the_living(one, column, context)


def _named_after_places(column: Column) -> bool:
    """Say whether hardly a mailbox of a column is named after somebody, and none is at a free-mail provider."""
    return not column.share("free_mail") and column.share("named_mail") <= FEW * column.share("EMAIL")


def _names_the_living(one: Claim, column: Column, context: Context) -> bool:
    """Say whether a column of names is one of people, who live: none of the dead, of dogs, of titles, of streets."""
    dog = one.entity == "FIRST_NAME" and context.breeds and context.has("PERSON_NAME") and not context.has("LAST_NAME")
    stone = context.memorial and column.says("stone")
    history = column.historic or (context.historic and not column.says("author"))
    blown = not (column.says("FIRST_NAME") or context.has("LAST_NAME", "PHONE", "EMAIL", "ADDRESS"))
    storm = one.entity == "FIRST_NAME" and blown and any(other.says("wind") for other in context.columns)
    if dog or stone or history or storm:
        return False
    if column.says("title"):
        tenants = one.entity == "LAST_NAME" and column.share("single") >= NEARLY_ALL and _tenants(one, context)
        beside = one.entity == "LAST_NAME" and context.has("FIRST_NAME") and column.share("single") >= NEARLY_ALL
        born = one.score >= 0.8 and context.has("DATE_OF_BIRTH")
        return tenants or beside or ((one.score > MOST or born) and column.profile.distinct_share() >= HALF)
    whole = one.entity in {"PERSON_NAME", "FIRST_NAME"}
    if whole and _named_share(column) < HALF and _is_of_made_things(one, context):
        return False
    if one.entity == "LAST_NAME" and one.needs == "person":
        beside = any(other.entity in {"FIRST_NAME", "PERSON_NAME"} and other.field != one.field for other in context.claims)
        return beside or _tenants(one, context) or _born_beside(one, context)
    return True


def _named_share(column: Column) -> float:
    """Give the share of cells that may be somebody's name, whole or a part of it."""
    return column.share("PERSON_NAME") + column.share("LAST_NAME") + column.share("initialed")


def _is_of_made_things(one: Claim, context: Context) -> bool:
    """Say whether names under "Name" are those of machines, roses, toys: some like a person's, and nothing else is anybody's."""
    made = any(column.says("maker", "inventory", "species", "register", "vehicle") for column in context.columns)
    built = any(column.says("year") for column in context.columns) and any(column.says("company") for column in context.columns)
    others = any(other.field != one.field and other.needs != "person" and other.entity != "PARCEL" for other in context.claims)
    return (
        (made or built) and not others and context.column(one.field).label.lower() in {"name", "taufname", "bezeichnung", "bez"}
    )


def _born_beside(one: Claim, context: Context) -> bool:
    """Say whether the days beside family names are births: they span a generation, and no header says what either is."""
    beside = (column for column in context.columns if abs(column.field - one.field) == 1 and is_placeholder(column.label))
    born = any(column.share("date") >= MOST and spans_a_generation(column) for column in beside)
    return born and is_placeholder(context.column(one.field).label)


def _patients(context: Context) -> bool:
    """Say whether illnesses stand beside sexes and days that span a generation: each row is somebody's."""
    ill = context.has("HEALTH") and context.has("GENDER") and not context.counted
    days = (column for column in context.columns if column.share("date") >= MOST and not column.says("event"))
    return ill and any(map(spans_a_generation, days))


def _tenants(one: Claim, context: Context) -> bool:
    """Say whether family names stand beside addresses, as in lists of tenants or meters."""
    column = context.column(one.field)
    many = column.profile.distinct >= 30 or (context.has("CUSTOMER_ID") and column.profile.distinct >= 5)
    return context.has("ADDRESS") and column.share("LAST_NAME") >= 0.7 and many


def _subject(context: Context) -> str:
    if context.memorial:
        return "thing"
    proofs = [one for one in context.claims if one.proves and _proves_somebody(one, context)]
    given = [one for one in context.claims if one.entity == "FIRST_NAME"]
    if not proofs and given and any(one.entity == "LAST_NAME" for one in context.claims):
        proofs = given
    if not proofs and given and not _statistic(context):
        proofs = given
    if not proofs:
        proofs = [
            one for one in context.claims if one.entity == "LAST_NAME" and (_tenants(one, context) or _born_beside(one, context))
        ]
    if not proofs and _patients(context):
        proofs = [one for one in context.claims if one.entity == "HEALTH"]
    if not proofs and not context.counted and any(one.needs == "person" and one.entity != "GENDER" for one in context.claims):
        proofs = [one for one in context.claims if one.entity == "GENDER" and one.proves]
    if proofs:
        officers = all(one.entity in _NAMES and _officer(context.column(one.field), context) for one in proofs)
        return "office" if officers and not (context.has("POLITICAL_OPINION") or context.dwellings) else "person"
    if context.counted or (given and _statistic(context)):
        return "group"
    if _household(context):
        return "household"
    return "thing" if context.things else "event" if context.moments else "unknown"


def _proves_somebody(one: Claim, context: Context) -> bool:
    """Say whether a column shows that rows are people's: an artist or author makes a row a work."""
    author = one.entity in _NAMES and context.column(one.field).says("author")
    return one.entity not in _WEAK_PROOFS and not author and _in_most_rows(one, context)


def _in_most_rows(one: Claim, context: Context) -> bool:
    """Say whether a column has something to say about rows: the godparent whom few trees have makes no tree a person."""
    profile = context.column(one.field).profile
    return not context.things or profile.filled >= HALF * profile.cells


def _officer(column: Column, context: Context) -> bool:
    """Say whether a column names who is in charge: its header says so, or each row is an office with its own mailbox."""
    return column.says("officer") or (context.facilities and context.official)


def _statistic(context: Context) -> bool:
    """Say whether given names are counted: one name column, a small whole number, at most year, sex and rank besides."""
    if not context.counted and any(is_text(column) for column in context.columns):
        return False  # nobody takes notes on a count
    whole = [column for column in context.columns if column.share("integer") >= NEARLY_ALL and column.profile.filled]
    others = any(one.entity not in {"FIRST_NAME", "GENDER"} for one in context.claims)
    few = len(context.columns) <= 6 or (context.counted and not others)
    reached = any(
        column.says("PHONE", "EMAIL", "ADDRESS") and column.profile.filled and not one_exchange(column)
        for column in context.columns
    )
    return bool(whole) and few and not reached and not context.has("GEO_HOME", "ADDRESS", "PHONE", "EMAIL", "HEALTH")


def _household(context: Context) -> bool:
    numbered = any(column.says("housenumber") for column in context.columns) and _split_address(context)
    homes = (context.has("ADDRESS") or numbered) and not context.facilities and not context.firms
    return bool(homes) and (context.has("PARCEL", "CUSTOMER_ID") or context.dwellings or _lived_in(context))


def _lived_in(context: Context) -> bool:
    """Say whether what is told of an address is told of who lives there: what is used, which dog is kept."""
    places = any(column.says("facility", "institution", "company", "species") for column in context.columns)
    return not places and any(column.says("consumption", "animal") and column.profile.filled for column in context.columns)


def _holds(one: Claim, subject: str, context: Context) -> bool:
    if one.needs == "nothing":
        return subject != "group" or one.entity not in _NAMES or not _in_most_rows(one, context)
    if one.needs == "person":
        counted = one.entity == "CASE_REF" and is_running(context.column(one.field)) and not context.has(*_NAMES)
        if counted or (one.entity == "POSTAL_PLACE" and _of_works(context)):
            return False
        return (
            subject == "person"
            or (one.entity == "CASE_REF" and (context.letters or context.mixed))
            or (subject == "household" and one.entity in {"POSTAL_PLACE", "CASE_REF", "CUSTOMER_ID"})
        )
    column = context.column(one.field)
    homes = not context.firms or column.says("private") or context.private
    at_home = subject == "household" or (subject == "person" and homes and _lives_there(context))
    public = context.facilities or context.firms
    if one.entity == "ADDRESS" and subject == "person" and public and column.says("institution"):
        return False
    if one.entity == "GEO_HOME":
        return at_home and not (context.trees or _of_works(context)) and (context.has("ADDRESS") or _bare_children(context))
    return at_home


def _of_works(context: Context) -> bool:
    """Say whether the table names authors alone: where their works are shown is not where they live."""
    named = [context.column(one.field) for one in context.claims if one.entity in _NAMES]
    return bool(named) and all(column.says("author") for column in named) and not context.has("ADDRESS", "PHONE", "EMAIL")


def _lives_there(context: Context) -> bool:
    """Say whether the people of the table are private ones: an officer's institution has an address, too."""
    private = any(one.proves and not context.column(one.field).says("officer") for one in context.claims)
    return private or context.dwellings or context.has("FIRST_NAME", "LAST_NAME")


def _bare_children(context: Context) -> bool:
    return context.has("FIRST_NAME", "LAST_NAME", "PERSON_NAME")


def _family_names(context: Context, held: list[Claim]) -> list[Claim]:
    """Find the family names that no list knows: single words under a header for names, or right beside the given names."""
    taken = {one.field for one in held}
    if any(one.entity == "LAST_NAME" for one in held):
        return []
    others = any(one.entity == "PERSON_NAME" for one in held)  # a child's guardian: only what stands beside the given name
    given = {one.field for one in held if one.entity == "FIRST_NAME"}
    return [
        claim(column, "LAST_NAME", "finding-beside-given-names", needs="person")
        for column in context.columns
        if column.field not in taken
        and column.share("lettered") >= NEARLY_ALL
        and column.share("single") >= 0.8
        and column.share("institution") < HALF
        and column.profile.distinct_share() >= 0.2
        and column.profile.distinct >= min(4, column.profile.filled)
        and (
            (not others and column.says("LAST_NAME", "PERSON_NAME"))
            or (given & {column.field - 1, column.field + 1} and not column.tags and column.share("place") < FEW)
        )
    ]


def _who_lives_there(context: Context, held: list[Claim]) -> list[Claim]:
    """Find family names that no list knows between a customer's number and a home, under a header that says nothing."""
    sides = {one.field for one in held if one.entity == "CUSTOMER_ID"}, {one.field for one in held if one.entity == "ADDRESS"}
    return [
        claim(column, "LAST_NAME", "finding-beside-home", needs="person")
        for column in context.columns
        if is_placeholder(column.label)
        and all(side & {column.field - 1, column.field + 1} for side in sides)
        and min(column.share("lettered"), column.share("single")) >= 0.8
        and column.profile.distinct_share() >= HALF
        and max(column.share("place"), column.share("company"), column.share("way")) < FEW
    ]


def _homes_of_the_born(context: Context, held: list[Claim]) -> list[Claim]:
    """Give the homes of owners whose births stand beside them, also where firms are named."""
    if not any(one.entity == "DATE_OF_BIRTH" for one in held) or not _lives_there(context):
        return []
    homes = [one for one in context.claims if one.entity == "ADDRESS" and one not in held]
    return [one for one in homes if not context.column(one.field).says("institution", "facility", "company")]


def _streets_with_numbers(context: Context, held: list[Claim]) -> list[Claim]:
    """Give the columns of an address that is split into streets and house numbers, where none is whole."""
    if any(one.entity == "ADDRESS" for one in held):
        return []
    return [claim(column, "ADDRESS", "finding-street-and-number", needs="home") for column in _split_address(context)]


def _split_address(context: Context) -> list[Column]:
    """Find a column of streets and one of house numbers."""
    streets = [
        column
        for column in context.columns
        if column.share("street") >= HALF or (column.says("ADDRESS") and column.share("lettered") >= HALF)
    ]
    beside = {column.field + 1 for column in streets if not column.tags}
    numbers = [
        column
        for column in context.columns
        if column.says("housenumber")
        or (column.field in beside and not column.tags and column.share("house_number") >= NEARLY_ALL)
    ]
    return [*streets, *numbers] if streets and numbers else []


def _published(one: Claim, context: Context, subject: str) -> Claim:
    """Mark what is usually public: council members and candidates, officers and their official contacts, authors."""
    column = context.column(one.field)
    elected = context.has("POLITICAL_OPINION") and (context.official or not context.private)
    council = subject == "person" and (elected or _sits(column, context) or (context.chamber and not context.private))
    if one.entity in _NAMES:
        dead = context.memorial and not column.says("sponsor")
        officer = (
            subject == "office"
            or (column.says("officer") and not (context.births or context.dwellings))
            or column.share("member") >= NEARLY_ALL
        )
        author = column.says("author") or (context.books and not column.says("PERSON_NAME", "LAST_NAME") and not context.readers)
        return replace(one, publishable=council or officer or author or dead)
    if one.entity == "POLITICAL_OPINION":
        return replace(one, publishable=council)
    if one.entity == "EMAIL":
        return replace(
            one,
            publishable=not column.says("private")
            and is_staff_mail(column)
            and (council or subject == "office" or column.says("office")),
        )
    return one


def _sits(column: Column, context: Context) -> bool:
    """Say whether a column names members of a body: its header does, and another column speaks of the body's work."""
    return column.says("council") and any(other.says("council") for other in context.columns if other.field != column.field)


def office_contacts(context_columns: tuple[Column, ...], judged: Judgement) -> tuple[Claim, ...]:
    """Give the official telephone columns of council members: personal, yet public by office."""
    if not any(one.entity == "POLITICAL_OPINION" for one in judged.claims):
        return ()
    held = {one.field for one in judged.claims}
    return tuple(
        claim(column, "PHONE", "finding-one-exchange", publishable=True)
        for column in context_columns
        if column.field not in held and phone_share(column) >= HALF and one_exchange(column) and not column.says("private")
    )


def _once(found: object) -> list[Claim]:
    """Keep the first claim of each column."""
    kept: dict[int, Claim] = {}
    for one in found:  # type: ignore[attr-defined]
        kept.setdefault(one.field, one)
    return sorted(kept.values(), key=lambda one: one.field)
