"""What makes a name in a text a place's, a work's, a firm's or a play's: the words around it."""

import re
from typing import Final

from opendata.recognizers.cells import fold_text
from opendata.recognizers.span import LOWER, UPPER
from opendata.recognizers.words_in_text import kind_of

_NO_NAME_BEFORE: Final = (
    *"denkmal brunnen saal halle schule gymnasium museum haus kita kindergarten krippe strasse platz park spielplatz".split(),
    *"statue bueste gedenktafel grab ausstellung konzert buch roman film stueck werk lesung firma sankt treff".split(),
    *"vortrag vortrag: film: lesung: ausstellung: konzert: thema: linie haltestelle richtung schloss burg kirche".split(),
    *"theater: schultheater: oper: portraet gemaelde relief skulptur".split(),
    *"villa klein gross gedenkstein stele".split(),
    *"kapelle bad stadion arena einrichtung zentrum tagesstaette heim stift stiftung hort preis pokal cup".split(),
    "muster:",
    "beispiel:",
    "kino",
    "haus fuer kinder",
    "auftrag an",
    "zuschreibung an",
    "aus dem nachlass von",
    "benannt nach",
)
"""How what stands before a name ends where the name is a place's, a work's or a firm's."""
_SHORT_BEFORE: Final = tuple(f" {short}" for short in "fa. st. sv tsv fc tus vfl vfb djk sc asv fsv esv".split())
"""The same, as whole words: who is "Verst." is no saint."""
_OF_WORK: Final = re.compile(
    r"(?:denkmal|brunnen|gedenk[a-z]*|bueste|ausstellung|vortrag|film|(?<!impf)(?<!spar)(?<!stamm)(?<!tage)(?<!fahrten)(?<!grund)(?<!kassen)(?<!haushalts)buch|buecher|roman|krimi|konzert|oper|musical|lied|gedicht|text|werk|auffuehrung|inszenierung|premiere|maerchen|"
    r"(?<!grund)stueck|herrenhaus|gutshaus|palais|schloss|villa|skulptur|figur|plastik|relief|statue|bild|gemaelde|"
    r"musik|lesung|theater|tafel|schule|strasse|erbaut|gebaut|entworfen|gestaltet|komponiert|jubilaeum|geburtshaus|spuren|leben|andenken|(?:in|zur)\serinnerung|ehren|kranz[a-z]*\s(?:am|zum)\sgrab)"
    r"(?:en|er|es|e|n|s)?\s(?:(?!wird\s|wurden?\s|ist\s|sind\s|geht\s|ging\s)[a-z]+\s){0,2}(?:von|vom|ueber|fuer|zu|zum|nach|an)$|\blesung:\s(?:[a-z]+\s){1,2}von$|"
    r"(?:(?:strassen|platz|weg|schul|hallen|bruecken)name|mahnmal)\s(?:erinnert\s)?(?:fuer|nach|an)$|"
    r"(?:relief|statue|bueste|wandbild|gemaelde|tafel)\szeigt$|(?:schule|strasse|halle|platz)\sheisst\snach$"
)
"""Works by and about somebody, and what honours a person, name people who are meant to be known."""
_STREETS_AFTER: Final = re.compile(r"(?:strassen?|wege?|plaetze?|schulen?)\snach\s[^.!?;]{3,40}\s(?:und|oder)(?:\s[a-z]+)?$")
"""The second of two whom streets are called after."""
_OWNED: Final = re.compile(
    r"(?:(?:krippen|kita|hort|kindergarten|betreuungs|pflege|heim|schul|studien|ausbildungs|arbeits|stell|liege|stand|bau|camping)platz|"
    r"(?:grund|fund|gepaeck|schmuck|kleidungs|frueh)stueck|(?:kinder|familien|urnen|reihen|wahl|doppel)grab|(?:wohn|miets|familien|nachbar|bauern|eltern|reihen|ferien|hinter|vorder|"
    r"doppel|treppen|garten)haus|eigenheim|(?:spar|mitglieds|fahrten|grund|haushalts)buch)$"
)
"""What somebody has and no institution is: "Krippenplatz Anna Huber", "Grundstück Anna Huber"."""
_NO_NAME_AFTER: Final = re.compile(
    rf"^(?:\s[{UPPER}&][\w.&-]*){{0,4}}(?:\s[{UPPER}][\w-]+\sund\s[{UPPER}][\w-]+)?\s(?:&\s|(?:(?i:g?GmbH|mbH|mbB|PartG\w*|AG|KG|KGaA|OHG|e?GbR|UG|SE|eG)\b|(?i:e\.\s?[GVK]\.|e\.V))|"
    rf"\(haftungs|Co\.)|^\s?&|^\s\+\s[{UPPER}]|^\s[{UPPER}][\w]+-(?i:Jahr|Jubil(?:ä|ae)um|\w*schule|Stra(?:ß|ss)e|Platz|Weg|Halle|Haus|Ausstellung|Preis|Saal|Gymnasium)\b|"
    rf"^-?\s?(?:Stra(?:ß|ss)e|Str\.|Platz|Weg|Allee|Ring|Gasse|Schule|Gymnasium|"
    rf"Haus|Halle|Denkmal|Park|Stiftung|Preis|Museum|Saal)\b|^-[{UPPER}]|"
    rf"^(?:\s[{LOWER}][\w.&-]*){{0,2}}\s(?:gmbh|mbh|ohg|kg|eg|gbr|partg)\b|"  # all in small letters
    r"^(?:\s\w+)?-\s(?:und|u\.|&)\s\w|"  # "Wiens Straßen- und Tiefbau AG"
    r"^\s(?:und|&|u\.)\s(?:S(?:ö|oe)hne|Sohn|T(?:ö|oe)chter|Partner|Cie|Co)\b|"
    r"^\s[A-Z]{2,5}\s\d{2,5}\b(?!-|,\d)|^\s(?![A-Z]{2}\d\d\s?\d{4})[A-Z]{1,3}\d{1,4}\b"
)
_AND_CHILD: Final = re.compile(rf"\sund\s(?:Sohn|Tochter)\s([{UPPER}][{LOWER}]+)\s[{LOWER}]")
_PERFORMED: Final = re.compile(
    r"(?:\sund\s(?:die|der|das|seine?|ihre?)\s[\w\s-]{2,40})?(?:"
    r"\sin\s\w+\sExemplaren|\swird\s(?:[^.!?]|(?<=\d)\.|(?<=\bSt)\.){0,90}(?:gespielt|aufgef(?:ü|ue)hrt|gezeigt|vorgelesen)|\sauf\sder\s\w*[Bb](?:ü|ue)hne|"
    r"\s(?:im|als)\s\w*(?:[Tt]heater|[Kk]ino|[Oo]per|[Mm]usical|[Ss]chauspiel)|"
    r"\shei(?:ß|ss)t\s(?:\w+\s){0,3}\w*(?:[Ss]t(?:ü|ue)ck|[Ff]ilm|[Pp]rogramm|[Mm]usical|[Oo]per|[Mm](?:ä|ae)rchen)|"
    r"\shei(?:ß|ss)t\sdas\s(?:neue\s)?(?:Sing|Puppen|Oster|Weihnachts|Märchen|Tanz)spiel|"
    r"\sist\s(?:\w+\s){0,3}(?:das|ein|unser)\s\w*(?:[Mm](?:ä|ae)rchen|[Mm]usical|[Tt]heaterst(?:ü|ue)ck|[Ss]chauspiel|[Oo]per)|"
    r",\s(?:\w*(?:[Ff]ilm|[Kk]ino|[Tt]heater|[Oo]per|[Mm]usical|[Mm](?:ä|ae)rchen)\w*|ab\s\d{1,2}\sJahren))\b"
)
"""How a programme goes on after the name of a play's figure."""
_CALLED_WORK: Final = re.compile(
    r"(?:kunstwerk|skulptur|plastik|gemaelde|bild|wandbild|werk|lesung|film|buch|hoerbuch|roman|oper|musical|stueck|auffuehrung|vorstellung|"
    r"ausstellung|vortrag|lied|projekt|gruppe|motto|titel|theater|konzert|kabarett|comedy|programm|show|komoedie|tournee)(?:s|es|e|en)?\s?(?:(?:zu|aus|ueber|mit|von|zum)\s|:\s)?$"
)
_ADDRESS_BEFORE: Final = re.compile(
    r"\s(?:der|die|das|herrn?|koenig(?:in)?|kaiser(?:in)?|frau|fraeulein|doktor|(?:gross)?herzog(?:in)?|graf|graefin|fuerst(?:in)?|prinz|prinzessin)$"
)
_LONGEST_TITLE: Final = 80
_INSCRIBED: Final = re.compile(
    r"(?:heft|zettel|notiz|schild|etikett|aufkleber|anrufer(?:in)?|namen?|beschriftet|beschriftung|aufschrift)\s?:?\s?[\"„“»']$"
)
"""On what people write their names."""
_OPENING, _CLOSING = frozenset('„“"»'), frozenset('“”"«')
_SPEECH: Final = re.compile(
    r"\b(?:(?<!^)ich|mich|mir|wir|uns|(?:mein|unser)(?:e[mnrs]?)?|gr(?:u|ü|ue)(?:ß|ss)e?|mfg|lg|vg)\b|[?!]{2}|^Ich,",
    re.IGNORECASE,
)
"""What makes words of somebody, and no title, of what stands between quotation marks: „Ich, Anna Huber, lebe …“."""


