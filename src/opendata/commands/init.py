"""init: makes a new city: its policy folder, from the general part of a policy that is in force.

Rules for single datasets, examples about them, and what only the other city knows (streets, council …) stay behind; all else
comes along word for word, with its comments. What a person adds are the city's own facts; nothing existing is touched.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from opendata import policy as policies
from opendata.commands.policy import run_examples
from opendata.dcat.licences import listed
from opendata.errors import Misuse
from opendata.files import disk
from opendata.model import Bilingual, Json
from opendata.policy import Policy
from opendata.policy.examples import load_examples
from opendata.safepath import is_link, slug
from opendata.texts import Language, say

GENERAL: Final = frozenset({"office-words"})
"""Local knowledge that is alike in every German city."""

MAX_ENTRIES: Final = 100_000
_TITLES: Final = re.compile(r"^(?:stadt|landeshauptstadt|gemeinde|markt|kreisstadt|hansestadt)\s+", re.IGNORECASE)
_MAILBOX: Final = re.compile(r"[^@\s<>\"]+@([^@\s<>\".]+(?:\.[^@\s<>\".]+)+)")
_ITEM: Final = re.compile(r"^  - ", re.MULTILINE)
_LISTS: Final = ("streets", "districts", "institutions")


@dataclass(frozen=True)
class City:
    """What is asked of a new city."""

    name: str = ""
    ags: str = ""
    ars: str = ""
    portal_title: str = ""
    publisher: str = ""
    contact: str = ""
    homepage: str = ""
    licence: str = "dl-de-by-2.0"
    contributor_id: str = ""

    def having(self, question: str, text: str) -> "City":
        """Give a copy with one answer changed."""
        return replace(self, **{question: text})

    def as_dict(self) -> dict[str, str]:
        """Give the answers by question."""
        return dict(asdict(self))


QUESTIONS: Final = tuple(City.__dataclass_fields__)
NEEDED: Final = ("name", "ags", "contact")
"""From which all others can be proposed."""


@dataclass(frozen=True)
class Made:
    """A new city's policy folder, its files, and what its examples say."""

    folder: Path
    files: tuple[Path, ...]
    examples: Json


def proposal(question: str, city: City, contributor_id: str) -> str:
    """Propose an answer from those before; empty where only a person knows."""
    mail = _MAILBOX.fullmatch(city.contact)
    proposals = {
        "ars": f"{city.ags[:5]}0000{city.ags[5:]}",  # of a town that belongs to no union of municipalities
        "portal_title": say("init-portal-title", name=city.name),
        "publisher": city.name,
        "homepage": f"https://www.{mail[1]}" if mail else f"https://www.{slug(_TITLES.sub('', city.name))}.de",
        "contact": "",
        "licence": city.licence,
        "contributor_id": contributor_id,
    }
    return proposals.get(question, "")


def understood(question: str, text: str, city: City) -> str:
    """Take an answer, or say what is wrong with it.

    Raises:
        Misuse: a key that is none, no mailbox, no web address, an unknown licence, nothing at all.
    """
    plain = " ".join(text.split())
    known = listed(plain) if question == "licence" else None
    wrong = {
        "ags": not re.fullmatch(r"(?:0[1-9]|1[0-6])\d{6}", plain),
        "ars": not (re.fullmatch(r"\d{12}", plain) and plain.startswith(city.ags[:5]) and plain.endswith(city.ags[5:])),
        "homepage": not is_link(plain),
        "contributor_id": not is_link(plain),
        "contact": not _MAILBOX.fullmatch(plain),
        "licence": known is None,
    }
    if wrong.get(question, not plain):
        raise Misuse(f"init-wrong-{question.replace('_', '-')}" if question in wrong else "init-empty")
    return known.name if known else plain


