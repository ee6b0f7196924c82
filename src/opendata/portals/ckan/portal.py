"""A CKAN as a portal: each call looks at what is there, does what is missing, and is tried again while the portal is away.

Unknown outcomes need no case of their own: whatever an answer that was lost had done, the next look finds it.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import stamina
from stamina.instrumentation import set_on_retry_hooks

from opendata.errors import Outside
from opendata.model import ReleasedFile
from opendata.portals import Health, Held, Opener, Shown
from opendata.portals.ckan import removing
from opendata.portals.ckan.bringing import LEFT_OUT, Coming, bring, edits
from opendata.portals.ckan.client import LONGEST_WAIT, Away, Forbidden, Missing, Stale
from opendata.portals.ckan.found import EXTRA, Found
from opendata.portals.ckan.health import examine
from opendata.portals.ckan.metadata import MANAGED_EXTRAS
from opendata.portals.ckan.site import Site

ATTEMPTS: Final = 5
PAUSE_SECONDS: Final = 60
"""How long a portal that is away, or refuses the token, is not asked again."""

_OWN_FIELDS: Final = (
    "name",
    "owner_org",
    "title",
    "notes",
    "license_id",
    "tags",
    "url",
    "version",
    "author",
    "maintainer",
    "maintainer_email",
)
_T = TypeVar("_T")

set_on_retry_hooks([])  # its logging shows what was called with what


class CkanPortal:
    """A portal in an organisation of a CKAN."""

    name = "ckan"
    is_near = False

    def __init__(self, site: Site) -> None:
        self._site = site
        self._paused: tuple[float, Outside] | None = None

    def examine(self) -> Iterator[Health]:
        """Look at version, organisation, rights, DataStore, size limit and clock."""
        return examine(self._site)

    def list(self) -> tuple[str, ...]:
        """List the organisation's datasets, ours by our name."""
        return self._do("list", "", lambda: tuple(sorted(map(self._named, self._site.listed()))))

    def fetch(self, dataset: str) -> Held:
        """Say what is public, what is on its way, and what others changed."""
        return self._do("fetch", dataset, lambda: self._fetched(dataset))

    def carries(self, path: str) -> bool:
        """Take all but what only the built-in portal needs."""
        return path not in LEFT_OUT

    def put(
        self, dataset: str, version: str, files: Mapping[str, Opener], key: str, replaces: str | None, *, over: bool = False
    ) -> None:
        """Bring the files into the private dataset, and fill the tables."""
        coming = Coming(dataset, version, key, files, self._do("ask", dataset, lambda: self._site.shape))
        self._do("put", dataset, lambda: bring(self._site, coming, replaces, over=over))

    def read_back(self, dataset: str, version: str) -> tuple[ReleasedFile, ...]:
        """Download and hash every file of the version; nothing if another one is there."""
        return self._do("read-back", dataset, lambda: self._read(dataset, version))

    def show(self, dataset: str, version: str, replaces: str | None) -> Shown:
        """Switch the dataset to public."""
        return self._do("show", dataset, lambda: self._switched(dataset, version, replaces))

    def hide(self, dataset: str) -> None:
        """Make the dataset private."""
        self._do("hide", dataset, lambda: removing.hide(self._site, dataset))

    def erase(self, dataset: str) -> None:
        """Remove uploads, tables, metadata, dataset."""
        self._do("erase", dataset, lambda: removing.erase(self._site, dataset))

    def look(self, dataset: str, versions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ARG002  (it holds one)
        """Look at every address where something was."""
        return self._do("look", dataset, lambda: removing.look(self._site, dataset))

    def _fetched(self, dataset: str) -> Held:
        try:
            found = self._site.find(dataset)
        except Outside as failure:
            if failure.code in {"portal-foreign", "portal-other-installation"}:
                return Held(None, (), foreign=True, other=failure.code == "portal-other-installation")
            raise
        mark = found.mark if found else None
        if found is None or (mark is None and found.is_deleted):
            return Held(None, ())
        versions = tuple(attempt.version for attempt in (mark and mark.current, mark and mark.coming) if attempt)
        if found.is_deleted or mark is None or mark.coming:
            return Held(None, versions, () if mark and mark.current is None else edits(self._site, found, dataset))
        shown = mark.current.version if mark.current and found.is_public else None
        return Held(shown, versions, edits(self._site, found, dataset))

    def _read(self, dataset: str, version: str) -> tuple[ReleasedFile, ...]:
        found = self._site.find(dataset)
        mark = found.mark if found else None
        now = (mark.coming or mark.current) if mark else None
        if found is None or now is None or now.version != version:
            return ()
        files = tuple(self._file(found, path) for path in sorted(found.resources) if found.resources[path].get("url"))
        if mark and mark.coming:
            self._doubt(found, [file for file in files if file.sha256 != found.resources[file.path].get("hash")])
        return files

    def _doubt(self, found: Found, files: Sequence[ReleasedFile]) -> None:
        """Take the hash from files on their way that came out otherwise, so that they are uploaded again."""
        if files:
            self._site.revise(found, {}, files={str(found.resources[file.path]["id"]): {"hash": ""} for file in files})

    def _file(self, found: Found, path: str) -> ReleasedFile:
        """Hash a file as CKAN gives it; where that is not what went in, once more: not each answer is one of CKAN's."""
        file = self._downloaded(found, path)
        return file if file.sha256 == found.resources[path].get("hash") else self._downloaded(found, path)

    def _downloaded(self, found: Found, path: str) -> ReleasedFile:
        resource = found.resources[path]
        digest, size = hashlib.sha256(), 0
        try:
            for piece in self._site.editor.download(self._site.file(found, resource), 2 * int(resource.get("size") or 0) + 1024):
                digest.update(piece)
                size += len(piece)
        except Missing:
            return ReleasedFile(path=path, size_bytes=0, sha256="")
        return ReleasedFile(path=path, size_bytes=size, sha256=digest.hexdigest())

    def _switched(self, dataset: str, version: str, replaces: str | None) -> Shown:
        found = self._site.find(dataset)
        mark = found.mark if found else None
        if found is None or mark is None or (mark.current and mark.current.version not in {replaces, version}):
            raise Outside("portal-changed", dataset=dataset)
        if mark.coming and mark.coming.version == version:
            found = self._site.revise(found, {"private": False}, mark.arrived())
        elif not (found.is_public and mark.current and mark.current.version == version):
            raise Outside("portal-changed", dataset=dataset)
        addresses = {path: self._site.file(found, resource) for path, resource in found.resources.items()}
        extras = [f"{EXTRA}{extra['key']}" for extra in found.extras if extra["key"] in MANAGED_EXTRAS]
        schema = sorted(self._site.shape.dataset & MANAGED_EXTRAS)
        return Shown(self._site.page(dataset), found.id, addresses, found.seal([*_OWN_FIELDS, *schema, *extras]))

    def _sees(self, dataset: str) -> str:
        """Say what the public sees now: a whole version, nothing, or who knows."""
        try:
            self._site.public.act("package_show", id=dataset)
        except (Missing, Forbidden):
            return "nothing"
        except Outside:
            return "unknown"
        return "version"

    def _named(self, found: Found) -> str:
        mark = found.mark
        return mark.dataset if mark and mark.installation == self._site.installation else str(found.shown["name"])

    def _do(self, step: str, dataset: str, call: Callable[[], _T]) -> _T:
        """Call, and again while the portal is away or somebody else wrote; say in a failure where it happened.

        Raises:
            Outside: it stayed away, or refuses. Others do not wait for it: for a while it is not asked again.
        """
        if self._paused and time.monotonic() < self._paused[0]:
            raise self._told(self._paused[1], step, dataset)
        try:
            for attempt in stamina.retry_context(on=_again, attempts=ATTEMPTS, timeout=None, wait_initial=0.5, wait_max=20):
                with attempt:
                    return call()
        except Outside as failure:
            if isinstance(failure, Forbidden) and dataset and self._is_about_one(failure):
                raise self._told(Outside("ckan-dataset-forbidden", **failure.params), step, dataset) from None
            if isinstance(failure, Away | Forbidden):
                self._paused = time.monotonic() + PAUSE_SECONDS, failure
            raise self._told(failure, step, dataset) from None
        raise AssertionError

    def _is_about_one(self, refusal: Forbidden) -> bool:
        """Say whether the token is good, and only this dataset is not its business."""
        try:
            return not refusal.is_token and refusal.params["said"] == "HTTP 403" and self._site.may_create()
        except Outside:
            return False

    def _told(self, failure: Outside, step: str, dataset: str) -> Outside:
        """Say where it failed, and what the public sees now; a portal that is away is not asked."""
        where: dict[str, str | int] = {"portal": self.name, "dataset": dataset, "step": step}
        if dataset:
            where["sees"] = "unknown" if isinstance(failure, Away) else self._sees(dataset)
        return Outside(failure.code, **{**where, **failure.params})


def _again(failure: Exception) -> bool | float:
    """Say whether to try again, and when a portal says so itself, after how many seconds."""
    if isinstance(failure, Away) and failure.wait is not None:
        return failure.wait if failure.wait <= LONGEST_WAIT else False
    return isinstance(failure, Away | Stale)
