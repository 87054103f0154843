"""The corpus as the fit sees it: every labelled text, checked, with where it came from.

Two parts: *written* (``sentences.jsonl``, ``phrases.tsv``), whole in the repository, and *referenced*, of which the
repository holds labels and fingerprints only (``referenced.jsonl``) and whose texts lie wherever they were fetched to.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.errors import CorpusError
from training.fingerprint import fingerprint

__all__ = [
    "ABSTAIN_LABEL",
    "CORPUS",
    "LABELS",
    "MAX_CHARACTERS",
    "Corpus",
    "Example",
    "Part",
    "load_corpus",
    "read_sentences",
    "read_texts",
]

CORPUS = Path(__file__).parent / "corpus"
LABELS = ("cautious", "escalatory", "none", "supportive")
# In files, a reader's label is its first letter.
LETTERS = {label[0].upper(): label for label in LABELS}
ABSTAIN_LABEL = "none"
# What the API takes as one sentence; nothing longer is learned from.
MAX_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text.

    Parameters
    ----------
    text, label : str
        The text and its codebook label.
    kind : str
        ``sentence``, ``phrase`` or ``referenced``.
    group : str
        Texts of one group must stay on one side of a split.
    where : str
        File and line, for messages.
    votes : tuple of str
        The label that each reader gave; their majority is `label`.
    """

    text: str
    label: str
    kind: str
    group: str
    where: str
    votes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What was found of one part of the corpus: digest of its files in the repository, items present, of how many."""

    name: str
    sha256: str
    present: int
    total: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything to fit on.

    Parameters
    ----------
    examples : tuple of Example
        Distinct texts, written part first.
    parts : tuple of Part
        What the examples were taken from.
    repeats : tuple of str
        Where a text stood once more under the same label, and was dropped.
    """

    examples: tuple[Example, ...]
    parts: tuple[Part, ...]
    repeats: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every part is there in full."""
        return all(part.present == part.total for part in self.parts)


def load_corpus(folder: Path = CORPUS, referenced_texts: Path | None = None) -> Corpus:
    """Read and check the corpus.

    Parameters
    ----------
    folder : Path
        Holds ``sentences.jsonl``, ``phrases.tsv`` and ``referenced.jsonl``.
    referenced_texts : Path, optional
        JSON Lines with ``sha1`` and ``text``; without it the referenced part counts as absent.

    Returns
    -------
    Corpus
        Checked, without repeats.

    Raises
    ------
    CorpusError
        If a file is missing; or at bad JSON, an unknown label, an empty or over-long text, a text that is not the one
        its fingerprint names, or one text under two labels. The message names file and line.
    """
    written = [*_sentences(folder / "sentences.jsonl"), *_phrases(folder / "phrases.tsv")]
    labels = {row["sha1"]: row for row, _ in _rows(folder / "referenced.jsonl", ("sha1", "stance"))}
    referenced = [*_referenced(referenced_texts, labels)] if referenced_texts else []
    examples, repeats = _distinct([*written, *referenced])
    parts = (
        Part("written", _digest(folder / "sentences.jsonl", folder / "phrases.tsv"), len(written), len(written)),
        Part("referenced", _digest(folder / "referenced.jsonl"), len({e.group for e in referenced}), len(labels)),
    )
    return Corpus(examples, parts, repeats)


def read_sentences(path: Path) -> tuple[Example, ...]:
    """Read labelled sentences: JSON Lines with ``text`` and ``stance``.

    Raises
    ------
    CorpusError
        As `load_corpus` does, or if there is none.
    """
    examples, _ = _distinct([*_sentences(path)])
    if not examples:
        raise CorpusError(f"{path} holds no sentence")
    return examples


def read_texts(path: Path) -> Iterator[str]:
    """Read texts without labels: JSON Lines with ``text`` where the file is named so, else a text a line.

    Raises
    ------
    CorpusError
        At bad JSON, or if the file cannot be read.
    """
    if path.suffix == ".jsonl":
        yield from (row["text"] for row, _ in _rows(path, ("text",)))
    else:
        yield from (line for line, _ in _lines(path))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield line.rstrip("\n"), f"{path}:{number}"
    except OSError as exc:
        raise CorpusError(f"cannot read {path}: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise CorpusError(f"{path} is not UTF-8: {exc.reason} at byte {exc.start}") from exc


def _rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[dict[str, Any], str]]:
    for line, where in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as exc:
            raise CorpusError(f"{where}: not JSON: {exc}") from exc
        if not isinstance(row, dict):
            raise CorpusError(f"{where}: a JSON {type(row).__name__} where an object is wanted")
        for name in required:
            if not isinstance(row.get(name), str):
                raise CorpusError(f"{where}: {name} is {row.get(name)!r}; it must be a string")
        yield row, where


def _sentences(path: Path) -> Iterator[Example]:
    for row, where in _rows(path, ("text", "stance")):
        yield _example(row["text"], row, "sentence", row.get("group") or where, where)


def _phrases(path: Path) -> Iterator[Example]:
    for line, where in _lines(path):
        fields = line.split("\t")
        if len(fields) != 2:
            raise CorpusError(f"{where}: {len(fields)} fields; a phrase and its label are wanted, with a tab between")
        yield _example(fields[0], {"stance": fields[1]}, "phrase", where, where)


def _referenced(path: Path, labels: dict[str, dict[str, Any]]) -> Iterator[Example]:
    for row, where in _rows(path, ("sha1", "text")):
        sha1, text = row["sha1"], row["text"]
        if fingerprint(text) != sha1:
            raise CorpusError(f"{where}: the text has the fingerprint {fingerprint(text)}, not {sha1}")
        if sha1 in labels:
            yield _example(text, labels[sha1], "referenced", sha1, where)


def _example(text: str, row: Mapping[str, Any], kind: str, group: str, where: str) -> Example:
    label, votes = row["stance"], row.get("votes", "")
    if label not in LABELS:
        raise CorpusError(f"{where}: label {label!r} is unknown; it must be one of {', '.join(LABELS)}")
    if not text.strip():
        raise CorpusError(f"{where}: the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise CorpusError(f"{where}: the text has {len(text)} characters; at most {MAX_CHARACTERS} are allowed")
    if not isinstance(votes, str) or not set(votes) <= LETTERS.keys():
        raise CorpusError(f"{where}: votes are {votes!r}; they must be letters of {', '.join(LETTERS)}")
    return Example(text, label, kind, group, where, tuple(LETTERS[letter] for letter in votes) or (label,))


def _distinct(examples: list[Example]) -> tuple[tuple[Example, ...], tuple[str, ...]]:
    seen: dict[str, Example] = {}
    repeats = []
    for example in examples:
        first = seen.setdefault(fingerprint(example.text), example)
        if first.label != example.label:
            raise CorpusError(
                f"{example.where}: labelled {example.label}; the same text is labelled {first.label} at {first.where}"
            )
        if first is not example:
            repeats.append(f"{example.where} repeats {first.where}")
    return tuple(seen.values()), tuple(repeats)


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