def make(folder: Path, template: Path, city: City, lists: Mapping[str, Path], today: date, language: Language = "de") -> Made:
    """Write the policy folder of a new city.

    Args:
        folder: that does not exist yet, or is empty.
        template: folder of a sound policy; its general part is taken.
        city: every answer given.
        lists: text files, one name a line, for the lists streets, districts and institutions.
        today: from which the policy is in force.
        language: of what is told of the examples.

    Raises:
        Misuse: the folder holds something, the template is unsound, a list is not there or not UTF-8.
        Outside: `disk-failed`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse("init-exists")
    texts = dict(_texts(template, policies.load(template), city, {name: _entries(path) for name, path in lists.items()}, today))
    with disk():
        files = [_write(folder / path, text) for path, text in texts.items()]
    policies.load(folder)
    return Made(folder, tuple(files), run_examples(folder, language))


def _texts(
    template: Path, policy: Policy, city: City, lists: Mapping[str, Sequence[str]], today: date
) -> Iterator[tuple[str, str]]:
    """Give each file of the new folder, by its path there."""
    (source,) = (path for path in template.glob("*.yaml") if path.name != "categories.yaml")
    rules = f"{slug(_TITLES.sub('', city.name)) or 'stadt'}.yaml"
    special = {rule.id: str(rule.match.dataset) for rule in policy.rules if rule.match.dataset}
    yield rules, _rules(source.read_text(encoding="utf-8"), city, special, today)
    categories = (template / "categories.yaml").read_text(encoding="utf-8")
    yield "categories.yaml", categories.replace(source.name, rules)
    for name, place in policy.places.items():
        given = lists.get(name, _known(name, city))
        text = (template / "places" / f"{name}.yaml").read_text(encoding="utf-8")
        yield f"places/{name}.yaml", text if name in GENERAL else _place(place.title, given, today)
    examples, _ = load_examples(template)
    for name, found in examples.items():
        kept = [example.dataset not in special.values() for example in found]
        if any(kept):
            text = (template / "examples" / name).read_text(encoding="utf-8")
            yield f"examples/{name}", _only(text, "examples:", lambda number, _, kept=kept: kept[number])  # type: ignore[misc]
    yield "README.md", say("init-readme", city=city.name, contributor=city.contributor_id, rules=rules) + "\n"


def _rules(text: str, city: City, special: Mapping[str, str], today: date) -> str:
    """Put the city's own facts at the head, and leave out the rules for single datasets."""
    head = say("init-head", city=city.name)
    own = f"name: {_quoted(say('init-policy-name', city=city.name))}\nin_force: {today.isoformat()}\n\ncity:\n{_city(city)}"
    text = re.sub(r"\A#.*\n", lambda _: f"# {head}\n", text)
    text = re.sub(r"^name: .*\n", "", re.sub(r"^in_force: .*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    text = re.sub(r"^city:\n(?:(?:  .*)?\n)+", lambda _: f"{own}\n", text, flags=re.MULTILINE)
    return _only(text, "rules:", lambda _, item: _id_of(item) not in special)


def _id_of(item: str) -> str:
    found = re.match(r"  - id: (\S+)", item)
    return found[1] if found else ""


def _city(city: City) -> str:
    licence = listed(city.licence)
    told = {"title": city.portal_title, "publisher": city.publisher, "homepage": city.homepage, "contact": city.contact}
    lines = [f"  {name}: {_quoted(text)}\n" for name, text in told.items()]
    if licence:
        named = {"name": licence.name, "title": licence.title, "path": licence.path}
        lines += ["  licence:\n", *(f"    {name}: {_quoted(text)}\n" for name, text in named.items())]
    lines += [f"  ags: {_quoted(city.ags)}\n", f"  ars: {_quoted(city.ars)}\n", "  department: fachamt\n"]
    return "".join(lines)


def _only(text: str, key: str, keep: Callable[[int, str], bool]) -> str:
    """Keep some items of the list under `key`, each with the comments right above it; it is the last thing of its file."""
    at = text.index(f"\n{key}\n") + len(key) + 2
    starts = [found.start() for found in _ITEM.finditer(text, at)]
    begins = [_with_comments(text, start, at) for start in starts]
    ends = [*begins[1:], len(text)]
    parts = [
        text[begin:end]
        for number, (begin, start, end) in enumerate(zip(begins, starts, ends, strict=True))
        if keep(number, text[start:end])
    ]
    return text[: begins[0]] + "".join(parts).rstrip("\n") + "\n"


def _with_comments(text: str, start: int, least: int) -> int:
    """Give where the comment lines and blank lines above an item begin."""
    while start > least:
        line = text.rfind("\n", 0, start - 1) + 1
        above = text[line:start].strip()
        if line < least or (above and not above.startswith("#")):
            break
        start = line
    return start


def _known(name: str, city: City) -> tuple[str, ...]:
    """Give what the answers say themselves: the domains of the city's mail."""
    mail = _MAILBOX.fullmatch(city.contact)
    return (mail[1],) if name == "mail-domains" and mail else ()


def _place(title: Bilingual, entries: Sequence[str], today: date) -> str:
    source = say("init-list-given" if entries else "init-list-empty")
    lines = [f"title: {{de: {_quoted(title['de'])}, en: {_quoted(title['en'])}}}", f"source: {_quoted(source)}"]
    lines += [f"as_of: {today.isoformat()}", "entries:" if entries else "entries: []"]
    return "\n".join([*lines, *(f"  - {_quoted(entry)}" for entry in entries)]) + "\n"


def _entries(path: Path) -> tuple[str, ...]:
    """Read a list: one name a line, of a table the first column."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Misuse("init-list-unreadable") from None
    names = {re.split(r"[;\t]", line)[0].strip().strip('"') for line in lines[:MAX_ENTRIES]}
    return tuple(sorted(names - {""}))


def _quoted(text: str) -> str:
    """Write a text as a scalar of YAML, whatever is in it: JSON strings are some."""
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


__all__ = ["GENERAL", "QUESTIONS", "City", "Made", "make", "proposal", "understood"]
