"""What a fit leaves behind: model file, manifest, and the pipeline beside them."""

import os
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import joblib

from model.manifest import Manifest
from model.parameters import FORMAT_VERSION
from model.storage import write_model
from training.dataset import Corpus
from training.fit import FittedModel

__all__ = ["PIPELINE_NAME", "corpus_date", "write_fitted"]

PIPELINE_NAME = "pipeline.joblib"
LIBRARIES = ("numpy", "PyStemmer", "scikit-learn", "scipy")
METRICS = ("n", "stance_macro_f1", "macro_f1", "none_auroc", "accuracy_at_60", "stance_ece", "none_ece")


def write_fitted(fitted: FittedModel, corpus: Corpus, created: date, out: Path) -> Manifest:
    """Write a fitted model to a folder.

    Parameters
    ----------
    fitted : FittedModel
        What to write.
    corpus : Corpus
        What it was fitted on.
    created : date
        Day of the corpus.
    out : Path
        Folder; made if need be, files of an earlier fit are replaced.

    Returns
    -------
    Manifest
        As written.
    """
    blob = fitted.parameters.to_bytes()
    manifest = _describe(fitted, blob, corpus, created)
    out.mkdir(parents=True, exist_ok=True)
    temporary = out / f".{PIPELINE_NAME}.{os.getpid()}"
    joblib.dump(fitted.pipeline, temporary, compress=3)
    temporary.replace(out / PIPELINE_NAME)
    write_model(out, blob, manifest)
    return manifest


def _describe(fitted: FittedModel, blob: bytes, corpus: Corpus, created: date) -> Manifest:
    parameters, digest = fitted.parameters, sha256(blob).hexdigest()
    scores = asdict(fitted.scores)
    return Manifest(
        format_version=FORMAT_VERSION,
        version=f"{created.isoformat()}-{digest[:8]}",
        sha256=digest,
        size=len(blob),
        created=created.isoformat(),
        labels=parameters.labels,
        abstain_label=parameters.abstain_label,
        features=len(parameters.terms),
        corpus={part.name: {k: v for k, v in asdict(part).items() if k != "name"} for part in corpus.parts},
        metrics={name: round(scores[name], 4) for name in METRICS},
        operating_points={name: asdict(point) for name, point in parameters.operating_points.items()},
        libraries={"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
    )


def corpus_date(folder: Path) -> date:
    """Find the day of a corpus, so that fitting it again gives the same manifest.

    Parameters
    ----------
    folder : Path
        The corpus.

    Returns
    -------
    date
        That of SOURCE_DATE_EPOCH; else of the last commit that touched the folder; else of its newest file.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    git = subprocess.run(
        ["git", "log", "-1", "--format=%cs", "--", "."], cwd=folder, capture_output=True, text=True, check=False
    )
    if git.returncode == 0 and git.stdout.strip():
        return date.fromisoformat(git.stdout.strip())
    newest = max(path.stat().st_mtime for path in folder.iterdir() if path.is_file())
    return datetime.fromtimestamp(newest, UTC).date()
