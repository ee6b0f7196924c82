"""Every disclosure risk of a table, one file each."""

from typing import Final

from opendata.risks import small_cells, small_groups
from opendata.risks.base import Risk

RISKS: Final[tuple[Risk, ...]] = (small_cells.RISK, small_groups.RISK)
"""Add a risk: one file, one line here."""
