"""What a header says: German stems, abbreviations, camel case and compounds, matched word by word and never as a substring.

A header raises or vetoes, it does not decide alone: "Titel" may head a column of names, "Person" one of statues.
"""

import re
from functools import lru_cache
from typing import Final

from opendata.recognizers import RECOGNIZERS
from opendata.recognizers.cells import fold_text

HARMLESS: Final[dict[str, str]] = {
    "count": "anzahl anz n menge fallzahl faelle haeufigkeit summe gesamt insgesamt einwohner einwohnerzahl "
    "bevoelkerung count total zahl personen stimmen besucher wahlberechtigte waehler schuelerzahl "
    "schuelerinnen lehrkraefte angestellte teilnehmerzahl besuche personenzahl haushalte geburten "
    "sterbefaelle bedarfsgemeinschaften zuzuege fortzuege *anzahl *zahl nconf kfzanzahl quote anteil prozent rate durchschnitt "
    "karten eintrittskarten freikarten tickets mittelwert bibliotheksausweise leserausweise nutzerausweise benutzerausweise",
    "amount": (
        "betrag betr kosten kost preis eur euro gebuehr saldo soll ist ansatz umsatz einnahmen ausgaben "
        "zuschuss foerdersumme *betrag *kosten *summe miete gehalt wert budget"
    ),
    "measure": "hoehe h messwert mw groesse flaeche umfang durchmesser tiefe gewicht temperatur geschwindigkeit "
    "verbrauch leistung menge entfernung dauer pegel feuchte stammumfang kronendurchmesser stammdurch "
    "stammumfan m cm km kmh kwh qm breite laenge volumen druck helligkeit watt lux kw ps",
    "consumption": "mwh jahresverbrauch "
    "verbrauch *verbrauch verbrauchswert kwh zaehlerstand *zaehlerstand ablesestand abschlag abschlaege "
    "wassergeld",
    "event": "datum dat erfassungsdatum erfd baudatum termin stichtag eingang eingangsdatum beginn ende von bis "
    "angelegt geaendert gueltig bewilligt ausgestellt faellig zeitpunkt zeitstempel tag date ts t zeit "
    "seit eintritt austritt eintrittsdatum ab amtsantritt wahltag bestellt gewaehlt ernannt "
    "pruefdatum *datum *termin *stand am uhrzeit abrufdatum timestamp created updated monat kw von_bis "
    "beg ablauf ablaufdatum frist bescheiddatum antragsdatum anlass start from until sitzungsdatum tagdertat "
    "tattag tatzeit traudat traudatum traudatum trautermin eheschliessung trauung hochzeit heirat taufe beisetzung bestattung",
    "founding": "gegruendet gruendung *gruendung gruendungs* eroeffnet eroeffnung *eroeffnung eingeweiht einweihung",
    "year": "jahr j baujahr bj jahrgang pflanzjahr errichtet erscheinungsjahr year einschulungsjahr *jahr erbaut",
    "serial": (
        "id nr lfd lfdnr nummer objectid kennung fid oid uuid guid poi poiid schluessel ags code key index "
        "gid row zeile no num pos position knr pk *id rang"
    ),
    "inventory": (
        "schluesselnr schluesselnummer werknr werknummer "
        "inventar* invnr inv invn invnummer seriennummer seriennr serien* sn fabriknummer fabnr fabr "
        "geraetenummer geraetenr sensor* devid deveui deviceid device anlagennummer anlagennr equipment* "
        "equnr equinr artikel artikelnummer artnr hardware charge chargennummer chargennr grab grabstelle grabnummer grabnr "
        "grabst grablage baumnr baumnummer baumid "
        "fotonr fotonummer bildnr bildnummer negativnr "
        "mastkennung mastnummer mastnr plot kursnummer kursnr courseno coursenumber stellplatz"
    ),
    "category": (
        "kategorie kat typ art gruppe status st klasse gattung sparte zone merkmal rubrik abteilung farbe "
        "zustand material ergebnis bewertung stufe einstufung warengruppe bereich leistung angebot form type "
        "category rasse rs ras"
    ),
    "facility": "standort stao staoadr standortadresse "
    "objekt obj objektname bezeichnung bez einrichtung schule schulname schulname kita gebaeude amt "
    "dienststelle institution spielplatz haltestelle hst denkmal organisation veranstaltungsort ort_der "
    "venue venuename "
    "anlage station messstelle *stelle museum sportstaette halle saal wunschkita kindergarten *kita "
    "schiff schiffsname boot bootn bootsname "
    "vessel ship poiname location behoerde stelle referat sachgebiet wahllokal wahlraum friedhof brunnen park "
    "parkplatz filiale",
    "company": (
        "firma fa untern unternehmen unternehmensname betrieb betriebsname verein vereinsname traeger "
        "schultraeger gewerbe auftragnehmer lieferant zuwendungsempfaenger firmenname company "
        "betreiber anbieter bieter foerderempfaenger"
    ),
    "language": "sprache sprachen originalsprache language languages unterrichtssprache",
    "wind": "boe boeen windboe windboeen windspitze windgeschwindigkeit windstaerke bft beaufort",
    "christened": "schiff schiffsname boot bootn bootsname tief sturmtief sturm orkan glocke",
    "maker": "hersteller herst fabrikat marke manufacturer brand baureihe funkruf*",
    "title": (
        "titel tit thema th medium betreff ueberschrift veranstaltung kurs buchtitel kurstitel title vorlage "
        "stueck stuecke motto mottos akronym projektkuerzel gegenstand projekt massnahme bauvorhaben vorhaben event"
    ),
    "region": "nuts nutscode",
    "epoch": "epoch time timestamp zeitstempel ts unixtime lastreported lastupdated",
    "url": "url www web webseite website homepage link internet uri webadresse",
    "hours": "oeffnungszeiten oez oz sprz sprechzeiten servicezeiten zeiten oeffnungszeit sprechstunden *zeiten",
    "district": (
        "stadtteil stt gebiet geb bezirk ortsteil stadtbezirk viertel quartier wahlkreis kreis "
        "regierungsbezirk sozialraum stadtviertel statbez plzgebiet zustellbezirk zb postbezirk"
    ),
    "author": (
        "kuenstl autor autorin verfasser verfasserin author creator kuenstler kuenstlerin komponist herausgeber "
        "giesser glockengiesser orgelbauer urheber fotograf bildhauer architekt architektin baumeister baumeisterin"
    ),
    "historic": (
        "dargestellt* darg namensgeber namensgeberin namensgebung namg benannt* stolperstein* gedenk* opfer "
        "geehrte* persoenlichkeit ehrenbuerger* denkmalperson namenspate* verfolgte* gefallene* bestattet*"
    ),
    "institution": "betriebsstaette betriebsst betrst betriebsanschrift betriebsadresse geschaeftsanschrift geschaeftsadresse "
    "premises firmensitz einrichtung stao staoadr standortadresse schule kita dienststelle behoerde institution",
    "sponsor": "pate patin paten patenschaft stifter stifterin spender spenderin sponsor foerderer",
    "stone": "erinnertan verlegeort verlegedatum verlegtam "
    "stein steine stolpersteinfuer opfer verstorben* inschrift gedacht* gedachtwird gedenken*",
    "animal": "hund hunde* dog* pet* huname hname hdname tier* rufnamehund rasse rs ras chip* katze pferd",
    "council": (
        "mitglied mitglieds mitglieder ratsmitglied stadtrat stadtraetin str sitz gremium ausschuss kandidat "
        "kandidatin bewerber abgeordnete* mandat ratsmitglieder stadtratsmitglied mdb mdl fraktionsmitglied "
        "senat mdr wahlbewerber listenplatz sitzungen sitzungsgeld sitzungsgelder sitzungsteilnahme"
    ),
    "officer": "ansprechpartner ansprechpartnerin anspp ansprechperson leitung ltg leiter leiterin referent "
    "referentin doz* unterrichtbei gaestefuehr* stadtfuehr* lecturer instructor schiedsperson schiedsmann schiedsfrau arbitrator "
    "bezirksschornsteinfeger* schornsteinfeger* chimneysweep headofoffice "
    "kursleitung kursleiter schulleiter schulleiterin schulleitung rektor "
    "sachbearbeiter "
    "sachbearbeiterin sb kontaktperson zustaendig vorsitz vorsitzender vorsitzende trainer trainerin "
    "amtsleitung amtsleiter einrichtungsleitung geschaeftsfuehrung geschaeftsfuehrer buergermeister "
    "dezernent moderator vortragende* beauftragte* redner lehrkraft betreuung* stellvertretung intendant",
    "office": (
        "buero dienstlich dienst dienststelle zentrale poststelle geschaeftlich amt sekretariat office "
        "fraktion behoerdlich zentral einrichtung schule verwaltung"
    ),
    "private": "zusta zustell* "
    "privat* privatanschrift privatadresse priv persoenlich heim wohn wohnung wohnanschrift wohnadresse homestreet homeaddress",
    "isbn": "isbn issn ean standardnummer doi signatur",
    "paper": "vorlagennummer vorlagennr vorlagenr vorlnr "
    "drs drsnr drucksachennummer drucksachennr drucksache drucksnr beschlussnummer beschlussnr",
    "version": "version fw sw firmware software ver release build",
    "budget": (
        "haushaltsstelle hhst sachkonto sk kontierung kostenstelle produkt produktkonto konto buchungsstelle "
        "finanzposition fipo kst prodk produktk produktkto"
    ),
    "species": "baum baumart bart gattung artbot latname botanisch* "
    "deutschername deutschname sorte sorten sortenname pflanze species tierart vogelart lateinisch deutschename "
    "wissenschaftlich*",
    "vehicle": "fzg fahrzeug fahrzeugnr fahrzeugnummer wagennr wagennummer triebwagen baureihe umlauf",
    "register": "handelsregister hrb hra vereinsregister vr registernummer registernr ustid ustidnr "
    "umsatzsteuerid vatid bsnr betriebsstaettennummer",
    "housenumber": "hausnummer hausnr hnr hsnr hausnummern housenumber nrhaus venuehousenumber hausnrzusatz",
    "degree": "gdb mde merkzeichen pflegegrad pflegestufe grad*behinderung",
    "age": "alter alt age lebensalter altersgruppe altersklasse alterinjahren",
    "child": "kind kinder schueler schuelerin taeufling",
}
_PERSONAL: Final = {recognizer.entity: recognizer.headers for recognizer in RECOGNIZERS}


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    exact: dict[str, set[str]] = {}
    starts: list[tuple[str, str]] = []
    ends: list[tuple[str, str]] = []
    listed = [(tag, words) for tag, words in _PERSONAL.items()] + [(tag, tuple(words.split())) for tag, words in HARMLESS.items()]
    for tag, words in listed:
        for word in words:
            if word.endswith("*"):
                starts.append((word[:-1], tag))
            elif word.startswith("*"):
                ends.append((word[1:], tag))
            else:
                exact.setdefault(word, set()).add(tag)
    return {word: frozenset(tags) for word, tags in exact.items()}, tuple(starts), tuple(ends)


