import math

import pytest

from model.prediction import OperatingPoint

THREAT = "Any vessel that crosses the line will be sunk without further warning, the admiral said."
RESTRAINT = "The president has yet to authorise the strikes, citing the risk of escalation."
BACKING = "Lawmakers from both parties urged the cabinet to send air-defence batteries to its ally at once."
NOTHING = "The rocket has a range of some 300 kilometres and entered service in 2011."


@pytest.mark.parametrize(("text", "stance"), [(THREAT, "escalatory"), (RESTRAINT, "cautious"), (BACKING, "supportive")])
def test_a_plain_case_of_each_stance_is_decided_as_such(classifier, text, stance):
    (prediction,) = classifier.predict([text])
    assert (prediction.stance, prediction.decided) == (stance, True)


def test_a_sentence_without_a_stance_is_not_decided(classifier):
    (prediction,) = classifier.predict([NOTHING])
    assert not prediction.decided


def test_stance_probabilities_sum_to_one(classifier):
    for prediction in classifier.predict([THREAT, RESTRAINT, BACKING, NOTHING, "", "zzz"]):
        assert math.isclose(sum(prediction.probabilities.values()), 1.0, abs_tol=1e-12)


def test_confidence_is_the_probability_of_the_stance(classifier):
    for prediction in classifier.predict([THREAT, NOTHING]):
        assert (
            prediction.confidence
            == prediction.probabilities[prediction.stance]
            == max(prediction.probabilities.values())
        )


def test_none_probability_is_that_of_the_abstain_label(classifier):
    (row,) = classifier.predict_proba([NOTHING])
    (prediction,) = classifier.predict([NOTHING])
    assert math.isclose(prediction.none_probability, row[classifier.classes_.index("none")], rel_tol=1e-12)


def test_the_stance_is_never_the_abstain_label(classifier):
    assert {p.stance for p in classifier.predict([NOTHING, "", "1"])} <= {"cautious", "escalatory", "supportive"}


def test_known_terms_is_the_share_of_features_in_the_vocabulary(classifier):
    (common, made_up) = classifier.predict(["They agreed a ceasefire.", "qwxz qwxy"])
    assert common.known_terms > 0.8
    assert made_up.known_terms == 0.0


def test_a_text_without_words_gets_the_prior(classifier):
    (empty, blank) = classifier.predict_proba(["", "()"])
    assert empty == blank


def test_the_always_point_decides_everything(classifier):
    assert all(p.decided for p in classifier.predict([NOTHING, "", THREAT], operating_point="always"))


def test_the_precise_point_decides_no_more_than_the_balanced_one(classifier):
    texts = [THREAT, RESTRAINT, BACKING, NOTHING] * 3
    decided = [sum(p.decided for p in classifier.predict(texts, point)) for point in ("precise", "balanced")]
    assert decided[0] <= decided[1]


def test_an_unknown_operating_point_is_refused_with_the_known_ones(classifier):
    with pytest.raises(ValueError, match=r"'bold'.*always, balanced, precise"):
        classifier.predict([THREAT], operating_point="bold")


@pytest.mark.parametrize(
    ("confidence", "none_probability", "decided"), [(0.6, 0.4, True), (0.59, 0.4, False), (0.6, 0.41, False)]
)
def test_an_operating_point_wants_both_thresholds_met(confidence, none_probability, decided):
    assert OperatingPoint(0.6, 0.4).decides(confidence, none_probability) is decided


@pytest.mark.parametrize("text", ["", "()", "asdf qwer", "The", "12"])
def test_a_text_that_says_nothing_is_not_decided(classifier, text):
    (prediction,) = classifier.predict([text])
    assert not prediction.decided
