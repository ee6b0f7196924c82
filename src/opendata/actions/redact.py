"""redact: what a text says about people is replaced by what it was, as in "Herr [Name] meldet ein Schlagloch".

No parameters. Only the marked characters go, all others stay exactly; marks that overlap become one word. A cell that is
marked as a whole, such as a clerk's name in a column of offices, becomes "[Name]". The words are German, as the data is.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import polars as pl

from opendata.actions.base import Action, Example, Parameters, Rewrite
from opendata.texts.action_texts import OTHER, WORDS


def _prepare(parameters: Parameters, _batches: Iterable[pl.DataFrame]) -> Rewrite:
    if parameters:
        raise ValueError
    return _rewrite


def _rewrite(batch: pl.DataFrame) -> pl.Series:
    cells = batch["cell"]
    marked = batch.with_row_index("at").filter(pl.col("codes").is_not_null(), pl.col("cell").is_not_null())
    if marked.is_empty():
        return cells
    new = [
        redacted(cell, list(zip(starts, ends, codes, strict=True)))
        for cell, starts, ends, codes in marked.select("cell", "starts", "ends", "codes").iter_rows()
    ]
    return cells.scatter(marked["at"], new)


def redacted(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """Give a text with its marks (first character, first after it, entity) replaced."""
    parts, at = [], 0
    for start, end, code in _joined(marks):
        parts += [text[at:start], f"[{WORDS.get(code, OTHER)}]"]
        at = end
    return "".join((*parts, text[at:]))


def _joined(marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Give the marks in order, those that overlap as one, called what the first of them is."""
    start, end, code = 0, 0, ""
    for mark in sorted(mark for mark in marks if mark[0] < mark[1]):
        if mark[0] < end:
            end = max(end, mark[1])
            continue
        if code:
            yield start, end, code
        start, end, code = mark
    if code:
        yield start, end, code


_NONE: Final[Parameters] = {}

ACTION: Final = Action(
    name="redact",
    source="Art. 5(1)(c) DSGVO: of a text only what is about people is left out",
    prepare=_prepare,
    types=("string", "any"),
    valid=(
        Example("Frau Beispiel wohnt hier", "Frau [Name] wohnt hier", _NONE, "PERSON_NAME", (5, 13)),
        Example("Rückruf: 030 23125 123 bitte", "Rückruf: [Telefon] bitte", _NONE, "PHONE", (9, 22)),
        Example("🙂 Grüße, Änne Beispiel", "🙂 Grüße, [Name]", _NONE, "PERSON_NAME", (9, 22)),
        Example("Erika Beispiel", "[Name]", _NONE, "PERSON_NAME"),
        Example("katholisch", "[Angabe]", _NONE, "RELIGION"),
        Example("Der Schäferhund am Jahnwehr", "Der Schäferhund am Jahnwehr", _NONE),
        Example("[Name] meldet ein Schlagloch", "[Name] meldet ein Schlagloch", _NONE),
        Example(None, None, _NONE),
    ),
    invalid=(Example("Erika Beispiel", None, {"to": "***"}, "PERSON_NAME"),),
)
