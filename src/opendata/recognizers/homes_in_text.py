"""Where people live, in texts: told by words around a street, by who stands beside it, or in a sentence that names somebody."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.births_in_text import DATE, NEAR
from opendata.recognizers.cue import cued, signed
from opendata.recognizers.figures import is_make
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.streets_in_text import (
    BEGINS_STREET,
    LIKE_A_STREET,
    PLAIN_STREET,
    RANGE,
    STREET,
    is_label,
    is_no_street,
    is_thing,
)
from opendata.recognizers.words_in_text import kind_of

SIGN: Final = r"[|;/#~·•*+=»>→\\^_\t]"
_PARTED: Final = rf"(?:,?\s?{SIGN}{{1,3}}\s?|\s[-–]\s)"
"""What parts the fields of a record."""
_LIVES: Final = cued(
    "anlieger|anrainer|zweitw|wohnsitz|nachsend|wh.|soll|schreibe|hb|klingel|ziehen|auszug|nachsende|zuletzt|richtig|ummeldung|schreiben|brief|bescheid|post|ergab|haustür|haustuer|hausbesuch|wohn|leb|privat|mir|uns|whg|post|anschr|melderegister|zustellung|umzug|anschrift|adress|zuhause|hause|gemeldet|postalisch|verzogen|läufer|laeufer|wir|rechnung|zieht|zogen|hausgemeinschaft",
    r"(?:\b(?:(?:[Ss]chreiben|[Bb]rief|\w{0,20}[Bb]escheid|[Pp]er\s[Pp]ost)\san|(?:EMA|[Mm]elderegister)\S{0,20}\s(?:\w+\s)?ergab|[Hh]aust(?:ü|ue)r|[Hh]ausbesuch|HB|[Zz]weitw(?:ohnung|\.)|[Bb]riefk(?:asten|\.)|[Kk]lingel(?:schild)?|[Uu]mzug|[Aa]uszug|"
    r"[Ww]ohnung|(?:[Zz]weit|[Hh]aupt|[Nn]eben)wohnsitz|[Nn]achsendung\san|(?:[Nn]eue|[Mm]eine|[Ss]eine)\s(?:[Aa]nschrift|[Aa]dresse)\slautet|[Mm]eine\s(?:[Aa]nschrift|[Aa]dresse)\shat\ssich\sge(?:ä|ae)ndert:?|unserem\s(?:Treppenh|H)aus,|[Ss]chreiben\sbitte\s(?:k(?:ü|ue)nftig|ab\ssofort|nur\snoch)\san|[Ww]h\.|(?:[Rr]echnung|[Pp]ost|[Bb]riefe?|[Bb]escheide?|[Mm]ahnung)(?:en)?\s(?:\w+\s){0,3}[Ss]oll(?:en)?\s(?:bitte\s)?(?:k(?:ü|ue)nftig|ab\ssofort|nun|jetzt|nur\snoch)\san|[Vv]erzogen\sn\.|[Zz]iehen\snach|(?<![^\W\d_]\s)[Zz]ugezogen\s(?:aus|von|nach)|[Zz]ustellung\sin\sde[rm]|[Nn]achsendeadresse(?:\slautet)?|[Aa]dresse\slaut\s\w+|[Ww]ohnt\s(?:(?:jetzt|nun|derzeit)\s)?bei\s(?:\w+\s){0,2}\w+:|[Zz]uletzt|[Rr]ichtig:|[Uu]m(?:meldung|gemeldet)\snach)"
    rf"(?={LIKE_A_STREET})|\b[Ww]ir(?=\s\()|"
    r"\b[Ww]ohn(?:e|en|t|haft|ung|sitz|ort)?|\b(?:[Uu]mge|[Vv]er)zogen,?\s(?:jetzt|nun|neu)|\b[Pp]rivatgr(?:und|undst(?:ü|ue)ck)|\b(?:[Uu]mzug|[Zz]ieht(?:\s[\w.]+){0,5}?|(?:[Vv]er|[Uu]mge|[Aa]usge)zogen)\s(?:(?:zum|am|ab|im|seit)\s[\w.]+\s){0,2}nach|"
    r"\b(?:[Uu]mzug|[Uu]mgezogen)\svon|\bprivat:?|\b[Ii]ch\sschreibe\s(?:Ihnen\s)?aus\sde[rm]|\b\w*[Aa]dresse\sge(?:ä|ae)ndert|\bWhg\.?|\b[Pp]ost\san|\b[Aa]nschr\.(?:\slt\.\s\w+)?|\b[Aa]dress(?:ä|ae)nderung(?::?\s(?:neu|auf|zu|nach))?|\b[Hh]ausgemeinschaft|\b[Ww]ohne?n?(?:\s\w+){1,4}\s[Bb]austelle,|"
    r"\b[Ww]ohnt\s(?:[\w'’-]+[.,]?\s){1,3}(?:jetzt|nun|inzwischen|aktuell|derzeit)|"
    r"\b[Aa]nschrift|\b[Aa]dresse|\b[Zz]uhause|\bzu Hause|\bwohnend|"
    r"\b[Ll]eb(?:t|e|en)(?:\sallein)?|\b[Mm]elderegister(?:\sjetzt|:)?|\b[Zz]ustellung(?=\san\s)|\bbei\s(?:mir|uns),|(?<!für\s)(?<!die\s)(?<!der\s)(?<!den\s)\b(?:[Aa]nwohner|[Aa]ls\sAn(?:lieger|rainer))(?:in)?(?=,|\s\()|\b(?:her|(?:neu|frisch|erst|gerade)\szu)gezogen(?=\s?\()|\bgemeldet|\bpostalisch(?:\serreichbar\s(?:unter|(?:ü|ue)ber))?|\b[Nn]eue\s[Aa]dresse|"
    r"\b(?:[Aa]dresse|[Aa]nschrift)(?!\sde[rs]\s(?:[Gg]esch|[Bb]eh|[Ff]irma|[Ss]chule|[Kk]ita|[Vv]erein|[Bb](?:ü|ue)ro|[Pp]raxis|[Kk]anzlei|[Vv]erwalt|\w*[a-z]{3}(?:amt|stelle)))\s[\w.]+(?:\s[\w.]+)?:|\b[Vv]erzogen(?:\snach|:|,?\s(?:zuletzt|früher))|\b[Ww]ir\sin\sde[rm]|"
    r"\b[Rr](?:ü|ue)ckl(?:ä|ae)ufer|\b[Rr]echnung\s(?:bitte\s)?an)\s?[:,(]?\s?(?:seit\s\w+\s(?:(?:Jahre?n?|Monate?n?|Wochen|Tagen|[a-zäöü]\w*)\s)?)?(?:(?:ist|bin\sich|sind\swir)\s)?"
    r"(?:(?:direkt\s)?(?:daneben|gegen(?:ü|ue)ber|nebenan)\s?[(,]\s?)?(?:hier\s\(|(?:hier|selbst|selber|auch|direkt|noch|jetzt|nun|derzeit|aktuell|nebenan|allein,?)\s)?"
    rf"(?:in\sder|in|im|am|an\sder|an|auf\sder|unter|bei)?\s?({STREET})(?:\snach\s({STREET}))?",
)
_SENT_TO: Final = cued(
    "schick|sand|send|stellt|leitet",
    rf"\ban\s({STREET})\s(?:(?:(?:nach|weiter|zu)?ge|ver)(?:schickt|sandt|sendet|stellt|leitet)|senden|schicken)\b",
)
"""Where something was sent: "Briefwahl an Am Kalten Markt 29 nachgesandt"."""
OR_BY_POST: Final = re.compile(rf"\soder\s(?:per\sPost\s)?an\s({STREET})")
"""A home after the mailbox of the same person: "an anna.huber@… oder an Lindenweg 3"."""
_LIVED_IN: Final = cued(
    "wohn|lebt|leben|haust",
    rf"\b(?:[Ii]n de[rm]|[Ii]m|[Aa]m|[Aa]n de[rm]|[Aa]uf de[rm]|[Uu]nter|[Ii]n)\s({STREET})\s"
    r"(?:(?:zu\s)?wohn(?:t|en|te)|leb(?:t|en|te)|haust)\b",
)
_REGISTERED: Final = cued(
    "gemeldet",
    r"\b(?:ist|bin|sind|war|sei)\s(?:[\w.]+\s){0,3}(?:seit|noch|nicht\smehr)\s(?:[\w.]+\s){0,3}?(?:in\sder|unter(?:\sder)?|im|am)\s"
    rf"({STREET})\sgemeldet\b",
)
"""Where the register has somebody: "Er ist seit Juli in der Lindenstraße 28 gemeldet"."""
_WHOSE_HOME: Final = (
    signed(
        r"(?i)(?:noch|weiterhin|empf(?:ä|ae)nger(?:in)?)\sunter\s",
        rf"\b(?:[Nn]och|[Ww]eiterhin|[Ee]mpf(?:ä|ae)nger(?:in)?)\sunter\s(?:de[rm]\s)?({STREET})",
    ),
    cued(
        "dame|rentner|witwe|ehepaar|greis|mann|herr|frau|bewohner|zähler|zaehler|tonne|zimmer|quittung|zogen|zuzug",
        r"(?:\b(?:(?:[Aa]lten?|[Ää]ltere|[Jj]ungen?)\s(?:Dame|Frau|Mann|Herr|Ehepaar)|Rentner(?:in)?|Witwer?|Greis(?:in)?)\s(?:(?:in|aus)\sde[rm]|im\sHaus|im|am)|"
        r"\b[Bb]ewohner(?:in)?\sde[rs]|\b[Uu]mgezogen:|\bQuittung\san|\b[Zz]uzug\s(?:\S+\s){1,4}bisher|"
        r"\b(?:\w{0,8}[Tt]onne|\w{0,8}z(?:ä|ae)hler|[Mm]ein\s\w{0,8}[Zz]immer)\s(?:in\sder|im|am))"
        rf"\s({STREET})",
    ),
)
"""Where somebody lives, without a name: "Wohnt er noch unter …?", "Die alte Dame in der Schloßstraße 113"."""
_DWELLERS: Final = cued(
    "wohner|mieter|anlieger|anrainer|eigent|beschwerdef|melder|anrufer|leute|familie|wohne",
    r"\b(?:(?:(?:An|Be|Mit)wohner|[Mm]ieter|Anlieger|Anrainer|(?:Haus|Grundst(?:ü|ue)cks|Wohnungs)?[Ee]igent(?:ü|ue)mer|Beschwerdef(?:ü|ue)hrer|Melder|Anrufer)(?:in|s)?|"
    r"(?:[Dd]en|[Dd]ie)\sLeuten?|[Ff]amilie|[Ww]ohnen?\s(?:ich|wir)(?:\s(?:selbst|auch|hier|dort|direkt|seit\s\d{4})){0,2})\s"
    r"(?:(?:aus|von|in|vom|im)\s(?:de[rm]\s)?|des\s(?:Hauses|Grundst(?:ü|ue)cks|Anwesens)\s|(?:EG|(?:\d\.\s)?OG|DG)(?:\s(?:links|rechts|mitte))?,\s)?"
    rf"\(?({STREET})"
    r"(?!\s(?:ist\s(?:die|der|das|eine?)\s|defekt|ausgel(?:ö|oe)st|gest(?:ö|oe)rt)|\s\((?:Firma|Fa\.|Stadt|\w*gesellschaft)|,\s\d)",
)
"""Where who is told of lives: "Die Anwohnerin aus Lindenweg 3 bittet", "Seit 2019 wohne ich hier (Lindenweg 3)"."""
_HANDED: Final = re.compile(rf"({STREET}),\s(?:z\.\s?Hd\.|zu\sH(?:ä|ae)nden)\s(?:von\s)?(?:Herrn?\s|Frau\s)?\Z")
"""Where what is for somebody is sent: "an Lindenweg 3, z. Hd. Anna Huber"."""
_VISITED: Final = cued(
    "besuch", rf"\b(?:[Hh]aus)?[Bb]esuche?\sbei\s[^.!?;\n]{{3,50}}?\s(?:in\sde[rm]|im|am|an\sder|auf\sder)\s({STREET})"
)
"""Where somebody was visited: "Hausbesuch bei Anna Huber in der Lange Reihe 38"."""
_OWN_HOME: Final = cued(
    "uns|mein|mir|gr|sein|ihr|haus|fam|bin",
    r"(?:\b[Ff]am(?:ilie|\.)\s[\w'’-]+\saus\sde[rm]|\b[Bb]in\sd(?:er|ie)\s[\w'’-]+(?:\s[\w'’-]+)?\saus\sde[rm]|\b(?:(?:[Uu]nser|[Mm]ein|[Ss]ein|[Ii]hr)(?:e[mrns]?|m)?|(?:uns|mir)\sim)\s"
    r"(?:[Hh]aus|[Ww]ohnung|(?:\w{0,6}[Tt]onne|Keller|Garage|Balkon|Terrasse)|Grundst(?:ü|ue)ck|Anwesen|Garten|Einfahrt|Hof|Wohnhaus|Fenster|Stellplatz|Briefkasten|Haust(?:ü|ue)r)e?\s?[,(]?\s?"
    r"(?:in\sder|in|im|am|an\sder|auf\sder)?|\b(?:[Bb]ei\s)?(?:uns|mir)\s(?:in\sder|im|am|an\sder|auf\sder)|\b[Bb]ei\s(?:uns|mir),|"
    rf"\b[Gg]r(?:ü|ue)(?:ß|ss)e\saus\sde[rm]|\b[Hh]aus(?=\s.{{4,40}}\d\s?[a-z]?\sgeh(?:ö|oe)rt\b)|\b(?:[Mm]ir|[Uu]ns)\svor\sde[rm]\s(?:Haust(?:ü|ue)r|Haus|T(?:ü|ue)r)\s?[(,]?)\s?({STREET})",
)
_MOVED: Final = cued(
    "umzug|umgezogen",
    rf"\b[Uu]m(?:zug|gezogen)\b[^;\n]{{0,40}}?\b(?:bisher|von)\s({STREET}),?\s(?:k(?:ü|ue)nftig|nach|neu|jetzt)\s({STREET})",
)
"""Where somebody moves from and to: "Umzug zum 1.4.: bisher Lindenweg 3, künftig …"."""
_MOVED_FROM: Final = cued(
    "vorher|zuvor|bisher|frueher|früher",
    rf"\b(?:[Uu]m(?:gemeldet|meldung))\snach\s({STREET}),?\s(?:vorher|zuvor|bisher|fr(?:ü|ue)her):?\s({STREET})",
)
"""Where somebody moved to and from: "Umgemeldet nach Lindenweg 3, vorher …"."""
_PART: Final = rf"[{UPPER}][\w.'’-]*"
_RECORDED: Final = (
    r"(?:(?:von|van|vom|zur|zum|zu|de|ten|ter|al|el|auf|aus)\s(?:(?:der|den|dem)\s)?)?"
    rf"(?:{_PART}\s(?:(?:von|van|vom|de|der|den|zu|zum|zur|ten|ter|und|al|el|{_PART})\s){{0,4}}{_PART}|{_PART}),\s?{_PART}(?:\s{_PART}){{0,2}}|"
    rf"{_PART}\s(?:(?:von|van|vom|de|der|den|zu|zum|zur|ten|ter|und|al|el|{_PART})\s){{0,4}}{_PART}"
)
"""Who stands first in a record: two words at least, of any form."""
_RECORD: Final = re.compile(rf"(?:^|\n|\s\+\s)\s?({_RECORDED}){_PARTED}({DATE})(?:{_PARTED}({STREET})(?={_PARTED}|\s*$))?")
"""A record that was not taken apart: "Huber, Anna | 3.4.1980 | Lindenweg 3 | …"."""
_AT_HOME: Final = re.compile(
    rf"(?:(?<!\w)(?![Oo]rt:|[Tt]reff|[Ss]tandort|[Bb]ereich|[Ss]trecke|[Bb]austelle|[Aa]dresse)[\w.]+:|;)\s({_PART}),\s({STREET})(?=\s*(?:[,;|/]|$))"
)
"""A family name and a home after a label: "AB: Dettmer, Steinsgraben 53, …"."""
_PARTS: Final = re.compile(rf"{SIGN}|[-–]")
STREET_FIRST: Final = re.compile(rf"\s?({STREET}){_PARTED}")
"""A record that begins with the home: "Lindenweg 3 / Anna Huber / …"."""
_ADDRESS: Final = signed(
    r"(?i)(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|markt|wall|kamp|ufer|stieg|anger|breite|hof|winkel|twete|h(?:ö|oe)he|graben|"
    r"berg|pfad|damm|chaussee|promenade|zeile|hang|rain|grund|leite|steige?|blick|schanze|wiesen?|mauer|halde|brink|horst|moor|bahn)\s(?:(?:am|an\sder|zum|zur|der|des)\s\S+\s)?\d",
    rf"(?<![\w-])((?:(?:Am|An|Auf|Hinter|Im|In|Zum|Zur|Unter)(?: de[rnm])?\s(?:[{UPPER}][{LOWER}]+en\s)?)?"
    rf"(?:[{UPPER}][{LOWER}-]+er?\s(?:Stra(?:ß|ss)e|Str\.|Landstra(?:ß|ss)e|Landstr\.|Gasse|Allee|Chaussee)|"
    rf"[{UPPER}][{LOWER}-]+er\s(?:Weg|Platz|Ring|Markt|Damm|Berg|Kamp|Steig|Mauer|Hof)|"
    rf"(?:Weg|Damm|Ring|Platz|Stra(?:ß|ss)e)\s(?:am|an\sder|zum|zur|der|des)\s[{UPPER}][{LOWER}-]+|"
    rf"[{UPPER}][{LOWER}{UPPER}.-]{{0,60}}"
    r"(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|markt|wall|kamp|ufer|stieg|anger|breite|hof|winkel|twete|"
    r"h(?:ö|oe)he|graben|berg|pfad|damm|chaussee|promenade|zeile|hang|rain|grund|leite|steige?|blick|schanze|wiesen?|mauer|halde|brink|horst|moor|"
    r"(?<!eisen)(?<!stra(?:ß)en)(?<!auto)(?<!kegel)(?<!renn)(?<!eis)bahn))"
    rf"\s\d{{1,3}}(?:\s?[a-z]\b|\s1/[2-9]\b|[-–/]\d{{1,3}}[a-z]?\b|\s(?:I{{1,3}}|IV)(?![\w.])|\b)(,?\s(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}]+)?)",
)
"""A street with its number, known by how streets end."""
_BY_THE: Final = re.compile(
    r"(?<![\w-])((?:Am|An\sde[rn]|Auf\sde[rmn]|Hinter\sde[rmn]|Hinterm|Im|In\sde[rn]|Zum|Zur|Unterm|Unter\sden|Vor\sdem|Bei\sde[rnm]|Beim)\s"
    rf"(?:[{UPPER}][{LOWER}]+en\s)?[{UPPER}][{LOWER}-]{{3,}}\s\d{{1,3}}(?:\s?[a-z])?(?:,?\s(?:in\s)?(?:D-)?\d{{5}}\s[{UPPER}][{LOWER}]+)?)(?=\s*(?:$|[,;:)(?!]|\.(?:\s|$)))"
)
"""A street that is called after where it lies: "Am Fuchsbau 60"."""
_HOUSED: Final = cued(
    "unterkunft|untergebracht|hausanschluss",
    rf"\b(?:[Uu]nterkunft|[Uu]ntergebracht|Hausanschluss)\s?(?:in\sde[rm]|in|im|:)?\s({STREET})",
)
"""Where who is named was given a home."""
_FIRST_HOME: Final = signed(
    r"(?i),\s(?:bei|(?:v[o0]rg|g)arten|h[o0]f|einfahrt|keller|w[o0]hnung|grundst)",
    rf"\A\s*({STREET}),\s(?:bei(?:\sFam(?:ilie|\.))?|(?:Vorg|G)arten|Hof|Einfahrt|Keller|Wohnung|Grundst(?:ü|ue)ck)\s({WORD})\s*\Z",
)
"""A home and whose it is, and nothing else: "Lindenweg 3, Garten Nölscher"."""
_HOME_OF: Final = signed(
    r"=|unbek|(?:\d\s?[a-z]?|\s[IV]{1,3}),\s[^\W\d_]|\d{5}\s[^\s,]+,\s[^\W\d_]",
    rf"({PLAIN_STREET})(?:\s?=\s?((?:(?:von|van|de|zu)\s){{0,2}}{WORD})(?=\s*(?:$|[.,;/])|\s[-–>])|"
    rf",\s((?:(?:von|van|de|zu)\s){{0,2}}{WORD})(?=,)|\sunbek(?:\.|annt))",
)
"""A home and who lives there, or no longer: "briefk. Lindenweg 3 = Huber", "TÜR Lindenweg 3, Huber, …", "Lindenweg 3 unbek."."""
_IN_HOME: Final = signed(
    r"(?i)(?:in|aus|wohnung|auszug|einzug|hausbesuch|richtig:|/)\s(?:\S+\s){1,4}\d",
    rf"(?:\b(?:[Ii]n|[Aa]us|[Ww]ohnung|[Aa]uszug|[Ee]inzug|[Hh]ausbesuch|[Rr]ichtig:)|(?<=[^\W\d_]\s)/)\s({PLAIN_STREET})",
)
"""Where somebody is who is named: "die Frau Huber aus Trift 119", "Rg. an Anna Huber / Trift 15"."""
_POSTAL: Final = re.compile(rf"\d[a-z]?,?\s(?:D-)?\d{{5}}\s[{UPPER}]")
_AFTER_BLANK: Final = re.compile(rf"\s({STREET})")
"""What may be a home right after a name: "an Anna Huber Am Biel 6a, 08066 Zwickau"."""
_BEFORE_POSTAL: Final = 60
"""Characters that a street has at most before its number."""
_FULL_ADDRESS: Final = re.compile(rf"(?<![\w-])(?=[^\n]{{3,{_BEFORE_POSTAL}}}?\d[a-z]?,?\s(?:D-)?\d{{5}}\s)({STREET})")
"""A street, its number, postal code and place; where a text names somebody, whatever the street is called."""
_SENTENCE_END: Final = re.compile(r"(?:(?<!\d)\.|[!?;])\s+[A-ZÄÖÜ]|\n|\s[-–|]\s")


def homes(text: str, named: list[Span], told: int) -> Iterator[Span]:
    """Find where somebody lives without a name, and where what is for somebody is sent."""
    for match in (match for one in (*_WHOSE_HOME, _DWELLERS) for match in one.finditer(text, told)):
        if RANGE.search(match.group(1)):
            continue  # "Anlieger (Lindenweg 3-15)"
        bracket = text[match.start(1) - 1] == "("
        if BEGINS_STREET.match(text, match.start(1) - 1 - bracket) and not (
            is_label(match.group(1)) or is_no_street(match.group(1))
        ):
            yield Span(*match.span(1), "ADDRESS")
    if "Hd." in text or "nden " in text:
        handed = (_HANDED.search(text, max(0, name.start - NEAR), name.start) for name in named)
        yield from (Span(*match.span(1), "ADDRESS") for match in handed if match)


def at_home(text: str, told: int) -> Iterator[Span]:
    """Find who stands beside a home, in records and notes."""
    for match in filter(_is_recorded, _RECORD.finditer(text) if _PARTS.search(text) else ()):
        parts = zip((1, 2, 3), ("PERSON_NAME", "DATE_OF_BIRTH", "ADDRESS"), strict=True)
        yield from (Span(*match.span(group), entity) for group, entity in parts if match.group(group))
    for match in _AT_HOME.finditer(text) if ":" in text or ";" in text else ():
        kind = kind_of(match.group(1))
        if (kind.family or kind.called) and not kind.place and not is_label(match.group(2)):
            yield Span(*match.span(1), "PERSON_NAME")
            yield Span(*match.span(2), "ADDRESS")
    for home in _FIRST_HOME.finditer(text, told):
        if kind_of(home.group(2)).surname and not is_label(home.group(1)):
            yield Span(*home.span(1), "ADDRESS")
            yield Span(*home.span(2), "PERSON_NAME")
    for home in _HOME_OF.finditer(text, told):
        if is_label(home.group(1)) or is_thing(home.group(1)):
            continue
        group = home.lastindex or 1
        kind = kind_of(home.group(group).rsplit(maxsplit=1)[-1])
        named = (kind.alone and not is_make(kind.folded)) or (group == _EQUAL and (kind.called or kind.unknown))
        if group == 1 or named:
            yield Span(*home.span(1), "ADDRESS")
        if group > 1 and named:
            yield Span(*home.span(group), "PERSON_NAME")


_EQUAL: Final = 2
"""The group of who stands behind the sign."""


def _is_recorded(match: re.Match[str]) -> bool:
    """Say whether a record begins with somebody: a comma parts the names, or no word is that of a thing."""
    name = match.group(1)
    kinds = [kind_of(word) for word in name.split()]
    known = any(kind.given or kind.family or kind.unknown for kind in kinds)
    things = any(kind.thing and not (kind.given or kind.family or kind.called or kind.coined or kind.role) for kind in kinds)
    return "," in name or (known and not things)


def of_somebody(text: str, named: list[Span], told: int) -> Iterator[Span]:
    """Find the homes in a text that names somebody: in the sentence of the name, or with a postal code."""
    yield from (Span(*match.span(1), "ADDRESS") for match in _HOUSED.finditer(text, told))
    ordered = sorted(named)
    if postal := _POSTAL.search(text):
        after = filter(None, (_AFTER_BLANK.match(text, name.end) for name in ordered))
        full = _FULL_ADDRESS.finditer(text, max(0, postal.start() - _BEFORE_POSTAL))
        yield from (Span(*match.span(1), "ADDRESS") for match in (*after, *full) if _POSTAL.search(match.group(1)))
    beside = filter(None, (_RIGHT_BEHIND.match(text, name.end) for name in ordered if " " in text[name.start : name.end]))
    yield from (Span(*match.span(1), "ADDRESS") for match in beside if _could_be_home(match.group(1)))
    starts = [name.start for name in ordered]
    streets: list[re.Match[str]] = list(_ADDRESS.finditer(text, told))
    streets += (
        match for match in _IN_HOME.finditer(text, told) if not (is_thing(match.group(1)) or is_no_street(match.group(1)))
    )
    if any(_HOMELY.finditer(text, told)):
        streets += _BY_THE.finditer(text)
    for match in streets:
        if is_label(match.group(1)) or (match.re is _BY_THE and is_no_street(match.group(1))):
            continue
        first, last = bisect_left(starts, match.start() - 2 * NEAR), bisect_right(starts, match.end() + NEAR)
        if (match.lastindex or 0) > 1 or any(_in_one_sentence(text, name, match) for name in ordered[first:last]):
            yield Span(*match.span(1), "ADDRESS")


_RIGHT_BEHIND: Final = re.compile(rf"\s({STREET})(?=\s*(?:$|[.,;)])|\s[{LOWER}])")


def _could_be_home(street: str) -> bool:
    """Say whether what stands right behind a whole name is a street that no ending tells: "Anna Huber Säntisblick 4"."""
    first, *others = street.split()
    kind = kind_of(others[0] if len(others) > 1 else first)
    told = first in {"Am", "Im", "An", "In", "Auf", "Zum", "Zur", "Unterer", "Oberer", "Untere", "Obere"}
    return not (is_label(street) or is_no_street(street) or is_thing(street)) and (told or kind.coined or kind.unknown)


def _in_one_sentence(text: str, name: Span, match: re.Match[str]) -> bool:
    first, last = min(name.end, match.end()), max(name.start, match.start())
    return last - first <= NEAR and _SENTENCE_END.search(text[first:last]) is None


_HOMELY: Final = signed(
    r"(?i)w[o0]hn|miet|nachbar|anschrift|adress|umzug|verz[o0]gen|zu\s?hause|rechnung|zustell|bescheid|familie|fam\.",
    r"(?i)wohn|miet|nachbar|anschrift|adress|umzug|verzogen|zu\s?hause|rechnung|zustell|bescheid|familie|fam\.",
)
"""What is said of homes."""
TOLD: Final = (_LIVES, _MOVED, _MOVED_FROM, _LIVED_IN, _SENT_TO, _REGISTERED, _VISITED, _OWN_HOME)
"""Homes told by words before or after them."""
