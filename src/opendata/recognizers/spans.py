"""Personal data inside texts: which characters of a cell name a person, a way to reach them or a number of theirs.

Rules only. Numbers with a form of their own first (numbers_in_text.py), then whose they are
(names_by_number.py), then names (names_in_text.py) and who is told with them (together_in_text.py), then what follows a name:
birth date, address.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from opendata.recognizers import names_by_number, names_in_text, numbers_in_text, together_in_text
from opendata.recognizers.capitals import lowered, spoken
from opendata.recognizers.cells import evened, fold_text
from opendata.recognizers.columns import PIVOT
from opendata.recognizers.cue import cued, signed, told_in
from opendata.recognizers.figures import is_make
from opendata.recognizers.names_in_notes import noted
from opendata.recognizers.small_letters import in_small_letters, raised
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.subjects import subjects
from opendata.recognizers.words_in_text import kind_of

_MOST: Final = 20_000
"""Characters that are searched at once; longer texts are searched in pieces that overlap."""
_OVERLAP: Final = 200
_MONTHS: Final = (
    "Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan\\.?|Jän\\.?|Feb\\.?|Mär\\.?|Mrz\\.?|Jun\\.?|Jul\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Okt\\.?|Nov\\.?|Dez\\.?"
)
_DATE: Final = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})|"
    rf"\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})|\d{{1,2}},\s?\d{{1,2}},\s?(?:19|20)\d{{2}}|\d{{1,2}}\.?\s?(?i:{_MONTHS})\s\d{{4}})"
)
_BORN: Final = cued(
    "geb|*",
    rf"(?:\b[Gg]eb(?:\.|urts)?[ -]?[Dd]at(?:um|\.)[^.!?:\d]{{1,40}}|"
    rf"\b[Gg]eb(?:\.|oren|urtsdatum|urt[st]\w{{2,4}}|urt|\.?[ -]?dat(?:um|\.)?)?(?:e[rn]?)?(?:\skorrigiert|\sge(?:ä|ae)ndert)?"
    rf"(?:\s?am|\sauf|\sangeblich|\sist\s(?:der|am)|\sist)?|(?<!\w)\*)\s?:?\s?(?:am\s)?({_DATE})",
    re.IGNORECASE,
)
_BORN_AFTER: Final = cued("geb", rf"(?<![\d.])({_DATE})\s(?:in\s[\w-]+\s)?(?:geboren(?:e[nr]?)?|geb\.)(?!\w)")
"""Told after the day: "am 12.3.1980 geboren"."""
_RELATIVE_BORN: Final = cued(
    "(",
    rf"\b(?:Vater|Mutter|Sohn|Tochter|Kind|Mann|Frau|Oma|Opa|Bruder|Schwester|Ehefrau|Ehemann|Enkel(?:in)?|Nichte|Neffe|"
    rf"(?:Gro(?:ß|ss)|Schwieger)(?:mutter|vater)|Patient(?:in)?|Sch(?:ü|ue)ler(?:in)?|Bewohner(?:in)?)\s?\(({_DATE})\)",
)
_SIGN: Final = r"[|;/#~·•*+=»>→\\^_\t]"
_PARTED: Final = rf"(?:,?\s?{_SIGN}{{1,3}}\s?|\s[-–]\s)"
"""What parts the fields of a record."""
_AFTER_NAME: Final = re.compile(rf"\s?(?:{_SIGN}{{1,3}}|[,(–-])\s?(?:geb\.?\s(?:am\s)?)?({_DATE})", re.IGNORECASE)
_STREET: Final = (
    r"(?!(?:Sachgebiet|Briefk|Geburtsdatum|Geburtstag|Geb|Telefon|Pass|Ausweis|Dauer|Mobil|Handy|Fax|Klingel|Stock|Etage|Treffpunkt|Zimmer|Abteilung|Raum|Seite|"
    r"Klasse|Gruppe|Block|Amt|Referat|Nr|Kl|Zi|Tel|Ref|Kapitel|Art|Az|(?:Neue\s)?(?:Anschrift|Adresse))\b)"
    r"(?:(?:(?:Am|An|Auf|Bei|Hinter|Im|In|Neben|Über|Unter|Vor|Zum|Zur|Zwischen)(?: de[rnm])?|"
    r"(?:Achter|Op|Up|Bi|Vör|In|An)(?: de[nr]?)|"
    r"(?:Stra(?:ß|ss)e|Str\.|Platz|Allee) de[rs]|Unterer|Oberer|Obere|Untere|Hinterer|Alte|Alter|Große|Kleine)\s)?"
    rf"(?:[{UPPER}][{LOWER}.]*(?:-[{UPPER}{LOWER}][{LOWER}.]*)*\s?){{1,3}}"
    rf"(?:(?:rechts|links)\s)?(?!(?:1[5-9]|20)\d\d\b)\d{{1,4}}(?!\d|[.,]\d{{1,2}}\b|\s?(?:€|%|EUR\b|Euro\b|kg\b|km\b))(?:\s?[a-z]\b|\s1/[2-9]\b)?(?:\s?[/+\-–]\s?[1-9]\d{{0,2}}[a-z]?(?!\d))?(?:\s(?:I{{1,3}}|IV|V)(?![\w.]))?"
    rf"(?:,?\s(?:in\s)?(?:D-)?\d{{5}}\s(?:St\.\s)?[{UPPER}][{LOWER}]+(?:[- ][{UPPER}][{LOWER}]+)?"
    rf"(?:\s(?:am|an\sder|im|in\sder|bei|ob\sder|vor\sder)\s[{UPPER}][{LOWER}]+|\s[abiv]\.\s?(?:d\.\s?)?[{UPPER}][{LOWER}]+)?(?:\s\([{UPPER}][{LOWER}]+\))?)?"
)
_LIKE_A_STREET: Final = (
    r"\s\(?(?:(?:Am|An|Auf|Hinter\w{0,2}|Im|In|Zum|Zur|Unter\w?)\s|[\w-]{3,40}(?:(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|damm|ufer|hof|steig|"
    r"pfad|kamp|hain|graben|promenade|wiese|berg|busch))\s?\d|[\w-]{3,40}\s(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Allee|Platz|Ring|Damm)\s\d|"
    r"[\w -]{3,40}\d\s?[a-z]?,\s\d{5}\s)"
)
"""What comes is a street: by its end, a word before it, or a postal code after it."""
_LIVES: Final = cued(
    "anlieger|anrainer|zweitw|wohnsitz|nachsend|wh.|soll|schreibe|hb|klingel|ziehen|auszug|nachsende|zuletzt|richtig|ummeldung|schreiben|brief|bescheid|post|ergab|haustür|haustuer|hausbesuch|wohn|leb|privat|mir|uns|whg|post|anschr|melderegister|zustellung|umzug|anschrift|adress|zuhause|hause|gemeldet|postalisch|verzogen|läufer|laeufer|wir|rechnung|zieht|zogen|hausgemeinschaft",
    r"(?:\b(?:(?:[Ss]chreiben|[Bb]rief|\w{0,20}[Bb]escheid|[Pp]er\s[Pp]ost)\san|(?:EMA|[Mm]elderegister)\S{0,20}\s(?:\w+\s)?ergab|[Hh]aust(?:ü|ue)r|[Hh]ausbesuch|HB|[Zz]weitw(?:ohnung|\.)|[Bb]riefk(?:asten|\.)|[Kk]lingel(?:schild)?|[Uu]mzug|[Aa]uszug|"
    r"[Ww]ohnung|(?:[Zz]weit|[Hh]aupt|[Nn]eben)wohnsitz|[Nn]achsendung\san|(?:[Nn]eue|[Mm]eine|[Ss]eine)\s(?:[Aa]nschrift|[Aa]dresse)\slautet|[Mm]eine\s(?:[Aa]nschrift|[Aa]dresse)\shat\ssich\sge(?:ä|ae)ndert:?|unserem\s(?:Treppenh|H)aus,|[Ss]chreiben\sbitte\s(?:k(?:ü|ue)nftig|ab\ssofort|nur\snoch)\san|[Ww]h\.|(?:[Rr]echnung|[Pp]ost|[Bb]riefe?|[Bb]escheide?|[Mm]ahnung)(?:en)?\s(?:\w+\s){0,3}[Ss]oll(?:en)?\s(?:bitte\s)?(?:k(?:ü|ue)nftig|ab\ssofort|nun|jetzt|nur\snoch)\san|[Vv]erzogen\sn\.|[Zz]iehen\snach|(?<![^\W\d_]\s)[Zz]ugezogen\s(?:aus|von|nach)|[Zz]ustellung\sin\sde[rm]|[Nn]achsendeadresse(?:\slautet)?|[Zz]uletzt|[Rr]ichtig:|[Uu]m(?:meldung|gemeldet)\snach)"
    rf"(?={_LIKE_A_STREET})|\b[Ww]ir(?=\s\()|"
    r"\b[Ww]ohn(?:e|en|t|haft|ung|sitz|ort)?|\b(?:[Uu]mge|[Vv]er)zogen,?\s(?:jetzt|nun|neu)|\b[Pp]rivatgr(?:und|undst(?:ü|ue)ck)|\b(?:[Uu]mzug|[Zz]ieht(?:\s[\w.]+){0,5}?|(?:[Vv]er|[Uu]mge|[Aa]usge)zogen)\s(?:(?:zum|am|ab|im|seit)\s[\w.]+\s){0,2}nach|"
    r"\b(?:[Uu]mzug|[Uu]mgezogen)\svon|\bprivat:?|\b[Ii]ch\sschreibe\s(?:Ihnen\s)?aus\sde[rm]|\b\w*[Aa]dresse\sge(?:ä|ae)ndert|\bWhg\.?|\b[Pp]ost\san|\b[Aa]nschr\.(?:\slt\.\s\w+)?|\b[Aa]dress(?:ä|ae)nderung(?::?\s(?:neu|auf|zu|nach))?|\b[Hh]ausgemeinschaft|\b[Ww]ohne?n?(?:\s\w+){1,4}\s[Bb]austelle,|"
    r"\b[Ww]ohnt\s(?:[\w'’-]+[.,]?\s){1,3}(?:jetzt|nun|inzwischen|aktuell|derzeit)|"
    r"\b[Aa]nschrift|\b[Aa]dresse|\b[Zz]uhause|\bzu Hause|\bwohnend|"
    r"\b[Ll]eb(?:t|e|en)(?:\sallein)?|\b[Mm]elderegister(?:\sjetzt|:)?|\b[Zz]ustellung(?=\san\s)|\bbei\s(?:mir|uns),|(?<!für\s)(?<!die\s)(?<!der\s)(?<!den\s)\b(?:[Aa]nwohner|[Aa]ls\sAn(?:lieger|rainer))(?:in)?(?=,|\s\()|\b(?:her|(?:neu|frisch|erst|gerade)\szu)gezogen(?=\s?\()|\bgemeldet|\bpostalisch(?:\serreichbar\s(?:unter|(?:ü|ue)ber))?|\b[Nn]eue\s[Aa]dresse|"
    r"\b(?:[Aa]dresse|[Aa]nschrift)(?!\sde[rs]\s(?:[Gg]esch|[Bb]eh|[Ff]irma|[Ss]chule|[Kk]ita|[Vv]erein|[Bb](?:ü|ue)ro|[Pp]raxis|[Kk]anzlei|[Vv]erwalt|\w*[a-z]{3}(?:amt|stelle)))\s[\w.]+(?:\s[\w.]+)?:|\b[Vv]erzogen(?:\snach|:|,?\s(?:zuletzt|früher))|\b[Ww]ir\sin\sde[rm]|"
    r"\b[Rr](?:ü|ue)ckl(?:ä|ae)ufer|\b[Rr]echnung\s(?:bitte\s)?an)\s?[:,(]?\s?(?:seit\s\w+\s(?:\w+\s)?)?(?:(?:ist|bin\sich|sind\swir)\s)?"
    r"(?:(?:direkt\s)?(?:daneben|gegen(?:ü|ue)ber|nebenan)\s?[(,]\s?)?(?:hier\s\(|(?:hier|selbst|selber|auch|direkt|noch|jetzt|nun|derzeit|aktuell|nebenan|allein,?)\s)?"
    rf"(?:in\sder|in|im|am|an\sder|an|auf\sder|unter|bei)?\s?({_STREET})(?:\snach\s({_STREET}))?",
)
_SENT_TO: Final = cued(
    "schick|sand|send|stellt|leitet",
    rf"\ban\s({_STREET})\s(?:(?:(?:nach|weiter|zu)?ge|ver)(?:schickt|sandt|sendet|stellt|leitet)|senden|schicken)\b",
)
"""Where something was sent: "Briefwahl an Am Kalten Markt 29 nachgesandt"."""
_OR_BY_POST: Final = re.compile(rf"\soder\s(?:per\sPost\s)?an\s({_STREET})")
"""A home after the mailbox of the same person: "an anna.huber@… oder an Lindenweg 3"."""
_LIVED_IN: Final = cued(
    "wohn|lebt|leben|haust",
    rf"\b(?:[Ii]n de[rm]|[Ii]m|[Aa]m|[Aa]n de[rm]|[Aa]uf de[rm]|[Uu]nter|[Ii]n)\s({_STREET})\s"
    r"(?:(?:zu\s)?wohn(?:t|en|te)|leb(?:t|en|te)|haust)\b",
)
_REGISTERED: Final = cued(
    "gemeldet",
    r"\b(?:ist|bin|sind|war|sei)\s(?:[\w.]+\s){0,3}(?:seit|noch|nicht\smehr)\s(?:[\w.]+\s){0,3}?(?:in\sder|unter(?:\sder)?|im|am)\s"
    rf"({_STREET})\sgemeldet\b",
)
"""Where the register has somebody: "Er ist seit Juli in der Lindenstraße 28 gemeldet"."""
_WHOSE_HOME: Final = (
    signed(
        r"(?i)(?:noch|weiterhin|empf(?:ä|ae)nger(?:in)?)\sunter\s",
        rf"\b(?:[Nn]och|[Ww]eiterhin|[Ee]mpf(?:ä|ae)nger(?:in)?)\sunter\s(?:de[rm]\s)?({_STREET})",
    ),
    cued(
        "dame|rentner|witwe|ehepaar|greis|mann|herr|frau|bewohner|zähler|zaehler|tonne|zimmer|quittung|zogen|zuzug",
        r"(?:\b(?:(?:[Aa]lten?|[Ää]ltere|[Jj]ungen?)\s(?:Dame|Frau|Mann|Herr|Ehepaar)|Rentner(?:in)?|Witwer?|Greis(?:in)?)\s(?:(?:in|aus)\sde[rm]|im\sHaus|im|am)|"
        r"\b[Bb]ewohner(?:in)?\sde[rs]|\b[Uu]mgezogen:|\bQuittung\san|\b[Zz]uzug\s(?:\S+\s){1,4}bisher|"
        r"\b(?:\w{0,8}[Tt]onne|\w{0,8}z(?:ä|ae)hler|[Mm]ein\s\w{0,8}[Zz]immer)\s(?:in\sder|im|am))"
        rf"\s({_STREET})",
    ),
)
"""Where somebody lives, without a name: "Wohnt er noch unter …?", "Die alte Dame in der Schloßstraße 113"."""
_DWELLERS: Final = cued(
    "wohner|mieter|anlieger|anrainer|eigent|beschwerdef|melder|anrufer|leute|familie|wohne",
    r"\b(?:(?:(?:An|Be|Mit)wohner|[Mm]ieter|Anlieger|Anrainer|(?:Haus|Grundst(?:ü|ue)cks|Wohnungs)?[Ee]igent(?:ü|ue)mer|Beschwerdef(?:ü|ue)hrer|Melder|Anrufer)(?:in|s)?|"
    r"(?:[Dd]en|[Dd]ie)\sLeuten?|[Ff]amilie|[Ww]ohnen?\s(?:ich|wir)(?:\s(?:selbst|auch|hier|dort|direkt|seit\s\d{4})){0,2})\s"
    rf"(?:(?:aus|von|in|vom|im)\s(?:de[rm]\s)?)?\(?({_STREET})",
)
"""Where who is told of lives: "Die Anwohnerin aus Lindenweg 3 bittet", "Seit 2019 wohne ich hier (Lindenweg 3)"."""
_RANGE: Final = re.compile(r"\d\s?[-–]\s?\d{1,3}[a-z]?$")
_BEGINS_STREET: Final = re.compile(_LIKE_A_STREET)
_HANDED: Final = re.compile(rf"({_STREET}),\s(?:z\.\s?Hd\.|zu\sH(?:ä|ae)nden)\s(?:von\s)?(?:Herrn?\s|Frau\s)?\Z")
"""Where what is for somebody is sent: "an Lindenweg 3, z. Hd. Anna Huber"."""
_VISITED: Final = cued(
    "besuch", rf"\b(?:[Hh]aus)?[Bb]esuche?\sbei\s[^.!?;\n]{{3,50}}?\s(?:in\sde[rm]|im|am|an\sder|auf\sder)\s({_STREET})"
)
"""Where somebody was visited: "Hausbesuch bei Anna Huber in der Lange Reihe 38"."""
_OWN_HOME: Final = cued(
    "uns|mein|mir|gr|sein|ihr|haus|fam|bin",
    r"(?:\b[Ff]am(?:ilie|\.)\s[\w'’-]+\saus\sde[rm]|\b[Bb]in\sd(?:er|ie)\s[\w'’-]+(?:\s[\w'’-]+)?\saus\sde[rm]|\b(?:(?:[Uu]nser|[Mm]ein|[Ss]ein|[Ii]hr)(?:e[mrns]?|m)?|(?:uns|mir)\sim)\s"
    r"(?:[Hh]aus|[Ww]ohnung|(?:\w{0,6}[Tt]onne|Keller|Garage|Balkon|Terrasse)|Grundst(?:ü|ue)ck|Anwesen|Garten|Einfahrt|Hof|Wohnhaus|Fenster|Stellplatz|Briefkasten|Haust(?:ü|ue)r)e?\s?[,(]?\s?"
    r"(?:in\sder|in|im|am|an\sder|auf\sder)?|\b(?:[Bb]ei\s)?(?:uns|mir)\s(?:in\sder|im|am|an\sder|auf\sder)|"
    rf"\b[Gg]r(?:ü|ue)(?:ß|ss)e\saus\sde[rm]|\b[Hh]aus(?=\s.{{4,40}}\d\s?[a-z]?\sgeh(?:ö|oe)rt\b)|\b(?:[Mm]ir|[Uu]ns)\svor\sde[rm]\s(?:Haust(?:ü|ue)r|Haus|T(?:ü|ue)r)\s?[(,]?)\s?({_STREET})",
)
_MOVED: Final = cued(
    "umzug|umgezogen",
    rf"\b[Uu]m(?:zug|gezogen)\b[^;\n]{{0,40}}?\b(?:bisher|von)\s({_STREET}),?\s(?:k(?:ü|ue)nftig|nach|neu|jetzt)\s({_STREET})",
)
"""Where somebody moves from and to: "Umzug zum 1.4.: bisher Lindenweg 3, künftig …"."""
_MOVED_FROM: Final = cued(
    "vorher|zuvor|bisher|frueher|früher",
    rf"\b(?:[Uu]m(?:gemeldet|meldung))\snach\s({_STREET}),?\s(?:vorher|zuvor|bisher|fr(?:ü|ue)her):?\s({_STREET})",
)
"""Where somebody moved to and from: "Umgemeldet nach Lindenweg 3, vorher …"."""
_HOME: Final = re.compile(
    rf"(?:\s?(?:{_SIGN}{{1,3}}|[,(–\n-])\s?(?:(?:Hinter|Vorder)haus,\s)?(?:(?:wohnhaft|jetzt|nun|neu|derzeit)\s(?:in\s(?:der\s)?)?)?|\saus\sde[rm]\s)({_STREET})"
)

_UNDERSCORED_NUMBER: Final = re.compile(r"(?<!\w)(?:\+\d{2}|00\d{2}|0\d{2,4})(?:_\d{2,8}){2,4}(?!\w)")
"""A telephone number in parts that underscores join: "040_66969_831"."""
_JOINED_NUMBER: Final = re.compile(
    r"(?<!\w)(01[567]\d|(?:(?<=[Tt]el\.\s)|(?<=[Nn][Rr]\.\s)|(?<=von\s)|(?<=dann\s)|(?<=erst\s))0\d{2,4})_(?=\d{5,9}(?!\w))"
)
_O_FOR_ZERO: Final = re.compile(r"(?<!\w)O(?=\d{3})")
_ZERO_FOR_O: Final = re.compile(rf"0(?:(?<=[{UPPER}{LOWER}]0)(?=[{LOWER}])|(?<=[{LOWER}]0)\b(?!\d))")
_FRIDAY: Final = re.compile(rf"(?<![\w.])((?:Mo|Di|Mi|Do)\.?(?:\s?[-–/,+&]\s?|\s(?:bis|und|u\.)\s))Fr(?=\.?\s({WORD}))")
"""The last day of some, which is no Frau: "Mo bis Fr. Schalter zu"."""
_FROM_TO: Final = re.compile("bis|[-–]")
_UNDERSCORED: Final = re.compile(rf"(?<=[{LOWER}])_(?=[{UPPER}][{LOWER}])")
"""What scanners and exports make of letters, figures and blanks: "O171 …", "K0nrad", "Anna_Huber"; the length stays."""
_DIGIT: Final = re.compile(r"\d")
_TOLD: Final = (
    ("DATE_OF_BIRTH", _BORN),
    ("DATE_OF_BIRTH", _BORN_AFTER),
    ("DATE_OF_BIRTH", _RELATIVE_BORN),
    ("ADDRESS", _LIVES),
    ("ADDRESS", _MOVED),
    ("ADDRESS", _MOVED_FROM),
    ("ADDRESS", _LIVED_IN),
    ("ADDRESS", _SENT_TO),
    ("ADDRESS", _REGISTERED),
    ("ADDRESS", _VISITED),
    ("ADDRESS", _OWN_HOME),
)
"""Birth dates and addresses told by words before them."""
_PART: Final = rf"[{UPPER}][\w.'’-]*"
_RECORDED: Final = (
    r"(?:(?:von|van|vom|zur|zum|zu|de|ten|ter|al|el|auf|aus)\s(?:(?:der|den|dem)\s)?)?"
    rf"(?:{_PART}\s(?:(?:von|van|vom|de|der|den|zu|zum|zur|ten|ter|und|al|el|{_PART})\s){{0,4}}{_PART}|{_PART}),\s?{_PART}(?:\s{_PART}){{0,2}}|"
    rf"{_PART}\s(?:(?:von|van|vom|de|der|den|zu|zum|zur|ten|ter|und|al|el|{_PART})\s){{0,4}}{_PART}"
)
"""Who stands first in a record: two words at least, of any form."""
_RECORD: Final = re.compile(rf"(?:^|\n|\s\+\s)\s?({_RECORDED}){_PARTED}({_DATE})(?:{_PARTED}({_STREET})(?={_PARTED}|\s*$))?")
"""A record that was not taken apart: "Huber, Anna | 3.4.1980 | Lindenweg 3 | …"."""
_AT_HOME: Final = re.compile(
    rf"(?:(?<!\w)(?![Oo]rt:|[Tt]reff|[Ss]tandort|[Bb]ereich|[Ss]trecke|[Bb]austelle|[Aa]dresse)[\w.]+:|;)\s({_PART}),\s({_STREET})(?=\s*(?:[,;|/]|$))"
)
"""A family name and a home after a label: "AB: Dettmer, Steinsgraben 53, …"."""
_PARTS: Final = re.compile(rf"{_SIGN}|[-–]")
_STREET_FIRST: Final = re.compile(rf"\s?({_STREET}){_PARTED}")
"""A record that begins with the home: "Lindenweg 3 / Anna Huber / …"."""
_REFERENCE: Final = re.compile(
    r"\s?[,(]\s?((?!\d{1,2}[./-]\d{1,2}[./-]\d{2})(?=[^,\s]*\d[^,\s]*\d[^,\s]*\d)[A-Z0-9]{1,6}(?:[./\-][A-Za-z0-9]{1,8}){2,5}|\(\d{1,3}\)\s\d{2,4}-\d{2,4}\s\d{3,6})(?![\w])"
)
"""Signs of a file after a name: groups of digits and letters between strokes, no date."""
_FILE_SIGN: Final = signed(
    r"(?i)[a-z]\s\d{1,3}\s-\s\d{4}|[a-z]{2}\s\d{3,6}/\d\d|[\da-z]-\d{3,6}-(?:19|20)\d\d|[/-][a-z0-9]{1,5}[/-][a-z0-9]{1,5}[/-][a-z0-9]|[a-z]{2}\s\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d|(?:19|20)\d\d[/-]\d{4}|\d{4}[/-](?:19|20)\d\d|(?:^|[^\w./-])(?:[a-z1-9][a-z0-9]{0,4}[./-][a-z0-9./-]*\d{5}|[1-9]\d{4}[./-])|\d\s-\s\d{4}|-\d{2,4}/\d\d-|/\d{3,5}-[a-z]|[a-z]\s\d{1,4}/\d\d-\d{3}|\.\d{1,2}-\d{3}|\d-[a-z]{1,4}-\d{2,6}/\d\d",
    r"(?<![\w./-])(?!0|\d{1,2}\.\d{1,2}\.|VO\b|BV\b|MV\b|DS\b|Drs\b|SV\b|STV\b|AN\b|DIN|EN\b|ISO)[A-Z0-9][A-Za-z0-9.]{0,6}(?:[/-][A-Za-z0-9]{1,6}){0,3}"
    r"[/-](?:(?:19|20)\d\d[/-](?!(?:19|20)\d\d(?!\d))\d{4,6}|(?<!\d)(?!(?:19|20)\d\d/)\d{4,6}/(?:19|20)\d\d)(?![\w-])|"
    r"(?<![\w./-])[A-Z]{1,3}\s\d{1,3}\s-\s\d{4,6}(?![\w/-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|DR|SV|AN|TOP|DIN|EN|ISO|TÜV)[A-Z]{2,4}\s\d{3,6}/\d\d\s[A-Z](?![\w/-])|"
    r"(?<![\w./-])[A-Z]{1,4}\d{1,3}(?:\.\d{1,2})?(?:-[A-Z]{1,4})?-\d{3,6}-(?:19|20)\d\d(?![\w/-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|Drs|SV|AN|TOP|DIN|EN|Los|Bis|Von|Ab\b|Nr\b|StR|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[A-Z][A-Za-z]{1,4}\s\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d(?![\w/-])|"
    r"(?<![\w./-])(?!0|\d{1,2}/(?:19|20)\d\d-|VO\b|BV\b|MV\b|DS\b|Drs\b|SV\b|STV\b|AN\b|DIN|EN\b|ISO)(?=[A-Z0-9]\S{0,20}(?:/\S{0,20}-|-\S{0,20}/))"
    r"(?=(?:[^\s\d]{0,8}\d){5})[A-Z0-9]{1,4}(?:[/-][A-Z0-9]{1,5}){3}(?![\w/-])|"
    r"(?<![\w./-])(?<![\d)]\s)(?!0|978|979)(?=[A-Z0-9./-]*\d{5})[A-Z0-9]{1,5}(?:[./-][A-Z0-9]{1,6}){1,5}"
    r"(?<!\.\d{2})(?<!\.\d{3})(?<!\.\d{4})(?![\w-])|"
    r"(?<![\w./-])(?!VO|BV|MV|DS|DR|SV|AN|TOP|DIN|EN|ISO|TÜV|VDE|RAL|BP|LV)[A-Z]{2,4}\s\d{1,4}/\d\d-\d{3,6}(?![\w/-])|"
    r"(?<![\w./-])(?!(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)\d{1,2}\.\d{1,2}\.\d{1,2}-\d{3,6}(?:/\d{2,4})?(?![\w/-])|"
    r"(?<![\w./-])\d{1,2}(?:\.\d{1,2})?-[A-Z][A-Za-z]{0,3}-\d{2,6}/\d\d(?![\w/-])|"
    r"(?<![\w./-])(?:\d{2}\.\d\s-\s\d{4,6}\s-\s\d{2}|(?!BV|MV|DS|VO|AN|SV)(?=[A-Z]\S{0,40}\d{4})[A-Z][A-Za-z]{1,4}\d?"
    r"(?:-\d{2,4}/\d{2}-\d{3,5}|/\d{3,5}-[A-Z]\d{2}))(?![\w-])",
)
"""Groups of digits and capitals between strokes, one of them five digits long: a file's running number; "50.3 - 1234 - 24"."""
_ADDRESS: Final = signed(
    r"(?i)(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|markt|wall|kamp|ufer|stieg|anger|breite|hof|winkel|twete|h(?:ö|oe)he|graben|"
    r"berg|pfad|damm|chaussee|promenade|zeile|hang|rain|grund|leite)\s(?:(?:am|an\sder|zum|zur|der|des)\s\S+\s)?\d",
    rf"(?<![\w-])((?:(?:Am|An|Auf|Hinter|Im|In|Zum|Zur|Unter)(?: de[rnm])?\s(?:[{UPPER}][{LOWER}]+en\s)?)?"
    rf"(?:[{UPPER}][{LOWER}-]+er?\s(?:Stra(?:ß|ss)e|Str\.|Landstra(?:ß|ss)e|Landstr\.|Gasse|Allee|Chaussee)|"
    rf"[{UPPER}][{LOWER}-]+er\s(?:Weg|Platz|Ring|Markt|Damm|Berg|Kamp)|"
    rf"(?:Weg|Damm|Ring|Platz|Stra(?:ß|ss)e)\s(?:am|an\sder|zum|zur|der|des)\s[{UPPER}][{LOWER}-]+|"
    rf"[{UPPER}][{LOWER}{UPPER}.-]{{0,60}}"
    r"(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|markt|wall|kamp|ufer|stieg|anger|breite|hof|winkel|twete|"
    r"h(?:ö|oe)he|graben|berg|pfad|damm|chaussee|promenade|zeile|hang|rain|grund|leite))"
    rf"\s\d{{1,3}}(?:\s?[a-z]\b|\s1/[2-9]\b|[-–/]\d{{1,3}}[a-z]?\b|\s(?:I{{1,3}}|IV)(?![\w.])|\b)(,?\s(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}]+)?)",
)
"""A street with its number, known by how streets end."""
_CONTRACT: Final = cued(
    "vertrag",
    r"\b[Vv]ertrag(?:s?-?[Nn]r\.?|snummer)?:?\s([A-Za-z]{1,3}[-.]?(?=[\d.]{6})\d[\d.]{4,11}\d|\d{8,12})(?![\w/]|\s(?:Euro|€|EUR))",
)
"""The contract of who is named: with a town's works it is that of a household."""
_PARCEL: Final = cued(
    "flurst|flst",
    r"\b(?i:flurst(?:ü|ue)ck|flst\.?|flurst\.)\s?(?:[Nn]r\.?\s?)?(\d{1,5}(?:/\d{1,4})?)(?![\w.,/]\d|\w)",
)
"""The parcel of who is named."""
_BY_THE: Final = re.compile(
    r"(?<![\w-])((?:Am|An\sde[rn]|Auf\sde[rmn]|Hinter\sde[rmn]|Hinterm|Im|In\sde[rn]|Zum|Zur|Unterm|Unter\sden|Vor\sdem|Bei\sde[rnm]|Beim)\s"
    rf"(?:[{UPPER}][{LOWER}]+en\s)?[{UPPER}][{LOWER}-]{{3,}}\s\d{{1,3}}(?:\s?[a-z])?(?:,?\s(?:in\s)?(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}]+)?)(?=\s*(?:$|[,;:)(?!]|\.(?:\s|$)))"
)
"""A street that is called after where it lies: "Am Fuchsbau 60"."""
_HOUSED: Final = cued(
    "unterkunft|untergebracht|hausanschluss",
    rf"\b(?:[Uu]nterkunft|[Uu]ntergebracht|Hausanschluss)\s?(?:in\sde[rm]|in|im|:)?\s({_STREET})",
)
"""Where who is named was given a home."""
_FIRST_HOME: Final = signed(
    r"(?i),\s(?:bei|(?:v[o0]rg|g)arten|h[o0]f|einfahrt|keller|w[o0]hnung|grundst)",
    rf"\A\s*({_STREET}),\s(?:bei(?:\sFam(?:ilie|\.))?|(?:Vorg|G)arten|Hof|Einfahrt|Keller|Wohnung|Grundst(?:ü|ue)ck)\s({WORD})\s*\Z",
)
"""A home and whose it is, and nothing else: "Lindenweg 3, Garten Nölscher"."""
_PLAIN_STREET: Final = (
    rf"(?<![\w-])(?:(?:Am|An|Auf|Hinter|Im|In|Zum|Zur|Unter|Vor|Bei)(?:\sde[rnm])?\s)?(?:[{UPPER}][{LOWER}]{{1,30}}e[rsn]?\s)?"
    rf"[{UPPER}][{LOWER}]{{1,40}}\.?(?:-[{UPPER}][{LOWER}]{{1,30}}\.?){{0,4}}\s\d{{1,3}}(?:\s?[a-z]\b)?(?:[-/]\d{{1,3}}[a-z]?\b)?(?:\s(?:I{{1,3}}|IV|V)(?![\w.]))?(?!\d|\s?(?:€|%|EUR\b|Euro\b))"
    rf"(?:,?\s(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}-]{{1,40}})?"
)
"""A street with its number, and no word before it that may be somebody's name."""
_HOME_OF: Final = signed(
    r"=|unbek|(?:\d\s?[a-z]?|\s[IV]{1,3}),\s[^\W\d_]|\d{5}\s[^\s,]+,\s[^\W\d_]",
    rf"({_PLAIN_STREET})(?:\s?=\s?((?:(?:von|van|de|zu)\s){{0,2}}{WORD})(?=\s*(?:$|[.,;/])|\s[-–>])|"
    rf",\s((?:(?:von|van|de|zu)\s){{0,2}}{WORD})(?=,)|\sunbek(?:\.|annt))",
)
"""A home and who lives there, or no longer: "briefk. Lindenweg 3 = Huber", "TÜR Lindenweg 3, Huber, …", "Lindenweg 3 unbek."."""
_IN_HOME: Final = signed(
    r"(?i)(?:in|aus|wohnung|auszug|einzug|hausbesuch|richtig:|/)\s(?:\S+\s){1,4}\d",
    rf"(?:\b(?:[Ii]n|[Aa]us|[Ww]ohnung|[Aa]uszug|[Ee]inzug|[Hh]ausbesuch|[Rr]ichtig:)|(?<=[^\W\d_]\s)/)\s({_PLAIN_STREET})",
)
"""Where somebody is who is named: "die Frau Huber aus Trift 119", "Rg. an Anna Huber / Trift 15"."""
_POSTAL: Final = re.compile(rf"\d[a-z]?,?\s(?:D-)?\d{{5}}\s[{UPPER}]")
_AFTER_BLANK: Final = re.compile(rf"\s({_STREET})")
"""What may be a home right after a name: "an Anna Huber Am Biel 6a, 08066 Zwickau"."""
_BEFORE_POSTAL: Final = 60
"""Characters that a street has at most before its number."""
_FULL_ADDRESS: Final = re.compile(rf"(?<![\w-])(?=[^\n]{{3,{_BEFORE_POSTAL}}}?\d[a-z]?,?\s(?:D-)?\d{{5}}\s)({_STREET})")
"""A street, its number, postal code and place; where a text names somebody, whatever the street is called."""
_NEAR: Final = 80
_SENTENCE_END: Final = re.compile(r"(?:(?<!\d)\.|[!?;])\s+[A-ZÄÖÜ]|\n|\s[-–|]\s")
_SIGNED: Final = re.compile(r"(?:[Bb]earb\w*|[Gg]ez\w*|[Gg]r(?:uß|üße)|[Uu]nterz\w*|erledigt|[Zz]ust)\.?:?\s*$")
"""The date after who signed is that of the day."""


