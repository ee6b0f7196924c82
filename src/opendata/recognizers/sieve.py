"""Which texts are worth reading closely: a quick, vectorised test that lets through every text in which spans.py could find anything.

A sieve may keep too much, never too little: a test compares it with spans.find.
"""

from typing import Final

import polars as pl

from opendata.recognizers.cells import fold
from opendata.recognizers.names import gazetteer

_SIGNALS: Final = (
    r"@|\(at\)|\[at\]"  # mail addresses
    r"|[0-9](?:[ ()/.\-–]*[0-9]){6}"  # seven digits in a row, grouped in any way: telephone, account, tax id
    r"|[A-ZÄÖÜ]{1,3}[-–: ][A-Z]{1,2}[- ]?[1-9]"  # plates
    r"|[A-Za-z]{2}[0-9]{2}[ \-]?[0-9A-Za-z]{4}"  # accounts
    r"|[A-Z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"  # health insurance
    r"|(?:^|[^\pL])\pLu\. ?(?:\pLu\. ?)?\pLu"  # initials
)
_STEMS: Final = (
    "herr", "frau", "fr.", "hr.", "famil", "fam.", "eheleut", "fraeulein", "mr", "nachbar", "eigentuemer", "besitzer", "mieter", "paechter", "wohn", "halter",
    "fahrer", "fuehrer", "antragstell", "kontoinhaber", "anruf", "melde", "zeug", "geschaedig", "betroffen", "patient", "klient", "kind", "sohn", "tochter",
    "mutter", "vater", "ehemann", "oma", "opa", "schwester", "bruder", "schueler", "ansprech", "kontaktperson", "bearbeiter", "hausmeister", "betreuer",
    "vormund", "bauherr", "inhaber", "verstorben", "kund", "mitarbeiter", "kolleg", "lehrer", "erzieher", "dozent", "trainer", "mitglied", "empfaenger",
    "absender", "verfasser", "zeichn", "teilnehmer", "bewerber", "beschuldig", "schuldner", "glaeubiger", "freund", "partner", "gegeben von", "gefunden",
    "gestellt", "eingereicht", "unterschr", "verfasst", "angezeigt", "eingegangen", "telefonat", "mail", "brief", "anfrage", "beschwerde", "meldung", "hinweis",
    "rueckruf", "gez", "name", "i. a", "i.a", "i. v", "i.v", "heisse", "bin", "gruess", "mfg", "vg", "lg", "c/o", "z. hd", "z.hd", "zurueck", "geb", "* ",
    "anschrift", "adresse", "zuhause", "zu hause", "postalisch", "zeichen", "az", "gz", "vorgang", "fall", "bescheid", "von ", "durch ",
)  # fmt: skip
_CAPITALS_SIDE_BY_SIDE: Final = r"\pLu[\pL'’.-]+,? (?:(?:von|van|de|der|den|zu|zur|vom|del|di|da|dos|el|al|ben|bin) )?\pLu"


def worth_reading(texts: pl.Series) -> pl.Series:
    """Say which texts could hold personal data: a sign, a word that calls a person, or a known name beside another capital.

    Args:
        texts: cells as delivered, without nulls.
    """
    frame = pl.DataFrame({"text": texts, "folded": fold(texts)}).with_row_index("at")
    signalled = frame.select(
        "at",
        "folded",
        sign=pl.col("text").str.contains(_SIGNALS) | pl.col("folded").str.contains(_called()),
        pair=pl.col("text").str.replace_all(r"\s+", " ").str.contains(_CAPITALS_SIDE_BY_SIDE),
    )
    paired = signalled.filter(~pl.col("sign"), pl.col("pair")).select("at", word=pl.col("folded").str.extract_all("[a-z]+"))
    known = pl.Series(sorted(gazetteer().given | gazetteer().family))
    named = paired.explode("word", empty_as_null=False).filter(pl.col("word").is_in(known.implode()))["at"].unique()
    return signalled.select(pl.col("sign") | pl.col("at").is_in(named.implode())).to_series()


def _called() -> str:
    return "(?:" + "|".join(stem.replace(".", r"\.").replace("*", r"\*") for stem in _STEMS) + ")"
