"""The plainest peer."""

from __future__ import annotations

from rank_bm25 import BM25Okapi

from scripts.plain_bm25 import PlainBm25

TEXTS = ["đàn trâu của huyện", "đàn ong", "đàn ong mật", "chợ nổi", "…", "đàn ong", "chùa cổ", "đò ngang"]


def test_the_ranking_is_that_of_rank_bm25() -> None:
    scores = BM25Okapi([text.replace("…", "").split() for text in TEXTS]).get_scores(["đàn", "ong"])
    expected = sorted(range(len(TEXTS)), key=lambda number: (-scores[number], number))
    index = PlainBm25(TEXTS)
    for k in (1, 2, 3, 6, 9):
        assert index.rank("Đàn ong?", k) == expected[:k]


def test_equal_texts_come_in_their_order() -> None:
    assert PlainBm25(TEXTS).rank("ong", 2) == [1, 5]
    assert PlainBm25(TEXTS).rank("", 3) == [0, 1, 2]
