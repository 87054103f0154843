"""A little referenced corpus and the public repositories behind it."""

import json

from rich.console import Console

from training.fetch.run import fetch_referenced
from training.fingerprint import fingerprint


class PublishedCorpus:
    """A corpus and the repositories, one for each format, that publish its sentences."""

    def __init__(self, folder, server, publications):
        self.folder, self.server = folder, server
        self.corpus, self.out = folder / "corpus", folder / "texts"
        self.corpus.mkdir()
        self.sources = [self.publish(publication) for publication in publications]
        self.references = [
            {
                "sha1": fingerprint(text),
                "source": publication.reader,
                "stance": "none",
                "votes": "N",
                "confidence": "clear",
            }
            for publication in publications
            for text in publication.sentences
            if text
        ]
        self.console = Console(record=True, width=300, file=(folder / "screen").open("w"))

    def publish(self, publication):
        repository = f"velia/{publication.reader}"
        commit = self.server.publish(repository, {publication.path: publication.content})
        return {
            "name": publication.reader,
            "repository": repository,
            "commit": commit,
            "files": publication.path.replace(".", "[.]"),
            "reader": publication.reader,
        }

    def fetch(self, mirror=None):
        tables = ["\n".join(["[[source]]", *(f"{k} = '{v}'" for k, v in s.items())]) for s in self.sources]
        (self.corpus / "sources.toml").write_text("\n".join(tables))
        (self.corpus / "referenced.jsonl").write_text("".join(json.dumps(r) + "\n" for r in self.references))
        return fetch_referenced(
            out=self.out,
            corpus=self.corpus,
            mirror=mirror,
            cache=self.folder / "cache",
            base_url=self.server.url,
            console=self.console,
        )

    def rows(self):
        return [json.loads(line) for line in (self.out / "referenced.jsonl").read_text().splitlines()]

    def asked(self):
        """Names of the repositories asked for since the last call."""
        names = {request.split("/")[2].removesuffix(".git") for request in self.server.requests}
        self.server.requests.clear()
        return names
