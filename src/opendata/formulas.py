"""Text that a spreadsheet would run as a formula, and how it is defused: by an apostrophe before its first character.

Source: OWASP "CSV Injection". Only columns of text are looked at, so signed numbers stay exact; a lone sign,
a telephone number, a range or a word after a dash is no formula. Positions: start of the cell, after blanks and control
characters, after a line break, and after a delimiter or quote where a spreadsheet may split (a German Excel splits at `;`).
"""

import re

import polars as pl

_START = r'(^|[\n\r;,\t"|])'
_BLANKS = r"([\s\x00-\x20\u00A0\u00AD\u200B-\u200F\u2028\u2029\u2060\uFEFF]*)"
_EQUALS = r"[+＋－@＠=＝-]*[=＝]\s*[^\s=>|;,]"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*%?"
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_DDE = r"[^;\n|]*\|[^;\n!]*!"  # cmd|' /C calc'!A0
_CALL = r"[0-9\s.,+*/^&=<>-]*[A-Za-z][A-Za-z0-9_.]*\("  # SUM(
_SUM = rf"(?:{_NUMBER}\s*[+*^&]\s*)+(?:{_NUMBER}|{_CELL})"  # 1+1, 2*A1
_TERMS = rf"{_CELL}\s*[+*^&/=<>-]\s*(?:{_NUMBER}|{_CELL})"  # A1+B1
_SIGNED = rf"[+＋－@＠-][+＋－=-]*\s*(?:{_DDE}|{_CALL}|{_TERMS})|[＋+-]+{_SUM}"
FORMULA = rf"{_START}{_BLANKS}((?:{_EQUALS}|{_SIGNED}))"
"""For both `re` and polars: what stands before, the blanks, the formula's beginning."""


def is_formula(column: pl.Expr) -> pl.Expr:
    """Say of each text whether a spreadsheet would run it, or a part of it."""
    return column.str.contains("[=＝+＋－@＠-]") & column.str.contains(FORMULA)


def defused(column: pl.Expr) -> pl.Expr:
    """Put an apostrophe before each formula; every other text stays as it is."""
    once = column.str.replace_all(FORMULA, "${1}${2}'${3}")
    return pl.when(is_formula(column)).then(once.str.replace_all(FORMULA, "${1}${2}'${3}")).otherwise(column)


def plain(text: str) -> str:
    """Defuse one text, such as a header."""
    once = re.sub(FORMULA, r"\1\2'\3", text)
    return re.sub(FORMULA, r"\1\2'\3", once)
