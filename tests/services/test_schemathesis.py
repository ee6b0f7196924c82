"""The OpenAPI document is true: schemathesis asks the running server what the document allows and forbids, with all checks."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
OPENDATA = (sys.executable, "-c", "from opendata.edges.start import main; main()")
EXAMPLES = 25
START_SECONDS = 60

CONFIG = """
[checks.positive_data_acceptance]
# Which fields a filter can name depends on the table, which no schema says: a request of the right form may be answered 400.
expected-statuses = ["2xx", "400", "404", "410"]
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Publish samples and serve them, as an operator would; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    settings = {**os.environ, "OPENDATA_BASE_URL": address, "OPENDATA_VAR": str(tmp_path / "var")}
    samples = [str(ROOT / "datapackages" / name) for name in ("baumkataster", "stadtrat")]
    subprocess.run([*OPENDATA, "publish", *samples], cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)
    with subprocess.Popen([*OPENDATA, "serve", "--port", str(port)], cwd=ROOT, env=settings) as running:
        try:
            _wait(address)
            yield address
        finally:
            running.terminate()


def _wait(address: str) -> None:
    for _ in range(START_SECONDS * 10):
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def test_the_api_is_what_its_document_says(server: str, tmp_path: Path) -> None:
    """No check of schemathesis fails: statuses, types, headers, wrong questions, methods, linked requests."""
    (tmp_path / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "schemathesis"), "--config-file", "schemathesis.toml", "run"]
    options = ["--checks", "all", "--max-examples", str(EXAMPLES), "--generation-deterministic", "--no-color"]
    told = subprocess.run(
        [*command, f"{server}/api/v1/openapi.json", *options], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout[-5000:]
