"""What a city knows about itself: its exchange, mail domains, streets, institutions and council, from policy/places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from opendata.recognizers import email
from opendata.recognizers.cells import fold_text
from opendata.recognizers.span import Span

_LONGEST_EXTENSION: Final = 4


@dataclass(frozen=True)
class Local:
    """Lists of what is no private person's."""

    trunks: tuple[str, ...] = ()  # beginnings of numbers, national, digits only, without the leading zero
    domains: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()  # sorted folded words of names that an office makes public
    places: tuple[str, ...] = ()  # streets and institutions, in small letters

    def knows(self, text: str, span: Span) -> bool:
        """Say whether a span of a text is none of a private person: an office's number or mailbox, a street, a council member."""
        value = text[span.start : span.end]
        if span.entity == "PHONE":
            return any(_hangs_on(trunk, _national(value)) for trunk in self.trunks)
        if span.entity == "EMAIL":
            return fold_text(value).rpartition("@")[2] in self.domains and not email.is_personal_box(value)
        if span.entity == "PERSON_NAME":
            return _words(value) in self.members or self._within_place(text.lower(), span)
        return False

    def _within_place(self, text: str, span: Span) -> bool:
        around = text[max(0, span.start - 40) : span.end + 40]
        return any(text[span.start : span.end] in place and place in around for place in self.places)


def _hangs_on(trunk: str, number: str) -> bool:
    """Say whether a number is an exchange with an extension, not a longer one that begins alike."""
    return number.startswith(trunk) and len(number) - len(trunk) <= _LONGEST_EXTENSION


NOWHERE: Final = Local()


def local_knowledge(places: Mapping[str, tuple[str, ...]]) -> Local:
    """Make the lists ready for use.

    Args:
        places: entries by list name; unknown lists are ignored.
    """
    return Local(
        trunks=tuple(_national(entry) for entry in places.get("phone-trunks", ()) if _national(entry)),
        domains=frozenset(fold_text(entry).lstrip("@") for entry in places.get("mail-domains", ())),
        members=frozenset(map(_words, places.get("council", ()))),
        places=tuple(entry.lower() for name in ("streets", "institutions") for entry in places.get(name, ())),
    )


def _national(number: str) -> str:
    return re.sub(r"^(?:00|\+)?49", "", re.sub(r"[^\d+]", "", number.replace("(0)", ""))).removeprefix("0")


def _words(name: str) -> str:
    return " ".join(sorted(re.findall("[a-z]+", fold_text(name))))
