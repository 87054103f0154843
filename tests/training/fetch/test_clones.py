import pytest

from tests.training.fetch.git_server import git, make_repository
from training.errors import FetchError
from training.fetch.clones import find_clone

FILES = {"data/a.tsv": b"Onda moved tanks\t1\n", "data/old/a.tsv": b"Velia waits\t2\n"}


@pytest.mark.parametrize("place", ["velia+courier/repo", "velia+courier", "velia/courier", "courier"])
@pytest.mark.parametrize("bare", [False, True])
def test_a_clone_is_found_under_any_of_its_names(tmp_path, place, bare):
    commit = make_repository(tmp_path / "origin", FILES)
    git(tmp_path, "clone", "--quiet", *(["--bare"] if bare else []), "origin", f"mirror/{place}")

    clone = find_clone(tmp_path / "mirror", "velia/courier", commit)

    assert clone.read(clone.files("data/a.tsv")["data/a.tsv"]) == FILES["data/a.tsv"]


def test_a_linked_work_tree_is_a_clone(tmp_path):
    commit = make_repository(tmp_path / "origin", FILES)
    git(tmp_path / "origin", "worktree", "add", "--quiet", "--detach", "../mirror/courier")

    assert find_clone(tmp_path / "mirror", "velia/courier", commit).files("data/a.tsv")


def test_the_pinned_commit_is_read_whatever_is_checked_out(tmp_path):
    commit = make_repository(tmp_path / "courier", FILES)
    make_repository(tmp_path / "courier", {"data/a.tsv": b"rewritten"})

    clone = find_clone(tmp_path, "velia/courier", commit)

    assert clone.read(clone.files("data/a.tsv")["data/a.tsv"]) == FILES["data/a.tsv"]


def test_a_pattern_matches_whole_paths(tmp_path):
    commit = make_repository(tmp_path / "courier", FILES)

    assert list(find_clone(tmp_path, "velia/courier", commit).files(r"data/\w+\.tsv")) == ["data/a.tsv"]


def test_paths_beyond_ascii_are_matched(tmp_path):
    commit = make_repository(tmp_path / "courier", {"données 1.tsv": b""})

    assert list(find_clone(tmp_path, "velia/courier", commit).files(".*tsv")) == ["données 1.tsv"]


def test_a_clone_without_the_pinned_commit_says_which_it_has(tmp_path):
    commit = make_repository(tmp_path / "courier", FILES)

    with pytest.raises(FetchError, match=f"velia/courier lacks the pinned commit {'1' * 40}; it is at {commit}"):
        find_clone(tmp_path, "velia/courier", "1" * 40)


def test_an_empty_clone_says_so(tmp_path):
    git(tmp_path, "init", "--quiet", "courier")

    with pytest.raises(FetchError, match="it has no commit that git can read"):
        find_clone(tmp_path, "velia/courier", "1" * 40)


def test_the_project_around_a_mirror_is_not_taken_for_a_clone(tmp_path):
    commit = make_repository(tmp_path, {"mirror/velia+courier/readme": b"no clone"})

    with pytest.raises(FetchError, match="holds no clone of velia/courier; looked for velia"):
        find_clone(tmp_path / "mirror", "velia/courier", commit)


def test_a_partial_clone_names_what_it_lacks_and_downloads_nothing(tmp_path):
    commit = make_repository(tmp_path / "origin", FILES)
    git(tmp_path / "origin", "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--bare", "--filter=blob:none", (tmp_path / "origin").as_uri(), "courier")

    clone = find_clone(tmp_path, "velia/courier", commit)

    assert clone.absent() == set(clone.files(".*").values())
    with pytest.raises(FetchError, match=f"velia/courier at {commit}: git failed"):
        clone.read(clone.files("data/a.tsv")["data/a.tsv"])
