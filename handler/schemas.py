"""What goes over the wire, both ways. Field descriptions are the docstrings below the fields."""

import ast
import inspect
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from typing_extensions import TypeAliasType

from handler.examples import EXAMPLES
from model.classifier import DEFAULT_OPERATING_POINT

__all__ = [
    "MAX_BATCH_ITEMS",
    "MAX_TEXT_CHARACTERS",
    "BatchError",
    "BatchItem",
    "BatchRequest",
    "BatchResponse",
    "BatchResult",
    "Classification",
    "ClassifyRequest",
    "ClassifyResponse",
    "Explanation",
    "Health",
    "InvalidParam",
    "ModelBrief",
    "ModelReference",
    "Problem",
    "Reason",
    "RefusedItem",
]

# A sentence: the longest of 18,000 news sentences has under 500 characters, so 2,000 refuses articles, not sentences.
MAX_TEXT_CHARACTERS = 2_000
# A thousand sentences of news fit in the body limit and are answered in some 100 ms.
MAX_BATCH_ITEMS = 1_000
MAX_ID_CHARACTERS = 256


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must hold more than white space")
    return text


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARACTERS), AfterValidator(_not_blank)]
# A named alias becomes a schema of its own, whose enum is filled in from the loaded model's manifest.
OperatingPointName = TypeAliasType(
    "OperatingPointName", Annotated[str, Field(description="Name of an operating point: one of the loaded model's.")]
)
Stance = TypeAliasType("Stance", Annotated[str, Field(description="A stance: one of the loaded model's.")])
Probability = Annotated[float, Field(ge=0, le=1)]


def _document(schema: dict[str, Any], cls: type) -> None:
    schema["examples"] = [EXAMPLES[cls.__name__]]
    for base in cls.__mro__:
        if base.__module__ == __name__:
            for name, description in _field_docstrings(base).items():
                schema["properties"][name].setdefault("description", description)


def _field_docstrings(cls: type) -> dict[str, str]:
    # Pydantic can read them too, but does so at import, at the cost of every cold start.
    (body,) = (node.body for node in ast.parse(inspect.getsource(cls)).body if isinstance(node, ast.ClassDef))
    return {
        field.target.id: str(docstring.value.value)
        for field, docstring in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(docstring, ast.Expr)
        and isinstance(docstring.value, ast.Constant)
    }


class Schema(BaseModel):
    """Common ground of all schemas."""

    model_config = ConfigDict(json_schema_extra=_document)


class Strict(Schema):
    """What callers send: unknown fields and wrong types are refused, not guessed at."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ClassifyRequest(Strict):
    """One sentence to classify."""

    text: Text
    """The sentence."""
    explain: bool = False
    """Whether to say which words decided it."""
    operating_point: OperatingPointName = DEFAULT_OPERATING_POINT
    """The thresholds by which the model abstains: one of the loaded model's."""


class ModelReference(Schema):
    """Which model answered."""

    version: str
    """Version of the model."""
    sha256: str
    """Digest of the model file."""


class Classification(Schema):
    """The stance a sentence reports, and how sure the model is of it."""

    stance: Stance
    """The most probable stance."""
    decided: bool
    """Whether the model is sure enough. Where false, treat the sentence as taking no stance."""
    confidence: Probability
    """Probability of `stance` among the stances."""
    probabilities: dict[Stance, Probability]
    """Probability of each stance, given that the sentence takes one; they sum to 1."""
    none_probability: Probability
    """Probability that the sentence takes no stance."""
    known_terms: Probability
    """Share of the sentence's words and word pairs that the model knows."""


class Reason(Schema):
    """What one word, or two neighbouring ones, add to the winning stance."""

    text: str
    """The words as they stand in the sentence."""
    begin: int
    """Where they begin, in code points."""
    end: int
    """Where they end, exclusive."""
    weight: float
    """What they add to `margin`; negative for words that speak against the stance."""


class Explanation(Schema):
    """The answer taken apart: `bias` and the reasons' weights sum to `margin`."""

    margin: float
    """The winning stance's logit minus the mean of the other stances' logits."""
    bias: float
    """The part of `margin` that no word answers for."""
    reasons: list[Reason]
    """Greatest absolute weight first."""


class ClassifyResponse(Classification):
    """The answer for one sentence."""

    explanation: Explanation | None = None
    """Only where it was asked for."""
    model: ModelReference
    request_id: str
    """Also in the header X-Request-Id."""


class BatchItem(Strict):
    """One sentence of a batch."""

    id: Annotated[str, StringConstraints(max_length=MAX_ID_CHARACTERS)] | None = None
    """Whatever the caller knows it by; given back with the answer."""
    text: Text
    """The sentence."""


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """An item that does not fit its schema, in the place of one that does."""

    value: object
    refusal: ValidationError

    @property
    def id(self) -> str | None:
        """Its id, where that can be given back."""
        found = self.value.get("id") if isinstance(self.value, dict) else None
        bad = {error["loc"][0] for error in self.refusal.errors() if error["loc"]}
        return found if isinstance(found, str) and "id" not in bad else None


def _keep_refused(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    try:
        return validate(value)
    except ValidationError as exc:
        return RefusedItem(value, exc)


class BatchRequest(Strict):
    """Many sentences to classify. Each is checked by itself, so that a bad one never fails the others."""

    items: Annotated[list[Annotated[BatchItem, WrapValidator(_keep_refused)]], Field(max_length=MAX_BATCH_ITEMS)]
    """The sentences."""
    operating_point: OperatingPointName = DEFAULT_OPERATING_POINT
    """The thresholds by which the model abstains: one of the loaded model's."""

    def checked(self) -> list[BatchItem | RefusedItem]:
        """The items, as what they are after validation."""
        return [*self.items]


class InvalidParam(Schema):
    """A field that was refused."""

    name: str
    """Where it stands, with dots between."""
    reason: str
    """What is allowed."""
    value: str
    """What was found, escaped and cut short."""


class OfItem(Schema):
    """Which item of the request is meant."""

    id: str | None
    """The item's id; null where it has no sound one."""
    index: int
    """The item's place in the request, from 0."""


class BatchResult(Classification, OfItem):
    """The answer for one item."""


class BatchError(OfItem):
    """An item that could not be classified."""

    invalid_params: list[InvalidParam]
    """Which of its fields were refused."""


class BatchResponse(Schema):
    """Answers and errors; every item is in one of the two."""

    results: list[BatchResult]
    errors: list[BatchError]
    model: ModelReference
    request_id: str
    """Also in the header X-Request-Id."""


class ModelBrief(ModelReference):
    """The loaded model's manifest in brief."""

    created: str
    """Day of the corpus it was fitted on."""
    labels: list[str]
    """All labels it was fitted on."""
    abstain_label: str
    """The one that means "takes no stance"."""
    features: int
    """Size of the vocabulary."""
    metrics: dict[str, float]
    """Cross-validated scores."""
    operating_points: dict[str, dict[str, float]]
    """The thresholds by which it abstains."""


class Health(Schema):
    """Whether the service lives, or is ready."""

    status: str


class Problem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    """The status in words."""
    status: int
    detail: str
    """What is wrong, for a person."""
    instance: str
    """The path that was asked for."""
    code: str
    """What is wrong, for a program."""
    request_id: str | None
    invalid_params: list[InvalidParam] | None = None
    """Which fields were refused; for code `invalid_request` only."""
