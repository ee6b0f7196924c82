r"""A regular expression of Python's, as one of Rust's with the same meaning; or none, where Rust cannot say it.

frictionless runs patterns on Python's engine, which may take for ever. Ours takes linear time, but its classes are others: for
Python a combining mark is no `\w`, U+001C is a blank, `²` is a letter of a word. So the pattern is parsed as Python parses it,
and written anew with its classes spelt out, as of the version of Unicode that Python knows.
"""

import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Final

LONGEST: Final = 1000
_AGE: Final = ".".join(unicodedata.unidata_version.split(".")[:2])
_WORD: Final = rf"[[\p{{L}}\p{{N}}_]&&\p{{Age:{_AGE}}}]"
_DIGIT: Final = rf"[\p{{Nd}}&&\p{{Age:{_AGE}}}]"
_SPACE: Final = r"[\s\x1c-\x1f]"
_CLASSES: Final[Mapping[bool, Mapping[str, str]]] = {
    False: {"WORD": _WORD, "DIGIT": _DIGIT, "SPACE": _SPACE},
    True: {"WORD": "[0-9A-Za-z_]", "DIGIT": "[0-9]", "SPACE": r"[\t-\r ]"},
}
_MARK: Final = "\ue000"  # in no word, for either engine
_LETTER: Final = "\u4e00"  # in one, for both
OF_RUST_ALONE: Final = rf"[\w&&[^{_WORD}]]"
OF_PYTHON_ALONE: Final = rf"[{_WORD}&&\W]"
"""What only one of the engines takes for a character of a word."""
_WIDE: Final = 600
"""Characters of a range up to which it is written out where case does not matter."""


class UnsupportedError(Exception):
    """The pattern is none of Python's, or Rust has nothing of that meaning."""


Parsed = Any
"""What Python's parser gives: pairs of an operation and its arguments."""


def parsed(pattern: str) -> tuple[Parsed, int]:
    """Give a pattern as Python understands it, and its flags.

    Raises:
        UnsupportedError: it is no pattern, or too long.
    """
    if len(pattern) > LONGEST:
        raise UnsupportedError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError, ValueError):
        raise UnsupportedError from None
    return tree, tree.state.flags


def bounded(tree: Parsed) -> bool:
    r"""Say whether a pattern asks for the bounds of words, which Rust sees elsewhere: the cells have to be `evened`."""
    return any(
        (op is _constants.AT and what is _constants.AT_BOUNDARY) or any(bounded(inner) for inner in _inner(what))
        for op, what in tree
    )


def _inner(what: Any) -> Iterable[Parsed]:  # noqa: ANN401
    if isinstance(what, _parser.SubPattern):
        return [what]
    return [one for part in what for one in _inner(part)] if isinstance(what, tuple | list) else []


