"""Brings a version into a CKAN while no reader sees the dataset: each step looks at what is there and does what is missing.

CKAN overwrites files in place. So an update first makes the dataset private (readers get 403), then changes file after file,
reads back, fills the tables, and only the switch of `portal.show` makes it public again: nobody sees a mixture.
The largest file goes first: if CKAN refuses it for its size, nothing has been changed yet and the old version comes back.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final

from opendata.errors import Outside
from opendata.portals import Opener
from opendata.portals.ckan import datastore
from opendata.portals.ckan.client import Stale, TooLarge
from opendata.portals.ckan.columns import data_dictionary
from opendata.portals.ckan.found import PATH, Attempt, Found, Mark
from opendata.portals.ckan.metadata import MANAGED_EXTRAS, Shape, address_fields, dataset_fields, resource_fields
from opendata.portals.ckan.site import Site, create

LEFT_OUT: Final = frozenset({"checksums.txt", "dataset.ttl", "preview.json"})
"""What the built-in portal needs for itself; CKAN says the same in its own fields."""

LOAD_BYTES: Final = 8 << 20
"""Small files travel together up to this size; a web server before CKAN may allow little more."""

CLEARED: Final[Mapping[str, object]] = {"clear_upload": True, "url": "", "hash": "", "size": None, "description": ""}
"""What to write to a resource so that its upload goes from CKAN's disk, and what was told of it."""

_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Coming:
    """A version on its way: its files, and what is told of it."""

    dataset: str
    version: str
    key: str
    files: Mapping[str, Opener]
    shape: Shape

    @cached_property
    def sizes(self) -> Mapping[str, tuple[int, str]]:
        """Give size in bytes and SHA-256 of each file that CKAN gets."""
        return {path: _hashed(opener(path)) for path, opener in sorted(self.files.items()) if path not in LEFT_OUT}

    @cached_property
    def descriptor(self) -> Mapping[str, Any]:
        """Give the datapackage.json of the release."""
        told: Mapping[str, Any] = json.loads(self._read("datapackage.json"))
        return told

    @property
    def attempt(self) -> Attempt:
        """Give what the mark says of it."""
        return Attempt(self.version, _digest(self.sizes), self.key[:16])

    def fields(self) -> dict[str, Any]:
        """Give every field of the dataset that we manage."""
        privacy = json.loads(self._read("privacy.json"))
        return dict(dataset_fields(self.descriptor, privacy, self._read("dataset.ttl"), self.shape))

    def resource(self, path: str) -> dict[str, object]:
        """Give every field of a file's resource that we manage, but its hash: that tells what has arrived."""
        size, sha256 = self.sizes[path]
        told = resource_fields(path, self.descriptor, self._read("dataset.ttl"), self.shape, size, sha256)
        return {**told, PATH: path}

    def tables(self) -> Iterator[tuple[str, list[dict[str, object]]]]:
        """Give each CSV that is a table, with the columns of its DataStore table."""
        for resource in self.descriptor["resources"]:
            if resource.get("format") == "csv" and resource.get("schema") and resource["path"] in self.sizes:
                yield resource["path"], data_dictionary(resource["schema"])

    def _read(self, path: str) -> bytes:
        with os.fdopen(self.files[path](path), "rb") as file:
            file.seek(0)
            return file.read()


def bring(site: Site, coming: Coming, replaces: str | None, *, over: bool = False) -> None:
    """Bring a version in, from wherever an earlier attempt stopped; `over` what others changed, every file anew.

    Raises:
        Stale: somebody wrote meanwhile; look again.
        Outside: see `Portal.put`; or as `Client.act`.
    """
    found = (site.relative(coming.dataset) if over else None) or site.find(coming.dataset)
    if found is None:
        mark = Mark(site.installation, coming.dataset).bringing(coming.attempt)
        created = {**coming.fields(), "resources": [_unhashed(coming.resource(path)) for path in coming.sizes]}
        found = create(site, coming.dataset, created, mark)
    elif not over and _is_there(site, found, coming, replaces):
        return
    else:
        found = _closed(site, found, coming, anew=over)
    found = _files(site, _with_resources(site, found, coming), coming)
    found = _without_old(site, found, coming)
    if site.tables():
        for path, columns in coming.tables():
            datastore.fill(site.editor, str(found.resources[path]["id"]), columns, path, coming.files[path])
    _told(site, coming)


