"""Names of people inside texts.

By what stands before them ("Frau", "Eigentümer", "gez.") or by two known names side by side. A name inside an institution,
street or firm is none.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from opendata.recognizers.alone_in_text import alone
from opendata.recognizers.calling import GREETING, ROLE, ROLES, SIGNATURE, is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import cued, signed
from opendata.recognizers.figures import is_figure, is_make
from opendata.recognizers.historic import begins_historic, is_historic
from opendata.recognizers.names import PLACE_ENDINGS, gazetteer
from opendata.recognizers.nouns import is_place, is_thing, is_word
from opendata.recognizers.people_in_text import people
from opendata.recognizers.span import LOWER, PARTICLE, UPPER, WORD, Span
from opendata.recognizers.together_in_text import several
from opendata.recognizers.words_in_text import ADJECTIVES, FAMILY_ENDINGS, kind_of
from opendata.recognizers.works import in_title, is_of_a_body, is_performed, is_tale, is_work, names_a_thing

_RANK: Final = r"(?:(?:Freiherr|Freifrau|Graf|Gr(?:ä|ae)fin|Baron(?:in)?)\s)?"
TITLE: Final = (
    r"(?:(?:Prof|Dr|Dipl|Mag|Ing|med|jur|phil|rer|nat|dent)\.?-?\s?(?:Ing\.|Kfm\.|Psych\.|Päd\.|Biol\.|Verw\.|med\.|jur\.)?\s?"
    r"(?:\(FH\)\s)?){0,4}"
)
_INITIAL: Final = rf"[{UPPER}]\.\s?(?:[{UPPER}]\.\s?)?"
_NAME: Final = (
    rf"{TITLE}(?:{_INITIAL}(?:(?:von|van|vom|zu|de|di|da|del|De|Di|Da|Del|El|Al|Ben)\s)?{WORD}|"
    rf"{WORD},\s?(?:{WORD}|[{UPPER}]\.)(?:[ -]{WORD})?|"
    rf"{_RANK}(?:{PARTICLE}\s){{0,2}}{WORD}(?:\s{_RANK}(?:{PARTICLE}\s){{0,2}}(?:{WORD}|[{UPPER}]\.)){{0,3}})"
)
_BEFORE_NAME: Final = (
    r"(?:(?:Oma|Opa|Mutter|Vater|Tante|Onkel|Schwester|Bruder|Pfarrer|Doktor|Professor|Direktor|Rektor|Nachbar|Kollege|"
    r"Hausmeister|Lehrer)(?:in)?\s)?"
)
_ADDRESSED: Final = signed(
    r"(?i)(?:herrn?|hrer|herrr|hrr|frau|frua|fru|faru|famil(?:ie|ei|e)|faimlie|fmilie|famlie|notfallkontakt:?|erbengemeinschaft|ehe(?:leuten?|paars?)|geschwistern?|fr(?:ä|ae)ulein|frl|mrs?|"
    r"rechtsanw(?:alt|ältin)|ra(?:in)?)\s|(?:frl?|hrn?|fam|mrs?|ehel|geschw)\.",
    rf"\b(?:[Hh]errn?|[Ff]rau|Frua|Fru|Faru|Hrer|Herrr|Hrr|Fr\.|Hrn?\.|(?:Pflege|Gast|Paten|pflege|gast)?[Ff]amilie|Faimlie|Fmilie|Famlie|Famile|Familei|[Nn]otfallkontakt:?|[Ff]am\.|[Ee]rbengemeinschaft|[Ee]he(?:leuten?|paars?)|Ehel\.|[Gg]eschwistern?|[Gg]eschw\.|Fräulein|[Ff]rl\.?|Mr\.?|Mrs\.?|Rechtsanw(?:alt|ältin)|RAin|RA)(?:\s|(?<=\.)){_BEFORE_NAME}"
    rf"((?:{WORD}\sund\s(?!Herr|Frau|Fr\.|Hr\.|Fam))?{_NAME})",
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
    rf"(?:{ROLES}(?:\s(?:ist|war|heißt|namens|Name|und|meine?r?|ist\smeine?r?))?(?:\s?[\"„“»])?|\(von|\b{_DEEDS})\s?[:,]?\s?({_NAME})",
)
_SIGNED_FOR: Final = cued(
    ":|gez|i.|hd.|c/o|gg.",
    rf"(?:\b(?:(?:SB|[Zz]ust|[Bb]earb(?:eitet)?|[Vv]ertr(?:etung)?|[Aa]nwesend|[Aa]bwesend|[Ss](?:ä|ae)umig|[Ee]ntschuldigt|[Kk]lingel(?:schild)?)\.?:|[Gg]ez\.?|i\.\s?[AV]\.|"
    rf"[Uu]nterschrift:|[Nn]ame:|An:|gg\.|z\.\s?Hd\.|c/o)|{ROLES}:)\s?({_NAME})(?=\s*(?:$|[\n,;(/|–-]))",
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
    rf"\b(?:[Ee]ine?[mnrs]?\sgewisse[rnms]?|[Nn]ennt(?:\snur)?(?:\sden|\sihren|\sseinen)?\sNamen)\s((?:Herrn?\s|Frau\s)?{_NAME})"
    r"(?=\s*(?:$|[\n,;.(/|–-])|\saus\s)",
)
"""Where nothing but a name can stand, one that no list knows is one: after "gez.", a role and a colon, two words after a role."""
_DID: Final = cued(
    "protokoll|ffnet|angetroffen|unterschrieben|entschuldigt|vertretung|nebst",
    r"\b(?:[Pp]rotokoll\sf(?:ü|ue)hrt|(?:ge(?:ö|oe)ffnet|angetroffen|unterschrieben)\s(?:hat|wurde)|[Ee]ntschuldigt|[Vv]ertretung(?:\sdurch)?|nebst\s(?:Sohn|Tochter|Ehefrau|Ehemann))"
    rf"\s({_NAME})(?=\s*(?:$|[,.;)]))",
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
_BODY_FOR: Final = re.compile(
    r"(?:ausschuss|beirat|konzept|plan|planung|programm|versammlung|forum|rat)\sf(?:ü|ue)r\s$", re.IGNORECASE
)
"""What is for a place: "Der Ausschuss für Burbach tagt"."""
_AND_FAMILY: Final = re.compile(r"\bund\s[Ff]amilie\s$")
_RULERS: Final = frozenset(
    "Kaiser Kaiserin König Königin Bischof Fürstbischof Papst Herzog Herzogin Fürst Prinz Prinzessin".split()
)
_TITLES: Final = frozenset("Dr Prof Dipl Ing Mag med jur phil rer nat dent".split())
_ALSO_NAMES: Final = frozenset(
    "damm herbst winter sommer fruehling maerz mai april august freitag sonntag montag baum hund strom wasser".split()
)
"""Words that are names as well, where somebody is called: "Frau Herbst"."""
PARTICLES: Final = frozenset("zum von van de der den dem zu zur vom ter ten op del di da dos el al ben bin".split())
_ARTICLES: Final = frozenset({"der", "den", "dem"})
"""Parts of a name only after another particle: "von der Au", but "Hausmeister den Schlüssel"."""
_TOWARDS: Final = frozenset({"zu", "zur", "vom"})
"""No beginning of a name but after a form of address: "Eltern zu Gesundheit"."""
_BETWEEN: Final = PARTICLES | {"und", "Freiherr", "Freifrau", "Graf"}
_CAPITAL: Final = re.compile(f"[{UPPER}]")
_TOKEN: Final = re.compile(r"[^\s,]+")
_PART: Final = re.compile(r"[-'’]")
_HOUSE_AFTER: Final = re.compile(r"\s[1-9]\d{0,3}\s?[a-wyz]?(?:$|[\s,;]|-(?!\d{3}))(?![A-Z][A-Za-z]{0,4}\s\d{1,6}/\d\d)")
_STREET_LAST: Final = re.compile(
    rf"(\S+(?:\s(?:(?:von|van|zu|de|der|den)\s)*{WORD}))\s[{UPPER}][{LOWER}-]+(?:stra(?:ß|ss)e|weg|gasse|allee|platz|ring|damm|ufer|stieg)"
)
_PLACE_WORD: Final = tuple(PLACE_ENDINGS.split("|"))
_SIGNS: Final = ("", ",", ".", ";", ":", "(", ")", "#", "|", "/", "-", "–", "!")
_NOT_NAMES: Final = frozenset(
    "eilt dringend achtung "
    "vor bei nach seit mit ohne um aus zu wegen laut ab bis durch fuer gegen hinter ueber unter zwischen neben "
    "der die das und oder bitte danke kontakt tel telefon handy mail iban konto hallo sehr liebe lieber "
    "guten morgen tag abend strasse platz weg stadt amt rathaus buergeramt "
    "unbekannt anonym anonymus mailto nr "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar maerz april mai juni "
    "juli august september oktober november dezember "
    "personalausweis ausweis hund katze baum strom wasser muell ampel radweg gehweg herbst fruehling ich "
    "wir sie er es mein meine unser ihre im am in auf "
    "oberbuergermeister oberbuergermeisterin buergermeister buergermeisterin ob landrat landraetin stadtrat stadtraetin "
    "minister ministerin ministerpraesident ministerpraesidentin kanzler kanzlerin praesident praesidentin "
    "frau herr herrn gott pfarrer doktor beste bester besten gruesse gruss herzliche freundliche schoene viele "
    "professor direktor rektor nachbar nachbarin kollege kollegin hausmeister lehrer lehrerin".split()
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
_BODY: Final = ("beirat", "verein", "vorstand", "sprecher", "sprecherin", "initiative", "leitung", "vorsitzende", "vorsitzender")
"""What a signature may have after the name: a body or a function."""


def names(text: str, told: int) -> Iterator[Span]:
    """Find names: by what calls somebody, or by two known names side by side.

    `told` says which patterns may fit (cue.py).
    """
    if _CAPITAL.search(text) is None:
        return
    for match in _ADDRESSED.finditer(text, told):
        yield from _named(text, match, sure=True)
    yield from filter(partial(_stands, text), map(partial(_without_street, text), people(text)))
    for match in (*_CALLED.finditer(text, told), *_MATTER.finditer(text, told)):
        yield from _named(text, match, sure=False)
    yield from _surely_called(text, told)
    end = max(0, len(text) - SIGNATURE)
    for match in (*_GREETED.finditer(text, told, end), *_INITIALED.finditer(text, told, end)):
        if not (_is_fire_brigade(match) or is_work(text, match.start(1))):
            yield from _named(text, match, sure=True)
    yield from (name for name in alone(text, told) if not _is_of_history(text, name.start, name.end))
    for thanked in _THANKED.finditer(text, told, end):
        if is_given(thanked.group(2)) or _may_be_called(thanked.group(2)):
            yield Span(*thanked.span(1), "PERSON_NAME")


def _is_fire_brigade(match: re.Match[str]) -> bool:
    """Say whether a greeting is none and the text nothing else: "LG Dorf" is a Löschgruppe, "LG Wolf" somebody."""
    kind = kind_of(match.group(1))
    return match.string == match.group() and match.group().startswith("LG ") and kind.listed and not (kind.called or kind.family)


def _holds_office(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of who holds a public office, or does in a council what the public may know."""
    before = fold_text(text[max(0, start - 40) : start])
    return _OFFICE_HOLDER.search(before) is not None or bool(_MOTION.search(before) and _DEBATED.match(text, end))


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
            yield from _named(text, match, sure=True)
    for match in _WHOSE.finditer(text, told):
        kinds = [kind_of(word) for word in match.group(1).replace(",", "").split() if word not in PARTICLES]
        unlisted = all(kind.surname and not (kind.thing or kind.role or kind.place) for kind in kinds)
        if unlisted or any(kind.given and not kind.place for kind in kinds):
            yield from _named(text, match, sure=True)
    for one in (_SIGNED_FOR, _ISSUED, _CERTAIN, _ROLE_AND_TWO, _WOMAN, _OURS):
        for match in one.finditer(text, told):
            yield from _named(text, match, sure=True)


