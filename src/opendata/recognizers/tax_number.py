"""The number under which a tax office keeps a taxpayer, as printed and in the form of ELSTER."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room

RECOGNIZER: Final = Recognizer(
    entity="TAX_NUMBER",
    version=1,
    source=(
        "§ 139a AO with the states' forms (Bundeszentralamt für Steuern, Steuernummern); ELSTER, 13 digits with a 0 in place 5"
    ),
    headers=("steuernummer", "steuernr", "stnr", "steunr", "taxnumber"),
    chance=0.2,
    valid=(
        "207/862/29334",
        "93815/08152",
        "181/815/08155",
        "9181081508155",
        "2893081508152",
        "013 815 08153",
        "214 / 522 / 17713",
    ),
    invalid=("207/862/2933", "9181181508155", "12.3.2024", "2024/12/31"),
    pattern=(
        r"^(?:0?[0-9]{2,3}(?: ?/ ?| )[0-9]{3}(?: ?/ ?| )[0-9]{5}|[0-9]{5}/[0-9]{5}|[0-9]{3}[/ ][0-9]{4}[/ ][0-9]{4}|(?:10|"
        r"11|21|22|23|24|26|27|28|3[0-2]|4[0-9]|5[0-9]|9[0-9])[0-9]{2}0[0-9]{8})$"
    ),
    on="cell",
    room=Room(length=(10, 18), digits=(10, 13), letters=(0, 0)),
)
