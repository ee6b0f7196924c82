"""Where a person was born: beside a name or a date it singles people out."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="BIRTHPLACE",
    version=1,
    source="§ 3 (1) No. 6 BMG; § 21 PStG. Only the header tells it from any other place",
    headers=words("geburtsort gebort geburtsland gebland geburtsname geburtsstaat birthplace placeofbirth geborenin"),
    chance=0.9,
    valid=("Bamberg", "Kulmbach, Oberfranken", "Izmir", "St. Petersburg"),
    invalid=("12.03.1980", "96047", "-"),
    pattern=r"^[\p{L}][\p{L} .,()/'’-]+$",
    room=Room(length=(2, 60), digits=(0, 0), letters=(2, 60)),
)
