"""The report shows its person every problem cell, runs and loads nothing, and is the only place where cells stand."""

import json
import os
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.canaries import found_below, found_in
from tests.conftest import open_package, open_table
from tests.test_no_leak import broken, environment
from tests.workbooks import xlsx
from typer.testing import CliRunner

from opendata.answer import answer, reading_sentence
from opendata.commands.check import check
from opendata.edges import cli
from opendata.errors import Misuse
from opendata.model import Field, Inspection, Package, Resource, Verdict, column_letters
from opendata.policy import load
from opendata.rows import REPORT_ROWS, naming
from opendata.settings import from_environment
from opendata.stages.reveal import report
from opendata.stages.reveal.page import shown
from opendata.stages.validate import validate
from opendata.table import OpenPackage

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("report-defekt.txt")
NOW = "2026-11-23T09:00:00+00:00"
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """A page as its tags, ids, classes and headings, and each table cell's text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.tags: list[str] = []
        self.cells: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        own = "".join(f" {name}={value}" for name, value in attrs if name in {"id", "class", "scope", "lang", "role", "href"})
        self.lines.append(f"{'  ' * len(self._open)}{tag}{own}")
        if tag in {"td", "th"}:
            self.cells.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self._open):
            self.cells[-1] += data
        elif self._open and self._open[-1] in {"h1", "h2", "h3", "h4"}:
            self.lines.append(f"{'  ' * len(self._open)}“{' '.join(data.split())}”")


def page_of(package: OpenPackage) -> tuple[str, Inspection]:
    """Give the report of a package that is judged, but on which nothing is decided."""
    with naming(REPORT_ROWS):
        issues = validate(package, None)
    resources = tuple(
        Resource(
            number=one.number,
            name=f"t{one.number}",
            format="csv",
            rows=one.cells.height() if one.cells else 0,
            reading=one.reading,
            fields=tuple(
                Field(number=own.number, name=f"c{own.number}", label=None, type=own.type, kind="text") for own in one.fields
            ),
        )
        for one in package.resources
    )
    inspection = Inspection(package=Package(name="probe", title="Probe", resources=resources), issues=issues)
    verdict = Verdict(verdict="rejected", policy="0", decided_on=from_environment({"OPENDATA_NOW": NOW}).now().date())
    told = answer(inspection, verdict, {}, "de")
    return report(package, inspection, told, [[reading_sentence(one, "de")] for one in resources], "de"), inspection


CHARACTERS = st.characters(codec="utf-8")
NASTY = st.one_of(
    st.sampled_from(["<script>alert(1)</script>", '"><img src=x onerror=1>', "{{ 7*7 }}", "{% x %}", "&amp;", "]]>", "</style>"]),
    st.text(CHARACTERS, max_size=40),
)
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "nr", "type": "integer"},
        {"name": "art", "type": "string", "constraints": {"enum": ["gut", "schlecht"]}},
        {"name": "tag", "type": "date", "constraints": {"required": True}},
    ]
}


@settings(max_examples=60)
@given(st.lists(st.tuples(NASTY, NASTY, NASTY | st.none()), min_size=1, max_size=30))
def test_every_problem_cell_is_there_with_its_name_and_nothing_in_it_is_markup(rows: list[tuple[str, str, str | None]]) -> None:
    package = open_package(open_table(SCHEMA, rows))
    page, inspection = page_of(package)
    outline = Outline(page)
    assert set(outline.tags) <= ALLOWED
    text = ["".join(cell.split()) for cell in outline.cells]
    for issue in inspection.issues:
        for row in issue.rows:
            at = issue.place.field or 0
            told = shown(rows[row - 2][at - 1], SCHEMA["fields"][at - 1]["type"], "de")
            wanted = "".join((told or "leer").split()) + f"{column_letters(at)}{row}"
            assert any(cell.startswith(wanted) for cell in text), (f"{column_letters(at)}{row}", told)


ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "span", "bdi", "mark", "strong", "br", "a"),
}


def test_a_page_says_where_it_shows_less_than_there_is() -> None:
    rows = [(str(at), "gut", "heute" if at > 20 else "2024-01-01") for at in range(2_000)]
    page, _ = page_of(open_package(open_table(SCHEMA, rows)))
    assert "mehr, als hier Platz haben" in page
    assert page.count("<mark>") == 500
    assert "und 1969 weitere Zeilen; alle nennt opendata check mit --rows type-error" in page


@pytest.fixture(scope="module")
def of_defekt(tmp_path_factory: pytest.TempPathFactory) -> str:
    own = from_environment({"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(ROOT / "policy")}, language="de")
    target = tmp_path_factory.mktemp("bericht") / "bericht.html"
    check(ROOT / "datapackages" / "defekt", own, load(own.policy), report=target)
    assert target.stat().st_mode & 0o777 == 0o600
    return target.read_text(encoding="utf-8")


def test_the_report_of_the_sample_is_built_as_expected(of_defekt: str) -> None:
    """To renew: `RENEW=1 python -m pytest tests/stages/test_reveal.py`, and look at the difference."""
    built = "\n".join(Outline(of_defekt).lines) + "\n"
    if os.environ.get("RENEW"):
        GOLDEN.write_text(built, encoding="utf-8")
    assert built == GOLDEN.read_text(encoding="utf-8")


def test_the_report_loads_and_runs_nothing(of_defekt: str) -> None:
    assert "default-src 'none'" in of_defekt
    assert not re.search(r"(?:src|srcset|action)\s*=|@import|url\(|<script|<link|https?://", of_defekt)
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', of_defekt))


def test_the_sample_shows_what_is_wrong_where(of_defekt: str) -> None:
    cells = ["".join(cell.split()) for cell in Outline(of_defekt).cells]
    for name, text in {"C5": "31.02.2024", "C19": "heute", "F7": "sanierungsreif", "B26": "SP-77", "A15": "SP-09"}.items():
        assert any(cell.startswith(f"{text}{name}Ursache") for cell in cells), name


def test_a_cause_names_the_words_that_the_schema_allows(of_defekt: str) -> None:
    told = re.findall(r'<p class="allowed">(.*?)</p>', of_defekt, re.DOTALL)
    assert told == ["Erlaubt sind: <bdi>gut</bdi>, <bdi>mittel</bdi>, <bdi>schlecht</bdi>"], told


def test_a_finding_has_a_bar_and_what_speaks_for_it(tmp_path: Path) -> None:
    own = from_environment({"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(ROOT / "policy")}, language="de")
    told = check(ROOT / "datapackages" / "geschwindigkeit", own, load(own.policy), report=tmp_path / "bericht.html")
    (plate,) = (field for field in told["resources"][0]["fields"] if field["entity"])
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert f'<meter max="{plate["checked"]}" value="{plate["matched"]}" aria-label="Anteil">' in page
    assert plate["evidence"]["shapes"]
    assert all(f"<li>{escape(sentence)}</li>" in page for sentence in plate["evidence"]["sentences"])


# ------------------------------------------------------------------------------------------------------ the only place


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    (tmp_path / "tmp").mkdir()
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("tempfile.tempdir", None)
    return lambda *words: CliRunner().invoke(cli.app, list(map(str, words)))


def refusal(result: Any) -> str:  # noqa: ANN401  (typer's result)
    """Give the code of the misuse that ended a command."""
    assert isinstance(result.exception, Misuse)
    return result.exception.code


def test_values_stand_in_the_report_and_nowhere_else(run: Callable[..., Any], tmp_path: Path) -> None:
    delivered = broken(tmp_path / "baeume")
    for more in ((), ("--json",), ("--rows", "constraint-error"), ("--lang", "en")):
        result = run("check", delivered, "--html", tmp_path / "out" / "b.html", *more)
        assert refusal(result) == "report-no-place"
        (tmp_path / "out").mkdir()
        result = run("check", delivered, "--html", tmp_path / "out" / "b.html", *more)
        assert result.exit_code == 1
        assert found_in((result.output + result.stderr).encode()) == set()
        assert found_in((tmp_path / "out" / "b.html").read_bytes())
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.html"]
        assert not (tmp_path / "var").exists()
        assert found_below(tmp_path / "tmp") == {}
        (tmp_path / "out" / "b.html").unlink()
        (tmp_path / "out").rmdir()


def test_cells_of_a_workbook_go_by_the_columns_of_its_sheet(run: Callable[..., Any], tmp_path: Path) -> None:
    """The table begins in column C; D is hidden, F is empty."""

    def fill(_: Any, sheet: Any) -> None:  # noqa: ANN401  (xlsxwriter has no types)
        sheet.write_row(2, 2, ("Nr", "intern", "Art", "", "Baujahr"))
        for at in range(20):
            sheet.write_row(3 + at, 2, (at, "x", "Linde", "", 2000))
        sheet.write(9, 6, "alt")
        sheet.set_column(3, 3, None, None, {"hidden": True})

    folder = tmp_path / "p"
    folder.mkdir()
    fields = [{"name": "Nr", "type": "integer"}, {"name": "Art", "type": "string"}, {"name": "Baujahr", "type": "integer"}]
    (folder / "t.xlsx").write_bytes(xlsx(fill))
    described = {"name": "p", "resources": [{"name": "t", "path": "t.xlsx", "schema": {"fields": fields}}]}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    result = run("check", folder, "--html", tmp_path / "b.html", "--json")
    issues = json.loads(result.stdout)["resources"][0]["issues"]
    assert [issue["cells"] for issue in issues if issue["code"] == "type-error"] == [["G10"]]
    cells = ["".join(cell.split()) for cell in Outline((tmp_path / "b.html").read_text(encoding="utf-8")).cells]
    assert any(cell.startswith("altG10") for cell in cells)


def test_what_a_workbook_hides_is_told_in_the_terminal_and_in_the_report(run: Callable[..., Any], tmp_path: Path) -> None:
    """Places in both, names of hidden sheets in the report alone; a hidden row is shown as none of the table."""

    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401  (xlsxwriter has no types)
        sheet.write_row(0, 0, ("Nr", "Art", "intern"))
        for at in range(1, 30):
            sheet.write_row(at, 0, (at, "Linde", "x"))
        sheet.set_row(24, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.write_comment(4, 1, "Bitte Frau Erika Mustermann fragen")
        hidden = book.add_worksheet("Streng Geheimes")
        hidden.write_column(0, 0, ("IBAN", "DE89370400440532013000"))
        hidden.hide()
        book.define_name("Kurzname", "=Orte!$A$1")
        book.set_properties({"author": "Erika Mustermann"})

    (tmp_path / "baeume.xlsx").write_bytes(xlsx(fill))
    terminal = run("--lang", "de", "check", tmp_path / "baeume.xlsx", "--html", tmp_path / "b.html").stdout
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    both = (
        "Ausgeblendete Spalten: 1 (C).",
        "Kommentare an Zellen: 1 (B5).",
        "Ausgeblendete Tabellenblätter: 1 (in der Arbeitsmappe an Stelle 2).",
        "Kommentar: Name einer Person; ausgeblendete Blätter: Bankverbindung (IBAN); Dokumenteigenschaften: Name einer Person.",
        "definierte Namen",
    )
    assert [told for told in both if told not in terminal] == []
    assert [told for told in both if told not in page] == []
    assert ("Streng Geheimes" in terminal, "<bdi>Streng Geheimes</bdi>" in page) == (False, True)
    assert "28 Zeilen hat die Tabelle, 10 stehen hier: die ersten und die mit einem Problem (0)." in page
    assert "stehen ohne Zellen da: 1." in page
    assert "mehr, als hier Platz haben" not in page
    rows = [" ".join(cell.split()) for cell in Outline(page).cells]
    assert "nicht Teil der Tabelle" in rows[rows.index("25 Ursache 1") + 1]


def test_a_report_replaces_reports_only(run: Callable[..., Any], tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "b.html"
    source.write_text("Nr;Art\n1;Linde\n2;Ahorn\n", encoding="utf-8")
    before = source.read_bytes()
    assert run("check", source, "--html", target).exit_code == 0
    assert run("check", source, "--html", target).exit_code == 0
    target.write_text("ein Brief", encoding="utf-8")
    assert refusal(run("check", source, "--html", target)) == "report-occupied"
    assert target.read_text(encoding="utf-8") == "ein Brief"
    assert run("check", source, "--html", target, "--force").exit_code == 0
    assert "Prüfbericht" in target.read_text(encoding="utf-8")
    assert refusal(run("check", source, "--html", source, "--force")) == "report-on-input"
    assert source.read_bytes() == before
    assert refusal(run("check", source, source, "--html", target)) == "report-one-path"
    assert refusal(run("check", source, "--html", tmp_path)) == "report-no-place"
