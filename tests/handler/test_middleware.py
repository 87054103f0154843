import json

import pytest

from handler.logs import configure_logs

SECRET = "Xanadu will retaliate."


def test_an_answer_has_a_request_id_of_its_own(client):
    ids = {client.get("/livez").headers["x-request-id"] for _ in range(2)}
    assert len(ids) == 2


def test_a_sound_id_of_the_caller_is_taken_over(client):
    answer = client.get("/livez", headers={"x-request-id": "trace-7"})
    assert answer.headers["x-request-id"] == "trace-7"


@pytest.mark.parametrize("given", ["a" * 129, "two words", 'quo"te', ""])
def test_another_id_is_replaced(client, given):
    assert client.get("/livez", headers={"x-request-id": given}).headers["x-request-id"] != given


def test_the_body_has_the_id_of_the_header(client):
    answer = client.post("/v1/classify", json={"text": SECRET})
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_the_time_taken_is_told(client):
    name, _, duration = client.get("/livez").headers["server-timing"].partition(";dur=")
    assert name == "app"
    assert float(duration) >= 0


def test_a_request_is_one_line_of_json(client, capsys):
    configure_logs(20)
    client.post("/v1/classify", json={"text": SECRET}, headers={"x-request-id": "trace-7"})
    (line,) = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert (record["route"], record["status"], record["request_id"]) == ("/v1/classify", 200, "trace-7")


@pytest.mark.parametrize(
    "send",
    [
        lambda client: client.post("/v1/classify", json={"text": SECRET, "explain": True}),
        lambda client: client.post("/v1/classify", json={"text": [SECRET]}),
        lambda client: client.post("/v1/classify", content=SECRET, headers={"content-type": "application/json"}),
        lambda client: client.post("/v1/classify/batch", json={"items": [{"text": SECRET}, {"text": SECRET, "x": 1}]}),
        lambda client: client.get(f"/v1/{SECRET}"),
    ],
)
def test_the_log_never_holds_the_text(client, capsys, send):
    configure_logs(10)
    send(client)
    log = capsys.readouterr().err
    assert log
    assert "Xanadu" not in log
