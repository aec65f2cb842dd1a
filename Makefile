# Chores. Each installs what it needs: Python ≥ 3.11 and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint gate bench pictures train
.DEFAULT_GOAL := demo

$(VENV)/demo: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test: pyproject.toml $(VENV)/demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]'
	@touch $@

demo: $(VENV)/demo  ## read the example pages into a record and show what was read
	@rm -f demo.sqlite demo.sqlite-*
	@$(BIN)/communique read examples --into demo.sqlite || test $$? -eq 3

test: $(VENV)/test  ## all tests, network off, in two processes
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/test  ## ruff, mypy strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/test  ## quality on unseen labels; fails below its floors: make gate LABELS=…
	$(BIN)/python -m bench.gate $(LABELS)

bench: $(VENV)/test  ## speed and memory compared with spaCy: make bench LABELS=…
	$(BIN)/python -m bench.speed $(LABELS)

pictures: $(VENV)/test  ## makes the README's pictures again: make pictures PAGES="FILE@DATE examples"
	$(BIN)/python docs/pictures.py $(PAGES)

$(VENV)/train: training/requirements.txt $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@touch $@

train: $(VENV)/train  ## every weight: make train LABELS=…
	$(BIN)/python -m training.recipe $(LABELS)
