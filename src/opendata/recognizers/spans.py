"""Personal data inside texts: which characters of a cell name a person, a way to reach them or a number of theirs.

Rules only. Patterns with check digits first; then names, by what stands before them ("Frau", "Eigentümer", "gez.") or by two
known names side by
side; then what follows a name (birth date, address). A name inside an institution, street or firm is none.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opendata.recognizers import email, health_ins_no, iban, ip_address, license_plate, pension_no, tax_id
from opendata.recognizers.cells import fold_text
from opendata.recognizers.names import PLACE_ENDINGS, gazetteer

_MOST: Final = 20_000
"""Characters that are searched at once; longer texts are searched in pieces that overlap."""
_OVERLAP: Final = 200


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` of a text and what they are."""

    start: int
    end: int
    entity: str


_UP: Final = r"A-ZÄÖÜÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŤȚŪŮŰŲÝŸŹŻŽ"
_LOW: Final = r"a-zßà-öø-ÿāăąćčďđēėęěğģıīķĺļľłńņňōőœŕřśşšșťțūůűųýźżž"
_WORD: Final = rf"[{_UP}](?:['’][{_UP}])?[{_LOW}]+(?:[-'’][{_UP}]?[{_LOW}]+){{0,3}}"
_PARTICLE: Final = r"(?:von|van|de|der|den|zu|zur|vom|del|di|da|dos|el|al|ben|bin)"
_TITLE: Final = (
    r"(?:(?:Prof|Dr|Dipl|Mag|Ing|med|jur|phil|rer|nat|dent)\.?-?\s?(?:Ing\.|Kfm\.|Psych\.|Päd\.|med\.|jur\.)?\s?){0,4}"
)
_INITIAL: Final = rf"[{_UP}]\.\s?(?:[{_UP}]\.\s?)?"
_NAME: Final = (
    rf"{_TITLE}(?:{_INITIAL}(?:(?:von|van|vom|zu|de|di|da|del|De|Di|Da|Del|El|Al|Ben)\s)?{_WORD}|{_WORD},\s?(?:{_WORD}|[{_UP}]\.)(?:[ -]{_WORD})?|"
    rf"{_WORD}(?:\s{_PARTICLE}){{0,2}}(?:\s(?:{_WORD}|[{_UP}]\.)){{0,3}})"
)
_BEFORE_NAME: Final = r"(?:(?:Pfarrer|Doktor|Professor|Direktor|Rektor|Nachbar|Kollege|Hausmeister|Lehrer)(?:in)?\s)?"
_CALLING: Final = (
    "achbar", "igent", "esitzer", "ieter", "chter", "wohner", "alter", "ahrer", "beschwerdef", "antragst", "kontoinh", "anruf", "melde",
    "zeug", "gesch", "betroff", "patient", "klient", "kind", "sohn", "tochter", "mutter", "vater", "ehem", "ehef", "oma", "opa",
    "schwester", "bruder", "schüler", "schueler", "ansprechp", "kontaktp", "sachbearb", "hausmeister", "betreuer", "vormund",
    "bauherr", "inhaber", "verstorb", "kund", "mitarb", "kolleg", "lehrer", "erzieher", "dozent", "trainer", "mitglied", "empf", "absend",
    "verfass", "unterz", "teilnehm", "bewerb", "beschuld", "schuldner", "gl", "freund", "partner", "gegeben", "gefunden", "gestellt",
    "eingereicht", "unterschr", "gezeichnet", "angezeigt", "eingegangen", "telefonat", "mail", "brief", "anfrage", "beschwerde",
    "meldung", "hinweis", "ruf", "gez", "name", "i.", "heiße", "bin ", "(von", "danke,", "grü", "gru", "mfg", "vg", "lg", "von frau", "c/o",
    "z.", "zurück",
)  # fmt: skip
"""One of these stands, whatever its case, wherever somebody is called by a role or a deed; patterns are tried only then."""


