"""A model of the city's own has a vote on texts: it adds, it takes nothing away, and what is wrong with it ends the run."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.stages.test_detect import opened

from opendata.errors import Misuse
from opendata.recognizers import spans
from opendata.recognizers.span import Span
from opendata.recognizers.taggers import LONGEST, Tag, Tagger, load, votes
from opendata.settings import from_environment
from opendata.stages.detect import Detection, detect
from opendata.table import OpenPackage
from opendata.wiring import code_digest

PEOPLE = ("orvand quellig", "tessura brandol", "ilmo vackerstein", "jorunde pelwitz", "sandrik molteu", "wenka durivall")
"""Names that are on no list, in small letters: the rules alone cannot know them."""
SENTENCES = (
    "gestern hat {} bei uns angerufen",
    "nach auskunft von {} ist der weg gesperrt",
    "laut {} fehlt die bank am spielplatz",
    "der hinweis kam von {} und ist erledigt",
)
PLACES = ("am marktplatz liegt seit tagen viel laub", "die laterne vor dem rathaus ist seit gestern dunkel")


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a tiny pipeline in a few seconds."""
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    nlp = spacy.blank("de")
    pipe: Any = nlp.add_pipe("ner")
    pipe.add_label("PER")
    texts = [(sentence.format(name), name) for sentence in SENTENCES for name in PEOPLE]
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(text.index(name), text.index(name) + len(name), "PER")]})
        for text, name in texts
    ] + [Example.from_dict(nlp.make_doc(text), {"entities": []}) for text in PLACES]
    fix_random_seed(7)
    chance = random.Random(7)  # noqa: S311  (no secret)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(25):
        chance.shuffle(examples)
        for at in range(0, len(examples), 8):
            nlp.update(examples[at : at + 8], sgd=optimizer, drop=0.1)
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return folder


class Words:
    """A tagger that calls every occurrence of some words a person, and counts what it is shown."""

    def __init__(self, *words: str, label: str = "PER", score: float = 1.0) -> None:
        self.words, self.label, self.score = words, label, score
        self.shown: list[str] = []

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        self.shown += texts
        return [
            [Tag(text.index(word), text.index(word) + len(word), self.label, self.score) for word in self.words if word in text]
            for text in texts
        ]


def remarks(*texts: str) -> OpenPackage:
    """Give a table of things with a column of remarks."""
    filler = [f"Der Weg Nummer {at} wurde gefegt, danach war alles in Ordnung und sauber." for at in range(20)]
    letters = "abcdefghijklmnopqrstuvwxyz"
    records = enumerate((*texts, *filler), start=1)
    return opened(
        [("Nr", "Bemerkung", "Gerät"), *((str(at), text, f"großer roter drache {letters[at]}") for at, text in records)]
    )


def marked(detection: Detection) -> list[tuple[int, int, int, str]]:
    return [(row, start, end, code) for row, _, start, end, code in detection.marks[1].lazy().collect().iter_rows()]


def tagger_of(model: str) -> Tagger:
    tagger = load(model)
    assert tagger is not None
    return tagger


# ------------------------------------------------------------------------------------------------------------- the vote


def test_a_pipeline_finds_what_no_rule_knows(pipeline: Path) -> None:
    texts = [SENTENCES[0].format(PEOPLE[2]), SENTENCES[2].format(PEOPLE[4]), PLACES[0]]
    assert [spans.find(text) for text in texts] == [(), (), ()]
    found = votes(tagger_of(f"spacy:{pipeline}"), texts)
    at = [text.index(name) for text, name in zip(texts, (PEOPLE[2], PEOPLE[4]), strict=False)]
    assert found == [
        (Span(at[0], at[0] + len(PEOPLE[2]), "PERSON_NAME"),),
        (Span(at[1], at[1] + len(PEOPLE[4]), "PERSON_NAME"),),
        (),
    ]


def test_a_vote_makes_a_finding_and_a_mark() -> None:
    package = remarks("gestern hat orvand quellig hier angerufen und von seinem weg erzählt")
    alone, helped = detect(package, {}), detect(package, {}, Words("orvand quellig"))
    assert (alone.findings, marked(alone)) == ((), [])
    assert [(one.entity, one.place.field, one.matched) for one in helped.findings] == [("FREE_TEXT", 2, 1)]
    assert marked(helped) == [(2, 12, 26, "PERSON_NAME")]


def test_our_spans_stay_where_the_two_overlap() -> None:
    text = "Herr Orvand Quellig hat angerufen, Telefon 0951 555123, und wartet nun auf eine Antwort."
    package = remarks(text)
    ours = marked(detect(package, {}))
    assert {code for *_, code in ours} >= {"PERSON_NAME", "PHONE"}
    assert marked(detect(package, {}, Words("Orvand Quellig hat angerufen", "Telefon 0951", "wartet nun"))) == sorted(
        [*ours, (2, text.index("wartet nun"), text.index("wartet nun") + 10, "PERSON_NAME")]
    )


