"""Which cells and characters are marked: plates in full, leaks in harmless columns, spans in texts."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import polars as pl

from opendata.ahead import Spread
from opendata.recognizers import email, iban, license_plate, pension_no, phone, spans
from opendata.recognizers.cells import AFTER_WORD, BEFORE_WORD, clean, even
from opendata.recognizers.claims import FEW, HALF, NEARLY_ALL, Claim, Column, one_exchange, phone_share
from opendata.recognizers.columns import shaped
from opendata.recognizers.cue import told_in_each
from opendata.recognizers.figures import are_figures
from opendata.recognizers.kinds import is_noted, is_text
from opendata.recognizers.local import NOWHERE, Local
from opendata.recognizers.names import forms
from opendata.recognizers.sieve import worth_reading
from opendata.recognizers.span import Span
from opendata.recognizers.taggers import Tagger, votes
from opendata.recognizers.words_in_text import kind_of
from opendata.table import MARKS

K = TypeVar("K")
Test = tuple[str, Callable[[pl.Series], pl.Series]]
_MARK: Final = pl.Schema({"start": pl.UInt32, "end": pl.UInt32, "code": pl.String})
SOFT: Final = ("PERSON_NAME", "ADDRESS", "DATE_OF_BIRTH", "CASE_REF", "LICENSE_PLATE")
"""What a label may look like by chance: an event's title, a stop's name."""
_MANY: Final = 0.2
_NAMED_THINGS: Final = ("title", "facility", "author", "animal", "species", "district")
_MOST_NAMES: Final = 0.8
"""Share of full names up to which they are marked cell by cell; above it the column is one of names (claims.py)."""
_FEW_TEXTS: Final = 300
"""So many are read in the tenth of a second that the patterns of the sieve take to be made."""
_HINTS: Final = (
    r"@|(?i:[(\[][aä]t[)\]])|&#64;|%40"
    r"|(?:^|[^\w.,/-]|(?i:tel|nr)\.)(?:\(?\+\s?[0-9]{2}\)?[-.]?|00[0-9]{2}|\(?0)[\s()]*[0-9](?:[\s()/.\-–]{0,3}[0-9]){5}"
    rf"|{BEFORE_WORD}[A-Za-z]{{2}}[0-9]{{2}}(?:[ -]?[A-Za-z0-9]{{4}}){{2}}"  # account
    rf"|{BEFORE_WORD}(?:[0-9]{{2}} ?[0-9]{{6}} ?[A-Za-z]|[A-Z] ?[0-9]{{3}} ?[0-9]{{3}}) ?[0-9]{{3}}{AFTER_WORD}"
    rf"|(?:^|[^\w.,/-])[1-9][0-9](?:[ .]?[0-9]{{3}}){{3}}{AFTER_WORD}"  # tax id
    rf"|{BEFORE_WORD}(?:[3-9][0-9]|[0-9]{{3}})(?:\.[0-9]{{1,3}}){{3}}"  # devices
    r"|[0-9A-Fa-f]{1,4}(?:::?[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{2}-){5}"
    rf"|(?i:{BEFORE_WORD}(?:(?:auskunft|ansprechpartner(?:in)?|kontakt|bearbeiter(?:in)?|erstellt|erfasst|bearbeitet|verantwortlich|"
    rf"privat){AFTER_WORD}|frau|herrn?|fr\.|hr\.|fam\.|familie|eheleute|zu ?hause|"
    r"home-?office|(?:r(?:ü|ue)ck)?erstattung|auslagen|r(?:ü|ue)ckzahlung|honorar|aufwandsentsch|spende |stipendium|vorschuss))"
)
"""What every span shows that counts in a single cell of a harmless column: a mailbox, a number, a word that calls a person."""
_NOTE: Final = re.compile(r"(?<![\w-])[a-zäöüß]{4,}(?![\w-])|\w:\s|(?<!\w)[a-zäöüß]{2,}\.|\b(?:MfG|LG|VG)\b")
"""A word in small letters, a colon, a greeting beside a name: something is said of somebody, "Hecke bei Schönfelder ragt"."""
_WORD_BEFORE: Final = re.compile(r"(\w+)\W*$")
_ADDRESSED: Final = re.compile(r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Fam\.|Familie|Eheleuten?)\s*(?:Dr\.\s*|Prof\.\s*)*(?:$|(?=\S))")
_PAID: Final = re.compile(
    r"(?:^|\b)(?:privat|Home-?Office|Erstattung|Auslagen\w*|Rückzahlung|Rückerstattung|Honorar|Aufwandsentschädigung|Spende|Prämie|Stipendium|Vorschuss)"
    r"(?: [\w-]{3,30})?(?: (?:an|von|für))? $",
    re.IGNORECASE,
)
"""Who is paid, in the text of a booking."""
_TOLD: Final = re.compile(
    r"\b(?:auskunft|ansprechpartner(?:in)?|kontakt|bearbeiter(?:in)?|verantwortlich(?:er)?|(?:erstellt|erfasst|bearbeitet)(?:\svon|\sdurch)?)"
    r"(?:\serteilt)?\s?:?\s$",
    re.IGNORECASE,
)
"""Who made or answers for a table, in a line below it."""
_AT_HOME: Final = re.compile(r" (?:zu Hause|zuhause|privat)\b", re.IGNORECASE)
_WRITERS: Final = ("PERSON_NAME", "LAST_NAME", "EMAIL", "PHONE")
"""Beside texts these say that people wrote the rows: their titles are texts as well, no names of things."""

_SPARE: Final = (iban.RECOGNIZER, pension_no.RECOGNIZER)
"""Recognizers that prove a single cell: by check digits or an unmistakable form."""


_LONGEST_MOBILE: Final = 11
"""Digits of a mobile number without the zero before it (Bundesnetzagentur)."""


@dataclass(frozen=True)
class Task:
    """One column to be marked, and how: a whole-cell test per entity, or the search for spans."""

    field: int
    cells: tuple[Test, ...] = ()
    text: bool = False
    local: Local = NOWHERE
    soft: bool = False  # cells are labels: names alone count only where many cells hold them
    sparse: bool = False  # an otherwise harmless column: only what nobody writes there by chance
    chance: frozenset[str] = frozenset()  # numbers that only chance gives the right check digit: so few of their form have it
    form: str = ""  # of nearly all accounts; what has it is no telephone number
    labels: tuple[tuple[str, str], ...] = ()  # what each label in `keys` makes of a whole cell (keyed.py)
    keys: int = 0  # the column of labels, 0 without
    titles: bool = False  # of works: whom they name counts only where somebody is addressed
    addressed: bool = False  # cells that call a person ("bei Frau …") count too: titles of books do so as well, categories do not


def tasks_for(columns: tuple[Column, ...], held: tuple[Claim, ...], local: Local) -> tuple[Task, ...]:
    """Say which columns need a second look."""
    claimed = {one.field: one for one in held}
    written = any(one.entity in _WRITERS and not one.publishable for one in held) and any(map(is_text, columns))
    tasks = (_task(column, claimed.get(column.field), local, written=written) for column in columns)
    made = {column.field for column in columns if column.says("author")}
    media = any(column.share("isbn") >= HALF or column.says("isbn") for column in columns) or any(
        one.field in made and one.publishable for one in held
    )  # whose titles name whom they like
    trees = any(column.share("species") >= HALF for column in columns)  # whose kinds are called like people: 'Jakob Fischer'
    plain = {column.field for column in columns if not column.tags and column.share("full") >= 0.1}
    dead = not held and any(column.share("lived") >= 0.3 for column in columns)  # whom streets are called after
    return tuple(
        _without_names(task) if media or dead or (trees and task.field in plain) else task for task in tasks if task is not None
    )


def _without_names(task: Task) -> Task:
    return replace(task, cells=tuple(test for test in task.cells if test[0] != "PERSON_NAME"), addressed=False, titles=task.soft)


def _task(column: Column, one: Claim | None, local: Local, *, written: bool) -> Task | None:
    if one is not None:
        return Task(column.field, (("LICENSE_PLATE", license_plate.RECOGNIZER.match),)) if one.entity == "LICENSE_PLATE" else None
    if not column.profile.filled or (column.numeric and not column.profile.tally["lettered"]):
        return None
    local = _with_exchange(column, local)
    if column.numeric:  # a few cells of words among numbers: whatever a text may hold
        return Task(column.field, text=True, local=local)
    chance, form = frozenset(_by_chance(column)), _form(column)
    if is_text(column) or ((_mixed(column) or is_noted(column)) and not column.historic):
        noted = column.share("stated") >= _MANY and not column.says("title")
        told = is_text(column) or noted or (written and column.says("title"))
        return Task(column.field, text=True, local=local, soft=not told, chance=chance, form=form)
    tests = tuple(_tests(column))
    lettered = bool(column.profile.tally["lettered"])
    addressed = (column.profile.distinct_share() < HALF or column.share("street") >= HALF) and not (
        column.says("title", "animal", "species", "christened") or column.historic
    )
    tests = tuple(test for test in tests if test[0] not in chance)
    task = Task(column.field, tests, sparse=lettered, chance=chance, form=form, addressed=addressed, local=local)
    return task if tests or lettered else None


_FORMS: Final = {"HEALTH_INS_NO": "A999999999", "PENSION_NO": "99999999A999"}
"""Shapes of numbers with one check digit."""


def _by_chance(column: Column) -> Iterator[str]:
    """Give the kinds of numbers that other numbers of a column look like.

    Those of which it holds many by form and hardly one by check digit, serial numbers; plates among shelf marks, "StA J B 229".
    """
    shapes = column.profile.parts.get("shape", Counter())
    for entity, shape in _FORMS.items():
        formed = sum(count for found, count in shapes.items() if found.replace(" ", "") == shape)
        if 0 < column.profile.tally[entity] < _BY_CHANCE * formed:
            yield entity
    if column.says("isbn"):
        yield "LICENSE_PLATE"


def _form(column: Column) -> str:
    """Give the shape that nearly all accounts of a budget have, "01537-95692": what has another is no chance."""
    ((shape, count), *_) = column.profile.parts.get("shape", Counter()).most_common(1) or [("", 0)]
    return shape if column.says("budget") and count >= NEARLY_ALL * column.profile.filled else ""


_BY_CHANCE: Final = 0.3


def _with_exchange(column: Column, local: Local) -> Local:
    """Add the exchange on which an administration's column of numbers hangs to what is known of the house."""
    if phone_share(column) < HALF or not one_exchange(column):
        return local
    ((exchange, _),) = column.profile.parts["exchange"].most_common(1)
    return replace(local, trunks=(*local.trunks, exchange))


