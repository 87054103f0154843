import json

import pytest
import typer
from typer.testing import CliRunner

from tests.training.fetch.git_server import make_repository
from training.fetch import command
from training.fingerprint import fingerprint

SENTENCES = ("Onda moved tanks", "Velia waits")


@pytest.fixture
def run(tmp_path, monkeypatch):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    commit = make_repository(tmp_path / "mirror" / "courier", {"a.tsv": b"Onda moved tanks\t1\nVelia waits\t2\n"})
    (corpus / "sources.toml").write_text(
        "[[source]]\nname = 'news'\nrepository = 'velia/courier'\n"
        f"commit = '{commit}'\nfiles = 'a[.]tsv'\nreader = 'labelled_lines'\n"
    )
    monkeypatch.setattr(command, "CORPUS", corpus)
    app = typer.Typer()
    app.command("fetch")(command.fetch)

    def run(*sentences, mirror="mirror"):
        rows = [
            {"sha1": fingerprint(text), "source": "news", "stance": "none", "votes": "N", "confidence": "clear"}
            for text in sentences
        ]
        (corpus / "referenced.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        folders = ["--mirror", str(tmp_path / mirror), "--out", str(tmp_path / "texts"), "--cache", str(tmp_path)]
        return CliRunner().invoke(app, folders)

    return run


def test_a_table_shows_what_was_found(run):
    result = run(*SENTENCES)

    assert result.exit_code == 0
    assert "100.00%" in result.stdout


def test_too_few_sentences_exit_with_one_and_a_sentence(run):
    result = run(*SENTENCES, "Nobody printed this")

    assert result.exit_code == 1
    assert "Only 66.7% of the 3 referenced sentences were found" in result.stderr


def test_an_error_is_one_sentence_without_a_traceback(run, tmp_path):
    (tmp_path / "empty").mkdir()

    result = run(*SENTENCES, mirror="empty")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "holds no clone of velia/courier" in result.stderr
    assert isinstance(result.exception, SystemExit)