def _is_of_history(text: str, start: int, end: int) -> bool:
    """Say whether a name is of somebody long dead: "Otto der Große", with up to three words after it, or with years of life."""
    if _LIVED.match(text, end) or _is_built_by(text, start, end) or _is_on_plaque(text, start, end):
        return True
    parts = text[start:end].split()
    if (
        len(parts) > 2
        and begins_historic(parts[0])
        and is_historic(" ".join(parts[:2]))
        and not (kind_of(parts[2]).surname or kind_of(parts[2]).called)
    ):
        return True  # "Thomas Mann Buddenbrooks"
    whose = kind_of(parts[-1])
    if text.endswith("s", 0, end) and not (whose.family or whose.given) and is_historic(text[start : end - 1]):
        return True  # "Brief Clemens Brentanos", but "Ludwig Thomas" may live
    author = text[start:end].rpartition(" von ")[2]  # "Ronja Räubertochter von Gustave Flaubert"
    if len(author) < end - start and " " in author and is_historic(author):
        return True
    if not begins_historic(text[start:end].split(maxsplit=1)[0]):
        return False
    words = text[end : end + _LONGEST_BYNAME].split(" ")[:4]
    return any(
        is_historic((text[start:end] + " ".join(words[:count])).rstrip(".,;:!?\"“”«'")) for count in range(1, len(words) + 1)
    )


