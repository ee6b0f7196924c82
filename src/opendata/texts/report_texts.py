"""What `check` tells of one cause, its report for a clerk, and the repairs it proposes."""

TEXTS: dict[str, tuple[str, str]] = {
    # cards on the terminal
    "card-cells": ("Zellen: {names}", "Cells: {names}"),
    "card-rows": ("Zeilen: {names}", "Rows: {names}"),
    "card-more": (
        "und {count} weitere; alle nennt --rows {code}",
        "and {count} more; --rows {code} names them all",
    ),
    # options
    "option-check-rows": (
        "alle Zeilen dieser Ursache nennen, nicht nur die ersten zehn (mehrmals möglich)",
        "name every row of this cause, not only the first ten (repeatable)",
    ),
}
