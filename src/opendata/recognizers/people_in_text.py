"""Names of people among the nouns of a text: known ones, and words that no dictionary knows where people stand."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from opendata.recognizers.nouns import abbreviates_role, is_place, is_word
from opendata.recognizers.span import LOWER, UPPER, Span
from opendata.recognizers.words_in_text import ADJECTIVES, MATTERS, Kind, Word, words

_CALLS: Final = frozenset({"bei", "von", "an", "für", "fuer", "mit", "durch", "gegen"})
"""After these a family name may stand alone: "Hausbesuch bei Petridis"."""
_TO_PLACES: Final = frozenset(
    "in aus nach richtung stadtteil ortsteil ecke zufahrt kreuzung einmuendung hoehe abzweig bushaeuschen strassenschild "
    "gemeinde gemarkung".split()
)
_OF_STREETS: Final = ("kamp", "stieg", "twiete", "diek", "redder", "doerp", "tredde", "gang", "pfad")
_ABBREVIATED: Final = re.compile(r"(?<!\w)[ziuoke]\. ?$")
"""What makes a capital and a dot an abbreviation: z. B., i. A., i. V., u. U."""
_ACADEMIC: Final = ("dr", "prof", "dipl", "mag")
_MOST_PARTS: Final = 4
_MOST_TITLES: Final = 6
_BLANKS: Final = 8
"""Characters that are looked at for the sign before a word: what a text costs must not grow with its square."""

_Fits = Callable[[Kind], bool]


def people(text: str) -> Iterator[Span]:
    """Find names by what stands before them, or by a given name beside them."""
    found = words(text)
    at = titles = 0
    while at < len(found):
        if found[at].form == "title":
            at, titles = at + 1, min(titles + 1, _MOST_TITLES)
            continue
        if found[at].form == "initial" and _is_amid_initials(found, at):
            at, titles = at + 1, 0
            continue
        first = found[at - titles]
        begins = found[at].form in _RULES and (_begins(text, found, at) or (titles > 0 and found[at].kind.called))
        end = _name(text, found, at) if begins else at
        if end > at and _is_placed(text, found[at]):
            end = at
        if end > at and not _quoted(text, first, found[end - 1]):
            titled = _TITLES_AFTER.match(text, found[end - 1].end)
            yield Span(first.start, titled.end() if titled else found[end - 1].end, "PERSON_NAME")
            if (
                end < len(found)
                and found[end].kind.surname
                and (
                    _goes_on(text, found[end]) or (found[end].kind.family and found[end].kind.folded not in ADJECTIVES)
                )  # "Anna Huber / Gute Idee"
                and not _is_role_of_next(text, found, end)
                and _between(text, found, end) in {"/", " / "}
            ):
                yield Span(found[end].start, found[end].end, "PERSON_NAME")
        at, titles = max(end, at + 1), 0


def _is_amid_initials(found: list[Word], at: int) -> bool:
    """Say whether initials stand before and after one: no name begins there."""
    return 0 < at < len(found) - 1 and found[at - 1].form == found[at + 1].form == "initial"


def _is_role_of_next(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word is what the next one is: "T. Lindemann / Bürger Jette Lindemann"."""
    follows = at + 1 < len(found) and _between(text, found, at + 1) == " "
    return found[at].kind.role and follows and found[at + 1].kind.given


def _is_placed(text: str, word: Word) -> bool:
    """Say whether a postal code makes a place of a word that is no given name."""
    return not word.kind.given and _POSTCODE.search(text[max(0, word.start - _LONGEST_CODE) : word.start]) is not None


def _name(text: str, found: list[Word], at: int) -> int:
    """Give the end of the name that begins at a word, after its titles, or `at`."""
    before = found[at - 1] if at and _between(text, found, at) == " " else None
    if before is None and found[at].form == "word" and _stands_alone(text, found, at):
        return _called(text, found, at, before)
    if _is_kin_of_next(text, found, at):
        return at
    for rule in _RULES[found[at].form]:
        end = rule(text, found, at, before)
        if end > at:
            return end
    return at


def _stands_alone(text: str, found: list[Word], at: int) -> bool:
    """Say whether no name of two words can begin with a word: a sign parts it from what follows."""
    if at + 1 == len(found):
        return True
    follows = _between(text, found, at + 1)
    return follows not in {" ", ", ", ","} and not (follows == ". " and _is_noble(text, found[at + 1]))


_POSTCODE: Final = re.compile(r"\d\s?[a-z]?,?\s(?:D-)?\d{5}\s$|(?:^|,\s)(?:D-)?\d{5}\s$")
"""What stands before the name of a place: "Lindenweg 3, 15913 Märkische Heide"."""
_LONGEST_CODE: Final = 14
_TITLES_AFTER: Final = re.compile(
    r",\s(?:(?:Dr|Prof|Dipl|Mag)\.(?:-\w+\.|(?:\s(?:med|jur|phil|rer|nat)\.)+)?\s?)+(?<!\s)(?=\s*(?:[,;:)|*]|$))"
)
"""Titles that a list puts behind: "Lüders, Jana, Dr.-Ing."."""


def _begins(text: str, found: list[Word], at: int) -> bool:
    """Say whether a name can begin with a word: "Freitag" and "August" only where what follows makes a name of them."""
    kind = found[at].kind
    if kind.folded == "koll" and text.startswith(". ", found[at].end):
        return False  # "an Koll. Thomsen"
    if kind.folded == "beim" and at + 1 < len(found) and found[at + 1].form == "word" and _between(text, found, at + 1) == " ":
        return False  # "Beim Bäcker", "über Beim Benedikt"
    return (
        not kind.no_name
        or _is_august(text, found, at)
        or _is_day_of_somebody(text, found, at)
        or _is_called_like_a_day(text, found, at)
    )


