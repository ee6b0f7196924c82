"""Land parcels, where they stand for the household or owner on them."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, by_pattern

RECOGNIZER: Final = Recognizer(
    entity="PARCEL",
    version=1,
    source="AdV GeoInfoDok; § 12 GBO: the land register tells the owner to whom it concerns",
    headers=("flurstueck", "flst", "flstnr", "flurst", "flurstuecksnummer", "flurstuecknr", "flurnummer", "flurnr", "flnr", "fln", "flurstnr", "gemarkungflurstueck", "flurstueck*", "parzelle", "grundbuch*", "flstkennz", "lagebezeichnungflurstueck"),
    chance=0.5,
    valid=("Gmkg. Gaustadt, Fl.Nr. 5795", "Fl.Nr. 1533/7", "5738/16", "Flst. 12/3", "Flur 3 Flurstück 44/1"),
    invalid=("Gaustadt", "12.05.2024", "1533/7/2"),
    match=by_pattern(r"(?i)^(?:(?:gmkg|gemarkung|gem)\.?\s[\p{L}.\-\s]{2,40},?\s)?(?:flur\s\d{1,3},?\s)?(?:(?:fl\.?-?\s?(?:st\.?)?-?\s?nr\.?|flst\.?|flurstück(?:snr\.?)?)\s?)?\d{1,5}(?:/\d{1,4})?$", prepare=None),
    room=Room(length=(1, 80), digits=(1, 14)),
)  # fmt: skip
