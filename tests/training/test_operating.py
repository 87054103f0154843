import numpy as np
import pytest

from training.operating import PRECISION, choose_operating_points


@pytest.fixture(scope="module")
def held_out():
    """Texts whose confidence tells how often they are right."""
    generator = np.random.default_rng(1)
    confidence = generator.uniform(0.34, 1.0, 4_000)
    none_probability = generator.uniform(0.0, 1.0, 4_000)
    said = generator.choice(["cautious", "escalatory", "supportive"], 4_000)
    right = generator.random(4_000) < confidence
    gold = np.where(generator.random(4_000) < none_probability, "none", np.where(right, said, "cautious"))
    return said, confidence, none_probability, gold


@pytest.fixture(scope="module")
def points(held_out):
    return choose_operating_points(*held_out, "none")


def decided(point, held_out):
    _, confidence, none_probability, _ = held_out
    return np.array([point.decides(c, n) for c, n in zip(confidence, none_probability, strict=True)])


def test_always_decides_everything(points, held_out):
    assert decided(points["always"], held_out).all()


def test_precise_keeps_its_promise(points, held_out):
    said, _, _, gold = held_out
    chosen = decided(points["precise"], held_out)
    assert (said == gold)[chosen].mean() >= PRECISION


def test_precise_decides_fewer_than_balanced(points, held_out):
    assert 0 < decided(points["precise"], held_out).sum() < decided(points["balanced"], held_out).sum()


def test_without_a_chance_precise_decides_nothing():
    said, gold = np.array(["cautious"] * 9), np.array(["none"] * 9)
    point = choose_operating_points(said, np.full(9, 0.9), np.full(9, 0.1), gold, "none")["precise"]
    assert not point.decides(0.99, 0.01)
