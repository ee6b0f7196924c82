"""What looks like somebody's name in a text and is that of an office holder, a house, a saint or a street."""

import re
from typing import Final

from opendata.recognizers.calling import is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.figures import is_figure, is_make
from opendata.recognizers.honoured import LONGEST_BYNAME, is_of_history
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.words_in_text import ADJECTIVES, kind_of
from opendata.recognizers.works import in_title, is_of_a_body, is_performed, is_tale, is_work, names_a_thing

_BODY_FOR: Final = re.compile(
    r"(?:ausschuss|beirat|konzept|plan|planung|programm|versammlung|forum|rat)\sf(?:ü|ue)r\s$", re.IGNORECASE
)
"""What is for a place: "Der Ausschuss für Burbach tagt"."""
_RULERS: Final = frozenset(
    "Kaiser Kaiserin König Königin Bischof Fürstbischof Papst Herzog Herzogin Fürst Prinz Prinzessin".split()
)
_HOUSE_AFTER: Final = re.compile(r"\s[1-9]\d{0,3}\s?[a-wyz]?(?:$|[\s,;]|-(?!\d{3}))(?![A-Z][A-Za-z]{0,4}\s\d{1,6}/\d\d)")
_STREET_LAST: Final = re.compile(
    rf"(\S+(?:\s(?:(?:von|van|zu|de|der|den)\s)*{WORD}))\s[{UPPER}][{LOWER}-]+(?:stra(?:ß|ss)e|weg|gasse|allee|platz|ring|damm|ufer|stieg)"
)
_OFFICE_HOLDER: Final = re.compile(
    r"(?:buergermeister(?:in|s)?|\bob|landrat(?:s)?|landraetin|"
    r"verstorbenen\sehrenbuerger(?:s|in)?|minister(?:in)?|ministerpraesident(?:in)?|"
    r"bundeskanzler(?:in)?|bundespraesident)\s(?:dr\.\s)?$"
)
"""What stands before the name of who holds a public office; that name is public."""
_MOTION: Final = re.compile(
    r"(?:antrag|anfrage|wortmeldung|redebeitrag)\s(?:von|des|der)\s(?:stadt|gemeinde|kreis)(?:rat(?:e?s)?|raetin)\s$"
)
_DEBATED: Final = re.compile(r"\s(?:zum|zur|in\sder\sSitzung|beantwortet|vertagt|abgelehnt|angenommen)\b")
"""What members of a council move and ask; else what they do may be private."""


