# Everything that a newcomer types. `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.DEFAULT_GOAL := help
.PHONY: help build test check verify browse browser statistics docs release lint lock dist bench bench-browse bench-scale bench-draft fuzz-draft fuzz-exchange soak verdicts clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 19

build: .venv/ready ## Build, check and write every table and datapackage.json
	@$(BIN)/python scripts/build.py
	@echo "(the commands are in $(BIN))"

test: .venv/ready ## Run the tests, a file at a time on every core
	@$(BIN)/python -m pytest -n auto --dist loadfile --ignore tests/browser
	@# A browser keeps an event loop running, beside which the other tests cannot run theirs.
	@$(BIN)/python -m pytest tests/browser

check: .venv/ready ## Check the written package with both validators
	@$(BIN)/python scripts/check.py

verify: .venv/ready ## Rebuild into a temporary folder and compare every byte
	@$(BIN)/python scripts/verify.py

browse: .venv/ready ## Serve the reading room: read, search and look at the dataset in a browser
	@$(BIN)/python scripts/browse.py

browser: .venv/ready ## Install what the browser tests need: Chromium (Debian) and axe-core
	command -v chromium >/dev/null || { apt-get -qq update && apt-get -qq install -y chromium >/dev/null; }
	npm ci --silent --prefix tests/browser

statistics: ## Install R and PSPP (Debian), in which the tests read the forms for R and SPSS
	{ command -v Rscript && command -v pspp; } >/dev/null || { apt-get -qq update && apt-get -qq install -y --no-install-recommends r-base-core pspp >/dev/null; }

docs: .venv/ready ## Write the generated pages, and the documentation site into build/site
	@$(BIN)/python scripts/describe.py
	@$(BIN)/python scripts/site.py

release: .venv/ready ## Write the dataset in every form, with SHA256SUMS, into build/release
	@$(BIN)/python scripts/release.py

lint: .venv/ready ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lock: .venv/ready ## Lock the dependencies anew, with hashes, for Python 3.11 to 3.13
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --all-extras --group dev \
	  pyproject.toml --output-file requirements-lock.txt

dist: .venv/ready ## Build the wheel and the source archive into dist/
	@$(BIN)/hatchling build -d dist

bench: .venv/ready ## Measure loading, importing and building
	@$(BIN)/python benchmarks/run.py

bench-browse: .venv/ready ## Measure the pages of the reading room with wrk
	@$(BIN)/python benchmarks/browse.py

bench-scale: .venv/ready ## Measure builds up to a million documents, and write docs/performance.md (hours)
	@$(BIN)/python benchmarks/scale.py --page docs/performance.md

bench-draft: .venv/ready ## Score drafts on the gold beside the checkout, and write docs/drafting.md
	@$(BIN)/python benchmarks/drafting.py --page docs/drafting.md

fuzz-draft: .venv/ready ## Draft 20,000 hostile texts and build the drafts; time texts of 8 MB (hours)
	@$(BIN)/python benchmarks/drafting_fuzz.py
	@$(BIN)/python benchmarks/drafting_growth.py

fuzz-exchange: .venv/ready ## Read 100,000 broken files of annotations of every form (hours)
	@$(BIN)/python benchmarks/exchange_fuzz.py

verdicts: .venv/ready ## Compare our verdict on 1,000 broken packages with that of Frictionless
	@$(BIN)/python tests/verdicts.py --packages 1000

soak: .venv/ready ## Send 50,000 mixed requests to the reading room and watch its memory
	@$(BIN)/python benchmarks/soak.py

clean: ## Remove what is made and not committed
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# The package itself is installed in place, with what it needs from the lock file only.
.venv/ready: requirements-lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@echo "Making .venv with the locked dependencies (a minute or two, once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lock.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready
