from pathlib import Path

import pytest

from training.errors import FetchError
from training.fetch.references import load_references
from training.fetch.sources import Source, load_sources

ENTRY = {
    "name": "news",
    "repository": "velia/courier",
    "commit": "0123456789abcdef0123456789abcdef01234567",
    "files": r"\d+\.tsv",
    "reader": "labelled_lines",
}
CORPUS = Path(__file__).parents[3] / "training" / "corpus"


def write(path: Path, *entries: dict[str, object]) -> Path:
    lines = [line for entry in entries for line in ["[[source]]", *(f"{k} = {_toml(v)}" for k, v in entry.items())]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _toml(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)


def test_an_entry_becomes_a_source(tmp_path):
    assert load_sources(write(tmp_path / "sources.toml", ENTRY)) == (Source(**ENTRY),)


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("name", "The News", "small letters"),
        ("repository", "courier", "owner/name"),
        ("repository", "../courier", "owner/name"),
        ("commit", "0123abc", "40 hexadecimal digits"),
        ("commit", 7, "40 hexadecimal digits"),
        ("files", "(", "a regular expression"),
        ("files", "", "a regular expression"),
        ("reader", "lines", "labelled_lines"),
    ],
)
def test_a_bad_value_is_named_with_its_place_and_what_is_allowed(tmp_path, key, value, allowed):
    path = write(tmp_path / "sources.toml", ENTRY, ENTRY | {"name": "other", key: value})

    with pytest.raises(FetchError) as caught:
        load_sources(path)

    message = str(caught.value)
    assert f"{path}: source 2: key {key!r} is {value!r}; allowed: " in message
    assert allowed in message


@pytest.mark.parametrize("key", ENTRY)
def test_a_missing_key_is_named(tmp_path, key):
    path = write(tmp_path / "sources.toml", {k: v for k, v in ENTRY.items() if k != key})

    with pytest.raises(FetchError, match=f"source 1: key '{key}' is missing"):
        load_sources(path)


def test_an_unknown_key_is_named_with_those_allowed(tmp_path):
    path = write(tmp_path / "sources.toml", ENTRY | {"branch": "main"})

    with pytest.raises(FetchError, match="unknown key 'branch'; allowed: name, repository, commit, files, reader"):
        load_sources(path)


def test_a_repository_listed_twice_for_one_name_is_refused(tmp_path):
    path = write(tmp_path / "sources.toml", ENTRY, ENTRY)

    with pytest.raises(FetchError, match="source 2: velia/courier is listed for 'news' already"):
        load_sources(path)


@pytest.mark.parametrize("text", ["", "source = []", "source = 'x'", "[[sources]]\nname = 'x'"])
def test_a_file_without_sources_is_refused(tmp_path, text):
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FetchError, match=r"must hold \[\[source\]\] tables"):
        load_sources(path)


def test_an_entry_that_is_no_table_is_refused(tmp_path):
    path = tmp_path / "sources.toml"
    path.write_text("source = [1]", encoding="utf-8")

    with pytest.raises(FetchError, match="source 1 is 1; allowed: a table"):
        load_sources(path)


@pytest.mark.parametrize("content", [b"[[source", b"\xff", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "sources.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FetchError, match=r"sources\.toml: cannot be read"):
        load_sources(path)


def test_every_referenced_label_has_a_source():
    names = {source.name for source in load_sources(CORPUS / "sources.toml")}

    assert {reference.source for reference in load_references(CORPUS / "referenced.jsonl").values()} == names
