"""Running git, which downloads and verifies what training reads."""

import os
import subprocess
from pathlib import Path
from typing import Final

from training.errors import FetchError

__all__ = ["run_git"]

_NO_PROMPTS: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "GCM_INTERACTIVE": "never", "LC_ALL": "C"}
# Reading a partial clone downloads what it lacks, one object at a time. Git before 2.45 knows only the
# second way to forbid it.
_OFFLINE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


def run_git(git_dir: Path, *arguments: str, about: str, stdin: str = "", online: bool = False) -> bytes:
    """Run one git command on one repository and return what it prints.

    Parameters
    ----------
    git_dir : Path
        The repository: a bare one, or the ``.git`` of a work tree.
    *arguments : str
        The command and its options.
    about : str
        What it is for, to begin an error message with.
    stdin : str, optional
        What git reads.
    online : bool, optional
        Whether git may talk to a server. It never asks for credentials.

    Returns
    -------
    bytes
        Standard output.

    Raises
    ------
    FetchError
        Git is not installed or failed.
    """
    environment = os.environ | _NO_PROMPTS | ({} if online else _OFFLINE)
    command = ["git", f"--git-dir={git_dir}", *arguments]
    try:
        # No shell, and sources.toml's values are checked when they are loaded.
        done = subprocess.run(command, check=False, input=stdin.encode(), env=environment, capture_output=True)  # noqa: S603
    except FileNotFoundError as exc:
        raise FetchError(f"{about}: git is not installed, or not on the PATH") from exc
    if done.returncode != 0:
        raise FetchError(f"{about}: git failed: {_brief(done.stderr)}")
    return done.stdout


def _brief(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").splitlines()
    telling = [line for line in lines if line.startswith(("fatal: ", "error: ", "remote: "))]
    return "; ".join(telling[:3] or lines[-1:])[:400] or "it gave no reason"
