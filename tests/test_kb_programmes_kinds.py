"""The words for kinds of document."""

import re

from kb.programmes.kinds import NAMED, NUMBERED, kind_of, pattern


def test_the_longest_word_counts() -> None:
    match = re.match(pattern(NUMBERED), "chương trình hành  động số 2")
    assert match is not None
    assert kind_of(match.group()) == "chương trình hành động"
    match = re.match(pattern(NAMED), "chương trình mục tiêu quốc gia nước sạch")
    assert match is not None
    assert kind_of(match.group()) == "chương trình mục tiêu quốc gia"


def test_a_word_for_any_document_says_no_kind() -> None:
    assert kind_of("Văn bản") == ""
    assert kind_of("NGHỊ  QUYẾT") == "nghị quyết"
