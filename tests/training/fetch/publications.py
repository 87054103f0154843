"""Small files in each format that the referenced sentences come in, with invented texts."""

import gzip
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Publication:
    """One file, the reader for it and the sentences that it should find there."""

    reader: str
    path: str
    content: bytes
    sentences: tuple[str, ...]


def gzipped_lines(*lines: str) -> bytes:
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def links(*entries: dict[str, Any]) -> bytes:
    return zipped({"2031-01-01/feed.json": json.dumps(entries), "2031-01-01/feed.md": "Not read."})


DIGEST = """# Digest
Preamble is not read.
## Tarsis &amp; Onda agree on a ceasefire
**Source:** the Tarsis Courier
- a list item
Guns fell silent at dawn.
Envoys meet on Friday.
---
## Second story
"""

PUBLICATIONS = (
    Publication(
        "json_lines",
        "dedupe_1.jsonl.gz",
        gzipped_lines(
            json.dumps({"title": "Onda masses troops", "text": "Onda moved tanks. Tarsis protested.\nTalks go on."}),
        ),
        ("Onda masses troops", "Onda moved tanks.", "Tarsis protested.", "Talks go on."),
    ),
    Publication(
        "link_database",
        "2022/01.zip",
        links({"title": "Q&amp;A on Onda", "description": "<p>Velia sends aid.</p><p>Onda <b>objects</b>.</p>"}),
        ("Q&A on Onda", "Velia sends aid.", "Onda objects ."),
    ),
    Publication(
        "markdown_digest",
        "a/world_news_2025.md",
        DIGEST.encode(),
        (
            "Tarsis & Onda agree on a ceasefire",
            "Guns fell silent at dawn.",
            "Envoys meet on Friday.",
            "Second story",
        ),
    ),
    Publication(
        "zipped_csv",
        "examples/sample.csv.zip",
        zipped({"__MACOSX/sample.csv": "\x00", "sample.csv": 'id,text\r\n1,"Velia waits. It wants ""proof""."\r\n'}),
        ("", "Velia waits.", 'It wants "proof".'),
    ),
    Publication(
        "labelled_lines",
        "data/train.tsv",
        b"Onda expels the Velian envoy\t3\nTarsis welcomes the pact\t1\n",
        ("Onda expels the Velian envoy", "Tarsis welcomes the pact", ""),
    ),
    Publication(
        "council_speeches",
        "data/speeches.csv",
        b'speech,sentence_text\n1,"We urge restraint , and Velia \'s ( full ) consent ."\n',
        ("We urge restraint, and Velia's (full) consent.",),
    ),
    Publication(
        "annotated_article",
        "json/article_0.json",
        json.dumps({"sentences": [{"content": "Tarsis backs Velia."}, {"content": "Onda does not."}]}).encode(),
        ("Tarsis backs Velia.", "Onda does not."),
    ),
)
