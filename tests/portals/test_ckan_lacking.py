"""What metadata lacks is found in each of the places where CKANs keep it, and nothing a stranger writes is a fault of ours."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.ckan.catalogue import format_of, listed
from opendata.portals.ckan.lacking import faults
from opendata.texts import TEXTS

FILE: Mapping[str, Any] = {"id": "r", "name": "Jahre", "url": "https://stadt.example/a.csv", "format": "CSV"}
PLAIN: Mapping[str, Any] = {
    "id": "d",
    "name": "jahre",
    "title": "Jahre",
    "notes": "Etwas",
    "license_id": "dl-de-by-2.0",
    "organization": {"title": "Stadt"},
    "maintainer_email": "daten@stadt.example",
    "groups": [{"name": "gove"}],
    "tags": [{"name": "jahr"}],
    "extras": [
        {"key": "temporal_start", "value": "2020-01-01"},
        {"key": "spatial", "value": '{"type": "Point"}'},
        {"key": "availability", "value": "http://publications.europa.eu/resource/authority/planned-availability/STABLE"},
        {"key": "politicalGeocodingLevelURI", "value": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"},
        {"key": "contributorID", "value": json.dumps(["http://dcat-ap.de/def/contributors/openDataBayern"])},
    ],
}


def found(package: Mapping[str, Any], *files: Mapping[str, Any]) -> dict[str, str]:
    return {fault.code: fault.severity for fault in faults(package, files or [FILE])}


def without_extra(key: str) -> dict[str, Any]:
    return {**PLAIN, "extras": [extra for extra in PLAIN["extras"] if extra["key"] != key]}


def test_a_dataset_with_all_of_it_lacks_nothing() -> None:
    assert found(PLAIN) == {}


@pytest.mark.parametrize(
    ("package", "lacks"),
    [
        ({**PLAIN, "title": " "}, {"title": "error"}),
        ({**PLAIN, "title": "jahre"}, {"title": "error"}),
        ({**PLAIN, "notes": None}, {"description": "error"}),
        ({**PLAIN, "organization": None}, {"publisher": "error"}),
        ({**PLAIN, "license_id": "notspecified"}, {"licence": "error"}),
        ({**PLAIN, "license_id": "hauslizenz"}, {"listed-licence": "error"}),
        ({**PLAIN, "license_id": "CC-BY-NC-4.0"}, {"open-licence": "warning"}),
        ({**PLAIN, "maintainer_email": ""}, {"contact": "warning"}),
        ({**PLAIN, "maintainer_email": "", "contact": [{"name": "Amt", "email": ""}]}, {"contact": "warning"}),
        ({**PLAIN, "groups": [{"name": "verkehr"}]}, {"theme": "warning"}),
        ({**PLAIN, "tags": []}, {"keywords": "warning"}),
        (without_extra("temporal_start"), {"period": "warning"}),
        ({**without_extra("temporal_start"), "temporal_coverage": [{"start": "", "end": ""}]}, {"period": "warning"}),
        (without_extra("spatial"), {"place": "warning"}),
        (without_extra("availability"), {"availability": "warning"}),
        (without_extra("politicalGeocodingLevelURI"), {"level": "warning"}),
        ({**without_extra("contributorID"), "contributorID": "[]"}, {}),
    ],
)
def test_what_is_missing_is_named_with_its_weight(package: Mapping[str, Any], lacks: dict[str, str]) -> None:
    assert found(package) == lacks


@pytest.mark.parametrize(
    "instead",
    [
        {"license_id": None, "license_url": "http://dcat-ap.de/def/licenses/cc-by/4.0"},
        {"maintainer_email": None, "contact": [{"name": "Amt", "email": "amt@stadt.example"}]},
        {"maintainer_email": None, "extras": [*PLAIN["extras"], {"key": "contact_url", "value": "https://stadt.example"}]},
        {"groups": [], "theme": ["http://publications.europa.eu/resource/authority/data-theme/GOVE"]},
        {"organization": None, "publisher": [{"name": "Stadt"}]},
        {"organization": None, "extras": [*PLAIN["extras"], {"key": "publisher_name", "value": "Stadt"}]},
    ],
    ids="-".join,
)
def test_each_place_in_which_a_ckan_keeps_it_counts(instead: Mapping[str, Any]) -> None:
    assert found({**PLAIN, **instead}) == {}


def test_files_are_counted() -> None:
    bare = {"id": "r"}
    told = {
        (fault.code, fault.count) for fault in faults({**PLAIN, "license_id": ""}, [bare, bare, {**FILE, "license": "cc-by"}])
    }
    assert told == {("licence", 2), ("address", 2), ("resource-format", 2), ("resource-name", 2)}
    assert found({**PLAIN}, {**FILE, "license": "http://dcat-ap.de/def/licenses/cc-zero"}) == {}
    assert {fault.code for fault in faults(PLAIN, [])} == {"resources"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*PLAIN, *FILE, "key", "value", "url_type"]), inner)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from([*PLAIN, "resources", "theme", "contact"]), ANYTHING), st.lists(ANYTHING, max_size=3))
def test_whatever_a_portal_says_of_a_dataset_can_be_read(package: dict[str, Any], resources: list[Any]) -> None:
    read = listed({"id": "d", **package, "resources": resources}, "https://stadt.example")
    assert read is None or all(f"audit-lacks-{fault.code}" in TEXTS for fault in read.faults)
    assert read is None or all(text.isprintable() for text in (read.name, read.title, *(one.name for one in read.resources)))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("CSV", "csv"),
        ("text/csv", "csv"),
        (".xlsx", "xlsx"),
        ("http://publications.europa.eu/resource/authority/file-type/CSV", "csv"),
        ("Eva Muster, Tel. 0171", ""),
        ("\x1b[31mCSV", ""),
        ("", ""),
    ],
)
def test_a_format_is_a_word_or_none(text: str, form: str) -> None:
    assert format_of(text) == form
