"""The documentation page: Swagger UI, every file of it served by us."""

from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

__all__ = ["add_docs"]

STATIC = Path(__file__).parent / "static"
# Swagger UI writes style attributes and draws its icons from data URLs; everything else comes from files of ours.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def add_docs(app: FastAPI) -> None:
    """Serve ``/docs``, its files under ``/static``, and a redirect to it at ``/``.

    All addresses are relative, and so right behind any stage or domain prefix.
    """

    async def docs() -> FileResponse:
        return FileResponse(STATIC / "docs.html", headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})

    async def home() -> RedirectResponse:
        return RedirectResponse("docs")

    app.add_api_route("/docs", docs, include_in_schema=False)
    app.add_api_route("/", home, include_in_schema=False)
    app.mount("/static/swagger-ui", StaticFiles(directory=_swagger_files()))
    app.mount("/static", StaticFiles(directory=STATIC))


def _swagger_files() -> Path:
    # Found without importing the package, which would add to every cold start.
    spec = find_spec("fastapi_swagger")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package fastapi-swagger is not installed: pip install stance-api")
    return Path(spec.origin).parent / "resources"
