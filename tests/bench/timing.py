"""Taking turns: what is compared runs alternately, so that a busy machine slows both alike."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

__all__ = ["Comparison", "alternate"]


@dataclass(frozen=True)
class Comparison:
    """Two medians, in seconds.

    Parameters
    ----------
    name, against : str
        What was timed, and what beside it.
    seconds, baseline : float
        Their medians.
    """

    name: str
    seconds: float
    against: str
    baseline: float

    @property
    def ratio(self) -> float:
        """How many times as long the baseline takes; below 1 it is the faster one."""
        return self.baseline / self.seconds

    @staticmethod
    def shown(seconds: float) -> str:
        """The time in the unit that fits it."""
        for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
            if seconds * factor >= 1:
                return f"{seconds * factor:.1f} {unit}"
        return f"{seconds * 1e9:.0f} ns"


def alternate(
    first: Callable[[], object], second: Callable[[], object], rounds: int, loops: int = 1
) -> tuple[float, float]:
    """Time two functions in turn.

    Parameters
    ----------
    first, second : callable
        What to time; each is called once beforehand.
    rounds : int
        How often they take turns.
    loops : int
        Calls a turn.

    Returns
    -------
    tuple of float
        The medians, over the turns, of the seconds a call took.
    """
    first(), second()
    times: tuple[list[float], list[float]] = ([], [])
    # As timeit does: a collection that falls into one turn would be charged to it alone.
    gc.disable()
    try:
        for _ in range(rounds):
            for function, found in zip((first, second), times, strict=True):
                found.append(_time(function, loops))
    finally:
        gc.enable()
    return median(times[0]), median(times[1])


def _time(function: Callable[[], object], loops: int) -> float:
    began = perf_counter()
    for _ in range(loops):
        function()
    return (perf_counter() - began) / loops
