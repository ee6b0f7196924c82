"""Where a person or household lives: street with house number, with or without postal code and town."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, by_pattern

STREET_ENDINGS: Final = (
    r"(?:stra(?:ß|ss)e|str\.?|weg|platz|pl\.|gasse|allee|ring|damm|ufer|graben|steig|steg|pfad|gäßchen|gässchen|gässla|markt|hof|berg|leite|leiten|rain|wiesen?|"
    r"äcker|acker|feld|felder|garten|gärten|anger|park|hain|wall|chaussee|promenade|brücke|tor|au|aue|grund|höhe|hang|winkel|zeile|siedlung|stiege|kai|twiete|redder|"
    r"kamp|brink|dyk|deich|wörth|bühl|mühle|bach|see|dorf|kaulberg|stephansberg)"
)
HOUSE_NUMBER: Final = r"\d{1,4}\s?[a-zA-Z]?(?:\s?[/+\-–]\s?\d{1,4}\s?[a-zA-Z]?)?"
STREET_ONLY: Final = rf"(?i)^(?:[\p{{L}}.'’\-\s]{{1,50}}{STREET_ENDINGS}|(?:am|an der|an den|auf der|auf dem|im|in der|unterer|oberer|obere|untere|hinterer|zum|zur|alte|alter)\s[\p{{L}}.\-\s]{{3,40}})$"
NUMBERED_STREET: Final = rf"(?i){STREET_ENDINGS}\s?{HOUSE_NUMBER}(?:\s|,|$)|^(?:am|an der|an den|auf der|auf dem|im|in der|unterer|oberer|obere|untere|hinterer|zum|zur)\s[\p{{L}}.\-\s]{{3,40}}\s?{HOUSE_NUMBER}(?:,|$)"

RECOGNIZER: Final = Recognizer(
    entity="ADDRESS",
    version=1,
    source="DIN 5008; Art. 4 No. 1 GDPR: an address of a home tells who lives there",
    headers=("adresse", "adr", "anschrift", "anschr", "strasse", "str", "strhausnr", "strassehausnummer", "wohnanschrift", "wohnadresse", "wohnung", "wohnort*", "strassenname",
             "street", "address", "postanschrift", "privatanschrift", "heimatadresse", "hausanschrift", "lieferadresse", "rechnungsadresse", "wohnhaft", "wohnsitz", "strnr", "*anschrift",
             "verbrauchsstelle", "grundstueck", "objektadresse", "*adresse"),
    chance=0.05,
    valid=("Lindenstraße 12", "Lindenstr. 12 a, 96047 Bamberg", "Eisgrube 21", "Marienstr. 96/2", "Zinkenwörth27", "Am Hang 4", "Weide 7a", "96047 Bamberg, Lindenweg 3", "Geisfelder Straße 23-25"),
    invalid=("Lindenstraße", "96047 Bamberg", "12,5", "1234"),
    match=by_pattern(
        rf"^(?:(?:D-)?\d{{5}}\s[\p{{L}}.\-\s]{{2,40}},\s)?[\p{{L}}][\p{{L}}.'’\-\s()]{{2,50}}?\s?{HOUSE_NUMBER}(?:\s?[,;#/]?\s?(?:D-)?\d{{5}}\s?[\p{{L}}][\p{{L}}.\-\s/()]{{1,40}})?(?:,?\s(?:[\p{{L}}\-]{{3,40}}))?$",
        prepare=None,
    ),
    room=Room(length=(5, 110), digits=(1, 14), letters=(3, 90)),
)  # fmt: skip
