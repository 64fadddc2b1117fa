"""Sentences that answer together."""

import pytest

from kb.composition import MOST, TOGETHER, compose
from kb.question import understand
from kb.ranking import Candidate, Ranking
from tests.kb_texts import RIDGE, ranked_in, read

LIMIT = 200
MARKETS = "Huyện có những chợ nào?"


def ranked(question: str, text: str) -> Ranking:
    valley = read(f"Tình hình huyện Thung Sâu năm 2031\n{text}", "1.txt")
    return ranked_in(understand(question), valley, read(RIDGE, "2.txt"))


def holding(ranking: Ranking, words: str) -> Candidate:
    return next(c for c in ranking.candidates if words in c.unit.text and not c.unit.clause)


def composed(question: str, text: str, best: str, *, limit: int = LIMIT) -> list[str]:
    """The sentences that answer with the one that holds the words ``best``; all others are rivals."""
    ranking = ranked(question, text)
    first = holding(ranking, best)
    rivals = [candidate for candidate in ranking.candidates if candidate is not first]
    pieces = compose(ranking.asked, first, rivals, limit)
    assert all(piece.candidate.found.stored.report.id == "r1" for piece in pieces)
    report = read(f"Tình hình huyện Thung Sâu năm 2031\n{text}", "1.txt")
    assert all(report.text[piece.unit.start : piece.unit.end] == piece.unit.text for piece in pieces)
    return [piece.unit.text for piece in pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Huyện có các chợ sau: - Chợ Khe Mây. - Chợ Suối Đá. Đàn trâu đông.",
            ["Huyện có các chợ sau: - Chợ Khe Mây.", "- Chợ Suối Đá."],
        ),
        (
            "Huyện mở hai chợ mới. Gồm chợ Khe Mây, chợ Suối Đá. Chợ bản Lau đã cũ.",
            ["Huyện mở hai chợ mới.", "Gồm chợ Khe Mây, chợ Suối Đá."],
        ),
        (
            "Huyện mở hai chợ mới. Cụ thể như sau là chợ Khe Mây. Chợ Suối Đá.",
            ["Huyện mở hai chợ mới.", "Cụ thể như sau là chợ Khe Mây."],
        ),
        (
            "Huyện mở ba chợ mới. (1) Chợ Khe Mây. (2) Chợ Suối Đá. (3) Chợ bản Lau. Đàn trâu đông.",
            ["Huyện mở ba chợ mới.", "(1) Chợ Khe Mây.", "(2) Chợ Suối Đá.", "(3) Chợ bản Lau."],
        ),
    ],
)
def test_what_spells_a_list_out_follows_it(text: str, expected: list[str]) -> None:
    assert composed(MARKETS, text, expected[0]) == expected


def test_so_many_items_and_words_at_most() -> None:
    items = " ".join(f"({number}) Chợ bản xa." for number in range(1, 2 * MOST))
    text = f"Huyện mở nhiều chợ mới. {items}"
    assert len(composed(MARKETS, text, "Huyện mở")) == 1 + MOST
    assert len(composed(MARKETS, text, "Huyện mở", limit=5 + 2 * 5)) == 1 + 2


def test_a_sentence_that_answers_nearly_as_well_answers_with_it() -> None:
    text = "Huyện có chợ Khe Mây. Huyện có chợ Suối Đá. Đàn trâu đông."
    assert composed(MARKETS, text, "Khe Mây") == ["Huyện có chợ Khe Mây.", "Huyện có chợ Suối Đá."]
    ranking = ranked(MARKETS, text)
    first, far = holding(ranking, "Khe Mây"), holding(ranking, "Đàn trâu")
    assert first.score - far.score > TOGETHER
    assert len(compose(ranking.asked, first, [far], LIMIT)) == 1


def test_a_sentence_of_another_report_answers_by_itself() -> None:
    ranking = ranked("Huyện có những trường nào?", "Huyện có trường Khe Mây.")
    first, other = holding(ranking, "Khe Mây"), holding(ranking, "42 trường học")
    assert len(compose(ranking.asked, first, [other], LIMIT)) == 1


HERDS = "Đàn trâu và vườn chè tăng lần lượt bao nhiêu phần trăm?"


@pytest.mark.parametrize(
    ("text", "best", "expected"),
    [
        (
            "Đàn trâu tăng 4,2%. Vườn chè tăng 3%. Ong cho mật.",
            "Đàn trâu",
            ["Đàn trâu tăng 4,2%.", "Vườn chè tăng 3%."],
        ),
        ("Đàn trâu tăng 4,2%. Vườn chè tăng 3%.", "Vườn chè", ["Vườn chè tăng 3%.", "Đàn trâu tăng 4,2%."]),
        (
            "Đàn trâu tăng 4,2%, vườn chè tăng 3%. Vườn chè xanh.",
            "Đàn trâu",
            ["Đàn trâu tăng 4,2%, vườn chè tăng 3%."],
        ),
        ("Đàn trâu tăng 4,2%. Ong cho mật.", "Đàn trâu", ["Đàn trâu tăng 4,2%."]),
    ],
)
def test_the_other_side_of_a_comparison_is_what_the_best_one_lacks(text: str, best: str, expected: list[str]) -> None:
    assert composed(HERDS, text, best) == expected


@pytest.mark.parametrize("question", ["Huyện mở mấy chợ?", "Vì sao mở chợ?", "Ai mở chợ?"])
def test_all_else_is_answered_by_one_sentence(question: str) -> None:
    text = "Huyện mở hai chợ mới. Gồm chợ Khe Mây, chợ Suối Đá."
    assert composed(question, text, "Huyện mở") == ["Huyện mở hai chợ mới."]
