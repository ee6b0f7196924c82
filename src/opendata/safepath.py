"""Which names a package may use: paths below its own folder (Data Package v2, glossary), words that are what they look like."""

import re
import unicodedata
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from opendata.errors import BadData

MAX_CHARS: Final = 1_000

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_RULES: Final = (
    (re.compile(r"\A[A-Za-z]:[\\/]|\A[\\/]"), "path-absolute"),
    (_SCHEME, "path-remote"),
    (re.compile(r"\\"), "path-backslash"),
    (re.compile(r"(?:\A|/)\.\.(?:/|\Z)"), "path-parent"),
    (re.compile(r"\A~"), "path-home"),
    (re.compile(r"\$|%"), "path-variable"),
    (re.compile(r"(?:\A|/)\.[^/]"), "path-hidden"),
    (
        re.compile(
            r"[\x00-\x1f\x7f-\x9f:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|//|/\Z|\A\Z|(?:\A|/)\.(?:/|\Z)"
        ),
        "path-unsafe",
    ),
)


def safe(path: Any) -> str:  # noqa: ANN401  (any JSON)
    """Give a path back if it is safe to open below the package's folder.

    Raises:
        BadData: one code for each way of leaving it.
    """
    if not isinstance(path, str) or len(path) > MAX_CHARS:
        raise BadData("path-unsafe")
    for rule, code in _RULES:
        if (rule.match if code == "path-remote" else rule.search)(path):
            raise BadData(code)
    return path


_LITTER_FOLDERS: Final = frozenset({"__macosx", ".appledouble", ".fseventsd", ".spotlight-v100", ".trashes"})
_LITTER_FILES: Final = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini"})
_LITTER_STARTS: Final = ("._", "~$", ".~lock.")  # of macOS beside each file; of Excel and LibreOffice while one is open


def is_litter(path: str) -> bool:
    """Tell whether a file is one that macOS, Windows or an office program lays beside those of people."""
    *folders, name = path.lower().split("/")
    return name in _LITTER_FILES or name.startswith(_LITTER_STARTS) or not _LITTER_FOLDERS.isdisjoint(folders)


def deceives(text: str) -> bool:
    """Tell whether a name looks like another (Unicode TR 39): invisible or turning characters, a word of several alphabets."""
    if _INVISIBLE.search(text):
        return True
    return any(len({_alphabet(letter) for letter in word} - {""}) > 1 for word in re.findall(r"[^\W\d_]+", text))


def _alphabet(letter: str) -> str:
    """Give the alphabet of a letter where others have letters that look alike; empty for the rest ("µ", "²")."""
    name = unicodedata.name(letter, "").split(" ")[0]
    return name if name in {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"} else ""


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that may stand in published metadata."""
    return bool(re.fullmatch(r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]{3,2000}", text))


LONGEST_SLUG: Final = 90


def slug(text: str) -> str:
    """Turn a name into plain small letters, digits and hyphens: `Bäume 2024` to `baeume-2024`; empty where nothing is left.

    It ends after LONGEST_SLUG characters.
    """
    return whole_slug(text)[:LONGEST_SLUG].strip("-")


def whole_slug(text: str) -> str:
    """Turn a name into a slug, however long."""
    folded = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def web_address(text: str) -> SplitResult | None:
    """Take an address of the web apart: http or https, a host, a port that can be; None for any other, or one with a user."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None
