"""Postal code and town of a person: alone a demographic, beside a name or birth date a part of the address."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, by_pattern

RECOGNIZER: Final = Recognizer(
    entity="POSTAL_PLACE",
    version=1,
    source="Deutsche Post, five-digit postal codes (01001 to 99998)",
    headers=("plz", "postleitzahl", "plzort", "ort", "wohnort", "stadt", "gemeinde", "gem", "wohngemeinde", "postort", "zip", "postcode", "postalcode", "city", "plzwohnort", "ortschaft", "zipcode", "wohnplz", "p", "wohnsitzgemeinde", "heimatort", "geburtsort", "gebort"),
    chance=0.9,
    valid=("96047", "D-96047", "96047 Bamberg", "01067 Dresden", "96049 Bamberg (Gaustadt)"),
    invalid=("00999", "9604", "960471", "Bamberg 7", "99999"),
    match=by_pattern(r"^(?:D-)?(?:0[1-9]\d{3}|[1-9]\d{3}[0-8]|[1-8]\d{4}|9[0-8]\d{3}|99[0-8]\d{2}|999[0-8]\d)(?:\s[\p{L}][\p{L}.\-\s/()]{1,40})?$", prepare=None),
    room=Room(length=(5, 55), digits=(5, 5)),
)  # fmt: skip
