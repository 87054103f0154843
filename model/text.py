"""The analyzer: the one way from a text to the features that a model weighs.

scikit-learn's ``TfidfVectorizer(analyzer=analyze)`` calls it at fit, the scorer at serving, so the two cannot drift
apart. A feature belongs to one or two neighbouring words; `locate` tells which, for explanations.
"""

import re
from itertools import pairwise
from typing import NamedTuple

import Stemmer

__all__ = ["ANALYZER_VERSION", "Place", "analyze", "locate"]

# Goes into the model file: a model is only ever read with the analyzer that it was fitted with.
ANALYZER_VERSION = 1

NUMBER = "<num>"
NEGATIONS = frozenset({"cannot", "neither", "never", "no", "nor", "not", "refus", "without"})
NEGATION_SCOPE = 4
# Stems are remembered up to this number, some 10 MB; English news keeps to fewer.
MAX_CACHED_WORDS = 50_000
# No English word is longer; the rest of a longer run of letters becomes words of its own.
MAX_WORD_LENGTH = 40

_TOKEN = re.compile(rf"[^\W\d_]{{1,{MAX_WORD_LENGTH}}}(?:['’][^\W\d_]{{1,{MAX_WORD_LENGTH}}})?|[$€£]?\d[\d.,]*%?")
_stem = Stemmer.Stemmer("english", 0).stemWord


class Place(NamedTuple):
    """A feature and the words it was made of: ``text[begin:end]``, in code points."""

    feature: str
    begin: int
    end: int


class _Words(dict[str, str]):
    """Token to word, remembered: stemming costs more than all the rest."""

    def __missing__(self, token: str) -> str:
        if len(self) >= MAX_CACHED_WORDS:
            self.clear()
        word = self[token] = _normalize(token)
        return word


def _normalize(token: str) -> str:
    if not token[0].isalpha():
        return NUMBER
    word: str = token.lower().replace("’", "'")
    if word.endswith("n't"):
        return "not"
    stem: str = _stem(word.removesuffix("'s"))
    return stem


_words = _Words()


def analyze(text: str) -> list[str]:
    """Turn a text into its features.

    Parameters
    ----------
    text : str
        Any text; one sentence is what the models are fitted on.

    Returns
    -------
    list of str
        Features, repeated as often as they occur.
    """
    marked = [word for word, _ in _mark([_words[token] for token in _TOKEN.findall(text)])]
    return marked + list(map(" ".join, pairwise(marked)))


def locate(text: str) -> list[Place]:
    """Find where in a text each of its features stands.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of Place
        One for each feature of ``analyze(text)``, in the same order.
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    places = [spans[index] for _, index in _mark([_words[text[begin:end]] for begin, end in spans])]
    places += [(first[0], second[1]) for first, second in pairwise(places)]
    return [Place(feature, *place) for feature, place in zip(analyze(text), places, strict=True)]


def _mark(words: list[str]) -> list[tuple[str, int]]:
    """Words with their index, and after each in the scope of a negation its negated form once more."""
    marked = []
    scope = 0
    for index, word in enumerate(words):
        marked.append((word, index))
        if word in NEGATIONS:
            scope = NEGATION_SCOPE
        elif scope:
            marked.append(("!" + word, index))
            scope -= 1
    return marked
