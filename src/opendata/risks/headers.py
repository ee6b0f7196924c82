"""What a column of whole numbers counts, by the words of its header and title: people, or something else.

Small numbers are secret only where they count people. Seats, votes, beds, trees and school classes are not;
lists of first names and elections have rules of their own.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

_PEOPLE: Final = (
    "einwohner bevoelkerung personen bewohner mensch buerger maennlich weiblich maenner frauen kinder jugendliche "
    "erwachsene senioren schueler studierende studenten auszubildende beschaeftigte mitarbeiter arbeitslos "
    "erwerbs auslaender deutsche migration staatsangehoerig geburten lebendgeborene geborene gestorbene "
    "sterbefaelle verstorbene zuzuege zugezogene wegzuege fortzuege fortgezogene weggezogene umzuege haushalte "
    "alleinerziehende ledig verheiratet geschieden verwitwet katholisch evangelisch konfession empfaenger "
    "bezieher leistungsberechtigte bedarfsgemeinschaft hilfebeduerftig pendler gefluechtete fluechtlinge "
    "asylbewerber schutzsuchende patienten erkrankte infizierte infektionen genesene todesfaelle verletzte "
    "getoetete verunglueckte opfer tatverdaechtige eheschliessungen scheidungen wohnberechtigte hauptwohn "
    "nebenwohn teilnehmende betreute pflegebeduerftige schwerbehinderte population inhabitants residents people "
    "deaths births"
).split()
_PEOPLE_WORDS: Final = frozenset("m w d ew einw person divers maennl weibl male female hh".split())
_COUNTS: Final = "anzahl gesamt insgesamt summe total zahl faelle bestand count".split()
_COUNT_WORDS: Final = frozenset("n anz zusammen alle ges wert menge value".split())
_OTHER: Final = (
    "sitze stimme mandat waehler wahlberechtigt gueltig wahlbeteiligung punkte betten plaetze platz baeume "
    "klassen fahrzeug gebaeude wohnung flaeche euro betrag kosten preis laenge breite hoehe prozent anteil quote "
    "dichte durchschnitt mittelwert median nummer schluessel index einrichtung schulen betriebe unternehmen hunde "
    "tiere buecher medien ausleihen haltestellen strassen koordinate rechtswert hochwert groesse je1000 pro1000 "
    "hektar temperatur niederschlag geraete anlagen garten gaerten"
).split()
_OTHER_WORDS: Final = frozenset(
    "id nr plz ags ars gkz rate code tore baum kfz pkw lkw km km2 qm m2 ha eur lat lon x y sort pos".split()
)
_MOMENTS: Final = "jahr monat datum stichtag stand".split()
"""Not what is counted, unless people are named too: "Personen ab 65 Jahren"."""

_DEMOGRAPHIC: Final = "geschlecht altersgruppe altersklasse familienstand nationalitaet religion konfession beruf".split()
_BIRTH_WORDS: Final = frozenset("geburtsjahr jahrgang alter lebensalter".split())
_FREQUENCIES: Final = [*_COUNTS, "haeufigkeit"]
_DIMENSIONS: Final = [*_DEMOGRAPHIC, *"stadtteil stadtbezirk bezirk ortsteil quartier".split()]
_OWN_RULES: Final = "vorname partei kandidat stimme wahlberechtigt listenplatz".split()
_AGES: Final = re.compile(
    r"^(?:alter)?(?:unter|ueber|ab|bis)?\d{1,3}(?:(?:bis|-|–|_|jahre|und|unter|aelter|alt|mehr|\+)+\d{0,3})*$"
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_FOLD: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def about_people(texts: Iterable[str]) -> bool:
    """Say whether one of the texts (headers, a title) names people."""
    return any(_has(text, _PEOPLE) for text in texts)


def has_own_rules(labels: Iterable[str]) -> bool:
    """Say whether a table is an election or a list of first names."""
    return any(_has(label, _OWN_RULES) for label in labels)


def counts_people(label: str, *, among_people: bool) -> bool:
    """Say whether a column of whole numbers counts people.

    Args:
        label: its header.
        among_people: the table or another header names people, so that a bare "Anzahl", a class of ages or a year counts them.
    """
    if _AGES.match(_joined(label)) or _YEAR.match(_joined(label)):
        return among_people
    if _has(label, _OTHER, _OTHER_WORDS) or dimension(label):
        return False
    if _has(label, _PEOPLE, _PEOPLE_WORDS):
        return True
    return among_people and not _has(label, _MOMENTS) and _has(label, _COUNTS, _COUNT_WORDS)


def dimension(label: str) -> bool:
    """Say whether a header names what people are counted by."""
    return _has(label, _DIMENSIONS)


def demographic(label: str) -> bool:
    """Say whether a header names what only people have: a table with it counts people even where no word says so."""
    return _has(label, _DEMOGRAPHIC)


def quasi_identifiers(labels: Collection[str]) -> frozenset[str]:
    """Give the headers of what people can be told apart by where their names are gone; none without a trait of people alone."""
    traits = frozenset(label for label in labels if demographic(label) or _has(label, (), _BIRTH_WORDS))
    return traits | frozenset(filter(dimension, labels)) if traits else frozenset()


def given_names(label: str) -> bool:
    """Say whether a header names given names."""
    return _has(label, ("vorname",))


def total(label: str) -> bool:
    """Say whether a header says that something is counted, and nothing more."""
    return _has(label, _FREQUENCIES, _COUNT_WORDS)


def _has(text: str, stems: Iterable[str], words: frozenset[str] = frozenset()) -> bool:
    joined = _joined(text)
    return any(stem in joined for stem in stems) or not words.isdisjoint(re.split(r"[^a-z0-9]+", _folded(text)))


def _folded(text: str) -> str:
    return re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", text).lower().translate(_FOLD)


def _joined(text: str) -> str:
    return re.sub(r"[^a-z0-9+–-]+", "", _folded(text))
