"""Templates to pages. Everything is text until jinja has escaped it; nothing on a page comes from another host."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from opendata.edges.web.pictures import shortened
from opendata.edges.web.site import Site, dataset_path, file_path
from opendata.texts import TEXTS, Language, say

_FOLDER: Final = Path(__file__).parent
_MAILBOX: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
_STEP: Final = 1000
_LONGEST_CELL: Final = 120  # characters


def render(template: str, site: Site, language: Language = "de", *, kept: Mapping[str, str] | None = None, **context: Any) -> str:  # noqa: ANN401  (whatever the template shows)
    """Fill a template in. `kept`: what stays in the address when the reader switches the language."""
    other: Language = "de" if language == "en" else "en"
    switch = "?" + urlencode({**{name: value for name, value in (kept or {}).items() if value}, "lang": other})
    city = site.means.policy.city
    return _environment(language).get_template(template).render(city=city, site=site, switch=switch, other=other, **context)


@cache
def style() -> tuple[bytes, str]:
    """Give the stylesheet and its digest, which is part of its address: a new one is fetched, an old one kept."""
    css = (_FOLDER / "static" / "style.css").read_bytes()
    return css, hashlib.sha256(css).hexdigest()[:16]


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=partial(_say, language),
        problem=partial(_problem, language),
        type_word=partial(type_word, language=language),
        to=partial(to, language),
        german=Markup(' lang="de"') if language == "en" else "",
        language=language,
        style=style()[1],
        dataset_path=dataset_path,
        file_path=file_path,
    )
    spoken: dict[str, Callable[..., str]] = {
        "day": day,
        "month": month,
        "period": period,
        "size": size,
        "number": number,
        "cell": cell,
        "reading": reading,
    }
    environment.filters.update({name: partial(filter_, language=language) for name, filter_ in spoken.items()})
    environment.filters.update(web=web_link, mailbox=mailbox, shortened=shortened)
    return environment


def to(language: Language, path: str, **query: object) -> str:
    """Give a link within the site; it keeps the language."""
    asked = {name: str(value) for name, value in query.items() if value not in (None, "", 1)}
    asked |= {"lang": "en"} if language == "en" else {}
    return f"{path}?{urlencode(asked)}" if asked else path


def _say(language: Language, code: str, **params: object) -> str:
    return say(f"page-{code}", language, **params)


def _problem(language: Language, code: str) -> str:
    return say(f"problem-{code}", language)


def type_word(name: str, *, language: Language = "de") -> str:
    """Give a word for a type of Table Schema; the type itself where we have none."""
    code = f"page-type-{name}"
    return say(code, language) if code in TEXTS else name


# -------------------------------------------------------------------------------------------------- values as people read them


def day(value: date, *, language: Language = "de") -> str:
    """Write a date out: 24. November 2026."""
    return say("page-day", language, day=value.day, month=say(f"page-month-{value.month}", language), year=value.year)


def month(value: date, *, language: Language = "de") -> str:
    """Write a month out: November 2026."""
    return f"{say(f'page-month-{value.month}', language)} {value.year}"


def period(label: str, *, language: Language = "de", short: bool = False) -> str:
    """Write a year, month or day of a picture out, from its ISO form; anything else stays as it is."""
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", label):
        value = date.fromisoformat(f"{label}-01")
        name = say(f"page-month-{value.month}", language)
        return f"{name[:3]} {value.year % 100:02}" if short else f"{name} {value.year}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", label):
        return f"{label[8:]}.{label[5:7]}." if short else cell(label, "date", language=language)
    return label


def number(value: float, *, language: Language = "de") -> str:
    """Write a number with its thousands apart: 12.345,6."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != round(value) else f"{value:,.0f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def cell(text: str, type_: str, *, language: Language = "de") -> str:
    """Write a published cell as people read it: 12,5 and 24.11.2026. A long one is cut."""
    if language == "de" and type_ == "number":
        return text.replace(".", ",")
    if language == "de" and type_ in {"date", "datetime"} and re.match(r"\d{4}-\d\d-\d\d", text):
        return f"{text[8:10]}.{text[5:7]}.{text[:4]}{text[10:].replace('T', ' ')}"
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL].rstrip("…") + "…"


def size(count: int, *, language: Language = "de") -> str:
    """Write a number of bytes as people read it: 1,2 MB."""
    amount, unit = float(count), "Byte" if language == "de" else "bytes"
    whole = True
    for bigger in ("kB", "MB", "GB"):
        if amount < _STEP:
            break
        amount, unit, whole = amount / _STEP, bigger, False
    text = f"{amount:.1f}" if not whole and amount < 10 else f"{amount:.0f}"  # noqa: PLR2004  (two digits are enough)
    return f"{text.replace('.', ',') if language == 'de' else text} {unit}"


def reading(texts: Mapping[str, str], *, language: Language = "de") -> str:
    """Give a text in the language of the page."""
    return texts.get(language) or next(iter(texts.values()), "")


# ----------------------------------------------------------------------------------------------------- what may be linked to


def web_link(url: object) -> str | None:
    """Give an address that may be linked to, None for every other scheme."""
    text = str(url or "")
    return text if re.match(r"https?://[^\s<>\"']+\Z", text) else None


def mailbox(address: object) -> str | None:
    """Give a mail address that may be linked to, None for anything else."""
    text = str(address or "")
    return text if _MAILBOX.fullmatch(text) else None
