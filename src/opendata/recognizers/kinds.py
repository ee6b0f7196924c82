"""What a column holds that nobody minds: the kind decides which keep rule clears it."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from collections import Counter

from opendata.recognizers.claims import FEW, HALF, NEARLY_ALL, Column, is_coordinate


def kind_of(column: Column) -> str:
    """Give the kind (of model.KINDS) of a column without personal data.

    `text`, `name` and `geometry` have no keep rule: running text must be meant, and a line may be the way somebody went. A
    `remark` is running text, too, but none of its cells has a word for a person or for who writes.
    """
    profile = column.profile
    if not profile.filled:
        return "empty"
    if column.share("geometry") >= FEW:
        return "geometry"
    if is_text(column):
        return "text" if profile.tally["voiced"] else "remark"
    for kind, holds in (
        ("name", _namelike(column)),
        ("url", column.share("url") >= HALF),
        ("coordinate", is_coordinate(column) and column.says("GEO_HOME")),
        ("boolean", _two_valued(column)),
        ("time", column.share("time") >= NEARLY_ALL),
        (
            "date",
            column.share("date") + column.share("moment") >= NEARLY_ALL
            and (column.share("compact_date") < HALF or column.says("event")),
        ),
        (
            "category",
            column.share("integer") >= NEARLY_ALL
            and column.says("GENDER", "NATIONALITY", "RELIGION", "age", "category")
            and profile.distinct <= 30,
        ),
        (
            "code",
            column.share("integer") >= NEARLY_ALL
            and column.says("serial", "inventory", "isbn", "budget", "POSTAL_PLACE", "district", "CASE_REF", "CUSTOMER_ID"),
        ),
        ("number", column.numeric),
        ("code", column.share("lettered") < HALF),
        ("code", _coded(column)),
        ("category", profile.distinct <= 30 and profile.distinct_share() <= 0.2),
    ):
        if holds:
            return kind
    return "label"


def _namelike(column: Column) -> bool:
    """Say whether nearly every cell could be somebody's name: a clerk's, under whatever header ("Leitung", "B")."""
    given, family = column.share("FIRST_NAME"), column.share("LAST_NAME")
    things = column.says(
        "animal", "district", "species", "ADDRESS", "POSTAL_PLACE", "facility", "historic", "company", "christened"
    )
    return column.profile.distinct >= 3 and column.share("single") >= 0.8 and (given >= 0.7 or family >= 0.7) and not things


def _two_valued(column: Column) -> bool:
    words = column.share("lettered") >= HALF or column.profile.distinct == 2
    return (
        words
        and column.share("boolean") >= NEARLY_ALL
        and column.profile.distinct <= 2
        and not column.says("count", "amount", "measure")
    )


def is_text(column: Column) -> bool:
    """Say whether cells are running text: sentences or many words, not names of things however long."""
    profile = column.profile
    running = column.share("sentence") + column.share("long")
    prose = column.share("phrase") >= HALF and column.share("wordy") >= 0.3
    spoken = running >= FEW or prose or (column.says("FREE_TEXT") and column.share("phrase") + column.share("long") >= FEW)
    return spoken and profile.distinct_share() > 0.02 and column.share("hours") < HALF and column.share("url") < HALF


def is_noted(column: Column) -> bool:
    """Say whether cells are short notes, however their column is called: "Code geändert, weil J. Huber gekündigt hat"."""
    said = column.share("several_words") >= 0.8 and column.share("phrase") >= HALF and column.share("stated") >= 0.3
    return said and column.profile.distinct_share() >= HALF and not column.says("title")


def _coded(column: Column) -> bool:
    """Letters and digits in one word, as identifiers of things are written."""
    shapes = column.profile.parts.get("shape", Counter())
    mixed = sum(count for shape, count in shapes.items() if "9" in shape and " " not in shape)
    return mixed >= 0.8 * column.profile.filled
