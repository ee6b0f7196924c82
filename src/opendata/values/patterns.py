"""How numbers, dates, times and signs look in German tables. Patterns are for Rust's regex engine (linear time)."""

from typing import Final

_SIGN: Final = "[-+−–]?"  # hyphen, plus, U+2212, en dash
_SPACES: Final = "\u00a0\u202f'’ "  # between thousands: no-break spaces, Swiss apostrophes, a blank

ABSENT: Final = (
    r"(?i:k\. ?a\.?|ka|keine angaben?|ohne angaben?|n\. ?a\.?|n/?a|#nv|#n/a|null|nan"
    r"|nicht bekannt|unbekannt|nicht verfügbar|entf\.|entfällt)"
)
"""Words for: no value; and what programs write for it."""
DASHES: Final = r"-+|–|—"
"""Nothing there: in official statistics a true zero by their legend of signs, elsewhere simply missing."""
OTHER_SIGNS: Final = rf"\.|\.\.\.|…|•|/|x|X|\(\s*\)|{ABSENT}"
SIGNS: Final = rf"{DASHES}|{OTHER_SIGNS}"
"""Cells without a value in a column of numbers: signs of official statistics, and words."""
ABSENT_DAYS: Final = rf"{DASHES}|/|\.{{3}}|…|{ABSENT}"
"""Cells without a value in a column of days."""

