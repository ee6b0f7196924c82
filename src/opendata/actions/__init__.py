"""Every change of cells, one file each."""

from typing import Final

from opendata.actions import defuse, drop, generalise, mask, redact, round  # noqa: A004  (the action's name is the standard's word)
from opendata.actions.base import Action

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
