"""Who is named among the nouns of a text, and what only looks like a name: invented sentences, no name is meant."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis.strategies import text
from tests.stages import (
    notes_cut_short,
    notes_from_next_door,
    notes_from_the_north,
    notes_in_brief,
    notes_in_capitals,
    notes_of_callers,
    notes_of_children,
    notes_of_homes,
    notes_of_neighbours,
    notes_of_offices,
    notes_of_quarrels,
    notes_of_the_famous,
)

from opendata.recognizers.capitals import lowered, spoken
from opendata.recognizers.cells import even, evened
from opendata.recognizers.cue import told_in
from opendata.recognizers.sieve import worth_reading
from opendata.recognizers.spans import find
from opendata.recognizers.words_in_text import kind_of

NOTES = (
    notes_of_offices,
    notes_cut_short,
    notes_of_children,
    notes_of_homes,
    notes_in_capitals,
    notes_in_brief,
    notes_from_the_north,
    notes_from_next_door,
    notes_of_callers,
    notes_of_neighbours,
    notes_of_quarrels,
    notes_of_the_famous,
)

PEOPLE = (
    ("der bewohner mohammed al-najjar, kirchplatz 47c, verbrennt laub", ["mohammed al-najjar"]),
    ("Frau Doreen Pahlke sei beim Sturz verletzt worden", ["Doreen Pahlke"]),
    ("Marlene (geb. 30.1.18) fängt im August an", ["Marlene"]),
    ("wg. Zahlungserinnerung mit F. Hauschild gesprochen", ["F. Hauschild"]),
    ("Pflegefamilie Vetter, Pfarrgasse 126", ["Vetter"]),
    ("Familienname nach Eheschließung: Claußen", ["Claußen"]),
    ("Zander, Tel. 0571/5076249, erbittet Rückruf", ["Zander"]),
    ("herr dr. adamczyk bittet um terminverlegung", ["adamczyk"]),
    ("Die Nachbarn Albers und Matthes streiten über die Hecke", ["Albers", "Matthes"]),
    ("Im Notfall Tante Dmitri anrufen", ["Dmitri"]),
    ("amal darf nur von der oma abgeholt werden", ["amal"]),
    ("antragstellerin andrea von dem kampen in elternzeit", ["andrea von dem kampen"]),
    ("beschuldigter şahin, mehmet bestreitet den vorwurf.", ["şahin, mehmet"]),
    # a role that stands in no list but in the dictionary, alone or at the end of a compound
    ("Fischereiaufseherin Roth meldet einen Schwarzangler", ["Roth"]),
    ("Statiker Volgermann hat noch nicht geprüft", ["Volgermann"]),
    ("Einwohnerin Klinge, wohnhaft am Markt, fragt nach", ["Klinge"]),
    # names that no list knows
    ("Der Vorstand hat Haukina Plumhoffer abgemahnt", ["Haukina Plumhoffer"]),
    ("Anwesend: Esadin Sadikuna, Zlatkomir Zupanek", ["Esadin Sadikuna", "Zlatkomir Zupanek"]),
    ("Bar ausgezahlt an Demirova, Davutek gegen Quittung", ["Demirova, Davutek"]),
    ("Prof. Dr. Hishamin Al-Asaad hielt die Rede", ["Prof. Dr. Hishamin Al-Asaad"]),
    # a name that is a make's or a figure's as well is a person's where somebody is called
    ("Hausmeister Ziegler hat abgeschlossen", ["Ziegler"]),
    ("Herr Lehmann ruft zurück", ["Lehmann"]),
    ("Rückfrage von Jakob Fischer am Montag", ["Jakob Fischer"]),
    # a noun that is a family name after a given one
    ("Architektin Stefanie Sperling bittet um Aufschub", ["Stefanie Sperling"]),
    ("Baumpatin Daniela Viehweg gießt ab Mai", ["Daniela Viehweg"]),
    # what somebody's matter is called after
    ("Krankmeldung Petridis bis Freitag", ["Petridis"]),
    ("Rücksprache Nowitzki / Ohlmann am Montag", ["Nowitzki", "Ohlmann"]),
    ("Bitte zurückrufen. i. A. Petridis, Elternbeirat", ["Petridis"]),
    # small letters in one sentence of several
    ("Der Zaun ist neu. - anna huber fehlt", ["anna huber"]),
    ("Der Zaun ist neu. mutter anna huber ruft an.", ["anna huber"]),
    # small letters or capitals among other words
    ("Nachpflanzung am Kanal mit gertrud schuster vereinbart", ["gertrud schuster"]),
    ("Mangel gemeldet: günter lang steht im Flur", ["günter lang"]),
    ("Strafantrag gegen HASAN KURT und den TÜV gestellt", ["HASAN KURT"]),
    ("VIELEN DANK, HANS-PETER PÖPPEL", ["HANS-PETER PÖPPEL"]),
    # one word, told by its sentence
    ("Jana hat Durchfall und wird um elf abgeholt", ["Jana"]),
    ("Bitte Viktor nur den Großeltern mitgeben", ["Viktor"]),
    ("Anonym: der Volgermann von gegenüber verbrennt Laub", ["Volgermann"]),
    # behind a title with a bracket, on a bell, in a record that was not taken apart
    ("Antrag von Herrn Dipl.-Ing. (FH) Volgermann abgelehnt", ["Dipl.-Ing. (FH) Volgermann"]),
    ("Gez. R. Fuchs", ["R. Fuchs"]),
    ("Zuschuss an Sportverein Anna Huber ausgezahlt", ["Anna Huber"]),
    ("Krippenplatz Marlon Volgermann ab August", ["Marlon Volgermann"]),
    ("Biber, Eva | 17.01.1967 | Amselweg 10", ["Biber, Eva"]),
    ("Rückruf erbeten: Roman Hecht, 0951 555123", ["Roman Hecht"]),
    # two who share a family name; a day, a trade or two short words within a name
    ("Bauherren Layla und Omar Volgermann, Amselweg 5", ["Layla", "Omar Volgermann"]),
    ("Kind Doris Freitag, 05.09.2011, Impfbuch fehlt", ["Doris Freitag"]),
    ("Ansprechpartner für den Aufbau ist Gunnar Leineweber.", ["Gunnar Leineweber"]),
    ("Abgeschleppt, Halterin Thi Mai Truong holt ab", ["Thi Mai Truong"]),
    ("Danke an den Ordnungsdienst! Phuong Le Van", ["Phuong Le Van"]),
    ("Saalmiete Hochzeit Volgermann, Rechnung folgt", ["Volgermann"]),
    ("Kurs: G. Horstmann hat gefehlt", ["G. Horstmann"]),
    ("Grillplatz für A. Warsame-Rehbein, Kaution bar", ["A. Warsame-Rehbein"]),
    # small letters: a family name that nobody knows after a form of address, an initial after "gez."
    ("frau volgerin kritisiert die gebühren", ["volgerin"]),
    ("mutter anastasia hergert bittet um ein gespräch", ["anastasia hergert"]),
    ("gez. b. bartl", ["b. bartl"]),
    ("Melnyk, Serhij - 13.07.1951 - An der Bleiche 6 - 0171/3920079", ["Melnyk, Serhij"]),
)
NOBODY = (
    'Kunstwerk "Justus von Liebig" versetzt',
    'Lesung zu "Bob der Baumeister" mit vielen Gästen',
    "Angaben der Eltern zu Gesundheit und Förderung.",
    "lieferung durch malerbetrieb sven timm gmbh, garantie bis mai",
    "Reinigung an Tappe Sanitätshaus KGaA vergeben.",
    "Aufzug Fabrikat Otto Leitner, Baujahr 1998",
    "Im Haus St. Elisabeth fehlt ein Geländer",
    "Benannt nach Fürstbischof Lothar Franz, Beschluss liegt vor",
    "Container für Altglas in Lütten Klein voll",
    "Spielgeräte nach DIN EN 1176 geprüft",
    "Sprechstunde nur nach Termin unter 089/99998-143",
    "Bitte an info@stadt-bamberg.example oder 0951 87-1234",
    "die frau hat gesagt, herr kommt morgen",
    "An Silvester Böllerverbot rund um das Hallenbad",
    "Klare Kante gegen Falschparker bitte",
    "Goldener Herbst, viel Laub, Kehrmaschine bestellt",
    "Rosen 'Gloria Dei' und 'Heidi Klum' im Beet",
    "Ersatzteile für Stihl bestellt",
    "Stellungnahme Robert Koch-Institut liegt bei",
    "Lesung aus „Das Fräulein von Scuderi“ in der Bücherei",
    "Reinigung an Wolter und Söhne KG vergeben",
    "In Klein Escherde kostet das Freibad die Hälfte",
    "Ersatzteile für Rosenbauer HLF 20 bestellt",
    "Der Wilde Müll am Waldrand liegt seit Wochen",
    "Hinter der Mauer steht Wasser, Zur Alten Ziegelei ist gesperrt",
    "Produkt 54101, Konto 4212000, Deckung gegeben",
    "Ausfüllmuster: Max Mustermann, Musterstraße 1.",
    "Brief von Otto der Große an den Rat, Abschrift",
    "Das Schild nennt Gottfried Wilhelm Leibniz ohne Lebensdaten",
    "Fahrkarten (Linie 20) und Gebühr 92 bezahlt",
    "Frau Holle ist dieses Jahr das Weihnachtsmärchen",
    "Zuschuss an Trachtenverein D'Itzgrunder Seßlach ausgezahlt",
    "Zuschreibung an Veit Grünwald unsicher, Ankauf 2026",
    "BITTE DEN SPERRMÜLL ABHOLEN, DER TÜV WAR DA",
    "Der Bäcker von gegenüber und der Laden von nebenan sind zu",
    "Browser Firefox/115.0.9.5 verwendet",
    "Änderung zu 2024-01-15 geplant, Hinweis zu 54.101-4212000/22 im Haushalt",
    "Betreff: ISO-9001-2015",
    "Mann, 12.3.2024 gemeldet",
)
BESIDE = (
    ("Pflegefamilie Vetter, Pfarrgasse 126", "Pfarrgasse 126", "ADDRESS"),
    ("wiedervorlage, vgl. 50.1 00535-22. restaurierung", "50.1 00535-22", "CASE_REF"),
    ("s. parallelvorgang 51.3/25-H", "51.3/25-H", "CASE_REF"),
    ("Auf mein Schreiben zu G20-298183 kam nichts.", "G20-298183", "CASE_REF"),
    ("kfz ea-xm 5118 abgeschleppt", "ea-xm 5118", "LICENSE_PLATE"),
    ("falschparker gs-hv4221, fahrer uneinsichtig", "gs-hv4221", "LICENSE_PLATE"),
    ("Im Anhang mein Ausweis, Nummer XJPVCT9FJ.", "XJPVCT9FJ", "ID_CARD"),
    ("Geb.datum korrigiert auf 28.8.59", "28.8.59", "DATE_OF_BIRTH"),
    ("Petent Anwar Issa fordert Tempo 30 vor seinem Haus Sandkuhle 69.", "Sandkuhle 69", "ADDRESS"),
    ("0171 5551234 // Am Ziegelteich 40, 66957 Pirmasens // Dirk Sommer", "Am Ziegelteich 40, 66957 Pirmasens", "ADDRESS"),
    ("Grab geht über auf Frau Irene Janzen, Anschrift Am Rain 39, 85049 Ingolstadt", "Am Rain 39, 85049 Ingolstadt", "ADDRESS"),
    ("zum vorgang b-4935-2024-1 fehlt noch etwas", "b-4935-2024-1", "CASE_REF"),
    ("halterauskunft ba-ax8409: liegt vor", "ba-ax8409", "LICENSE_PLATE"),
    ("der halter des wagens ba gr 8082 parkt auf dem gehweg", "ba gr 8082", "LICENSE_PLATE"),
    ("Ein Transporter (GUB F 505) hat Schutt abgeladen", "GUB F 505", "LICENSE_PLATE"),
    ("ist erreichbar, tel. 8450397037.", "8450397037", "PHONE"),
    ("beschwert sich über den Winterdienst, Rückruf erbeten (0152 54599371).", "(0152 54599371", "PHONE"),
    ("Wohne selbst in der Amselstraße 60 und kann nicht schlafen", "Amselstraße 60", "ADDRESS"),
    ("an meine neue anschrift schicken: weicheringer weg 31, 96049 bamberg.", "weicheringer weg 31, 96049 bamberg", "ADDRESS"),
    ("Huber, Anna - 13.07.1951 - Amselweg 6 - 0171/3920079", "Amselweg 6", "ADDRESS"),
    ("Huber, Anna # 13.07.1951 # Amselweg 6", "13.07.1951", "DATE_OF_BIRTH"),
    ("Insolvenz Kirchhoff, Markus, 63-36254-25-04", "63-36254-25-04", "CASE_REF"),
    ("Gewerbeuntersagung Kurth, Gitta, 8138 Js 47/25, Anhörung", "8138 Js 47/25", "CASE_REF"),
    ("4711 Js 190/23 liegt bei", "4711 Js 190/23", "CASE_REF"),
    ("siehe Az. 32-1/6321-23. Zuständig ist das Bauamt", "32-1/6321-23", "CASE_REF"),
    ("Betreff: 50.2-0840/2021. Ich bitte um Aufschub", "50.2-0840/2021", "CASE_REF"),
    ("Kundin LB6870069 möchte den Abschlag senken", "LB6870069", "CUSTOMER_ID"),
    ("Mein Vater (10.04.1941) ist dement", "10.04.1941", "DATE_OF_BIRTH"),
    ("Bei uns in der Amselstraße 47 riecht es", "Amselstraße 47", "ADDRESS"),
    ("Laterne vor unserem Haus (Amselstraße 46 1/2) dunkel", "Amselstraße 46 1/2", "ADDRESS"),
    ("Lt. Register verzogen nach Amselstraße 17, 96049 Bamberg.", "Amselstraße 17, 96049 Bamberg", "ADDRESS"),
    ("Nachfrage per Mail an huber-s43 at gmx.net offen", "huber-s43 at gmx.net", "EMAIL"),
    ("Wahlschein für Anna Huber (1.3.1997) ungültig", "1.3.1997", "DATE_OF_BIRTH"),
    ("Unbekannt verzogen, zuletzt Langtwete 4, 54269 Trier", "Langtwete 4, 54269 Trier", "ADDRESS"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    PEOPLE + sum((one.PEOPLE for one in NOTES), ()),
)
def test_people_are_found(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(text) if span.entity == "PERSON_NAME"] == expected
    assert worth_reading(pl.Series([text])).item()


@pytest.mark.parametrize(
    "text",
    NOBODY + sum((one.NOBODY for one in NOTES), ()),
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert [(text[span.start : span.end], span.entity) for span in find(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    BESIDE + sum((one.BESIDE for one in NOTES), ()),
)
def test_what_stands_beside_a_name_is_theirs(text: str, value: str, entity: str) -> None:
    assert (value, entity) in [(text[span.start : span.end], span.entity) for span in find(text)]
    assert worth_reading(pl.Series([text])).item()


@given(text(alphabet="ABÄİŞIFRAUŸßß ab,.-()019", max_size=60))
def test_capitals_are_written_otherwise_where_they_stand(words: str) -> None:
    for written in (words, f"Frau {words}", f"HUBER, {words}", f"ANNA {words}WEG 3A, 01234 HORST"):
        assert len(lowered(written, told_in(written))) == len(written)
        assert len(spoken(written, told_in(written))) == len(written)
        assert lowered(written, told_in(written)).replace("i", "I").upper().replace("İ", "I") == written.replace(
            "i", "I"
        ).upper().replace("İ", "I")


def test_the_day_of_a_signature_is_no_birth() -> None:
    assert [span.entity for span in find("Bearbeitet: Huber, O., 16.05.2024")] == ["PERSON_NAME"]


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("Böllerverbot", "thing"),
        ("Radwegführung", "thing"),
        ("Baumpatin", "role"),
        ("Beschuldigter", "role"),
        ("Plumhoffer", "unknown"),
        ("Becker", "family"),
        ("Katharina", "only_given"),
    ],
)
def test_a_word_is_what_the_dictionary_says(word: str, flag: str) -> None:
    assert getattr(kind_of(word), flag)


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    [
        ("Bitte vorher Anna  Huber anrufen", "Anna  Huber", "PERSON_NAME"),
        ("Bitte vorher Anna\u00a0Huber anrufen", "Anna\u00a0Huber", "PERSON_NAME"),
        ("Bitte vorher Anna\tHuber anrufen", "Anna\tHuber", "PERSON_NAME"),
        ("An\u00adna Hu\u200bber war da", "An\u00adna Hu\u200bber", "PERSON_NAME"),
        ("Konto DE02\u00a01203 0000  0000 2020 51 bitte", "DE02\u00a01203 0000  0000 2020 51", "IBAN"),
        ("unter 0171\u20115551234 zu erreichen", "0171\u20115551234", "PHONE"),
        ("Tel.01715551234 abends", "01715551234", "PHONE"),
        ("unter (+49) 171 5551234 zu erreichen", "(+49) 171 5551234", "PHONE"),
        ("Antwort an anna.huber (AT) gmx.de bitte", "anna.huber (AT) gmx.de", "EMAIL"),
        ("Antwort an anna.huber[@]gmx.de bitte", "anna.huber[@]gmx.de", "EMAIL"),
        ("geb. 12-3-1980 in Bamberg", "12-3-1980", "DATE_OF_BIRTH"),
        ("am 12.3.1980 geboren", "12.3.1980", "DATE_OF_BIRTH"),
        ("Geb.-Dat.: 12.3.1980", "12.3.1980", "DATE_OF_BIRTH"),
    ],
)
def test_odd_blanks_and_forms_hide_nothing(text: str, value: str, entity: str) -> None:
    assert (value, entity) in [(text[span.start : span.end], span.entity) for span in find(text)]
    assert worth_reading(pl.Series([text])).item()


@given(text(alphabet="Ana Hber. \t\u00a0\u00ad\u200b\u2011\uff21", max_size=60))
def test_both_ways_to_even_blanks_are_the_same(written: str) -> None:
    assert even(pl.Series([written])).item() == evened(written)[0]


@pytest.mark.parametrize(
    "text", ["Trauung Samir Huber und Anna Petridis, 07.11.2024, kleiner Saal", "Beisetzung Anna Petridis, 03.04.2023"]
)
def test_the_day_of_a_wedding_or_a_funeral_is_no_birth(text: str) -> None:
    assert {span.entity for span in find(text)} == {"PERSON_NAME"}
