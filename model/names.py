"""Names: no stance may be read off who acts, so "Ghana" and "Norway" are one word to the model.

``names.tsv`` holds names in lower case and the class of each; it was written for this project. Countries, nationals,
places, persons and weapons are folded: the model sees a mark such as ``<country>`` only. Alliances, councils, armed
groups and media are words that mean something, and stay; a long one is one word. A capitalised word that is no name of
the list and no common word becomes ``<name>``.
"""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["LONG_NAMES", "MARKS", "NAMES", "UNKNOWN_NAME"]

FOLDED = frozenset({"country", "national", "person", "place", "weapon"})
UNKNOWN_NAME = "<name>"
MARKS = frozenset(f"<{kind}>" for kind in FOLDED) | {UNKNOWN_NAME}


def _read(path: Path) -> tuple[Mapping[str, str], Mapping[str, list[tuple[tuple[str, ...], str]]]]:
    single: dict[str, str] = {}
    long: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, kind = line.partition("\t")
        first, *rest = (part.removesuffix("'s") for part in name.split(" "))
        word = f"<{kind}>" if kind in FOLDED else name.replace(" ", "_")
        if rest:
            long.setdefault(first, []).append((tuple(rest), word))
        else:
            single[name] = word
    for continuations in long.values():
        continuations.sort(key=lambda found: -len(found[0]))
    return single, long


# Name to word; first word of a longer name to how it may go on, longest first, each with the name's word.
NAMES, LONG_NAMES = _read(Path(__file__).parent / "names.tsv")
