"""What can go wrong with a model.

ModelError
├── ModelNotFoundError   there is no model file or manifest where one was expected
├── ModelFormatError     the bytes are no model file or manifest, or of a format this version cannot read
└── ModelDigestError     the model file is not the one its manifest names
"""

__all__ = ["ModelDigestError", "ModelError", "ModelFormatError", "ModelNotFoundError"]


class ModelError(Exception):
    """A model cannot be had; the message says what is wrong and where."""


class ModelNotFoundError(ModelError):
    """There is no model file or manifest where one was expected."""


class ModelFormatError(ModelError):
    """The bytes are no model file or manifest, or of a format this version cannot read."""


class ModelDigestError(ModelError):
    """The model file is not the one its manifest names."""
