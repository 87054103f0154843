"""One reader for each format the referenced sentences come in.

A reader takes the bytes of one file and yields every text in it that may be a labelled sentence.
"""

import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

from training.fetch.splitting import split_sentences

__all__ = ["READERS", "Reader"]

Reader = Callable[[bytes], Iterator[str]]

_BLOCK_END = re.compile(r"</p>|</li>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")
_DIGEST_MARKS = ("**", "---", "#", "- ")


def _article(title: str, text: str) -> Iterator[str]:
    yield title
    for paragraph in text.split("\n"):
        yield from split_sentences(paragraph)


def _json_lines(blob: bytes) -> Iterator[str]:
    for line in gzip.decompress(blob).decode("utf-8", "replace").split("\n"):
        try:
            article = json.loads(line)
        except ValueError:
            # The crawler cut some records short; the labels were made without them.
            continue
        yield from _article(article.get("title") or "", article.get("text") or "")


def _link_database(blob: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                for link in json.loads(archive.read(name)):
                    yield from _link(link.get("title") or "", link.get("description") or "")


def _link(title: str, description: str) -> Iterator[str]:
    paragraphs = _BLOCK_END.sub("\n", html.unescape(description))
    return _article(html.unescape(title), _TAG.sub(" ", paragraphs))


def _markdown_digest(blob: bytes) -> Iterator[str]:
    for entry in blob.decode().split("\n## ")[1:]:
        title, *lines = entry.split("\n")
        body = " ".join(line for line in lines if not line.startswith(_DIGEST_MARKS))
        yield from _article(html.unescape(title), html.unescape(body))


def _zipped_csv(blob: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        for name in archive.namelist():
            # macOS leaves a shadow of each file under __MACOSX/.
            if name.endswith(".csv") and not name.startswith("__"):
                for row in _rows(archive.read(name)):
                    yield from _article("", row["text"])


def _rows(table: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(table.decode(), newline=""))


def _labelled_lines(blob: bytes) -> Iterator[str]:
    for line in blob.decode().split("\n"):
        yield line.rsplit("\t", 1)[0]


def _council_speeches(blob: bytes) -> Iterator[str]:
    for row in _rows(blob):
        yield _tidy(row["sentence_text"])


def _tidy(tokens: str) -> str:
    text = re.sub(r"\s+([,.;:!?%)])", r"\1", tokens)
    text = re.sub(r"\s+[’']\s*s\b", "'s", text)
    return re.sub(r"\(\s+", "(", text)


def _annotated_article(blob: bytes) -> Iterator[str]:
    for sentence in json.loads(blob).get("sentences", []):
        yield sentence["content"]


READERS: Final[dict[str, Reader]] = {
    "annotated_article": _annotated_article,
    "council_speeches": _council_speeches,
    "json_lines": _json_lines,
    "labelled_lines": _labelled_lines,
    "link_database": _link_database,
    "markdown_digest": _markdown_digest,
    "zipped_csv": _zipped_csv,
}
