"""How far the evidence says what a question demands."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.coverage import FEATURES, SAID, Covered, coverage_features, covered, said
from kb.demands import Demand
from kb.question import understand
from kb.ranking import Candidate, Ranking
from kb.soft import Nearness
from kb.units import words_of
from tests.kb_texts import GENERATED, RIDGE, VALLEY, ranked_in, read


def demand(*forms: str, noun: bool = True, name: bool = False) -> Demand:
    return Demand(forms[0], tuple(tuple(form.split()) for form in forms), noun, name)


@pytest.mark.parametrize(
    ("forms", "text", "expected"),
    [
        (("trâu",), "Đàn trâu đông.", 1.0),
        (("trâu",), "Dan trau dong.", 0.5),
        (("trâu",), "Đàn bò đông.", 0.0),
        (("mật ong",), "Bán mật ong rừng.", 1.0),
        (("mật ong",), "Bán mat ong rừng.", 0.95),
        (("mật ong",), "Ong cho nhiều mật.", 0.35),
        (("mật ong",), "Bán mật mía.", 0.175),
        (("mật ong rừng",), "Bán mật ong.", 0.9 / 2 + 0.1 * 2 / 3),
        (("rộng", "diện tích"), "Diện tích vườn chè.", 0.9),
        (("rộng", "diện tích"), "Tích nước, mở diện.", 0.0),
        (("rộng", "diện tích"), "Vườn rộng.", 1.0),
        (("trâu",), "", 0.0),
    ],
)
def test_a_text_says_a_demand_whole_in_part_or_not(forms: tuple[str, ...], text: str, expected: float) -> None:
    assert said(demand(*forms), words_of(text)) == pytest.approx(expected)


def test_scattered_and_accentless_words_of_a_text_with_accents_are_hardly_said() -> None:
    assert said(demand("mật ong"), words_of("ong, mật")) < SAID
    assert said(demand("mật ong"), words_of("mật ong")) >= SAID


def ranked(question: str) -> Ranking:
    return ranked_in(understand(question), read(VALLEY, "1.txt"), read(RIDGE, "2.txt"))


def holding(ranking: Ranking, words: str) -> Candidate:
    return next(candidate for candidate in ranking.candidates if words in candidate.unit.text)


def said_of(ranking: Ranking, words: str) -> dict[str, tuple[float, float]]:
    """How far the sentence with these words, and all above it, says each demand."""
    found = covered(ranking, holding(ranking, words))
    return {one.demand.text: (one.in_sentence, one.said) for one in found}


def test_what_stands_above_the_sentence_or_before_it_is_said_too() -> None:
    found = said_of(ranked("Ong của Thung Sâu cho mật, còn trâu thì sao?"), "Đàn ong")
    assert found["trâu"] == (0.0, 1.0), "in the sentence before"
    assert found["Thung Sâu"] == (0.0, 1.0), "in the title"
    assert found["mật"] == (1.0, 1.0)


def test_what_nothing_says_is_told() -> None:
    found = said_of(ranked("Đàn nhím rừng có mấy con?"), "2.150")
    assert found["nhím"] == (0.0, 0.0)
    assert found["rừng"] == (0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "demanded"),
    [
        ("HTX bán mật ong?", "hợp tác xã"),
        ("Hợp tác xã bán mật ong?", "Hợp tác xã"),
        ("GRDP bình quân là bao nhiêu?", "tổng sản phẩm"),
    ],
)
def test_what_is_written_short_is_said(question: str, demanded: str) -> None:
    for short in ("HTX bán mật ong, GRDP bình quân 9 triệu đồng.", "Xã bán mật ong, bình quân 9 triệu đồng."):
        ranking = ranked_in(understand(question), read(f"Tình hình huyện Thung Sâu\n{short}"))
        found = {one.demand.text: one for one in covered(ranking, holding(ranking, "bình quân"))}
        assert (found[demanded].in_sentence >= SAID) is ("HTX" in short)


def test_a_demand_weighs_as_its_heaviest_word() -> None:
    weights = {"mật": 0.2, "ong": 0.7, "bán": 0.4}
    ranking = replace(ranked("HTX bán mật ong?"), weight=lambda word: weights.get(word, 0.1))
    found = covered(ranking, ranking.candidates[0])
    assert {one.demand.text: one.weight for one in found} == {"hợp tác xã": 0.1, "bán": 0.4, "mật ong": 0.7}


def test_a_word_that_the_model_knows_a_near_one_for_is_near() -> None:
    ranking = ranked("Đàn nhím có mấy con?")
    best = holding(ranking, "2.150")
    near = np.zeros((len(ranking.near.near), 1), dtype=np.float32)
    near[best.texts[0], 0] = 0.75
    meant = replace(ranking, near=Nearness(("nhím",), np.ones(1, dtype=np.float32), near))
    (far,) = [one for one in covered(ranking, best) if one.demand.text == "nhím"]
    (nearer,) = [one for one in covered(meant, best) if one.demand.text == "nhím"]
    assert (far.said, far.near) == (0.0, 0.0)
    assert nearer.said == 0.0
    assert nearer.near == pytest.approx(0.75)
    named = dict(zip(FEATURES, coverage_features([nearer]), strict=True))
    assert named["noun"] == pytest.approx(nearer.weight)
    assert named["far"] == pytest.approx(nearer.weight * 0.25)


def one(weight: float, in_sentence: float, above: float, *, noun: bool = True, name: bool = False) -> Covered:
    return Covered(demand("mật", noun=noun, name=name), weight, in_sentence, max(in_sentence, above), 0.0)


def named(*found: Covered) -> dict[str, float]:
    return dict(zip(FEATURES, coverage_features(list(found)), strict=True))


def test_the_heaviest_that_is_lacking_counts() -> None:
    told = named(one(0.5, 0.0, 0.0), one(0.9, 0.5, 0.5), one(1.0, 0.0, 1.0))
    assert told["noun"] == pytest.approx(0.5)
    assert told["sentence_noun"] == 1.0
    assert told["unsaid_words"] == 1.0
    assert told["unsaid_share"] == pytest.approx((0.5 + 0.45) / 2.4)
    assert told["far"] == pytest.approx(0.5)


def test_verbs_are_no_nouns_and_names_are_told_apart() -> None:
    assert named(one(1.0, 0.0, 0.0, noun=False)) | {"far": 0.0} == {
        "noun": 0.0,
        "name": 0.0,
        "sentence_noun": 0.0,
        "far": 0.0,
        "unsaid_words": 1.0,
        "unsaid_share": 1.0,
    }
    assert named(one(0.8, 0.0, 0.0, name=True), one(1.0, 0.0, 0.0))["name"] == 0.8


def test_nothing_demanded_lacks_nothing() -> None:
    assert coverage_features([]) == [0.0] * len(FEATURES)


@given(st.text("mậtongrừ \n", max_size=30), st.sampled_from(["mật", "mật ong", "ong rừng mật"]))
@GENERATED
def test_how_far_something_is_said_is_a_share(text: str, wanted: str) -> None:
    assert 0.0 <= said(demand(wanted), words_of(text)) <= 1.0
    assert said(demand(wanted), words_of(f"{text} {wanted}")) == pytest.approx(1.0)
