# Every command of the project. `make serve` and `make test` work on a fresh machine with Python 3.11 to 3.13.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin

.PHONY: serve test lint train answers behaviour-limits bench install clean

# Answer on http://127.0.0.1:8000 with the bundled model.
serve: .venv/serve.done
	$(BIN)/uvicorn handler.app:app --host $(HOST) --port $(PORT) --no-access-log --no-server-header

# Everything: unit tests, behaviour, parity, and a refit wherever the referenced texts are.
test: .venv/dev.done
	$(BIN)/pytest -n auto $(ARGS)

# Style and types.
lint: .venv/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Fit the model on whatever of the corpus is present. STANCE_REFERENCED names the referenced texts.
train: .venv/dev.done
	$(BIN)/stance-train fit --out build/model

# Write the answers that a refit is tested against anew, after a change that is meant to change them.
answers: .venv/dev.done
	$(BIN)/python -m tests.training.test_refit

# Write the failure rates that the behaviour suite holds the bundled model to anew, likewise.
behaviour-limits: .venv/dev.done
	$(BIN)/python -m tests.behaviour.test_behaviour

# Times, as ratios to scikit-learn and to a service that does nothing.
bench: .venv/dev.done
	$(BIN)/python -m tests.bench

# A virtual environment with everything a test or a fit needs.
install: .venv/dev.done

clean:
	rm -rf .venv build *.egg-info

.venv/python.done:
	$(PYTHON) -m venv .venv
	touch $@

.venv/serve.done: .venv/python.done pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[serve]'
	touch $@

.venv/dev.done: .venv/python.done pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ .venv/serve.done
