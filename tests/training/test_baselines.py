from training.baselines import keyword_labels, majority_labels
from training.dataset import Example


def example(text, label, kind):
    return Example(text, label, kind, text, text, (label,))


TRAIN = [
    example("lift the siege", "supportive", "phrase"),
    example("siege", "escalatory", "phrase"),
    example("A.", "none", "sentence"),
    example("B.", "none", "sentence"),
    example("C.", "cautious", "sentence"),
]


def test_the_majority_is_counted_over_sentences():
    assert majority_labels(TRAIN, ["x", "y"]) == ["none", "none"]


def test_the_longest_phrase_decides():
    assert keyword_labels(TRAIN, ["They will lift the siege."], "none") == ["supportive"]


def test_a_text_without_a_phrase_gets_the_default():
    assert keyword_labels(TRAIN, ["Nothing here"], "none") == ["none"]
