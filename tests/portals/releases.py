"""Releases to publish: those of the sample packages, as they are expected, and small ones made here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opendata import dcat
from opendata.model import Contact, Package

ROOT: Final = Path(__file__).parents[2]
SAMPLES: Final = sorted((ROOT / "datapackages").glob("*/expected/release"))
INSIDE: Final = ("checksums.txt", "preview.json", "dataset.ttl")  # of a version folder, not for a CKAN

EDITION: Final = dcat.Edition(
    base_url="https://daten.stadt.example",
    contributor_id="http://dcat-ap.de/def/contributors/openDataBayern",
    title="Stadt Beispiel",
    publisher="Stadt Beispiel",
    homepage="https://stadt.example",
    contact="opendata@stadt.example",
    licence={"name": "dl-de-by-2.0", "path": None, "title": None},
    ars="094610000000",
    version="2026-11-23.1",
    decided_on="2026-11-23",
    policy_name="Regeln",
    policy_digest="ab" * 32,
)
BARE: Final = Package(name="baeume", title="Bäume")
OFFICE: Final = Contact(role="creator", title="Vermessungsamt", email="vermessung@stadt.example")


@dataclass(frozen=True)
class Released:
    """What a CKAN is told about, and the files that go there, by path."""

    descriptor: Mapping[str, Any]
    privacy: Mapping[str, Any]
    record: bytes
    files: Mapping[str, bytes]


def sample(folder: Path) -> Released:
    """Read the release of a sample package."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    carried = {path: content for path, content in files.items() if path not in INSIDE}
    return Released(json.loads(files["datapackage.json"]), json.loads(files["privacy.json"]), files["dataset.ttl"], carried)


def made(package: Package = BARE, edition: dcat.Edition = EDITION, provenance: str = "Nichts entfernt.") -> Released:
    """Make the release of one small table."""
    content = b"art\nLinde\n"
    file = dcat.DataFile("data/baeume.csv", "Bäume (CSV)", len(content), hashlib.sha256(content).hexdigest())
    licence = dcat.licence_of(package, edition)
    assert licence
    descriptor = {
        "title": package.title,
        "version": edition.version,
        "homepage": dcat.dataset_url(edition, package.name),
        "resources": [{"path": file.path, "description": "Alle Bäume."}],
    }
    privacy = {
        "version": edition.version,
        "decided_on": edition.decided_on,
        "policy": {"name": edition.policy_name, "digest": edition.policy_digest},
        "text": {"de": provenance},
    }
    record = dcat.record(package, [file], edition, licence=licence, provenance=provenance).encode()
    carried = {file.path: content, "datapackage.json": b"{}", "privacy.json": b"{}"}
    return Released(descriptor, privacy, record, carried)
