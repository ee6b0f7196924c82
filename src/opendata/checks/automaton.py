"""How much work a pattern makes: counted repetition may need automata that a linear-time engine still takes minutes for.

A pattern is cheap if few of its characters are looked for at once: if it has few once all counts are written out, or if the
deterministic automaton of the whole cell is small. Both are found here, with a bound on the work that finding takes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from re import _constants  # type: ignore[attr-defined]
from typing import Any, Final

Leaf = tuple[Any, Any]

FEW: Final = 60
"""Characters of a pattern up to which it is run whatever its automaton; patterns of 28 to 52 took at most 9 ms for 100 kB."""
MOST: Final = 2_000
"""Characters of a pattern, counts written out."""
_STATES: Final = 2_000
_WORK: Final = 60_000  # places of the pattern in all states, and steps between them


class TooLargeError(Exception):
    """A pattern with its counts written out is too large to be looked at."""


class _Places:
    """The characters of a pattern, counts written out, and which may follow which (after Glushkov)."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401
        self.leaves: list[Leaf] = []
        self.after: list[int] = []
        self.steps = 0
        self.nullable, self.first, _ = self._all(tree)

    def _all(self, tree: Any) -> tuple[bool, int, int]:  # noqa: ANN401
        nullable, first, last = True, 0, 0
        for op, what in tree:
            own = self._one(op, what)
            self._follow(last, own[1])
            first |= own[1] if nullable else 0
            last = own[2] | (last if own[0] else 0)
            nullable = nullable and own[0]
        return nullable, first, last

    def _one(self, op: Any, what: Any) -> tuple[bool, int, int]:  # noqa: ANN401
        if op is _constants.SUBPATTERN:
            return self._all(what[3])
        if op is _constants.BRANCH:
            parts = [self._all(one) for one in what[1]]
            return any(part[0] for part in parts), _union(part[1] for part in parts), _union(part[2] for part in parts)
        if op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            return self._repeat(*what)
        if op is _constants.AT:
            return True, 0, 0
        if len(self.leaves) >= MOST:
            raise TooLargeError
        self.leaves.append((op, what))
        self.after.append(0)
        bit = 1 << (len(self.leaves) - 1)
        return False, bit, bit

    def _repeat(self, least: int, most: Any, inner: Any) -> tuple[bool, int, int]:  # noqa: ANN401
        """Write `x{2,4}` as `xx(x(x)?)?`, and `x{2,}` as `xx+`."""
        endless = most is _constants.MAXREPEAT
        copies = max(int(least), 1) if endless else int(most)
        if copies > MOST:
            raise TooLargeError
        nullable, first, last = True, 0, 0
        before = 0
        for number in range(1, copies + 1):
            own = self._all(inner)
            if own[1] == 0:
                return True, 0, 0
            self._follow(before, own[1])
            first |= own[1] if number == 1 or nullable else 0
            nullable = nullable and own[0]
            before = own[2] | (before if own[0] else 0)
            last = before | (last if number > least else 0)
            if endless and number == copies:
                self._follow(own[2], own[1])
        return nullable or least == 0, first, last

    def _follow(self, places: int, following: int) -> None:
        while places and following:
            self.steps += 1
            if self.steps > _WORK:
                raise TooLargeError
            lowest = places & -places
            self.after[lowest.bit_length() - 1] |= following
            places ^= lowest


def _union(masks: Any) -> int:  # noqa: ANN401
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def is_cheap(tree: Any, *, anywhere: bool = False) -> bool:  # noqa: ANN401  (a pattern as Python's parser gives it)
    """Say whether a parsed pattern can be run on any text fast; `anywhere`: it may begin within the text."""
    try:
        places = _Places(tree)
    except (TooLargeError, RecursionError):
        return False
    return len(places.leaves) <= FEW or (not anywhere and _is_small(places))


def _is_small(places: _Places) -> bool:
    """Say whether the deterministic automaton has few states, and little work to it."""
    masks = _alphabet(places.leaves)
    seen, waiting, work = {places.first}, [places.first], 0
    while waiting:
        state = waiting.pop()
        for mask in masks:
            at, following = state & mask, 0
            work += at.bit_count() + 1
            if work > _WORK:
                return False
            while at:
                lowest = at & -at
                following |= places.after[lowest.bit_length() - 1]
                at ^= lowest
            if following not in seen:
                seen.add(following)
                waiting.append(following)
        if len(seen) > _STATES:
            return False
    return True


def _alphabet(leaves: Sequence[Leaf]) -> set[int]:
    """Give for every kind of character the places that take it."""
    kinds: dict[str, tuple[Leaf, int]] = {}
    for at, leaf in enumerate(leaves):
        kinds[repr(leaf)] = leaf, kinds.get(repr(leaf), (leaf, 0))[1] | 1 << at
    codes = {*range(128), *map(ord, "äÖß²½\u0308\u00a0\u1680€٣一\u200b\ue000"), *_named([leaf for leaf, _ in kinds.values()])}
    return {_union(places for leaf, places in kinds.values() if _takes(leaf, chr(code))) for code in codes} - {0}


def _named(leaves: Iterable[Leaf]) -> Iterator[int]:
    """Give the characters that a pattern names, and the ends of its ranges."""
    for op, what in leaves:
        if op in {_constants.LITERAL, _constants.NOT_LITERAL}:
            yield what
        elif op is _constants.RANGE:
            yield from (max(what[0] - 1, 0), *what, min(what[1] + 1, 0x10FFFF))
        elif op is _constants.IN:
            yield from _named(what)


def _takes(leaf: Leaf, char: str) -> bool:
    op, what = leaf
    if op in {_constants.LITERAL, _constants.NOT_LITERAL}:
        return bool((what == ord(char)) == (op is _constants.LITERAL))
    if op is _constants.RANGE:
        return bool(what[0] <= ord(char) <= what[1])
    if op is _constants.CATEGORY:
        name = str(what).removeprefix("CATEGORY_")
        return bool(_CATEGORIES[name.removeprefix("NOT_")](char)) != name.startswith("NOT_")
    if op is not _constants.IN:
        return True
    negated = what[0][0] is _constants.NEGATE
    return any(_takes(item, char) for item in what[negated:]) != negated


_CATEGORIES: Final[Mapping[str, Callable[[str], bool]]] = {
    "WORD": lambda char: char.isalnum() or char == "_",
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
}