def find(text: str, told: int | None = None) -> tuple[Span, ...]:
    """Find the personal data in a text, as spans that do not overlap, in order.

    Args:
        text: as delivered.
        told: what `cue.told_in` says of the text with even blanks, where that is known already.
    """
    plain, places = evened(text)
    found = _found(plain, told_in(plain) if told is None else told)
    if places is None:
        return found
    return tuple(Span(places[span.start], places[span.end - 1] + 1, span.entity) for span in found)


def _found(text: str, told: int) -> tuple[Span, ...]:
    taken: list[Span] = []
    covered = bytearray(len(text))
    for at in range(0, max(len(text), 1), _MOST):
        for found in _all(text[at : at + _MOST + _OVERLAP], told):
            called = _CALLED_FIRST.match(text, found.start + at, found.end + at) if found.entity == "PERSON_NAME" else None
            span = Span(called.end() if called else found.start + at, found.end + at, found.entity)
            if not any(covered[span.start : span.end]):
                covered[span.start : span.end] = b"x" * (span.end - span.start)
                taken.append(span)
    return tuple(sorted(taken))


_CALLED_FIRST: Final = re.compile(
    r"(?:Tante|Onkel|Oma|Opa|Mama|Papa|Mutter|Zeugen?|Zeugin|Sohnes|Tochter|Herrn?|Frau|Ehemann|Ehefrau|Nachbarn?|Nachbarin)\s(?=\S)"
)
"""What somebody is, which is no part of a name."""


