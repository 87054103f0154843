import pytest

from tests.training.fetch.git_server import HERMETIC, GitServer, git
from tests.training.fetch.publications import PUBLICATIONS
from tests.training.fetch.published_corpus import PublishedCorpus
from training.errors import FetchError
from training.fingerprint import fingerprint


@pytest.fixture(autouse=True)
def _hermetic(monkeypatch):
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def publications():
    return PUBLICATIONS[:3]


@pytest.fixture
def corpus(tmp_path, publications):
    with GitServer(tmp_path / "served") as server:
        corpus = PublishedCorpus(tmp_path, server, publications)
        yield corpus
        corpus.console.file.close()


@pytest.mark.parametrize("publications", [PUBLICATIONS])
def test_every_sentence_is_found_in_its_format(corpus):
    report = corpus.fetch()

    assert {count.name: count.found for count in report.counts} == {
        publication.reader: sum(1 for text in publication.sentences if text) for publication in PUBLICATIONS
    }
    assert report.share == 1
    assert report.is_enough


def test_the_texts_are_written_with_their_labels_in_order(corpus):
    corpus.fetch()

    rows = corpus.rows()
    assert [row["sha1"] for row in rows] == sorted(reference["sha1"] for reference in corpus.references)
    assert all(list(row) == ["sha1", "text", "stance", "votes", "confidence", "source"] for row in rows)
    assert all(fingerprint(row["text"]) == row["sha1"] for row in rows)
    assert "Q&A on Onda" in {row["text"] for row in rows}


def test_only_sentences_that_are_referenced_are_written(corpus):
    del corpus.references[0]

    corpus.fetch()

    assert len(corpus.rows()) == len(corpus.references)


def test_git_ignores_the_folders_that_a_fetch_makes(corpus):
    git(corpus.folder, "init", "--quiet")

    corpus.fetch()

    assert git(corpus.folder, "status", "--porcelain", "--untracked-files=all", "--", "texts", "cache") == ""


def test_a_folder_that_was_there_gets_no_gitignore(corpus):
    corpus.out.mkdir()

    corpus.fetch()

    assert not (corpus.out / ".gitignore").exists()


def test_a_repeated_run_asks_for_nothing(corpus):
    first = corpus.fetch()
    corpus.asked()
    rows = corpus.rows()

    assert corpus.fetch() == first
    assert corpus.asked() == set()
    assert corpus.rows() == rows


def test_the_cache_serves_texts_that_were_deleted(corpus):
    corpus.fetch()
    corpus.out.rename(corpus.folder / "gone")
    corpus.server.stop()

    assert corpus.fetch().share == 1


def test_after_an_interruption_the_sources_already_done_are_not_asked_for(corpus):
    second = corpus.sources[1]["name"]
    corpus.server.change = lambda path, answer: answer[:-40] if second in path and b"PACK" in answer else answer
    with pytest.raises(FetchError, match=f"velia/{second} at "):
        corpus.fetch()
    corpus.server.change = lambda _, answer: answer
    corpus.asked()

    assert corpus.fetch().share == 1
    assert corpus.asked() == {source["name"] for source in corpus.sources[1:]}


def test_an_interrupted_run_leaves_no_texts_that_look_whole(corpus):
    corpus.server.stop()

    with pytest.raises(FetchError):
        corpus.fetch()

    assert not (corpus.out / "referenced.jsonl").exists()


def test_another_pinned_commit_is_fetched_anew(corpus):
    corpus.fetch()
    corpus.asked()
    name = corpus.sources[0]["name"]
    corpus.sources[0]["commit"] = corpus.server.publish(f"velia/{name}", {"readme": b"new"})

    assert corpus.fetch().share == 1
    assert corpus.asked() == {name}


def test_a_label_added_later_is_found(corpus):
    late = corpus.references.pop(0)
    corpus.fetch()
    corpus.references.append(late)

    assert corpus.fetch().share == 1


def test_a_stance_changed_later_is_written(corpus):
    corpus.fetch()
    corpus.references[0]["stance"] = "cautious"
    corpus.fetch()

    assert [row["sha1"] for row in corpus.rows() if row["stance"] == "cautious"] == [corpus.references[0]["sha1"]]


def test_clones_are_read_without_asking_the_server(corpus):
    for source in corpus.sources:
        served = corpus.folder / "served" / f"{source['repository']}.git"
        git(corpus.folder, "clone", "--quiet", "--bare", str(served), f"mirror/velia+{source['name']}/repo")
    corpus.server.stop()

    assert corpus.fetch(corpus.folder / "mirror").share == 1


def test_a_file_that_a_clone_lacks_is_named_and_looked_for_again_next_time(corpus):
    (source,) = corpus.sources = corpus.sources[:1]
    served = (corpus.folder / "served" / f"{source['repository']}.git").as_uri()
    git(corpus.folder, "clone", "--quiet", "--bare", "--filter=blob:none", served, f"mirror/{source['name']}")

    report = corpus.fetch(corpus.folder / "mirror")

    assert report.absent == ("velia/json_lines: dedupe_1.jsonl.gz",)
    assert "Warning: the clone lacks the content of velia/json_lines: dedupe_1.jsonl.gz" in corpus.console.export_text()
    assert not report.is_enough
    corpus.fetch()
    assert len(corpus.rows()) == len(PUBLICATIONS[0].sentences)


def test_a_shortfall_says_what_is_missing(corpus):
    corpus.references.append(corpus.references[0] | {"sha1": "0" * 40, "source": "unscon"})

    report = corpus.fetch()

    assert not report.is_enough
    assert report.shortfall == (
        "Only 91.7% of the 12 referenced sentences were found, and 98% are needed; missing: 1 of unscon."
    )


def test_texts_that_cannot_be_stored_are_an_error(corpus):
    corpus.out.write_text("a file where the folder should be")

    with pytest.raises(FetchError, match="the texts cannot be stored"):
        corpus.fetch()
