"""A model that the city has, as one more vote on texts: it may add a span, never take one away, and it clears nothing.

Everything is read from the folder or module that the setting names: nothing is downloaded. It is loaded where the cells are, in
the room, which has no network. What is wrong with it ends the run: a vote that silently fails would be no vote.
"""

import importlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Protocol

from opendata.errors import Misuse
from opendata.recognizers import BY_ENTITY
from opendata.recognizers.span import Span
from opendata.texts.action_texts import OTHER, WORDS

LONGEST: Final = 1000
"""Characters given to a model at once: more than 512 tokens, which most models see of a text, are rare in them."""
_OVERLAP: Final = 100
_SURE: Final = 0.5
_NAMES: Final = {"PER": "PERSON_NAME", "PERS": "PERSON_NAME", "PERSON": "PERSON_NAME"}
"""What models call people. Places and organisations are no personal data; a model trained for us may use our own words."""
_REDACTED: Final = re.compile(rf"\[(?:{'|'.join(map(re.escape, (*WORDS.values(), OTHER)))})\]")
"""What we put in a name's place ourselves: models take it for a name, and the proof of a release would fail on it."""
_OFFLINE: Final = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True)
class Tag:
    """Characters `start` to `end` of a text, what the model calls them, and how sure it is (0 to 1)."""

    start: int
    end: int
    label: str
    score: float = 1.0


class Tagger(Protocol):
    """All that is asked of a model."""

    def tag(self, texts: Sequence[str]) -> Sequence[Sequence[Tag]]:
        """Give the tags of each text."""


def votes(tagger: Tagger, texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Give what a model finds in each text, as spans of ours; they may overlap.

    Args:
        tagger: the model.
        texts: cells as delivered, each distinct one once; long ones are shown to it in pieces.

    Raises:
        Misuse: `model-failed`: it broke, or gave what does not fit the texts.
    """
    pieces = [(at, start, text[start : start + LONGEST]) for at, text in enumerate(texts) for start in _starts(text)]
    given = _given(tagger, [piece for _, _, piece in pieces])
    found: list[tuple[Span, ...]] = [()] * len(texts)
    for at, tagged in groupby(zip(pieces, given, strict=True), key=lambda one: one[0][0]):
        spans = {span for (_, start, piece), tags in tagged for span in _spans(piece, tags, start)}
        found[at] = tuple(sorted(spans))
    return found


def _starts(text: str) -> range:
    return range(0, max(len(text) - _OVERLAP, 1), LONGEST - _OVERLAP)


def _given(tagger: Tagger, pieces: Sequence[str]) -> Sequence[Sequence[Tag]]:
    """Ask the model. Whatever it raises may quote a cell: only that it failed comes out."""
    try:
        given = tagger.tag(pieces) if pieces else []
    except MemoryError:
        raise
    except (Exception, SystemExit):  # noqa: BLE001
        raise Misuse("model-failed") from None
    if len(given) != len(pieces):
        raise Misuse("model-failed")
    return given


def _spans(piece: str, tags: Sequence[Tag], offset: int) -> Iterator[Span]:
    plain = _REDACTED.sub(lambda found: " " * len(found.group()), piece)
    for tag in tags:
        if not 0 <= tag.start <= tag.end <= len(piece):
            raise Misuse("model-failed")
        entity = entity_of(tag.label)
        words = plain[tag.start : tag.end]
        if entity is None or tag.score < _SURE or not _plausible(words, entity):
            continue
        start = tag.start + len(words) - len(words.lstrip())
        yield Span(start + offset, start + len(words.strip()) + offset, entity)


def _plausible(words: str, entity: str) -> bool:
    """Models call numbers people now and then; no name has a digit."""
    if entity == "PERSON_NAME":
        return any(map(str.isalpha, words)) and not any(map(str.isdigit, words))
    return bool(words.strip())


def entity_of(label: str) -> str | None:
    """Give our word for what a model calls something; None for what is not personal or unknown."""
    plain = label.upper().removeprefix("B-").removeprefix("I-")
    return _NAMES.get(plain) or (plain if plain in BY_ENTITY else None)


# ------------------------------------------------------------------------------------------------------------ adapters


def load(model: str) -> Tagger | None:
    """Load the model that `Settings.model` names; None where it names none.

    Raises:
        Misuse: `model-library-missing`, `model-unusable`, `model-labels`: there is no such model, or none that finds people.
    """
    if not model:
        return None
    os.environ.update(_OFFLINE)
    kind, _, where = model.partition(":")
    adapters: dict[str, Callable[[str], _Adapter]] = {"spacy": _Spacy, "transformers": _Transformers, "presidio": _Presidio}
    try:
        tagger = adapters[kind](where)
    except ModuleNotFoundError as error:
        if error.name in _NEEDED:
            raise Misuse("model-library-missing", library=error.name) from None
        raise Misuse("model-unusable", model=model) from None
    except (Exception, SystemExit):  # noqa: BLE001  (foreign code: whatever is wrong with it, there is no model)
        raise Misuse("model-unusable", model=model) from None
    if not any(map(entity_of, tagger.labels)):
        raise Misuse("model-labels", model=model)
    return tagger


_NEEDED: Final = ("spacy", "transformers", "torch", "presidio_analyzer")


class _Adapter(Protocol):
    """A model behind the protocol, and the labels it may give."""

    labels: Sequence[str]

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        """Give the tags of each text."""


class _Spacy:
    """A spaCy pipeline in a folder, as `nlp.to_disk` writes it."""

    def __init__(self, folder: str) -> None:
        import spacy

        self._nlp = spacy.load(Path(folder))  # a text could name an installed package
        self.labels: Sequence[str] = [label for labels in self._nlp.pipe_labels.values() for label in labels]

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        return [[Tag(one.start_char, one.end_char, one.label_) for one in doc.ents] for doc in self._nlp.pipe(texts)]


class _Transformers:
    """A token-classification model in a folder, as `save_pretrained` writes it: weights as safetensors, a fast tokenizer.

    Other weights can carry code.
    """

    def __init__(self, folder: str) -> None:
        from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

        if not Path(folder).is_dir():  # else the name could be one on a hub
            raise FileNotFoundError
        local = {"local_files_only": True, "trust_remote_code": False}
        tokenizer = AutoTokenizer.from_pretrained(folder, **local)
        model = AutoModelForTokenClassification.from_pretrained(folder, use_safetensors=True, **local)
        positions = getattr(model.config, "max_position_embeddings", 512) - 2  # some models keep two for themselves
        tokenizer.model_max_length = min(tokenizer.model_max_length, positions)
        self.labels: Sequence[str] = list(model.config.id2label.values())
        self._tag = partial(
            pipeline("token-classification", model=model, tokenizer=tokenizer, device=-1),
            aggregation_strategy="simple",
            stride=tokenizer.model_max_length // 4,  # a text with more tokens is read in steps, not cut off
            batch_size=16,
        )

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        return [
            [Tag(one["start"], one["end"], one["entity_group"], float(one["score"])) for one in found]
            for found in self._tag(list(texts))
        ]


class _Presidio:
    """Any presidio AnalyzerEngine for German: `MODULE:NAME` is one, or a function that gives one."""

    def __init__(self, where: str) -> None:
        module, _, name = where.partition(":")
        named: Any = getattr(importlib.import_module(module), name)
        self._engine = named if hasattr(named, "analyze") else named()
        self.labels: Sequence[str] = list(self._engine.get_supported_entities(language="de"))

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        return [
            [Tag(one.start, one.end, one.entity_type, one.score) for one in self._engine.analyze(text=text, language="de")]
            for text in texts
        ]
