"""Numbers under which an office keeps a customer, member, reader, patient or employee."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="CUSTOMER_ID",
    version=1,
    source="Art. 4 No. 5 GDPR (pseudonyms stay personal). The form is each office's own: header and table decide",
    headers=words(
        "kzei kassenz kassz kassenzei "
        "bennr gpart gp geschaeftspartner* partnernr partnernummer vkont kunnr benutzerausweis* bibliotheksausweis* "
        "nutzerausweis* "
        "debitor debitorennummer debitornr debnr deb "
        "acctref accountno accountnr "
        "kundenkenn* "
        "abnehmernummer abnehmernr abnnr abnehmer kundennummer kundennr kartennummer kartennr kartnr kundenkarte* saisonkarte* "
        "kdnr kdn kundenid kunde kdnummer mitgliedsnummer mitgliedsnr mitgliednr mgnr mitgliedsid mglnr mglid mglnummer mgliednr "
        "buchungszeichen buchz buz kassenzeichen kassenz kaz kassz kasszei kzeich kzchn kassenzchn kz-nr personenkonto "
        "leseausweis* leseausw fischereischein* fischschein* jagdschein* scheinnr scheinnummer mitgliedsausweis* "
        "lesausw leserausw lesernummer leserausweis* lesernr lsnr lsrnr "
        "benutzernummer benutzernr benutzerid userid personalnummer personalnr persnr "
        "pnr persnummer personennummer personnr personenid personid schuelernummer schuelerid matrikelnummer "
        "matrikelnr patientennummer patientenid patientid debitor* mandatsreferenz mandatsref mandatsreferenznummer "
        "vertragskonto vertragsnummer vertragsnr "
        "vertragskontonummer abonummer teilnehmernummer teilnehmerid zaehlernummer zaehlernr zaehler kundenkonto "
        "klientennummer klientid bedarfsgemeinschaft bedarfsgemeinschaftsnummer "
        "bedarfsgemeinschaftnr bgnummer bgnr pknr pknummer pkonr perskonr pkontonr perskto pkto knr mieternr mietnr "
        "nutznr vkto ktoz kontozeichen "
        "vknr kunr gpnr geschaeftspartner* steuerkonto steuerkontonr abgabenkonto kassenkonto objektkonto customer* cust*"
    ),
    chance=0.9,
    valid=("K-434763", "BIB07946945", "5.0178.188498.9", "641333"),
    invalid=("Kunde", "Müller 12345", "K"),
    pattern=r"^[A-Za-z]{0,5}[\-. /]?[0-9][[0-9].\-/ ]{2,24}[A-Za-z]?$",
    on="cell",
    room=Room(length=(4, 30), digits=(3, 24), letters=(0, 6)),
)
