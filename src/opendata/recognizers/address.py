"""Where a person or household lives: street with house number, with or without postal code and town."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_ENDINGS: Final = (
    "(?:strasse|str[.]?|weg|platz|pl[.]|gasse|allee|ring|damm|ufer|graben|steig|steg|pfad|gaesschen|"
    "gaessla|markt|hof|berg|leite|leiten|rain|wiesen?|aecker|acker|feld|felder|garten|gaerten|anger|park|"
    "hain|wall|chaussee|promenade|bruecke|tor|au|aue|grund|hoehe|hang|winkel|zeile|siedlung|stiege|kai|"
    "twiete|redder|kamp|brink|deich|woerth|buehl|muehle|bach|see)"
)
_LEADING: Final = (
    "(?:am|an der|an den|auf der|auf dem|im|in der|unterer|oberer|obere|untere|hinterer|hintere|zum|zur|"
    "alte|alter) [a-z][a-z.' -]+"
)
HOUSE_NUMBER: Final = "[0-9]{1,4} ?[a-z]?(?: ?[/+–-] ?[0-9]{1,4} ?[a-z]?)?"
STREET_ONLY: Final = f"^(?:[a-z][a-z.' -]*{_ENDINGS}|{_LEADING})$"
NUMBERED_STREET: Final = (
    f"^{HOUSE_NUMBER}, ?[a-z][a-z.' -]*?(?:,| - )|{_ENDINGS},? ?{HOUSE_NUMBER}(?:[ ,]|$)|"
    f"^[a-z][a-z.'’ -]+, ?{HOUSE_NUMBER}, ?(?:d-)?[0-9]{{5}} |^{_LEADING} ?{HOUSE_NUMBER}(?:,|$)"
)
_FLOOR: Final = (
    "(?:(?:[0-9][.] ?)?(?:[eudo]g|etage|stock|obergeschoss|hinterhaus|hh|vh|seitenfluegel)"
    "(?:[ /](?:re?|li?|mitte|links|rechts)[.]?)?)"
)
"""Where in the house: "2. OG re", "Hinterhaus"."""
_PLACE: Final = "(?:d-)?[0-9]{5} ?[a-z][a-z ./()-]+"

RECOGNIZER: Final = Recognizer(
    entity="ADDRESS",
    version=1,
    source="DIN 5008; Art. 4 No. 1 GDPR: an address of a home tells who lives there",
    headers=words(
        "adresse adr anschrift anschr strasse str strhausnr strassehausnummer wohnanschrift wohnadresse wohnung "
        "wohnort* strassenname street address postanschrift privatanschrift heimatadresse hausanschrift lieferadresse "
        "rechnungsadresse wohnhaft wohnsitz strnr *anschrift verbrauchsstelle abnahmestelle lieferstelle entnahmestelle "
        "grundstueck objektadresse *adresse "
        "zusta zustellanschr "
        "strashnr strhnr wohnanschr postanschr anschrkpl wohnadr panschr padr venuestreet streetname strname addr"
    ),
    chance=0.05,
    valid=(
        "Lindenstraße 12",
        "Lindenstr. 12 a, 96047 Bamberg",
        "Eisgrube 21",
        "Marienstr. 96/2",
        "Zinkenwörth27",
        "Am Hang 4",
        "Weide 7a",
        "96047 Bamberg, Lindenweg 3",
        "Geisfelder Straße 23-25",
        "Weidenweg 16 - 96047 Bamberg",
        "4, Weidenweg, 96047 Bamberg",
        "Rosenweg 103 2. OG re",
        "Weender Tor, 52/2, 96047 Bamberg",
        "Lindenplatz, 12",
    ),
    invalid=("Lindenstraße", "96047 Bamberg", "12,5", "1234"),
    pattern=rf"^(?:{_PLACE}, ?)?[a-z][a-z.'’ ()-]+?{HOUSE_NUMBER}(?:,? ?{_FLOOR})?"
    rf"(?: ?[,;#/|·~–-]{{0,2}} ?{_PLACE})?(?:,? [a-z-]{{3,40}})?$|"
    rf"^{HOUSE_NUMBER}, ?[a-z][a-z.'’ -]+(?:,| -) ?{_PLACE}$|^[a-z][a-z.'’ -]+, ?{HOUSE_NUMBER}(?:, ?{_PLACE})?$",
    on="folded",
    room=Room(length=(5, 110), digits=(1, 14), letters=(3, 90)),
)
