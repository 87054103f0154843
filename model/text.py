"""The analyzer: the one way from a text to the features that a model weighs.

scikit-learn calls it at fit, the scorer at serving, so the two cannot drift apart. A text becomes *words* (stems,
marks of names and numbers, punctuation); the words in reach of a negation are marked; the features are the words, the
pairs of neighbours, and the text's shape: whether it quotes, asks or is a headline, and how long it is.

`locate` tells where in the text each feature stands, for explanations.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from model.names import LONG_NAMES, MARKS, UNKNOWN_NAME
from model.spelling import without_accents
from model.words import BREAK, read_token

__all__ = ["ANALYZER_VERSION", "SHAPE", "Place", "analyze", "locate"]

# Goes into the model file: a model is only ever read with the analyzer that it was fitted with.
ANALYZER_VERSION = 1

NEGATIONS = frozenset({"cannot", "neither", "never", "no", "nor", "not", "refus", "without"})
NEGATION_REACH = 4
# What the features of a text's shape begin with; no word does.
SHAPE = "#"
LENGTHS = (14, 24, 36)
# A shorter text has no shape: the corpus's phrases would teach that whatever is short takes a stance.
SHORTEST_SHAPED = 8
# Chunks are remembered up to this number, so that memory is bounded; the common ones of English news are fewer.
MAX_REMEMBERED = 50_000
# Longer chunks are no words worth remembering.
MAX_REMEMBERED_LENGTH = 40

_CHUNK = re.compile(r"\S+")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.N.
    r"|[^\W\d_]+(?:['/&-][^\W_]+)*'?"  # don't, long-range
    r"|[$€£]?\d[\d,.]*(?:-[a-z]+)*%?"  # 1,204, $3, 20-year-old
    r"|[?!;:,.–—]|--"
)


class Place(NamedTuple):
    """A feature and the words it was made of: ``text[begin:end]``, in code points."""

    feature: str
    begin: int
    end: int


class _Token(NamedTuple):
    """A token, read: as `word` if it is one plain word; else as `words`, or as the beginning of a longer name."""

    word: str | None
    lower: str
    words: tuple[str, ...]
    longer: Sequence[tuple[tuple[str, ...], str]]


class _Chunks(dict[str, tuple[_Token, ...]]):
    """What stands between spaces, read and remembered: reading costs more than all the rest."""

    def __missing__(self, chunk: str) -> tuple[_Token, ...]:
        tokens = tuple(_read_alone(token) for token in _TOKEN.findall(_straight(chunk)))
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        if len(chunk) <= MAX_REMEMBERED_LENGTH:
            self[chunk] = tokens
        return tokens


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _read_alone(token: str) -> _Token:
    words = read_token(token)
    lower = without_accents(token).lower().removesuffix("'s")
    longer = LONG_NAMES.get(lower, ()) if token[0].isupper() else ()
    plain = len(words) == 1 and words[0] not in MARKS and not longer
    return _Token(words[0] if plain else None, lower, words, longer)


_chunks = _Chunks()


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
    words, _, _ = _read([token for chunk in text.split() for token in _chunks[chunk]])
    if not NEGATIONS.isdisjoint(words):
        words = _mark_negated(words)
    return [*words, *map(" ".join, pairwise(words)), *_shape(text, len(words))]


def locate(text: str) -> list[Place]:
    """Find where in a text its features stand.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of Place
        One for each feature of ``analyze(text)`` that is made of words, in the same order; the text's shape, which
        comes last there, stands nowhere.
    """
    chunks = list(_CHUNK.finditer(text))
    spans = [
        (chunk.start() + token.start(), chunk.start() + token.end())
        for chunk in chunks
        for token in _TOKEN.finditer(_straight(chunk[0]))
    ]
    _, firsts, lasts = _read([token for chunk in chunks for token in _chunks[chunk[0]]])
    places = [(spans[first][0], spans[lasts.get(i, first)][1]) for i, first in enumerate(firsts)]
    places += [(first[0], second[1]) for first, second in pairwise(places)]
    return [Place(feature, *place) for feature, place in zip(analyze(text), places, strict=False)]


def _read(tokens: list[_Token]) -> tuple[list[str], list[int], dict[int, int]]:
    """Words; the index of each one's first token; and of its last token, where that is another."""
    words: list[str] = []
    firsts: list[int] = []
    lasts: dict[int, int] = {}
    resume = 0
    for index, token in enumerate(tokens):
        if index < resume:
            continue
        if token.word is not None:
            words.append(token.word)
            firsts.append(index)
            continue
        read, resume = _read_name(tokens, index)
        for word in read:
            if word in MARKS and words and words[-1] in MARKS and _is_one_name(words[-1], word):
                words[-1] = word if words[-1] == UNKNOWN_NAME else words[-1]
            else:
                words.append(word)
                firsts.append(index)
            lasts[len(words) - 1] = resume - 1
    return words, firsts, lasts


def _read_name(tokens: list[_Token], index: int) -> tuple[tuple[str, ...], int]:
    """The words of a token, or the word of the long name it begins, and the index of the token to go on with."""
    for rest, word in tokens[index].longer:
        end = index + 1 + len(rest)
        if tuple(token.lower for token in tokens[index + 1 : end]) == rest:
            return (word,), end
    return tokens[index].words, index + 1


def _is_one_name(first: str, second: str) -> bool:
    return first == second or UNKNOWN_NAME in (first, second)


def _mark_negated(words: list[str]) -> list[str]:
    marked = []
    reach = 0
    for word in words:
        if word == BREAK:
            reach = 0
        elif word in NEGATIONS:
            reach = NEGATION_REACH
        elif reach:
            reach -= 1
            marked.append("!" + word)
            continue
        marked.append(word)
    return marked


def _shape(text: str, words: int) -> list[str]:
    if words < SHORTEST_SHAPED:
        return []
    end = text.rstrip('"” ')[-1:]
    shape = [f"{SHAPE}length{bisect(LENGTHS, words)}"]
    if '"' in text or "“" in text:
        shape.append(f"{SHAPE}quotation")
    if end == "?":
        shape.append(f"{SHAPE}question")
    elif end not in (".", "!"):
        shape.append(f"{SHAPE}headline")
    return shape
