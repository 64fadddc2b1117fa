"""The sentences of found passages, ranked by rank-bm25."""

import pytest
from rank_bm25 import BM25Okapi

from index.sentence_ranker import rank_sentences

SENTENCES = [
    "Huyện có 14 xã đạt chuẩn nông thôn mới.",
    "Huyện trồng được 320 ha rừng phòng hộ.",
    "Huyện xây mới 5 cầu và nâng cấp 12 km đường giao thông.",
    "Huyện cấp nước sạch cho 98,5% số hộ.",
]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("huyện trồng bao nhiêu rừng", 1),
        ("huyen trong bao nhieu rung", 1),
        ("tỷ lệ hộ có nước sạch", 3),
        ("320 ha", 1),
        ("98,50 phần trăm", 3),
        ("bao nhiêu xã đạt chuẩn", 0),
    ],
)
def test_the_sentence_that_answers_comes_first(query: str, best: int) -> None:
    ranked = rank_sentences(query, SENTENCES)
    assert ranked[0][0] == best
    assert sorted(index for index, _ in ranked) == [0, 1, 2, 3]


def test_a_term_of_all_sentences_still_counts_for_them() -> None:
    sentences = ["huyện trồng rừng", "huyện trồng lúa"]
    okapi = BM25Okapi([sentence.split() for sentence in sentences]).get_scores(["huyện"])
    assert max(okapi) < 0  # what is avoided
    assert all(score > 0 for _, score in rank_sentences("huyện", sentences))


def test_no_match_scores_zero_in_the_order_of_the_sentences() -> None:
    assert rank_sentences("vệ tinh", SENTENCES) == [(0, 0.0), (1, 0.0), (2, 0.0), (3, 0.0)]


def test_accents_first() -> None:
    ranked = rank_sentences("bạn", ["Mua bán tại chợ.", "Kết bạn với xã bên."])
    assert ranked[0][0] == 1
    assert ranked[1][1] > 0


@pytest.mark.parametrize("sentences", [[], [""], ["…", "  "]])
def test_sentences_without_words_are_no_error(sentences: list[str]) -> None:
    assert rank_sentences("nước sạch", sentences) == [(index, 0.0) for index in range(len(sentences))]


def test_weights_choose_the_fields() -> None:
    assert [index for index, score in rank_sentences("giao thông", SENTENCES, {"words": 1.0}) if score > 0] == [2]
    assert all(score == 0 for _, score in rank_sentences("nước sạch", SENTENCES, {}))
