"""The model file: everything a fitted model is, in one pickle-free file.

Layout, little-endian: the magic line, the length of the header (u32), the header (JSON), then the sections, whose
lengths the header's counts give: the terms (UTF-8, one a line), their idf (int16) and, for each label but the reference
label, their weights (int16). A softmax cannot tell weights from weights relative to one label, so the reference label
needs none.
"""

import json
import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from model.errors import ModelFormatError
from model.prediction import OperatingPoint
from model.text import ANALYZER_VERSION

__all__ = ["FORMAT_VERSION", "Parameters"]

FORMAT_VERSION = 1
MAGIC = b"stance-model\n"
_HEADER_LENGTH = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class Parameters:
    """A fitted model's numbers.

    Parameters
    ----------
    labels : tuple of str
        The labels it was fitted on, sorted.
    abstain_label : str
        The one among them that means "takes no stance"; also the reference label, whose weights are zero.
    terms : tuple of str
        The vocabulary; a term's place is its index in the arrays below.
    idf : array of int16, shape (n_terms,)
        Inverse document frequencies, up to a common factor, which the normalisation to unit length removes.
    weights : Mapping[str, array of int16, shape (n_terms,)]
        For each label but the reference label, in units of `weight_unit`.
    weight_unit : float
        A power of two, so that scaling by it is exact.
    intercepts : Mapping[str, float]
        For each label but the reference label.
    operating_points : Mapping[str, OperatingPoint]
        The presets by which the model abstains, by name.
    """

    labels: tuple[str, ...]
    abstain_label: str
    terms: tuple[str, ...]
    idf: "array[int]"
    weights: Mapping[str, "array[int]"]
    weight_unit: float
    intercepts: Mapping[str, float]
    operating_points: Mapping[str, OperatingPoint]

    @property
    def stances(self) -> tuple[str, ...]:
        """The labels that take a stance."""
        return tuple(label for label in self.labels if label != self.abstain_label)

    def to_bytes(self) -> bytes:
        """Write the model file."""
        terms = "\n".join(self.terms).encode()
        header = {
            "format_version": FORMAT_VERSION,
            "analyzer_version": ANALYZER_VERSION,
            "labels": self.labels,
            "abstain_label": self.abstain_label,
            "terms": len(self.terms),
            "terms_bytes": len(terms),
            "weight_unit": self.weight_unit,
            "intercepts": self.intercepts,
            "operating_points": {name: asdict(point) for name, point in self.operating_points.items()},
        }
        packed = json.dumps(header, sort_keys=True).encode()
        columns = [_little_endian(column) for column in (self.idf, *(self.weights[name] for name in self.stances))]
        return b"".join([MAGIC, _HEADER_LENGTH.pack(len(packed)), packed, terms, *columns])

    @classmethod
    def from_bytes(cls, blob: bytes) -> "Parameters":
        """Read a model file.

        Raises
        ------
        ModelFormatError
            If `blob` is no model file, is cut short, or asks for a newer format or another analyzer.
        """
        if not blob.startswith(MAGIC):
            raise ModelFormatError(f"not a model file: it starts with {blob[:13]!r}, not with {MAGIC!r}")
        try:
            return cls._from_sections(blob)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, struct.error) as exc:
            raise ModelFormatError(f"damaged model file: {type(exc).__name__}: {exc}") from exc

    @classmethod
    def _from_sections(cls, blob: bytes) -> "Parameters":
        start = len(MAGIC) + _HEADER_LENGTH.size
        (length,) = _HEADER_LENGTH.unpack_from(blob, len(MAGIC))
        header = json.loads(blob[start : start + length])
        _check_versions(header)
        labels, abstain, count = tuple(header["labels"]), header["abstain_label"], header["terms"]
        stances = [label for label in labels if label != abstain]
        if len(stances) != len(labels) - 1 or len(stances) < 2:
            raise ValueError(f"labels {labels} need the abstain label {abstain!r} once and two others at least")
        first_column = start + length + header["terms_bytes"]
        terms = tuple(blob[start + length : first_column].decode().split("\n"))
        if len(terms) != count or len(blob) != first_column + 2 * count * len(labels):
            raise ValueError(f"{len(blob)} bytes and {len(terms)} terms where the header promises {count} terms")
        columns = [_column(blob, first_column + 2 * count * place, count) for place in range(len(labels))]
        return cls(
            labels=labels,
            abstain_label=abstain,
            terms=terms,
            idf=columns[0],
            weights=dict(zip(stances, columns[1:], strict=True)),
            weight_unit=float(header["weight_unit"]),
            intercepts={stance: float(header["intercepts"][stance]) for stance in stances},
            operating_points={name: OperatingPoint(**point) for name, point in header["operating_points"].items()},
        )


def _check_versions(header: Mapping[str, object]) -> None:
    for key, known in (("format_version", FORMAT_VERSION), ("analyzer_version", ANALYZER_VERSION)):
        if header[key] != known:
            raise ModelFormatError(f"model file has {key} {header[key]!r}; this version of Stance reads {known}")


def _little_endian(column: "array[int]") -> bytes:
    if sys.byteorder == "big":
        column = array("h", column)
        column.byteswap()
    return column.tobytes()


def _column(blob: bytes, begin: int, count: int) -> "array[int]":
    column = array("h", blob[begin : begin + 2 * count])
    if sys.byteorder == "big":
        column.byteswap()
    return column
