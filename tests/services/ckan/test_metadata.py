"""A genuine CKAN takes what we tell it about each sample, shows it, forgets what is gone, and is harvested without a fault."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef
from tests.portals.releases import BARE, EDITION, OFFICE, SAMPLES, Released, made, sample
from tests.services.ckan.action import call, fetch
from tests.services.ckan.rig import Rig, fresh_name
from tests.shapes import findings, needs_shapes

from opendata import dcat
from opendata.dcat.rdf import PREFIXES
from opendata.portals.ckan.columns import data_dictionary
from opendata.portals.ckan.metadata import MANAGED_EXTRAS, Shape, address_fields, dataset_fields, resource_fields

DATASET, DISTRIBUTION = (URIRef(PREFIXES["dcat"] + kind) for kind in ("Dataset", "distribution"))
FULL_OF_THINGS: Final = BARE.having(
    keywords=("Bäume/Sträucher",),
    themes=("ENVI",),
    frequency="ANNUAL",
    temporal=(date(2025, 1, 1), None),
    homepage="https://stadt.example/b",
    contacts=(OFFICE,),
)
Put = Callable[[Released], str]


@pytest.fixture(name="shape", scope="module")
def _shape(ckan: Rig) -> Shape:
    licences = frozenset(licence["id"] for licence in call(ckan.url, "license_list"))
    if "scheming_datasets" not in call(ckan.url, "status_show")["extensions"]:
        return Shape(frozenset(), frozenset(), licences)
    schema = call(ckan.url, "scheming_dataset_schema_show", type="dataset")
    dataset, resource = (
        frozenset(field["field_name"] for field in schema[kind]) for kind in ("dataset_fields", "resource_fields")
    )
    return Shape(dataset, resource, licences)


@pytest.fixture(name="put", scope="module")
def _put(ckan: Rig, shape: Shape) -> Iterator[Put]:
    """Give what publishes a release: private with all files, then public. Everything is purged in the end."""
    known: list[str] = []

    def put(release: Released) -> str:
        made_as = {"name": fresh_name("meta"), "owner_org": ckan.organisation, "private": True}
        dataset = call(ckan.url, "package_create", ckan.editor_token, **made_as, **fields(release, shape))["id"]
        known.append(dataset)
        for path, content in release.files.items():
            told = resource(release, path, shape)
            file = path.rpartition("/")[2], content
            call(ckan.url, "resource_create", ckan.editor_token, file, package_id=dataset, **told)
        held = call(ckan.url, "package_show", ckan.editor_token, id=dataset)["resources"]
        addressed = [{**each, **address_fields(each["url"])} for each in held]
        call(ckan.url, "package_patch", ckan.editor_token, id=dataset, resources=addressed, private=False)
        return str(dataset)

    yield put
    for dataset in known:
        call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=dataset)


@pytest.fixture(name="samples", scope="module")
def _samples(put: Put) -> dict[str, Released]:
    releases = [sample(folder) for folder in SAMPLES]
    assert len(releases) >= 10
    return {put(release): release for release in releases}


def fields(release: Released, shape: Shape) -> dict[str, Any]:
    return dataset_fields(release.descriptor, release.privacy, release.record, shape)


def resource(release: Released, path: str, shape: Shape) -> dict[str, str | int]:
    content = release.files[path]
    digest = hashlib.sha256(content).hexdigest()
    return resource_fields(path, release.descriptor, release.record, shape, len(content), digest)


def plain(value: object) -> object:
    """Take away what is CKAN's own way of keeping things: order, empty values, one text as a list, ids of tags."""
    if isinstance(value, list):
        kept = [plain({"name": each["name"]} if isinstance(each, dict) and "vocabulary_id" in each else each) for each in value]
        return kept[0] if len(kept) == 1 and isinstance(kept[0], str) else sorted(kept, key=repr) or None
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in sorted(value.items())}
    return value or None


def test_the_public_sees_everything_that_was_told(ckan: Rig, shape: Shape, samples: Mapping[str, Released]) -> None:
    for dataset, release in samples.items():
        shown = call(ckan.url, "package_show", id=dataset)
        for key, value in fields(release, shape).items():
            assert plain(shown.get(key)) == plain(value), key
        assert len(shown["resources"]) == len(release.files)
        for path, held in zip(release.files, shown["resources"], strict=True):
            for key, text in resource(release, path, shape).items():
                assert plain(held.get(key)) == plain(text), key