_LIVED: Final = re.compile(
    r"\s?\(\*?\s?(?:1[0-8]\d\d|19[0-2]\d)\s?[–-]\s?†?\s?(?:1\d\d\d|200\d)\)|\s?\((?:\w+\s)?1\d\.\sJh|\s?\(†\s?1[0-8]\d\d\)"
)
"""Years or a century of life, too early for years of service and for the recently dead: "(1888–1948)"."""
_BUILT_BY: Final = re.compile(
    rf"(?:^|[,;(]\s?|[{LOWER}]{{5}}\.\s|\b(?:Jahre?|anno|wurde|Grabmal|Denkmal)\s)(?:1[0-8]\d\d|19[0-2]\d)(?:\s(?:wurde|war|als|im|in|der|die|das|ein|eine|erstmals|zuerst|Stil|Haus|Kirche))*\s"
    r"(nach\s(?:einem\s)?(?:Pl(?:ä|ae)nen|Plan|Entw(?:u|ü|ue)rf(?:en)?)\s)?(?:von|durch|vom)\s"
    rf"(?:(?:dem|der)\s)?(?:[{UPPER}][{LOWER}]*(?:meister|baurat|architekt|baumeister|bildhauer|maler|gießer|giesser)\s)?\Z"
)
_BUILT: Final = re.compile(
    r"\s(?:erbaut|errichtet|entworfen|gebaut|geschaffen|gegossen|gegr(?:ü|ue)ndet|gemalt|geweiht|vollendet)\b"
)
_LONGEST_BYNAME: Final = 40


