"""Messages between the two sides of the sandbox: one JSON object and any number of open descriptors.

A header (sizes), the JSON, then the descriptors in parts, since the kernel takes at most 253 of them at a time.
"""

import array
import errno
import json
import os
import socket
import struct
import time
from collections.abc import Sequence
from typing import Any, Final

Json = dict[str, Any]  # as in model, whose import would cost what a warm start saves
MAX_BYTES: Final = 512 * 1024**2  # of the JSON; a child cannot fill the caller's memory
_HEADER: Final = struct.Struct("!QI")  # bytes of JSON, number of descriptors
_PART: Final = 250
_ITEM: Final = array.array("i").itemsize


def encoded(value: Json) -> bytes:
    """Give the bytes of a message's JSON.

    Raises:
        TypeError, ValueError, RecursionError: `value` has no such form.
    """
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def send(channel: socket.socket, data: bytes, descriptors: Sequence[int], deadline: float | None = None) -> None:
    """Send a message of `encoded` JSON; the receiver gets copies of the descriptors.

    Raises:
        TimeoutError: it was not taken before the deadline (of `time.monotonic`).
        OSError: nobody is there to take it.
    """
    _wait(channel, deadline)
    channel.sendall(_HEADER.pack(len(data), len(descriptors)))
    channel.sendall(data)
    for start in range(0, len(descriptors), _PART):
        send_descriptors(channel, descriptors[start : start + _PART])


def receive(channel: socket.socket, deadline: float | None = None) -> tuple[Json, list[int]]:
    """Receive a message; its descriptors now belong to this process.

    Raises:
        EOFError: the other side ended first.
        ValueError: it sent no such message.
        TimeoutError: the deadline passed.
    """
    size, count = _HEADER.unpack(_exactly(channel, _HEADER.size, deadline))
    if size > MAX_BYTES:
        raise ValueError(size)
    value = json.loads(_exactly(channel, size, deadline))
    if not isinstance(value, dict):
        raise TypeError
    descriptors: list[int] = []
    try:
        while len(descriptors) < count:
            descriptors += receive_descriptors(channel, deadline)
    except BaseException:
        for descriptor in descriptors:
            os.close(descriptor)
        raise
    return value, descriptors


def send_descriptors(channel: socket.socket, descriptors: Sequence[int]) -> None:
    """Send up to 253 descriptors in one part."""
    while True:
        try:
            socket.send_fds(channel, [b"."], list(descriptors))
        except OSError as error:
            if error.errno != errno.ETOOMANYREFS:  # too many on their way: the receiver is taking them out
                raise
            time.sleep(0.001)
        else:
            return


def receive_descriptors(channel: socket.socket, deadline: float | None = None) -> list[int]:
    """Receive one part.

    Raises:
        EOFError: the other side ended.
    """
    _wait(channel, deadline)
    data, ancillary, _, _ = channel.recvmsg(1, socket.CMSG_SPACE(253 * _ITEM), socket.MSG_CMSG_CLOEXEC)
    descriptors = array.array("i")
    for level, kind, content in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            descriptors.frombytes(content[: len(content) - len(content) % _ITEM])
    if not data or not descriptors:
        raise EOFError
    return list(descriptors)


def _exactly(channel: socket.socket, size: int, deadline: float | None) -> bytearray:
    data = bytearray(size)
    view = memoryview(data)
    filled = 0
    while filled < size:
        _wait(channel, deadline)
        received = channel.recv_into(view[filled:])
        if not received:
            raise EOFError
        filled += received
    return data


def _wait(channel: socket.socket, deadline: float | None) -> None:
    """Let the next operation end at the deadline."""
    if deadline is not None:
        channel.settimeout(max(deadline - time.monotonic(), 0.001))
