# Two commands on a fresh machine with Python 3.11, git and make: `make run` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.core: requirements/core.txt pyproject.toml
	@echo "Setting up $(VENV) (about a minute the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.core requirements/test.txt
	@echo "Adding what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.spark: $(VENV)/.test requirements/spark.txt
	@echo "Adding Spark (some 480 MB; it needs Java 17 to run)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.spark requirements/bench.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

.PHONY: run
run: $(VENV)/.core ## Set up, judge the shipped example (Aleppo, May 2016), and say where the page is
	@$(BIN)/trucewatch run examples/aleppo-2016

.PHONY: test
test: $(VENV)/.test ## Set up and run the test-suite
	@$(BIN)/python -m pytest

.PHONY: spark
spark: $(VENV)/.spark ## Add Spark, so that 'make test' runs its suite on both engines

.PHONY: check
check: $(VENV)/.test ## Style, types, floors and docs
	@$(BIN)/ruff check src tests scripts benchmarks
	@$(BIN)/ruff format --check src tests scripts benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/docs

.PHONY: bench
bench: $(VENV)/.bench ## Benchmarks, with the goal beside each figure; smaller with ARGS="--scale 0.03"
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: bench-assessment
bench-assessment: $(VENV)/.core ## Do intervals of before and during hold? A minute, needs the UCDP file
	@$(BIN)/python -m benchmarks assessment

.PHONY: bench-reading
bench-reading: $(VENV)/.core ## Scores of the reader on labelled texts; other folders with ARGS="FOLDER ..."
	@$(BIN)/python -m benchmarks.reading $(ARGS)

.PHONY: lock
lock: ## Make the requirement files anew (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml requirements/build.in -o requirements/core.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --group test -c requirements/core.txt -o requirements/test.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --extra spark pyproject.toml -c requirements/core.txt -c requirements/test.txt -o requirements/spark.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --group bench -c requirements/core.txt -c requirements/test.txt -c requirements/spark.txt -o requirements/bench.txt
