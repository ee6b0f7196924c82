"""Entities, kinds of columns, risks and the reasons of findings."""

TEXTS: dict[str, tuple[str, str]] = {}
