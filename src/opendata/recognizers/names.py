"""Given and family names of many languages, folded, and what a cell of them looks like.

Source: locale data of Faker (MIT), Latin, Cyrillic and Greek, more_names.py, and the given_* and
family_* modules. A name list proves nothing about one cell:
half of the real tables
without personal data hold names (streets, schools, dogs, firms). It counts as the share over a column and within its table only.
"""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

import polars as pl

from opendata.recognizers import family_abroad, family_german, given_abroad, given_german, more_names
from opendata.recognizers.cells import BEFORE_WORD, fold, fold_text, unaccented
from opendata.recognizers.nouns import nouns

_LOCALES: Final = (
    "de_DE de_AT de_CH de_LU tr_TR pl_PL ru_RU uk_UA it_IT hr_HR sl_SI ro_RO cs_CZ sk_SK hu_HU es_ES "
    "fr_FR en_US nl_NL pt_PT vi_VN el_GR bg_BG en_IN "
    "en_PK en_NG da_DK sv_SE fi_FI az_AZ lt_LT lv_LV et_EE no_NO"
).split()
_GIVEN_LISTS: Final = ("first_names", "first_names_male", "first_names_female", "first_names_unisex")
_FAMILY_LISTS: Final = (
    "last_names last_names_male last_names_female last_names_unisex unisex_last_names male_last_names female_last_names "
    "last_names_common"
).split()
_MORE_GIVEN: Final = (*more_names.GIVEN, *given_german.GIVEN, *given_abroad.GIVEN)
_MORE_FAMILY: Final = (*more_names.FAMILY, *family_german.FAMILY, *family_abroad.FAMILY)
_TOO_COMMON: Final = frozenset(
    "der die das und von zum zur auf aus bei mit vor nach ja nein an am im in ist es to la le da do er "
    "sie ein eine kein alle neu alt nord sued ost west mitte "
    "gruen gelb rot blau weide birke ahorn eiche tanne fichte kiefer platz park stadt land dorf markt haus ort bahn post "
    "kind frau herr mann amt rat kat typ art bau plan grund boden strom gas wasser mai april august "
    "januar juni juli montag freitag samstag "
    "sonntag ring weg damm graben hain bug gang stelle name wert zahl summe gesamt offen frei gut sehr "
    "mehr mir dir mich dich sich ihm ihn uns euch gar per man einer dass schon auch nur bus bad see kanu pkw lkw krad ulme "
    "hasel erle zeder buche esche robinie so no va geo ems median".split()
)
_CYRILLIC: Final[tuple[dict[str, str | int | None], ...]] = (
    dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", (
        "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja i ji je g").split(" "), strict=True)),
    dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", (
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g").split(" "), strict=True)),
)  # fmt: skip
NEWLINE: Final = "\n"
_GREEK: Final[dict[str, str | int | None]] = dict(zip("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ", (
    "a v g d e z i th i k l m n x o p r s t y f ch ps o s a e i i o y o i y").split(" "), strict=True))  # fmt: skip


@dataclass(frozen=True)
class Gazetteer:
    """Folded names, as sets for texts and as series for columns."""

    given: frozenset[str]
    family: frozenset[str]
    given_series: pl.Series
    family_series: pl.Series


