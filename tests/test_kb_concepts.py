"""The concepts of a question and how far a text says them."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from index.orthography import fold
from kb.concepts import FOLDED, OTHER_WORDS, Concept, concepts_of, credit
from kb.question import understand
from kb.units import words_of
from kb.words import is_function_word
from tests.kb_texts import GENERATED, QUESTIONS, SENTENCES


def same(_: str) -> float:
    return 1.0


def credited(concepts: Sequence[Concept], text: str, *, accents: bool) -> list[float]:
    return [credit(found, words_of(text), accents=accents) for found in concepts]


def concept(question: str, text: str) -> Concept:
    return next(found for found in concepts_of(understand(question), same) if found.text == text)


@given(QUESTIONS)
@GENERATED
def test_concepts_are_slices_in_order_and_apart(text: str) -> None:
    question = understand(text)
    end = 0
    for found in concepts_of(question, same):
        assert end <= found.start < found.end
        assert question.searched[found.start : found.end] == found.text
        assert found.weight == sum(found.forms[0].weights) > 0
        for form in found.forms:
            assert len(form.words) == len(form.folded) == len(form.weights) > 0
            assert form.folded == tuple(map(fold, form.words))
        end = found.end


@given(QUESTIONS)
@GENERATED
def test_a_question_says_all_of_its_own_concepts(text: str) -> None:
    question = understand(text)
    concepts = concepts_of(question, same)
    assert credited(concepts, question.searched, accents=True) == [1.0] * len(concepts)


@given(QUESTIONS, SENTENCES)
@GENERATED
def test_credit_is_a_share(text: str, sentence: str) -> None:
    concepts = concepts_of(understand(text), same)
    strict, lenient = (credited(concepts, sentence, accents=accents) for accents in (True, False))
    assert all(0.0 <= low <= high <= 1.0 for low, high in zip(strict, lenient, strict=True))
    longer = credited(concepts, f"{sentence} {text}", accents=True)
    assert all(low <= high for low, high in zip(strict, longer, strict=True))


def test_function_words_years_and_signs_are_no_concepts() -> None:
    question = understand("Năm 2031 đàn trâu của xã có bao nhiêu con, có tăng %?")
    texts = [found.text for found in concepts_of(question, same)]
    assert texts == ["Năm", "đàn", "trâu", "xã", "con", "tăng"]
    assert not any(is_function_word(text.lower()) for text in texts)
    numbers = [found.text for found in concepts_of(understand("88/QĐ-UBND, 14/3/2031, 4,2 và 30 ha"), same)]
    assert numbers == ["88/QĐ-UBND", "14/3/2031", "4,2", "30", "ha"]


def test_weights_are_those_of_the_words() -> None:
    found = concepts_of(understand("đàn trâu"), {"đàn": 0.25, "trâu": 0.75}.__getitem__)
    assert [(piece.text, piece.weight) for piece in found] == [("đàn", 0.25), ("trâu", 0.75)]
    assert concepts_of(understand("đàn trâu"), lambda _: 0.0) == ()


def test_an_everyday_phrase_is_one_concept_with_the_official_words() -> None:
    found = concept("Khe Sậy có mấy chỗ nằm viện?", "chỗ nằm viện")
    assert [form.words for form in found.forms] == [("chỗ", "nằm", "viện"), ("giường", "bệnh")]
    assert found.weight == 3.0
    plain = concept("Khe Say co may cho nam vien?", "cho nam vien")
    assert ("giường", "bệnh") in [form.words for form in plain.forms]


def test_an_abbreviation_is_one_concept_with_what_it_stands_for() -> None:
    for short, long in (("HTX", ("hợp", "tác", "xã")), ("KT-XH", ("kinh", "tế", "xã", "hội"))):
        found = concept(f"Xã có mấy {short}?", short)
        assert found.forms[1].words == long
        assert credit(found, words_of(f"có 3 {' '.join(long)}"), accents=True) == OTHER_WORDS


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("có 12 chỗ nằm ở viện", 1.0),
        ("có 12 chỗ nằm", 2 / 3),
        ("có 12 giường bệnh", OTHER_WORDS),
        ("có 12 chỗ nằm, tức giường bệnh", OTHER_WORDS),
        ("giường của người bệnh", 0.0),
        ("bệnh giường", 0.0),
        ("giuong benh", 0.0),
        ("cho nam vien", FOLDED),
        ("chỗ nam vien", (1 + 2 * FOLDED) / 3),
        ("", 0.0),
    ],
)
def test_credit_for_a_phrase(text: str, share: float) -> None:
    found = concept("Khe Sậy có mấy chỗ nằm viện?", "chỗ nằm viện")
    assert credit(found, words_of(text), accents=True) == pytest.approx(share)


def test_credit_for_a_word_without_its_accents() -> None:
    herd = concept("đàn trâu", "trâu")
    assert credit(herd, words_of("đàn trâu"), accents=True) == 1.0
    assert credit(herd, words_of("dan trau"), accents=True) == FOLDED
    assert credit(herd, words_of("trầu cau"), accents=True) == FOLDED
    assert credit(concept("dan trau", "trau"), words_of("đàn trâu"), accents=False) == 1.0
    assert credit(herd, words_of("đàn bò"), accents=True) == 0.0


def test_heavy_words_of_a_phrase_count_more() -> None:
    weight = {"chỗ": 0.0, "nằm": 0.25, "viện": 0.75, "giường": 1.0, "bệnh": 1.0}.__getitem__
    (found,) = concepts_of(understand("chỗ nằm viện"), weight)
    assert credit(found, words_of("ở viện"), accents=True) == pytest.approx(0.75)
    assert credit(found, words_of("nằm đó"), accents=True) == pytest.approx(0.25)
