"""Labels of sentences whose texts lie elsewhere, as kept in referenced.jsonl."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from training.errors import FetchError

__all__ = ["Reference", "load_references", "replace_file", "write_texts"]


@dataclass(frozen=True)
class Reference:
    """The label of one sentence, known by its fingerprint.

    Attributes
    ----------
    sha1 : str
        `training.fingerprint.fingerprint` of the text.
    source : str
        Name of the sources where the text is found.
    stance : str
        The label: that of most readers.
    votes : str
        The first letter of each reader's label.
    confidence : str
        "clear" or "debatable".
    """

    sha1: str
    source: str
    stance: str
    votes: str
    confidence: str


def load_references(path: Path) -> dict[str, Reference]:
    """Read referenced.jsonl.

    Parameters
    ----------
    path : Path
        One JSON object a line with the keys of `Reference`.

    Returns
    -------
    dict of str to Reference
        By fingerprint, in the order of the file.

    Raises
    ------
    FetchError
        The file cannot be read, or a line is not such an object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as exc:
        raise FetchError(f"{path}: cannot be read: {exc}") from exc
    references = [_reference(f"{path}: line {number}", line) for number, line in enumerate(lines, start=1)]
    return {reference.sha1: reference for reference in references}


def _reference(where: str, line: str) -> Reference:
    keys = [field.name for field in fields(Reference)]
    try:
        values = json.loads(line)
    except ValueError as exc:
        raise FetchError(f"{where} is not JSON: {exc}") from exc
    if not isinstance(values, dict) or sorted(values) != sorted(keys):
        raise FetchError(f"{where} must be an object with the keys {', '.join(keys)}")
    if not all(isinstance(value, str) for value in values.values()):
        raise FetchError(f"{where}: every value must be a string")
    return Reference(**values)


def write_texts(path: Path, texts: Mapping[str, str], references: Mapping[str, Reference]) -> None:
    """Write the labelled texts, one JSON object a line, in the order of their fingerprints.

    Parameters
    ----------
    path : Path
        What to write; it is replaced as a whole or not at all.
    texts : mapping of str to str
        Texts by fingerprint.
    references : mapping of str to Reference
        Labels by fingerprint.
    """
    rows = [asdict(references[sha1]) | {"text": texts[sha1]} for sha1 in sorted(texts)]
    keys = ("sha1", "text", "stance", "votes", "confidence", "source")
    replace_file(path, "".join(json.dumps({key: row[key] for key in keys}) + "\n" for row in rows))


def replace_file(path: Path, content: str) -> None:
    """Write a file in such a way that nobody ever sees half of it."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(content, encoding="utf-8")
    part.replace(path)
