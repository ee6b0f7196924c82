"""The official shapes of DCAT-AP.de 3.0 and DCAT-AP HVD 3.0, and what they find in a graph."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, URIRef

SHACL = Path(__file__).parents[1] / ".." / "shared" / "standards" / "shacl"
needs_shapes = pytest.mark.skipif(not SHACL.is_dir(), reason="the official shapes are not here")

_SH = "http://www.w3.org/ns/shacl#"
_TOLD = ("focusNode", "resultPath", "value", "resultMessage")


@cache
def shapes() -> Graph:
    """Load the official shapes; three files bind `dcatap:` to a wrong namespace, which leaves rules dead."""
    graph = Graph()
    names = ("dcat-ap-SHACL-DE", "dcat-ap-spec-german-additions", "dcat-ap-de-controlledvocabularies", "dcat-ap-de-deprecated")
    for path in (SHACL / "dcat-ap-3.0.0" / "dcat-ap-SHACL.ttl", *(SHACL / "dcat-ap-de-3.0" / f"{name}.ttl" for name in names)):
        graph.parse(data=path.read_text().replace("http://data.europa.eu/r5r#", "http://data.europa.eu/r5r/"), format="turtle")
    return graph


@cache
def background() -> Graph:
    """Vocabularies are merged into the data: as `ont_graph` their schemes would be lost."""
    graph = Graph()
    for path in sorted((SHACL / "vocab").iterdir()):
        if path.suffix in {".ttl", ".rdf"}:
            graph.parse(path)
    for path in sorted((SHACL / "ontologies").iterdir()):
        for triple in Graph().parse(path).triples((None, RDFS.subClassOf, None)):
            graph.add(triple)
    return graph


@cache
def high_value_shapes() -> Graph:
    """Load the official shapes for datasets of high value."""
    return Graph().parse(SHACL / "dcat-ap-hvd-3.0.0" / "hvd-SHACL-base.ttl")


def findings(graph: Graph, *, high_value: bool = False) -> list[tuple[str, ...]]:
    """List violations and warnings, each as the node, the property, the value and what the shapes say."""
    import pyshacl

    _, report, _ = pyshacl.validate(
        graph + background(),
        shacl_graph=high_value_shapes() if high_value else shapes(),
        inference="none",
        do_owl_imports=False,
        allow_warnings=True,
        allow_infos=True,
    )
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, URIRef(f"{_SH}ValidationResult"))
    return [tuple(str(report.value(result, URIRef(_SH + told))) for told in _TOLD) for result in results]
