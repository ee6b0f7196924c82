"""presidio on the labelled tables: all its German recognizers, the header as context, offline, its best setting of 64.

That setting: a score of 0.5 or more, any hit in a column counts; spans count from 0.4, where more of them are found at the same
precision. It reads every cell of text columns and SAMPLE cells of each other column, evenly spread over the distinct ones. A
column whose hits are parts of longer cells is a text. What it finds that is no personal data of ours (VAT ids, trade registers)
counts neither way.
"""

import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from labelled import Run

from opendata.recognizers.presidio import words_only
from opendata.table import OpenField, OpenPackage, OpenResource

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

SAMPLE: Final = 50
_SURE: Final = 0.5
_SURE_IN_TEXTS: Final = 0.4
_LONGEST: Final = 2000
_OURS: Final = {
    "DE_TAX_ID": "TAX_ID",
    "DE_TAX_NUMBER": "TAX_NUMBER",
    "DE_SOCIAL_SECURITY": "PENSION_NO",
    "DE_HEALTH_INSURANCE": "HEALTH_INS_NO",
    "DE_ID_CARD": "ID_CARD",
    "DE_PASSPORT": "PASSPORT",
    "DE_KFZ": "LICENSE_PLATE",
    "DE_PLZ": "POSTAL_PLACE",
    "DE_LANR": "DOCTOR_NO",
    "DE_FUEHRERSCHEIN": "DRIVING_LICENCE",
    "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL",
    "IBAN_CODE": "IBAN",
    "IP_ADDRESS": "IP_ADDRESS",
    "MAC_ADDRESS": "MAC_ADDRESS",
}


def engine() -> "AnalyzerEngine":
    """Give presidio with every recognizer that German tables can profit from, and none of ours."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as predefined

    registry = RecognizerRegistry(supported_languages=["de"])
    german = sorted(name for name in dir(predefined) if name.startswith("De") and name.endswith("Recognizer"))
    for name in (*german, "IbanRecognizer", "IpRecognizer", "MacAddressRecognizer"):
        registry.add_recognizer(getattr(predefined, name)(supported_language="de"))
    registry.add_recognizer(predefined.PhoneRecognizer(supported_language="de", supported_regions=["DE"]))
    registry.add_recognizer(_offline_mail())
    return AnalyzerEngine(registry=registry, nlp_engine=words_only(), supported_languages=["de"])


def _offline_mail() -> "EntityRecognizer":
    """Give presidio's mail recognizer; as it comes, it asks the network for the list of public suffixes."""
    from presidio_analyzer import predefined_recognizers as predefined
    from tldextract import TLDExtract

    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)

    class OfflineEmailRecognizer(predefined.EmailRecognizer):
        def validate_result(self, pattern_text: str) -> bool:
            return bool(extract(pattern_text).top_domain_under_public_suffix)

    return OfflineEmailRecognizer(supported_language="de")


def predicted(package: OpenPackage, truth: dict[str, Any], analyzer: "AnalyzerEngine") -> Run:
    """Let presidio look at a folder's tables; the labels say only which columns are texts."""
    wall, processor, cells = time.perf_counter(), time.process_time(), 0
    predictions: dict[str, Any] = {}
    for resource in package.resources:
        path = str(resource.descriptor["path"])
        labels = truth["files"].get(path, {"columns": {}})["columns"]
        columns: dict[str, Any] = {}
        spans: list[dict[str, Any]] = []
        for one in resource.fields:
            text = bool(labels.get(one.label, {}).get("text"))
            looked = _cells(resource, one, whole=text)
            cells += len(looked)
            columns[one.label], found = _column(looked, one, resource, analyzer)
            spans += found
        predictions[path] = {**columns, "spans": spans}
    return Run(predictions, cells, time.perf_counter() - wall, time.process_time() - processor)


def _cells(resource: OpenResource, one: OpenField, *, whole: bool) -> list[tuple[int, str]]:
    if resource.cells is None:
        return []
    name = f"f{one.number}"
    frame = resource.cells.lazy().select("row", name).drop_nulls().collect()
    if not whole:
        frame = frame.unique(subset=name, keep="first", maintain_order=True)
        frame = frame.gather_every(max(frame.height // SAMPLE, 1)).head(SAMPLE)
    return [(int(row), str(cell)) for row, cell in frame.select("row", pl.col(name)).iter_rows()]


def _column(
    cells: list[tuple[int, str]], one: OpenField, resource: OpenResource, analyzer: "AnalyzerEngine"
) -> tuple[str | None, list[dict[str, Any]]]:
    """Give the label of a column, and its spans."""
    header = max(resource.reading.header_rows, default=0)
    hits: Counter[str] = Counter()
    parts = hit_cells = 0
    spans = []
    for row, cell in cells:
        found = looked_at(cell, one.label, analyzer)
        place = {"row": row - header - 1, "column": one.label}
        spans += [{**place, "start": start, "end": end, "entity": entity} for start, end, entity, _ in found]
        sure = [(end - start, entity) for start, end, entity, score in found if score >= _SURE]
        hits.update({entity for _, entity in sure})
        hit_cells += bool(sure)
        parts += bool(sure) and 2 * max(length for length, _ in sure) < len(cell)
    if not hits:
        return None, spans
    return "FREE_TEXT" if 2 * parts > hit_cells else max(sorted(hits), key=lambda entity: hits[entity]), spans


def looked_at(cell: str, label: str, analyzer: "AnalyzerEngine") -> list[tuple[int, int, str, float]]:
    """Give what presidio finds in one cell: from where to where, what, and how sure."""
    context = label.lower().replace("_", " ").split()
    found = analyzer.analyze(cell[:_LONGEST], language="de", context=context, score_threshold=_SURE_IN_TEXTS)
    return [(one.start, one.end, _OURS[one.entity_type], one.score) for one in found if one.entity_type in _OURS]
