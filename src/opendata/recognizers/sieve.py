"""Which texts are worth reading closely: a quick, vectorised test for all in which spans.py could find anything.

A sieve may keep too much, never too little: a test compares it with spans.find.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

import polars as pl

from opendata.recognizers.alone_in_text import is_joined
from opendata.recognizers.cells import even
from opendata.recognizers.small_words import given_nouns, is_named, small_given
from opendata.recognizers.words_in_text import kind_of

_SIGNALS: Final = (
    r"@|[(\[{<][aä]t[)\]}>]| at [A-Za-z0-9-]+(?:\.[a-z]{2}| ?[(\[]?(?:dot|punkt))|&#64;|%40| \./\. "  # mail addresses
    r"|[0-9](?:[ ()/._\-–]*[0-9]){7}"  # eight digits in a row, grouped in any way: telephone, account, tax id
    r"|[A-ZÄÖÜ]{1,3}[-–: ][A-Z]{1,2}[- ]?[1-9]"  # plates
    r"| - [A-Za-z]{1,2} - [1-9]|0[0-9]{2,4}_[0-9]{5}|OW[iI][ -][0-9]{3}"
    r"|\([a-zäöü]{1,3}[- ][a-z]{1,2} ?[1-9]"  # plates in small letters
    r"|[A-Za-z]{2}[0-9]{2}[ .\-]?[0-9A-Za-z]{4}|[Kk][Dd]-?[0-9]{5}"  # accounts, customers
    r"|[A-Z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"  # health insurance
    r"|(?:[3-9][0-9]|[0-9]{3})(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{1,4}(?:(?:::?|-)[0-9A-Fa-f]{1,4}){3}"  # devices
    r"|[0-9] [A-Z][A-Za-z]{0,4} [0-9]{1,6}/[0-9]{2}|(?:unter|auf|s\. ?a\.) [A-Z0-9]+[./-][0-9]"  # files
    r"|(?:^|[^\p{L}])\p{Lu}\. ?(?:\p{Lu}\. ?|(?:von|van|vom|zu|zur|zum|de|el|al) (?:de[rnm] )?)?\p{Lu}"  # initials
    r"|\p{Lu}\p{Ll}+s (?:haben|wollen|parken|grillen|feiern|streiten|zahlen|wohnen) "  # households
    r"|[Bb]ei [^.!?;|]{2,50} (?:im|in de[rm]|auf de[rm]|hinterm|vorm) "  # at whose place something is
)
_STEMS: Final = (
    "famil", "fam.", "eheleut", "fraeulein", "frl", "wh. ",
    "wohnsitz", "nachbar", "eigentuemer", "besitzer", "mieter", "paechter",
    "fahrer", "fuehrer", "antragstell", "kontoinhaber", "anruf", "melde", "geschaedig", "betroffen", "patient",
    "klient", "sohn", "tochter",
    "mutter", "vater", "ehemann", "schwester", "bruder", "schueler", "ansprech", "kontaktperson", "bearbeiter",
    "hausmeister", "betreuer", "lehrkraft",
    "vormund", "bauherr", "inhaber", "verstorben", "mitarbeiter", "kolleg", "lehrer", "erzieher", "dozent", "trainer",
    "mitglied", "empfaenger",
    "absender", "verfasser", "zeichn", "teilnehmer", "bewerber", "beschuldig", "schuldner", "glaeubiger", "freund",
    "partner", "gegeben von", "gefunden",
    "gestellt", "eingereicht", "unterschr", "verfasst", "angezeigt", "eingegangen", "telefonat", "anfrage",
    "beschwerde", "meldung", "hinweis",
    "rueckruf", "i. a", "i.a", "i. v", "i.v", "heisse", "gruess", "gruss", "c/o", "z. hd", "z.hd", "zurueck", "* ",
    "anschrift", "adress",
    "ruecklaeuf",
    "post an", "gezogen", "ausw.", "zuhause", "zu hause", "postalisch", "zeichen", "ausweis", "fuehrerschein", "reisep", "pass",
    "fahrgestell", "fin ", "vin ", "fin:", "vin:", "konto", "kto", "steuer", "st.-nr", "stnr", "st-nr", "st.nr",
    "vorgang", "bescheid", "termin", "gespr", "sprache", "treffen", "vereinb", "schreiben", "antrag", "widerspr", "ich,", "wir,",
    "hier ist", "hier s", "buerger", "akte ", "sache ", "nachlass", "erbfall", "umzug", "grab ", "rechtsanw",
    "unser", "mein", "dank", "voraus", "verstaendnis", "hilfe", "von ", "durch ",
    "anwohner", "sache:",
    "uns im", "mir im", "uns in d", "mir in d", "uns am", "mir am", "uns an d", "mir an d", "uns auf d", "mir auf d",
    "bei mir,", "bei uns,", "mir vor d", "uns vor d",
    "dame", "frau", "mann", "tonne", "zaehler", "zimmer", "quittung",
    "rentner", "witwe", "greis", "noch unter", "weiterhin", "erinnerung", "schaden", "anfragen",
    "vertrag", "kunden", "allergi", "zugestellt", "ergangen",
    "gegenueber", "nebenan", "drueben", "klingel", "betreff", "einspruch", "referenz",
    "kennz", "kfz", "kz.", "parker", "vgl", "wir in d", "verzogen",
    "notiz", "aussage", "vermerk", "protokoll", "eingabe", "vernehm", "befragung", "einlassung", "stellungnahme", "schilderung",
    "bericht", "brautpaar", "ehepaar",
    "tante", "onkel", "eltern", "cousin", "personalien", "notfall", "pkw", "lkw",
    "bewohner", "leser", "beschicker", "halter", "angehoerig", "privatperson", "patin", "dolmetsch", "anlieger", "verursach",
    "wir (", "zwilling", "geschwister", "nichte", "neffe", "enkel", "hat ersatz", "zieht weg", "bringt ", "will nicht", "holt ",
    "leute", "wohne", "wohner", "anrainer", "ehel.", "geschw", "laut ", "lt.", "gehoert", "zwischen", "zw.",
    "ehename", "angetroffen", "gewisse", "pate ", "oder aehnl",
    "privat", "haustuer", "ergab", "hausbesuch", "namensf", "geoeffnet hat", "entschuldigt", "vertretung",
    "stundung", "vormerkung", "reservierung", "gutschrift", "abholberechtigt", "ratenzahlung", "zaehlerstand",
    "fahrzeug", "wagen", "auto ", "transporter", "hochzeit", "rechnung", "erreichbar",
)  # fmt: skip
"""Anywhere in a word: German compounds."""

_WORDS: Final = (
    "mr",
    "lt ",
    "dr.",
    "sb ",
    "kind",
    "oma",
    "opa",
    "gez",
    "name",
    "bin",
    "mfg",
    "vg",
    "lg",
    "geb",
    "az",
    "gz",
    "fall",
    "ra ",
    "an:",
    "rain ",
    "mail",
    "brief",
    "zeug",
    "kund",
    "halter",
    "wohn",
    "herr",
    "frau",
    "fr.",
    "hr.",
    "hr ",
    "hrn ",
    "hrn.",
    "we ",
)
"""Short ones, at the beginning of a word."""
_WORD: Final = r"\p{Lu}[\p{L}'’-]*\p{L}"
_END: Final = r"(?:[.!?;|\n]|\s[–-]\s)"
_NO_CAPITAL: Final = r"(?:[^\p{Lu}.!?;|\n]|\p{Lu}+[^\p{Lu}\p{Ll}.!?;|\n])*"
_SMALL_SENTENCE: Final = rf"(?:^|{_END}){_NO_CAPITAL}\p{{Ll}}{{3}}{_NO_CAPITAL}\p{{Lu}}*(?:$|{_END})"
"""Sentences without a capitalised word are read as if their names had a capital (raising.py)."""
_SMALL_WORD: Final = r"\p{Ll}{3,}"
_PART: Final = 25_000
"""Texts that one thread reads at once."""
_READERS: Final = ThreadPoolExecutor(2)
"""They live on: polars keeps the last 32 patterns of each thread, and to make the longest one here takes a tenth of a second."""
_UMLAUTS: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))


def worth_reading(texts: pl.Series) -> pl.Series:
    """Say which texts could hold personal data: a sign, a word that calls a person, or a word that may be a name.

    Args:
        texts: cells as delivered, without nulls.
    """
    parts = (texts[start : start + _PART] for start in range(0, max(len(texts), 1), _PART))
    return pl.concat(_READERS.map(_worth_reading, parts))


def _worth_reading(texts: pl.Series) -> pl.Series:
    text = pl.col("text")
    frame = pl.DataFrame({"text": even(texts).rechunk()}).with_row_index("at")
    signs = (_SIGNALS, _small_pairs(), _called())  # apart: as one pattern they take several times as long
    signalled = frame.with_columns(sign=pl.any_horizontal(text.str.contains(sign) for sign in signs))
    rest = signalled.filter(~pl.col("sign")).select(
        "at", "text", capitals=text.str.extract_all(_WORD), small=text.str.contains(_SMALL_SENTENCE)
    )
    small = rest.filter("small").select("at", word=text.str.extract_all(_SMALL_WORD))
    named = [_with(rest.select("at", word="capitals"), _tells_of_somebody), _with(small, is_named)]
    return signalled.select(pl.col("sign") | pl.col("at").is_in(pl.concat(named).implode())).to_series()


def _tells_of_somebody(word: str) -> bool:
    """Say whether a capitalised word is a name, what somebody is, or a word that nobody knows.

    One with two capitals that nobody knows is cut short or a firm's form: "WLAN", "GmbH"; not two names without a blank, nor a
    capital that was typed twice.
    """
    kind = kind_of(word)
    short = kind.unknown and word[1:].lower() != word[1:] and "-" not in word
    short = short and not (is_joined(word) or (word[0] == word[1] and word[2:].islower()))
    return kind.given or kind.role or (kind.surname and not short) or is_joined(word)


def _with(texts: pl.DataFrame, fits: Callable[[str], bool]) -> pl.Series:
    """Give the places (`at`) of texts of which a `word` fits; each different word is asked for once."""
    words = texts.explode("word", empty_as_null=False).drop_nulls("word")
    fitting = [word for word in words["word"].unique() if fits(word)]
    return words.filter(pl.col("word").is_in(fitting))["at"].unique()


@cache
def _small_pairs() -> str:
    """Give the pattern of a given name in small letters before another word."""
    return rf"(?:^|[ (:])(?:{'|'.join(sorted(small_given() | given_nouns()))})(?:-\p{{Ll}}+)* \p{{Ll}}{{3}}"


@cache
def _called() -> str:
    """Give the pattern of all words that call a person, their umlauts written either way."""
    inside, beginning = ("|".join(map(re.escape, words)) for words in (_STEMS, _WORDS))
    pattern = f"(?i)(?:{inside}|(?:^|[^a-zäöüß])(?:{beginning}))"
    for written, umlaut in _UMLAUTS:
        pattern = pattern.replace(written, f"(?:{written}|{umlaut})")
    return pattern
