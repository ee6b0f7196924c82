"""The life of a dataset on a CKAN: published, updated, withdrawn; and what there is of it at each point, to compare."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.crash.driver import ROOT, seeded
from tests.services.ckan.action import ActionError, call, fetch
from tests.services.ckan.proxy import Call, Fault, Proxy
from tests.services.ckan.publisher import Publisher
from tests.services.ckan.rig import Rig
from tests.services.ckan.watching import Public, Version, version_of

from opendata.settings import from_environment
from opendata.wiring import connect

STEPS: Final = ("publish", "update", "withdraw")
_PASSING: Final = ("metadata_created", "metadata_modified", "created", "last_modified")
_TABLES: Final = ("zaehlung", "plaetze", "tage")


def package(folder: Path, name: str, edition: int) -> Path:
    """Make a delivery of three tables, one of them of a few dozen rows; editions differ in each."""
    made = folder / str(edition) / name
    (made / "data").mkdir(parents=True)
    rows = "".join(f"{number};{number * edition}\n" for number in range(1, 41))
    (made / "data" / "zaehlung.csv").write_text(f"Nummer;Anzahl\n{rows}", encoding="utf-8")
    (made / "data" / "plaetze.csv").write_text(f"Nummer;Stellplätze\n1;120\n2;{80 + edition}\n", encoding="utf-8")
    (made / "data" / "tage.csv").write_text(f"Tag;Anzahl\n2026-01-0{edition};3\n2026-01-05;4\n", encoding="utf-8")
    resources = [{"name": table, "path": f"data/{table}.csv", "format": "csv", "type": "table"} for table in _TABLES]
    profile = "https://datapackage.org/profiles/2.0/datapackage.json"
    descriptor = {"$schema": profile, "name": name, "title": "Stellplätze", "resources": resources}
    (made / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return made


@dataclass
class Lane:
    """One dataset that lives again and again: its CKAN behind a proxy, its publisher, its deliveries."""

    ckan: Rig
    name: str
    folder: Path
    proxy: Proxy
    publisher: Publisher
    packages: tuple[Path, Path]
    versions: dict[str, Version] = field(default_factory=dict)
    number: int = 0

    @property
    def var(self) -> Path:
        """Give the installation of this life."""
        return self.folder / f"var-{self.number}"

    def begin(self) -> Public:
        """Begin a new life: nothing is there, nothing is known. Give somebody who looks on."""
        purge(self.ckan, self.name)
        shutil.rmtree(self.var, ignore_errors=True)
        self.number += 1
        shutil.copytree(self.folder / "seeded", self.var)
        self.proxy.forget()
        return Public(self.ckan.url, self.name, self.versions)

    def step(self, step: str, var: Path | None = None) -> dict[str, Any] | None:
        """Take a step, or take it again; give what the command said, None if it was killed."""
        told = self.publisher.run(
            "withdraw" if step == "withdraw" else "publish", var or self.var, self.packages[step == "update"]
        )
        self.proxy.settle()
        return told

    def learn(self) -> dict[str, tuple[Call, ...]]:
        """Live once without a fault, and give the calls of each step."""
        self.begin()
        calls = {}
        for step in STEPS:
            self.proxy.forget()
            told = self.step(step)
            assert told is not None
            assert told["state"] == ("withdrawn" if step == "withdraw" else "published"), told
            calls[step] = self.proxy.calls
            if step != "withdraw":
                files = self._published()
                name = str(json.loads(files["datapackage.json"])["version"])
                self.versions[name] = version_of(name, files)
        return calls

    def state(self) -> dict[str, Any]:
        """Give what there is: what the editor sees, files, rows, what the ledger tells; ids and times made comparable."""
        found: dict[str, Any] = {"ledger": sorted(ledger(self.var))}  # a portal that fails lets the rest go first
        shown = self.shown()
        if shown is None:
            return found
        ids = {shown["id"]: "<id>", **{each["id"]: f"<{each.get('opendata_path')}>" for each in shown["resources"]}}
        for each in shown["resources"]:
            stored = self._stored(each["id"])
            found[f"file {each.get('opendata_path')}"] = stored.exists() and hashlib.sha256(stored.read_bytes()).hexdigest()
            if str(each.get("opendata_path")).endswith(".csv"):
                found[f"rows {each.get('opendata_path')}"] = self._rows(each["id"])
        shown["extras"].sort(key=lambda extra: extra["key"])  # CKAN gives them in any order, now and then another
        text = json.dumps(_without_times(shown), sort_keys=True)
        for own, other in ids.items():
            text = text.replace(own, other)
        return {**found, "shown": json.loads(text)}

    def shown(self) -> dict[str, Any] | None:
        """Give what the editor sees."""
        try:
            told: dict[str, Any] = call(self.ckan.url, "package_show", self.ckan.editor_token, id=self.name)
        except ActionError:
            return None
        return told

    def ids(self) -> dict[str, str]:
        """Give CKAN's ids: of the dataset, and of each file."""
        shown = self.shown() or {"id": "", "resources": []}
        return {"": shown["id"], **{str(each.get("opendata_path")): each["id"] for each in shown["resources"]}}

    def left_on_disk(self, ids: Mapping[str, str]) -> list[str]:
        """Name the files of which CKAN's storage still has bytes."""
        return [path for path, known in ids.items() if path and self._stored(known).exists()]

    def _stored(self, resource: str) -> Path:
        return self.ckan.storage / "resources" / resource[:3] / resource[3:6] / resource[6:]

    def _published(self) -> dict[str, bytes]:
        shown = self.shown()
        assert shown
        return {each["opendata_path"]: fetch(each["url"], self.ckan.editor_token)[1] for each in shown["resources"]}

    def _rows(self, resource: str) -> list[Any] | None:
        try:
            told = call(self.ckan.url, "datastore_search", self.ckan.editor_token, resource_id=resource, sort="_id")
        except ActionError:
            return None
        return [told["fields"], told["records"]]


