"""Vehicle identification numbers."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="VIN",
    version=1,
    source="ISO 3779; § 59 StVZO. European makers do not use the check digit, so it proves nothing",
    headers=words("fin vin fgstnr fahrgestell* fahrzeugident* fahrzeugidnr fzgident* fgnr fgst fzgid"),
    chance=0.05,
    valid=("WVWZZZ1JZXW000001", "WBAVRPTSLK4473007", "wvwzzz1jzxw000001", "VF1SEZRA21C266339"),
    invalid=("WVWZZZ1JZXW00000", "WVWZZZIJZXW000001", "12345678901234567", "ABCDEFGHJKLMNPRST"),
    pattern=r"^[A-HJ-NPR-Z][A-HJ-NPR-Z0-9]{12}[0-9]{4}$",
    on="compact",
    room=Room(length=(17, 21), digits=(4, 16), letters=(2, 13)),
)
