import pytest

from tests.training.fetch.git_server import make_repository
from training.errors import FetchError
from training.fetch.clones import find_clone
from training.fetch.harvest import Harvest, gather, harvest_key, load_harvest, save_harvest
from training.fetch.sources import Source
from training.fingerprint import fingerprint

FILES = {"a.tsv": b"Velia  waits\t1\nOnda struck\t2\n", "b.tsv": b"VELIA WAITS!\t1\n"}
WAITS = fingerprint("Velia waits")
FOUND = Harvest({WAITS: "Velia waits"})


@pytest.fixture
def look(tmp_path):
    commit = make_repository(tmp_path / "courier", FILES)
    clone = find_clone(tmp_path, "velia/courier", commit)

    def look(files, reader="labelled_lines"):
        return gather(Source("news", "velia/courier", commit, files, reader), clone, {WAITS})

    return look


def test_the_first_wanted_text_is_kept_with_even_spaces(look):
    assert look(".*tsv") == FOUND


def test_files_that_match_nothing_are_an_error(look):
    with pytest.raises(FetchError, match=r"velia/courier at .*: no file matches 'c', the files of 'news'"):
        look("c")


@pytest.mark.parametrize(
    "reader", ["annotated_article", "council_speeches", "json_lines", "link_database", "zipped_csv"]
)
def test_a_reader_that_does_not_fit_is_named_with_the_file(look, reader):
    with pytest.raises(FetchError, match=f"a.tsv: the reader '{reader}' does not understand it"):
        look("a.tsv", reader)


def test_a_saved_harvest_comes_back(tmp_path):
    save_harvest(tmp_path / "done" / "news.json", "key", FOUND)

    assert load_harvest(tmp_path / "done" / "news.json", "key") == FOUND


def test_a_harvest_under_another_key_does_not_come_back(tmp_path):
    save_harvest(tmp_path / "news.json", "key", FOUND)

    assert load_harvest(tmp_path / "news.json", "other") is None


def test_a_harvest_with_absent_files_is_not_saved(tmp_path):
    save_harvest(tmp_path / "news.json", "key", Harvest(FOUND.texts, ("velia/courier: a.tsv",)))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "[]",
        '{"texts": {}}',
        '{"key": "key"}',
        '{"key": "key", "texts": []}',
        '{"key": "key", "texts": {"a": 1}}',
    ],
)
def test_a_damaged_record_does_not_come_back(tmp_path, record):
    (tmp_path / "news.json").write_text(record)

    assert load_harvest(tmp_path / "news.json", "key") is None


def test_a_record_whose_text_was_changed_does_not_come_back(tmp_path):
    save_harvest(tmp_path / "news.json", "key", Harvest({WAITS: "Velia strikes"}))

    assert load_harvest(tmp_path / "news.json", "key") is None


@pytest.mark.parametrize("changed", ["name", "repository", "commit", "files", "reader"])
def test_the_key_depends_on_the_whole_source(changed):
    source = {"name": "n", "repository": "o/r", "commit": "0", "files": "f", "reader": "r"}

    assert harvest_key(Source(**source), {WAITS}) != harvest_key(Source(**source | {changed: "x"}), {WAITS})


def test_the_key_depends_on_what_is_wanted():
    source = Source("n", "o/r", "0", "f", "r")

    assert harvest_key(source, {WAITS}) != harvest_key(source, set())
