"""Who is honoured in public or long dead, where a text names them: on plaques, as builders, with years of life."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from typing import Final

from opendata.recognizers.historic import begins_historic, is_historic
from opendata.recognizers.span import LOWER, UPPER
from opendata.recognizers.words_in_text import kind_of


def is_of_history(text: str, start: int, end: int) -> bool:
    """Say whether a name is of somebody long dead: "Otto der Große", with up to three words after it, or with years of life."""
    if (
        _LIVED.match(text, end)
        or _MURDERED.match(text, end)
        or (_AT_MONUMENT.search(text, max(0, start - LONGEST_BYNAME), start) and _IS_THERE.match(text, end))
        or _MADE_BY.search(text, max(0, start - 2 * LONGEST_BYNAME), start)
        or _is_built_by(text, start, end)
        or _is_on_plaque(text, start, end)
    ):
        return True
    parts = text[start:end].split()
    if (
        len(parts) > 2
        and begins_historic(parts[0])
        and is_historic(" ".join(parts[:2]))
        and not (kind_of(parts[2]).surname or kind_of(parts[2]).called)
    ):
        return True  # "Thomas Mann Buddenbrooks"
    whose = kind_of(parts[-1])
    if text.endswith("s", 0, end) and not (whose.family or whose.given) and is_historic(text[start : end - 1]):
        return _is_of_works(text, start, end)  # "Brief Clemens Brentanos"; "Ludwig Thomas", "Tochter Robert Kochs" may live
    author = text[start:end].rpartition(" von ")[2]  # "Ronja Räubertochter von Gustave Flaubert"
    if len(author) < end - start and " " in author and is_historic(author):
        return True
    if not begins_historic(text[start:end].split(maxsplit=1)[0]):
        return False
    words = text[end : end + LONGEST_BYNAME].split(" ")[:4]
    return any(
        is_historic((text[start:end] + " ".join(words[:count])).rstrip(".,;:!?\"“”«'")) for count in range(1, len(words) + 1)
    )


def _is_of_works(text: str, start: int, end: int) -> bool:
    """Say whether what is somebody's is what the famous leave: works, letters, a grave."""
    return bool(_LEFT.search(text, max(0, start - LONGEST_BYNAME), start) or _LEFT_AFTER.match(text, end))


