"""From a fitted pipeline to a model file: numbers are rounded once, in the pipeline itself, then copied.

So the pipeline and the model file hold the same numbers, and what they say differs by the last bits of a sum only.
"""

from array import array
from collections.abc import Mapping

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline

from model.parameters import Parameters
from model.prediction import OperatingPoint
from training.calibration import Calibration
from training.dataset import ABSTAIN_LABEL

__all__ = ["export_parameters", "prune_pipeline", "round_pipeline"]

# Steps of the rounded numbers, powers of two: no accuracy is lost, and int16 holds idf below 256 and weights below 32.
IDF_UNIT = 2.0**-7
WEIGHT_UNIT = 2.0**-10
INT16_MAX = 2**15 - 1
# Some four of ten terms; the others buy no accuracy, and this many load in the time a cold start can spare.
MAX_FEATURES = 80_000


def prune_pipeline(pipeline: Pipeline, limit: int = MAX_FEATURES) -> None:
    """Drop the terms that can move an answer least: those whose weights lie closest together over the labels.

    Parameters
    ----------
    pipeline : Pipeline
        Fitted; changed in place.
    limit : int
        Number of terms to keep.
    """
    tfidf, clf = pipeline["tfidf"], pipeline["clf"]
    influence = np.ptp(clf.coef_, axis=0)
    kept = np.sort(np.argsort(-influence, kind="stable")[:limit])
    pruned = TfidfVectorizer(analyzer=tfidf.analyzer, binary=True, vocabulary=tfidf.get_feature_names_out()[kept])
    pruned.idf_ = tfidf.idf_[kept]
    clf.coef_ = clf.coef_[:, kept]
    clf.n_features_in_ = len(kept)
    pipeline.steps[0] = ("tfidf", pruned)


def round_pipeline(pipeline: Pipeline, calibration: Calibration) -> None:
    """Fold the calibration into a fitted pipeline, make its weights relative to the abstain label, and round them.

    Parameters
    ----------
    pipeline : Pipeline
        Fitted; changed in place.
    calibration : Calibration
        Fitted out of fold.
    """
    tfidf, clf = pipeline["tfidf"], pipeline["clf"]
    abstain = list(clf.classes_).index(ABSTAIN_LABEL)
    tfidf.idf_ = _to_steps(tfidf.idf_, IDF_UNIT) * IDF_UNIT
    weights = (clf.coef_ - clf.coef_[abstain]) / calibration.temperature
    clf.coef_ = _to_steps(weights, WEIGHT_UNIT) * WEIGHT_UNIT
    clf.intercept_ = np.round(calibration.apply((clf.intercept_ - clf.intercept_[abstain])[None], abstain)[0], 6)


def export_parameters(pipeline: Pipeline, operating_points: Mapping[str, OperatingPoint]) -> Parameters:
    """Copy a rounded pipeline's numbers.

    Parameters
    ----------
    pipeline : Pipeline
        Fitted, and rounded by `round_pipeline`.
    operating_points : Mapping[str, OperatingPoint]
        The presets by which the model abstains.

    Returns
    -------
    model.parameters.Parameters
        What the scorer needs.
    """
    tfidf, clf = pipeline["tfidf"], pipeline["clf"]
    labels = tuple(clf.classes_.tolist())
    weights = dict(zip(labels, _to_steps(clf.coef_, WEIGHT_UNIT), strict=True))
    intercepts = dict(zip(labels, clf.intercept_.tolist(), strict=True))
    stances = [label for label in labels if label != ABSTAIN_LABEL]
    return Parameters(
        labels=labels,
        abstain_label=ABSTAIN_LABEL,
        terms=tuple(tfidf.get_feature_names_out().tolist()),
        idf=array("h", _to_steps(tfidf.idf_, IDF_UNIT).tolist()),
        weights={stance: array("h", weights[stance].tolist()) for stance in stances},
        weight_unit=WEIGHT_UNIT,
        intercepts={stance: intercepts[stance] for stance in stances},
        operating_points=operating_points,
    )


def _to_steps(numbers: np.ndarray, unit: float) -> np.ndarray:
    return np.clip(np.round(numbers / unit), -INT16_MAX, INT16_MAX).astype(np.int64)
