"""The model that answers: loaded once, and honest about it when there is none."""

import time
from dataclasses import dataclass

from handler.errors import ModelUnavailableError
from handler.logs import logger
from handler.settings import Settings
from model.classifier import StanceClassifier
from model.errors import ModelError
from model.storage import BUNDLED, load_classifier

__all__ = ["ServedModel"]


@dataclass(frozen=True, slots=True)
class ServedModel:
    """A classifier, or why there is none.

    Parameters
    ----------
    loaded : StanceClassifier, optional
        The classifier, its digest verified.
    trouble : str
        Why there is none.
    """

    loaded: StanceClassifier | None
    trouble: str = ""

    @classmethod
    def load(cls, settings: Settings) -> "ServedModel":
        """Load the model that the settings name; a failure is kept, not raised, so that the service can say so."""
        began = time.perf_counter()
        try:
            classifier = load_classifier(settings.model_uri or BUNDLED)
        except ModelError as exc:
            logger.error("no model", extra={"fields": {"trouble": str(exc)}})
            return cls(None, str(exc))
        fields = {"model": classifier.manifest.version, "load_ms": round((time.perf_counter() - began) * 1000, 1)}
        logger.info("model loaded", extra={"fields": fields})
        return cls(classifier)

    @property
    def classifier(self) -> StanceClassifier:
        """The classifier.

        Raises
        ------
        ModelUnavailableError
            If there is none. Why is in the log only: it names paths of the deployment.
        """
        if self.loaded is None:
            raise ModelUnavailableError("no sound model is loaded; the log says why")
        return self.loaded

    def enums(self) -> dict[str, list[str]]:
        """By schema, the values that the model knows; none if there is no model."""
        if self.loaded is None:
            return {}
        points = sorted(self.loaded.parameters.operating_points)
        return {"Stance": list(self.loaded.stances_), "OperatingPointName": points}