def _mixed(column: Column) -> bool:
    """Several things in one cell, as contact lists, exports and records that were not taken apart have it."""
    profile = column.profile
    return column.share("joined") >= HALF or (
        column.share("several_words") >= HALF
        and profile.distinct_share() >= 0.3
        and column.share("place") < HALF
        and column.share("hours") < FEW
        and column.share("url") < HALF
    )


def _tests(column: Column) -> list[Test]:
    profile = column.profile
    found: list[Test] = [(one.entity, one.match) for one in _SPARE if profile.tally[one.entity]]
    if profile.tally["EMAIL"] > profile.tally["office_mail"]:
        found.append(("EMAIL", _private_mail))
    if (
        profile.tally["LICENSE_PLATE"]
        and column.share("LICENSE_PLATE") < HALF
        and (column.share("district_code") >= HALF or column.says("LICENSE_PLATE"))
    ):
        found.append(("LICENSE_PLATE", license_plate.RECOGNIZER.match))
    strange = column.share("PHONE") < HALF or one_exchange(column)
    dated = max(column.share("date"), column.share("decimal")) >= HALF
    if profile.tally["mobile"] and strange and not dated and profile.tally["PHONE"]:
        found.append(("PHONE", _mobile))
    if column.says("maker"):
        return found
    firms = column.share("company") >= 0.3 or column.says("company", "officer", "office")
    if (firms or _labels(column)) and (profile.tally["PERSON_NAME"] or profile.tally["addressed"]):
        found.append(("PERSON_NAME", _clerk if column.says("officer", "office") else _sure_name))
    return found


