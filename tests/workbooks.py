"""Workbooks for tests: good ones by xlsxwriter, ODS by hand, and what hostile people make of them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter  # type: ignore[import-untyped]

Workbook = Any  # xlsxwriter has no types
Worksheet = Any

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style", "meta")
)
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
_ODF += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def xlsx(fill: Callable[[Workbook, Worksheet], None], name: str = "Orte") -> bytes:
    """Write a workbook; `fill` gets it and its first sheet."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    fill(book, book.add_worksheet(name))
    book.close()
    return file.getvalue()


def rows(*records: tuple[object, ...]) -> Callable[[Workbook, Worksheet], None]:
    """Fill the first sheet with plain rows."""

    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, record in enumerate(records):
            sheet.write_row(at, 0, record)

    return fill


def zipped(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """Make an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def bare_xlsx(sheet: str, shared: str = "", head: str = "") -> bytes:
    """Make the least workbook around the XML of a sheet's data; `head` stands before each root."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Blatt" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{_MAIN}">{shared}</sst>',
    }
    return zipped(parts)


def ods(tables: str, styles: str = "", head: str = "", **parts: str | bytes) -> bytes:
    """Make an OpenDocument spreadsheet around the XML of its tables."""
    content = (
        f"{head}<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" '
        'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
    )
    meta = f"<office:document-meta {_ODF}><office:meta><dc:creator>Erika Muster</dc:creator></office:meta></office:document-meta>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "meta.xml": meta,
            "content.xml": content,
            **parts,
        }
    )


def cell(value: str | float, around: str = "", inside: str = "") -> str:
    """Give a cell of an OpenDocument spreadsheet."""
    shown = f"{inside}<text:p>{escape(str(value))}</text:p>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string" {around}>{shown}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}" {around}>{shown}</table:table-cell>'


def row(*cells: str, around: str = "") -> str:
    """Give a row of an OpenDocument spreadsheet."""
    return f"<table:table-row {around}>{''.join(cells)}</table:table-row>"


def table(*records: str, name: str = "Orte", around: str = "") -> str:
    """Give a sheet of an OpenDocument spreadsheet."""
    return f'<table:table table:name="{name}" {around}>{"".join(records)}</table:table>'
