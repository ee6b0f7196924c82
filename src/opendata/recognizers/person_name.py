"""Names of persons, given and family name in one cell."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="PERSON_NAME",
    version=1,
    source=(
        "Art. 4 No. 1 GDPR; § 3 BMG No. 1 to 3; name lists of Faker (MIT) and own ones. A list proves a column, never one cell"
    ),
    headers=words(
        "name nam namen persname personname personenname "
        "vollername namevorname nameundvorname vornamename vorundnachname vornamenachname "
        "nachnamevorname familienundvorname vorundzuname vornamezuname zunamevorname zunameundvorname vzname "
        "bew person antragsteller antragstellerin antragst ast eigentuemer "
        "eigentuemerin halter halterin kontoinhaber kontoinh melder melderin anmelder beschwerdefuehrer mieter "
        "paechter anschlussnehmer* bauherr bauherrin sorgeberechtigte* erziehungsberechtigte* eltern mutter vater kind schueler "
        "patient klient bewohner verstorbener verst bestattete* hinterbliebene nutzungsberechtigter teilnehmer "
        "teilnehmerin kursteilnehmer bewerber bewerberin mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin "
        "ansprechpartner ansprechpartnerin anspp kontaktperson betreuer vormund zeuge geschaedigter betroffener "
        "empfaenger zahlungspflichtiger steuerpflichtiger inhaber betreiber geschaeftsfuehrer braut braeutigam "
        "ehegatte ehepartner fahrer fahrzeughalter besitzer hundehalter kunde kundenname fullname personname leitung "
        "ltg leiter leiterin referent dozent schulleiter mitglied vorsitzender vorsitz kandidat bewerbername autor "
        "verfasser unterzeichner name1 name2 pate trauzeuge ehrenamtlicher spender spenderin stadtrat ratsmitglied "
        "abgeordneter nutzer leser entleiher"
    ),
    chance=0.1,
    valid=(
        "Erika Beispiel-Huber",
        "Huber, Erika",
        "Dr. Hans Huber",
        "Frau Huber",
        "E. Huber",
        "Huber E.",
        "erika huber",
        "Huber_Erika",
        "HUBER Erika",
    ),
    invalid=("Adolf-Reichwein-Haus", "Huber Tiefbau GmbH", "Lindenstraße 12", "Winter-Linde", "Bauamt"),
    forms=("full", "initialed_known", "addressed"),
    room=Room(length=(3, 70), digits=(0, 2), letters=(3, 70)),
)
