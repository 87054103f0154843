"""One true-to-life example for each schema, for the API's documentation."""

from typing import Any

__all__ = ["EXAMPLES"]

_TEXT = "The admiral said any vessel that crosses the line would be sunk without further warning."
_MODEL = {"version": "2026-11-22-0123abcd", "sha256": "0123abcd" * 8}
_ANSWER = {
    "stance": "escalatory",
    "decided": True,
    "confidence": 0.93,
    "probabilities": {"cautious": 0.04, "escalatory": 0.93, "supportive": 0.03},
    "none_probability": 0.12,
    "known_terms": 0.71,
}
_REASON = {"text": "sunk", "begin": 59, "end": 63, "weight": 0.8}
_EXPLANATION = {"margin": 0.6, "bias": -0.2, "reasons": [_REASON]}
_ITEM = {"id": "a1", "text": _TEXT}
_RESULT = {"id": "a1", "index": 0, **_ANSWER}
_PARAM = {"name": "text", "reason": "must hold more than white space", "value": "' '"}
_ERROR = {"id": "a2", "index": 1, "invalid_params": [_PARAM]}
_REQUEST_ID = "0b5c9a1c0f6e4c55a1c2f6b1f3d7e8a9"

EXAMPLES: dict[str, dict[str, Any]] = {
    "BatchError": _ERROR,
    "BatchItem": _ITEM,
    "BatchRequest": {"items": [_ITEM], "operating_point": "balanced"},
    "BatchResponse": {"results": [_RESULT], "errors": [_ERROR], "model": _MODEL, "request_id": _REQUEST_ID},
    "BatchResult": _RESULT,
    "Classification": _ANSWER,
    "ClassifyRequest": {"text": _TEXT, "explain": True, "operating_point": "balanced"},
    "ClassifyResponse": {**_ANSWER, "explanation": _EXPLANATION, "model": _MODEL, "request_id": _REQUEST_ID},
    "Explanation": _EXPLANATION,
    "Health": {"status": "ok"},
    "InvalidParam": _PARAM,
    "ModelBrief": {
        **_MODEL,
        "created": "2026-11-22",
        "labels": ["cautious", "escalatory", "none", "supportive"],
        "abstain_label": "none",
        "features": 100_000,
        "metrics": {"macro_f1": 0.7},
        "operating_points": {"balanced": {"min_confidence": 0.5, "max_none_probability": 0.5}},
    },
    "ModelReference": _MODEL,
    "Problem": {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "text: must hold more than white space",
        "instance": "/v1/classify",
        "code": "invalid_request",
        "request_id": _REQUEST_ID,
        "invalid_params": [_PARAM],
    },
    "Reason": _REASON,
}
