"""Many publish at the same time: one dataset comes of it, of one installation, once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any, Final

import pytest
from tests.services.ckan.action import call
from tests.services.ckan.lives import Lane, lane, ledger, purge
from tests.services.ckan.rig import Rig, fresh_name

pytestmark = pytest.mark.parametrize("ckan", ["plain"], indirect=True, scope="module")

CROWD: Final = 100
RACES: Final = 20


@pytest.fixture(name="rivals", scope="module")
def _rivals(ckan: Rig, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lane, Lane]]:
    """Give two installations that have a dataset of the same name."""
    with ExitStack() as stack:
        name, folder = fresh_name("kill"), tmp_path_factory.mktemp("rivals")
        yield stack.enter_context(lane(ckan, name, folder / "a")), stack.enter_context(lane(ckan, name, folder / "b"))


def test_a_hundred_repeats_at_once_publish_once(rivals: tuple[Lane, Lane]) -> None:
    own = rivals[0]
    own.learn()
    public = own.begin()
    said = own.publisher.run("publish", own.var, own.packages[0], crowd=CROWD)
    assert said
    came_of_it = Counter(_what(outcome) for outcome in said["outcomes"])
    assert sum(came_of_it.values()) == CROWD
    assert came_of_it["published"] == 1
    assert set(came_of_it) <= {"published", "unchanged", "dataset-busy", "store-busy"}
    assert Counter(each.kind for each in own.proxy.calls)["package_create"] == 1
    assert Counter(kind for kind, _ in ledger(own.var))["publication"] == 1
    assert public.look() is not None
    assert public.violations == []


def test_of_two_installations_one_has_the_name(ckan: Rig, rivals: tuple[Lane, Lane], capsys: pytest.CaptureFixture[str]) -> None:
    for own in rivals:
        own.learn()
        purge(ckan, own.name)
    answers: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for _ in range(RACES):
            for own in rivals:
                own.begin()
            said = list(pool.map(lambda own: own.step("publish"), rivals))
            assert sorted(map(_what, said)) == ["portal-other-installation", "published"], said
            found = call(ckan.url, "package_search", ckan.editor_token, fq=f"name:{rivals[0].name}", include_private=True)
            assert found["count"] == 1
            paths = [each["opendata_path"] for each in found["results"][0]["resources"]]
            assert len(paths) == len(set(paths))
            creations = [each.upstream for own in rivals for each in own.proxy.calls if each.kind == "package_create"]
            answers["both asked" if len(creations) > 1 else "one asked"] += 1
            winner = next(own for own, outcome in zip(rivals, said, strict=True) if _what(outcome) == "published")
            assert _what(winner.step("publish")) == "unchanged"
    with capsys.disabled():
        print(f"\n{RACES} races of two installations for one name: {dict(answers)}, datasets each: 1")


def _what(outcome: dict[str, Any] | None) -> str:
    assert outcome
    failure = outcome.get("failure") or outcome.get("failed", {}).get("ckan")
    return str(failure["code"] if failure else outcome["state"])
