import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.explanation import explain

THREAT = "Any vessel that crosses the line will be sunk without warning; it will be sunk, the admiral said."


def test_bias_and_weights_sum_to_the_margin(classifier):
    explanation = explain(classifier, THREAT)
    total = explanation.bias + sum(reason.weight for reason in explanation.reasons)
    assert math.isclose(total, explanation.margin, abs_tol=1e-9)


@settings(deadline=None)
@given(text=st.text() | st.lists(st.sampled_from(["war", "not", "sunk", "9", "ally"])).map(" ".join))
def test_they_do_for_any_text(classifier, text):
    explanation = explain(classifier, text)
    total = explanation.bias + sum(reason.weight for reason in explanation.reasons)
    assert math.isclose(total, explanation.margin, abs_tol=1e-9)


def test_the_margin_is_the_logit_minus_the_mean_of_the_others(classifier):
    probabilities = classifier.predict([THREAT])[0].probabilities
    logits = {stance: math.log(probability) for stance, probability in probabilities.items()}
    stance = explain(classifier, THREAT).stance
    others = [logit for name, logit in logits.items() if name != stance]
    assert math.isclose(logits[stance] - sum(others) / len(others), explain(classifier, THREAT).margin, rel_tol=1e-9)


def test_the_explained_stance_is_the_predicted_one(classifier):
    assert explain(classifier, THREAT).stance == classifier.predict([THREAT])[0].stance


def test_a_reason_stands_where_it_says(classifier):
    assert all(THREAT[reason.begin : reason.end] == reason.text for reason in explain(classifier, THREAT).reasons)


def test_each_place_is_named_once(classifier):
    places = [(reason.begin, reason.end) for reason in explain(classifier, THREAT).reasons]
    assert len(places) == len(set(places))


def test_the_weightiest_reason_comes_first(classifier):
    weights = [abs(reason.weight) for reason in explain(classifier, THREAT).reasons]
    assert weights == sorted(weights, reverse=True)


def test_a_repeated_word_shares_its_weight_evenly(classifier):
    reasons = [reason.weight for reason in explain(classifier, THREAT).reasons if reason.text == "sunk"]
    assert reasons[0] == pytest.approx(reasons[1])