def _is_called_like_a_day(text: str, found: list[Word], at: int) -> bool:
    """Say whether a day is the family name of who stands before it: "kunde Sonntag, unfreundlich"."""
    role = at > 0 and found[at - 1].kind.folded in _PRIVATE and _between(text, found, at) == " "
    return role and found[at].kind.folded.endswith("tag") and found[at].kind.called and _is_somebody(text, found[at])


_PRIVATE: Final = frozenset(
    "kunde kundin mieter mieterin nachbar nachbarin zeuge zeugin patient patientin antragsteller antragstellerin eigentuemer "
    "eigentuemerin halter halterin anrufer anruferin melder melderin schuldner schuldnerin bewohner bewohnerin".split()
)
"""Who is on no duty that a day could be of."""


def _is_day_of_somebody(text: str, found: list[Word], at: int) -> bool:
    """Say whether a day is a family name before a comma and a given name: "Freitag, Alois"."""
    listed = found[at].kind.called and at + 1 < len(found) and _between(text, found, at + 1) == ", "
    return listed and found[at + 1].kind.only_given and not (at and found[at - 1].kind.folded in {*_OF_TIMES, "am"})


def _is_august(text: str, found: list[Word], at: int) -> bool:
    """Say whether a month is a given name: a family name follows, and no day or preposition of time stands before."""
    if found[at].kind.folded not in _NAMED_MONTHS or at + 1 == len(found) or _between(text, found, at + 1) != " ":
        return False
    timed = at > 0 and (found[at - 1].kind.folded in _OF_TIMES or found[at - 1].kind.folded.isdigit())
    return not timed and (found[at + 1].kind.family or found[at + 1].kind.called)


_NAMED_MONTHS: Final = frozenset({"august", "mai", "reiner"})
"""Months, and an adjective, that are given names too."""
_OF_TIMES: Final = frozenset("im anfang ende mitte seit bis ab vom zum jeden naechsten letzten".split())


def _between(text: str, found: list[Word], at: int) -> str:
    """Give what stands between a word and the one before it."""
    return text[found[at - 1].end : found[at].start]


_KIN: Final = frozenset(
    "schueler schuelerin bruder schwester mann sohn tochter kind eltern grosseltern pflegeeltern vater mutter oma opa tante "
    "onkel enkel enkelin neffe nichte cousin cousine zwilling zwillinge geschwister sohnes bruders vaters mannes kindes enkels "
    "ehemanns neffen".split()
)
"""What somebody is to somebody: families are called so too, but not before a given name and after whose it is."""


