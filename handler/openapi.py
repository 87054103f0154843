"""The OpenAPI document: which problems a route can answer with, and the loaded model's labels as enums."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from handler.examples import EXAMPLES
from handler.schemas import Problem

__all__ = ["describe_with", "problems"]

CODES = {
    400: ("bad_json", "the body is not JSON: Expecting value"),
    413: ("body_too_large", "the body has 2000000 bytes; at most 1048576 are taken"),
    415: ("unsupported_media_type", "Content-Type is 'text/plain'; it must be application/json"),
    422: ("invalid_request", "text: must hold more than white space"),
    500: ("internal_error", "the service failed; the failure is logged under this request_id"),
    503: ("model_unavailable", "no sound model is loaded; the log says why"),
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problems a route can answer with, for its ``responses``; 500 goes without saying."""
    return {status: _problem_response(status) for status in (*statuses, 500)}


def _problem_response(status: int) -> dict[str, Any]:
    code, detail = CODES[status]
    title = HTTPStatus(status).phrase
    example = {**EXAMPLES["Problem"], "status": status, "title": title, "code": code, "detail": detail}
    if status != HTTPStatus.UNPROCESSABLE_ENTITY:
        del example["invalid_params"]
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {"description": title, "content": {"application/problem+json": {"schema": schema, "example": example}}}


def describe_with(app: FastAPI, enums: Callable[[], Mapping[str, list[str]]]) -> Callable[[], dict[str, Any]]:
    """Make the function that writes an application's OpenAPI document.

    Parameters
    ----------
    app : FastAPI
        The application.
    enums : callable
        Tells, by schema, the values that the loaded model knows; none if no model is loaded.

    Returns
    -------
    callable
        What `FastAPI.openapi` is to be.
    """

    def openapi() -> dict[str, Any]:
        document = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=app.description, routes=app.routes
        )
        schemas = document["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        schemas[Problem.__name__] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(schemas[Problem.__name__].pop("$defs", {}))
        for name, values in enums().items():
            schemas[name]["enum"] = values
        # Relative to where the document lies, and so right behind any stage or domain prefix.
        document["servers"] = [{"url": "."}]
        return document

    return openapi
