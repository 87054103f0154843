"""AWS Lambda: API Gateway's and function URLs' events in, their answers out. The model is loaded at import."""

import gc

# Nothing that is imported is garbage: looking for some would make every cold start longer.
gc.disable()

from typing import Any

from mangum import Mangum
from mangum.adapter import DEFAULT_TEXT_MIME_TYPES
from mangum.types import LambdaContext
from starlette.types import ASGIApp, Receive, Scope, Send

from handler.app import app
from handler.errors import problem
from handler.logs import log_failure
from handler.settings import Settings

__all__ = ["lambda_handler"]


class StagePath:
    """Takes the stage's name off the path, where the gateway leaves it on: HTTP APIs with a named stage do.

    Parameters
    ----------
    app : ASGIApp
        What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        event = scope["aws.event"]
        prefix = f"/{event['requestContext'].get('stage')}/"
        if event.get("version") == "2.0" and scope["path"].startswith(prefix):
            scope["path"] = "/" + scope["path"].removeprefix(prefix)
        await self.app(scope, receive, send)


_http = Mangum(
    StagePath(app),
    # Start-up would run before every request, were lifespan on.
    lifespan="off",
    api_gateway_base_path=Settings.from_environment().base_path,
    # Or problems would leave in base64, which a REST API passes on as it is.
    text_mime_types=[*DEFAULT_TEXT_MIME_TYPES, "application/problem+json"],
)


# What is there by now stays: later collections need not look at it again.
gc.freeze()
gc.enable()


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer one event.

    Parameters
    ----------
    event : dict
        Of a REST API, an HTTP API, a function URL or a load balancer.
    context : LambdaContext
        The invocation's.

    Returns
    -------
    dict
        What the event's source expects. An event that is none of these, a scheduled ping say, gets a problem with
        status 400 rather than a failed invocation.
    """
    try:
        return _http(event, context)
    except Exception as exc:  # noqa: BLE001 - the app answers its own failures, so what is left is the event's
        request_id = str(getattr(context, "aws_request_id", ""))
        log_failure(exc, request_id)
        scope = {"path": "", "state": {"request_id": request_id}}
        answer = problem(scope, 400, "bad_event", "the event is not an HTTP request")
        body = bytes(answer.body).decode()
        return {
            "statusCode": 400,
            "headers": {"content-type": answer.media_type},
            "body": body,
            "isBase64Encoded": False,
        }
