# Everything a person does with this project. `make run` and `make test` need only Python 3.11 to 3.13, make and git.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test serve setup lint

run: setup
	$(BIN)/opendata publish --expect datapackages/*

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal

serve: setup
	$(BIN)/opendata serve

setup: .venv/ready

# The virtual environment, exactly as locked: every package by hash, the project itself from its folder.
.venv/ready: requirements/lock.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and "opendata needs Python 3.11, 3.12 or 3.13")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements/lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/ready

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
