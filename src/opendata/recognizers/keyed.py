"""Tables of labels and values, "Merkmal;Wert": each label is read as the header of a column of its own."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from collections.abc import Iterator, Sequence
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


def entities_of(cells: pl.LazyFrame, local: Local) -> Iterator[tuple[str, str]]:
    """Give the labels whose values are personal, with their kind.

    Args:
        cells: `key` and `value` as delivered; values are only read where two labels at least hint at personal data.
        local: what is known to be no private person's.
    """
    keys = cells.select("key").unique().drop_nulls().sort("key").collect(engine="streaming")["key"].to_list()
    tags = {key: tags_of(key) for key in keys}
    if sum(not tag.isdisjoint(BY_ENTITY) for tag in tags.values()) < 2:
        return
    parts = cells.drop_nulls().unique().collect(engine="streaming").partition_by("key", as_dict=True)
    profiler = Profiler({at: Profile() for at in range(len(keys))}, local)
    profiler.add({at: parts[key,]["value"] for at, key in enumerate(keys) if (key,) in parts})
    profiles = profiler.finish()
    judged = judge(tuple(Column(at, key, tags[key], profiles[at]) for at, key in enumerate(keys)))
    told = [(keys[one.field], one.entity) for one in judged.claims if not one.publishable]
    labelled = [(key, entity) for key, entity in told if entity in tags[key]]
    if len({entity for _, entity in labelled}) > 1:  # what was lost is called "Handy", too
        yield from labelled
