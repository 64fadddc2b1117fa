"""The short answer: the value, or the run of words that holds it."""

import pytest

from kb.composition import Piece
from kb.question import understand
from kb.short_answer import MAX_ANSWER_WORDS, MAX_LIST_WORDS, short_answer, with_noun
from kb.values import find_values
from tests.kb_texts import ranked_in, read

FILLER = " ".join(["bản làng"] * 40)


def answered(question: str, *sentences: str) -> str:
    """The answer that sentences give together, the best one first."""
    ranking = ranked_in(understand(question), read(f"Tình hình huyện Thung Sâu\n{' '.join(sentences)}"))
    found = [next(c for c in ranking.candidates if c.unit.text == sentence) for sentence in sentences]
    return short_answer(ranking.asked, [Piece(candidate, candidate.unit) for candidate in found])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã có 42 trường học mới.", "42 trường học"),
        ("Xã có 42  hộ nghèo.", "42  hộ"),
        ("Xã có 42.", "42"),
        ("Xã trồng 42 ha ngô.", "42 ha"),
        ("Xã đạt 42% số hộ.", "42%"),
    ],
)
def test_a_bare_number_is_given_with_what_it_counts(text: str, expected: str) -> None:
    (value,) = find_values(text)
    assert with_noun(text, value) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Đàn bò có bao nhiêu con?", "Đàn bò có 980 con, khỏe mạnh.", "980 con"),
        ("Khi nào khánh thành cầu?", "Cầu dài 40 m khánh thành ngày 14/3/2031.", "ngày 14/3/2031"),
        ("Đồi rộng bao nhiêu?", "Sắn 12 ha, ngô 13 ha.", "Sắn 12 ha, ngô 13 ha."),
        ("Sắn và ngô lần lượt bao nhiêu ha?", "Sắn rộng 12 ha, ngô 13 ha.", "Sắn rộng 12 ha, ngô 13 ha."),
        ("Ai nuôi bò?", "Hội phụ nữ nuôi 980 con bò.", "Hội phụ nữ nuôi 980 con bò."),
        ("Đàn bò có bao nhiêu con?", "Đàn bò đông lắm.", "Đàn bò đông lắm."),
    ],
)
def test_a_clear_value_stands_alone_all_else_in_its_sentence(question: str, sentence: str, expected: str) -> None:
    assert answered(question, sentence) == expected


def test_a_comparison_keeps_two_values_in_sight() -> None:
    sentence = f"Năm nay {FILLER} sắn 12% {' '.join(['bản làng'] * 20)} 13% {FILLER}."
    both = answered("Sắn lần lượt bao nhiêu phần trăm?", sentence)
    assert "sắn 12%" in both
    assert "13%" in both


@pytest.mark.parametrize(
    ("question", "limit"), [("Huyện có những bản nào?", MAX_LIST_WORDS), ("Ai ở huyện?", MAX_ANSWER_WORDS)]
)
def test_a_list_may_be_longer(question: str, limit: int) -> None:
    sentence = "Huyện có những bản " + ", ".join(f"Khe Mây {'xa' * (number + 1)}" for number in range(90)) + "."
    assert len(answered(question, sentence).split()) == limit


MARKETS = "Huyện có những chợ nào?"


def test_of_several_sentences_each_gives_its_part() -> None:
    assert answered(MARKETS, "Huyện có chợ Khe Mây.", "Huyện có chợ Suối Đá.") == (
        "Huyện có chợ Khe Mây; Huyện có chợ Suối Đá"
    )
    herds = "Đàn trâu và vườn chè tăng lần lượt bao nhiêu phần trăm?"
    assert answered(herds, "Đàn trâu tăng 4,2%.", "Vườn chè tăng 3%.") == "Đàn trâu tăng 4,2%; Vườn chè tăng 3%"


def test_the_parts_share_the_words_that_an_answer_may_have() -> None:
    long = [f"{name} có những chợ {FILLER} {FILLER}." for name in ("Huyện", "Xã", "Bản")]
    parts = answered(MARKETS, *long).split("; ")
    assert len(parts) == 3
    assert all(len(part.split()) <= MAX_LIST_WORDS // 3 for part in parts)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Huyện đắp đường đèo; huyện có những chợ Khe Mây, chợ Suối Đá; trồng rừng.",
            "huyện có những chợ Khe Mây, chợ Suối Đá",
        ),
        # what stands before a colon leads to all that follows
        ("Huyện có những chợ: Khe Mây; Suối Đá; Bản Lau.", None),
        # and so does a first clause that says as much as any other
        ("Huyện có những chợ Khe Mây; những chợ Suối Đá; chợ bản Lau.", None),
    ],
)
def test_a_list_is_the_whole_sentence_or_the_clause_that_says_most_of_the_question(
    sentence: str, expected: str | None
) -> None:
    assert answered(MARKETS, sentence) == (expected or sentence)