def _calls(text: str) -> bool:
    small = text.lower()
    return any(sign in small for sign in _CALLING)


_ADDRESSED: Final = re.compile(
    rf"\b(?:Herrn?|Frau|Fr\.|Hr\.|Familie|Fam\.|Eheleute|Eheleuten|Fräulein|Mr\.?|Mrs\.?)\s{_BEFORE_NAME}"
    rf"((?:{_PARTICLE}\s){{0,2}}{_NAME})"
)
_ROLES: Final = (
    r"(?:[Nn]achbar(?:in|n|s)?|Eigent(?:ü|ue)mer(?:in)?|Besitzer(?:in)?|Mieter(?:in)?|Vermieter(?:in)?|"
    r"P(?:ä|ae)chter(?:in)?|Bewohner(?:in)?|Anwohner(?:in)?|Halter(?:in)?|Fahrer(?:in)?|Beschwerdef(?:ü|"
    r"ue)hrer(?:in)?|"
    r"Antragsteller(?:in)?|Kontoinhaber(?:in)?|Anrufer(?:in)?|Melder(?:in)?|Zeug(?:e|in)|Gesch(?:ä|"
    r"ae)digter?|Betroffener?|Patient(?:in)?|Klient(?:in)?|Kind|Sohn|Tochter|Mutter|Vater|Ehemann|Ehefrau|"
    r"Oma|Opa|Schwester|Bruder|Sch(?:ü|ue)ler(?:in)?|"
    r"Ansprechpartner(?:in)?|Ansprechperson|Kontaktperson|Sachbearbeiter(?:in)?|Hausmeister(?:in)?|"
    r"Betreuer(?:in)?|Vormund|Bauherr(?:in)?|Inhaber(?:in)?|Verstorbener?|Kunde|Kundin|Mitarbeiter(?:in)?|"
    r"Kolleg(?:e|in|en)|Lehrer(?:in)?|Erzieher(?:in)?|"
    r"Dozent(?:in)?|Trainer(?:in)?|Mitglied|Empf(?:ä|ae)nger(?:in)?|Absender(?:in)?|Verfasser(?:in)?|"
    r"Unterzeichner(?:in)?|Teilnehmer(?:in)?|Bewerber(?:in)?|Beschuldigter?|Schuldner(?:in)?|Gl(?:ä|"
    r"ae)ubiger(?:in)?|Freund(?:in)?|Partner(?:in)?)"
)
_CALLED: Final = re.compile(
    rf"(?:{_ROLES}(?:\s(?:ist|war|heißt|namens|Name|und|meine?r?|ist\smeine?r?))?|\b(?:[Aa]nruf|"
    rf"[Aa]bgegeben|[Gg]emeldet|[Gg]efunden|[Gg]estellt|[Ee]ingereicht|[Uu]nterschrieben|[Gg]ezeichnet|"
    rf"[Vv]erfasst|[Aa]ngezeigt|[Ee]ingegangen|[Tt]elefonat|[Mm]ail|[Bb]rief|[Aa]nfrage|[Bb]eschwerde|"
    rf"[Mm]eldung|[Hh]inweis|[Rr](?:ü|ue)ckruf)\s(?:von|durch|mit|bei|an)|"
    rf"\bgez\.?|\bUnterschrift|\b[Nn]ame(?:ns)?(?:\sist)?|\bi\.\s?A\.|\bi\.\s?V\.|\bheiße|\bbin(?:\sder|\sdie)?|"
    rf"\(von|\b[Dd]anke,|\b[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?|\bMfG|\bVG|\bLG|\bvon\sFrau|\bc/o|\bz\.\s?Hd\.)\s?[:,]?\s?({_NAME})"
)
_PAIR: Final = re.compile(
    rf"(?<![\w-])({_TITLE}(?:{_WORD},\s{_WORD}(?:[ -]{_WORD})?|{_INITIAL}{_WORD}|"
    rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?(?:{_WORD}|[{_UP}]\.)){{1,3}}))(?![\w])"
)
_CAPITALISED: Final = re.compile(rf"[{_UP}][{_UP}{_LOW}'’-]+")
_SMALL: Final = rf"[{_LOW}]{{2,}}(?:-[{_LOW}]{{2,}})?"
_LOWER_NAME: Final = re.compile(rf"\b(?:herrn?|frau|fr\.|hr\.|familie|fam\.)\s([{_LOW}]{{3,}}(?:-[{_LOW}]{{3,}})?)\b")
_CALLED_LOWER: Final = re.compile(
    rf"(?:{_ROLES}(?:\s(?:ist|namens|meine?r?))*|(?:[Aa]nruf|[Aa]bgegeben|[Gg]emeldet|[Gg]efunden|"
    rf"[Uu]nterschrieben|[Bb]eschwerde|[Mm]eldung)\s(?:von|durch)|\bgez\.?|[Zz]urück\.|\b[Nn]ame\sist|\bheiße|"
    rf"\b[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?,?|\b(?:lg|vg|mfg|LG|VG|MfG),?)"
    rf"\s?:?\s?({_SMALL}(?:,?\s{_SMALL}){{1,2}})(?![\w])"
)
_SIGNED_LOWER: Final = re.compile(
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?|lg|vg|mfg|LG|VG|MfG),?\s({_SMALL}(?:\s{_SMALL})?)(?=\s*(?:$|[\n.,;:!(+]))"
)
"""A signature in small letters: a given name, alone or with one more word, after the greeting and before the end."""
_INTRODUCED_LOWER: Final = re.compile(
    rf"\b(?:[Nn]ame\sist|heiße|bin\s(?:der|die))\s({_SMALL}(?:\s{_SMALL}(?=\s*(?:$|[\n.,;:!(+])))?)(?![\w-])"
)
_SHORT_ADDRESS_LOWER: Final = re.compile(
    rf"\b(?:fr|hr|fam)\.\s(?!abend|morgen|mittag|nachm|vorm|und\b|bis\b|von\b|vom\b|uhr|nach\b|vor\b|dr\b|prof)({_SMALL})(?![\w-])"
)

