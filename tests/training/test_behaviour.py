"""Each kind of case passes when it should; a bad file of cases is refused."""

import json

import pytest

from model.prediction import Prediction
from training.behaviour import Tally, load_cases, run, tally
from training.cases import Direction, Invariance, Minimum, Outcome
from training.errors import CorpusError

ROWS = {
    "minimum": {"capability": "talks", "text": "They met.", "stance": "cautious"},
    "invariance": {"capability": "names", "text": "Norway met.", "changed": "Chad met."},
    "direction": {
        "capability": "negation",
        "text": "It fired.",
        "changed": "It never fired.",
        "label": "escalatory",
        "direction": "down",
    },
}


class Scripted:
    """Answers "stance decided none-probability" as the text says."""

    def predict(self, texts, operating_point):
        assert operating_point == "balanced"
        return [self._predict(*text.split()) for text in texts]

    def _predict(self, stance, decided, none):
        rest = dict.fromkeys(("cautious", "escalatory", "supportive"), 0.2)
        return Prediction(stance, decided == "decided", 0.6, {**rest, stance: 0.6}, float(none), 1.0)


def outcome(case):
    return run(Scripted(), [case])[0][1]


@pytest.mark.parametrize(
    ("answer", "stance", "expected"),
    [
        ("cautious decided 0.1", "cautious", Outcome.PASSED),
        ("cautious undecided 0.9", "cautious", Outcome.UNDECIDED),
        ("escalatory decided 0.1", "cautious", Outcome.FAILED),
        ("escalatory undecided 0.9", "cautious", Outcome.FAILED),
        ("cautious undecided 0.9", "none", Outcome.PASSED),
        ("cautious decided 0.1", "none", Outcome.FAILED),
    ],
)
def test_a_minimum_case_wants_its_answer(answer, stance, expected):
    assert outcome(Minimum("c", answer, stance)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("cautious decided 0.2", Outcome.PASSED),
        ("cautious undecided 0.9", Outcome.FAILED),
        ("escalatory decided 0.1", Outcome.FAILED),
    ],
)
def test_an_invariance_case_wants_one_answer(changed, expected):
    assert outcome(Invariance("c", "cautious decided 0.1", changed)) == expected


def test_undecided_answers_are_one_answer_whatever_the_stance():
    assert outcome(Invariance("c", "cautious undecided 0.9", "escalatory undecided 0.9")) == Outcome.PASSED


@pytest.mark.parametrize(
    ("label", "direction", "expected"),
    [
        ("cautious", "down", Outcome.PASSED),  # 0.9 * 0.6 to 0.5 * 0.6
        ("cautious", "up", Outcome.FAILED),
        ("none", "up", Outcome.PASSED),
        ("none", "down", Outcome.FAILED),
    ],
)
def test_a_direction_case_wants_the_joint_probability_to_move(label, direction, expected):
    assert outcome(Direction("c", "cautious decided 0.1", "cautious undecided 0.5", label, direction)) == expected


def test_a_probability_that_stays_moves_in_no_direction():
    assert outcome(Direction("c", "cautious decided 0.1", "cautious undecided 0.1", "none", "up")) == Outcome.FAILED


def test_outcomes_are_counted_for_each_kind_and_capability():
    minimum, invariance = Minimum("c", "a", "none"), Invariance("c", "a", "b")
    found = tally([(minimum, Outcome.UNDECIDED), (invariance, Outcome.PASSED), (minimum, Outcome.FAILED)])
    assert found == (Tally("minimum/c", 2, 1, 1), Tally("invariance/c", 1, 0, 0))
    assert [counted.failure_rate for counted in found] == [1.0, 0.0]


def write(folder, **changes):
    for kind, row in ROWS.items():
        (folder / f"{kind}.jsonl").write_text(json.dumps(row | changes.get(kind, {})) + "\n")


def test_cases_are_read_as_they_are_written(tmp_path):
    write(tmp_path)
    minimum, invariance, direction = ROWS.values()
    assert load_cases(tmp_path) == (Minimum(**minimum), Invariance(**invariance), Direction(**direction))


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        ("minimum", {"stance": "hostile"}, r"minimum.jsonl:1: stance is 'hostile'; it must be one of cautious, "),
        ("minimum", {"text": " "}, r"minimum.jsonl:1: text is ' '; it must be a string that is not empty"),
        ("minimum", {"votes": "C"}, r"minimum.jsonl:1: an object with capability, text, stance is wanted"),
        ("invariance", {"changed": "Norway met."}, r"invariance.jsonl:1: changed is the text itself"),
        ("direction", {"direction": "left"}, r"direction.jsonl:1: direction is 'left'; it must be one of down, up"),
        ("direction", {"label": 3}, r"direction.jsonl:1: label is 3; it must be a string"),
    ],
)
def test_a_bad_case_is_refused(tmp_path, kind, change, message):
    write(tmp_path, **{kind: change})
    with pytest.raises(CorpusError, match=message):
        load_cases(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"), [("", "holds no case"), ("{", "minimum.jsonl:1: .*column"), ("[]", "an object with")]
)
def test_a_bad_file_is_refused(tmp_path, content, message):
    (tmp_path / "minimum.jsonl").write_text(content)
    with pytest.raises(CorpusError, match=message):
        load_cases(tmp_path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CorpusError, match=r"cannot read .*minimum.jsonl"):
        load_cases(tmp_path)
