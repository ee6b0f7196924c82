"""Notes as offices, neighbours and the police write them: invented sentences, no name is meant."""

import polars as pl
import pytest

from opendata.recognizers.sieve import worth_reading
from opendata.recognizers.spans import find

PEOPLE = (
    # family names that are made of nouns, after a given name or an initial
    ("Der Mieter Ingo Kesselheber hat gekündigt", ["Ingo Kesselheber"]),
    ("Patientin Rosalinde Pflaumenbaum, Attest fehlt", ["Rosalinde Pflaumenbaum"]),
    ("Warteliste: T. Hasselbauer, ab August", ["T. Hasselbauer"]),
    ("Angehörige: Maike-Sophie von Wiesenkötter (Tochter)", ["Maike-Sophie von Wiesenkötter"]),
    ("Anzeige gegen Ernst Kiefer erstattet", ["Ernst Kiefer"]),
    # families called like days, months and things
    ("Widerspruch Katrin Sonntag", ["Katrin Sonntag"]),
    ("Tel. mit Ramona März am 03.04.2024: Raten", ["Ramona März"]),
    ("Anzeige durch August Meyer, Kopie liegt bei", ["August Meyer"]),
    ("Mieter Falke hat Schimmel im Bad", ["Falke"]),
    ("Meldender: Falke, Kai, bittet um Antwort", ["Falke, Kai"]),
    ("bitte an Voigt-Kiefer, Wiebke weiterleiten", ["Voigt-Kiefer, Wiebke"]),
    ("Wie telefonisch mit Herrn März besprochen", ["März"]),
    ("Telefonat mit Kinderarzt Dr. Freitag geführt", ["Dr. Freitag"]),
    # titles, ranks and particles
    ("MfG Dipl.-Päd. Ernst Siebert", ["Dipl.-Päd. Ernst Siebert"]),
    ("Es meldet sich Lüders, Jana, Dr.-Ing., wegen der Laterne", ["Lüders, Jana, Dr.-Ing."]),
    ("Abholung durch Tomke Freiherr von und zu Rotberg", ["Tomke Freiherr von und zu Rotberg"]),
    ("Frau ter Veen wünscht einen Termin", ["ter Veen"]),
    ("Ansprechpartnerin Sofia-M. Karagianni, Zimmer 4", ["Sofia-M. Karagianni"]),
    # capitals
    ("Besitzer SCHNACKENBERG Ingeborg reagiert nicht", ["SCHNACKENBERG Ingeborg"]),
    ("SEHR GEEHRTER HERR BÖHME, SO GEHT ES NICHT WEITER", ["BÖHME"]),
    # at the door, in court, at the police
    ("Klingel: Heuchele, 3. OG links", ["Heuchele"]),
    ("Bei Petersen (EG rechts) klingeln", ["Petersen"]),
    ("WE 07 Rademacher: Wasserschaden", ["Rademacher"]),
    ("Siehe Bescheid (Hoxha ./. Stadt)", ["Hoxha"]),
    ("POM Rommel übergibt ein Fahrrad", ["Rommel"]),
    ("Kl. Stellmacher erscheint nicht", ["Stellmacher"]),
    ("Sachbearb. Hillmer, Zi. 204", ["Hillmer"]),
    ("Karte ausgestellt auf Deepak Singh-Jablonski", ["Deepak Singh-Jablonski"]),
    ('Schlüsselanhänger mit Namensschild "Merana Kulowski"', ["Merana Kulowski"]),
    # neighbours
    ("der Sohn vom Basaran fährt zu schnell", ["Basaran"]),
    ("Nu, der Kröger ausm Nachbarhaus grillt wieder", ["Kröger"]),
    ("Mutter (Yvonne) hat das Sorgerecht", ["Yvonne"]),
    ("mein mann dieter und ich finden das unmöglich", ["dieter"]),
    ("abholung nur durch e. rosenthal", ["e. rosenthal"]),
    ("ruhestörung im haus, mieter Buhrow ermahnt", ["Buhrow"]),
    ("Fr Huber rief an", ["Huber"]),
    ("Anzeige gegen lorenz klam wegen Ruhestörung", ["lorenz klam"]),
    ("Rückfragen: 06898/9998846 (Schwickert)", ["Schwickert"]),
    # records with other signs between the fields
    ("Wieschrott, Ildikó // 19.09.1986 // Amselweg 3", ["Wieschrott, Ildikó"]),
    ("Kaufmann, Vincent · 01.03.1980 · Amselweg 3", ["Kaufmann, Vincent"]),
    ("Worša Šolta~28.01.2002~Amselweg 4, 96049 Bamberg", ["Worša Šolta"]),
    ("Amselweg 66 / Walid Ahmadi / offen", ["Walid Ahmadi"]),
)
NOBODY = (
    "Frau Holle wird am 20.09.2026 im Kindergarten St. Ulrich aufgeführt.",
    "Max und Moritz stehen dieses Jahr auf dem Spielplan.",
    "Die Büste von Albert Einstein ist beschmiert.",
    "Lesung über Graf Anton Günther im Saal",
    "Straßen nach Albert Schweitzer und Mina Witkojc gibt es schon!",
    "Baum, gepflanzt zu Ehren von Carl Blechen",
    "Auftrag an Wiens Straßen- und Tiefbau AG vergeben",
    "Wir mähen am Groner Tor und Unterm Berg erst im Juni.",
    "Mit der Chorgemeinschaft Skadow e. V. Zuständig: Kulturamt",
    "Zuständig: (03581) 67 938, service@stadt.example.de",
    "Fragen bitte an Fachbereich Ordnung und Sicherheit, 0355/61-2581.",
    "Baubeginn Lindenstraße - 26.01.2026 - Ende offen",
    "Kurs Anna-Stift am Sonntag um 10 Uhr",
    "Kaution für Stellplatz 14 bezahlt",
    "Datei 01260610-fded-4844-9e33-69a1a84bc50a fehlt",
    "k. A. Mängelrüge an den Bauhof",
    "Am 3. August Ortstermin, Ende August Bericht",
    "Silvester Böllerverbot rund um das Rathaus",
    "Kranz am Grab von Ernst Bloch niedergelegt.",
    "Der Ausschuss für Burbach tagt am Dienstag.",
    "Bitte wenden Sie sich an kinder-und-bildung@stadt.example.de.",
)
BESIDE = (
    ("Antwort an anna.huber@gmx dot de bitte", "anna.huber@gmx dot de", "EMAIL"),
    ("schreiben an anna.huber&#64;gmx.de", "anna.huber&#64;gmx.de", "EMAIL"),
    ("lt. Melderegister jetzt Amselweg 30, 96049 Bamberg", "Amselweg 30, 96049 Bamberg", "ADDRESS"),
    ("Geschw.: Helmut (01.12.18) u. Karin (13.7.2024)", "13.7.2024", "DATE_OF_BIRTH"),
    ("Ausweis lag vor: L0G302VHH", "L0G302VHH", "ID_CARD"),
    ("Zahlung unter Az. 33 / 4390 / 23-We ist offen", "33 / 4390 / 23-We", "CASE_REF"),
    ("Unser Zeichen 47 C 699/22, Ihr Antrag", "47 C 699/22", "CASE_REF"),
    ("(Betreuungsakte 1.153.7168/4)", "1.153.7168/4", "CASE_REF"),
    ("Bußgeldbescheid 2022-B-02030 kam zurück", "2022-B-02030", "CASE_REF"),
    ("Kundennr. VK 3556465, Zählerstand falsch", "VK 3556465", "CUSTOMER_ID"),
    ("mit dem Fahrzeug ZW-AZ 8851. Er fuhr weiter", "ZW-AZ 8851", "LICENSE_PLATE"),
    ("Mahnung zu II/28-H952-24 geht heute raus", "II/28-H952-24", "CASE_REF"),
    ("unfallgegner mit kz. ka-n8255 fuhr weiter", "ka-n8255", "LICENSE_PLATE"),
)


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_are_found(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(text) if span.entity == "PERSON_NAME"] == expected
    assert worth_reading(pl.Series([text])).item()


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert [(text[span.start : span.end], span.entity) for span in find(text)] == []


@pytest.mark.parametrize(("text", "value", "entity"), BESIDE)
def test_what_stands_beside_a_name_is_theirs(text: str, value: str, entity: str) -> None:
    assert (value, entity) in [(text[span.start : span.end], span.entity) for span in find(text)]
    assert worth_reading(pl.Series([text])).item()
