"""describe: writes the `datapackage.json` that a file deserves, with what was assumed.

A data file becomes a package folder of its own name beside it (`hunde.csv` becomes `hunde/datapackage.json` and a copy in
`hunde/data/`): the folder's name is the dataset's, and a second file described beside it does not meet the first. What lies in
a folder `data` already, below `--output`, or is a folder of data files itself, is described where it is and not copied.

A package that is described already (a folder with a `datapackage.json` or `.yml`, or that file) is described anew where it is:
what its descriptor says stays, in the form that the standard has for it, and what is missing is added.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata import room
from opendata.commands.proposals import QUESTIONS, Answers, proposed, understood
from opendata.dcat.licences import chosen, listed
from opendata.delivery import DATA_SUFFIXES, DESCRIPTORS, Delivery, as_on_disk, open_delivery, slugged
from opendata.errors import BadData, Misuse
from opendata.files import disk
from opendata.model import Inspection, Json, Package, Resource, Verdict
from opendata.pipeline import Means
from opendata.policy import Policy
from opendata.safepath import safe
from opendata.settings import Settings
from opendata.stages.decide import decide

DESCRIPTOR: Final = "datapackage.json"
UNNAMED: Final = "datensatz"  # what a file of a person's name becomes


@dataclass(frozen=True)
class Target:
    """Where a package comes to lie, and its files' paths in it by number; `copied`: they lie elsewhere and go there too."""

    folder: Path
    paths: Mapping[int, str]
    copied: bool

    @property
    def name(self) -> str:
        """Give the dataset's name."""
        return slugged(self.folder.name)

    @property
    def descriptor(self) -> Path:
        """Give the place of the descriptor."""
        return self.folder / DESCRIPTOR


@dataclass(frozen=True)
class Draft:
    """A delivery that was looked at, and what is proposed to say of it."""

    target: Target
    delivery: Delivery
    inspection: Inspection
    verdict: Verdict
    proposals: Answers
    last: Package | None  # what the descriptor says that is there already; without one, what the last version said


@dataclass(frozen=True)
class Written:
    """The files that were written, and what was assumed: codes of sentences with their blanks."""

    files: tuple[Path, ...]
    assumed: tuple[tuple[str, Json], ...]


@contextmanager
def drafted(
    path: Path, output: Path | None, settings: Settings, policy: Policy, means: Means | None, *, force: bool = False
) -> Iterator[Draft]:
    """Look at a data file, a folder of them, or a package, and propose what to say of it.

    `means`: the installation, if there is one.

    Raises:
        Misuse: there is no such thing at `path`, or a descriptor already where this one would go, and no `force`.
        BadData: it cannot be read, or its name names a person.
    """
    if path.is_file() and path.suffix.lower() not in DATA_SUFFIXES and path.name.lower() not in DESCRIPTORS:
        raise Misuse("describe-no-data-file")
    delivery = open_delivery(path, settings.hidden())
    try:
        studied = room.study(delivery.slug, delivery.descriptors, policy, settings.hidden(), model=settings.model)
        inspection = studied.inspection
        if not any(resource.fields for resource in inspection.package.resources):
            raise BadData("describe-unreadable")
        if delivery.described:
            target = _package_target(path, output, inspection)
        else:
            target = _target(path, output, inspection, clean=_clean(inspection.package.name, policy, settings))
        if target.descriptor.exists() and not force:
            raise Misuse("describe-exists")
        if not _clean(target.name, policy, settings):
            raise Misuse("describe-folder-name-personal")
        today = settings.now().date()
        verdict = decide(inspection, policy, (), today, today)
        last = _told(inspection.package) if delivery.described else _last(means, target.name)
        proposals = proposed(target.name, studied, verdict, policy, last, settings.language)
        yield Draft(target, delivery, inspection, verdict, proposals, last)
    finally:
        delivery.close()


def answered(question: str, text: str, settings: Settings) -> str:
    """Take a person's answer to one of the six questions.

    Raises:
        Misuse: it is none of the choices, no mailbox, empty or too long; or it names a person.
    """
    taken = understood(question, text)
    if question in {"title", "description", "contact"} and room.personal(taken, settings.hidden()):
        raise Misuse("describe-personal-answer")
    return taken


def write(draft: Draft, answers: Answers, settings: Settings, policy: Policy, *, force: bool = False) -> Written:
    """Write the package: the data where it has to be copied, then the descriptor.

    Raises:
        Misuse: another file lies where one would go, and no `force`.
        Outside: `disk-failed`.
    """
    told = {"paths": draft.target.paths, "said": _said(draft, answers, policy), "last": _columns(draft.last)}
    made = room.draft(draft.delivery.descriptors, draft.inspection, draft.verdict, told, settings.hidden())
    try:
        with disk():
            files = [_put(*pair, force=force) for pair in _copies(draft)]
            files.append(_put(draft.target.descriptor, made.descriptor, force=force))
    finally:
        os.close(made.descriptor)
    return Written(tuple(files), made.assumed)


def _copies(draft: Draft) -> Iterator[tuple[Path, int]]:
    if draft.target.copied:
        for number, path in draft.target.paths.items():
            yield draft.target.folder / path, draft.delivery.descriptors[number]


# --------------------------------------------------------------------------------------------------------------- where to