def _is_built_by(text: str, start: int, end: int) -> bool:
    """Say whether what somebody built is older than anybody alive: "1915 nach Plänen von Baumeister … errichtet"."""
    before = _BUILT_BY.search(text[max(0, start - 2 * _LONGEST_BYNAME) : start])
    return before is not None and (before.group(1) is not None or _BUILT.match(text, end) is not None)


_BEFORE_HONOURED: Final = re.compile(
    r"\b[Ii]n\sdiesem\sHause?\s(?:lebte|wohnte)\sund\s(?:wirkte|starb)\s\Z|"
    r"\bHier\s(?:wohnte|lebte|wirkte|starb|(?:ü|ue)bernachtete|weilte|predigte)\s(?:angeblich\s)?(?:um\s)?(?:1[0-8]\d\d|19[0-3]\d)"
    r"(?:\s?[–-]\s?1\d\d\d)?\s(?:(?:der|die)\s[\w-]+\s)?(?:Zar\s|K(?:ö|oe)nig\s|Kaiser\s)?\Z|"
    r"\bDer\s(?:Ü|Ue)berlieferung\snach\s(?:[\w-]+\s){1,2}\Z"
)
_LONG_AGO_HERE: Final = re.compile(r"\bHier\s(?:wohnte|lebte|wirkte|starb|(?:ü|ue)bernachtete|weilte|predigte)\s\Z")
_SLEPT_HERE: Final = re.compile(r"\ssoll\shier\s(?:im\sJahre?\s|um\s)?(?:1[0-8]\d\d|19[0-2]\d)\b")
_THEN: Final = re.compile(r"\s(?:um|von|bis|ab|im\sJahre?)\s(?:1[0-8]\d\d|19[0-2]\d)\b(?!\s?(?:bis|[–-])\s?(?:19[3-9]|20)\d)")
"""When somebody was here who is dead: "Hier wohnte … um 1836"."""
_AFTER_HONOURED: Final = re.compile(r"\s?/\s?[\w -]{3,40}\s?/\s?(?:weilte|lebte|wohnte)\sin\sdiesem\sHause\b")


