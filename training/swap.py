"""The swap test: no stance may be read off who acts, so other names must leave the answer as it is.

A counterfactual test, after Garg et al., "Counterfactual Fairness in Text Classification through Robustness"
(AIES 2019).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.classifier import StanceClassifier
from training.renaming import ACTORS, SEED, Swap, choose_actors, swap_names

__all__ = ["Actor", "SwapReport", "swap_test"]


@dataclass(frozen=True, slots=True)
class Actor:
    """What one name does to the answers.

    Parameters
    ----------
    name, form : str
        The name; its class, "nationals" and "weapons" where it is a plural.
    answers : int
        Swapped texts that hold it.
    changed, mean_change : float
        As in `SwapReport`, of these texts.
    """

    name: str
    form: str
    answers: int
    changed: float
    mean_change: float


@dataclass(frozen=True, slots=True)
class SwapReport:
    """What other names do to the answers.

    Parameters
    ----------
    texts, answers : int
        Texts that hold a name; swapped texts made of them.
    changed : float
        Share of the swapped texts whose most probable label is not the text's own, in [0, 1].
    mean_change : float
        Mean absolute difference of the labels' probabilities, in [0, 1].
    actors : tuple of Actor
        Greatest mean change first.
    """

    texts: int
    answers: int
    changed: float
    mean_change: float
    actors: tuple[Actor, ...]


def swap_test(
    classifier: StanceClassifier, texts: Iterable[str], variants: int = ACTORS, random_state: int = SEED
) -> SwapReport:
    """Compare the answers to texts with the answers to their swapped variants.

    Parameters
    ----------
    classifier : StanceClassifier
        Any model.
    texts : iterable of str
        Sentences; those without a name are left out.
    variants : int
        Swapped texts for each.
    random_state : int
        Seed of the choice of actors.

    Raises
    ------
    ValueError
        If no text holds a name.
    """
    swapped = [(text, swaps) for text in texts if (swaps := swap_names(text, variants, random_state))]
    if not swapped:
        raise ValueError("no text holds the name of a country, national, person, place or weapon")
    swaps = [swap for _, found in swapped for swap in found]
    before = np.repeat(classifier.predict_proba(text for text, _ in swapped), variants, axis=0)
    after = np.array(classifier.predict_proba(swap.text for swap in swaps))
    changed = before.argmax(axis=1) != after.argmax(axis=1)
    change = np.abs(before - after).mean(axis=1)
    actors = _actors(swaps, changed, change, choose_actors(random_state))
    return SwapReport(len(swapped), len(swaps), float(changed.mean()), float(change.mean()), actors)


def _actors(
    swaps: list[Swap],
    changed: npt.NDArray[np.bool_],
    change: npt.NDArray[np.float64],
    forms: Mapping[str, Iterable[str]],
) -> tuple[Actor, ...]:
    rows = defaultdict(list)
    for row, swap in enumerate(swaps):
        for name in swap.actors:
            rows[name].append(row)
    actors = [
        Actor(name, form, len(rows[name]), float(changed[rows[name]].mean()), float(change[rows[name]].mean()))
        for form, names in forms.items()
        for name in names
        if name in rows
    ]
    return tuple(sorted(actors, key=lambda actor: (-actor.mean_change, actor.name)))
