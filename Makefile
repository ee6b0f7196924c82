# Everything a person does with this project. `make run` and `make test` need only Python 3.11 to 3.13, make and git.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-services bench bench-ckan bench-detection serve ckan ckan-stop setup lint

run: setup
	$(BIN)/opendata publish --expect datapackages/*

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/services

# Beside real programs: a browser, an office suite, a CKAN. Installs them where they are missing, and needs apt for that.
test-services: .venv/services
	@for program in chromium soffice; do command -v $$program >/dev/null || missing=1; done; \
	if [ "$$missing" ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		chromium libreoffice-calc fonts-dejavu-core; fi
	$(PYTHON) -m tests.services.ckan install
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/services

bench: setup
	$(BIN)/python benchmarks/check.py

bench-detection: setup
	$(BIN)/python benchmarks/detection.py

bench-ckan: .venv/services
	$(PYTHON) -m tests.services.ckan install
	$(BIN)/python benchmarks/ckan.py

serve: setup
	$(BIN)/opendata serve

# A genuine CKAN on loopback to publish to, in .ckan/; PROFILE=dcat adds ckanext-dcat and ckanext-scheming.
PROFILE ?= plain
ckan:
	@$(PYTHON) -m tests.services.ckan start $(PROFILE)

ckan-stop:
	@$(PYTHON) -m tests.services.ckan stop

setup: .venv/ready

# The virtual environment, exactly as locked: every package by hash, the project itself from its folder. The lock is whole but
# for docopt, which only ckanapi's own command line needs, and for the parsers that made the list of german-nouns; nothing is to be
# built from source.
.venv/ready: requirements/lock.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and "opendata needs Python 3.11, 3.12 or 3.13")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: --requirement requirements/lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/ready

.venv/services: .venv/ready requirements/services.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: --requirement requirements/services.txt
	touch .venv/services

lint: .venv/services
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
