"""How much of the referenced corpus a fetch found."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from training.fetch.references import Reference

__all__ = ["FetchReport", "SourceCount", "count_found"]

# A like set was found again to 99.9%; less than this says that something is amiss.
_ENOUGH: Final = 0.98


@dataclass(frozen=True)
class SourceCount:
    """How many sentences of one source are wanted, and how many were found."""

    name: str
    wanted: int
    found: int

    @property
    def missing(self) -> int:
        """Number of sentences not found."""
        return self.wanted - self.found


@dataclass(frozen=True)
class FetchReport:
    """What a fetch found.

    Attributes
    ----------
    counts : tuple of SourceCount
        One for each source named in referenced.jsonl.
    absent : tuple of str
        Files that partial clones lack.
    """

    counts: tuple[SourceCount, ...]
    absent: tuple[str, ...]

    @property
    def wanted(self) -> int:
        """Number of sentences looked for."""
        return sum(count.wanted for count in self.counts)

    @property
    def found(self) -> int:
        """Number of sentences found."""
        return sum(count.found for count in self.counts)

    @property
    def share(self) -> float:
        """Found over wanted; 1 when nothing is wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def is_enough(self) -> bool:
        """Whether so few are missing that a model fitted to the rest is the same for all practical purposes."""
        return self.share >= _ENOUGH

    @property
    def shortfall(self) -> str:
        """A sentence that says what is missing."""
        gaps = [f"{count.missing:,} of {count.name}" for count in self.counts if count.missing]
        files = f"; files that the clones lack: {', '.join(self.absent)}" if self.absent else ""
        return (
            f"Only {self.share:.1%} of the {self.wanted:,} referenced sentences were found, and {_ENOUGH:.0%} "
            f"are needed; missing: {', '.join(gaps)}{files}."
        )


def count_found(references: Mapping[str, Reference], found: Set[str], absent: tuple[str, ...]) -> FetchReport:
    """Compare what was found with what is wanted, source by source.

    Parameters
    ----------
    references : mapping of str to Reference
        What is wanted, by fingerprint.
    found : set of str
        Fingerprints of what was found.
    absent : tuple of str
        Files that could not be read.

    Returns
    -------
    FetchReport
        Counts in the order of the names of the sources.
    """
    wanted = Counter(reference.source for reference in references.values())
    hits = Counter(references[sha1].source for sha1 in found)
    return FetchReport(tuple(SourceCount(name, wanted[name], hits[name]) for name in sorted(wanted)), absent)
