"""What a CKAN is made of, from the ordinary package registries, once: Debian packages, an environment of its own, Solr's jars."""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

from tests.services.ckan.places import HERE, HOME, PYTHON, ROOT, SOLR, RigError, locked
from tests.services.ckan.processes import run

LOCK: Final = ROOT / "requirements" / "ckan.txt"
POM: Final = HERE / "solr" / "pom.xml"
COPY: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
POSTGRES: Final = Path("/usr/lib/postgresql")


def install() -> None:
    """Install what is missing; takes no time when nothing is. Raises RigError when a part cannot be had."""
    with locked(HOME / "install.lock"):
        _debian()
        if _outdated(PYTHON, LOCK):
            _python()
        if _outdated(SOLR, POM):
            _solr()


def postgres(program: str) -> str:
    """Give the path of a program of the newest PostgreSQL: Debian keeps those of the server out of the search path."""
    found = sorted(POSTGRES.glob(f"*/bin/{program}"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise RigError(f"PostgreSQL's {program} is missing")
    return str(found[-1])


def _debian() -> None:
    missing = _missing()
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise RigError(f"missing, and only root can install it: apt-get install {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        print(f"apt-get {' '.join(words)}", file=sys.stderr, flush=True)
        done = subprocess.run(["apt-get", "-qq", *words], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise RigError(f"apt-get {words[0]} failed")
    if _missing():
        raise RigError(f"still missing after apt-get: {' '.join(_missing())}")


def _missing() -> list[str]:
    there = {
        "postgresql": any(POSTGRES.glob("*/bin/initdb")),
        "redis-server": shutil.which("redis-server"),
        "libpq-dev": shutil.which("pg_config"),
        "libmagic1": ctypes.util.find_library("magic"),
        "default-jdk-headless": shutil.which("javac"),  # not only java: Solr.java is compiled as it starts
        "maven": shutil.which("mvn"),
        "build-essential": shutil.which("cc"),  # psycopg2 comes as source
        "python3-dev": Path(sysconfig.get_path("include"), "Python.h").is_file(),  # as above
    }
    return [package for package, found in there.items() if not found]


def _python() -> None:
    print("CKAN's own Python environment", file=sys.stderr, flush=True)
    log = HOME / "install.log"
    run([sys.executable, "-m", "venv", "--clear", str(PYTHON)], log)
    pip = [str(PYTHON / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--requirement", str(LOCK)], log, seconds=1200)
    _done(PYTHON, LOCK)


def _solr() -> None:
    print("Solr", file=sys.stderr, flush=True)
    shutil.rmtree(SOLR, ignore_errors=True)
    SOLR.mkdir(parents=True)
    words = ["mvn", "--quiet", "--batch-mode", "--file", str(POM), COPY, f"-DoutputDirectory={SOLR / 'lib'}"]
    run(words, HOME / "install.log", seconds=1200)
    _done(SOLR, POM)


def _outdated(what: Path, made_from: Path) -> bool:
    mark = what / "made-from"
    return not mark.is_file() or mark.read_text(encoding="utf-8") != _digest(made_from)


def _done(what: Path, made_from: Path) -> None:
    (what / "made-from").write_text(_digest(made_from), encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
