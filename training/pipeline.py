"""The scikit-learn pipeline: TF-IDF over the analyzer's features, then logistic regression."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from model.text import analyze
from training.dataset import ABSTAIN_LABEL, Example

__all__ = ["RANDOM_STATE", "build_pipeline", "fit_pipeline", "relative_logits"]

RANDOM_STATE = 0
# Found by grouped cross-validation; docs/experiments.md has the table.
C = 10.0
MIN_DOCUMENTS = 2


def build_pipeline() -> Pipeline:
    """Make the unfitted pipeline."""
    return Pipeline(
        [
            ("tfidf", TfidfVectorizer(analyzer=analyze, sublinear_tf=True, min_df=MIN_DOCUMENTS)),
            ("clf", LogisticRegression(C=C, class_weight="balanced", max_iter=1_000, random_state=RANDOM_STATE)),
        ]
    )


def fit_pipeline(examples: Sequence[Example]) -> Pipeline:
    """Fit the pipeline to labelled texts.

    Parameters
    ----------
    examples : sequence of Example
        At least one for each label.

    Returns
    -------
    Pipeline
        Fitted; its ``classes_`` are the labels, sorted.
    """
    return build_pipeline().fit([example.text for example in examples], [example.label for example in examples])


def relative_logits(pipeline: Pipeline, texts: Sequence[str]) -> np.ndarray:
    """Log-odds of each label against the abstain label.

    Parameters
    ----------
    pipeline : Pipeline
        Fitted.
    texts : sequence of str
        Sentences.

    Returns
    -------
    ndarray of float, shape (n_texts, n_labels)
        The abstain label's column is 0.
    """
    logits: np.ndarray = pipeline.decision_function(texts)
    relative: np.ndarray = logits - logits[:, [list(pipeline.classes_).index(ABSTAIN_LABEL)]]
    return relative