_WORKS_LEFT: Final = (
    r"(?:Briefe?n?|Werke?n?|Gesamtwerk|Romane?n?|Gedichte?n?|Nachlass|Handschrift(?:en)?|Autograph|Manuskripte?|B(?:ü|ue)ste|Portr(?:ä|ae)t|"
    r"Bildnis|Grab|Grabmal|Geburtshaus|Sterbehaus|Denkmal|Schriften|Dramen?|Opern?|Sinfonien?|Lieder|Geburtstag|Todestag|Erstausgabe|"
    r"Ausgabe|Gem(?:ä|ae)lde|Skulpturen?|Musik|Symphonien?|Tageb(?:ü|ue)cher|Erz(?:ä|ae)hlungen?|Novellen?|Bilder|Spuren|Leben|Theorie|Lehre)"
)
_LEFT: Final = re.compile(rf"\b{_WORKS_LEFT}\s\Z")
_LEFT_AFTER: Final = re.compile(rf"\s{_WORKS_LEFT}\b")
_AT_MONUMENT: Final = re.compile(r"\b(?:Standbild|Denkmal|Ehrenmal|Mahnmal)\s\Z")
_IS_THERE: Final = re.compile(r"\s(?:liegt|liegen)\s(?:\w+\s)?(?:M(?:ü|ue)ll|Unrat|Laub|Scherben|Abfall)\b")
"""What is told of a monument that is called after somebody: "Am Standbild … liegt Müll"; people fall and stand there too."""
_MURDERED: Final = re.compile(
    r",?\s\(?(?:ermordet|deportiert|hingerichtet|gefallen|verschollen|vergast|umgekommen)\s(?:am\s[\d.]+\s?)?(?:1[0-8]\d\d|19[0-3]\d|194[0-5])\b"
)
"""What is told of victims: "ermordet 1943 in …"."""
_MADE_BY: Final = re.compile(
    r"\b(?:Skulptur|Plastik|Bronzeplastik|Wandbild|Wandgem(?:ä|ae)lde|Gem(?:ä|ae)lde|Fresko|Mosaik|Relief|Installation|Kunstwerk)\s"
    r"(?:[\"„“»][^\"„“”\"«»]{1,60}[“”\"«]\s)?(?:von|\(K(?:ü|ue)nstler(?:in)?\s?:)\s?\Z|"
    r"\bKunstwerk\snach\s(?:einem\s)?Entwurf\svon\s\Z",
    re.IGNORECASE,
)
"""Who made what stands in public: artists are named with their works."""
_LIVED: Final = re.compile(
    r"\s?\(\*?\s?(?:1[0-8]\d\d|19[0-2]\d)\s?[–-]\s?†?\s?(?:1\d\d\d|200\d)\)|\s?\((?:\w+\s)?1\d\.\sJh|\s?\(†\s?1[0-8]\d\d\)"
)
"""Years or a century of life, too early for years of service and for the recently dead: "(1888–1948)"."""
_BUILT_BY: Final = re.compile(
    rf"(?:^|[,;(]\s?|[{LOWER}]{{5}}\.\s|\b(?:Jahre?|anno|wurde|Grabmal|Denkmal)\s)(?:1[0-8]\d\d|19[0-2]\d)(?:\s(?:wurde|war|als|im|in|der|die|das|ein|eine|erstmals|zuerst|Stil|Haus|Kirche))*\s"
    r"(nach\s(?:einem\s)?(?:Pl(?:ä|ae)nen|Plan|Entw(?:u|ü|ue)rf(?:en)?)\s)?(?:von|durch|vom)\s"
    rf"(?:(?:dem|der)\s)?(?:[{UPPER}][{LOWER}]*(?:meister|baurat|architekt|baumeister|bildhauer|maler|gießer|giesser)\s)?\Z"
)
_BUILT: Final = re.compile(
    r"\s(?:erbaut|errichtet|entworfen|gebaut|geschaffen|gegossen|gegr(?:ü|ue)ndet|gemalt|geweiht|vollendet)\b"
)
LONGEST_BYNAME: Final = 40


def _is_built_by(text: str, start: int, end: int) -> bool:
    """Say whether what somebody built is older than anybody alive: "1915 nach Plänen von Baumeister … errichtet"."""
    before = _BUILT_BY.search(text[max(0, start - 2 * LONGEST_BYNAME) : start])
    return before is not None and (before.group(1) is not None or _BUILT.match(text, end) is not None)


_BEFORE_HONOURED: Final = re.compile(
    r"\b[Ii]n\sdiesem\sHause?\s(?:lebte|wohnte)\sund\s(?:wirkte|starb)\s\Z|"
    r"\bHier\s(?:wohnte|lebte|wirkte|starb|(?:ü|ue)bernachtete|weilte|predigte)\s(?:angeblich\s)?(?:um\s)?(?:1[0-8]\d\d|19[0-3]\d)"
    r"(?:\s?[–-]\s?1\d\d\d)?\s(?:(?:der|die)\s[\w-]+\s)?(?:Zar\s|K(?:ö|oe)nig\s|Kaiser\s)?\Z|"
    r"\bDer\s(?:Ü|Ue)berlieferung\snach\s(?:[\w-]+\s){1,2}\Z"
)
_LONG_AGO_HERE: Final = re.compile(r"\bHier\s(?:wohnte|lebte|wirkte|starb|(?:ü|ue)bernachtete|weilte|predigte)\s\Z")
_SLEPT_HERE: Final = re.compile(r"\ssoll\shier\s(?:im\sJahre?\s|um\s)?(?:1[0-8]\d\d|190\d)\b(?!\sgeboren)")
_THEN: Final = re.compile(r"\s(?:um|von|bis|ab|im\sJahre?)\s(?:1[0-8]\d\d|190\d)\b(?!\s?(?:bis|[–-])\s?(?:19[3-9]|20)\d)")
"""When somebody was here who is dead: "Hier wohnte … um 1836"."""
_AFTER_HONOURED: Final = re.compile(r"\s?/\s?[\w -]{3,40}\s?/\s?(?:weilte|lebte|wohnte)\sin\sdiesem\sHause\b")


