"""Names in sentences in small letters throughout, as people type them on a telephone; capitals.py has the others."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from opendata.lookup.words import STOPWORDS
from opendata.recognizers.calling import CALLING, GREETING, ROLE, ROLES, SIGNATURE, is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import Cued, cued, signed
from opendata.recognizers.names import gazetteer, name_lists
from opendata.recognizers.nouns import is_thing, nouns
from opendata.recognizers.span import LOWER, UPPER, Span
from opendata.recognizers.words_in_text import FAMILY_ENDINGS, Kind, is_small_role, kind_of
from opendata.recognizers.works import is_of_a_body, is_performed, is_tale

_TOKEN: Final = re.compile(r"[^\s,]+")
_SMALL: Final = rf"[{LOWER}]{{2,}}(?:-[{LOWER}]{{2,}})?"
_LOWER_NAME: Final = cued(
    "herr|frau|fr.|hr.|fam",
    rf"\b(?:[Hh]errn?|[Ff]rau|[Ff]r\.|[Hh]r\.|[Ff]amilie|[Ff]am\.)\s(?:(?:dr|prof)\.\s){{0,2}}((?:al-|el-)?[{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)\b",
)
_CALLS: Final = (
    r"(?:[Aa]nruf|[Aa]bgegeben|[Gg]emeldet|[Gg]efunden|[Uu]nterschrieben|[Bb]eschwerde|[Mm]eldung)\s(?:von|durch)|[Zz]urück\."
)
_SAID: Final = (
    r"(?:gez\.?|[Nn]ame\sist|heiße|hier\s(?:ist|spricht)|[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?,?|(?:lg|vg|mfg|LG|VG|MfG),?)"
)
_CALLED_LOWER: Final = signed(
    rf"(?i){ROLE}|{_CALLS}|{_SAID}",
    rf"(?:{ROLES}(?:\s(?:ist|namens|meine?r?))*|{_CALLS}|\b{_SAID})"
    rf"\s?:?\s?({_SMALL}(?:,?\s{_SMALL}){{1,2}})(?![\w])",
)
_SIGNED_LOWER: Final = cued(
    "gr|lg|vg|mfg",
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?|lg|vg|mfg|LG|VG|MfG),?\s({_SMALL}(?:\s{_SMALL})?)(?=\s*(?:$|[\n.,;:!(+]))",
)
"""A signature in small letters: a given name, alone or with one more word, after the greeting and before the end."""
_CLOSED_LOWER: Final = signed(
    GREETING,
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?|lg|vg|mfg|LG|VG|MfG),?\s({_SMALL}(?:\s{_SMALL})?)[.!]?\s*\Z",
)
_NO_SIGNATURE: Final = frozenset(
    "aus an alle und von ich wir er sie es vom der die das den dem euch ihnen im in zum zur mit nach ein eine ihr ihre "
    "eure euer dein deine bis fuer ans ins nur noch auch schon heute morgen gestern hier dort immer dann "
    "zurueck weiter gez gmbh mbh ohg gbr mbb ug".split()
)
"""What follows a greeting that is no signature: "lg aus bamberg"."""
_INTRODUCED_LOWER: Final = cued(
    "name|heiße|bin|hier",
    rf"\b(?:[Nn]ame\sist|heiße|bin\s(?:der|die)|hier\s(?:ist|spricht|schreibt))\s({_SMALL}(?:\s{_SMALL}(?=\s*(?:$|[\n.,;:!(+])))?)(?![\w-])",
)
_VERB_ENDINGS: Final = ("t", "te", "en")
_VERBS: Final = frozenset(
    "braucht sucht macht bringt legt zeigt führt fuehrt fährt faehrt hält haelt steht sagt holt "
    "darf soll muss kann will war kam kommt ging "
    "fehlt wartet weint schläft hustet spielt bleibt erscheint wohnt zahlt schuldet kündigt arbeitet zieht meldet verweigert "
    "geht anrufen abholen klingeln läuten lassen melden bestellt bestellen bestreitet bestaetigt bestätigt beantragt bittet "
    "fordert fordern foerdern fördern aendern ändern hindern "
    "gemeldet informiert benachrichtigt verzogen verstorben erreicht angerufen".split()
)
"""What often follows a name and ends a note, where nothing after it tells a verb from a name."""
_NO_NAME: Final = STOPWORDS | _NO_SIGNATURE | {"heisse"}
_ANY_CAPITAL: Final = re.compile(rf"[{UPPER}][{LOWER}]")
_NEXT_SMALL: Final = re.compile(rf"\s({_SMALL})(?![\w-])")
_SHORT_ADDRESS_LOWER: Final = cued(
    "fr.|hr.|fam.",
    rf"\b(?:fr|hr|fam)\.\s(?!abend|morgen|mittag|nachm|vorm|und\b|bis\b|von\b|vom\b|uhr|nach\b|vor\b|dr\b|prof)((?:(?:von|van)\s(?:de[rnm]\s)?|(?:de|di|da|del|lo|la|el|al|zu|zur)\s)?{_SMALL})(?![\w-])",
)


_SIGNED_INITIAL: Final = cued(
    "gr|lg|vg|mfg|gez",
    rf"\b(?:gez\.?|[Gg]r(?:ü|ue)(?:ß|ss)e?|mfg|lg|vg),?\s([{LOWER}]\.\s?[{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?=\s*(?:$|[\n.,;:]))",
)
_SHORT_ROLE_LOWER: Final = cued(
    "pom|pm|pk|pok|phk|khk|kl.|kd.|kontoinh.|dr.|prof.|pat.|tn|gez.",
    rf"\b(?:gez\.|e?phk|pok|pom|pk|pm|khk|tn|kl\.|kd\.|kontoinh\.|pat\.|(?:dr|prof)\.)\s([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
_KIN: Final = cued(
    "mein|unser|sein|ihr|dein",
    rf"\b(?:[Mm]ein|[Uu]nser|[Ss]ein|[Ii]hr|[Dd]ein)(?:e[mrns]?)?\s(?:kleine[rs]?\s|gro(?:ß|ss)e[rs]?\s)?"
    rf"(?:mann|frau|sohn|tochter|kind|bruder|schwester|mutter|vater|oma|opa|tante|onkel|enkelin|enkel|nichte|neffe|freundin|freund)"
    rf"\s([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
"""Whose kin: "mein mann dieter"."""
_SMALL_INITIAL: Final = signed(
    r"(?i)[\s(][^\W\d_]\.\s?[^\W\d_]{3}",
    rf"(?<=[\s(])[{LOWER}]\.\s?([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
_ABBREVIATED_BEFORE: Final = re.compile(rf"(?<![{LOWER}])[{LOWER}]\.\s?$")
_TOLD_BEFORE: Final = re.compile(r"(?:\b(?:durch|für|von|gegen|an|bei|mit|tn|kd\.)|[:!.]|\bzeug(?:e|in):?)\s$")
"""Who is told of with an initial: "abholung nur durch e. rosenthal"."""
SENTENCES: Final = re.compile(
    r"([.!?;\s](?:(?:(?<=[^\W\d_]{3}[.!?;])(?<!str.)|(?<=\d[a-z][.!?;])|(?<=\d{4}[.!?;]))\s|(?<=\s)[-–|/]\s|(?<=\n)))"
)
_SMALL_WORD: Final = re.compile(rf"(?<![\w@.-])(?:[{LOWER}]{{3,}}(?:-[{LOWER}]+)*|(?:al|el)-[{LOWER}]{{3,}})(?![\w@])")
_GIVEN_NEXT: Final = re.compile(rf",\s([{LOWER}]{{3,}}(?:-[{LOWER}]+)?)(?![\w@]|\.\w)")
"""A family name before a comma and a given name: "bühring, felix"."""
_AFTER_CODE: Final = re.compile(r"\b\d{5}\s$")
_NUMBER_NEXT: Final = re.compile(r"\.?\s\d{1,3}\s?[a-z]?(?!\w)")


def raised(text: str, told: int) -> str:
    """Write names in small letters as names are written, so that the same rules find them.

    In a sentence that has no capitalised word, a known name becomes one, the word after a given name, what calls somebody,
    and a street before its number; elsewhere a given and a family name side by side. The length stays.

    `told` says which patterns may fit (cue.py).
    """
    words = _PARTS.split(text)
    paired = not (small_names().isdisjoint(words) and given_nouns().isdisjoint(words)) or any(_AFTER_ROLE.finditer(text, told))
    parts = SENTENCES.split(text)
    if not (paired or told & _SMALL_STREET.bit):
        return "".join(part if _ANY_CAPITAL.search(part) else _raised(part) for part in parts)
    return "".join(_mixed(part, told, paired=paired) if _ANY_CAPITAL.search(part) else _raised(part) for part in parts)


_GOES_ON: Final = re.compile(r"\s*(?:$|[,.;:()])|\s(?:hat|bittet|möchte|moechte|fragt|meldet|wohnt|beantragt|wünscht|wuenscht)\b")
"""How a text goes on after a name, not after a verb."""


def _as_street(match: re.Match[str]) -> str:
    """Give a capital to what ends like a street and is no noun of the dictionary: "gehweg 12 qm pflastern" is none."""
    word = match.group()
    return word if kind_of(word.title()).listed else word[0].upper() + word[1:]


def _mixed(text: str, told: int, *, paired: bool) -> str:
    """Write streets and names as they are written, in a sentence of which other words have capitals."""
    if any(_SMALL_STREET.finditer(text, told)):
        text = _SMALL_STREET.pattern.sub(_as_street, text)
    return _paired(text) if paired else text


_SMALL_STREET: Final = signed(
    r"(?i)(?:straße|strasse|str\.?|weg|gasse|allee|platz|ring|stieg|ufer|damm|graben|"
    r"wall|anger|hain|pfad|pr[o0]menade|kamp|hang|steg|h[o0]f|winkel|berg)\s?\d",
    rf"(?<![\w@./-])(?:(?<=er )str\.?|[{LOWER}]{{3,30}}(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|stieg|ufer|damm|graben|"
    r"wall|anger|hain|pfad|promenade|kamp|hang|steg|hof|winkel|berg))(?=\s?\d{1,3}(?:\s?[a-z])?(?![\w.,]\d))",
)
"""A street in small letters before its number, where other words have capitals."""
_AFTER_ROLE: Final = signed(
    rf"[{UPPER}{LOWER}][ERNern] [{UPPER}{LOWER}]{{4}}",
    rf"(?<![{UPPER}{LOWER}])[{UPPER}{LOWER}][{LOWER}]{{2,30}}(?<=[ern]) [{LOWER}]{{5}}",
)
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
        or word in _ADVERBS | _VERBS
        or fold_text(word) in _NO_NAME | ALSO_WORDS
    ):
        return False
    kind = kind_of(word.title())
    return kind.unknown or (kind.coined and not kind.role)


_PARTS: Final = re.compile(r"[^\w'’]+")


def _paired(text: str) -> str:
    """Give a given and a family name side by side their capitals, and a name after who it is: "Fahrerin defne kurt"."""
    given, names = small_given(), small_names()
    pairs = [
        pair
        for pair in _SMALL_PAIR.finditer(text)
        if (fold_text(pair.group(1).split("-")[0]) in given or _is_noun_and_family(*pair.groups()))
        and (pair.group(2) not in _VERBS or _GOES_ON.match(text, pair.end(2)))
        and (_is_family(pair.group(2)) or _is_told(text, pair))
    ]
    told = [
        one
        for one in _SMALL_AFTER_ROLE.finditer(text)
        if (one.group(2) in names or could_be_called(one.group(2)))
        and (is_small_role(one.group(1)) if one.group(1).islower() else _is_role_alone(kind_of(one.group(1))))
    ]
    if not pairs and not told:
        return text
    letters = list(text)
    for match in told:
        letters[match.start(2)] = match.group(2)[0].upper()
    for match in pairs:
        for group in (1, 2):
            letters[match.start(group) : match.end(group)] = match.group(group).title()
    return "".join(letters)


def _is_noun_and_family(first: str, second: str) -> bool:
    """Say whether a given name that is a noun too stands before what is a family name and nothing else: "horst kirchner"."""
    kind = kind_of(second.title())
    family = kind.alone or (kind.family and kind_of(first.title()).only_given and fold_text(second) not in ALSO_WORDS)
    return fold_text(first) in given_nouns() and family  # "lutz meier"


@lru_cache(maxsize=1)
def given_nouns() -> frozenset[str]:
    """Give the given names that are nouns in small letters too, "horst": a family name beside them makes a name of them."""
    return (name_lists()[0] & nouns().things) - _NO_NAME


def _is_role_alone(kind: Kind) -> bool:
    """Say whether a word says what somebody is, and is no family's: "Heinrich der Löwe erinnert"."""
    return kind.role and not kind.called


