"""One shape for every error, on every route to it."""

import pytest
from starlette.testclient import TestClient

from handler.app import create_app
from handler.middleware import MAX_BODY_BYTES
from handler.settings import Settings

JSON = {"content-type": "application/json"}
FIELDS = {"type", "title", "status", "detail", "instance", "code", "request_id"}


@pytest.fixture(scope="module")
def failing_client():
    """An application whose classifier fails in a way nobody foresaw."""
    app = create_app(Settings())

    class Broken:
        @property
        def classifier(self):
            raise ZeroDivisionError("the secret text of a request")

    app.state.model = Broken()
    return TestClient(app, raise_server_exceptions=False)


CASES = {
    "bad json": (400, "bad_json", {"method": "POST", "url": "/v1/classify", "content": '{"text": ', "headers": JSON}),
    "not utf-8": (400, "bad_json", {"method": "POST", "url": "/v1/classify", "content": b'"\xff"', "headers": JSON}),
    "deep": (400, "bad_json", {"method": "POST", "url": "/v1/classify", "content": "[" * 100_000, "headers": JSON}),
    "no route": (404, "not_found", {"method": "GET", "url": "/v1/nothing"}),
    "no file": (404, "not_found", {"method": "GET", "url": "/static/../../secret"}),
    "method": (405, "method_not_allowed", {"method": "GET", "url": "/v1/classify"}),
    "too large": (
        413,
        "body_too_large",
        {"method": "POST", "url": "/v1/classify", "content": b" " * (MAX_BODY_BYTES + 1), "headers": JSON},
    ),
    "no type": (415, "unsupported_media_type", {"method": "POST", "url": "/v1/classify", "content": "{}"}),
    "other type": (
        415,
        "unsupported_media_type",
        {"method": "POST", "url": "/v1/classify/batch", "content": "{}", "headers": {"content-type": "text/plain"}},
    ),
    "empty": (422, "invalid_request", {"method": "POST", "url": "/v1/classify", "content": "{}", "headers": JSON}),
}


@pytest.mark.parametrize(("status", "code", "request_"), CASES.values(), ids=CASES)
def test_a_problem_has_its_shape(client, status, code, request_):
    answer = client.request(**request_)
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem.keys() - {"invalid_params"} == FIELDS
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_a_method_refused_names_those_allowed(client):
    assert client.get("/v1/classify").headers["allow"] == "POST"


def test_a_large_body_without_a_declared_length_is_refused(client):
    chunks = (b" " * 2**16 for _ in range(20))
    assert client.post("/v1/classify", content=chunks, headers=JSON).status_code == 413


def test_an_unforeseen_failure_has_the_shape_too(failing_client):
    answer = failing_client.post("/v1/classify", json={"text": "a"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert answer.json().keys() == FIELDS


def test_an_unforeseen_failure_tells_nothing_of_itself(failing_client):
    answer = failing_client.post("/v1/classify", json={"text": "a"})
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text


def test_an_unforeseen_failure_is_logged_without_its_message(failing_client, capsys):
    from handler.logs import configure_logs

    configure_logs(20)
    failing_client.post("/v1/classify", json={"text": "a"})
    log = capsys.readouterr().err
    assert "ZeroDivisionError" in log
    assert "secret" not in log


def test_without_a_model_the_service_is_not_ready(tmp_path):
    client = TestClient(create_app(Settings(model_uri=str(tmp_path))))
    for method, url, body in [
        ("GET", "/readyz", None),
        ("GET", "/v1/models/current", None),
        ("POST", "/v1/classify", {"text": "a"}),
    ]:
        answer = client.request(method, url, json=body)
        assert (answer.status_code, answer.json()["code"]) == (503, "model_unavailable")
        assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("path", ["/v1/classify", "/v1/classify/batch"])
def test_a_body_of_unknown_fields_does_not_grow(client, path):
    unknown = {f"k{number}": 1 for number in range(60_000)} | {"k" * 10_000: 1}
    body = {"items": [dict(list(unknown.items())[i : i + 60]) for i in range(0, 60_000, 60)]}
    answer = client.post(path, json=unknown if path == "/v1/classify" else body)
    assert len(answer.content) < 2**20


def test_the_name_of_an_unknown_field_is_cut_short(client):
    (param,) = client.post("/v1/classify", json={"text": "a", "k" * 10_000: 1}).json()["invalid_params"]
    assert len(param["name"]) == 80
