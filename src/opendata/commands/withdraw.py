"""withdraw: takes a dataset down everywhere and proves it; what a crash interrupted is finished by the next call."""

from opendata import publication
from opendata.errors import Misuse
from opendata.model import Because, Order, Removal
from opendata.pipeline import Means


def withdraw(means: Means, dataset: str, because: Because, note: str) -> tuple[Removal, ...]:
    """Withdraw a dataset; one that is withdrawn already gives its proof again.

    Raises:
        Misuse: there is no such dataset, or it was never published.
        Outside: a portal failed; calling again goes on.
    """
    state = means.store.dataset(dataset)
    if state is None or (state.state == "new" and not state.reached):
        raise Misuse("dataset-not-published")
    with means.store.holding(dataset) as lease:
        stronger = because == "privacy" and state.because != "privacy"
        if state.state != "withdrawn" or stronger:
            order = publication.order_withdrawal(means, lease, because, note)
        else:
            order = means.store.newest("order", dataset, Order) or publication.order_withdrawal(means, lease, because, note)
        publication.withdraw(means, lease, order)
    return means.store.every("removal", dataset, Removal)


def finish(means: Means) -> None:
    """Finish withdrawals that were ordered and not carried out."""
    for state in means.store.datasets():
        order = means.store.newest("order", state.name, Order) if state.state == "withdrawn" else None
        if order and publication.is_unfinished(means, state):
            with means.store.holding(state.name) as lease:
                publication.withdraw(means, lease, order)
