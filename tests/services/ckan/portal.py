"""CKAN itself: its databases, its configuration, its people."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.services.ckan.action import call, fetch
from tests.services.ckan.places import PYTHON, private
from tests.services.ckan.processes import Starting, run, start
from tests.services.ckan.servers import psql

ORGANISATION: Final = "bamberg"
EDITOR: Final = "redaktion"
SYSADMIN: Final = "verwaltung"
PLUGINS: Final = {"plain": "datastore activity", "dcat": "datastore activity dcat scheming_datasets"}
DCAT: Final = {
    "scheming.dataset_schemas": "ckanext.dcat.schemas:dcat_ap_full.yaml",
    "scheming.presets": "ckanext.scheming:presets.json ckanext.dcat.schemas:presets.yaml",
    "ckanext.dcat.rdf.profiles": "euro_dcat_ap_3 euro_dcat_ap_scheming",
}


def dsn(port: int, database: str, user: str, password: str) -> str:
    """Give the address of a database."""
    return f"postgresql://{user}:{password}@127.0.0.1:{port}/{database}"


def make_databases(folder: Path, port: int, password: str) -> None:
    """Make the two databases and CKAN's two roles, all with this password."""
    statements = f"""
        CREATE ROLE ckan LOGIN PASSWORD '{password}';
        CREATE ROLE reader LOGIN PASSWORD '{password}';
        CREATE DATABASE ckan OWNER ckan;
        CREATE DATABASE datastore OWNER ckan;
    """
    psql(dsn(port, "postgres", "postgres", password), statements, folder / "setup.log")


def configure(profile: str, folder: Path, ports: Mapping[str, int], password: str) -> None:
    """Write `ckan.ini` for these ports; what is there is changed, not made anew (it holds the key of the tokens)."""
    ini, log, database = folder / "ckan.ini", folder / "setup.log", ports["postgres"]
    if not ini.exists():
        run([_program("ckan"), "generate", "config", str(ini)], log)
        ini.chmod(0o600)
    (folder / "storage").mkdir(exist_ok=True)
    settings = {
        "sqlalchemy.url": dsn(database, "ckan", "ckan", password),
        "ckan.datastore.write_url": dsn(database, "datastore", "ckan", password),
        "ckan.datastore.read_url": dsn(database, "datastore", "reader", password),
        "solr_url": f"http://127.0.0.1:{ports['solr']}/solr/ckan",
        "ckan.redis.url": f"redis://127.0.0.1:{ports['redis']}/0",
        "ckan.site_url": f"http://127.0.0.1:{ports['ckan']}",
        "ckan.storage_path": str(folder / "storage"),
        "ckan.plugins": PLUGINS[profile],
        "ckan.devserver.threaded": "true",  # a city's server answers more than one at a time, too
        **(DCAT if profile == "dcat" else {}),
    }
    run([_program("ckan"), "config-tool", str(ini), *(f"{name}={value}" for name, value in settings.items())], log)


def make_tables(folder: Path, port: int, password: str) -> None:
    """Make CKAN's tables and those of its plugins, and give the DataStore's reader its rights."""
    log = folder / "setup.log"
    _ckan(folder, "db", "init")
    _ckan(folder, "db", "upgrade")
    psql(dsn(port, "postgres", "postgres", password), _ckan(folder, "datastore", "set-permissions"), log)


def make_sysadmin(folder: Path, password: str) -> None:
    """Make a sysadmin and keep a token of his in `sysadmin.token`."""
    _ckan(folder, "user", "add", SYSADMIN, f"email={SYSADMIN}@example.org", f"password={password}")
    _ckan(folder, "sysadmin", "add", SYSADMIN)
    private(folder / "sysadmin.token", _ckan(folder, "user", "token", "add", "-q", SYSADMIN, "rig").split()[-1] + "\n")


def make_editor(folder: Path, url: str, password: str) -> None:
    """Make the organisation and its editor on the running CKAN, and keep a token of his in `editor.token`."""
    sysadmin = (folder / "sysadmin.token").read_text(encoding="utf-8").strip()
    call(url, "organization_create", sysadmin, name=ORGANISATION, title="Stadt Bamberg")
    call(url, "user_create", sysadmin, name=EDITOR, email=f"{EDITOR}@example.org", password=password)
    call(url, "organization_member_create", sysadmin, id=ORGANISATION, username=EDITOR, role="editor")
    private(folder / "editor.token", call(url, "api_token_create", sysadmin, user=EDITOR, name="rig")["token"] + "\n")


def start_ckan(folder: Path, port: int) -> Starting:
    """Start CKAN; it is ready when it says that it is well."""
    log = folder / "ckan.log"
    words = ["run", "--host", "127.0.0.1", "--port", str(port), "--disable-reloader"]
    process = start([_program("ckan"), "--config", str(folder / "ckan.ini"), *words], log)
    return Starting(process, log, lambda: answers(f"http://127.0.0.1:{port}"))


def answers(url: str) -> bool:
    """Say whether a CKAN answers there."""
    try:
        return fetch(f"{url}/api/3/action/status_show")[0] == 200
    except OSError:
        return False


def _ckan(folder: Path, *words: str) -> str:
    return run([_program("ckan"), "--config", str(folder / "ckan.ini"), *words], folder / "setup.log")


def _program(name: str) -> str:
    return str(PYTHON / "bin" / name)
