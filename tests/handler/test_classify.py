import math

import pytest

THREAT = "Any vessel that crosses the line will be sunk without further warning, the admiral said."


def classify(client, **body):
    return client.post("/v1/classify", json=body)


def test_the_answer_has_every_field(client):
    assert classify(client, text=THREAT).json().keys() == {
        "stance",
        "decided",
        "confidence",
        "probabilities",
        "none_probability",
        "known_terms",
        "model",
        "request_id",
    }


def test_the_answer_is_the_classifiers(client, classifier):
    (prediction,) = classifier.predict([THREAT])
    answer = classify(client, text=THREAT).json()
    assert (answer["stance"], answer["confidence"]) == (prediction.stance, prediction.confidence)


def test_the_answer_names_the_model(client, classifier):
    manifest = classifier.manifest
    assert classify(client, text=THREAT).json()["model"] == {"version": manifest.version, "sha256": manifest.sha256}


def test_the_explanation_sums_to_its_margin(client):
    explanation = classify(client, text=THREAT, explain=True).json()["explanation"]
    total = explanation["bias"] + sum(reason["weight"] for reason in explanation["reasons"])
    assert math.isclose(total, explanation["margin"], abs_tol=1e-9)


def test_a_reason_stands_where_it_says_beyond_the_basic_plane(client):
    text = "🚀🚀 " + THREAT
    reasons = classify(client, text=text, explain=True).json()["explanation"]["reasons"]
    assert all(text[reason["begin"] : reason["end"]] == reason["text"] for reason in reasons)


def test_a_text_of_the_greatest_length_is_taken(client):
    assert classify(client, text="a " * 1_000).status_code == 200


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        ({"text": "a" * 2_001}, "text", "at most 2000 characters"),
        ({"text": ""}, "text", "white space"),
        ({"text": " \n\t\u2003"}, "text", "white space"),
        ({"text": None}, "text", "string"),
        ({"text": 7}, "text", "string"),
        ({"text": ["a"]}, "text", "string"),
        ({"text": "a", "explain": "yes"}, "explain", "boolean"),
        ({"text": "a", "explian": True}, "explian", "unknown field"),
        ({}, "text", "required"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_by_field(client, body, name, reason):
    answer = classify(client, **body)
    (param,) = answer.json()["invalid_params"]
    assert (answer.status_code, param["name"]) == (422, name)
    assert reason in param["reason"]


def test_a_lone_surrogate_is_refused_and_shown_escaped(client):
    answer = client.post("/v1/classify", content=b'{"text": "a\\ud800"}', headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["invalid_params"][0]["value"] == r"'a\ud800'"


def test_a_refused_value_is_cut_short(client):
    answer = classify(client, text="a" * 5_000)
    assert len(answer.json()["invalid_params"][0]["value"]) < 100


@pytest.mark.parametrize("content", ["[]", '"a"', "7", "null"])
def test_a_body_that_is_no_object_is_refused(client, content):
    answer = client.post("/v1/classify", content=content, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


def batch(client, *items):
    return client.post("/v1/classify/batch", json={"items": list(items)})


def test_a_batch_is_answered_as_its_sentences_are(client):
    (result,) = batch(client, {"id": "a", "text": THREAT}).json()["results"]
    alone = classify(client, text=THREAT).json()
    assert {name: result[name] for name in ("stance", "probabilities")} == {
        name: alone[name] for name in ("stance", "probabilities")
    }


def test_every_item_of_a_batch_comes_back_once(client):
    items = [{"id": "a", "text": THREAT}, {"id": "b", "text": ""}, {"text": "Talks."}, 5, {"id": 7, "text": "x"}]
    answer = batch(client, *items).json()
    assert [(r["index"], r["id"]) for r in answer["results"]] == [(0, "a"), (2, None)]
    assert [(e["index"], e["id"]) for e in answer["errors"]] == [(1, "b"), (3, None), (4, None)]


def test_an_error_of_a_batch_names_the_field(client):
    (error,) = batch(client, {"id": "b", "text": "", "extra": 1}).json()["errors"]
    assert [param["name"] for param in error["invalid_params"]] == ["text", "extra"]


def test_a_batch_of_bad_items_only_is_answered(client):
    answer = batch(client, {}, None, {"text": 1})
    assert (answer.status_code, len(answer.json()["errors"])) == (200, 3)


def test_an_empty_batch_is_answered(client):
    answer = batch(client).json()
    assert (answer["results"], answer["errors"]) == ([], [])


def test_a_thousand_items_are_taken(client):
    assert len(batch(client, *({"text": "Talks."} for _ in range(1_000))).json()["results"]) == 1_000


def test_more_than_a_thousand_items_are_refused(client):
    answer = batch(client, *({"text": "Talks."} for _ in range(1_001)))
    assert (answer.status_code, answer.json()["invalid_params"][0]["name"]) == (422, "items")


NOTHING = "The rocket has a range of some 300 kilometres and entered service in 2011."


def test_the_operating_point_is_the_callers_choice(client):
    decided = [classify(client, text=NOTHING, operating_point=name).json()["decided"] for name in ("precise", "always")]
    assert decided == [False, True]


def test_it_holds_for_a_batch_too(client):
    answer = client.post("/v1/classify/batch", json={"items": [{"text": NOTHING}], "operating_point": "always"})
    assert answer.json()["results"][0]["decided"]


@pytest.mark.parametrize(
    ("path", "body"), [("/v1/classify", {"text": "a"}), ("/v1/classify/batch", {"items": [{"text": "a"}]})]
)
def test_an_unknown_operating_point_is_refused_with_the_known_ones(client, path, body):
    answer = client.post(path, json=body | {"operating_point": "bold"})
    (param,) = answer.json()["invalid_params"]
    assert answer.status_code == 422
    assert param == {
        "name": "operating_point",
        "reason": "must be one of always, balanced, precise",
        "value": "'bold'",
    }
