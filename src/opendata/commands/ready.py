"""ready: can this installation do its work right now. Quick enough to be asked every minute, unlike doctor."""

from collections.abc import Callable
from typing import Final

from opendata import policy, sandbox
from opendata.errors import Failure
from opendata.pipeline import Means

CHECKS: Final = ("database", "ledger", "policy", "sandbox")


def ready(means: Means) -> dict[str, str | None]:
    """Look at each of CHECKS; give the code of its failure, None where it is well."""
    looks: dict[str, Callable[[], object]] = {
        "database": means.store.datasets,
        "ledger": means.store.checkpoint,
        "policy": lambda: policy.load(means.settings.policy),  # as it is now: someone may be editing it
        "sandbox": sandbox.namespaces,
    }
    return {name: _code(looks[name]) for name in CHECKS}


def _code(look: Callable[[], object]) -> str | None:
    try:
        look()
    except Failure as failure:
        return failure.code
    return None
