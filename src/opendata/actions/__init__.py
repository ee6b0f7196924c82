"""Every change of cells, one file each."""

from typing import Final

from opendata.actions import (
    aggregate,
    defuse,
    drop,
    generalise,
    mask,
    redact,
    round,  # noqa: A004  (the action's name is the standard's word)
    suppress,
)
from opendata.actions.base import Action, TableAction

ACTIONS: Final[dict[str, Action]] = {
    action.name: action
    for action in (
        drop.ACTION,
        mask.ACTION,
        redact.ACTION,
        generalise.ACTION,
        round.ACTION,
        defuse.ACTION,
    )
}
"""Add an action: one file, one line here."""

TABLE_ACTIONS: Final[dict[str, TableAction]] = {action.name: action for action in (aggregate.ACTION, suppress.ACTION)}
"""Those that change a table as a whole."""
