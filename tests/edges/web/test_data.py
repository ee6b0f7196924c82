"""Rows of published tables as JSON pages."""

import hashlib
import io
import json
import os
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import polars as pl
import pytest

from opendata.commands.withdraw import withdraw
from opendata.edges.web.site import Kept
from opendata.model import Dataset, Json, Publication, ReleasedFile
from opendata.nameless import filled
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.published import Filter, Query, Tables, page
from opendata.settings import Settings

DATA = "/api/v1/datasets/messung/resources/werte/data"
OLDER = "/api/v1/datasets/messung/versions/2026-11-20.1/resources/werte/data"
EXACT = "12345678901234567890.50"
CELLS = pl.DataFrame(
    {
        "nr": [1, 2, 3, 9, 10],
        "Höhe (m)": [0.1, 2.5, None, 1e-7, 1234.5],
        "Straße": ["Am Kranen", "Grüner Markt", None, "100 % & mehr", 'a"b\\c\n'],
        "tag": [date(2024, 2, 29), date(2025, 1, 1), None, date(1999, 12, 31), date(2024, 3, 1)],
        "um": [datetime(2024, 1, 2, 3, 4, 5), None, None, None, datetime(2025, 1, 1)],  # noqa: DTZ001  (local, as published)
        "offen": [True, False, None, True, False],
        "summe": pl.Series([Decimal(EXACT), Decimal("-0.01"), None, Decimal(0), Decimal(7)], dtype=pl.Decimal(38, 2)),
        "lang": ["9" * 50, "10", None, "8", "7"],
        "a": [1, 2, 3, 4, 5],
        "a__gt": [5, 4, 3, 2, 1],
        "-a": ["e", "d", "c", "b", "a"],
        "_page": ["x", "y", "x", "y", "x"],
    }
)
TYPES = dict(
    zip(
        CELLS.columns,
        "integer number string date datetime boolean number number integer integer string string".split(),
        strict=True,
    )
)


@pytest.fixture
def _published(means: Means, folder: FolderPortal) -> None:
    for version, cells in (("2026-11-20.1", CELLS.head(2)), ("2026-11-23.1", CELLS)):
        _publish(means, folder, version, cells)


