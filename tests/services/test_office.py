"""LibreOffice opens what we publish for spreadsheets, and shows the values of the clean CSV: umlauts, decimals, days."""

import csv
import io
import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from opendata.commands.publish import publish
from opendata.settings import from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[2]
NOW = "2026-11-23T09:00:00+00:00"
SAMPLES = {"geschwindigkeit": "geschwindigkeitsmessungen", "baumkataster": "baumkataster"}
EVERY_SHEET = "59,34,76,1,,1031,false,true,false,false,false,-1"  # semicolon, UTF-8, German, every sheet
OFFICE_SECONDS = 300
_MOMENTS = (
    *(("%d.%m.%Y", "%Y-%m-%d"), ("%m/%d/%Y", "%Y-%m-%d")),
    *(("%H:%M:%S", "%H:%M:%S"), ("%I:%M:%S %p", "%H:%M:%S")),
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the samples, once."""
    environment = {"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(ROOT / "policy")}
    settings = from_environment(environment, var=str(tmp_path_factory.mktemp("var")), language="de")
    means = connect(settings)
    for sample in SAMPLES:
        publish(ROOT / "datapackages" / sample, means, None, None, expect=False)
    return settings.var / "portal"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give LibreOffice a profile of its own."""
    return tmp_path_factory.mktemp("office")


def data(portal: Path, sample: str) -> Path:
    return next((portal / sample / "versions").iterdir()) / "data" / SAMPLES[sample]


def office(profile: Path, target: Path, source: Path, form: str, *options: str) -> None:
    """Let LibreOffice convert a file; a missing LibreOffice is an error."""
    program = shutil.which("soffice")
    assert program, "soffice is missing: apt-get install libreoffice-calc"
    shared = f"-env:UserInstallation={profile.as_uri()}"
    command = [program, shared, "--headless", *options, "--convert-to", form, "--outdir", str(target), str(source)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, timeout=OFFICE_SECONDS, env=environment)


def rows(text: str, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def canonical(cell: str) -> str | float:
    """Give a number as one, a day or time of day as ISO 8601, everything else as it is.

    LibreOffice writes days and times to CSV by the language of its own surface, which is English where no other is installed.
    """
    for shown, meant in _MOMENTS:
        try:
            return datetime.strptime(cell, shown).strftime(meant)  # noqa: DTZ007  (no zone)
        except ValueError:
            continue
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        return cell
    return cell if cell.startswith("0") and cell.isdigit() and cell != "0" else number


def same(found: list[list[str]], clean: Path, *, zeros: bool) -> None:
    """Compare with the clean CSV; `zeros`: zeros in front are kept, as only the workbook can promise."""
    wanted = rows(clean.read_text(encoding="utf-8"), ",")
    assert found[0] == wanted[0]
    assert len(found) == len(wanted)
    for mine, theirs in zip(found[1:], wanted[1:], strict=True):
        plain = theirs if zeros else [cell.lstrip("0") if cell.isdigit() and cell != "0" else cell for cell in theirs]
        assert [canonical(cell) for cell in mine] == [canonical(cell) for cell in plain]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_workbook_opens_and_shows_the_values(portal: Path, profile: Path, tmp_path: Path, sample: str) -> None:
    source = data(portal, sample)
    office(profile, tmp_path, source.with_suffix(".xlsx"), f"csv:Text - txt - csv (StarCalc):{EVERY_SHEET}")
    same(
        rows((tmp_path / f"{source.name}-{source.name}.csv").read_text(encoding="utf-8")), source.with_suffix(".csv"), zeros=True
    )
    told = dict(rows((tmp_path / f"{source.name}-Info.csv").read_text(encoding="utf-8")))
    assert told["Quelle"] == "Stadt Bamberg"
    assert told["Stand"] == "23.11.2026"


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_csv_for_excel_opens_as_in_germany(portal: Path, profile: Path, tmp_path: Path, sample: str) -> None:
    """With German settings and special numbers recognised, as Excel does, into a workbook and from there to text."""
    source = data(portal, sample).with_suffix(".excel.csv")
    german = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true"
    office(profile, tmp_path, source, "xlsx", german)
    book = tmp_path / source.with_suffix(".xlsx").name
    office(profile, tmp_path, book, f"csv:Text - txt - csv (StarCalc):{EVERY_SHEET.removesuffix(',-1')}")
    same(rows(book.with_suffix(".csv").read_text(encoding="utf-8")), data(portal, sample).with_suffix(".csv"), zeros=False)


def test_the_workbook_can_be_printed(portal: Path, profile: Path, tmp_path: Path) -> None:
    source = data(portal, "baumkataster").with_suffix(".xlsx")
    office(profile, tmp_path, source, "pdf")
    assert (tmp_path / "baumkataster.pdf").read_bytes().startswith(b"%PDF-")
