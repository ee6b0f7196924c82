"""YAML from strangers, read as the JSON that it could have been: no tags, no anchors, no aliases, no key twice, small."""

from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from opendata.errors import BadData
from opendata.jsontext import MAX_DEPTH

MAX_BYTES: Final = 256 * 1024
_TAG: Final = "tag:yaml.org,2002:"
_TAGS: Final = frozenset(_TAG + kind for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp"))


def load(data: bytes) -> dict[str, Any]:
    """Read one YAML mapping.

    Raises:
        BadData: it is too large or too deep, no UTF-8, no such YAML, or says one thing twice.
    """
    if len(data) > MAX_BYTES:
        raise BadData("descriptor-too-large", limit=MAX_BYTES)
    try:
        node = YAML(typ="safe", pure=True).compose(data.decode("utf-8-sig"))
    except (YAMLError, UnicodeDecodeError, ValueError):
        raise BadData("descriptor-not-json") from None
    except RecursionError:
        raise BadData("descriptor-too-deep", limit=MAX_DEPTH) from None
    document = _value(node, 0)
    if not isinstance(document, dict):
        raise BadData("descriptor-not-object")
    return document


def _value(node: Node | None, depth: int) -> Any:  # noqa: ANN401  (any JSON)
    if depth > MAX_DEPTH:
        raise BadData("descriptor-too-deep", limit=MAX_DEPTH)
    if node is None or node.anchor or str(node.tag) not in _TAGS:
        raise BadData("descriptor-not-json")
    if isinstance(node, MappingNode):
        keys = [str(key.value) for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise BadData("descriptor-duplicate-key")
        return {name: _value(member, depth + 1) for name, (_, member) in zip(keys, node.value, strict=True)}
    if isinstance(node, SequenceNode):
        return [_value(member, depth + 1) for member in node.value]
    return _scalar(node)


def _scalar(node: Node) -> str | int | bool | None:
    """Give the plain value; a date stays the text that it is."""
    kind, text = str(node.tag).removeprefix(_TAG), str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int" and text.lstrip("+-").isascii() and text.lstrip("+-").isdigit():
        return int(text) if len(text) < 19 else text  # noqa: PLR2004  (an Int64)
    return text