def _all(written: str, told: int) -> Iterator[Span]:
    plain = _JOINED_NUMBER.sub(r"\1 ", written) if "_" in written else written
    plain = _UNDERSCORED_NUMBER.sub(lambda match: match.group().replace("_", " "), plain) if "_" in plain else plain
    found = list(numbers_in_text.numbers(_O_FOR_ZERO.sub("0", plain) if "O" in plain else plain, told))
    yield from found
    written = _UNDERSCORED.sub(" ", written) if "_" in written else written
    written = _FRIDAY.sub(_as_day, written) if "Fr" in written else written
    written = spoken(_ZERO_FOR_O.sub("o", written) if "0" in written else written, told)
    text = raised(lowered(written, told), told)
    yield from _at_home(text, told)
    yield from names_by_number.signed(text, found)
    yield from names_by_number.owners(text, found)
    named = [
        *together_in_text.listed(text, told),
        *names_in_text.names(text, told),
        *noted(text, told),
        *subjects(text, told),
        *in_small_letters(written, told),
    ]
    yield from named
    for name in named:
        yield from _what_follows(text, name)
    first = _STREET_FIRST.match(text) if named else None
    if first and any(name.start == first.end() for name in named):
        yield Span(*first.span(1), "ADDRESS")
    yield from names_by_number.boxed(text, found)
    posted = (_OR_BY_POST.match(text, one.end) for one in found if one.entity == "EMAIL")
    yield from (Span(*match.span(1), "ADDRESS") for match in posted if match)
    yield from together_in_text.born(text, named)
    yield from together_in_text.couples(text, named)
    yield from together_in_text.joined(text, named)
    yield from together_in_text.again(written, named)
    for entity, one in _TOLD if _DIGIT.search(text) else ():
        yield from (
            Span(*match.span(at), entity) for match in one.finditer(text, told) for at in range(1, (match.lastindex or 0) + 1)
        )
    yield from _homes(text, named, told)
    if named:
        yield from _of_somebody(text, named, told)


