import pytest
from pydantic import BaseModel

from handler import schemas


@pytest.fixture(scope="module")
def document(client):
    return client.get("/openapi.json").json()


def operations(document):
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_operation_ids_are_stable(document):
    assert {operation["operationId"] for operation in operations(document)} == {
        "classify",
        "classifyBatch",
        "getCurrentModel",
        "getLiveness",
        "getReadiness",
    }


def test_every_schema_has_an_example_that_fits_it(document):
    for name, schema in document["components"]["schemas"].items():
        cls = getattr(schemas, name, None)
        if isinstance(cls, type) and issubclass(cls, BaseModel):
            cls.model_validate(schema["examples"][0])
        else:
            assert name in {"Stance", "OperatingPointName"}


def test_the_stances_are_those_of_the_loaded_model(document, classifier):
    assert document["components"]["schemas"]["Stance"]["enum"] == list(classifier.stances_)


def test_the_operating_points_are_those_of_the_loaded_model(document, classifier):
    assert document["components"]["schemas"]["OperatingPointName"]["enum"] == sorted(
        classifier.parameters.operating_points
    )


def test_every_error_is_a_problem_with_an_example(document):
    for operation in operations(document):
        for status, response in operation["responses"].items():
            if status != "200":
                content = response["content"]["application/problem+json"]
                assert content["example"]["status"] == int(status)
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_no_schema_is_named_that_is_not_there(document):
    text = str(document)
    for name in document["components"]["schemas"]:
        text = text.replace(f"'#/components/schemas/{name}'", "")
    assert "#/components/schemas/" not in text


def test_the_address_is_relative(document):
    assert document["servers"] == [{"url": "."}]


def test_fields_are_described_by_their_docstrings(document):
    schemas = document["components"]["schemas"]
    assert schemas["ClassifyRequest"]["properties"]["text"]["description"] == "The sentence."
    assert schemas["BatchResult"]["properties"]["confidence"]["description"].startswith("Probability of `stance`")