def _is_on_plaque(text: str, start: int, end: int) -> bool:
    """Say whether a plaque honours somebody: "Hier wohnte 1807–1819 …", "Gedenktafel (Ricarda Huch)"."""
    first = max(0, start - 2 * _LONGEST_BYNAME)
    before = _BEFORE_HONOURED.search(text, first, start)
    named = text.startswith(")", end) and _PLAQUE.search(text, first, start)
    honoured = _MONUMENT.search(text, first, start) and _DAMAGED.match(text, end)
    written = _ON_SIGN.search(text, first, start) or (_NAMED_ON.search(text, first, start) and _WRONGLY.match(text, end))
    written = written or (_HONOURING.search(text, first, start) and _RULER.fullmatch(text, start, end))
    long_ago = _LONG_AGO_HERE.search(text, first, start) and _THEN.match(text, end)
    return (
        before is not None
        or bool(named or honoured or written or long_ago or _SLEPT_HERE.match(text, end))
        or _AFTER_HONOURED.match(text, end) is not None
    )


_MONUMENT: Final = re.compile(r"\bdes\s(?:Denkmals|Standbilde?s|Ehrenmals|Gedenksteine?s)\s\Z")
_DAMAGED: Final = re.compile(
    r"\s(?:mit\s(?:Farbe|Graffiti|Kreide|Moos|Kot|Taubenkot)\b|(?:(?:ist|war|wurde|wird)\s(?:\w+\s){0,2})?"
    r"(?:besch(?:ä|ae)digt|beschmiert|verschmutzt|gereinigt|umgest(?:ü|ue)rzt|locker|bemalt|verwittert|zerkratzt)\b)"
)
"""What is told of a monument: "Sockel des Denkmals Justus Jonas mit Farbe beschmiert"."""
_ON_SIGN: Final = re.compile(
    r"\b(?:Schild|Tafel|(?:Info|Gedenk|Hinweis)tafel|Inschrift)\b[^.!?]{0,40}\bTodesjahr\s(?:von|bei)\s\Z"
)
_NAMED_ON: Final = re.compile(r"\b(?:Schild|Tafel|Inschrift)\b[^.!?]{0,30}\bnennt\s\Z")
_WRONGLY: Final = re.compile(r"\smit\s(?:falsche[mn]|richtige[mn])\s(?:Todes|Geburts|Sterbe|Lebens)")
_HONOURING: Final = re.compile(
    r"\b(?:(?:B(?:ü|ue)ste|Statue)\svon|Tafel\szu|Denkmal\sf(?:ü|ue)r|Gedenken\san|(?:Ausstellung|Vortrag|Film|Buch|F(?:ü|ue)hrung)\s(?:ü|ue)ber)\s(?:(?:Kaiser|K(?:ö|oe)nig)\s)?\Z"
)
_RULER: Final = re.compile(r"\w+\s[IV]{1,3}\.")
"""Whom a sign calls dead, and rulers, who are counted: "Büste von Otto I."."""
_PLAQUE: Final = re.compile(r"(?i)(?:gedenktafel|gedenkstein|denkmal|b(?:ü|ue)ste|statue)\s\(\Z")
"""What honours whom it names in brackets."""


