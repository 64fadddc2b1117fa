"""What the models of the ranking learn from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kb.question import understand
from kb.ranking import Ranking
from kb.support import FEATURES as SUPPORT
from kb.unit_features import FEATURES
from kb.value_features import FEATURES as VALUES
from scripts.gold import Gold
from scripts.ranker_examples import TODAY, example, rankings, supported
from tests.kb_texts import RIDGE, VALLEY, filled, ranked_in, read

HERD = "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."


def gold(question: str, quote: str, *answers: str, source: str = "valley.txt") -> Gold:
    return Gold(question, "value", "plain", ((source, quote),), tuple((answer,) for answer in answers))


def ranked(question: str) -> Ranking:
    return ranked_in(understand(question, today=TODAY), read(VALLEY, "valley.txt"), read(RIDGE, "ridge.txt"))


def test_the_sentence_with_all_answers_is_right_and_its_passage_is_evidence() -> None:
    question = gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con")
    ranking = ranked(question.question)
    one = example(question, ranking)
    texts = [candidate.unit.text for candidate in ranking.candidates]
    assert one.features.shape == (len(texts), len(FEATURES))
    assert [text for text, right in zip(texts, one.right, strict=True) if right] == [HERD]
    keys = [candidate.found.hit.key for candidate in ranking.candidates]
    holding = keys[texts.index(HERD)]
    assert [key == holding for key in keys] == one.evidence.tolist()
    assert [keys.index(key) for key in keys] == [one.passages.tolist().index(place) for place in one.passages]
    assert len(set(one.passages.tolist())) == len(set(keys))


def test_of_sentences_with_a_part_of_the_answers_the_best_are_right() -> None:
    question = gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con", "12 bê")
    ranking = ranked(question.question)
    one = example(question, ranking)
    assert one.right.sum() == 1
    assert one.values == ()


def test_where_no_sentence_is_quoted_none_is_right() -> None:
    elsewhere = gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con", source="ridge.txt")
    unanswerable = Gold("Đàn trâu có bao nhiêu con?", "none", "plain", (), ())
    for question in (elsewhere, unanswerable):
        one = example(question, ranked(question.question))
        assert not one.right.any()
        assert not one.evidence.any()
        assert one.values == ()


@pytest.mark.parametrize(
    ("question", "answer", "right"),
    [
        ("Đàn trâu có bao nhiêu con?", "2.150 con", [True, False]),
        ("Đàn trâu tăng bao nhiêu phần trăm?", "4,2%", [False, True]),
        ("Đàn trâu có bao nhiêu con?", "2.150", [True, False]),
    ],
)
def test_the_values_of_a_right_sentence_are_a_group(question: str, answer: str, right: list[bool]) -> None:
    (group,) = example(gold(question, HERD, answer), ranked(question)).values
    assert group[1].tolist() == right
    assert group[0].shape == (2, len(VALUES))


def test_a_sentence_with_one_value_teaches_no_choice() -> None:
    quote = "Đàn ong cho 18 tấn mật."
    assert (
        example(gold("Đàn ong cho bao nhiêu mật?", quote, "18 tấn"), ranked("Đàn ong cho bao nhiêu mật?")).values == ()
    )


def test_questions_are_asked_on_the_same_day_in_every_run(tmp_path: Path) -> None:
    asked = gold("Năm ngoái đàn trâu có bao nhiêu con?", HERD, "2.150 con")
    with filled(tmp_path) as kb:
        ((given, ranking),) = rankings(kb, [asked])
    assert given is asked
    assert ranking.candidates
    assert ranking.asked.question.periods == (str(TODAY.year - 1),)


def test_a_question_for_which_nothing_is_found_is_left_out(tmp_path: Path) -> None:
    with filled(tmp_path, {}) as kb:
        assert rankings(kb, [gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con")]) == []


def test_an_answer_is_right_when_it_holds_and_cites_all_that_is_asked_for() -> None:
    question = gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con")
    row, right, answerable = supported(question, ranked(question.question))
    assert right
    assert answerable
    assert len(row) == len(SUPPORT)
    for wrong in (
        replace(question, answers=(("2.150 con",), ("4,2%",))),
        replace(question, answers=(("9.999 con",),)),
        replace(question, evidence=(("ridge.txt", HERD),)),
        replace(question, evidence=(), answers=()),
        replace(question, answers=()),
    ):
        assert supported(wrong, ranked(question.question)) == (row, False, bool(wrong.answers))


def test_any_alternative_of_an_answer_will_do() -> None:
    question = replace(gold("Đàn trâu có bao nhiêu con?", HERD), answers=(("hơn hai nghìn", "2.150"),))
    assert supported(question, ranked(question.question))[1]


def test_without_anything_found_there_is_no_support() -> None:
    with pytest.raises(ValueError, match="nothing was found"):
        supported(gold("Đàn trâu?", HERD, "2.150"), ranked_in(understand("Đàn trâu?")))


def test_features_are_numbers() -> None:
    question = gold("Đàn trâu có bao nhiêu con?", HERD, "2.150 con")
    assert np.isfinite(example(question, ranked(question.question)).features).all()
