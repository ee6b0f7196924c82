"""The insured person's number on the electronic health card: its part that never changes."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, digit_sum, letter_number, words

_DOUBLED: Final = {str(digit): digit_sum(2 * digit) for digit in range(10)}


def valid_health_ins_no(number: str) -> bool:
    """Check the tenth character: the letter as two digits and eight digits, weighted 1 and 2 in turn, digit sums, modulo 10."""
    digits = letter_number(number[0]) + number[1:9]
    total = sum(map(int, digits[::2])) + sum(map(_DOUBLED.__getitem__, digits[1::2]))
    return total % 10 == int(number[9])


RECOGNIZER: Final = Recognizer(
    entity="HEALTH_INS_NO",
    version=1,
    source="§ 290 SGB V; GKV-Spitzenverband, Krankenversichertennummer",
    headers=words(
        "kvnr kvnummer krankenversichertennummer versichertennummer versichertennr versnr krankenvers* egk "
        "gesundheitskarte* krankenkassennummer versichertenid"
    ),
    chance=0.1,
    valid=("A123456780", "A 123 456 780", "a123456780"),
    invalid=("A123456781", "1234567890", "AB23456780"),
    pattern=r"^[A-Z][0-9]{9}$",
    on="compact",
    check=valid_health_ins_no,
    room=Room(length=(10, 16), digits=(9, 9), letters=(1, 1)),
)