def _homes(text: str, named: list[Span], told: int) -> Iterator[Span]:
    """Find where somebody lives without a name, and where what is for somebody is sent."""
    for match in (match for one in (*_WHOSE_HOME, _DWELLERS) for match in one.finditer(text, told)):
        if _RANGE.search(match.group(1)):
            continue  # "Anlieger (Lindenweg 3-15)"
        bracket = text[match.start(1) - 1] == "("
        if _BEGINS_STREET.match(text, match.start(1) - 1 - bracket) and not (
            _is_label(match.group(1)) or _is_no_street(match.group(1))
        ):
            yield Span(*match.span(1), "ADDRESS")
    if "Hd." in text or "nden " in text:
        handed = (_HANDED.search(text, max(0, name.start - _NEAR), name.start) for name in named)
        yield from (Span(*match.span(1), "ADDRESS") for match in handed if match)


def _as_day(day: re.Match[str]) -> str:
    """Give the days with `xx` for the last, where a thing follows that no family is called after; else as they are."""
    kind = kind_of(day.group(2))
    opening = kind.coined and _FROM_TO.search(day.group(1)) is not None
    thing = kind.listed or kind.no_name or kind.folded == "bin" or opening
    return f"{day.group(1)}xx" if thing and not (kind.family or kind.given or kind.called) else day.group()


