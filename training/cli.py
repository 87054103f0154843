"""`stance-train`: fetch the corpus, fit a model, evaluate it, bundle it."""

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import Progress

from model.errors import ModelError
from model.storage import BUNDLED, load_classifier
from training import dataset
from training.bundle import bundle_model
from training.errors import TrainingError
from training.evaluation import evaluate
from training.fetch.command import fetch
from training.fit import STEPS, fit_model
from training.output import corpus_date, write_fitted
from training.overlap import shared_runs
from training.report import print_corpus, print_fit, print_scores
from training.wordlist import COMMON_STEMS, common_stems

__all__ = ["app", "main"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
app.command("fetch")(fetch)
console = Console()

CorpusOption = Annotated[Path, typer.Option(help="Folder of the corpus.", file_okay=False)]
ReferencedOption = Annotated[
    Path | None,
    typer.Option(
        envvar="STANCE_REFERENCED", help="File with the referenced texts, as `fetch` writes it.", dir_okay=False
    ),
]
FETCHED = dataset.CORPUS / "texts" / "referenced.jsonl"


@app.command()
def fit(
    out: Annotated[Path, typer.Option(help="Folder to write the model to.", file_okay=False)],
    corpus: CorpusOption = dataset.CORPUS,
    referenced: ReferencedOption = None,
) -> None:
    """Fit a model to whatever of the corpus is present."""
    began = time.monotonic()
    loaded = dataset.load_corpus(corpus, _texts(referenced))
    print_corpus(console, loaded)
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("fitting", total=STEPS)
        fitted = fit_model(loaded, on_step=lambda: progress.advance(task))
    manifest = write_fitted(fitted, loaded, corpus_date(corpus), out)
    print_fit(console, fitted, loaded, manifest, time.monotonic() - began)


@app.command("evaluate")
def evaluate_command(
    file: Annotated[Path, typer.Argument(help="JSON Lines with text and stance.", dir_okay=False)],
    model: Annotated[Path, typer.Option(help="Folder of the model.", file_okay=False)] = BUNDLED,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score a model on labelled sentences."""
    classifier = load_classifier(model)
    examples = dataset.read_sentences(file)
    scores = evaluate(
        np.array(classifier.predict_proba(example.text for example in examples)),
        [example.label for example in examples],
        classifier.classes_,
        classifier.parameters.abstain_label,
    )
    if as_json:
        typer.echo(json.dumps({"labels": classifier.classes_, **asdict(scores)}, indent=2))
    else:
        print_scores(console, scores)


@app.command()
def stems(corpus: CorpusOption = dataset.CORPUS, referenced: ReferencedOption = None) -> None:
    """List anew the stems that occur in lower case, by which the analyzer tells words from names."""
    loaded = dataset.load_corpus(corpus, _texts(referenced))
    found = common_stems(example.text for example in loaded.examples)
    COMMON_STEMS.write_text("\n".join(found) + "\n", encoding="utf-8")
    console.print(f"{COMMON_STEMS}: {len(found):,} stems; fit anew", highlight=False)


@app.command()
def overlap(
    real: Annotated[list[Path], typer.Argument(help="Published texts: JSON Lines with text, or a text a line.")],
    corpus: CorpusOption = dataset.CORPUS,
) -> None:
    """Name the written sentences that share a run of eight words with a published one; exit code 1 if there are any."""
    written = (example.text for example in dataset.read_sentences(corpus / "sentences.jsonl"))
    runs = list(shared_runs(written, (text for path in real for text in dataset.read_texts(path))))
    for run in runs:
        console.print(f"{run.words}: {run.text}", highlight=False, markup=False)
    console.print(f"{len(runs)} shared", highlight=False)
    raise typer.Exit(1 if runs else 0)


@app.command()
def bundle(folder: Annotated[Path, typer.Argument(help="What `fit` wrote.", file_okay=False)]) -> None:
    """Make a fitted model the bundled one."""
    manifest = bundle_model(folder)
    console.print(f"bundled {manifest.version}, {manifest.size:,} bytes", highlight=False)


def _texts(referenced: Path | None) -> Path | None:
    return referenced or (FETCHED if FETCHED.exists() else None)


def main() -> None:
    """Run the command line; a mistake of the user's ends in one sentence and exit code 1."""
    try:
        app()
    except (TrainingError, ModelError, OSError) as exc:
        Console(stderr=True).print(f"error: {exc}", style="red", highlight=False, markup=False, soft_wrap=True)
        raise SystemExit(1) from exc
