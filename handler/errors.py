"""Errors as the caller sees them: problem details (RFC 9457), one shape from every route.

ApiError
├── BodyTooLargeError         413  the body exceeds the limit
├── InvalidFieldError         422  a field's value is none that the loaded model knows
├── UnsupportedMediaTypeError 415  the body is not declared as JSON
└── ModelUnavailableError     503  no sound model is loaded

Everything else becomes the same shape: bad JSON (400), what validation refuses (422), unknown routes (404), wrong
methods (405) and failures nobody foresaw (500).
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from types import MappingProxyType
from typing import Any, ClassVar

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Scope

from handler.schemas import InvalidParam

__all__ = [
    "ApiError",
    "BodyTooLargeError",
    "InvalidFieldError",
    "ModelUnavailableError",
    "UnsupportedMediaTypeError",
    "api_problem",
    "http_problem",
    "invalid_params",
    "problem",
    "validation_problem",
]

# Where Pydantic's own words would puzzle a caller who knows JSON but not Python.
REASONS = {
    "extra_forbidden": "unknown field",
    "missing": "required, but not there",
    "model_attributes_type": "must be a JSON object",
    "string_unicode": "must be valid Unicode, without lone surrogates",
}
# A refused value, or the name of an unknown field, is shown so far, escaped: enough to know it again.
SHOWN_VALUE = 80
# So many refused fields are named: a body of unknown fields must not grow into an answer ten times its size.
SHOWN_PARAMS = 10


class ApiError(Exception):
    """A request that cannot be answered; the message is the problem's detail."""

    status: ClassVar[int]
    code: ClassVar[str]
    # Further members of the problem object.
    members: Mapping[str, object] = MappingProxyType({})


class BodyTooLargeError(ApiError):
    """The body exceeds the limit."""

    status, code = 413, "body_too_large"


class UnsupportedMediaTypeError(ApiError):
    """The body is not declared as JSON."""

    status, code = 415, "unsupported_media_type"


class InvalidFieldError(ApiError):
    """A field's value is none that the loaded model knows.

    Parameters
    ----------
    name : str
        The field.
    value : object
        What was found.
    reason : str
        What is allowed.
    """

    status, code = 422, "invalid_request"

    def __init__(self, name: str, value: object, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.members = {"invalid_params": [InvalidParam(name=name, reason=reason, value=_shown(value)).model_dump()]}


class ModelUnavailableError(ApiError):
    """No sound model is loaded."""

    status, code = 503, "model_unavailable"


class ProblemResponse(JSONResponse):
    """A JSON answer of the problem type."""

    media_type = "application/problem+json"


def problem(
    scope: Scope, status: int, code: str, detail: str, headers: dict[str, str] | None = None, **more: object
) -> ProblemResponse:
    """Make a problem of any kind.

    Parameters
    ----------
    scope : Scope
        The request's, for its path and id.
    status : int
        HTTP status.
    code : str
        What programs tell problems apart by.
    detail : str
        What is wrong, for a person.
    headers : dict, optional
        More headers of the answer.
    **more
        Further members of the problem object.
    """
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": scope["path"],
        "code": code,
        "request_id": scope.get("state", {}).get("request_id"),
        **more,
    }
    return ProblemResponse(content, status, headers)


async def api_problem(request: Request, exc: ApiError) -> ProblemResponse:
    """Answer an `ApiError`."""
    return problem(request.scope, exc.status, exc.code, str(exc), headers=None, **exc.members)


async def http_problem(request: Request, exc: HTTPException) -> ProblemResponse:
    """Answer what the framework refuses: no such route, no such method, a body that is not text."""
    code = "bad_json" if exc.status_code == HTTPStatus.BAD_REQUEST else HTTPStatus(exc.status_code).name.lower()
    detail = {404: f"there is nothing at {request.scope['path']}", 405: f"{request.method} is not allowed here"}
    headers = dict(exc.headers or {})
    return problem(request.scope, exc.status_code, code, detail.get(exc.status_code, str(exc.detail)), headers)


async def validation_problem(request: Request, exc: RequestValidationError) -> ProblemResponse:
    """Answer a request that does not fit its schema."""
    errors = exc.errors()
    if errors and errors[0]["type"] == "json_invalid":
        reason = errors[0].get("ctx", {}).get("error", "malformed")
        return problem(request.scope, 400, "bad_json", f"the body is not JSON: {reason}")
    found = [param.model_dump() for param in invalid_params(errors)]
    detail = "; ".join(f"{param['name']}: {param['reason']}" for param in found[:3])
    return problem(request.scope, 422, "invalid_request", detail, invalid_params=found)


def invalid_params(errors: Iterable[Mapping[str, Any]]) -> list[InvalidParam]:
    """Put what Pydantic found wrong, the first ten of it, into our words: the field, the value, and what is allowed."""
    return [
        InvalidParam(
            name=".".join(str(part) for part in error["loc"] if part != "body")[:SHOWN_VALUE] or "body",
            reason=REASONS.get(error["type"]) or error["msg"].removeprefix("Value error, "),
            value=_shown(error["input"]),
        )
        for error in islice(errors, SHOWN_PARAMS)
    ]


def _shown(value: object) -> str:
    whole = ascii(value if not isinstance(value, str) else value[: 2 * SHOWN_VALUE])
    return whole if len(whole) <= SHOWN_VALUE else whole[:SHOWN_VALUE] + "..."
