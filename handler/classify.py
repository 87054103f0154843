"""The routes that classify."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from handler.errors import InvalidFieldError, invalid_params
from handler.openapi import problems
from handler.schemas import (
    BatchError,
    BatchItem,
    BatchRequest,
    BatchResponse,
    BatchResult,
    ClassifyRequest,
    ClassifyResponse,
    Explanation,
    ModelReference,
    Reason,
    RefusedItem,
)
from model.classifier import StanceClassifier
from model.explanation import explain

__all__ = ["Served", "router"]


async def served_classifier(request: Request) -> StanceClassifier:
    """The classifier of the application that the request came to."""
    classifier: StanceClassifier = request.app.state.model.classifier
    return classifier


Served = Annotated[StanceClassifier, Depends(served_classifier)]
router = APIRouter(prefix="/v1", tags=["classify"], responses=problems(400, 413, 415, 422, 503))


@router.post("/classify", operation_id="classify", response_model_exclude_unset=True)
async def classify(body: ClassifyRequest, request: Request, classifier: Served) -> ClassifyResponse:
    """Say which stance a sentence reports, and on request which words decided it."""
    check_operating_point(classifier, body.operating_point)
    (prediction,) = classifier.predict([body.text], body.operating_point)
    answer = ClassifyResponse(**prediction._asdict(), model=_reference(classifier), request_id=request.state.request_id)
    if body.explain:
        answer.explanation = _explanation(classifier, body.text)
    return answer


@router.post("/classify/batch", operation_id="classifyBatch")
async def classify_batch(body: BatchRequest, request: Request, classifier: Served) -> BatchResponse:
    """Classify up to 1,000 sentences. A bad one is reported by itself; the others are answered."""
    items = list(enumerate(body.checked()))
    sound = [(index, item) for index, item in items if isinstance(item, BatchItem)]
    check_operating_point(classifier, body.operating_point)
    predictions = classifier.predict((item.text for _, item in sound), body.operating_point)
    return BatchResponse(
        results=[
            BatchResult(id=item.id, index=index, **prediction._asdict())
            for (index, item), prediction in zip(sound, predictions, strict=True)
        ],
        errors=[
            BatchError(id=item.id, index=index, invalid_params=invalid_params(item.refusal.errors()))
            for index, item in items
            if isinstance(item, RefusedItem)
        ],
        model=_reference(classifier),
        request_id=request.state.request_id,
    )


def check_operating_point(classifier: StanceClassifier, name: str) -> None:
    """Refuse an operating point that the loaded model does not have.

    Raises
    ------
    InvalidFieldError
        With those it has.
    """
    known = sorted(classifier.parameters.operating_points)
    if name not in known:
        raise InvalidFieldError("operating_point", name, f"must be one of {', '.join(known)}")


def _reference(classifier: StanceClassifier) -> ModelReference:
    return ModelReference(version=classifier.manifest.version, sha256=classifier.manifest.sha256)


def _explanation(classifier: StanceClassifier, text: str) -> Explanation:
    found = explain(classifier, text)
    reasons = [Reason(text=r.text, begin=r.begin, end=r.end, weight=r.weight) for r in found.reasons]
    return Explanation(margin=found.margin, bias=found.bias, reasons=reasons)
