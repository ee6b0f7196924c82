"""Criminal convictions and offences of a person."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_STEMS: Final = (
    r"(?:§\s?\d{1,3}[a-z]?\s?(?:abs\.?.{0,20})?(?:stgb|btmg|waffg|stvg|aufenthg|ao)\b|vorstraf|"
    r"freiheitsstrafe|haftstrafe|bewaehrung|diebstahl|betrug|koerperverletzung|raub(?:es|delikt|ueberfall|mord)?\b|raeuberisch|sexualdelikt|"
    r"totschlag|\bmord\b|noetigung|beleidigung|hausfriedensbruch|"
    r"sachbeschaedigung|urkundenfaelschung|unterschlagung|trunkenheit(?:sfahrt)?|fahrerflucht|"
    r"unfallflucht|btm-verstoss|drogendelikt|verurteil|strafbefehl|"
    r"fahren ohne fahrerlaubnis|btm-|bedrohung|brandstiftung|erpressung|hehlerei|"
    r"stalking|nachstellung|widerstand gegen|leistungserschleichung|schwarzfahren|erschleichen)"
)


RECOGNIZER: Final = Recognizer(
    entity="CRIMINAL_OFFENCE",
    version=1,
    source="Art. 10 GDPR; § 4 BZRG. In a crime statistic the same words are a dimension",
    headers=words(
        "straftat straftaten vorstrafe vorstrafen delikt fuehrungszeugnis bzr verurteilung strafmass tatvorwurf "
        "strafregister ermittlungsverfahren haft bewaehrung"
    ),
    chance=0.05,
    valid=("Diebstahl", "§ 242 StGB", "gefährliche Körperverletzung", "Freiheitsstrafe 6 Monate auf Bewährung"),
    invalid=("Falschparken", "Bauamt", "§ 34 BauGB"),
    pattern=_STEMS,
    on="folded",
    room=Room(length=(3, 110), letters=(2, 110)),
)
