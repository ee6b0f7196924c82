"""Takes a dataset out of a CKAN for good, and looks whether it is gone.

Measured on CKAN 2.12: deleting a resource or a dataset, even `dataset_purge`, leaves the uploaded files on disk and may leave
tables; only clearing the upload removes a file. So each file and table goes first, then what is told of them, then the dataset.
"""

from collections.abc import Iterator
from typing import Final

from opendata.errors import Outside
from opendata.portals.ckan import datastore
from opendata.portals.ckan.bringing import CLEARED
from opendata.portals.ckan.client import Client, Forbidden, Missing
from opendata.portals.ckan.found import MARK, Found, Mark
from opendata.portals.ckan.site import Site

REMAINS: Final = ("ckan-backups", "ckan-logs")
"""What no call reaches: the texts name who erases it, and how."""

_GONE: Final = frozenset({401, 403, 404, 410})


def hide(site: Site, dataset: str) -> None:
    """Make our dataset private; someone else's of the same name is left alone."""
    found = site.ours(dataset)
    if found is not None and found.is_public:
        site.editor.act("package_patch", id=found.id, private=True)


def erase(site: Site, dataset: str) -> None:
    """Remove every upload and table, what was told of them, and the dataset.

    Raises:
        Outside: the dataset is still public.
    """
    found = site.ours(dataset)
    if found is None:
        return
    if found.is_public:
        raise Outside("portal-still-public", dataset=dataset)
    if site.tables():
        for resource in found.shown.get("resources", ()):
            datastore.delete(site.editor, str(resource["id"]))
        found = site.ours(dataset) or found
    cleared = {str(resource["id"]): CLEARED for resource in found.shown.get("resources", ()) if resource.get("url")}
    if cleared:
        found = site.revise(found, {}, files=cleared)
    if not found.is_deleted:
        site.editor.act("package_update", **_empty(site, found, dataset))
        site.editor.act("package_delete", id=found.id)


def look(site: Site, dataset: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Look as the public and as the editor, then purge what is in the trash, where the token may.

    Raises:
        Outside: something is still there.
    """
    checked = tuple(_looked(site, dataset))
    found = site.ours(dataset)
    remains = ("ckan-activity", *REMAINS) if "activity" in site.extensions else REMAINS
    if site.is_taken(dataset):
        remains = ("ckan-name", *remains)
    if found is None:
        return checked, remains
    try:
        site.editor.act("dataset_purge", id=found.id)
    except Forbidden:
        return checked, ("ckan-trash", *remains)
    return (*checked, "dataset_purge"), remains


def _looked(site: Site, dataset: str) -> Iterator[str]:
    """Go to every place where the dataset or a file of it was, and name it if it is gone."""
    found, seen = site.ours(dataset), site.remember(dataset)
    named = None if site.is_taken(dataset) else dataset  # somebody else's by now: it proves nothing about ours
    ids = {name for name in (named, found and found.id, seen and seen.there) if name}
    files = {*(seen.addresses.values() if seen else ()), *_addresses(site, found)}
    for name in sorted(ids):
        yield _absent(f"package_show {name}", site.public, "package_show", id=name)
        for address in (site.page(name), f"{site.page(name)}.ttl"):
            yield _unreachable(address, site.public)
    for address in sorted(files):
        yield _unreachable(address, site.public)
        yield _unreachable(address, site.editor)
        if site.tables():
            yield _tableless(site, _resource(address))
    if named:
        if site.public.act("package_search", fq=f'name:"{dataset}"', rows=0)["count"]:
            raise Outside("ckan-still-there", place="package_search")
        yield "package_search"
    if found is not None and (not found.is_deleted or any(resource.get("url") for resource in found.shown.get("resources", ()))):
        raise Outside("ckan-still-there", place=f"package_show {found.id}")


def _absent(name: str, client: Client, action: str, **data: object) -> str:
    try:
        client.act(action, **data)
    except (Missing, Forbidden):
        return name
    raise Outside("ckan-still-there", place=name)


def _tableless(site: Site, resource: str) -> str:
    if datastore.held(site.editor, resource) is not None:
        raise Outside("ckan-still-there", place=f"datastore_search {resource}")
    return _absent(f"datastore_search {resource}", site.public, "datastore_search", id=resource, limit=0)


def _unreachable(address: str, client: Client) -> str:
    if client.status(address) in _GONE:
        return address
    raise Outside("ckan-still-there", place=address)


def _addresses(site: Site, found: Found | None) -> Iterator[str]:
    for resource in found.shown.get("resources", ()) if found else ():
        if resource.get("url"):
            yield site.file(found, resource) if found else ""


def _resource(address: str) -> str:
    """Read the resource's id from the address of its file: …/resource/<id>/download/<name>."""
    return address.rsplit("/", 3)[1]


def _empty(site: Site, found: Found, dataset: str) -> dict[str, object]:
    """Give a dataset of which nothing is told but whose it was: all else goes, resources too."""
    mark = Mark(site.installation, dataset).text()
    told = {"id": found.id, "name": dataset, "title": dataset, "notes": dataset, "private": True, "resources": []}
    return {**told, "owner_org": site.organisation, "extras": [{"key": MARK, "value": mark}]}
