"""What stands in a published text in place of what it said about people: "Herr [Name] meldet …". German, as the data is."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(("PERSON_NAME", "FIRST_NAME", "LAST_NAME"), "Name"),
    "ADDRESS": "Adresse",
    "POSTAL_PLACE": "Ort",
    "EMAIL": "E-Mail",
    "PHONE": "Telefon",
    "IBAN": "IBAN",
    "TAX_ID": "Steuer-ID",
    "TAX_NUMBER": "Steuernummer",
    **dict.fromkeys(("PENSION_NO", "HEALTH_INS_NO"), "Versicherungsnummer"),
    **dict.fromkeys(("ID_CARD", "PASSPORT"), "Ausweisnummer"),
    "LICENSE_PLATE": "Kennzeichen",
    "VIN": "Fahrgestellnummer",
    "DATE_OF_BIRTH": "Geburtsdatum",
    **dict.fromkeys(("IP_ADDRESS", "MAC_ADDRESS"), "Gerätekennung"),
    "GEO_HOME": "Koordinate",
    "PARCEL": "Flurstück",
    "CASE_REF": "Aktenzeichen",
    "CUSTOMER_ID": "Kundennummer",
}
"""What stands in brackets for each entity."""

OTHER: Final = "Angabe"
"""For whatever else is marked: belief, health, origin. Naming the kind would tell too much."""