def _labels(column: Column) -> bool:
    """Say whether cells are streets, or words that come again and again: the name of a person among them is a slip."""
    again = column.profile.distinct_share() < HALF or column.share("street") >= HALF
    named = column.historic or (column.says(*_NAMED_THINGS, "FIRST_NAME") and column.share("institution") < HALF)
    named = named or column.share("breed") >= HALF
    return again and 0 < column.share("sure_name") <= _MOST_NAMES and not named


def _private_mail(values: pl.Series) -> pl.Series:
    """A mailbox at a free-mail provider, or named after a person: "anna.huber@…"."""
    named = [email.is_personal_box(value) for value in values.to_list()]
    return email.RECOGNIZER.match(values) & pl.Series(named, dtype=pl.Boolean)


def _mobile(values: pl.Series) -> pl.Series:
    digits = phone.national(pl.col("cell")).str.len_chars()
    short = values.to_frame("cell").select(digits <= _LONGEST_MOBILE).to_series()
    return phone.RECOGNIZER.match(values) & values.str.contains(phone.MOBILE) & short


def _sure_name(values: pl.Series) -> pl.Series:
    shape = forms(values)
    full = shape["full"] & (shape["listed"] | ~values.str.contains(r"^\p{Lu}.* \p{Ll}\S*$"))  # "Aral pulse"
    return (full | shape["initialed_known"] | shape["addressed"]) & ~shape["place"] & ~are_figures(values)


