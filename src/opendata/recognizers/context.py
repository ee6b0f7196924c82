"""What the columns of a table say together: whether it is of things, of the dead, of homes, of an office."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opendata.recognizers.claims import (
    FEW,
    HALF,
    MOST,
    NEARLY_ALL,
    Claim,
    Column,
    is_office_mail,
    one_exchange,
    phone_share,
)
from opendata.recognizers.dead import are_long_dead
from opendata.recognizers.headers import is_placeholder
from opendata.recognizers.kinds import is_text

_COUNCIL: Final = re.compile(
    r"(?:^|[.-])(?:(?:stadt|gemeinde|kreis|markt|bezirks|orts)?rat|stadtverordnete|buergerschaft|kreistag)[.-]"
)


_HOME: Final = re.compile("(?i)wohn(?!heim)|home|privat|melde(?:adr|ansch)|^w-?adr")
_OWNER: Final = re.compile("(?i)halter|besitzer|eigent")
_HOUSES: Final = 3
"""Zoos and shelters of a city, which keep all animals of a table."""


def _whole_domain(column: Column) -> Iterator[str]:
    """Give the domain of nearly all mailboxes of a column."""
    if column.share("EMAIL") >= HALF and column.profile.top("domain") >= NEARLY_ALL:
        yield from (domain for domain, _ in column.profile.parts["domain"].most_common(1))


@dataclass(frozen=True)
class Context:
    """What the columns of a table say together."""

    columns: tuple[Column, ...]
    claims: tuple[Claim, ...]

    def column(self, field: int) -> Column:
        """Give a column by its number."""
        return next(column for column in self.columns if column.field == field)

    def has(self, *entities: str) -> bool:
        """Say whether a column claims one of `entities`."""
        return any(one.entity in entities for one in self.claims)

    @property
    def firms(self) -> bool:
        """Say whether a column names firms and no column mixes them with people."""
        return any(column.share("company") >= MOST for column in self.columns)

    @property
    def facilities(self) -> bool:
        """Say whether a column names institutions or places for everyone."""
        return any(
            column.share("place") >= HALF
            and column.share("company") < HALF
            and column.share("numbered_street") < FEW
            and column.share("street") < MOST
            for column in self.columns
        )

    @property
    def historic(self) -> bool:
        """Say whether the people in it are dead or of history: life dates, memorial stones."""
        return self.dead or any(max(column.share("life"), column.share("lived")) >= 0.3 for column in self.columns)

    @property
    def dead(self) -> bool:
        """Say whether each row is of somebody long dead and of nobody else."""
        return are_long_dead(self.columns, self.claims)

    @property
    def memorial(self) -> bool:
        """Say whether rows are memorial stones: the names on them are of the dead and meant to be read."""
        return any(column.share("memorial") >= HALF for column in self.columns)

    @property
    def things(self) -> bool:
        """Say whether rows are places, firms, objects."""
        named = any(column.says("facility", "inventory", "species", "company", "year", "register") for column in self.columns)
        return named or self.facilities or self.firms or self.has("GEO_HOME")

    @property
    def official(self) -> bool:
        """Say whether a column holds mailboxes or numbers of an administration."""
        return any(is_office_mail(column) or (phone_share(column) >= HALF and one_exchange(column)) for column in self.columns)

    @property
    def moments(self) -> bool:
        """Say whether rows are what happened at a time."""
        return any(column.share("date") + column.share("moment") >= HALF for column in self.columns)

    @property
    def letters(self) -> bool:
        """Say whether rows are what people wrote: a text in which many speak of themselves."""
        return any(is_text(column) and column.share("voiced") >= FEW for column in self.columns)

    @property
    def mixed(self) -> bool:
        """Say whether a column holds several things of people in one cell, as its header says: "Name und Anschrift"."""
        return any(
            column.says("PERSON_NAME")
            and not column.says("officer")
            and max(column.share("joined"), column.share("several_words")) >= HALF
            and column.share("place") < HALF
            for column in self.columns
        )

    @property
    def dwellings(self) -> bool:
        """Say whether coordinates or addresses are those of homes, as their header says."""
        told = [self.column(one.field) for one in self.claims if one.entity == "GEO_HOME"]
        homes = [self.column(one.field) for one in self.claims if one.entity == "ADDRESS"]
        named = (column for column in homes if not column.says("facility", "institution") and _HOME.search(column.label))
        return any(column.says("private") for column in told) or any(named)

    @property
    def trees(self) -> bool:
        """Say whether rows are trees: their coordinates are nobody's home, whoever looks after them."""
        return any(column.says("species") or column.share("species") >= HALF for column in self.columns)

    @property
    def animals(self) -> bool:
        """Say whether rows are animals or plants by their species or chips, and nothing in the table is anybody's."""
        numbers = (self.column(one.field) for one in self.claims if one.entity == "CUSTOMER_ID")
        owners = any(not is_placeholder(column.label) and column.tags != {"serial"} for column in numbers)
        owners = owners or any(_OWNER.search(one.label) and one.profile.distinct > _HOUSES for one in self.columns)
        people = owners or self.has("PERSON_NAME", "LAST_NAME", "EMAIL", "PHONE", "IBAN", "ADDRESS")
        chipped = any(
            column.share("chip") >= NEARLY_ALL or (column.says("animal") and column.share("integer") >= NEARLY_ALL)
            for column in self.columns
        )
        kept = any(column.says("species") or column.share("creature") >= NEARLY_ALL for column in self.columns)
        return (chipped or kept) and not people

    @property
    def breeds(self) -> bool:
        """Say whether rows are dogs: a column holds breeds."""
        return any(column.share("breed") >= HALF for column in self.columns)

    @property
    def chamber(self) -> bool:
        """Say whether the mailboxes of a table are those of a council: of one domain that is called so."""
        return any(_COUNCIL.search(domain) for column in self.columns for domain in _whole_domain(column))

    @property
    def licences(self) -> bool:
        """Say whether what is numbered are contracts with firms: a column names makers or firms, and none people."""
        made = any(column.says("maker", "version", "company") for column in self.columns)
        return (made or self.firms) and not self.has("PERSON_NAME", "LAST_NAME", "FIRST_NAME", "ADDRESS", "EMAIL", "IBAN")

    @property
    def private(self) -> bool:
        """Say whether the table holds what nobody publishes of a council: accounts, days of birth, how to reach them at home."""
        kept = self.has("IBAN", "BANK_ACCOUNT", "TAX_ID", "PENSION_NO", "HEALTH", "ID_CARD")
        homes = any(one.entity in {"EMAIL", "PHONE"} and self._at_home(self.column(one.field), one) for one in self.claims)
        return kept or self.births or homes

    @property
    def births(self) -> bool:
        """Say whether a column holds days of birth."""
        return any(one.entity == "DATE_OF_BIRTH" and self.column(one.field).share("date") >= HALF for one in self.claims)

    @staticmethod
    def _at_home(column: Column, one: Claim) -> bool:
        if one.entity == "EMAIL":
            return column.says("private") or column.share("free_mail") >= HALF
        return column.says("private") or column.share("mobile") >= HALF

    @property
    def books(self) -> bool:
        """Say whether rows are books or media."""
        return any(column.share("isbn") >= HALF or column.says("isbn") for column in self.columns)

    @property
    def readers(self) -> bool:
        """Say whether a table of media also holds who borrows them: numbers of customers, ways to reach them."""
        return self.has("CUSTOMER_ID", "ADDRESS", "EMAIL", "PHONE", "IBAN", "DATE_OF_BIRTH")

    @property
    def counted(self) -> bool:
        """Say whether a column counts."""
        return any(column.says("count") and column.numeric for column in self.columns)
