"""Passages are read once for each revision, and none of an older one is given."""

from collections.abc import Mapping, Sequence

import pytest

from corpus.model import Metadata, Passage
from kb import passage_cache
from kb.model import ReportRef
from kb.passage_cache import PassageCache
from kb.rows import StoredPassage


class Reader:
    """Gives passages with keys under 10 and remembers what it was asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[list[int]] = []

    def __call__(self, keys: Sequence[int]) -> Mapping[int, StoredPassage]:
        self.asked.append(list(keys))
        return {key: stored(key, self.text) for key in keys if key < 10}


def stored(key: int, text: str) -> StoredPassage:
    about = Metadata(title="Báo cáo xã Khe Sậy")
    passage = Passage(ordinal=key, start=0, end=len(text), text=text, part=0, section=(), lines=(1, 1))
    return StoredPassage(key, ReportRef("khe-say", about.title, None, None, "khe-say.txt"), passage, about)


def test_what_is_known_is_not_read_again() -> None:
    cache, read = PassageCache(), Reader("lúa")
    assert list(cache.passages("a", [2, 1], read)) == [2, 1]
    assert cache.passages("a", [1, 3, 2], read) == {key: stored(key, "lúa") for key in (1, 2, 3)}
    assert read.asked == [[2, 1], [3]]


def test_what_is_not_there_is_looked_for_again() -> None:
    cache, read = PassageCache(), Reader("lúa")
    assert cache.passages("a", [1, 12], read) == {1: stored(1, "lúa")}
    assert cache.passages("a", [12], read) == {}
    assert read.asked == [[1, 12], [12]]


def test_another_revision_is_read_anew() -> None:
    cache = PassageCache()
    cache.passages("a", [1], Reader("lúa"))
    assert cache.passages("b", [1], Reader("tôm")) == {1: stored(1, "tôm")}
    assert cache.passages("a", [1], Reader("muối")) == {1: stored(1, "muối")}


def test_it_does_not_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_cache, "MOST", 2)
    cache, read = PassageCache(), Reader("lúa")
    cache.passages("a", [1, 2, 3], read)
    assert list(cache.passages("a", [1], read)) == [1]
    assert read.asked == [[1, 2, 3], [1]]