def words_of(header: str) -> list[str]:
    """Split a header into folded words: at blanks, signs, digits and where a capital follows a small letter."""
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", header.replace("\ufeff", ""))
    return re.findall(r"[a-z]+", fold_text(apart))


_NUMBERED: Final = ("nr", "id", "nummer", "no")
_PARTNER: Final = "gp"
"""The partner in business, alone or at the end; before other words it is the table that a column is of: "GP_BREITE"."""
_PLACEHOLDER: Final = re.compile("[A-Za-z][0-9]+")
"""A letter and a number, as programs name columns of which they know nothing: "x5"."""
_ANY_PLACEHOLDER: Final = re.compile(
    r"(?i)\s*(?:[a-z]|[a-z]?[0-9]+|(?:spalte|feld|col(?:umn)?|field|var|wert|merkmal|v|unnamed:?|unbenannt)[ _.-]*[0-9]*|)\s*"
)


def is_placeholder(header: str) -> bool:
    """Say whether a header says nothing at all: "Spalte 3", "col_5", "Unnamed: 2"."""
    return _ANY_PLACEHOLDER.fullmatch(header) is not None


@lru_cache(maxsize=65_536)
def tags_of(header: str) -> frozenset[str]:
    """Give all that a header hints at: entities, and the harmless kinds of `HARMLESS`; empty for "Spalte1".

    The header as one word goes before pairs of words, pairs before single words: "Geb.-Dat." is a birth date, no date of an
    event.
    """
    if _PLACEHOLDER.fullmatch(header.strip()):
        return frozenset()
    if header.strip() in {"#", "№"}:
        return frozenset({"serial"})
    every = words_of(header)
    words = [word for word in every if word not in {"der", "die", "das", "des", "und", "in", "fuer", "or", "and", "of"}]
    whole = _exact("".join(every)) or _exact("".join(words))
    if whole or not words:
        return whole
    found = _hints(words)
    if "CUSTOMER_ID" in found:
        found.discard("serial")
    if "lfd" in every:
        found.discard("CASE_REF")  # "Vorgang lfd." counts
    if "DATE_OF_BIRTH" in found and _NOT_BORN.search(" ".join(every)):
        found = found - {"DATE_OF_BIRTH"} | {"event"}
    numbered = found & ({"serial"} if _READERS.isdisjoint(every) else {"serial", "ID_CARD"})
    if numbered and "PERSON_NAME" in found:  # "Mieter-Nr.", "Ausweisnummer Leser"
        return frozenset(found - {"PERSON_NAME", "serial"} | {"CUSTOMER_ID"})
    return frozenset(found)


