"""What runs beside the pages, and the service as a whole on a real socket."""

import threading
import time

import httpx
import pytest
import uvicorn

from opendata.edges.web.app import create
from opendata.edges.web.pulse import Pulse
from opendata.errors import Outside
from opendata.model import Json
from opendata.settings import Settings

PERMANENT = "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"


def _well() -> dict[str, str | None]:
    return {"database": None}


def _works() -> None:
    pass


def _fails() -> None:
    raise Outside("portal-disk")


def _breaks() -> None:
    message = "Max Mustermann"
    raise ValueError(message)


def test_a_failing_tick_turns_readiness_red_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Its code is told, a fault of the program as such; the next good round is green again."""
    rounds = iter([_fails, _breaks, _works])
    pulse = Pulse(lambda: next(rounds)(), _well)  # noqa: PLW0108  (a new one each time)
    assert pulse.checks() == {"tick": "tick-pending"}
    seen = []
    for _ in range(3):
        pulse.beat()
        seen.append(pulse.checks()["tick"])
    assert seen == ["portal-disk", "program-fault", None]
    assert "Mustermann" not in caplog.text


def test_rounds_go_on_while_the_service_runs() -> None:
    """And end with it."""
    rounds = threading.Semaphore(0)
    pulse = Pulse(rounds.release, _well)
    with pulse.beating(every=0.01):
        assert all(rounds.acquire(timeout=5) for _ in range(3))
    assert not any(thread.name == "tick" for thread in threading.enumerate())


def test_the_service_answers_over_a_real_socket(settings: Settings, trees: bytes) -> None:
    """A real server on loopback, with its rounds: it becomes ready, and the download arrives whole; HEAD sends no body."""
    server = uvicorn.Server(uvicorn.Config(create(settings), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
            assert client.get("/healthz").json() == {"status": "ok"}
            assert _ready(client)["status"] == "ok"
            assert client.get(PERMANENT).content == trees
            assert client.head(PERMANENT).headers["content-length"] == str(len(trees))
            assert client.get("/catalog.ttl").status_code == 200
    finally:
        server.should_exit = True
        thread.join(timeout=20)


def _ready(web: httpx.Client) -> Json:
    """Wait for the first round."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        told: Json = web.get("/readyz").json()
        if not any(check["code"] == "tick-pending" for check in told["checks"]):
            break
        time.sleep(0.05)
    return told
