"""How a cell is prepared before it is tested: what clerks and spreadsheets add to a value is taken away again.

Blanks of all kinds, words for "nothing", labels in front ("Tel.:", "IBAN"), a written-out "(at)", the ".0" that a spreadsheet
appends to numbers, a remark in brackets behind. All vectorised: a cell is never looped over here.
"""

import re
import unicodedata
from typing import Final

import polars as pl

LONGEST_IDENTIFIER: Final = 120
"""Characters. Longer cells are texts: they are searched for spans, not tested as a whole."""
BEFORE_WORD: Final = r"(?:^|[^\p{L}\p{N}_])"
AFTER_WORD: Final = r"(?:$|[^\p{L}\p{N}_])"
"""Where a word begins and ends, for Rust's engine: beside umlauts `\\b` costs it twenty times as much."""

_NOTHING: Final = (
    ";-;--;---;–;—;.;..;...;/;?;x;k.a.;k. a.;k.a;ka;keine angabe;keine angaben;null;none;nan;n/a;n.a.;na;#nv;#n/a;"
    "unbekannt;nicht bekannt;"
    "unbek.;n. b.;n.b.;nicht bek.;entfällt;nicht vorhanden;leer;(leer);ohne angabe;o.a.;o. a.;nicht angegeben;fehlt"
).split(";")
_LABEL: Final = (
    r"(?i)^(?:tel(?:efon)?(?:nummer|nr)?|fon|phone|mob|mobil(?:nummer|telefon)?|handy(?:nummer|nr)?|fax|iban|e-?mail|mail|mailto|"
    r"kto|konto|bankverbindung|kfz|kennzeichen|steuer-?id(?:nr)?|idnr|id-nr|st\.?-?nr|steuernummer|rvnr|svnr|kvnr|az|aktenzeichen|gz|plz|mac|ip)"
    r"(?:\.\s?:?|:)\s*|^(?i:iban)\s+"
)


def clean(values: pl.Series) -> pl.Series:
    """Give the cells without what surrounds the value; null where nothing is left.

    Args:
        values: text cells, null where missing.
    """
    frame = values.to_frame("cell").with_row_index("at")
    return cleaned(frame).sort("at")["cell"]


def cleaned(frame: pl.DataFrame) -> pl.DataFrame:
    """Clean the column `cell` of a frame; the order of rows is not kept.

    Most cells of a large table are bare numbers or plain words: each step is done only where there is something to do.
    """
    odd = pl.col("cell").str.contains(_NOT_TIDY)
    tidy = pl.concat([frame.filter(~odd | odd.is_null()), frame.filter(odd).with_columns(_trimmed(pl.col("cell")))])
    marked = (pl.col("cell").str.len_bytes() <= 2 * LONGEST_IDENTIFIER) & pl.col("cell").str.contains(_TO_STRIP)
    bare = pl.concat([tidy.filter(~marked | marked.is_null()), tidy.filter(marked).with_columns(_stripped(pl.col("cell")))])
    nothing = (pl.col("cell").str.len_bytes() <= _LONGEST_NOTHING) & pl.col("cell").str.to_lowercase().is_in(_NOTHING)
    return bare.with_columns(cell=pl.when(nothing).then(None).otherwise(pl.col("cell")))


def even(cells: pl.Series) -> pl.Series:
    """Give texts with plain single blanks, and without what cannot be seen; the same that `evened` does."""
    odd = cells.str.contains(_UNEVEN)
    if not odd.any():
        return cells
    plain = cells.str.replace_all(f"[{_UNSEEN}]", "").str.replace_all(r"[\u{2010}\u{2011}]", "-").str.normalize("NFKC")
    return plain.str.replace_all(r"[^\S\n]+|[\x1c-\x1f]+", " ").zip_with(odd, cells)


def evened(text: str) -> tuple[str, list[int] | None]:
    """Give a text with plain single blanks, and without what cannot be seen; and where each of its characters stood before.

    The places are None where nothing had to be done.
    """
    if _UNEVEN_TEXT.search(text) is None:
        return text, None
    letters: list[str] = []
    places: list[int] = []
    for at, written in enumerate(text):
        letter = " " if written.isspace() and written != "\n" else _PLAIN.get(written, written)
        if not letter or (letter == " " and letters and letters[-1] == " "):
            continue
        letters.append(letter)
        places.append(at)
    return "".join(letters), places


