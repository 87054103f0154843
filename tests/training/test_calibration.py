import numpy as np
import pytest
from scipy.special import log_softmax, softmax

from training.calibration import Calibration, fit_calibration

ABSTAIN = 2


@pytest.fixture
def drawn():
    """Logits, and labels drawn from them once they are calibrated by a known temperature and bias."""
    generator = np.random.default_rng(0)
    logits = generator.normal(scale=3.0, size=(20_000, 4))
    logits -= logits[:, [ABSTAIN]]
    probabilities = softmax(Calibration(2.0, -0.5).apply(logits, ABSTAIN), axis=1)
    labels = (probabilities.cumsum(axis=1) < generator.random((20_000, 1))).sum(axis=1)
    return logits, labels


def log_loss(logits, labels):
    return -log_softmax(logits, axis=1)[np.arange(len(labels)), labels].mean()


def test_a_known_calibration_is_found_again(drawn):
    found = fit_calibration(*drawn, ABSTAIN)
    assert (found.temperature, found.stance_bias) == pytest.approx((2.0, -0.5), abs=0.1)


def test_the_log_loss_improves(drawn):
    logits, labels = drawn
    calibrated = fit_calibration(logits, labels, ABSTAIN).apply(logits, ABSTAIN)
    assert log_loss(calibrated, labels) < log_loss(logits, labels)


def test_the_abstain_label_stays_the_reference(drawn):
    assert not Calibration(2.0, 1.0).apply(drawn[0], ABSTAIN)[:, ABSTAIN].any()


def test_the_order_of_the_stances_is_kept(drawn):
    stances = [0, 1, 3]
    calibrated = Calibration(2.0, 1.0).apply(drawn[0], ABSTAIN)
    assert (calibrated[:, stances].argmax(axis=1) == drawn[0][:, stances].argmax(axis=1)).all()
