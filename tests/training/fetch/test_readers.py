import json

import pytest

from tests.training.fetch.publications import PUBLICATIONS, gzipped_lines, links
from training.fetch.readers import READERS


@pytest.mark.parametrize("publication", PUBLICATIONS, ids=lambda publication: publication.reader)
def test_a_reader_finds_the_sentences_of_its_format(publication):
    texts = READERS[publication.reader](publication.content)

    assert [" ".join(text.split()) for text in texts] == list(publication.sentences)


def test_every_reader_has_a_publication_in_these_tests():
    assert {publication.reader for publication in PUBLICATIONS} == set(READERS)


def test_a_record_cut_short_is_passed_over():
    blob = gzipped_lines('{"title": "Onda ma', json.dumps({"title": "Velia waits", "text": ""}))

    assert list(READERS["json_lines"](blob)) == ["Velia waits"]


@pytest.mark.parametrize("missing", [{}, {"title": None, "text": None, "description": None}])
def test_an_article_without_title_and_text_holds_no_sentence(missing):
    assert list(READERS["json_lines"](gzipped_lines(json.dumps(missing)))) == [""]
    assert list(READERS["link_database"](links(missing))) == [""]


def test_a_line_without_label_is_read_whole():
    assert list(READERS["labelled_lines"](b"Onda moved tanks")) == ["Onda moved tanks"]


def test_only_the_last_column_of_a_line_is_its_label():
    assert list(READERS["labelled_lines"](b"Onda\tmoved\t2")) == ["Onda\tmoved"]
