"""Party, group in the council, list of candidates."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room
from opendata.recognizers.cells import fold

_PARTIES: Final = (
    r"^(?:cdu|csu|cdu/csu|spd|fdp|afd|gruene|die gruenen|buendnis ?90 ?/ ?die gruenen|b ?90 ?/ ?gruene|gruenes? .*|die linke\.?|linke\.?|bsw|freie waehler.*|fw.*|fwg.*|oedp|oedp.*|volt.*|die partei|piraten.*|npd|dkp|mlpd|ssw|tierschutzpartei|"
    r"bp|bayernpartei|basis|diebasis|linke liste|fraktionslos|parteilos|.*buergerblock.*|.*buergerliste.*|.*waehlergruppe.*|.*waehlervereinigung.*|.*waehlergemeinschaft.*|.*buergervereinigung.*|.*buendnis.*|wbl|uwg.*|ubg.*|bbb|bub|bürgerforum.*|zentrum|republikaner)$"
)


def match(values: pl.Series) -> pl.Series:
    """Say which cells name a party, a council group or none of them ("fraktionslos")."""
    return fold(values).str.contains(_PARTIES)


RECOGNIZER: Final = Recognizer(
    entity="POLITICAL_OPINION",
    version=1,
    source="Art. 9(1), (2)(e) GDPR: public by themselves for those who stand for election",
    headers=("partei", "fraktion", "frak", "wahlvorschlag", "fraktionpartei", "parteifraktion", "parteizugehoerigkeit", "parteimitglied*", "liste", "waehlergruppe", "party", "ausschussgemeinschaft", "gruppierung", "parteien"),
    chance=0.01,
    valid=("CSU", "Bündnis 90/Die Grünen", "Freie Wähler", "fraktionslos", "Volt-ÖDP-BM"),
    invalid=("Bausenat", "Grünfläche", "ja"),
    match=match,
    room=Room(length=(2, 60)),
)  # fmt: skip