def _is_on_plaque(text: str, start: int, end: int) -> bool:
    """Say whether a plaque honours somebody: "Hier wohnte 1807–1819 …", "Gedenktafel (Ricarda Huch)"."""
    first = max(0, start - 2 * LONGEST_BYNAME)
    before = _BEFORE_HONOURED.search(text, first, start)
    named = text.startswith(")", end) and _PLAQUE.search(text, first, start)
    honoured = _MONUMENT.search(text, first, start) and _DAMAGED.match(text, end)
    written = _ON_SIGN.search(text, first, start) or (_NAMED_ON.search(text, first, start) and _WRONGLY.match(text, end))
    written = written or (_HONOURING.search(text, first, start) and _RULER.fullmatch(text, start, end))
    long_ago = _LONG_AGO_HERE.search(text, first, start) and _THEN.match(text, end)
    return (
        before is not None
        or bool(named or honoured or written or long_ago or _SLEPT_HERE.match(text, end))
        or _AFTER_HONOURED.match(text, end) is not None
    )


_MONUMENT: Final = re.compile(r"\bdes\s(?:Denkmals|Standbilde?s|Ehrenmals|Gedenksteine?s)\s\Z")
_DAMAGED: Final = re.compile(
    r"\s(?:mit\s(?:Farbe|Graffiti|Kreide|Moos|Kot|Taubenkot)\b|(?:(?:ist|war|wurde|wird)\s(?:\w+\s){0,2})?"
    r"(?:besch(?:ä|ae)digt|beschmiert|verschmutzt|gereinigt|umgest(?:ü|ue)rzt|locker|bemalt|verwittert|zerkratzt)\b)"
)
"""What is told of a monument: "Sockel des Denkmals Justus Jonas mit Farbe beschmiert"."""
_ON_SIGN: Final = re.compile(
    r"\b(?:Schild|Tafel|(?:Info|Gedenk|Hinweis)tafel|Inschrift)\b[^.!?]{0,40}\bTodesjahr\s(?:von|bei)\s\Z"
)
_NAMED_ON: Final = re.compile(r"\b(?:Schild|Tafel|Inschrift)\b[^.!?]{0,30}\bnennt\s\Z")
_WRONGLY: Final = re.compile(r"\smit\s(?:falsche[mn]|richtige[mn])\s(?:Todes|Geburts|Sterbe|Lebens)")
_HONOURING: Final = re.compile(
    r"\b(?:(?:B(?:ü|ue)ste|Statue)\svon|Tafel\szu|Denkmal\sf(?:ü|ue)r|Gedenken\san|(?:Ausstellung|Vortrag|Film|Buch|F(?:ü|ue)hrung)\s(?:ü|ue)ber)\s(?:(?:Kaiser|K(?:ö|oe)nig)\s)?\Z"
)
_RULER: Final = re.compile(r"\w+\s[IV]{1,3}\.")
"""Whom a sign calls dead, and rulers, who are counted: "Büste von Otto I."."""
_PLAQUE: Final = re.compile(r"(?i)(?:gedenktafel|gedenkstein|denkmal|b(?:ü|ue)ste|statue)\s\(\Z")
"""What honours whom it names in brackets."""