def _clerk(values: pl.Series) -> pl.Series:
    """A name among offices: "M. Kestel" too, whose family name no list knows."""
    shape = forms(values)
    return _sure_name(values) | (shape["initialed"] & ~shape["place"] & ~shape["company"])


@dataclass(frozen=True)
class Piece:
    """A part of a column that is to be marked: its record numbers and cells as delivered."""

    resource: int
    task: Task
    rows: pl.Series
    cells: pl.Series
    keys: pl.Series | None = None


HITS: Final = pl.Schema([("resource", pl.UInt32), *MARKS.items()])


class Search:
    """Hits of several pieces, each distinct cell of a piece looked at once: texts are searched by other processes meanwhile."""

    def __init__(self, pieces: Sequence[Piece], tagger: Tagger | None = None) -> None:
        """Mark whole cells, and begin to search the texts."""
        self._pieces, self._tagger = pieces, tagger
        distinct = [piece.cells.drop_nulls().unique(maintain_order=True) for piece in pieces]
        whole = [_cell_marks(piece.task, cells) for piece, cells in zip(pieces, distinct, strict=True)]
        self._others = [
            (at, piece.task, cells if marks.is_empty() else cells.filter(~cells.is_in(marks["cell"].implode())))
            for at, (piece, cells, marks) in enumerate(zip(pieces, distinct, whole, strict=True))
        ]
        self._whole = [marks.with_columns(piece=pl.lit(at, pl.UInt32)) for at, marks in enumerate(whole) if not marks.is_empty()]
        self._read = _worth_a_search(self._others)
        spans.find("")  # loads its lists with polars, which a fork cannot
        self._texts = list(dict.fromkeys(cell for _, cell in self._read))
        told = told_in_each(even(pl.Series(self._texts, dtype=pl.String)))
        self._spread = Spread(_spans, list(zip(self._texts, told, strict=True)))

    def abandon(self) -> None:
        """End what is still searched."""
        self._spread.abandon()

    def hits(self) -> pl.DataFrame:
        """Give what was found, as a frame of the schema HITS, by piece, row and place in the cell."""
        spans_in = dict(zip(self._texts, self._spread.made(), strict=True))
        texts = _text_marks(self._others, self._read, spans_in, self._tagger)
        marks = pl.concat([texts, *self._whole]).partition_by("piece", as_dict=True, include_key=False)
        nothing = texts.clear().drop("piece")
        found = ((piece, marks.get((at,), nothing)) for at, piece in enumerate(self._pieces))
        frames = [_placed(piece, here) for piece, here in found if piece.keys is not None or not here.is_empty()]
        return pl.concat([pl.DataFrame(schema=HITS), *frames])


def hits_of(searches: Iterable[tuple[K, Search]]) -> Iterator[tuple[K, pl.DataFrame]]:
    """Give what each search finds, in order; the next is begun before, so that forks work while more is prepared."""
    begun: list[tuple[K, Search]] = []
    try:
        for following in searches:
            begun.append(following)
            if len(begun) > 1:
                key, search = begun.pop(0)
                yield key, search.hits()
        for key, search in begun:
            yield key, search.hits()
    finally:
        for _, search in begun:
            search.abandon()


