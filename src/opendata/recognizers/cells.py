"""How a cell is prepared before it is tested: what clerks and spreadsheets add to a value is taken away again.

Blanks of all kinds, words for "nothing", labels in front ("Tel.:", "IBAN"), a written-out "(at)", the ".0" that a spreadsheet
appends to numbers, a remark in brackets behind. All vectorised: a cell is never looped over here.
"""

from typing import Final

import polars as pl

LONGEST_IDENTIFIER: Final = 120
"""Characters. Longer cells are texts: they are searched for spans, not tested as a whole."""

_NOTHING: Final = (
    "", "-", "--", "---", "–", "—", ".", "..", "...", "/", "?", "x", "k.a.", "k. a.", "k.a", "ka", "keine angabe", "keine angaben", "null",
    "none", "nan", "n/a", "n.a.", "na", "#nv", "#n/a", "unbekannt", "nicht bekannt", "unbek.", "entfällt", "nicht vorhanden", "leer", "(leer)",
    "ohne angabe", "o.a.", "o. a.", "nicht angegeben", "fehlt",
)  # fmt: skip
_LABEL: Final = (
    r"(?i)^(?:tel(?:efon)?(?:nummer|nr)?|fon|phone|mobil(?:nummer|telefon)?|handy(?:nummer|nr)?|fax|iban|e-?mail|mail|mailto|"
    r"kfz|kennzeichen|steuer-?id(?:nr)?|idnr|id-nr|st\.?-?nr|steuernummer|rvnr|svnr|kvnr|az|aktenzeichen|gz|plz|mac|ip)"
    r"(?:\.\s?:?|:)\s*|^(?i:iban)\s+"
)


def clean(values: pl.Series) -> pl.Series:
    """Give the cells without what surrounds the value; null where nothing is left.

    Args:
        values: text cells, null where missing.
    """
    return values.to_frame("v").select(_cleaned(pl.col("v")).alias("v"))["v"]


def _cleaned(cell: pl.Expr) -> pl.Expr:
    trimmed = cell.str.replace_all(r"[\s\u{a0}\u{200b}\u{feff}]+", " ").str.strip_chars()
    unlabelled = (
        trimmed.str.replace(_LABEL, "")
        .str.replace(r"(?i)\s?[(\[]\s?at\s?[)\]]\s?", "@")
        .str.replace(r"^([A-Za-z0-9._%+-]+) at ([A-Za-z0-9.-]+\.[a-z]{2,})$", "$1@$2")
        .str.replace(r"\s?@\s?", "@")
        .str.replace(r"^(\+?\d+)\.0$", "$1")
        .str.strip_chars(" ,;")
    )
    short = trimmed.str.len_chars() <= LONGEST_IDENTIFIER
    ready = pl.when(short).then(unlabelled).otherwise(trimmed)
    return pl.when(ready.str.to_lowercase().is_in(_NOTHING)).then(None).otherwise(ready)


def compact(values: pl.Series) -> pl.Series:
    """Give identifiers without grouping (blanks, dots, hyphens, slashes), in capitals."""
    return values.str.replace_all(r"[\s.\-–/_]+", "").str.to_uppercase()


_FOLD: Final = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe", "ı": "i", "i̇": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    **dict.fromkeys("áàâãåāăą", "a"), **dict.fromkeys("çćč", "c"), **dict.fromkeys("ďḍ", "d"), **dict.fromkeys("éèêëēėęě", "e"), "ğ": "g", "ģ": "g",
    **dict.fromkeys("íìîïī", "i"), "ķ": "k", "ļ": "l", "ľ": "l", **dict.fromkeys("ñńňņ", "n"), **dict.fromkeys("óòôõōő", "o"), **dict.fromkeys("řŕ", "r"),
    **dict.fromkeys("śşšș", "s"), **dict.fromkeys("ťțţ", "t"), **dict.fromkeys("úùûūůűų", "u"), **dict.fromkeys("ýÿ", "y"), **dict.fromkeys("źżž", "z"),
}  # fmt: skip


def fold(values: pl.Series) -> pl.Series:
    """Give texts in lower case with umlauts written out and accents taken off: "Şahin" and "SAHIN" meet."""
    return values.str.to_lowercase().str.replace_many(_FOLD)


def fold_text(text: str) -> str:
    """Fold one text as `fold` does a column."""
    lowered = text.lower()
    return "".join(_FOLD.get(letter, letter) for letter in lowered).replace("\u0307", "")


def unaccented(text: str) -> str:
    """Fold a text the other way people do it: the umlaut's dots are dropped, not written out."""
    return fold_text(text.lower().translate(str.maketrans("äöü", "aou")))
