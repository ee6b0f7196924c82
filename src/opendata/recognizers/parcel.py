"""Land parcels, where they stand for the household or owner on them."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="PARCEL",
    version=1,
    source="AdV GeoInfoDok; § 12 GBO: the land register tells the owner to whom it concerns",
    headers=words(
        "flurstueck flst fst fstnr flstnr flurst flurstuecksnummer flurstuecknr flurnummer flurnr flnr fln flurstnr "
        "gemarkungflurstueck flurstueck* parzelle grundbuch* flst* flurst* fskz lagebezeichnungflurstueck"
    ),
    chance=0.5,
    valid=(
        *("Gmkg. Gaustadt, Fl.Nr. 5795", "Fl.Nr. 1533/7", "5738/16", "Flst. 12/3", "Flur 3 Flurstück 44/1"),
        "Gaustadt Flur 5 Nr. 240",
        "Fl. 7, Flst. 186/8",
        *("Gaustadt-11-560/17", "Gaustadt 11-560/17", "Gaustadt-Süd Fl.-Nr. 707/1", "St. Georg Fl. 18 Flst. 2268/3", "9-177/13"),
    ),
    invalid=("Gaustadt", "12.05.2024", "1533/7/2"),
    pattern=(
        r"^(?:(?:gmkg|gemarkung|gem)\.? [a-z. -]+,? ?)?(?:fl(?:ur|[.]) [0-9]{1,3},? )?(?:(?:fl\.?-? ?(?:st\.?)?-? "
        r"?nr\.?|flst\.?|flurstueck(?:snr\.?)?) ?)?[0-9]{1,5}(?:/[0-9]{1,4})?$|"
        r"^[a-z][a-z. -]+,? flur [0-9]{1,3},? (?:nr\.? ?)?[0-9]{1,5}(?:/[0-9]{1,4})?$|"
        r"^[a-z][a-z. -]*,? fl(?:ur|[.]) [0-9]{1,3},? (?:flst|flurstueck|fl)[.]? ?(?:-?nr[.]?)? ?[0-9]{1,5}(?:/[0-9]{1,4})?$|"
        r"^[a-z][a-z. -]*,? fl(?:ur)?(?:st|stk)?[. -]*(?:nr\.?)? ?[0-9]{1,5}(?:/[0-9]{1,4})?$|"
        r"^[a-z][a-z. -]+[- ][0-9]{1,3}-[0-9]{1,5}(?:/[0-9]{1,4})?$|"
        r"^[0-9]{1,3}-[0-9]{1,5}/[0-9]{1,4}$"
    ),
    on="folded",
    room=Room(length=(1, 80), digits=(1, 14)),
)
