"""Keeping published sentences out: which written text shares a run of words with a real one."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

__all__ = ["RUN", "Run", "shared_runs"]

# A shared run of so many words is taken for a copy, names and set formulae excepted.
RUN = 8
_WORD = re.compile(r"\w+")


class Run(NamedTuple):
    """A written text and the first run of words that it shares with a real one."""

    text: str
    words: str


def shared_runs(written: Iterable[str], real: Iterable[str], length: int = RUN) -> Iterator[Run]:
    """Find the written texts that share a run of words with a real one.

    Parameters
    ----------
    written : iterable of str
        Texts that must be no copies.
    real : iterable of str
        Published texts.
    length : int
        Number of words in a row that counts.

    Yields
    ------
    Run
        One for each such text.
    """
    known = {run for text in real for run in _runs(text, length)}
    for text in written:
        if found := _first(text, known, length):
            yield Run(text, " ".join(found))


def _first(text: str, known: Set[tuple[str, ...]], length: int) -> tuple[str, ...] | None:
    return next((run for run in _runs(text, length) if run in known), None)


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower().replace("’", "'"))
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))