_MAIL: Final = re.compile(
    r"[A-Za-z0-9ÄÖÜäöüß._%+\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[A-Za-z0-9ÄÖÜäöüß\-]{1,62}(?:\.[A-Za-z0-9ÄÖÜäöüß\-]{2,62}){1,4}"
)
_AT: Final = ("@", "(at)", "[at]")
_DIGIT: Final = re.compile("[0-9]")
_ACCOUNT: Final = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ \-]?[A-Za-z0-9]{4}){2,7}(?:[ \-]?[A-Za-z0-9]{1,3})?\b")
_PHONE: Final = re.compile(
    r"(?<![\w.,/-])(?!\d{1,2}\.\d{1,2}\.\d)(?:\+\d{2}|00\d{2}|\(?0)[\s(]*\d(?:[\s()/.\-–]{0,3}\d){5,14}(?![\w])"
)
_PENSION: Final = re.compile(r"\b\d{2}[ ]?\d{6}[ ]?[A-Za-z][ ]?\d{3}\b")
_INSURED: Final = re.compile(r"\b[A-Z][ ]?\d{3}[ ]?\d{3}[ ]?\d{3}\b")
_ELEVEN: Final = re.compile(r"(?<![\w.,/-])[1-9]\d[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w])")
_PLATE: Final = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}[-–: ][A-Z]{1,2}[- ]?[1-9]\d{0,3}[EH]?(?![\w])")
_INTERNET: Final = re.compile(
    r"(?<![\w.:])(?:(?:[3-9]\d|\d{3})(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?:::?[0-9A-Fa-f]{1,4}){3,7})(?![\w.:]|\.\d)"
)
"""Addresses of version 4 begin high: what begins low is a version number or a section of a law."""
_HARDWARE: Final = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![\w:-])")
_FILE: Final = re.compile(
    r"(?:\b(?:Az|Gz)\b\.?:?|\bAktenzeichen:?|\b[Ii]hr(?:em)?\sZeichen:?|\b[Uu]nser(?:em)?\sZeichen:?|"
    r"\bGeschäftszeichen:?|\bVorgang(?:snummer|s-?[Nn]r\.?)?:?|\bKassenzeichen:?|\bBuchungszeichen:?|"
    r"\bKunden(?:nummer|-?[Nn]r\.?):?|\bFall(?:nummer|-?[Nn]r\.?):?|\bBescheid(?:nummer|"
    r"-?[Nn]r\.?)?:?)\s?([A-Za-z0-9][A-Za-z0-9./\-]{0,40}\d[A-Za-z0-9./\-]{0,40})"
)
_MONTHS: Final = (
    "Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan\\.?|Feb\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Okt\\.?|Nov\\.?|Dez\\.?"
)
_DATE: Final = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})|"
    rf"\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}\.\s?(?:{_MONTHS})\s\d{{4}})"
)
_BORN: Final = re.compile(
    rf"(?:\b[Gg]eb(?:\.|oren|urtsdatum|urtstag)?(?:e[rn]?)?(?:\s?am)?|(?<!\w)\*)\s?:?\s?(?:am\s)?({_DATE})", re.IGNORECASE
)
_AFTER_NAME: Final = re.compile(rf"\s?[,;#|/(]\s?(?:geb\.?\s(?:am\s)?)?({_DATE})", re.IGNORECASE)
_STREET: Final = (
    rf"(?:(?:Am|An der|An den|Auf der|Im|In der|Zum|Zur|Unterer|Oberer|Obere|Untere|Hinterer|Alte|Alter|"
    rf"Große|"
    rf"Kleine)\s)?(?:[{_UP}][{_LOW}.]*(?:-[{_UP}][{_LOW}.]*)*\s?){{1,3}}"
    rf"\d{{1,4}}(?:\s?[a-z]\b)?(?:\s?[/+\-–]\s?\d{{1,3}}[a-z]?)?"
    rf"(?:,?\s(?:D-)?\d{{5}}\s[{_UP}][{_LOW}]+(?:[- ][{_UP}][{_LOW}]+)?)?"
)
_LIVES: Final = re.compile(
    rf"(?:\b[Ww]ohn(?:e|en|t|haft|ung|sitz|ort)?|\bAnschrift|\bAdresse|\b[Zz]uhause|\bzu Hause|\bwohnend|"
    rf"\bgemeldet|\bpostalisch)\s?:?\s?(?:seit\s\w+\s)?(?:ist\s)?(?:hier\s)?(?:in\sder|in|im|am|an\sder|"
    rf"auf\sder|unter|bei)?\s?({_STREET})"
)
_HOME: Final = re.compile(rf"\s?[,;#|(/]\s?(?:wohnhaft\s(?:in\s(?:der\s)?)?)?({_STREET})")
_OFFICE_BEFORE: Final = re.compile(
    r"(?:amt|aemter|(?<!halte)(?<!bau)(?<!tank)(?<!grill)stelle|"
    r"dienst|service|buero|rathaus|hotline|zentrale|leitstelle|notruf|telefon der "
    r"stadt|buergertelefon|infotelefon|behoerde|sekretariat|schule|kita|kindergarten|verwaltung|referat|"
    r"abteilung|"
    r"verein|museum|bibliothek|buecherei|zentrum|stadtwerke|polizei|feuerwehr)\b[^!?#;|/0-9]{0,24}$"
)
_SENTENCE: Final = re.compile(rf"(?<=[{_LOW}]{{4}})[.!?]\s")
_OWN_NUMBER: Final = re.compile(r"\b(?:mich|mir|meine?|unter|handy|mobil|privat|rueckfragen|rueckruf|erreichbar)\b[^a-z0-9]*$")
_NO_NAME_BEFORE: Final = tuple(
    "denkmal brunnen saal halle schule gymnasium museum haus kita kindergarten krippe strasse platz park spielplatz statue bueste "
    "gedenktafel grab ausstellung konzert buch roman film stueck werk lesung von firma fa. st. sankt linie haltestelle richtung "
    "schloss burg kirche kapelle bad stadion arena".split()
) + ("auftrag an", "benannt nach")
"""How what stands before a name ends where the name is a place's, a work's or a firm's."""
_NO_NAME_AFTER: Final = re.compile(
    rf"^(?:\s[{_UP}&][\w.&-]*){{0,4}}\s(?:&\s|GmbH|mbH|AG|KG|OHG|oHG|GbR|UG|SE|e\.\s?[GVK]\.|eG|e\.V|"
    rf"\(haftungs|Co\.)|^\s?&|^-?\s?(?:Stra(?:ß|ss)e|Str\.|Platz|Weg|Allee|Ring|Gasse|Schule|Gymnasium|"
    rf"Haus|Halle|Denkmal|Park|Stiftung|Preis|Museum|Saal)\b|^-[{_UP}]"
)
_HOUSE_AFTER: Final = re.compile(r"\s\d{1,4}\s?[a-z]?(?:$|[\s,;\-])")
_PLACE_WORD: Final = tuple(PLACE_ENDINGS.split("|"))
_SIGNS: Final = ("", ",", ".", ";", ":", "(", ")", "#", "|", "/", "-", "–", "!")
_NOT_NAMES: Final = frozenset(
    "der die das und oder bitte danke kontakt tel telefon handy mail iban konto hallo sehr liebe lieber "
    "guten morgen tag abend strasse platz weg stadt amt rathaus buergeramt "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar maerz april mai juni "
    "juli august september oktober november dezember "
    "personalausweis ausweis hund katze baum strom wasser muell ampel radweg gehweg herbst fruehling ich "
    "wir sie er es mein meine unser ihre im am in auf "
    "oberbuergermeister oberbuergermeisterin buergermeister buergermeisterin ob landrat landraetin stadtrat stadtraetin "
    "minister ministerin ministerpraesident ministerpraesidentin kanzler kanzlerin praesident praesidentin "
    "frau herr herrn gott pfarrer doktor "
    "professor direktor rektor nachbar nachbarin kollege kollegin hausmeister lehrer lehrerin".split()
)
_OFFICE_HOLDER: Final = re.compile(
    r"(?:buergermeister(?:in|s)?|\bob|landrat(?:s)?|landraetin|stadtrat|stadtraetin|minister(?:in)?|ministerpraesident(?:in)?|"
    r"bundeskanzler(?:in)?|bundespraesident)\s(?:dr\.\s)?$"
)
"""What stands before the name of who holds a public office; that name is public."""
_BODY: Final = ("beirat", "verein", "vorstand", "sprecher", "sprecherin", "initiative", "leitung", "vorsitzende", "vorsitzender")
"""What a signature may have after the name: a body or a function."""


