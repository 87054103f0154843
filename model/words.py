"""From a token as it stands in a text to the words the model knows it by."""

import re
from pathlib import Path

import Stemmer

from model.names import NAMES, UNKNOWN_NAME
from model.spelling import JOINED, american, without_accents

__all__ = ["BREAK", "COMMON_STEMS", "read_token", "stem"]

# What punctuation is to the model: a word that ends the reach of a negation.
BREAK = "."
# Stems that occur in lower case: a capital letter alone makes no name of them.
COMMON_STEMS = Path(__file__).parent / "common_stems.txt"
COMMON = frozenset(COMMON_STEMS.read_text(encoding="utf-8").split())
_CLITICS = {"d": "would", "ll": "will", "m": "am", "re": "are", "ve": "have"}
_NEGATED = {"ca": "can", "sha": "shall", "wo": "will"}
_COMPOUND = re.compile(r"[-/&']")
_YEAR = re.compile(r"(?:19|20)\d\d")
_stem_word = Stemmer.Stemmer("english", 0).stemWord


def stem(word: str) -> str:
    """Stem a lower-case word, American spelling assumed (Snowball's English stemmer, M. F. Porter)."""
    stemmed: str = _stem_word(american(word))
    return stemmed


def read_token(token: str) -> tuple[str, ...]:
    """Read a token.

    Parameters
    ----------
    token : str
        A word with its apostrophes and hyphens, a number, or a punctuation mark.

    Returns
    -------
    tuple of str
        Stems, marks of names and numbers, or `BREAK`; several for "don't" and "long-range".
    """
    if token[0].isdecimal() or token[0] in "$€£":
        return _read_number(token)
    if not token[0].isalpha():
        return (BREAK,)
    word = without_accents(token)
    lower = word.lower()
    if "." in word:
        return (NAMES.get(lower.rstrip("."), lower.replace(".", "")),)
    if lower.endswith("n't"):
        return (_NEGATED.get(lower[:-3]) or stem(lower[:-3]), "not")
    head, _, tail = lower.rpartition("'")
    if head and tail in _CLITICS:
        return (*read_token(word[: len(head)]), _CLITICS[tail])
    if tail in ("s", ""):
        word, lower = word[: len(head)] or word, head or lower
    return _read_word(word, lower)


def _read_number(token: str) -> tuple[str, ...]:
    number, *rest = token.split("-")
    if number[0] in "$€£":
        mark = "<money>"
    elif number[-1] == "%":
        mark = "<percent>"
    else:
        mark = "<year>" if _YEAR.fullmatch(number) else "<number>"
    return (mark, *(stem(part) for part in rest if part))


def _read_word(word: str, lower: str) -> tuple[str, ...]:
    if lower in JOINED:
        return (stem(JOINED[lower]),)
    capital = word[0] != lower[0]
    # "US" is a country, "us" and "Us" are the speaker.
    if capital and lower in NAMES and word != "Us":
        return (NAMES[lower],)
    if _COMPOUND.search(lower):
        return tuple(read for part in _COMPOUND.split(word) if part for read in read_token(part))
    stemmed = stem(lower)
    return (UNKNOWN_NAME,) if capital and stemmed not in COMMON else (stemmed,)
