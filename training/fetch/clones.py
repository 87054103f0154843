"""Files of a public repository at one pinned commit, read from a clone on this machine."""

import re
from dataclasses import dataclass
from pathlib import Path

from training.errors import FetchError
from training.fetch.git import run_git

__all__ = ["Clone", "find_clone"]


@dataclass(frozen=True)
class Clone:
    """One commit in a clone, which may lack some or all file contents.

    Attributes
    ----------
    git_dir : Path
        Where git keeps it.
    repository : str
        "owner/name".
    commit : str
        The pinned commit.
    """

    git_dir: Path
    repository: str
    commit: str

    def __str__(self) -> str:
        return f"{self.repository} at {self.commit}"

    def git(self, *arguments: str) -> bytes:
        """Run a git command that reads, and never downloads."""
        return run_git(self.git_dir, *arguments, about=str(self))

    def files(self, pattern: str) -> dict[str, str]:
        """Map the paths that `pattern` matches as a whole to the ids of their blobs."""
        listing = self.git("ls-tree", "-r", "-z", self.commit).decode("utf-8", "surrogateescape")
        entries = (entry.split("\t", 1) for entry in listing.split("\0") if entry)
        return {path: meta.split()[2] for meta, path in entries if re.fullmatch(pattern, path)}

    def absent(self) -> frozenset[str]:
        """Name the blobs of the commit whose contents are not in the clone."""
        objects = self.git("rev-list", "--no-walk", "--objects", "--missing=print", self.commit)
        return frozenset(line[1:] for line in objects.decode("utf-8", "replace").splitlines() if line[:1] == "?")

    def read(self, blob: str) -> bytes:
        """Return the contents of a blob."""
        return self.git("cat-file", "blob", blob)


def find_clone(mirror: Path, repository: str, commit: str) -> Clone:
    """Find a repository in a folder of clones.

    Parameters
    ----------
    mirror : Path
        Holds each clone, bare or with a work tree, as ``owner+name/repo``, ``owner+name``, ``owner/name``
        or ``name``; the first that exists is taken.
    repository : str
        "owner/name".
    commit : str
        The pinned commit, which the clone must have.

    Returns
    -------
    Clone
        The clone at that commit.

    Raises
    ------
    FetchError
        There is no such clone, or it lacks the commit.
    """
    owner, name = repository.split("/")
    names = (f"{owner}+{name}/repo", f"{owner}+{name}", f"{owner}/{name}", name)
    for place in (mirror / name for name in names):
        for git_dir in (place / ".git", place):
            if _is_git_dir(git_dir):
                return _require_commit(Clone(git_dir, repository, commit))
    raise FetchError(f"{mirror}: holds no clone of {repository}; looked for {', '.join(names)}")


def _is_git_dir(path: Path) -> bool:
    # A submodule or a linked work tree has a file .git that points to the real folder.
    return (path.name == ".git" and path.is_file()) or ((path / "HEAD").is_file() and (path / "objects").is_dir())


def _require_commit(clone: Clone) -> Clone:
    try:
        clone.git("cat-file", "-e", f"{clone.commit}^{{commit}}")
    except FetchError as exc:
        raise FetchError(
            f"{clone.git_dir}: this clone of {clone.repository} lacks the pinned commit {clone.commit}; {_head(clone)}"
        ) from exc
    return clone


def _head(clone: Clone) -> str:
    try:
        return f"it is at {clone.git('rev-parse', '--verify', 'HEAD^{commit}').decode().strip()}"
    except FetchError:
        return "it has no commit that git can read"
