"""What a person does for a living, or for whom: beside a name it belongs to that person."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="OCCUPATION",
    version=1,
    source="Art. 4 No. 1 and No. 4 GDPR (economic situation, work); for candidates public by § 34 BWO. The header decides",
    headers=words(
        "beruf berufe berufsbezeichnung ausgeuebterberuf erlernterberuf berufstitel arbeitgeber berufsstand beschaeftigtbei "
        "occupation profession jobtitle"
    ),
    chance=0.9,
    valid=("Bäckermeisterin", "Dipl.-Ing. (FH)", "Rentner", "Lehrer an Grundschulen"),
    invalid=("12.03.1980", "4711", "-"),
    pattern=r"^[\p{L}][\p{L}0-9 .,()/&'’:*-]+$",
    room=Room(length=(2, 80), digits=(0, 4), letters=(2, 80)),
)