def find(text: str) -> tuple[Span, ...]:
    """Find the personal data in a text, as spans that do not overlap, in order."""
    taken: list[Span] = []
    covered = bytearray(len(text))
    for at in range(0, max(len(text), 1), _MOST):
        for found in _all(text[at : at + _MOST + _OVERLAP]):
            span = Span(found.start + at, found.end + at, found.entity)
            if not any(covered[span.start : span.end]):
                covered[span.start : span.end] = b"x" * (span.end - span.start)
                taken.append(span)
    return tuple(sorted(taken))


def _all(text: str) -> Iterator[Span]:
    numbers = list(_numbers(text))
    yield from numbers
    yield from _signed(text, numbers)
    named = list(_names(text))
    yield from named
    for name in named:
        yield from _what_follows(text, name)
    yield from _again(text, named)
    for match in _BORN.finditer(text):
        yield Span(match.start(1), match.end(1), "DATE_OF_BIRTH")
    for match in _LIVES.finditer(text):
        yield Span(match.start(1), match.end(1), "ADDRESS")


def _numbers(text: str) -> Iterator[Span]:
    for match in _MAIL.finditer(text) if any(sign in text for sign in _AT) else ():
        address = re.sub(r"\s?(?:\(at\)|\[at\]|@)\s?", "@", match.group())
        if not email.is_office_box(address):
            yield Span(match.start(), match.end(), "EMAIL")
    if _DIGIT.search(text) is None:
        return
    yield from _checked(text, _ACCOUNT, "IBAN", iban.valid_iban)
    yield from _checked(text, _PENSION, "PENSION_NO", pension_no.valid_pension_no)
    yield from _checked(text, _INSURED, "HEALTH_INS_NO", health_ins_no.valid_health_ins_no)
    for match in _HARDWARE.finditer(text):
        yield Span(match.start(), match.end(), "MAC_ADDRESS")
    for match in _INTERNET.finditer(text):
        if ip_address.valid_ip(match.group()):
            yield Span(match.start(), match.end(), "IP_ADDRESS")
    for match in _FILE.finditer(text):
        yield Span(match.start(1), match.end(1), "CASE_REF")
    for match in _PHONE.finditer(text):
        if _private_phone(text, match):
            yield Span(match.start(), match.end(), "PHONE")
    yield from _checked(text, _ELEVEN, "TAX_ID", tax_id.valid_tax_id)
    for match in _PLATE.finditer(text):
        if license_plate.valid_plate(match.group().replace(":", " ").replace("–", "-")):
            yield Span(match.start(), match.end(), "LICENSE_PLATE")