def _has_role(text: str, start: int) -> bool:
    """Say whether the word before a name says what somebody is."""
    before = _LAST_WORD.search(text[max(0, start - _LONGEST_BYNAME) : start])
    return before is not None and kind_of(before.group(1)).role and before.group(1) not in _DEVICES


_DEVICES: Final = frozenset({"Drucker", "Rechner", "Scanner"})
"""What is called like who does it: "Drucker Kyocera"."""
_LAST_WORD: Final = re.compile(r"(\w+)\W*$")


def _without_street(text: str, name: Span) -> Span:
    """Cut off the street where somebody lives: "Salvatore Esposito Tannenweg 13"."""
    street = _STREET_LAST.fullmatch(text, name.start, name.end) if _HOUSE_AFTER.match(text, name.end) else None
    return Span(name.start, street.end(1), name.entity) if street else name


def _stands(text: str, name: Span) -> bool:
    """Say whether words that look like a name are one: not a firm's, a work's, a street's, an honoured person's."""
    start, end = name.start, name.end
    return not (
        _OF_HOUSE.search(text[start:end])
        or (text.startswith("Roman von ", start) and _A_NOVEL.search(text, max(0, start - _LONGEST_BYNAME), start))
        or _HOUSE.fullmatch(text[start:end])
        or _is_house(text[start:end])
        or _is_of_place(text, start, end)
        or _OF_SAINT.match(text[start:end])
        or names_a_thing(text, start, end)
        or _is_of_history(text, start, end)
        or (is_make(text[start:end]) and not _has_role(text, start))
        or is_figure(text[start:end])
        or is_performed(text, start, end)
        or is_tale(text, start, end)
        or _holds_office(text, start, end)
        or (is_of_a_body(text, end) and not text[start:end].endswith("."))
        or (text[start:end].split(maxsplit=1)[0] in _RULERS and not _has_role(text, start))
        or (_HOUSE_AFTER.match(text, end) and ", " not in text[start:end])
        or is_work(text, start)
        or in_title(text, start, end)
        or (_BODY_FOR.search(text[max(0, start - _LONGEST_BYNAME) : start]) and not kind_of(text[start:end]).only_given)
        or _OF_NOBODY.search(text[max(0, start - _LONGEST_BYNAME) : start])
        or _HOLY.search(text[max(0, start - _LONGEST_BYNAME) : start])
        or (_SAINT.search(text[max(0, start - _LONGEST_BYNAME) : start]) and is_given(text[start:end]))
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
    described = " " not in first and kind_of(first).folded in ADJECTIVES if first else False  # "Zum Hohen Venn"
    return (made or described) and _AT_PLACE.search(text, max(0, start - _LONGEST_BYNAME), start) is not None


_AT_PLACE: Final = re.compile(
    r"\b(?:Eingang|Ausgang|Standort|Parkplatz|Zugang|Zufahrt|Haltestelle|Bushaltestelle|H(?:ö|oe)he|Kreuzung|Spielplatz|Stadtteil|Ortsteil|"
    r"Siedlung|Gebiet|Bereich|[Aa]m|[Ii]m|[Zz]um)\s\Z"
)
_OF_HOUSE: Final = re.compile(
    r"-(?:Weg|Platz|Stiftung|Jahr|Jubil(?:ä|ae)um|Fest|Abend|(?i:\w*schule|Gymnasium|Stra(?:ß|ss)e|\w*halle|Ausstellung|Saal|Preis|Kindergarten|Kita))$"
)
_HOUSE: Final = re.compile(
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
    rf"(?<=[{LOWER}.!?,\n])(?<!\se\.)\s({_INITIAL}{WORD})[.!]?\s*\Z",
)
"""How a text ends, whether or not a list knows the name: "Gruß Bäuerlein", "… seit Tagen kaputt. L. Neubig"."""


def _named(text: str, match: re.Match[str], *, sure: bool) -> Iterator[Span]:
    start = match.start(1)
    line = match.group(1).split("\n", 1)[0]
    tokens = () if _is_title_alone(line) else _TOKEN.finditer(line)
    words = [(found.group(), found.start() + start, found.end() + start) for found in tokens]
    kept = _up_to_last_name(_one_name(text, list(_until_no_name(text, words, sure=sure))))
    while kept and (kept[-1][0] in PARTICLES or kept[-1][0] == "und"):
        kept.pop()  # "Frau Huber von nebenan"
    if all(word.strip(".-") in _TITLES for word, _, _ in kept):
        return
    if "und" in [word for word, _, _ in kept] and not is_given(kept[0][0]):
        return
    if _AND_FAMILY.search(text, max(0, start - _LONGEST_BYNAME), start) and not kind_of(kept[0][0]).family:
        return  # "Viele Grüße, Anna Huber und Familie Hotline …"
    if (
        (not sure and (_OF_HOUSE.search(text[start : kept[-1][2]]) or _HOUSE.fullmatch(text[start : kept[-1][2]])))
        or _is_of_history(text, start, kept[-1][2])
        or is_figure(text[start : kept[-1][2]])
        or is_performed(text, start, kept[-1][2])
        or is_tale(text, start, kept[-1][2])
        or _holds_office(text, start, kept[-1][2])
        or in_title(text, start, kept[-1][2])
    ):
        return
    end = kept[-1][2]
    folded = [fold_text(part) for word, _, _ in kept for part in _PART.split(word.strip(".")) if part]
    given, family = gazetteer().given, gazetteer().family
    known = sum(part in given or part in family or (part.endswith(FAMILY_ENDINGS) and not is_word(part)) for part in folded)
    initial = any(len(word) <= 3 and word.endswith(".") and word.strip(".") not in _TITLES for word, _, _ in kept)
    if not sure and ((not known and not initial) or kept[0][0] in _TOWARDS):
        return
    firm = is_of_a_body(text, end) or text.startswith(_FORMS, kept[-1][1])  # "Mitarbeiter von Huber Estrichbau GbR"
    if firm and not text[start:end].endswith("."):
        return
    yield Span(start, end, "PERSON_NAME")


@lru_cache(maxsize=1000)
def _is_title_alone(line: str) -> bool:
    """Say whether no name follows titles: "Dr. Prof. von Frau"."""
    parts = line.split()
    first = next((at for at, part in enumerate(parts) if part.strip(".-") not in _TITLES and part not in PARTICLES), 0)
    return first > 0 and is_no_name(parts[first]) and fold_text(parts[first]) not in _ALSO_NAMES


_FORMS: Final = ("GmbH", "GbR", "PartG")


def _one_name(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Cut "Huber, Altenburger …" at the comma: only a given name follows a family name there."""
    for at, (_, _, end) in enumerate(words[:-1]):
        if text[end : end + 1] == ",":
            second, _, last = words[at + 1]
            initial = len(second) <= 2 and second.endswith(".")
            if is_thing(fold_text(second)) and not is_given(second):
                return words[: at + 1]  # "Frau Huber, Hauptamt"
            if second.lower().endswith("nr"):
                return words[: at + 1]  # "Frau Huber, Kundennr. 17"
            return words if is_given(second) or initial or _followed_by_sign(text, last) else words[: at + 1]
    return words


def _followed_by_sign(text: str, end: int) -> bool:
    return text[end:].lstrip()[:1] in _SIGNS


@lru_cache(maxsize=10_000)
def is_known(word: str) -> bool:
    """Say whether a list of names knows a word, or a part of it."""
    known = gazetteer()
    return any(part in known.given or part in known.family for part in fold_text(word.strip(".")).replace("'", "").split("-"))


def _up_to_last_name(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drop the capitalised word that begins the next sentence: "Erich Wirth Bitte"; the second word of a name may be unknown."""
    plain = [word for word, _, _ in words]
    if not plain or "und" in plain or not (is_given(plain[0]) or sum(map(is_known, plain)) > 1):
        return words
    while len(words) > 2 and not is_known(words[-1][0]) and words[-2][0] not in _BETWEEN:
        words = words[:-1]
    return words


_FORM_BEFORE: Final = re.compile(r"\b(?:Frau|Herrn?|Familie|Fam\.|Eheleuten?)\s\Z")


def _is_no_house(word: str) -> bool:
    """Say whether what ends like a house, a place or a street is none that anybody knows: "Familie Graefenhain"."""
    folded = fold_text(word)
    return not (folded in _NOT_NAMES or folded.endswith(_BODY) or is_word(folded) or is_place(folded))


def _is_body(folded: str) -> bool:
    return is_thing(folded) or folded.endswith("ischen")


def _is_gone_to(word: str) -> bool:
    """Say whether a word after "zur", "zum" or "vom" and a name is what somebody goes to, and no seat of a family."""
    return fold_text(word) in _GONE_TO


def _serves_all(word: str) -> bool:
    """Say whether a word after "Frau vom" is where she works for the public."""
    kind = kind_of(word)
    return kind.thing and not kind.listed and kind.folded.endswith(_SERVICES)


_GONE_TO: Final = frozenset(
    "untermiete miete zwischenmiete sache vorsprache anhoerung klaerung kenntnis pflege kur arbeit schule abholung probe "
    "besichtigung beratung untersuchung mittagessen unterricht".split()
)
_SERVICES: Final = tuple("telefon dienst amt service hotline stelle buero verwaltung zentrale schalter team schutz".split())
"""How what serves the public ends."""


def _is_addressed(text: str, at: int) -> bool:
    return _FORM_BEFORE.search(text, max(0, at - 12), at) is not None


def _until_no_name(text: str, words: list[tuple[str, int, int]], *, sure: bool) -> Iterator[tuple[str, int, int]]:
    before = ""
    for at, (word, start, end) in enumerate(words):
        if at and len(word) > _LONGEST_FAMILY and fold_text(word).endswith(_ABSTRACT) and not kind_of(word).family:
            return  # "Frau Huber Bareinzahlung am Schalter"
        if is_no_name(word) and word not in _BETWEEN:
            called = (sure or is_given(before)) and fold_text(word) in _ALSO_NAMES
            if not (called or (not at and _is_no_house(word) and _is_addressed(text, start))):
                return
        if word in _ARTICLES and before not in PARTICLES:
            return
        if word == "vom" and 0 < at < len(words) - 1 and _is_body(fold_text(words[at + 1][0])):
            return  # "Frau Huber vom Bürgerservice"
        if word in _TOWARDS and at + 1 < len(words) and (_is_gone_to if at else _serves_all)(words[at + 1][0]):
            return  # "Familie Huber zur Untermiete", "die Frau vom Bürgertelefon"
        if word == "zu" and at > 1 and before not in _BETWEEN:
            return  # "von Anna Huber zu Lehrkraft …"
        yield word, start, end
        before = word


@lru_cache(maxsize=10_000)
def is_no_name(word: str) -> bool:
    """Say whether a name ends before this word: a common one, a place, a body."""
    folded = fold_text(word.strip("."))
    family = gazetteer().family
    housed = folded.endswith(_PLACE_WORD) and folded not in family and folded.split("-")[-1] not in family
    return folded in _NOT_NAMES or (housed and not _may_be_family(folded)) or folded.endswith(_BODY)


def _may_be_family(folded: str) -> bool:
    """Say whether what ends like a house is no house: what stands before is no word ("Vehring"), and no place is called so."""
    stem = next((folded.removesuffix(house) for house in _HOUSES if folded.endswith(house)), "")
    return 0 < len(stem) <= _LONGEST_STEM and not (is_word(stem) or is_word(folded) or is_place(folded))


_ABSTRACT: Final = ("ung", "ungen", "heit", "keit", "schaft", "tion", "termin", "zeugnis")
"""How words end that nobody is called by, but short ones: "Sung", "Hartung"."""
_LONGEST_FAMILY: Final = 8
_HOUSES: Final = ("ring", "haus", "burg", "heim", "hof", "tor")
_LONGEST_STEM: Final = 5