def _placed(piece: Piece, found: pl.DataFrame) -> pl.DataFrame:
    """Give every row that holds a marked cell."""
    cells = pl.DataFrame({"row": piece.rows, "cell": piece.cells})
    hits = cells.join(found, on="cell", how="inner", maintain_order="left_right")
    if piece.keys is not None:
        labelled = cells.with_columns(
            code=piece.keys.replace_strict(dict(piece.task.labels), default=None, return_dtype=pl.String)
        )
        whole = labelled.drop_nulls().with_columns(start=pl.lit(0), end=pl.col("cell").str.len_chars())
        hits = pl.concat([hits, whole.join(hits, on="row", how="anti").select(hits.columns)], how="vertical_relaxed").sort("row")
    place = {"resource": pl.lit(piece.resource), "field": pl.lit(piece.task.field)}
    return hits.with_columns(**place).select(pl.col(name).cast(dtype) for name, dtype in HITS.items())


def _cell_marks(task: Task, distinct: pl.Series) -> pl.DataFrame:
    none = pl.DataFrame(schema={"cell": pl.String, **_MARK})
    if not task.cells:
        return none
    cleaned = pl.DataFrame({"cell": distinct, "clean": clean(distinct)}).drop_nulls()
    frames = [none]
    for entity, match in task.cells:
        hits = cleaned.filter(match(cleaned["clean"]).fill_null(value=False)) if cleaned.height else cleaned
        foreign = [not task.local.knows(cell, Span(0, len(cell), entity)) for cell in hits["cell"].to_list()]
        hits = hits.filter(pl.Series(foreign, dtype=pl.Boolean))
        frames.append(
            hits.select(
                "cell",
                pl.lit(0, dtype=pl.UInt32).alias("start"),
                pl.col("cell").str.len_chars().cast(pl.UInt32).alias("end"),
                pl.lit(entity).alias("code"),
            )
        )
    return pl.concat(frames)


def _worth_a_search(pieces: Sequence[tuple[int, Task, pl.Series]]) -> list[tuple[int, str]]:
    """Give the cells of texts, and those of harmless columns that hold what betrays somebody even in a single cell."""
    return [
        *_worth([one for one in pieces if one[1].text], _worth_reading),
        *_worth([one for one in pieces if one[1].sparse and one[1].addressed], _hinting_or_worth),
        *_worth([one for one in pieces if one[1].sparse and not one[1].addressed], _hinting),
    ]


def _text_marks(
    pieces: Sequence[tuple[int, Task, pl.Series]],
    read: Sequence[tuple[int, str]],
    spans_in: Mapping[str, Sequence[tuple[int, int, str]]],
    tagger: Tagger | None,
) -> pl.DataFrame:
    """Keep what counts of what was found in the cells that were read, and add what a model finds."""
    tasks = {at: task for at, task, _ in pieces}
    found = [
        (at, cell, start, end, entity) for at, cell in read for start, end, entity in _telling(tasks[at], cell, spans_in[cell])
    ]
    if tagger is not None:
        found = sorted([*found, *_voted(pieces, found, tagger)])
    return pl.DataFrame(found, schema={"piece": pl.UInt32, "cell": pl.String, **_MARK}, orient="row").select(
        "cell", *_MARK, "piece"
    )


def _voted(
    pieces: Sequence[tuple[int, Task, pl.Series]], ours: Sequence[tuple[int, str, int, int, str]], tagger: Tagger
) -> Iterator[tuple[int, str, int, int, str]]:
    """Give what a model finds in texts besides our own spans; where two overlap, the first stays."""
    taken: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for at, cell, start, end, _ in ours:
        taken[at, cell].append((start, end))
    for at, task, distinct in pieces:
        if not task.text or task.soft:
            continue
        cells = distinct.to_list()
        for cell, given in zip(cells, votes(tagger, cells), strict=True):
            held = taken[at, cell]
            for span in given:
                free = all(span.end <= start or end <= span.start for start, end in held)
                if free and not task.local.knows(cell, span):
                    held.append((span.start, span.end))
                    yield at, cell, span.start, span.end, span.entity


