"""Family names alone, told by the sentence: by what only somebody does, whose word something is, between whom there is strife.

No list has all names and many families are called like things: the surer the deed is somebody's, the less a word must be known.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from opendata.recognizers.alone_in_text import BOTH_DO, starts
from opendata.recognizers.cue import Cued, cued, signed
from opendata.recognizers.figures import is_make
from opendata.recognizers.historic import is_famous
from opendata.recognizers.span import LOWER, PARTICLE, WORD, Span
from opendata.recognizers.words_in_text import MATTERS, kind_of

_NAME: Final = rf"((?:(?:{PARTICLE}|[Dd]os|[Aa]l|[Ee]l)\s){{0,2}}{WORD})"
_SURELY: Final = (
    r"zahlte?|wartet|sagte?|parkt|drohte?|m(?:ö|oe)chte|bittet|weigert|unterschreibt|telefoniert|rief|beschwert|verlangt|klagt|"
    r"bestreitet|behauptet|meint|wei(?:ß|ss)|schuldet|m(?:ä|ae)ht|hustet|heiratet|beantragt\s(?:zweit|erneut|wieder|eine|einen|die|den)\w*"
)
"""What nothing but somebody does."""
_LIKELY: Final = (
    r"hat|hatte|will|wollte|braucht|kommt|kam|wohnt|lebt|bringt|leitet|vertritt|k(?:ü|ue)ndigt|streitet|spricht|fragte?|erscheint|erschien|"
    r"f(?:ä|ae)hrt|l(?:ä|ae)sst|stellt|legt|fehlt|(?:ü|ue)berweist|pfeift|verkauft|unterrichtet|ruft|schreibt|darf|soll|"
    r"(?:ist|war)\s(?:\w+\s){0,2}(?:verzogen|umgezogen|ausgezogen|krank|verstorben|informiert|einverstanden|benachrichtigt|da|hier|weg)|"
    r"schon\swieder|weiterhin|"
    r"(?:sen|jun)\."
)
"""What families' names stand before, and firms' too."""
_DONE: Final = (
    r"(?:hat|ist)\s[^.;!?\n]{0,40}?(?:angerufen|bezahlt|gezahlt|unterschrieben|ge(?:ö|oe)ffnet|gek(?:ü|ue)ndigt|zur(?:ü|ue)ckgerufen|"
    r"abgesagt|vergessen|verloren|ausgezogen|umgezogen|verzogen|verstorben|erschienen|geschlagen|mitgenommen|angetroffen)\b"
)
_PRIVATELY: Final = (
    r"heiratet|hustet|telefoniert|schuldet|bestreitet|unterschreibt|weigert|zahlte?\snicht|"
    r"(?:hat|ist)\s[^.;!?\n]{0,40}?(?:angerufen|gegrillt|zur(?:ü|ue)ckgerufen|geheiratet)"
)
"""What no firm, beast or season does: who is called like one does it."""
_PRIVATE: Final = re.compile(rf"{_NAME}\s(?:{_PRIVATELY})(?![\w-])")
_BEGINS: Final = re.compile(rf"(?![Bb]itte\s){_NAME}\s(?:(?P<sure>{_SURELY}|{_DONE})|{_LIKELY})(?![\w-])")
_HOUSEHOLD: Final = re.compile(
    rf"({WORD})s\s(haben\s[^.;!?\n]{{0,40}}?(?:gegrillt|gefeiert|gek(?:ü|ue)ndigt|bezahlt|angerufen|unterschrieben|gebaut|geparkt|gestritten|geklingelt)|"
    r"haben|wollen|parken|grillen|feiern|streiten|zahlen|wohnen|von\sgegen(?:ü|ue)ber)(?!\w)"
)
"""A family as its neighbours call it: "Hubers haben wieder gegrillt"."""
_ACROSS: Final = cued(
    "gegenüber|gegenueber|nebenan|oben|unten",
    rf"\b[Dd]ie\s({WORD}s)\s(?:von\s(?:gegen(?:ü|ue)ber|nebenan|oben|unten)|nebenan|gegen(?:ü|ue)ber)(?!\w)",
)
_SHORT: Final = (
    "e.V. ",
    "e. V. ",
    "Dr. ",
    "Nr. ",
    "St. ",
    "Str. ",
    "bzw. ",
    "ca. ",
    "vgl. ",
    "inkl. ",
    "z.B. ",
    "Fa. ",
    "Firma: ",
)
"""What ends with a dot and no sentence does."""
_BOTH: Final = re.compile(rf"({WORD})\s?(?:/|u\.|und)\s?({WORD})(?={BOTH_DO}|\s(?:teilen|tauschen)\s)")
"""Two of whom a sentence tells: "Huber/Brandes teilen sich den Garten"."""
_WORD_OF: Final = signed(r"(?i)l(?:au)?t\.?\s", rf"(?:\b[Ll]aut|\b[Ll]t\.)\s{_NAME}(?=\s[{LOWER}(]|[,:;)]|\s*$)")
_NAMED_SO: Final = cued(
    "nennt|nannte",
    r"(?<![Pp]rojekt)(?<![Gg]ruppe)(?<![Pp]rogramm)(?<![Vv]erein)(?<![Aa]ktion)(?<![Ii]nitiative)(?<![Ss]ystem)(?<![Aa]pp)(?<![Bb]ot)"
    rf"(?<![Bb]and)(?<![Cc]hor)\sn(?:ennt|annte)\ssich\s(?:nur\s|selbst\s)?({WORD})(?!\w)",
)
_WROTE: Final = signed(
    r"(?i)(?:schreiben|mail|brief|fax|anruf|verm(?:erk)?\.?|notiz|zuschrift)\s\S+\s(?:vom|v\.)\s",
    rf"\b(?:[Ss]chreiben|[Mm]ail|[Bb]rief|[Ff]ax|[Aa]nruf|[Vv]erm(?:erk)?\.?|[Nn]otiz|[Zz]uschrift)\s({WORD})\s(?:vom|v\.)\s",
)
"""Whose word something is, how somebody calls themselves, and who wrote: "lt. Huber erledigt", "Schreiben Huber vom …"."""
_DONE_BY: Final = cued(
    "von|durch",
    r"\b(?:gefahren|angeklickt|ausgeliehen|abgeholt|unterschrieben|gemeldet|angezeigt|beobachtet|angerufen|gek(?:ü|ue)ndigt|beantragt|"
    rf"eingezahlt|verursacht|bezahlt|mitgenommen)\s(?:von|durch)\s({WORD})(?=\s*(?:$|[,;)])|\.(?:\s|$))",
)
_OPPOSITE: Final = cued("gegenüber|gegenueber", rf"\b[Gg]egen(?:ü|ue)ber\s(?:bei|von)\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,;)]))")
_ELDER: Final = cued(
    "oma|omma|opa|tante|onkel", rf"\b(?:Om?ma|Opa|Tante|Onkel)\s({WORD})(?=\s[{LOWER}(]|\s*(?:$|[,;:)!?])|\.(?:\s|$))"
)
"""Who lives across the way, and whom the neighbours call their own: "Opa Huber aus dem dritten Stock"."""
_BELONGS: Final = cued(
    "gehört|gehoert",
    rf"\bgeh(?:ö|oe)rt\s(?:(?:noch|jetzt)\s)?(?:de[rmn]\s)?({WORD})(?=\s*(?:$|[,;)])|\.(?:\s|$)|\s(?:und|aus)\s)",
)
_BETWEEN: Final = cued(
    "zwischen|zw.",
    rf"\b(?:\w*[Ss]treit\w*|[Kk]onflikt|(?:Ä|Ae)rger|vermittelt\w*|Schlichtung|Vergleich)\s(?:\w+\s)?zw(?:\.|ischen)\s({WORD})\s(?:und|u\.)\s({WORD})(?!-)",
)
_AGAINST: Final = cued("streit", rf"\b\w*[Ss]treit\s({WORD})\s(?:gegen|mit)\s({WORD})(?=\s*(?:$|[,;.:)])|\s[{LOWER}])")
_QUARREL: Final = cued(
    "anwohner|nachbarn|mieter|eigent|parteien|familien",
    rf"\b(?:Anwohner|Nachbarn|[Mm]ieter|Eigent(?:ü|ue)mer|Parteien|Familien)\s({WORD})\s(?:und|u\.)\s({WORD})(?=\s[{LOWER}])",
)
"""Two households of whom a note tells: "Die Anwohner Huber und Kolb streiten"."""
_HANDED_OVER: Final = signed(r"->|→", rf"({WORD})?\s?(?:->|→)\s({WORD})(?=\s*(?:$|[,;.)]))")
"""From whom to whom: "Bearbeiterwechsel: Nitsche -> Rauschenbach"."""


def subjects(text: str, told: int) -> Iterator[Span]:
    """Find whom a sentence tells of by a family name alone.

    `told` says which patterns may fit (cue.py).
    """
    for at in starts(text, told):
        if text.endswith(_SHORT, 0, at):
            continue
        one = _BEGINS.match(text, at)
        surely = one and (_is_family(one.group(1)) or (one.group("sure") and _is_unheard(one.group(1))))
        if one and (surely or (_PRIVATE.match(text, at) and _could_be_called(one.group(1)))):
            yield Span(*one.span(1), "PERSON_NAME")
        household = _HOUSEHOLD.match(text, at)
        if household and _could_live(household.group(1), household.group(2)):
            yield Span(household.start(1), household.end(1) + 1, "PERSON_NAME")
        if both := _BOTH.match(text, at):
            yield from _each(both)
    for pattern, fits in [pair for pair in _TOLD_OF if told & pair[0].bit]:
        yield from (Span(*match.span(1), "PERSON_NAME") for match in pattern.finditer(text, told) if fits(match.group(1)))
    for match in (match for one in (_BETWEEN, _AGAINST, _QUARREL, _HANDED_OVER) for match in one.finditer(text, told)):
        yield from _each(match)


def _each(match: re.Match[str]) -> Iterator[Span]:
    """Give both names of a pair where one is surely a family's and the other may be; the first of a change may be left out."""
    names = [name for name in match.groups() if name]
    strife = match.re in {_BETWEEN.pattern, _AGAINST.pattern, _QUARREL.pattern} and all(kind_of(name).family for name in names)
    if strife or (any(map(_is_family, names)) and all(map(_could_be_family, names))):
        yield from (Span(*match.span(group), "PERSON_NAME") for group in (1, 2) if match.group(group))


