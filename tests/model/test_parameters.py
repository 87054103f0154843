import contextlib
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ModelFormatError
from model.parameters import MAGIC, Parameters


@pytest.fixture(scope="module")
def blob(small_fit):
    return small_fit.parameters.to_bytes()


def with_header(blob: bytes, **changes: object) -> bytes:
    start = len(MAGIC) + 4
    (length,) = struct.unpack_from("<I", blob, len(MAGIC))
    header = json.dumps(json.loads(blob[start : start + length]) | changes).encode()
    return MAGIC + struct.pack("<I", len(header)) + header + blob[start + length :]


def test_what_is_written_is_read(small_fit, blob):
    assert Parameters.from_bytes(blob) == small_fit.parameters


def test_writing_twice_gives_the_same_bytes(small_fit, blob):
    assert small_fit.parameters.to_bytes() == blob


@pytest.mark.parametrize("key", ["format_version", "analyzer_version"])
def test_another_version_is_refused(blob, key):
    with pytest.raises(ModelFormatError, match=f"{key} 99"):
        Parameters.from_bytes(with_header(blob, **{key: 99}))


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(ModelFormatError, match="not a model file"):
        Parameters.from_bytes(b"\x80\x04\x95 pickle")


def test_labels_without_the_abstain_label_are_refused(blob):
    with pytest.raises(ModelFormatError, match="abstain label 'maybe'"):
        Parameters.from_bytes(with_header(blob, abstain_label="maybe"))


@pytest.mark.parametrize("cut", [14, 20, 100, 2_000, -1])
def test_a_file_cut_short_is_refused(blob, cut):
    with pytest.raises(ModelFormatError):
        Parameters.from_bytes(blob[:cut])


def test_a_file_with_something_behind_it_is_refused(blob):
    with pytest.raises(ModelFormatError, match="bytes"):
        Parameters.from_bytes(blob + b"\0")


@settings(deadline=None)
@given(st.data())
def test_a_flipped_bit_is_refused_or_harmless(blob, data):
    position = data.draw(st.integers(0, min(len(blob), 5_000) - 1))
    damaged = bytearray(blob)
    damaged[position] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(ModelFormatError):
        Parameters.from_bytes(bytes(damaged))


@given(st.binary())
def test_any_bytes_after_the_magic_line_are_refused(junk):
    with pytest.raises(ModelFormatError):
        Parameters.from_bytes(MAGIC + junk)