def test_a_model_that_finds_nothing_takes_nothing_away() -> None:
    package = remarks("Frau Anna Huber aus der Lindenstraße rief an: 0951 555123, bitte um Rückruf.")
    alone, silent = detect(package, {}), detect(package, {}, Words())
    assert (silent.findings, marked(silent)) == (alone.findings, marked(alone))


def test_each_distinct_text_is_shown_once_and_nothing_but_texts() -> None:
    tagger = Words()
    text = "Der Brunnen am Platz läuft wieder, die Pumpe wurde heute gegen Mittag getauscht."
    detect(remarks(text, text, text), {}, tagger)
    assert tagger.shown.count(text) == 1
    assert len(tagger.shown) == 21  # no label of a thing is among them


def test_what_is_known_to_be_no_private_person_stays_so() -> None:
    text = "gestern hat Orvand Quellig hier angerufen und von seinem Weg erzählt, danach war Ruhe"
    tagger = Words("Orvand Quellig")
    assert len(marked(detect(remarks(text), {}, tagger))) == 1
    assert marked(detect(remarks(text), {"council": ("Orvand Quellig",)}, tagger)) == []


@pytest.mark.parametrize(
    ("tagger", "found"),
    [
        (Words("orvand", label="B-PERSON"), 1),
        (Words("orvand", label="HEALTH"), 1),
        (Words("orvand", label="LOC"), 0),
        (Words("orvand", label="ORG"), 0),
        (Words("orvand", score=0.4), 0),
        (Words("4711"), 0),
        (Words("--"), 0),
        (Words("[Name]"), 0),
        (Words("[Name"), 0),
        (Words("[E-Mail]", label="EMAIL"), 0),
        (Words("[Name] orvand"), 1),
    ],
)
def test_only_what_is_personal_and_likely_counts(tagger: Words, found: int) -> None:
    (spans_,) = votes(tagger, ["[E-Mail] [Name] orvand -- 4711"])
    assert len(spans_) == found


def test_long_texts_are_read_in_pieces_that_overlap() -> None:
    name = "orvand quellig"
    for at in (0, LONGEST - 7, LONGEST - 107, 2 * LONGEST, 5 * LONGEST + 3):
        text = f"{'x ' * (at // 2)}{' ' * (at % 2)}{name} {'y ' * LONGEST}"
        tagger = Words(name)
        assert votes(tagger, [text]) == [(Span(at, at + len(name), "PERSON_NAME"),)]
        assert max(map(len, tagger.shown)) <= LONGEST


# ----------------------------------------------------------------------------------------------------- what is wrong ends it


class Broken:
    def __init__(self, fault: BaseException | None = None, given: list[list[Tag]] | None = None) -> None:
        self.fault, self.given = fault, given or []

    def tag(self, texts: Sequence[str]) -> list[list[Tag]]:
        del texts
        if self.fault:
            raise self.fault
        return self.given


@pytest.mark.parametrize(
    "tagger",
    [
        Broken(ValueError("orvand")),
        Broken(SystemExit(1)),
        Broken(given=[[], []]),
        Broken(given=[[Tag(0, 99, "PER")]]),
        Broken(given=[[Tag(-1, 2, "PER")]]),
    ],
)
def test_a_model_that_fails_ends_the_run_without_a_cell(tagger: Broken) -> None:
    with pytest.raises(Misuse, match="model-failed") as caught:
        votes(tagger, ["orvand quellig"])
    assert (caught.value.params, caught.value.__cause__) == ({}, None)


def test_what_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    for model in (f"spacy:{tmp_path / 'none'}", f"spacy:{tmp_path}", "presidio:json:nothing", "presidio:no_such_module:x"):
        with pytest.raises(Misuse, match="model-unusable"):
            load(model)
    import spacy

    spacy.blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(Misuse, match="model-labels"):
        load(f"spacy:{tmp_path / 'blank'}")
    assert load("") is None


@pytest.mark.parametrize(
    "model", ["spacy", "spacy:", "bert:x", "presidio:x", "presidio:../x:y", "presidio:x:y()", "de_core_news_sm"]
)
def test_a_setting_that_names_no_model_is_refused(model: str) -> None:
    with pytest.raises(Misuse, match="model-unknown"):
        from_environment({"OPENDATA_MODEL": model})


def test_a_folder_is_made_absolute_and_another_model_means_other_results(tmp_path: Path) -> None:
    assert from_environment({}).model == ""
    assert from_environment({"OPENDATA_MODEL": "spacy:a/b"}).model == f"spacy:{Path('a/b').absolute()}"
    assert from_environment({"OPENDATA_MODEL": "presidio:a.b:c"}).model == "presidio:a.b:c"
    digests = {code_digest(""), code_digest(f"spacy:{tmp_path}")}
    (tmp_path / "weights").write_bytes(b"1")
    digests.add(code_digest(f"spacy:{tmp_path}"))
    (tmp_path / "weights").write_bytes(b"2")
    digests.add(code_digest(f"spacy:{tmp_path}"))
    assert len(digests) == 4


