"""Names of people inside texts.

By what stands before them ("Frau", "Eigentümer", "gez.") or by two known names side by side. A name inside an institution,
street or firm is none.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from opendata.recognizers.alone_in_text import alone
from opendata.recognizers.called_names import INITIAL, NAME, PARTICLES, named
from opendata.recognizers.calling import GREETING, ROLE, ROLES, SIGNATURE, is_given
from opendata.recognizers.cue import cued, signed
from opendata.recognizers.figures import is_make
from opendata.recognizers.honoured import is_of_history
from opendata.recognizers.named_otherwise import stands, without_street
from opendata.recognizers.people_in_text import people
from opendata.recognizers.span import LOWER, PARTICLE, UPPER, WORD, Span
from opendata.recognizers.together_in_text import several
from opendata.recognizers.words_in_text import kind_of
from opendata.recognizers.works import is_work

_BEFORE_NAME: Final = (
    r"(?:(?:Oma|Opa|Mutter|Vater|Tante|Onkel|Schwester|Bruder|Pfarrer|Doktor|Professor|Direktor|Rektor|Nachbar|Kollege|"
    r"Hausmeister|Lehrer)(?:in)?\s)?"
)
_ADDRESSED: Final = signed(
    r"(?i)(?:herrn?|hrer|herrr|hrr|frau|frua|fru|faru|famil(?:ie|ei|e)|faimlie|fmilie|famlie|notfallkontakt:?|erbengemeinschaft|ehe(?:leuten?|paars?)|geschwistern?|fr(?:ä|ae)ulein|frl|mrs?|"
    r"rechtsanw(?:alt|ältin)|ra(?:in)?)\s|(?:frl?|hrn?|fam|mrs?|ehel|geschw)\.",
    rf"\b(?:[Hh]errn?|[Ff]rau|Frua|Fru|Faru|Hrer|Herrr|Hrr|Fr\.|Hrn?\.|(?:Pflege|Gast|Paten|pflege|gast)?[Ff]amilie|Faimlie|Fmilie|Famlie|Famile|Familei|[Nn]otfallkontakt:?|[Ff]am\.|[Ee]rbengemeinschaft|[Ee]he(?:leuten?|paars?)|Ehel\.|[Gg]eschwistern?(?!\s\w*(?:[Rr]abatt|igung|[Bb]onus|[Bb]eitrag|[Kk]ind(?:er)?|[Rr]egelung|[Tt]arif|[Zz]uschuss)\b)|[Gg]eschw\.|Fräulein|[Ff]rl\.?|Mr\.?|Mrs\.?|Rechtsanw(?:alt|ältin)|RAin|RA)(?:\s|(?<=\.)){_BEFORE_NAME}"
    rf"((?:{WORD}\sund\s(?!Herr|Frau|Fr\.|Hr\.|Fam))?{NAME})",
)
_DEEDS: Final = (
    r"(?:(?:[Aa]nruf|"
    r"[Aa]bgegeben|[Gg]emeldet|[Gg]efunden|[Gg]estellt|[Ee]ingereicht|[Uu]nterschrieben|[Gg]ezeichnet|"
    r"[Vv]erfasst|[Aa]ngezeigt|[Ee]ingegangen|[Tt]elefonat|[Mm]ail|[Bb]rief|[Aa]nfrage|[Bb]eschwerde|"
    r"[Mm]eldung|[Hh]inweis|[Rr](?:ü|ue)ckruf|[Tt]ermin|[Gg]espr(?:ä|ae)ch|[Rr](?:ü|ue)cksprache|[Bb]esprechung|[Tt]reffen|"
    r"[Vv]ereinbarung|[Aa]bsprache|[Ss]chreiben|[Aa]ntrag|[Ww]iderspruch)\s(?:von|durch|mit|bei|an)|"
    r"[Gg]ez\.?|Unterschrift|auf\sden\sNamen|[Nn]ame(?:ns)?(?:\sist)?|(?:[Ff]amilien|[Gg]eburts|[Ee]he|[Mm](?:ä|ae)dchen)name(?:\s\w+){0,2}:|[Pp]ersonalien:|[Kk]lingel(?:schild)?:|i\.\s?[AV]\.|hei(?:ß|s|ss)e|bin(?:\sder|\sdie)?|"
    r"[Dd]anke,|(?:[Ii]ch|[Ww]ir),|[Hh]ier\s(?:ist|spricht|schreibt)|[Ww]ohn(?:t|haft)\sbei|"
    r"[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?|t)?(?:\svon)?|MfG|VG|LG|von\sFrau|c/o|z\.\s?Hd\.)"
)
_CALLED: Final = signed(
    rf"(?i){ROLE}|\(von|{_DEEDS}",
    rf"(?:{ROLES}(?:\s(?:ist|war|heißt|namens|Name|und|meine?r?|ist\smeine?r?))?(?:\s?[\"„“»])?|\(von|\b{_DEEDS})\s?[:,]?\s?({NAME})",
)
_SIGNED_FOR: Final = cued(
    ":|gez|i.|hd.|c/o|gg.",
    rf"(?:\b(?:(?:SB|[Zz]ust|[Bb]earb(?:eitet)?|[Vv]ertr(?:etung)?|[Aa]nwesend|[Aa]bwesend|[Ss](?:ä|ae)umig|[Ee]ntschuldigt|[Kk]lingel(?:schild)?)\.?:|[Gg]ez\.?|i\.\s?[AV]\.|"
    rf"[Uu]nterschrift:|[Nn]ame:|An:|gg\.|z\.\s?Hd\.|c/o)|{ROLES}:)\s?({NAME})(?=\s*(?:$|[\n,;(/|–-]))",
)
_ISSUED: Final = cued(
    "ausgestellt|lautet|lautend|angemeldet|zugelassen|heißt|unterschrieben",
    r"\b(?:(?:ausgestellt|lautet|lautend|angemeldet|zugelassen)\sauf|heißt\srichtig|[Uu]nterschrieben\svon)\s"
    rf"((?:{WORD}|[{UPPER}]\.)(?:\s(?:{PARTICLE}\s){{0,2}}{WORD}){{1,2}})(?![\w])",
)
_ROLE_AND_TWO: Final = cued(
    "kontoinhaber|antragsteller|anrufer|melder|halter|eigent|besitzer|bauherr|patient|klient|sachbearbeiter|beschwerdef|zeug",
    r"(?:Kontoinhaber|Antragsteller|Anrufer|Melder|Halter|Eigent(?:ü|ue)mer|Besitzer|Bauherr|Patient|Klient|Sachbearbeiter|"
    rf"Beschwerdef(?:ü|ue)hrer|Zeug)(?:in|e)?\s(?:ist\s)?({WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{WORD}){{1,2}})(?![\w])",
)
_WHOSE: Final = cued(
    "halter|fahrer|eigent|besitzer|inhaber|pächter|paechter",
    r"\b(?:Halter|Fahrer|Eigent(?:ü|ue)mer|Besitzer|Inhaber|P(?:ä|ae)chter)(?:in)?\sde[sr]\s(?:[\w-]+\s){1,3}?(?:ist|war|hei(?:ß|ss)t)\s"
    rf"(?:wohl\s|vermutlich\s|angeblich\s)?({WORD},?\s(?:{PARTICLE}\s){{0,2}}{WORD}(?:\s{WORD})?)(?![\w])",
)
"""Whose something is: "Halter des Fahrzeugs ist Huber, Anna"."""
_CERTAIN: Final = cued(
    "gewisse|namen",
    rf"\b(?:[Ee]ine?[mnrs]?\sgewisse[rnms]?|[Nn]ennt(?:\snur)?(?:\sden|\sihren|\sseinen)?\sNamen)\s((?:Herrn?\s|Frau\s)?{NAME})"
    r"(?=\s*(?:$|[\n,;.(/|–-])|\saus\s)",
)
"""Where nothing but a name can stand, one that no list knows is one: after "gez.", a role and a colon, two words after a role."""
_DID: Final = cued(
    "protokoll|ffnet|angetroffen|unterschrieben|entschuldigt|vertretung|nebst",
    r"\b(?:[Pp]rotokoll\sf(?:ü|ue)hrt|(?:ge(?:ö|oe)ffnet|angetroffen|unterschrieben)\s(?:hat|wurde)|[Ee]ntschuldigt|[Vv]ertretung(?:\sdurch)?|nebst\s(?:Sohn|Tochter|Ehefrau|Ehemann))"
    rf"\s({NAME})(?=\s*(?:$|[,.;)]))",
)
"""Who did what only somebody does, or was not there: "Protokoll führt Huber", "entschuldigt Popescu"."""
_LIVES_THERE: Final = cued(
    "wohnt",
    rf"\b[Ww]ohnt\s(?:dort\s)?((?:(?:von|van|zu|de|el|al)\s)?{WORD}(?:\s{WORD})?)(?=\s(?:jetzt|nun|inzwischen|nicht\smehr|seit|dort|hier|noch|bei|allein)\b)",
)
"""Of whom neighbours say where they live: "laut Nachbarn wohnt Holzapfel jetzt bei …"."""
_WOMAN: Final = cued(
    "erin|nachbarin|patientin|klientin|zeugin|kundin|kollegin",
    r"\b(?:Nachbar|Mieter|Vermieter|Bewohner|Anwohner|Eigent(?:ü|ue)mer|Besitzer|P(?:ä|ae)chter|Melder|Anrufer|Halter|Fahrer|"
    rf"Lehrer|Betreuer|Sch(?:ü|ue)ler|Patient|Klient|Zeug|Kund|Kolleg)in\s(?!Frau|Fr\b)({WORD})(?=\s[{LOWER}]|[,.:;)]|\s*$)",
)
"""After a woman's role no thing stands: "Unsere Nachbarin Tröster stellt …"."""
_OURS: Final = cued(
    "nachbar|kollege|mieter|hausmeister|betreuer|lehrer",
    rf"\b(?:[Ii]hr|[Mm]ein|[Uu]nser)(?:e[mnrs]?)?\s(?:Nachbarn?|Kollegen?|Vermieter|Mieter|Hausmeister|Betreuer|Lehrer)\s({WORD})(?=\s[{LOWER}])",
)
"""Whose neighbour it is says that somebody follows: "Ihr Kollege Tröster war …"."""
_MATTER: Final = cued(
    "antrag|vorgang|fall|akte|sache|nachlass|umzug|grab",
    rf"\b(?:(?:Bau)?[Aa]ntrag|Vorgang|Fall|Akte|Sache|Nachlass|Erbfall|Umzug|Grab)\s({WORD}(?:[,/]\s?{WORD}(?:\s{WORD})?)?)(?=\s*(?:[:,;(–-]|$)|\s(?:liegt|ist|war|wird|wurde|bleibt|geht|kam)\b)",
)
"""What a matter is called after: "Bauantrag Zapf: …"."""
_CAPITAL: Final = re.compile(f"[{UPPER}]")


