"""Making a fitted model the bundled one, the model that comes with the package."""

from pathlib import Path

from model.manifest import Manifest
from model.storage import BUNDLED, MODEL_NAME, load_classifier, write_model
from training.errors import BundleError

__all__ = ["bundle_model"]

# The bundled model travels in every clone and every Lambda artifact.
MAX_BYTES = 4_000_000


def bundle_model(folder: Path, bundled: Path = BUNDLED) -> Manifest:
    """Replace the bundled model by the one in a folder.

    Parameters
    ----------
    folder : Path
        What ``stance-train fit`` wrote.
    bundled : Path
        Where the bundled model lies.

    Returns
    -------
    Manifest
        Of the new bundled model.

    Raises
    ------
    BundleError
        If it was fitted on less than the whole corpus, or is too large.
    ModelError
        If `folder` holds no sound model.
    """
    manifest = load_classifier(folder).manifest
    for name, part in manifest.corpus.items():
        if part["present"] != part["total"]:
            raise BundleError(
                f"{folder} was fitted on {part['present']:,} of {part['total']:,} {name} items; the bundled model is "
                "fitted on all of them: run `stance-train fetch`, then fit again"
            )
    if manifest.size > MAX_BYTES:
        raise BundleError(f"{folder / MODEL_NAME} has {manifest.size:,} bytes; at most {MAX_BYTES:,} are bundled")
    write_model(bundled, (folder / MODEL_NAME).read_bytes(), manifest)
    return manifest