def _is_kin_of_next(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word is what the next one is to somebody: "vertritt ihren Mann Piet", "Eltern Asante"."""
    if found[at].kind.folded not in _KIN or at + 1 == len(found) or _between(text, found, at + 1) != " ":
        return False
    before = found[at - 1].kind if at else None
    if before is not None and before.role and before.folded not in _KIN and _between(text, found, at) in {" ", ": "}:
        return False  # "Mieter Schüler Martin"
    told = found[at].kind.folded != "mann" or (before is not None and before.folded in _MINE)
    return told and (found[at + 1].kind.given or found[at + 1].kind.surname)


def _bracketed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find who it is in brackets after what they are: "Beschwerde eines Kunden (Elske Backhaus)"."""
    if before is not None or not at or _between(text, found, at) != " (" or not found[at - 1].kind.role:
        return at
    end = _full(text, found, at)
    return (
        end
        if end > at + 1 and not found[end - 1].kind.place and text[found[end - 1].end : found[end - 1].end + 1] in {",", ")"}
        else at
    )


def _listed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Bäuerle, Markus": a family name, a comma, a given name or an initial."""
    if at + 1 >= len(found) or _between(text, found, at + 1) not in {", ", ","}:
        return at
    if (titled := _after_titles(found, at + 1)) > at + 1:
        return titled + 1 if titled < len(found) and found[at].kind.surname and found[titled].kind.only_given else at
    first, second = found[at].kind, found[at + 1].kind
    northern = (
        found[at + 1].form == "initial" and before is not None and before.kind.folded == "dem"
    )  # "aus dem Norden, C. Huber"
    spoken = first.folded.endswith("isch") and before is not None and before.kind.folded.endswith("sprache")
    if northern or spoken:
        return at  # "Familiensprache Polnisch, Anna versteht alles"
    introduced = _introduced(text, found[at], before)
    begins = introduced or (found[at].start < _BLANKS and not text[: found[at].start].strip())
    called = first.called and (second.only_given or (second.given and begins))
    received = before is not None and before.kind.folded in _CALLS  # "Gebühr von Himmelreich, Sonja"
    noun = called or ((first.plain or (first.noun and received)) and second.only_given and (begins or introduced))
    follows = _LIVES_NEXT.match(text, found[at + 1].end) or _BORN_NEXT.match(text, found[at + 1].end)
    lives = second.only_given and first.noun and follows  # "Steinbrecher, Falk, Lindenweg 3"
    told = first.folded in _SPOUSES or first.folded.startswith("verstorben")
    kin = told and before is not None and before.kind.folded in _ARTICLES  # "Der Ehemann, Oskar Huber, …"
    mine = first.role and before is not None and before.kind.folded in _MINE  # "Meine Mutter, Cindy Huber, …"
    account = second.folded == "iban" and _ACCOUNT_NEXT.match(text, found[at + 1].end) is not None
    floor = first.listed and before is not None and before.kind.folded in _ORDINALS  # "im zweiten Stock, Anna Huber"
    if (
        account
        or kin
        or mine
        or floor
        or first.folded in {"gruesse", "gruessen"}
        or not (first.second or first.family or noun or lives)
    ):
        return at
    if second.given:
        return _after_given(text, found, at)
    letter = text[found[at + 1].start : found[at + 1].end]
    initial = found[at + 1].form == "initial" and (first.family or first.unknown)
    bare = len(letter) == 1 and letter.isupper() and first.family and begins and _goes_on(text, found[at + 1])  # "Huber, A"
    numbered = second.folded.endswith("nr")  # "Frau Huber, Kundennr. 17"
    cut = numbered or (first.listed and _CUT.match(text, found[at + 1].end) is not None)  # "mit Seil, Abspg. in …"
    stated = before is not None and not (before.kind.role or before.kind.folded in _CALLS)
    way = stated and first.folded.endswith(_STREET_ENDS) and not first.family  # "Wasserrohrbruch Lindenweg, Versorger ist da"
    unknown = second.unknown and introduced and not (cut or way) and _goes_on(text, found[at + 1])
    return at + 2 if initial or bare or unknown else at


_STREET_ENDS: Final = tuple("weg strasse gasse allee platz ring damm ufer".split())
_CUT: Final = re.compile(rf"\.\s[{LOWER}]")


def _listed_romance(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Lo Presti, Lucia": the same after what many write with a capital."""
    if found[at].kind.folded not in _ROMANCE or at + 1 == len(found) or _between(text, found, at + 1) != " ":
        return at
    end = _listed(text, found, at + 1, before)
    return end if end > at + 1 else at


def _after_titles(found: list[Word], at: int) -> int:
    """Give the first word that is no title, of some: "Menzel, Dr. Steffi"."""
    return next((here for here in range(at, min(at + _MOST_TITLES, len(found))) if found[here].form != "title"), len(found))


_ACCOUNT_NEXT: Final = re.compile(r":?\s?[A-Z]{2}\d\d")
_ORDINALS: Final = frozenset("ersten zweiten dritten vierten fuenften sechsten obersten untersten".split())
_SPOUSES: Final = frozenset(
    "ehemann ehefrau mutter vater kindesmutter kindesvater lebensgefaehrte lebensgefaehrtin tochter sohn".split()
)
_MINE: Final = frozenset(
    "ihren seinen unseren deinen meine meiner mein meinem meinen unsere unser unserem ihre ihr seine sein".split()
)


def _after_given(text: str, found: list[Word], at: int) -> int:
    """Take a second given name; where a family name follows, the comma parts two people: "…, Anna Huber"."""
    third = at + 2
    if third == len(found) or _between(text, found, third) != " " or found[third].form != "word":
        return third
    if found[third].kind.given:
        return third + 1
    return at if found[third].kind.surname or (found[third].kind.coined and not found[at].kind.second) else third


def _called(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Hausmeister Volger", "bei Petridis", "Krankmeldung Mudryk": after what somebody is, "bei" or a matter of theirs."""
    if before is None:
        return at + 1 if _has_short_role(text, found, at) else at
    first, word = found[at].kind, before.kind
    counted = word.folded in _POPULATION and first.place and not first.family and _is_whole_title(text, before, found[at])
    of_town = word.folded.endswith("er") and is_place(word.folded.removesuffix("er"))
    way = of_town and first.folded in (*_OF_STREETS, *_STREET_ENDS)  # "die Kieler Kamp"
    street = way and _DOES.match(text, found[at].end) is None
    if street or counted or (first.folded in _KIN and word.folded.startswith("verstorben")):  # "Verstorbene Mutter war …"
        return at
    if before.form == "title" and any(one.kind.folded.startswith(_ACADEMIC) for one in found[max(0, at - 3) : at]):
        end = max(
            _run(text, found, at, lambda kind: kind.second or not kind.listed), _full(text, found, at) if first.only_given else at
        )
        return max(end, at + (found[at].kind.called or _DOES.match(text, found[at].end) is not None))
    coined = first.coined and not _are_many(word) and _ACTS.match(text, found[at].end) is not None
    named = (
        coined
        or (first.called and _is_somebody(text, found[at]))
        or (first.plain and word.thing and not _are_many(word) and _DOES.match(text, found[at].end) is not None)
    )
    known = word.folded.endswith("in") or first.family or first.given or not first.listed
    if (word.role or word.folded in _KIN) and not word.given and (known or named):
        return max(_after_role(text, found, at, word), at + named)
    if (
        word.folded in _CALLS
        and not (_is_joined(found, at) or (_WISHED.match(text, found[at].end) and not first.given))
        and (first.alone or (first.given and (first.only_given or not first.thing) and not first.place))
    ):
        end = max(_run(text, found, at, lambda kind: kind.second), _full(text, found, at) if first.only_given else at)
        return end if end > at + 1 or _goes_on(text, found[at]) else at
    somewhere = word.folded.startswith("orts")  # "Ortstermin Birkenhain"
    matter = word.thing and word.folded.endswith(MATTERS) and (first.alone or first.unknown) and not somewhere
    return at + 1 if (matter or _is_somebodys(found, at)) and _goes_on(text, found[at]) else at


_WISHED: Final = re.compile(
    rf"\s(?:w(?:ü|ue)nsche(?:\sich\smir|n\swir\suns)|fordern?\s(?:ich|wir))\seinen?\s(?:[{LOWER}]+\s)?[\w-]*"
    r"(?:bahn|(?:Spiel|Bolz|Park|Sport|Grill)platz|radweg|streifen|brunnen|schrank|bank|park|haltestelle|ampel|halle)\b"
)
"""What is wished for a part of the town: "Für Burk wünsche ich mir eine Boulebahn"."""


def _is_somebodys(found: list[Word], at: int) -> bool:
    """Say whether a word that nobody knows has what stands before: "zwei Schüler von Meinardus", "Schulbegleitung für Mubina"."""
    if at < 2 or not found[at].kind.unknown:  # noqa: PLR2004  (what it is, and "von")
        return False
    what, to = found[at - 2].kind, found[at - 1].kind.folded
    return (to == "von" and what.role) or (to in _FOR and what.folded.endswith(_OF_CHILDREN))


_FOR: Final = frozenset({"von", "für", "fuer"})
_OF_CHILDREN: Final = ("begleitung", "eingangsuntersuchung", "buskarte", "fahrkarte", "foerderplan", "therapie", "impfung")
"""What is somebody's: no firm and no thing has it."""
_CUT_SHORT: Final = re.compile(rf"\.\s[{LOWER}]")
"""What shows that a word is cut short: "Vordr. fehlt"."""


def _has_short_role(text: str, found: list[Word], at: int) -> bool:
    """Say whether a family name stands after what somebody is, cut short: "Schornsteinf. Marchetti"."""
    kind = found[at].kind
    named = (
        found[at].form == "word" and kind.surname and not (kind.thing or kind.place or kind.given) and _goes_on(text, found[at])
    )
    if not named or not at or _between(text, found, at) != ". " or _CUT_SHORT.match(text, found[at].end):
        return False
    short = found[at - 1]
    bynamed = at > 1 and found[at - 2].form == "initial"  # "A. v. Humboldt"
    chained = _CHAINED.search(text, max(0, short.start - _BLANKS), short.start)  # "n.w.v. Neu"
    called = text[short.start : short.end] in _CALLS_SHORT and not (bynamed or chained)
    role = short.form == "word" and not (short.kind.given or short.kind.family) and abbreviates_role(short.kind.folded)
    return (kind.alone and called) or role


_HOURS: Final = re.compile(r"\d[:.]\d\d H\.$")
_CHAINED: Final = re.compile(r"(?<!\w)\w\.\Z")
_CALLS_SHORT: Final = frozenset({"v", "m", "b"})
"""Of "von", "mit" and "bei": "Bestätigung v. Tietjen fehlt"."""


_POPULATION: Final = frozenset(
    "einwohner einwohnerinnen buerger buergerinnen waehler waehlerinnen schueler schuelerinnen besucher besucherinnen bewohner "
    "beschaeftigte studierende pendler gaeste teilnehmer mitglieder senioren kinder auszubildende arbeitslose".split()
)
"""Who is counted for a town."""


def _is_whole_title(text: str, first: Word, last: Word) -> bool:
    """Say whether two words are all of a title but a number before and a year after: "Einwohner Bamberg 2024"."""
    return not text[: first.start].strip(" 0123456789;.-") and _YEAR_LEFT.fullmatch(text, last.end) is not None


_YEAR_LEFT: Final = re.compile(r"[ ;(]*(?:(?:19|20)\d\d)?[ ;)]*")


def _are_many(role: Kind) -> bool:
    return role.folded.endswith(("nnen", "ern", "eln", "leute"))


_DOES: Final = re.compile(
    r"\s(?:hat|möchte|moechte|will|wohnt|bittet|beantragt|braucht|wünscht|wuenscht|fragt|meint|sagt|meldet|ruft|teilt|fährt|faehrt|"
    r"kommt|verweigert|bestreitet|bestätigt|bestaetigt|legt|zahlt|schuldet|hatte|macht|weiß|weiss|war\s(?:da|hier|krank))\b"
)
"""What only somebody does."""
_WANTS: Final = re.compile(r"\s(?:wohnt|braucht|fragt|meint|sagt|ruft|verweigert|bestreitet|schuldet|weint)\b")
"""What only somebody does, and no firm: "Lejna Kubasch braucht …"."""
_ACTS: Final = re.compile(rf"\s(?:war|ist|krank|[{LOWER}]{{3,}}t)\b")


def _after_role(text: str, found: list[Word], at: int, role: Kind) -> int:
    """After a woman's role no thing stands, whatever the word: "Einwohnerin Klinge, …"."""
    first = found[at]
    female = role.folded.endswith("in") and first.form == "word" and not first.kind.role and _goes_on(text, first)
    return at + 1 if female and not first.kind.given else _full(text, found, at)


def _paired(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Davut Öztekin", a given name and what can follow it, and "Maan Nasri", two that nobody knows, within a sentence."""
    first = found[at]
    august = first.kind.folded in _NAMED_MONTHS
    if _is_turned(text, found, at) or _is_next_of_list(text, found, at):
        return at + 2
    if not (first.kind.given or first.kind.unknown or august):
        return at
    end = _run(text, found, at, lambda kind: kind.second or kind.called or kind.folded in _NAMED_MONTHS) if august else 0
    end = max(end, _full(text, found, at))
    if sum(word.form == "word" for word in found[at:end]) < 2:  # noqa: PLR2004  (a pair)
        return at
    sure = first.kind.given and not (first.kind.listed and before is not None and before.kind.folded in _TO_THINGS)
    return end if sure or august or _are_unknown(text, found, at, end, before) else at


def _is_next_of_list(text: str, found: list[Word], at: int) -> bool:
    """Say whether two family names are one more of those who are listed: "Trauzeugen: Anna Huber, Merten Jabbusch"."""
    if not found[at].kind.alone or at < 2 or at + 1 == len(found):  # noqa: PLR2004  (another name stands before)
        return False
    second = found[at + 1]
    ends = text[second.end : second.end + 1] in {"", ",", ";", ".", ")"}
    beside = found[at - 1].kind.second and (found[at - 2].kind.given or found[at - 2].kind.second)
    fits = ends and beside and (second.kind.surname or second.kind.coined)
    return fits and _between(text, found, at + 1) == " " and _sign_before(text, found[at]) == ","


def _is_turned(text: str, found: list[Word], at: int) -> bool:
    """Say whether a family name stands before the given one: "Finderin: Maier Uschi"."""
    if at + 1 == len(found) or not found[at + 1].kind.only_given or _between(text, found, at + 1) != " ":
        return False
    first = found[at].kind
    told = (first.unknown or first.coined or first.called) and _is_told(text, found, at)
    alone = found[at].start < _BLANKS and len(text) - found[at + 1].end < _BLANKS and len(found) == at + 2
    whole = alone and not at and not (first.given or first.no_name)
    listed = whole and (first.coined or (first.place and not first.listed))  # "Gransee Nenad"
    family = (first.family and not first.given) or told or listed
    return family and _goes_on(text, found[at + 1]) and not _is_way(text, found, at)


def _are_unknown(text: str, found: list[Word], at: int, end: int, before: Word | None) -> bool:
    """Say whether words that nobody knows are a name: within a sentence, no place's, no make's."""
    closes = (
        _sign_before(text, found[at]) in {"-", "–"} and not text[found[end - 1].end :].strip(" .!") and _is_sentence(found[:at])
    )
    both = end == at + 2 and not (found[at + 1].kind.given or found[at + 1].kind.place)
    wants = both and _begins_text(text, found[at]) and _WANTS.match(text, found[end - 1].end) is not None
    if before is None and not (_in_list(text, found[at]) or closes or wants):
        return False
    if before is not None and before.kind.folded in _TO_THINGS:
        return False
    if before is not None and (before.kind.folded.endswith("verein") or before.kind.folded in _TO_PLACES):
        return False
    folded = found[at].kind.folded
    from_there = folded.endswith("er") and is_place(folded.removesuffix("er"))  # "Königsberger Klopse"
    if from_there or folded.endswith(_OF_KINDS) or _is_joined(found, at):
        return False  # "Trachtenverein D'Itzgrunder Seßlach", "in Lütten Klein"
    if _is_street(found, at, end, before):
        return False
    follows = end < len(found) and _between(text, found, end) == " "
    return not (follows and (found[end].kind.thing or found[end].kind.folded[:1].isdigit()))  # "Lenovo ThinkPad L14"


def _is_sentence(found: list[Word]) -> bool:
    """Say whether words are of a sentence in which somebody speaks, or somebody is spoken of."""
    return any(word.kind.folded in _OF_PEOPLE for word in found)


_OF_PEOPLE: Final = frozenset(
    "ich wir mein meine meinem meinen unser unsere uns mich mir moechte möchte bitte herr herrn frau familie".split()
)


def _is_street(found: list[Word], at: int, end: int, before: Word | None) -> bool:
    """Say whether two words that nobody knows are a street: "Groner Tor", "über die Tweelbäker Tredde", "an der Eversten Holz".

    Two of three tell: how the first ends, what the last means, and a way before them.
    """
    last = found[end - 1].kind
    after = at > 1 and before is not None and before.kind.folded in _ARTICLES and found[at - 2].kind.folded in _WAYS
    way = after or (before is not None and before.kind.folded == "zwischen")
    street = last.listed or last.folded in _OF_STREETS or last.folded.endswith(_STREET_ENDS)
    return sum((found[at].kind.folded.endswith("er"), street, way)) > 1


def _is_joined(found: list[Word], at: int) -> bool:
    """Say whether a place is joined with another: "Stimmbezirk mit Sande zusammengelegt", "Partnerschaft mit Ascoli Piceno"."""
    joins = at > 1 and found[at - 1].kind.folded == "mit" and not found[at].kind.given
    return joins and found[at - 2].kind.folded.endswith(_JOINED) and not found[at - 2].kind.folded.startswith("leben")


_JOINED: Final = ("bezirk", "gemeinde", "ortsteil", "stadtteil", "partnerschaft")
_OF_KINDS: Final = ("ischer", "isches", "ische")
"""How what describes a kind ends: "Japanischer Staudenknöterich"."""
_ARTICLES: Final = frozenset({"der", "die", "den", "dem"})
_WAYS: Final = frozenset("an in auf ueber über hinter neben vor entlang zwischen richtung bis".split())
_TO_THINGS: Final = frozenset({"im", "am", "ins", "ans", "zur", "aufs"})
"""What no name of a person stands after: "Lesung im Saal Siehe Aushang"."""


def _initialed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "A. Schmieding", "C. von Seydlitz", and after "mit" or "bei" any word."""
    if at + 1 >= len(found) or found[at + 1].form not in {"word", "particle"}:
        return at
    if _ABBREVIATED.search(text[max(0, found[at].start - _BLANKS) : found[at].start]) or _ends_a_thing(text, found, at, before):
        return at
    noble = _noble(text, found, at + 1, initial=True)
    if noble > at + 1 or _between(text, found, at + 1) not in {" ", ""} or found[at + 1].form != "word":
        return noble if noble > at + 1 else at
    second = found[at + 1].kind
    if (
        second.folded in _WITHIN | {"el", "al"}
        and at + 2 < len(found)
        and found[at + 2].form == "word"
        and _between(text, found, at + 2) == " "
    ):
        return at + 3  # "S. Abu Zaid"
    if _HOURS.search(text, max(0, found[at].start - _BLANKS), found[at].end):
        return at  # "um 10:30 H. Umb. auf …"
    plainly = second.surname and not second.thing
    return at + 2 if plainly or _is_family_of_initial(text, found, at, before) else at


def _ends_a_thing(text: str, found: list[Word], at: int, before: Word | None) -> bool:
    """Say whether a letter is the last of what stands before: "nach VOB/A. Beschränkte …", "Größe M. Siehe …"."""
    told = text.endswith(_RULES_OF_AWARDS, 0, found[at].start) or (before is not None and before.kind.folded in _LETTERED)
    after = found[at + 1]
    return told and after.form == "word" and not (after.kind.family or after.kind.called or after.kind.given)


_LETTERED: Final = frozenset("groesse kleidergroesse konfektionsgroesse typ variante stufe kategorie zone tarif bauteil".split())
"""What is told apart by letters, and is nobody's: "Haus A. Huber" is."""
_RULES_OF_AWARDS: Final = ("VOB/", "VOL/")


def _is_family_of_initial(text: str, found: list[Word], at: int, before: Word | None) -> bool:
    """Say whether what follows an initial is a family name although it is a noun, a given name or made of two."""
    kind = found[at + 1].kind
    end = found[at + 1].end
    at_home = text.startswith(",", end) and _LIVES_NEXT.match(text, end)
    if not kind.no_name and (_DOES.match(text, end) or _BORN_NEXT.match(text, end) or at_home):
        return True
    if not _goes_on(text, found[at + 1]):
        return False
    calls = before is not None and before.kind.folded in _CALLS
    matter = before is not None and (before.kind.role or before.kind.folded.endswith(MATTERS))
    told = calls or matter or _begins_text(text, found[at])
    double = "-" in kind.folded and not is_word(kind.folded.rpartition("-")[2])  # "A. Warsame-Rehbein"
    within = kind.called and _is_within(text, found, at)
    noun = within or (told and (kind.coined or kind.called or kind.role)) or _is_short_noun(text, found, at)
    return kind.family or double or calls or bool(noun) or kind.only_given


def _is_short_noun(text: str, found: list[Word], at: int) -> bool:
    """Say whether a short noun or a place is the family name of an initial within a sentence: "hat früher L. Fries gepachtet"."""
    kind = found[at + 1].kind
    within = _is_within(text, found, at) or _sign_before(text, found[at]) in set(":,/(")
    noted = at > 0 and found[at - 1].kind.folded in _OF_LISTS
    family = kind.called or kind.plain or kind.place or kind.coined
    return within and not noted and family and (kind.called or not kind.no_name)


def _is_within(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word of a sentence in small letters, or "Laut", stands right before."""
    if not at or _between(text, found, at) != " ":
        return False
    before = found[at - 1].kind.folded
    return (found[at - 1].form in {"other", "particle"} and before.isalpha()) or before in {"laut", "wohl"}


_OF_LISTS: Final = frozenset("siehe unter nach zu ziffer punkt gemaess und oder bis von am im in".split())
"""What stands before the letter of a list or a part: "siehe A. Punkt 3"."""
_LIVES_NEXT: Final = re.compile(  # "Herzog Neuplanitzer Weg 25", "F. Essen, Rheydter Str. 95"
    rf",?\s(?:[{UPPER}][{LOWER}]+er\s|[{UPPER}][{LOWER}.-]+)(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|ring|damm)\s\d{{1,3}}\b"
)
_BORN_NEXT: Final = re.compile(r",?\s\(?(?:geb\b|\*)")


def _begins_text(text: str, word: Word) -> bool:
    start = word.start < _BLANKS and not text[: word.start].strip()
    return start or _sign_before(text, word) in set(":.!?;")


_RULES: Final = {"word": (_bracketed, _listed, _listed_romance, _called, _paired), "initial": (_called, _initialed)}
"""What is tried where a name begins, by the form of its first word."""


def _full(text: str, found: list[Word], at: int) -> int:
    """Give the end of given and family names from a word on; the last may be a short noun: "Stefanie Sperling"."""
    end = _run(text, found, at, lambda kind: kind.second or kind.given)
    if at < end < len(found) and _is_called_after_a_day(text, found, end, told=_is_told(text, found, at)):
        return end + 1
    last = found[end - 1]
    if at < end < len(found) and last.kind.only_given and _is_short_family(text, found, end):
        return end + 1
    if end < len(found) and last.kind.folded in _WITHIN and end - at > 1 and _is_of_rank(text, found, end):
        return end + 1  # "Sabine Graf Kielmannsau"
    if last.kind.only_given and (noble := _noble(text, found, end)) > end:
        return noble
    if not at < end < len(found) or _between(text, found, end) != " " or not _is_family_noun(text, found, at, end):
        return end
    whole = end - at > 1 and last.kind.folded.endswith(_OF_FAMILIES)  # "Emre Güler Beschluss …"
    told = _is_told(text, found, at)
    given = (
        last.kind.only_given or (last.kind.given and told and (found[end].kind.called or found[end].kind.plain))
    ) and not whole
    return end + 1 if given or last.form == "initial" or _is_begun(text, found, at, end) else end


def _is_short_family(text: str, found: list[Word], at: int) -> bool:
    """Say whether what follows a given name is a family name that is an article or a day too: "Beata Le", "Hoa Do"."""
    word = text[found[at].start : found[at].end]
    family = word == "Le" or (word == "Do" and found[at - 1].kind.folded in _VIETNAMESE)
    return family and _between(text, found, at) == " "


_VIETNAMESE: Final = frozenset(
    "anh bao binh chi cuong dat diep duc dung duong giang hang hanh hien hieu hoa hoang hong hung huong huy huyen khanh kim "
    "lam lan lien linh loan long minh nam nga nghia ngoc nhung oanh phong phuong quang quoc quyen quynh son tam thanh thao thi "
    "thu thuy tien trang trung tuan tuyet van viet vinh xuan yen".split()
)
"""Given names beside which "Do" is no Thursday."""


def _is_of_rank(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word after a count is a family's, of no dictionary."""
    word, beside = found[at], _between(text, found, at) == " "
    return beside and word.form == "word" and not (word.kind.listed or word.kind.no_name) and _goes_on(text, word)


_OF_FAMILIES: Final = ("er", "es")


def _noble(text: str, found: list[Word], at: int, *, initial: bool = False) -> int:
    """Give the end of "von Ahn", "Freiherr von und zu Gilsa" after a given name, or `at`: no institution follows "von" so.

    After an initial nobody goes to a place: "J. zur Linden".
    """
    end = at
    low = at + 2 < len(found) and _LOW_GERMAN.fullmatch(text, found[at].start, found[at + 1].end) is not None
    if low and found[at + 2].form == "word" and _between(text, found, at + 2) == " ":
        return at + 3  # "Ubbo Op den Camp"
    where = at + 2 < len(found) and text[found[at].start : found[at + 1].end] in _WHERE
    if where and _between(text, found, at + 2) == " " and found[at + 2].kind.alone and _goes_on(text, found[at + 2]):
        return at + 3  # "Ilona auf dem Kampe"
    while end < len(found) and _between(text, found, end) in {" ", ". "} and _is_noble(text, found[end]):
        end += 1
    if end == at or end == len(found) or found[end - 1].form != "particle" or _between(text, found, end) != " ":
        return at
    kind = found[end].kind
    towards = found[at].kind.folded in {"zum", "zur", "vom", "zu"}  # "Anna zur Schule", "Anna zum Felde"
    double = "-" in kind.folded and not (all(map(is_word, kind.folded.split("-"))) or kind.folded.endswith(MATTERS))
    gone = towards and not initial and not double and kind.folded not in _NOBLE_SEATS
    institution = (
        (gone or not towards)
        and (kind.listed or (gone and kind.thing and not kind.family))
        and (towards or not (kind.plain or kind.called or kind.family or kind.place))
    )
    return at if institution or found[end].form != "word" or kind.no_name or not _goes_on(text, found[end]) else end + 1


_LOW_GERMAN: Final = re.compile(r"[Oo]p\sde[nr]?")
_WHERE: Final = frozenset({"auf dem", "auf der", "aus dem", "aus der", "an der", "in der"})
"""Where families come from, before a word that is one's own."""
_NOBLE_SEATS: Final = frozenset(
    "muehlen muehle linden eichen felde heiden horst lippe hausen berge nieden bruegge oven hoefen".split()
)
"""What families are called after that nobody goes to: "Britta zur Mühlen"."""


def _is_noble(text: str, word: Word) -> bool:
    return word.form in {"particle", "title"} or word.kind.folded in _WITHIN or text[word.start : word.end] == "und"


def _is_begun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether a given name that no list knows stands before a family name that nobody knows: "Finder: Hiwot Stechmesser"."""
    first, family = found[at].kind, found[last].kind
    told = at > 0 and found[at - 1].kind.role
    begun = last == at + 1 and first.unknown and (told or not first.folded.endswith(_DESCRIBING))
    return begun and family.coined and _is_told(text, found, at)


def _is_told(text: str, found: list[Word], at: int) -> bool:
    """Say whether what stands before calls somebody: a colon, what somebody is, "bei" or "gegen"."""
    before = found[at - 1] if at else None
    called = before is not None and (
        before.kind.role or before.kind.folded in _CALLS or (before.kind.thing and before.kind.folded.endswith(MATTERS))
    )
    bracketed = at > 0 and found[at - 1].kind.role and _between(text, found, at) == " ("
    return called or bracketed or _sign_before(text, found[at]) == ":"


_DESCRIBING: Final = ("e", "er", "es", "en", "em")


def _is_family_noun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether a noun can be the family name of who is called before it: a short one, a trade, one of no dictionary."""
    kind = found[last].kind
    made = kind.thing and not (kind.listed or kind.place) and kind.folded.endswith(_ALSO_FAMILIES)  # "Inken Jeckstadt"
    coined = (kind.coined or made) and _goes_on(text, found[last]) and not _is_way(text, found, at)
    called = kind.called and not kind.no_name and (_goes_on(text, found[last]) or _LIVES_NEXT.match(text, found[last].end))
    written = found[last].form == "word" and not kind.no_name
    born = written and _BORN_NEXT.match(text, found[last].end) is not None
    return (
        kind.plain
        or coined
        or bool(called)
        or born
        or kind.folded.endswith(_TRADES)
        or _is_called_by_a_noun(text, found, at, last)
    )


_ALSO_FAMILIES: Final = ("stadt", "stedt", "treff")
"""How families end although places and events do so too; after a given name only."""


def _is_way(text: str, found: list[Word], at: int) -> bool:
    """Say whether what stands before makes a street or a house of it: "am Leonid Kesselring"."""
    return at > 0 and _between(text, found, at) in {" ", ". "} and found[at - 1].kind.folded in _TO_WAYS


_TO_WAYS: Final = frozenset("am im in zum zur vom beim der die das den st sankt hl haltestelle linie".split())


def _is_called_by_a_noun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether any noun is a family name: "Mieter Uwe Eierkuchen", after who it is, a colon or "gegen" and a given name."""
    one = last == at + 1 and found[at].kind.only_given
    told = _is_told(text, found, at) or _OF_SOMEBODY.match(text, found[last].end) is not None
    return one and found[last].kind.noun and told and _goes_on(text, found[last])


_TRADES: Final = tuple(
    "weber mueller moeller schneider schmidt schmied bauer maier meier meyer mayer becker koch richter wagner schuster fischer "
    "jaeger hofer zimmermann gerber binder brenner drechsler faerber sattler seiler schlosser schreiner tischler maurer pfeifer "
    "gaertner foerster kraemer kaufmann hoffmann schreiber wirth bergmann lehmann ziegler kessler".split()
)
"""What many family names end in: "Leineweber" is a weaver by its form, and nobody's trade."""


def _is_called_after_a_day(text: str, found: list[Word], at: int, *, told: bool) -> bool:
    """Say whether a day of the week is a family name: after a given name, of who is called or does something."""
    day, before = found[at], found[at - 1]
    named = day.kind.no_name and day.kind.called and before.kind.only_given and _between(text, found, at) == " "
    return named and (told or _is_somebody(text, day) or (_begins_text(text, before) and _ACTED.match(text, day.end) is not None))


_ACTED: Final = re.compile(rf"\s(?!heute|gestern|nicht|statt)[{LOWER}]{{3,}}te\b")
"""What somebody did whom a sentence begins with: the day stands after the verb."""


def _is_somebody(text: str, word: Word) -> bool:
    """Say whether a text goes on after a word as after a name, not as after a day or a thing."""
    return _OF_SOMEBODY.match(text, word.end) is not None or _ENDS.match(text, word.end) is not None


_ENDS: Final = re.compile(r"\s*(?:$|[;:)(/|\n]|[.,](?=\s|$)(?!\s\d{1,2}[.:]))|\s(?:[Tt]el|[Mm]obil|[Hh]andy)\b")
_OF_SOMEBODY: Final = re.compile(
    r",?\s\(?(?:geb\b|\*)|,\s\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d\b|\s(?:möchte|moechte|hat|ist|war|wohnt|bittet|beantragt|braucht|will|wünscht|wuenscht|fragt|meint|sagt|"
    r"meldet|ruft|teilt|fährt|faehrt|kommt|verweigert|bestreitet|legt|zahlt|schuldet|fehlt|hatte|wurde|wird|am|vom|per|telefonisch|schriftlich)\b"
)


def _run(text: str, found: list[Word], at: int, fits: _Fits) -> int:
    """Go on while words fit or are initials, particles between them; give the end of the last that does."""
    end = at
    taken = 0
    for here in range(at, len(found)):
        if taken == _MOST_PARTS or here - end > _MOST_PARTS or (here > at and _between(text, found, here) != " "):
            break
        word = found[here]
        if here > at + 1 and _is_of_street(found, here):
            break  # "Doreen Herzog Neuplanitzer Weg 25"
        thing = word.kind.listed or word.kind.folded.endswith("ischen")
        if thing and here > at + 1 and found[here - 1].kind.folded in _TOWARDS and not found[here - 2].kind.given:
            break  # "Kater von Frau Huber vom Dach geholt"
        if word.form == "particle" or (here > at and word.form == "word" and _is_short_middle(word.kind)):
            continue
        if word.form != "initial" and not (word.form == "word" and fits(word.kind)):
            break
        end, taken = here + 1, taken + 1
    return end


def _is_of_street(found: list[Word], at: int) -> bool:
    """Say whether a word is the first of a street of two, with its number."""
    named = found[at].kind.folded.endswith("er") and at + 2 < len(found) and found[at + 1].kind.folded in _STREETS
    return named and found[at + 2].kind.folded[:1].isdigit()


_STREETS: Final = frozenset("weg strasse str platz ring allee gasse damm landstrasse chaussee".split())


def _is_short_middle(kind: Kind) -> bool:
    """Say whether a word can stand within a Vietnamese name, as what it also is cannot: "Phuong Le Van", "Thi Mai Truong"."""
    short = len(kind.folded) == 2 and not (kind.second or kind.given or kind.no_name)  # noqa: PLR2004
    return kind.folded == "mai" or kind.folded in _FATHERS or kind.folded in _ROMANCE or short


_ROMANCE: Final = frozenset({"di", "de", "da", "del", "la", "lo", "dos"})
"""Particles that many write with a capital: "Domenico Di Stefano"."""
_TOWARDS: Final = frozenset({"vom", "zur", "zum"})
_FATHERS: Final = frozenset({"abu", "abdel", "abdul", "ibn"})
_WITHIN: Final = _FATHERS | frozenset("freiherr freifrau graf graefin baron baronin edler edle ritter".split())
"""What stands within a name: "Lubna Abu Zaid", "Clemens Freiherr von Rotberg"."""


def _goes_on(text: str, word: Word) -> bool:
    """Say whether no capitalised word or number follows: a noun beside another is then a name."""
    after = text[word.end : word.end + 2]
    if text.startswith(" - ", word.end):
        return True
    return (
        after == ""
        or not (after[0].isalnum() or after[0] in " -'’&")
        or (after[0] == " " and (after[1:].islower() or not (after[1:].isalnum() or after[1:] in {"&", "-"})))
    )


def _introduced(text: str, word: Word, before: Word | None) -> bool:
    """Say whether a list begins here, or what stands before calls somebody."""
    if before is not None:
        return before.kind.thing or before.kind.role or before.kind.folded in _CALLS
    return _in_list(text, word) and (word.kind.family or _sign_before(text, word) != ",")


def _in_list(text: str, word: Word) -> bool:
    """Say whether a word stands behind a colon or the sign of a list."""
    return _sign_before(text, word) in set(":;,~|·+#•>*=")


def _sign_before(text: str, word: Word) -> str:
    return text[max(0, word.start - _BLANKS) : word.start].rstrip()[-1:]


def _quoted(text: str, first: Word, last: Word) -> bool:
    """Say whether a name is that of a kind of plant, which stands between single quotes: "Rosen 'Gloria Dei'" (ICNCP)."""
    opened = _OPENED.search(text[max(0, first.start - _LONGEST_OPENED) : first.start])
    return opened is not None and text[last.end : last.end + 1] in set("'‘’")


_OPENED: Final = re.compile(
    r"(?:^|[\s(])['‚‘](?:(?:Kaiser(?:in)?|König(?:in)?|Prinz(?:essin)?|Gr(?:af|äfin)|Herzog(?:in)?|Fürst(?:in)?|Geheimrat|Professor|Doktor)\s)?\Z"
)
_LONGEST_OPENED: Final = 14
