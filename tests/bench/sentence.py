"""One sentence in process: the scorer against the scikit-learn pipeline it was exported from."""

from collections.abc import Iterator

from sklearn.pipeline import Pipeline

from model.classifier import StanceClassifier
from model.explanation import explain
from model.storage import load_classifier
from tests.bench.timing import Comparison, alternate
from training.dataset import load_corpus
from training.fit import fit_model

__all__ = ["compare"]

# 23 words.
SENTENCE = (
    "The foreign ministry said on Tuesday that it would not send troops to the border, warning that any move could "
    "widen the war."
)
BATCH = 1_000


def compare() -> Iterator[Comparison]:
    """Time a single sentence, a batch, an explanation and loading."""
    corpus = load_corpus()
    fitted = fit_model(corpus)
    scorer, pipeline = StanceClassifier(fitted.parameters, load_classifier().manifest), fitted.pipeline
    yield from _single(scorer, pipeline)
    texts = [example.text for example in corpus.examples if example.kind == "sentence"][:BATCH]
    batch, scikit = alternate(lambda: scorer.predict(texts), lambda: pipeline.predict_proba(texts), rounds=11)
    yield Comparison("a sentence of 1,000", batch / BATCH, "Pipeline.predict_proba(1,000)", scikit / BATCH)


def _single(scorer: StanceClassifier, pipeline: Pipeline) -> Iterator[Comparison]:
    one, scikit = alternate(
        lambda: scorer.predict([SENTENCE]), lambda: pipeline.predict_proba([SENTENCE]), rounds=51, loops=20
    )
    yield Comparison("predict([sentence])", one, "Pipeline.predict_proba([x])", scikit)
    explained, _ = alternate(lambda: explain(scorer, SENTENCE), lambda: None, rounds=51, loops=20)
    yield Comparison("explain(sentence)", explained, "Pipeline.predict_proba([x])", scikit)
    loaded, _ = alternate(load_classifier, lambda: None, rounds=21)
    yield Comparison("load_classifier()", loaded, "predict([sentence])", one)
