"""A person's sex or form of address."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, terms, words

RECOGNIZER: Final = Recognizer(
    entity="GENDER",
    version=1,
    source="§ 22 PStG; § 3 BMG No. 7. Personal only beside a person: in a statistic it is a dimension",
    headers=words("geschlecht gesl geschl gs sex gender mwd mw anrede anr geschlechtmwd ges gschl gesch geschlecht*"),
    chance=0.5,
    valid=("m", "W", "männlich", "weiblich", "divers", "Frau", "Herr", "mnl.", "Mädchen", "Fr."),
    invalid=("x1", "Ampel", "ja", "2024"),
    words=terms(
        "m; w; d; männlich; weiblich; divers; mann; frau; herr; herrn; maennl.; mnl.; mnl; männl.; männl; weibl.; "
        "weibl; wbl.; wbl; f; male; female; junge; mädchen; bub; keine anrede; inter; m/w; w/m; ohne angabe; offen; "
        "fr.; hr.; hrn.; feminin; maskulin; fem.; mask.; fem; mask; masc; masc."
    ),
    room=Room(length=(1, 14), digits=(0, 0)),
)
