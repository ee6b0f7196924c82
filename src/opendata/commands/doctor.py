"""doctor: is everything configured and reachable; what is missing and how to get it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata import policy, sandbox
from opendata.commands.audit import problems
from opendata.errors import Failure, Misuse, Outside
from opendata.pipeline import Means
from opendata.portals import Health, Portal
from opendata.settings import Settings
from opendata.texts import say
from opendata.wiring import far_portals

FREE_BYTES = 1024**3


@dataclass(frozen=True)
class Check:
    """One thing looked at: `code` names its sentences in texts; `ok` None means it works with less."""

    code: str
    ok: bool | None
    params: dict[str, str | int]


def doctor(settings: Settings, connect: Callable[[], Means]) -> tuple[Check, ...]:
    """Look at everything; one thing that is broken hides no other."""
    return tuple(_checks(settings, connect))


def _checks(settings: Settings, connect: Callable[[], Means]) -> Iterator[Check]:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    yield Check("doctor-python", (3, 11) <= sys.version_info[:2] <= (3, 13), {"version": version})
    yield _policy(settings)
    yield _folder(settings.var)
    yield Check("doctor-sandbox", sandbox.namespaces() or None, {})
    yield Check("doctor-nameless", hasattr(os, "O_TMPFILE") or None, {})
    yield _detector(settings)
    if settings.var.exists():
        yield from _installation(settings, connect)
    else:
        yield Check("doctor-new", None, {"folder": str(settings.var)})  # looking must not make one
        yield from _portals(settings, lambda: far_portals(settings))


def _policy(settings: Settings) -> Check:
    try:
        rules = len(policy.load(settings.policy).rules)
    except Failure as failure:
        return Check("doctor-policy-unsound", False, {"code": failure.code})
    return Check("doctor-policy", True, {"rules": rules})


def _folder(var: Path) -> Check:
    at = next(folder for folder in (var, *var.parents) if folder.exists())
    free = shutil.disk_usage(at).free
    return Check("doctor-folder", os.access(at, os.W_OK) and free > FREE_BYTES, {"megabytes": free // 1024**2})


def _detector(settings: Settings) -> Check:
    """See that the room can load what finds personal data: without it nothing is published."""
    try:
        answer = sandbox.run("opendata.inside:detector", {"model": settings.model}, hide=settings.hidden())
    except Misuse as failure:
        return Check("doctor-model", False, {"why": say(failure.code, settings.language, **failure.params)})
    except Failure as failure:
        return Check("doctor-detector-missing", False, {"code": failure.code})
    recognizers = int(answer.value["recognizers"])
    if settings.model:
        return Check("doctor-model", True, {"recognizers": recognizers, "model": settings.model})
    return Check("doctor-detector", True, {"recognizers": recognizers})


def _installation(settings: Settings, connect: Callable[[], Means]) -> Iterator[Check]:
    try:
        means = connect()
        faults, entries = len(problems(means)), means.store.checkpoint().size
    except Failure as failure:
        yield _broken(settings, failure)
        return
    yield Check("doctor-ledger", faults == 0, {"entries": entries, "problems": faults})
    yield from _portals(settings, lambda: means.portals)


def _broken(settings: Settings, failure: Failure) -> Check:
    return Check("doctor-installation-broken", False, {"why": say(failure.code, settings.language, **failure.params)})


def _portals(settings: Settings, portals: Callable[[], Sequence[Portal]]) -> Iterator[Check]:
    try:
        every = portals()
    except Failure as failure:
        yield _broken(settings, failure)
        return
    yield Check("doctor-portals", True, {"names": ", ".join(settings.portals)})
    for portal in every:
        yield from (Check(health.code, health.ok, dict(health.params)) for health in _examined(portal))


def _examined(portal: Portal) -> Iterator[Health]:
    """Look at a portal; where it stops answering, say so."""
    try:
        yield from portal.examine()
    except Outside as failure:
        yield Health("doctor-portal-away", False, {"portal": portal.name, "said": str(failure.params.get("said", failure.code))})
