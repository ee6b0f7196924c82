"""Whose number or mailbox it is: names that stand before, after or in one."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.called_names import PARTICLES, TITLE, is_known, is_no_name
from opendata.recognizers.calling import is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.figures import is_make
from opendata.recognizers.names import gazetteer
from opendata.recognizers.nouns import is_word
from opendata.recognizers.span import LOWER, PARTICLE, UPPER, WORD, Span
from opendata.recognizers.together_in_text import WHOLE_WORD
from opendata.recognizers.words_in_text import FAMILY_ENDINGS, STREET_FAMILIES, kind_of

_BRACKETED: Final = re.compile(rf"\s?\(({TITLE}{WORD}(?:,?\s{TITLE}(?:{PARTICLE}\s){{0,2}}{WORD})?)\)")
_SIGNED: Final = re.compile(rf"[,;]?\s?[-–]?\s?((?:{WORD},\s)?({WORD}))[.!]?\s*(?=$|\n)")


_BEHIND: Final = re.compile(rf"\s[-–]\s({WORD}\s(?:{PARTICLE}\s)?{WORD})\s*(?=$|\n)")
"""Who stands behind a number and a stroke, at the end: "040 66969123 - Kai Huber"."""
_OWNER: Final = re.compile(
    rf"(?:^|(?<!Dr)(?<!Ing)(?<!med)(?<!jur)(?<!Prof)(?<!nat)(?<!phil)(?<!Päd)(?<!Kfm)[.:;!?|]\s|[-–]\s)"
    rf"((?:(?:zur|zum|von|van)\s)?{WORD},?\s(?:{WORD}\s|{PARTICLE}\s){{0,2}}{WORD})"
    r"\s?[,:/|(–-]?\s?(?:(?:[Tt]el|[Hh]andy|[Mm]obil|[Ff]on)\w*[.:]{0,2}\s?)?[(<]?$"
)
_REACHED: Final = re.compile(
    rf"\b(?:bei|von|[Aa]nruf|RR|TR|R(?:ü|ue)ckruf(?:bitte)?|nann?te(?:\s(?:sich|dann|doch|schlie(?:ß|ss)lich)){{0,3}}|[Nn]ame:?|[Tt]elefonisch:?)"
    rf"\s({WORD})\s?[,:/–-]?\s?[(]?(?:[Mm]ail:?\s)?$"
)
_CALLED_BACK: Final = re.compile(rf":\s({WORD}),\s[(]?$")
_ALONE: Final = re.compile(
    rf"(?:^|(?<![{UPPER}])[.:;!?|]\s|[-–/]\s)({WORD})(?:,|\s/)\s(?:(?:[Tt]el|[Mm]obil|[Hh]andy|[Mm]ail)\w*[.:]{{0,2}}\s?)?[(]?$"
)
_FIRST: Final = re.compile(rf"^({WORD})[,:]?\s[(]?$")
"""Nothing but a name before the number: "Rademacher, 0160 …"."""
_NOTED: Final = re.compile(
    rf"(?:^|[\s;/])(?:[{LOWER}]{{1,14}}|[{UPPER}]{{2,4}})\.?\s(?!(?:Erst|Dann|Unter|Bitte)\s)({WORD})\s(?:(?:privat|mobil|tel\.?|handy)\s)?[(]?$"
)
"""Whose number a note gives: "verl. Huber 0160 …", "rr mertens 0951 …"."""
_AFTER_NUMBER: Final = re.compile(
    rf",\s(?:wohl|vermutlich|wahrscheinlich|angeblich|vmtl\.)\s({WORD}(?:\s{WORD})?)(?=\s*(?:$|[.,;)]))"
)
"""Whose number it is likely to be: "SMS von 0171 …, wohl Danso"."""
_OWNER_WITHIN: Final = 60


def owners(text: str, numbers: list[Span]) -> Iterator[Span]:
    """Find whose number or mailbox it is by what stands right before: "Anna Huber: 0160 …", "Schlüssel bei Huber, 0171 …"."""
    for number in numbers:
        if number.entity == "CASE_REF" and (file := _FILED.match(text, number.end)) and kind_of(file.group(1)).surname:
            yield Span(*file.span(1), "PERSON_NAME")
        if number.entity not in {"EMAIL", "PHONE"}:
            continue
        likely = _AFTER_NUMBER.match(text, number.end)
        if likely and kind_of(likely.group(1).split()[-1]).surname:
            yield Span(*likely.span(1), "PERSON_NAME")
        at = max(0, number.start - _OWNER_WITHIN)
        before = text[at : number.start]
        pair, single = _OWNER.search(before), _REACHED.search(before)
        if pair and _could_be_names([word for word in pair.group(1).replace(",", "").split() if word not in PARTICLES]):
            yield Span(at + pair.start(1), at + pair.end(1), "PERSON_NAME")
        elif (
            single := single
            or _ALONE.search(before)
            or _CALLED_BACK.search(before)
            or (_FIRST.search(before) if at == 0 else None)
            or (_NOTED.search(before) if number.entity == "PHONE" else None)
        ) and (_is_family(single.group(1)) or (_could_be_family(single.group(1)) and not _SERVICE.match(text, number.start))):
            yield Span(at + single.start(1), at + single.end(1), "PERSON_NAME")


_SERVICE: Final = re.compile(r"\(?0(?:800|180|900|137)")
"""Numbers of services and firms (Bundesnetzagentur)."""
_FILED: Final = re.compile(rf"\s(?:/\s)?({WORD})(?=\s*(?:$|[.,;:\n])|\s[{LOWER}])")
"""Whose file it is: "Akte 32.24-11438-7 Huber"."""


def _could_be_names(words: list[str]) -> bool:
    """Say whether words side by side can be a name; beside a given name a short noun may be one: "Roman Hecht"."""
    kinds = [kind_of(word) for word in words]
    given = any(kind.given for kind in kinds)
    noun = [kind.plain or kind.called or kind.coined or _is_double(kind.folded) for kind in kinds]
    fits = all(kind.second or kind.given or (given and fits) for kind, fits in zip(kinds, noun, strict=True))
    if kinds[-1].folded in STREET_FAMILIES:
        return len(kinds) > 1 and all(kind.only_given for kind in kinds[:-1])  # "Ida Ring - 0171 …"
    return fits and not any(is_no_name(word) and not (given and kind_of(word).called) for word in words)


def _is_double(folded: str) -> bool:
    """Say whether a word with a hyphen is a double name: not made of words alone, as "Reparatur-Café" is."""
    first, hyphen, _ = folded.partition("-")
    return bool(hyphen) and (first in gazetteer().family or not all(map(is_word, folded.split("-"))))


def _could_be_family(word: str) -> bool:
    """Say whether who stands alone before a number can be somebody although no list knows the name: no make and no place."""
    kind = kind_of(word)
    return (kind.unknown or kind.called) and not (kind.place or _is_duty(kind.folded) or is_make(word) or is_no_name(word))


def _is_duty(folded: str) -> bool:
    """Say whether a word says what somebody is, made of two: "Hinweisgeber"."""
    return any(folded.endswith(role) and is_word(folded.removesuffix(role)) for role in _ROLES)


_ROLES: Final = ("geber", "nehmer", "fuehrer", "steller", "inhaber", "leiter", "halter")


def _is_family(word: str) -> bool:
    return (is_known(word) or fold_text(word).endswith(FAMILY_ENDINGS)) and not is_no_name(word)


def signed(text: str, numbers: list[Span]) -> Iterator[Span]:
    """Find the given name that closes a text after a mailbox or number: "Antwort an …, Moni"."""
    for number in numbers:
        match = _SIGNED.match(text, number.end) if number.entity in {"EMAIL", "PHONE"} else None
        if match and is_given(match.group(2)):
            whole = kind_of(match.group(1).split(",")[0]).surname and not is_no_name(match.group(1).split(",")[0])
            yield Span(*match.span(1 if whole else 2), "PERSON_NAME")
        match = _BEHIND.match(text, number.end) if number.entity in {"EMAIL", "PHONE"} else None
        if match and _could_be_names([word for word in match.group(1).split() if word not in PARTICLES]):
            yield Span(*match.span(1), "PERSON_NAME")
        match = _BRACKETED.match(text, number.end) if number.entity in {"EMAIL", "PHONE", "IBAN"} else None
        if match and any(is_known(word) or kind_of(word).unknown for word in match.group(1).split()):
            yield Span(match.start(1), match.end(1), "PERSON_NAME")


def boxed(text: str, numbers: list[Span]) -> Iterator[Span]:
    """Find who is called as a mailbox in the text is: "Absender wieder elske bäumler <elske.baeumler@…>"."""
    boxes = [number for number in numbers if number.entity == "EMAIL"]
    if not boxes:
        return
    parts: dict[str, bool] = {}
    for box in boxes:
        here = [part for part in _BOX_PARTS.split(fold_text(text[box.start : box.end].partition("@")[0])) if part]
        called = len(here) > 1 and any(len(part) == 1 or is_given(part) for part in here)
        parts |= {part: called or parts.get(part, False) for part in here if len(part) >= _SHORTEST_PART}
    inside = bytearray(len(text))
    for box in boxes:
        inside[box.start : box.end] = b"x" * (box.end - box.start)
    words = [word for word in WHOLE_WORD.finditer(text) if not inside[word.start()]]
    fits = [_is_in_box(word.group(), parts) for word in words]
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and (end == at or text[words[end - 1].end() : words[end].start()] == " "):
            given = end + 1 < len(words) and fits[end + 1] and is_given(words[end].group())
            if not (fits[end] or given):
                break
            end += 1
        if any(fits[at:end]):
            yield Span(words[at].start(), words[end - 1].end(), "PERSON_NAME")
        at = max(end, at + 1)


_BOX_PARTS: Final = re.compile(r"[._\d+-]+")
_SHORTEST_PART: Final = 4


def _is_in_box(word: str, parts: dict[str, bool]) -> bool:
    """Say whether a word, or all that is joined in it, is a name that stands in a mailbox, and none of a club or a task.

    `parts` says of each part of a mailbox whether a given name or an initial stands beside it.
    """
    folded = [part for part in fold_text(word).replace("'", "").replace("’", "").split("-") if part]
    if not folded or not all(part in parts and not is_word(part) for part in folded):
        return False
    kind = kind_of(word.title() if word.islower() else word)
    called = all(parts[part] for part in folded)
    known = (kind.family or kind.only_given) and not word.islower()
    return (called and not kind.listed) or (known and not (kind.thing or kind.place or kind.role))
