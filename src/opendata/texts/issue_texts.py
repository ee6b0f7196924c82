"""Issues in the data: message and advice, by issue code."""

TEXTS: dict[str, tuple[str, str]] = {}
