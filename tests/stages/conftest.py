"""A small delivery in the room, built by hand: what pack and verify are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl
import pytest

from opendata.dcat import Edition
from opendata.model import Bilingual, Decision, Field, Finding, Inspection, Json, Package, Place, Reading, Resource, Verdict
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, Table, write

CITY: Json = {
    "base_url": "http://127.0.0.1:8000",
    "contributor_id": "http://dcat-ap.de/def/contributors/openDataBayern",
    "title": "Stadt Bamberg",
    "publisher": "Stadt Bamberg",
    "homepage": "https://stadt.example",
    "contact": "opendata@stadt.example",
    "licence": {"name": "dl-de-by-2.0", "path": None, "title": None},
    "ars": "094610000000",
    "bbox": [10.82, 49.83, 10.97, 49.94],
}
REASON: Bilingual = {"de": "Regel der Stadt.", "en": "A rule of the city."}

KEEP: tuple[str, dict[str, str | int]] = ("keep", {})
Cells = Sequence[str | None]


@dataclass
class Room:
    """Columns of one table: name -> (type, cells); outcomes and entities by name."""

    columns: dict[str, tuple[str, Cells]]
    outcomes: dict[str, tuple[str, dict[str, str | int]]] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    name: str = "messung"
    title: str = "Messungen"

    def number(self, name: str) -> int:
        """Give a column's number."""
        return list(self.columns).index(name) + 1

    def opened(self) -> OpenPackage:
        """Give the delivery as read."""
        fields = [OpenField(at, name, kind, "default", False, {}) for at, (name, (kind, _)) in enumerate(self.columns.items(), 1)]
        return OpenPackage(self.name, {}, (self._resource(fields, [cells for _, cells in self.columns.values()]),), margins())

    def treated(self, changed: Mapping[str, Cells] | None = None) -> OpenPackage:
        """Give the delivery with the columns that stay, some of them changed."""
        stays = [name for name in self.columns if self.outcome(name) not in {"drop", "withhold"}]
        whole = self.opened()
        fields = [own for own in whole.resources[0].fields if own.label in stays]
        cells = [(changed or {}).get(name, self.columns[name][1]) for name in stays]
        return replace(whole, resources=(self._resource(fields, cells),))

    def read_again(self, changed: Mapping[str, Cells] | None = None) -> OpenPackage:
        """Give what reading the packed CSV gives: the columns that stayed, numbered anew."""
        left = self.treated(changed)
        own = left.resources[0]
        assert own.cells is not None
        cells = own.cells.lazy().collect()
        fields = [replace(was, number=at) for at, was in enumerate(own.fields, 1)]
        columns = [cells[f"f{was.number}"].to_list() for was in own.fields]
        return replace(left, resources=(self._resource(fields, columns),))

    def outcome(self, name: str) -> str:
        """Give what is decided on a column."""
        return self.outcomes.get(name, KEEP)[0]

    def package(self) -> Package:
        """Give the cleared metadata."""
        fields = tuple(
            Field(number=self.number(name), name=name, label=name, type=kind, kind="label")
            for name, (kind, _) in self.columns.items()
        )
        rows = len(next(iter(self.columns.values()))[1])
        resource = Resource(number=1, name=self.name, format="csv", rows=rows, reading=Reading(), fields=fields)
        return Package(name="messung-1", title=self.title, resources=(resource,))

    def inspection(self) -> Inspection:
        """Give what was found in the delivery."""
        return Inspection(
            package=self.package(), findings=tuple(finding(self.number(at), entity) for at, entity in self.entities.items())
        )

    def verdict(self) -> Verdict:
        """Give one decision a column."""
        decisions = []
        for name in self.columns:
            outcome, parameters = self.outcomes.get(name, KEEP)
            place = Place(resource=1, field=self.number(name))
            decisions.append(
                Decision(place=place, outcome=outcome, parameters=parameters, reason=REASON, legal_basis="Art. 6 DSGVO")
            )
        return Verdict(verdict="publishable", decisions=tuple(decisions), policy="ab" * 32, decided_on=date(2026, 11, 23))

    def _resource(self, fields: Sequence[OpenField], cells: Sequence[Cells]) -> OpenResource:
        return resource(fields, cells, "data/messung.csv")


def resource(fields: Sequence[OpenField], cells: Sequence[Cells], path: str) -> OpenResource:
    """Give a table of these columns."""
    rows = list(range(2, 2 + len(cells[0]))) if cells else []
    data = {"row": rows, **{f"f{own.number}": list(column) for own, column in zip(fields, cells, strict=True)}}
    schema = pl.Schema({"row": pl.UInt32, **{f"f{own.number}": pl.String for own in fields}})
    table = write([pl.DataFrame(data, schema=schema)], schema)
    return OpenResource(1, "csv", {"path": path}, {}, Reading(), tuple(fields), table, margins(), write([], MARKS))


def margins() -> Table:
    """Give an empty table of margins."""
    return write([], MARGINS)


def finding(number: int, entity: str) -> Finding:
    """Give a finding in a column."""
    place = Place(resource=1, field=number)
    return Finding(
        place=place, entity=entity, category="contact", matched=1, checked=1, score=1.0, recognizer="own@1", reason="column-name"
    )


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Give the version that is packed."""
    return Edition(version="2026-11-23.1", decided_on="2026-11-23", policy_name="bamberg", policy_digest="ab" * 32, **CITY)


@pytest.fixture(scope="session")
def room() -> type[Room]:
    """Give the builder of deliveries."""
    return Room
