"""Calibration: probabilities that mean what they say.

Bias-corrected temperature scaling, with one bias, that of the abstain label: logits are divided by a temperature and
the abstain label's is moved. Both act on the logits linearly, so they fold into the weights, and a calibrated model
costs nothing more to serve.

Source: Alexandari, Kundaje, Shrikumar, "Maximum likelihood with bias-corrected calibration is hard-to-beat at label
shift adaptation", ICML 2020.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax

__all__ = ["Calibration", "fit_calibration"]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The two numbers of the calibration.

    Parameters
    ----------
    temperature : float
        What logits are divided by; above 1 makes the model less sure.
    stance_bias : float
        Added to each stance's log-odds against the abstain label.
    """

    temperature: float = 1.0
    stance_bias: float = 0.0

    def apply(self, logits: np.ndarray, abstain: int) -> np.ndarray:
        """Calibrate logits that are relative to the abstain label.

        Parameters
        ----------
        logits : ndarray of float, shape (n_texts, n_labels)
            The column `abstain` is 0.
        abstain : int
            Index of the abstain label.

        Returns
        -------
        ndarray of float, shape (n_texts, n_labels)
            Calibrated; the column `abstain` is 0 still.
        """
        calibrated = logits / self.temperature + self.stance_bias
        calibrated[:, abstain] = 0.0
        return calibrated


def fit_calibration(logits: np.ndarray, labels: np.ndarray, abstain: int) -> Calibration:
    """Choose the calibration that makes held-out labels most likely.

    Parameters
    ----------
    logits : ndarray of float, shape (n_texts, n_labels)
        Out-of-fold logits, relative to the abstain label.
    labels : ndarray of int, shape (n_texts,)
        The true labels' columns.
    abstain : int
        Index of the abstain label.

    Returns
    -------
    Calibration
        Its log-loss on these logits is at most that of the identity.
    """

    def log_loss(numbers: np.ndarray) -> float:
        calibrated = Calibration(float(np.exp(numbers[0])), float(numbers[1])).apply(logits, abstain)
        return -float(log_softmax(calibrated, axis=1)[np.arange(len(labels)), labels].mean())

    # The temperature's logarithm is searched, so that it stays positive.
    found = minimize(log_loss, x0=np.zeros(2), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-8})
    # Rounded, so that the last digits of another machine's arithmetic do not reach the model file.
    return Calibration(round(float(np.exp(found.x[0])), 3), round(float(found.x[1]), 3))
