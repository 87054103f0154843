"""The routes that tell how the service is: which model it serves, whether it lives, whether it is ready."""

from dataclasses import asdict

from fastapi import APIRouter

from handler.classify import Served
from handler.openapi import problems
from handler.schemas import Health, ModelBrief

__all__ = ["router"]

router = APIRouter(tags=["status"])


@router.get("/v1/models/current", operation_id="getCurrentModel", responses=problems(503))
async def current_model(classifier: Served) -> ModelBrief:
    """Tell what the loaded model is."""
    return ModelBrief.model_validate(asdict(classifier.manifest))


@router.get("/livez", operation_id="getLiveness", responses=problems())
async def livez() -> Health:
    """Tell that the process answers."""
    return Health(status="ok")


@router.get("/readyz", operation_id="getReadiness", responses=problems(503))
async def readyz(_: Served) -> Health:
    """Tell that a model is loaded and is the one its manifest names."""
    return Health(status="ready")
