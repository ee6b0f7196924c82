"""Numbers of passports: German ones, and the plain letter-and-digits form of other states."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words
from opendata.recognizers.id_card import valid_serial

_GERMAN: Final = frozenset("CFGHJK")
_FOREIGN_DIGITS: Final = range(6, 10)


def valid_passport(number: str) -> bool:
    """Say whether it is a German serial number or one or two letters with six to nine digits, as most states print it."""
    if number[0] in _GERMAN and len(number) in {9, 10} and valid_serial(number):
        return True
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return len(number) - len(digits) in {1, 2} and digits.isdigit() and len(digits) in _FOREIGN_DIGITS


RECOGNIZER: Final = Recognizer(
    entity="PASSPORT",
    version=1,
    source="§ 4 PassG; Bundesdruckerei; ICAO 9303",
    headers=words(
        "reisepnr rpass rpnr rpnummer pass passnr passnum passnummer reisepass* passport* passno reiseausweis* nationalpass*"
    ),
    chance=0.9,
    valid=("C01X00T47", "C01X0006H", "EC8760726", "N517065611"),
    invalid=("123456789", "ABC123456", "C0"),
    pattern=r"^(?:[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}[0-9]?|[A-Z]{1,2}[0-9]{6,9})$",
    on="compact",
    check=valid_passport,
    room=Room(length=(7, 14), digits=(1, 10), letters=(1, 9)),
)
