"""One frozen Settings, built at an edge from the environment and the options."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from opendata.errors import Misuse
from opendata.safepath import web_address

_TOKEN = re.compile(r"[!-~]+")
_MODULE = re.compile(r"\w+(?:\.\w+)*:\w+")

DEFAULT_BASE_URL = "http://127.0.0.1:8000"
DEFAULT_CONTRIBUTOR = "http://dcat-ap.de/def/contributors/openDataBayern"  # Bavarian cities deliver through it


@dataclass(frozen=True)
class Secret:
    """A token that shows itself to who asks for it by name, and in no text."""

    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Settings:
    """What an operator can set; every folder is absolute."""

    var: Path  # everything the program writes lies below it
    policy: Path  # the folder of the city's policy
    portals: tuple[str, ...] = ("folder",)
    base_url: str = DEFAULT_BASE_URL  # of the built-in portal, without a slash at the end
    contributor_id: str = DEFAULT_CONTRIBUTOR
    actor: str = "department:local"  # who acts on the command line; ids, no names
    ckan_url: str = ""  # without a slash at the end
    ckan_organisation: str = ""
    ckan_token: Secret = field(default_factory=Secret)
    fixed_now: datetime | None = None  # for tests: OPENDATA_NOW
    model: str = ""  # of the city's own, a vote on texts: spacy:FOLDER, transformers:FOLDER (absolute), presidio:MODULE:NAME
    language: Literal["de", "en"] = "de"

    def hidden(self) -> tuple[str, ...]:
        """Name the folders that nothing in the sandbox may see."""
        return (str(self.var),) if self.var.is_dir() else ()

    def now(self) -> datetime:
        """Give the time in UTC, to the second."""
        return self.fixed_now or datetime.now(UTC).replace(microsecond=0)


def from_environment(environment: Mapping[str, str], *, var: str | None = None, language: str | None = None) -> Settings:
    """Build the settings from `OPENDATA_…` variables; options win over them.

    Raises:
        Misuse: a variable has a value it cannot have.
    """
    actor = environment.get("OPENDATA_ACTOR", "department:local")
    role, _, name = actor.partition(":")
    if role not in {"department", "release", "dsb"} or not name:
        raise Misuse("actor-unknown")
    return Settings(
        var=Path(var or environment.get("OPENDATA_VAR", "var")).absolute(),
        policy=Path(environment.get("OPENDATA_POLICY", "policy")).absolute(),
        portals=_portals(environment.get("OPENDATA_PORTALS", "folder")),
        base_url=environment.get("OPENDATA_BASE_URL", DEFAULT_BASE_URL).rstrip("/"),
        contributor_id=environment.get("OPENDATA_CONTRIBUTOR", DEFAULT_CONTRIBUTOR),
        actor=actor,
        ckan_url=_address(environment.get("OPENDATA_CKAN_URL", "")),
        ckan_organisation=environment.get("OPENDATA_CKAN_ORGANISATION", ""),
        ckan_token=_token(environment),
        fixed_now=_instant(environment.get("OPENDATA_NOW")),
        model=_model(environment.get("OPENDATA_MODEL", "")),
        language=_language(language, environment),
    )


def _token(environment: Mapping[str, str]) -> Secret:
    """Read the token from the file that `OPENDATA_CKAN_TOKEN_FILE` names, else from `OPENDATA_CKAN_TOKEN`."""
    path = environment.get("OPENDATA_CKAN_TOKEN_FILE")
    try:
        text = Path(path).read_text(encoding="ascii") if path else environment.get("OPENDATA_CKAN_TOKEN", "")
    except (OSError, UnicodeDecodeError):
        raise Misuse("ckan-token-unreadable") from None
    token = text.strip()
    if token and not _TOKEN.fullmatch(token):
        raise Misuse("ckan-token-unreadable")
    return Secret(token)


def _portals(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise Misuse("portal-none")
    return names


def _address(text: str) -> str:
    """Take the address of a portal: http or https and a host, no user and password, which would be told to everybody."""
    address = text.strip().rstrip("/")
    parts = web_address(address)
    if address and (parts is None or parts.query or parts.fragment):
        raise Misuse("ckan-address-unusable")
    return address


def _model(text: str) -> str:
    """Take the name of a model; a folder is made absolute. Whether it loads is seen in the room."""
    kind, _, where = text.strip().partition(":")
    if kind in {"spacy", "transformers"} and where:
        return f"{kind}:{Path(where).absolute()}"
    if text.strip() and not (kind == "presidio" and _MODULE.fullmatch(where)):
        raise Misuse("model-unknown")
    return text.strip()


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise Misuse("now-unreadable") from None


def _language(option: str | None, environment: Mapping[str, str]) -> Literal["de", "en"]:
    if option not in {None, "de", "en"}:
        raise Misuse("language-unknown")
    return language_of(environment, ["--lang", option] if option else [])


def language_of(environment: Mapping[str, str], arguments: Sequence[str]) -> Literal["de", "en"]:
    """Give German unless `--lang en` or the locale asks for English."""
    if "--lang" in arguments[:-1]:
        return "en" if arguments[arguments.index("--lang") + 1] == "en" else "de"
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if locale.startswith("en") else "de"
