"""What becomes public and what is taken back: a Release onto a portal, a dataset off all of them, and what follows.

Each function may be called again after a crash: it looks at what is there, and ends in the same state.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from opendata import ledger
from opendata.dcat import City, catalog, put_back_on, withdrawn
from opendata.errors import Outside
from opendata.model import Because, Dataset, Order, Publication, Release, Removal, Rollback, Submission
from opendata.pipeline import Means, Prepared, key_of, known
from opendata.portals import WITHDRAWN, Portal
from opendata.portals.folder import FolderPortal
from opendata.stages.publish import publish as put_and_show
from opendata.stages.withdraw import withdraw as take_down
from opendata.store import Lease, Store

RAW_ERASED: Final = "raw-erased"


def publish(means: Means, lease: Lease, prepared: Prepared, release: Release, portal: Portal) -> tuple[Publication, bool]:
    """Make a kept release public on one portal; say whether that changed anything.

    Raises:
        Outside: the portal failed; what the public sees is the old version or the new one.
    """
    behind = {"release": prepared.key, "contract": prepared.inspection_key, "rollback": None}
    return _make_public(means, lease, release, behind, portal)


def put_back(means: Means, lease: Lease, key: str, rollback: Rollback, portal: Portal) -> tuple[Publication, bool]:
    """Make the version that a kept rollback names the public one on one portal; say whether that changed anything.

    Raises:
        Outside: the portal failed, or the version's files are damaged; what the public sees is the old version or the new one.
    """
    was = behind(means, lease.dataset, rollback.version)
    release = means.store.kept("release", (was and was.release) or "", Release)
    if was is None or release is None:
        raise Outside("released-damaged")
    members = {"release": was.release, "contract": was.contract, "rollback": key}
    return _make_public(means, lease, release, members, portal)


def _make_public(
    means: Means, lease: Lease, release: Release, members: Mapping[str, str | None], portal: Portal, *, over: bool = False
) -> tuple[Publication, bool]:
    dataset = known(means, release.dataset)
    before = dataset.portals.get(portal.name)
    held = portal.fetch(release.dataset)
    last = newest(means.store, release.dataset, portal.name)
    if last and before == release.version == held.current and last.version == before and not held.edited and not over:
        return last, False
    other = held.current if held.current not in {before, release.version} else None
    unnoted = other is not None and _is_unnoted(means, release.dataset, portal.name, other)
    replaces = held.current if over or unnoted else before or _tombstone(means, release.dataset, portal.name)
    # The rollback too: a version may come to replace the same other one again.
    key = key_of(release.digest(), replaces or "", portal.name, *filter(None, [members["rollback"]]))
    files = {file.path: (lambda _path, sha256=file.sha256: means.files.opened(sha256)) for file in release.files}
    dataset = _reaching(means, lease, dataset, portal)
    done = put_and_show(release, key, files, portal, replaces, over=over)
    portals = {**dataset.portals, portal.name: release.version}
    changed = dataset.having(state="published", because=None, current=release.version, portals=portals, **members)
    with means.store.transaction(lease) as writer:
        writer.keep("publication", key, release.dataset, done)
        writer.set_dataset(changed)
    return done, True


def _is_unnoted(means: Means, dataset: str, portal: str, version: str) -> bool:
    """Say whether what is public was made so by a run that was killed before it could note that: ours, and never published."""
    known_there = {done.version for done in means.store.every("publication", dataset, Publication) if done.portal == portal}
    return version not in known_there and any(
        release.version == version for release in means.store.every("release", dataset, Release)
    )


def _reaching(means: Means, lease: Lease, dataset: Dataset, portal: Portal) -> Dataset:
    """Write down that a portal may hold something of a dataset from now on: a withdrawal must look there."""
    if portal.name in dataset.reached:
        return dataset
    changed = dataset.having(reached=(*dataset.reached, portal.name))
    with means.store.transaction(lease) as writer:
        writer.set_dataset(changed)
    return changed


def catch_up(means: Means, lease: Lease, portal: Portal, *, over: bool = False) -> None:
    """Bring what should be public to a portal that failed when it was published, or where others changed it (`over`).

    Raises:
        Outside: it failed again.
    """
    dataset = known(means, lease.dataset)
    release = means.store.kept("release", dataset.release or "", Release)
    if release is not None:
        members = {"release": dataset.release, "contract": dataset.contract, "rollback": dataset.rollback}
        _make_public(means, lease, release, members, portal, over=over)


def behind(means: Means, dataset: str, version: str) -> Dataset | None:
    """Give a dataset's state as it was when this version first became public: its delivery, Release and Inspection."""
    states = means.store.every("dataset", dataset, Dataset)
    return next((state for state in states if state.state == "published" and state.current == version), None)


def order_rollback(means: Means, lease: Lease, version: str) -> tuple[str, Rollback]:
    """Write down that an earlier version is to be public again, and that the newest delivery stays back; give it with its key.

    From here on it will be, whatever happens. One that is ordered already, and in force, is that one.
    """
    dataset = known(means, lease.dataset)
    every = means.store.every("rollback", dataset.name, Rollback)
    if dataset.rollback and every[-1].version == version:
        return dataset.rollback, every[-1]
    forward = means.store.kept("release", dataset.verdict or "", Release)
    rollback = Rollback(
        dataset=dataset.name,
        version=version,
        replaces=dataset.current,
        submission=None if forward and forward.version == version else dataset.submission,
        policy=means.policy.digest(),
        number=len(every) + 1,
        by=means.settings.actor,
        at=means.settings.now(),
    )
    key = key_of(dataset.name, str(rollback.number))
    with means.store.transaction(lease) as writer:
        writer.keep("policy", means.policy.digest(), dataset.name, means.policy)
        writer.keep("rollback", key, dataset.name, rollback)
        writer.set_dataset(dataset.having(rollback=key))
    return key, rollback


