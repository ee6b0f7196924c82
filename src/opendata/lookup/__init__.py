"""Finds texts by German words: forms of a word, parts of compounds, other spellings, typing errors. Pure, in memory.

A question is taken word by word. Each word is looked for as it stands, by its stem, as a part of compounds and by its synonyms;
only where there is none of these, as a compound itself, then with typing errors. A compound is split where its parts, but for
linking elements, are words of the texts themselves or mean the same: no dictionary is needed, and none is out of date.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Final

from opendata.lookup.synonyms import GROUPS
from opendata.lookup.words import (
    ENDINGS,
    LINKS,
    SHORTEST,
    STOPWORDS,
    distance,
    folded,
    starts_well,
    stem,
    typos_allowed,
    words_of,
)

SAME: Final = 1.0
SAME_STEM: Final = 0.95
PART: Final = 0.75
SYNONYM: Final = 0.6
TYPO: Final = (0.0, 0.6, 0.4)
"""What a hit is worth, by the number of typing errors."""
LIKELY_PART: Final = 0.5
PIECE: Final = 0.5
"""A part of the question's own compound."""
COVERED: Final = 0.6
"""Of what the best text answers of a question, another must answer so much to be named, too."""

_LONG_PART: Final = 4
_REMEMBERED: Final = 200_000
"""Parts of words; whoever asks for ever new ones must not fill the memory."""
_ENDS: Final = tuple(sorted({*LINKS, *ENDINGS}, key=len))

Hits = dict[str, float]
"""Words of the texts, and how well each answers a word of the question."""


