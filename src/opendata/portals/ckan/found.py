"""What a CKAN holds of a dataset: whose it is, how far an attempt came, and what someone else changed.

The mark is one small extra that we write beside the dataset. The name alone proves nothing: after a delete CKAN lets the same
name be used again, and anyone in the organisation may have used it before us.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Self

MARK: Final = "opendata"
PATH: Final = "opendata_path"
"""A resource's own field that says which file of the release it is."""

EXTRA: Final = "extra "
LONGEST_MARK: Final = 2000
_FILE: Final = "file "
_OF_A_FILE: Final = (
    "id",
    "name",
    "description",
    "format",
    "mimetype",
    "url",
    "url_type",
    "hash",
    "size",
    "last_modified",
    "datastore_active",
)


@dataclass(frozen=True)
class Attempt:
    """A version on its way in, or there: `files` is a digest over its paths and hashes, `key` the Publication key."""

    version: str
    files: str
    key: str


@dataclass(frozen=True)
class Mark:
    """Ours: which installation wrote it, for which dataset; what is complete there, and what is being brought in."""

    installation: str
    dataset: str
    current: Attempt | None = None
    coming: Attempt | None = None

    def text(self) -> str:
        """Give the JSON text that goes into the extra."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def bringing(self, attempt: Attempt) -> Self:
        """Say that a version is being brought in."""
        return replace(self, coming=attempt)

    def arrived(self) -> Self:
        """Say that what was coming is there."""
        return replace(self, current=self.coming, coming=None)


@dataclass(frozen=True)
class Found:
    """A dataset as `package_show` gives it to its editor."""

    shown: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Give CKAN's own id."""
        return str(self.shown["id"])

    @property
    def modified(self) -> str:
        """Give what a later write must match: when anyone last wrote."""
        return str(self.shown["metadata_modified"])

    @property
    def is_deleted(self) -> bool:
        """Say whether it is in CKAN's trash."""
        return self.shown.get("state") != "active"

    @property
    def is_public(self) -> bool:
        """Say whether the public sees it."""
        return not self.is_deleted and not self.shown.get("private")

    @property
    def mark(self) -> Mark | None:
        """Give our mark; None where there is none that can be read."""
        return _mark(next((extra.get("value") for extra in self.extras if extra.get("key") == MARK), None))

    @property
    def extras(self) -> Sequence[Mapping[str, Any]]:
        """Give the extras, ours and others'."""
        return list(self.shown.get("extras") or ())

    @property
    def resources(self) -> Mapping[str, Mapping[str, Any]]:
        """Give our resources by the path of their file. Links, and what someone added beside, are left alone."""
        ours = [
            one
            for one in self.shown.get("resources", ())
            if one.get(PATH) and (not one.get("url") or one.get("url_type") == "upload")
        ]
        return {str(resource[PATH]): resource for resource in reversed(ours)}

    def seal(self, managed: Iterable[str]) -> dict[str, str]:
        """Digest what we manage, field by field and file by file, so that a later look finds what someone else changed."""
        files = {f"{_FILE}{path}": {name: resource.get(name) for name in _OF_A_FILE} for path, resource in self.resources.items()}
        fields = {name: self._value(name) for name in managed}
        return {name: hashlib.sha256(_canonical(value)).hexdigest()[:16] for name, value in {**fields, **files}.items()}

    def changed(self, seal: Mapping[str, str]) -> tuple[str, ...]:
        """Name what is no longer as it was sealed; what we do not manage may be anything."""
        now = self.seal(name for name in seal if not name.startswith(_FILE))
        return tuple(sorted(name for name in {*seal, *now} if seal.get(name) != now.get(name)))

    def _value(self, name: str) -> object:
        if name.startswith(EXTRA):
            return next((extra["value"] for extra in self.extras if extra["key"] == name.removeprefix(EXTRA)), None)
        value = self.shown.get(name)
        return sorted(tag["name"] for tag in value) if name == "tags" and value else value


def _mark(text: object) -> Mark | None:
    """Read a mark that anybody may have written: of texts only, and short."""
    try:
        told = json.loads(str(text)[:LONGEST_MARK])
        attempts = {name: Attempt(**told[name]) if told[name] else None for name in ("current", "coming")}
        mark = Mark(installation=told["installation"], dataset=told["dataset"], **attempts)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = [mark.installation, mark.dataset, *(text for one in attempts.values() if one for text in asdict(one).values())]
    return mark if all(isinstance(text, str) for text in texts) else None


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()
