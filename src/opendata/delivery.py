"""Opens what a person names on this machine: never through a link, never twice, nothing parsed.

PATH is a data package folder, a `datapackage.json`, a zip of one, a single data file, or a folder of data files. Its bytes are
copied once into nameless files, so that what is checked is what is published.
"""

import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from opendata import sandbox
from opendata.errors import BadData, Misuse
from opendata.nameless import filled, nameless
from opendata.safepath import is_litter, slug

DESCRIPTORS = ("datapackage.json", "datapackage.yaml", "datapackage.yml")  # in lower case, the first goes before
MAX_FILE_BYTES = 2 * 1024**3
MAX_FILES = 1_000
MAX_NAME_BYTES = 255  # of every file system of ours: what is longer is not there
DATA_SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".ndjson", ".jsonl", ".geojson", ".parquet", ".gpkg"}
)


@dataclass(frozen=True)
class Delivery:
    """What was handed in: the slug of its name, and nameless copies of its files; descriptor 0 is the manifest (JSON)."""

    slug: str
    descriptors: tuple[int, ...]
    described: bool  # the last of them is a `datapackage.json`

    def is_data(self, number: int) -> bool:
        """Say whether a file holds data: the manifest and the descriptor do not."""
        return 0 < number < len(self.descriptors) - self.described

    def close(self) -> None:
        """Let the copies go."""
        for descriptor in self.descriptors:
            os.close(descriptor)


def open_delivery(path: Path, hide: Sequence[str] = ()) -> Delivery:
    """Copy what lies at `path`; what must look into it sees the folders in `hide` empty.

    Raises:
        Misuse: there is nothing there that could be a delivery.
        BadData: a link, a device, too many or too large files, or an unsafe descriptor.
    """
    if len(os.fsencode(path.name)) > MAX_NAME_BYTES:
        raise Misuse("path-missing")
    if path.is_symlink():
        raise BadData("delivery-link")
    if path.is_dir():
        with _folder(path) as folder:
            return _from_folder(path.resolve().name, folder, hide)
    if not path.exists():
        raise Misuse("path-missing")
    with _folder(path.parent) as folder:
        if path.name.lower() in DESCRIPTORS:
            return _from_folder(path.resolve().parent.name, folder, hide)
        copy = _copied(folder, path.name)
    return handed(path.stem, _spoken([path.name])[0], copy, hide)


def handed(name: str, file: str, copy: int, hide: Sequence[str] = ()) -> Delivery:
    """Take a nameless file as the delivery `name`, which closes it; a zip by its name and its content is taken apart.

    Raises:
        BadData: an archive that is damaged or unsafe.
    """
    if _is_zip(copy) and file.lower().endswith(".zip"):
        return _from_zip(name, copy, hide)
    return _delivery(name, None, [(file, copy)])


def slugged(name: str) -> str:
    """Turn a name into a dataset's slug, which has two characters at least and LONGEST_SLUG at most."""
    short = slug(name)
    return short if len(short) > 1 else f"datensatz-{short}".rstrip("-")


def _from_folder(name: str, folder: int, hide: Sequence[str]) -> Delivery:
    described = _described_by(os.listdir(folder))
    if described is None:
        there = [entry for entry in sorted(os.listdir(folder)) if _is_data(folder, entry)]
        names = [entry for entry in there if not is_litter(entry)]
        if not names:
            raise Misuse("path-without-data")
        return _delivery(name, None, _copies(folder, names), len(there) - len(names))
    descriptor = _copied(folder, described)
    answer = sandbox.run("opendata.inside:named_files", {}, [descriptor], hide=hide)
    return _delivery(name, descriptor, _copies(folder, [_there(folder, path) for path in answer.value["paths"]]))


def _from_zip(name: str, archive: int, hide: Sequence[str]) -> Delivery:
    try:
        answer = sandbox.run("opendata.inside:unpack", {}, [archive], hide=hide)
    finally:
        os.close(archive)
    files = dict(zip(answer.value["paths"], answer.descriptors, strict=True))
    return _delivery(name, files.pop(_described_by(files) or "", None), list(files.items()), answer.value["left_out"])


