"""Asks the room: calls what sees cells, in the sandbox, and takes back values and open descriptors.

The functions of `inside` are named as strings, so that this process never loads them.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from opendata import sandbox
from opendata.model import Inspection, Json, Place, ReleasedFile, Treatment, Verdict
from opendata.policy import Policy
from opendata.rows import FIRST_ROWS
from opendata.settings import Settings


@dataclass(frozen=True)
class Inspected:
    """An Inspection, and the opened package as nameless files."""

    inspection: Inspection
    descriptors: tuple[int, ...]
    seconds: dict[str, float]

    def close(self) -> None:
        """Let the opened package go."""
        for descriptor in self.descriptors:
            os.close(descriptor)


@dataclass(frozen=True)
class Built:
    """A verified version folder: its files as nameless descriptors by path."""

    files: tuple[ReleasedFile, ...]
    descriptors: tuple[int, ...]
    inspection: Inspection
    treatments: tuple[Treatment, ...]
    seconds: dict[str, float]

    def close(self) -> None:
        """Let the files go."""
        for descriptor in self.descriptors:
            os.close(descriptor)


def inspect(  # noqa: PLR0913  (four say what is read, three how)
    name: str,
    descriptors: Sequence[int],
    policy: Policy,
    last: Inspection | None,
    hide: Sequence[str] = (),
    *,
    model: str,
    rows: int = FIRST_ROWS,
    told: Json | None = None,
) -> Inspected:
    """Read, validate, detect and measure a delivery in the sandbox; an Issue names up to `rows` rows.

    `told`: how people say that columns are meant which can be read in two ways, by table and column (`f7`).

    `model`, here and below: as Settings has it.

    Raises:
        Misuse: the model does not load, or fails.
    """
    request = {**_request(name, policy, last), "rows": rows, "model": model, "told": told or {}}
    answer = sandbox.run("opendata.inside:inspect", request, descriptors, _limits(descriptors, model=model), hide=hide)
    inspection = Inspection.model_validate_json(json.dumps(answer.value["inspection"]))
    return Inspected(inspection, answer.descriptors, answer.value["seconds"])


def build(
    inspected: Inspected, verdict: Verdict, edition: Json, policy: Policy, hide: Sequence[str] = (), *, model: str, complete: bool
) -> Built:
    """Treat, pack, inspect again and verify in the sandbox.

    `complete`: in every form that is published, else only what a verdict can depend on.

    Raises:
        Refused: the verification found something that must not go out.
    """
    request = _request(inspected.inspection.package.name, policy, None) | {
        "inspection": inspected.inspection.model_dump(mode="json"),
        "verdict": verdict.model_dump(mode="json"),
        "edition": edition,
        "complete": complete,
        "model": model,
    }
    limits = _limits(inspected.descriptors, cpu=120, forms=complete, model=model)  # it was read within the limits for the unknown
    answer = sandbox.run("opendata.inside:build", request, inspected.descriptors, limits, hide=hide)
    return Built(
        files=tuple(ReleasedFile.model_validate_json(json.dumps(file)) for file in answer.value["files"]),
        descriptors=answer.descriptors,
        inspection=Inspection.model_validate_json(json.dumps(answer.value["inspection"])),
        treatments=tuple(Treatment.model_validate_json(json.dumps(item)) for item in answer.value["treatments"]),
        seconds=answer.value["seconds"],
    )


def reveal(inspected: Inspected, told: Json, readings: Sequence[Sequence[str]], language: str, hide: Sequence[str] = ()) -> int:
    """Write the report page of an inspected delivery, in the sandbox: an open file that this process never reads."""
    request = {"inspection": inspected.inspection.model_dump(mode="json"), "told": told, "readings": list(readings)}
    limits = _limits(inspected.descriptors)
    answer = sandbox.run("opendata.inside:reveal", {**request, "language": language}, inspected.descriptors, limits, hide=hide)
    return answer.descriptors[0]


@dataclass(frozen=True)
class Repairs:
    """What is proposed for each file, without a cell; the words for the person and the copies by path, as nameless files."""

    files: tuple[Json, ...]
    words: int
    copies: dict[str, int]

    def close(self) -> None:
        """Let the files go."""
        for descriptor in (self.words, *self.copies.values()):
            os.close(descriptor)


def repair(
    name: str, descriptors: Sequence[int], policy: Policy, language: str, hide: Sequence[str] = (), *, examples: bool
) -> Repairs:
    """Propose repairs of a delivery's files, in the sandbox; with `examples` the words hold cells."""
    request = {**_request(name, policy, None), "language": language, "examples": examples}
    answer = sandbox.run("opendata.inside:repair", request, descriptors, _limits(descriptors), hide=hide)
    files = tuple(answer.value["files"])
    copies = dict(zip((file["path"] for file in files if file["copied"]), answer.descriptors[1:], strict=True))
    return Repairs(files, answer.descriptors[0], copies)


def predict(
    name: str, descriptors: Sequence[int], policy: Policy, hide: Sequence[str] = (), *, model: str
) -> tuple[Json, list[str]]:
    """Find only the personal data, in the form of `opendata detect --json`; also the names of files that hold no table."""
    request = {**_request(name, policy, None), "model": model}
    answer = sandbox.run("opendata.inside:predict", request, descriptors, _limits(descriptors, model=model), hide=hide)
    return dict(answer.value["prediction"]), list(answer.value["unread"])


