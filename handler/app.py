"""The application: every stage of a request's way, on one page."""

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from handler import classify, status
from handler.docs import add_docs
from handler.errors import ApiError, api_problem, http_problem, validation_problem
from handler.logs import configure_logs
from handler.middleware import BodyChecks, RequestContext
from handler.openapi import describe_with
from handler.serving import ServedModel
from handler.settings import Settings

__all__ = ["app", "create_app"]


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application, its model loaded.

    Parameters
    ----------
    settings : Settings, optional
        Read from the environment without it.

    Returns
    -------
    FastAPI
        Ready to serve. Where no sound model could be loaded it says so at ``/readyz`` and answers 503.

    Raises
    ------
    SettingsError
        If an environment variable cannot be used.
    """
    settings = settings or Settings.from_environment()
    configure_logs(settings.log_level_number)
    app = FastAPI(
        title="Stance",
        version=version("stance-api"),
        summary="Which stance does a sentence of world news report towards a confrontation?",
        docs_url=None,
        redoc_url=None,
    )
    app.state.model = ServedModel.load(settings)
    app.include_router(classify.router)
    app.include_router(status.router)
    add_docs(app)
    app.openapi = describe_with(app, app.state.model.enums)  # type: ignore[method-assign]
    app.exception_handler(ApiError)(api_problem)
    app.exception_handler(HTTPException)(http_problem)
    app.exception_handler(RequestValidationError)(validation_problem)
    app.add_middleware(BodyChecks)
    app.add_middleware(RequestContext)
    return app


app = create_app()
