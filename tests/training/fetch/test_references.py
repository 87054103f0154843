import json

import pytest

from training.errors import FetchError
from training.fetch.references import Reference, load_references, write_texts

ROW = {"sha1": "0a", "source": "news", "stance": "none", "votes": "N", "confidence": "clear"}


def test_a_line_becomes_a_reference(tmp_path):
    path = tmp_path / "referenced.jsonl"
    path.write_text(json.dumps(ROW) + "\n")

    assert load_references(path) == {"0a": Reference(**ROW)}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not JSON"),
        ("", "is not JSON"),
        ("[]", "must be an object with the keys sha1, source, stance, votes, confidence"),
        (json.dumps(ROW | {"text": "Velia waits."}), "must be an object with the keys"),
        (json.dumps(ROW | {"stance": 1}), "every value must be a string"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, problem):
    path = tmp_path / "referenced.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n{line}\n")

    with pytest.raises(FetchError, match=f"referenced.jsonl: line 2:? {problem}"):
        load_references(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FetchError, match=r"referenced\.jsonl: cannot be read"):
        load_references(tmp_path / "referenced.jsonl")


def test_texts_stand_in_the_order_of_their_fingerprints(tmp_path):
    references = {sha1: Reference(**ROW | {"sha1": sha1}) for sha1 in ("0b", "0a")}

    write_texts(tmp_path / "texts.jsonl", {"0b": "Velia waits.", "0a": "Onda “struck”."}, references)

    rows = [json.loads(line) for line in (tmp_path / "texts.jsonl").read_text().splitlines()]
    assert rows[0] == ROW | {"text": "Onda “struck”."}
    assert [row["sha1"] for row in rows] == ["0a", "0b"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text("whole")

    with pytest.raises(KeyError):
        write_texts(path, {"0a": "Velia waits."}, {})

    assert path.read_text() == "whole"
