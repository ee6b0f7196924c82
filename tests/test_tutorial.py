"""The tutorial and the how-to about backups are run as they stand: each command, in order, and what it prints."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from tests.sessions import BACKUP, TUTORIAL, Shell

from opendata.edges.web.app import create
from opendata.settings import from_environment

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder in which the tutorial was followed, command by command."""
    shell = Shell(tmp_path_factory.mktemp("city"))
    shell.follow(TUTORIAL)
    return shell


def fetched(shell: Shell, var: str, paths: Sequence[str]) -> dict[str, bytes]:
    """Give what anyone gets of the tutorial's dataset from the state in `var`."""
    settings = from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(shell.folder / var))

    async def fetch() -> dict[str, bytes]:
        transport = httpx.ASGITransport(app=create(settings))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            answers = {path: await client.get(f"/datasets/trinkbrunnen{path}") for path in paths}
        assert {answer.status_code for answer in answers.values()} == {200}
        return {path: answer.content for path, answer in answers.items()}

    return asyncio.run(fetch())


def test_the_tutorial_leads_to_a_page_that_names_nobody(shell: Shell) -> None:
    page = fetched(shell, "var", [""])[""].decode()
    assert "Trinkbrunnen" in page
    assert not any(name in page for name in ("Reuterbach", "Unkelmann", "Lindenroth"))


@pytest.fixture(scope="module")
def backup(shell: Shell) -> Path:
    """Give the folder of a backup, made and restored as the page says."""
    shell.follow(BACKUP)
    return shell.folder / "sicherung"


@pytest.mark.usefixtures("backup")
def test_a_backup_restores_the_same_bytes_and_the_same_ledger(shell: Shell) -> None:
    versions = shell.folder / "var" / "portal" / "trinkbrunnen" / "versions"
    paths = [f"/versions/{path.relative_to(versions)}" for path in sorted(versions.rglob("*")) if path.is_file()]
    assert len(paths) > 4
    assert fetched(shell, "var-neu", paths) == fetched(shell, "var", paths)


def test_without_the_keys_nothing_in_the_backup_can_be_read(backup: Path) -> None:
    kept = [path for path in backup.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if path.suffix == ".key"]
    assert not [path for path in kept if "Unkelmann".encode("windows-1252") in path.read_bytes()]
