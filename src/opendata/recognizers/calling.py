"""What calls somebody in a text: a role, a deed, a greeting."""

from functools import lru_cache
from typing import Final

from opendata.recognizers.cells import fold_text
from opendata.recognizers.names import gazetteer

ROLE: Final = (
    r"(?:[Nn]achbar(?:in|n|s)?|Eigent(?:ü|ue)mer(?:in)?|Besitzer(?:in)?|Mieter(?:in)?|Vermieter(?:in)?|"
    r"P(?:ä|ae)chter(?:in)?|Bewohner(?:in)?|Anwohner(?:in)?|Halter(?:in)?|Fahrer(?:in)?|Beschwerdef(?:ü|"
    r"ue)hrer(?:in)?|"
    r"Antragsteller(?:in)?|Kontoinhaber(?:in)?|Anrufer(?:in)?|Melder(?:in)?|Zeug(?:e|in)|Gesch(?:ä|"
    r"ae)digter?|Betroffener?|Patient(?:in)?|Klient(?:in)?|Kind|Sohn|Tochter|(?:Schwieger)?[Mm]utter|(?:Schwieger)?[Vv]ater|Lehrkraft|Ehemann|Ehefrau|"
    r"Oma|Opa|Tante|Onkel|Eltern|Cousine?|Schwester|Bruder|Sch(?:ü|ue)ler(?:in)?|"
    r"Ansprechpartner(?:in)?|Ansprechperson|Kontaktperson|Sachbearbeiter(?:in)?|Hausmeister(?:in)?|"
    r"Betreuer(?:in)?|Vormund|Bauherr(?:in)?|Inhaber(?:in)?|Verstorbener?|Kunde|Kundin|Mitarbeiter(?:in)?|"
    r"Kolleg(?:e|in|en)|Lehrer(?:in)?|Erzieher(?:in)?|"
    r"Dozent(?:in)?|Trainer(?:in)?|Mitglied|Empf(?:ä|ae)nger(?:in)?|Absender(?:in)?|Verfasser(?:in)?|"
    r"Unterzeichner(?:in)?|Teilnehmer(?:in)?|Bewerber(?:in)?|Beschuldigter?|Schuldner(?:in)?|Gl(?:ä|"
    r"ae)ubiger(?:in)?|Freund(?:in)?|Partner(?:in)?|B(?:ü|ue)rger(?:in)?)s?(?:/-?in|:in|\*in)?"
)
ROLES: Final = f"(?=[A-Zmnv]){ROLE}"
GREETING: Final = r"(?i)gr(?:ü|ue|u)(?:ß|ss)|(?:^|[^a-z])(?:lg|vg|mfg)[,\s]"
"""The sign of whoever closes with a greeting (cue.py)."""
CALLING: Final = tuple(
    "personalien|achbar|igent|esitzer|ieter|chter|wohner|alter|ahrer|beschwerdef|antragst|kontoinh|anruf|melde|zeug|gesch|"
    "betroff|patient|klient|kind|sohn|tochter|mutter|vater|ehem|ehef|oma|opa|tante|onkel|eltern|cousin|schwester|"
    "bruder|schüler|schueler|ansprechp|kontaktp|sachbearb|hausmeister|betreuer|vormund|bauherr|inhaber|verstorb|"
    "kund|mitarb|kolleg|lehrer|erzieher|lehrkraft|dozent|trainer|mitglied|empf|absend|verfass|unterz|teilnehm|"
    "bewerb|beschuld|schuldner|gl|freund|partner|gegeben|gefunden|gestellt|eingereicht|unterschr|gezeichnet|"
    "angezeigt|eingegangen|telefonat|mail|brief|anfrage|beschwerde|meldung|hinweis|ruf|gez|name|i.|heiße|heise|heisse|bin|(von|"
    "danke,|grü|gru|mfg|vg|lg|frau|c/o|termin|gespr|sprache|bespr|treffen|vereinb|schreiben|antrag|widerspr|"
    "ich,|wir,|hier|wohn|rger|akte|sache|nachlass|erbfall|fall|umzug|grab|z.|zurück|an:|klingel".split("|")
)
"""Parts of what calls somebody by a role or a deed, in small letters."""
SIGNATURE: Final = 200
"""Characters at the end of a text that may be its signature."""


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Say whether a word is a given name, or several joined by hyphens."""
    return all(part in gazetteer().given for part in fold_text(word).split("-"))
