import dataclasses

import pytest

from model.errors import ModelNotFoundError
from model.storage import BUNDLED, load_classifier, write_model
from training import bundle
from training.bundle import bundle_model
from training.errors import BundleError


@pytest.fixture
def candidate(tmp_path):
    """Writes a copy of the bundled model, its manifest changed."""

    def write(**changes):
        classifier = load_classifier(BUNDLED)
        manifest = dataclasses.replace(classifier.manifest, **changes)
        write_model(tmp_path / "fit", (BUNDLED / "stance.model").read_bytes(), manifest)
        return tmp_path / "fit"

    return write


def test_a_fit_on_the_whole_corpus_becomes_the_bundled_model(candidate, tmp_path):
    manifest = bundle_model(candidate(), tmp_path / "bundled")
    assert load_classifier(tmp_path / "bundled").manifest == manifest


def test_a_fit_on_a_part_of_it_is_refused(candidate, tmp_path):
    folder = candidate(corpus={"referenced": {"sha256": "0", "present": 3, "total": 16_199}})
    with pytest.raises(BundleError, match="fitted on 3 of 16,199 referenced items"):
        bundle_model(folder, tmp_path / "bundled")
    assert not (tmp_path / "bundled").exists()


def test_a_large_model_is_refused(candidate, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "MAX_BYTES", 1_000)
    with pytest.raises(BundleError, match="at most 1,000"):
        bundle_model(candidate(), tmp_path / "bundled")


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelNotFoundError, match="manifest"):
        bundle_model(tmp_path)
