"""Serial numbers of German identity cards (and residence permits of the same form)."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_WEIGHTS: Final = (7, 3, 1)
_PRINTED: Final = 9


def valid_serial(number: str) -> bool:
    """Say whether a serial number is sound: nine printed characters, or ten as in the machine-readable zone.

    The ninth printed character is NOT a check digit, the tenth is: weights 7, 3, 1 over all nine, letters from A = 10.
    """
    if len(number) == _PRINTED:
        return any(letter.isdigit() for letter in number)
    total = sum(int(character, 36) * _WEIGHTS[at % 3] for at, character in enumerate(number[:_PRINTED]))
    return number[_PRINTED].isdigit() and total % 10 == int(number[_PRINTED])


RECOGNIZER: Final = Recognizer(
    entity="ID_CARD",
    version=1,
    source="§ 5 PAuswG; Bundesdruckerei: letters without vowels and B, D, Q, S; ICAO 9303 check digit",
    headers=words(
        "personalausweis* ausweisnr ausweisnummer ausweis panr perso persoausweis seriennrausweis ausweisid pa "
        "pausw pausweis persausw bpa bpanummer bpanr panummer aufenthaltstitelnr aufenthaltstitelnummer idcard"
    ),
    chance=0.9,
    valid=("L01X00T47", "T22000129", "T220001293", "L01X00T471", "l01x00t47"),
    invalid=("L01X00T472", "A01X00T47", "LXXXXXXXX"),
    pattern=r"^[LMNPRTVWXY][0-9CFGHJKLMNPRTVWXYZ]{8}[0-9]?$",
    on="compact",
    check=valid_serial,
    room=Room(length=(9, 14), digits=(1, 10), letters=(1, 9)),
)
