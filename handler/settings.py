"""Settings: the only place where the environment is read."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Settings", "SettingsError"]

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """An environment variable has a value that cannot be used; the message names it and what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may choose.

    Parameters
    ----------
    model_uri : str, optional
        ``STANCE_MODEL_URI``: folder of the model to serve; the bundled model without it.
    log_level : str
        ``STANCE_LOG_LEVEL``: one of Python's level names.
    base_path : str
        ``STANCE_BASE_PATH``: path prefix that a custom domain puts before every route, ``/stance`` say.
    """

    model_uri: str | None = None
    log_level: str = "INFO"
    base_path: str = "/"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings.

        Raises
        ------
        SettingsError
            If a variable's value cannot be used.
        """
        level = environment.get("STANCE_LOG_LEVEL", "INFO").upper()
        if level not in LOG_LEVELS:
            raise SettingsError(f"STANCE_LOG_LEVEL is {level!r}; it must be one of {', '.join(LOG_LEVELS)}")
        base_path = environment.get("STANCE_BASE_PATH", "/")
        if not base_path.startswith("/"):
            raise SettingsError(f"STANCE_BASE_PATH is {base_path!r}; it must start with /")
        return cls(environment.get("STANCE_MODEL_URI") or None, level, base_path)

    @property
    def log_level_number(self) -> int:
        """The level as `logging` counts it."""
        return logging.getLevelNamesMapping()[self.log_level]