def names(text: str, told: int) -> Iterator[Span]:
    """Find names: by what calls somebody, or by two known names side by side.

    `told` says which patterns may fit (cue.py).
    """
    if _CAPITAL.search(text) is None:
        return
    for match in _ADDRESSED.finditer(text, told):
        yield from named(text, match, sure=True)
    yield from filter(partial(stands, text), map(partial(without_street, text), people(text)))
    for match in (*_CALLED.finditer(text, told), *_MATTER.finditer(text, told)):
        yield from named(text, match, sure=False)
    yield from _surely_called(text, told)
    end = max(0, len(text) - SIGNATURE)
    for match in (*_GREETED.finditer(text, told, end), *_INITIALED.finditer(text, told, end)):
        if not (_is_fire_brigade(match) or is_work(text, match.start(1))):
            yield from named(text, match, sure=True)
    yield from (name for name in alone(text, told) if not is_of_history(text, name.start, name.end))
    for thanked in _THANKED.finditer(text, told, end):
        if is_given(thanked.group(2)) or _may_be_called(thanked.group(2)):
            yield Span(*thanked.span(1), "PERSON_NAME")


def _is_fire_brigade(match: re.Match[str]) -> bool:
    """Say whether a greeting is none and the text nothing else: "LG Dorf" is a Löschgruppe, "LG Wolf" somebody."""
    kind = kind_of(match.group(1))
    return match.string == match.group() and match.group().startswith("LG ") and kind.listed and not (kind.called or kind.family)


