"""Which encodings are told right: python benchmarks/encodings.py [FILES] prints a table.

Writes German tables of one to a thousand rows in each encoding that offices deliver, seeded, and reads them with no hint.
`asked` counts readings of which the program is not sure, so that it asks instead of publishing.
"""

import os
import random
import sys
from collections import Counter
from typing import Final

from opendata.formats.csv import SURE
from opendata.formats.encoding import find
from opendata.nameless import filled

ENCODINGS: Final = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16le",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "cp1252": "windows-1252",
    "cp850": "cp850",
    "mac-roman": "macintosh",
}
SIZES: Final = (1, 3, 10, 100, 1000, 10_000)
PLACES: Final = (
    "Lindenstraße,Mühlweg,Schöneck,Königsplatz,Gräfenberg,Übersee,Österreicher Straße,Weißenburg,Großer Anger,Schloßgässchen,"
    "Fürth,Wörth,Höchstadt,Münchberg,Röslau,Bärnau,Küps,Thüngen,Nürnberg,Gößweinstein,Löhe-Haus,Käthe-Kollwitz-Weg"
).split(",")
WORDS: Final = (
    "Bänke Bäume Büsche Straßenbeleuchtung Prüfung Müll Gebühr für über geöffnet schließt Fußgänger Brücke Gehölz Größe Maßnahme "
    "Änderung Örtlichkeit Übergabe Ämter nächste Woche am Rathaus defekt und gesperrt Spielplatz Bücherei Wärme Öl Zähler".split()
)
NAMES: Final = "Müller Jäger Strauß Götz René François Hélène Zoë Søren".split()
TELLING: Final = [word for word in (*PLACES, *WORDS, *NAMES) if not word.isascii()]
SPARSE: Final = 0.2  # share of files that have a single such word
SIGNS: Final = ("12,50 €", "§ 4 Abs. 2", "„Alte Post“", "1990–2020", "20 °C", "m²", "† 1825", "’s Häusla", "5 ½", "±0")


def table(rows: int, chance: random.Random, encoding: str) -> str:
    """Write a table of places and remarks; signs that an encoding does not have stay out of it."""
    lines = ["Nr;Ort;Wert"]
    if chance.random() < SPARSE:  # one word or name is all that tells
        lines += [f"{at};Ort;{at}" for at in range(rows)]
        lines[-1] = f"{rows};{chance.choice(TELLING)};1"
        return "\r\n".join(lines)
    lines = ["Nr;Ort;Größe;Bemerkung"]
    for at in range(rows):
        sign = chance.choice(SIGNS) if chance.random() < 0.2 else ""  # noqa: PLR2004
        text = " ".join(chance.sample(WORDS, 4))
        lines.append(f"{at};{chance.choice(PLACES)} {at % 90};{at * 7 % 1000},5;{text} {sign}".rstrip())
    return "\r\n".join(lines).encode(encoding, "ignore").decode(encoding)


def outcome(encoding: str, rows: int, chance: random.Random) -> str:
    """Read one table: right, asked or wrong."""
    data = table(rows, chance, encoding).encode(encoding)
    descriptor = filled(data)
    try:
        found = find(descriptor)
    finally:
        os.close(descriptor)
    if found.name == ENCODINGS[encoding]:
        return "right" if found.confidence >= SURE else "right, asked"
    return "wrong" if found.confidence >= SURE else "asked"


def main(files: int) -> None:
    """Print the table."""
    print(f"{'encoding':12}{'rows':>6}  of {files} files")
    for encoding in ENCODINGS:
        for rows in SIZES:
            chance = random.Random(f"{encoding} {rows}")  # noqa: S311  (no secret)
            counts = Counter(outcome(encoding, rows, chance) for _ in range(files))
            print(f"{encoding:12}{rows:>6}  {', '.join(f'{count} {name}' for name, count in sorted(counts.items()))}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