def _checked(text: str, pattern: re.Pattern[str], entity: str, check: Callable[[str], bool]) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if check(re.sub(r"[\s.\-]", "", match.group()).upper()):
            yield Span(match.start(), match.end(), entity)


_SHORTEST_PHONE, _LONGEST_PHONE = 8, 15


def _private_phone(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match.group())
    central = re.search(r"[-\s/]0$", match.group())
    before = fold_text(_SENTENCE.split(text[max(0, match.start() - 40) : match.start()])[-1])
    office = _OFFICE_BEFORE.search(before) and not _OWN_NUMBER.search(before)
    return _SHORTEST_PHONE <= len(digits) <= _LONGEST_PHONE and not central and not office


def _names(text: str) -> Iterator[Span]:
    for match in _ADDRESSED.finditer(text):
        yield from _named(text, match, sure=True)
    called = _calls(text)
    for match in _CALLED.finditer(text) if called else ():
        yield from _named(text, match, sure=False)
    yield from _in_small_letters(text, called=called)
    for match in filter(None, (_GREETED.search(text), _INITIALED.search(text))):
        if not _before(text, match.start(1)).endswith(_NO_NAME_BEFORE):
            yield from _named(text, match, sure=True)
    if not any(_is_known(word) for word in set(_CAPITALISED.findall(text))):
        return
    at = 0
    while pair := _PAIR.search(text, at):
        found = list(_named(text, pair, sure=False, alone=True))
        yield from found
        vetoed = _before(text, pair.start()).endswith(_NO_NAME_BEFORE)
        at = pair.end() if found or vetoed else pair.start() + max(1, pair.group().find(" ") + 1)


