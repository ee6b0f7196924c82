"""Personal data inside texts: which characters of a cell name a person, a way to reach them or a number of theirs.

Rules only. Numbers with a form of their own first (numbers_in_text.py), then whose they are
(names_by_number.py), then names (names_in_text.py) and who is told with them (together_in_text.py), then what follows a name:
birth date, address.
"""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers import births_in_text, homes_in_text, names_by_number, names_in_text, numbers_in_text, together_in_text
from opendata.recognizers.births_in_text import CELEBRATED, DATE, NEAR, RIGHT_AFTER, SIGNED, is_long_ago, is_of_late
from opendata.recognizers.capitals import lowered, spoken
from opendata.recognizers.cells import evened
from opendata.recognizers.cue import told_in
from opendata.recognizers.files_in_text import REFERENCE, files
from opendata.recognizers.homes_in_text import OR_BY_POST, SIGN, STREET_FIRST, at_home, homes, of_somebody
from opendata.recognizers.names_in_notes import noted
from opendata.recognizers.raising import raised
from opendata.recognizers.small_letters import in_small_letters
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.streets_in_text import STREET, is_label
from opendata.recognizers.subjects import subjects
from opendata.recognizers.words_in_text import kind_of

_MOST: Final = 20_000
"""Characters that are searched at once; longer texts are searched in pieces that overlap."""
_OVERLAP: Final = 200
_AFTER_NAME: Final = re.compile(rf"\s?(?:{SIGN}{{1,3}}|[,(–-])\s?(?:geb\.?\s(?:am\s)?)?({DATE})", re.IGNORECASE)
_HOME: Final = re.compile(
    rf"(?:\s?(?:{SIGN}{{1,3}}|[,(–\n-])\s?(?:(?:Hinter|Vorder)haus,\s)?(?:(?:wohnhaft|jetzt|nun|neu|derzeit)\s(?:in\s(?:der\s)?)?)?|\saus\sde[rm]\s)({STREET})"
)

_UNDERSCORED_NUMBER: Final = re.compile(r"(?<!\w)(?:\+\d{2}|00\d{2}|0\d{2,4})(?:_\d{2,8}){2,4}(?!\w)")
"""A telephone number in parts that underscores join: "040_66969_831"."""
_JOINED_NUMBER: Final = re.compile(
    r"(?<!\w)(01[567]\d|(?:(?<=[Tt]el\.\s)|(?<=[Nn][Rr]\.\s)|(?<=von\s)|(?<=dann\s)|(?<=erst\s))0\d{2,4})_(?=\d{5,9}(?!\w))"
)
_O_FOR_ZERO: Final = re.compile(r"(?<!\w)O(?=\d{3})")
_ZERO_FOR_O: Final = re.compile(rf"0(?:(?<=[{UPPER}{LOWER}]0)(?=[{LOWER}])|(?<=[{LOWER}]0)\b(?!\d))")
_FRIDAY: Final = re.compile(rf"(?<![\w.])((?:Mo|Di|Mi|Do)\.?(?:\s?[-–/,+&]\s?|\s(?:bis|und|u\.)\s))Fr(?=\.?\s({WORD}))")
"""The last day of some, which is no Frau: "Mo bis Fr. Schalter zu"."""
_FROM_TO: Final = re.compile("bis|[-–]")
_UNDERSCORED: Final = re.compile(rf"(?<=[{LOWER}])_(?=[{UPPER}][{LOWER}])")
"""What scanners and exports make of letters, figures and blanks: "O171 …", "K0nrad", "Anna_Huber"; the length stays."""
_DIGIT: Final = re.compile(r"\d")
_TOLD: Final = (
    *(("DATE_OF_BIRTH", one) for one in births_in_text.TOLD),
    *(("ADDRESS", one) for one in homes_in_text.TOLD),
)
"""Birth dates and addresses told by words before them."""


def find(text: str, told: int | None = None) -> tuple[Span, ...]:
    """Find the personal data in a text, as spans that do not overlap, in order.

    Args:
        text: as delivered.
        told: what `cue.told_in` says of the text with even blanks, where that is known already.
    """
    plain, places = evened(text)
    found = _found(plain, told_in(plain) if told is None else told)
    if places is None:
        return found
    return tuple(Span(places[span.start], places[span.end - 1] + 1, span.entity) for span in found)


def _found(text: str, told: int) -> tuple[Span, ...]:
    taken: list[Span] = []
    covered = bytearray(len(text))
    for at in range(0, max(len(text), 1), _MOST):
        for found in _all(text[at : at + _MOST + _OVERLAP], told):
            called = _CALLED_FIRST.match(text, found.start + at, found.end + at) if found.entity == "PERSON_NAME" else None
            span = Span(called.end() if called else found.start + at, found.end + at, found.entity)
            if not any(covered[span.start : span.end]):
                covered[span.start : span.end] = b"x" * (span.end - span.start)
                taken.append(span)
    return tuple(sorted(taken))