def holds_office(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of who holds a public office, or does in a council what the public may know."""
    before = fold_text(text[max(0, start - 40) : start])
    return _OFFICE_HOLDER.search(before) is not None or bool(_MOTION.search(before) and _DEBATED.match(text, end))


def _has_role(text: str, start: int) -> bool:
    """Say whether the word before a name says what somebody is."""
    before = _LAST_WORD.search(text[max(0, start - LONGEST_BYNAME) : start])
    return before is not None and kind_of(before.group(1)).role and before.group(1) not in _DEVICES


_DEVICES: Final = frozenset({"Drucker", "Rechner", "Scanner"})
"""What is called like who does it: "Drucker Kyocera"."""
_LAST_WORD: Final = re.compile(r"(\w+)\W*$")


def without_street(text: str, name: Span) -> Span:
    """Cut off the street where somebody lives: "Salvatore Esposito Tannenweg 13"."""
    street = _STREET_LAST.fullmatch(text, name.start, name.end) if _HOUSE_AFTER.match(text, name.end) else None
    return Span(name.start, street.end(1), name.entity) if street else name


def stands(text: str, name: Span) -> bool:
    """Say whether words that look like a name are one: not a firm's, a work's, a street's, an honoured person's."""
    start, end = name.start, name.end
    return not (
        OF_HOUSE.search(text[start:end])
        or (text.startswith("Roman von ", start) and _A_NOVEL.search(text, max(0, start - LONGEST_BYNAME), start))
        or HOUSE.fullmatch(text[start:end])
        or _is_house(text[start:end])
        or _is_of_place(text, start, end)
        or _OF_SAINT.match(text[start:end])
        or names_a_thing(text, start, end)
        or is_of_history(text, start, end)
        or (is_make(text[start:end]) and not _has_role(text, start))
        or (is_figure(text[start:end]) and not _MISTER.search(text, max(0, start - LONGEST_BYNAME), start))
        or is_performed(text, start, end)
        or is_tale(text, start, end)
        or holds_office(text, start, end)
        or (is_of_a_body(text, end) and not text[start:end].endswith("."))
        or (text[start:end].split(maxsplit=1)[0] in _RULERS and not _has_role(text, start))
        or (_HOUSE_AFTER.match(text, end) and ", " not in text[start:end])
        or is_work(text, start)
        or in_title(text, start, end)
        or (_BODY_FOR.search(text[max(0, start - LONGEST_BYNAME) : start]) and not kind_of(text[start:end]).only_given)
        or _OF_NOBODY.search(text[max(0, start - LONGEST_BYNAME) : start])
        or _HOLY.search(text[max(0, start - LONGEST_BYNAME) : start])
        or (_SAINT.search(text[max(0, start - LONGEST_BYNAME) : start]) and is_given(text[start:end]))
    )


_A_NOVEL: Final = re.compile(r"\baus\s(?:einem|dem|seinem|ihrem)\s(?:\w+en\s)?\Z")
"""What makes a book of "Roman von …": read from, as nobody is."""


def _is_house(name: str) -> bool:
    """Say whether a double word is a house called after somebody: "Gerhard-Ludwig-Huber-Heim", no "Huber-Heim"."""
    return _HOMES.fullmatch(name) is not None and is_given(name.split("-", 1)[0])


_HOMES: Final = re.compile(
    r"[^\W\d_]+(?:-[^\W\d_]+){1,4}-(?:Heim|Stift|Hort|Krippe|Bad|Hof|Hain|Wald|See|Br(?:ü|ue)cke|Bau|Center|Eck)"
)


def _is_of_place(text: str, start: int, end: int) -> bool:
    """Say whether a word that nobody knows and a noun are a part of town: "Am Eingang Eversten Holz"."""
    first, _, last = text[start:end].rpartition(" ")
    kind = kind_of(last)
    made = bool(first) and kind.listed and kind.thing and not any(kind_of(word).given for word in first.split())
    described = bool(first) and " " not in first and kind_of(first).folded in ADJECTIVES | {"hohen"}  # "Zum Hohen Venn"
    placed = _AT_PLACE.search(text, max(0, start - LONGEST_BYNAME), start) is not None
    return (made or described) and placed and not _SEEN_THERE.match(text, end)


_AT_PLACE: Final = re.compile(
    r"\b(?:Eingang|Ausgang|Standort|Parkplatz|Zugang|Zufahrt|Haltestelle|Bushaltestelle|H(?:ö|oe)he|Kreuzung|Spielplatz|Stadtteil|Ortsteil|"
    r"Siedlung|Gebiet|Bereich|[Aa]m|[Ii]m|[Zz]um)\s\Z"
)
_MISTER: Final = re.compile(r"\b(?:Herrn?|Frau|Hr\.|Fr\.|Fam(?:ilie|\.))\s\Z")
_SEEN_THERE: Final = re.compile(r"\s(?:gesehen|angetroffen|getroffen|wohnt|bittet|hat\ssich|beschwert)\b")
"""What is said of somebody."""
OF_HOUSE: Final = re.compile(
    r"-(?:Weg|Platz|Stiftung|Jahr|Jubil(?:ä|ae)um|Fest|Abend|(?i:\w*schule|Gymnasium|Stra(?:ß|ss)e|\w*halle|Ausstellung|Saal|Preis|Kindergarten|Kita))$"
)
HOUSE: Final = re.compile(
    r"(?:Kinder|Jugend|B(?:ü|ue)rger|Gemeinde|Pfarr|Vereins|G(?:ä|ae)ste|Sch(?:ü|ue)tzen|Feuerwehr|Senioren|Familien|Stadtteil)(?:haus|heim|treff)|"
    r"Gedenk(?:stein|tafel)\b[^,]*|[\w-]+-(?:Haus|Turm|Zentrum|Kapelle|Denkmal|Stadion|Siedlung)|"
    r"(?:Sommer|Winter|Stiel|Rot|Hain|Blut|Spitz|Feld|Silber|Schwarz|H(?:ä|ae)nge|Trauben|Kugel)-(?:Linde|Eiche|Buche|Ahorn|Birke|Erle|Weide|Pappel|Ulme|Esche)"
)
"""Houses and trees that are called like somebody, alone."""
_OF_NOBODY: Final = re.compile(
    r"\b(?:(?i:fabrikat|marke|hersteller|typ|modell|baureihe)\s?:?|Fürstbischof|Landgraf|Markgraf|Kurfürst|Großherzog)\s?$"
)
"""What stands before a maker, or a ruler of whom there are none any more; a duke or a king may be a family name."""
_SAINT: Final = re.compile(r"\b(?:St\.|Sankt|[Hh]l\.|[Hh]eiligen?)\s$")
_HOLY: Final = re.compile(r"\bde[srnm]\shl\.\s$")
"""Who is holy is long dead: "Figur des hl. Johannes Nepomuk"."""
_OF_SAINT: Final = re.compile(rf"(?:Heiligen?|Sankt)\s{WORD}$")