_GREETED: Final = re.compile(
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?|MfG|mfg|LG|lg|VG|vg),?\s((?:{_WORD}\s)?(?:{_WORD}|[{_UP}]\.))[.!]?\s*\Z"
)
_INITIALED: Final = re.compile(rf"(?<=[{_LOW}.!?,\n])\s({_INITIAL}{_WORD})[.!]?\s*\Z")
"""How a text ends, whether or not a list knows the name: "Gruß Bäuerlein", "… seit Tagen kaputt. L. Neubig"."""
_SIGNED: Final = re.compile(rf"[,;]?\s?[-–]?\s?({_WORD})[.!]?\s*(?=$|\n)")


def _signed(text: str, numbers: list[Span]) -> Iterator[Span]:
    """Find the given name that closes a text after a mailbox or number: "Antwort an …, Moni"."""
    for number in numbers:
        match = _SIGNED.match(text, number.end) if number.entity in {"EMAIL", "PHONE"} else None
        if match and _is_given(match.group(1)):
            yield Span(match.start(1), match.end(1), "PERSON_NAME")


def _in_small_letters(text: str, *, called: bool) -> Iterator[Span]:
    for match in _LOWER_NAME.finditer(text):
        if fold_text(match.group(1)).split("-")[0] in gazetteer().family:
            yield Span(match.start(1), match.end(1), "PERSON_NAME")
    for match in _CALLED_LOWER.finditer(text) if called else ():
        yield from _lower_named(match)
    for pattern in (_SIGNED_LOWER, _INTRODUCED_LOWER):
        for match in pattern.finditer(text):
            if _is_given(match.group(1).split()[0]):
                yield Span(match.start(1), match.end(1), "PERSON_NAME")
    for match in _SHORT_ADDRESS_LOWER.finditer(text):
        yield Span(match.start(1), match.end(1), "PERSON_NAME")


