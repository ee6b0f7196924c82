"""Family names alone."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room
from opendata.recognizers.names import forms


def match(values: pl.Series) -> pl.Series:
    """Say which cells hold one family name, double names included."""
    return forms(values)["family"]


RECOGNIZER: Final = Recognizer(
    entity="LAST_NAME",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 1, 2; name lists of Faker (MIT) and own ones",
    headers=("nachname", "nachn", "nn", "zuname", "familienname", "famname", "surname", "lastname", "nname", "geburtsname", "gebname", "maedchenname", "zun", "familyname", "fname"),
    chance=0.2,
    valid=("Huber", "Huber-Beispiel", "ŞAHIN", "Al-Hassan"),
    invalid=("Lindenstraße", "Bauamt", "12"),
    match=match,
    room=Room(length=(2, 50), digits=(0, 1), letters=(2, 50)),
)
