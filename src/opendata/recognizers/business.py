"""Numbers of businesses: recognised so that they are taken for nothing else. They are in public registers and go out."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, iso_7064_mod_11_10, words


def valid_vat_id(compacted: str) -> bool:
    """Check the last digit after ISO 7064 MOD 11,10."""
    return iso_7064_mod_11_10(compacted[2:10]) == int(compacted[10])


VAT_ID: Final = Recognizer(
    entity="VAT_ID",
    version=1,
    source="§ 27a UStG; Bundeszentralamt für Steuern. Asked for on every invoice and every imprint (§ 5 DDG)",
    headers=words("ustid ustidnr ust-id umsatzsteuerid umsatzsteueridentifikationsnummer vatid vatnumber uid"),
    chance=0.1,
    valid=("DE136695976", "DE 136 695 976", "de136695976"),
    invalid=("DE136695977", "DE13669597", "136695976"),
    pattern="^DE[0-9]{9}$",
    on="compact",
    check=valid_vat_id,
    room=Room(length=(11, 15), digits=(9, 9), letters=(2, 2)),
)
TRADE_REGISTER: Final = Recognizer(
    entity="TRADE_REGISTER",
    version=1,
    source="§ 9 HGB, § 79 BGB: anyone may look into the registers of trade, cooperatives, partnerships and associations",
    headers=words(
        "handelsregister handelsregisternummer hrb hra vereinsregister vereinsregisternummer registernummer registerblatt"
    ),
    chance=0.001,
    valid=("HRB 12345", "HRA4711", "VR 200123", "GnR 12", "Amtsgericht Bamberg, HRB 12345", "AG Bamberg VR 12"),
    invalid=("HRX 12345", "12345", "BA-HR 123"),
    pattern=r"^(?:(?:amtsgericht|ag|registergericht) [a-z ]{3,30},? )?(?:hr[ab]|vr|gnr|pr|gsr) ?[0-9]{1,6} ?[a-z]{0,2}$",
    on="folded",
    room=Room(length=(3, 60), digits=(1, 6), letters=(2, 50)),
)
PRACTICE_NO: Final = Recognizer(
    entity="PRACTICE_NO",
    version=1,
    source="§ 293 (4) SGB V; KBV: Betriebsstättennummer, the first two digits are the association's. The header decides",
    headers=words("bsnr betriebsstaettennummer nbsnr betriebsstaettennr"),
    chance=0.9,
    valid=("741234500", "70 1234567"),
    invalid=("74123450", "A41234500"),
    pattern="^[0-9]{9}$",
    on="compact",
    room=Room(length=(9, 12), digits=(9, 9), letters=(0, 0)),
)
BUSINESS: Final = (VAT_ID, TRADE_REGISTER, PRACTICE_NO)
