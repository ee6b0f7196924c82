"""Whatever a CKAN answers, a publication gets through by trying again or ends with a sentence; run again it ends the same.

Each fault happens to the first call of every kind. A run that fails says which dataset, at which step, what the portal said,
what the public sees and what to do; nothing that anyone reads has the token in it.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.services.ckan import faults
from tests.services.ckan.lives import Lane, lane
from tests.services.ckan.places import ROOT
from tests.services.ckan.proxy import ANY, Exchange, Fault, Proxy, through
from tests.services.ckan.publisher import NOW
from tests.services.ckan.rig import Rig, fresh_name

pytestmark = pytest.mark.parametrize("ckan", ["plain"], indirect=True, scope="module")

PASSING: Final[dict[str, Fault]] = {
    "refuses": faults.refuse,
    "429": faults.too_many("0"),
    "500": faults.SERVER_ERROR,
    "502": faults.BAD_GATEWAY,
    "garbage": faults.GARBAGE,
    "half": faults.half_body,
    "slow": faults.slow(0.05),
    "lost": faults.drop_answer,
}
LASTING: Final[dict[str, tuple[Fault, set[str]]]] = {
    "401": (faults.UNAUTHORIZED, {"ckan-forbidden"}),
    "403": (faults.FORBIDDEN, {"ckan-forbidden", "ckan-dataset-forbidden", "portal-foreign"}),
    "409": (faults.CONFLICT, {"ckan-invalid"}),
    "elsewhere": (faults.redirect("http://127.0.0.2:9"), {"ckan-redirected"}),
}
RUNS: Final = 15


@pytest.fixture(name="own", scope="module")
def _own(ckan: Rig, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lane]:
    folder = tmp_path_factory.mktemp("faults") / "lane"
    with lane(ckan, fresh_name("kill"), folder) as own:
        own.learn()
        yield own


@pytest.fixture(name="wanted", scope="module")
def _wanted(own: Lane) -> dict[str, Any]:
    own.begin()
    own.step("publish")
    return own.state()


def once(fault: Fault, seen: set[str]) -> Fault:
    """Do it to the first call of each kind, in whichever run that is."""

    def first(exchange: Exchange) -> None:
        kind = exchange.call.kind
        known = kind in seen
        seen.add(kind)
        (through if known else fault)(exchange)

    return first


def until_it_is_done(own: Lane, fault: Fault) -> tuple[list[dict[str, Any]], set[str]]:
    """Publish until it succeeds; give the failures on the way, and the kinds of call that had the fault."""
    failures: list[dict[str, Any]] = []
    seen: set[str] = set()
    for _ in range(RUNS):
        own.proxy.forget()
        own.proxy.always(ANY, once(fault, seen))
        said = own.step("publish")
        assert said is not None
        if said["state"] in {"published", "unchanged"}:
            return failures, seen
        assert said["failure"] is None
        failures.append(said["failed"]["ckan"])
    raise AssertionError(failures)


def assert_told_well(own: Lane, failure: dict[str, Any]) -> None:
    sentence = failure["sentence"]
    assert own.name in sentence
    assert "Schritt" in sentence, sentence
    assert "Öffentlich" in sentence or "öffentlich" in sentence, sentence
    assert failure["sees"] in {"version", "nothing", "unknown"}
    assert own.ckan.editor_token not in str(failure)
    assert "Bad Gateway" not in str(failure)


@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_got_over(own: Lane, wanted: dict[str, Any], name: str) -> None:
    public = own.begin()
    failures, seen = until_it_is_done(own, PASSING[name])
    assert {"package_create", "package_revise", "datastore_create", "datastore_upsert", "download"} <= seen
    assert {failure["code"] for failure in failures} <= {"ckan-away"}
    for failure in failures:
        assert_told_well(own, failure)
    assert own.state() == wanted
    assert public.look() is not None
    assert public.violations == []


@pytest.mark.parametrize("name", LASTING)
def test_what_lasts_is_told_and_the_next_run_goes_on(own: Lane, wanted: dict[str, Any], name: str) -> None:
    fault, codes = LASTING[name]
    public = own.begin()
    failures, seen = until_it_is_done(own, fault)
    assert {"package_create", "package_revise", "datastore_create", "datastore_upsert"} <= seen
    assert failures
    assert {failure["code"] for failure in failures} <= codes
    for failure in failures:
        assert_told_well(own, failure)
    assert own.state() == wanted
    assert public.look() is not None
    assert public.violations == []


def test_a_file_that_was_damaged_on_its_way_is_brought_again(own: Lane, wanted: dict[str, Any]) -> None:
    public = own.begin()

    def damage(exchange: Exchange) -> None:
        resource = exchange.call.path.split("/")[4]
        (own.ckan.storage / "resources" / resource[:3] / resource[3:6] / resource[6:]).write_bytes(b"a;b\n")
        through(exchange)

    own.proxy.at("download", 3, damage)
    said = own.step("publish")
    assert said
    assert said["failed"]["ckan"]["code"] == "publish-differs"
    assert own.name in said["failed"]["ckan"]["sentence"]
    assert public.look() is None
    own.step("publish")
    assert own.state() == wanted
    assert public.look() is not None


def test_a_redirect_is_not_followed_with_the_token(own: Lane) -> None:
    own.begin()
    with Proxy(own.ckan.url, host="127.0.0.2") as other:
        for kind in ("package_show", "package_create", "package_revise", "download", "status_show"):
            own.proxy.forget()
            own.proxy.always(kind, faults.redirect(other.url))
            said = own.step("publish")
            assert said
            assert said["failed"]["ckan"]["code"] == "ckan-redirected"
        assert other.calls == ()


def test_it_comes_again_when_it_was_told_to(own: Lane) -> None:
    own.begin()
    at: list[float] = []

    def busy(exchange: Exchange) -> None:
        at.append(time.monotonic())
        (faults.too_many("3") if len(at) == 1 else through)(exchange)

    own.proxy.always("package_create", busy)
    said = own.publisher.run("publish", own.var, own.packages[0], waits=True)
    assert said
    assert said["state"] == "published"
    assert len(at) == 2
    assert at[1] - at[0] >= 3


def test_a_portal_that_is_away_for_long_is_not_stormed(own: Lane) -> None:
    own.begin()
    own.proxy.always(ANY, faults.BAD_GATEWAY)
    said = own.step("publish")
    assert said
    assert said["failed"]["ckan"]["code"] == "ckan-away"
    assert len(own.proxy.calls) <= 6


# ------------------------------------------------------------------------------------------------------ the whole command


def command(own: Lane, folder: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    told = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "OPENDATA_NOW": NOW,
        "OPENDATA_POLICY": str(ROOT / "policy"),
        "OPENDATA_VAR": str(folder),
        "OPENDATA_PORTALS": "folder,ckan",
        "OPENDATA_CKAN_URL": own.proxy.url,
        "OPENDATA_CKAN_ORGANISATION": own.ckan.organisation,
        "OPENDATA_CKAN_TOKEN_FILE": str(own.ckan.editor_token_file),
        **environment,
    }
    program = "from opendata.edges.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *words], env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def under(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_an_expired_token_is_one_refused_call_and_the_other_portal_goes_on(own: Lane, tmp_path: Path) -> None:
    own.begin()
    refused: list[str] = []

    def expired(exchange: Exchange) -> None:
        with_token = "authorization" in exchange.call.headers
        if with_token:
            refused.append(exchange.call.kind)
        (faults.FORBIDDEN if with_token else through)(exchange)

    own.proxy.always(ANY, expired)
    second = own.packages[0].parent / f"{own.name}-2"
    second.mkdir(exist_ok=True)
    for path in own.packages[0].rglob("*.*"):
        target = second / path.relative_to(own.packages[0])
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes().replace(own.name.encode(), second.name.encode()))
    with command(own, tmp_path / "var", "publish", str(own.packages[0]), str(second)) as process:
        said = process.communicate(timeout=120)[0]
    assert process.returncode == 3, said
    assert (tmp_path / "var" / "portal" / own.name / "current").exists()
    assert (tmp_path / "var" / "portal" / second.name / "current").exists()
    assert "lehnt den Token" in said
    assert said.count("lehnt den Token") == 2
    assert f"„{second.name}“" in said
    assert len(refused) <= 4, refused  # of two datasets at once: the call, and the question whether the token is to blame


def test_the_token_is_nowhere(own: Lane, tmp_path: Path) -> None:
    own.begin()
    token, seen = own.ckan.editor_token, []
    over = threading.Event()

    def spy() -> None:
        while not over.wait(0.02):
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    seen.append(token.encode() in path.read_bytes())
                except OSError:
                    continue

    thread = threading.Thread(target=spy)
    thread.start()
    try:
        own.proxy.at("package_revise", 2, faults.CONFLICT)
        said = ""
        publish = ("publish", str(own.packages[0]))
        for words in (publish, publish, ("portal", "status"), ("audit", "verify")):
            with command(own, tmp_path / "var", *words) as process:
                said += process.communicate(timeout=120)[0]
    finally:
        over.set()
        thread.join()
    assert "ckan" in said
    assert token not in said
    assert token.encode() not in under(tmp_path / "var")
    assert seen
    assert not any(seen)
    assert all(not call.headers.get("x-ckan-api-key") for call in own.proxy.calls)