def _again(text: str, named: list[Span]) -> Iterator[Span]:
    """Find the last word of each name again, where the text comes back to it: "… und Hubers haben auch drei Kinder"."""
    for last in sorted({text[name.start : name.end].rsplit(maxsplit=1)[-1].strip(".,") for name in named}):
        if len(last) >= _SHORTEST_AGAIN and text.count(last) > 1:
            for match in re.finditer(rf"(?<![\w-]){re.escape(last)}(?:'?s)?(?![\w-])(?!\s(?:Stra|Weg|Platz))", text):
                yield Span(match.start(), match.end(), "PERSON_NAME")


_SHORTEST_AGAIN: Final = 4


def _before(text: str, start: int) -> str:
    """Give the folded words before a place in a text."""
    return fold_text(text[max(0, start - 30) : start]).rstrip()


def _lower_named(match: re.Match[str]) -> Iterator[Span]:
    first, *others = (fold_text(word).split("-")[0] for word in match.group(1).replace(",", " ").split())
    known = gazetteer()
    named = [at for at, other in enumerate(others) if other in known.family or other in known.given]
    if named and (first in known.given or (first in known.family and others[0] in known.given)):
        words = list(re.finditer(r"[^\s,]+", match.group(1)))
        yield Span(match.start(1), match.start(1) + words[named[-1] + 1].end(), "PERSON_NAME")


def _named(text: str, match: re.Match[str], *, sure: bool, alone: bool = False) -> Iterator[Span]:
    start, end = match.span(1)
    words = [(found.group(), found.start() + start, found.end() + start) for found in re.finditer(r"[^\s,]+", match.group(1))]
    kept = _up_to_last_name(_one_name(text, list(_until_no_name(words))))
    while kept and re.fullmatch(_PARTICLE, kept[-1][0]):
        kept.pop()  # "Frau Huber von nebenan"
    if not kept or _OFFICE_HOLDER.search(fold_text(text[max(0, start - 30) : start])):
        return
    end = kept[-1][2]
    folded = [fold_text(part) for word, _, _ in kept for part in re.split(r"[-'’]", word.strip(".")) if part]
    given, family = gazetteer().given, gazetteer().family
    known = sum(part in given or part in family for part in folded)
    initial = any(len(word) <= 3 and word.endswith(".") for word, _, _ in kept)
    if alone and not _pair_stands(text, kept, folded, start, end, initial=initial):
        return
    if not sure and not known and not initial:
        return
    if _NO_NAME_AFTER.search(text[end : end + 60]) and not text[start:end].endswith("."):
        return
    yield Span(start, end, "PERSON_NAME")


