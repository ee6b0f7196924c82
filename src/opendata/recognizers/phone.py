"""Telephone numbers, and which exchange they belong to."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room, words

_REMARK: Final = (
    r" *\(?(?:[aA]b|[bB]is|[nN]ur|[aA]bends|[mM]orgens|[wW]erktags|[pP]riv(?:at)?|[dD]ienstl(?:ich)?|[mM]obil|[hH]andy|AG|AB) .*$"
)
_BODY: Final = r"[0-9](?:[ ()/.\-–]*[0-9])+"
NOT_A_PHONE: Final = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|^[0-3]?[0-9]-[01]?[0-9]-(?:19|20)[0-9]{2}$|^(?:0|[1-9][0-9]*)[.,][0-9]+$|^[0-9]+,[0-9]+$|^97[89]|"
    r"^(?:0[1-9]|1[0-2])[./](?:19|20)[0-9]{2} ?[-–] ?(?:0[1-9]|1[0-2])[./](?:19|20)[0-9]{2}$"  # months: "04/2021–10/2024"
)
MOBILE: Final = rf"^(?:(?:\+|00)?49[ ()/.\-–]*(?:\(0\) ?)?|\(?0)?1[567]{_BODY}"
BARE: Final = r"^(?:0[1-9][0-9]{6,12}|1[567][0-9]{8,9}|[2-9][0-9]{7,10}|49[1-9][0-9]{8,10})$"
"""Digits that a header may turn into a telephone number: ungrouped, without the zero or plus that a spreadsheet took."""


def national(cells: pl.Expr) -> pl.Expr:
    """Give the digits of telephone numbers without country code and leading zero: "+49 (0)951 87-12" becomes "9518712"."""
    digits = cells.str.replace(_REMARK, "").str.replace(r"\(0\)", "").str.replace_all(r"[^0-9+]", "")
    return digits.str.replace(r"^(?:\+|00)490?", "").str.replace(r"^0", "")


RECOGNIZER: Final = Recognizer(
    entity="PHONE",
    version=1,
    source="ITU-T E.123 and E.164; Bundesnetzagentur, number plan; DIN 5008",
    headers=words(
        "tlf "
        "telefon tel telnr telefonnummer telefonnr fon phone handy handynr hdynr hdy handynummer mobil mobilnr mobilnummer "
        "mobiltelefon rufnummer rufnr fax faxnr telefax durchwahl festnetz erreichbarkeit erreichb telz kontakt "
        "telefon* rueckrufnummer notfallnr notfallnummer notfallkontakt hausnotruf"
    ),
    chance=0.02,
    valid=(
        "0951/87-1938",
        "+49 (0)951 6903223",
        "0049 160 35906432",
        "(0951) 135 2363",
        "0171.394.7164",
        "0261.4470242",
        "016249481691",
        "Tel.: 0951 4148733",
        "+49 170 35009063 (ab 17 Uhr)",
    ),
    invalid=("2024-05-20", "20.05.2024", "04-06-2024", "09461000", "1234", "0,1234"),
    pattern=(
        rf"^(?:\+|00)[1-9]{_BODY}(?:{_REMARK})?$|^\(?0[1-9][0-9]*\)?[ /.\-–]+\(?{_BODY}(?:{_REMARK})?$|"
        rf"^\(0[1-9][0-9]*\){_BODY}$|^01[567][0-9]{{8,9}}$"
    ),
    unless=NOT_A_PHONE,
    room=Room(length=(7, 45), digits=(7, 16), letters=(0, 16)),
)
