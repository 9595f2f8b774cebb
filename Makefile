# Everything a person, a hook or continuous integration runs. On Windows: see CONTRIBUTING.md.
VENV ?= .venv
PY := $(VENV)/bin/python
export VENV

.PHONY: help demo run test lint fast ui looks fuzz oracle faults format lock bench pictures clean distclean prepare prepare-run

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /	/' | sort | expand -t 12

prepare-run:
	@.ci/prepare run

prepare:
	@.ci/prepare test

demo: prepare-run ## the sample co-op: its register, its two papers, its window (or pictures of it)
	@.ci/demo

run: prepare-run ## the window
	@$(VENV)/bin/chc-desktop

test: prepare ## every check and every test
	@$(PY) .ci/check.py

lint: prepare ## format, style, layers, spelling, types
	@$(PY) .ci/check.py format lint layers spelling types

fast: prepare ## the tests without a window
	@$(PY) .ci/check.py fast

ui: prepare ## the tests of the window
	@$(PY) .ci/check.py ui

looks: prepare ## every page and form at every text size and width (minutes)
	@CHC_EVERY_LOOK=1 $(PY) -m pytest -q -n auto tests/ui/test_sweep.py tests/ui/test_sweep_errors.py

SECONDS ?= 300
fuzz: prepare ## every reader fed with broken files for SECONDS (300) each, every form with naughty words
	@$(PY) -m tests.fuzz $(SECONDS)
	@CHC_NAUGHTY_ROUNDS=8 $(PY) -m pytest -q -n auto tests/ui/test_naughty_text.py

oracle: prepare ## CH01 and CH02 of 1,000 random registers against a second opinion
	@CHC_REGISTERS=1000 $(PY) -m pytest -q -n auto tests/model/services/test_measures_oracle.py

faults: prepare ## kills, losses of power, full disks: what was lost (minutes; ARGS=--write puts it into docs/faults.md)
	@$(PY) -m tests.faults.run $(ARGS)

.PHONY: corruptions
corruptions: prepare ## registers damaged in 1,000 random ways, and what comes of each
	@$(PY) -m tests.faults.corruptions 1000

format: prepare ## put the code into shape
	@$(VENV)/bin/ruff check --quiet --fix . ; $(VENV)/bin/ruff format .

lock: ## write the lock files again (make lock UPGRADE=--upgrade for newer versions)
	@.ci/lock $(UPGRADE)

bench: prepare ## how fast it is, beside the bare libraries
	@$(PY) benchmarks/run.py

pictures: prepare ## the README's pictures, made anew from the sample co-op
	@QT_QPA_PLATFORM=offscreen $(PY) docs/make_pictures.py

clean: ## remove what was built
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find chc_desktop tests benchmarks installer .ci -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove what was built and the virtual environment
	@rm -rf $(VENV)