def _one_name(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Cut "Huber, Altenburger …" at the comma: only a given name follows a family name there."""
    for at, (_, _, end) in enumerate(words[:-1]):
        if text[end : end + 1] == ",":
            second, _, last = words[at + 1]
            initial = len(second) <= 2 and second.endswith(".")
            return words if _is_given(second) or initial or _followed_by_sign(text, last) else words[: at + 1]
    return words


def _followed_by_sign(text: str, end: int) -> bool:
    return text[end:].lstrip()[:1] in _SIGNS


def _is_given(word: str) -> bool:
    return all(part in gazetteer().given for part in fold_text(word).split("-"))


@lru_cache(maxsize=10_000)
def _is_known(word: str) -> bool:
    known = gazetteer()
    return any(part in known.given or part in known.family for part in fold_text(word.strip(".")).replace("'", "").split("-"))


def _up_to_last_name(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drop the capitalised word that begins the next sentence: "Erich Wirth Bitte"; the second word of a name may be unknown."""
    if sum(_is_known(word) for word, _, _ in words) < 2:
        return words
    while len(words) > 2 and not _is_known(words[-1][0]):
        words = words[:-1]
    return words


def _until_no_name(words: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    for word, start, end in words:
        folded = fold_text(word.strip("."))
        ends_as_place = (
            folded.endswith(_PLACE_WORD) and folded not in gazetteer().family and folded.split("-")[-1] not in gazetteer().family
        )
        if folded in _NOT_NAMES or ends_as_place or folded.endswith(_BODY):
            return
        yield word, start, end


def _pair_stands(text: str, kept: list[tuple[str, int, int]], folded: list[str], start: int, end: int, *, initial: bool) -> bool:
    """Two names side by side, one of them a given name, nothing before that makes them a place, a firm or a monument."""
    given, family = gazetteer().given, gazetteer().family
    if len(kept) < 2 or len(folded) < 2 or _HOUSE_AFTER.match(text, end):
        return False
    beginning = [word for word, _, _ in kept[: 2 if "," in text[start:end] else 1]]
    if not initial and not any(map(_is_known, beginning)) and not text[start:end].startswith(("Dr", "Prof", "Dipl")):
        return False
    if _before(text, start).endswith(_NO_NAME_BEFORE):
        return False
    if initial:
        return any(part in family for part in folded) and (
            _between_signs(text, start, end) or text[:start].rstrip()[-1:] in ".!?:;"
        )
    has_given = any(part in given for part in folded)
    has_other = sum(part in given or part in family for part in folded) >= 2
    listed = text[start:end].count(",") == 1 and folded[0] in family and _between_signs(text, start, end)
    return listed or (has_given and (has_other or _between_signs(text, start, end)))


def _between_signs(text: str, start: int, end: int) -> bool:
    """Say whether a name stands alone: at the start or end of the text or between signs, as signatures and lists have it."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before[-1] in ".!?:;,#|/(-–") and (
        not after or after[0] in ".,;:#|/()-–!" or after[:3] in {"Tel", "Han", "Mob"}
    )


def _what_follows(text: str, name: Span) -> Iterator[Span]:
    """Find birth date and address right after a name: "Huber, Anna, 3.4.1980, Lindenweg 3"."""
    at = name.end
    for pattern, entity in ((_AFTER_NAME, "DATE_OF_BIRTH"), (_HOME, "ADDRESS")):
        match = pattern.match(text, at)
        if match:
            yield Span(match.start(1), match.end(1), entity)
            at = match.end(1)