def _at_home(text: str, told: int) -> Iterator[Span]:
    """Find who stands beside a home, in records and notes."""
    for match in filter(_is_recorded, _RECORD.finditer(text) if _PARTS.search(text) else ()):
        parts = zip((1, 2, 3), ("PERSON_NAME", "DATE_OF_BIRTH", "ADDRESS"), strict=True)
        yield from (Span(*match.span(group), entity) for group, entity in parts if match.group(group))
    for match in _AT_HOME.finditer(text) if ":" in text or ";" in text else ():
        kind = kind_of(match.group(1))
        if (kind.family or kind.called) and not kind.place and not _is_label(match.group(2)):
            yield Span(*match.span(1), "PERSON_NAME")
            yield Span(*match.span(2), "ADDRESS")
    for home in _FIRST_HOME.finditer(text, told):
        if kind_of(home.group(2)).surname and not _is_label(home.group(1)):
            yield Span(*home.span(1), "ADDRESS")
            yield Span(*home.span(2), "PERSON_NAME")
    for home in _HOME_OF.finditer(text, told):
        if _is_label(home.group(1)) or _is_thing(home.group(1)):
            continue
        group = home.lastindex or 1
        kind = kind_of(home.group(group).rsplit(maxsplit=1)[-1])
        named = (kind.alone and not is_make(kind.folded)) or (group == _EQUAL and (kind.called or kind.unknown))
        if group == 1 or named:
            yield Span(*home.span(1), "ADDRESS")
        if group > 1 and named:
            yield Span(*home.span(group), "PERSON_NAME")


