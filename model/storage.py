"""Where a model lies on disk: a folder with the model file and its manifest."""

import hashlib
import os
from pathlib import Path

from model.classifier import StanceClassifier
from model.errors import ModelDigestError, ModelFormatError, ModelNotFoundError
from model.manifest import Manifest
from model.parameters import Parameters

__all__ = ["BUNDLED", "MANIFEST_NAME", "MODEL_NAME", "build_classifier", "load_classifier", "write_model"]

MODEL_NAME = "stance.model"
MANIFEST_NAME = "manifest.json"
# The model that comes with the package.
BUNDLED = Path(__file__).parent / "bundled"


def load_classifier(folder: str | Path = BUNDLED) -> StanceClassifier:
    """Load the model in a folder; the bundled one unless told otherwise.

    Parameters
    ----------
    folder : str or Path
        Holds ``stance.model`` and ``manifest.json``.

    Returns
    -------
    StanceClassifier
        Ready to predict.

    Raises
    ------
    ModelNotFoundError
        If a file is not there or cannot be read.
    ModelDigestError
        If the model file is not the one that the manifest names.
    ModelFormatError
        If either file is damaged or of a format that this version cannot read.
    """
    folder = Path(folder)
    try:
        manifest, blob = (folder / MANIFEST_NAME).read_bytes(), (folder / MODEL_NAME).read_bytes()
    except OSError as exc:
        raise ModelNotFoundError(f"no model in {folder}: {exc.strerror}: {exc.filename}") from exc
    return build_classifier(manifest, blob, source=str(folder))


def build_classifier(manifest_json: bytes, blob: bytes, source: str) -> StanceClassifier:
    """Make a classifier of the two files' contents, if they belong together.

    Parameters
    ----------
    manifest_json, blob : bytes
        Contents of the manifest and of the model file.
    source : str
        Where they come from, for messages.

    Raises
    ------
    ModelDigestError, ModelFormatError
        As `load_classifier` does.
    """
    try:
        return _build(manifest_json, blob)
    except (ModelFormatError, ModelDigestError) as exc:
        raise type(exc)(f"{source}: {exc}") from exc


def _build(manifest_json: bytes, blob: bytes) -> StanceClassifier:
    manifest = Manifest.from_json(manifest_json)
    digest = hashlib.sha256(blob).hexdigest()
    if digest != manifest.sha256:
        raise ModelDigestError(f"model file has SHA-256 {digest}, its manifest says {manifest.sha256}")
    parameters = Parameters.from_bytes(blob)
    if parameters.labels != manifest.labels or parameters.abstain_label != manifest.abstain_label:
        raise ModelFormatError(f"model file has labels {parameters.labels}, its manifest {manifest.labels}")
    return StanceClassifier(parameters, manifest)


def write_model(folder: Path, blob: bytes, manifest: Manifest) -> None:
    """Write both files, the manifest last and each under a temporary name first.

    Whoever stops between the two leaves a manifest that does not match, which loading refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in ((MODEL_NAME, blob), (MANIFEST_NAME, manifest.to_json().encode())):
        temporary = folder / f".{name}.{os.getpid()}"
        temporary.write_bytes(content)
        temporary.replace(folder / name)
