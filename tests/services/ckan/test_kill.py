"""kill -9 around every call of a publication, update and withdrawal on a genuine CKAN, and every answer lost: nothing shows it.

The public sees the old version or the new one, whole, or none; and in the end all is as if nothing had happened. A call that
changes nothing leaves what the call before it left, and to be killed before a call is to be killed after the one before. So each
call that changes something is one case, killed after it, and another, its answer lost; every second position is killed in
one long chain. `OPENDATA_EVERY_KILL=1` takes before, after and lost at every single call.
"""

import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count, zip_longest
from typing import Final

import pytest
from tests.services.ckan import faults
from tests.services.ckan.lives import STEPS, Faulty, Lane, killed_after, killed_before, lane
from tests.services.ckan.proxy import ANY, Call
from tests.services.ckan.rig import Rig, fresh_name
from tests.services.ckan.watching import Public, Watching

EVERY: Final = bool(os.environ.get("OPENDATA_EVERY_KILL"))
LANES: Final = 2
FAULTS: Final[dict[str, Faulty]] = {
    "before": killed_before,
    "after": killed_after,
    "lost": lambda _: faults.drop_answer,
}
CHANGING: Final = ("create", "revise", "patch", "update", "delete", "upsert", "purge")
LOST: Final = {"publish": 1 / 8, "update": 1 / 8, "withdraw": 1 / 30}
Case = tuple[int, str]


def changes(call: Call) -> bool:
    return call.kind.endswith(CHANGING)


def cases(calls: tuple[Call, ...]) -> list[Case]:
    """Give the number of a call and what is done to it."""
    if EVERY:
        return [(each.number, fault) for each in calls for fault in FAULTS]
    chosen = [(each.number, fault) for each in calls if changes(each) for fault in ("after", "lost")]
    return [(1, "before"), *chosen]


