"""What every request passes through, outermost first: its id, time and log line; then the checks on its body."""

import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handler.errors import ApiError, BodyTooLargeError, UnsupportedMediaTypeError, problem
from handler.logs import log_failure, logger

__all__ = ["MAX_BODY_BYTES", "BodyChecks", "RequestContext"]

# A thousand sentences of 500 characters, twice over for markup and escapes; API Gateway itself stops at 10 MB.
MAX_BODY_BYTES = 2**20
# Ids of callers are taken over if they can do no harm in a log or a header.
_SOUND_ID = re.compile(r"[A-Za-z0-9._:/+=@-]{1,128}")


class RequestContext:
    """Gives a request its id, answers failures nobody foresaw, and writes the log line.

    Parameters
    ----------
    app : ASGIApp
        What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                headers["Server-Timing"] = f"app;dur={(time.perf_counter() - began) * 1000:.3f}"
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception as exc:  # noqa: BLE001 - whatever it is, the caller gets our shape and no traceback
            log_failure(exc, request_id)
            if not status:
                detail = "the service failed; the failure is logged under this request_id"
                await problem(scope, 500, "internal_error", detail)(scope, receive, send_with_headers)
        finally:
            _log_request(scope, status, time.perf_counter() - began)


class BodyChecks:
    """Refuses a body that is too large or not declared as JSON, before anything parses it.

    Parameters
    ----------
    app : ASGIApp
        What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        try:
            _check_headers(Headers(scope=scope))
            body = await _read_body(receive)
        except ApiError as exc:
            await problem(scope, exc.status, exc.code, str(exc))(scope, receive, send)
            return
        messages = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def replay() -> Message:
            return next(messages, None) or await receive()

        await self.app(scope, replay, send)


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _SOUND_ID.fullmatch(given) else uuid4().hex


def _check_headers(headers: Headers) -> None:
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > MAX_BODY_BYTES:
        raise BodyTooLargeError(f"the body has {length} bytes; at most {MAX_BODY_BYTES} are taken")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise UnsupportedMediaTypeError(f"Content-Type is {media_type!a}; it must be application/json")


async def _read_body(receive: Receive) -> bytes:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY_BYTES:
            raise BodyTooLargeError(f"the body is too large; at most {MAX_BODY_BYTES} bytes are taken")
    return bytes(body)


def _log_request(scope: Scope, status: int, seconds: float) -> None:
    # The route's pattern, not the path: what a caller writes into a path is not ours to keep.
    route = getattr(scope.get("route"), "path", None)
    fields = {
        "request_id": scope["state"]["request_id"],
        "method": scope["method"],
        "route": route,
        "status": status,
        "duration_ms": round(seconds * 1000, 3),
    }
    logger.info("request", extra={"fields": fields})
