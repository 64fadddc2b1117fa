"""Which sentence to answer from, and what its evidence lacks."""

from dataclasses import replace

import pytest

from kb.confidence import REFUSE_FROM, silence
from kb.coverage import FEATURES as COVERAGE
from kb.coverage import coverage_features, covered
from kb.judgement import CHECKED, MALUS, Judgement, evidence, judge
from kb.messages import Language
from kb.missing import Missing
from kb.question import understand
from kb.ranking import Ranking
from kb.refusal import refuse
from kb.support import FEATURES
from kb.value_choice import choices
from tests.kb_texts import RIDGE, VALLEY, ranked_in, read

OLD = "Tình hình huyện Thung Sâu năm 2021\nĐàn trâu có 1.900 con.\n"
NEW = "Tình hình huyện Thung Sâu năm 2031\nĐàn trâu nay có 2.150 con, đông hơn trước.\n"


def ranked(question: str, *texts: str) -> Ranking:
    reports = [read(text, f"{number}.txt") for number, text in enumerate(texts)]
    return ranked_in(understand(question), *reports)


def judged(ranking: Ranking, **parts: tuple[str, ...]) -> Judgement:
    judgement = judge(ranking, parts)
    assert judgement is not None
    return judgement


@pytest.mark.parametrize(("year", "figure"), [(2021, "1.900"), (2031, "2.150")])
def test_the_sentence_whose_report_covers_the_year_comes_first(year: int, figure: str) -> None:
    judgement = judged(ranked(f"Đàn trâu năm {year} có mấy con?", OLD, NEW))
    assert figure in judgement.best.unit.text
    assert not judgement.lacking


def test_what_is_lacking_weighs_more_than_a_better_score() -> None:
    ranking = ranked("Đàn trâu năm 2031 có mấy con?", OLD, NEW)
    old = next(c for c in ranking.candidates if "1.900" in c.unit.text)
    new = next(c for c in ranking.candidates if "2.150" in c.unit.text)
    for lead, figure in ((0.9 * MALUS, "2.150"), (3.0 * MALUS, "1.900")):
        pair = (replace(old, score=lead), replace(new, score=0.0))
        assert figure in judged(replace(ranking, candidates=pair)).best.unit.text


def test_what_no_evidence_names_is_told() -> None:
    judgement = judged(ranked("Năm 2040, đập Suối Đá có mấy cửa?", VALLEY))
    assert judgement.lacking == Missing((2040,), (), ("Suối Đá",))
    place = FEATURES.index("years"), FEATURES.index("names")
    assert [judgement.support[index] for index in place] == [1.0, 1.0]
    assert judgement.rivals == ()


def test_rivals_lack_nothing_and_are_not_the_best_one() -> None:
    judgement = judged(ranked("Đàn trâu năm 2031 có mấy con?", OLD, NEW, RIDGE))
    assert judgement.rivals
    assert judgement.best not in judgement.rivals
    assert {rival.found.stored.report.id for rival in judgement.rivals} == {"r2", "r3"}


def test_so_many_sentences_are_checked() -> None:
    lines = "\n".join(f"Bản thứ {number} nuôi trâu." for number in range(2 * CHECKED))
    judgement = judged(ranked("Ai nuôi trâu?", f"Tình hình huyện Thung Sâu\n{lines}"))
    assert len(judgement.rivals) == CHECKED - 1


@pytest.mark.parametrize(
    ("question", "asked"), [("Đàn trâu có mấy con?", True), ("Ai nuôi trâu?", False), ("Trâu đâu?", False)]
)
def test_the_share_of_the_value_supports_an_answer_only_where_one_is_asked_for(question: str, asked: bool) -> None:
    ranking = ranked(question, NEW)
    judgement = judged(ranking)
    shares = [choice.share for choice in choices(ranking.asked, judgement.best)]
    assert judgement.support[FEATURES.index("value")] == (shares[0] if asked else 0.0)
    assert bool(shares) is asked


def test_nothing_found_is_not_judged() -> None:
    assert judge(ranked("Đàn trâu có mấy con?"), {}) is None


def test_the_evidence_is_the_passage_and_all_that_stands_above_it() -> None:
    ranking = ranked("Đập Khe Mây sửa khi nào?", VALLEY)
    best = next(candidate for candidate in ranking.candidates if "30/9/2032" in candidate.unit.text)
    text = evidence(best, {"r1": ("Phụ lục cũ",), "r2": ("Báo cáo khác",)})
    for part in ("năm 2031", "NHIỆM VỤ NĂM 2032", "30/9/2032", "Phụ lục cũ"):
        assert part in text
    assert "Báo cáo khác" not in text
    assert "Đàn trâu" not in text


def test_the_titles_of_parts_name_what_is_asked_about() -> None:
    ranking = ranked("Đàn trâu bản Suối Đá có mấy con?", NEW)
    assert judged(ranking).lacking.names == ("Suối Đá",)
    assert not judged(ranking, r1=("Báo cáo bản Suối Đá",)).lacking


def test_what_the_evidence_does_not_say_is_told_the_weightiest_first() -> None:
    weights = {"nhím": 0.3, "voi": 0.9, "trâu": 0.5}
    ranking = ranked("Trong bản có trâu, voi và nhím không?", NEW)
    judgement = judged(replace(ranking, weight=lambda word: weights.get(word, 0.1)))
    assert [demand.text for demand in judgement.unsaid][:2] == ["voi", "nhím"]
    assert "trâu" not in {demand.text for demand in judgement.unsaid}


def test_support_is_what_the_ranking_and_the_demands_of_the_question_tell() -> None:
    ranking = ranked("Đàn voi có mấy con?", NEW)
    judgement = judged(ranking)
    told = dict(zip(FEATURES, judgement.support, strict=True))
    says = covered(ranking, judgement.best)
    assert [told[name] for name in COVERAGE] == coverage_features(says)
    assert told["unsaid_words"] == len(judgement.unsaid) > 0


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("Đàn trâu có mấy con?", False),
        ("Đàn ong cho bao nhiêu mật?", False),
        ("Bao nhiêu cầu treo?", False),
        ("Đàn voi trắng có mấy con?", True),
        ("Sân bay đón bao nhiêu máy bay?", True),
    ],
)
def test_the_model_of_silence_decides_over_this_support_alone(question: str, refused: bool) -> None:
    ranking = ranked(question, VALLEY)
    judgement = judged(ranking)
    assert not judgement.lacking
    assert (silence(judgement.support) >= REFUSE_FROM) is refused
    assert (refuse(ranking, judgement, Language.VI, tuple) is not None) is refused
    sure = replace(judgement, support=(0.0,) * len(FEATURES))
    assert silence(sure.support) < REFUSE_FROM
    assert refuse(ranking, sure, Language.VI, tuple) is None
