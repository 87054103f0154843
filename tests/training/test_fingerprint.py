import hashlib

import pytest

from training.fingerprint import fingerprint


def test_it_is_the_sha1_of_the_letters_and_digits():
    assert fingerprint("Onda moved 40 tanks.") == hashlib.sha1(b"ondamoved40tanks").hexdigest()


def test_a_known_value_stays_as_the_labels_were_stored():
    assert fingerprint("Velia waits.") == "f2a14d01eea7aa2add2daa97e634efc4b7e4ae73"


@pytest.mark.parametrize("copy", ["VELIA waits", "“Velia waits.”", " velia\n waits … ", "Velia—waits"])
def test_case_spacing_and_punctuation_do_not_matter(copy):
    assert fingerprint(copy) == fingerprint("Velia waits.")


def test_another_word_matters():
    assert fingerprint("Velia waited.") != fingerprint("Velia waits.")


def test_letters_beyond_ascii_count():
    assert fingerprint("Škoda") != fingerprint("koda")


def test_half_a_surrogate_pair_is_no_letter():
    assert fingerprint("Velia \ud83d waits.") == fingerprint("Velia waits.")