_WHOLE: Final = r"(?:0|[1-9]\d*)"  # before decimals no further zero stands: `0172.366` is a telephone
_GERMAN: Final = rf"(?:{_WHOLE}|[1-9]\d{{0,2}}(?:\.\d{{3}})+)(?:,\d+)?|\d+"
NUMBERS: Final[dict[str, str]] = {
    "integer": rf"{_SIGN}\d+|\d+-",
    "german": rf"(?:{_SIGN}(?:{_GERMAN})|(?:{_GERMAN})-)",
    "english": rf"{_SIGN}(?:(?:{_WHOLE}|[1-9]\d{{0,2}}(?:,\d{{3}})+)(?:\.\d+)?|\d+|\.\d+)(?:[eE][-+]?\d{{1,3}})?",
    "spaced": rf"{_SIGN}(?:(?:{_WHOLE}|[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+)(?:[.,]\d+)?|\d+)",
}
FLAGGED: Final[dict[str, str]] = {
    style: rf"^\s*(?:\(\s*(?:{NUMBERS[style]})\s*\)|(?:{NUMBERS[style]}) ?[rps])\s*$" for style in ("german", "english")
}
"""Numbers of limited reliability in brackets, and revised, provisional and estimated ones, as official statistics mark them."""
UNITS: Final = (
    r"€|EUR|Euro|T€|TEUR|Mio\. ?€|%|‰|Prozent|Pkt\.?|°C|°|K|mm|cm|dm|m|km|mm²|cm²|m²|qm|km²|ha|ar|m³|cbm|l|hl|ml|g|kg|t|mg|µg"
    r"|µg/m³|mg/l|s|sec|min|Min\.|h|Std\.|Tage|Jahre|W|kW|MW|GW|Wh|kWh|MWh|GWh|V|A|Hz|dB|dB\(A\)|hPa|mbar|bar|km/h|m/s|m³/h|l/s|lx"
    r"|Stk\.?|Stück|St\."
)
"""Units that stand behind a number, or, of money, before it."""
MONEY: Final = "€|EUR|Euro"
UNITED: Final[dict[str, str]] = {
    f"{style} with unit": rf"(?:(?:{MONEY}) ?)(?:{pattern})|(?:{pattern})[ \u00a0\u202f]?(?:{UNITS})"
    for style, pattern in NUMBERS.items()
    if style in {"german", "english"}
}
MONTHS: Final[dict[str, str]] = {
    name: f"{number:02d}"
    for number, names in enumerate(
        ("Januar Jänner Jan", "Februar Feber Feb", "März Maerz Mär Mrz", "April Apr", "Mai", "Juni Jun", "Juli Jul", "August Aug",
         "September Sept Sep", "Oktober Okt", "November Nov", "Dezember Dez"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NAMED: Final = "%d. %B %Y"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"[12]\d{3}"
DATES: Final[dict[str, str]] = {
    "%Y-%m-%d": rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    "%d.%m.%Y": rf"{_DAY}\.{_MONTH}\.{_YEAR}",
    "%d.%m.%y": rf"{_DAY}\.{_MONTH}\.\d{{2}}",
    "%d/%m/%Y": rf"{_DAY}/{_MONTH}/{_YEAR}",
    "%m/%d/%Y": rf"{_MONTH}/{_DAY}/{_YEAR}",
    "%Y/%m/%d": rf"{_YEAR}/{_MONTH}/{_DAY}",
    NAMED: rf"{_DAY}\. ?(?:{'|'.join(MONTHS)})\.? {_YEAR}",
    "%d%m%Y": r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}",
    "%Y%m%d": r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])",
}
UNAMBIGUOUS: Final = ("%d.%m.%Y", "%Y-%m-%d")  # whole years, and day and month in a known order
YEARMONTH: Final = r"[12]\d{3}-(?:0[1-9]|1[0-2])"
MONTH_WORDS: Final = r"(?:monat|month|zeit|period|datum|date|stand)"
"""Headers of months: elsewhere `2024-01` may be the first file of a year."""
PERIODS: Final = (
    r"[12]\d{3}[ /-]?Q[1-4]",
    r"Q[1-4][ /-]?[12]\d{3}",
    r"[1-4]\. Quartal [12]\d{3}",
    r"[12]\d{3}/(?:[12]\d{3}|\d{2})",
)
"""Quarters and school years, for which Table Schema has no type: they are texts of one form."""
COMPACT: Final = frozenset({"%d%m%Y", "%Y%m%d"})  # digits alone: dates only where the header says so
_CLOCK: Final = r"(?:[01]?\d|2[0-3]):[0-5]\d"
DATETIMES: Final[dict[str, str]] = {
    "iso": rf"{DATES['%Y-%m-%d']}[T ]{_CLOCK}(?::[0-5]\d(?:[.,]\d{{1,9}})?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?",
    "german": rf"{DATES['%d.%m.%Y']},? +{_CLOCK}(?::[0-5]\d)?(?: Uhr)?",
}
TIMES: Final[dict[str, str]] = {
    "clock": rf"{_CLOCK}(?::[0-5]\d)?(?: Uhr)?",
    "o'clock": r"(?:[01]?\d|2[0-3])[:.][0-5]\d Uhr",
}
BOOLEANS: Final[tuple[tuple[str, str], ...]] = (("ja", "nein"), ("true", "false"), ("wahr", "falsch"), ("yes", "no"))
CROSS: Final = "x"
"""Marks what applies, in a column that is empty elsewhere."""

