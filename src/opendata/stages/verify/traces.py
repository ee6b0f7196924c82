"""What must not reappear: identifiers, full names and addresses, in one written form each, and where they reappear in texts.

Single words do not count (a surname is also a street, product.md section 7.7), nor do numbers that are too short to name anyone.
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


def reappears(traces: Traces, texts: pl.Series, *, numbers: bool = False) -> int:
    """Count the distinct texts that hold something of `traces`. `numbers`: a column of numbers, where only long ones count."""
    cells = pl.DataFrame({"text": texts.drop_nulls().unique()}).with_row_index("cell")
    if numbers:
        traces = Traces(traces.joined.filter(traces.joined.str.len_chars() >= _LONG), traces.names, traces.mails)
        return cells.select(_joined(pl.col("text")).alias("key")).join(_keys(traces.joined), on="key", how="semi").height
    hits = [_mail_hits(traces, cells), *_window_hits(traces, cells)]
    return pl.concat(hits).n_unique() if hits else 0


_SHORT, _LONG = 7, 10
"""Digits that a number must have to name someone, in texts and among numbers."""


def _names_someone() -> pl.Expr:
    key = pl.col("key")
    mixed = key.str.contains(r"\p{L}") & key.str.contains("[0-9]") & (key.str.len_chars() > _START)
    return mixed | (key.str.contains("^[0-9]+$") & (key.str.len_chars() >= _SHORT))


def _lower(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all("ß", "ss", literal=True)


def _joined(text: pl.Expr) -> pl.Expr:
    """Write a text with letters and digits only, `Straße` short, a telephone number without country code and zero."""
    short = _lower(text).str.replace_all(r"strasse|str\.", "str")
    return short.str.replace_all(r"[^\p{L}\p{N}]+", "").str.replace(r"^(?:0049|49)?0?", "")


def _street(text: pl.Expr) -> pl.Expr:
    """Cut an address after its house number; one without is no address."""
    return text.str.extract(r"^(\D{3,}?[0-9]+(?:\s?[a-zA-Z]\b)?)", 1)


def _words(text: pl.Expr) -> pl.Expr:
    return _lower(text).str.extract_all(_WORD)


def _name(words: pl.Expr) -> pl.Expr:
    """Write a full name: its words sorted, without titles; null where it is a single word."""
    own = words.list.set_difference(_TITLES)
    return pl.when(own.list.len().is_between(min(_WORDS_OF_NAME), max(_WORDS_OF_NAME))).then(own.list.sort().list.join(" "))


def _keys(series: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"key": series})


def _mail_hits(traces: Traces, cells: pl.DataFrame) -> pl.Series:
    found = cells.filter(pl.col("text").str.contains("@", literal=True))
    found = found.select("cell", _lower(pl.col("text")).str.extract_all(MAIL).alias("key")).explode("key")
    return found.join(_keys(traces.mails), on="key", how="semi")["cell"]


def _window_hits(traces: Traces, cells: pl.DataFrame) -> list[pl.Series]:
    """Look at each run of words in each text."""
    spaced = pl.col("text").str.replace_all(r"(?i)stra(?:ß|ss)e|str\.", "str ")
    words = cells.select("cell", _words(spaced).alias("word")).explode("word").filter(pl.col("word").is_not_null())
    return [
        *(_joined_hits(traces.joined, words) if len(traces.joined) else ()),
        *(_name_hits(traces.names, words) if len(traces.names) else ()),
    ]


def _following(at: int) -> pl.Expr:
    """Give the word so many words on, null where the text ends before."""
    return pl.when(pl.col("cell").shift(-at) == pl.col("cell")).then(pl.col("word").shift(-at))


def _joined_hits(keys: pl.Series, words: pl.DataFrame) -> list[pl.Series]:
    """Compare runs without their gaps; only those that start like something removed are looked at closely."""
    runs = [pl.concat_str([_following(at) for at in range(size)], ignore_nulls=True) for size in range(1, _WORDS_JOINED + 1)]
    starts = pl.DataFrame({"start": keys.str.slice(0, _START).unique()})
    marked = words.with_columns(_joined(runs[-1]).str.slice(0, _START).alias("start"), *_named(runs))
    marked = marked.join(starts, on="start", how="semi")
    return [
        marked.select("cell", _joined(pl.col(f"run{size}")).alias("key")).join(_keys(keys), on="key", how="semi")["cell"]
        for size in range(len(runs))
    ]


def _name_hits(keys: pl.Series, words: pl.DataFrame) -> list[pl.Series]:
    """Compare runs of words in any order; only those that start with two words of removed names are looked at closely."""
    known = pl.DataFrame({"word": keys.str.split(" ").explode().unique()})
    own = words.filter(~pl.col("word").is_in(_TITLES))
    runs = own.with_columns(_following(at).alias(f"word{at}") for at in range(1, max(_WORDS_OF_NAME)))
    runs = runs.join(known, on="word", how="semi").join(known, left_on="word1", right_on="word", how="semi")
    hits = []
    for size in _WORDS_OF_NAME:
        columns = ["word", *(f"word{at}" for at in range(1, size))]
        run = pl.concat_list(columns).list.sort().list.join(" ").alias("key")
        hits.append(runs.drop_nulls(columns).select("cell", run).join(_keys(keys), on="key", how="semi")["cell"])
    return hits


def _named(runs: list[pl.Expr]) -> list[pl.Expr]:
    return [run.alias(f"run{size}") for size, run in enumerate(runs)]
