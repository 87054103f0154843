"""Knowing a sentence again without keeping its text."""

import hashlib
import re

__all__ = ["fingerprint"]

_NOT_A_WORD = re.compile(r"\W+")


def fingerprint(text: str) -> str:
    """Digest the letters and digits of a text, whatever its case, spacing and punctuation.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    str
        SHA-1 in hexadecimal. Two copies of a sentence that differ only in quotes, dashes or
        capitals share it.
    """
    letters = _NOT_A_WORD.sub("", text.lower())
    return hashlib.sha1(letters.encode(), usedforsecurity=False).hexdigest()
