"""Functions that tests run in the sandbox, each named for what it tries."""

import ctypes
import os
import re
import resource
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from opendata.errors import BadData, Misuse, Outside, Refused

Answer = tuple[dict[str, Any], list[int]]
CELL = "Erika Mustermann"  # a cell that must not leave


def echo(arguments: dict[str, Any], descriptors: list[int]) -> Answer:
    return arguments, descriptors


def long_answer(arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {"text": "ä" * arguments["length"]}, []


def dictionary(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    from opendata.recognizers import nouns, small_words

    there = bool(nouns._taken) and small_words.small_names.cache_info().currsize == 1
    return {"there": there, "right": nouns.nouns() == nouns._read()}, []


REACHED: list[str] = []


def fails() -> None:
    raise OSError


def follows() -> None:
    REACHED.append("follows")


def reached(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {"reached": REACHED}, []


def append(_arguments: dict[str, Any], descriptors: list[int]) -> Answer:
    os.write(descriptors[0], b", and back")
    return {}, descriptors


def fail(arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    kinds = {kind.__name__: kind for kind in (Misuse, BadData, Refused, Outside)}
    raise kinds[arguments["class"]]("some-code", count=3, place="resource 2")


def crash(arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    kinds = {"ValueError": ValueError, "SystemExit": SystemExit, "KeyboardInterrupt": KeyboardInterrupt}
    if arguments["with"] in kinds:
        raise kinds[arguments["with"]](CELL)
    return {"not json": {CELL}}, []


def end(arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    if arguments["by"] == "exit":
        os._exit(3)
    if arguments["by"] == "abort":
        os.abort()
    os.kill(os.getpid(), signal.SIGKILL)
    return {}, []


def use_cpu(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {"never": bool(re.match(r"(a+)+$", "a" * 40 + "b"))}, []


def use_memory(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {"length": len(bytearray(3 * 1024**3))}, []


def use_disk(_arguments: dict[str, Any], descriptors: list[int]) -> Answer:
    for _ in range(100):
        os.write(descriptors[0], bytes(1 << 20))
    return {}, []


def use_files(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {"count": len([os.dup(0) for _ in range(1000)])}, []


def use_time(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    time.sleep(600)
    return {}, []


def speak(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    print(CELL)  # noqa: T201
    print(CELL, file=sys.stderr)  # noqa: T201
    os.write(1, CELL.encode())
    os.write(2, CELL.encode())
    return {}, []


def call(arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    try:
        socket.create_connection(("127.0.0.1", arguments["port"]), timeout=2).close()
    except OSError:
        return {"reached": False}, []
    return {"reached": True}, []


def look(arguments: dict[str, Any], descriptors: list[int]) -> Answer:
    """Try all ways to a hidden folder that are known to us."""
    folder = Path(arguments["folder"])
    kernel = ctypes.CDLL(None)
    ways = [folder, *(Path(f"/proc/{arguments['caller']}/root{folder}"), Path(f"/proc/1/root{folder}"))]
    seen = {str(way): _has_entries(way) for way in ways}
    kernel.umount2(os.fsencode(folder), 2)
    seen["unmounted"] = any(folder.iterdir())
    kernel.unshare(0x10000000 | 0x00020000)
    kernel.umount2(os.fsencode(folder), 2)
    seen["unmounted in a world of its own"] = any(folder.iterdir())
    seen["written"] = os.access(folder, os.W_OK)
    return {"seen": seen, "passed": os.pread(descriptors[0], 100, 0).decode()}, []


def _has_entries(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def surroundings(_arguments: dict[str, Any], _descriptors: list[int]) -> Answer:
    return {
        "environment": dict(os.environ),
        "processes": sorted(int(name) for name in os.listdir("/proc") if name.isdigit()),  # noqa: PTH208
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "folder": os.getcwd(),  # noqa: PTH109
        "main": sys.modules["__main__"].__dict__.get("__file__"),
    }, []


def leave_a_child(_arguments: dict[str, Any], descriptors: list[int]) -> Answer:
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    return {"left": len(descriptors)}, []
