"""The number of a driving licence card, field 5."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_CHECKED: Final = 9
_TEN: Final = "X"


def valid_driving_licence(number: str) -> bool:
    """Check the tenth character: nine before it, letters from A as 10, weighted 9 down to 1, modulo 11, 10 written X."""
    total = sum(int(character, 36) * (_CHECKED - at) for at, character in enumerate(number[:_CHECKED])) % 11
    return number[_CHECKED] == (_TEN if total == len(number) - 1 else str(total))


RECOGNIZER: Final = Recognizer(
    entity="DRIVING_LICENCE",
    version=1,
    source="§ 25 and annex 8 FeV (field 5); directive 2006/126/EC, annex I; specimen B072RRE2I55",
    headers=words("fuehrerschein fuehrerscheinnummer fuehrerscheinnr fsnr fahrerlaubnisnummer fahrerlaubnisnr drivinglicence"),
    chance=0.09,
    valid=("B072RRE2I55", "b072rre2i55", "B072 RRE2I 55"),
    invalid=("B072RRE2I65", "B072RRE2I5", "07212345678"),
    pattern="^[A-Z][0-9]{3}[0-9A-Z]{5}[0-9X][0-9A-Z]$",
    on="compact",
    check=valid_driving_licence,
    room=Room(length=(11, 15), digits=(4, 10), letters=(1, 8)),
)
