import os
import subprocess
from datetime import date
from hashlib import sha256

import joblib
import numpy as np
import pytest

from model.storage import load_classifier
from training.fit import fit_model
from training.output import PIPELINE_NAME, corpus_date, write_fitted

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def folder(small_fit, small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_fitted(small_fit, small_corpus, DAY, folder)
    return folder


def test_what_a_fit_writes_loads(folder, small_fit):
    assert load_classifier(folder).parameters == small_fit.parameters


def test_the_pipeline_lies_beside_it(folder, small_corpus):
    texts = [example.text for example in small_corpus.examples[:50]]
    from_file = joblib.load(folder / PIPELINE_NAME).predict_proba(texts)
    assert np.allclose(from_file, load_classifier(folder).predict_proba(texts), atol=1e-12)


def test_nothing_temporary_is_left(folder):
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "pipeline.joblib", "stance.model"]


def test_the_manifest_tells_what_the_model_is(folder, small_corpus):
    manifest = load_classifier(folder).manifest
    blob = (folder / "stance.model").read_bytes()
    assert (manifest.sha256, manifest.size) == (sha256(blob).hexdigest(), len(blob))
    assert manifest.version == f"2026-11-22-{manifest.sha256[:8]}"
    assert manifest.corpus["written"]["sha256"] == small_corpus.parts[0].sha256


def test_the_same_corpus_gives_the_same_file(small_fit, small_corpus):
    assert fit_model(small_corpus).parameters.to_bytes() == small_fit.parameters.to_bytes()


def test_the_day_is_that_of_source_date_epoch(monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert corpus_date(tmp_path) == date(2001, 9, 9)


def test_else_the_day_is_that_of_the_last_commit(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "phrases.tsv").write_text("x")
    environment = os.environ | {"GIT_COMMITTER_DATE": "2020-02-03T12:00:00+00:00"}
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env=environment)
    assert corpus_date(tmp_path) == date(2020, 2, 3)


def test_else_the_day_is_that_of_the_newest_file(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "phrases.tsv").write_text("x")
    os.utime(tmp_path / "phrases.tsv", (1_000_000_000, 1_000_000_000))
    assert corpus_date(tmp_path) == date(2001, 9, 9)
