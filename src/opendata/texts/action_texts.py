"""Names of actions and risks, why a risk is one, what citizens read about it, and why an action was refused."""

from typing import Final

TEXTS: dict[str, tuple[str, str]] = {
    # actions
    "action-keep": ("unverändert", "unchanged"),
    "action-flag": ("unverändert, zur Durchsicht", "unchanged, listed for review"),
    "action-withhold": ("vorerst weggelassen", "left out for now"),
    "action-drop": ("weggelassen", "left out"),
    "action-mask": ("auf den Zulassungsbezirk gekürzt", "cut to the registration district"),
    "action-redact": ("Angaben im Text ersetzt", "replaced within the text"),
    "action-generalise": ("vergröbert", "made coarser"),
    "action-round": ("gerundet", "rounded"),
    "action-defuse": ("gegen Formeln gesichert", "defused against formulas"),
    # what citizens read
    "citizen-drop": ("„{field}“ wird nicht veröffentlicht.", "“{field}” is not published."),
    "citizen-mask": ("Kennzeichen auf den Zulassungsbezirk gekürzt.", "Number plates cut to the registration district."),
    "citizen-round": (
        "Zahlen auf Vielfache von {base} gerundet, Summen auch; Null bleibt Null.",
        "Counts rounded to multiples of {base}, totals too; zero stays zero.",
    ),
    "citizen-defuse": (
        "Texten, die eine Tabellenkalkulation als Formel ausführen würde, wurde ein Apostroph vorangestellt.",
        "Texts that a spreadsheet would run as a formula were given an apostrophe in front.",
    ),
    # risks
    "risk-small-cells": ("kleine Fallzahlen", "small counts"),
    "citizen-small-cells": (
        "Zahlen von Menschen unter {threshold} sind nicht erkennbar.",
        "Numbers of people below {threshold} cannot be seen.",
    ),
    "small-cells": (
        "Zahlen von Menschen, die so klein sind, dass Ortskundige Einzelne erkennen können.",
        "Counts of people so small that who knows the area can tell who they are.",
    ),
    # refusals
    "treat-contradiction": (
        "Für {place} gibt es zwei Entscheidungen, die sich widersprechen. Es wurde nichts veröffentlicht.",
        "There are two contradicting decisions for {place}. Nothing was published.",
    ),
    "treat-unknown-action": (
        "Für {place} ist eine Maßnahme entschieden, die es nicht gibt. Es wurde nichts veröffentlicht.",
        "An unknown measure was decided for {place}. Nothing was published.",
    ),
    "treat-wrong-type": (
        "Die Maßnahme {action} ist auf die Art der Spalte nicht anwendbar ({place}). Es wurde nichts veröffentlicht.",
        "The measure {action} does not apply to this kind of column ({place}). Nothing was published.",
    ),
    "treat-wrong-parameters": (
        "Die Maßnahme {action} kennt diese Angaben nicht ({place}). Bitte die Regel berichtigen.",
        "The measure {action} does not know these parameters ({place}). Please correct the rule.",
    ),
    "treat-failed": (
        "Eine Tabelle konnte nicht umgeschrieben werden. Es wurde nichts veröffentlicht.",
        "A table could not be rewritten. Nothing was published.",
    ),
    "generalise-not-a-coordinate": (
        "{place}, Zeile {row}: Hier steht keine Koordinate in Grad oder Metern, die Spalte lässt sich nicht vergröbern.",
        "{place}, row {row}: there is no coordinate in degrees or metres here, so the column cannot be made coarser.",
    ),
    "generalise-not-a-moment": (
        "{place}, Zeile {row}: Hier steht kein Datum, die Spalte lässt sich nicht vergröbern.",
        "{place}, row {row}: there is no date here, so the column cannot be made coarser.",
    ),
    "round-not-a-count": (
        "{place}, Zeile {row}: Hier steht keine ganze Zahl, die Spalte lässt sich nicht runden. Es wurde nichts veröffentlicht.",
        "{place}, row {row}: there is no whole number here, so the column cannot be rounded. Nothing was published.",
    ),
}

# What stands in a published text in place of what it said about people: "Herr [Name] meldet …". German, as the data is.
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
