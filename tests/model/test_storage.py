import shutil

import pytest

from model.errors import ModelDigestError, ModelError, ModelFormatError, ModelNotFoundError
from model.storage import BUNDLED, MANIFEST_NAME, MODEL_NAME, load_classifier, write_model


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(BUNDLED, tmp_path / "model")


def test_a_copy_of_the_bundled_model_loads(folder, classifier):
    assert load_classifier(folder).manifest == classifier.manifest


@pytest.mark.parametrize("name", [MODEL_NAME, MANIFEST_NAME])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelNotFoundError, match=name):
        load_classifier(folder)


def test_a_changed_model_file_is_refused(folder):
    with (folder / MODEL_NAME).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelDigestError, match=str(folder)):
        load_classifier(folder)


def test_a_damaged_manifest_is_refused(folder):
    (folder / MANIFEST_NAME).write_text("{")
    with pytest.raises(ModelFormatError, match=str(folder)):
        load_classifier(folder)


def test_a_manifest_with_other_labels_is_refused(folder):
    manifest = (folder / MANIFEST_NAME).read_text()
    (folder / MANIFEST_NAME).write_text(manifest.replace('"cautious"', '"careful"', 1))
    with pytest.raises(ModelError):
        load_classifier(folder)


def test_writing_leaves_no_temporary_file(tmp_path, classifier):
    write_model(tmp_path, classifier.parameters.to_bytes(), classifier.manifest)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST_NAME, MODEL_NAME]


def test_a_written_model_loads(tmp_path, classifier):
    write_model(tmp_path, classifier.parameters.to_bytes(), classifier.manifest)
    assert load_classifier(tmp_path).manifest == classifier.manifest


def test_the_bundled_model_is_small(classifier):
    assert (BUNDLED / MODEL_NAME).stat().st_size == classifier.manifest.size <= 4_000_000


def test_the_bundled_model_was_fitted_on_the_whole_corpus(classifier):
    assert all(part["present"] == part["total"] > 0 for part in classifier.manifest.corpus.values())
