"""Templates to pages. Everything is text until jinja has escaped it; nothing on a page comes from another host."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from opendata.edges.web.site import Site, dataset_path, file_path
from opendata.texts import TEXTS, Language, say

LANGUAGE: Final[Language] = "de"
"""Pages are in German; the English sentences wait for a switch."""

_FOLDER: Final = Path(__file__).parent
_MAILBOX: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
_STEP: Final = 1000


def render(template: str, site: Site, **context: Any) -> str:  # noqa: ANN401  (whatever the template shows)
    """Fill a template in."""
    city = site.means.policy.city
    return _environment().get_template(template).render(city=city, site=site, **context)


@cache
def style() -> tuple[bytes, str]:
    """Give the stylesheet and its digest, which is part of its address: a new one is fetched, an old one kept."""
    css = (_FOLDER / "static" / "style.css").read_bytes()
    return css, hashlib.sha256(css).hexdigest()[:16]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=_say,
        problem=_problem,
        type_word=type_word,
        language=LANGUAGE,
        style=style()[1],
        dataset_path=dataset_path,
        file_path=file_path,
    )
    environment.filters.update(day=day, size=size, web=web_link, mailbox=mailbox, reading=reading)
    return environment


def _say(code: str, **params: object) -> str:
    return say(f"page-{code}", LANGUAGE, **params)


def _problem(code: str) -> str:
    return say(f"problem-{code}", LANGUAGE)


def type_word(name: str) -> str:
    """Give a word for a type of Table Schema; the type itself where we have none."""
    code = f"page-type-{name}"
    return say(code, LANGUAGE) if code in TEXTS else name


def day(value: date) -> str:
    """Write a date out: 24. November 2026."""
    return say("page-day", LANGUAGE, day=value.day, month=say(f"page-month-{value.month}", LANGUAGE), year=value.year)


def size(count: int) -> str:
    """Write a number of bytes as people read it: 1,2 MB."""
    number, unit = float(count), "Byte"
    for bigger in ("kB", "MB", "GB"):
        if number < _STEP:
            break
        number, unit = number / _STEP, bigger
    text = f"{number:.1f}" if unit != "Byte" and number < 10 else f"{number:.0f}"  # noqa: PLR2004  (two digits are enough)
    return f"{text.replace('.', ',')} {unit}"


def web_link(url: object) -> str | None:
    """Give an address that may be linked to, None for every other scheme."""
    text = str(url or "")
    return text if re.match(r"https?://[^\s<>\"']+\Z", text) else None


def mailbox(address: object) -> str | None:
    """Give a mail address that may be linked to, None for anything else."""
    text = str(address or "")
    return text if _MAILBOX.fullmatch(text) else None


def reading(texts: Mapping[str, str]) -> str:
    """Give a text in the language of the page."""
    return texts.get(LANGUAGE) or next(iter(texts.values()), "")
