"""mask: of a number plate only the district code stays, as in the other cells of the column.

Parameters: `{"to": "district"}`. Every cell is looked at, not only the marked ones: a plate becomes its district ("BA-AB 123" is
then "BA"); a cell that is marked, or holds a digit, and is no single plate loses all; any other stays exactly. Where nothing
separates district and letters ("BAAB123"), the district is the one that the column's harmless cells know, else all is lost.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

import polars as pl

from opendata.actions.base import Action, Example, Parameters, Rewrite

_DISTRICT: Final = "[A-ZÄÖÜ]{1,3}"
_NUMBER: Final = r"[1-9][0-9]{0,3}\s?[EH]?"
_SEPARATED: Final = rf"^({_DISTRICT})[\s\x{{A0}}:.·–-]{{1,3}}[A-Z]{{1,2}}[\s\x{{A0}}–-]{{0,2}}{_NUMBER}$"
_LETTERS: Final = r"^([A-ZÄÖÜ]{2,5})[\s\x{A0}–-]{0,2}[1-9][0-9]{0,3}\s?[EH]?$"
_HARMLESS: Final = f"^{_DISTRICT}$"


def _prepare(parameters: Parameters, batches: Iterable[pl.DataFrame]) -> Rewrite:
    if parameters != {"to": "district"}:
        raise ValueError
    known: set[str] = set()
    for batch in batches:
        cells = batch["cell"].drop_nulls()
        known.update(cells.filter(cells.str.contains(_HARMLESS)).unique())
        plates = cells.str.strip_chars().str.to_uppercase().str.extract(_SEPARATED, 1).drop_nulls()
        known.update(plates.unique())
    return partial(_rewrite, known=frozenset(known))


def _rewrite(batch: pl.DataFrame, known: frozenset[str]) -> pl.Series:
    """Give the masked cells; `known` holds the district codes that the column shows."""
    marked = pl.col("codes").is_not_null()
    one_mark = pl.col("codes").list.len() == 1
    start, end = pl.col("starts").list.first(), pl.col("ends").list.first()
    part = pl.when(marked & one_mark).then(pl.col("cell").str.slice(start, end - start)).otherwise(pl.col("cell"))
    split = batch.select("cell", marked.alias("marked"), part.str.strip_chars().str.to_uppercase().alias("plate")).with_columns(
        pl.col("plate").str.extract(_SEPARATED, 1).alias("district"), pl.col("plate").str.extract(_LETTERS, 1).alias("letters")
    )
    unsure = split.filter(pl.col("district").is_null() & pl.col("letters").is_not_null())["letters"].unique()
    guessed = pl.DataFrame(
        {"letters": unsure, "guess": [_only_district(letters, known) for letters in unsure]},
        schema={"letters": pl.String, "guess": pl.String},
    )
    joined = split.join(guessed, on="letters", how="left", maintain_order="left")
    district = pl.coalesce("district", "guess")
    risky = pl.col("marked") | pl.col("cell").str.contains(r"\d")
    new = pl.when(risky).then(district).otherwise(pl.col("cell"))
    return joined.select(new.alias("cell"))["cell"]


def _only_district(letters: str, known: frozenset[str]) -> str | None:
    """Give the one known district that leaves one or two letters behind; None where none or several do."""
    found = [letters[:size] for size in (1, 2, 3) if 1 <= len(letters) - size <= 2 and letters[:size] in known]  # noqa: PLR2004
    return found[0] if len(found) == 1 else None


_TO_DISTRICT: Final = {"to": "district"}

ACTION: Final = Action(
    name="mask",
    source="Anlage 1 FZV (district codes); the district alone identifies no keeper (§ 45 StVG)",
    prepare=_prepare,
    types=("string", "any"),
    valid=(
        Example("BA-AB 123", "BA", _TO_DISTRICT, "LICENSE_PLATE"),
        Example("BA AB 123", "BA", _TO_DISTRICT, "LICENSE_PLATE"),
        Example("BA-AB123", "BA", _TO_DISTRICT, "LICENSE_PLATE"),
        Example("ba-e 49e", "BA", _TO_DISTRICT, "LICENSE_PLATE"),
        Example("WÜ-AB 123H", "WÜ", _TO_DISTRICT),
        Example("BAAB123", None, _TO_DISTRICT, "LICENSE_PLATE"),
        Example("BA", "BA", _TO_DISTRICT),
        Example("Ausland", "Ausland", _TO_DISTRICT),
        Example("silbern, BA-AB 123, alt", None, _TO_DISTRICT, "PERSON_NAME"),
        Example("1-ABC-234", None, _TO_DISTRICT),
        Example("Müller", None, _TO_DISTRICT, "PERSON_NAME"),
        Example(None, None, _TO_DISTRICT),
    ),
    invalid=(Example("BA-AB 123", None, {"to": "letters"}), Example("BA-AB 123", None, {})),
)
