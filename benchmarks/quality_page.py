"""The measured quality of detection as docs/reference/quality.md and quality.json. All figures are of one run."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from labelled import Real

Json = dict[str, Any]


def figures(date: str, levels: dict[str, Json]) -> Json:
    """Give what other programs read: by level, precision, recall and number of columns of each entity, and the sums."""
    return {"date": date, "levels": {name: _level(level["ours"]) for name, level in levels.items()}}


def _level(scored: Json) -> Json:
    entities = {
        entity: {"precision": one["precision"], "recall": one["recall"], "columns": one["tp"] + one["fn"]}
        for entity, one in scored["per_entity"].items()
    }
    sums = {name: {key: one[key] for key in ("precision", "recall")} for name, one in scored["levels"].items()}
    spans = {key: scored["spans"][key] for key in ("precision", "recall", "protected")}
    return {
        "entities": entities,
        **sums,
        "spans": spans,
        "sparse": scored["recall_sparse"],
        "publishable": scored.get("publishable_flag_accuracy"),
        "traps": scored["false_positives_by_trap"],
        "cells_per_second": scored["cells_per_second"],
    }


def page(about: Json, levels: dict[str, Json], real: Real, speed: Json | None, hostile: dict[str, float]) -> str:
    """Write the page."""
    parts = [
        *_head(about),
        *_sums(levels),
        *_entities(levels),
        *_traps(levels),
        *_real(real),
        *_speed(speed, hostile),
    ]
    return "\n".join(parts) + "\n"


def _head(about: Json) -> Iterator[str]:
    yield "# Quality of detection"
    yield ""
    yield "Written by `make bench-detection`; not by hand."
    yield ""
    yield (
        f"Measured on {about['date']}, Python {about['python']}, {about['cores']} cores, load {about['load_before']} before and "
        f"{about['load_after']} after; presidio-analyzer {about['presidio']}. Rules alone, no model, no local lists."
    )
    yield ""
    yield (
        "The tables are labelled and invented; `normal` has clear and abbreviated headers, `hard` unclear or misleading headers "
        "and damaged values. They were at hand while the rules were written: on tables nobody here has seen, expect less. Both "
        "programs read the same tables in the same run. Presidio has all its German recognizers, phone, mail, IBAN, IP and MAC "
        "address, the header as context and a blank pipeline; a score of 0.5 or more "
        "counts (spans: 0.4), and any hit in a column. "
        f"It reads all cells of text columns and {about['sample']} distinct cells of each other column, for all would take too "
        "long. We read every cell."
    )


def _sums(levels: dict[str, Json]) -> Iterator[str]:
    header = [f"{name}, {who}" for name in levels for who in ("ours", "presidio")]
    runs = [level[who] for level in levels.values() for who in ("ours", "presidio")]
    yield from ("", "## In short", "")
    yield from _table(["measure", *header], [[name, *map(read, runs)] for name, read in _MEASURES])
    yield ""
    yield (
        "Family: names of people, addresses, tax numbers, identity documents and references count as one kind each. "
        "Speed is per cell looked at."
    )


def _share(scored: Json, level: str, key: str) -> str:
    return _number(scored["levels"][level][key])


_MEASURES = (
    ("columns, family: recall", lambda one: _share(one, "family", "recall")),
    ("columns, family: precision", lambda one: _share(one, "family", "precision")),
    ("columns, flagged at all: recall", lambda one: _share(one, "binary", "recall")),
    ("columns, flagged at all: precision", lambda one: _share(one, "binary", "precision")),
    ("few leaking cells found", lambda one: str(one["recall_sparse"])),
    ("spans in texts: recall", lambda one: _number(one["spans"]["recall"])),
    ("spans in texts: precision", lambda one: _number(one["spans"]["precision"])),
    ("publishable flag right", lambda one: str(one.get("publishable_flag_accuracy") or "–")),
    ("cells a second", lambda one: f"{one['cells_per_second']:,}"),
    ("cells a second of a processor", lambda one: f"{one['per_processor_second']:,}"),
)


def _entities(levels: dict[str, Json]) -> Iterator[str]:
    for name, level in levels.items():
        ours, theirs = level["ours"]["per_entity"], level["presidio"]["per_entity"]
        yield from ("", f"## Entities, {name}", "")
        rows = [
            [
                entity,
                str(one["tp"] + one["fn"]),
                _number(one["precision"]),
                _number(one["recall"]),
                _number(theirs.get(entity, {}).get("precision")),
                _number(theirs.get(entity, {}).get("recall")),
            ]
            for entity, one in ours.items()
        ]
        yield from _table(["entity", "columns", "precision", "recall", "presidio: precision", "recall"], rows)
        yield ""
        spans = level["ours"]["spans"]["per_entity"]
        yield "Spans in texts found: " + ", ".join(f"{entity} {found}" for entity, found in spans.items()) + "."


def _traps(levels: dict[str, Json]) -> Iterator[str]:
    yield from ("", "## Traps", "", "Columns that look personal and are not: flagged of all of the kind.", "")
    columns = [level[who]["false_positives_by_trap"] for level in levels.values() for who in ("ours", "presidio")]
    header = [f"{name}, {who}" for name in levels for who in ("ours", "presidio")]
    traps = sorted({trap for column in columns for trap in column})
    yield from _table(["trap", *header], [[trap, *(column.get(trap, "–") for column in columns)] for trap in traps])


def _real(real: Real) -> Iterator[str]:
    yield from ("", "## Real tables", "")
    yield f"{real.tables} real municipal tables, {real.without_people} of them without people."
    yield ""
    yield f"- False alarms in tables without people: {_listed(real.false_alarms)}"
    yield f"- Findings that no label names in the other tables: {_listed(real.other_alarms)}"
    yield f"- Personal columns that are missed: {_listed(real.misses)}"


def _speed(speed: Json | None, hostile: dict[str, float]) -> Iterator[str]:
    yield from ("", "## Speed", "")
    if speed is not None:
        polars, ours, presidio = speed["polars"], speed["detect"], speed["presidio"]
        extrapolated = presidio["seconds"] / presidio["cells"] * ours["cells"]
        rows = [
            ["plain polars read", f"{polars['seconds']:.2f} s", "1.0", f"{polars['peak_mb']:,} MB"],
            ["detect", f"{ours['seconds']:.2f} s", f"{ours['seconds'] / polars['seconds']:.1f}", f"{ours['peak_mb']:,} MB"],
            [
                "presidio, extrapolated",
                f"{extrapolated:,.0f} s",
                f"{extrapolated / polars['seconds']:,.0f}",
                f"{presidio['peak_mb']:,} MB",
            ],
        ]
        if "ten_times" in speed:
            ten = speed["ten_times"]
            rows.append(["detect, rows x 10", f"{ten['seconds']:.2f} s", "–", f"{ten['peak_mb']:,} MB"])
        yield f"{speed['rows']:,} x 14, {ours['cells']:,} cells, each in a process of its own, one after the other:"
        yield ""
        yield from _table(["", "seconds", "times polars", "peak memory"], rows)
        yield ""
        yield (
            f"Presidio was asked cell by cell for {presidio['cells']:,} cells ({presidio['seconds']:.0f} s); the rest is "
            f"extrapolated linearly. Detect is {extrapolated / ours['seconds']:,.0f} times as fast. Its memory is of reading and "
            "detecting together, its time without loading the lists of names and nouns."
        )
        yield ""
        all_of = speed["together"]
        yield (
            f"All {all_of['tables']} labelled tables of both levels in one process and one go, {all_of['cells']:,} cells, "
            f"without reading them and without loading the lists: {all_of['cells'] / all_of['seconds']:,.0f} cells a second."
        )
        yield ""
    worst = max(hostile, key=lambda piece: hostile[piece])
    yield (
        f"A text of 100,000 characters made of one repeated piece ({len(hostile)} pieces tried): "
        f"{1000 * hostile[worst]:.0f} ms at most, for `{worst.strip()}` (best of three)."
    )


def _listed(lines: Sequence[str]) -> str:
    return "none." if not lines else f"{len(lines)}" + "".join(f"\n  - {line}" for line in lines)


def _table(header: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "| " + " | ".join("---" for _ in header) + " |"
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def _number(share: float | None) -> str:
    return "–" if share is None or math.isnan(share) else f"{share:.3f}"


def write(folder: Path, text: str, numbers: Json) -> None:
    """Write both files."""
    (folder / "quality.md").write_text(text, encoding="utf-8")
    (folder / "quality.json").write_text(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
