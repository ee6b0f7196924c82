"""How well tables are read: python benchmarks/reading.py FOLDER, a folder with a `labels.json` as in ../shared/realdata.

One line a table: encoding, delimiter, header, rows and types right or not, and which columns are not. Ends 0 when all are right.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from opendata.formats import FORMATS
from opendata.model import Issue
from opendata.stages.read import read
from opendata.table import OpenResource

ENCODINGS = {
    "ascii": "utf-8",
    "utf-8-sig": "utf-8",
    "cp1252": "windows-1252",
    "utf-16-le-bom": "utf-16le",
    "mac-roman": "macintosh",
}
TYPES = {
    "code": {"string"},
    "code0": {"string"},
    "date_iso": {"date"},
    "date_de": {"date"},
    "date_slash": {"date"},
    "date_compact": {"date"},
    "empty": {"any"},
    "number": {"number", "integer"},
    "number_de": {"number", "integer"},  # `7.168` is a whole number
    "number_mixed": {"number", "integer", "string"},  # house numbers like `157-163` among them
    "number_unit": {"number", "string"},
}
PARTS = ("encoding", "delimiter", "header", "rows", "types")


def main(folder: Path) -> int:
    """Read every labelled table of a folder and print what is right."""
    labels = json.loads((folder / "labels.json").read_text())["tables"]
    tables = [label for label in labels if label["format"] in FORMATS]
    right = 0
    print(f"{'table':44} {' '.join(f'{part:9}' for part in PARTS)} columns of another type")
    for label in tables:
        resource, issues = _opened(folder / label["file"])
        verdict = compared(resource, label)
        columns = wrong_types(resource, label)
        right += all(verdict.values())
        marks = " ".join(f"{'right' if verdict[part] else 'WRONG':9}" for part in PARTS)
        print(f"{Path(label['file']).name[:44]:44} {marks} {columns or ''} {sorted({issue.code for issue in issues}) or ''}")
    print(f"{right} of {len(tables)} right")
    return 0 if right == len(tables) else 1


def compared(resource: OpenResource, label: dict[str, Any]) -> dict[str, bool]:
    """Compare a reading with its label, part by part."""
    reading = resource.reading
    first, count = label["header_record"] or 0, label["header_records"]
    return {
        "encoding": reading.encoding == ENCODINGS.get(label["encoding"], label["encoding"]),
        "delimiter": reading.delimiter == label["delimiter"],
        "header": reading.header_rows == tuple(range(first - count + 1, first + 1)),
        "rows": resource.cells is not None and resource.cells.height() == label["rows"],
        "types": len(resource.fields) == label["n_columns"] and not wrong_types(resource, label),
    }


def wrong_types(resource: OpenResource, label: dict[str, Any]) -> list[str]:
    """Name the columns whose type is not the labelled one."""
    pairs = zip(resource.fields, label.get("column_types", []), strict=False)
    return [f"{field.number}: {field.type}, not {named}" for field, named in pairs if field.type not in TYPES.get(named, {named})]


def _opened(path: Path) -> tuple[OpenResource, tuple[Issue, ...]]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        package, issues = read("table", {"descriptor": None, "files": [{"number": 1, "path": path.name}]}, {1: descriptor})
    finally:
        os.close(descriptor)
    return package.resources[0], issues


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
