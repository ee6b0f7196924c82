"""What a word in small letters can be: a name, a verb, what somebody does."""

import re
from functools import lru_cache
from typing import Final

from opendata.lookup.words import STOPWORDS
from opendata.recognizers.cells import fold_text
from opendata.recognizers.names import gazetteer, name_lists
from opendata.recognizers.nouns import nouns
from opendata.recognizers.span import LOWER
from opendata.recognizers.words_in_text import FAMILY_ENDINGS, kind_of
from opendata.recognizers.works import is_performed, is_tale

NO_SIGNATURE: Final = frozenset(
    "aus an alle und von ich wir er sie es vom der die das den dem euch ihnen im in zum zur mit nach ein eine ihr ihre "
    "eure euer dein deine bis fuer ans ins nur noch auch schon heute morgen gestern hier dort immer dann "
    "zurueck weiter gez gmbh mbh ohg gbr mbb ug".split()
)
"""What follows a greeting that is no signature: "lg aus bamberg"."""
VERB_ENDINGS: Final = ("t", "te", "en")
VERBS: Final = frozenset(
    "braucht sucht macht bringt legt zeigt führt fuehrt fährt faehrt hält haelt steht sagt holt "
    "darf soll muss kann will war kam kommt ging "
    "fehlt wartet weint schläft hustet spielt bleibt erscheint wohnt zahlt schuldet kündigt arbeitet zieht meldet verweigert "
    "geht anrufen abholen klingeln läuten lassen melden bestellt bestellen bestreitet bestaetigt bestätigt beantragt bittet "
    "bitten wünschen beschweren klagen berichten loben starten gestartet "
    "fordert fordern foerdern fördern aendern ändern hindern "
    "gemeldet informiert benachrichtigt verzogen verstorben erreicht angerufen".split()
)
"""What often follows a name and ends a note, where nothing after it tells a verb from a name."""
NO_NAME: Final = STOPWORDS | NO_SIGNATURE | {"heisse", "bitten", "wünschen", "wuenschen", "beschweren", "neu", "bin"}
_ADJECTIVAL: Final = (
    *("ig", "lich", "isch", "bar", "sam", "los", "haft", "end", "voll", "frei", "weise", "mal", "mals", "dem", "falls", "seits"),
    *("wärts", "waerts", "t", "te", "en", "es", "em", "s", "e", "halb", "wohl", "gegen", "über", "ueber", "unter", "nach", "auf"),
)
_SHORTEST_UNKNOWN: Final = 5


def could_be_called(word: str) -> bool:
    """Say whether a word in small letters that nobody knows may be the family name of who is called before it."""
    if (
        len(word) < _SHORTEST_UNKNOWN
        or word.endswith((*_ADJECTIVAL, "ern", "eln"))
        or word in _ADVERBS | VERBS
        or fold_text(word) in NO_NAME | ALSO_WORDS
    ):
        return False
    kind = kind_of(word.title())
    return kind.unknown or (kind.coined and not kind.role)


@lru_cache(maxsize=1)
def given_nouns() -> frozenset[str]:
    """Give the given names that are nouns in small letters too, "horst": a family name beside them makes a name of them."""
    return (name_lists()[0] & nouns().things) - NO_NAME


_UMLAUTS: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@lru_cache(maxsize=1)
def small_given() -> frozenset[str]:
    """Give the given names that are nothing else in small letters, their umlauts written either way."""
    plain = name_lists()[0] - nouns().things - NO_NAME
    return frozenset(spelled for name in plain if len(name) >= _SHORTEST and name.isalpha() for spelled in _spelled(name))


@lru_cache(maxsize=1)
def small_names() -> frozenset[str]:
    """Give the given and family names that are nothing else in small letters, their umlauts written either way."""
    plain = name_lists()[1] - nouns().things - NO_NAME - ALSO_WORDS
    family = (
        spelled for name in plain if len(name) >= _SHORTEST and not name.endswith(VERB_ENDINGS) for spelled in _spelled(name)
    )
    return small_given().union(family)