def test_long_texts_are_taken_and_found(ckan: Rig, put: Put) -> None:
    long = "ä" * 20_000
    office = OFFICE.model_copy(update={"title": long})
    dataset = put(made(BARE.having(title=long, homepage=f"https://{long}", contacts=(office,)), provenance=long))
    assert call(ckan.url, "package_search", fq=f"id:{dataset}")["count"] == 1


def test_an_update_forgets_what_is_gone_and_leaves_what_is_not_ours(ckan: Rig, shape: Shape, put: Put) -> None:
    dataset = put(made(FULL_OF_THINGS, replace(EDITION, bbox=[10, 49, 11, 50], high_value={"baeume": "statistics"})))
    by_hand = {"key": "sachgebiet", "value": "Grün"}
    before = call(ckan.url, "package_show", ckan.editor_token, id=dataset)
    assert not any(extra["key"] in shape.dataset for extra in before["extras"])
    call(ckan.url, "package_patch", ckan.editor_token, id=dataset, extras=[*before["extras"], by_hand])
    told = fields(made(), shape)
    shown = call(ckan.url, "package_show", ckan.editor_token, id=dataset)
    kept = [extra for extra in shown["extras"] if extra["key"] not in MANAGED_EXTRAS]
    call(ckan.url, "package_patch", ckan.editor_token, id=dataset, **{**told, "extras": [*told["extras"], *kept]})
    after, fresh = (call(ckan.url, "package_show", id=each) for each in (dataset, put(made())))
    assert by_hand in after["extras"]
    after["extras"].remove(by_hand)
    assert after.keys() == fresh.keys()
    for key in after.keys() - {"id", "name", "resources", "metadata_created", "metadata_modified"}:
        assert plain(after[key]) == plain(fresh[key]), key


@needs_shapes
@pytest.mark.parametrize("ckan", ["dcat"], indirect=True)
def test_the_record_of_each_sample_has_no_fault(ckan: Rig, samples: Mapping[str, Released]) -> None:
    for dataset, release in samples.items():
        graph = harvested(f"{ckan.url}/dataset/{dataset}.ttl")
        (node,) = graph.subjects(RDF.type, DATASET)
        assert len(list(graph.objects(node, DISTRIBUTION))) == len(release.files)
        assert findings(graph) == []
        assert_told_as_in_our_own(graph, release)


def assert_told_as_in_our_own(graph: Graph, release: Released) -> None:
    """What a harvester gets from CKAN is what it gets from the built-in portal, as far as ckanext-dcat can say it."""
    ours = Graph().parse(data=release.record, format="turtle")
    names = (
        "dcterms:title dcterms:description dcterms:identifier dcterms:publisher dcterms:spatial dcterms:language "
        "dcterms:modified dcterms:accrualPeriodicity dcterms:accessRights dcterms:conformsTo dcat:theme dcat:keyword "
        "dcat:version dcat:landingPage dcat:contactPoint foaf:page dcat:bbox vcard:fn vcard:hasEmail dcat:startDate dcat:endDate"
    )
    for prefix, _, name in (each.partition(":") for each in names.split()):
        predicate = URIRef(PREFIXES[prefix] + name)
        subjects = {DATASET} if name in {"title", "description", "language", "modified", "conformsTo"} else None
        assert said(graph, predicate, subjects) == said(ours, predicate, subjects), name


def said(graph: Graph, predicate: URIRef, kinds: set[URIRef] | None) -> set[str]:
    return {
        str(thing)
        for subject, thing in graph.subject_objects(predicate)
        if kinds is None or graph.value(subject, RDF.type) in kinds
    }


@needs_shapes
@pytest.mark.parametrize("ckan", ["dcat"], indirect=True)
def test_a_dataset_of_high_value_has_no_fault_by_either_shapes(ckan: Rig, put: Put) -> None:
    dataset = put(made(FULL_OF_THINGS, replace(EDITION, high_value={"baeume": "environment"})))
    graph = harvested(f"{ckan.url}/dataset/{dataset}.ttl")
    law, category = (URIRef(PREFIXES["dcatap"] + name) for name in ("applicableLegislation", "hvdCategory"))
    (node,) = graph.subjects(RDF.type, DATASET)
    assert str(graph.value(node, category)) == f"http://data.europa.eu/bna/{dcat.HIGH_VALUE['environment']}"
    assert all(str(graph.value(each, law)) == dcat.REGULATION for each in (node, *graph.objects(node, DISTRIBUTION)))
    assert findings(graph) == []
    assert findings(graph, high_value=True) == []


