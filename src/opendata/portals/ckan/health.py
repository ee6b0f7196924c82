"""Looks whether a CKAN can be published to: version, organisation, rights of the token, DataStore, size limit, clock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from opendata.errors import Outside
from opendata.portals import Health
from opendata.portals.ckan.client import Missing
from opendata.portals.ckan.site import Site

OLDEST: Final = (2, 10)
"""The first CKAN whose API tokens, `package_revise` and DataStore are as we use them."""
CLOCK_SECONDS: Final = 120


def examine(site: Site) -> Iterator[Health]:
    """Look at everything; one thing that is broken hides no other, but if nothing answers there is no more to see."""
    url = site.public.url
    try:
        status = site.public.act("status_show")
    except Outside as failure:
        yield Health("doctor-ckan-reached", False, {"url": url, "said": str(failure.params.get("said", failure.code))})
        return
    version = str(status.get("ckan_version", ""))
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    yield Health("doctor-ckan-reached", numbers >= OLDEST or None, {"url": url, "said": version})
    yield from _rights(site)
    yield Health("doctor-ckan-datastore", site.tables() or None, {})
    yield _limit(site)
    yield _clock(site)


def _rights(site: Site) -> Iterator[Health]:
    """A token that is bad or has expired is no error to CKAN, only nobody (measured): so ask what its owner may do."""
    names = {"organisation": site.organisation}
    try:
        found = site.public.act("organization_show", id=site.organisation, include_datasets=False)
    except Missing:
        yield Health("doctor-ckan-organisation", False, names)
        return
    except Outside as failure:
        yield Health("doctor-ckan-organisation", False, {**names, "said": failure.code})
        return
    yield Health("doctor-ckan-organisation", True, names)
    mine = site.editor.act("organization_list_for_user", permission="create_dataset")
    yield Health("doctor-ckan-token", any(organisation["id"] == found["id"] for organisation in mine), names)


def _limit(site: Site) -> Health:
    """The limit is told to administrators only (measured: an editor gets 403)."""
    try:
        limit = site.editor.act("config_option_show", key="ckan.max_resource_size")
    except Outside:
        return Health("doctor-ckan-limit", None, {})
    return Health("doctor-ckan-limit", True, {"megabytes": str(limit)})


def _clock(site: Site) -> Health:
    told = site.public.date()
    seconds = round(abs((datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds())) if told else 0
    return Health("doctor-ckan-clock", seconds <= CLOCK_SECONDS or None, {"seconds": seconds})
