"""A whole fit: cross-validate, calibrate, choose thresholds, fit on everything, export."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import softmax
from sklearn.pipeline import Pipeline

from model.parameters import Parameters
from model.prediction import OperatingPoint
from training.calibration import fit_calibration
from training.crossval import FOLDS, HeldOut, held_out_logits
from training.dataset import ABSTAIN_LABEL, LABELS, Corpus
from training.evaluation import Scores, evaluate
from training.export import export_parameters, prune_pipeline, round_pipeline
from training.operating import choose_operating_points
from training.pipeline import fit_pipeline

__all__ = ["STEPS", "FittedModel", "fit_model"]

ABSTAIN = LABELS.index(ABSTAIN_LABEL)
# How often `fit_model` calls `on_step`.
STEPS = FOLDS + 1


@dataclass(frozen=True, slots=True)
class FittedModel:
    """Everything a fit gives.

    Parameters
    ----------
    pipeline : Pipeline
        Fitted, pruned, calibrated and rounded.
    parameters : Parameters
        The same numbers, for the scorer.
    scores : Scores
        Cross-validated, calibrated.
    held_out : HeldOut
        What they were computed on.
    """

    pipeline: Pipeline
    parameters: Parameters
    scores: Scores
    held_out: HeldOut


def fit_model(corpus: Corpus, on_step: Callable[[], None] = lambda: None) -> FittedModel:
    """Fit a model to a corpus.

    Parameters
    ----------
    corpus : Corpus
        What to learn from.
    on_step : callable
        Called `STEPS` times: after each cross-validation fold and after the final fit.

    Returns
    -------
    FittedModel
        The same for the same corpus, on one machine to the last bit.
    """
    held_out = held_out_logits(corpus.examples, on_step)
    calibration = fit_calibration(held_out.logits, np.searchsorted(LABELS, held_out.gold), ABSTAIN)
    probabilities = softmax(calibration.apply(held_out.logits, ABSTAIN), axis=1)
    pipeline = fit_pipeline(corpus.examples)
    prune_pipeline(pipeline)
    round_pipeline(pipeline, calibration)
    on_step()
    return FittedModel(
        pipeline=pipeline,
        parameters=export_parameters(pipeline, _operating_points(probabilities, held_out.gold)),
        scores=evaluate(probabilities, held_out.gold.tolist(), LABELS, ABSTAIN_LABEL),
        held_out=held_out,
    )


def _operating_points(probabilities: np.ndarray, gold: np.ndarray) -> Mapping[str, OperatingPoint]:
    stances = np.delete(np.array(LABELS), ABSTAIN)
    among = np.delete(probabilities, ABSTAIN, axis=1)
    among = among / among.sum(axis=1, keepdims=True)
    said = stances[among.argmax(axis=1)]
    return choose_operating_points(said, among.max(axis=1), probabilities[:, ABSTAIN], gold, ABSTAIN_LABEL)
