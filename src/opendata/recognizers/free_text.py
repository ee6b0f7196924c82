"""Texts that mention a person: found by spans (texts_in.py), not by whole cells."""

from typing import Final

from opendata.recognizers.base import Recognizer, words

RECOGNIZER: Final = Recognizer(
    entity="FREE_TEXT",
    version=1,
    source="Art. 4 No. 1 GDPR: what citizens write about themselves and others",
    headers=words(
        "bemerkung bemerkungen bem bemerkunge anmerkung anmerkungen anm anmk anmkg bemkg beschreibung beschr beschreib text "
        "freitext kommentar kommentare nachricht mitteilung meldung meldungstext notiz notizen begruendung sachverhalt hinweis "
        "hinweise erlaeuterung details inhalt anliegen antwort stellungnahme bmk beschwerde schilderung description "
        "comment remarks sonstiges ihrenachricht vermerk"
    ),
    chance=0.0,
    valid=(),
    invalid=("Der Gehweg ist beschädigt.",),
)
