"""A case of the behaviour suite: what a classifier must make of a text, or of a change to it.

A *minimum* case has a right answer; an *invariance* case is a text and a change that must leave the answer as it is; a
*direction* case is a text and a change that must move one probability up or down. Each case tests one capability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from model.classifier import StanceClassifier
from model.prediction import Prediction
from training.dataset import ABSTAIN_LABEL, LABELS

__all__ = ["CHOICES", "KINDS", "OPERATING_POINT", "Case", "Direction", "Invariance", "Minimum", "Outcome"]

OPERATING_POINT = "balanced"
# What a field may hold, where not every text will do.
CHOICES = {"stance": LABELS, "label": LABELS, "direction": ("down", "up")}


class Outcome(StrEnum):
    """How a case ended; `UNDECIDED` is a failure by abstention, with the right stance on top."""

    PASSED = "passed"
    UNDECIDED = "undecided"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Minimum:
    """Passes when `text` gets `stance`, decided; where `stance` is "none", when nothing is decided."""

    capability: str
    text: str
    stance: str

    def judge(self, classifier: StanceClassifier) -> Outcome:
        """Run the case."""
        found = _predict(classifier, self.text)
        if _answer(found) == self.stance:
            return Outcome.PASSED
        return Outcome.UNDECIDED if found.stance == self.stance else Outcome.FAILED


@dataclass(frozen=True, slots=True)
class Invariance:
    """Passes when `text` and `changed` get one answer: the stance if decided, else "none"."""

    capability: str
    text: str
    changed: str

    def judge(self, classifier: StanceClassifier) -> Outcome:
        """Run the case."""
        before, after = (_answer(_predict(classifier, text)) for text in (self.text, self.changed))
        return Outcome.PASSED if before == after else Outcome.FAILED


@dataclass(frozen=True, slots=True)
class Direction:
    """Passes when the probability of `label` in `changed` is greater ("up") or less ("down") than in `text`."""

    capability: str
    text: str
    changed: str
    label: str
    direction: str

    def judge(self, classifier: StanceClassifier) -> Outcome:
        """Run the case."""
        before, after = (_probability(_predict(classifier, text), self.label) for text in (self.text, self.changed))
        passed = after > before if self.direction == "up" else after < before
        return Outcome.PASSED if passed else Outcome.FAILED


Case = Minimum | Invariance | Direction
KINDS: Mapping[str, type[Case]] = {"minimum": Minimum, "invariance": Invariance, "direction": Direction}


def _predict(classifier: StanceClassifier, text: str) -> Prediction:
    return classifier.predict([text], OPERATING_POINT)[0]


def _answer(found: Prediction) -> str:
    return found.stance if found.decided else ABSTAIN_LABEL


def _probability(found: Prediction, label: str) -> float:
    if label == ABSTAIN_LABEL:
        return found.none_probability
    return (1 - found.none_probability) * found.probabilities[label]
