"""The insurance number of the statutory pension insurance (also printed on the social security card)."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, digit_sum, letter_number, words

_FACTORS: Final = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
_SUMS: Final = tuple(tuple(digit_sum(digit * factor) for digit in range(10)) for factor in _FACTORS)
"""By place and digit, the digit sum of the product with the factor."""
_AREAS: Final = range(2, 90)
_DAYS: Final = range(1, 32)
_MONTHS: Final = range(1, 13)


def valid_pension_no(number: str) -> bool:
    """Check (1) area code, (2) day and month of birth, (3) check digit.

    The check digit is the sum of the digit sums of the products with the fixed factors, modulo 10.
    """
    area, day, month = int(number[:2]), int(number[2:4]), int(number[4:6])
    digits = number[:8] + letter_number(number[8]) + number[9:11]
    total = sum(sums[int(digit)] for digit, sums in zip(digits, _SUMS, strict=True))
    return area in _AREAS and day in _DAYS and month in _MONTHS and total % 10 == int(number[11])


RECOGNIZER: Final = Recognizer(
    entity="PENSION_NO",
    version=1,
    source="§ 147 SGB VI; § 2 VKVV",
    headers=words(
        "rvnr rvnummer svnr svnummer rentenversicherungsnummer sozialversicherungsnummer versicherungsnummer "
        "rentenvers* sozialvers* rentennummer vsnr"
    ),
    chance=0.008,
    valid=("65 170839 J 003", "65170839J003", "15 070649 C 103", "65170839j003"),
    invalid=("65170839J004", "65371339J003", "01170839J003"),
    pattern=r"^[0-9]{8}[A-Z][0-9]{3}$",
    on="compact",
    check=valid_pension_no,
    room=Room(length=(12, 20), digits=(11, 11), letters=(1, 1)),
)