def _is_there(site: Site, found: Found, coming: Coming, replaces: str | None) -> bool:
    """Say whether the version is there already; refuse where someone else has been.

    Raises:
        Outside: the dataset is someone else's, was edited, or shows another version than the one to be replaced.
    """
    mark = found.mark
    if mark is None or not site.is_ours(found, coming.dataset):
        raise Outside("portal-edited", dataset=coming.dataset, fields="extras")
    for known in (mark.current, mark.coming):
        if known and known.version == coming.version and known.files != coming.attempt.files:
            raise Outside("portal-version-differs")
    shown = mark.current.version if mark.current else None
    if shown not in {None, replaces, coming.version}:
        raise Outside("portal-changed", dataset=coming.dataset)
    if mark.coming is None and shown is not None:
        refuse_edited(site, found, coming.dataset)
    return mark.coming is None and shown == coming.version and found.is_public


def edits(site: Site, found: Found, dataset: str) -> tuple[str, ...]:
    """Name what others changed in a dataset of which we think that it is public.

    A run that was killed behind the switch noted nothing: then what we remember is of another version and says nothing of this.
    """
    mark = found.mark
    if mark is None or not site.is_ours(found, dataset):
        return ("extras",)
    seen = site.remember(dataset)
    is_this = seen is not None and mark.current is not None and seen.version == mark.current.version
    changed = found.changed(seen.seal) if seen and is_this else ()
    return (*(("state",) if found.is_deleted else ("private",) if not found.is_public else ()), *changed)


def refuse_edited(site: Site, found: Found, dataset: str) -> None:
    """Refuse to write over what someone changed in CKAN.

    Raises:
        Outside: naming the fields.
    """
    if changed := edits(site, found, dataset):
        raise Outside("portal-edited", dataset=dataset, fields=", ".join(changed)[:200])


def _closed(site: Site, found: Found, coming: Coming, *, anew: bool) -> Found:
    """Take the dataset out of sight and say what is coming; one that was withdrawn comes back from the trash.

    With `anew` nothing counts as there: whoever changed a file by hand left our hash beside it.
    """
    mark = (None if anew else found.mark) or Mark(site.installation, coming.dataset)
    if found.mark and found.mark.coming == coming.attempt and not found.is_public and not found.is_deleted:
        return found
    closed = {"private": True, "state": "active", "name": coming.dataset}
    return site.revise(found, closed, mark.bringing(coming.attempt), _unsure(site, found, coming) if anew else {})


def _unsure(site: Site, found: Found, coming: Coming) -> dict[str, object]:
    """Take the hash from every file of ours, and give each the path it had when we last wrote; others' files lose it."""
    seen = site.remember(coming.dataset)
    paths = {address.rsplit("/", 3)[1]: path for path, address in seen.addresses.items()} if seen else {}
    every = [resource for resource in found.shown.get("resources", ()) if paths or resource.get(PATH)]
    told = {str(resource["id"]): str(paths.get(str(resource["id"]), "" if paths else resource.get(PATH))) for resource in every}
    return {name: {"hash": "", PATH: path} for name, path in told.items() if path or _has_path(every, name)}


def _has_path(resources: Sequence[Mapping[str, Any]], name: str) -> bool:
    return any(resource.get(PATH) for resource in resources if resource["id"] == name)


def _with_resources(site: Site, found: Found, coming: Coming) -> Found:
    """Add resources for new files."""
    new = [_unhashed(coming.resource(path)) for path in coming.sizes if path not in found.resources]
    return site.revise(found, {"resources": [*found.shown["resources"], *new]}) if new else found


def _without_old(site: Site, found: Found, coming: Coming) -> Found:
    """Delete resources of files that are no more, with their upload and table."""
    for path in found.resources.keys() - coming.sizes.keys():
        clear(site, found.resources[path])
        site.editor.act("resource_delete", id=found.resources[path]["id"])
        found = _again(site, coming)
    return found


