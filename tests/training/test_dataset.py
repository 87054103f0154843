import json

import pytest

from training.dataset import CORPUS, MAX_CHARACTERS, load_corpus, read_sentences
from training.errors import CorpusError
from training.fingerprint import fingerprint

REAL = "The envoy left."


@pytest.fixture
def folder(tmp_path):
    """A corpus of two sentences, a phrase and a reference."""
    write(tmp_path / "sentences.jsonl", {"text": "They shelled the port.", "stance": "escalatory", "group": "g1"})
    (tmp_path / "phrases.tsv").write_text("lift the siege\tsupportive\n")
    write(
        tmp_path / "referenced.jsonl",
        {"sha1": fingerprint(REAL), "stance": "none", "votes": "NNE", "source": "s", "confidence": "clear"},
    )
    return tmp_path


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def texts(tmp_path, *found):
    return write(tmp_path / "texts.jsonl", *({"sha1": fingerprint(text), "text": text} for text in found))


def test_every_file_gives_its_kind(folder):
    corpus = load_corpus(folder, texts(folder, REAL))
    assert [(e.text, e.label, e.kind) for e in corpus.examples] == [
        ("They shelled the port.", "escalatory", "sentence"),
        ("lift the siege", "supportive", "phrase"),
        (REAL, "none", "referenced"),
    ]


def test_without_texts_the_referenced_part_is_absent(folder):
    corpus = load_corpus(folder)
    assert [(part.name, part.present, part.total) for part in corpus.parts] == [("written", 2, 2), ("referenced", 0, 1)]
    assert not corpus.complete


def test_with_all_texts_it_is_complete(folder):
    assert load_corpus(folder, texts(folder, REAL)).complete


def test_every_readers_label_is_kept(folder):
    assert load_corpus(folder, texts(folder, REAL)).examples[-1].votes == ("none", "none", "escalatory")


def test_a_text_of_one_reader_has_its_label_as_vote(folder):
    assert load_corpus(folder).examples[0].votes == ("escalatory",)


def test_a_text_that_is_not_referenced_is_left_out(folder):
    assert len(load_corpus(folder, texts(folder, REAL, "Another.")).examples) == 3


def test_the_labels_are_the_repositorys_own(folder):
    path = write(folder / "texts.jsonl", {"sha1": fingerprint(REAL), "text": REAL, "stance": "cautious"})
    assert load_corpus(folder, path).examples[-1].label == "none"


def test_a_text_that_is_not_the_one_named_is_refused(folder):
    path = write(folder / "texts.jsonl", {"sha1": fingerprint(REAL), "text": "Forged."})
    with pytest.raises(CorpusError, match=r"texts\.jsonl:1: the text has the fingerprint"):
        load_corpus(folder, path)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not JSON"),
        ("[]", "a JSON list"),
        ('{"text": "a"}', "stance is None"),
        ('{"text": 1, "stance": "none"}', "text is 1"),
        ('{"text": "a", "stance": "hawkish"}', "'hawkish' is unknown; it must be one of cautious"),
        ('{"text": " ", "stance": "none"}', "empty"),
        ('{"text": "a", "stance": "none", "votes": "NX"}', "votes are 'NX'; they must be letters of C, E, N, S"),
        (json.dumps({"text": "a" * (MAX_CHARACTERS + 1), "stance": "none"}), "2001 characters; at most 2000"),
    ],
)
def test_a_bad_sentence_is_refused_with_its_place(folder, line, complaint):
    with (folder / "sentences.jsonl").open("a") as file:
        file.write("\n" + line + "\n")
    with pytest.raises(CorpusError, match=rf"sentences\.jsonl:3: .*{complaint}"):
        load_corpus(folder)


@pytest.mark.parametrize("line", ["no label", "two\tlabels\tnone", "phrase\tmaybe"])
def test_a_bad_phrase_is_refused_with_its_place(folder, line):
    (folder / "phrases.tsv").write_text(f"lift the siege\tsupportive\n{line}\n")
    with pytest.raises(CorpusError, match=r"phrases\.tsv:2: "):
        load_corpus(folder)


def test_one_text_under_two_labels_is_refused_with_both_places(folder):
    (folder / "phrases.tsv").write_text("Lift the siege!\tsupportive\nlift the siege\tcautious\n")
    with pytest.raises(CorpusError, match=r"phrases\.tsv:2: labelled cautious; .*supportive at .*phrases\.tsv:1"):
        load_corpus(folder)


def test_a_repeat_under_one_label_is_dropped_and_reported(folder):
    (folder / "phrases.tsv").write_text("lift the siege\tsupportive\nLift the siege\tsupportive\n")
    corpus = load_corpus(folder)
    assert len(corpus.examples) == 2
    assert "phrases.tsv:2 repeats" in corpus.repeats[0]


def test_a_missing_file_is_named(folder):
    (folder / "phrases.tsv").unlink()
    with pytest.raises(CorpusError, match=r"cannot read .*phrases\.tsv"):
        load_corpus(folder)


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "phrases.tsv").write_bytes(b"\xff\tnone\n")
    with pytest.raises(CorpusError, match=r"phrases\.tsv is not UTF-8"):
        load_corpus(folder)


def test_a_change_of_a_file_changes_its_digest(folder):
    before = load_corpus(folder).parts[0].sha256
    (folder / "phrases.tsv").write_text("lift the siege\tcautious\n")
    assert load_corpus(folder).parts[0].sha256 != before


def test_the_corpus_of_the_repository_has_no_repeat(corpus):
    assert corpus.repeats == ()


def test_the_referenced_labels_come_without_texts():
    rows = [json.loads(line) for line in (CORPUS / "referenced.jsonl").read_text().splitlines()]
    assert {tuple(sorted(row)) for row in rows} == {("confidence", "sha1", "source", "stance", "votes")}


def test_an_empty_file_of_sentences_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="holds no sentence"):
        read_sentences(write(tmp_path / "none.jsonl"))
