"""The number that every panel doctor keeps for life, and under which prescriptions are written."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words


def valid_doctor_no(digits: str) -> bool:
    """Check the seventh digit: the first six weighted 4 and 9 in turn, what the sum lacks to the next ten."""
    total = sum(int(digit) * (4, 9)[at % 2] for at, digit in enumerate(digits[:6]))
    return -total % 10 == int(digits[6])


RECOGNIZER: Final = Recognizer(
    entity="DOCTOR_NO",
    version=1,
    source="§ 293 (4) SGB V; KBV, guideline on § 75 (7) SGB V: Arztnummer. The practice's number (BSNR) is that of a business",
    headers=words("lanr arztnummer arztnr lebenslangearztnummer"),
    chance=0.1,
    valid=("123456601", "838382202", "12 34566 01"),
    invalid=("123456701", "12345660", "A23456601"),
    pattern="^[0-9]{9}$",
    on="compact",
    check=valid_doctor_no,
    room=Room(length=(9, 12), digits=(9, 9), letters=(0, 0)),
)
