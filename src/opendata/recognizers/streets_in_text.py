"""What looks like a street with its number in a text, and what is a thing with a number."""

import re
from typing import Final

from opendata.recognizers.cells import fold_text
from opendata.recognizers.span import LOWER, UPPER
from opendata.recognizers.words_in_text import kind_of

STREET: Final = (
    r"(?!(?:Sachgebiet|Briefk|Geburtsdatum|Geburtstag|Geb|Telefon|Pass|Ausweis|Dauer|Mobil|Handy|Fax|Klingel|Stock|Etage|Treffpunkt|Zimmer|Abteilung|Raum|Seite|"
    r"Klasse|Gruppe|Block|Amt|Referat|Nr|Kl|Zi|Tel|Ref|Kapitel|Art|Az|(?:Neue\s)?(?:Anschrift|Adresse))\b)"
    r"(?:(?:(?:Am|An|Auf|Bei|Hinter|Im|In|Neben|Über|Unter|Vor|Zum|Zur|Zwischen)(?: de[rnm])?|"
    r"(?:Achter|Op|Up|Bi|Vör|In|An)(?: de[nr]?)|"
    r"(?:Stra(?:ß|ss)e|Str\.|Platz|Allee) de[rs]|Unterer|Oberer|Obere|Untere|Hinterer|Alte|Alter|Große|Kleine)\s)?"
    rf"(?:[{UPPER}][{LOWER}.]*(?:-[{UPPER}{LOWER}][{LOWER}.]*)*[ ]?){{1,3}}"
    rf"(?:(?:rechts|links)\s)?(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}}(?!\d|[.,]\d{{1,2}}\b|\s?(?:€|%|EUR\b|Euro\b|kg\b|km\b))(?:\s?[a-z]\b|\s1/[2-9]\b)?(?:\s?[/+\-–]\s?[1-9]\d{{0,2}}[a-z]?(?!\d))?(?:\s(?:I{{1,3}}|IV|V)(?![\w.]))?"
    rf"(?:,?\s(?:in\s)?(?:D-)?\d{{5}}\s(?:St\.\s)?[{UPPER}][{LOWER}]+(?:[- ][{UPPER}][{LOWER}]+)?"
    rf"(?:\s(?:am|an\sder|im|in\sder|bei|ob\sder|vor\sder)\s[{UPPER}][{LOWER}]+|\s[abiv]\.\s?(?:d\.\s?)?[{UPPER}][{LOWER}]+)?(?:\s\([{UPPER}][{LOWER}]+\))?)?"
)
LIKE_A_STREET: Final = (
    r"\s\(?(?:(?:Am|An|Auf|Hinter\w{0,2}|Im|In|Zum|Zur|Unter\w?)\s|[\w-]{3,40}(?:(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|damm|ufer|hof|steig|"
    r"pfad|kamp|hain|graben|promenade|wiese|berg|busch))\s?\d|[\w-]{3,40}\s(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Allee|Platz|Ring|Damm)\s\d|"
    r"[\w -]{3,40}\d\s?[a-z]?,\s\d{5}\s)"
)
"""What comes is a street: by its end, a word before it, or a postal code after it."""
RANGE: Final = re.compile(r"\d\s?[-–]\s?\d{1,3}[a-z]?$")
BEGINS_STREET: Final = re.compile(LIKE_A_STREET)
PLAIN_STREET: Final = (
    rf"(?<![\w-])(?:(?:Am|An|Auf|Hinter|Im|In|Zum|Zur|Unter|Vor|Bei)(?:\sde[rnm])?\s)?(?:[{UPPER}][{LOWER}]{{1,30}}e[rsn]?\s)?"
    rf"[{UPPER}][{LOWER}]{{1,40}}\.?(?:-[{UPPER}][{LOWER}]{{1,30}}\.?){{0,4}}\s\d{{1,3}}(?:\s?[a-z]\b)?(?:[-/]\d{{1,3}}[a-z]?\b)?(?:\s(?:I{{1,3}}|IV|V)(?![\w.]))?(?!\d|\s?(?:€|%|EUR\b|Euro\b))"
    rf"(?:,?\s(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}-]{{1,40}})?"
)
"""A street with its number, and no word before it that may be somebody's name."""


