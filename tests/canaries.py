"""Personal data of nobody, planted in deliveries, and all the ways in which it could stand somewhere else."""

import base64
import codecs
import html
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

NAME = "Jürgen Schäfer"
PHONE = "0171 9876543"
IBAN = "DE44500105175407324931"
TAX_ID = "86095742719"
VALUES = (NAME, PHONE, IBAN, TAX_ID)

LINE = f"Rückfragen an Herrn {NAME}, Telefon {PHONE}, IBAN {IBAN}, Steuer-ID {TAX_ID}"
"""All of them in a sentence."""


def needles() -> dict[bytes, str]:
    """Give every spelling in every encoding, with the value that it gives away."""
    return {form: value for value in VALUES for spelling in _spellings(value) for form in _forms(spelling)}


def _spellings(value: str) -> Iterator[str]:
    yield from (value, value.lower(), value.upper(), unicodedata.normalize("NFD", value))
    if value == NAME:
        yield from (
            "Schäfer, Jürgen",
            "Schäfer Jürgen",
            "juergen-schaefer",
            "juergen_schaefer",
            "Juergen Schaefer",
            "J\ufffdrgen Sch\ufffdfer",
        )
    if value == PHONE:
        yield from ("01719876543", "+491719876543", "+49 171 9876543", "491719876543", "0171/9876543", "171 9876543")
    if value in {IBAN, TAX_ID}:
        yield " ".join(value[at : at + 4] for at in range(0, len(value), 4))


def _forms(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "windows-1252", "utf-16-le", "utf-16-be"):
        plain = text.encode(encoding, "ignore")
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        yield from _base64(plain)
    for percent in (quote, quote_plus):
        yield percent(text, safe="").encode()
        yield percent(text, safe="").lower().encode()
        yield percent(text, safe="", encoding="windows-1252", errors="ignore").encode()
    yield json.dumps(text)[1:-1].encode()
    yield "".join(f"\\u{ord(character):04x}" for character in text).encode()
    yield html.escape(text).encode()
    yield text.encode("ascii", "xmlcharrefreplace")
    yield codecs.encode(text, "rot13").encode()
    yield repr(text.encode()).encode()[2:-1]


def _base64(plain: bytes) -> Iterator[bytes]:
    """Give what is sure to stand in any base64 of a text that contains this one: at each of three alignments, the ends cut."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain)
        sure = encoded[(0, 2, 3)[before] :].rstrip(b"=")
        sure = sure[: len(sure) - ((len(plain) + before) % 3 > 0)]
        yield sure
        yield sure.replace(b"+", b"-").replace(b"/", b"_")


NEEDLES = needles()


def found_in(data: bytes) -> set[str]:
    """Give the values that a piece of data gives away."""
    return {value for needle, value in NEEDLES.items() if needle in data}


def found_below(*folders: Path) -> dict[str, set[str]]:
    """Look through every file below some folders, names included; give what gives something away."""
    leaks: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            hits = found_in(name.encode())
            if path.is_file() and not path.is_symlink():
                hits |= found_in(path.read_bytes())
            if hits:
                leaks[name] = hits
    return leaks
