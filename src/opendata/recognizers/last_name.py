"""Family names alone."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="LAST_NAME",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 1, 2; name lists of Faker (MIT) and own ones",
    headers=words(
        "nachname nachn nn zuname familienname famname surname lastname nname zname geburtsname gebname maedchenname zun "
        "ehename familyname fname famn fam_n schun schuldnername nam1 nachnam"
    ),
    chance=0.2,
    valid=("Huber", "Huber-Beispiel", "ŞAHIN", "Al-Hassan"),
    invalid=("Lindenstraße", "Bauamt", "12"),
    forms=("family",),
    room=Room(length=(2, 50), digits=(0, 1), letters=(2, 50)),
)