def ledger(var: Path) -> list[tuple[str, str]]:
    """Give what the ledger tells happened, and require that it is whole."""
    means = connect(from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(var)))
    assert means.store.verify() == ()
    means.store.close()
    with closing(sqlite3.connect(var / "opendata.sqlite")) as database:
        return [(kind, subject) for kind, subject in database.execute("SELECT kind, subject FROM ledger ORDER BY seq")]


def purge(ckan: Rig, name: str) -> None:
    """Take a dataset out of CKAN's database, deleted or not."""
    try:
        call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=name)
    except ActionError:
        return


@contextmanager
def lane(ckan: Rig, name: str, folder: Path) -> Iterator[Lane]:
    """Give a lane; its dataset is purged in the end."""
    folder.mkdir(parents=True)
    seeded(folder / "seeded")
    packages = package(folder, name, 1), package(folder, name, 2)
    with Proxy(ckan.url) as proxy:
        environment = {
            "OPENDATA_PORTALS": "ckan",
            "OPENDATA_CKAN_URL": proxy.url,
            "OPENDATA_CKAN_ORGANISATION": ckan.organisation,
            "OPENDATA_CKAN_TOKEN_FILE": str(ckan.editor_token_file),
        }
        with Publisher(environment) as publisher:
            try:
                yield Lane(ckan, name, folder, proxy, publisher, packages)
            finally:
                purge(ckan, name)


def killed_before(publisher: Publisher) -> Fault:
    """Kill the client before CKAN hears of the call."""
    return lambda _: publisher.kill()


def killed_after(publisher: Publisher) -> Fault:
    """Kill the client when CKAN has done it, before it is answered."""

    def fault(exchange: Any) -> None:  # noqa: ANN401
        exchange.forward()
        publisher.kill()

    return fault


def _without_times(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _without_times(each) for key, each in value.items() if key not in _PASSING}
    return [_without_times(each) for each in value] if isinstance(value, list) else value


Faulty = Callable[[Publisher], Fault]
