"""What training can refuse.

TrainingError
├── BundleError   a model that must not become the bundled one
├── CorpusError   a labelled text, or a file of them, that cannot be learned from
└── FetchError    the referenced texts could not be fetched
"""

__all__ = ["BundleError", "CorpusError", "FetchError", "TrainingError"]


class TrainingError(Exception):
    """A mistake the user of `stance-train` can mend; its message is the whole explanation."""


class BundleError(TrainingError):
    """A model that must not become the bundled one."""


class CorpusError(TrainingError):
    """A labelled text, or a file of them, that cannot be learned from."""


class FetchError(TrainingError):
    """The referenced texts could not be fetched."""
