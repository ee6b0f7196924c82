"""File and case numbers: whoever holds the file knows the person."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="CASE_REF",
    version=1,
    source="Art. 4 No. 5 GDPR (pseudonyms stay personal); AktO. The form is each office's own: header and table decide",
    headers=words(
        "aktenzeichen az aktenz aktznr gz geschaeftszeichen gesch* vorgangsnummer vorgangsnr vorgang vorgangsid "
        "fallnummer fallnr antragsnummer antragsnr aktennummer aktennr zeichen bescheidnummer bescheidnr "
        "verfahrensnummer bearbeitungsnummer unserzeichen ihrzeichen owinr referenz tagebuchnummer vorgnr fallid "
        "uz antragsid aktz aktzeich antrnr antrnummer vgnr geschz "
        "geschzei geschzeichen"
    ),
    chance=0.9,
    valid=(
        "32.1-OWi-048352/24",
        "III/33-322-B21",
        "50-9388.81/2024",
        "BV-2023-0741",
        "KA-2026-0001",
        "B70667/2024-6",
        "SGB XII 29042/23",
        "4711 Js 190/23",
        "2025.013440.OWI",
        "2024-WG-91917",
        "2024/9379/SB",
        "JA-UVG 2025/4135",
        *(
            "4723.74-2022-JA",
            "51.12.7-L522",
            "4.32.10/OWi/2022/71105",
            "446.88.850#2021",
            "EWO#145037",
            "33 / 4564 / 23-Kl",
            "451.39:533/2022",
        ),
    ),
    invalid=("Bauantrag", "12:30", "12.05.2024", "Az."),
    pattern=(
        r"^[A-Z]{2,4}-[A-Z]{2,5} [12][0-9]{3}/[0-9]{3,7}$|"
        r"^[1-9A-Z][A-Z0-9]{0,4}(?:[./-][A-Z0-9]{1,6})*[./-][0-9]{5,6}(?:[./-][A-Z0-9]{1,6})*[./-][A-Z]{1,6}$|"
        r"^[12][0-9]{3}[-/](?:[A-Z]{1,4}[-/][0-9]{3,7}|[0-9]{3,7}[-/][A-Z]{1,4})$|"
        r"^[0-9]{1,5}(?:[.][0-9]{1,4}){0,3}[-/](?:19|20)[0-9]{2}[-/][A-Z]{1,5}$|"
        r"^[0-9]{2,4}(?:[.][0-9]{2,4}){1,3}#[12][0-9]{3}$|^[A-Z]{2,4} [IVX]{1,4} [0-9]+/[0-9]{2,4}$|"
        r"^[0-9]{1,3}(?:[.][0-9]{1,3}){1,3}:[0-9]{1,6}/[0-9]{2,4}$|"
        r"^[0-9]{1,5} [A-Z][A-Za-z]{0,4} [0-9]{1,6}/[0-9]{2,4}$|"
        r"^[0-9]{1,4} / [0-9]{1,7} / [0-9]{2,4}(?:-[A-Za-z]{1,3})?$|"
        r"^(?:[A-Za-z]{1,6}[0-9]*|[IVX]{1,5}|[0-9]{1,3}(?:\.[0-9]{1,3}){0,3})[/\-#][A-Za-z0-9./\-]*[0-9]"
        r"(?:[0-9./\- ]|[A-Za-z]{1,4}(?:[0-9./\- ]|$))*$"
    ),
    on="cell",
    room=Room(length=(6, 40), digits=(3, 30)),
)