def _could_be_family(name: str) -> bool:
    kind = kind_of(name)
    return kind.family or ((kind.unknown or kind.called or kind.coined) and not is_make(name))


def _is_family(name: str) -> bool:
    """Say whether a word is a family name and nothing else: no thing, place, given name, make, nobody known to all."""
    first, _, last = name.rpartition(" ")
    kind = kind_of(last)
    return (kind.alone or (bool(first) and kind.family)) and not (is_make(last) or is_famous(last))


def _could_be_called(name: str) -> bool:
    """Say whether a word is a family name, whatever else it is but a town or what somebody is: "Wolf", "Sommer"."""
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    return kind.family and not kind.role and (kind.given or not kind.place)


def _could_live(name: str, verb: str) -> bool:
    """Say whether a household is called by a name; what shops do takes a name that is nothing else: "Kaisers haben"."""
    kind = kind_of(name)
    return kind.family and ((kind.alone and not is_make(name)) or verb not in {"haben", "zahlen"})


def _is_unheard(name: str) -> bool:
    """Say whether no dictionary knows a word, nor anybody a make that is called so; "Prüfplan" is made of a noun."""
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    return kind.unknown and not (is_make(name) or kind.folded.endswith(_OF_PAPERS))


_OF_PAPERS: Final = (*MATTERS, "plan", "liste", "bericht", "protokoll", "tabelle", "datei", "system", "programm", "app", "tool")


def _is_family_or_unheard(name: str) -> bool:
    return _is_family(name) or _is_unheard(name)


def _is_called(name: str) -> bool:
    kind = kind_of(name)
    return kind.only_given or kind.surname or kind.called


def _is_opposite(name: str) -> bool:
    kind = kind_of(name)
    return (kind.family or kind.called) and not is_make(name)


def _could_be_elder(name: str) -> bool:
    kind = kind_of(name)
    return not (kind.no_name or kind.role or kind.place) and (kind.plain or kind.surname or kind.called or kind.given)


_TOLD_OF: Final[tuple[tuple[Cued, Callable[[str], bool]], ...]] = (
    (_WORD_OF, _is_family_or_unheard),
    (_NAMED_SO, _is_called),
    (_WROTE, _is_family),
    (_DONE_BY, _is_family_or_unheard),
    (_BELONGS, _is_family),
    (_OPPOSITE, _is_opposite),
    (_ELDER, _could_be_elder),
    (_ACROSS, lambda name: kind_of(name[:-1]).surname or kind_of(name[:-1]).called),
)
