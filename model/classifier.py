"""The scorer: TF-IDF and a softmax in plain Python, equal to the scikit-learn pipeline that was exported."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from math import exp, log, sqrt
from operator import mul
from typing import NamedTuple

from model.manifest import Manifest
from model.parameters import Parameters
from model.prediction import OperatingPoint, Prediction
from model.text import analyze

__all__ = ["DEFAULT_OPERATING_POINT", "StanceClassifier", "Vector"]

DEFAULT_OPERATING_POINT = "balanced"
_UNKNOWN = -1


class Vector(NamedTuple):
    """A text as the model sees it.

    Parameters
    ----------
    indices : sequence of int, length n
        The terms of the vocabulary that occur in it.
    values : sequence of float, length n
        Their TF-IDF values, up to the factor `norm`.
    norm : float
        Euclidean length of `values`.
    known_terms : float
        Share of the text's features that the vocabulary holds.
    """

    indices: Sequence[int]
    values: Sequence[float]
    norm: float
    known_terms: float


class StanceClassifier:
    """Scores texts with a fitted model.

    Parameters
    ----------
    parameters : Parameters
        The model's numbers.
    manifest : Manifest
        What the model is.

    Attributes
    ----------
    classes_ : tuple of str
        All labels, in the order of `predict_proba`'s columns.
    stances_ : tuple of str
        The labels that take a stance.
    columns : list of (array of int16, float)
        For each stance its weights, by term, in units of the model's `weight_unit`, and its intercept.
    """

    def __init__(self, parameters: Parameters, manifest: Manifest) -> None:
        self.parameters = parameters
        self.manifest = manifest
        self.classes_ = parameters.labels
        self.stances_ = parameters.stances
        self._find = dict(zip(parameters.terms, range(len(parameters.terms)), strict=True)).get
        self.columns = [(parameters.weights[stance], parameters.intercepts[stance]) for stance in self.stances_]

    def predict(self, texts: Iterable[str], operating_point: str = DEFAULT_OPERATING_POINT) -> list[Prediction]:
        """Predict the stance of each text.

        Parameters
        ----------
        texts : iterable of str
            Sentences.
        operating_point : str
            Name of one of the model's operating points.

        Returns
        -------
        list of Prediction
            One for each text, in order.

        Raises
        ------
        ValueError
            If the model has no operating point of that name.
        """
        points = self.parameters.operating_points
        if operating_point not in points:
            raise ValueError(f"operating_point is {operating_point!r}; this model has {', '.join(sorted(points))}")
        point = points[operating_point]
        return [self._predict(text, point) for text in texts]

    def predict_proba(self, texts: Iterable[str]) -> list[list[float]]:
        """Probabilities of all labels.

        Parameters
        ----------
        texts : iterable of str
            Sentences.

        Returns
        -------
        list of list of float, shape (n_texts, n_classes)
            Rows sum to 1; columns are in the order of `classes_`.
        """
        abstain = self.classes_.index(self.parameters.abstain_label)
        rows = []
        for text in texts:
            logits = self.logits(self.vectorize(text))
            logits.insert(abstain, 0.0)
            rows.append(_softmax(logits))
        return rows

    def vectorize(self, text: str) -> Vector:
        """TF-IDF of a text, with sublinear term frequencies, as far as the vocabulary knows it."""
        features = analyze(text)
        counts = Counter(map(self._find, features, repeat(_UNKNOWN)))
        unknown = counts.pop(_UNKNOWN, 0)
        idf = self.parameters.idf
        values = [idf[i] if count == 1 else idf[i] * (1.0 + log(count)) for i, count in counts.items()]
        norm = sqrt(sum(map(mul, values, values)))
        known_terms = 1.0 - unknown / len(features) if features else 0.0
        return Vector(list(counts), values, norm or 1.0, known_terms)

    def logits(self, vector: Vector) -> list[float]:
        """Log-odds of each stance against "takes no stance", in the order of `stances_`."""
        indices, values, norm, _ = vector
        scale = self.parameters.weight_unit / norm
        return [
            sum(map(mul, values, map(column.__getitem__, indices))) * scale + intercept
            for column, intercept in self.columns
        ]

    def _predict(self, text: str, point: OperatingPoint) -> Prediction:
        vector = self.vectorize(text)
        logits = self.logits(vector)
        probabilities = _softmax(logits)
        confidence = max(probabilities)
        none_probability = _softmax([0.0, *logits])[0]
        return Prediction(
            stance=self.stances_[probabilities.index(confidence)],
            decided=point.decides(confidence, none_probability),
            confidence=confidence,
            probabilities=dict(zip(self.stances_, probabilities, strict=True)),
            none_probability=none_probability,
            known_terms=vector.known_terms,
        )


def _softmax(logits: list[float]) -> list[float]:
    top = max(logits)
    odds = [exp(logit - top) for logit in logits]
    total = sum(odds)
    return [odd / total for odd in odds]
