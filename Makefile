# The four commands: run, test, check, docs. They need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin
EDITABLE := $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e . -e packages/safecount -e packages/witness
PROJECTS := pyproject.toml packages/safecount/pyproject.toml packages/witness/pyproject.toml build_hook.py build_fonts.py
TRANSLATIONS := $(wildcard src/highroad/locale/*/es/LC_MESSAGES/*.po)

export DJANGO_SETTINGS_MODULE := highroad.config.settings

.PHONY: run test test-once check docs lock longer

run: .venv/made
	HIGHROAD_MODE=demonstration $(BIN)/python manage.py migrate --verbosity 0
	HIGHROAD_MODE=demonstration $(BIN)/highroad demo
	HIGHROAD_MODE=demonstration $(BIN)/highroad serve

test: .venv/made .venv/developed
	HIGHROAD_MODE=demonstration $(BIN)/python -m tests.run

# Hours instead of seconds: histories of decisions, and bent copies of the record at every byte.
longer: .venv/made .venv/developed
	HIGHROAD_MODE=demonstration HIGHROAD_TEST_DATABASE=sqlite HIGHROAD_LONG=1 HIGHROAD_HISTORIES=100000 \
	  HIGHROAD_EXAMPLES=2000 $(BIN)/python -m pytest -q tests/areas/decisions/test_histories.py \
	  tests/areas/decisions/test_stateful.py tests/areas/decisions/test_stateful_charter.py \
	  packages/witness/tests/test_every_place.py

check: .venv/made .venv/developed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	HIGHROAD_MODE=demonstration $(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	HIGHROAD_MODE=demonstration $(BIN)/python manage.py makemigrations --check --dry-run
	HIGHROAD_MODE=demonstration $(BIN)/python -m pytest -q tests/house

docs: .venv/made .venv/developed
	HIGHROAD_MODE=demonstration $(BIN)/python -m docs.make

# The virtual environment, from the lock. Where `venv` is missing, uv makes it.
.venv/bin/uv:
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv \
	|| ($(PYTHON) -m pip install --quiet --target .tools uv && .tools/bin/uv venv --quiet --clear .venv \
	    && .tools/bin/uv pip install --quiet --python $(BIN)/python uv)

.venv/ready: .venv/bin/uv requirements.txt $(PROJECTS)
	$(BIN)/uv pip sync --quiet --require-hashes requirements.txt
	$(EDITABLE)
	@rm -f .venv/developed
	@touch $@

.venv/developed: .venv/ready requirements-dev.txt
	$(BIN)/uv pip install --quiet --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@

.venv/made: .venv/ready $(TRANSLATIONS)
	$(BIN)/python build_hook.py
	@touch $@

lock: .venv/bin/uv
	$(BIN)/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes \
	  pyproject.toml --group build --no-emit-package safecount --no-emit-package witness -o requirements.txt
	$(BIN)/uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes \
	  pyproject.toml --group dev -c requirements.txt --no-emit-package safecount --no-emit-package witness -o requirements-dev.txt