def _is_speech(text: str, match: re.Match[str]) -> bool:
    """Say whether somebody speaks between quotation marks, and no work is called so: Film „Mein Freund Toni Erdmann“."""
    before = fold_text(text[max(0, match.start() - 40) : match.start()])
    return _SPEECH.search(match.group(1)) is not None and _CALLED_WORK.search(before) is None


_QUOTES: Final = re.compile(r"[„“\"»]([^„“”\"«»]{3,80})[“”\"«]")


def is_work(text: str, start: int) -> bool:
    """Say whether what stands before a name makes it a place's, a work's, a firm's or an honoured person's."""
    before = _before(text, start)
    named = (before.endswith(_NO_NAME_BEFORE) or f" {before}".endswith(_SHORT_BEFORE)) and not _OWNED.search(before)
    longer = fold_text(text[max(0, start - _LONGEST_TITLE) : start]).rstrip()
    return named or _OF_WORK.search(before) is not None or _STREETS_AFTER.search(longer) is not None


def _before(text: str, start: int) -> str:
    """Give the folded words before a place in a text, without an article or a form of address."""
    return _ADDRESS_BEFORE.sub("", fold_text(text[max(0, start - 40) : start]).rstrip())


def is_of_a_body(text: str, end: int) -> bool:
    """Say whether what follows the words before `end` makes a firm, a street or an institution of them."""
    if text.endswith("Nachf", 0, end) and _FIRM.match(text, end):
        return True
    child = _AND_CHILD.match(text, end)  # "mit Julija Dyck und Sohn Norbert verschoben"
    return _NO_NAME_AFTER.search(text[end : end + 60]) is not None and not (child and kind_of(child.group(1)).only_given)


