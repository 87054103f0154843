import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import text as analyzer
from model.text import analyze, locate


def words(text):
    """The features of single words, as they follow in the text."""
    return [feature for feature in analyze(text) if " " not in feature and not feature.startswith("#")]


def test_words_are_stemmed_and_lower_cased():
    assert words("threatened retaliation") == ["threaten", "retali"]


def test_neighbouring_words_make_pairs():
    assert "cross line" in analyze("cross lines")


def test_punctuation_is_a_word():
    assert words("talks, at last!") == ["talk", ".", "at", "last", "."]


@pytest.mark.parametrize(
    "text",
    ["will not attack", "won't attack", "won’t attack", "cannot attack", "never attack", "refused an attack"],
)
def test_a_negation_marks_what_follows(text):
    assert "!attack" in analyze(text)


def test_a_negation_ends_at_punctuation():
    assert "attack" in analyze("No, attack now")


def test_a_negation_reaches_four_words():
    assert words("not a b c d e")[1:] == ["!a", "!b", "!c", "!d", "e"]


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("killed 36", ["kill", "<number>"]),
        ("killed 1,204", ["kill", "<number>"]),
        ("in 2014", ["in", "<year>"]),
        ("up 3.5%", ["up", "<percent>"]),
        ("a $3 deal", ["a", "<money>", "deal"]),
        ("a 20-year-old", ["a", "<number>", "year", "old"]),
    ],
)
def test_numbers_are_folded(text, features):
    assert words(text) == features


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ghana threatened war", "Norway threatened war"),
        ("South Korea's army struck", "Ukraine's army struck"),
        ("President Joe Biden said", "President Xi said"),
        ("talks in Geneva failed", "talks in Doha failed"),
        ("fired ATACMS missiles", "fired Iskander missiles"),
    ],
)
def test_names_of_one_kind_are_one_word(one, other):
    assert analyze(one) == analyze(other)


def test_a_long_name_of_an_organization_is_one_word():
    assert words("the Security Council met") == ["the", "security_council", "met"]


@pytest.mark.parametrize(
    ("text", "feature"), [("Abu Dhabi", "<place>"), ("Côte d’Ivoire", "<country>"), ("North Korean", "<national>")]
)
def test_long_names_are_known_by_their_words(text, feature):
    assert words(text) == [feature]


def test_a_long_name_is_not_read_into_another():
    assert words("Abu Zorbulax") != words("Abu Sayyaf")


def test_a_run_of_names_is_one_word():
    assert words("Vladimir Vladimirovich Putin warned") == ["<person>", "warn"]


def test_an_unknown_name_is_known_for_a_name():
    assert words("then Zorbulax warned") == ["then", "<name>", "warn"]


def test_a_common_word_in_a_headline_is_no_name():
    assert words("Ceasefire Talks Collapse") == words("ceasefire talks collapse")


@pytest.mark.parametrize(("word", "feature"), [("us", "us"), ("Us", "us"), ("US", "<country>"), ("U.S.", "<country>")])
def test_the_speaker_is_not_the_country(word, feature):
    assert words(word) == [feature]


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("defence", "defense"),
        ("authorised", "authorized"),
        ("neighbouring", "neighboring"),
        ("cease-fire", "ceasefire"),
        ("co-operation", "cooperation"),
    ],
)
def test_british_and_american_spelling_are_one(british, us):
    assert words(british) == words(us)


@pytest.mark.parametrize("word", ["promised", "compromise", "advised", "raising", "exercises", "surprised"])
def test_words_in_ise_on_both_sides_stay(word):
    assert "iz" not in words(word)[0]


def test_compounds_are_their_parts():
    assert words("long-range") == ["long", "rang"]


def test_contractions_are_their_parts():
    assert words("they'll") == ["they", "will"]


def test_a_possessive_is_its_owner():
    assert words("the ministry’s") == ["the", "ministri"]


def test_accents_do_not_count():
    assert words("Orbán") == words("Orban")


LONG = "The two sides will meet again in the spring"


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (f'"{LONG}".', "#quotation"),
        (f"“{LONG},” he said.", "#quotation"),
        (f"{LONG}?", "#question"),
        (LONG, "#headline"),
    ],
)
def test_the_shape_of_a_text_is_a_feature(text, feature):
    assert feature in analyze(text)
    assert feature not in analyze(f"{LONG}.")


@pytest.mark.parametrize("text", ["", " ", "\x00", "🚀", "()", "Who?", '"Never"'])
def test_a_short_text_has_no_shape(text):
    assert not [feature for feature in analyze(text) if feature.startswith("#")]


@given(st.text())
def test_every_word_and_pair_has_its_place(text):
    features = [feature for feature in analyze(text) if not feature.startswith("#")]
    assert [place.feature for place in locate(text)] == features


@given(st.text())
def test_places_lie_within_the_text(text):
    assert all(0 <= place.begin < place.end <= len(text) for place in locate(text))


@given(
    st.lists(st.sampled_from(["South", "Korea", "Korea's,", "U.N.", "won’t", "Joe", "-", "long-range", "Zog."])).map(
        " ".join
    )
)
def test_names_have_their_places_too(text):
    features = [feature for feature in analyze(text) if not feature.startswith("#")]
    assert [place.feature for place in locate(text)] == features


def test_a_place_spans_the_words_of_its_feature():
    text = "Envoys of South Korea’s president, Kim Dae-jung, agreed a cease-fire."
    spans = {place.feature: text[place.begin : place.end] for place in locate(text)}
    assert spans["<country>"] == "South Korea’s"
    assert spans["agre a"] == "agreed a"
    assert spans["ceasefir"] == "cease-fire"


def test_the_memory_of_words_is_bounded(monkeypatch):
    monkeypatch.setattr(analyzer, "MAX_REMEMBERED", 10)
    analyze(" ".join(f"w{chr(97 + i)}" for i in range(26)))
    assert len(analyzer._chunks) <= 10


def test_long_chunks_are_not_remembered():
    analyze("x" * 1_000)
    assert "x" * 1_000 not in analyzer._chunks


@pytest.mark.parametrize("unit", ["a", "a'", "1,", "a’b’", "not ", "é\u0301", "a-", "a.", "South ", "U.", "$", "-"])
def test_a_long_text_takes_time_in_proportion(unit):
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.perf_counter()
        analyze(text)
        return time.perf_counter() - began

    seconds(10_000)
    # Quadratic work would take a hundred times as long, not ten; the margin is for a busy machine.
    assert min(seconds(200_000) for _ in range(3)) < 60 * max(min(seconds(20_000) for _ in range(3)), 1e-3)