def _may_be_called(word: str) -> bool:
    """Say whether no dictionary and no list knows a word: "Danke, Menslage"."""
    return kind_of(word).unknown and not is_make(word)


def _surely_called(text: str, told: int) -> Iterator[Span]:
    """Find who is called where nothing but a name can stand."""
    yield from several(text, told)
    for match in _LIVES_THERE.finditer(text, told):
        kinds = [kind_of(word) for word in match.group(1).split() if word not in PARTICLES]
        if any(kind.given or kind.family or kind.unknown or kind.called for kind in kinds) and not kinds[-1].place:
            yield Span(*match.span(1), "PERSON_NAME")
    for match in _DID.finditer(text, told):
        first = kind_of(match.group(1).split()[0].strip(",."))
        if not (first.thing or first.role or first.no_name or is_make(match.group(1))) or first.family or first.given:
            yield from named(text, match, sure=True)
    for match in _WHOSE.finditer(text, told):
        kinds = [kind_of(word) for word in match.group(1).replace(",", "").split() if word not in PARTICLES]
        unlisted = all(kind.surname and not (kind.thing or kind.role or kind.place) for kind in kinds)
        if unlisted or any(kind.given and not kind.place for kind in kinds):
            yield from named(text, match, sure=True)
    for one in (_SIGNED_FOR, _ISSUED, _CERTAIN, _ROLE_AND_TWO, _WOMAN, _OURS):
        for match in one.finditer(text, told):
            yield from named(text, match, sure=True)


_GREETED: Final = signed(
    GREETING,
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?|MfG|mfg|LG|lg|VG|vg),?\s((?:{WORD}\s)?(?:{WORD}|[{UPPER}]\.))[.!]?\s*[“”\"«]?\s*\Z",
)
_THANKED: Final = signed(
    r"(?i)dank|v[o0]raus|verst(?:ä|ae)ndnis|hilfe|gr(?:ü|ue)(?:ß|ss)e",
    r"\b(?:[Dd]anke?|[Dd]ank(?:\sim\s[Vv]oraus)?|[Vv]oraus|[Vv]erst(?:ä|ae)ndnis|[Hh]ilfe|[Gg]r(?:ü|ue)(?:ß|ss)en?)[,!.]?\s?[-–]?"
    rf"\s(({WORD})(?:\s{WORD})?)[.!]?\s*\Z",
)
"""A given name after thanks, at the very end."""
_INITIALED: Final = signed(
    r"[^\W\d_]\.\s?[^\s.]+[.!]?\s*$",
    rf"(?<=[{LOWER}.!?,\n])(?<!\se\.)\s({INITIAL}{WORD})[.!]?\s*\Z",
)
"""How a text ends, whether or not a list knows the name: "Gruß Bäuerlein", "… seit Tagen kaputt. L. Neubig"."""
