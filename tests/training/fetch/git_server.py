"""A smart HTTP server for little git repositories, on this machine only."""

import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTITY = {f"GIT_{role}_{field}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
# No setting of whoever runs the tests reaches git, and no proxy stands before 127.0.0.1.
HERMETIC = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "no_proxy": "127.0.0.1"}


def git(folder: Path, *arguments: str) -> str:
    environment = os.environ | IDENTITY | HERMETIC
    done = subprocess.run(["git", "-C", folder, *arguments], env=environment, check=True, capture_output=True)
    return done.stdout.decode().strip()


def make_repository(folder: Path, files: dict[str, bytes]) -> str:
    """Commit files to a repository with a work tree, made if need be, and return the commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=files")
    return git(folder, "rev-parse", "HEAD")


class GitServer:
    """Serves ``owner/name.git`` for every repository that was published.

    `requests` lists what was asked for. `change` may alter an answer on its way, by its path and its bytes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.requests: list[str] = []
        self.change: Callable[[str, bytes], bytes] = lambda _, answer: answer
        self.locked = False
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"git": self}))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def publish(self, repository: str, files: dict[str, bytes]) -> str:
        folder = self.root / f"{repository}.git"
        commit = make_repository(folder, files)
        git(folder, "config", "uploadpack.allowFilter", "true")
        git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
        return commit

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
            self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    git: GitServer

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, body: bytes) -> None:
        self.git.requests.append(self.path)
        if self.git.locked:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.end_headers()
            return
        head, _, answer = self.run_backend(body).partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(self.git.change(self.path, answer))

    def run_backend(self, body: bytes) -> bytes:
        path, _, query = self.path.partition("?")
        request = {
            "GIT_PROJECT_ROOT": str(self.git.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
        }
        environment = os.environ | HERMETIC | request
        # It fails after saying why, which is the client's to read.
        done = subprocess.run(["git", "http-backend"], input=body, env=environment, check=False, capture_output=True)
        return done.stdout

    def log_message(self, *_: object) -> None:
        """Say nothing."""
