"""Publishes: Release x portal -> Publication. Put where no one looks, read back, compare, then one switch.

Every step may be done again: after a kill or an unknown outcome the same call ends in the same state.
"""

from collections.abc import Mapping

from opendata.errors import Outside
from opendata.model import Publication, Release
from opendata.portals import Opener, Portal


def publish(
    release: Release, key: str, files: Mapping[str, Opener], portal: Portal, replaces: str | None, *, over: bool = False
) -> Publication:
    """Make a release the public version of its dataset on one portal.

    Args:
        release: what the ledger holds; only its bytes go out.
        key: names this publication, so that an attempt that was cut off is taken up again.
        files: opens each file of the release by its path.
        portal: where to.
        replaces: what is public there now: a version, `WITHDRAWN` or None.
        over: write over what others changed there.

    Raises:
        Outside: the portal could not take it, read back other bytes, or changed meanwhile; nothing became visible.
    """
    if set(files) != {file.path for file in release.files}:
        raise Outside("publish-files-missing", dataset=release.dataset)
    wanted = tuple(sorted((file for file in release.files if portal.carries(file.path)), key=lambda file: file.path))
    portal.put(release.dataset, release.version, files, key, replaces, over=over)
    if portal.read_back(release.dataset, release.version) != wanted:
        raise Outside("publish-differs", dataset=release.dataset)
    shown = portal.show(release.dataset, release.version, replaces)
    return Publication(
        dataset=release.dataset,
        portal=portal.name,
        version=release.version,
        release=release.digest(),
        url=shown.page,
        replaces=replaces,
        files=wanted,
        there=shown.id,
        addresses=dict(shown.files),
        seal=dict(shown.seal),
    )
