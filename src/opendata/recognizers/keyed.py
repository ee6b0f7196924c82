"""Tables of labels and values, "Merkmal;Wert": each label is read as the header of a column of its own."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.recognizers import BY_ENTITY
from opendata.recognizers.claims import HALF, Column
from opendata.recognizers.columns import Profile, Profiler
from opendata.recognizers.headers import tags_of
from opendata.recognizers.local import Local
from opendata.recognizers.tables import judge

_MOST_FIELDS: Final = 5
_MOST_KEYS: Final = 60


def key_fields(columns: Sequence[Column]) -> list[int]:
    """Give the columns of a narrow table that could hold labels: a few words again and again."""
    if not 2 <= len(columns) <= _MOST_FIELDS:
        return []
    worded = (
        column
        for column in columns
        if column.share("lettered") >= HALF and not (column.profile.overflowed or _are_sentences(column))
    )
    return [column.field for column in worded if 2 <= column.profile.distinct <= _MOST_KEYS]


def _are_sentences(column: Column) -> bool:
    """Say whether cells are sentences, each its own: no labels."""
    return min(column.share("wordy"), column.share("sentence"), column.profile.distinct_share()) >= HALF


def hinting_labels(cells: pl.LazyFrame, field: str) -> list[str]:
    """Give the distinct cells of a column where two at least hint at personal data as headers do; else none."""
    labels = cells.select(field).unique().drop_nulls().sort(field).collect(engine="streaming")[field].to_list()
    return labels if sum(not tags_of(label).isdisjoint(BY_ENTITY) for label in labels) > 1 else []


def entities_of(pairs: Sequence[tuple[list[str], pl.LazyFrame]], local: Local) -> list[tuple[tuple[str, str], ...]]:
    """Give the labels whose values are personal, with their kind, for each pair of columns; all are counted at once.

    Args:
        pairs: the labels, and `key` and `value` as delivered.
        local: what is known to be no private person's.
    """
    numbers = {place: number for number, place in enumerate((at, key) for at, (labels, _) in enumerate(pairs) for key in labels)}
    profiler = Profiler({number: Profile() for number in numbers.values()}, local)
    for at, (_, cells) in enumerate(pairs):
        parts = cells.drop_nulls().unique().collect(engine="streaming").partition_by("key", as_dict=True)
        profiler.add({numbers[at, str(key)]: part["value"] for (key,), part in parts.items()})
    profiles = profiler.finish()
    return [
        _told([Column(number, key, tags_of(key), profiles[numbers[at, key]]) for number, key in enumerate(labels)])
        for at, (labels, _) in enumerate(pairs)
    ]


def _told(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    claimed = [(columns[one.field], one.entity) for one in judge(tuple(columns)).claims if not one.publishable]
    labelled = tuple((column.label, entity) for column, entity in claimed if entity in column.tags)
    several = len({entity for _, entity in labelled}) > 1  # what was lost is called "Handy", too
    return labelled if several else ()