def _publish(means: Means, folder: FolderPortal, version: str, cells: pl.DataFrame) -> None:
    fields = [{"name": name, "type": TYPES[name]} for name in cells.columns]
    resource = {
        "name": "werte",
        "path": "data/werte.csv",
        "schema": {"fields": fields},
        "alternatives": [{"path": "data/werte.parquet"}],
    }
    told = io.BytesIO()
    cells.write_parquet(told)
    measured = {"name": "werte", "rows_total": 5, "statistics": [{"field": "nr", "type": "integer"} | _counts(5, "1", "10")]}
    files = {
        "datapackage.json": json.dumps({"name": "messung", "title": "Messung", "resources": [resource]}).encode(),
        "data/werte.parquet": told.getvalue(),
    }
    if version == "2026-11-23.1":
        files["preview.json"] = json.dumps({"resources": [measured]}).encode()
    folder.put(
        "messung",
        version,
        {path: partial(_opened, content) for path, content in files.items()},
        version,
        folder.fetch("messung").current,
    )
    url = folder.show("messung", version, folder.fetch("messung").current).page
    released = tuple(
        ReleasedFile(path=path, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        for path, content in sorted(files.items())
    )
    done = Publication(dataset="messung", portal="folder", version=version, release="0" * 64, url=url, files=released)
    state = Dataset(name="messung", department="amt", state="published", current=version, portals={"folder": version})
    with means.store.holding("messung") as lease, means.store.transaction(lease) as writer:
        writer.keep("publication", version, "messung", done)
        writer.set_dataset(state)


def _counts(count: int, least: str, most: str) -> Json:
    return {"filled": count, "missing": 0, "distinct": count, "minimum": least, "maximum": most}


def _opened(content: bytes, _path: str) -> int:
    return filled(content)


pytestmark = pytest.mark.usefixtures("_published")


def numbers(answer: httpx.Response) -> list[int]:
    assert answer.status_code == 200, answer.text
    return [row["nr"] for row in answer.json()["rows"]]


def test_cells_come_with_their_types(web: httpx.Client) -> None:
    """Numbers as numbers, exact; more digits than a double holds as text; dates as ISO 8601; missing cells as null."""
    told = web.get(DATA).json()
    assert {name: told[name] for name in ("dataset", "version", "resource", "total", "page", "page_size")} == {
        "dataset": "messung",
        "version": "2026-11-23.1",
        "resource": "werte",
        "total": 5,
        "page": 1,
        "page_size": 100,
    }
    first, third, fourth = told["rows"][0], told["rows"][2], told["rows"][3]
    assert first == {
        "nr": 1,
        "Höhe (m)": 0.1,
        "Straße": "Am Kranen",
        "tag": "2024-02-29",
        "um": "2024-01-02T03:04:05",
        "offen": True,
        "summe": EXACT,
        "lang": "9" * 50,
        "a": 1,
        "a__gt": 5,
        "-a": "e",
        "_page": "x",
    }
    assert [name for name, cell in third.items() if cell is None] == CELLS.columns[1:8]
    assert (fourth["Höhe (m)"], told["rows"][4]["Straße"]) == (1e-7, 'a"b\\c\n')


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"nr": "2"}, [2]),
        ({"nr__ne": "2"}, [1, 3, 9, 10]),
        ({"nr__gt": "9"}, [10]),
        ({"nr__ge": "9"}, [9, 10]),
        ({"nr__lt": "2"}, [1]),
        ({"nr__le": "2"}, [1, 2]),
        ({"nr__gt": "1", "nr__lt": "10"}, [2, 3, 9]),
        ({"Höhe (m)__gt": "2.4"}, [2, 10]),
        ({"Höhe (m)": "0.1"}, [1]),
        ({"Höhe (m)": "1e-7"}, [9]),
        ({"Höhe (m)__ne": "0.1"}, [2, 3, 9, 10]),  # a missing cell differs from every value
        ({"Höhe (m)": ""}, [3]),
        ({"Höhe (m)__ne": ""}, [1, 2, 9, 10]),
        ({"Straße": "100 % & mehr"}, [9]),
        ({"Straße__contains": "MARKT"}, [2]),
        ({"Straße__contains": "."}, []),  # no pattern
        ({"tag": "2024-02-29"}, [1]),
        ({"tag__ge": "2024-03-01"}, [2, 10]),
        ({"um__lt": "2025-01-01T00:00:00"}, [1]),
        ({"offen": "true"}, [1, 9]),
        ({"summe": EXACT}, [1]),
        ({"summe__lt": "0"}, [2]),
        ({"lang": "10"}, [2]),
        ({"a__gt": "5"}, [1]),  # the column of this name
        ({"a__gt__lt": "2"}, [10]),
        ({"_page__eq": "y"}, [2, 9]),
        ({"_sort": "-nr"}, [10, 9, 3, 2, 1]),
        ({"_sort": "Höhe (m)"}, [9, 1, 2, 10, 3]),
        ({"_sort": "-Höhe (m)"}, [10, 2, 1, 9, 3]),
        ({"_sort": "-a"}, [10, 9, 3, 2, 1]),  # the column of this name, upwards
        ({"_sort": "--a"}, [1, 2, 3, 9, 10]),
        ({"_sort": "offen"}, [2, 10, 1, 9, 3]),  # equal ones in the order of the file
        ({"_page_size": "2", "_page": "2"}, [3, 9]),
        ({"_page_size": "2", "_page": "4"}, []),
        ({"_page": "1000000000", "_page_size": "1000"}, []),
    ],
)
def test_filters_and_order(web: httpx.Client, question: dict[str, str], found: list[int]) -> None:
    assert numbers(web.get(DATA, params=question)) == found


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"nichts": "1"}, "query-column-unknown"),
        ({"_size": "1"}, "query-column-unknown"),
        ({"_sort": "nichts"}, "query-column-unknown"),
        ({"nr__like": "1"}, "query-operator-unknown"),
        ({"nr__gt": ""}, "query-value"),
        ({"nr": "1.5"}, "query-value"),
        ({"nr": "99999999999999999999"}, "query-value"),
        ({"Höhe (m)__gt": "zwei"}, "query-value"),
        ({"Höhe (m)__gt": "nan"}, "query-value"),
        ({"tag": "29.2.2024"}, "query-value"),
        ({"tag": "2023-02-29"}, "query-value"),
        ({"um": "2024-01-02"}, "query-value"),
        ({"offen": "ja"}, "query-value"),
        ({"summe": "1.005"}, "query-value"),
        ({"summe": "1e40"}, "query-value"),
        ({"nr__contains": "1"}, "query-not-text"),
        ({"lang__gt": "9"}, "query-not-comparable"),
        ({"_sort": "lang"}, "query-not-comparable"),
        ({"Straße": "x" * 201}, "query-too-many"),
        ([("nr", "1")] * 21, "query-too-many"),
    ],
)
def test_what_a_table_cannot_answer_is_said(
    web: httpx.Client, question: dict[str, str] | list[tuple[str, str]], code: str
) -> None:
    """400 with a sentence in German or English; values that were asked for are not repeated."""
    answer = web.get(DATA, params=question)  # type: ignore[arg-type]
    english = web.get(DATA, params=question, headers={"Accept-Language": "en"})  # type: ignore[arg-type]
    told, other = answer.json(), english.json()
    assert (answer.status_code, told["type"].rpartition("/")[2], told["errors"][0]["code"]) == (400, "query-unclear", code)
    assert told["errors"][0]["detail"] != other["errors"][0]["detail"]
    assert "nichts" not in answer.text
    assert "zwei" not in answer.text