class Told:
    """What came of all cases; printed as a table."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.calls: dict[str, int] = {}
        self.done: Counter[tuple[str, str]] = Counter()
        self.looks = 0
        self.violations: list[str] = []

    def note(self, step: str, fault: str, violations: list[str], looks: int) -> None:
        with self.lock:
            self.done[step, fault] += 1
            self.violations += violations
            self.looks += looks

    def table(self, profile: str) -> str:
        lines = [f"{profile:9} calls  killed before  killed after  answer lost"]
        for step in STEPS:
            before, after, lost = (self.done[step, fault] for fault in FAULTS)
            lines.append(f"{step:9} {self.calls.get(step, 0):5} {before:14} {after:13} {lost:12}")
        return "\n".join([*lines, f"looks of the public: {self.looks}, violations: {len(self.violations)}"])


@pytest.fixture(name="lanes", scope="module")
def _lanes(ckan: Rig, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Lane]]:
    with ExitStack() as stack:
        own = fresh_name("kill")
        folder = tmp_path_factory.mktemp("lanes")
        yield [stack.enter_context(lane(ckan, f"{own}-{number}", folder / str(number))) for number in range(LANES)]


@pytest.mark.timeout(3000)
def test_a_kill_at_any_call_leaves_no_trace(ckan: Rig, lanes: list[Lane], capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    with ThreadPoolExecutor(LANES) as pool:
        done = [pool.submit(live_on, own, number, told, sample=ckan.profile != "plain") for number, own in enumerate(lanes)]
        problems = [problem for each in done for problem in each.result()]
    with capsys.disabled():
        print("\n" + told.table(ckan.profile))
    assert told.violations == []
    assert problems == []


def live_on(own: Lane, number: int, told: Told, *, sample: bool) -> list[str]:
    """Live once for each case of this lane, with a fault in each step; name what was not as it should be."""
    calls = own.learn()
    wanted = references(own)
    told.calls = {step: len(made) for step, made in calls.items()}
    mine = [cases(calls[step])[number :: LANES * (6 if sample and not EVERY else 1)] for step in STEPS]
    problems = []
    for life in zip_longest(*mine):
        public = own.begin()
        for step, case in zip(STEPS, life, strict=True):
            problems += [f"{step} {case}: {problem}" for problem in faulty(own, public, step, case, wanted[step], told)]
            if case is None and not any(life[STEPS.index(step) :]):
                break
    return problems


def references(own: Lane) -> dict[str, dict[str, object]]:
    """Live without a fault, and give what there is after each step."""
    own.versions or own.learn()
    public = own.begin()
    states = {}
    for step in STEPS:
        own.step(step)
        states[step] = own.state()
        public.look()
    assert public.violations == []
    return states


def faulty(own: Lane, public: Public, step: str, case: Case | None, wanted: dict[str, object], told: Told) -> Iterator[str]:
    """Take a step with a fault at one call, look, take it again; name what is not as after a step without one."""
    ids, looks = own.ids(), public.looks
    own.proxy.forget()
    if case:
        own.proxy.at(ANY, case[0], FAULTS[case[1]](own.publisher))
    with Watching(public):
        said = own.step(step)
    public.look()
    if case and case[1] != "lost" and said is not None:
        yield f"was not killed: {said}"
    if case and case[1] == "lost" and (said is None or said["state"] == "failed"):
        yield f"did not get over it: {said}"
    own.proxy.forget()
    if case:
        again = own.step(step)
        if again is None or again["state"] not in {"published", "unchanged", "withdrawn"}:
            yield f"not done the second time: {again}"
    public.look()
    yield from differences(own, step, ids, wanted)
    if case:
        told.note(step, case[1], [f"{step} {case}: {each}" for each in public.violations], public.looks - looks)
        public.violations.clear()


def differences(own: Lane, step: str, before: dict[str, str], wanted: dict[str, object]) -> Iterator[str]:
    found = own.state()
    for name in sorted(found.keys() | wanted.keys()):
        yield from differing(name, found.get(name), wanted.get(name))
    if step == "update" and own.ids() != before:
        yield "ids changed"
    if step == "withdraw":
        yield from (f"{path} is still on disk" for path in own.left_on_disk(before))


def differing(name: str, found: object, wanted: object) -> Iterator[str]:
    """Name only the parts that differ: of a whole dataset nobody would see them."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in sorted(found.keys() | wanted.keys()):
            yield from differing(f"{name}/{key}", found.get(key), wanted.get(key))
    elif isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        for number, pair in enumerate(zip(found, wanted, strict=True)):
            yield from differing(f"{name}/{number}", *pair)
    elif found != wanted:
        yield f"{name} is {found}, not {wanted}"


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_killed_again_and_again_it_gets_there(lanes: list[Lane]) -> None:
    """Each run is killed two calls later than the one before, until one gets through; in turn before and after the call."""
    own = lanes[0]
    wanted = references(own)
    public = own.begin()
    for step in STEPS:
        ids = own.ids()
        for number in count(1, 2):
            own.proxy.forget()
            own.proxy.at(ANY, number, FAULTS["before" if number % 4 == 1 else "after"](own.publisher))
            if own.step(step) is not None:
                break
            public.look()
        own.proxy.forget()
        public.look()
        assert list(differences(own, step, ids, wanted[step])) == []
        assert public.violations == []


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
@pytest.mark.parametrize("first", ["publish", "update"])
def test_killed_behind_the_switch_the_next_delivery_replaces_what_is_public(lanes: list[Lane], first: str) -> None:
    """Nothing notes the version that became public: the next one comes to replace it all the same."""
    own = lanes[0]
    calls = own.learn()
    public = own.begin()
    if first == "update":
        own.step("publish")
    own.proxy.forget()
    own.proxy.at(ANY, len(calls[first]), killed_after(own.publisher))
    assert own.step(first) is None
    seen = public.look()
    assert seen is not None
    said = own.step("update" if first == "publish" else "publish")
    assert said is not None
    assert said["failed"] == {}
    assert public.look() not in {None, seen} or first == "update"
    assert public.violations == []


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_it_gets_over_the_loss_of_many_answers(lanes: list[Lane]) -> None:
    """So many of the calls are done and not answered; a step that failed begins anew, so the longest one stands the least."""
    own, chance = lanes[0], random.Random(7)  # noqa: S311  (the same answers in every run)
    wanted = references(own)
    public = own.begin()
    for step in STEPS:
        ids = own.ids()
        own.proxy.forget()
        for number in range(1, 1000):
            if chance.random() < LOST[step]:
                own.proxy.at(ANY, number, faults.drop_answer)
        for _ in range(20):
            said = own.step(step)
            public.look()
            assert said is not None
            if said["state"] != "failed" and not said.get("failed"):
                break
        assert list(differences(own, step, ids, wanted[step])) == []
    assert public.violations == []
