"""A portal as an operator starts it: sample packages published by the command line, then `opendata serve` as a process."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
NOW: Final = "2026-11-24T09:00:00+00:00"
READY_SECONDS: Final = 60
COMMAND: Final = (sys.executable, "-c", "from opendata.edges.start import main; main()")


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(var: Path, base_url: str, *words: str) -> None:
    """Run one command."""
    subprocess.run([*COMMAND, *words], cwd=ROOT, env=_environment(var, base_url), check=True, capture_output=True)


@contextmanager
def serving(var: Path, samples: Sequence[str], withdrawn: str | None = None) -> Iterator[str]:
    """Publish the samples, withdraw one of them, and serve; give the address."""
    port = free_port()
    base_url = f"http://127.0.0.1:{port}"
    run(var, base_url, "publish", *(f"datapackages/{name}" for name in samples))
    if withdrawn:
        run(var, base_url, "withdraw", withdrawn, "--because", "error", "--note", "")
    words = [*COMMAND, "serve", "--port", str(port)]
    process = subprocess.Popen(words, cwd=ROOT, env=_environment(var, base_url))
    try:
        _wait(base_url)
        yield base_url
    finally:
        process.terminate()
        process.wait(timeout=30)


def _environment(var: Path, base_url: str) -> dict[str, str]:
    own = {"OPENDATA_VAR": str(var), "OPENDATA_BASE_URL": base_url, "OPENDATA_NOW": NOW, "OPENDATA_ACTOR": "release:local"}
    return {**os.environ, **own, "OPENDATA_POLICY": str(ROOT / "policy")}


def _wait(base_url: str) -> None:
    end = time.monotonic() + READY_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{base_url}/healthz") as answer:  # noqa: S310  (our own process)
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
