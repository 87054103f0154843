"""What a fitted stance model is: the analyzer, the scorer, explanations, the model file and where it lies.

Standard library and a stemmer only: this is all that answers a request.
"""

from model.classifier import StanceClassifier
from model.errors import ModelDigestError, ModelError, ModelFormatError, ModelNotFoundError
from model.explanation import Explanation, Reason, explain
from model.manifest import Manifest
from model.prediction import OperatingPoint, Prediction
from model.storage import load_classifier

__all__ = [
    "Explanation",
    "Manifest",
    "ModelDigestError",
    "ModelError",
    "ModelFormatError",
    "ModelNotFoundError",
    "OperatingPoint",
    "Prediction",
    "Reason",
    "StanceClassifier",
    "explain",
    "load_classifier",
]
