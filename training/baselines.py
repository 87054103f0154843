"""What a model must beat to be worth its while: the commonest label, and a list of key phrases."""

import re
from collections import Counter
from collections.abc import Sequence

from training.dataset import Example

__all__ = ["keyword_labels", "majority_labels"]

_WORDS = re.compile(r"\w+")
LONGEST_PHRASE = 6


def majority_labels(train: Sequence[Example], texts: Sequence[str]) -> list[str]:
    """Give every text the commonest label among the sentences learned from."""
    commonest = Counter(example.label for example in train if example.kind != "phrase").most_common(1)[0][0]
    return [commonest] * len(texts)


def keyword_labels(train: Sequence[Example], texts: Sequence[str], default: str) -> list[str]:
    """Give each text the label of the longest corpus phrase in it, the first of several.

    Parameters
    ----------
    train : sequence of Example
        Its phrases are the list.
    texts : sequence of str
        Sentences.
    default : str
        Label of a text that holds no phrase.

    Returns
    -------
    list of str
        One label for each text.
    """
    phrases = {_key(example.text): example.label for example in train if example.kind == "phrase"}
    return [_longest(_key(text), phrases) or default for text in texts]


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.lower()))


def _longest(words: tuple[str, ...], phrases: dict[tuple[str, ...], str]) -> str | None:
    for length in range(LONGEST_PHRASE, 0, -1):
        for begin in range(len(words) - length + 1):
            if label := phrases.get(words[begin : begin + length]):
                return label
    return None