_CALLED_FIRST: Final = re.compile(
    r"(?:Tante|Onkel|Oma|Opa|Mama|Papa|Mutter|Zeugen?|Zeugin|Sohnes|Tochter|Herrn?|Frau|Ehemann|Ehefrau|Nachbarn?|Nachbarin)\s(?=\S)"
)
"""What somebody is, which is no part of a name."""


def _all(written: str, told: int) -> Iterator[Span]:
    plain = _JOINED_NUMBER.sub(r"\1 ", written) if "_" in written else written
    plain = _UNDERSCORED_NUMBER.sub(lambda match: match.group().replace("_", " "), plain) if "_" in plain else plain
    found = list(numbers_in_text.numbers(_O_FOR_ZERO.sub("0", plain) if "O" in plain else plain, told))
    yield from found
    written = _UNDERSCORED.sub(" ", written) if "_" in written else written
    written = _FRIDAY.sub(_as_day, written) if "Fr" in written else written
    written = spoken(_ZERO_FOR_O.sub("o", written) if "0" in written else written, told)
    text = raised(lowered(written, told), told)
    yield from at_home(text, told)
    yield from names_by_number.signed(text, found)
    yield from names_by_number.owners(text, found)
    named = [
        *together_in_text.listed(text, told),
        *names_in_text.names(text, told),
        *noted(text, told),
        *subjects(text, told),
        *in_small_letters(written, told),
    ]
    yield from named
    for name in named:
        yield from _what_follows(text, name)
    first = STREET_FIRST.match(text) if named else None
    if first and any(name.start == first.end() for name in named):
        yield Span(*first.span(1), "ADDRESS")
    yield from names_by_number.boxed(text, found)
    posted = (OR_BY_POST.match(text, one.end) for one in found if one.entity == "EMAIL")
    yield from (Span(*match.span(1), "ADDRESS") for match in posted if match)
    yield from together_in_text.born(text, named)
    yield from together_in_text.couples(text, named)
    yield from together_in_text.joined(text, named)
    yield from together_in_text.again(written, named)
    for entity, one in _TOLD if _DIGIT.search(text) else ():
        yield from (
            Span(*match.span(at), entity)
            for match in one.finditer(text, told)
            for at in range(1, (match.lastindex or 0) + 1)
            if entity != "ADDRESS" or not is_label(match.group(at))
        )
    yield from homes(text, named, told)
    if named:
        yield from files(text, told)
        yield from of_somebody(text, named, told)


def _as_day(day: re.Match[str]) -> str:
    """Give the days with `xx` for the last, where a thing follows that no family is called after; else as they are."""
    kind = kind_of(day.group(2))
    opening = kind.coined and _FROM_TO.search(day.group(1)) is not None
    thing = kind.listed or kind.no_name or kind.folded == "bin" or opening
    return f"{day.group(1)}xx" if thing and not (kind.family or kind.given or kind.called) else day.group()


_BARE_NUMBER: Final = re.compile(r"\s?[,:(]\s?(1[567]\d{8,9}|[2-9]\d{8,9})(?![\w.,]\d|\d|\s?(?:€|Euro|EUR))")
"""A number right after a name that has lost its zero: "Dolmetscher S. Fuchs, 15228817386, …"."""


def _what_follows(text: str, name: Span) -> Iterator[Span]:
    """Find birth date and address right after a name: "Huber, Anna, 3.4.1980, Lindenweg 3"."""
    at = name.end
    signed = SIGNED.search(text[max(0, name.start - 20) : name.start])
    celebrated = CELEBRATED.search(text, max(0, name.start - NEAR), name.start) is not None
    number = _BARE_NUMBER.match(text, at)
    if number:
        yield Span(*number.span(1), "PHONE")
    for pattern, entity in ((_AFTER_NAME, "DATE_OF_BIRTH"), (_HOME, "ADDRESS"), (REFERENCE, "CASE_REF")):
        match = pattern.match(text, at)
        if match and entity == "DATE_OF_BIRTH" and celebrated and is_of_late(match.group(1), match.group()):
            continue
        if match and not (entity == "ADDRESS" and is_label(match.group(1))) and not (entity == "DATE_OF_BIRTH" and signed):
            yield Span(match.start(1), match.end(1), entity)
            at = match.end(1)
        elif (
            entity == "DATE_OF_BIRTH"
            and not signed
            and (beside := RIGHT_AFTER.match(text, at))
            and is_long_ago(text, name, beside.group(1))
        ):
            yield Span(*beside.span(1), entity)
            at = beside.end(1)