@pytest.mark.parametrize(
    "question", [{"_page": "0"}, {"_page": "x"}, {"_page_size": "0"}, {"_page_size": "1001"}, {"_page": "9" * 30}]
)
def test_pages_have_limits(web: httpx.Client, question: dict[str, str]) -> None:
    """422, with the limit in words."""
    answer = web.get(DATA, params=question)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"]


def test_links_lead_through_all_rows(web: httpx.Client) -> None:
    """Following `next` gives every row once, and the filter stays."""
    path: str | None = f"{DATA}?nr__gt=1&Stra%C3%9Fe__ne=&_page_size=2"
    seen = []
    while path:
        answer = web.get(path)
        seen += numbers(answer)
        links: dict[str, str] = {}
        for link in answer.headers["link"].split(", "):
            address, _, relation = link.partition("; rel=")
            links[relation] = address
        path = links.get('"next"', "").strip("<>")
        last = parse_qs(urlsplit(links['"last"'].strip("<>")).query)
    assert seen == [2, 9, 10]
    assert (last["_page"], last.get("Straße__ne")) == (["2"], None)


def test_every_version_can_be_read(web: httpx.Client, means: Means) -> None:
    """Older ones stay; what never was is unknown, and what was withdrawn is gone, also from what was kept ready."""
    assert numbers(web.get(OLDER)) == [1, 2]
    assert web.get(OLDER.replace("-20.1", "-21.1")).status_code == 404
    assert web.get(DATA.replace("werte", "keine")).status_code == 404
    assert web.get(DATA.replace("messung", "keine")).status_code == 404
    withdraw(means, "messung", "privacy", "")
    assert (web.get(DATA).status_code, web.get(OLDER).status_code) == (410, 410)


def test_bytes_that_are_not_the_published_ones_are_not_read(web: httpx.Client, settings: Settings) -> None:
    """503, even where the size is the same."""
    path = settings.var / "portal" / "messung" / "versions" / "2026-11-23.1" / "data" / "werte.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(content))
    assert web.get(DATA).status_code == 503


def test_statistics_fields_and_versions(web: httpx.Client) -> None:
    """Statistics are those of preview.json; where a version has none, it is said."""
    base = "/api/v1/datasets/messung"
    told = web.get(f"{base}/statistics").json()
    assert told["resources"][0]["statistics"][0] == {"field": "nr", "type": "integer"} | _counts(5, "1", "10")
    assert [field["name"] for field in web.get(f"{base}/fields").json()["resources"][0]["fields"]] == CELLS.columns
    assert [each["version"] for each in web.get(f"{base}/versions").json()["versions"]] == ["2026-11-23.1", "2026-11-20.1"]