def _is_thing(home: str) -> bool:
    """Say whether what has a number is a noun, and no way: "Hydrant 12"."""
    first = kind_of(home.split(maxsplit=1)[0])
    return first.listed and len(first.folded) <= _LONGEST_THING and not (first.no_name or first.folded.endswith(_WAYS))


_WAYS: Final = tuple("strasse str. weg gasse allee platz ring damm ufer markt berg hof graben wall".split())
_LONGEST_THING: Final = 8
_EQUAL: Final = 2
"""The group of who stands behind the sign."""


def _is_recorded(match: re.Match[str]) -> bool:
    """Say whether a record begins with somebody: a comma parts the names, or no word is that of a thing."""
    name = match.group(1)
    kinds = [kind_of(word) for word in name.split()]
    known = any(kind.given or kind.family or kind.unknown for kind in kinds)
    things = any(kind.thing and not (kind.given or kind.family or kind.called or kind.coined or kind.role) for kind in kinds)
    return "," in name or (known and not things)


def _of_somebody(text: str, named: list[Span], told: int) -> Iterator[Span]:
    """Find what a text that names somebody says of them: files, contracts, and an address in the sentence of the name."""
    yield from (Span(*match.span(1), "CUSTOMER_ID") for match in _CONTRACT.finditer(text, told))
    yield from (Span(*match.span(1), "PARCEL") for match in _PARCEL.finditer(text, told))
    files = (
        match
        for match in _FILE_SIGN.finditer(text, told)
        if "/DS-" not in match.group() and not _OF_BUDGET.search(text, max(0, match.start() - 24), match.start())
    )
    yield from (Span(*match.span(), "CASE_REF") for match in files)
    yield from (Span(*match.span(1), "ADDRESS") for match in _HOUSED.finditer(text, told))
    ordered = sorted(named)
    if postal := _POSTAL.search(text):
        after = filter(None, (_AFTER_BLANK.match(text, name.end) for name in ordered))
        full = _FULL_ADDRESS.finditer(text, max(0, postal.start() - _BEFORE_POSTAL))
        yield from (Span(*match.span(1), "ADDRESS") for match in (*after, *full) if _POSTAL.search(match.group(1)))
    starts = [name.start for name in ordered]
    streets: list[re.Match[str]] = list(_ADDRESS.finditer(text, told))
    streets += (
        match for match in _IN_HOME.finditer(text, told) if not (_is_thing(match.group(1)) or _is_no_street(match.group(1)))
    )
    if any(_HOMELY.finditer(text, told)):
        streets += _BY_THE.finditer(text)
    for match in streets:
        if _is_label(match.group(1)) or (match.re is _BY_THE and _is_no_street(match.group(1))):
            continue
        first, last = bisect_left(starts, match.start() - 2 * _NEAR), bisect_right(starts, match.end() + _NEAR)
        if (match.lastindex or 0) > 1 or any(_in_one_sentence(text, name, match) for name in ordered[first:last]):
            yield Span(*match.span(1), "ADDRESS")


