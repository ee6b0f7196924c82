"""The other side of the sandbox: the server that forks, the keeper that watches, and the child that runs the function.

The keeper exists because a child cannot watch its caller: a regular expression that never ends lets no second thread run.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Final, NoReturn

from opendata.errors import BadData, Failure, Outside
from opendata.sandbox import isolation
from opendata.sandbox.messages import Json, encoded, receive, receive_descriptors, send

WATCH_SECONDS: Final = 0.1  # after its caller a child lives on no longer than that


def serve(control: int, preload: Sequence[str]) -> NoReturn:
    """Load what is asked, say whether children can be shut off, then start one for each call until the caller is gone."""
    gc.disable()  # what is imported stays: looking through it again and again takes a tenth of the time
    with contextlib.suppress(Exception):  # the call that needs it will say so
        for name in preload:
            module, _, function = name.partition(":")
            loaded = importlib.import_module(module)
            if function:
                getattr(loaded, function)()
    gc.freeze()  # forks share these pages
    gc.enable()
    with socket.socket(fileno=control) as calls:
        isolates = _can_isolate()
        calls.send(b"1" if isolates else b"0")
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers need no burial
        while True:
            try:
                job, status = receive_descriptors(calls)
            except (EOFError, OSError, ValueError):
                os._exit(0)
            _start(calls, job, status, isolates=isolates)
            os.close(job)
            os.close(status)


def _start(calls: socket.socket, job: int, status: int, *, isolates: bool) -> None:
    try:
        child = os.fork()
    except OSError:  # no room for another process: the caller sees the closed ends
        return
    if child == 0:
        calls.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _forever(lambda: _keep_apart(job, status) if isolates else _keep(job, status, isolates=False))


def _keep_apart(job: int, status: int) -> None:
    """Let the keeper be the first process of a world of its own: when it ends, all others there end too."""
    isolation.leave()
    keeper = os.fork()
    if keeper == 0:
        _forever(lambda: _keep(job, status, isolates=True))
    os.close(job)
    os.waitpid(keeper, 0)  # until then `status` stays open here, so that the caller waits for the last of them


def _keep(job: int, status: int, *, isolates: bool) -> None:
    """Fork the child, end it when the caller is gone, and tell the caller what ended it: a signal's number, 0 for none."""
    isolation.end_with_parent(signal.SIGKILL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    child = os.fork()
    if child == 0:
        os.close(status)
        _forever(lambda: _work(job, isolates=isolates))
    os.close(job)
    caller = select.poll()
    caller.register(status, 0)  # errs when the caller has closed its side
    while (ended := _ended(child)) is None:
        if caller.poll(0):
            os.kill(child, signal.SIGKILL)
        signal.sigtimedwait({signal.SIGCHLD}, WATCH_SECONDS)
    os.write(status, str(ended).encode())


def _ended(child: int) -> int | None:
    """Give the signal that ended a child, its exit code (negative), or None while it runs."""
    number, status = os.waitpid(child, os.WNOHANG)
    if number == 0:
        return None
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


def _work(job: int, *, isolates: bool) -> None:
    """Run the one function that this child is for."""
    isolation.end_with_parent(signal.SIGKILL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; here it says which limit was met
    with socket.socket(fileno=job) as channel:
        request, descriptors = receive(channel)
        answer, given = _answer(request, descriptors, isolates=isolates)
        send(channel, answer, given)


def _answer(request: Json, descriptors: list[int], *, isolates: bool) -> tuple[bytes, list[int]]:
    """Give what the function gives, or which failure it raised: never the text of a foreign exception, it may quote cells."""
    try:
        if isolates:
            isolation.settle(request["hide"])
        isolation.limit(request["limits"])
        sys.path[:] = request["path"]
        value, given = _function(request["function"])(request["arguments"], descriptors)
        return encoded({"value": value}), given
    except Failure as failure:
        return _failed(failure), []
    except MemoryError:
        return _failed(BadData("sandbox-memory")), []
    except BaseException as error:  # noqa: BLE001  (polars panics are not Exceptions)
        return _failed(Outside("sandbox-crashed", where=_where(error))), []


def _function(name: str) -> Callable[[Json, list[int]], tuple[Json, list[int]]]:
    module, _, function = name.partition(":")
    found: Callable[[Json, list[int]], tuple[Json, list[int]]] = getattr(importlib.import_module(module), function)
    return found


def _failed(failure: Failure) -> bytes:
    return encoded({"class": type(failure).__name__, "code": failure.code, "params": failure.params})


def _where(error: BaseException) -> str:
    """Name the innermost of our own lines that was running: says where to look, and no data."""
    frames = [
        (frame.f_globals.get("__name__", ""), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__", "")).startswith("opendata.")
    ]
    return "{}:{}".format(*frames[-1])


def _can_isolate() -> bool:
    """Try it out in a child."""
    child = os.fork()
    if child == 0:
        _forever(_isolated)
    _, ended = os.waitpid(child, 0)
    return ended == 0


def _isolated() -> None:
    isolation.leave()
    child = os.fork()
    if child == 0:
        _forever(lambda: isolation.settle([]))
    _, ended = os.waitpid(child, 0)
    if ended != 0:
        raise OSError


def _forever(work: Callable[[], None]) -> NoReturn:
    """End this forked process with `work`: nothing of the server's goes on in it."""
    try:
        work()
    except BaseException:  # noqa: BLE001
        os._exit(1)
    os._exit(0)
