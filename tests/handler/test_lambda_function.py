import importlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from handler import lambda_function

EVENTS = Path(__file__).parent.parent / "events"
CONTEXT = SimpleNamespace(aws_request_id="b1f0")


def load(name: str):
    return json.loads((EVENTS / f"{name}.json").read_text())


def with_route(event, method, path, body=None):
    """The same event for another route."""
    text = json.dumps(event).replace("/v1/classify", path).replace("v1/classify", path[1:]).replace("POST", method)
    return json.loads(text) | {"body": body}


@pytest.mark.parametrize("name", ["rest_v1", "rest_v1_base64", "http_v2", "http_v2_named_stage", "function_url"])
def test_an_event_is_answered(name):
    answer = lambda_function.lambda_handler(load(name), CONTEXT)
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"])["stance"] == "cautious"


def test_a_custom_domains_prefix_is_taken_off(monkeypatch):
    monkeypatch.setenv("STANCE_BASE_PATH", "/stance")
    try:
        answer = importlib.reload(lambda_function).lambda_handler(load("rest_v1_custom_domain"), CONTEXT)
    finally:
        monkeypatch.undo()
        importlib.reload(lambda_function)
    assert answer["statusCode"] == 200


@pytest.mark.parametrize("name", ["rest_v1", "http_v2", "http_v2_named_stage", "function_url"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("GET", "/v1/classify", 405), ("POST", "/v1/classify", 400)],
)
def test_a_problem_keeps_its_shape(name, method, path, status):
    answer = lambda_function.lambda_handler(with_route(load(name), method, path, body="{"), CONTEXT)
    headers = answer.get("multiValueHeaders") or answer["headers"]
    problem = json.loads(answer["body"])
    assert (answer["statusCode"], problem["status"]) == (status, status)
    assert "application/problem+json" in headers["content-type"]
    assert problem["instance"] == path


@pytest.mark.parametrize("name", ["rest_v1", "http_v2_named_stage"])
@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/static/swagger-ui/swagger-ui-bundle.js", "/livez"])
def test_pages_are_served_under_a_stage(name, path):
    assert lambda_function.lambda_handler(with_route(load(name), "GET", path), CONTEXT)["statusCode"] == 200


@pytest.mark.parametrize(
    "event", [load("scheduled_ping"), load("malformed"), {}, {"requestContext": None, "resource": 1}]
)
def test_an_event_that_is_no_request_gets_a_problem(event):
    answer = lambda_function.lambda_handler(event, CONTEXT)
    problem = json.loads(answer["body"])
    assert (answer["statusCode"], problem["code"], problem["request_id"]) == (400, "bad_event", "b1f0")
