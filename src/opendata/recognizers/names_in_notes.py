"""Names in notes of a few words, and whom a sentence tells of by the given name: "briefk. Huber", "dass Emil seit …"."""

from collections.abc import Callable, Iterator
from typing import Final

from opendata.recognizers.cue import Cued, cued, signed
from opendata.recognizers.figures import is_make
from opendata.recognizers.span import LOWER, PARTICLE, WORD, Span
from opendata.recognizers.words_in_text import kind_of

_ENDS: Final = r"(?=\s*(?:$|[.,;:)/\n])|\s[-–>+=]|\s\(?[+0]?\d)"
_KIN: Final = (
    r"(?:[Mm]utter|[Vv]ater|[Mm]ama|[Pp]apa|[Oo]ma|[Oo]pa|[Tt]ante|[Oo]nkel|[Ee]nkel(?:in)?|[Ss]ohn|[Tt]ochter|[Ss]chwester|[Bb]ruder|"
    r"[Ee]hefrau|[Ee]hemann|[Zz]willing(?:sbruder|sschwester)?)"
)
_KIN_CUES: Final = "zwilling|mutter|vater|mama|papa|oma|opa|tante|onkel|enkel|sohn|tochter|schwester|bruder|ehefrau|ehemann"
_ON_PLATE: Final = cued(
    "namen",
    r"\b(?:[Bb]riefk(?:asten|\.)|[Kk]lingel(?:schild)?|T(?:ü|ue)rschild)\b[^.!?;\n]{0,30}\bNamen\s"
    rf"((?:{PARTICLE}\s){{0,2}}{WORD}){_ENDS}",
)
"""Whose name a letter box bears: "Briefkasten trägt den Namen Otte"."""
_OF_BIRTH: Final = cued(
    "namen",
    rf"\b(?:Geburts|Familien|M(?:ä|ae)dchen|Nach|Ehe)namen\s((?:{PARTICLE}\s){{0,2}}{WORD})(?=\s*(?:$|[.;)])|\s(?!und\b|oder\b)[{LOWER}])",
)
_WHO: Final = cued("wer ist ", rf"\b[Ww]er ist ((?:{PARTICLE} ){{0,2}}{WORD})\?")
_STILL: Final = signed(
    r"(?i),\s[^\s,]+\s(?:noch|schon|wieder|jetzt|allein)\s", rf",\s({WORD})(?=\s(?:noch|schon|wieder|jetzt|allein)\s)"
)
_AGAIN: Final = cued(
    "meldet|ruft",
    rf"({WORD})(?=\s(?:meldet\ssich(?!\szur(?:ü|ue)ck)|ruft\s(?:(?:tgl\.|t(?:ä|ae)glich|st(?:ä|ae)ndig|nochmals?|wieder|zur(?:ü|ue)ck|morgen|heute|sp(?:ä|ae)ter)\s)?(?:an|zur(?:ü|ue)ck))\b)",
)
_CUT_ROLE: Final = signed(
    r"[^\W\d_]{2}\.\s[^\W\d_]",
    rf"(?<![\w.])(?!str|nr|tel|vgl|bzw|usw|evtl|inkl|zzgl|max|min|ca|gem)[{LOWER}]{{3,12}}\.\s({WORD})"
    r"(?=\s(?:fehlt|krank|gek\.|kdgt|ruft|anrufen|angeschr|bissig|mahnen|verweigert)|\s[>=])",
)
"""Who is still there, calls again, or stands behind a word cut short: "pächt. Huber gek. zum 30.9."."""
_VIETNAMESE: Final = cued("thi|thị", rf"((?:{WORD}\s)?Th[iị]\s{WORD}(?:\s{WORD})?)(?!\w)")
"""The middle name of women from Vietnam stands in nothing else: "Thi Mai Le"."""
_VAN: Final = signed(
    r"Van\s",
    r"\bVan\s(?:Anh|Bao|Binh|Cuong|Dat|Duc|Dung|Duong|Giang|Hai|Hieu|Hoa|Hoang|Hung|Huy|Khanh|Kien|Lam|Long|Minh|Nam|Nghia|Phong|Phuc|"
    r"Phuong|Quan|Quang|Son|Tai|Tam|Thang|Thanh|Thao|Thinh|Toan|Trung|Tuan|Tung|Viet|Vinh)\s"
    r"(?:Nguyen|Tran|Le|Pham|Huynh|Hoang|Phan|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Dinh|Truong|Trinh|Doan|Luong|Mai|Cao|Lam|Dao|Ta|Ha|Chu|Thai)\b",
)
"""Men from Vietnam, whose names are things in German too: "Van Dung Do"."""
_KIN_OF: Final = signed(
    rf"(?i)(?:{_KIN_CUES})(?:in)?\s(?:v\.|von)\s",
    rf"\b{_KIN}\s(?:v\.|von)\s((?:{PARTICLE}\s){{0,2}}{WORD})(?=\s*(?:$|[.,;:)\n])|\s\(?[+0]?\d|\s[{LOWER}])",
)
"""Whose kin somebody is: "mutter v. Annika 0171 …"."""
_KIN_CALLED: Final = cued(_KIN_CUES, rf",\s{_KIN}\s((?:{PARTICLE}\s){{0,2}}{WORD}){_ENDS}")
"""What is called after a comma: "Pass fehlt, mutter Koch"."""
_MISSED: Final = cued(
    "fehlt|krank", rf"(?<!\w)(?!von|vom|van|für|fuer|nach|der|die|das|über|ueber)[{LOWER}]{{3,}}\s({WORD})\s(?:fehlt|krank)(?!\w)"
)
_FETCHED: Final = cued("geholt|holt ", rf"({WORD}) wird (?:\w+ ){{0,3}}(?:\d\d?[.:]\d\d )?(?:Uhr )?(?:ab)?geholt\b")
_FETCHES: Final = cued("holt ", rf"\bholt ({WORD})(?= (?:ab|heute|morgen|um|von|vom|erst|schon|immer)\b)")
_HURT: Final = cued(
    "gebissen|geschlagen|getreten|geschubst|gekratzt|bespuckt|beleidigt|bedroht",
    rf"\bhat ({WORD})(?= (?:gebissen|geschlagen|getreten|geschubst|gekratzt|bespuckt|beleidigt|bedroht)\b)",
)
"""Of whom is told what is done to them: "Jana hat Emil gebissen", "Frau Huber holt Nurhan ab Montag …"."""
_THAT: Final = cued(
    "dass |weil |ob |wenn ",
    rf"\b(?:dass|weil|ob|wenn) ({WORD})(?= (?:seit|nicht|immer|h(?:ä|ae)ufig|oft|wieder|noch|nur|krank|allein|jeden|heute|"
    r"zu|mit|ihr|sein|die|den|das|am|in|bei)\b)",
)
"""Of whom a clause tells: "berichtet, dass Emil seit den Ferien …"."""
_WHO_IS: Final = cued(
    _KIN_CUES,
    rf"(?:^|[.!?;]\s)({WORD}),\s(?:de[rnm]|die|das|ihre?|seine?|unsere?|meine?)\s(?:[{LOWER}]+\s){{0,2}}{_KIN},",
)
"""Who somebody is to others: "Samir, der ältere Bruder, …"."""
_FEE_FOR: Final = cued(
    "für|fuer",
    rf"(?:[Gg]eb(?:ü|ue)hr(?:en)?|[Bb]eitr(?:ag|äge)|[Ee]ssensgeld|[Kk]osten|[Uu]nterricht|[Ff](?:ö|oe)rderung)\sf(?:ü|ue)r\s({WORD})"
    r"(?=\s(?:wird|werden|wurden?|ist|ab|bis)\b)",
)
_SHORT_ADDRESS: Final = signed(r"(?i)[hf]r [^\W\d_]", rf"(?<![\w\[-])(?:[Hh]r|[Ff]r) ({WORD})(?!\s(?:Str|Stra|Weg|Platz))")
"""Who is addressed in a note: "hr Erdogdu war da"."""
_CALLS: Final = cued(
    "anruf|wg |nachl.", rf"\b(?:[Aa]nruf|[Ww]g|[Nn]achl\.) ((?:{PARTICLE} ){{0,2}}{WORD})(?=\s*(?:$|[.,;:])|\san\b)"
)
"""Who called, and whose matter it is: "anruf Huber, Pass noch nicht da"."""
_PAYS: Final = signed(
    r"[A-Z]{2}\d\d\s?\d{4}",
    rf"((?:{PARTICLE}\s){{0,2}}{WORD})\s(?:(?:Kto|IBAN|Konto)\.?:?\s)?(?=[A-Z]{{2}}\d\d\s?\d{{4}})",
)
_OWES: Final = signed(
    r"\d{4},\s", rf"(?<=\d{{4}}),\s((?:{PARTICLE}\s){{0,2}}{WORD})\s(?=mahnen|bucht|zahlt|gesperrt|pr(?:ü|ue)fen)"
)
"""Whose account it is: "Miete rückst. Huber DE…"."""


