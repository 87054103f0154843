"""The scorer: TF-IDF and a softmax in plain Python, equal to the scikit-learn pipeline that was exported."""

from collections.abc import Iterable
from math import exp, fsum, sqrt
from typing import NamedTuple

from model.manifest import Manifest
from model.parameters import Parameters
from model.prediction import OperatingPoint, Prediction
from model.text import analyze

__all__ = ["DEFAULT_OPERATING_POINT", "Score", "StanceClassifier"]

DEFAULT_OPERATING_POINT = "balanced"


class Score(NamedTuple):
    """What the model makes of a text.

    Parameters
    ----------
    logits : list of float
        Log-odds of each stance against "takes no stance", in the order of the model's stances.
    terms : set of int
        The known terms.
    scale : float
        What turns a term's products into its share of the logits.
    known_terms : float
        Share of the text's distinct features that the vocabulary holds.
    """

    logits: list[float]
    terms: set[int]
    scale: float
    known_terms: float


class _Products(dict[int, tuple[int, ...]]):
    """A term's squared idf, and its idf times its weight for each stance: worked out once and remembered."""

    def __init__(self, parameters: Parameters) -> None:
        super().__init__()
        self._idf = parameters.idf
        self._columns = [parameters.idf, *(parameters.weights[stance] for stance in parameters.stances)]

    def __missing__(self, index: int) -> tuple[int, ...]:
        idf = self._idf[index]
        products = self[index] = tuple(idf * column[index] for column in self._columns)
        return products


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
    intercepts_ : list of float
        One for each stance.
    """

    def __init__(self, parameters: Parameters, manifest: Manifest) -> None:
        self.parameters = parameters
        self.manifest = manifest
        self.classes_ = parameters.labels
        self.stances_ = parameters.stances
        self.intercepts_ = [parameters.intercepts[stance] for stance in self.stances_]
        self._find = dict(zip(parameters.terms, range(len(parameters.terms)), strict=True)).get
        self._products = _Products(parameters)

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
            logits = self.score(text).logits
            logits.insert(abstain, 0.0)
            rows.append(_softmax(logits))
        return rows

    def score(self, text: str) -> Score:
        """Score one text.

        A term counts once, however often it occurs, so that all sums are sums of integers, and exact.

        Parameters
        ----------
        text : str
            A sentence.

        Returns
        -------
        Score
            Logits, and what they are made of.
        """
        features = set(analyze(text))
        terms = {term for term in map(self._find, features) if term is not None}
        known_terms = len(terms) / len(features) if features else 0.0
        if not terms:
            return Score(self.intercepts_.copy(), terms, 0.0, known_terms)
        squared_norm, *sums = map(sum, zip(*map(self._products.__getitem__, terms), strict=True))
        scale = self.parameters.weight_unit / sqrt(squared_norm)
        logits = [total * scale + intercept for total, intercept in zip(sums, self.intercepts_, strict=True)]
        return Score(logits, terms, scale, known_terms)

    def contributions(self, score: Score) -> dict[str, list[float]]:
        """What each known term of a text adds to the logits.

        Parameters
        ----------
        score : Score
            Of the text.

        Returns
        -------
        dict of str to list of float
            By term, in the order of `stances_`.
        """
        names = self.parameters.terms
        return {names[term]: [product * score.scale for product in self._products[term][1:]] for term in score.terms}

    def _predict(self, text: str, point: OperatingPoint) -> Prediction:
        score = self.score(text)
        none_probability, *joint = _softmax([0.0, *score.logits])
        total = fsum(joint)
        probabilities = [probability / total for probability in joint]
        confidence = max(probabilities)
        return Prediction(
            stance=self.stances_[probabilities.index(confidence)],
            decided=point.decides(confidence, none_probability),
            confidence=confidence,
            probabilities=dict(zip(self.stances_, probabilities, strict=True)),
            none_probability=none_probability,
            known_terms=score.known_terms,
        )


def _softmax(logits: list[float]) -> list[float]:
    top = max(logits)
    odds = [exp(logit - top) for logit in logits]
    # Not sum: from Python 3.12 on that rounds otherwise, and an answer would depend on the version.
    total = fsum(odds)
    return [odd / total for odd in odds]
