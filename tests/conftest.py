"""Small real models, fitted once per session, and an application that serves one."""

import pytest
from starlette.testclient import TestClient

from handler.app import create_app
from handler.settings import Settings
from model.classifier import StanceClassifier
from model.storage import load_classifier
from training.dataset import Corpus, load_corpus
from training.fit import FittedModel, fit_model


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The written part of the corpus."""
    return load_corpus()


@pytest.fixture(scope="session")
def small_corpus(corpus: Corpus) -> Corpus:
    """Every tenth text of it."""
    return Corpus(corpus.examples[::10], corpus.parts, ())


@pytest.fixture(scope="session")
def small_fit(small_corpus: Corpus) -> FittedModel:
    return fit_model(small_corpus)


@pytest.fixture(scope="session")
def classifier() -> StanceClassifier:
    """The bundled model."""
    return load_classifier()


@pytest.fixture(scope="session")
def client() -> TestClient:
    """A client of an application with the bundled model."""
    return TestClient(create_app(Settings()), raise_server_exceptions=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The refits take longest: begun first, they run beside everything else instead of after it."""
    items.sort(key=lambda item: "test_refit" not in item.nodeid)