def _in_one_sentence(text: str, name: Span, match: re.Match[str]) -> bool:
    first, last = min(name.end, match.end()), max(name.start, match.start())
    return last - first <= _NEAR and _SENTENCE_END.search(text[first:last]) is None


def _is_label(text: str) -> bool:
    """Say whether what looks like street and number is a thing with a number: "Gebühr 92", "Linie 20", "GdB 80"."""
    if _LETTERED.match(text) or _ALLOTMENT.match(text):
        return True  # "Linie M1"
    last = _LAST_WORD.search(text)
    if last is not None and last.group(2) and not last.group(1).lower().endswith(_CUT_STREETS):
        return True  # "Abschleppk. 127"
    return last is not None and (
        len(last.group(1)) == 1 or _ACRONYM.match(last.group(1)) is not None or fold_text(last.group(1)).endswith(_LABELS)
    )


_OF_BUDGET: Final = re.compile(
    r"\b(?:Produkt|Kostenstelle|Haushaltsstelle|Sachkonto|Vergabe|Ausschreibung|Version|Software|Firmware|Artikel|Release|Modell|Typ|(?:V|[A-Za-z]*v)orlage|[A-Za-z]*plan|Drucksache|Linie)\w*\s\Z"
)
_HOMELY: Final = signed(
    r"(?i)w[o0]hn|miet|nachbar|anschrift|adress|umzug|verz[o0]gen|zu\s?hause|rechnung|zustell|bescheid|familie|fam\.",
    r"(?i)wohn|miet|nachbar|anschrift|adress|umzug|verzogen|zu\s?hause|rechnung|zustell|bescheid|familie|fam\.",
)
"""What is said of homes."""


