# Two commands matter: `make site` sets up and builds everything, `make test` sets up and tests it.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: site test lint bench format clean

site: $(VENV)/.site
	$(BIN)/errcat check
	$(BIN)/errcat build

test: lint
	$(BIN)/pytest -n auto

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/pymarkdown scan README.md CHANGELOG.md docs site/markdown
	$(BIN)/errcat check
	$(BIN)/errcat build --check

# make bench NAME=library measures one part; without NAME, all of them
bench: $(VENV)/.bench
	$(BIN)/python -m tests.benchmarks $(NAME)

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) dist build site/html .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# pip runs again whenever pyproject.toml changes
$(VENV)/.site: pyproject.toml | $(VENV)
	$(BIN)/pip install --quiet --editable ".[generator]"
	touch $@

$(VENV)/.test: pyproject.toml | $(VENV)
	$(BIN)/pip install --quiet --editable ".[generator,test]"
	touch $@ $(VENV)/.site

$(VENV)/.bench: pyproject.toml | $(VENV)
	$(BIN)/pip install --quiet --editable ".[generator,test,benchmark]"
	touch $@ $(VENV)/.site $(VENV)/.test

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "no virtual environment: on Debian, apt-get install python3-venv" >&2; exit 1; }
