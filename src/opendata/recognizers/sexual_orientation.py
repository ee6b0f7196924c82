"""Sex life and sexual orientation."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, terms, words

RECOGNIZER: Final = Recognizer(
    entity="SEXUAL_ORIENTATION",
    version=1,
    source="Art. 9(1) GDPR",
    headers=words("sexuelleorientierung sexuell* orientierung sexualitaet sexualleben transident* geschlechtsidentitaet"),
    chance=0.01,
    valid=("homosexuell", "lesbisch", "bisexuell", "queer"),
    invalid=("Nordost", "ja", "m"),
    words=terms(
        "homosexuell; heterosexuell; bisexuell; asexuell; pansexuell; lesbisch; schwul; queer; hetero; homo; bi; "
        "trans; transsexuell; transident; transgender; nichtbinär; nicht-binär"
    ),
    room=Room(length=(2, 30), digits=(0, 0)),
)
