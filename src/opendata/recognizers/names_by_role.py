"""Names after what somebody is, or is called: "Frau Huber", "Mieter Huber"."""

import re
from typing import Final

from opendata.recognizers.around_words import BLANKS, CALLS, DOES, OF_STREETS, STREET_ENDS, between, goes_on, is_somebody
from opendata.recognizers.nouns import abbreviates_role, is_place
from opendata.recognizers.span import LOWER
from opendata.recognizers.whole_names import full, run
from opendata.recognizers.words_in_text import MATTERS, Kind, Word

_ACADEMIC: Final = ("dr", "prof", "dipl", "mag")


KIN: Final = frozenset(
    "schueler schuelerin bruder schwester mann sohn tochter kind eltern grosseltern pflegeeltern vater mutter oma opa tante "
    "onkel enkel enkelin neffe nichte cousin cousine zwilling zwillinge geschwister sohnes bruders vaters mannes kindes enkels "
    "ehemanns neffen".split()
)
"""What somebody is to somebody: families are called so too, but not before a given name and after whose it is."""


def bracketed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find who it is in brackets after what they are: "Beschwerde eines Kunden (Elske Backhaus)"."""
    if before is not None or not at or between(text, found, at) != " (" or not found[at - 1].kind.role:
        return at
    end = full(text, found, at)
    return (
        end
        if end > at + 1 and not found[end - 1].kind.place and text[found[end - 1].end : found[end - 1].end + 1] in {",", ")"}
        else at
    )


def called(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Hausmeister Volger", "bei Petridis", "Krankmeldung Mudryk": after what somebody is, "bei" or a matter of theirs."""
    if before is None:
        return at + 1 if _has_short_role(text, found, at) else at
    first, word = found[at].kind, before.kind
    counted = word.folded in _POPULATION and first.place and not first.family and _is_whole_title(text, before, found[at])
    of_town = word.folded.endswith("er") and is_place(word.folded.removesuffix("er"))
    way = of_town and first.folded in (*OF_STREETS, *STREET_ENDS)  # "die Kieler Kamp"
    street = way and DOES.match(text, found[at].end) is None
    if street or counted or (first.folded in KIN and word.folded.startswith("verstorben")):  # "Verstorbene Mutter war …"
        return at
    if before.form == "title" and any(one.kind.folded.startswith(_ACADEMIC) for one in found[max(0, at - 3) : at]):
        end = max(
            run(text, found, at, lambda kind: kind.second or not kind.listed), full(text, found, at) if first.only_given else at
        )
        return max(end, at + (found[at].kind.called or DOES.match(text, found[at].end) is not None))
    coined = first.coined and not _are_many(word) and _ACTS.match(text, found[at].end) is not None
    named = (
        coined
        or (first.called and is_somebody(text, found[at]))
        or (first.plain and word.thing and not _are_many(word) and DOES.match(text, found[at].end) is not None)
    )
    known = word.folded.endswith("in") or first.family or first.given or not first.listed
    if (word.role or word.folded in KIN) and not word.given and (known or named):
        return max(_after_role(text, found, at, word), at + named)
    if (
        word.folded in CALLS
        and not (is_joined(found, at) or (_WISHED.match(text, found[at].end) and not first.given))
        and (first.alone or (first.given and (first.only_given or not first.thing) and not first.place))
    ):
        end = max(run(text, found, at, lambda kind: kind.second), full(text, found, at) if first.only_given else at)
        return end if end > at + 1 or goes_on(text, found[at]) else at
    somewhere = word.folded.startswith("orts")  # "Ortstermin Birkenhain"
    matter = word.thing and word.folded.endswith(MATTERS) and (first.alone or first.unknown) and not somewhere
    return at + 1 if (matter or _is_somebodys(found, at)) and goes_on(text, found[at]) else at


_WISHED: Final = re.compile(
    rf"\s(?:w(?:ü|ue)nsche(?:\sich\smir|n\swir\suns)|fordern?\s(?:ich|wir))\seinen?\s(?:[{LOWER}]+\s)?[\w-]*"
    r"(?:bahn|(?:Spiel|Bolz|Park|Sport|Grill)platz|radweg|streifen|brunnen|schrank|bank|park|haltestelle|ampel|halle)\b"
)
"""What is wished for a part of the town: "Für Burk wünsche ich mir eine Boulebahn"."""