def _is_no_street(text: str) -> bool:
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
    "termin geld "
    "notruf whg wohnung bericht schutz apparat durchwahl dienst geboren verweis gutschrift stellplatz standplatz stand "
    "parkplatz sitzplatz liegeplatz "
    "mitglied kunde kundin rahmenhoehe bauhoehe gesamthoehe sitzhoehe durchfahrtshoehe "
    "beschluss arbeitsplatz stueck laenge flaeche gewicht alter kapitel paragraf artikel abschnitt bescheid vorlage "
    "antrag bett probezeit eintrag begleitung busse sensor".split()
)
"""How words end that have a number and are no street."""


_RIGHT_AFTER: Final = re.compile(rf" ({_DATE})(?!\d|\s?(?:Uhr|bis|[-–]\s?\d))", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(r"\s?[,:(]\s?(1[567]\d{8,9}|[2-9]\d{8,9})(?![\w.,]\d|\d|\s?(?:€|Euro|EUR))")
"""A number right after a name that has lost its zero: "Dolmetscher S. Fuchs, 15228817386, …"."""


def _is_of_late(date: str, said: str) -> bool:
    """Say whether a day is of the last years, and not said to be one of birth."""
    return _year_of(date) >= _LONG_AGO and not _BIRTH_SAID.search(said)


def _year_of(date: str) -> int:
    year = int(re.split(r"\D", date)[-1 if not re.match(r"\d{4}", date) else 0])
    if year < 100:  # noqa: PLR2004  (written with two digits)
        year += 2000 if year <= PIVOT else 1900
    return year


def _is_long_ago(text: str, name: Span, date: str) -> bool:
    """Say whether the day beside a whole name is one of birth: longer ago than what offices note of somebody."""
    year = _year_of(date)
    drawn = _DRAWN.search(text, max(0, name.start - _NEAR // 2), name.start) is not None
    return year < _LONG_AGO and not drawn and len(text[name.start : name.end].split()) > 1


_DRAWN: Final = re.compile(
    r"(?i)(?<!\w)(?:protokoll|foto|bild|entwurf|plan|zeichnung|beschluss|vortrag|stadtr(?:at|ätin))\S?\s(?:\S+\s)?\Z"
)
"""What bears the day on which it was made."""


_CELEBRATED: Final = re.compile(
    r"(?:^|[.!?;|/\n]\s?)(?:Trauung|Hochzeit|Eheschlie(?:ß|ss)ung|Beisetzung|Bestattung|Beerdigung|Trauerfeier):?\s[^.!?\n]{0,60}\Z"
)
"""The day of the last years after who marries or is buried is the one on which they do."""
_BIRTH_SAID: Final = re.compile(r"(?i)geb|\*")
_LONG_AGO: Final = 2000 + PIVOT - 5
"""Notes of things that happened are younger."""


def _what_follows(text: str, name: Span) -> Iterator[Span]:
    """Find birth date and address right after a name: "Huber, Anna, 3.4.1980, Lindenweg 3"."""
    at = name.end
    signed = _SIGNED.search(text[max(0, name.start - 20) : name.start])
    celebrated = _CELEBRATED.search(text, max(0, name.start - _NEAR), name.start) is not None
    number = _BARE_NUMBER.match(text, at)
    if number:
        yield Span(*number.span(1), "PHONE")
    for pattern, entity in ((_AFTER_NAME, "DATE_OF_BIRTH"), (_HOME, "ADDRESS"), (_REFERENCE, "CASE_REF")):
        match = pattern.match(text, at)
        if match and entity == "DATE_OF_BIRTH" and celebrated and _is_of_late(match.group(1), match.group()):
            continue
        if match and not (entity == "ADDRESS" and _is_label(match.group(1))) and not (entity == "DATE_OF_BIRTH" and signed):
            yield Span(match.start(1), match.end(1), entity)
            at = match.end(1)
        elif (
            entity == "DATE_OF_BIRTH"
            and not signed
            and (beside := _RIGHT_AFTER.match(text, at))
            and _is_long_ago(text, name, beside.group(1))
        ):
            yield Span(*beside.span(1), entity)
            at = beside.end(1)
