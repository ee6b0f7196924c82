"""Processes that outlive the command that started them, and are ended later without touching anybody else's."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.services.ckan.places import ROOT, RigError

STOP_SECONDS: Final = 30
START_SECONDS: Final = 120  # several, on a machine with other work to do
STATE, STARTED = 0, 19  # in /proc/PID/stat, counted after the name


@dataclass(frozen=True)
class Process:
    """A process of ours: `started` (clock ticks since boot) tells it from a later one with the same number."""

    pid: int
    started: int

    @property
    def alive(self) -> bool:
        """Say whether it is still there, and still ours."""
        return _started(self.pid) == self.started


@dataclass(frozen=True)
class Starting:
    """A server on its way: what it says goes into `log`, `ready` tells whether it answers yet."""

    process: Process
    log: Path
    ready: Callable[[], bool]


def start(words: Sequence[str], log: Path, extra: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Process:
    """Start a process that stays when we end; what it says goes into `log`."""
    with log.open("ab") as output:
        child = subprocess.Popen(
            [*words],
            cwd=cwd,
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    child.returncode = 0  # it is not ours to wait for: no warning when this object goes
    return Process(child.pid, _started(child.pid) or 0)


def stop(process: Process, ask: signal.Signals = signal.SIGTERM) -> None:
    """End a process if it is still the one that we started: asked first, then killed."""
    for way, seconds in ((ask, STOP_SECONDS), (signal.SIGKILL, STOP_SECONDS)):
        if not process.alive:
            return
        with suppress(ProcessLookupError):
            os.kill(process.pid, way)
        end = time.monotonic() + seconds
        while process.alive and time.monotonic() < end:
            _reap(process.pid)
            time.sleep(0.05)


def wait(starting: Starting) -> None:
    """Wait until it is ready; raises RigError with the name of the log when it ends or takes longer."""
    log, end = starting.log, time.monotonic() + START_SECONDS
    while not starting.ready():
        if not starting.process.alive or time.monotonic() > end:
            tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            raise RigError("\n".join([f"{log.stem} did not start, see {log}", *tail]))
        time.sleep(0.1)


def run(words: Sequence[str], log: Path, *, text: str = "", seconds: float = 600) -> str:
    """Run a program to its end and give what it printed; raises RigError with its last lines when it fails."""
    done = subprocess.run([*words], cwd=ROOT, input=text, capture_output=True, text=True, timeout=seconds, check=False)
    with log.open("a", encoding="utf-8") as file:
        file.write(done.stderr)
    if done.returncode:
        tail = (done.stdout + done.stderr).splitlines()[-15:]
        raise RigError("\n".join([f"{Path(words[0]).name} failed ({done.returncode}), see {log}", *tail]))
    return done.stdout


def free_port(wanted: int = 0) -> int:
    """Give the wanted port of loopback if nobody listens on it, else another one that is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return free_port()
        return int(probe.getsockname()[1])


def listening(port: int) -> bool:
    """Say whether somebody accepts connections there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _started(pid: int) -> int | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[STATE] in "ZX" else int(fields[STARTED])


def _reap(pid: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
