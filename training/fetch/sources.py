"""Which public repositories hold the referenced sentences, as listed in sources.toml."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from training.errors import FetchError
from training.fetch.readers import READERS

__all__ = ["Source", "load_sources"]


@dataclass(frozen=True)
class Source:
    """Files of one public repository, at one commit, that hold sentences of one label.

    Attributes
    ----------
    name : str
        The `source` of the sentences in referenced.jsonl that are looked for here.
    repository : str
        "owner/name".
    commit : str
        The pinned commit, 40 hexadecimal digits.
    files : str
        Regular expression that matches the whole path of every file to read.
    reader : str
        Name in `READERS` of the function that reads them.
    """

    name: str
    repository: str
    commit: str
    files: str
    reader: str


def load_sources(path: Path) -> tuple[Source, ...]:
    """Read sources.toml.

    Parameters
    ----------
    path : Path
        A TOML file of ``[[source]]`` tables with the keys of `Source`.

    Returns
    -------
    tuple of Source
        In the order of the file.

    Raises
    ------
    FetchError
        The file cannot be read, or a table lacks a key, has one too many or a value that is not allowed.
    """
    tables = _tables(path)
    sources = tuple(_source(f"{path}: source {number}", table) for number, table in enumerate(tables, start=1))
    _refuse_repeats(path, sources)
    return sources


def _tables(path: Path) -> list[object]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise FetchError(f"{path}: cannot be read: {exc}") from exc
    tables = document.pop("source", None)
    if document or not isinstance(tables, list) or not tables:
        extra = f"; it also has {', '.join(map(repr, document))}" if document else ""
        raise FetchError(f"{path}: must hold [[source]] tables, one or more, and nothing else{extra}")
    return tables


def _source(where: str, table: object) -> Source:
    if not isinstance(table, dict):
        raise FetchError(f"{where} is {table!r}; allowed: a table")
    keys = [field.name for field in fields(Source)]
    for key in table:
        if key not in keys:
            raise FetchError(f"{where}: unknown key {key!r}; allowed: {', '.join(keys)}")
    return Source(**{key: _value(where, table, key) for key in keys})


def _value(where: str, table: Mapping[str, object], key: str) -> str:
    if key not in table:
        raise FetchError(f"{where}: key {key!r} is missing; allowed: {_ALLOWED[key]}")
    value = table[key]
    if not isinstance(value, str) or not _CHECKS[key](value):
        raise FetchError(f"{where}: key {key!r} is {value!r}; allowed: {_ALLOWED[key]}")
    return value


def _refuse_repeats(path: Path, sources: tuple[Source, ...]) -> None:
    seen: set[tuple[str, str]] = set()
    for number, source in enumerate(sources, start=1):
        pair = (source.name, source.repository)
        if pair in seen:
            raise FetchError(
                f"{path}: source {number}: {source.repository} is listed for {source.name!r} already; "
                "allowed: each repository once for each name"
            )
        seen.add(pair)


def _is_pattern(value: str) -> bool:
    try:
        re.compile(value)
    except re.error:
        return False
    return value != ""


def _fully(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value) is not None


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "name": _fully("[a-z][a-z0-9_]*"),
    # A leading letter or digit keeps ".." out of the paths that are built from it.
    "repository": _fully(r"[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w.-]*"),
    "commit": _fully("[0-9a-f]{40}"),
    "files": _is_pattern,
    "reader": READERS.__contains__,
}
_ALLOWED: Final[dict[str, str]] = {
    "name": "small letters, digits and _, as in the source of referenced.jsonl",
    "repository": "owner/name",
    "commit": "40 hexadecimal digits, small letters",
    "files": "a regular expression over whole paths",
    "reader": ", ".join(sorted(READERS)),
}
