"""Given names alone."""

from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room
from opendata.recognizers.names import forms


def match(values: pl.Series) -> pl.Series:
    """Say which cells hold given names only."""
    return forms(values)["given"]


RECOGNIZER: Final = Recognizer(
    entity="FIRST_NAME",
    version=1,
    source="Art. 4 No. 1 GDPR; § 3 BMG No. 3; name lists of Faker (MIT) and own ones. Counted, given names are a statistic",
    headers=("vorname", "vornamen", "vorn", "vn", "rufname", "firstname", "givenname", "vname", "vornamekind", "forename", "taufname"),
    chance=0.15,
    valid=("Erika", "Hans-Peter", "Anna Maria", "ÖMER"),
    invalid=("Bamberg-Ost", "Lindenstraße", "12"),
    match=match,
    room=Room(length=(2, 40), digits=(0, 1), letters=(2, 40)),
)
