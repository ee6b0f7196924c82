"""Tables of people of whom nobody lives any more: who was born a century ago and died long ago, row by row.

The GDPR does not protect the dead (recital 27); archives open their files ten years after the death (§ 11 BArchG,
Art. 10 BayArchG).
Everything here is narrow on purpose: beside the dead stand heirs, orphans and who pays for the grave, and they live.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from opendata.recognizers.cells import fold_text
from opendata.recognizers.claims import Claim, Column

_MOURNED: Final = 30
"""Years after a death: three times what archives wait."""
_CENTURY: Final = 100
_FEW_DAYS: Final = 3
"""Different days up to which they are fillers: "01.01.1900"."""
_DEATH: Final = re.compile(r"(?i)(?:(?:todes|sterbe)(?:datum|tag|jahr)|gest(?:orben)?|†|\+)\.?")
_BIRTH: Final = re.compile(r"(?i)(?:geb(?:oren)?|geburts(?:datum|tag|jahr)|\*)\.?")
_CALLED: Final = frozenset("name n person persoenlichkeit vorname nachname familienname zuname nach".split())
"""Headers of who it is that was born and died; holders of graves, heirs and orphans have others."""
_KIN: Final = re.compile("(?i)erbe|nutz|angeh|hinterb|witwe|kind|enkel|eltern|vater|mutter")
_OF_STONE: Final = re.compile("(?i)stein|gedenk|denkmal|mahnmal|tafel")
"""What lies where an address says, if not somebody."""
_THEIR_OWN: Final = frozenset("PERSON_NAME FIRST_NAME LAST_NAME DATE_OF_BIRTH GENDER OCCUPATION BIRTHPLACE POSTAL_PLACE".split())
_WEAK: Final = frozenset({"CUSTOMER_ID", "CASE_REF", "PARCEL"})
"""What numbers of things look like too, where no header says more."""
_THIS_YEAR: Final = datetime.now(UTC).year


def are_long_dead(columns: Sequence[Column], claims: Sequence[Claim]) -> bool:
    """Say whether each row is of somebody long dead and of nobody else: born, died, called so, and nothing more is told."""
    labelled = {column.field: column for column in columns}
    named = [labelled[one.field] for one in claims if one.entity in {"PERSON_NAME", "LAST_NAME"}]
    called = all(fold_text(column.label) in _CALLED or column.says("historic") for column in named)
    others = any(_may_live(one, labelled[one.field]) for one in claims) or any(column.says("housenumber") for column in columns)
    born, died = (any(map(of, columns)) for of in (_born_long_ago, _died_long_ago))
    return born and died and called and len(named) < 2 and not others  # noqa: PLR2004  (one name a row)


def _may_live(one: Claim, column: Column) -> bool:
    """Say whether a claim may be of somebody else than who died: a later day of birth, an heir's town."""
    if one.entity == "DATE_OF_BIRTH":
        return not (_born_long_ago(column) or _died_long_ago(column))
    if one.entity == "ADDRESS" and _OF_STONE.search(column.label):
        return False
    number = one.entity in _WEAK and one.needs == "person"
    return _KIN.search(column.label) is not None or not (number or one.entity in _THEIR_OWN)


def _died_long_ago(column: Column) -> bool:
    """Say whether each row has a day or year of death, long ago."""
    return _DEATH.fullmatch(column.label) is not None and _long_ago(column, _MOURNED)


def _born_long_ago(column: Column) -> bool:
    """Say whether each row has a day or year of birth, a century ago."""
    return _BIRTH.fullmatch(column.label) is not None and _long_ago(column, _CENTURY)


def _long_ago(column: Column, years: int) -> bool:
    if column.profile.filled < column.profile.cells or column.profile.distinct <= _FEW_DAYS:
        return False
    dated = column.share("date") >= 1 and max(column.profile.years) < _THIS_YEAR - years
    return dated or column.share("year_of_old") >= 1
