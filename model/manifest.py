"""The manifest: the JSON file that says which file is the model, and what it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from model.errors import ModelFormatError
from model.parameters import FORMAT_VERSION

__all__ = ["Manifest"]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model file is, and how it came to be.

    Parameters
    ----------
    format_version : int
        Version of the model file's format.
    version : str
        The model's own version: the day of its corpus and the first digits of its digest.
    sha256 : str
        Digest of the model file, hexadecimal.
    size : int
        Size of the model file, in bytes.
    created : str
        Day of the corpus it was fitted on, ISO 8601.
    labels : tuple of str
        All labels, sorted.
    abstain_label : str
        The label that means "takes no stance".
    features : int
        Size of the vocabulary.
    corpus : Mapping[str, Any]
        For each part of the corpus its digest, how many items were present, and of how many.
    metrics : Mapping[str, float]
        Cross-validated scores.
    operating_points : Mapping[str, Any]
        The presets by which the model abstains.
    libraries : Mapping[str, str]
        Versions of what fitted it.
    """

    format_version: int
    version: str
    sha256: str
    size: int
    created: str
    labels: tuple[str, ...]
    abstain_label: str
    features: int
    corpus: Mapping[str, Any]
    metrics: Mapping[str, float]
    operating_points: Mapping[str, Any]
    libraries: Mapping[str, str]

    @property
    def stances(self) -> tuple[str, ...]:
        """The labels that take a stance."""
        return tuple(label for label in self.labels if label != self.abstain_label)

    def to_json(self) -> str:
        """Write the manifest, with a final newline."""
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> "Manifest":
        """Read a manifest.

        Raises
        ------
        ModelFormatError
            If it is no JSON object, a field is missing, unknown or of a wrong type, or the format is another.
        """
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as exc:
            raise ModelFormatError(f"manifest is not JSON: {exc}") from exc
        _check(found)
        return cls(**{**found, "labels": tuple(found["labels"])})


_FIELDS: dict[str, type] = {
    "format_version": int,
    "version": str,
    "sha256": str,
    "size": int,
    "created": str,
    "labels": list,
    "abstain_label": str,
    "features": int,
    "corpus": dict,
    "metrics": dict,
    "operating_points": dict,
    "libraries": dict,
}


def _check(found: object) -> None:
    if not isinstance(found, dict):
        raise ModelFormatError(f"manifest is a JSON {type(found).__name__}, not an object")
    version = found.get("format_version")
    if version != FORMAT_VERSION:
        raise ModelFormatError(
            f"manifest has format_version {version!r}; this version of Stance reads {FORMAT_VERSION}"
        )
    if odd := sorted(found.keys() ^ _FIELDS.keys()):
        raise ModelFormatError(f"manifest has missing or unknown fields: {', '.join(odd)}")
    for name, kind in _FIELDS.items():
        if not isinstance(found[name], kind):
            raise ModelFormatError(f"manifest field {name} is {found[name]!r:.80}; it must be a JSON {kind.__name__}")
