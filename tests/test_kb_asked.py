"""A question prepared for comparison, and what stands above the sentences."""

import pytest
from hypothesis import given

from corpus.model import Metadata
from kb.asked import Subject, prepare, setting
from kb.concepts import credit
from kb.question import understand
from kb.units import words_of
from tests.kb_texts import GENERATED, QUESTIONS, SENTENCES, VALLEY, read, stored_passages


def same(_: str) -> float:
    return 1.0


def test_what_is_said_of_some_concepts_is_a_share_by_weight() -> None:
    subject = Subject((0, 2), (1.0, 3.0))
    assert subject.said((1.0, 0.5, 0.0)) == pytest.approx(1 / 4)
    assert subject.said((0.0, 0.0, 1.0)) == pytest.approx(3 / 4)
    assert Subject((0, 1), (1.0, 1.0)).said((1.0, 0.0)) == 0.5
    assert Subject((), ()).said(()) == 0.0
    assert Subject((0,), (0.0,)).said((1.0,)) == 0.0


def test_a_question_knows_which_words_can_say_its_concepts() -> None:
    asked = prepare(understand("Đàn trâu đàn bò?"), same)
    assert asked.every.indices == tuple(range(len(asked.concepts)))
    for index, concept in enumerate(asked.concepts):
        words = {word for form in concept.forms for word in form.folded}
        assert words == {word for word, indices in asked.holders.items() if index in indices}
    assert "trau" in asked.holders


def test_words_that_name_the_report_are_not_what_it_is_asked_about() -> None:
    asked = prepare(understand("Đàn trâu huyện Thung Sâu đông không?"), same)
    named, other = Metadata("Tình hình huyện Thung Sâu", "báo cáo"), Metadata("Tình hình Mường Tre", "báo cáo")
    about_named, about_other = asked.subject(named), asked.subject(other)
    assert set(about_named.indices) < set(about_other.indices)
    assert ("dan", "trau") in about_named.pairs
    assert ("thung", "sau") in about_other.pairs - about_named.pairs
    assert asked.subject(named) is about_named


def test_all_that_stands_above_a_passage_is_its_setting() -> None:
    stored = next(item for item in stored_passages(read(VALLEY)) if "2.150" in item.passage.text)
    where = setting(prepare(understand("Đàn trâu huyện Thung Sâu?"), same), stored)
    assert where.about == stored.about
    assert {"thung", "sau", "nong", "nghiep", "chan", "nuoi"} <= where.above.folded
    assert "2.150" not in where.above.exact
    assert where.subject == where.sought.indices
    assert where.place >= 0.0


def test_credits_are_remembered_for_each_text() -> None:
    asked = prepare(understand("đàn trâu"), same)
    herd, market = words_of("một đàn"), words_of("chợ phiên")
    assert asked.credits(herd) == (1.0, 0.0)
    assert asked.credits(market) == (0.0, 0.0)
    assert asked.credits(herd) is asked.credits(herd)


@given(QUESTIONS, SENTENCES)
@GENERATED
def test_credits_are_those_of_each_concept(text: str, sentence: str) -> None:
    asked, words = prepare(understand(text), same), words_of(f"{sentence} {text[: len(text) // 2]}")
    assert asked.credits(words) == tuple(credit(found, words, accents=asked.accents) for found in asked.concepts)
