"""What must not reappear: identifiers, full names and addresses, in one written form each, and where they reappear in texts.

Single words do not count (a surname is also a street), nor do numbers that are too short to name anyone.
Everything is a join on whole cells and on windows of words; searching thousands of values inside each text would not end.
"""

from dataclasses import dataclass

import polars as pl

NAMES = frozenset({"PERSON_NAME", "FIRST_NAME", "LAST_NAME"})
PLACES = frozenset({"ADDRESS"})
IDENTIFIERS = frozenset(
    {"PHONE", "IBAN", "TAX_ID", "TAX_NUMBER", "PENSION_NO", "HEALTH_INS_NO", "ID_CARD", "PASSPORT", "LICENSE_PLATE", "VIN"}
    | {"IP_ADDRESS", "MAC_ADDRESS", "CASE_REF", "CUSTOMER_ID"}
)
MAIL = r"[^\s@;,<>()\"']+@[^\s@;,<>()\"']+\.[\p{L}\p{N}-]+"

_WORD = r"[\p{L}\p{N}]+"
_TITLES = ["dr", "prof", "dipl", "ing", "herr", "frau", "herrn", "med", "jur", "phil", "rer", "nat", "mag"]
_WORDS_JOINED = 8  # an IBAN in groups of four has 6, a telephone number seldom more than 7
_WORDS_OF_NAME = (2, 3, 4)
_COUNTRY = "^(?:0049|49)?0?"
_START = 4  # letters by which windows are chosen before they are compared


