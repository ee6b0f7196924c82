"""Party, group in the council, list of candidates."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_PARTIES: Final = (
    r"^(?:cdu|csu|cdu/csu|spd|fdp|afd|gruene|die gruenen|buendnis ?90 ?/ ?die gruenen|b ?90 ?/ ?gruene|"
    r"gruenes? .*|die linke\.?|linke\.?|bsw|freie waehler.*|fw.*|fwg.*|oedp|oedp.*|volt.*|die partei|"
    r"piraten.*|npd|dkp|mlpd|ssw|tierschutzpartei|"
    r"bp|bayernpartei|basis|diebasis|linke liste|fraktionslos|parteilos|.*buergerblock.*|.*buergerliste.*|"
    r".*waehlergruppe.*|.*waehlervereinigung.*|.*waehlergemeinschaft.*|.*buergervereinigung.*|"
    r".*buendnis.*|wbl|uwg.*|ubg.*|bbb|bub|buergerforum.*|zentrum|republikaner)$"
)


RECOGNIZER: Final = Recognizer(
    entity="POLITICAL_OPINION",
    version=1,
    source="Art. 9(1), (2)(e) GDPR: public by themselves for those who stand for election",
    headers=words(
        "partei fraktion frak wahlvorschlag fraktionpartei parteifraktion parteizugehoerigkeit parteimitglied* liste "
        "waehlergruppe party ausschussgemeinschaft gruppierung parteien"
    ),
    chance=0.01,
    valid=("CSU", "Bündnis 90/Die Grünen", "Freie Wähler", "fraktionslos", "Volt-ÖDP-BM"),
    invalid=("Bausenat", "Grünfläche", "ja"),
    pattern=_PARTIES,
    on="folded",
    room=Room(length=(2, 60), letters=(1, 60)),
)
