import pytest

from tests.training.fetch.git_server import HERMETIC, GitServer, git
from training.errors import FetchError
from training.fetch.download import download

FILES = {"data/a.tsv": b"Onda moved tanks\t1\n" * 9, "data/b.tsv": b"Velia waits\t2\n", "big.bin": b"\x00" * 999}


@pytest.fixture(autouse=True)
def _hermetic(monkeypatch):
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def server(tmp_path):
    with GitServer(tmp_path / "served") as server:
        yield server


@pytest.fixture
def fetch(tmp_path, server):
    def fetch(commit, files=r"data/.*\.tsv", base_url=server.url):
        return download("velia/courier", commit, files, cache=tmp_path / "cache", base_url=base_url)

    return fetch


def cut_packs(path, answer):
    return answer[:-40] if b"PACK" in answer else answer


def cut_second_pack():
    seen = []

    def change(path, answer):
        seen.extend([path] if b"PACK" in answer else [])
        return cut_packs(path, answer) if len(seen) == 2 else answer

    return change


def flip_a_byte(path, answer):
    if b"PACK" not in answer:
        return answer
    place = answer.index(b"PACK") + 30
    return answer[:place] + bytes([answer[place] ^ 0xFF]) + answer[place + 1 :]


def test_the_files_of_the_commit_arrive(server, fetch):
    clone = fetch(server.publish("velia/courier", FILES))

    contents = {path: clone.read(blob) for path, blob in clone.files(".*tsv").items()}
    assert contents == {path: content for path, content in FILES.items() if path.endswith("tsv")}


def test_files_that_are_not_read_are_not_downloaded(server, fetch):
    clone = fetch(server.publish("velia/courier", FILES))

    assert clone.absent() == set(clone.files(r"big\.bin").values())


def test_an_older_commit_can_be_pinned(server, fetch):
    pinned = server.publish("velia/courier", FILES)
    server.publish("velia/courier", {"data/a.tsv": b"rewritten"})

    clone = fetch(pinned)

    assert clone.read(clone.files("data/a.tsv")["data/a.tsv"]) == FILES["data/a.tsv"]


def test_all_files_come_in_one_batch(server, fetch):
    fetch(server.publish("velia/courier", FILES))

    assert sum("info/refs" in request for request in server.requests) == 2


def test_what_is_in_the_cache_is_not_asked_for_again(server, fetch):
    commit = server.publish("velia/courier", FILES)
    fetch(commit)
    server.requests.clear()

    fetch(commit)

    assert server.requests == []


def test_only_the_files_still_lacking_are_asked_for(server, fetch):
    commit = server.publish("velia/courier", FILES)
    fetch(commit, "data/a.tsv")

    clone = fetch(commit, "big.bin")

    assert set(clone.files("data/b.tsv").values()) == clone.absent()


def test_files_cut_off_on_their_way_come_with_the_next_run(server, fetch):
    commit = server.publish("velia/courier", FILES)
    server.change = cut_second_pack()
    with pytest.raises(FetchError, match=f"velia/courier at {commit}, from {server.url}/velia/courier.git: git failed"):
        fetch(commit)
    server.requests.clear()

    clone = fetch(commit)

    assert clone.read(clone.files("data/b.tsv")["data/b.tsv"]) == FILES["data/b.tsv"]
    assert sum("info/refs" in request for request in server.requests) == 1


def test_a_commit_cut_off_on_its_way_comes_with_the_next_run(server, fetch):
    commit = server.publish("velia/courier", FILES)
    server.change = cut_packs
    with pytest.raises(FetchError):
        fetch(commit)
    server.change = lambda _, answer: answer

    assert fetch(commit).files("data/b.tsv")


def test_a_lock_that_a_killed_run_left_does_not_stop_the_next(tmp_path, server, fetch):
    commit = server.publish("velia/courier", FILES)
    git_dir = tmp_path / "cache" / "velia+courier" / f"{commit}.git"
    git_dir.mkdir(parents=True)
    git(git_dir, "init", "--quiet", "--bare")
    (git_dir / "shallow.lock").touch()

    assert fetch(commit).git_dir == git_dir


def test_what_is_still_lacking_comes_from_the_base_url_of_this_run(server, fetch):
    commit = server.publish("velia/courier", FILES)
    fetch(commit, "data/a.tsv")
    server.requests.clear()

    with GitServer(server.root) as other:
        fetch(commit, "data/b.tsv", base_url=f"{other.url}/")

    assert other.requests
    assert server.requests == []


def test_a_commit_that_the_server_lacks_is_named(server, fetch):
    server.publish("velia/courier", FILES)

    with pytest.raises(FetchError, match=f"velia/courier at {'0' * 39}1, .*not our ref"):
        fetch("0" * 39 + "1")


def test_a_repository_that_is_gone_is_named(server, fetch):
    with pytest.raises(FetchError, match=f"{server.url}/velia/courier.git: git failed: .*not found"):
        fetch("1" * 40)


def test_a_pack_changed_on_its_way_is_refused(server, fetch):
    commit = server.publish("velia/courier", FILES)
    server.change = flip_a_byte

    with pytest.raises(FetchError, match=r"velia/courier at .*git failed"):
        fetch(commit)


def test_a_file_forged_on_the_server_is_refused(server, fetch):
    commit = server.publish("velia/courier", FILES)
    objects = server.root / "velia/courier.git/.git/objects"
    forged, true = (
        objects / blob[:2] / blob[2:]
        for blob in git(objects.parent, "rev-parse", "HEAD:data/a.tsv", "HEAD:data/b.tsv").split()
    )
    true.chmod(0o644)
    true.write_bytes(forged.read_bytes())

    with pytest.raises(FetchError, match="velia/courier at"):
        fetch(commit)


def test_a_server_that_is_down_is_named(server, fetch):
    server.stop()

    with pytest.raises(FetchError, match=f"from {server.url}/velia/courier.git: git failed: .*unable to access"):
        fetch("1" * 40)


def test_credentials_are_never_asked_for(server, fetch):
    server.locked = True

    with pytest.raises(FetchError, match="terminal prompts disabled"):
        fetch("1" * 40)


def test_git_must_be_installed(fetch, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(FetchError, match="git is not installed"):
        fetch("1" * 40)