_SMALL_PAIR: Final = re.compile(
    rf"(?:(?<=[ (:])|^)([{LOWER}]{{3,}}(?:-[{LOWER}]{{2,}})*) "
    rf"(?=(?:(?:von|van|de|di|da|del|lo|la|el|al|zum|zur|vom) ){{0,2}}([{LOWER}]{{3,}}(?:-[{LOWER}]{{2,}})*)(?![\w@]))"
)


_SMALL_AFTER_ROLE: Final = re.compile(
    rf"(?<!\w)([{UPPER}{LOWER}][{LOWER}]+) ([{LOWER}]{{3,}})(?=\s*(?:$|[,.;:()])|\s(?:war|krank|[{LOWER}]+(?:t|te|en))\b)"
)
"""One word in small letters after what somebody is, before what they do: "Pächter kaya kündigt"."""


def _is_told(text: str, pair: re.Match[str]) -> bool:
    """Say whether a word that nobody knows is the family name of who is called before: "Anzeige gegen lorenz klam"."""
    ends = _ENDS_NAME.match(text, pair.end(2)) is not None
    kind = kind_of(pair.group(2).title())
    unknown = (kind.unknown or kind.coined or kind.called) and (ends or not pair.group(2).endswith(_VERB_ENDINGS))
    before = _CALLED_BEFORE.search(text, max(0, pair.start() - _LONGEST_ROLE), pair.start())
    called = before is not None and (before.group(1) is None or kind_of(before.group(1)).role)
    closes = ends and could_be_called(pair.group(2)) and fold_text(pair.group(1)) in small_given()  # "wieder halina zembrod"
    told = called or closes or _BORN_NEXT.match(text, pair.end(2)) is not None
    return unknown and (told or _DOES.match(text, pair.end(2)) is not None)


