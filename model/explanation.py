"""Why the classifier says what it says: what each word adds to the winning stance."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.classifier import StanceClassifier
from model.text import SHAPE, locate

__all__ = ["Explanation", "Reason", "explain"]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one word, or two neighbouring ones, add.

    Parameters
    ----------
    text : str
        The words as they stand in the text.
    begin, end : int
        ``text[begin:end]`` of the whole, half-open, in code points.
    weight : float
        What they add to the winning stance's logit minus the mean of the other stances'.
    """

    text: str
    begin: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A linear model's answer taken apart: `bias` and the reasons' weights sum to `margin`.

    Parameters
    ----------
    stance : str
        The winning stance.
    margin : float
        Its logit minus the mean of the other stances' logits.
    bias : float
        The part of `margin` that no word answers for: the prior and the text's shape.
    reasons : tuple of Reason
        Greatest absolute weight first.
    """

    stance: str
    margin: float
    bias: float
    reasons: tuple[Reason, ...]


def explain(classifier: StanceClassifier, text: str) -> Explanation:
    """Take the answer for a text apart.

    A word's share is exact, not estimated: the model is linear in its TF-IDF values. What a feature adds is shared
    evenly among its occurrences; features of the same words are added up.
    """
    score = classifier.score(text)
    winner = score.logits.index(max(score.logits))
    weights = {term: _contrast(added, winner) for term, added in classifier.contributions(score).items()}
    return Explanation(
        stance=classifier.stances_[winner],
        margin=_contrast(score.logits, winner),
        bias=_contrast(classifier.intercepts_, winner) + sum(weights[term] for term in weights if term[0] == SHAPE),
        reasons=_reasons(text, weights),
    )


def _contrast(values: Sequence[float], winner: int) -> float:
    return values[winner] - (sum(values) - values[winner]) / (len(values) - 1)


def _reasons(text: str, weights: Mapping[str, float]) -> tuple[Reason, ...]:
    places = [place for place in locate(text) if place.feature in weights]
    counts = Counter(place.feature for place in places)
    shares: defaultdict[tuple[int, int], float] = defaultdict(float)
    for feature, begin, end in places:
        shares[begin, end] += weights[feature] / counts[feature]
    reasons = [Reason(text[begin:end], begin, end, weight) for (begin, end), weight in shares.items()]
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.begin, reason.end)))
