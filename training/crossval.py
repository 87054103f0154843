"""Grouped cross-validation: what the model says of texts it was not fitted on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from sklearn.model_selection import GroupKFold

from training.dataset import LABELS, Example
from training.pipeline import RANDOM_STATE, fit_pipeline, relative_logits

__all__ = ["FOLDS", "HeldOut", "held_out_logits"]

FOLDS = 3


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Out-of-fold logits of whole sentences, phrases being learned from but not judged on.

    Parameters
    ----------
    examples : tuple of Example, length n
        The sentences.
    logits : ndarray of float, shape (n, n_labels)
        Relative to the abstain label; columns in the order of `LABELS`.
    """

    examples: tuple[Example, ...]
    logits: np.ndarray

    @property
    def gold(self) -> np.ndarray:
        """True labels, shape (n,)."""
        return np.array([example.label for example in self.examples])


def held_out_logits(examples: Sequence[Example], on_fold: Callable[[], None], folds: int = FOLDS) -> HeldOut:
    """Fit on all folds but one, score that one, and so through; a group is never divided.

    Parameters
    ----------
    examples : sequence of Example
        The corpus.
    on_fold : callable
        Called after each fold.
    folds : int
        Number of folds.

    Returns
    -------
    HeldOut
        Of the referenced sentences if there are any, since they are real; of the written ones otherwise.
    """
    kinds = {example.kind for example in examples}
    judged = "referenced" if "referenced" in kinds else "sentence"
    groups = [example.group for example in examples]
    splitter = GroupKFold(folds, shuffle=True, random_state=RANDOM_STATE)
    splits = list(splitter.split(groups, groups=groups))
    tasks = (
        delayed(_score_fold)([examples[i] for i in train], [examples[i] for i in test], judged)
        for train, test in splits
    )
    scored: list[tuple[list[Example], np.ndarray]] = []
    for result in Parallel(n_jobs=-1, return_as="generator")(tasks):
        scored.append(result)
        on_fold()
    return HeldOut(tuple(e for part, _ in scored for e in part), np.concatenate([logits for _, logits in scored]))


def _score_fold(train: list[Example], test: list[Example], judged: str) -> tuple[list[Example], np.ndarray]:
    test = [example for example in test if example.kind == judged]
    pipeline = fit_pipeline(train)
    if tuple(pipeline.classes_) != LABELS:
        raise ValueError(f"a fold lacks a label: {sorted(set(LABELS) - set(pipeline.classes_))}")
    return test, relative_logits(pipeline, [example.text for example in test])
