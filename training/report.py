"""Tables for the terminal: what a fit learned from, and what came of it."""

from collections import Counter

from rich.console import Console
from rich.table import Table
from sklearn.metrics import f1_score

from model.manifest import Manifest
from training.baselines import keyword_labels, majority_labels
from training.dataset import ABSTAIN_LABEL, LABELS, Corpus
from training.evaluation import Scores
from training.fit import FittedModel

__all__ = ["print_corpus", "print_fit", "print_scores"]

KINDS = ("sentence", "phrase", "referenced")


def print_corpus(console: Console, corpus: Corpus) -> None:
    """Say what of the corpus is present, what was dropped, and how its labels are spread."""
    present = ", ".join(f"{part.name}: {part.present:,} of {part.total:,} present" for part in corpus.parts)
    console.print(present, highlight=False)
    for repeat in corpus.repeats:
        console.print(f"dropped: {repeat}", highlight=False)
    counts = Counter((example.label, example.kind) for example in corpus.examples)
    table = Table("label", *KINDS, title="Corpus")
    for label in LABELS:
        table.add_row(label, *(f"{counts[label, kind]:,}" for kind in KINDS))
    console.print(table)


def print_fit(console: Console, fitted: FittedModel, corpus: Corpus, manifest: Manifest, seconds: float) -> None:
    """Show cross-validated scores beside the baselines', then what was written."""
    examples = fitted.held_out.examples
    gold, texts = fitted.held_out.gold, [example.text for example in examples]
    table = Table("cross-validated", "macro-F1", "accuracy", title=f"{len(gold):,} sentences, held out")
    for name, said in (
        ("majority", majority_labels(corpus.examples, texts)),
        ("key phrases", keyword_labels(corpus.examples, texts, ABSTAIN_LABEL)),
    ):
        table.add_row(name, f"{f1_score(gold, said, average='macro'):.3f}", f"{(gold == said).mean():.3f}")
    table.add_row("this model", f"{fitted.scores.macro_f1:.3f}", f"{fitted.scores.accuracy:.3f}")
    console.print(table)
    print_scores(console, fitted.scores)
    console.print(
        f"{manifest.version}: {manifest.features:,} features, {manifest.size:,} bytes, {seconds:.0f} s\n"
        f"SHA-256 {manifest.sha256}",
        highlight=False,
    )


def print_scores(console: Console, scores: Scores) -> None:
    """Show all scores of one evaluation."""
    table = Table("label", "precision", "recall", "F1", "support")
    for label in LABELS:
        row = scores.per_label[label]
        figures = (f"{row[key]:.3f}" for key in ("precision", "recall", "f1-score"))
        table.add_row(label, *figures, f"{row['support']:.0f}")
    console.print(table)
    console.print(
        f"macro-F1 over stances {scores.stance_macro_f1:.3f}, over all labels {scores.macro_f1:.3f}; "
        f"AUROC of {ABSTAIN_LABEL} {scores.none_auroc:.3f}; accuracy at 60% {scores.accuracy_at_60:.3f}; "
        f"ECE {scores.stance_ece:.3f} over stances, {scores.none_ece:.3f} of {ABSTAIN_LABEL}",
        highlight=False,
    )