class Writer:
    """Writes a parsed pattern for Rust."""

    def __init__(self, tree: Parsed, flags: int) -> None:
        self._even = bounded(tree)
        self.text = self._all(tree, flags)

    def _all(self, tree: Parsed, flags: int) -> str:
        return "".join(self._one(op, what, flags) for op, what in tree)

    def _one(self, op: Any, what: Any, flags: int) -> str:  # noqa: ANN401
        write = getattr(self, f"_{str(op).lower()}", None)
        if write is None:
            raise UnsupportedError
        return str(write(what, flags))

    def _literal(self, code: int, flags: int) -> str:
        return self._in([(_constants.LITERAL, code)], flags) if flags & re.IGNORECASE else self._code(code)

    def _not_literal(self, code: int, flags: int) -> str:
        return self._in([(_constants.NEGATE, None), (_constants.LITERAL, code)], flags)

    def _any(self, _what: None, flags: int) -> str:
        return "(?s:.)" if flags & re.DOTALL else r"[^\n]"

    def _in(self, items: list[tuple[Any, Any]], flags: int) -> str:
        negated = bool(items) and items[0][0] is _constants.NEGATE
        members = "".join(self._member(op, what, flags) for op, what in items if op is not _constants.NEGATE)
        return f"[{'^' if negated else ''}{members}]"

    def _member(self, op: Any, what: Any, flags: int) -> str:  # noqa: ANN401
        if op is _constants.CATEGORY:
            name = str(what).removeprefix("CATEGORY_")
            known = _CLASSES[bool(flags & re.ASCII)][name.removeprefix("NOT_")]
            return f"[^{known}]" if name.startswith("NOT_") else known
        if op not in {_constants.LITERAL, _constants.RANGE}:
            raise UnsupportedError
        low, high = (what, what) if op is _constants.LITERAL else what
        self._must_be_even(low, high)
        if not flags & re.IGNORECASE:
            return f"{self._code(low)}-{self._code(high)}"
        if high - low > _WIDE:
            raise UnsupportedError
        return "".join(map(self._code, sorted(_in_any_case(low, high, ascii_only=bool(flags & re.ASCII)))))

    def _code(self, code: int) -> str:
        self._must_be_even(code, code)
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  (no character)
            raise UnsupportedError
        return rf"\x{{{code:x}}}"

    def _must_be_even(self, low: int, high: int) -> None:
        """Refuse the bounds of words beside characters that are replaced, or that replace them."""
        if self._even and high > 0x7F and any(_is_uneven(code) for code in range(low, high + 1)):  # noqa: PLR2004
            raise UnsupportedError

    def _branch(self, what: tuple[None, list[Parsed]], flags: int) -> str:
        return f"(?:{'|'.join(self._all(one, flags) for one in what[1])})"

    def _subpattern(self, what: tuple[Any, int, int, Parsed], flags: int) -> str:
        _, added, dropped, inner = what
        return f"(?:{self._all(inner, (flags | added) & ~dropped)})"

    def _max_repeat(self, what: tuple[int, Any, Parsed], flags: int) -> str:
        least, most, inner = what
        until = "" if most is _constants.MAXREPEAT else str(int(most))
        return f"(?:{self._all(inner, flags)}){{{int(least)},{until}}}"

    _min_repeat = _max_repeat  # of whole cells, both say the same

    def _at(self, where: Any, flags: int) -> str:  # noqa: ANN401
        many = bool(flags & re.MULTILINE)
        bounds = {
            _constants.AT_BEGINNING: "(?m:^)" if many else r"\A",
            _constants.AT_END: "(?m:$)" if many else r"\z",
            _constants.AT_BEGINNING_STRING: r"\A",
            _constants.AT_END_STRING: r"\z",
            _constants.AT_BOUNDARY: r"(?-u:\b)" if flags & re.ASCII else r"\b",
        }
        if where not in bounds:  # `\B`, of which Python says that an empty text has none
            raise UnsupportedError
        return bounds[where]


def _is_uneven(code: int) -> bool:
    """Say whether the engines may differ on a character in words, or one stands for those."""
    char = chr(code)
    category = unicodedata.category(char)
    return char in {_MARK, _LETTER} or category[0] == "M" or category in {"No", "Nl", "Pc", "Cf", "So", "Cn"}


def evened(texts: Any) -> Any:  # noqa: ANN401  (an expression of polars)
    """Put characters on which the engines agree in the place of those on which they do not."""
    return texts.str.replace_all(OF_RUST_ALONE, _MARK).str.replace_all(OF_PYTHON_ALONE, _LETTER)


def _in_any_case(low: int, high: int, *, ascii_only: bool) -> set[int]:
    """Give all characters that Python takes for one of a range where case does not matter."""
    return {code for one in range(low, high + 1) for code in _cases(chr(one), ascii_only=ascii_only)}


def _cases(char: str, *, ascii_only: bool) -> set[int]:
    known = {char, char.lower(), char.upper(), char.title(), char.upper().lower(), char.casefold()}
    known |= {other for group in _SAME if not known.isdisjoint(group) for other in group}
    flags = re.IGNORECASE | (re.ASCII if ascii_only else 0)
    mine = re.compile(re.escape(char), flags)
    return {ord(other) for other in known if len(other) == 1 and mine.fullmatch(other)} | {ord(char)}


_SAME: Final = tuple(
    frozenset(group)
    for group in (
        *(
            "iıİI",
            "sſS",
            "kKK",
            "åÅÅ",
            "µμΜ",
            "\u0345ιι\u0399\u1fbe",
            "ΐΐ",
            "ΰΰ",
            "βϐΒ",
            "εϵΕ",
            "θϑΘϴ",
            "κϰΚ",
            "πϖΠ",
            "ρϱΡ",
            "σςΣ",
        ),
        *("φϕΦ", "ωΩΩ", "ṡẛṠ", "ßẞ", "ſtst", "вᲀВ", "дᲁД", "оᲂО", "сᲃС", "тᲄᲅТ", "ъᲆЪ", "ѣᲇѢ", "ꙋᲈꙊ"),
    )
)
"""Characters that are the same to Python where case does not matter, though neither is the other's capital."""
