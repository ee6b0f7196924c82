"""Membership in a trade union."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, terms, words

RECOGNIZER: Final = Recognizer(
    entity="UNION_MEMBERSHIP",
    version=1,
    source="Art. 9(1) GDPR",
    headers=words("gewerkschaft gewerkschafts* gewerksch union tarifpartei gewerkschaftszugehoerigkeit"),
    chance=0.01,
    valid=("ver.di", "IG Metall", "GEW", "komba"),
    invalid=("Bauamt", "IG", "ja"),
    words=terms(
        "ver.di; verdi; ig metall; igm; gew; ig bau; ig bce; igbce; ngg; evg; gdp; gdl; dbb; komba; dstg; marburger "
        "bund; cgb; dgb; dpolg; vbe; blbs; cockpit; ufo"
    ),
    room=Room(length=(3, 30), digits=(0, 0)),
)