_FIRM: Final = re.compile(r"\.\s(?:GmbH|mbH|KG|OHG|e\.\s?K\.)")
"""How a firm goes on that somebody took over: "Karl Huber Nachf. GmbH"."""
_RENAMED_AFTER: Final = re.compile(r"\s(?:um)?(?:benannt|(?:zu)?benennen|zu\sbenennen)\b")
_NAMING: Final = re.compile(r"\b(?:Um|um)?[Bb]enennung\s(?:(?:de[sr]\s)?\w+\s)?nach\s\Z")
_STREET_CALLED: Final = re.compile(
    r"\s(?:ist|sind|wurden?)\s(?:die|der|das|eine?)\s[\w-]*(?i:stra(?:ß|ss)e|weg|platz|schule|halle|br(?:ü|ue)cke)\b(?![^.!?]{0,40}\b(?:nicht|falsch|zu|so|als)\b)[^.!?]{0,40}\bbenannt\b"
)
"""What is told of a street before its name: "Nach Otto Dix wurde die Straße erst 1968 benannt"."""
_SINCE: Final = re.compile(r"\b(?:nach|wegen|seit|infolge|beim|vom)\s\Z")
_AFTER_STORM: Final = re.compile(
    r"\s(?:instand|wieder|neu|umgest|besch(?:ä|ae)d|entfernt|gef(?:ä|ae)llt|ger(?:ä|ae)umt|gesperrt|ersetzt|repariert|erneuert|abgebroch)"
)
"""What is done when a storm is over: "Nach Sturm Ela instand gesetzt"."""
"""What stands before an event: "Fällung nach Sturm Zoltan"; reports are made by and orders given to somebody."""
_BLOWN: Final = re.compile(
    r"\s(?:hat|hatte)\s[^.!?\n]{0,60}\b(?:(?:entwurzelt|umgeweht|gew(?:ü|ue)tet)|"
    r"D(?:ach|ächer)\w*\s[^.!?\n]{0,60}abgedeckt|(?:(?:Ä|Ae)ste?|B(?:ä|ae)ume?)\s[^.!?\n]{0,60}(?:abgebrochen|umgeworfen|geknickt|abgerissen))\b",
    re.IGNORECASE,
)
"""What only a storm does: "Sturm Zoltan hat zwei Äste abgebrochen"."""
_CALL_SIGN: Final = re.compile(r"\s\d{1,2}[/-]\d{1,2}[/-]\d(?!\d)")


