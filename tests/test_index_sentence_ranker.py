"""The sentences of found passages, scored by rank-bm25."""

import pytest
from rank_bm25 import BM25Okapi

from index.sentence_ranker import sentence_scores

SENTENCES = [
    ["huyện", "có", "14", "xã", "đạt", "chuẩn", "nông", "thôn", "mới"],
    ["huyện", "trồng", "được", "320", "ha", "rừng", "phòng", "hộ"],
    ["huyện", "xây", "mới", "5", "cầu", "và", "nâng", "cấp", "12", "km", "đường", "giao", "thông"],
    ["huyện", "cấp", "nước", "sạch", "cho", "dân"],
]


@pytest.mark.parametrize(
    ("query", "best"),
    [("huyện trồng bao nhiêu rừng", 1), ("tỷ lệ hộ có nước sạch", 3), ("320 ha", 1), ("bao nhiêu xã đạt chuẩn", 0)],
)
def test_the_sentence_that_answers_scores_most(query: str, best: int) -> None:
    scores = sentence_scores(query.split(), SENTENCES)
    assert scores.index(max(scores)) == best


def test_a_term_of_all_sentences_still_counts_for_them() -> None:
    sentences = [["huyện", "trồng", "rừng"], ["huyện", "trồng", "lúa"]]
    assert max(BM25Okapi(sentences).get_scores(["huyện"])) < 0  # what is avoided
    assert all(score > 0 for score in sentence_scores(["huyện"], sentences))


def test_of_two_that_match_alike_the_shorter_scores_more() -> None:
    short, long = sentence_scores(["rừng"], [["rừng"], ["rừng", "núi", "sông", "suối"]])
    assert short > long > 0


@pytest.mark.parametrize("sentences", [[], [[]], [[], []]])
def test_sentences_without_words_are_no_error(sentences: list[list[str]]) -> None:
    assert sentence_scores(["rừng"], sentences) == [0.0] * len(sentences)


def test_no_match_scores_zero() -> None:
    assert sentence_scores(["vệ", "tinh"], SENTENCES) == [0.0] * 4
