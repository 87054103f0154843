import pytest

from training.overlap import shared_runs

REAL = "The envoys of both sides will meet again in the spring, a spokesman said."


@pytest.mark.parametrize(
    "written",
    ["Envoys of both sides will meet again in Quito.", "the ENVOYS of both sides, will meet – again in…"],
)
def test_a_run_of_eight_words_is_found_whatever_its_typography(written):
    (run,) = shared_runs([written], [REAL])
    assert run.words.startswith(("the envoys of both", "envoys of both sides"))


def test_seven_words_are_no_copy():
    assert not list(shared_runs(["Both sides will meet again in the hills."], [REAL]))


def test_a_run_does_not_reach_over_two_texts():
    assert not list(
        shared_runs([REAL], ["The envoys of both sides will meet", "again in the spring, a spokesman said."])
    )


def test_a_text_shorter_than_a_run_is_no_copy():
    assert not list(shared_runs(["Talks."], [REAL]))