def _files(site: Site, found: Found, coming: Coming) -> Found:
    """Upload each file that is not there yet, the largest first; the hash in its resource says that it is.

    Tables of the old rows go once the largest file was taken: until then all may yet have to be as it was.
    """
    missing = [path for path in coming.sizes if found.resources[path].get("hash") != coming.sizes[path][1]]
    old = [str(found.resources[path]["id"]) for path in missing if found.resources[path].get("datastore_active")]
    for paths in _loads(sorted(missing, key=lambda path: -coming.sizes[path][0]), coming):
        try:
            found = _uploaded(site, found, coming, paths)
        except TooLarge:
            _reopened(site, _again(site, coming))
            raise Outside("ckan-too-large", file=paths[0], megabytes=coming.sizes[paths[0]][0] // 2**20 + 1) from None
        for resource in old:
            datastore.delete(site.editor, resource)
        found, old = _again(site, coming) if old else found, []
    return found


def _loads(paths: Sequence[str], coming: Coming) -> Iterator[Sequence[str]]:
    """Put files together that are small enough to travel in one request."""
    load: list[str] = []
    for path in paths:
        if load and sum(coming.sizes[other][0] for other in (*load, path)) > LOAD_BYTES:
            yield load
            load = []
        load.append(path)
    if load:
        yield load


def _uploaded(site: Site, found: Found, coming: Coming, paths: Sequence[str]) -> Found:
    data, files = {"match": json.dumps({"id": found.id, "metadata_modified": found.modified})}, {}
    with ExitStack() as opened:
        for path in paths:
            name = f"update__resources__{found.resources[path]['id']}"
            data[name] = json.dumps({"hash": coming.sizes[path][1]})
            content = opened.enter_context(os.fdopen(coming.files[path](path), "rb"))
            content.seek(0)
            files[f"{name}__upload"] = (PurePosixPath(path).name, content, "application/octet-stream")
        return Found(site.editor.upload("package_revise", data, files)["package"])


def _reopened(site: Site, found: Found) -> None:
    """Show the old version again if each of its files is still there, without the places made for new ones."""
    mark = found.mark
    there = {path: (resource.get("size"), resource["hash"]) for path, resource in found.resources.items() if resource.get("hash")}
    if mark is None or mark.current is None or _digest(there) != mark.current.files:
        return
    new = [str(resource["id"]) for resource in found.resources.values() if not resource.get("hash")]
    site.revise(found, {"private": False}, Mark(mark.installation, mark.dataset, mark.current), without=new)


def _digest(files: Mapping[str, tuple[Any, str]]) -> str:
    """Digest sizes and hashes by path."""
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:16]


def _told(site: Site, coming: Coming) -> None:
    """Write what is told of the dataset and its files, now that CKAN gave them their addresses."""
    found = _again(site, coming)
    fields = coming.fields()
    kept = [extra for extra in found.extras if extra["key"] not in MANAGED_EXTRAS]
    update: dict[str, object] = {**fields, "extras": [*kept, *fields.get("extras", ())], "name": coming.dataset}
    files = {str(found.resources[path]["id"]): _about(site, found, coming, path) for path in coming.sizes}
    site.revise(found, update, files=files)


def _about(site: Site, found: Found, coming: Coming, path: str) -> dict[str, object]:
    """Give what is told of a file. Where this CKAN made a list of a text of ours, it wants a list from then on (measured)."""
    resource = found.resources[path]
    told = {**coming.resource(path), **address_fields(site.file(found, resource))}
    return {name: [value] if isinstance(resource.get(name), list) else value for name, value in told.items()}


def clear(site: Site, resource: Mapping[str, Any]) -> None:
    """Remove a resource's upload and table; deleting it would leave both (measured)."""
    if site.tables():
        datastore.delete(site.editor, str(resource["id"]))
    if resource.get("url"):
        site.editor.act("resource_patch", id=resource["id"], **CLEARED)


def _again(site: Site, coming: Coming) -> Found:
    found = site.find(coming.dataset)
    if found is None:
        raise Stale
    return found


def _unhashed(resource: dict[str, object]) -> dict[str, object]:
    return {**resource, "hash": ""}


def _hashed(descriptor: int) -> tuple[int, str]:
    with os.fdopen(descriptor, "rb") as file:
        file.seek(0)
        digest = hashlib.sha256()
        while piece := file.read(_CHUNK):
            digest.update(piece)
        return file.tell(), digest.hexdigest()
