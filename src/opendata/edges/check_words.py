"""What `check` tells, in words: the verdict, the columns, one card a cause."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from opendata.answer import around_sentences
from opendata.edges.bars import bar
from opendata.edges.words import question_line, table
from opendata.model import Json
from opendata.rows import FIRST_ROWS
from opendata.texts import Language, counted, listed, say

_RECORDS: Final = frozenset({"json", "ndjson", "geojson", "parquet"})
"""Formats that name their columns themselves."""

_UNNAMED: Final = re.compile(r"field (\d+)")
_TOLD_BY: Final = {
    "hidden-sheet": "hidden-sheets",
    "hidden-row": "hidden-rows",
    "hidden-column": "hidden-columns",
    "comment": "hidden-comments",
    "macros": "macros-ignored",
}
"""The issues that say more of a part that is left out."""

_MANY: Final = 300  # columns: nobody reads more of which there is nothing to say
_WIDTH: Final = 80
_INDENT: Final = "    "


def checked(answer: Json, language: Language) -> str:
    """Tell a clerk what would happen to the delivery."""
    parts = [f"{answer['package']['title']}: {say('verdict-' + answer['verdict'], language)}"]
    parts += _reasons(answer["reasons"], language)
    for resource in answer["resources"]:
        rows = counted("word-rows", language, resource["rows"], rows=resource["rows"])
        parts += ["", f"{resource['name']} ({rows}, {_reading(resource, language)})"]
        parts += [_columns(resource["fields"], language)] if resource["fields"] else []
        parts += _evidence(resource["fields"], language)
        parts += [*around_sentences(resource["margins"], language), *_left_out(resource, language)]
        parts += [_card(issue, language) for issue in resource["issues"]]
    parts += [] if answer["resources"] else [_card(issue, language) for issue in answer["issues"]]
    parts += [question_line(question, language) for question in answer["questions"]]
    return "\n".join(parts).rstrip("\n")


def _reasons(reasons: Sequence[Json], language: Language) -> Iterator[str]:
    """Say each reason once, and the places that it holds for, table by table."""
    places: dict[str, dict[str, None]] = {}
    for reason in reasons:
        places.setdefault(reason["reason"], {})[reason["place"]] = None
    for sentence, found in places.items():
        tables: dict[str, list[str]] = {}
        for place in found:
            table, _, column = place.partition(", ")
            tables.setdefault(table, []).extend([_called(column, language)] if column else [])
        yield f"  {sentence}"
        if list(tables) != ["package"]:
            yield from _wrapped("; ".join(_columns_of(table, columns, language) for table, columns in tables.items()))


def _columns_of(table: str, columns: Sequence[str], language: Language) -> str:
    name = say("word-package", language) if table == "package" else table
    return f"{name}: {', '.join(columns)}" if columns else name


def _called(name: str, language: Language) -> str:
    """Give a column's name; one without a header of its own goes by its number."""
    number = _UNNAMED.fullmatch(name)
    return say("word-column-number", language, number=number[1]) if number else name


def _reading(resource: Json, language: Language) -> str:
    """Say how the file was read, in one sentence."""
    reading = resource["reading"]
    if "sheet" in resource:
        sheet = f"{resource['sheet']['number']} „{resource['sheet']['name'] or '–'}“"
        rows = listed(list(map(str, reading["header_rows"])), language) or "-"
        around = {"header": rows, "preamble": reading["preamble_rows"], "footer": reading["footer_rows"]}
        return say("reading-sheet", language, format=resource["format"].upper(), sheet=sheet, **around)
    if resource["format"] in _RECORDS:
        return say("reading-records", language, format=resource["format"].upper())
    marks = {"delimiter": _mark(reading["delimiter"]), "decimal": reading["decimal_mark"] or "-"}
    around = {"preamble": reading["preamble_rows"], "footer": reading["footer_rows"]}
    return say("reading-sentence", language, encoding=reading["encoding"] or "?", **marks, **around)


def _mark(mark: str | None) -> str:
    return {"\t": "Tab", None: "-"}.get(mark, mark or "-")


def _columns(fields: Sequence[Json], language: Language) -> str:
    """Lay out the columns; of very many, those that something is said about."""
    headings = [say(f"head-{name}", language) for name in ("column", "type", "finding", "share", "action", "reason")]
    told = [field for field in fields if len(fields) <= _MANY or field["action"] != "keep" or field["entity"]]
    more = len(fields) - len(told)
    laid = [table(headings, (_column(field, language) for field in told))] if told else []
    return "\n".join([*laid, *([say("check-more-columns", language, count=more)] if more else [])])


def _column(field: Json, language: Language) -> tuple[str, ...]:
    found = say(f"entity-{field['entity']}", language) if field["entity"] else "-"
    share = f"{field['matched']}/{field['checked']}" if field["entity"] else ""
    outcome = say(f"outcome-{field['action']}", language) if field["action"] else "-"
    reason = "" if field["action"] == "keep" else field["reason"] or ""
    return _called(field["name"], language), field["type"], found, share, outcome, reason


def _evidence(fields: Sequence[Json], language: Language) -> Iterator[str]:
    """Say for each column with a finding what speaks for it, at a width that every terminal has."""
    shown = [field for field in fields if field["evidence"]]
    if shown:
        yield "\n" + say("evidence-head", language)
    for field in shown:
        yield f"  {_called(field['name'], language)}: {say('entity-' + field['entity'], language)}"
        yield from _wrapped(f"{bar(field['matched'], field['checked'])} {field['evidence']['share']}")
        yield from _wrapped(" ".join(field["evidence"]["sentences"]))
    if shown:
        yield ""


def _wrapped(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _left_out(resource: Json, language: Language) -> Iterator[str]:
    """Name the parts of the file that are not published and of which no card tells."""
    told = {issue["code"] for issue in resource["issues"]}
    kinds = [kind for kind in resource["reading"]["hidden"] if _TOLD_BY.get(kind) not in told]
    if kinds:
        yield say("check-left-out", language, parts=", ".join(say(f"hidden-{kind}", language) for kind in kinds))


def _card(issue: Json, language: Language) -> str:
    """Tell one cause: what is wrong and where, the cells as Excel names them, how to mend it."""
    lines = [f"{say('severity-' + issue['severity'], language)}: {issue['message']}"]
    if issue["cells"] or len(issue["rows"]) not in {0, issue["count"]} or len(issue["rows"]) > FIRST_ROWS:
        lines.append(f"  {_where(issue, language)}")
    return "\n".join([*lines, *([f"  {issue['fix']}"] if issue["fix"] else [])])


def _where(issue: Json, language: Language) -> str:
    """Name the cells, or the rows where a cause is about whole rows; say which option names those that are not told."""
    kind = "cells" if issue["cells"] else "rows"
    column = issue["cells"][0].rstrip("0123456789") if issue["cells"] else ""
    told = say(f"card-{kind}", language, names=", ".join(_runs(issue["rows"], column)))
    more = issue["count"] - len(issue["rows"])
    return told + (" " + say("card-more", language, count=more, code=issue["code"]) if more > 0 else "")


def _runs(rows: Sequence[int], column: str) -> Iterator[str]:
    """Give rows as Excel names them, three or more in a row as a range."""
    for _, group in groupby(enumerate(rows), lambda item: item[1] - item[0]):
        run = [row for _, row in group]
        if len(run) > 2:  # noqa: PLR2004
            yield f"{column}{run[0]}:{column}{run[-1]}"
        else:
            yield from (f"{column}{row}" for row in run)