def _is_family(name: str) -> bool:
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    return (kind.surname or kind.called) and not (kind.thing and not (kind.family or kind.called)) and not kind.place


def _is_given(name: str) -> bool:
    kind = kind_of(name)
    return kind.only_given and not kind.place


def _is_either(name: str) -> bool:
    return _is_given(name) or _is_family(name)


def _is_alone(name: str) -> bool:
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    return (kind.alone or (kind.called and not kind.no_name)) and not is_make(name)


_FOR: Final = signed(
    r"(?i)(?:stundung|vormerkung|r(?:ü|ue)ckruf|gutschrift|reservierung|ratenzahlung|abholberechtigt|mahnung|erinnerung|hund|"
    r"katze|kater|z(?:ä|ae)hlerstand|tonne|hecke|garten|schl(?:ü|ue)ssel|klingeln|l(?:ä|ae)uten|abgeben)\s(?:f(?:ü|ue)r|an|von|bei)\s",
    r"\b(?:[Ss]tundung|[Vv]ormerkung|[Rr](?:ü|ue)ckruf|[Gg]utschrift|[Rr]eservierung|[Rr]atenzahlung|[Aa]bholberechtigt|[Mm]ahnung|[Ee]rinnerung|"
    r"[Hh]und|[Kk]atze|[Kk]ater|[Zz](?:ä|ae)hlerstand|\w{0,6}[Tt]onne|[Hh]ecke|[Gg]arten|[Ss]chl(?:ü|ue)ssel|[Kk]lingeln|[Ll](?:ä|ae)uten|[Aa]bgeben)"
    rf"\s(?:f(?:ü|ue)r|an|von|bei)\s((?:{PARTICLE}\s){{0,2}}{WORD})(?=\s*(?:$|[.,;:)])|\s(?:bis|liegt|am|um|ab|vom|ist|sind|wurde|nicht|\w+t)\b)",
)
"""Whose something is, and for whom: "Stundung für Huber bis …", "klingeln bei Huber"."""
_BOOKED: Final = signed(
    r"(?i)(?:reserviert?|vorgemerkt|gebucht)\sauf\s",
    rf"\b(?:[Rr]eserviert?|[Vv]orgemerkt|[Gg]ebucht)\sauf\s((?:{PARTICLE}\s){{0,2}}{WORD})(?=\s*(?:$|[.,;:)]))",
)
_ISSUED: Final = cued(
    "ausgestellt|lautet|lautend|angemeldet|zugelassen",
    rf"\b(?:ausgestellt|lautet|lautend|angemeldet|zugelassen)\sauf\s({WORD},\s{WORD})(?![\w])",
)
"""On whom a paper is: "Bankkarte lautet auf Huber, Anna"."""
_BORN: Final = cued(
    "geb.",
    rf"(?<!Kater\s)(?<!Katze\s)(?<!Hündin\s)(?<!Hund\s)(?<!Rüde\s)(?<!Stute\s)(?<!Tierheim:\s)({WORD}),?\s\(?geb\.\s(?=\d)",
)
_MUST_NOT: Final = cued(
    "darf|soll|allergi",
    rf"(?:^|[.!?;]\s)({WORD})\s(?=(?:darf|soll)\snur\s(?:von|mit)\s|(?:hat|reagiert)\s(?:eine\s)?\w*[Aa]llergi|ist\s(?:\w+\s){{0,3}}allergisch)",
)
_SERVED: Final = cued(
    "ergangen|zugestellt|ausgeh",
    r"\b(?:\w{0,20}[Aa]ufforderung|\w{0,20}[Bb]escheid|Mahnung|Anh(?:ö|oe)rung|Verwarnung|Schreiben|Brief|\w{0,3}[Ll]adung)(?:\s\w+){0,3}\san\s"
    rf"({WORD})\s(?:ist\s)?(?:ergangen|zugestellt|ausgeh(?:ä|ae)ndigt)\b",
)
"""Who was born on a day, may be fetched by whom, got a letter: "Katka, geb. 25.10.22", "Aufforderung an Roth ergangen"."""
_OF_FATE: Final = cued(
    "witwe|setzung|trauer|auszug|einzug|geborenes|klingel|ra'in|ra’in",
    r"\b(?:Witwer?|(?:Urnen)?[Bb]eisetzung|[Tt]rauerfeier|[Aa]uszug|[Ee]inzug|[Nn]eugeborenes|[Kk]lingel(?:schild)?:?|RA['’]in)"
    rf"\s((?:{PARTICLE}\s){{0,2}}{WORD})(?=\s*(?:$|[.,;:)])|\s[{LOWER}-])",
)
"""Of whom it is told that they were born, moved or buried: "Urnenbeisetzung Huber am …"."""
_NOTED: Final[tuple[tuple[Cued, Callable[[str], bool]], ...]] = (
    (_ON_PLATE, _is_either),
    (_OF_BIRTH, lambda name: " " in name or (kind_of(name).surname and not kind_of(name).thing)),
    (_WHO, lambda name: kind_of(name).surname and not (kind_of(name).thing or kind_of(name).role)),
    (_STILL, _is_given),
    (_AGAIN, lambda name: ((kind_of(name).given and not kind_of(name).place) or kind_of(name).alone) and not is_make(name)),
    (_CUT_ROLE, _is_alone),
    (_VIETNAMESE, lambda name: not (kind_of(name.split()[-1]).thing and kind_of(name.split()[-1]).listed)),
    (_FOR, lambda name: _is_family(name) and not is_make(name)),
    (_BOOKED, lambda name: kind_of(name.rsplit(maxsplit=1)[-1]).alone and not is_make(name)),
    (_OF_FATE, _is_either),
    (_ISSUED, lambda name: _is_given(name.split()[1])),
    (_BORN, lambda name: _is_either(name) and not kind_of(name).role),
    (_MUST_NOT, lambda name: _is_given(name) or kind_of(name).unknown),
    (_SERVED, lambda name: kind_of(name).family and not is_make(name)),
    (_KIN_OF, _is_either),
    (_KIN_CALLED, _is_either),
    (_MISSED, _is_given),
    (_FETCHED, lambda name: kind_of(name).given),
    (_FETCHES, lambda name: _is_given(name) or kind_of(name).unknown),
    (_HURT, _is_given),
    (_THAT, _is_given),
    (_WHO_IS, _is_given),
    (_FEE_FOR, _is_given),
    (_SHORT_ADDRESS, _is_family),
    (_CALLS, _is_alone),
    (_PAYS, _is_alone),
    (_OWES, _is_alone),
)
"""Where a name stands, and what a word has to be there to be one."""


def noted(text: str, told: int) -> Iterator[Span]:
    """Find names in notes.

    `told` says which patterns may fit (cue.py).
    """
    for one, fits in [pair for pair in _NOTED if told & pair[0].bit]:
        yield from (Span(*match.span(1), "PERSON_NAME") for match in one.finditer(text, told) if fits(match.group(1)))
    yield from (Span(*match.span(), "PERSON_NAME") for match in _VAN.finditer(text, told))
