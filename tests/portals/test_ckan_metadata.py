"""What a CKAN is told about a release is all there, in the form that this CKAN and its harvesters understand."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portals.releases import BARE, EDITION, OFFICE, SAMPLES, Released, made, sample

from opendata import dcat
from opendata.model import Licence, Package
from opendata.portals.ckan.columns import data_dictionary
from opendata.portals.ckan.metadata import MANAGED_EXTRAS, Shape, address_fields, dataset_fields, resource_fields

PLAIN: Final = Shape(frozenset(), frozenset())
FULL: Final = Shape(  # as ckanext-dcat 2.4 has it, of dcat_ap_full.yaml what matters here
    frozenset(
        "contact publisher creator issued modified version version_notes identifier frequency provenance temporal_coverage "
        "spatial_coverage access_rights theme language documentation conforms_to applicable_legislation uri".split()
    ),
    frozenset("package_format hash_algorithm availability license access_url download_url modified language conforms_to".split()),
)
SMALL: Final = Shape(  # dcat_ap_recommended.yaml
    frozenset("contact publisher temporal_coverage spatial_coverage theme".split()), frozenset(["availability", "license"])
)
SHAPES: Final = pytest.mark.parametrize("shape", [PLAIN, FULL, SMALL], ids=["plain", "full", "small"])
RELEASES: Final = pytest.mark.parametrize("folder", SAMPLES, ids=lambda path: path.parents[1].name)
CORE: Final = {"title", "notes", "version", "url", "license_id", "tags", "extras"}
PEOPLE: Final = {"maintainer", "maintainer_email", "author", "author_email"}
EU: Final = "http://publications.europa.eu/resource/authority/"
EVERYTHING: Final = BARE.having(
    description="Alle Bäume der Stadt.",
    keywords=("Baum",),
    homepage="https://stadt.example/baeume",
    themes=("ENVI", "REGI"),
    frequency="ANNUAL",
    temporal=(date(2025, 1, 1), date(2025, 12, 31)),
    contacts=(OFFICE,),
)


def told(release: Released, shape: Shape) -> dict[str, Any]:
    return dataset_fields(release.descriptor, release.privacy, release.record, shape)


def extras(fields: Mapping[str, Any]) -> dict[str, str]:
    found = {extra["key"]: extra["value"] for extra in fields["extras"]}
    assert len(found) == len(fields["extras"])  # CKAN refuses a key that is there twice
    return found


def resource(release: Released, path: str, shape: Shape) -> dict[str, str | int]:
    return resource_fields(path, release.descriptor, release.record, shape, 9, "cd" * 32)


def test_a_plain_ckan_gets_everything_in_its_own_fields_and_extras() -> None:
    fields = told(made(EVERYTHING, replace(EDITION, bbox=[10, 49, 11, 50])), PLAIN)
    assert {name: value for name, value in fields.items() if name != "extras"} == {
        "title": "Bäume",
        "notes": "Alle Bäume der Stadt.",
        "version": "2026-11-23.1",
        "url": "https://daten.stadt.example/datasets/baeume",
        "license_id": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        "tags": [{"name": "Baum"}],
        "maintainer": "Vermessungsamt",
        "maintainer_email": "vermessung@stadt.example",
        "author": "Vermessungsamt",
        "author_email": "vermessung@stadt.example",
    }
    assert extras(fields) == {
        "identifier": "baeume",
        "modified": "2026-11-23",
        "frequency": f"{EU}frequency/ANNUAL",
        "provenance": "Nichts entfernt.",
        "access_rights": f"{EU}access-right/PUBLIC",
        "version_notes": "Fassung 2026-11-23.1, freigegeben am 2026-11-23 nach „Regeln“.",
        "availability": f"{EU}planned-availability/STABLE",
        "politicalGeocodingLevelURI": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality",
        "policy_name": "Regeln",
        "policy_digest": "ab" * 32,
        "language": f'["{EU}language/DEU"]',
        "theme": f'["{EU}data-theme/ENVI", "{EU}data-theme/REGI"]',
        "conforms_to": '["https://datapackage.org/profiles/2.0/datapackage.json"]',
        "documentation": '["https://stadt.example/baeume"]',
        "contributorID": '["http://dcat-ap.de/def/contributors/openDataBayern"]',
        "contact_uri": "https://daten.stadt.example/datasets/baeume#contact",
        "contact_name": "Vermessungsamt",
        "contact_email": "vermessung@stadt.example",
        "publisher_uri": "https://stadt.example",
        "publisher_name": "Stadt Beispiel",
        "publisher_type": "http://purl.org/adms/publishertype/LocalAuthority",
        "creator_uri": "https://daten.stadt.example/datasets/baeume#office-1",
        "creator_name": "Vermessungsamt",
        "creator_email": "vermessung@stadt.example",
        "temporal_start": "2025-01-01",
        "temporal_end": "2025-12-31",
        "spatial_uri": "http://dcat-ap.de/def/politicalGeocoding/regionalKey/094610000000",
        "spatial_bbox": "POLYGON((10 49, 11 49, 11 50, 10 50, 10 49))",
    }


def test_a_schema_gets_its_own_fields_and_only_the_rest_as_extras() -> None:
    fields = told(made(EVERYTHING, replace(EDITION, bbox=[10, 49, 11, 50], ags="09461000")), FULL)
    places = "http://dcat-ap.de/def/politicalGeocoding"
    assert not PEOPLE & fields.keys()  # beside `contact` they would be harvested as a second one
    assert fields["theme"] == [f"{EU}data-theme/ENVI", f"{EU}data-theme/REGI"]
    assert fields["contact"] == [
        {
            "uri": "https://daten.stadt.example/datasets/baeume#contact",
            "name": "Vermessungsamt",
            "email": "vermessung@stadt.example",
        }
    ]
    assert fields["temporal_coverage"] == [{"start": "2025-01-01", "end": "2025-12-31"}]
    assert fields["spatial_coverage"] == [
        {"uri": f"{places}/regionalKey/094610000000", "bbox": "POLYGON((10 49, 11 49, 11 50, 10 50, 10 49))"},
        {"uri": f"{places}/municipalityKey/09461000"},
    ]
    left = {"availability", "politicalGeocodingLevelURI", "policy_name", "policy_digest", "contributorID"}
    assert extras(fields).keys() == left


@SHAPES
@RELEASES
def test_every_sample_is_told_by_the_rules_of_ckan(folder: Path, shape: Shape) -> None:
    keep_the_rules(told(sample(folder), shape), shape)


def keep_the_rules(fields: dict[str, Any], shape: Shape) -> None:
    own = extras(fields)
    assert own.keys() <= MANAGED_EXTRAS
    assert not own.keys() & shape.dataset  # CKAN refuses an extra called like a field
    assert all(isinstance(value, str) and value for value in own.values())
    assert fields["title"]
    assert fields["notes"]
    assert all(re.fullmatch(r"[\w \-.]{2,100}", tag["name"]) for tag in fields["tags"])
    assert len({tag["name"] for tag in fields["tags"]}) == len(fields["tags"])
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "".join(texts(fields)))


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in texts(each)]


TEXT: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
PACKAGES: Final = st.builds(
    Package,
    name=st.just("baeume"),
    title=TEXT.map(lambda text: f"T{text}"),
    description=st.none() | TEXT,
    keywords=st.lists(TEXT).map(tuple),
    themes=st.lists(st.sampled_from(sorted(dcat.THEMES))).map(tuple),
    frequency=st.none() | st.sampled_from(sorted(dcat.FREQUENCIES)) | TEXT,
    temporal=st.none() | st.tuples(st.none() | st.dates(), st.none() | st.dates()),
    homepage=st.none() | TEXT.map(lambda text: f"https://stadt.example/{text}"),
)


@given(PACKAGES, TEXT)
def test_whatever_a_package_says_keeps_the_rules_and_no_old_value_stays(package: Package, provenance: str) -> None:
    release = made(package, provenance=provenance)
    for shape in (PLAIN, FULL, SMALL):
        fields = told(release, shape)
        keep_the_rules(fields, shape)
        # What a release does not say any more is sent empty, so that CKAN forgets it.
        assert fields.keys() == CORE | (PEOPLE if shape is PLAIN else set()) | (shape.dataset & MANAGED_EXTRAS)


@SHAPES
def test_no_text_is_longer_than_the_search_of_ckan_takes(shape: Shape) -> None:
    long = "ä" * 20_000
    package = BARE.having(
        title=long, description=long, homepage=f"https://{long}", contacts=(OFFICE.model_copy(update={"title": long}),)
    )
    fields = told(made(package, provenance=long), shape)
    keep_the_rules(fields, shape)
    assert fields["notes"] == long
    assert fields["title"].endswith("ä …")
    assert all(len(text.encode()) <= 32_766 for text in texts(fields) if text != long)


def test_a_place_without_a_box_is_not_passed_over() -> None:
    own = extras(told(made(), PLAIN))
    assert own["spatial_text"] == "094610000000"
    assert own["spatial_uri"].endswith("/regionalKey/094610000000")


@pytest.mark.parametrize(
    ("keyword", "tag"),
    [
        ("Kfz/Kennzeichen", "Kfz Kennzeichen"),
        (" Bäume  &  Sträucher ", "Bäume Sträucher"),
        ("Ba\u0308ume", "Bäume"),
        ("e-Auto_1.0", "e-Auto_1.0"),
        ("x" * 120, "x" * 100),
        ("ö", None),
        ("!?", None),
    ],
)
def test_keywords_become_tags_or_are_left_out(keyword: str, tag: str | None) -> None:
    assert told(made(BARE.having(keywords=(keyword,))), PLAIN)["tags"] == ([{"name": tag}] if tag else [])


@pytest.mark.parametrize(
    ("name", "known", "told_as"),
    [
        ("dl-de-by-2.0", (), "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
        ("dl-de-by-2.0", ("cc-by", "dl-de-by-2.0"), "dl-de-by-2.0"),
        ("dl-de-by-2.0", ("dl-by-de/2.0",), "dl-by-de/2.0"),
        ("dl-de-by-2.0", ("dl-de-by-2.0", "http://dcat-ap.de/def/licenses/dl-by-de/2.0"), None),
        ("CC0-1.0", ("cc-zero",), "cc-zero"),
        ("ODbL-1.0", ("odc-odbl",), "odc-odbl"),
        ("CC-BY-4.0", ("cc-by",), "http://dcat-ap.de/def/licenses/cc-by/4.0"),  # that one has no version
    ],
)
def test_the_licence_is_called_as_this_ckan_calls_it(name: str, known: tuple[str, ...], told_as: str | None) -> None:
    release = made(BARE.having(licences=(Licence(name=name),)))
    iri = resource(release, "data/baeume.csv", PLAIN)["license"]
    assert told(release, replace(PLAIN, licences=frozenset(known)))["license_id"] == (told_as or iri)
    assert str(iri).startswith("http://dcat-ap.de/def/licenses/")


@SHAPES
def test_a_dataset_of_high_value_says_so_everywhere(shape: Shape) -> None:
    release = made(edition=replace(EDITION, high_value={"baeume": "environment"}))
    fields = told(release, shape)
    assert json.loads(extras(fields)["hvd_category"]) == ["http://data.europa.eu/bna/c_dd313021"]
    law = fields.get("applicable_legislation") or json.loads(extras(fields)["applicable_legislation"])
    assert law == [dcat.REGULATION]
    assert all(resource(release, path, shape)["applicable_legislation"] == dcat.REGULATION for path in release.files)


@SHAPES
@RELEASES
def test_every_file_has_a_name_of_its_own_and_says_what_it_is(folder: Path, shape: Shape) -> None:
    release = sample(folder)
    resources = [resource(release, path, shape) for path in release.files]
    assert len({fields["name"] for fields in resources}) == len(release.files)
    for fields in resources:
        assert all(isinstance(value, str | int) for value in fields.values())  # in a form a list would become a text
        assert {"size": 9, "hash": "cd" * 32}.items() <= fields.items()
        assert str(fields["license"]).startswith("http://dcat-ap.de/def/licenses/")
        assert fields["availability"] == f"{EU}planned-availability/STABLE"
        assert "status" not in fields
        assert str(fields["format"]).startswith("http") == str(fields["mimetype"]).startswith("http") == (shape is not PLAIN)


def test_files_are_called_as_people_would() -> None:
    release = sample(next(folder for folder in SAMPLES if "hundesteuer" in str(folder)))
    names = {path: resource(release, path, PLAIN)["name"] for path in release.files}
    assert names == {
        "data/hundesteuer.csv": "Angemeldete Hunde (CSV)",
        "data/hundesteuer.excel.csv": "Angemeldete Hunde (CSV für Excel)",
        "data/hundesteuer.parquet": "Angemeldete Hunde (Parquet)",
        "data/hundesteuer.xlsx": "Angemeldete Hunde (Excel)",
        "hundesteuer.zip": "Hunde in Bamberg nach Rasse und Stadtteil (alles als ZIP)",
        "datapackage.json": "Beschreibung (Data Package)",
        "privacy.json": "Was aus Datenschutzgründen geändert wurde",
    }
    assert resource(made(), "data/baeume.csv", PLAIN)["description"] == "Alle Bäume."


def test_formats_are_of_the_official_lists() -> None:
    csv, parquet, archive = (resource(made(), f"x.{suffix}", FULL) for suffix in ("csv", "parquet", "zip"))
    assert (csv["format"], csv["mimetype"]) == (
        f"{EU}file-type/CSV",
        "https://www.iana.org/assignments/media-types/text/csv",
    )
    assert parquet["format"] == parquet["mimetype"]  # so ckanext-dcat writes no `dcterms:format`: the list has none for it
    assert archive["package_format"] == "https://www.iana.org/assignments/media-types/application/zip"
    assert resource(made(), "x.geojson", PLAIN)["format"] == "GeoJSON"


def test_a_direct_download_names_its_address_twice() -> None:
    assert address_fields("https://ckan/a.csv") == {"access_url": "https://ckan/a.csv", "download_url": "https://ckan/a.csv"}


@pytest.mark.parametrize("record", [b"", b"<a> <b> <c> .", b"\xff", b"\n<http://a/b>\n  kaputt\n"])
def test_a_record_that_is_not_ours_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        told(replace(made(), record=record), PLAIN)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ({"type": "integer"}, "int8"),
        ({"type": "integer", "constraints": {"maximum": 2**63 - 1}}, "int8"),
        ({"type": "integer", "constraints": {"maximum": 2**63}}, "numeric"),
        ({"type": "integer", "constraints": {"minimum": -(2**70)}}, "numeric"),
        ({"type": "number"}, "numeric"),
        ({"type": "date"}, "date"),
        ({"type": "datetime"}, "timestamp"),
        ({"type": "time"}, "time"),
        ({"type": "boolean"}, "bool"),
        ({"type": "year"}, "int4"),
        *(({"type": kind}, "text") for kind in ("string", "yearmonth", "duration", "geopoint", "any", "list")),
        ({}, "text"),
    ],
)
def test_types_of_the_datastore(field: dict[str, Any], kind: str) -> None:
    (column,) = data_dictionary({"fields": [{"name": "a", **field}]})
    assert column["type"] == kind


def test_the_dictionary_says_what_people_ask() -> None:
    field = {"name": "Höhe", "type": "number", "title": "Höhe des Baums", "description": "Über dem Boden.", "unit": "m"}
    assert data_dictionary({"fields": [field]}) == [
        {
            "id": "Höhe",
            "type": "numeric",
            "info": {"label": "Höhe des Baums", "notes": "Über dem Boden.", "unit": "m", "type_override": "numeric"},
        }
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["_id", "id"], ["id 2", "id"]),  # a header that can be an id keeps it, wherever it stands
        (['"a"', " a ", "a"], ["a 2", "a 3", "a"]),
        (["Wert :a", "12:30", "Zeit: B"], ["Wert a", "12 30", "Zeit: B"]),
        (["", "__", "\x00"], ["column", "column 2", "column 3"]),
        (["xmin", "ctid"], ["xmin 2", "ctid 2"]),
        (["ä" * 40, "ä" * 41], ["ä" * 31, "ä" * 30 + " 2"]),
        (["Art", "Art"], ["Art", "Art 2"]),
        (["Größe (m²)", "100 %", "a;b", "select", "1"], ["Größe (m²)", "100 %", "a;b", "select", "1"]),
    ],
)
def test_columns_are_called_by_their_headers_where_that_goes(names: list[str], ids: list[str]) -> None:
    assert [column["id"] for column in data_dictionary({"fields": [{"name": name} for name in names]})] == ids


HEADERS: Final = st.lists(
    st.text(st.sampled_from('_" :aä\x00\u00ad\u00a0😀') | st.characters(exclude_categories=["Cs"]), max_size=80)
)


@given(HEADERS)
def test_every_header_gets_a_column_that_the_datastore_takes_and_can_be_told_from_it(names: list[str]) -> None:
    columns = data_dictionary({"fields": [{"name": name} for name in names]})
    ids = [str(column["id"]) for column in columns]
    assert len(set(ids)) == len(names)
    for name, column in zip(ids, columns, strict=True):
        assert name
        assert name == name.strip()
        assert not name.startswith("_")
        assert not any(char == '"' or unicodedata.category(char).startswith("C") for char in name)
        assert not re.search(r"(?<![:\w\\]):\w", name)
        assert len(name.encode()) <= 63
        assert isinstance(column["info"], dict)
    labels = [column["info"]["label"] for column in columns if isinstance(column["info"], dict)]
    shown = ["".join(char for char in name if char in "\n\r\t" or unicodedata.category(char) != "Cc") for name in names]
    assert labels == shown
