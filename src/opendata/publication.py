"""What becomes public and what is taken back: a Release onto a portal, a dataset off all of them, and what follows.

Each function may be called again after a crash: it looks at what is there, and ends in the same state.
"""

from typing import Final

from opendata import ledger
from opendata.dcat import City, catalog, withdrawn
from opendata.model import Because, Dataset, Order, Publication, Release, Removal, Submission
from opendata.pipeline import Means, Prepared, key_of, known
from opendata.portals import WITHDRAWN, Portal
from opendata.portals.folder import FolderPortal
from opendata.stages.publish import publish as put_and_show
from opendata.stages.withdraw import withdraw as take_down
from opendata.store import Lease

RAW_ERASED: Final = "raw-erased"


def publish(means: Means, lease: Lease, prepared: Prepared, release: Release, portal: Portal) -> tuple[Publication, bool]:
    """Make a kept release public on one portal; say whether that changed anything.

    Raises:
        Outside: the portal failed; what the public sees is the old version or the new one.
    """
    dataset = known(means, release.dataset)
    before = dataset.portals.get(portal.name)
    held = portal.fetch(release.dataset)
    newest = _newest(means, release.dataset, portal.name)
    if newest and before == release.version == held.current and newest.version == before:
        return newest, False
    replaces = before or _tombstone(means, release.dataset, portal.name)
    key = key_of(release.digest(), replaces or "", portal.name)
    files = {file.path: (lambda _path, sha256=file.sha256: means.files.opened(sha256)) for file in release.files}
    done = put_and_show(release, key, files, portal, replaces)
    changed = dataset.having(
        state="published",
        because=None,
        current=release.version,
        release=prepared.key,
        contract=prepared.inspection_key,
        portals={**dataset.portals, portal.name: release.version},
    )
    with means.store.transaction(lease) as writer:
        writer.keep("publication", key, release.dataset, done)
        writer.set_dataset(changed)
    return done, True


def _tombstone(means: Means, dataset: str, portal: str) -> str | None:
    """Say what stands on a portal where no version of ours is public: what a withdrawal left, or nothing."""
    removed = any(removal.portal == portal for removal in means.store.every("removal", dataset, Removal))
    return WITHDRAWN if removed else None


def _newest(means: Means, dataset: str, portal: str) -> Publication | None:
    every = means.store.every("publication", dataset, Publication)
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
        writer.set_dataset(dataset.having(state="withdrawn", because=because, current=None, release=None, contract=None))
    return order


def withdraw(means: Means, lease: Lease, order: Order) -> tuple[Removal, ...]:
    """Carry out a withdrawal on every portal that still holds the dataset, and erase what the reason demands.

    Raises:
        Outside: a portal failed; calling again goes on.
    """
    removals = []
    for portal in means.portals:
        dataset = known(means, lease.dataset)
        if portal.name not in dataset.portals:
            continue
        versions = [done.version for done in means.store.every("publication", dataset.name, Publication)]
        removal = take_down(order, portal, tuple(dict.fromkeys(versions)))
        portals = {name: version for name, version in dataset.portals.items() if name != portal.name}
        with means.store.transaction(lease) as writer:
            writer.keep("removal", key_of(removal.digest()), dataset.name, removal)
            writer.set_dataset(dataset.having(portals=portals))
        removals.append(removal)
    if order.because == "privacy":
        erase(means, lease)
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
    gone = {entry.key for entry in means.store.entries(dataset) if entry.kind == RAW_ERASED}
    return tuple(submission for submission in means.store.submissions(dataset) if submission.id not in gone)


def erase_raw(means: Means, lease: Lease, submission: Submission) -> None:
    """Shred a submission's raw copy, then say so in the ledger; cut off between the two, it is done again."""
    means.files.shred(submission.id)
    with means.store.transaction(lease) as writer:
        writer.enter(RAW_ERASED, submission.dataset, submission.id)


def refresh(means: Means, folder: FolderPortal) -> None:
    """Bring the catalogues and the signed checkpoint of the built-in portal up to what is published."""
    settings = means.settings
    city = City(base_url=settings.base_url, contributor_id=settings.contributor_id, **means.policy.city.model_dump())
    records = [record or withdrawn(name, city) for name, record in folder.records()]
    turtle, json_ld = catalog(records, city)
    checkpoint = ledger.sign(means.store.checkpoint(), means.files.signing_key())
    folder.refresh({"catalog.ttl": turtle, "catalog.jsonld": json_ld, "checkpoint": checkpoint.encode()})


def is_unfinished(means: Means, state: Dataset) -> bool:
    """Say whether a withdrawal still has something to take down or to erase."""
    if state.portals or state.because != "privacy":
        return bool(state.portals)
    return bool(unerased(means, state.name))
