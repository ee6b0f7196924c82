"""Where a name that something announces begins and ends."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from opendata.recognizers.calling import is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.figures import is_figure
from opendata.recognizers.honoured import LONGEST_BYNAME, is_of_history
from opendata.recognizers.named_otherwise import HOUSE, OF_HOUSE, holds_office
from opendata.recognizers.names import PLACE_ENDINGS, gazetteer
from opendata.recognizers.nouns import is_place, is_thing, is_word
from opendata.recognizers.span import PARTICLE, UPPER, WORD, Span
from opendata.recognizers.words_in_text import FAMILY_ENDINGS, STREET_FAMILIES, kind_of
from opendata.recognizers.works import in_title, is_of_a_body, is_performed, is_tale

_RANK: Final = r"(?:(?:Freiherr|Freifrau|Graf|Gr(?:ä|ae)fin|Baron(?:in)?)\s)?"
TITLE: Final = (
    r"(?:(?:Prof|Dr|Dipl|Mag|Ing|med|jur|phil|rer|nat|dent)\.?-?\s?(?:Ing\.|Kfm\.|Psych\.|Päd\.|Biol\.|Verw\.|med\.|jur\.)?\s?"
    r"(?:\(FH\)\s)?){0,4}"
)
INITIAL: Final = rf"[{UPPER}]\.\s?(?:[{UPPER}]\.\s?)?"
NAME: Final = (
    rf"{TITLE}(?:{INITIAL}(?:(?:von|van|vom|zu|de|di|da|del|De|Di|Da|Del|El|Al|Ben)\s)?{WORD}|"
    rf"{WORD},\s?(?:{WORD}|[{UPPER}]\.)(?:[ -]{WORD})?|"
    rf"{_RANK}(?:{PARTICLE}\s){{0,2}}{WORD}(?:\s{_RANK}(?:{PARTICLE}\s){{0,2}}(?:{WORD}|[{UPPER}]\.)){{0,3}})"
)
_AND_FAMILY: Final = re.compile(r"\bund\s[Ff]amilie\s$")
_TITLES: Final = frozenset("Dr Prof Dipl Ing Mag med jur phil rer nat dent".split())
_ALSO_NAMES: Final = frozenset(
    "damm herbst winter sommer fruehling maerz mai april august freitag sonntag montag baum hund strom wasser".split()
)
"""Words that are names as well, where somebody is called: "Frau Herbst"."""
PARTICLES: Final = frozenset("zum von van de der den dem zu zur vom ter ten op del di da dos el al ben bin".split())
_ARTICLES: Final = frozenset({"der", "den", "dem"})
"""Parts of a name only after another particle: "von der Au", but "Hausmeister den Schlüssel"."""
_TOWARDS: Final = frozenset({"zu", "zur", "vom"})
"""No beginning of a name but after a form of address: "Eltern zu Gesundheit"."""
_BETWEEN: Final = PARTICLES | {"und", "Freiherr", "Freifrau", "Graf"}
_TOKEN: Final = re.compile(r"[^\s,]+")
_PART: Final = re.compile(r"[-'’]")
_PLACE_WORD: Final = tuple(PLACE_ENDINGS.split("|"))
_SIGNS: Final = ("", ",", ".", ";", ":", "(", ")", "#", "|", "/", "-", "–", "!")
_NOT_NAMES: Final = frozenset(
    "eilt dringend achtung "
    "vor bei nach seit mit ohne um aus zu wegen laut ab bis durch fuer gegen hinter ueber unter zwischen neben "
    "der die das und oder bitte danke kontakt tel telefon handy mail iban konto hallo sehr liebe lieber "
    "guten morgen tag abend strasse platz weg stadt amt rathaus buergeramt "
    "unbekannt anonym anonymus mailto nr "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar maerz april mai juni "
    "juli august september oktober november dezember "
    "personalausweis ausweis hund katze baum strom wasser muell ampel radweg gehweg herbst fruehling ich "
    "wir sie er es mein meine unser ihre im am in auf "
    "oberbuergermeister oberbuergermeisterin buergermeister buergermeisterin ob landrat landraetin stadtrat stadtraetin "
    "minister ministerin ministerpraesident ministerpraesidentin kanzler kanzlerin praesident praesidentin "
    "frau herr herrn gott pfarrer doktor beste bester besten gruesse gruss herzliche freundliche schoene viele "
    "professor direktor rektor nachbar nachbarin kollege kollegin hausmeister lehrer lehrerin".split()
)
_BODY: Final = ("beirat", "verein", "vorstand", "sprecher", "sprecherin", "initiative", "leitung", "vorsitzende", "vorsitzender")
"""What a signature may have after the name: a body or a function."""


def named(text: str, match: re.Match[str], *, sure: bool) -> Iterator[Span]:
    """Give the name in the first group of a match; one that is not `sure` needs a known word or an initial."""
    start = match.start(1)
    line = match.group(1).split("\n", 1)[0]
    tokens = () if _is_title_alone(line) else _TOKEN.finditer(line)
    words = [(found.group(), found.start() + start, found.end() + start) for found in tokens]
    kept = _up_to_last_name(_one_name(text, list(_until_no_name(text, words, sure=sure))))
    while kept and (kept[-1][0] in PARTICLES or kept[-1][0] == "und"):
        kept.pop()  # "Frau Huber von nebenan"
    if all(word.strip(".-") in _TITLES for word, _, _ in kept):
        return
    if "und" in [word for word, _, _ in kept] and not is_given(kept[0][0]):
        return
    if _AND_FAMILY.search(text, max(0, start - LONGEST_BYNAME), start) and not kind_of(kept[0][0]).family:
        return  # "Viele Grüße, Anna Huber und Familie Hotline …"
    if (
        (not sure and (OF_HOUSE.search(text[start : kept[-1][2]]) or HOUSE.fullmatch(text[start : kept[-1][2]])))
        or is_of_history(text, start, kept[-1][2])
        or is_figure(text[start : kept[-1][2]])
        or is_performed(text, start, kept[-1][2])
        or is_tale(text, start, kept[-1][2])
        or holds_office(text, start, kept[-1][2])
        or in_title(text, start, kept[-1][2])
    ):
        return
    end = kept[-1][2]
    folded = [fold_text(part) for word, _, _ in kept for part in _PART.split(word.strip(".")) if part]
    given, family = gazetteer().given, gazetteer().family
    known = sum(part in given or part in family or (part.endswith(FAMILY_ENDINGS) and not is_word(part)) for part in folded)
    initial = any(len(word) <= 3 and word.endswith(".") and word.strip(".") not in _TITLES for word, _, _ in kept)
    if not sure and ((not known and not initial) or kept[0][0] in _TOWARDS):
        return
    firm = is_of_a_body(text, end) or text.startswith(_FORMS, kept[-1][1])  # "Mitarbeiter von Huber Estrichbau GbR"
    if firm and not text[start:end].endswith("."):
        return
    yield Span(start, end, "PERSON_NAME")


@lru_cache(maxsize=1000)
def _is_title_alone(line: str) -> bool:
    """Say whether no name follows titles: "Dr. Prof. von Frau"."""
    parts = line.split()
    first = next((at for at, part in enumerate(parts) if part.strip(".-") not in _TITLES and part not in PARTICLES), 0)
    return first > 0 and is_no_name(parts[first]) and fold_text(parts[first]) not in _ALSO_NAMES


_FORMS: Final = ("GmbH", "GbR", "PartG")


def _one_name(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Cut "Huber, Altenburger …" at the comma: only a given name follows a family name there."""
    for at, (_, _, end) in enumerate(words[:-1]):
        if text[end : end + 1] == ",":
            second, _, last = words[at + 1]
            initial = len(second) <= 2 and second.endswith(".")
            if is_thing(fold_text(second)) and not is_given(second):
                return words[: at + 1]  # "Frau Huber, Hauptamt"
            if second.lower().endswith("nr"):
                return words[: at + 1]  # "Frau Huber, Kundennr. 17"
            return words if is_given(second) or initial or _followed_by_sign(text, last) else words[: at + 1]
    return words