def _described_by(names: Iterable[str]) -> str | None:
    """Give the file that describes a package: `datapackage.json`, else the one that differs in letter case or is YAML."""
    found = [name for name in sorted(names) if name.lower() in DESCRIPTORS]
    return min(found, key=lambda name: (name != DESCRIPTORS[0], DESCRIPTORS.index(name.lower())), default=None)


def as_on_disk(folder: Path, path: str) -> str:
    """Give a path below `folder` as the disk spells it."""
    with _folder(folder) as descriptor:
        return _there(descriptor, path)


def _there(folder: int, path: str) -> str:
    """Give a path as the disk spells it, where only one file differs from it in upper and lower case alone."""
    parts: list[str] = []
    at = os.dup(folder)
    try:
        for part in path.split("/"):
            names = os.listdir(at)  # noqa: PTH208  (a descriptor has no path)
            similar = [part] if part in names else [name for name in names if name.casefold() == part.casefold()]
            if len(similar) != 1:
                return path
            parts.append(similar[0])
            if len(parts) <= path.count("/"):
                inner = os.open(similar[0], os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=at)
                os.close(at)
                at = inner
    except OSError:
        return path
    finally:
        os.close(at)
    return "/".join(parts)


def _delivery(name: str, descriptor: int | None, files: list[tuple[str, int]], left_out: int = 0) -> Delivery:
    """Number the files; the manifest keeps the names and how many were left out, and is sealed like the rest."""
    if len(files) > MAX_FILES:
        raise BadData("too-many-files", limit=MAX_FILES)
    numbered = list(enumerate(files, start=1))
    number = len(files) + 1 if descriptor is not None else None
    manifest = {"descriptor": number, "files": [{"number": at, "path": path} for at, (path, _) in numbered]}
    manifest |= {"left_out": left_out} if left_out else {}
    copy = filled(json.dumps(manifest, ensure_ascii=False).encode())
    last = [] if descriptor is None else [descriptor]
    return Delivery(slugged(name), (copy, *(file for _, file in files), *last), described=descriptor is not None)


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _copies(folder: int, paths: Iterable[str]) -> list[tuple[str, int]]:
    return list(zip(_spoken(kept := list(paths)), [_copied(folder, path) for path in kept], strict=True))


def _spoken(names: Iterable[str]) -> list[str]:
    """Give each name as text: a sign stands for every byte of it that is no UTF-8, and a number where two would be the same."""
    spoken: dict[str, None] = {}
    for name in names:
        text = plain = os.fsencode(name).decode(errors="replace")
        while text in spoken:
            text = f"{plain.removesuffix(Path(plain).suffix)} {len(spoken) + 1}{Path(plain).suffix}"
        spoken[text] = None
    return list(spoken)


def _copied(folder: int, path: str) -> int:
    """Copy one file into a nameless one, walking its folders one by one, none of them a link."""
    *folders, name = path.split("/")
    at = os.dup(folder)
    try:
        for part in folders:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=at)
            os.close(at)
            at = inner
        source = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=at)
    except FileNotFoundError:
        raise BadData("delivery-file-missing") from None
    except OSError:
        raise BadData("delivery-link") from None
    finally:
        os.close(at)
    status = os.fstat(source)
    if not stat.S_ISREG(status.st_mode):
        os.close(source)
        raise BadData("delivery-link")
    with os.fdopen(source, "rb") as file:
        if status.st_size > MAX_FILE_BYTES:
            raise BadData("file-too-large", limit=MAX_FILE_BYTES)
        copy = nameless()
        with os.fdopen(os.dup(copy), "wb") as target:
            shutil.copyfileobj(file, target, 1 << 20)
    return copy


def _is_data(folder: int, name: str) -> bool:
    regular = stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    return regular and not name.startswith(".") and Path(name).suffix.lower() in DATA_SUFFIXES


def _is_zip(descriptor: int) -> bool:
    return os.pread(descriptor, 4, 0) == b"PK\x03\x04"