def _is_somebodys(found: list[Word], at: int) -> bool:
    """Say whether a word that nobody knows has what stands before: "zwei Schüler von Meinardus", "Schulbegleitung für Mubina"."""
    if at < 2 or not found[at].kind.unknown:  # noqa: PLR2004  (what it is, and "von")
        return False
    what, to = found[at - 2].kind, found[at - 1].kind.folded
    return (to == "von" and what.role) or (to in _FOR and what.folded.endswith(_OF_CHILDREN))


_FOR: Final = frozenset({"von", "für", "fuer"})
_OF_CHILDREN: Final = ("begleitung", "eingangsuntersuchung", "buskarte", "fahrkarte", "foerderplan", "therapie", "impfung")
"""What is somebody's: no firm and no thing has it."""
_CUT_SHORT: Final = re.compile(rf"\.\s[{LOWER}]")
"""What shows that a word is cut short: "Vordr. fehlt"."""


def _has_short_role(text: str, found: list[Word], at: int) -> bool:
    """Say whether a family name stands after what somebody is, cut short: "Schornsteinf. Marchetti"."""
    kind = found[at].kind
    named = (
        found[at].form == "word" and kind.surname and not (kind.thing or kind.place or kind.given) and goes_on(text, found[at])
    )
    if not named or not at or between(text, found, at) != ". " or _CUT_SHORT.match(text, found[at].end):
        return False
    short = found[at - 1]
    bynamed = at > 1 and found[at - 2].form == "initial"  # "A. v. Humboldt"
    chained = _CHAINED.search(text, max(0, short.start - BLANKS), short.start)  # "n.w.v. Neu"
    called = text[short.start : short.end] in _CALLS_SHORT and not (bynamed or chained)
    role = short.form == "word" and not (short.kind.given or short.kind.family) and abbreviates_role(short.kind.folded)
    return (kind.alone and called) or role


HOURS: Final = re.compile(r"\d[:.]\d\d H\.$")
_CHAINED: Final = re.compile(r"(?<!\w)\w\.\Z")
_CALLS_SHORT: Final = frozenset({"v", "m", "b"})
"""Of "von", "mit" and "bei": "Bestätigung v. Tietjen fehlt"."""


_POPULATION: Final = frozenset(
    "einwohner einwohnerinnen buerger buergerinnen waehler waehlerinnen schueler schuelerinnen besucher besucherinnen bewohner "
    "beschaeftigte studierende pendler gaeste teilnehmer mitglieder senioren kinder auszubildende arbeitslose".split()
)
"""Who is counted for a town."""


def _is_whole_title(text: str, first: Word, last: Word) -> bool:
    """Say whether two words are all of a title but a number before and a year after: "Einwohner Bamberg 2024"."""
    return not text[: first.start].strip(" 0123456789;.-") and _YEAR_LEFT.fullmatch(text, last.end) is not None


_YEAR_LEFT: Final = re.compile(r"[ ;(]*(?:(?:19|20)\d\d)?[ ;)]*")


def _are_many(role: Kind) -> bool:
    return role.folded.endswith(("nnen", "ern", "eln", "leute"))


_ACTS: Final = re.compile(rf"\s(?:war|ist|krank|[{LOWER}]{{3,}}t)\b")


def _after_role(text: str, found: list[Word], at: int, role: Kind) -> int:
    """After a woman's role no thing stands, whatever the word: "Einwohnerin Klinge, …"."""
    first = found[at]
    female = role.folded.endswith("in") and first.form == "word" and not first.kind.role and goes_on(text, first)
    return at + 1 if female and not first.kind.given else full(text, found, at)


def is_joined(found: list[Word], at: int) -> bool:
    """Say whether a place is joined with another: "Stimmbezirk mit Sande zusammengelegt", "Partnerschaft mit Ascoli Piceno"."""
    joins = at > 1 and found[at - 1].kind.folded == "mit" and not found[at].kind.given
    return joins and found[at - 2].kind.folded.endswith(_JOINED) and not found[at - 2].kind.folded.startswith("leben")


_JOINED: Final = ("bezirk", "gemeinde", "ortsteil", "stadtteil", "partnerschaft")
