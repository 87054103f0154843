"""The stems that occur in lower case: what tells a word from a name at a sentence's beginning or in a headline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from model.spelling import without_accents
from model.words import COMMON_STEMS, stem

__all__ = ["COMMON_STEMS", "MIN_OCCURRENCES", "common_stems"]

MIN_OCCURRENCES = 3
# Words behind an apostrophe or inside an address are no words of their own.
_LOWER = re.compile(r"(?<![\w'’@./])[^\W\d_]+(?![\w@])")


def common_stems(texts: Iterable[str]) -> list[str]:
    """List the stems that occur in lower case at least `MIN_OCCURRENCES` times.

    Parameters
    ----------
    texts : iterable of str
        The corpus.

    Returns
    -------
    list of str
        Sorted.
    """
    counts = Counter(stem(word) for text in texts for word in _lower_case_words(text))
    return sorted(word for word, count in counts.items() if count >= MIN_OCCURRENCES)


def _lower_case_words(text: str) -> Iterator[str]:
    for match in _LOWER.finditer(text):
        word = without_accents(match[0])
        if word.islower():
            yield word
