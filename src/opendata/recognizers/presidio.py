"""Presidio beside our own recognizers: an additional vote on texts, and our recognizers as its EntityRecognizers for others.

The only import of presidio, inside the functions: it costs two to three seconds (spaCy). Offline always: no model, no suffix
list from the network, no URL recognizer (quadratic on hostile text). It may add a span, never take one away.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from opendata.recognizers import RECOGNIZERS
from opendata.recognizers.span import Span
from opendata.recognizers.spans import find

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

LONGEST_CANDIDATE: Final = 2000
"""Characters given to presidio at once: on hostile text its phone recognizer is slow beyond."""

_NAMES: Final = {
    "DE_SOCIAL_SECURITY": "PENSION_NO",
    "DE_HEALTH_INSURANCE": "HEALTH_INS_NO",
    "IBAN_CODE": "IBAN",
    "IP_ADDRESS": "IP_ADDRESS",
    "MAC_ADDRESS": "MAC_ADDRESS",
}
"""What it may add. Its tax ids (one in eleven random numbers passes), identity cards and office mailboxes would be alarms."""


def vote(text: str, ours: Sequence[Span]) -> Iterator[Span]:
    """Give what presidio's pattern recognizers find in a text besides our own spans.

    Args:
        text: at most LONGEST_CANDIDATE characters of it are looked at.
        ours: the spans that stand already.
    """
    for result in engine().analyze(text=text[:LONGEST_CANDIDATE], language="de", entities=sorted(_NAMES), score_threshold=0.5):
        span = Span(result.start, result.end, _NAMES[result.entity_type])
        if not any(span.start < other.end and other.start < span.end for other in ours):
            yield span


@lru_cache(maxsize=1)
def engine() -> "AnalyzerEngine":
    """Give an analyzer for German that needs neither model nor network."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    registry = RecognizerRegistry(supported_languages=["de"])
    for recognizer in (*_patterns(), *own()):
        registry.add_recognizer(recognizer)
    silent = NoOpNlpEngine(models=[{"lang_code": "de", "model_name": ""}])
    return AnalyzerEngine(registry=registry, nlp_engine=silent, supported_languages=["de"])


def _patterns() -> Iterator["EntityRecognizer"]:
    from presidio_analyzer import predefined_recognizers as predefined

    for name in ("DeTaxIdRecognizer", "DeTaxNumberRecognizer", "DeSocialSecurityRecognizer", "DeHealthInsuranceRecognizer"):
        kind = getattr(predefined, name, None)
        if kind is not None:
            yield kind(supported_language="de")
    yield predefined.IbanRecognizer(supported_language="de")
    yield predefined.IpRecognizer(supported_language="de")
    yield _offline_mail()


def _offline_mail() -> "EntityRecognizer":
    from presidio_analyzer import predefined_recognizers as predefined
    from tldextract import TLDExtract

    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)

    class OfflineEmailRecognizer(predefined.EmailRecognizer):
        """Presidio's mail pattern, its domain checked against the list that is installed."""

        def validate_result(self, pattern_text: str) -> bool:
            """Say whether the domain has a public suffix."""
            return bool(extract(pattern_text).top_domain_under_public_suffix)

    return OfflineEmailRecognizer(supported_language="de")


def own() -> Iterator["EntityRecognizer"]:
    """Give our recognizers in presidio's form, one per entity, so that other programs can register them."""
    from presidio_analyzer import EntityRecognizer, RecognizerResult

    class OwnRecognizer(EntityRecognizer):
        """Spans of one entity, as spans.find gives them."""

        def load(self) -> None:
            """Load nothing: there is no model."""

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:  # noqa: ANN401  (presidio's)
            """Give the spans of this recognizer's entity."""
            del nlp_artifacts
            wanted = set(entities) & set(self.supported_entities)
            return [RecognizerResult(one.entity, one.start, one.end, 0.85) for one in find(text) if one.entity in wanted]

    for recognizer in RECOGNIZERS:
        yield OwnRecognizer(
            [recognizer.entity], name=f"Own{recognizer.entity}", supported_language="de", version=str(recognizer.version)
        )
