"""Structured logs: one JSON object a line. The text of a request never gets here."""

import json
import logging
import time
import traceback
from typing import Any

__all__ = ["configure_logs", "log_failure", "logger"]

logger = logging.getLogger("stance")


class JsonFormatter(logging.Formatter):
    """Writes a record, with the fields given as ``extra={"fields": {...}}``, as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{record.msecs:03.0f}Z"
        fields: dict[str, Any] = getattr(record, "fields", {})
        return json.dumps({"time": stamp, "level": record.levelname, "message": record.getMessage(), **fields})


def configure_logs(level: int) -> None:
    """Send our records, and only ours, to standard error as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(level)


def log_failure(failure: BaseException, request_id: str) -> None:
    """Record an unexpected failure: its kind and where it arose, but not its message, which may quote the request."""
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(failure.__traceback__)]
    fields = {"request_id": request_id, "exception": type(failure).__name__, "frames": frames}
    logger.error("unexpected failure", extra={"fields": fields})