@pytest.mark.usefixtures("trees")
def test_without_statistics_it_is_said(web: httpx.Client) -> None:
    answer = web.get("/api/v1/datasets/baumkataster/statistics")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (404, "no-statistics")


def test_a_page_that_is_kept_is_the_same(web: httpx.Client) -> None:
    """Asked again, with the same tag; a caller who holds it gets 304."""
    first, again = web.get(DATA), web.get(DATA)
    assert (first.content, first.headers["etag"], first.headers["link"]) == (
        again.content,
        again.headers["etag"],
        again.headers["link"],
    )
    assert web.get(DATA, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_pages_are_kept_within_bounds() -> None:
    """The longest unused go first; all go when the ledger goes on, and what was made before comes too late."""
    kept = Kept(most=10)
    kept.follow(1)
    kept.put("a", (b"12345", 1), 1)
    kept.put("b", (b"12345", 2), 1)
    assert kept.get("a") == (b"12345", 1)
    kept.put("c", (b"12345", 3), 1)
    assert [kept.get(key) is not None for key in "abc"] == [True, False, True]
    assert not kept.follow(1)
    assert kept.follow(2)
    kept.put("a", (b"old", 1), 1)
    assert kept.get("a") is None


QUERIES = (
    Query(limit=3),
    Query(offset=1, limit=2),
    Query(offset=9),
    Query((Filter("nr", "gt", "1"),), offset=1, limit=2),
    Query((Filter("nr", "ne", "2"),)),
    Query(order="Höhe (m)", descending=True, offset=1, limit=3),
    Query((Filter("offen", "ne", ""),), order="tag", limit=2),
    Query((Filter("nr", "gt", "99"),)),
)


@pytest.mark.parametrize("most", [0, 1 << 30])
def test_a_table_is_the_same_however_it_is_read(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From memory or page by page from its row groups, kept or not, the first time or again; no header means anything."""
    cells = CELLS.rename({"lang": "*", "a": "^.*$", "a__gt": "row", "-a": "c0"})
    types = dict(zip(cells.columns, TYPES.values(), strict=True))
    cells.write_parquet(tmp_path / "it.parquet", row_group_size=2)
    tables, found = Tables(most), []
    opened = partial(os.open, tmp_path / "it.parquet", os.O_RDONLY)
    for largest in (1000, 1000, 1):
        monkeypatch.setattr("opendata.published.LARGEST_KEPT", largest)
        tables.forget()
        found.append([page(tables, "x", opened, types, query) for query in QUERIES * 2])
    assert found[0] == found[1] == found[2]
    assert [each.total for each in found[0][: len(QUERIES)]] == [5, 5, 5, 4, 4, 5, 4, 0]
    assert [[row["nr"] for row in map(json.loads, each.rows)] for each in found[0][: len(QUERIES)]] == [
        *([1, 2, 3], [2, 3], [], [3, 9], [1, 3, 9, 10], [2, 1, 9], [9, 1], [])
    ]


def test_tables_are_kept_within_bounds() -> None:
    """The longest unused go first, and what is larger than all that may be kept is not."""
    tables, query = Tables(most=8 * 2500), Query((Filter("nr", "gt", "1"),))
    read: list[str] = []

    def numbers(name: str, rows: int = 5) -> None:
        source = pl.LazyFrame({"nr": range(rows)}).map_batches(partial(_noted, read, name))
        assert tables.numbers(source, name, {"nr": "integer"}, query).to_list() == list(range(2, rows))

    for name in ("a", "b", "a", "c", "a", "b"):
        numbers(name)
    assert read == ["a", "b", "c", "b"]
    numbers("large", rows=1000)
    numbers("large", rows=1000)
    assert read[-2:] == ["large", "large"]


def _noted(read: list[str], name: str, frame: pl.DataFrame) -> pl.DataFrame:
    read.append(name)
    return frame