def _hints(words: list[str]) -> set[str]:
    """Give what pairs of words hint at, and the words that are in none."""
    found: set[str] = set()
    used: set[int] = set()
    for at in range(len(words) - 1):
        pair = _exact(words[at] + words[at + 1]) if len(words[at] + words[at + 1]) > _TWO_LETTERS else None  # "MdR_S" is no "RS"
        if pair:
            found |= pair
            used |= {at, at + 1}
    for at, word in enumerate(words):
        if at not in used and len(word) > 1 and not (word == _PARTNER and words[at + 1 :] and words[at + 1] not in _NUMBERED):
            found |= _exact(word) or _compound(word) or _exact(word.removesuffix("s").removesuffix("e"))  # "des Ausweises"
    return found


_TWO_LETTERS: Final = 2
_NOT_BORN: Final = re.compile(r"geburt de[rs] (?:vorgangs|antrags|projekts|verfahrens|objekts|datensatzes|akte|massnahme)\b")
"""What a day is of that is no day of birth, whatever it is called: "Geburt des Vorgangs"."""
_READERS: Final = frozenset({"leser", "nutzer", "benutzer", "entleiher"})
"""Whose card is no identity card."""


def _exact(word: str) -> frozenset[str]:
    return _lexicon()[0].get(word, frozenset())


