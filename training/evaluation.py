"""Scores: how good a model's probabilities are on labelled texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import classification_report, f1_score, roc_auc_score

__all__ = ["Scores", "evaluate", "expected_calibration_error"]

CALIBRATION_BINS = 15
# "Accuracy at 60%" takes the most confident six of ten sentences that take a stance.
CONFIDENT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Scores:
    """A model's scores on labelled texts; all but `n` lie in [0, 1].

    Parameters
    ----------
    n : int
        Number of texts.
    stance_macro_f1 : float
        Macro-F1 over the stances, on the texts that take one, whatever the abstain label's probability.
    macro_f1 : float
        Macro-F1 over all labels, by the most probable one.
    accuracy : float
        Share of texts whose most probable label is right.
    none_auroc : float
        Area under the ROC curve of the abstain label's probability.
    accuracy_at_60 : float
        Accuracy over the most confident 60% of the texts that take a stance.
    stance_ece, none_ece : float
        Expected calibration error, 15 bins of equal mass, of the winning stance's probability among the stances (on
        texts that take one) and of the abstain label's.
    per_label : dict
        Precision, recall, f1-score and support of each label.
    """

    n: int
    stance_macro_f1: float
    macro_f1: float
    accuracy: float
    none_auroc: float
    accuracy_at_60: float
    stance_ece: float
    none_ece: float
    per_label: dict[str, Any]


def evaluate(probabilities: np.ndarray, gold: Sequence[str], classes: Sequence[str], abstain_label: str) -> Scores:
    """Score probabilities against true labels.

    Parameters
    ----------
    probabilities : ndarray of float, shape (n_texts, n_labels)
        Rows sum to 1.
    gold : sequence of str, length n_texts
        True labels.
    classes : sequence of str, length n_labels
        The columns' labels.
    abstain_label : str
        The label that means "takes no stance".

    Returns
    -------
    Scores
        All of them. A score that the labels present leave undefined is NaN.
    """
    names, truth = np.array(classes), np.array(gold)
    abstain = names.tolist().index(abstain_label)
    stances = np.delete(names, abstain)
    takes = truth != abstain_label
    among = np.delete(probabilities, abstain, axis=1)
    among = among / among.sum(axis=1, keepdims=True)
    said, right = stances[among.argmax(axis=1)], stances[among.argmax(axis=1)] == truth
    label = names[probabilities.argmax(axis=1)]
    sure = np.argsort(-among.max(axis=1)[takes], kind="stable")[: int(CONFIDENT_SHARE * takes.sum())]
    none_probability = probabilities[:, abstain]
    return Scores(
        n=len(truth),
        stance_macro_f1=float(f1_score(truth[takes], said[takes], average="macro")) if takes.any() else float("nan"),
        macro_f1=float(f1_score(truth, label, average="macro")),
        accuracy=float((label == truth).mean()),
        none_auroc=float(roc_auc_score(~takes, none_probability)) if 0 < takes.sum() < len(truth) else float("nan"),
        accuracy_at_60=float(right[takes][sure].mean()) if len(sure) else float("nan"),
        stance_ece=expected_calibration_error(among.max(axis=1)[takes], right[takes]),
        none_ece=expected_calibration_error(none_probability, ~takes),
        per_label=classification_report(truth, label, labels=names, output_dict=True, zero_division=0.0),
    )


def expected_calibration_error(probability: np.ndarray, outcome: np.ndarray, bins: int = CALIBRATION_BINS) -> float:
    """Mean distance between what is promised and what happens, over bins of equal mass.

    Source: Nguyen and O'Connor, "Posterior calibration and exploratory analysis for natural language processing
    models", EMNLP 2015 (bins of equal mass).

    Parameters
    ----------
    probability : ndarray of float, shape (n,)
        Promised probabilities.
    outcome : ndarray of bool, shape (n,)
        Whether what was promised came true.
    bins : int
        Number of bins.

    Returns
    -------
    float
        In [0, 1]; NaN for no texts.
    """
    if not len(probability):
        return float("nan")
    order = np.argsort(probability, kind="stable")
    gaps = [
        abs(probability[part].mean() - outcome[part].mean()) * len(part)
        for part in np.array_split(order, min(bins, len(order)))
    ]
    return float(sum(gaps) / len(order))