def is_thing(home: str) -> bool:
    """Say whether what has a number is a noun, and no way: "Hydrant 12"."""
    first = kind_of(home.split(maxsplit=1)[0])
    return first.listed and len(first.folded) <= _LONGEST_THING and not (first.no_name or first.folded.endswith(_WAYS))


_WAYS: Final = tuple("strasse str. weg gasse allee platz ring damm ufer markt berg hof graben wall".split())
_LONGEST_THING: Final = 8


def is_label(text: str) -> bool:
    """Say whether what looks like street and number is a thing with a number: "Gebühr 92", "Linie 20", "GdB 80"."""
    if _LETTERED.match(text) or _ALLOTMENT.match(text):
        return True  # "Linie M1"
    last = _LAST_WORD.search(text)
    if last is not None and last.group(2) and not last.group(1).lower().endswith(_CUT_STREETS):
        return True  # "Abschleppk. 127"
    return last is not None and (
        len(last.group(1)) == 1 or _ACRONYM.match(last.group(1)) is not None or fold_text(last.group(1)).endswith(_LABELS)
    )


def is_no_street(text: str) -> bool:
    """Say whether where something lies is a day, a room or another thing with a number: "Am Montag 12", "Im Zug 23"."""
    last = _LAST_WORD.search(text)
    kind = kind_of(last.group(1)) if last else None
    return kind is not None and (kind.no_name or kind.folded.endswith(_NUMBERED))


_NUMBERED: Final = tuple(
    "zug bus turnier gebaeude haus saal gleis woche quartal feld grabfeld kurs modul trakt fluegel container kabine "
    "spur kategorie kreis bezirk halle buero kasse schule station stelle phase runde liga anlage zeile spalte "
    "tabelle ziffer frage drucksache absatz spiel lauf rennen finale eingang ausgang geschoss keller etage becken "
    "schreiben protokoll hydrant hydranten teich markt programm durchgang einsatz fall projekt rahmen jahrgang beet "
    "regal fach schrank tor".split()
)
_LAST_WORD: Final = re.compile(r"(?<![\w-])(\w+)(\.?)\s(?:Nr\.\s?)?\d")
_LETTERED: Final = re.compile(r"\D*\b[A-Z]{1,3}\d")
_ALLOTMENT: Final = re.compile(r"(?:Garten|Parzelle|Beet|Feld)\s\d")
_ACRONYM: Final = re.compile(r"[A-Z]\w*[A-Z]")
_CUT_STREETS: Final = ("str", "stra", "pl", "w", "g", "rg", "a", "all", "b", "br", "d", "ch", "chs", "uf", "prom")
_LABELS: Final = tuple(
    "parzelle versicherung gemeinschaft listenplatz rueckruf gebuehr linie leuchte laterne "
    "karte rueckgabe umfang nachtrag pass zahl nummer stufe groesse preis kosten betrag rate tag monat jahr uhr "
    "stunde minute seite teil band heft raum zimmer klasse gruppe block zi ausgabe version punkt grad euro tempo hotline "
    "termin geld vollstreckung messwert top "
    "notruf whg wohnung bericht schutz apparat durchwahl dienst geboren verweis gutschrift stellplatz standplatz stand "
    "parkplatz sitzplatz liegeplatz "
    "mitglied kunde kundin rahmenhoehe bauhoehe gesamthoehe sitzhoehe durchfahrtshoehe "
    "beschluss arbeitsplatz stueck laenge flaeche gewicht alter kapitel paragraf artikel abschnitt bescheid vorlage "
    "antrag bett probezeit eintrag begleitung busse sensor".split()
)
"""How words end that have a number and are no street."""
