"""dcat: records and catalogue satisfy the official shapes, and every text comes through."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Graph, URIRef
from rdflib import Literal as RdfLiteral
from tests.shapes import SHACL, findings, needs_shapes

from opendata import dcat
from opendata.dcat import licences, rdf
from opendata.model import Contact, Licence, Package
from opendata.policy.form import HighValueCategory

EDITION = dcat.Edition(
    base_url="http://127.0.0.1:8000",
    contributor_id="http://dcat-ap.de/def/contributors/openDataBayern",
    title="Stadt Bamberg",
    publisher="Stadt Bamberg",
    homepage="https://stadt.example",
    contact="opendata@stadt.example",
    licence={"name": "dl-de-by-2.0", "path": None, "title": None},
    ars="094610000000",
    ags="09461000",
    bbox=[10.82, 49.83, 10.97, 49.94],
    version="2026-11-23.1",
    decided_on="2026-11-23",
    policy_name="bamberg",
    policy_digest="ab" * 32,
)
PACKAGE = Package(
    name="baumkataster",
    title='Bäume "an" der\nRegnitz \\ ',
    description="Alle <Bäume> der Stadt.",
    keywords=("Baum", "Straße"),
    homepage="https://stadt.example/a b",
    themes=("ENVI", "REGI"),
    frequency="ANNUAL",
    temporal=(date(2025, 1, 1), date(2025, 12, 31)),
    contacts=(
        Contact(role="contact", title="Gartenamt", email="gartenamt@stadt.example"),
        Contact(role="creator", title="Vermessungsamt"),
        Contact(role="maintainer", title="Rechenzentrum", email="rz@stadt.example"),
    ),
)
FILES = [
    dcat.DataFile("data/baeume.csv", "Bäume (CSV)", 20_480, "91" * 32),
    dcat.DataFile("data/baeume.parquet", "Bäume (PARQUET)", 10_240, "92" * 32),
]
DCAT, DCT, DE = rdf.PREFIXES["dcat"], rdf.PREFIXES["dcterms"], rdf.PREFIXES["dcatde"]
OFFICES = (f"{DCT}creator", f"{DCT}contributor")
EU = "http://publications.europa.eu/resource/authority/"


def record(package: Package = PACKAGE, edition: dcat.Edition = EDITION) -> str:
    licence = dcat.licence_of(package, edition)
    assert licence
    return dcat.record(package, FILES, edition, licence=licence, provenance="Telefonnummern entfernt.")


def faults(turtle: str, *, high_value: bool = False) -> int:
    """Count violations and warnings."""
    return len(findings(Graph().parse(data=turtle, format="turtle"), high_value=high_value))


@needs_shapes
@pytest.mark.parametrize(
    "package",
    [
        PACKAGE,
        Package(name="leer-1", title="Nur ein Titel"),
        PACKAGE.having(licences=(Licence(name="CC0-1.0"),), temporal=(None, date(2025, 1, 1))),
        PACKAGE.having(frequency="IMMER", themes=("NICHTS",), homepage="javascript:alert(1)"),
    ],
    ids=["all", "bare", "zero", "foreign-codes"],
)
def test_a_record_has_no_fault_by_the_official_shapes(package: Package) -> None:
    assert faults(record(package)) == 0


HIGH = replace(EDITION, high_value={"baumkataster": "environment"})


@needs_shapes
@pytest.mark.parametrize("category", dcat.HIGH_VALUE)
def test_a_dataset_of_high_value_has_no_fault_by_either_shapes(category: str) -> None:
    made = record(edition=replace(EDITION, high_value={"baumkataster": category}))
    assert faults(made) == 0
    assert faults(made, high_value=True) == 0


@needs_shapes
@pytest.mark.parametrize("spoil", ["dcatap:hvdCategory", "dcat:endpointURL", "dcat:contactPoint"])
def test_the_shapes_of_high_value_do_find_faults(spoil: str) -> None:
    assert faults(record(edition=HIGH).replace(spoil, "dcterms:relation"), high_value=True) > 0


def test_of_high_value_is_what_the_city_decided_and_nothing_else() -> None:
    made, dataset = graph(record(edition=HIGH)), URIRef(f"{EDITION.base_url}/datasets/baumkataster")
    law, category = URIRef(rdf.PREFIXES["dcatap"] + "applicableLegislation"), URIRef(rdf.PREFIXES["dcatap"] + "hvdCategory")
    assert str(made.value(dataset, category)) == "http://data.europa.eu/bna/c_dd313021"
    assert all(made.value(node, law) for node in (dataset, *made.objects(dataset, URIRef(DCAT + "distribution"))))
    assert "hvdCategory" not in record(edition=replace(EDITION, high_value={"anders": "environment"}))


def test_the_policy_and_the_record_know_the_same_categories() -> None:
    assert set(get_args(HighValueCategory)) == set(dcat.HIGH_VALUE)


def test_place_standard_and_offices_are_told() -> None:
    made, dataset = graph(record()), URIRef(f"{EDITION.base_url}/datasets/baumkataster")
    places = {str(place).rpartition("Geocoding/")[2] for place in made.objects(dataset, URIRef(DCT + "spatial"))}
    assert places == {"regionalKey/094610000000", "municipalityKey/09461000"}
    assert str(next(made.objects(predicate=URIRef(DCAT + "bbox")))).startswith("POLYGON((10.82 49.83, 10.97 49.83,")
    assert str(made.value(dataset, URIRef(DCT + "conformsTo"))) == dcat.DATA_PACKAGE
    csv = URIRef(f"{EDITION.base_url}/datasets/baumkataster/latest/data/baeume.csv")
    assert str(made.value(csv, URIRef(DCT + "conformsTo"))).endswith("/versions/2026-11-23.1/datapackage.json")
    names = {str(made.value(made.value(dataset, URIRef(role)), URIRef(rdf.PREFIXES["foaf"] + "name"))) for role in OFFICES}
    assert names == {"Vermessungsamt", "Rechenzentrum"}


@needs_shapes
def test_the_catalogue_of_current_and_withdrawn_datasets_has_no_fault() -> None:
    restored = dcat.put_back_on("baumkataster", EDITION, date(2026, 11, 24))
    turtle, _ = dcat.catalog([record(), restored, dcat.withdrawn("weg-damit", EDITION)], EDITION)
    assert faults(turtle.decode()) == 0


@needs_shapes
def test_an_empty_catalogue_has_no_fault() -> None:
    assert faults(dcat.catalog([], EDITION)[0].decode()) == 0


@needs_shapes
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("dcterms:license", "dcterms:rights"),
        lambda text: text.replace("dcterms:publisher", "dcterms:creator"),
        lambda text: text.replace("file-type/CSV", "file-type/KOMMA"),
        lambda text: text.replace("planned-availability/STABLE", "planned-availability/IMMER"),
    ],
)
def test_the_shapes_do_find_faults(spoil: Callable[[str], str]) -> None:
    assert faults(spoil(record())) > 0


def graph(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def test_conventions_that_no_shape_checks() -> None:
    made = graph(record())
    csv, parquet = (URIRef(f"{EDITION.base_url}/datasets/baumkataster/latest/{file.path}") for file in FILES)
    dataset = URIRef(f"{EDITION.base_url}/datasets/baumkataster")
    assert set(made.objects(csv, URIRef(DCAT + "accessURL"))) == set(made.objects(csv, URIRef(DCAT + "downloadURL")))
    assert str(made.value(csv, URIRef(DCAT + "downloadURL"))).endswith("/versions/2026-11-23.1/data/baeume.csv")
    assert len(list(made.objects(dataset, URIRef(DE + "contributorID")))) == 1
    assert str(made.value(csv, URIRef(DE + "licenseAttributionByText"))) == "Stadt Bamberg"
    assert made.value(csv, URIRef(DCT + "format")) == URIRef(f"{EU}file-type/CSV")
    assert made.value(parquet, URIRef(DCT + "format")) is None
    assert made.value(dataset, URIRef(DCT + "modified")) == RdfLiteral("2026-11-23", datatype=rdf.PREFIXES["xsd"] + "date")
    assert made.value(made.value(dataset, URIRef(DCT + "provenance")), RDFS.label) == RdfLiteral("Telefonnummern entfernt.", "de")


def test_the_record_gives_the_packages_own_words_back() -> None:
    made, dataset = graph(record()), URIRef(f"{EDITION.base_url}/datasets/baumkataster")
    assert made.value(dataset, URIRef(DCT + "title")) == RdfLiteral(PACKAGE.title, "de")
    assert made.value(dataset, URIRef(DCT + "description")) == RdfLiteral(PACKAGE.description, "de")
    assert {str(word) for word in made.objects(dataset, URIRef(DCAT + "keyword"))} == set(PACKAGE.keywords)
    assert str(made.value(dataset, URIRef(DCT + "identifier"))) == "baumkataster"


def test_a_licence_without_attribution_names_no_source() -> None:
    assert "licenseAttributionByText" not in record(PACKAGE.having(licences=(Licence(name="dl-de-zero-2.0"),)))


def test_a_withdrawn_dataset_keeps_its_identifier_and_says_so_at_its_tombstone() -> None:
    made = graph(dcat.withdrawn("baumkataster", EDITION))
    dataset = URIRef(f"{EDITION.base_url}/datasets/baumkataster")
    (distribution,) = made.objects(dataset, URIRef(DCAT + "distribution"))
    assert made.value(distribution, URIRef(rdf.PREFIXES["adms"] + "status")) == URIRef(f"{EU}distribution-status/WITHDRAWN")
    assert made.value(distribution, URIRef(DCAT + "accessURL")) == dataset
    assert made.value(distribution, URIRef(DCAT + "downloadURL")) is None
    assert str(made.value(dataset, URIRef(DCT + "identifier"))) == "baumkataster"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib's own parser
def test_the_catalogue_lists_each_dataset_and_is_the_same_in_both_forms() -> None:
    turtle, json_ld = dcat.catalog([record().encode(), dcat.withdrawn("weg-damit", EDITION)], EDITION)
    made = graph(turtle.decode())
    assert len(list(made.subject_objects(URIRef(DCAT + "dataset")))) == 2
    assert set(Graph().parse(data=json_ld, format="json-ld")) == set(made)


def test_same_records_same_bytes() -> None:
    records = [record(), dcat.withdrawn("weg-damit", EDITION)]
    assert dcat.catalog(records, EDITION) == dcat.catalog(records, EDITION)


def test_a_title_that_looks_like_a_prefix_is_a_text() -> None:
    package = PACKAGE.having(title="Titel\n@prefix dcat: <http://evil> .\n<a> <b> <c> .")
    made = graph(dcat.catalog([record(package)], EDITION)[0].decode())
    assert RdfLiteral(package.title, "de") in set(made.objects())
    assert URIRef("b") not in set(made.predicates())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_turtle(text: str) -> None:
    turtle = rdf.HEADER + rdf.turtle([(rdf.Iri("http://a/b"), "dcterms:title", rdf.german(text))])
    assert [str(found) for found in graph(turtle).objects()] == [text]
    assert all(line.startswith(("@prefix", "<", "  ")) for line in turtle.splitlines() if line)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_address_stays_inside_its_brackets(text: str) -> None:
    turtle = rdf.HEADER + rdf.turtle([(rdf.Iri("http://a/b"), "foaf:page", rdf.Iri(f"https://x/{text}"))])
    assert len(graph(turtle)) == 1


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib's own parser
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_json_ld_says_what_turtle_says(text: str, address: str) -> None:
    node, other = rdf.Iri(f"http://a/{address}"), rdf.Iri("http://a/")
    triples: list[rdf.Triple] = [
        (node, "a", other),
        (node, "dcterms:title", rdf.german(text)),
        (node, "dcterms:title", rdf.Literal(text)),
        (node, "dcterms:issued", rdf.typed(text, "string")),
        (other, "dcterms:relation", node),
    ]
    made = rdf.HEADER + rdf.turtle(triples)
    told = rdf.jsonld(map(rdf.as_json, rdf.blocks(made)))
    assert {tuple(map(str, triple)) for triple in Graph().parse(data=told, format="json-ld")} == {
        tuple(map(str, triple)) for triple in graph(made)
    }


@pytest.mark.parametrize("spoiled", [b"<a> <b> <c> .", b"\xff\xfe", b"", b"\n<http://a/b>\n  a <http://a/c> ;\n  kaputt .\n"])
def test_a_record_that_is_not_ours_hides_no_other(spoiled: bytes) -> None:
    assert dcat.catalog([spoiled, record()], EDITION) == dcat.catalog([record()], EDITION)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("CC-BY-4.0", "cc-by/4.0"),
        ("https://creativecommons.org/licenses/by/4.0", "cc-by/4.0"),
        ("CC0-1.0", "cc-zero"),
        ("dl-de-by-2.0", "dl-by-de/2.0"),
        ("dl-de/by-2-0", "dl-by-de/2.0"),
        ("https://www.govdata.de/dl-de/zero-2-0", "dl-zero-de/2.0"),
        ("http://dcat-ap.de/def/licenses/dl-by-de/2.0", "dl-by-de/2.0"),
        ("ODbL-1.0", "odbl"),
        ("PDDL-1.0", "odcpddl"),
        ("MIT", "other-opensource"),
    ],
)
def test_the_spellings_of_licences(spelling: str, code: str) -> None:
    found = licences.listed(spelling)
    assert found
    assert found.code == code


@pytest.mark.skipif(not SHACL.is_dir(), reason="the official list is not here")
def test_every_licence_of_the_list_is_known() -> None:
    text = (SHACL / "vocab" / "dcat-ap-de-licenses-open.rdf").read_text()
    codes = {part.split('"')[0] for part in text.split('<skos:Concept rdf:about="http://dcat-ap.de/def/licenses/')[1:]}
    assert codes == {own.code for own in licences._KNOWN.values()}


def test_a_package_without_licence_gets_the_citys() -> None:
    assert dcat.licence_of(Package(name="ab", title="x"), EDITION) == licences.listed("dl-by-de/2.0")
    assert dcat.licence_of(Package(name="ab", title="x", licences=(Licence(name="geheim"),)), EDITION) is None


def test_attribution_is_the_publisher_unless_the_city_says_otherwise() -> None:
    assert "Stadt Bamberg, Amt 12" in record(edition=replace(EDITION, attribution="Stadt Bamberg, Amt 12"))


def test_json_ld_of_the_record_is_json() -> None:
    made = json.loads(rdf.jsonld(map(rdf.as_json, rdf.blocks(record()))))
    assert made["@context"]["dcat"] == DCAT
