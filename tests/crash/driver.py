"""Runs one command in a child that dies by SIGKILL at its n-th durable effect, before or after it.

An effect is what outlives the process: a link, rename, unlink or folder change, and each COMMIT. The child asks the room in
its own process: what is tested is what the caller writes down. It is forked from a template, an interpreter of its own that
has everything loaded and never worked: a test process has polars at work, whose threads a forked child would wait for in vain.
"""

import atexit
import functools
import hashlib
import json
import os
import pickle
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opendata import delivery, inside, ledger, policy, room, sandbox
from opendata.commands.publish import publish
from opendata.commands.rollback import rollback
from opendata.commands.tick import tick
from opendata.commands.withdraw import withdraw
from opendata.model import Json
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]
EFFECTS = ("link", "rename", "replace", "unlink", "remove", "rmdir", "mkdir")


POLICY = policy.load(ROOT / "policy")
MEMORY = Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, MEMORY)
ledger.public_key(bytes(32))  # loads what signs, once for all children


class Clocked(sqlite3.Connection):
    """A connection whose COMMITs are effects."""

    around: Callable[[Callable[[], Any]], Any]

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401  (as sqlite3 says it)
        """Run one statement."""
        if sql != "COMMIT":
            return super().execute(sql, *parameters)
        cursor: sqlite3.Cursor = type(self).around(lambda: super(Clocked, self).execute(sql, *parameters))
        return cursor


@dataclass
class Effects:
    """Counts effects, and dies at the chosen one."""

    die_at: int | None
    after: bool
    count: int = 0

    def around(self, effect: Callable[[], Any]) -> Any:  # noqa: ANN401  (whatever the effect gives)
        """Do one effect, unless it is time to die."""
        self.count += 1
        if self.count == self.die_at and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        here = self.count
        try:
            return effect()
        finally:
            if here == self.die_at and self.after:
                os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """Put this around everything that outlives a process."""
        for name in EFFECTS:
            setattr(os, name, self._watched(getattr(os, name)))
        Clocked.around = staticmethod(self.around)
        plain = sqlite3.connect
        sqlite3.connect = lambda *given, **named: plain(*given, **named, factory=Clocked)  # type: ignore[assignment]

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given, **named: self.around(lambda: function(*given, **named))


def in_this_process(function: str, arguments: Json, descriptors: Any = (), *_: Any, **__: Any) -> sandbox.Answer:  # noqa: ANN401
    """Ask the room without a child of its own, and each question once: it gives the same answer, down to the byte."""
    asked = hashlib.sha256(json.dumps([function, arguments]).encode())
    for descriptor in descriptors:
        asked.update(_content(descriptor))
    kept = MEMORY / asked.hexdigest()
    if not kept.exists():
        value, given = getattr(inside, function.split(":")[1])(json.loads(json.dumps(arguments)), list(descriptors))
        kept.write_bytes(pickle.dumps((json.dumps(value), [_content(descriptor) for descriptor in given])))
    value, contents = pickle.loads(kept.read_bytes())  # noqa: S301  (written above)
    return sandbox.Answer(json.loads(value), tuple(_nameless(content) for content in contents))


def _content(descriptor: int) -> bytes:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)


def _nameless(content: bytes) -> int:
    descriptor = os.open(tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR)
    os.write(descriptor, content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def act(command: str, var: Path, package: Path) -> None:
    """Run a command as the command line would."""
    environment = {"OPENDATA_NOW": "2026-11-23T09:00:00+00:00", "OPENDATA_POLICY": str(ROOT / "policy")}
    if command == "rollback":
        environment["OPENDATA_ACTOR"] = "release:f7"
    settings = from_environment(environment, var=str(var))
    means, folder = connect(settings), folder_portal(settings)
    if command == "publish":
        tick(means, folder)
        outcome = publish(package, means, None, None, expect=False)
        if outcome.state not in {"published", "unchanged"}:
            raise RuntimeError(outcome.failure.code if outcome.failure else outcome.state)
    elif command == "rollback":
        tick(means, folder)
        rollback(means, package.name, "2026-11-23.1")
    else:
        withdraw(means, package.name, "privacy", "eine Meldung")
    tick(means, folder)
    means.store.close()


def run(command: str, var: Path, package: Path, die_at: int | None = None, *, after: bool = False) -> int | None:
    """Run a command in a child; give the number of its effects, or None if it died as planned.

    Raises:
        RuntimeError: it failed in another way.
    """
    template = _template()
    request = {"command": command, "var": str(var), "package": str(package), "die_at": die_at, "after": after}
    assert template.stdin is not None
    assert template.stdout is not None
    template.stdin.write(json.dumps(request | {"environ": dict(os.environ)}) + "\n")
    template.stdin.flush()
    answer = json.loads(template.stdout.readline())
    if answer["signal"] == signal.SIGKILL and die_at is not None:
        return None
    if not answer["said"].isdigit():
        raise RuntimeError(str(answer))
    return int(answer["said"])


@functools.cache
def _template() -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    atexit.register(process.wait)
    atexit.register(process.stdin.close)  # runs first, and ends it
    return process


def serve() -> None:
    """Fork a child for each line of standard input, and say how it ended."""
    for line in sys.stdin:
        request = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.environ.clear()
            os.environ.update(request["environ"])
            tempfile.tempdir = None
            effects = Effects(request["die_at"], request["after"])
            _child(request["command"], Path(request["var"]), Path(request["package"]), effects, writer)
        os.close(writer)
        with os.fdopen(reader, "rb") as answer:
            said = answer.read().decode()
        _, status = os.waitpid(child, 0)
        ending = {"said": said, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}
        sys.stdout.write(json.dumps(ending) + "\n")
        sys.stdout.flush()


def _child(command: str, var: Path, package: Path, effects: Effects, writer: int) -> None:
    for module in (delivery, room):
        module.sandbox.run = in_this_process
    policy.load = lambda *_: POLICY  # reading it is no effect
    effects.install()
    try:
        act(command, var, package)
        said = str(effects.count)
    except BaseException as error:  # noqa: BLE001  (everything is told to the parent)
        said = f"{type(error).__name__} {error} {getattr(error, 'params', '')}"
    os.write(writer, said.encode())
    os._exit(0)


def state(var: Path) -> dict[str, bytes]:
    """Give all that counts of an installation: what is public and released byte for byte, of the rest what there is."""
    found = {}
    for path in sorted(path for path in var.rglob("*") if path.is_file()):
        name = path.relative_to(var).as_posix()
        if not name.startswith("opendata.sqlite"):
            found[name] = path.read_bytes() if name.startswith(("portal/", "released/")) else b""
    with closing(sqlite3.connect(var / "opendata.sqlite")) as database:
        for row in database.execute("SELECT seq, kind, subject, key, digest FROM ledger ORDER BY seq"):
            found[f"ledger/{row[0]}"] = repr(row).encode()
    return found


def seeded(folder: Path) -> Path:
    """Make an installation that has its own keys and nothing else, so that two of them can be compared."""
    settings = from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(folder))
    means = connect(settings)
    means.files.keyed(b"")
    means.files.signing_key()
    return folder


def copies(original: Path, folder: Path) -> Iterator[Path]:
    """Give fresh copies of an installation, one after another."""
    number = 0
    while True:
        number += 1
        copy = folder / str(number)
        shutil.copytree(original, copy)
        yield copy
        shutil.rmtree(copy)


if __name__ == "__main__":
    serve()
