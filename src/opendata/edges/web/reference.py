"""The page about the status API, written by the server from its own OpenAPI document; no script, nothing from other hosts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from opendata.edges.web.rendering import render
from opendata.edges.web.site import Here, Read
from opendata.model import Json

routes = APIRouter(include_in_schema=False)

_REFERENCE: Final = "#/components/schemas/"


@dataclass(frozen=True)
class Member:
    """A parameter of an operation or a member of a form."""

    name: str
    place: str  # path, query; empty for members of forms
    form: str  # its type, in words of JSON Schema
    link: str | None  # the form that it is made of
    about: str
    required: bool
    example: str | None


@dataclass(frozen=True)
class AnswerOf:
    """One of the answers of an operation."""

    status: str
    about: str
    form: str | None


@dataclass(frozen=True)
class Operation:
    """Something that can be asked."""

    id: str
    path: str
    summary: str
    about: tuple[str, ...]  # paragraphs
    parameters: tuple[Member, ...]
    answers: tuple[AnswerOf, ...]


@dataclass(frozen=True)
class Shape:
    """A form of answers."""

    name: str
    about: str
    members: tuple[Member, ...]
    example: str


@routes.get("/api/v1/")
@routes.get("/api/v1")
def reference(here: Here, request: Request, language: Read) -> HTMLResponse:
    """Show it."""
    document = request.app.openapi()
    context = {"told": document["info"], "operations": operations(document), "shapes": shapes(document)}
    return HTMLResponse(render("api.html", here, language, **context))


def operations(document: Json) -> tuple[Operation, ...]:
    """Give all operations of an OpenAPI document, in its order."""
    return tuple(
        Operation(
            id=told["operationId"],
            path=path,
            summary=told["summary"],
            about=tuple(" ".join(part.split()) for part in told.get("description", "").split("\n\n")),
            parameters=tuple(_parameter(parameter) for parameter in told.get("parameters", ())),
            answers=tuple(_answer(status, answer) for status, answer in sorted(told["responses"].items())),
        )
        for path, methods in document["paths"].items()
        for told in methods.values()
    )


def shapes(document: Json) -> tuple[Shape, ...]:
    """Give all forms, by name, each with an example made of those of its members."""
    known = document["components"]["schemas"]
    return tuple(
        Shape(name, " ".join(form.get("description", "").split()), tuple(_members(form)), _shown(example(form, known)))
        for name, form in sorted(known.items())
        if form.get("properties")
    )


def example(form: Json, known: Json) -> Any:  # noqa: ANN401  (JSON)
    """Give an example of a form: its own, or one of its members' examples."""
    if "$ref" in form:
        return example(known[form["$ref"].removeprefix(_REFERENCE)], known)
    told = [form[key] for key in ("const", "default") if key in form]
    told = [*form.get("examples", ()), *told, *form.get("enum", ())]
    if told:
        return told[0]
    if "anyOf" in form:
        return example(form["anyOf"][0], known)
    if form.get("type") == "array":
        return [example(form["items"], known)] if "items" in form else []
    if form.get("type") == "object":
        return {name: example(member, known) for name, member in form.get("properties", {}).items()}
    return {"string": "…", "integer": 1, "number": 1.0, "boolean": True}.get(form.get("type", ""))


def _parameter(told: Json) -> Member:
    form = told["schema"]
    found = told.get("example", next(iter(form.get("examples", ())), None))
    return Member(told["name"], told["in"], *_form(form), told.get("description", ""), told["required"], _shown(found))


def _members(form: Json) -> Iterator[Member]:
    for name, member in form["properties"].items():
        required = name in form.get("required", ())
        yield Member(name, "", *_form(member), member.get("description", ""), required, None)


def _form(form: Json) -> tuple[str, str | None]:
    """Name a type, and the form that it leads to."""
    if "$ref" in form:
        name = form["$ref"].removeprefix(_REFERENCE)
        return name, name
    if "anyOf" in form:
        named = [_form(each) for each in form["anyOf"]]
        return " | ".join(name for name, _ in named), next((link for _, link in named if link), None)
    if form.get("type") == "array" and "items" in form:
        name, link = _form(form["items"])
        return f"[{name}]", link
    if "enum" in form:
        return " | ".join(f'"{value}"' for value in form["enum"]), None
    limits = [f"{word} {form[key]}" for key, word in (("minimum", "≥"), ("maximum", "≤")) if key in form]
    return ", ".join([str(form.get("format") or form.get("type") or "any"), *limits]), None


def _answer(status: str, told: Json) -> AnswerOf:
    schemas = [content.get("schema", {}) for content in told.get("content", {}).values()]
    return AnswerOf(status, told["description"], next((_form(schema)[1] for schema in schemas), None))


def _shown(value: Any) -> str:  # noqa: ANN401  (JSON)
    """Write JSON as people read it; a single text without its quotes."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, indent=2)