@lru_cache(maxsize=1)
def name_lists() -> tuple[frozenset[str], frozenset[str]]:
    """Give given and family names; without polars, so that they can be there before a process forks."""
    given = _folded(chain(_from_faker(_GIVEN_LISTS), _split(_MORE_GIVEN)))
    family = _folded(chain(_from_faker(_FAMILY_LISTS), _split(_MORE_FAMILY)))
    return given, family


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Give the name lists as detect uses them."""
    given, family = name_lists()
    return Gazetteer(given, family, pl.Series(sorted(given)), pl.Series(sorted(family)))


def _from_faker(lists: Iterable[str]) -> list[str]:
    found: list[str] = []
    for locale in _LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in lists:
            found.extend(getattr(provider, name, None) or ())
    return found


def _split(groups: tuple[str, ...]) -> list[str]:
    return [name for group in groups for name in group.split()]


def _folded(names: "chain[str]") -> frozenset[str]:
    # As a few long texts, and what is ASCII as it is: a call for each name takes 0.5 s, and every check waits for it.
    written = {name.lower() for name in names}
    plain = {name for name in written if name.isascii()}
    other = _latin(written - plain)
    text = f"{NEWLINE.join(plain)}{NEWLINE}{fold_text(other)}{NEWLINE}{unaccented(other)}"
    found = set(text.replace("-", " ").replace("'", "").split())
    return frozenset(
        token for token in found if len(token) > 1 and token.isascii() and token.isalpha() and token not in _TOO_COMMON
    )


def _latin(written: set[str]) -> str:
    """Write Cyrillic names in both of the usual ways, and Greek ones, in Latin letters; one name a line."""
    cyrillic = [name for name in written if name[0] in _CYRILLIC[0]]
    greek = [name for name in written if name[0] in _GREEK]
    rest = written.difference(cyrillic, greek)
    ways = [NEWLINE.join(cyrillic).translate(str.maketrans(table)) for table in _CYRILLIC]
    return NEWLINE.join([*ways, NEWLINE.join(greek).translate(str.maketrans(_GREEK)), *rest])


# ------------------------------------------------------------------------------------------------------- cells of names

PLACE_ENDINGS: Final = (
    "strasse|str|weg|platz|gasse|allee|ring|damm|graben|ufer|steig|pfad|markt|brunnen|denkmal|park|hain|"
    "garten|gaerten|anlage|wiese|"
    "schule|gymnasium|kita|kindergarten|krippe|hort|tagesstaette|haus|heim|stift|saal|halle|bad|amt|"
    "aemter|verein|kirche|kapelle|friedhof|museum|"
    "bibliothek|buecherei|klinik|klinikum|zentrum|bahnhof|bruecke|stelle|hof|turm|tor|schloss|burg|kreis|"
    "kolleg|akademie|universitaet|hochschule|"
    "stadion|sportplatz|spielplatz|werk|werke|betrieb|buero|einrichtung|initiative|gruppe|ministerium|"
    "verband|verwaltung|dienst|abteilung|referat|dezernat|sachgebiet|"
    "hotel|hostel|motel|pension|restaurant|gaststaette|gasthof|gasthaus|kanzlei|autohaus|spedition|"
    "baeckerei|metzgerei|fleischerei|konditorei|tischlerei|schreinerei|zimmerei|gaertnerei|druckerei|"
    "club|klub|viertel|stadt|siedlung|gemeinde|praxis|apotheke|feuerwehr|polizei|theater|kindertagesstaette|"
    "kinderhaus|realschule|mittelschule|grundschule|musikschule|konservatorium|unterkunft|feuerwache|jugendtreff|seniorentreff|strandbad|hallenbad"
)
_UP: Final = r"A-Z\u{c0}-\u{de}\u{100}-\u{17f}"  # small ones among the accented do no harm
_ANY: Final = r"A-Za-z\u{c0}-\u{24f}"
_PLACE_WORDS: Final = (
    rf"^(?:{PLACE_ENDINGS}|st|sankt|gmbh|mbh|kg|ohg|ag|eg|ug|gbr|ev|ek|co|haftungsbeschraenkt|stiftung|"
    rf"forum|campus|firma|fa|und|fuer|der|des|am|im|zur|zum|an)$"
)
_DWELLINGS: Final = "(?:familien|reihen|wohn|doppel|miets)haus$"
"""Houses that people live in are no institutions."""
_TITLES: Final = (
    r"(?i)\b(?:herrn?|frau|fr|hr|familie|fam|eheleute|dr|prof|professor(?:in)?|dipl|dipl\.?-?\s?(?:ing|"
    r"kfm|kffr|päd|psych|inf|biol|soz|"
    r"verw)\w*|ing|med|jur|phil|rer|nat|habil|mag|m\.?a|b\.?a|msc|bsc|mdl|mdb|jun|sen)\b\.?"
)
_ADDRESSED: Final = (
    rf"^(?:[hH]errn?|HERRN?|[fF]rau|FRAU|[hHfF]r\.|[fF]amilie|[fF]am\.|[eE]heleute|(?:Prof\. )?Dr\.(?: med\.| jur\.)?) +[{_ANY}]"
)
_ONE_NAME: Final = f"[{_UP}][{_ANY}'-]+(?: [{_UP}][{_ANY}'-]+)?"
_INITIALS: Final = rf"(?:[{_UP}]\. ?){{1,3}}"
_INITIALED: Final = f"^{_INITIALS}{_ONE_NAME}$|^{_ONE_NAME},? {_INITIALS}$"
COMPANY: Final = (
    rf"{BEFORE_WORD}(?:gGmbH|GmbH|mbH|AG|KG|OHG|oHG|GbR|UG|SE|KGaA|PartG(?:mbB)?|AöR|KdöR|VVaG|e\.?\s?G\.?|e\.?\s?V\.?|"
    r"e\.\s?K\.?|eK|Co\.?\sKG|Ltd\.?|Inc\.?|Stiftung|Verein|Genossenschaft)(?:\s|$|\)|,)"
)
_QUALIFIERS: Final = (
    "Lang Kurz Groß Klein Alt Neu Hoh Tief Breit Schmal Weiß Schwarz Rot Grün Blau Gold Ober Unter Mittler Äußer Inner".split()
)
_CLUBS: Final = "TuS|TSV|SV|FC|VfL|VfB|DJK|SC|MTV|SSV|SpVgg|VfV|FSV|ESV|BSV|KSV|TV|ASV|SG"
_CIRCLES: Final = "(?:Chor|Sing|Theater)gemeinschaft"
_QUALIFIED: Final = rf"^(?:(?:{'|'.join(_QUALIFIERS)})e[rsnm]|{_CLUBS}|{_CIRCLES}|Villa) "
"""Clubs and circles (not of heirs or tenants), and what an adjective tells apart: "Langer Hagen", "Rotes Kreuz"."""
_BEGINS: Final = f"^[{_ANY}]"
_NO_WORD: Final = r"[;:!?%&/+*=<>{}\[\]@#|\\^~$§€]"
_SLASHED: Final = f"^[{_ANY}][{_ANY} .'-]+[/;] ?[{_ANY}][{_ANY} .'-]+$"
"""Family and given name as some exports part them: "Huber/Anna", "Huber; Anna"."""
_NUMBERED: Final = "[A-Za-z]-[0-9]+$"
"""A machine with a name and a number: "Ludwig-8"."""
_CULTIVAR: Final = r" ['‚‘][^'’]+['’‘]$"
"""A kind of plant, which stands between single quotes: "Rosa 'Maria Lisa'" (ICNCP)."""
_RULER: Final = r"^([^ ]+) (?:II|III|IV|VI{1,3})\.?$"
"""A given name and a number alone, which makes no whole name of it: "Bruno II" is a ruler, a dog, or the second of a class."""
_ASSOCIATION: Final = r"^(?:KGA|KGV|KLGV|KITA|GS|OS|MS|BBS) [\"„“»][^\"”“«]+[\"”“«]$"
"""What is called after somebody: `KGA "Käthe Kollwitz"`."""
_LONGEST: Final = 62


def _counted(shaped: pl.DataFrame) -> pl.DataFrame:
    """Count in each cell (`at`, `bare`) its words: names, single letters, words of places."""
    known = gazetteer()
    tokens = (
        shaped.select("at", word=fold(shaped["bare"]).str.extract_all(r"[a-z0-9]+"))
        .explode("word", empty_as_null=False)
        .drop_nulls("word")
        .with_columns(
            given=pl.col("word").is_in(known.given_series.implode()),
            family=pl.col("word").is_in(known.family_series.implode()),
            initial=pl.col("word").str.len_chars() == 1,
            ending=pl.col("word").str.contains(rf"(?:{PLACE_ENDINGS})$") & ~pl.col("word").str.contains(_DWELLINGS),
            place=pl.col("word").str.contains(_PLACE_WORDS),
        )
    )
    return tokens.group_by("at").agg(
        words=pl.len(),
        given=pl.col("given").sum(),
        named=(pl.col("given") | pl.col("family")).sum(),
        family=pl.col("family").sum(),
        initials=pl.col("initial").sum(),
        places=(pl.col("place") | (pl.col("ending") & ~pl.col("family") & ~pl.col("given"))).sum(),
    )


def _begins_with_a_thing(cells: pl.Series) -> pl.Expr:
    """Give the condition that a cell begins with a noun that no family is called by: "Rutsche Max"."""
    first = r"^(\p{L}+) "
    words = cells.str.extract(first).drop_nulls().unique().to_list()
    things = [word for word in words if _is_thing_alone(fold_text(word))]
    return pl.col("cell").str.extract(first).is_in(things).fill_null(value=False)


def _is_thing_alone(folded: str) -> bool:
    known = gazetteer()
    called = folded in known.family or folded in known.given or folded in nouns().people
    return folded in nouns().things and not called


def forms(values: pl.Series) -> pl.DataFrame:
    """Say of each cell in which way it could be a person's name.

    Returns:
        Boolean columns of the same height: `given` (all words are given names), `family` (one family name, maybe double),
        `full` (given and
        family name), `initialed` ("A. Beck"), `addressed` ("Frau Beck"), `place` (names an institution, a street, a firm),
        `single` (one word).
    """
    frame = values.to_frame("cell").with_row_index("at")
    shaped = frame.select(
        "at",
        "cell",
        addressed=pl.col("cell").str.contains(_ADDRESSED),
        initialed=pl.col("cell").str.contains(_INITIALED),
        company=pl.col("cell").str.contains(COMPANY),
        wordlike=pl.col("cell").str.contains(_BEGINS)
        & ~pl.col("cell").str.contains(f"{_CULTIVAR}|{_NUMBERED}|{_ASSOCIATION}")
        & (~pl.col("cell").str.contains(_NO_WORD) | pl.col("cell").str.contains(_SLASHED))
        & (pl.col("cell").str.len_chars() <= _LONGEST)
        & (pl.col("cell").str.count_matches("[0-9]") <= 2),
        bare=pl.col("cell")
        .str.replace(_RULER, "$1")
        .str.replace("[/;]", " ")
        .str.replace_all(r"([a-zß-ÿ])([A-ZÀ-ÞĞİŞŁŚŻŽČŠĆ])", "$1 $2")
        .str.replace_all(_TITLES, " "),
    )
    counted = _counted(shaped)
    joined = shaped.join(counted, on="at", how="left", maintain_order="left").fill_null(0)
    place = (pl.col("places") > 0) | pl.col("company") | pl.col("cell").str.contains(_QUALIFIED)
    plain = ~place & pl.col("wordlike")
    hyphens = pl.col("cell").str.count_matches(f"[{_ANY}]-[{_ANY}]")
    return joined.select(
        given=plain & (pl.col("words") > 0) & (pl.col("given") == pl.col("words")) & (pl.col("words") <= 3),
        family=plain & (pl.col("family") > 0) & (pl.col("words") - hyphens <= 1),
        full=plain
        & ~((pl.col("named") < 2) & _begins_with_a_thing(joined["cell"].filter(joined["given"] > 0)))
        & pl.col("words").is_between(2, 6)
        & (pl.col("given") > 0)
        & ((pl.col("named") >= 2) | (pl.col("words") - pl.col("initials") >= 2))
        & (pl.col("words") - hyphens >= 2),
        initialed=plain & pl.col("initialed"),
        initialed_known=plain & pl.col("initialed") & (pl.col("named") > 0),
        addressed=pl.col("addressed") & ~place,
        place=place,
        company=pl.col("company"),
        single=pl.col("words") - hyphens <= 1,
        listed=plain & (pl.col("family") > 0) & (pl.col("named") == pl.col("words")),
        known=plain & (pl.col("named") > 0) & (pl.col("named") >= pl.col("words") - pl.col("initials") - 1),
    )
