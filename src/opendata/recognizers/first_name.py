"""Given names alone."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="FIRST_NAME",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 3; name lists of Faker (MIT) and own ones. Counted, given names are a statistic",
    headers=words("vorname vornamen vorn vn rufname firstname givenname vname vornamekind forename taufname"),
    chance=0.15,
    valid=("Erika", "Hans-Peter", "Anna Maria", "ÖMER"),
    invalid=("Bamberg-Ost", "Lindenstraße", "12"),
    forms=("given",),
    room=Room(length=(2, 40), digits=(0, 1), letters=(2, 40)),
)