_SHORTEST_STEM: Final = 3


@lru_cache(maxsize=4096)
def _compound(word: str) -> frozenset[str]:
    _, starts, ends = _lexicon()
    found = {tag for stem, tag in starts if word.startswith(stem)}
    found = found or {tag for stem, tag in ends if word.endswith(stem) and len(word) > len(stem) + _SHORTEST_STEM}
    return frozenset(found) or _split_compound(word) or _abbreviated(word)


def _abbreviated(word: str) -> frozenset[str]:
    """Give what all words that begin like an abbreviation have in common: "Eing" is the day on which something came in."""
    if not 4 <= len(word) <= 6:  # noqa: PLR2004
        return frozenset()
    longer = [tags for other, tags in _lexicon()[0].items() if other.startswith(word)]
    return frozenset.intersection(*longer) if len(longer) > 1 else frozenset()


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _lexicon()[0]))


def _split_compound(word: str) -> frozenset[str]:
    """Split "halteranschrift" into two known words; the last one says what the column is, the first whose."""
    exact, longest = _lexicon()[0], _longest()
    for at in range(max(4, len(word) - longest), min(len(word) - 3, longest + 3)):  # no known word reaches further
        head, tail = word[:at], word[at:]
        whose = next((exact[one] for one in (head, head.removesuffix("s"), head.removesuffix("en")) if one in exact), None)
        if tail in exact and whose is not None:
            return frozenset({"CUSTOMER_ID"}) if exact[tail] == {"serial"} and "PERSON_NAME" in whose else exact[tail]
    return frozenset()
