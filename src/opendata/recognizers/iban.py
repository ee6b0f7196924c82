"""Bank account numbers."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

LENGTHS: Final = {
    "AD": 24, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE":
    20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI":
    21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS":
    22, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip

_NUMBERS: Final = {ord(letter): str(number) for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", start=10)}


def valid_iban(compacted: str) -> bool:
    """Say whether an IBAN in capitals, without blanks, has its country's length and right check digits (ISO 7064 MOD 97-10)."""
    if LENGTHS.get(compacted[:2]) != len(compacted):
        return False
    return int((compacted[4:] + compacted[:4]).translate(_NUMBERS)) % 97 == 1


RECOGNIZER: Final = Recognizer(
    entity="IBAN",
    version=1,
    source="ISO 13616-1; registry of SWIFT; EU regulation 260/2012",
    headers=words("iban bankverbindung bankverb bankv kto bankkonto bv kontoverbindung konto lastschrift*"),
    chance=0.01,
    valid=("DE89 3704 0044 0532 0130 00", "de89370400440532013000", "DE89-3704-0044-0532-0130-00", "AT61 1904 3002 3457 3201"),
    invalid=("DE89 3704 0044 0532 0130 01", "DE89 3704 0044 0532 0130", "XX89370400440532013000"),
    pattern=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$",
    on="compact",
    check=valid_iban,
    room=Room(length=(15, 45), digits=(10, 32), letters=(2, 24)),
)
