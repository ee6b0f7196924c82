"""Postal code and town of a person: alone a demographic, beside a name or birth date a part of the address."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="POSTAL_PLACE",
    version=1,
    source="Deutsche Post, five-digit postal codes (01001 to 99998)",
    headers=words(
        "plz postleitzahl plzort ort wohnort stadt gemeinde gem wohngemeinde postort zip postcode postalcode city "
        "plzwohnort ortschaft zipcode wohnplz p wohnsitzgemeinde heimatort geburtsort gebort"
    ),
    chance=0.9,
    valid=("96047", "D-96047", "96047 Bamberg", "01067 Dresden", "96049 Bamberg (Gaustadt)", "96047, Bamberg"),
    invalid=("00999", "9604", "960471", "Bamberg 7", "99999"),
    pattern=(
        r"^(?:d-)?(?:0[1-9][0-9]{3}|[1-9][0-9]{3}[0-8]|[1-8][0-9]{4}|9[0-8][0-9]{3}|99[0-8][0-9]{2}|"
        r"999[0-8][0-9])(?:(?:, ?|[ -])[a-z][a-z. /()-]+)?$"
    ),
    on="folded",
    room=Room(length=(5, 55), digits=(5, 5)),
)
