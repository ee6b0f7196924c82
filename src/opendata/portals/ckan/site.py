"""One CKAN with one organisation in it: what it can do, and the dataset that is ours there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from opendata.errors import Outside
from opendata.model import Publication
from opendata.portals.ckan.client import Client, Forbidden, Invalid, Missing, Stale
from opendata.portals.ckan.found import MARK, Found, Mark
from opendata.portals.ckan.metadata import Shape

PAGE: Final = 1000
"""Datasets that CKAN lists at once."""

Remember = Callable[[str], Publication | None]
"""Gives what we know of a dataset on this portal from its newest publication there."""


@dataclass(frozen=True)
class Site:
    """The CKAN as its editor and as the public see it. `installation` tells our datasets from another installation's."""

    editor: Client
    public: Client
    organisation: str
    installation: str
    remember: Remember

    @cached_property
    def extensions(self) -> frozenset[str]:
        """Name what this CKAN has switched on."""
        return frozenset(self.public.act("status_show").get("extensions") or ())

    @cached_property
    def shape(self) -> Shape:
        """Say which fields and licences this CKAN knows beside those that each has."""
        licences = frozenset(str(licence["id"]) for licence in self.public.act("license_list"))
        if "scheming_datasets" not in self.extensions:
            return Shape(frozenset(), frozenset(), licences)
        schema = self.public.act("scheming_dataset_schema_show", type="dataset")
        return Shape(_names(schema["dataset_fields"]), _names(schema["resource_fields"]), licences)

    def find(self, dataset: str) -> Found | None:
        """Find our dataset, to write to. None if it is not there.

        Raises:
            Outside: someone else's dataset has the name.
        """
        found = self.ours(dataset)
        if (found is None or found.is_deleted) and self.is_taken(dataset):
            raise Outside("portal-foreign" if self.relative(dataset) is None else "portal-other-installation", dataset=dataset)
        return found

    def relative(self, dataset: str) -> Found | None:
        """Find the dataset of this name that another installation wrote in our organisation: one whose var/ was lost, perhaps."""
        by_name = self._show(dataset)
        mark = by_name.mark if by_name and not by_name.is_deleted else None
        organisation = (by_name.shown.get("organization") or {}) if by_name else {}
        ours = self.organisation in {organisation.get("name"), organisation.get("id")}
        return by_name if mark and ours and mark.dataset == dataset and mark.installation != self.installation else None

    def ours(self, dataset: str) -> Found | None:
        """Find our dataset, whoever else has its name by now: by the id that we remember, else by name and mark."""
        remembered = self.remember(dataset)
        by_id = self._show(remembered.there) if remembered and remembered.there else None
        if by_id and not by_id.is_deleted:
            return by_id
        by_name = self._show(dataset)
        return by_name if by_name and self.is_ours(by_name, dataset) else by_id

    def is_taken(self, dataset: str) -> bool:
        """Say whether a dataset of this name is there, and not ours."""
        try:
            by_name = Found(self.editor.act("package_show", id=dataset))
        except Missing:
            return False
        except Forbidden:
            return True
        return not by_name.is_deleted and not self.is_ours(by_name, dataset)

    def is_ours(self, found: Found, dataset: str) -> bool:
        """Say whether this installation wrote it for this dataset."""
        mark = found.mark
        return mark is not None and (mark.installation, mark.dataset) == (self.installation, dataset)

    def listed(self) -> Iterator[Found]:
        """Give every dataset of the organisation, private ones too."""
        at, total = 0, 1
        while at < total:
            ours = f'organization:"{self.organisation}"'
            page = self.editor.act("package_search", fq=ours, include_private=True, rows=PAGE, start=at, sort="name asc")
            total = int(page["count"])
            yield from map(Found, page["results"])
            at += PAGE

    def revise(
        self,
        found: Found,
        update: Mapping[str, object],
        mark: Mark | None = None,
        files: Mapping[str, object] | None = None,
        without: Iterable[str] = (),
    ) -> Found:
        """Write to a dataset if nobody else did since it was looked at.

        `files` are fields by the id of a resource; `without` names resources that are to go.

        Raises:
            Stale: somebody did.
        """
        changed = dict(update)
        if mark is not None:
            kept = [extra for extra in changed.get("extras", found.extras) if extra["key"] != MARK]  # type: ignore[attr-defined]
            changed["extras"] = [*kept, {"key": MARK, "value": mark.text()}]
        asked = {f"update__resources__{resource}": fields for resource, fields in (files or {}).items()}
        match = {"id": found.id, "metadata_modified": found.modified}
        # CKAN lays a list over the old one, element by element: what is longer there would stay.
        old = [f"-{name}" for name, value in changed.items() if isinstance(value, list) and name != "resources"]
        old += [f"-resources__{resource}" for resource in without]
        return Found(self.editor.act("package_revise", match=match, filter=old, update=changed, **asked)["package"])

    def tables(self) -> bool:
        """Say whether this CKAN has a DataStore."""
        return "datastore" in self.extensions

    def page(self, dataset: str) -> str:
        """Give the address of the dataset's page."""
        return f"{self.public.url}/dataset/{dataset}"

    def file(self, found: Found, resource: Mapping[str, Any]) -> str:
        """Give the address of a file, on the host that we were told: behind a proxy CKAN may believe in another one."""
        name = str(resource["url"]).rpartition("/")[2]
        return f"{self.public.url}/dataset/{found.id}/resource/{resource['id']}/download/{name}"

    def _show(self, name: str) -> Found | None:
        try:
            return Found(self.editor.act("package_show", id=name))
        except Missing:
            return None
        except Forbidden:
            if self.may_create():
                return None  # another organisation's, and private
            raise Forbidden(is_token=True) from None

    def may_create(self) -> bool:
        """Say whether the token may make datasets in the organisation."""
        try:
            mine = self.editor.act("organization_list_for_user", permission="create_dataset")
        except Forbidden:
            return False
        return any(self.organisation in (each["name"], each["id"]) for each in mine)


def create(site: Site, dataset: str, fields: Mapping[str, object], mark: Mark) -> Found:
    """Make a private dataset.

    Raises:
        Stale: the name has been taken since we looked.
    """
    extras = [*fields.get("extras", ()), {"key": MARK, "value": mark.text()}]  # type: ignore[misc]
    asked = {**fields, "name": dataset, "owner_org": site.organisation, "private": True, "extras": extras}
    try:
        return Found(site.editor.act("package_create", **asked))
    except Invalid as fault:
        if "name" in fault.fields:
            raise Stale from None
        raise


def _names(fields: Iterable[Mapping[str, object]]) -> frozenset[str]:
    return frozenset(str(field["field_name"]) for field in fields)
