"""The run of words that answers, of a sentence that is longer than an answer may be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.asked import Asked, prepare
from kb.extract import extract
from kb.question import understand
from kb.values import find_values
from tests.kb_texts import GENERATED, QUESTIONS, SENTENCES

FILLER = " ".join(["bản làng"] * 40)


def asking(question: str, **weights: float) -> Asked:
    """A question whose words weigh 1, or as told."""
    return prepare(understand(question), lambda word: weights.get(word, 1.0))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_what_is_short_enough_is_left_alone() -> None:
    text = "Dời chợ  vì lũ."
    asked = asking("Vì sao dời chợ?")
    assert extract(text, (), asked, 4) == text
    assert extract(text, (), asked, 3) != text


@given(QUESTIONS, st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), st.integers(1, 40))
@GENERATED
def test_it_is_always_a_slice_within_the_limit(question: str, text: str, limit: int) -> None:
    found = extract(text, find_values(text)[:1], asking(question), limit)
    assert found
    assert found in text
    pieces = re.findall(r"\S+", found)
    assert len(words(found)) <= limit or len(pieces) == 1  # one number or date may be more words than that


def test_a_run_holds_the_value_before_the_words_of_the_question() -> None:
    text = f"Đàn bò khỏe mạnh {FILLER} có 980 con {FILLER}"
    asked = asking("Đàn bò có bao nhiêu con?")
    assert extract(text, (), asked, 4) == "Đàn bò khỏe mạnh"
    assert "980" in extract(text, find_values(text), asked, 4)


def test_each_word_of_the_question_counts_once() -> None:
    text = f"bò bò bò bò {FILLER} đàn bò béo {FILLER}"
    assert "đàn bò béo" in extract(text, (), asking("đàn bò béo"), 6)


def test_the_weightier_words_win() -> None:
    text = f"đàn bò {FILLER} chợ phiên {FILLER}"
    question = "đàn bò chợ phiên"
    assert "đàn bò" in extract(text, (), asking(question, chợ=0.1, phiên=0.1), 10)
    assert "chợ phiên" in extract(text, (), asking(question, đàn=0.1, bò=0.1), 10)


def test_of_equal_runs_the_first_is_taken() -> None:
    text = f"đàn bò một {FILLER} đàn bò hai {FILLER}"
    assert extract(text, (), asking("đàn bò"), 5).startswith("đàn bò một")


def test_words_of_the_question_are_found_whatever_marks_stand_at_them() -> None:
    text = f"{FILLER} “đàn bò”: (khỏe), mạnh {FILLER}"
    assert "“đàn bò”: (khỏe)" in extract(text, (), asking("dan bo khoe"), 6)


def test_it_begins_with_the_clause_of_the_first_word_that_counts() -> None:
    text = f"{FILLER}, năm nay đàn bò béo {FILLER}"
    assert extract(text, (), asking("đàn bò béo"), 30).startswith("năm nay đàn bò béo")


def test_a_comma_inside_a_number_begins_no_clause() -> None:
    text = f"{FILLER} tăng 4,2% đàn bò béo {FILLER}"
    assert not extract(text, (), asking("đàn bò béo"), 30).startswith("2%")


@pytest.mark.parametrize("cue", ["vì", "do", "nhờ", "nhằm", "để"])
def test_a_reason_is_cut_around_its_cause(cue: str) -> None:
    asked = asking("Vì sao phải dời chợ?")
    near = extract(f"{FILLER} dời chợ {'mới ' * 10}{cue} lũ quét {FILLER}", (), asked, 20)
    assert f"{cue} lũ quét" in near
    assert len(words(near)) == 20


def test_a_place_is_cut_around_its_name() -> None:
    asked = asking("Họp chợ ở đâu?")
    text = f"{FILLER} họp chợ {'mới ' * 10}tại Khe Mây cạnh suối {FILLER}"
    assert "tại Khe Mây cạnh suối" in extract(text, (), asked, 20)
    assert "tại" not in extract(text.replace("Khe Mây", "khe mây"), (), asked, 10)


def test_a_place_far_from_what_is_asked_about_is_none() -> None:
    asked = asking("Họp chợ ở đâu?")
    text = f"tại Suối Đá {FILLER} họp chợ {FILLER}"
    assert "Suối Đá" not in extract(text, (), asked, 10)
