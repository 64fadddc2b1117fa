"""What a question demands of the evidence, and the words that demand nothing."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given

from index.orthography import fold
from kb.demands import Demand, demands_of, light_words
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS


def demanded(text: str) -> tuple[Demand, ...]:
    question = understand(text)
    return demands_of(question.wording, question.understood)


def texts(text: str) -> list[str]:
    return [demand.text for demand in demanded(text)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đàn trâu ở Hà Giang có mấy con?", ["trâu", "Hà Giang"]),
        ("Quý II năm 2031 HTX bán mấy tấn mật ong?", ["hợp tác xã", "bán", "mật ong"]),
        ("Theo Quyết định 88/QĐ-UBND, mật ong bán thế nào?", ["mật ong", "bán"]),
        ("Ngày 14/3/2031 ai bán mật ong?", ["bán", "mật ong"]),
        ("Bao nhiêu?", []),
        ("Kết quả thế nào?", []),
        ("", []),
    ],
)
def test_content_words_in_order_without_those_that_ask_and_what_is_held_against_the_evidence_by_itself(
    question: str, expected: list[str]
) -> None:
    assert texts(question) == expected


def test_names_and_nouns_are_told_from_verbs() -> None:
    found = {demand.text: demand for demand in demanded("Ở Hà Giang HTX bán mật ong?")}
    assert (found["Hà Giang"].noun, found["Hà Giang"].name) == (True, True)
    assert (found["mật ong"].noun, found["mật ong"].name) == (True, False)
    assert (found["bán"].noun, found["bán"].name) == (False, False)


def test_an_everyday_phrase_may_be_said_in_the_official_words() -> None:
    (herd, wide) = demanded("Vườn chè rộng bao nhiêu ha?")
    assert herd.forms == (("vườn", "chè"),)
    assert wide.text == "rộng", "the words that ask are no part of what is demanded"
    assert wide.forms == (("rộng",), ("diện", "tích"))


def test_the_words_that_ask_are_left_out_of_a_phrase_that_begins_with_them() -> None:
    (demand,) = demanded("Có bao nhiêu người biết chữ?")
    assert demand.text == "người biết chữ"
    assert demand.forms[0] == ("người", "biết", "chữ")


@given(QUESTIONS)
@GENERATED
def test_every_demand_is_a_piece_of_the_question_and_they_do_not_overlap(text: str) -> None:
    wording, position = understand(text).wording, 0
    for demand in demanded(text):
        position = wording.index(demand.text, position) + len(demand.text)
        assert demand.forms
        assert all(form == tuple(map(str.lower, form)) for form in demand.forms)
        assert demand.text.lower() not in light_words()


LINES = (files("kb") / "lexicon" / "light_words.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_light_words_is_in_order(line: str) -> None:
    words = line.split("; ")
    assert words == sorted(words, key=lambda word: (fold(word), word))
    assert all(word == unicodedata.normalize("NFC", word).lower().strip() and ";" not in word for word in words)


def test_every_light_word_stands_there_once_and_is_read() -> None:
    words = [word for line in LINES for word in line.split("; ")]
    assert len(set(words)) == len(words)
    assert light_words() == set(words)
    assert {"bao nhiêu", "vì sao", "kết quả"} <= light_words()


@pytest.mark.parametrize("word", ["tổng số", "nội dung", "người", "thời gian"])
def test_a_light_word_demands_nothing(word: str) -> None:
    assert word in light_words()
    assert word not in texts(f"Mật ong {word} ra sao?")
