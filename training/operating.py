"""Operating points: the thresholds by which the model abstains, chosen on out-of-fold predictions."""

from collections.abc import Mapping
from itertools import product

import numpy as np
from sklearn.metrics import f1_score

from model.prediction import OperatingPoint

__all__ = ["choose_operating_points"]

CONFIDENCES = np.round(np.arange(0.34, 0.96, 0.02), 2)
NONE_PROBABILITIES = np.round(np.arange(0.05, 0.96, 0.05), 2)
# "precise" promises that so many of its decided answers are right, debatable sentences included.
PRECISION = 0.85


def choose_operating_points(
    said: np.ndarray, confidence: np.ndarray, none_probability: np.ndarray, gold: np.ndarray, abstain_label: str
) -> Mapping[str, OperatingPoint]:
    """Choose the presets.

    Parameters
    ----------
    said : ndarray of str, shape (n_texts,)
        The most probable stance of each text.
    confidence, none_probability : ndarray of float, shape (n_texts,)
        Its probability among the stances; the probability of the abstain label.
    gold : ndarray of str, shape (n_texts,)
        True labels.
    abstain_label : str
        The label that means "takes no stance".

    Returns
    -------
    Mapping[str, OperatingPoint]
        ``balanced`` has the best macro-F1 over all labels, an undecided text counting as the abstain label; ``precise``
        decides as many texts as it can with 85 of 100 right; ``always`` decides all.
    """
    best_balanced, best_precise = (-1.0, OperatingPoint(0.0, 1.0)), (-1, OperatingPoint(1.0, 0.0))
    for least, most in product(CONFIDENCES.tolist(), NONE_PROBABILITIES.tolist()):
        decided = (confidence >= least) & (none_probability <= most)
        point = OperatingPoint(least, most)
        score = f1_score(gold, np.where(decided, said, abstain_label), average="macro")
        best_balanced = max(best_balanced, (score, point), key=lambda pair: pair[0])
        if decided.any() and (said == gold)[decided].mean() >= PRECISION:
            best_precise = max(best_precise, (int(decided.sum()), point), key=lambda pair: pair[0])
    return {"always": OperatingPoint(0.0, 1.0), "balanced": best_balanced[1], "precise": best_precise[1]}
