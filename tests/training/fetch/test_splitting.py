import pytest

from training.fetch.splitting import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Onda struck. Velia replied.", ["Onda struck.", "Velia replied."]),
        ("Will Onda strike? No! It waits.", ["Will Onda strike?", "No!", "It waits."]),
        ("“We wait.” Velia left.", ["“We wait.”", "Velia left."]),
        ("It fell. ‘Never,’ said Onda.", ["It fell.", "‘Never,’ said Onda."]),
        ("Losses rose. 40 fell.", ["Losses rose.", "40 fell."]),
    ],
)
def test_sentences_end_at_full_stops_before_a_capital_or_digit(text, sentences):
    assert list(split_sentences(text)) == sentences


@pytest.mark.parametrize("text", ["Gen. Orlo spoke.", "The U.N. Council met.", "J. K. Venn (No. 4) left."])
def test_abbreviations_and_initials_do_not_end_a_sentence(text):
    assert list(split_sentences(text)) == [text]


def test_a_small_letter_does_not_begin_a_sentence():
    assert list(split_sentences("It cost 3. million, he said.")) == ["It cost 3. million, he said."]


def test_white_space_is_evened_out():
    assert list(split_sentences(" Onda\n struck.\t Velia  replied ")) == ["Onda struck.", "Velia replied"]


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_holds_no_sentence(text):
    assert list(split_sentences(text)) == []
