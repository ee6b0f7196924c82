"""A place in a text, and the letters that German and neighbouring names are written with."""

from dataclasses import dataclass
from typing import Final

UPPER: Final = r"A-ZÄÖÜÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŤȚŨŪŮŰŲĨÝŸŹŻŽ"
LOWER: Final = r"a-zßà-öø-ÿāăąćčďđēėęěğģıīķĺļľłńņňōőœŕřśşšșťțũūůűųĩýźżžơưạ-ỹ"
ARTICLE: Final = "(?:(?:al|el|as|ad|an|ar|at|az|ash|von|van)-)?"
"""The Arabic article, which is written small before a family name: "al-Khatib"."""
WORD: Final = rf"{ARTICLE}[{UPPER}](?:['’][{UPPER}])?[{LOWER}]+(?:[{UPPER}][{LOWER}]+)?(?:[-'’][{UPPER}]?[{LOWER}]+){{0,3}}"


PARTICLE: Final = r"(?:von|van|de|der|den|dem|zu(?! Hause)|zur|vom|ter|ten|[Oo]p\sde[nr]?|op|del|di|da|dos|el|al|ben|bin|und zu)"
"""What stands between a given and a family name."""


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` of a text and what they are."""

    start: int
    end: int
    entity: str
