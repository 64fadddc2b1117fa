"""How well the evidence supports an answer."""

import math
from dataclasses import replace

import pytest

from kb.coverage import FEATURES as COVERAGE
from kb.coverage import coverage_features, covered
from kb.missing import Missing
from kb.question import understand
from kb.ranking import Candidate, Ranking
from kb.support import FEATURES, support_features
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
    row = support_features(ranking, chosen, lacking, share, covered(ranking, chosen))
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
    alone = replace(ranking, candidates=ranking.candidates[:1])
    assert support(alone)["margin"] == 5.0


def test_a_clause_is_no_rival_of_its_own_sentence() -> None:
    tail = " ".join(["bản làng cùng góp công"] * 14)
    ranking = ranked("Ai trồng sắn?", f"Tình hình huyện\nHội phụ nữ trồng sắn; {tail}; hội thanh niên {tail}.")
    whole = next(c for c in ranking.candidates if c.unit.text.endswith("công.") and c.unit.text.startswith("Hội"))
    rivals = [c for c in ranking.candidates if c.unit.clause]
    assert rivals
    assert all(c.unit.start >= whole.unit.start and c.unit.end <= whole.unit.end for c in rivals)
    only = replace(ranking, candidates=(whole, *rivals))
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
        ("nhím", "short", 1 / 2),
        ("đập nhím ong", "short", 1 / 4),
        ("đập", "short", 1 / 10),
        ("Công trình đập Khe Mây trị giá bao nhiêu?", "short", 1 / 10),
    ],
)
def test_what_the_question_is_like(question: str, name: str, expected: float) -> None:
    assert support(ranked(question))[name] == expected


def test_the_share_of_the_value_is_passed_on() -> None:
    assert support(ranked("Đàn trâu có mấy con?"), share=0.7)["value"] == 0.7


def test_what_the_evidence_says_of_each_demand_follows() -> None:
    ranking = ranked("Đàn nhím rừng có mấy con?")
    given = support(ranking)
    expected = coverage_features(covered(ranking, ranking.candidates[0]))
    assert [given[name] for name in COVERAGE] == expected
    assert given["unsaid_words"] > 0.0


def test_a_question_without_words_lacks_none() -> None:
    given = support(ranked("bao nhiêu"))
    assert [given[name] for name in COVERAGE] == [0.0] * len(COVERAGE)
    assert given["short"] == 1.0