class Index:
    """Texts to find: by key, the words of each with their weight, as `weighed` gives them."""

    def __init__(self, texts: Mapping[str, Mapping[str, float]]) -> None:
        self._owners: dict[str, dict[str, float]] = defaultdict(dict)
        for key, words in texts.items():
            for word, weight in words.items():
                self._owners[word][key] = weight
        self._size = len(texts)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._owners:
            self._stems[stem(word)].append(word)
        self._words: dict[str, bool] = {}
        self._split: dict[str, list[str]] = {}

    def find(self, question: str) -> tuple[str, ...]:
        """Give the keys of the texts that answer a question, best first; equally good ones by key."""
        if len(self._words) > _REMEMBERED:
            self._words, self._split = {}, {}
        words = dict.fromkeys(words_of(question))
        asked = [word for word in words if word not in STOPWORDS] or list(words)
        scores: dict[str, float] = defaultdict(float)
        answered: dict[str, float] = defaultdict(float)
        for hits in (hits for word in asked for hits in self._hits(word)):
            best = self._best(hits)
            rarity = math.log(1 + self._size / len(best)) if best else 0.0
            for key, score in best.items():
                scores[key] += score * rarity
                answered[key] += rarity
        enough = COVERED * max(answered.values(), default=0.0)
        found = [key for key in scores if answered[key] >= enough]
        return tuple(sorted(found, key=lambda key: (-scores[key], key)))

    def _best(self, hits: Hits) -> dict[str, float]:
        """Give the best that each text has."""
        best: dict[str, float] = {}
        for word, quality in hits.items():
            for key, weight in self._owners[word].items():
                best[key] = max(best.get(key, 0.0), quality * weight)
        return best

    # ------------------------------------------------------------------------------------------------ word by word

    def _hits(self, word: str) -> list[Hits]:
        """Give what answers a word of a question; for a compound, what answers each of its parts."""
        meant = self._meant(word)
        if meant:
            return [meant]
        pieces = self._pieces(word)
        if len(pieces) > 1:
            return [_less(self._direct(piece) or self._meant(piece), PIECE) for piece in pieces]
        mistyped = self._mistyped(word)
        return [mistyped] if mistyped else [_less(hits, PIECE) for hits in self._ends(word)]

    def _meant(self, word: str) -> Hits:
        """Find a word itself, and what means the same."""
        hits = self._direct(word)
        for other in _synonyms().get(stem(word), ()):
            for found, quality in self._direct(other).items():
                hits[found] = max(hits.get(found, 0.0), quality * SYNONYM)
        return hits

    def _direct(self, word: str) -> Hits:
        """Find a word as it stands, by its stem, and as a part."""
        root = stem(word)
        hits = dict.fromkeys(self._stems.get(root, ()), SAME_STEM)
        if word in self._owners:
            hits[word] = SAME
        for found in self._holding(root):
            quality = 0.0 if found in hits else self._as_part(root, found)
            if quality:
                hits[found] = quality
        return hits

    def _as_part(self, root: str, compound: str) -> float:
        """Say how surely a compound is made of `root` and something else."""
        whole = stem(compound)
        if whole.endswith(root):
            rest = whole[: -len(root)]
            return PART if self._known(rest) else LIKELY_PART if len(rest) >= _LONG_PART <= len(root) else 0.0
        start = compound.find(root)
        rests = [compound[start + len(root) :].removeprefix(link) for link in LINKS if compound.startswith(root + link, start)]
        known = any(self._known(rest) for rest in rests)
        if start == 0:
            likely = any(len(rest) >= _LONG_PART and starts_well(rest) for rest in rests)
            return PART if known else LIKELY_PART if likely and len(root) >= _LONG_PART else 0.0
        return PART if known and self._known(compound[:start]) else 0.0

    def _known(self, part: str) -> bool:
        """Say whether this, but for linking elements, is a word of the texts or made of such."""
        return len(part) >= SHORTEST and (self._is_word(part) or len(self._pieces(part)) > 1)

    def _is_word(self, part: str) -> bool:
        if part not in self._words:
            bare = (part[: len(part) - len(end)] for end in _ENDS if part.endswith(end))
            self._words[part] = any(word in self._whole for word in bare)
        return self._words[part]

    def _pieces(self, word: str) -> list[str]:
        """Split a compound into as few words of the texts as there are; nothing if that does not work out."""
        if word not in self._split:
            best: list[str] = []
            for end in range(len(word) - SHORTEST, SHORTEST - 1, -1):
                if not self._is_word(word[:end]):
                    continue
                rest = word[end:]
                pieces = [rest] if self._is_word(rest) else self._pieces(rest)
                if pieces and (not best or len(pieces) + 1 < len(best)):
                    best = [self._bare(word[:end]), *pieces]
            self._split[word] = best
        return self._split[word]

    def _bare(self, part: str) -> str:
        """Give the word without its linking element."""
        bare = (part[: -len(link)] if link else part for link in LINKS if part.endswith(link))
        return next((word for word in bare if word in self._whole), part)

    def _ends(self, word: str) -> list[Hits]:
        """Find the longest known start and the longest known end of a compound that is otherwise unknown."""
        starts = (word[:end] for end in range(len(word) - SHORTEST, _LONG_PART - 1, -1))
        ends = (word[start:] for start in range(SHORTEST, len(word) - _LONG_PART + 1))
        found = (next((part for part in parts if self._is_word(part)), None) for parts in (starts, ends))
        return [self._direct(self._bare(part)) for part in found if part]

    def _mistyped(self, word: str) -> Hits:
        """Find the words that differ least, by as many typing errors as are forgiven."""
        most = typos_allowed(word)
        near = {other: distance(word, other, most) for other in self._alike(word, most)} if most else {}
        least = min(near.values(), default=most + 1)
        return {other: TYPO[errors] for other, errors in near.items() if errors == least <= most}

    # -------------------------------------------------------------------------------------------------- candidates

    @cached_property
    def _whole(self) -> frozenset[str]:
        """Give what can be a part of a compound: the words of the texts, their stems, and their synonyms."""
        meaning = {other for root, others in _synonyms().items() if root in self._stems for other in others}
        return frozenset(word for word in {*self._owners, *self._stems, *meaning} - STOPWORDS if len(word) >= SHORTEST)

    @cached_property
    def _grams(self) -> dict[str, set[str]]:
        grams: dict[str, set[str]] = defaultdict(set)
        for word in self._owners:
            for gram in _trigrams(f"^{word}$"):
                grams[gram].add(word)
        return dict(grams)

    def _holding(self, root: str) -> list[str]:
        """Give the words that contain a root, in order."""
        grams = [self._grams.get(gram, set()) for gram in _trigrams(root)] if len(root) >= SHORTEST else []
        found = set.intersection(*sorted(grams, key=len)) if grams else set()
        return sorted(word for word in found if root in word)

    def _alike(self, word: str, most: int) -> Iterator[str]:
        """Give the words that share enough of their trigrams: an error costs at most four of them."""
        grams = list(_trigrams(f"^{word}$"))
        shared: dict[str, int] = defaultdict(int)
        for gram in grams:
            for other in self._grams.get(gram, ()):
                shared[other] += 1
        enough = max(1, len(grams) - 4 * most)
        return (other for other, count in shared.items() if count >= enough and abs(len(other) - len(word)) <= most)


def weighed(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Give the words of a text, folded, each with the highest weight of the parts in which it stands."""
    words: dict[str, float] = {}
    for text, weight in parts:
        for word in words_of(text):
            words[word] = max(words.get(word, 0.0), weight)
    return words


def _less(hits: Hits, factor: float) -> Hits:
    return {word: quality * factor for word, quality in hits.items()}


def _trigrams(text: str) -> Iterator[str]:
    return (text[start : start + 3] for start in range(len(text) - 2))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Give the other words of a meaning by the stem of each."""
    others: dict[str, tuple[str, ...]] = {}
    for line in GROUPS.splitlines():
        words = [folded(word) for word in line.split()]
        for word in words:
            others[stem(word)] = (*others.get(stem(word), ()), *(other for other in words if other != word))
    return others
