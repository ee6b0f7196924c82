"""Lines to copy that load a table: the real address, the real names of its columns."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opendata.model import ReleasedFile

COLUMNS_NAMED: Final = 3


@dataclass(frozen=True)
class Recipe:
    """How to load the table with one program."""

    program: str
    lines: str


def recipes(url: str, file: ReleasedFile, names: Sequence[str], codes: Sequence[str]) -> tuple[Recipe, ...]:
    """Give the lines for curl, Python and R. `codes`: texts that look like numbers and would lose their zeros."""
    saved = file.path.rpartition("/")[2]
    return (
        Recipe("curl", f'curl --fail --output {saved} \\\n  {url}\necho "{file.sha256}  {saved}" \\\n  | sha256sum --check'),
        Recipe("Python", _python(url, names[:COLUMNS_NAMED], codes)),
        Recipe("R", _r(url, names[:COLUMNS_NAMED], codes)),
    )


def _python(url: str, names: Sequence[str], codes: Sequence[str]) -> str:
    texts = ", ".join(f"{_quoted(name)}: pl.String" for name in codes)
    options = f"    schema_overrides={{{texts}}},\n" if codes else ""
    listed = ", ".join(map(_quoted, names))
    start = f"from urllib.request import urlopen\n\nimport polars as pl\n\nurl = {_quoted(url)}\n"
    return f"{start}data = pl.read_csv(\n    urlopen(url).read(),\n{options})\nprint(data.select([{listed}]).head())"


def _r(url: str, names: Sequence[str], codes: Sequence[str]) -> str:
    texts = ", ".join(f'{_quoted(name)} = "character"' for name in codes)
    options = f",\n  colClasses = c({texts})" if codes else ""
    listed = ", ".join(map(_quoted, names))
    start = f'data <- read.csv(\n  {_quoted(url)},\n  check.names = FALSE, encoding = "UTF-8"'
    return f"{start}{options}\n)\nhead(data[c({listed})])"


def _quoted(text: str) -> str:
    """JSON's strings are strings of Python and of R too."""
    return json.dumps(text, ensure_ascii=False)
