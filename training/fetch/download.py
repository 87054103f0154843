"""Downloading the pinned commit of a public repository, and of its files only those that are read.

Git names every object by its digest. A commit that arrives under its pinned id has therefore brought the very
trees and files it was pinned with, and git refuses whatever does not fit.
"""

import shutil
from pathlib import Path
from typing import Final

from training.errors import FetchError
from training.fetch.clones import Clone
from training.fetch.git import run_git

__all__ = ["download"]

_PINNED: Final = "refs/stance/pinned"
_SETTINGS: Final = (
    "transfer.fsckObjects=true",
    # A user's own fetch.fsckObjects=false would win over the line above.
    "fetch.fsckObjects=true",
    "fetch.negotiationAlgorithm=noop",
    "maintenance.auto=false",
    "gc.auto=0",
    "credential.helper=",
    # A stalled transfer ends after a minute; the next run goes on where it stopped.
    "http.lowSpeedLimit=1000",
    "http.lowSpeedTime=60",
)


def download(repository: str, commit: str, files: str, *, cache: Path, base_url: str) -> Clone:
    """Bring one commit and the contents of some of its files into the cache.

    What an earlier run brought is not downloaded again, so an interrupted one is resumed.

    Parameters
    ----------
    repository : str
        "owner/name".
    commit : str
        The pinned commit, 40 hexadecimal digits.
    files : str
        Regular expression over whole paths: the files whose contents are needed.
    cache : Path
        Folder of the downloaded clones.
    base_url : str
        What comes before ``/owner/name.git``.

    Returns
    -------
    Clone
        A partial clone that holds the commit and those files.

    Raises
    ------
    FetchError
        The server cannot be reached, has no such commit, or sent something else.
    """
    clone = Clone(cache / repository.replace("/", "+") / f"{commit}.git", repository, commit)
    url = f"{base_url.rstrip('/')}/{repository}.git"
    if not _has_commit(clone):
        _start(clone)
        _fetch(clone, url, "--depth=1", "origin", f"{commit}:{_PINNED}")
    if wanted := _wanted(clone, files):
        _fetch(clone, url, "--stdin", "origin", stdin="\n".join(sorted(wanted.values())))
    if lost := _wanted(clone, files):
        raise FetchError(f"{clone}: {url} sent no content of {', '.join(sorted(lost))}")
    return clone


def _has_commit(clone: Clone) -> bool:
    try:
        # Git writes the ref last, when all objects have come. Asking for the commit itself would be no proof.
        known = clone.git("for-each-ref", "--format=%(objectname)", _PINNED)
    except FetchError:
        return False
    return known.decode().strip() == clone.commit


def _start(clone: Clone) -> None:
    # A killed git leaves lock files behind; before the commit has come there is nothing worth keeping.
    shutil.rmtree(clone.git_dir, ignore_errors=True)
    clone.git_dir.mkdir(parents=True)
    clone.git("init", "--quiet", "--bare")


def _wanted(clone: Clone, files: str) -> dict[str, str]:
    absent = clone.absent()
    return {path: blob for path, blob in clone.files(files).items() if blob in absent}


def _fetch(clone: Clone, url: str, *arguments: str, stdin: str = "") -> None:
    # The base URL may differ from that of the run which filled the cache.
    clone.git("config", "remote.origin.url", url)
    settings = [option for setting in _SETTINGS for option in ("-c", setting)]
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none")
    about = f"{clone}, from {url}"
    run_git(clone.git_dir, *settings, "fetch", *options, *arguments, about=about, stdin=stdin, online=True)
