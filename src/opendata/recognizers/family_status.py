"""Whether somebody is married, and how people of one row belong together."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, terms, words

RECOGNIZER: Final = Recognizer(
    entity="FAMILY_STATUS",
    version=1,
    source="§ 3 (1) No. 14 to 16 BMG (marital status, spouse, minor children). Personal only beside a person",
    headers=words(
        "familienstand famstand famst fst personenstand zivilstand verwandtschaft verwandtschaftsverhaeltnis verwandtschaftsgrad "
        "familienverhaeltnis maritalstatus beziehung verhaeltniszumkind sorgerecht sorgeberechtigt"
    ),
    chance=0.1,
    valid=("ledig", "verh.", "Geschieden", "VW", "Tochter", "alleinerziehend"),
    invalid=("Ampel", "ja", "2024"),
    words=terms(
        "ledig; verheiratet; geschieden; verwitwet; getrennt lebend; dauernd getrennt lebend; getrennt; verpartnert; "
        "lebenspartnerschaft; eingetragene lebenspartnerschaft; lebenspartnerschaft aufgehoben; led.; verh.; gesch.; verw.; "
        "ld; vh; gs; vw; lp; la; lv; alleinerziehend; alleinstehend; mutter; vater; tochter; sohn; kind; pflegekind; stiefkind; "
        "ehemann; ehefrau; ehegatte; ehepartner; lebenspartner; lebenspartnerin; oma; opa; großmutter; großvater; enkel; "
        "enkelin; "
        "bruder; schwester; onkel; tante; neffe; nichte; beide eltern; vormund; mutter allein; vater allein"
    ),
    room=Room(length=(2, 40), digits=(0, 0)),
)