@needs_shapes
@pytest.mark.parametrize("ckan", ["dcat"], indirect=True)
def test_the_harvested_catalogue_has_no_fault_of_ours_with_and_without_a_withdrawn_dataset(
    ckan: Rig, samples: Mapping[str, Released], put: Put
) -> None:
    gone = put(made(FULL_OF_THINGS))
    assert faults(ckan, {*samples, gone}) == []
    call(ckan.url, "package_delete", ckan.editor_token, id=gone)
    assert faults(ckan, set(samples)) == []
    assert URIRef(f"{ckan.url}/dataset/{gone}") not in set(catalogue(ckan).subjects(RDF.type, DATASET))


def faults(ckan: Rig, datasets: set[str]) -> list[tuple[str, ...]]:
    """List what the shapes find in the catalogue at these datasets and their distributions; all of them must be there."""
    graph = catalogue(ckan)
    nodes = {f"{ckan.url}/dataset/{dataset}" for dataset in datasets}
    assert nodes <= set(map(str, graph.subjects(RDF.type, DATASET)))
    ours = nodes | {str(each) for node in nodes for each in graph.objects(URIRef(node), DISTRIBUTION)}
    return [finding for finding in findings(graph) if finding[0] in ours]


def catalogue(ckan: Rig) -> Graph:
    """Harvest all pages."""
    graph = Graph()
    for page in range(1, 100):
        found = harvested(f"{ckan.url}/catalog.ttl?page={page}")
        graph += found
        if not list(found.subjects(RDF.type, DATASET)):
            return graph
    raise AssertionError("the catalogue has no end")


def harvested(url: str) -> Graph:
    status, content = fetch(url)
    assert status == 200
    return Graph().parse(data=content, format="turtle")


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_the_datastore_takes_the_dictionary_of_each_sample(ckan: Rig, put: Put) -> None:
    dataset = put(made())
    for folder in SAMPLES:
        for table in sample(folder).descriptor["resources"]:
            columns: list[dict[str, Any]] = data_dictionary(table["schema"])
            held = datastore(ckan, dataset, columns, [])
            assert [(field["id"], field["type"], field["info"]["label"]) for field in held["fields"][1:]] == [
                (column["id"], column["type"], column["info"]["label"]) for column in columns
            ]


ODD: Final = [
    "_id",
    "id",
    '"a"',
    "a",
    " a",
    "Wert :a",
    "x\\:y",
    "a:b",
    "xmin",
    "ä" * 40,
    "ä" * 41,
    "100 %",
    "%(x)s",
    "",
    "\u00ad",
    "rank",
]
HEADERS: Final = st.lists(
    st.text(st.sampled_from("_\" :\\%'aä\u00ad\u00a0😀") | st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1
)


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_the_datastore_takes_any_header_and_gives_its_values_back(ckan: Rig, put: Put) -> None:
    dataset = put(made())

    @settings(max_examples=25)
    @example(ODD)
    @given(HEADERS)
    def takes(names: list[str]) -> None:
        columns: list[dict[str, Any]] = data_dictionary({"fields": [{"name": name} for name in names]})
        row = {str(column["id"]): str(number) for number, column in enumerate(columns)}
        held = datastore(ckan, dataset, columns, [row])
        assert [{key: value for key, value in each.items() if key != "_id"} for each in held["records"]] == [row]
        assert [field["info"]["label"] for field in held["fields"][1:]] == [column["info"]["label"] for column in columns]

    takes()


def datastore(ckan: Rig, dataset: str, columns: list[dict[str, Any]], rows: list[dict[str, str]]) -> dict[str, Any]:
    """Make a table, put rows in, and give what a search finds; then the table goes again."""
    about = {"package_id": dataset, "name": "tabelle"}
    made = call(ckan.url, "datastore_create", ckan.editor_token, resource=about, fields=columns)["resource_id"]
    try:
        call(ckan.url, "datastore_upsert", ckan.editor_token, resource_id=made, method="insert", force=True, records=rows)
        found: dict[str, Any] = call(ckan.url, "datastore_search", resource_id=made)
        return found
    finally:
        call(ckan.url, "resource_delete", ckan.editor_token, id=made)