@dataclass(frozen=True)
class Studied:
    """What was noticed in files without a descriptor; `preamble` holds the lines above the tables that name nobody."""

    inspection: Inspection
    preamble: tuple[str, ...]


def study(name: str, descriptors: Sequence[int], policy: Policy, hide: Sequence[str] = (), *, model: str) -> Studied:
    """Inspect files that no descriptor describes."""
    request = {**_request(name, policy, None), "model": model}
    answer = sandbox.run("opendata.inside:study", request, descriptors, _limits(descriptors, model=model), hide=hide)
    inspection = Inspection.model_validate_json(json.dumps(answer.value["inspection"]))
    return Studied(inspection, tuple(answer.value["preamble"]))


@dataclass(frozen=True)
class Seen:
    """What was noticed in files that are published already; `around` are the places beside the cells that name people."""

    inspection: Inspection
    around: tuple[Place, ...]


def look(name: str, descriptors: Sequence[int], policy: Policy, hide: Sequence[str] = (), *, model: str) -> Seen:
    """Inspect files that are published already."""
    request = {**_request(name, policy, None), "model": model}
    answer = sandbox.run("opendata.inside:look", request, descriptors, _limits(descriptors, model=model), hide=hide)
    inspection = Inspection.model_validate_json(json.dumps(answer.value["inspection"]))
    return Seen(inspection, tuple(Place.model_validate_json(json.dumps(place)) for place in answer.value["around"]))


def personal(text: str, hide: Sequence[str] = ()) -> bool:
    """Say whether a text that a person wrote names somebody, or how to reach one."""
    return all_personal([text], hide)[0]


def all_personal(texts: Sequence[str], hide: Sequence[str] = ()) -> tuple[bool, ...]:
    """Say it of each of some texts."""
    return tuple(
        bool(one) for one in sandbox.run("opendata.inside:personal", {"texts": list(texts)}, hide=hide).value["personal"]
    )


def suffixes(hide: Sequence[str] = ()) -> frozenset[str]:
    """Give the endings of the files that can be read, with the dot, lower case."""
    return frozenset(sandbox.run("opendata.inside:suffixes", {}, hide=hide).value["suffixes"])


@dataclass(frozen=True)
class Drafted:
    """A descriptor as a nameless file, for it holds cells; and what it takes for granted: codes of sentences, blanks."""

    descriptor: int
    assumed: tuple[tuple[str, Json], ...]


def draft(descriptors: Sequence[int], inspection: Inspection, verdict: Verdict, told: Json, hide: Sequence[str] = ()) -> Drafted:
    """Write the `datapackage.json` that files deserve; `told` has `paths`, `said` and `last` of the stage describe."""
    known = {"name": inspection.package.name, "inspection": inspection.model_dump(mode="json")}
    request = {**known, "verdict": verdict.model_dump(mode="json"), **told}
    answer = sandbox.run("opendata.inside:draft", request, descriptors, _limits(descriptors), hide=hide)
    return Drafted(answer.descriptors[0], tuple((code, params) for code, params in answer.value["assumed"]))


def clear_name(name: str, policy: Policy, hide: Sequence[str] = ()) -> None:
    """Let a dataset's name pass if detect sees nothing personal in it.

    Raises:
        BadData: `dataset-name-personal`.
    """
    sandbox.run("opendata.inside:clear_name", _request(name, policy, None), hide=hide)


def edition(verdict: Verdict, version: str, policy: Policy, settings: Settings) -> Json:
    """Say what a version folder tells of itself and of the city."""
    return {
        "version": version,
        "decided_on": verdict.decided_on.isoformat(),
        "base_url": settings.base_url,
        "contributor_id": settings.contributor_id,
        "policy_name": policy.name,
        "policy_digest": verdict.policy,
        "high_value": {entry.dataset: entry.category for entry in policy.high_value},
        **policy.city.model_dump(mode="json"),
    }


def _limits(descriptors: Sequence[int], *, cpu: int = 30, forms: bool = False, model: str = "") -> sandbox.Limits:
    """Give what a call may use: it grows with what there is to read, never with what that asks for.

    `cpu`: seconds of a processor for what is small.
    `forms`: it also writes every form that people open, compresses them and reads them all again: for 1,000,000 x 14 that is
    110 seconds of a processor more, however small the table is when it is compressed.
    `model`: a large one reads 50 short texts a second, and takes 2 GB.
    """
    megabytes = sum(os.fstat(descriptor).st_size for descriptor in descriptors) // 1024**2
    cpu, wall = (300 + 6 * megabytes, 900 + 20 * megabytes) if forms else (cpu + megabytes // 2, 300 + 4 * megabytes)
    if model:
        cpu, wall = cpu + 300 + 600 * megabytes, wall + 300 + 600 * megabytes
        return sandbox.Limits(cpu_seconds=cpu, wall_seconds=wall, data_bytes=8 * 1024**3)
    return sandbox.Limits(cpu_seconds=cpu, wall_seconds=wall, data_bytes=4 * 1024**3)


def _request(name: str, policy: Policy, last: Inspection | None) -> Json:
    grouping = policy.grouping(name)
    return {
        "name": name,
        "places": policy.knowledge(),
        "grouping": grouping,
        "last": last.model_dump(mode="json") if last else None,
    }
