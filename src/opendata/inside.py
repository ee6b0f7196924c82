"""The order within the room: what runs in the sandbox, where cells are. `pipeline` names these functions as strings.

Each takes a JSON object and open descriptors and gives the same back; the JSON holds values only. An opened package travels
between two runs in nameless files that the caller holds and never reads.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath

import polars as pl

from opendata.descriptor import parsed, unknown
from opendata.errors import BadData
from opendata.formats import FORMATS
from opendata.formats import zip as zip_format
from opendata.model import Inspection, Issue, Json, Place, Reading, Value, Verdict, column_letters
from opendata.nameless import content, filled
from opendata.recognizers import BY_ENTITY
from opendata.recognizers.margins import personal_texts, spelled
from opendata.recognizers.taggers import load
from opendata.risks.base import Counting, Grouping
from opendata.rows import naming
from opendata.stages.clear import Seen, clear, with_expected
from opendata.stages.describe import describe
from opendata.stages.describe.given import given_by
from opendata.stages.detect import Detection, detect, prediction
from opendata.stages.measure import measure
from opendata.stages.pack import Edition, pack
from opendata.stages.read import read
from opendata.stages.receive import named_files as named_in
from opendata.stages.reveal import Repair, repaired, report, told
from opendata.stages.treat import treat
from opendata.stages.validate import validate
from opendata.stages.verify import verify
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, Table, cells_schema, write

Answer = tuple[Json, list[int]]


def named_files(_arguments: Json, descriptors: list[int]) -> Answer:
    """Give the paths that a descriptor names: `{"paths": [...]}`."""
    return {"paths": named_in(descriptors[0])}, []


def unpack(_arguments: Json, descriptors: list[int]) -> Answer:
    """Take an archive apart: `{"paths": [...], "left_out": ...}` and one nameless file for each path."""
    members, left_out = zip_format.unpack(descriptors[0])
    return {"paths": [path for path, _ in members], "left_out": left_out}, [descriptor for _, descriptor in members]


def clear_name(arguments: Json, _descriptors: list[int]) -> Answer:
    """Look for personal data in the name of a dataset.

    Raises:
        BadData: `dataset-name-personal`.
    """
    margins = write([pl.DataFrame({"place": ["name"], "text": [spelled(arguments["name"])]}, schema=MARGINS)], MARGINS)
    package = OpenPackage(name=arguments["name"], descriptor={}, resources=(), margins=margins)
    if Place(margin="name") in detect(package, _places(arguments)).stained:
        raise BadData("dataset-name-personal")
    return {}, []


def inspect(arguments: Json, descriptors: list[int]) -> Answer:
    """Read, validate, detect, measure: `{"inspection": ..., "seconds": ...}` and the opened package.

    Arguments: `name` (slug), `places` (local knowledge), `grouping` (as Policy.grouping gives it), `last` (the last good
    Inspection as JSON, or None), `model` (as Settings has it), `rows` (how many an Issue names), `told` (how people say that
    columns are meant, by table and column). Descriptors: the manifest, then the files by number.
    """
    clock = Clock()
    with naming(arguments["rows"]):
        package, inspection, _ = _inspected(arguments, descriptors, clock)
    return {"inspection": _json(inspection), "seconds": clock.seconds}, store_package(package)


def predict(arguments: Json, descriptors: list[int]) -> Answer:
    """Only the personal data: `{"prediction": {file: ...}, "unread": [file]}`; it names headers to who handed them in."""
    package, _ = _read(arguments, descriptors)
    detection = detect(package, _places(arguments), load(arguments["model"]))
    files = Counter(resource.file for resource in package.resources)
    names = {resource.number: _file_name(resource, of_several=files[resource.file] > 1) for resource in package.resources}
    tables = [resource for resource in package.resources if resource.cells is not None]
    manifest = json.loads(content(descriptors[0]))
    searched = {manifest["descriptor"], *(resource.file for resource in tables)}
    return {
        "prediction": {names[resource.number]: prediction(resource, detection) for resource in tables},
        "unread": [PurePosixPath(file["path"]).name for file in manifest["files"] if file["number"] not in searched],
    }, []


def _file_name(resource: OpenResource, *, of_several: bool) -> str:
    """Give the file's name, and the sheet's after it where several of the file are tables."""
    file = PurePosixPath(str(resource.descriptor["path"])).name
    return f"{file}#{resource.sheet_name}" if of_several and resource.sheet_name else file


def study(arguments: Json, descriptors: list[int]) -> Answer:
    """Inspect files that no descriptor describes: `{"inspection", "preamble"}`, the lines above the tables if clean."""
    package, inspection, detection = _inspected({**arguments, "last": None}, descriptors, Clock())
    lines = [
        text.strip()
        for resource in package.resources
        if Place(resource=resource.number, margin="preamble") not in detection.stained
        for place, text in resource.margins.lazy().collect().iter_rows()
        if place == "preamble"
    ]
    return {"inspection": _json(inspection), "preamble": lines}, []


def look(arguments: Json, descriptors: list[int]) -> Answer:
    """Inspect files that are published already: `{"inspection", "around"}`, the places beside the cells that name people.

    A release leaves those places out. A file that is public as it is has them.
    """
    _, inspection, detection = _inspected({**arguments, "last": None}, descriptors, Clock())
    return {"inspection": _json(inspection), "around": [_json(place) for place in sorted(detection.stained, key=str)]}, []


def personal(arguments: Json, _descriptors: list[int]) -> Answer:
    """Say of each text whether it names a person or how to reach one: `{"personal": [...]}`."""
    return {"personal": personal_texts(arguments["texts"])}, []


def suffixes(_arguments: Json, _descriptors: list[int]) -> Answer:
    """Give the endings of the files that can be read: `{"suffixes": [...]}`."""
    return {"suffixes": [suffix for form in FORMATS.values() for suffix in form.suffixes]}, []


def draft(arguments: Json, descriptors: list[int]) -> Answer:
    """Write the descriptor that files deserve: `{"assumed": [[code, blanks]]}` and the descriptor, which holds cells.

    Arguments: `name`; `inspection` and `verdict` of the files; `paths` (by file number), `said` and `last` as the stage takes
    them. Descriptors: the manifest, then the files by number.
    """
    inspection = Inspection.model_validate_json(json.dumps(arguments["inspection"]))
    verdict = Verdict.model_validate_json(json.dumps(arguments["verdict"]))
    manifest = json.loads(content(descriptors[0]))
    paths = {int(number): path for number, path in arguments["paths"].items()}
    files = {
        file["number"]: (file["path"], paths[file["number"]], descriptors[file["number"]])
        for file in manifest["files"]
        if file["number"] in paths
    }
    given = None
    if manifest["descriptor"] is not None:
        package, _ = _read(arguments, descriptors)
        given = given_by(package, unknown(parsed(content(descriptors[manifest["descriptor"]]))))
    form, assumed = describe(inspection, verdict, files, arguments["said"], arguments["last"], given)
    text = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
    return {"assumed": [[one.code, dict(one.params)] for one in assumed]}, [filled(text.encode())]


def reveal(arguments: Json, descriptors: list[int]) -> Answer:
    """Write the report page of an inspected package: a descriptor of what holds cells.

    Arguments: `inspection`; `told`, `readings` and `language` as the stage takes them. Descriptors: what `inspect` gave.
    """
    inspection = Inspection.model_validate_json(json.dumps(arguments["inspection"]))
    page = report(load_package(descriptors), inspection, arguments["told"], arguments["readings"], arguments["language"])
    return {}, [filled(page.encode())]


def repair(arguments: Json, descriptors: list[int]) -> Answer:
    """Propose repairs of the delivered files: `{"files": [...]}`; then the words for the person and the copies, in that order.

    A copy is judged like the delivery: where a cause has more cells than before, the columns it is about are left as they were.
    Arguments: those of `inspect` but `rows`; `language`; `examples`, whether cells are told. Descriptors: the manifest, then the
    files by number.
    """
    paths = {int(file["number"]): str(file["path"]) for file in json.loads(content(descriptors[0]))["files"]}
    package, issues = _read(arguments, descriptors)
    tables = {
        resource.file: resource for resource in reversed(package.resources) if resource.file is not None
    }  # the first of each file
    before = _counts((*issues, *validate(package, None)))
    barred: dict[int, frozenset[int]] = {}
    for last in (False, False, True):
        found = [
            (paths[number], repaired(first, descriptors[number], barred.get(first.number, frozenset())))
            for number, first in tables.items()
        ]
        copies = {number: one.copy for number, (_, one) in zip(tables, found, strict=True) if one.copy is not None}
        again, issues = _read(arguments, [copies.get(number, own) for number, own in enumerate(descriptors)])
        after = _counts((*issues, *validate(again, None)))
        worse = [place for (place, _), count in (after - before).items() if count]
        if not worse:
            break
        for place in worse:
            barred[place.resource] = barred.get(place.resource, frozenset()) | {0 if last else place.field or 0}
    else:
        found = [(path, replace(one, changes=(), copy=None, blocked="unproved")) for path, one in found]
    text = told(found, arguments["language"], examples=arguments["examples"])
    proposed = [one.copy for _, one in found if one.copy is not None]
    return {"files": [_proposal(path, one) for path, one in found]}, [filled(text.encode()), *proposed]


def _counts(issues: Sequence[Issue]) -> Counter[tuple[Place, str]]:
    counts: Counter[tuple[Place, str]] = Counter()
    for issue in issues:
        counts[issue.place, f"{issue.code} {issue.fix}"] += issue.count
    return counts


def _proposal(path: str, one: Repair) -> Json:
    changes = [{"cause": each.cause, "column": column_letters(each.field), "count": each.count} for each in one.changes]
    asked = [{"cause": each.cause, "column": column_letters(each.field), "count": each.count} for each in one.asked]
    return {"path": path, "changes": changes, "asked": asked, "blocked": one.blocked, "copied": one.copy is not None}


def build(arguments: Json, descriptors: list[int]) -> Answer:
    """Treat, pack, inspect again, verify: `{"files", "inspection", "treatments", "seconds"}` and the files, in that order.

    Arguments: those of `inspect`, and `inspection`, `verdict`, `edition`, `complete` (in every form that is published).
    Descriptors: what `inspect` gave.

    Raises:
        Refused: the verification found something that must not go out.
    """
    clock = Clock()
    package = load_package(descriptors)
    first = Inspection.model_validate_json(json.dumps(arguments["inspection"]))
    verdict = Verdict.model_validate_json(json.dumps(arguments["verdict"]))
    edition = Edition(**arguments["edition"])
    with clock("treat"):
        treated, treatments = treat(package, verdict.decisions)
    with clock("pack"):
        files = pack(treated, first.package, verdict, treatments, edition, complete=arguments["complete"])
    with clock("inspect"):
        after, second, _ = _inspected({**arguments, "last": None}, _packed(files), Clock())
    with clock("verify"):
        released = verify(package, treated, after, verdict, first, second, files)
    answer = {
        "files": [_json(file) for file in released],
        "inspection": _json(second),
        "treatments": [_json(treatment) for treatment in treatments],
        "seconds": clock.seconds,
    }
    return answer, [files[file.path] for file in released]


def detector(arguments: Json, _descriptors: list[int]) -> Answer:
    """Say how many kinds of personal data this program looks for; that it answers at all shows that they load."""
    load(arguments["model"])
    return {"recognizers": len(BY_ENTITY)}, []


def _read(arguments: Json, descriptors: Sequence[int]) -> tuple[OpenPackage, tuple[Issue, ...]]:
    manifest = json.loads(content(descriptors[0]))
    told = {int(table): columns for table, columns in arguments.get("told", {}).items()}
    return read(arguments["name"], manifest, dict(enumerate(descriptors[1:], start=1)), told)


def _inspected(arguments: Json, descriptors: Sequence[int], clock: "Clock") -> tuple[OpenPackage, Inspection, Detection]:
    last = Inspection.model_validate_json(json.dumps(arguments["last"])) if arguments["last"] else None
    with clock("read"):
        package, issues = _read(arguments, descriptors)
    with clock("validate"):
        issues += validate(package, last)
    with clock("detect"):
        detection = detect(package, _places(arguments), load(arguments["model"]))
        package = _marked(package, detection)
    with clock("measure"):
        risks = measure(package, detection.kinds, detection.subjects, _grouping(arguments))
    with clock("clear"):
        cleared = clear(package, Seen(detection.kinds, detection.subjects, detection.around))
        issues = with_expected(package, issues)
    return package, Inspection(package=cleared, issues=issues, findings=(*detection.findings, *risks)), detection


def _packed(files: Mapping[str, int]) -> list[int]:
    """Give the packed files as a delivery: manifest first, the descriptor last. The other forms are no tables of their own."""
    data = [resource["path"] for resource in json.loads(content(files["datapackage.json"]))["resources"]]
    paths = [*data, "datapackage.json"]
    manifest = {
        "descriptor": len(paths),
        "files": [{"number": number, "path": path} for number, path in enumerate(data, start=1)],
    }
    return [filled(json.dumps(manifest).encode()), *(files[path] for path in paths)]


def _places(arguments: Json) -> dict[str, tuple[str, ...]]:
    return {name: tuple(entries) for name, entries in arguments["places"].items()}


def _grouping(arguments: Json) -> Grouping:
    given = arguments["grouping"]
    countings = tuple(Counting(tuple(one["by"]), one["count"]) for one in given["countings"])
    return Grouping(given["threshold"], countings)


def _marked(package: OpenPackage, detection: Detection) -> OpenPackage:
    """Give the tables the marks of detect; those of reading have been judged."""
    marks = detection.marks
    resources = tuple(replace(resource, marks=marks.get(resource.number) or write([], MARKS)) for resource in package.resources)
    return replace(package, resources=resources)


def _json(value: Value) -> Json:
    return value.model_dump(mode="json")


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count what happens within."""
        start = time.perf_counter()
        yield
        self.seconds[stage] = round(time.perf_counter() - start, 3)


