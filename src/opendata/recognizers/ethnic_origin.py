"""Racial or ethnic origin, mother tongue, migration background of a person."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, terms, words

RECOGNIZER: Final = Recognizer(
    entity="ETHNIC_ORIGIN",
    version=1,
    source="Art. 9(1) GDPR",
    headers=words(
        "ethnie ethnisch* volksgruppe volkszugehoerigkeit migrationshintergrund mighint muttersprache familiensprache "
        "hautfarbe herkunftssprache abstammung erstsprache migrationshinterg zuwanderungsgeschichte"
    ),
    chance=0.1,
    valid=("Roma", "kurdisch", "Paschtune", "Arabisch"),
    invalid=("Bamberg", "rot", "12"),
    words=terms(
        "roma; sinti; sinti und roma; kurdisch; kurde; kurdin; paschtune; paschtunin; paschtunisch; hazara; "
        "tadschike; tadschikisch; turkmenisch; assyrer; aramäer; jeside; arabisch; araber; dari; farsi; tigrinya; "
        "amharisch; urdu; albanisch; romanes; spätaussiedler; aussiedler; schwarz; afrodeutsch; tschetschene; "
        "tschetschenisch; uigure; rohingya; uigurisch; assyrisch; aramäisch; tamilisch; tamile; jesidisch; ezidisch; berber; "
        "berberisch; kabylisch; belutschisch; oromo; tigray; somali; lingala; wolof; twi; yoruba; igbo; haussa; hausa; fula; "
        "bengalisch; punjabi; sindhi; singhalesisch; nepali; kurmandschi; sorani; zaza; persisch; hebräisch; jiddisch; "
        "tscherkesse; tscherkessisch; krimtatarisch; krimtatare; tatarisch; gagausisch; bosniakisch; bosniake; mandäer; druse; "
        "kopte; koptisch; deutschstämmig; russlanddeutsch; russlanddeutsche; sorbisch; sorbe; sinto; sintezza; rom; romni; "
        "karen; hmong; mongolisch"
    ),
    room=Room(length=(3, 40), digits=(0, 0)),
)
