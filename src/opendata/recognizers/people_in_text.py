"""Names of people among the nouns of a text: words that no dictionary knows, where people stand.

German writes nouns with a capital letter, so that two words side by side say little, and no list has all names. What a word is
decides: a given name, a family name, a thing, a place, what somebody is ("Hausmeister"), or a word that no dictionary knows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opendata.recognizers.cells import fold_text
from opendata.recognizers.names import PLACE_ENDINGS, gazetteer
from opendata.recognizers.nouns import NAME_HEADS, is_place, is_role, is_thing, is_word, nouns
from opendata.recognizers.span import LOWER, UPPER, Span

_PART: Final = re.compile(
    rf"(?P<title>(?:Prof|Dr|Dipl|Mag|Ing|med|jur|phil|rer|nat)\b\.?(?:-Ing\.|-Kfm\.)?)|(?P<initial>(?<![\w.])[{UPPER}]\.(?:-?[{UPPER}]\.)?)|"
    rf"(?P<word>[{UPPER}](?:['’][{UPPER}])?[{LOWER}]+(?:[{UPPER}][{LOWER}]+)?(?:[-'’][{UPPER}{LOWER}]+){{0,3}}(?!\w))|"
    rf"(?P<particle>(?:von|van|de|der|den|zu|zur|vom|del|di|da|dos|el|al|ben|bin)\b)|(?P<other>[^\W_]+)"
)
_SHORTEST: Final = 3
_LONGEST_PLAIN: Final = 9
"""Letters of a noun that may be a family name after a given name: "Stefanie Sperling", not "Silvester Böllerverbot"."""
_PLACE: Final = tuple(PLACE_ENDINGS.split("|"))
_FAMILY_ENDINGS: Final = tuple(
    "mann lein maier meier mayer meyer huber bauer hofer berger burger inger egger schmidt schmitt mueller "
    "ski sky cki wicz witsch vic vich enko tschuk jew jow kow sen escu oglu yan ska cka owa ewa ova eva idis".split()
)
_NO_NAMES: Final = frozenset(
    "bitte danke hallo liebe lieber sehr werte guten unser unsere mein meine ihr ihre sein seine der die das den dem ein eine einen "
    "keine kein diese dieser dieses jede alle viele mehr neue neuer neues alte alter grosse kleine herr frau familie eheleute "
    "januar februar maerz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag "
    "moin servus warum wieso weshalb woher wohin tel fax mobil handy email mail nr str az telefon uhr euro eur lkw pkw "
    "freitag samstag sonntag und oder aber wenn weil dass als wie wo was wer wann seit nach vor bei mit ohne von zu im in am an auf "
    "hinter zum zur hochachtungsvoll ueber unter neben zwischen gebr gebrueder firma ob falls trotz waehrend "
    "aus ich du er sie es wir man hier dort heute gestern morgen jetzt dann noch schon nur auch nicht kann soll muss wird ist hat".split()
)
_EVENTS: Final = tuple(
    "fest markt tag lauf umzug motor abend konzert hilf beet tee kaffee praxis salon team tour linie preis pokal turnier lied buch "
    "film spiel club treff kurs verlag zug bus schiff wein bier brot kuchen garten fenster kreuz orden ampel set".split()
)
_INFLECTED: Final = ("er", "es")
_ADJECTIVES: Final = frozenset(
    stem + ending
    for stem in (
        "alt neu gross klein lang kurz hoch nieder ober unter mittler rot gruen blau gelb schwarz weiss grau braun golden silbern klar "
        "wild gut schoen best erst zweit dritt letzt naechst halb ganz frei offen fleissig stark schwach hell dunkel warm kalt nass "
        "trocken leer voll breit schmal tief flach jung frisch rein echt wahr recht link innen aussen vorder hinter laut leis schnell "
        "langsam sauber dreckig kaputt defekt schwarzaeugig grossartig nett freundlich herzlich lieb best".split()
    )
    for ending in ("e", "er", "es", "en", "em")
)
_MATTERS: Final = tuple(
    "ung antrag akte fall streit sache beschwerde bescheid vertrag termin gespraech brief haushalt nachlass spruch klage anzeige "
    "spende schaden urlaub besuch attest umzug erbe".split()
)
"""How things end that are called after somebody: "Krankmeldung Huber"."""
_CALLS: Final = frozenset({"bei", "von", "an", "für", "fuer", "mit", "durch", "gegen"})
"""After these a family name may stand alone: "Hausbesuch bei Petridis"."""


@dataclass(frozen=True)
class _Word:
    """A word of a text: where it stands, what it can be."""

    start: int
    end: int
    kind: str  # title, initial, word, particle, other
    folded: str
    given: bool = False
    family: bool = False
    thing: bool = False  # a noun, or a compound that ends in one
    listed: bool = False  # a noun of the dictionary
    role: bool = False  # what somebody is
    place: bool = False

    @property
    def unknown(self) -> bool:
        """A capitalised word that no dictionary and no list knows."""
        known = (
            self.given
            or self.family
            or self.thing
            or self.role
            or self.place
            or self.folded in _NO_NAMES
            or self.folded in _ADJECTIVES
        )
        return self.kind == "word" and not known and len(self.folded) >= _SHORTEST

    @property
    def surname(self) -> bool:
        """A word that can be a family name beside a given name or after a role."""
        return self.kind == "word" and (self.family or self.unknown or self.folded.endswith(_FAMILY_ENDINGS))

    @property
    def known_surname(self) -> bool:
        """A family name and nothing else."""
        likely = self.family or (self.unknown and self.folded.endswith(_FAMILY_ENDINGS))
        return self.kind == "word" and likely and not (self.thing or self.place or self.given)

    @property
    def second(self) -> bool:
        """A word that can follow a given name or a role."""
        return self.surname or (self.kind == "word" and (self.place or self.given or self.compound) and not self.listed)

    @property
    def plain(self) -> bool:
        """A short noun of the dictionary: after a given name it is a family name."""
        short = self.thing and len(self.folded) <= _LONGEST_PLAIN
        return short and not self.folded.endswith((*_PLACE, *_MATTERS, *_EVENTS)) and self.folded not in _NO_NAMES

    @property
    def only_given(self) -> bool:
        """A given name and nothing else."""
        return self.given and not (self.listed and self.thing) and not self.folded.endswith(_INFLECTED)

    @property
    def compound(self) -> bool:
        """A compound in no dictionary that ends as family names do: Viehweg."""
        return self.thing and not self.listed and self.folded.endswith(NAME_HEADS)


@lru_cache(maxsize=50_000)
def _known(word: str) -> tuple[str, bool, bool, bool, bool, bool, bool]:
    folded = fold_text(word)
    lists, more = gazetteer(), nouns()
    parts = folded.replace("'", "").replace("’", "").split("-")
    given = all(part in lists.given or part in more.given for part in parts)
    last = parts[-1]
    family = any(part in lists.family or part in more.family for part in parts) and folded not in _NO_NAMES
    given = given and folded not in _ADJECTIVES
    family = family and (len(parts) == 1 or not is_thing(last) or last in lists.family)  # "Koch-Institut"
    thing = is_thing(folded) or (folded.endswith(_PLACE) and not family)
    role = is_role(folded) and folded not in _ADJECTIVES
    return folded, given, family, thing, is_word(folded), role, is_place(folded)


def could_name(word: str) -> bool:
    """Say whether a capitalised word is, or stands before, a name: a known one, what somebody is, a word that nobody knows."""
    known = _Word(0, len(word), "word", *_known(word))
    return known.given or known.role or known.second


def people(text: str) -> Iterator[Span]:
    """Find names by what stands before them, or by a given name beside them."""
    words = [_word(match) for match in _PART.finditer(text)]
    at = 0
    while at < len(words):
        end = _name(text, words, at)
        if end > at and not _quoted(text, words[at], words[end - 1]):
            yield Span(words[at].start, words[end - 1].end, "PERSON_NAME")
            if end < len(words) and words[end].surname and _touches(text, words[end - 1], words[end], ("/", " / ")):
                yield Span(words[end].start, words[end].end, "PERSON_NAME")
        at = max(end, at + 1)


def _word(match: re.Match[str]) -> _Word:
    kind = match.lastgroup or "other"
    start, end = match.span()
    if kind != "word":
        return _Word(start, end, kind, match.group().lower())
    return _Word(start, end, kind, *_known(match.group()))


def _name(text: str, words: list[_Word], at: int) -> int:
    """Give the end of the name that begins at a word, or `at`."""
    first = at
    while first < len(words) and words[first].kind == "title":
        first += 1
    if first == len(words) or words[first].folded in _NO_NAMES:
        return at
    before = words[first - 1] if first and _touches(text, words[first - 1], words[first]) else None
    for rule in (_listed, _called, _paired, _initialed):
        end = rule(text, words, first, before)
        if end > first:
            return end
    return at


def _touches(text: str, left: _Word, right: _Word, between: tuple[str, ...] = (" ",)) -> bool:
    return text[left.end : right.start] in between


def _listed(text: str, words: list[_Word], at: int, before: _Word | None) -> int:
    """Find "Bäuerle, Markus": a family name, a comma, a given name or an initial that no family name follows."""
    first = words[at]
    if at + 1 >= len(words) or first.kind != "word" or not _touches(text, first, words[at + 1], (", ", ",")):
        return at
    second = words[at + 1]
    begins = not text[: first.start].strip() or _introduced(text, first, before)
    if not (first.second or first.family or (first.plain and second.only_given and begins)):
        return at
    end = at + 2
    if second.kind == "initial":
        return end if first.family or first.unknown else at
    if not second.given:
        return end if second.unknown and _goes_on(text, second) and _introduced(text, first, before) else at
    if end < len(words) and _touches(text, second, words[end]) and words[end].kind == "word":
        if words[end].given:
            return end + 1
        if words[end].surname:
            return at  # "…, Anna Huber"
    return end


def _called(text: str, words: list[_Word], at: int, before: _Word | None) -> int:
    """Find "Hausmeister Volger", "bei Petridis", "Krankmeldung Mudryk": after what somebody is, "bei" or a matter of theirs."""
    first = words[at]
    if before is not None and before.kind == "title" and before.folded[:4] in {"dr", "dr.", "prof", "dipl", "mag", "mag."}:
        return _run(
            text, words, at, lambda word: word.second or word.kind == "initial" or (word.kind == "word" and not word.listed)
        )
    if before is None:
        return at
    if before.role and not before.given and not (first.listed and not first.family and not before.folded.endswith("in")):
        female = before.folded.endswith("in") and first.kind == "word" and not first.role and _goes_on(text, first)
        return at + 1 if female and not first.given else _full(text, words, at)
    if before.folded in _CALLS and (first.known_surname or (first.given and not first.thing and not first.place)):
        end = _run(text, words, at, lambda word: word.second)
        return end if end > at + 1 or _goes_on(text, first) else at
    if before.thing and before.folded.endswith(_MATTERS) and (first.known_surname or first.unknown) and _goes_on(text, first):
        return at + 1
    return at


def _paired(text: str, words: list[_Word], at: int, before: _Word | None) -> int:
    """Find "Davut Öztekin": a given name and what can be a family name; "Maan Nasri": two that nobody knows, within a sentence."""
    first = words[at]
    if first.kind != "word":
        return at
    end = _full(text, words, at)
    taken = [word for word in words[at:end] if word.kind == "word"]
    if len(taken) < 2:  # noqa: PLR2004
        return at
    if first.given:
        return end
    if first.unknown and (before is not None or _in_list(text, first)):
        followed = (
            end < len(words)
            and _touches(text, words[end - 1], words[end])
            and (words[end].thing or (words[end].kind == "other" and words[end].folded[:1].isdigit()))
        )
        return at if followed else end
    return at


def _initialed(text: str, words: list[_Word], at: int, _before: _Word | None) -> int:
    """Find "A. Schmieding"."""
    if words[at].kind != "initial" or at + 1 >= len(words) or text[: words[at].start].endswith(("z. ", "z.")):
        return at
    second = words[at + 1]
    fits = second.surname and not second.thing and _touches(text, words[at], second, (" ", ""))
    return at + 2 if fits else at


def _full(text: str, words: list[_Word], at: int) -> int:
    """Give the end of given and family names from a word on; the last may be a short noun: "Stefanie Sperling"."""
    end = _run(text, words, at, lambda word: word.second or word.given or word.kind == "initial")
    if not at < end < len(words) or not words[end].plain or not _touches(text, words[end - 1], words[end]):
        return end
    if words[end - 1].only_given or words[end - 1].kind == "initial":
        end += 1
    return end


def _run(text: str, words: list[_Word], at: int, fits: Callable[[_Word], bool]) -> int:
    """Go on while words fit, particles between them; four at most."""
    end = next_ = at
    taken = 0
    while next_ < len(words) and taken < 4 and (next_ == at or _touches(text, words[next_ - 1], words[next_])):  # noqa: PLR2004
        word = words[next_]
        next_ += 1
        if word.kind == "particle":
            continue
        if not fits(word):
            break
        end, taken = next_, taken + 1
    return end


def _goes_on(text: str, word: _Word) -> bool:
    """Say whether no capitalised word or number follows: a noun beside another is then a name."""
    after = text[word.end : word.end + 2]
    return after[:1] in {"", ",", ".", ";", ":", ")", "/", "\n"} or (
        after[:1] == " " and (after[1:].islower() or after[1:] in "(–-")
    )


def _introduced(text: str, word: _Word, before: _Word | None) -> bool:
    """Say whether a list begins here, or what stands before calls somebody."""
    if before is None:
        return _in_list(text, word) and (word.family or text[: word.start].rstrip()[-1:] != ",")
    return before.thing or before.role or before.folded in _CALLS


def _in_list(text: str, word: _Word) -> bool:
    """Say whether a word stands behind a colon or the sign of a list."""
    return text[: word.start].rstrip()[-1:] in {":", ";", ","}


def _quoted(text: str, first: _Word, last: _Word) -> bool:
    """Say whether a name is that of a kind of plant, which stands between single quotes: "Rosen 'Gloria Dei'" (ICNCP)."""
    return text[max(0, first.start - 1) : first.start] in set("'‚‘") and text[last.end : last.end + 1] in set("'‘’")
