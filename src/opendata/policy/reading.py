"""Reads a file of the policy: YAML with plain values only (no tags, no aliases, no key twice), and the line of each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pydantic import Field as Setting
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opendata.model import Value

MAX_FILE_BYTES: Final = 1 << 20


class Problem(Value):
    """A fault in the policy's files: its code in `texts`, and where it is."""

    code: str
    file: str
    line: int
    params: dict[str, str | int] = Setting(default={})


V = TypeVar("V", bound=Value)
Lines = dict[tuple[str | int, ...], int]


@dataclass(frozen=True)
class PlainFile:
    """One file as parsed: plain values, and the line of each path into them."""

    name: str
    content: object
    lines: Lines

    def problem(self, code: str, path: tuple[str | int, ...] = (), **params: str | int) -> Problem:
        """Name a fault by the nearest line that is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return Problem(code=code, file=self.name, line=self.lines.get(path, 1), params=params)


def read(folder: Path, name: str, form: type[V], problems: list[Problem]) -> tuple[PlainFile, V] | None:
    """Read a file as `form`; what is wrong with it goes to `problems`."""
    file = _parsed(folder, name, problems)
    if file is None:
        return None
    try:  # through JSON, from which strict values read lists and dates
        return file, form.model_validate_json(json.dumps(file.content))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        problems += [file.problem(_code(fault["type"]), fault["loc"], key=_key(fault["loc"])) for fault in faults]
        return None


def _parsed(folder: Path, name: str, problems: list[Problem]) -> PlainFile | None:
    path = folder / name
    if not path.is_file() or path.stat().st_size > MAX_FILE_BYTES:
        code = "policy-file-too-large" if path.is_file() else "policy-file-missing"
        problems.append(Problem(code=code, file=name, line=1, params={"limit": MAX_FILE_BYTES}))
        return None
    try:
        node = YAML(typ="safe", pure=True).compose(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        problems.append(Problem(code="policy-yaml", file=name, line=mark.line + 1 if mark else 1))
        return None
    builder = _Builder(name)
    file = PlainFile(name, builder.value(node, ()), builder.lines)
    problems += builder.problems
    return None if builder.problems else file


class _Builder:
    """Turns YAML nodes into plain values and remembers lines; it builds no node twice, so that aliases cannot blow up."""

    def __init__(self, file: str) -> None:
        self.lines: Lines = {}
        self.problems: list[Problem] = []
        self._file = file
        self._built: set[int] = set()

    def value(self, node: Node | None, path: tuple[str | int, ...]) -> object:
        """Give the plain value of `node`."""
        if node is None:
            return None
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._built or node.anchor:
            return self._refused("policy-yaml-alias", node)
        self._built.add(id(node))
        if isinstance(node, MappingNode) and _kind(node) == "map":
            return dict(self._items(node, path))
        if isinstance(node, SequenceNode) and _kind(node) == "seq":
            return [self.value(member, (*path, index)) for index, member in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, ScalarNode) else self._refused("policy-yaml-tag", node)

    def _items(self, node: MappingNode, path: tuple[str | int, ...]) -> Iterator[tuple[str, object]]:
        seen: set[str] = set()
        for key, member in node.value:
            name = str(key.value)
            if name in seen or not isinstance(key, ScalarNode):
                self._refused("policy-duplicate-key", key)
            seen.add(name)
            self.lines[(*path, name)] = key.start_mark.line + 1
            yield name, self.value(member, (*path, name))

    def _scalar(self, node: ScalarNode) -> object:
        kind, text = _kind(node), str(node.value)
        if kind in {"str", "timestamp"}:
            return text
        if kind == "int" and text.lstrip("+-").isascii() and text.lstrip("+-").isdigit():
            return int(text)
        if kind == "bool":
            return text.lower() == "true"
        return None if kind == "null" else self._refused("policy-yaml-tag", node)

    def _refused(self, code: str, node: Node) -> object:
        """Note a fault; there is no value."""
        self.problems.append(Problem(code=code, file=self._file, line=node.start_mark.line + 1))
        return None


def _kind(node: Node) -> str:
    """Give the type that YAML says, `other` for a tag of someone's own."""
    tag = str(node.tag)
    return tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml.org,2002:") else "other"


def _code(fault: str) -> str:
    codes = {
        "missing": "policy-key-missing",
        "extra_forbidden": "policy-key-unknown",
        "value_error": "policy-sentence-incomplete",
    }
    return codes.get(fault, "policy-value-wrong")


def _key(path: Iterable[str | int]) -> str:
    return ".".join(str(part) for part in path)
