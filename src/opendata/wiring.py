"""Settings to the means of a run: every real thing is chosen here, once."""

import hashlib
from functools import cache
from pathlib import Path

from opendata import policy
from opendata.errors import Misuse
from opendata.files import Files
from opendata.pipeline import Means
from opendata.portals import Portal
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings
from opendata.store import Store


def connect(settings: Settings) -> Means:
    """Open an installation below `settings.var`, made on first use.

    Raises:
        Misuse: the policy is missing or unsound, a portal is unknown, the folder cannot be made: nothing is published.
    """
    rules = policy.load(settings.policy)
    portals = tuple(_portal(settings, name) for name in settings.portals)
    try:
        settings.var.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise Misuse("var-unusable", folder=str(settings.var)) from None
    files = Files(settings.var)
    store = Store(settings.var / "opendata.sqlite", settings.now, files.keyed)
    return Means(settings, rules, store, files, portals, code_digest())


def folder_portal(settings: Settings) -> FolderPortal:
    """Give the built-in portal; it serves what is there whether or not it is published to."""
    return FolderPortal(settings.var / "portal", settings.var / "staging", settings.base_url)


def _portal(settings: Settings, name: str) -> Portal:
    if name == "folder":
        return folder_portal(settings)
    raise Misuse("portal-unknown")


@cache
def code_digest() -> str:
    """Give the digest of this program's own source: new code means new results."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