_UNSEEN: Final = r"\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}"
_UNEVEN: Final = r"[^\S \n]|  |[\x1c-\x1f\u{a0}\u{2010}\u{2011}\u{ff01}-\u{ff5e}" + _UNSEEN + "]"
_UNEVEN_TEXT: Final = re.compile("[^\\S \\n]|  |[\u2010\u2011\uff01-\uff5e\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PLAIN: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)), ""),
}
_NOT_TIDY: Final = r"^\s|\s$|\s\s|[\t\r\n\u{a0}\u{ff01}-\u{ff5e}" + _UNSEEN + "]"
_WRAPPED: Final = r"^(?:<[a-z]+>|[\['\"*=_(<]+)([^()\[\]'\"*=_<>]+)(?:</[a-z]+>|[\]'\"*_)>]*)$"
_TO_STRIP: Final = (
    r"(?i)^[♀♂]$|^(?:tel|telefon|fon|phone|mobil|handy|fax) +[0-9+(]|^[(\['\"*=_<]|"
    r"^[a-z-]+(?:nummer|nr)?[.:]|^iban |^id(?:-?nr)? [0-9]|"
    r"^[0-9]{1,3} ?[-–=:] ?\p{L}{3}|^[ ,;]|[ ,;]$|@|[(\[{< ](?i:at|ät|aet)[)\]}> ]|^\+?[0-9]+\.0$"
)
_LONGEST_NOTHING: Final = 20


def _trimmed(cell: pl.Expr) -> pl.Expr:
    """Take blanks together, and what cannot be seen away; letters and digits of double width become plain ones."""
    seen = cell.str.replace_all(f"[{_UNSEEN}]", "")
    return seen.str.normalize("NFKC").str.replace_all(r"[\s\u{a0}]+", " ").str.strip_chars()


def _stripped(cell: pl.Expr) -> pl.Expr:
    return (
        cell.str.replace(_WRAPPED, "$1")
        .str.replace(_LABEL, "")
        .str.replace(r"(?i)^(?:tel|telefon|fon|phone|mobil|handy|fax) +([0-9+(])", "$1")
        .str.replace(r"(?i)^id(?:-?nr)? +([0-9])", "$1")
        .str.replace(r"(?i)\s?[(\[{<]\s?(?:at|ät|aet)\s?[)\]}>]\s?", "@")
        .str.replace(r"^([A-Za-z0-9._%+-]+) at ([A-Za-z0-9.-]+\.[a-z]{2,})$", "$1@$2")
        .str.replace(r"\s?@\s?", "@")
        .str.replace(r"^(\+?\d+)\.0$", "$1")
        .str.replace(r"^[0-9]{1,3} ?[-–=:] ?(\p{L}{3}[\p{L}. -]*)$", "$1")  # a key and what it stands for
        .str.replace("^♀$", "w")
        .str.replace("^♂$", "m")
        .str.strip_chars(" ,;")
    )


_WRITTEN_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe", "i̇": "i", "þ": "th"}
_ACCENTED: Final = (
    ("a", "áàâãåāăą"), ("c", "çćč"), ("d", "ďđðḍ"), ("e", "éèêëēėęě"), ("g", "ğģ"), ("i", "íìîïīı"), ("k", "ķ"),
    ("l", "ļľł"), ("n", "ñńňņ"),
    ("o", "óòôõōő"), ("r", "řŕ"), ("s", "śşšș"), ("t", "ťțţ"), ("u", "úùûūůűų"), ("y", "ýÿ"), ("z", "źżž"),
)  # fmt: skip
_VIETNAMESE: Final = {chr(code): unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0x1EA0, 0x1EFA)}
_FOLD: Final = (
    {"ơ": "o", "ư": "u", **_VIETNAMESE} | _WRITTEN_OUT | {letter: plain for plain, letters in _ACCENTED for letter in letters}
)
_TABLE: Final = str.maketrans({**{letter: folded for letter, folded in _FOLD.items() if len(letter) == 1}, "\u0307": ""})


def fold(values: pl.Series) -> pl.Series:
    """Give texts in lower case with umlauts written out and accents taken off: "Şahin" and "SAHIN" meet."""
    return values.str.to_lowercase().str.replace_many(_FOLD)


def fold_text(text: str) -> str:
    """Fold one text as `fold` does a column."""
    return text.lower() if text.isascii() else text.lower().translate(_TABLE)


def unaccented(text: str) -> str:
    """Fold a text the other way people do it: the umlaut's dots are dropped, not written out."""
    return fold_text(text.lower().translate(str.maketrans("äöü", "aou")))
