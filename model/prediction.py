"""What the classifier says of one text, and the thresholds by which it abstains."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["OperatingPoint", "Prediction"]


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """The thresholds between a decided stance and an honest "none".

    Parameters
    ----------
    min_confidence : float
        Least probability, among the stances, of the winning one; in [0, 1].
    max_none_probability : float
        Greatest probability that the text takes no stance; in [0, 1].
    """

    min_confidence: float
    max_none_probability: float

    def decides(self, confidence: float, none_probability: float) -> bool:
        """Whether a text with these two probabilities counts as taking a stance."""
        return confidence >= self.min_confidence and none_probability <= self.max_none_probability


class Prediction(NamedTuple):
    """The stance a text reports, and how sure the classifier is of it.

    Parameters
    ----------
    stance : str
        The most probable stance; never the abstain label.
    decided : bool
        Whether the operating point was met. Where False, treat the text as taking no stance.
    confidence : float
        Probability of `stance` among the stances, in [0, 1].
    probabilities : Mapping[str, float]
        Probability of each stance, given that the text takes one; they sum to 1.
    none_probability : float
        Probability that the text takes no stance, in [0, 1].
    known_terms : float
        Share of the text's features that the model's vocabulary holds, in [0, 1].
    """

    stance: str
    decided: bool
    confidence: float
    probabilities: Mapping[str, float]
    none_probability: float
    known_terms: float
