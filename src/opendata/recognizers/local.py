"""What a city knows about itself, from policy/places.

Its exchange, mail domains, accounts, vehicles, streets, institutions, council and staff.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from opendata.recognizers import email, phone
from opendata.recognizers.cells import fold, fold_text
from opendata.recognizers.span import Span

_LONGEST_EXTENSION: Final = 4
_TITLE: Final = r"\b(?:herrn?|frau|dr|prof|dipl|ing|med|jur)\b"


@dataclass(frozen=True)
class Local:
    """Lists of what is no private person's."""

    trunks: tuple[str, ...] = ()  # beginnings of numbers, national, digits only, without the leading zero
    domains: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()  # sorted folded words of names that an office makes public
    places: tuple[str, ...] = ()  # streets and institutions, in small letters
    numbers: frozenset[str] = frozenset()  # the city's accounts and number plates, in capitals without separators

    def owns(self) -> pl.Expr:
        """Give the condition on a `prepared` frame: the cell is an account, a vehicle or an extension of the city itself."""
        trunk = "|".join(map(re.escape, self.trunks))
        extension = phone.national(pl.col("cell")).str.contains(f"^(?:{trunk})[0-9]{{0,{_LONGEST_EXTENSION}}}$")
        return pl.col("compact").is_in(sorted(self.numbers)) | (extension if trunk else pl.lit(value=False))

    def holds_office(self, cells: pl.Series) -> pl.Series:
        """Say which cells are the name of a council member or of somebody in the staff directory."""
        if not self.members:
            return pl.repeat(value=False, n=len(cells), dtype=pl.Boolean, eager=True)
        words = fold(cells).str.replace_all(_TITLE, " ").str.extract_all("[a-z]+").list.sort().list.join(" ")
        return words.is_in(sorted(self.members))

    def knows(self, text: str, span: Span) -> bool:
        """Say whether a span of a text is none of a private person: an office's number or mailbox, a street, a council member."""
        value = text[span.start : span.end]
        if span.entity == "PHONE":
            return any(_hangs_on(trunk, _national(value)) for trunk in self.trunks)
        if span.entity == "EMAIL":
            return fold_text(value).rpartition("@")[2] in self.domains and not email.is_personal_box(value)
        if span.entity in {"IBAN", "LICENSE_PLATE"}:
            return re.sub(r"[\W_]", "", value).upper() in self.numbers
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
        members=frozenset(_words(entry) for name in ("council", "staff") for entry in places.get(name, ())),
        places=tuple(entry.lower() for name in ("streets", "institutions") for entry in places.get(name, ())),
        numbers=frozenset(
            re.sub(r"[\W_]", "", entry).upper() for name in ("ibans", "fleet-plates") for entry in places.get(name, ())
        ),
    )


def _national(number: str) -> str:
    return re.sub(r"^(?:00|\+)?49", "", re.sub(r"[^\d+]", "", number.replace("(0)", ""))).removeprefix("0")


def _words(name: str) -> str:
    return " ".join(sorted(re.findall("[a-z]+", re.sub(_TITLE, " ", fold_text(name)))))
