"""The tax identification number that every person in Germany is given for life."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, iso_7064_mod_11_10, words

_LENGTH: Final = 11
_THRICE: Final = 3
_ONE_TWICE, _ONE_THRICE = 9, 8  # different digits among ten


def valid_tax_id(digits: str) -> bool:
    """Check the full rule of the number.

    (1) No leading zero; (2) of the first ten digits exactly one occurs twice or thrice, all others at most once; (3) never three
    equal ones side by side; (4) check digit after ISO 7064 MOD 11,10.
    """
    body = digits[:10]
    different = len(set(body))
    repeated_once = different == _ONE_TWICE or (different == _ONE_THRICE and max(map(body.count, body)) == _THRICE)
    if digits[0] == "0" or not repeated_once or iso_7064_mod_11_10(body) != int(digits[10]):
        return False
    return not any(body[at] == body[at + 1] == body[at + 2] for at in range(8))


RECOGNIZER: Final = Recognizer(
    entity="TAX_ID",
    version=1,
    source="§ 139b AO; Bundeszentralamt für Steuern, structure of the identification number (2016)",
    headers=words(
        "steuerid steueridnr steueridentifikationsnummer steueridentnr idnr stid tin steuerident* identifikationsnummer stidnr"
    ),
    chance=0.004,
    valid=("65 929 970 489", "86095742719", "57549285017", "86.095.742.719"),
    invalid=("86095742718", "11111111111", "06095742719", "12345678901"),
    pattern=r"^[0-9]{11}$",
    on="compact",
    check=valid_tax_id,
    room=Room(length=(11, 18), digits=(11, 11), letters=(0, 0)),
)
