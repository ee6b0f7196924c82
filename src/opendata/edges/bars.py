"""Shares as bars of text."""

import sys
from typing import Final

WIDTH: Final = 20
_BLOCKS: Final = ("█", "░")  # in the old code pages of consoles, too
_PLAIN: Final = ("#", ".")


def bar(part: int, whole: int) -> str:
    """Draw a share, in plain characters where the terminal has no blocks.

    Something is never drawn as nothing, and nearly all never as all.
    """
    filled = WIDTH * part // whole if whole else 0
    filled = min(max(filled, 1 if part else 0), WIDTH if part >= whole else WIDTH - 1)
    full, rest = _BLOCKS if _can_show(_BLOCKS) else _PLAIN
    return full * filled + rest * (WIDTH - filled)


def _can_show(signs: tuple[str, ...]) -> bool:
    try:
        "".join(signs).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
