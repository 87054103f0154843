"""Rebuilding the referenced part of the corpus: find each labelled sentence again where it was published."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from training.errors import FetchError
from training.fetch.clones import Clone, find_clone
from training.fetch.download import download
from training.fetch.harvest import Harvest, gather, harvest_key, load_harvest, save_harvest
from training.fetch.references import Reference, load_references, write_texts
from training.fetch.report import FetchReport, count_found
from training.fetch.sources import Source, load_sources

__all__ = ["FetchReport", "fetch_referenced"]


def fetch_referenced(  # noqa: PLR0913 - the options of the command, each by its name
    *, out: Path, corpus: Path, mirror: Path | None, cache: Path, base_url: str, console: Console
) -> FetchReport:
    """Find the texts of referenced.jsonl again and write them to a folder that git ignores.

    A source done by an earlier run is not done again, unless its entry, its labels or the reading code changed.

    Parameters
    ----------
    out : Path
        Folder for the texts: ``referenced.jsonl`` and, under ``done/``, a record for each source.
    corpus : Path
        Folder that holds ``referenced.jsonl`` and ``sources.toml``.
    mirror : Path or None
        Folder of clones to read instead of downloading.
    cache : Path
        Folder for what is downloaded.
    base_url : str
        Where to download from: what comes before ``/owner/name.git``.
    console : rich.console.Console
        Where progress and warnings are shown.

    Returns
    -------
    FetchReport
        Counts by source.

    Raises
    ------
    FetchError
        A repository cannot be had at its pinned commit, a file of the corpus is not as it should be, or
        a file cannot be written.
    """

    def reach(source: Source) -> Clone:
        if mirror is not None:
            return find_clone(mirror, source.repository, source.commit)
        _make_hidden(cache)
        return download(source.repository, source.commit, source.files, cache=cache, base_url=base_url)

    references = load_references(corpus / "referenced.jsonl")
    sources = load_sources(corpus / "sources.toml")
    try:
        _make_hidden(out)
        harvests = [_harvest(source, references, out / "done", reach) for source in _shown(sources, console)]
        return _finish(harvests, references, out, console)
    except OSError as exc:
        raise FetchError(f"the texts cannot be stored: {exc}") from exc


def _make_hidden(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True)
        # The texts belong to their authors and must not be committed, wherever the folder was asked for.
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _shown(sources: Sequence[Source], console: Console) -> Iterator[Source]:
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=len(sources))
        for source in sources:
            progress.update(task, description=escape(f"{source.name}: {source.repository}"))
            yield source
            progress.advance(task)


def _harvest(
    source: Source, references: Mapping[str, Reference], done: Path, reach: Callable[[Source], Clone]
) -> Harvest:
    wanted = {sha1 for sha1, reference in references.items() if reference.source == source.name}
    key = harvest_key(source, wanted)
    record = done / f"{source.name}-{source.repository.replace('/', '+')}.json"
    harvest = load_harvest(record, key)
    if harvest is None:
        harvest = gather(source, reach(source), wanted)
        save_harvest(record, key, harvest)
    return harvest


def _finish(
    harvests: Sequence[Harvest], references: Mapping[str, Reference], out: Path, console: Console
) -> FetchReport:
    absent = tuple(file for harvest in harvests for file in harvest.absent)
    for file in absent:
        console.print(f"[yellow]Warning:[/] the clone lacks the content of {escape(file)}", soft_wrap=True)
    texts: dict[str, str] = {}
    for harvest in reversed(harvests):
        # Backwards, so that of two copies of a sentence the one of the source listed first stays.
        texts |= harvest.texts
    write_texts(out / "referenced.jsonl", texts, references)
    return count_found(references, texts.keys(), absent)
