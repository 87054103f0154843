"""Other names leave the answers as they are, and the bundled model is held to it."""

import pytest

from model.names import NAMES
from training.renaming import ACTORS, choose_actors, swap_names
from training.swap import swap_test

SENTENCES = 300


@pytest.fixture(scope="module")
def report(corpus, classifier):
    sentences = [example.text for example in corpus.examples if example.kind == "sentence"]
    # Two sentences of three hold a name.
    sample = sentences[:: len(sentences) // (2 * SENTENCES)]
    return swap_test(classifier, [text for text in sample if swap_names(text, 1)][:SENTENCES])


def test_hardly_a_label_changes(report):
    assert report.texts == SENTENCES
    assert report.answers == SENTENCES * ACTORS
    assert report.changed < 0.01


def test_probabilities_hardly_change(report):
    assert report.mean_change < 0.02


def test_actors_are_reported_greatest_change_first(report):
    changes = [actor.mean_change for actor in report.actors]
    assert changes == sorted(changes, reverse=True)
    assert {actor.form for actor in report.actors} >= {"country", "national", "nationals", "person", "place"}


def test_every_actor_stands_in_a_place_equally_often(classifier):
    actors = choose_actors()["country"]
    other = next(name.title() for name, word in NAMES.items() if word == "<country>" and name.title() not in actors)
    report = swap_test(classifier, [f"{other} left.", f"{other} attacked."])
    assert {actor.answers for actor in report.actors} == {2}
    assert len(report.actors) == ACTORS


def test_a_list_without_a_name_is_refused(classifier):
    with pytest.raises(ValueError, match="no text holds the name"):
        swap_test(classifier, ["The toll rose to 36."])


def test_thirty_actors_of_each_form_are_chosen_by_the_seed():
    assert choose_actors(1) == choose_actors.__wrapped__(1) != choose_actors(2)
    assert {len(actors) for form, actors in choose_actors().items() if form != "weapons"} == {ACTORS}


@pytest.fixture
def replaced(monkeypatch):
    """The first variant of a text, with few and plain actors."""
    actors = {
        "country": ("Ghana", "Honduras"),
        "national": ("Italian", "Chilean"),
        "nationals": ("Poles", "Thais"),
        "person": ("Merkel", "Abe"),
        "place": ("Oslo", "Buenos Aires"),
        "weapon": ("Javelin", "F-16"),
        "weapons": ("Patriots",),
    }
    monkeypatch.setattr("training.renaming.choose_actors", lambda random_state: actors)
    return lambda text: swap_names(text, 1)[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway warned Chad.", "Ghana warned Honduras."),
        ("Norway warned that Norway would act.", "Ghana warned that Ghana would act."),
        ("Norway’s army met Chad's.", "Ghana’s army met Honduras's."),
        ("The Philippines' army left.", "The Ghana's army left."),
        ("The Philippines' army met the Maldives' army.", "The Ghana's army met the Honduras' army."),
        ("NORWAY'S ARMY SHELLS KYIV", "GHANA'S ARMY SHELLS BUENOS AIRES"),
        ("KUALA LUMPUR, Sept. 4 -- Norway protested.", "OSLO, Sept. 4 -- Honduras protested."),
        ("South Korea met Putin in Addis Ababa.", "Ghana met Abe in Oslo."),
        ("Recep Erdoğan left.", "Merkel Abe left."),
        ("An Estonian base, a Tomahawk and an M-16.", "An Italian base, an F-16 and a Javelin."),
        ("A German base", "An Italian base"),
        ("A GERMAN BASE", "AN ITALIAN BASE"),
        ("Estonians sent Javelins.", "Poles sent Patriots."),
        ("U.S.-led troops and the US told us.", "Ghana-led troops and the Honduras told us."),
        ("It met the U.S. and left.", "It met the Ghana and left."),
        ("It met the U.S.", "It met the Ghana."),
        ("An anti-American, Russian-backed group", "An anti-Italian, Chilean-backed group"),
        ("Us and the Muslim Brotherhood met Norway.", "Us and the Muslim Brotherhood met Ghana."),
    ],
)
def test_names_are_replaced_in_their_form(replaced, text, expected):
    assert replaced(text) == expected


def test_no_name_is_replaced_by_itself():
    country = choose_actors()["country"][0]
    assert all(country not in swap.text for swap in swap_names(f"{country} left."))


def test_a_text_without_names_has_no_variants():
    assert swap_names("turkey and china were served to us") == []
