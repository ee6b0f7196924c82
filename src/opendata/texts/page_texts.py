"""Words of the web pages."""

TEXTS: dict[str, tuple[str, str]] = {}
