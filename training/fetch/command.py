"""`stance-train fetch`: rebuild the referenced part of the corpus."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from training.dataset import CORPUS
from training.errors import TrainingError
from training.fetch.run import FetchReport, fetch_referenced

__all__ = ["fetch"]


def fetch(
    mirror: Annotated[
        Path | None,
        typer.Option(help="Read clones in this folder instead of downloading.", exists=True, file_okay=False),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the texts, never to be committed.")] = CORPUS / "texts",
    cache: Annotated[Path, typer.Option(help="Folder for what is downloaded.")] = Path("build/sources"),
    base_url: Annotated[str, typer.Option(help="Where to download from.")] = "https://github.com",
) -> None:
    """Find the labelled sentences again whose texts may not lie in this repository."""
    errors = Console(stderr=True)
    try:
        report = fetch_referenced(out=out, corpus=CORPUS, mirror=mirror, cache=cache, base_url=base_url, console=errors)
    except TrainingError as exc:
        errors.print(f"[red]Error:[/] {escape(str(exc))}", soft_wrap=True)
        raise typer.Exit(1) from exc
    Console().print(_table(report))
    if not report.is_enough:
        errors.print(escape(report.shortfall), soft_wrap=True)
        raise typer.Exit(1)


def _table(report: FetchReport) -> Table:
    table = Table(title="Referenced sentences")
    table.add_column("source")
    for column in ("wanted", "found", "share"):
        table.add_column(column, justify="right")
    for count in report.counts:
        table.add_row(count.name, f"{count.wanted:,}", f"{count.found:,}", f"{count.found / count.wanted:.2%}")
    table.add_section()
    table.add_row("all", f"{report.wanted:,}", f"{report.found:,}", f"{report.share:.2%}")
    return table
