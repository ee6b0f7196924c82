"""Withdraws: Dataset x portal -> Removal. Hide, erase, then look as the public does."""

from opendata.model import Order, Removal
from opendata.portals import Portal


def withdraw(order: Order, portal: Portal, versions: tuple[str, ...] = ()) -> Removal:
    """Take a dataset down from one portal and prove it.

    Args:
        order: what was ordered.
        portal: where from.
        versions: those that were ever published there; after a cut-off attempt the portal no longer knows them.

    Raises:
        Outside: the portal failed, or something is still public; trying again goes on where it stopped.
    """
    held = portal.fetch(order.dataset)
    portal.hide(order.dataset)
    portal.erase(order.dataset)
    gone = (*versions, *(version for version in held.versions if version not in versions))
    checked, remains = portal.look(order.dataset, gone)
    return Removal(
        dataset=order.dataset,
        portal=portal.name,
        because=order.because,
        note=order.note,
        by=order.by,
        removed_at=order.at,
        versions=gone,
        checked=checked,
        remains=remains,
    )
