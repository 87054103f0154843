"""Other names in a text: every country, national, person, place and weapon is replaced by others of its class.

In the k-th variant the i-th name becomes the (k + i)-th actor of its class, so every actor stands in every place. The
replacement knows the list of names, not the analyzer: it also finds what the analyzer misses.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import NamedTuple

from model.names import LONG_NAMES, MARKS, NAMES
from model.spelling import without_accents

__all__ = ["ACTORS", "SEED", "Swap", "choose_actors", "swap_names"]

ACTORS = 30
SEED = 0
# Names that are written in title case, and types of aircraft and missiles; acronyms would have to keep their capitals.
_PLAIN = re.compile(r"(?=.*[aeiouy].*[aeiouy])[a-z]{4,}(?: [a-z]{4,})*|[a-z]-\d+")
_ADJECTIVE = ("an", "ese", "i", "ish")
_VOWEL = re.compile(r"(?!eu)[aeio]|[fhlmnrsx]-\d")


class Swap(NamedTuple):
    """A text with other names in it, and the actors that stand there now."""

    text: str
    actors: frozenset[str]


def swap_names(text: str, variants: int = ACTORS, random_state: int = SEED) -> list[Swap]:
    """Write a text anew with other names; a name that occurs twice is replaced by one and the same.

    Possessives, capitals and "a" or "an" are kept in order.

    Returns
    -------
    list of Swap
        As many as `variants`; none if the text holds no name.
    """
    # Letter by letter, so that places in the text stay what they are.
    plain = "".join(without_accents(char)[:1] or char for char in text)
    slots = [slot for slot in _pattern().finditer(plain) if _form(slot["name"])]
    names = list(dict.fromkeys(_lower(slot["name"]) for slot in slots))
    pools = [[a for a in choose_actors(random_state)[_form(name)] if a.lower() not in names] for name in names]
    swaps = []
    for variant in range(variants if slots else 0):
        chosen = {n: pool[(variant + i) % len(pool)] for i, (n, pool) in enumerate(zip(names, pools, strict=True))}
        swaps.append(Swap(_fill(text, slots, chosen), frozenset(chosen.values())))
    return swaps


@cache
def choose_actors(random_state: int = SEED) -> Mapping[str, tuple[str, ...]]:
    """Choose `ACTORS` names of each form from the list of names, or all where there are fewer.

    A name that begins a longer one is not chosen: "European" before "Parliament" would make another name.
    """
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(_kinds()):
        form = _form(name)
        if _PLAIN.fullmatch(name) and name not in LONG_NAMES and (form != "national" or name.endswith(_ADJECTIVE)):
            forms[form].append(name.title())
    del forms[""]
    random = Random(random_state)  # noqa: S311, a sample, no secret
    return {form: tuple(random.sample(found, min(ACTORS, len(found)))) for form, found in forms.items()}


@cache
def _kinds() -> Mapping[str, str]:
    """Every name of the list and its class; of those that are not folded, nothing."""
    long = ((" ".join((first, *rest)), mark) for first, found in LONG_NAMES.items() for rest, mark in found)
    return {name: mark.strip("<>") if mark in MARKS else "" for name, mark in (*NAMES.items(), *long)}


@cache
def _pattern() -> re.Pattern[str]:
    """An article, a name that begins with a capital, and what makes it a possessive; the longest name wins."""
    names = (re.escape(name) + r"(?:\.(?=.*\w))?" * ("." in name) for name in sorted(_kinds(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<article>an?)\s+)?(?=(?-i:[A-Z]))(?!(?-i:Us)\b)(?P<name>{'|'.join(names)})(?!\w)"
        r"(?P<suffix>['’]s(?!\w)|(?<=s)['’](?=\s))?",
        re.IGNORECASE,
    )


def _lower(name: str) -> str:
    return name.lower().rstrip(".")


def _form(name: str) -> str:
    name = _lower(name)
    kind = _kinds()[name]
    plural = kind in ("national", "weapon") and name.endswith("s") and not name.endswith("ss")
    return kind + "s" * plural


def _fill(text: str, slots: Iterable[re.Match[str]], chosen: Mapping[str, str]) -> str:
    pieces, done = [], 0
    for slot in slots:
        actor = chosen[_lower(slot["name"])]
        pieces += [text[done : slot.start()], _write(slot, actor, capitals=text.isupper())]
        done = slot.end()
    return "".join((*pieces, text[done:]))


def _write(slot: re.Match[str], actor: str, *, capitals: bool) -> str:
    article, suffix, name = slot["article"] or "", slot["suffix"] or "", slot["name"]
    if article:
        word = "an " if _VOWEL.match(actor.lower()) else "a "
        article = word.capitalize() if article[0].isupper() else word
    if len(suffix) == 1 and not actor.endswith("s"):
        suffix += "s"
    # A dateline stands in capitals; "UAE" and "ICBM" do so anywhere.
    capitals = capitals or (name.isupper() and len(name) > 5)
    written = article + actor + suffix
    return written.upper() if capitals else written