def rolled_back(means: Means, state: Dataset) -> Rollback | None:
    """Give the rollback that is in force."""
    return means.store.kept("rollback", state.rollback, Rollback) if state.rollback else None


def is_held_back(means: Means, submission: Submission) -> bool:
    """Say whether a rollback keeps this delivery from being published: until a changed one arrives."""
    rollback = rolled_back(means, known(means, submission.dataset))
    return rollback is not None and rollback.submission == submission.id


def _tombstone(means: Means, dataset: str, portal: str) -> str | None:
    """Say what stands on a portal where no version of ours is public: what a withdrawal left, or nothing."""
    removed = any(removal.portal == portal for removal in means.store.every("removal", dataset, Removal))
    return WITHDRAWN if removed else None


def newest(store: Store, dataset: str, portal: str) -> Publication | None:
    """Give the newest publication of a dataset on a portal, withdrawn since or not."""
    every = store.every("publication", dataset, Publication)
    return next((done for done in reversed(every) if done.portal == portal), None)


def order_withdrawal(means: Means, lease: Lease, because: Because, note: str) -> Order:
    """Write down that a dataset is to be taken down; from here on it will be, whatever happens."""
    dataset = known(means, lease.dataset)
    with means.store.transaction(lease) as writer:
        order = Order(
            dataset=dataset.name,
            because=because,
            note=writer.note(dataset.name, note),
            by=means.settings.actor,
            at=means.settings.now(),
        )
        writer.keep("order", key_of(order.note, because, order.at.isoformat()), dataset.name, order)
        if because == "privacy":
            for submission in means.store.submissions(dataset.name):
                for digest in (submission.keyed_digest, *(file.keyed_digest for file in submission.files if file.is_data)):
                    writer.refuse(dataset.name, digest)
        writer.set_dataset(
            dataset.having(state="withdrawn", because=because, current=None, release=None, contract=None, rollback=None)
        )
    return order


def withdraw(means: Means, lease: Lease, order: Order) -> tuple[Removal, ...]:
    """Carry out a withdrawal on every portal that still holds the dataset, and erase what the reason demands.

    Raises:
        Outside: a portal failed; all others were seen to, and calling again goes on.
    """
    removals: list[Removal] = []
    failures: list[Outside] = []
    for portal in means.portals:
        dataset = known(means, lease.dataset)
        if portal.name not in {*dataset.portals, *dataset.reached}:
            continue
        versions = [done.version for done in means.store.every("publication", dataset.name, Publication)]
        try:
            removal = take_down(order, portal, tuple(dict.fromkeys(versions)))
        except Outside as failure:
            failures.append(failure)
            continue
        portals = {name: version for name, version in dataset.portals.items() if name != portal.name}
        reached = tuple(name for name in dataset.reached if name != portal.name)
        with means.store.transaction(lease) as writer:
            writer.keep("removal", key_of(removal.digest()), dataset.name, removal)
            writer.set_dataset(dataset.having(portals=portals, reached=reached))
        removals.append(removal)
    if order.because == "privacy":
        erase(means, lease)
    if failures:
        raise failures[0]
    return tuple(removals)


def erase(means: Means, lease: Lease) -> None:
    """Erase every copy below var/ of a dataset withdrawn for privacy: sealed raw files with their keys, released files."""
    dataset = lease.dataset
    own = {file.sha256 for release in means.store.every("release", dataset, Release) for file in release.files}
    others = [other.name for other in means.store.datasets() if other.name != dataset]
    shared = {file.sha256 for name in others for release in means.store.every("release", name, Release) for file in release.files}
    means.files.drop(sorted(own - shared))
    for submission in unerased(means, dataset):
        erase_raw(means, lease, submission)


def unerased(means: Means, dataset: str) -> tuple[Submission, ...]:
    """Give the submissions of which the ledger does not yet say that the raw copy is gone."""
    every = means.store.submissions(dataset)
    return tuple(submission for submission in every if not means.store.happened(RAW_ERASED, submission.id))


def erase_raw(means: Means, lease: Lease, submission: Submission) -> None:
    """Shred a submission's raw copy, then say so in the ledger; cut off between the two, it is done again."""
    means.files.shred(submission.id)
    with means.store.transaction(lease) as writer:
        writer.enter(RAW_ERASED, submission.dataset, submission.id)


def refresh(means: Means, folder: FolderPortal) -> None:
    """Bring the catalogues and the signed checkpoint of the built-in portal up to what is published."""
    settings = means.settings
    city = City(base_url=settings.base_url, contributor_id=settings.contributor_id, **means.policy.city.model_dump())
    turtle, json_ld = catalog(_records(means, folder, city), city)
    checkpoint = ledger.sign(means.store.checkpoint(), means.files.signing_key())
    folder.refresh({"catalog.ttl": turtle, "catalog.jsonld": json_ld, "checkpoint": checkpoint.encode()})


def _records(means: Means, folder: FolderPortal, city: City) -> Iterator[str | bytes]:
    """Give the catalogue record of each dataset, and of an earlier version that was put back the note that it was."""
    restored = {state.name: rollback for state in means.store.datasets() if (rollback := rolled_back(means, state))}
    for name, record in folder.records():
        yield record or withdrawn(name, city)
        if record and name in restored:
            yield put_back_on(name, city, restored[name].at.date())


def is_unfinished(means: Means, state: Dataset) -> bool:
    """Say whether a withdrawal still has something to take down or to erase."""
    if state.portals or state.reached or state.because != "privacy":
        return bool(state.portals or state.reached)
    return bool(unerased(means, state.name))
