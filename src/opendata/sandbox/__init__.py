"""Runs a function in a child process that sees no network, no keys, no store and no portal, and gives back what it says.

    run()  ──job, status──▶  server (warm, one a process)  ──fork──▶  keeper  ──fork──▶  the function
      ◀────────────── JSON and open descriptors ─────────────────────────────────────────────┘

The server has polars loaded and forks: 20 ms instead of a second. `multiprocessing` has such a server too, but its socket has
a name below /tmp that outlives kill -9, and its children first import the caller's main program. Each call gets a child of its
own; when `run` comes back, or its process ends in whatever way, nothing that ran for it is left.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import BinaryIO, Final

from opendata import errors
from opendata.errors import BadData, Failure, Outside
from opendata.sandbox.messages import Json, encoded, receive, send, send_descriptors

PRELOAD: Final = (
    "opendata.recognizers.nouns:begin",
    "opendata.inside",
    "opendata.recognizers.nouns:take",
    "opendata.recognizers.small_words:small_names",
)
"""What the server imports, and calls, before it forks, by name: lists and modules are there for all children then. This process
never loads them."""

START_SECONDS: Final = 120  # a cold disk under load; polars takes 0.7 s
ENVIRONMENT: Final = ("LANG", "LC_ALL", "PATH", "POLARS_MAX_THREADS", "TMPDIR", "TZ")
"""All that the children see of the environment: no option, no token, no home folder to write caches to."""

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    "from opendata.sandbox.room import serve\n"
    "serve(int(sys.argv[2]), json.loads(sys.argv[3]))"
)


@dataclass(frozen=True)
class Limits:
    """What one call may use. The kernel holds it to them."""

    cpu_seconds: int = 300  # of all its threads together
    wall_seconds: float = 900
    data_bytes: int = 4 * 1024**3  # private memory, about 200 MB of it the loaded libraries; mapped files do not count
    file_bytes: int = 8 * 1024**3  # of each file it writes
    open_files: int = 8192


@dataclass(frozen=True)
class Answer:
    """What the function gave: a JSON object, and descriptors that now belong to the caller."""

    value: Json
    descriptors: tuple[int, ...]


def run(
    function: str,
    arguments: Json,
    descriptors: Sequence[int] = (),
    limits: Limits = Limits(),
    *,
    hide: Sequence[str] = (),
) -> Answer:
    """Call `function` ("module:name") in a fresh child as `function(arguments, descriptors) -> (object, descriptors)`.

    The child gets copies of `descriptors`. Folders in `hide` are empty for it.

    Raises:
        Failure: as raised by the function, same class, code and params.
        BadData: `sandbox-cpu`, `sandbox-memory`, `sandbox-size`: the data asked for more than the limits allow.
        Outside: `sandbox-time`; `sandbox-crashed`: any other exception, its text stays inside; `sandbox-died`: anything else.
    """
    request = encoded(
        {
            "function": function,
            "arguments": arguments,
            "path": _search_path(),
            "hide": [os.path.realpath(folder) for folder in hide],
            "limits": asdict(limits),
        }
    )
    deadline = time.monotonic() + limits.wall_seconds
    job, inner_job = socket.socketpair()
    status, inner_status = os.pipe()
    with job, os.fdopen(status, "rb") as ending:
        try:
            _hand_over(inner_job.fileno(), inner_status)
        finally:
            inner_job.close()
            os.close(inner_status)
        answer, received = _exchange(job, request, descriptors, deadline)
        job.close()
        died_of = _read(ending, deadline)  # comes when the child is dead and buried
    if answer is None or died_of != b"0":
        _close(received)
        raise _death(died_of)
    if "code" in answer:
        raise _failure(answer)
    return Answer(answer["value"], tuple(received))


def warm(preload: Sequence[str] = PRELOAD) -> None:
    """Start the server in the background, if it does not run yet, so that other work overlaps with its imports."""
    with _Server.lock:
        _running(preload)


def namespaces() -> bool:
    """Say whether this platform shuts the children off from network, hidden folders and other processes.

    Where it does not, work goes on under limits alone; `doctor` says so.
    """
    with _Server.lock:
        return _ready(_running(PRELOAD))


# --------------------------------------------------------------------------------------------------------- one exchange


def _exchange(job: socket.socket, request: bytes, descriptors: Sequence[int], deadline: float) -> tuple[Json | None, list[int]]:
    """Give the answer; None where the child ended without one."""
    try:
        send(job, request, descriptors, deadline)
        return receive(job, deadline)
    except TimeoutError:
        raise Outside("sandbox-time") from None
    except (OSError, EOFError, ValueError, RecursionError):
        return None, []


def _read(ending: BinaryIO, deadline: float) -> bytes:
    """Give what the keeper says, once it has ended; nothing, if it has not by the deadline."""
    ends = select.poll()
    ends.register(ending, select.POLLIN)
    said = b""
    while ends.poll(max(deadline - time.monotonic(), 0) * 1000):
        part = os.read(ending.fileno(), 16)
        if not part:
            return said
        said += part
    return b""


def _death(died_of: bytes) -> Failure:
    """Say why the child ended without an answer, by the signal that ended it."""
    match died_of.decode():
        case number if number == str(int(signal.SIGXCPU)):
            return BadData("sandbox-cpu")
        case number if number == str(int(signal.SIGXFSZ)):
            return BadData("sandbox-size")
        case number if number == str(int(signal.SIGABRT)):  # how Rust and C++ end when memory is refused
            return BadData("sandbox-memory")
        case _:
            return Outside("sandbox-died")


def _failure(answer: Json) -> Failure:
    """Make the failure again that the function raised."""
    kinds = {kind.__name__: kind for kind in (errors.Misuse, errors.BadData, errors.Refused, errors.Outside)}
    return kinds[answer["class"]](answer["code"], **answer["params"])


def _close(descriptors: Sequence[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _search_path() -> list[str]:
    return [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100  ("" is the working folder)


# ----------------------------------------------------------------------------------------------------------- the server


class _Server:
    """The running server of this process."""

    lock = threading.Lock()
    current: "_Server | None" = None

    def __init__(self, preload: Sequence[str]) -> None:
        self.owner = os.getpid()
        self.isolates: bool | None = None  # None: not yet heard from
        self.control, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        arguments = [json.dumps(_search_path()), str(inner.fileno()), json.dumps(list(preload))]
        with inner:
            self.process = subprocess.Popen(  # noqa: S603  (our own interpreter and code)
                [sys.executable, "-I", "-c", _START, *arguments],
                pass_fds=[inner.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
                start_new_session=True,  # Ctrl-C reaches the caller alone
            )

    def stop(self) -> None:
        """End it; its children end with their callers."""
        self.control.close()
        self.process.kill()
        self.process.wait()


def _running(preload: Sequence[str]) -> _Server:
    """Give the server, started anew where it died or belongs to the process that this one was forked from."""
    server = _Server.current
    if server is None or server.owner != os.getpid() or server.process.poll() is not None:
        try:
            server = _Server.current = _Server(preload)
        except OSError:
            raise Outside("sandbox-died") from None
    return server


def _ready(server: _Server) -> bool:
    """Wait for the server's first word: whether it can shut its children off."""
    if server.isolates is None:
        server.control.settimeout(START_SECONDS)
        try:
            word = server.control.recv(1)
        except OSError:
            word = b""
        if not word:
            raise Outside("sandbox-died")
        server.isolates = word == b"1"
    return server.isolates


def _hand_over(job: int, status: int) -> None:
    """Give one call's ends to the server."""
    with _Server.lock:
        server = _running(PRELOAD)
        _ready(server)
        try:
            send_descriptors(server.control, [job, status])
        except OSError:
            raise Outside("sandbox-died") from None


@atexit.register
def _stop() -> None:
    if _Server.current is not None and _Server.current.owner == os.getpid():
        _Server.current.stop()
