"""Runs one command against a CKAN in a child that a test can kill at any time; asks the room in the child's own process.

It is forked from a template, an interpreter of its own that has everything loaded and never worked (see tests/crash/driver.py).
The child waits only if it is told to, for an answer a few seconds at most, publishes each table in two forms, and lets only
small loads travel together, so that a small package takes several.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

import stamina
from tests.crash import driver

from opendata import delivery, policy, room
from opendata.commands.publish import publish
from opendata.commands.withdraw import withdraw
from opendata.edges.words import sentence
from opendata.errors import Failure
from opendata.formats.forms import csv, parquet
from opendata.portals.ckan import bringing, client
from opendata.settings import from_environment
from opendata.stages import pack
from opendata.wiring import connect

NOW: Final = "2026-11-23T09:00:00+00:00"
LOAD_BYTES: Final = 5000
WHOLE_SECONDS: Final = 3
SECONDS: Final = 120


class Publisher:
    """The template. `run` gives what became of a command, None of one that was killed; `kill` kills it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._pid, self._known = 0, threading.Event()
        self._template = subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._template.stdin
        assert self._template.stdout
        self._template.stdin.close()
        self._template.wait(SECONDS)
        self._template.stdout.close()

    def run(self, command: str, var: Path, package: Path, *, waits: bool = False, crowd: int = 0) -> dict[str, Any] | None:
        """Run a command of the command line: publish or withdraw; in a crowd, so many times at once.

        Raises:
            RuntimeError: it ended in a way that no command may end.
        """
        assert self._template.stdin
        assert self._template.stdout
        request = {"command": command, "var": str(var), "package": str(package), "waits": waits, "crowd": crowd}
        request |= {"environment": self._environment}
        self._template.stdin.write(json.dumps(request) + "\n")
        self._template.stdin.flush()
        self._pid = int(self._template.stdout.readline())
        self._known.set()
        ended = json.loads(self._template.stdout.readline())
        self._known.clear()
        if ended["signal"] == signal.SIGKILL:
            return None
        if not ended["said"].startswith("{"):
            raise RuntimeError(ended)
        told: dict[str, Any] = json.loads(ended["said"])
        return told

    def kill(self) -> None:
        """Kill the command that runs now, from the thread that is answering it."""
        if self._known.wait(SECONDS):
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)


def _asked(request: Mapping[str, Any]) -> dict[str, Any]:
    return _act(request["command"], Path(request["var"]), Path(request["package"]), request["environment"])


def _crowd(request: Mapping[str, Any]) -> dict[str, Any]:
    """Do it in so many processes, which all begin when the last of them is there."""
    gate, begin = os.pipe()
    answers = []
    for _ in range(request["crowd"]):
        reader, writer = os.pipe()
        answers.append(reader)
        if os.fork() == 0:
            os.close(begin)
            os.read(gate, 1)
            os.write(writer, json.dumps(_asked(request)).encode())
            os._exit(0)
        os.close(writer)
    os.close(begin)
    return {"outcomes": [json.loads(os.fdopen(reader, "rb").read() or b"null") for reader in answers]}


def _act(command: str, var: Path, package: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    settings = from_environment(
        {"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(driver.ROOT / "policy"), **environment}, var=str(var)
    )
    means = connect(settings)
    try:
        if command == "withdraw":
            return {"state": "withdrawn", "removals": len(withdraw(means, package.name, "privacy", "eine Meldung"))}
        outcome = publish(package, means, None, None, expect=False)
    except Failure as failure:
        return {"state": "failed", "failure": _told(failure)}
    finally:
        means.store.close()
    failed = {name: _told(failure) for name, failure in outcome.failed_portals.items()}
    return {"state": outcome.state, "failed": failed, "failure": _told(outcome.failure) if outcome.failure else None}


def _told(failure: Failure) -> dict[str, Any]:
    return {"code": failure.code, "sentence": sentence(failure, "de"), **failure.params}


def _child(request: Mapping[str, Any], writer: int) -> None:
    for module in (delivery, room):
        module.sandbox.run = driver.in_this_process
    policy.load = lambda *_: driver.POLICY
    pack.FORMS = (csv.FORM, parquet.FORM)  # type: ignore[attr-defined]
    bringing.LOAD_BYTES = LOAD_BYTES  # type: ignore[misc]
    client.WHOLE_SECONDS = WHOLE_SECONDS  # type: ignore[misc]
    if not request["waits"]:
        stamina.set_testing(True, attempts=4)
    try:
        said = json.dumps(_crowd(request) if request["crowd"] else _asked(request))
    except BaseException as error:  # noqa: BLE001  (everything is told to the parent)
        said = f"{type(error).__name__} {error}"
    os.write(writer, said.encode())
    os._exit(0)


def serve() -> None:
    """Fork a child for each line of standard input; say its number, then how it ended."""
    for line in sys.stdin:
        request = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _child(request, writer)
        os.close(writer)
        print(child, flush=True)
        with os.fdopen(reader, "rb") as answer:
            said = answer.read().decode()
        _, status = os.waitpid(child, 0)
        ending = {"said": said, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}
        print(json.dumps(ending), flush=True)


if __name__ == "__main__":
    serve()