@dataclass(frozen=True)
class Traces:
    """What was removed, each kind in its own written form; `unique` texts."""

    joined: pl.Series  # identifiers and addresses: letters and digits only
    names: pl.Series  # words of full names, sorted
    mails: pl.Series

    def without(self, others: "Traces") -> "Traces":
        """Leave out what is public by a decision."""
        pairs = ((self.joined, others.joined), (self.names, others.names), (self.mails, others.mails))
        return Traces(*(mine.filter(~mine.is_in(theirs.implode())) for mine, theirs in pairs))

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to look for."""
        return not (len(self.joined) or len(self.names) or len(self.mails))


def traces_of(texts: pl.DataFrame) -> Traces:
    """Read what must not reappear out of `texts` (columns `text`, `entity`)."""
    entity = pl.col("entity")
    numbers = texts.filter(entity.is_in(list(IDENTIFIERS))).select(_joined(pl.col("text")).alias("key"))
    places = texts.filter(entity.is_in(list(PLACES))).select(_joined(_street(pl.col("text"))).alias("key"))
    names = texts.filter(entity.is_in(list(NAMES))).select(_name(_words(pl.col("text"))).alias("key"))
    mails = texts.select(_lower(pl.col("text")).str.extract_all(MAIL).alias("key")).explode("key")
    return Traces(
        pl.concat([numbers.filter(_names_someone()), places.filter(pl.col("key").str.len_chars() > _START)])["key"].unique(),
        names["key"].drop_nulls().unique(),
        mails["key"].drop_nulls().unique(),
    )


def reappears(traces: Traces, texts: pl.DataFrame) -> set[int]:
    """Say which fields hold something of `traces`; `texts` has the columns `field` and `text`."""
    cells = texts.drop_nulls().unique().with_row_index("cell")
    hits = pl.concat([_mail_hits(traces, cells), *_window_hits(traces, cells)])
    return set(cells.join(hits.to_frame(), on="cell", how="semi")["field"])


def reappears_as_number(traces: Traces, numbers: pl.Series) -> bool:
    """Say whether a column of numbers holds an identifier that is long enough not to be there by chance."""
    long = pl.DataFrame({"text": numbers.drop_nulls()}).filter(pl.col("text").str.len_chars() >= _LONG - 1).unique()
    keys = traces.joined.filter(traces.joined.str.len_chars() >= _LONG - 1)
    return len(long) > 0 and len(_among(keys, long.select(pl.lit(0).alias("cell"), _joined(pl.col("text")).alias("key")))) > 0


_SHORT, _LONG = 7, 10
"""Digits that a number must have to name someone, in texts and among numbers (a zero in front may be lost there)."""


def _names_someone() -> pl.Expr:
    key = pl.col("key")
    mixed = key.str.contains(r"\p{L}") & key.str.contains("[0-9]") & (key.str.len_chars() > _START)
    return mixed | (key.str.contains("^[0-9]+$") & (key.str.len_chars() >= _SHORT))


def _lower(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all("ß", "ss", literal=True)


def _joined(text: pl.Expr) -> pl.Expr:
    """Write a text with letters and digits only, a telephone number without country code and zero."""
    return _words(text).list.join("").str.replace(_COUNTRY, "")


def _street(text: pl.Expr) -> pl.Expr:
    """Cut an address after its house number; one without is no address."""
    return text.str.extract(r"^(\D{3,}?[0-9]+(?:\s?[a-zA-Z]\b)?)", 1)


def _words(text: pl.Expr) -> pl.Expr:
    """Take a text apart; `straße` and `str.` become one word of their own, however they were written."""
    return _lower(text).str.replace_all(r"strasse\b|str\.", " str ").str.extract_all(_WORD)


def _name(words: pl.Expr) -> pl.Expr:
    """Write a full name: its words sorted, without titles; null where it is a single word."""
    own = words.list.set_difference(_TITLES)
    return pl.when(own.list.len().is_between(min(_WORDS_OF_NAME), max(_WORDS_OF_NAME))).then(own.list.sort().list.join(" "))


def _among(keys: pl.Series, runs: pl.DataFrame) -> pl.Series:
    """Give the cells whose `key` is one of `keys`: a single join, since hashing a million keys is what takes time."""
    return runs.join(pl.DataFrame({"key": keys}), on="key", how="semi")["cell"]


def _mail_hits(traces: Traces, cells: pl.DataFrame) -> pl.Series:
    found = cells.filter(pl.col("text").str.contains("@", literal=True))
    found = found.select("cell", _lower(pl.col("text")).str.extract_all(MAIL).alias("key")).explode("key")
    return _among(traces.mails, found)


def _window_hits(traces: Traces, cells: pl.DataFrame) -> list[pl.Series]:
    """Look at each run of words in each text; whatever is compared without gaps has a digit."""
    numbered = pl.col("text").str.contains("[0-9]").alias("numbered")
    words = (
        cells.select("cell", numbered, _words(pl.col("text")).alias("word")).explode("word").filter(pl.col("word").is_not_null())
    )
    return [
        *(_joined_hits(traces.joined, words.filter("numbered")) if len(traces.joined) else ()),
        *(_name_hits(traces.names, words) if len(traces.names) else ()),
    ]


def _joined_hits(keys: pl.Series, words: pl.DataFrame) -> list[pl.Series]:
    """Compare runs of words without their gaps; only those that start like something removed are looked at."""
    first = words.select(pl.int_range(pl.len()).alias("at"), pl.col("word").str.slice(0, _START).alias("start"))
    chosen = first.join(_starts(keys), on="start", how="semi")["at"]
    cells, run = words["cell"].gather(chosen), words["word"].gather(chosen)
    runs = [pl.DataFrame({"cell": cells, "key": run})]
    for size in range(1, _WORDS_JOINED):
        run = run + _following(words, chosen, size).fill_null("")
        runs.append(pl.DataFrame({"cell": cells, "key": run}))
    every = pl.concat(runs).with_columns(pl.col("key").str.replace(_COUNTRY, "")).filter(pl.col("key").str.contains("[0-9]"))
    start = pl.DataFrame({"start": keys.str.slice(0, _START).unique()})
    likely = every.with_columns(pl.col("key").str.slice(0, _START).alias("start")).join(start, on="start", how="semi")
    return [_among(keys, likely)]


def _starts(keys: pl.Series) -> pl.DataFrame:
    """Give what the first word of a run can start with: `_joined` takes away a country code and a zero."""
    whole = keys.str.slice(0, _START).unique()
    either = pl.concat([whole, *(f"{sign}" + whole for sign in ("0", "49", "490", "0049"))]).str.slice(0, _START)
    shorter = pl.concat([either.str.slice(0, size) for size in range(1, _START + 1)])
    return pl.DataFrame({"start": pl.concat([shorter, pl.Series(["00"])]).unique()})


def _following(words: pl.DataFrame, chosen: pl.Series, at: int) -> pl.Series:
    """Give the word so many words after each chosen one, null where the text ends before."""
    there = (chosen + at).clip(upper_bound=max(words.height - 1, 0))
    inside = (words["cell"].gather(there) == words["cell"].gather(chosen)) & (there == chosen + at)
    return pl.select(pl.when(inside).then(words["word"].gather(there))).to_series()


def _name_hits(keys: pl.Series, words: pl.DataFrame) -> list[pl.Series]:
    """Compare runs of words in any order; only those that start with two words of removed names are looked at."""
    known = pl.DataFrame({"word": keys.str.split(" ").explode().unique()})
    own = words.filter(~pl.col("word").is_in(_TITLES))
    chosen = own.with_row_index("at").join(known, on="word", how="semi")["at"].cast(pl.Int64)
    runs = pl.DataFrame({"cell": own["cell"].gather(chosen), "word0": own["word"].gather(chosen)})
    runs = runs.with_columns(_following(own, chosen, at).alias(f"word{at}") for at in range(1, max(_WORDS_OF_NAME)))
    runs = runs.join(known, left_on="word1", right_on="word", how="semi")
    sizes = [[f"word{at}" for at in range(size)] for size in _WORDS_OF_NAME]
    sorted_runs = [
        runs.drop_nulls(columns).select("cell", pl.concat_list(columns).list.sort().list.join(" ").alias("key"))
        for columns in sizes
    ]
    return [_among(keys, pl.concat(sorted_runs))]