CODE_WORDS: Final = (
    r"(?:^|[^a-zäöüß])(?:plz|ags|ars|rs|postleitzahl\w*|postal_?code|post_?code|zip(?:_?code)?|\w*schlüssel(?:nummer)?|\w*schluessel(?:nummer)?|kennziffer"
    r"|\w*kennzahl|haushaltsstelle|gliederung(?:snummer)?|produkt(?:nummer|konto)?|kapitel|aktenzeichen|az|tel|telefon\w*|telefax\w*|fax\w*|mobil\w*|handy\w*"
    r"|vorwahl\w*|rufnummer|durchwahl|iban|kontonummer|isbn|ean|nuts\w*|gkz|flurstück\w*|steuer\w*(?:nummer|id|nr)|flur|version)(?:[^a-zäöüß]|$)"
)
NUMBERING_WORDS: Final = r"(?:(?:^|[^a-zäöüß])(?:nr\.?|id)|nummer|number|code|kennung|kennzeichen|[a-zäöüß]nr\.?)$"
"""Headers (their end) of what is numbered: there `12.10` and `1E3` are meant as they are written, `1.234` may be whole."""
COUNT_WORDS: Final = (
    r"anzahl|einwohner|bevölkerung|bevoelkerung|personen|männer|frauen|männlich|maennlich|weiblich|kinder|schüler|studierende|stimmen|wähler"
    r"|wahlberechtigte|geburten|geborene|gestorbene|sterbefälle|zuzüge|fortzüge|haushalte|wohnungen|gebäude|besucher|gäste|übernachtungen"
    r"|ankünfte|betten|fälle|beschäftigte|arbeitslose|empfänger|pkw|kfz|fahrzeuge|ausleihen|entleihungen|nutzer|fahrgäste|mitglieder"
)
"""Headers of what is counted in whole numbers."""
MEASURE_WORDS: Final = (
    r"höhe|hoehe|fläche|flaeche|länge|laenge|breite\b|tiefe\b|umfang|durchmesser|gewicht|menge|preis|betrag|kosten|gebühr|umsatz|erlös|ausgaben"
    r"|einnahmen|erträge|aufwendungen|temperatur|niederschlag|geschwindigkeit|verbrauch|leistung|volumen|dauer|entfernung|\balter\b|plätze|quote"
    rf"|[(\[](?:in )?(?:{UNITS})[)\]]|\bin (?:{UNITS})$"
)
"""Headers of what is measured, or of amounts."""
NAME_WORDS: Final = (
    r"nr\b|nummer|number\b|\bid\b|_id\b|code|schlüssel|schluessel|kennung|kennz|klasse|stufe|gruppe|\bart\b|\w+art\b|typ\b|stelle|träger|linie|gleis|zimmer"
    r"|raum\b|strasse|bezeichnung|\w*name\b|bereich\b|spanne|version|grösse"
)
"""Headers (casefolded: ß is ss) of what bears a number as a name: there `12a` is as good as `12`."""
SHARE_WORDS: Final = (
    r"\bje\b|\bpro\b|durchschnitt|mittel|quote|rate\b|anteil|tsd|tausend|\b1\.?000\b|mio|%|‰|prozent|dichte|index|faktor|ziffer"
)
"""Headers of what may have decimals although it speaks of counted things: `Einwohner je km²`, `Besucher in Tsd.`"""
DATE_WORDS: Final = r"(?:datum|stichtag|date|tag|stand|zeitpunkt|geburt|von|bis|beginn|ende)"


def whole(pattern: str, *alternatives: str) -> str:
    """Anchor a pattern to the whole cell, blanks around it allowed."""
    return rf"^\s*(?:{'|'.join((pattern, *alternatives))})\s*$"


def number(mark: str, group: str) -> str:
    """Give the pattern of a number: `mark` before decimals (empty: whole numbers), `group` marks strictly before threes."""
    digits = rf"\d+|[1-9]\d{{0,2}}(?:{_class(group)}\d{{3}})+" if group else r"\d+"
    part = rf"(?:{_class(mark)}\d+)?(?:[eE][-+]?\d{{1,3}})?" if mark else ""
    lone = rf"|{_SIGN}{_class(mark)}\d+" if mark else ""
    return rf"{_SIGN}(?:{digits}){part}|(?:{digits}){part}-{lone}"


def plain_number(mark: str, group: str) -> str:
    """Give the pattern of the numbers that `number` reads without a sign, an exponent or a zero that could go."""
    digits = rf"0|[1-9]\d*|[1-9]\d{{0,2}}(?:{_class(group)}\d{{3}})+" if group else r"0|[1-9]\d*"
    return rf"(?:{digits})(?:{_class(mark)}\d+)?" if mark else f"(?:{digits})"


def _class(marks: str) -> str:
    return "[" + "".join("\\" + mark if mark in r"\]^-[" else mark for mark in marks) + "]"
