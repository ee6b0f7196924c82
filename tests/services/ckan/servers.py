"""The servers under a CKAN: PostgreSQL, Redis and Solr, each on loopback with its state in the profile's folder."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Final

from tests.services.ckan.install import postgres
from tests.services.ckan.places import HERE, PYTHON, SOLR, private
from tests.services.ckan.processes import Starting, listening, run, start

QUICK: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # a test's database may be lost with its machine
FAST_SHUTDOWN: Final = signal.SIGINT


def make_cluster(folder: Path, password: str) -> None:
    """Make an empty PostgreSQL cluster with a superuser `postgres`, who has this password."""
    data, secret, log = folder / "postgres", folder / "postgres.password", folder / "postgres.log"
    data.mkdir(mode=0o700)
    private(secret, password)
    if _as_postgres():
        shutil.chown(data, "postgres", "postgres")
    words = [postgres("initdb"), "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    run([*_as_postgres(), *words, "--auth=scram-sha-256", f"--pwfile={secret}", f"--pgdata={data}"], log)
    secret.unlink()


def start_postgres(folder: Path, port: int) -> Starting:
    """Start the cluster."""
    log = folder / "postgres.log"
    settings = (*QUICK, f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200")
    words = [postgres("postgres"), "-D", str(folder / "postgres"), *(word for each in settings for word in ("-c", each))]
    process = start([*_as_postgres(), *words], log)
    asked = [postgres("pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={port}"]
    return Starting(process, log, lambda: subprocess.run(asked, check=False).returncode == 0)


def psql(dsn: str, statements: str, log: Path) -> None:
    """Run SQL; raises RigError at the first statement that fails."""
    run([postgres("psql"), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", dsn], log, text=statements)


def start_redis(folder: Path, port: int) -> Starting:
    """Start a Redis that keeps nothing."""
    log = folder / "redis.log"
    words = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    return Starting(start(words, log, cwd=folder), log, lambda: listening(port))


def make_solr_home(folder: Path) -> None:
    """Make a Solr home with one core, `ckan`: CKAN's schema, our short configuration, no words of its own."""
    core = folder / "solr" / "ckan"
    (core / "conf").mkdir(parents=True)
    (folder / "solr" / "solr.xml").write_text("<solr/>\n", encoding="utf-8")
    (core / "core.properties").write_text("name=ckan\n", encoding="utf-8")
    schema = next(PYTHON.glob("lib/python3*/site-packages/ckan/config/solr/schema.xml"))
    shutil.copy(schema, core / "conf" / "schema.xml")
    shutil.copy(HERE / "solr" / "solrconfig.xml", core / "conf")
    for name in ("protwords.txt", "synonyms.txt", "stopwords.txt"):
        (core / "conf" / name).touch()


def start_solr(folder: Path, port: int) -> Starting:
    """Start Solr; it compiles ten lines of Java first."""
    log = folder / "solr.log"
    words = ["java", "-Xmx512m", "-cp", f"{SOLR / 'lib'}/*", str(HERE / "solr" / "Solr.java"), str(folder / "solr"), str(port)]
    return Starting(start(words, log), log, lambda: listening(port))


def _as_postgres() -> list[str]:
    """Give what a command starts with to run as user postgres: PostgreSQL refuses root.

    The capability lets that user pass through the folders above ours, which may be closed to all but root.
    """
    if os.geteuid() != 0:
        return []
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    return [*user, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"]