_BORN_NEXT: Final = re.compile(r",?\s\(?(?:geb\b|\*|\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d\b)")
_DOES: Final = re.compile(r"\s(?:hat|möchte|bittet|wünscht|fragt|meldet|ruft|wohnt|beantragt)\b")
_CALLED_BEFORE: Final = re.compile(
    rf"(?:\b(?:[Ll]aut|[Ii]hre?|[Dd](?:er|ie|en|em)|gegen|von|durch|f(?:ü|ue)r|mit|bei|an|als|wieder|[Ii]ch)|:|\b([{UPPER}][{LOWER}]+))\s$"
)
_LONGEST_ROLE: Final = 30
_UMLAUTS: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@lru_cache(maxsize=1)
def small_given() -> frozenset[str]:
    """Give the given names that are nothing else in small letters, their umlauts written either way."""
    plain = name_lists()[0] - nouns().things - _NO_NAME
    return frozenset(spelled for name in plain if len(name) >= _SHORTEST and name.isalpha() for spelled in _spelled(name))


@lru_cache(maxsize=1)
def small_names() -> frozenset[str]:
    """Give the given and family names that are nothing else in small letters, their umlauts written either way."""
    plain = name_lists()[1] - nouns().things - _NO_NAME - ALSO_WORDS
    family = (
        spelled for name in plain if len(name) >= _SHORTEST and not name.endswith(_VERB_ENDINGS) for spelled in _spelled(name)
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
def _is_family(word: str) -> bool:
    kind = kind_of(word.title())
    family = kind.family or (kind.coined and kind.folded.endswith(FAMILY_ENDINGS)) or (kind.plain and kind.listed)
    return fold_text(word) not in _NO_NAME and family


def _raised(text: str) -> str:
    letters = list(text)
    given = False
    before: re.Match[str] | None = None
    for match in _SMALL_WORD.finditer(text):
        word = match.group()
        named = is_named(word)
        listed = _GIVEN_NEXT.match(text, match.end())
        beside = before if before is not None and text[before.end() : match.start()] in {" ", " zu "} else None
        surely = not match.start() or _TOLD_BEFORE.search(text, max(0, match.start() - 9), match.start()) is not None
        if (
            listed
            and is_given(listed.group(1))
            and (surely or not (is_thing(fold_text(word)) or _is_verb(word) or word.endswith(_DESCRIBING)))
        ) or _AFTER_CODE.search(text[max(0, match.start() - 7) : match.start()]):
            _raise(letters, match)
        numbered = word not in _VERBS and _NUMBER_NEXT.match(text, match.end())
        if numbered and beside and beside.group().endswith(_OF_STREETS):
            _raise(letters, beside)
        verb = (
            word in _VERBS
            or (_PARTICIPLE.match(word) and not kind_of(word.title()).family)
            or (word.endswith(_VERB_ENDINGS) and not _ENDS_NAME.match(text, match.end()))
        )
        addressed = beside is not None and (
            (beside.group() in _FORMS_OF_ADDRESS and _is_unknown(word))
            or (could_be_called(word) and kind_of(beside.group().title()).role)
        )
        follows = (((given and beside is not None) or addressed) and not verb) or numbered
        role = (
            (_calling(word) or kind_of(word.title()).role)
            and word not in _VERBS
            and (
                word in _ROLES_LIKE_VERBS
                or not word.endswith((*_VERB_ENDINGS, *_DESCRIBING))
                or (word.endswith(_DESCRIBING) and kind_of(word.title()).family)
            )
        )
        willing = given and beside is not None and word in _VERBS and not _GOES_ON.match(text, match.end())  # "wolf will nicht"
        does = beside is None and word in _VERBS and _OBJECT_NEXT.match(text, match.end())  # "halter ermittelt, holt den hund ab"
        if willing or does or _FIRM_NEXT.match(text, match.end()) or (word in _DEGREES and _TO_DEGREE.match(text, match.end())):
            named = False
        elif named or ((role or follows) and fold_text(word) not in _NO_NAME):
            _raise(letters, match)
        given = (named and is_given(word)) or (given and beside is not None and _is_noble(text, match))
        before = match
    return "".join(letters)


_DESCRIBING: Final = ("ig", "lich", "isch", "los", "bar", "haft")
"""How adjectives end: "beide eltern berufstätig"."""
_OBJECT_NEXT: Final = re.compile(r"\s(?:den|die|das|es|ihn|sie|einen|eine|ein|seine|ihre|ihren|seinen)\b")
_PARTICIPLE: Final = re.compile(rf"(?:ge|ver)[{LOWER}]{{3,}}(?:t|en)$")
_DEGREES: Final = frozenset({"ernst", "stark"})
_TO_DEGREE: Final = re.compile(
    r"\s(?:(?:zu\s)?nehm|genommen|gemeint|ver(?:wahrlost|schmutzt|m(?:ü|ue)llt)|besch(?:ä|ae)digt|bewachsen|befahren)"
)
"""What follows names that are words of degree: "ernst zu nehmen", "stark verschmutzt"."""
_FIRM_NEXT: Final = re.compile(rf"(?:\s[{LOWER}-]+){{0,2}}\s(?:gmbh|mbh|ag|kg|ohg|ug|gbr|eg|se|e\.\s?v\.|e\.\s?k\.)(?!\w)")
"""What makes a firm of a name: "lehmann baustoffe ag"."""
_ROLES_LIKE_VERBS: Final = frozenset({"tante", "patient", "klient", "dozent"})
_OF_STREETS: Final = ("er", "alte", "neue", "lange", "kurze", "krumme", "hohe", "breite", "obere", "untere", "hintere")
"""What stands before the word of a street: "weicheringer weg 31"."""
_FORMS_OF_ADDRESS: Final = frozenset({"herr", "herrn", "frau", "familie", "fam"})
_ENDS_NAME: Final = re.compile(
    rf"\s*(?:$|[,.;:()])|\s(?!(?:morgen|heute|gestern|seit|mit|bitte|nicht|erst|fast|meist)\b)[{LOWER}]+(?:t|te|en)\b"
)
"""What follows a name, not a verb: a sign, or the verb itself: "denis hergert arbeitet"."""


def _is_noble(text: str, match: re.Match[str]) -> bool:
    """Say whether a word stands between a given and a family name: "heinz-jürgen von dem knesewitz", not "max der hund"."""
    return match.group() in {"von", "van"} or (match.group() in {"dem", "der"} and text.endswith("von ", 0, match.start()))


def _is_verb(word: str) -> bool:
    """Say whether a word ends as what somebody did, and no family is called so: "umgang begleitet, hakan …"."""
    return word.endswith(_VERB_ENDINGS) and not kind_of(word.title()).family


def _raise(letters: list[str], match: re.Match[str]) -> None:
    """Give each part of a word a capital, joined by hyphens or not."""
    for at in (0, *(found.end() for found in re.finditer("-", match.group()))):
        capital = letters[match.start() + at].upper()
        if len(capital) == 1:
            letters[match.start() + at] = capital


@lru_cache(maxsize=10_000)
def _calling(word: str) -> bool:
    return any(map(word.__contains__, CALLING))


@lru_cache(maxsize=10_000)
def is_named(word: str) -> bool:
    """Say whether a word in small letters, or a part of it, is a known name."""
    known = gazetteer()
    folded = fold_text(word)
    return folded not in _NO_NAME and any(part in known.given or part in known.family for part in folded.split("-"))


def in_small_letters(text: str, told: int) -> Iterator[Span]:
    """Find names by what calls, introduces or signs them.

    `told` says which patterns may fit (cue.py).
    """
    for one, fits in _TOLD:
        for match in one.finditer(text, told):
            if fits(match):
                yield Span(*match.span(1), "PERSON_NAME")
    for match in _CALLED_LOWER.finditer(text, told):
        yield from _lower_named(match)
    for match in _INTRODUCED_LOWER.finditer(text, told):
        if is_given(match.group(1).split()[0]):
            more = _NEXT_SMALL.match(text, match.end(1))
            further = more is not None and fold_text(more.group(1)) not in _NO_SIGNATURE
            yield Span(match.start(1), more.end(1) if more and further else match.end(1), "PERSON_NAME")
    yield from _with_initial(text, told)
    for closed in _CLOSED_LOWER.finditer(text, told, max(0, len(text) - SIGNATURE)):
        if _NO_SIGNATURE.isdisjoint(fold_text(closed.group(1)).split()):
            yield Span(*closed.span(1), "PERSON_NAME")


_DOES_LOWER: Final = signed(
    r"(?i)(?:herrn?|frau|hrn?|familie|fam\.|eheleuten?)\s\S+\s(?:kann|hat|haben|m(?:ö|oe)chte|bittet|bitten|w(?:ü|ue)nscht|fragt|meldet|"
    r"wohnt|beantragt|meint|sagt|teilt|bestreitet|beschwert|braucht|zieht|spricht|schl(?:ä|ae)ft|bekommt|sucht|zahlt|feiert|feiern)",
    rf"\b(?:[Hh]errn?|[Ff]rau|[Hh]rn?|[Ff]amilie|[Ff]am\.|[Ee]heleuten?)\s((?:al-|el-)?[{UPPER}{LOWER}][{LOWER}]{{2,}}(?:-[{LOWER}]{{3,}})?)"
    r"(?=\s(?:kann|hat|haben|möchte|moechte|bittet|bitten|wünscht|wuenscht|fragt|meldet|wohnt|beantragt|meint|sagt|teilt|bestreitet|"
    r"beschwert|braucht|zieht|spricht|schl(?:ä|ae)ft|bekommt|sucht|zahlt|feiert|feiern)\b)",
)
"""Who does what only somebody does, whatever the word: "frau unruh kann die treppe nicht gehen"."""


def _is_addressed(match: re.Match[str]) -> bool:
    folded = fold_text(match.group(1))
    known = kind_of(match.group(1).title()).family or folded.split("-")[0] in gazetteer().family
    return (
        known
        and folded not in _NO_NAME | ALSO_WORDS
        and not (is_performed(match.string, *match.span(1)) or is_tale(match.string, *match.span(1)))
    )


def _is_in_office(match: re.Match[str]) -> bool:
    kind = kind_of(match.group(1).title())
    verb = match.group(1).endswith(_VERB_ENDINGS) and not _ENDS_NAME.match(match.string, match.end(1))
    known = kind.family or kind.called or (len(kind.folded) >= _SHORTEST_UNKNOWN and (kind.surname or kind.coined))
    return known and not verb


def _is_unknown(word: str) -> bool:
    return kind_of(word.title()).unknown and word not in _ADVERBS


def _could_do(match: re.Match[str]) -> bool:
    """Say whether who does something is called by a name: "ältere frau gestürzt meldet passant" names nobody."""
    word = match.group(1)
    kind = kind_of(word.title())
    common = kind.folded in _NO_NAME | ALSO_WORDS or word in _ADVERBS or (kind.role and not kind.family)
    common = common or (word.endswith(_DESCRIBING) and not kind.family)
    return not (common or (_PARTICIPLE.match(word) and not kind.family))


_ADVERBS: Final = frozenset(
    "vermutl evtl ggf bzw "
    "jetzt nebenan oben unten hinten vorne vorn draußen draussen drinnen dahinter daneben davor drüben drueben bereits insgesamt "
    "wieder überhaupt ueberhaupt endlich leider mehrfach oft immer nie niemals sofort bisher weiterhin "
    "dennoch trotzdem deshalb daher "
    "vermutlich wahrscheinlich angeblich telefonisch schriftlich persönlich persoenlich".split()
)
"""What stands after who is spoken of without a name: "die frau nebenan hat sich beschwert"."""


_TOLD: Final[tuple[tuple[Cued, Callable[[re.Match[str]], bool]], ...]] = (
    (_LOWER_NAME, _is_addressed),
    (_DOES_LOWER, _could_do),
    (_SIGNED_LOWER, lambda match: is_given(match.group(1).split()[0])),
    (_SHORT_ADDRESS_LOWER, lambda _: True),
    (_SHORT_ROLE_LOWER, _is_in_office),
    (_KIN, lambda match: fold_text(match.group(1)) in small_given()),
)
"""What stands before a name, and what the word after it has to be."""


def _with_initial(text: str, told: int) -> Iterator[Span]:
    yield from (Span(*match.span(1), "PERSON_NAME") for match in _SIGNED_INITIAL.finditer(text, told))
    for match in _SMALL_INITIAL.finditer(text, told):
        if is_of_a_body(text, match.end()):
            continue  # "d. haas & hesse gmbh"
        kind, start = kind_of(match.group(1).title()), match.start()
        if text.endswith("(", 0, start) and (kind.listed or kind.place):
            continue  # "straßenlampe (r. nachtigall)"
        known = (
            kind.family
            and not (kind.place and text[start] == "n")
            and not _ABBREVIATED_BEFORE.search(text, max(0, start - 4), start)
        )
        sentence = text.endswith(". ", 0, start)
        if known or (
            kind.surname
            and not match.group(1).endswith(_VERB_ENDINGS)
            and not sentence
            and _TOLD_BEFORE.search(text, max(0, start - 9), start)
        ):
            yield Span(*match.span(), "PERSON_NAME")


def _lower_named(match: re.Match[str]) -> Iterator[Span]:
    first, *others = (fold_text(word).split("-")[0] for word in match.group(1).replace(",", " ").split())
    known = gazetteer()
    named = [at for at, other in enumerate(others) if (other in known.family or other in known.given) and other not in _VERBS]
    if named and (first in known.given or (first in known.family and others[0] in known.given)):
        words = list(_TOKEN.finditer(match.group(1)))
        yield Span(match.start(1), match.start(1) + words[named[-1] + 1].end(), "PERSON_NAME")
