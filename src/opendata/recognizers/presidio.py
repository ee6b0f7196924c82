"""Our recognizers in presidio's form, so that other programs can use them; the only import of presidio.

Inside the functions: it costs two to three seconds (spaCy). Nothing of our own path needs it. Offline always: no model, no suffix
list from the network.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from opendata.recognizers import RECOGNIZERS
from opendata.recognizers.base import Recognizer
from opendata.recognizers.cells import clean
from opendata.recognizers.headers import words_of
from opendata.recognizers.span import Span
from opendata.recognizers.spans import find

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

_IN_A_TEXT: Final = 0.85
"""Sure enough alone: presidio's usual threshold is below, and context words lift it."""
_LEAST: Final = 0.3
_SHARE: Final = 0.55


def own() -> Iterator["EntityRecognizer"]:
    """Give our recognizers, one per entity, for any presidio registry of the language "de".

    Each finds what `spans.find` finds of its entity inside a text, and takes a text that is as a whole one of its cells, as when
    a table is read cell by cell. There the score says how little the hit may be chance (`Recognizer.chance`); a word of
    `Recognizer.headers` in the context lifts it.
    """
    from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

    class OwnRecognizer(EntityRecognizer):
        """One recognizer of ours."""

        def __init__(self, recognizer: Recognizer) -> None:
            self.recognizer = recognizer
            super().__init__(
                [recognizer.entity],
                name=f"Own{recognizer.entity}",
                supported_language="de",
                version=str(recognizer.version),
                context=context_words(recognizer),
            )

        def load(self) -> None:
            """Load nothing: there is no model."""

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:  # noqa: ANN401  (presidio's)
            """Give the spans of this recognizer's entity."""
            del nlp_artifacts
            entity, why = self.recognizer.entity, self.recognizer.source
            if entity not in entities:
                return []
            name = f"Own{entity}"
            found = {one: _IN_A_TEXT for one in _found(text) if one.entity == entity}
            if _is_one(self.recognizer, text):
                found.setdefault(Span(0, len(text), entity), _alone(self.recognizer))
            return [
                RecognizerResult(entity, span.start, span.end, score, AnalysisExplanation(name, score, textual_explanation=why))
                for span, score in sorted(found.items())
            ]

    yield from map(OwnRecognizer, RECOGNIZERS)


def engine() -> "AnalyzerEngine":
    """Give an analyzer for German texts with our recognizers and no others, which needs neither model nor network."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer

    registry = RecognizerRegistry(supported_languages=["de"])
    for recognizer in own():
        registry.add_recognizer(recognizer)
    enhancer = LemmaContextAwareEnhancer(context_similarity_factor=0.35, context_matching_mode="whole_word")
    return AnalyzerEngine(registry=registry, nlp_engine=words_only(), supported_languages=["de"], context_aware_enhancer=enhancer)


def words_only() -> "SpacyNlpEngine":
    """Give what an analyzer needs to split German texts into words, without a model.

    Context words in the text count with it, as they do not with presidio's `NoOpNlpEngine`.
    """
    import spacy
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class BlankEngine(SpacyNlpEngine):
        """Splits texts into words, and does nothing else."""

        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "de", "model_name": "blank"}])
            self.nlp = {"de": spacy.blank("de")}  # type: ignore[assignment]  # presidio begins with None

        def load(self) -> None:
            """Load nothing: the pipeline is there."""

    return BlankEngine()


def header_words(header: str) -> list[str]:
    """Give the words of a column's header as `context` for the analyzer: "Steuer-ID" is "steuer", "id" and "steuerid"."""
    words = words_of(header)
    return list(dict.fromkeys((*words, "".join(words))))


def context_words(recognizer: Recognizer) -> list[str]:
    """Give the header words of a recognizer as presidio compares them: whole words, no stems."""
    return [word for word in recognizer.headers if re.fullmatch(r"\w+", word)]


@lru_cache(maxsize=8)
def _found(text: str) -> tuple[Span, ...]:
    """Find all in a text once, though presidio asks one recognizer after the other."""
    return find(text)


def _is_one(recognizer: Recognizer, text: str) -> bool:
    """Say whether a text as a whole is a cell of this kind."""
    if len(text) > recognizer.room.length[1]:
        return False
    return bool(recognizer.match(clean(pl.Series([text], dtype=pl.String)))[0])


def _alone(recognizer: Recognizer) -> float:
    """Score a hit by what chance leaves of it: from 0.3 (any such cell would pass) to 0.85 (none would)."""
    return round(_LEAST + _SHARE * (1 - recognizer.chance), 2)