def _followed_by_sign(text: str, end: int) -> bool:
    return text[end:].lstrip()[:1] in _SIGNS


@lru_cache(maxsize=10_000)
def is_known(word: str) -> bool:
    """Say whether a list of names knows a word, or a part of it."""
    known = gazetteer()
    return any(part in known.given or part in known.family for part in fold_text(word.strip(".")).replace("'", "").split("-"))


def _up_to_last_name(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drop the capitalised word that begins the next sentence: "Erich Wirth Bitte"; the second word of a name may be unknown."""
    plain = [word for word, _, _ in words]
    if not plain or "und" in plain or not (is_given(plain[0]) or sum(map(is_known, plain)) > 1):
        return words
    while len(words) > 2 and not is_known(words[-1][0]) and words[-2][0] not in _BETWEEN:
        words = words[:-1]
    return words


_FORM_BEFORE: Final = re.compile(r"\b(?:Frau|Herrn?|Familie|Fam\.|Eheleuten?|Fr\.|Hrn?\.)\s(?:(?:Dr|Prof)\.\s){0,2}\Z")


def _is_no_house(word: str) -> bool:
    """Say whether what ends like a house, a place or a street is none that anybody knows: "Familie Graefenhain"."""
    folded = fold_text(word)
    return not (folded in _NOT_NAMES or folded.endswith(_BODY) or is_word(folded) or is_place(folded))


def _is_body(folded: str) -> bool:
    return is_thing(folded) or folded.endswith("ischen")


def _is_gone_to(word: str) -> bool:
    """Say whether a word after "zur", "zum" or "vom" and a name is what somebody goes to, and no seat of a family."""
    return fold_text(word) in _GONE_TO


def _serves_all(word: str) -> bool:
    """Say whether a word after "Frau vom" is where she works for the public."""
    kind = kind_of(word)
    return kind.thing and not kind.listed and kind.folded.endswith(_SERVICES)


_GONE_TO: Final = frozenset(
    "untermiete miete zwischenmiete sache vorsprache anhoerung klaerung kenntnis pflege kur arbeit schule abholung probe "
    "besichtigung beratung untersuchung mittagessen unterricht".split()
)
_SERVICES: Final = tuple("telefon dienst amt service hotline stelle buero verwaltung zentrale schalter team schutz".split())
"""How what serves the public ends."""


def _is_addressed(text: str, at: int) -> bool:
    return _FORM_BEFORE.search(text, max(0, at - 20), at) is not None


def _is_what_is_told(word: str, before: str) -> bool:
    """Say whether a word after a name is a matter or somebody's: "Frau Huber Bareinzahlung am Schalter", "Frau Kolbs Antrag"."""
    matter = len(word) > _LONGEST_FAMILY and fold_text(word).endswith(_ABSTRACT) and not kind_of(word).family
    return matter or (before.endswith(("s", "ß", "z", "x")) and fold_text(word).endswith(_OWNED))


def _until_no_name(text: str, words: list[tuple[str, int, int]], *, sure: bool) -> Iterator[tuple[str, int, int]]:
    before = ""
    for at, (word, start, end) in enumerate(words):
        if at and _is_what_is_told(word, before):
            return
        if is_no_name(word) and word not in _BETWEEN:
            called = (sure or is_given(before)) and fold_text(word) in _ALSO_NAMES
            family = _is_no_house(word) or fold_text(word) in STREET_FAMILIES
            if not (called or (not at and family and _is_addressed(text, start))):
                return
        if word in _ARTICLES and before not in PARTICLES:
            return
        if word == "vom" and 0 < at < len(words) - 1 and _is_body(fold_text(words[at + 1][0])):
            return  # "Frau Huber vom Bürgerservice"
        if word in _TOWARDS and at + 1 < len(words) and (_is_gone_to if at else _serves_all)(words[at + 1][0]):
            return  # "Familie Huber zur Untermiete", "die Frau vom Bürgertelefon"
        if word == "zu" and at > 1 and before not in _BETWEEN:
            return  # "von Anna Huber zu Lehrkraft …"
        yield word, start, end
        before = word


@lru_cache(maxsize=10_000)
def is_no_name(word: str) -> bool:
    """Say whether a name ends before this word: a common one, a place, a body."""
    folded = fold_text(word.strip("."))
    family = gazetteer().family
    housed = folded.endswith(_PLACE_WORD) and folded not in family and folded.split("-")[-1] not in family
    return folded in _NOT_NAMES or (housed and not _may_be_family(folded)) or folded.endswith(_BODY)


def _may_be_family(folded: str) -> bool:
    """Say whether what ends like a house is no house: what stands before is no word ("Vehring"), and no place is called so."""
    stem = next((folded.removesuffix(house) for house in _HOUSES if folded.endswith(house)), "")
    return 0 < len(stem) <= _LONGEST_STEM and not (is_word(stem) or is_word(folded) or is_place(folded))


_OWNED: Final = tuple("antrag bescheid hund wohnung konto rechnung brief schreiben sohn tochter garten auto".split())
"""What is somebody's, after a name in the genitive."""
_ABSTRACT: Final = ("ung", "ungen", "heit", "keit", "schaft", "tion", "termin", "zeugnis")
"""How words end that nobody is called by, but short ones: "Sung", "Hartung"."""
_LONGEST_FAMILY: Final = 8
_HOUSES: Final = ("ring", "haus", "burg", "heim", "hof", "tor")
_LONGEST_STEM: Final = 5
