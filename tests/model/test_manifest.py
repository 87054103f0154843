import json

import pytest

from model.errors import ModelFormatError
from model.manifest import Manifest


@pytest.fixture
def found(classifier):
    return json.loads(classifier.manifest.to_json())


def test_what_is_written_is_read(classifier):
    assert Manifest.from_json(classifier.manifest.to_json()) == classifier.manifest


@pytest.mark.parametrize("text", ["", "{", "\xff", "[" * 100_000])
def test_what_is_not_json_is_refused(text):
    with pytest.raises(ModelFormatError, match="not JSON"):
        Manifest.from_json(text)


def test_what_is_no_object_is_refused():
    with pytest.raises(ModelFormatError, match="a JSON list"):
        Manifest.from_json("[]")


def test_a_newer_format_is_refused(found):
    with pytest.raises(ModelFormatError, match="format_version 99"):
        Manifest.from_json(json.dumps(found | {"format_version": 99}))


def test_a_missing_field_is_named(found):
    del found["sha256"]
    with pytest.raises(ModelFormatError, match="sha256"):
        Manifest.from_json(json.dumps(found))


def test_an_unknown_field_is_named(found):
    with pytest.raises(ModelFormatError, match="colour"):
        Manifest.from_json(json.dumps(found | {"colour": "red"}))


def test_a_field_of_a_wrong_type_is_named(found):
    with pytest.raises(ModelFormatError, match=r"version is 7.*str"):
        Manifest.from_json(json.dumps(found | {"version": 7}))