# ------------------------------------------------------------------------------------------------------- the other adapters

ENGINE = """
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

def engine():
    registry = RecognizerRegistry(supported_languages=["de"])
    pattern = Pattern("name", r"orvand quellig", 0.9)
    registry.add_recognizer(PatternRecognizer("PERSON", patterns=[pattern], supported_language="de"))
    silent = NoOpNlpEngine(models=[{"lang_code": "de", "model_name": ""}])
    return AnalyzerEngine(registry=registry, nlp_engine=silent, supported_languages=["de"])

ready = engine()
"""


@pytest.mark.parametrize("name", ["engine", "ready"])
def test_any_presidio_engine_has_a_vote(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f"city_{name}.py").write_text(ENGINE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = votes(tagger_of(f"presidio:city_{name}:{name}"), ["von orvand quellig", "nichts"])
    assert found == [(Span(4, 18, "PERSON_NAME"),), ()]


def test_a_library_that_is_missing_is_named(tmp_path: Path) -> None:
    try:
        import transformers  # noqa: F401
    except ImportError:
        with pytest.raises(Misuse, match="model-library-missing") as caught:
            load(f"transformers:{tmp_path}")
        assert caught.value.params == {"library": "transformers"}


def tiny_transformer(folder: Path) -> Path:
    """Write a model of one layer whose weights are made by hand: the word "orvand" is a person, all others are nothing."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "orvand", "quellig", "hat", "angerufen", "x"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    transformers.BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=len(words),
        num_hidden_layers=0,
        num_attention_heads=1,
        intermediate_size=4,
        max_position_embeddings=64,
        id2label={0: "O", 1: "B-PER", 2: "I-PER"},
        label2id={"O": 0, "B-PER": 1, "I-PER": 2},
    )
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():
        for weights in model.parameters():
            weights.zero_()
        model.bert.embeddings.word_embeddings.weight.copy_(torch.eye(len(words)))
        model.bert.embeddings.LayerNorm.weight.fill_(1)
        model.classifier.bias.copy_(torch.tensor([1.0, 0.0, 0.0]))
        model.classifier.weight[1, 5] = model.classifier.weight[2, 6] = 5
    model.save_pretrained(folder)
    return folder


def test_a_transformers_folder_has_a_vote(tmp_path: Path) -> None:
    tagger = tagger_of(f"transformers:{tiny_transformer(tmp_path)}")
    far = f"{'x ' * 300}orvand quellig hat angerufen"  # far more tokens than the model sees at once
    assert votes(tagger, ["hat orvand quellig angerufen", "x", far]) == [
        (Span(4, 18, "PERSON_NAME"),),
        (),
        (Span(600, 614, "PERSON_NAME"),),
    ]


# -------------------------------------------------------------------------------------------------------- the command line


def opendata(*arguments: str | Path, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("opendata")), *map(str, arguments)]
    settings = {"OPENDATA_VAR": str(var), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    filler = [f"{at};Der Weg Nummer {at} wurde gefegt, danach war alles in Ordnung und sauber." for at in range(2, 20)]
    rows = ["Nr;Bemerkung", f"1;{SENTENCES[0].format(PEOPLE[0])} und fragt nach dem Stand", *filler]
    path = tmp_path / "hinweise.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_the_room_reads_the_model(pipeline: Path, table: Path, tmp_path: Path) -> None:
    alone = opendata("detect", table, "--json", var=tmp_path / "var")
    helped = opendata("detect", table, "--json", var=tmp_path / "var", OPENDATA_MODEL=f"spacy:{pipeline}")
    assert json.loads(alone.stdout)["hinweise.csv"]["spans"] == []
    (span,) = json.loads(helped.stdout)["hinweise.csv"]["spans"]
    assert (span["row"], span["entity"], span["end"] - span["start"]) == (0, "PERSON_NAME", len(PEOPLE[0]))
    doctor = opendata("doctor", "--json", var=tmp_path / "var", OPENDATA_MODEL=f"spacy:{pipeline}")
    assert {one["code"]: one["ok"] for one in json.loads(doctor.stdout)}["doctor-model"] is True


@pytest.mark.parametrize(("command", "language"), [("detect", "en"), ("check", "de"), ("publish", "de")])
def test_without_the_model_that_was_asked_for_nothing_is_done(command: str, language: str, table: Path, tmp_path: Path) -> None:
    model = f"spacy:{tmp_path / 'none'}"
    ran = opendata(command, table, "--lang", language, var=tmp_path / "var", OPENDATA_MODEL=model)
    assert ran.returncode == 2
    said = " ".join((ran.stdout + ran.stderr).split())
    assert ("Es wurde nichts geprüft" if language == "de" else "Nothing was checked") in said
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "var" / "portal" / "hinweise").exists()
    doctor = opendata("doctor", "--json", var=tmp_path / "var", OPENDATA_MODEL=model)
    assert {one["code"]: one["ok"] for one in json.loads(doctor.stdout)}["doctor-model"] is False
