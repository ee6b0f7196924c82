"""Which category of the policy (policy/categories.yaml) an entity belongs to."""

from typing import Final

_CATEGORIES: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            "PERSON_NAME",
            "FIRST_NAME",
            "LAST_NAME",
            "DATE_OF_BIRTH",
            "TAX_ID",
            "TAX_NUMBER",
            "PENSION_NO",
            "HEALTH_INS_NO",
            "ID_CARD",
            "PASSPORT",
            "DOCTOR_NO",
            "DRIVING_LICENCE",
            "USER_NAME",
        ),
        "identity",
    ),
    **dict.fromkeys(("EMAIL", "PHONE", "ADDRESS"), "contact"),
    **dict.fromkeys(("IBAN", "BANK_ACCOUNT"), "finance"),
    **dict.fromkeys(("GEO_HOME", "PARCEL"), "location"),
    **dict.fromkeys(("LICENSE_PLATE", "VIN"), "vehicle"),
    **dict.fromkeys(("IP_ADDRESS", "MAC_ADDRESS"), "device"),
    **dict.fromkeys(("CASE_REF", "CUSTOMER_ID"), "reference"),
    **dict.fromkeys(
        ("HEALTH", "RELIGION", "POLITICAL_OPINION", "UNION_MEMBERSHIP", "ETHNIC_ORIGIN", "SEXUAL_ORIENTATION"), "special"
    ),
    "CRIMINAL_OFFENCE": "criminal",
    **dict.fromkeys(("GENDER", "NATIONALITY", "POSTAL_PLACE", "BIRTHPLACE", "OCCUPATION", "FAMILY_STATUS"), "demographic"),
    "FREE_TEXT": "text",
}


def category_of(entity: str, *, publishable: bool) -> str:
    """Give the category; contacts of an office (publishable) have one of their own."""
    if publishable and entity in {"EMAIL", "PHONE", "ADDRESS"}:
        return "office_contact"
    return _CATEGORIES[entity]