def names_a_thing(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of a street ("nach Otto Dix benannt"), a fire engine ("Florian Au 1/47/2") or a storm."""
    before = text[max(0, start - 40) : start]
    street = text.endswith("Nach ", 0, start) and _STREET_CALLED.match(text, end)
    street = street or (text.endswith("nach ", 0, start) and (_RENAMED_AFTER.match(text, end) or _NAMING.search(before)))
    engine = text.startswith("Florian ", start) and _CALL_SIGN.match(text, end)
    storm = text[start : start + len("Sturm ")] in {"Sturm ", "sturm "} and (
        _SINCE.search(text[max(0, start - 12) : start])
        or _BLOWN.match(text, end)
        or (text.endswith("Nach ", 0, start) and _AFTER_STORM.match(text, end))
    )
    return bool(street or engine or storm)


def is_performed(text: str, start: int, end: int) -> bool:
    """Say whether a sentence begins with the name and goes on as a programme does: a figure of the stage."""
    before = text[max(0, start - _LONGEST_TITLE) : start].rstrip()
    begins = not before or before[-1] in ".!?;,:-–" or before.lower().endswith(("frau", "herr")) or before == "Meister"
    return begins and _PERFORMED.match(text, end) is not None


def is_tale(text: str, start: int, end: int) -> bool:
    """Say whether who is addressed is a figure on the stage that has the name of families: "Aufführung von Frau Holle"."""
    vehicle = text.endswith("'Frau ", 0, start) and text.startswith("'", end)  # "Räumfahrzeug 'Frau Holle'"
    if fold_text(text[start:end]) == "luna":
        return _RUNS.match(text, end) is not None
    if fold_text(text[start:end]) != "holle":
        return False
    played = is_work(text, start) or _PLAYED.match(text, end) is not None
    return vehicle or played or _OF_SNOW.match(text, end) is not None


_OF_SNOW: Final = re.compile(r"\s(?:sch(?:ü|ue)ttelte?\b|war\s(?:\w+\s){0,3}flei(?:ß|ss)ig|l(?:ä|ae)sst\s(?:es\s)?schneien)")
"""What she does whom nobody is like: who reports snow, or fell, may live."""


_RUNS: Final = re.compile(
    r"\sl(?:ä|ae)uft\s(?:wieder\s)?im\s\w*(?:[Tt]heater|[Oo]peretten?haus|[Oo]pernhaus)(?=\s(?:am|ab|bis)\s|[.,;!]|\s*$)"
)
"""What is told of the operetta alone: "Frau Luna läuft im Operettenhaus am 16. August"."""
_PLAYED: Final = re.compile(
    r"\s(?:(?:l(?:ä|ae)uft|lief)\sim\s(?:Puppen|Märchen|Marionetten|Sommer|Kinder)theater|kommt\sals\s\w*[Tt]heater|[Tt]ickets\sausverkauft|(?:ist\s)?ausverkauft,?\s(?:\w+\s)?\w*[Vv]orstellung)\b"
)
"""What is told of the figure alone, and of nobody who is called like her."""


def in_title(text: str, start: int, end: int) -> bool:
    """Say whether a name is a part of what stands between quotation marks, or all of it after a work: "Kunstwerk „Anna Beck“"."""
    first = max(0, start - _LONGEST_TITLE)
    within = text[first : end + _LONGEST_TITLE]
    if _INSCRIBED.search(fold_text(text[max(0, start - 40) : start])):
        return False
    if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
        return _CALLED_WORK.search(fold_text(text[max(0, start - 40) : start - 1])) is not None
    return any(
        not _is_speech(within, match)
        and match.start(1) <= start - first
        and end - first <= match.end(1)
        and match.end(1) - match.start(1) > end - start
        for match in _QUOTES.finditer(within)
    )