ALSO_WORDS: Final = frozenset(
    "kurz lang klein jung alt gross groß ernst frei wild stark schnell neu fest spaet frueh gut schlecht krank voll allein "
    "still laut bunt braun schwarz weiss grau gruen rot blau gelb hell dunkel breit schmal lieb brav klug reich arm hoch "
    "tief nah weit satt blind taub stumm kahl zart fein grob streng froh sauer suess".split()
)
"""Words in small letters that families are called by too."""
_SHORTEST: Final = 3


def _spelled(name: str) -> tuple[str, str]:
    umlauts = name
    for written, umlaut in _UMLAUTS:
        umlauts = umlauts.replace(written, umlaut)
    return name, umlauts


@lru_cache(maxsize=10_000)
def is_family(word: str) -> bool:
    """Say whether a word may be a family name where somebody is called: a known one, or a short noun."""
    kind = kind_of(word.title())
    family = kind.family or (kind.coined and kind.folded.endswith(FAMILY_ENDINGS)) or (kind.plain and kind.listed)
    return fold_text(word) not in NO_NAME and family


DESCRIBING: Final = ("ig", "lich", "isch", "los", "bar", "haft")
"""How adjectives end: "beide eltern berufstätig"."""
PARTICIPLE: Final = re.compile(rf"(?:ge|ver)[{LOWER}]{{3,}}(?:t|en)$")
ENDS_NAME: Final = re.compile(
    rf"\s*(?:$|[,.;:()])|\s(?!(?:morgen|heute|gestern|seit|mit|bitte|nicht|erst|fast|meist)\b)[{LOWER}]+(?:t|te|en)\b"
)
"""What follows a name, not a verb: a sign, or the verb itself: "denis hergert arbeitet"."""


def is_verb(word: str) -> bool:
    """Say whether a word ends as what somebody did, and no family is called so: "umgang begleitet, hakan …"."""
    return word.endswith(VERB_ENDINGS) and not kind_of(word.title()).family


@lru_cache(maxsize=10_000)
def is_named(word: str) -> bool:
    """Say whether a word in small letters, or a part of it, is a known name."""
    known = gazetteer()
    folded = fold_text(word)
    return folded not in NO_NAME and any(part in known.given or part in known.family for part in folded.split("-"))


def is_addressed(match: re.Match[str]) -> bool:
    """Say whether the word in the first group is a known family name, and that of nobody in a play or a tale."""
    folded = fold_text(match.group(1))
    known = kind_of(match.group(1).title()).family or folded.split("-")[0] in gazetteer().family
    return (
        known
        and folded not in NO_NAME | ALSO_WORDS
        and not (is_performed(match.string, *match.span(1)) or is_tale(match.string, *match.span(1)))
    )


def is_in_office(match: re.Match[str]) -> bool:
    """Say whether the word in the first group can be the name of who works in an office, and is no verb."""
    kind = kind_of(match.group(1).title())
    verb = match.group(1).endswith(VERB_ENDINGS) and not ENDS_NAME.match(match.string, match.end(1))
    known = kind.family or kind.called or (len(kind.folded) >= _SHORTEST_UNKNOWN and (kind.surname or kind.coined))
    return known and not verb


def is_unknown(word: str) -> bool:
    """Say whether no dictionary and no list knows a word."""
    return kind_of(word.title()).unknown and word not in _ADVERBS


def could_do(match: re.Match[str]) -> bool:
    """Say whether who does something is called by a name: "ältere frau gestürzt meldet passant" names nobody."""
    word = match.group(1)
    kind = kind_of(word.title())
    common = kind.folded in NO_NAME | ALSO_WORDS or word in _ADVERBS or (kind.role and not kind.family)
    common = common or (word.endswith(DESCRIBING) and not kind.family)
    return not (common or (PARTICIPLE.match(word) and not kind.family))


_ADVERBS: Final = frozenset(
    "vermutl evtl ggf bzw "
    "jetzt nebenan oben unten hinten vorne vorn draußen draussen drinnen dahinter daneben davor drüben drueben bereits insgesamt "
    "wieder überhaupt ueberhaupt endlich leider mehrfach oft immer nie niemals sofort bisher weiterhin "
    "dennoch trotzdem deshalb daher "
    "vermutlich wahrscheinlich angeblich telefonisch schriftlich persönlich persoenlich".split()
)
"""What stands after who is spoken of without a name: "die frau nebenan hat sich beschwert"."""
