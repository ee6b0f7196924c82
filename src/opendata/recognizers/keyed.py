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
    worded = (column for column in columns if column.share("lettered") >= HALF and not column.profile.overflowed)
    return [column.field for column in worded if 2 <= column.profile.distinct <= _MOST_KEYS]


def entities_of(pairs: Sequence[pl.LazyFrame], local: Local) -> list[tuple[tuple[str, str], ...]]:
    """Give the labels whose values are personal, with their kind, for each pair of columns; all are counted at once.

    Args:
        pairs: `key` and `value` as delivered; values are only read where two labels at least hint at personal data.
        local: what is known to be no private person's.
    """
    keys = [one.select("key").unique().drop_nulls().sort("key").collect(engine="streaming")["key"].to_list() for one in pairs]
    read = [(at, labels) for at, labels in enumerate(keys) if sum(not tags_of(key).isdisjoint(BY_ENTITY) for key in labels) > 1]
    numbers = {place: number for number, place in enumerate((at, key) for at, labels in read for key in labels)}
    profiler = Profiler({number: Profile() for number in numbers.values()}, local)
    for at, _ in read:
        parts = pairs[at].drop_nulls().unique().collect(engine="streaming").partition_by("key", as_dict=True)
        profiler.add({numbers[at, str(key)]: part["value"] for (key,), part in parts.items()})
    profiles = profiler.finish()
    told: list[tuple[tuple[str, str], ...]] = [() for _ in pairs]
    for at, labels in read:
        told[at] = _told([Column(number, key, tags_of(key), profiles[numbers[at, key]]) for number, key in enumerate(labels)])
    return told


def _told(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    claimed = [(columns[one.field], one.entity) for one in judge(tuple(columns)).claims if not one.publishable]
    labelled = tuple((column.label, entity) for column, entity in claimed if entity in column.tags)
    several = len({entity for _, entity in labelled}) > 1  # what was lost is called "Handy", too
    return labelled if several else ()
