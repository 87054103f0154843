import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import text as analyzer
from model.text import analyze, locate


def test_words_are_stemmed_and_lower_cased():
    assert {"threaten", "retali"} <= set(analyze("THREATENED retaliation"))


def test_neighbouring_words_make_pairs():
    assert "cross line" in analyze("cross lines")


def test_numbers_are_one_token():
    assert analyze("killed 1,204") == analyze("killed 36")


@pytest.mark.parametrize("text", ["will not attack", "won't attack", "won’t attack", "cannot attack", "never attack"])
def test_a_negation_marks_what_follows(text):
    assert "!attack" in analyze(text)


def test_a_possessive_is_its_owner():
    assert "ministri" in analyze("the ministry’s")


def test_accented_letters_stay_in_their_word():
    assert "orbán" in analyze("Orbán")


@pytest.mark.parametrize("text", ["", " ", "…!?", "\x00", "🚀"])
def test_a_text_without_words_has_no_features(text):
    assert analyze(text) == []


@given(st.text())
def test_every_feature_has_its_place(text):
    assert [place.feature for place in locate(text)] == analyze(text)


@given(st.text())
def test_places_lie_within_the_text(text):
    assert all(0 <= place.begin < place.end <= len(text) for place in locate(text))


def test_a_place_spans_the_words_of_its_feature():
    text = "They agreed a ceasefire."
    spans = {place.feature: text[place.begin : place.end] for place in locate(text)}
    assert spans["a ceasefir"] == "a ceasefire"


def test_the_memory_of_words_is_bounded(monkeypatch):
    monkeypatch.setattr(analyzer, "MAX_CACHED_WORDS", 10)
    analyze(" ".join(f"w{chr(97 + i)}" for i in range(26)))
    assert len(analyzer._words) <= 10


@pytest.mark.parametrize("unit", ["a", "a'", "1,", "a’b’", "not ", "é\u0301"])
def test_a_long_text_takes_time_in_proportion(unit):
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.perf_counter()
        analyze(text)
        return time.perf_counter() - began

    seconds(10_000)
    # Quadratic work would take a hundred times as long, not ten; the margin is for a busy machine.
    assert min(seconds(200_000) for _ in range(3)) < 60 * max(min(seconds(20_000) for _ in range(3)), 1e-3)
