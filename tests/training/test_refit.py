"""A fit gives the answers it gave when they were committed: corpus, analyzer, learner and libraries still agree.

After a change that is meant to change answers, ``make answers`` writes them anew.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from model.classifier import StanceClassifier
from training.dataset import load_corpus
from training.fit import fit_model

ANSWERS = Path(__file__).parent.parent / "answers" / "written.json"
REFERENCED = os.environ.get("STANCE_REFERENCED", "")
# Other machines' arithmetic may differ in the last digits, other versions of the libraries in a few more.
TOLERANCE = 1e-3


def questions(corpus):
    """Two hundred sentences, from all over the written part."""
    sentences = [example.text for example in corpus.examples if example.kind == "sentence"]
    return sentences[:: len(sentences) // 200][:200]


def answers(parameters, texts):
    return StanceClassifier(parameters, manifest=None).predict_proba(texts)


def write_answers():
    corpus = load_corpus()
    texts = questions(corpus)
    found = answers(fit_model(corpus).parameters, texts)
    rows = [{"text": text, "probabilities": [round(p, 6) for p in row]} for text, row in zip(texts, found, strict=True)]
    ANSWERS.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


def test_a_fit_on_the_written_part_gives_its_answers(corpus):
    rows = json.loads(ANSWERS.read_text())
    found = answers(fit_model(corpus).parameters, [row["text"] for row in rows])
    assert len(rows) == 200
    assert np.abs(np.array(found) - [row["probabilities"] for row in rows]).max() < TOLERANCE


@pytest.mark.skipif(not REFERENCED, reason="STANCE_REFERENCED names no file of referenced texts")
def test_a_fit_on_both_parts_gives_the_bundled_models_answers(corpus, classifier):
    both = load_corpus(referenced_texts=Path(REFERENCED))
    assert both.complete
    texts = questions(corpus)
    found = np.array(answers(fit_model(both).parameters, texts))
    assert np.abs(found - classifier.predict_proba(texts)).max() < TOLERANCE


if __name__ == "__main__":
    write_answers()