# ------------------------------------------------------------------------------- an opened package between two runs


def store_package(package: OpenPackage) -> list[int]:
    """Put an opened package into nameless files: its form first, then the tables of each resource."""
    descriptors: list[int] = []
    resources = []
    for resource in package.resources:
        tables = {"margins": resource.margins, "marks": resource.marks, **({"cells": resource.cells} if resource.cells else {})}
        resources.append(
            {
                "number": resource.number,
                "format": resource.format,
                "descriptor": dict(resource.descriptor),
                "schema": dict(resource.schema),
                "reading": _json(resource.reading),
                "file": resource.file,
                "sheet": resource.sheet,
                "sheet_name": resource.sheet_name,
                "fields": [vars(field) for field in resource.fields],
                "tables": {name: len(descriptors) + at for at, name in enumerate(tables, start=2)},
            }
        )
        descriptors += [opened.descriptor for opened in tables.values()]
    form = {"name": package.name, "descriptor": dict(package.descriptor), "resources": resources}
    return [filled(json.dumps(form).encode()), package.margins.descriptor, *descriptors]


def load_package(descriptors: Sequence[int]) -> OpenPackage:
    """Take an opened package out of the files that `store_package` gave."""
    form = json.loads(content(descriptors[0]))
    return OpenPackage(
        name=form["name"],
        descriptor=form["descriptor"],
        resources=tuple(_load_resource(resource, descriptors) for resource in form["resources"]),
        margins=Table(descriptors[1], MARGINS),
    )


def _load_resource(form: Json, descriptors: Sequence[int]) -> OpenResource:
    fields = tuple(OpenField(**field) for field in form["fields"])
    at = form["tables"]
    return OpenResource(
        number=form["number"],
        format=form["format"],
        descriptor=form["descriptor"],
        schema=form["schema"],
        reading=Reading.model_validate_json(json.dumps(form["reading"])),
        fields=fields,
        cells=Table(descriptors[at["cells"]], cells_schema(len(fields))) if "cells" in at else None,
        margins=Table(descriptors[at["margins"]], MARGINS),
        marks=Table(descriptors[at["marks"]], MARKS),
        file=form["file"],
        sheet=form["sheet"],
        sheet_name=form["sheet_name"],
    )
