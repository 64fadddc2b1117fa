"""How well the evidence supports an answer."""

import math

import numpy as np
import pytest

from kb.missing import Missing
from kb.question import understand
from kb.ranking import Candidate, Ranking
from kb.soft import Nearness
from kb.support import FEATURES, support_features, unsaid
from kb.unit_features import FEATURES as UNIT_FEATURES
from tests.kb_texts import RIDGE, VALLEY, ranked_in, read

NOTHING = Missing((), (), ())


def ranked(question: str, *texts: str) -> Ranking:
    reports = [read(text, f"{number}.txt") for number, text in enumerate(texts or (VALLEY, RIDGE))]
    return ranked_in(understand(question), *reports)


def holding(ranking: Ranking, words: str) -> Candidate:
    """The best sentence with these words."""
    return next(candidate for candidate in ranking.candidates if words in candidate.unit.text)


def support(
    ranking: Ranking, best: Candidate | None = None, lacking: Missing = NOTHING, share: float = 0.0
) -> dict[str, float]:
    """The features by name of an answer from a sentence, or from the best one."""
    chosen = best or ranking.candidates[0]
    row = support_features(ranking.asked.question, ranking, chosen, lacking, share)
    return dict(zip(FEATURES, row, strict=True))


def test_the_chances_of_all_sentences_are_one_together() -> None:
    ranking = ranked("Đàn trâu có bao nhiêu con?")
    chances = [support(ranking, candidate)["chance"] for candidate in ranking.candidates]
    assert sum(chances) == pytest.approx(1.0)
    assert chances == sorted(chances, reverse=True)
    scores = [candidate.score for candidate in ranking.candidates]
    assert chances[1] / chances[0] == pytest.approx(math.exp(scores[1] - scores[0]))


def test_the_margin_is_the_lead_over_the_next_sentence_and_has_a_limit() -> None:
    ranking = ranked("Đàn trâu có bao nhiêu con?")
    first, second = ranking.candidates[:2]
    assert support(ranking)["margin"] == pytest.approx(min(5.0, first.score - second.score))
    assert support(ranking, second)["margin"] == pytest.approx(second.score - first.score)
    alone = Ranking(ranking.found, ranking.candidates[:1], ranking.asked, ranking.near)
    assert support(alone)["margin"] == 5.0


def test_a_clause_is_no_rival_of_its_own_sentence() -> None:
    tail = " ".join(["bản làng cùng góp công"] * 14)
    ranking = ranked("Ai trồng sắn?", f"Tình hình huyện\nHội phụ nữ trồng sắn; {tail}; hội thanh niên {tail}.")
    whole = next(c for c in ranking.candidates if c.unit.text.endswith("công.") and c.unit.text.startswith("Hội"))
    rivals = [c for c in ranking.candidates if c.unit.clause]
    assert rivals
    assert all(c.unit.start >= whole.unit.start and c.unit.end <= whole.unit.end for c in rivals)
    only = Ranking(ranking.found, (whole, *rivals), ranking.asked, ranking.near)
    assert support(only, whole)["margin"] == 5.0


def test_features_of_the_sentence_are_taken_over() -> None:
    ranking = ranked("Đàn trâu có bao nhiêu con?")
    for candidate in ranking.candidates[:3]:
        given = support(ranking, candidate)
        for name in ("text", "carried", "all", "near_text", "near_all", "period", "hint"):
            assert given[name] == candidate.features[UNIT_FEATURES.index(name)]


def test_what_the_evidence_lacks_is_counted() -> None:
    ranking = ranked("Đàn trâu có bao nhiêu con?")
    given = support(ranking, lacking=Missing((2033, 2034), ("§9",), ("a", "b", "c")))
    assert (given["years"], given["documents"], given["names"]) == (2.0, 1.0, 3.0)
    assert [support(ranking)[name] for name in ("years", "documents", "names")] == [0.0] * 3


@pytest.mark.parametrize(
    ("question", "words", "wanted"),
    [
        ("Đàn trâu có bao nhiêu con?", "2.150", 1.0),
        ("Đàn trâu có bao nhiêu con?", "Tình hình huyện Thung Sâu", -1.0),
        ("Sửa chữa đập khi nào?", "30/9/2032", 1.0),
        ("Sửa chữa đập khi nào?", "Đàn ong", -1.0),
        ("Cầu xây theo quyết định nào?", "88/QĐ-UBND", 1.0),
        ("Ai sửa đập?", "Phòng Kinh tế", 0.0),
    ],
)
def test_whether_a_value_of_the_kind_asked_for_is_there(question: str, words: str, wanted: float) -> None:
    ranking = ranked(question)
    assert support(ranking, holding(ranking, words))["wanted"] == wanted


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        ("Huyện trồng những cây gì?", "list", 1.0),
        ("Vì sao đàn trâu tăng?", "list", 0.0),
        ("Vì sao đàn trâu tăng?", "reason", 1.0),
        ("Huyện trồng những cây gì?", "reason", 0.0),
        ("Riêng trâu cái có mấy con?", "part_of", 1.0),
        ("Trong số trâu có mấy con cái?", "part_of", 1.0),
        ("Đàn trâu có mấy con?", "part_of", 0.0),
        ("đập", "short", 1 / 2),
        ("đập trâu ong", "short", 1 / 4),
    ],
)
def test_what_the_question_is_like(question: str, name: str, expected: float) -> None:
    assert support(ranked(question))[name] == expected


def test_the_share_of_the_value_is_passed_on() -> None:
    assert support(ranked("Đàn trâu có mấy con?"), share=0.7)["value"] == 0.7


def test_the_words_that_the_evidence_does_not_say_come_first() -> None:
    ranking = ranked("Đàn nhím rừng có mấy con?")
    best = holding(ranking, "2.150")
    assert sorted(unsaid(ranking, best)[:2]) == [("nhím", 1.0), ("rừng", 1.0)]
    assert dict(unsaid(ranking, best))["Đàn"] == 0.0
    given = support(ranking, best)
    assert given["unsaid"] == 1.0
    assert given["unsaid_share"] == pytest.approx(2 / 4)


def test_what_stands_above_the_sentence_or_before_it_is_said() -> None:
    ranking = ranked("Chăn nuôi ong của huyện Thung Sâu sau trâu?")
    gaps = dict(unsaid(ranking, holding(ranking, "Đàn ong")))
    assert gaps["Sâu"] == 0.0
    assert gaps["trâu"] == 0.0


def test_a_word_that_the_model_knows_a_near_one_for_is_meant_as_far() -> None:
    ranking = ranked("Đàn nhím có mấy con?")
    best = holding(ranking, "2.150")
    rows = len(ranking.near.near)
    near = np.zeros((rows, 1), dtype=np.float32)
    near[best.texts[0], 0] = 0.75
    meant = Ranking(
        ranking.found, ranking.candidates, ranking.asked, Nearness(("nhím",), np.ones(1, dtype=np.float32), near)
    )
    assert dict(unsaid(ranking, best))["nhím"] == 1.0
    assert dict(unsaid(meant, best))["nhím"] == pytest.approx(0.25)


def test_a_question_without_words_lacks_none() -> None:
    ranking = ranked("bao nhiêu")
    assert unsaid(ranking, ranking.candidates[0]) == []
    given = support(ranking)
    assert (given["unsaid"], given["unsaid_share"], given["short"]) == (0.0, 0.0, 1.0)
