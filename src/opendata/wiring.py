"""Settings to the means of a run: every real thing is chosen here, once."""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

from opendata import policy, publication
from opendata.errors import Misuse
from opendata.files import Files
from opendata.model import Publication
from opendata.pipeline import Means
from opendata.portals import Portal
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings
from opendata.store import Store

CKAN: Final = "ckan"


def connect(settings: Settings) -> Means:
    """Open an installation below `settings.var`, made on first use.

    Raises:
        Misuse: the policy is missing or unsound, a portal is unknown, the folder cannot be made: nothing is published.
    """
    rules = policy.load(settings.policy)
    try:
        settings.var.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise Misuse("var-unusable", folder=str(settings.var)) from None
    files = Files(settings.var)
    store = Store(settings.var / "opendata.sqlite", settings.now, files.keyed)
    portals = tuple(_portal(settings, name, store, files) for name in settings.portals)
    return Means(settings, rules, store, files, portals, code_digest(settings.model))


def folder_portal(settings: Settings) -> FolderPortal:
    """Give the built-in portal; it serves what is there whether or not it is published to."""
    return FolderPortal(settings.var / "portal", settings.var / "staging", settings.base_url)


def _portal(settings: Settings, name: str, store: Store, files: Files) -> Portal:
    if name == "folder":
        return folder_portal(settings)
    if name == CKAN:
        return _ckan(settings, files.keyed(b"installation")[:16], partial(publication.newest, store, portal=CKAN))
    raise Misuse("portal-unknown")


def far_portals(settings: Settings) -> tuple[Portal, ...]:
    """Give the portals that can be looked at before there is an installation; nothing can be published with them.

    Raises:
        Misuse: a portal is unknown or its settings are missing.
    """
    for name in settings.portals:
        if name not in {"folder", CKAN}:
            raise Misuse("portal-unknown")
    return (_ckan(settings, "", lambda _: None),) if CKAN in settings.portals else ()


def _ckan(settings: Settings, installation: str, remember: Callable[[str], Publication | None]) -> Portal:
    from opendata.portals.ckan.client import Client  # a quarter of a second that other commands need not spend
    from opendata.portals.ckan.portal import CkanPortal
    from opendata.portals.ckan.site import Site

    if not settings.ckan_url or not settings.ckan_organisation or not settings.ckan_token.token:
        raise Misuse("ckan-not-configured")
    editor = Client(settings.ckan_url, settings.ckan_token.token)
    return CkanPortal(Site(editor, Client(settings.ckan_url), settings.ckan_organisation, installation, remember))


def code_digest(model: str) -> str:
    """Give the digest of this program's own source, and of the model that has a vote: new code means new results."""
    return _source_digest() + _model_digest(model)


def _model_digest(model: str) -> str:
    """Give the digest of a model's files, nothing without a model: another model means new results.

    A module is known by its name alone.

    Raises:
        Misuse: `model-unusable`, where a file cannot be read.
    """
    kind, _, where = model.partition(":")
    digest = hashlib.sha256(model.encode())
    try:
        for path in sorted(Path(where).rglob("*")) if kind in {"spacy", "transformers"} else ():
            if path.is_file():
                with path.open("rb") as file:
                    digest.update(path.relative_to(where).as_posix().encode() + hashlib.file_digest(file, "sha256").digest())
    except OSError:
        raise Misuse("model-unusable", model=model) from None
    return digest.hexdigest() if model else ""


@cache
def _source_digest() -> str:
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
