"""Short texts that a pattern fits: each choice is drawn, what may be left out mostly is.

What a cue could be missing from shows in the shortest texts; `hypothesis.strategies.from_regex` makes long ones, and few in the
same time. Looking around is left aside here: whoever asks tests what comes out with the pattern itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from re import _constants as code  # type: ignore[attr-defined]  # the parser has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

_CATEGORIES: Final = {
    code.CATEGORY_DIGIT: "0123456789",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_WORD: "xaB3_",
    code.CATEGORY_NOT_SPACE: "xB3-",
    code.CATEGORY_NOT_WORD: " -",
    code.CATEGORY_NOT_DIGIT: "x ",
}
_SIGNS: Final = "xaB 3-.,ü§"
_REPEATS: Final = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_MORE: Final = 0.2
"""How often more is made than must be."""

_Node = tuple[Any, Any]


def fitting(pattern: re.Pattern[str], tries: int, random: Random) -> Iterator[str]:
    """Give the texts, of so many tries, that a pattern fits; with blanks around where it needs them."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for _ in range(tries):
        plain = _text(tree, random)
        yield from (text for text in (plain, f" {plain} ") if pattern.search(text))


def _text(nodes: Sequence[_Node], random: Random) -> str:
    return "".join(_one(op, value, random) for op, value in nodes)


def _one(op: object, value: Any, random: Random) -> str:  # noqa: ANN401  (of each kind of node another)
    if op in _REPEATS:
        least, most, inner = value
        return "".join(_text(inner, random) for _ in range(least if random.random() > _MORE else min(most, least + 1)))
    made = _MADE.get(op)
    return made(value, random) if made else ""


def _of_set(value: Sequence[_Node], random: Random) -> str:
    if value[0][0] is code.NEGATE:
        return random.choice([sign for sign in _SIGNS if not any(_holds(one, sign) for one in value[1:])])
    op, one = random.choice(value)
    return chr(random.randint(*one)) if op is code.RANGE else random.choice(_CATEGORIES[one]) if op is code.CATEGORY else chr(one)


def _holds(node: _Node, sign: str) -> bool:
    op, value = node
    if op is code.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    return sign in _CATEGORIES[value] if op is code.CATEGORY else ord(sign) == value


_MADE: Final[dict[Any, Callable[[Any, Random], str]]] = {
    code.LITERAL: lambda value, _: chr(value),
    code.NOT_LITERAL: lambda value, random: random.choice([sign for sign in _SIGNS if ord(sign) != value]),
    code.ANY: lambda _, random: random.choice(_SIGNS),
    code.IN: _of_set,
    code.BRANCH: lambda value, random: _text(random.choice(value[1]), random),
    code.SUBPATTERN: lambda value, random: _text(value[3], random),
    code.ATOMIC_GROUP: _text,
}
