"""The scorer and the scikit-learn pipeline it was exported from say the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.classifier import StanceClassifier
from model.parameters import Parameters

TOLERANCE = 1e-12
WORDS = ["war", "not", "will", "talks", "won't", "troops", "3,000", "ally", "the", "ceasefire", "-", "’"]


@pytest.fixture(scope="module")
def both(small_fit):
    parameters = Parameters.from_bytes(small_fit.parameters.to_bytes())
    return StanceClassifier(parameters, manifest=None), small_fit.pipeline


def difference(both, texts):
    scorer, pipeline = both
    return np.abs(np.array(scorer.predict_proba(texts)) - pipeline.predict_proba(texts)).max()


def test_classes_come_in_the_same_order(both):
    scorer, pipeline = both
    assert list(scorer.classes_) == list(pipeline.classes_)


def test_over_the_corpus(both, corpus):
    assert difference(both, [example.text for example in corpus.examples]) < TOLERANCE


@settings(deadline=None)
@given(st.text())
def test_over_unicode(both, text):
    assert difference(both, [text]) < TOLERANCE


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_over_repeated_words(both, text):
    assert difference(both, [text]) < TOLERANCE
