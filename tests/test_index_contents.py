"""What an embedded engine holds."""

from unittest.mock import Mock

from index.contents import Content, State
from index.generations import NOTHING
from index.late_interaction import PassageTokens
from index.lexical import LexicalIndex, LexicalReader
from index.vectors import VectorIndex


def content(reader: LexicalReader) -> Content:
    return Content(LexicalIndex(None), reader, VectorIndex(4), PassageTokens(), None)


def test_the_keys_of_a_filter_are_looked_up_once() -> None:
    reader = Mock(spec=LexicalReader)
    reader.keys_of.side_effect = lambda report_ids: sorted(len(report_id) for report_id in report_ids)
    held = content(reader)
    for _ in range(3):
        assert held.keys_of(frozenset({"a", "bbb"})) == [1, 3]
        assert held.keys_of(frozenset({"cc"})) == [2]
    assert reader.keys_of.call_count == 2


def test_a_state_without_a_commit_holds_nothing() -> None:
    assert State(NOTHING).content is None
