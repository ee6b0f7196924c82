"""Names and numbers of people outside the grid: headers, file and sheet names, titles, contributors, preamble and footer."""

from collections.abc import Iterator

import polars as pl

from opendata.model import Place
from opendata.recognizers import spans
from opendata.recognizers.headers import tags_of
from opendata.recognizers.names import forms
from opendata.table import OpenPackage, OpenResource


def stained_places(package: OpenPackage) -> frozenset[Place]:
    """Give the places outside the grid that hold personal data and must be neither shown nor published."""
    found = set(_of_package(package))
    for resource in package.resources:
        found |= set(_of_resource(resource))
    return frozenset(found)


def _of_package(package: OpenPackage) -> Iterator[Place]:
    for place, text in package.margins.lazy().collect().iter_rows():
        if is_personal(text):
            yield Place(resource=0, margin=place)


def _of_resource(resource: OpenResource) -> Iterator[Place]:
    for one in resource.fields:
        if is_personal(one.label, header=True):
            yield Place(resource=resource.number, field=one.number, margin="label")
    for name in ("name", "title", "description", "path"):
        if is_personal(str(resource.descriptor.get(name) or "")):
            yield Place(resource=resource.number, margin=name)
    for place, text in resource.margins.lazy().collect().iter_rows():
        if is_personal(text):
            yield Place(resource=resource.number, margin=place)


def is_personal(text: str | None, *, header: bool = False) -> bool:
    """Say whether a short text beside the data names a person or how to reach one.

    Args:
        text: as written.
        header: a header that is a known word ("Frau", "Otto") is none.
    """
    if not text or not text.strip():
        return False
    words = text.replace("_", " ").replace("/", " ")
    if spans.find(words):
        return True
    if header and tags_of(text):
        return False
    shape = forms(pl.Series([words.rsplit(".", 1)[0] if len(words) < 80 else ""]))  # noqa: PLR2004
    return bool(shape["full"][0] and shape["listed"][0])