def _clean(name: str, policy: Policy, settings: Settings) -> bool:
    """Say whether a dataset may be called so."""
    try:
        room.clear_name(name, policy, settings.hidden())
    except BadData:
        return False
    return True


def _target(path: Path, output: Path | None, inspection: Inspection, *, clean: bool) -> Target:
    first, source = _first_of_each(inspection), path.resolve()
    above = source if source.is_dir() else source.parent
    stays = (output is None and (source.is_dir() or above.name == "data")) or (output and above.is_relative_to(output.resolve()))
    if stays:
        folder = output.resolve() if output else above if source.is_dir() else above.parent
        below = above.relative_to(folder)
        return Target(folder, {number: _staying(one.path, below) for number, one in first.items()}, copied=False)
    folder = output.resolve() if output else above / (inspection.package.name if clean else UNNAMED)
    return Target(folder, {number: _copy_name(one, f"data/{one.path}", path) for number, one in first.items()}, copied=True)


def _package_target(path: Path, output: Path | None, inspection: Inspection) -> Target:
    """Describe a package anew where it is, or where `output` says; each file keeps its place in it, as the disk spells that."""
    source = path.resolve()
    above = source if source.is_dir() else source.parent
    folder = output.resolve() if output else above
    paths = {
        number: _staying(one.path and as_on_disk(above, one.path), Path())
        if folder == above
        else _copy_name(one, one.path and as_on_disk(above, one.path), Path(one.path or f"x.{one.format}"))
        for number, one in _first_of_each(inspection).items()
    }
    return Target(folder, paths, copied=folder != above)


def _first_of_each(inspection: Inspection) -> dict[int, Resource]:
    """Give the first table of each file by its number: a workbook has one for each sheet."""
    files = {resource.file or resource.number: resource for resource in reversed(inspection.package.resources)}
    return {number: files[number] for number in sorted(files)}


def _staying(name: str | None, below: Path) -> str:
    """Take the name of a file that stays where it is: the descriptor has to repeat it."""
    if name is None:
        raise BadData("describe-file-name-personal")
    return safe((below / name).as_posix())


def _copy_name(resource: Resource, name: str | None, source: Path) -> str:
    """Give a copy the file's own name, if that is clean and safe everywhere; else that of the table."""
    with contextlib.suppress(BadData):
        if resource.path and name:
            return safe(name)
    return f"data/{resource.name}{source.suffix.lower() or '.csv'}"


# ---------------------------------------------------------------------------------------------------------------- what of


def _told(package: Package) -> Package:
    """Give what a descriptor says, without the title that stands in for one."""
    return package.having(title="") if package.title == package.name else package


def _last(means: Means | None, name: str) -> Package | None:
    """Give what the last public version of a dataset said of itself."""
    known = means.store.dataset(name) if means else None
    if means is None or known is None or known.contract is None or known.state == "withdrawn":
        return None
    inspection = means.store.kept("inspection", known.contract, Inspection)
    return inspection.package if inspection else None


def _said(draft: Draft, answers: Answers, policy: Policy) -> Json:
    """Give the package's own properties; every text is an answer, the policy's or cleared before."""
    licence, city = listed(answers.licence), policy.city
    before = draft.last.contacts if draft.last else ()
    office = next((one.title for one in before if one.email == answers.contact and one.title), city.publisher)
    said: Json = {"name": draft.target.name, "title": answers.title, "description": answers.description}
    said |= {"keywords": list(draft.last.keywords)} if draft.last and draft.last.keywords else {}
    if not _licence_stays(draft, answers):
        said["licenses"] = [{"name": licence.name, "path": licence.path, "title": licence.title}] if licence else []
    said["contributors"] = [
        {"title": city.publisher, "path": city.homepage, "roles": ["publisher"]},
        {"title": office, "email": answers.contact, "roles": ["contact"]},
    ]
    return said | {"theme": [answers.theme], "frequency": answers.frequency}


def _licence_stays(draft: Draft, answers: Answers) -> bool:
    """Say whether a descriptor names a licence that is on no list, and nobody chose another one."""
    own = draft.last.licences if draft.last and draft.delivery.described else ()
    return bool(own) and chosen(own) is None and answers.licence == draft.proposals.licence


def _columns(last: Package | None) -> Mapping[str, Json]:
    """Give what the last version said of columns, by name."""
    fields = [field for resource in (last.resources if last else ()) for field in resource.fields if field.label]
    told = {str(one.label): {"title": one.title, "description": one.description, "unit": one.unit} for one in fields}
    return {name: {key: text for key, text in texts.items() if text} for name, texts in told.items()}


# -------------------------------------------------------------------------------------------------------------------- disk


def _put(path: Path, source: int, *, force: bool) -> Path:
    """Give a file its name when it is whole; over another one only by `force`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    spare = path.with_name(f".{path.name}.neu")
    with os.fdopen(os.dup(source), "rb") as reader, spare.open("wb") as writer:
        reader.seek(0)
        shutil.copyfileobj(reader, writer, 1 << 20)
    try:
        if force:
            spare.replace(path)
        else:
            path.hardlink_to(spare)
    except FileExistsError:
        raise Misuse("describe-exists") from None
    finally:
        spare.unlink(missing_ok=True)
    return path


__all__ = ["QUESTIONS", "Answers", "Draft", "Target", "Written", "answered", "drafted", "write"]
