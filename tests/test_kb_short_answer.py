"""The short answer: the value, or the run of words that holds it."""

import pytest

from kb.question import understand
from kb.short_answer import MAX_ANSWER_WORDS, MAX_LIST_WORDS, around, short_answer, with_noun
from kb.values import find_values
from tests.kb_texts import ranked_in, read

FILLER = " ".join(["bản làng"] * 40)


def answered(question: str, sentence: str) -> str:
    ranking = ranked_in(understand(question), read(f"Tình hình huyện Thung Sâu\n{sentence}"))
    return short_answer(
        ranking.asked, next(candidate for candidate in ranking.candidates if candidate.unit.text == sentence)
    )


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


def test_what_is_short_enough_is_left_alone() -> None:
    text = "Dời chợ  vì lũ."
    assert around(text, (), understand("Vì sao dời chợ?"), 4) == text
    assert around(text, (), understand("Vì sao dời chợ?"), 3) == "Dời chợ  vì"


def test_a_run_holds_the_value_before_the_words_of_the_question() -> None:
    text = f"Đàn bò khỏe mạnh {FILLER} có 980 con {FILLER}"
    asked = understand("Đàn bò có bao nhiêu con?")
    assert around(text, (), asked, 4) == "Đàn bò khỏe mạnh"
    assert "980" in around(text, find_values(text), asked, 4)


def test_words_of_the_question_are_found_whatever_marks_stand_at_them() -> None:
    text = f"{FILLER} “đàn bò”: (khỏe), mạnh {FILLER}"
    assert "“đàn bò”: (khỏe)" in around(text, (), understand("dan bo khoe"), 6)


def test_a_reason_is_cut_around_its_cause() -> None:
    text = around(f"Dời chợ {FILLER} vì lũ quét {FILLER}", (), understand("Vì sao phải dời chợ?"), 20)
    assert len(text.split()) == 20
    near = around(f"{FILLER} dời chợ {'mới ' * 10}vì lũ quét {FILLER}", (), understand("Vì sao phải dời chợ?"), 20)
    assert "vì lũ quét" in near


def test_a_place_is_cut_around_its_name() -> None:
    asked = understand("Họp chợ ở đâu?")
    text = f"{FILLER} họp chợ {'mới ' * 10}tại Khe Mây cạnh suối {FILLER}"
    assert "tại Khe Mây cạnh suối" in around(text, (), asked, 20)
    assert "tại" not in around(text.replace("Khe Mây", "khe mây"), (), asked, 10)
