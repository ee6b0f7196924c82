"""A genuine CKAN on loopback, of a given profile: started, found again, stopped."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.services.ckan import portal, servers
from tests.services.ckan.install import install
from tests.services.ckan.places import HOME, LOCK_MODE, folder, locked, private
from tests.services.ckan.processes import Process, Starting, free_port, stop, wait

PARTS: Final = ("postgres", "redis", "solr", "ckan")


@dataclass(frozen=True)
class Rig:
    """A running CKAN: where it is, who may do what there, and where to look behind its back."""

    profile: str
    url: str
    organisation: str
    editor_token_file: Path
    sysadmin_token_file: Path
    storage: Path  # the uploads, on disk
    database: str = field(repr=False)  # DSN of CKAN's own database
    datastore: str = field(repr=False)  # DSN of the DataStore's
    log: Path

    @property
    def editor_token(self) -> str:
        """The token that a city would give us: of an editor of the organisation."""
        return self.editor_token_file.read_text(encoding="utf-8").strip()

    @property
    def sysadmin_token(self) -> str:
        """The token that may purge."""
        return self.sysadmin_token_file.read_text(encoding="utf-8").strip()


def fresh_name(start: str) -> str:
    """Give a name that no dataset has, without digits: now and then eight of them look like a telephone number."""
    return f"{start}-{''.join(secrets.choice('bcdfghjklmnpqrstvwxz') for _ in range(8))}"


def start(profile: str, *, stays: bool = True) -> tuple[Rig, bool]:
    """Install what is missing, start the profile and give it; also whether it was started now (it may run already).

    One that `stays` is there until somebody says `make ckan-stop`.

    Raises RigError when a part cannot be had or does not start; what was started until then is stopped again.
    """
    home = folder(profile)
    with locked(HOME / f"{profile}.lock"):
        if found := running(profile):
            if stays:
                _write(profile, {**(_state(profile) or {}), "stays": True})
            return found, False
        _stop(profile)
        install()
        state = _state(profile) if (home / "ready").exists() else None
        if state is None:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            state = {"password": secrets.token_hex(16), "ports": {}, "processes": {}}
        state["stays"] = stays
        state["ports"] = {part: free_port(state["ports"].get(part, 0)) for part in PARTS}
        try:
            _start(profile, home, state)
        except BaseException:
            _stop(profile)
            raise
        return _rig(profile, state), True


@contextlib.contextmanager
def used(profile: str) -> Iterator[Rig]:
    """Give the profile's CKAN for as long as a test session needs it: the last session to leave stops what a session started."""
    HOME.mkdir(exist_ok=True)
    users = os.open(HOME / f"{profile}.users", os.O_RDWR | os.O_CREAT, LOCK_MODE)
    try:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield start(profile, stays=False)[0]
        with contextlib.suppress(BlockingIOError), locked(HOME / f"{profile}.lock"):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not (_state(profile) or {}).get("stays"):
                _stop(profile)
    finally:
        os.close(users)


def stop_rig(profile: str) -> bool:
    """Stop what we started of the profile, and nothing else; say whether there was anything."""
    with locked(HOME / f"{profile}.lock"):
        return _stop(profile)


def running(profile: str) -> Rig | None:
    """Give the profile's CKAN if all of its processes run and it answers."""
    state = _state(profile)
    if state is None or not (folder(profile) / "ready").exists():
        return None
    processes = _processes(state)
    if set(processes) != set(PARTS) or not all(process.alive for process in processes.values()):
        return None
    rig = _rig(profile, state)
    return rig if portal.answers(rig.url) else None


def _start(profile: str, home: Path, state: dict[str, Any]) -> None:
    fresh, ports, password = not (home / "ready").exists(), state["ports"], state["password"]
    if fresh:
        servers.make_cluster(home, password)
        servers.make_solr_home(home)
    for part, begin in (("redis", servers.start_redis), ("postgres", servers.start_postgres), ("solr", servers.start_solr)):
        _await(profile, state, part, begin(home, ports[part]))
    if fresh:
        portal.make_databases(home, ports["postgres"], password)
    portal.configure(profile, home, ports, password)
    if fresh:
        portal.make_tables(home, ports["postgres"], password)
        portal.make_sysadmin(home, password)
    _await(profile, state, "ckan", portal.start_ckan(home, ports["ckan"]))
    if fresh:
        portal.make_editor(home, f"http://127.0.0.1:{ports['ckan']}", password)
        (home / "ready").touch()


def _stop(profile: str) -> bool:
    state = _state(profile)
    if state is None:
        return False
    alive = {part: process for part, process in _processes(state).items() if process.alive}
    for part in reversed(PARTS):
        if part in alive and part == "postgres":
            stop(alive[part], servers.FAST_SHUTDOWN)
        elif part in alive:
            stop(alive[part])
    _write(profile, {**state, "processes": {}})
    return bool(alive)


def _await(profile: str, state: dict[str, Any], part: str, starting: Starting) -> None:
    """Wait for a server, which is noted first, so that it is found and stopped if we are killed meanwhile."""
    state["processes"][part] = {"pid": starting.process.pid, "started": starting.process.started}
    _write(profile, state)
    wait(starting)


def _state(profile: str) -> dict[str, Any] | None:
    try:
        state: dict[str, Any] = json.loads(_file(profile).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return state


def _write(profile: str, state: Mapping[str, Any]) -> None:
    private(_file(profile), json.dumps(state))


def _file(profile: str) -> Path:
    return folder(profile) / "state.json"


def _processes(state: Mapping[str, Any]) -> dict[str, Process]:
    return {part: Process(kept["pid"], kept["started"]) for part, kept in state["processes"].items()}


def _rig(profile: str, state: Mapping[str, Any]) -> Rig:
    home, ports, password = folder(profile), state["ports"], state["password"]
    return Rig(
        profile=profile,
        url=f"http://127.0.0.1:{ports['ckan']}",
        organisation=portal.ORGANISATION,
        editor_token_file=home / "editor.token",
        sysadmin_token_file=home / "sysadmin.token",
        storage=home / "storage",
        database=portal.dsn(ports["postgres"], "ckan", "ckan", password),
        datastore=portal.dsn(ports["postgres"], "datastore", "ckan", password),
        log=home / "ckan.log",
    )
