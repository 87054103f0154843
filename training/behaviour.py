"""The behaviour suite: how often a classifier fails at each capability, apart from its scores.

After Ribeiro, Wu, Guestrin and Singh, "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList" (ACL 2020).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from model.classifier import StanceClassifier
from training.cases import CHOICES, KINDS, Case, Outcome
from training.errors import CorpusError

__all__ = ["Tally", "load_cases", "run", "tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the cases of one capability ended.

    Parameters
    ----------
    name : str
        Kind and capability, "minimum/rule 09 negation".
    cases, failed, undecided : int
        How many there are; how many failed outright; how many had the right stance, undecided.
    """

    name: str
    cases: int
    failed: int
    undecided: int

    @property
    def failure_rate(self) -> float:
        """Share of the cases that did not pass, in [0, 1]."""
        return (self.failed + self.undecided) / self.cases


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Read ``minimum.jsonl``, ``invariance.jsonl`` and ``direction.jsonl``.

    Raises
    ------
    CorpusError
        If a file is missing or empty; or at bad JSON, a missing or unknown field, an unknown label or direction, or a
        change that changes nothing. The message names file and line.
    """
    return tuple(case for kind in KINDS for case in _read(folder / f"{kind}.jsonl", KINDS[kind]))


def run(classifier: StanceClassifier, cases: Iterable[Case]) -> list[tuple[Case, Outcome]]:
    """Run every case, in order."""
    return [(case, case.judge(classifier)) for case in cases]


def tally(outcomes: Iterable[tuple[Case, Outcome]]) -> tuple[Tally, ...]:
    """Count outcomes for each kind and capability, in order of first appearance."""
    counts: dict[str, Counter[Outcome]] = {}
    names = {case: kind for kind, case in KINDS.items()}
    for case, outcome in outcomes:
        counts.setdefault(f"{names[type(case)]}/{case.capability}", Counter())[outcome] += 1
    return tuple(
        Tally(name, count.total(), count[Outcome.FAILED], count[Outcome.UNDECIDED]) for name, count in counts.items()
    )


def _read(path: Path, kind: type[Case]) -> Iterator[Case]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise CorpusError(f"cannot read {path}: {exc}") from exc
    if not lines:
        raise CorpusError(f"{path} holds no case")
    for number, line in enumerate(lines, 1):
        try:
            yield kind(**_checked(json.loads(line), [field.name for field in fields(kind)]))
        except ValueError as exc:
            raise CorpusError(f"{path}:{number}: {exc}") from exc


def _checked(row: object, names: list[str]) -> dict[str, str]:
    if not isinstance(row, dict) or row.keys() != set(names):
        raise ValueError(f"an object with {', '.join(names)} is wanted, and nothing else")
    for name, value in row.items():
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{name} is {value!r}; it must be a string that is not empty")
        if value not in CHOICES.get(name, (value,)):
            raise ValueError(f"{name} is {value!r}; it must be one of {', '.join(CHOICES[name])}")
    if row.get("changed") == row["text"]:
        raise ValueError("changed is the text itself")
    return row
