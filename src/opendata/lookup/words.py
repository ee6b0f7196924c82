"""Words as the search compares them: however they are spelled, inflected or mistyped."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import snowballstemmer  # type: ignore[import-untyped]

STOPWORDS: Final = frozenset(
    "aber alle als am an auch auf aus bei beim bis das dem den der des die durch ein eine einem einen einer eines er es fur gibt "
    "hat haben hier ich im in ist ihr je kann kein man mein mit nach nicht noch oder pro seit sich sie sind so uber um und unser "
    "unter viel viele vom von vor wann war was welche welcher welches wer wie wir wird wo wurde zu zum zur zwischen".split()
)
"""Words that say nothing about what is looked for; as `folded` gives them."""

ENDINGS: Final = ("", "e", "n", "s", "en", "er", "es", "ern", "em")
LINKS: Final = ("", "s", "es", "n", "en", "er", "e", "ens")
"""What German puts between the parts of a compound (Duden, Die Grammatik: Fugenelemente)."""

SHORTEST: Final = 3
"""Letters of a part of a compound: Rat, Rad, Amt."""

_WORD: Final = re.compile(r"[^\W_]+")
_DIGRAPH: Final = re.compile(r"(?<![aeiouq])([aou])e")
_ONSET: Final = re.compile(
    r"[aeiouy]|[^aeiouy][aeiouy]|bl|br|ch|dr|fl|fr|gl|gn|gr|kl|kn|kr|pf|ph|pl|pr|ps|qu|rh|sc[hr]?|sk|sl|sm|sp|st|th|tr|tw|wr|zw"
)
_stemmer = snowballstemmer.stemmer("german")


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text, folded; single letters are none."""
    return (word for word in map(folded, _WORD.findall(text)) if len(word) > 1)


@lru_cache(100_000)
def folded(word: str) -> str:
    """Spell a word one way: lower case, ß as ss, ä and ae as a. What differs after that differs in sound."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter))
    return _DIGRAPH.sub(r"\1", plain)


@lru_cache(100_000)
def stem(word: str) -> str:
    """Give the stem of a folded word, after the Snowball algorithm for German."""
    return str(_stemmer.stemWord(word))


def starts_well(rest: str) -> bool:
    """Say whether a German word can begin like this; `tplatz` cannot, so Marktplatz has nothing to do with Mark."""
    return _ONSET.match(rest) is not None


def typos_allowed(word: str) -> int:
    """Give how many typing errors are forgiven: one from five letters on, two from nine."""
    return (len(word) >= 5) + (len(word) >= 9)  # noqa: PLR2004  (the numbers of the sentence above)


def distance(left: str, right: str, most: int) -> int:
    """Count the letters left out, put in, changed or swapped (optimal string alignment distance); stops above `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
