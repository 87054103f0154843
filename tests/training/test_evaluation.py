import numpy as np
import pytest

from training.evaluation import evaluate, expected_calibration_error

CLASSES = ("cautious", "escalatory", "none", "supportive")


def score(*rows):
    gold, probabilities = zip(*rows, strict=True)
    return evaluate(np.array(probabilities), gold, CLASSES, "none")


PERFECT = [(label, np.eye(4)[i] * 0.96 + 0.01) for i, label in enumerate(CLASSES)] * 5


def test_perfect_probabilities_have_perfect_scores():
    scores = score(*PERFECT)
    assert (scores.stance_macro_f1, scores.macro_f1, scores.none_auroc, scores.accuracy_at_60) == (1, 1, 1, 1)


def test_the_abstain_label_does_not_count_among_the_stances():
    hesitant = [
        ("escalatory", [0.1, 0.3, 0.5, 0.1]),
        ("cautious", [0.3, 0.1, 0.5, 0.1]),
        ("supportive", [0.1, 0.1, 0.5, 0.3]),
    ]
    scores = score(*hesitant, ("none", [0.1, 0.1, 0.7, 0.1]))
    assert scores.stance_macro_f1 == 1
    assert scores.accuracy == 0.25


def test_accuracy_at_60_counts_the_most_confident():
    sure = [("escalatory", [0.01, 0.9, 0.05, 0.04])] * 6
    wrong = [("cautious", [0.3, 0.35, 0.1, 0.25])] * 4
    assert score(*sure, *wrong).accuracy_at_60 == 1


def test_scores_that_are_undefined_are_nan():
    scores = score(("none", [0.1, 0.1, 0.7, 0.1]))
    assert np.isnan([scores.stance_macro_f1, scores.none_auroc, scores.accuracy_at_60, scores.stance_ece]).all()


def test_a_promise_kept_has_no_calibration_error():
    outcome = np.tile([True, True, True, False], 150)
    assert expected_calibration_error(np.full(600, 0.75), outcome, bins=1) == 0


def test_a_promise_broken_has_the_distance_as_error():
    assert expected_calibration_error(np.full(600, 0.9), np.zeros(600, dtype=bool)) == pytest.approx(0.9)