def _worth(pieces: Sequence[tuple[int, Task, pl.Series]], test: Callable[[pl.Series], pl.Series]) -> Iterator[tuple[int, str]]:
    """Give the cells that pass a test, with the number of their piece."""
    if not pieces:
        return
    pool = pl.concat([pl.DataFrame({"cell": cells}).with_columns(piece=pl.lit(at, pl.UInt32)) for at, _, cells in pieces])
    yield from pool.filter(test(pool["cell"])).select("piece", "cell").iter_rows()


def _hinting(cells: pl.Series) -> pl.Series:
    return even(cells).str.contains(_HINTS)


def _hinting_or_worth(cells: pl.Series) -> pl.Series:
    """Say which cells hint at somebody, or are of several words that are worth reading."""
    return _hinting(cells) | (cells.str.contains(" ", literal=True) & _worth_reading(cells))


def _worth_reading(texts: pl.Series) -> pl.Series:
    """Say which texts the sieve leaves; few are read sooner than it is made."""
    return worth_reading(texts) if len(texts) > _FEW_TEXTS else pl.repeat(value=True, n=len(texts), eager=True)


def _spans(text: tuple[str, int]) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.entity) for span in spans.find(*text)]


def _telling(task: Task, cell: str, spans_in: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep what counts in a cell: of a text all, of a harmless column what betrays somebody, and then their home and name too."""
    found = [one for one in spans_in if not _is_nobodys(task, cell, *one)]
    if task.text:
        return found
    told = [one for one in found if _tells(task, cell, *one)]
    named = any(entity == "PERSON_NAME" for *_, entity in told)
    reached = any(entity in {"PHONE", "EMAIL", "IBAN"} for *_, entity in told)  # whose it is stands beside it
    more = ({"ADDRESS", "DATE_OF_BIRTH"} if named else set()) | ({"PERSON_NAME"} if reached else set())
    return [one for one in found if one in told or one[2] in more]


def _is_nobodys(task: Task, cell: str, start: int, end: int, entity: str) -> bool:
    """Say whether a span is known as the city's own, has its check digit by chance, or is of a title that addresses nobody."""
    titled = task.titles and entity == "PERSON_NAME" and not _ADDRESSED.search(cell[:start])
    formed = entity == "PHONE" and task.form != "" and shaped(pl.Series([cell]))[0] == task.form
    return titled or formed or entity in task.chance or task.local.knows(cell, Span(start, end, entity))


def _tells(task: Task, cell: str, start: int, end: int, entity: str) -> bool:
    """Say whether a span betrays somebody even in a single cell of a harmless column."""
    if entity in SOFT and task.addressed and _is_said(cell, start, end):
        return True
    if entity == "PERSON_NAME":
        called = _ADDRESSED.search(cell[:start]) or _ADDRESSED.match(cell[start:end])
        told = _PAID.search(cell[:start]) or _TOLD.search(cell[:start]) or _AT_HOME.match(cell, end)
        return (task.addressed and called is not None) or told is not None
    if entity == "EMAIL":
        return email.is_personal_box(cell[start:end])
    if entity == "PHONE":  # shorter ones are as well codes
        return sum(map(str.isdigit, cell[start:end])) >= _LONGEST_MOBILE - 2 + cell[start:end].isdigit()
    if entity == "IP_ADDRESS" and "." in cell[start:end]:  # numbers of versions are small
        return any(len(part) > 2 for part in cell[start:end].split("."))
    return entity not in SOFT


def _is_said(cell: str, start: int, end: int) -> bool:
    """Say whether words around a span say something of somebody, or what they are."""
    if _NOTE.search(f"{cell[:start]} {cell[end:]}"):
        return True
    before = _WORD_BEFORE.search(cell[:start])  # "Pächter Egon Rauh", but not "Stuttgarter Brücke"
    return before is not None and " " in cell[start:end] and kind_of(before.group(1)).role


def faint(tasks: Sequence[Task], filled: Mapping[int, int], marked: Mapping[int, int]) -> tuple[int, ...]:
    """Give the columns of labels whose soft marks (SOFT) do not stay: too few cells hold any.

    Args:
        tasks: the columns that were marked.
        filled: how many cells of a column hold anything.
        marked: how many cells of a column hold a mark.
    """
    return tuple(task.field for task in tasks if task.soft and marked.get(task.field, 0) < _MANY * filled[task.field])
