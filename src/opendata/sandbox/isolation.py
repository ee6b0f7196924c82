"""Shuts this process off, by the kernel's namespaces; Linux only, no rights needed. Python 3.11 has no call for it: ctypes.

Source: namespaces(7), user_namespaces(7), mount_namespaces(7), capabilities(7); numbers from the kernel's uapi headers.
"""

import ctypes
import os
import resource
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_NEW_USER, _NEW_NET, _NEW_MOUNTS, _NEW_PROCESSES, _NEW_IPC = 0x10000000, 0x40000000, 0x00020000, 0x20000000, 0x08000000
_READ_ONLY, _NO_SETUID, _NO_DEVICES, _NO_EXEC, _RECURSIVE, _PRIVATE = 1, 2, 4, 8, 0x4000, 0x40000
_SET_DEATH_SIGNAL, _SET_NO_NEW_RIGHTS = 1, 38
_CAPABILITY_VERSION: Final = 0x20080522

_kernel = ctypes.CDLL(None, use_errno=True)


def leave() -> None:
    """Leave the networks, mounts, processes and shared memory of the others. The next fork is the first process of its own world.

    Must come before any second thread.

    Raises:
        OSError: the platform forbids it.
    """
    user, group = os.geteuid(), os.getegid()
    _call("unshare", _NEW_USER | _NEW_NET | _NEW_MOUNTS | _NEW_PROCESSES | _NEW_IPC)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def settle(hidden: Sequence[str]) -> None:
    """Make `/proc` show this world only, lay empty folders over the `hidden` ones, and give up the right to undo it.

    A foreign `/proc/<pid>/root` would be a way round the hidden folders.

    Raises:
        OSError: the platform forbids it.
    """
    _call("mount", None, b"/", None, _RECURSIVE | _PRIVATE, None)
    _call("mount", b"proc", b"/proc", b"proc", _NO_SETUID | _NO_DEVICES | _NO_EXEC, None)
    for folder in hidden:
        if Path(folder).is_dir():
            flags = _READ_ONLY | _NO_SETUID | _NO_DEVICES | _NO_EXEC
            _call("mount", b"tmpfs", os.fsencode(folder), b"tmpfs", flags, b"size=4k")
    _call("prctl", _SET_NO_NEW_RIGHTS, 1, 0, 0, 0)
    _call("capset", (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)())


def end_with_parent(signal: int) -> None:
    """Let the kernel send `signal` when the parent ends."""
    _call("prctl", _SET_DEATH_SIGNAL, signal, 0, 0, 0)


def limit(limits: Mapping[str, float]) -> None:
    """Hold this process to `limits` (see `sandbox.Limits`), and leave no core dump: it would hold cells."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, amount in (
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_DATA, limits["data_bytes"]),
        (resource.RLIMIT_FSIZE, limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
    ):
        _, most = resource.getrlimit(kind)
        soft = int(amount) if most == resource.RLIM_INFINITY else min(int(amount), most)
        # At its hard limit of CPU a process is killed without a word; one second earlier the signal says why.
        resource.setrlimit(kind, (soft, soft + 1 if kind == resource.RLIMIT_CPU and soft != most else soft))


def _call(name: str, *arguments: object) -> None:
    if getattr(_kernel, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
