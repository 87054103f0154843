import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from training.cli import app
from training.dataset import CORPUS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory):
    """A tenth of the written corpus, in a folder of its own."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("sentences.jsonl", "phrases.tsv"):
        lines = (CORPUS / name).read_text().splitlines(keepends=True)
        (folder / name).write_text("".join(lines[::10]))
    shutil.copy(CORPUS / "referenced.jsonl", folder)
    return folder


def run(*arguments, **environment):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


@pytest.fixture(scope="module")
def fitted(corpus_folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "model"
    return out, run("fit", "--corpus", corpus_folder, "--out", out, COLUMNS="200", STANCE_REFERENCED="")


def test_fit_says_what_of_the_corpus_is_present(fitted):
    assert "referenced: 0 of 16,123 present" in fitted[1].output


def test_fit_shows_baselines_beside_the_model(fitted):
    assert all(name in fitted[1].output for name in ("majority", "key phrases", "this model"))


def test_fit_ends_with_the_digest(fitted):
    manifest = json.loads((fitted[0] / "manifest.json").read_text())
    assert f"SHA-256 {manifest['sha256']}" in fitted[1].output


def test_evaluate_prints_one_object(corpus_folder, fitted):
    result = run("evaluate", corpus_folder / "sentences.jsonl", "--model", fitted[0], "--json")
    scores = json.loads(result.output)
    assert {"n", "labels", "accuracy", "macro_f1", "per_label"} <= scores.keys()
    assert scores["n"] == len((corpus_folder / "sentences.jsonl").read_text().splitlines())


def test_evaluate_shows_a_table(corpus_folder, fitted):
    assert "macro-F1 over stances" in run("evaluate", corpus_folder / "sentences.jsonl", "--model", fitted[0]).output


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["evaluate", "/nowhere.jsonl"], "cannot read /nowhere.jsonl"),
        (["bundle", "/nowhere"], "no model in /nowhere"),
        (["fit", "--out", "build/never", "--corpus", "/nowhere"], "cannot read /nowhere/sentences.jsonl"),
    ],
)
def test_a_mistake_ends_in_one_sentence(arguments, complaint):
    command = [sys.executable, "-c", "from training.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
