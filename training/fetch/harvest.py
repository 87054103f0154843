"""The referenced sentences found again in one source, and the record that they were."""

import csv
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from training.errors import FetchError
from training.fetch.clones import Clone
from training.fetch.readers import READERS
from training.fetch.references import replace_file
from training.fetch.sources import Source
from training.fingerprint import fingerprint

__all__ = ["Harvest", "gather", "harvest_key", "load_harvest", "save_harvest"]

_UNREADABLE: Final = (
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
    csv.Error,
    zipfile.BadZipFile,
    zlib.error,
)
_READING: Final = ("../fingerprint.py", "readers.py", "splitting.py")


@dataclass(frozen=True)
class Harvest:
    """What one source gave.

    Attributes
    ----------
    texts : mapping of str to str
        Sentences by fingerprint.
    absent : tuple of str
        Files, as "owner/name: path", whose contents a partial clone lacks.
    """

    texts: Mapping[str, str]
    absent: tuple[str, ...] = ()


def gather(source: Source, clone: Clone, wanted: Set[str]) -> Harvest:
    """Read the files of a source and keep the sentences whose fingerprints are wanted.

    Parameters
    ----------
    source : Source
        Which files to read, and how.
    clone : Clone
        Where to read them.
    wanted : set of str
        Fingerprints.

    Returns
    -------
    Harvest
        The first text found for each fingerprint, its white space evened out.

    Raises
    ------
    FetchError
        No file matches, or the reader does not understand one.
    """
    files = clone.files(source.files)
    if not files:
        raise FetchError(f"{clone}: no file matches {source.files!r}, the files of {source.name!r}")
    lacking = clone.absent()
    texts: dict[str, str] = {}
    for path in (path for path, blob in files.items() if blob not in lacking):
        for text in _read(source, clone, path, files[path]):
            if (sha1 := fingerprint(text)) in wanted:
                texts.setdefault(sha1, " ".join(text.split()))
    absent = (f"{source.repository}: {path}" for path, blob in files.items() if blob in lacking)
    return Harvest(texts, tuple(absent))


def _read(source: Source, clone: Clone, path: str, blob: str) -> Iterator[str]:
    content = clone.read(blob)
    try:
        yield from READERS[source.reader](content)
    except _UNREADABLE as exc:
        reason = f"{type(exc).__name__}: {exc}"
        raise FetchError(f"{clone}: {path}: the reader {source.reader!r} does not understand it: {reason}") from exc


def harvest_key(source: Source, wanted: Set[str]) -> str:
    """Digest all that decides what a harvest holds: the source, what is wanted and the code that reads.

    Parameters
    ----------
    source : Source
        Its entry in sources.toml.
    wanted : set of str
        Fingerprints.

    Returns
    -------
    str
        SHA-256 in hexadecimal.
    """
    code = [(Path(__file__).parent / name).read_bytes() for name in _READING]
    parts = [json.dumps([asdict(source), sorted(wanted)]).encode(), *code]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def load_harvest(path: Path, key: str) -> Harvest | None:
    """Return the harvest that an earlier run saved under the same key, if there is one."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        texts = record["texts"] if record["key"] == key else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    if not isinstance(texts, dict) or any(fingerprint(str(text)) != sha1 for sha1, text in texts.items()):
        return None
    return Harvest(texts)


def save_harvest(path: Path, key: str, harvest: Harvest) -> None:
    """Save a harvest for later runs, unless files were absent that another run may find."""
    if not harvest.absent:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps({"key": key, "texts": dict(harvest.texts)}))
