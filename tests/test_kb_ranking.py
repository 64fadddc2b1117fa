"""Passages and sentences in the order in which they answer best."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from index.embedder import Vectors
from index.engine import Hit
from kb.question import understand
from kb.quotes import share_held
from kb.ranking import DEPTH, Found, Ranking, compare, model, rank
from kb.unit_features import FEATURES
from kb.units import units_of
from tests.kb_texts import GENERATED, QUESTIONS, REPORTS, RIDGE, VALLEY, FlatEngine, found_in, ranked_in, read


class WordEngine(FlatEngine):
    """A word is near to itself alone."""

    def word_nearness(self, query: str, texts: Sequence[str]) -> tuple[list[str], Vectors]:
        pieces = query.split()
        near = [[float(piece in text.split()) for piece in pieces] for text in texts]
        return pieces, np.array(near, dtype=np.float32).reshape(len(texts), len(pieces))


def told(question: str, found: Sequence[Found], name: str) -> list[float]:
    """One feature of all sentences, in their order."""
    _, _, candidates = compare(WordEngine(), understand(question), found)
    return [candidate.features[FEATURES.index(name)] for candidate in candidates]


def best(question: str, *texts: str) -> str:
    return ranked_in(understand(question), *(read(text) for text in texts)).candidates[0].unit.text


def keys(found: Sequence[Found]) -> list[int]:
    return [item.hit.key for item in found]


@given(QUESTIONS, REPORTS)
@GENERATED
def test_the_ranking_holds_everything_once_best_first(text: str, report: str) -> None:
    found = found_in(read(report), read(RIDGE))
    ranking = rank(FlatEngine(), understand(text), found)
    assert sorted(keys(ranking.found)) == sorted(keys(found))
    order = [(-item.hit.score, item.hit.key) for item in ranking.found]
    assert order == sorted(order)
    scores = [candidate.score for candidate in ranking.candidates]
    assert scores == sorted(scores, reverse=True)
    units = [(item.hit.key, unit) for item in found[:DEPTH] for unit in units_of(item.stored.passage)]
    candidates = [(candidate.found.hit.key, candidate.unit) for candidate in ranking.candidates]
    assert sorted(candidates, key=lambda c: (c[0], c[1].start, -c[1].end)) == units
    assert all(candidate.score == model().score(candidate.features) for candidate in ranking.candidates)


@given(QUESTIONS, REPORTS)
@GENERATED
def test_a_passage_is_as_good_as_its_best_sentence(text: str, report: str) -> None:
    ranking = ranked_in(understand(text), read(report))
    for item in ranking.found[:DEPTH]:
        scores = [c.score for c in ranking.candidates if c.found.hit.key == item.hit.key]
        assert item.hit.score == max(scores)
    assert ranked_in(understand(text), read(report)).found == ranking.found


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Huyện Thung Sâu gặt được bao nhiêu tấn lúa?", "Toàn huyện gieo 1.240 ha lúa, gặt được 6.300 tấn."),
        ("Đàn trâu có bao nhiêu con?", "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."),
        ("Dan trau co bao nhieu con?", "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."),
        ("Đập Khe Mây trị giá bao nhiêu tiền?", "Công trình đập Khe Mây trị giá 95 tỷ đồng."),
        (
            "Ai chủ trì việc sửa chữa đập Khe Mây?",
            "Phòng Kinh tế chủ trì việc sửa chữa đập Khe Mây, hoàn thành trước ngày 30/9/2032.",
        ),
        ("Tỷ lệ tiêm chủng của huyện Đồi Gió?", "Tỷ lệ tiêm chủng đạt 97,5%."),
    ],
)
def test_the_sentence_that_answers_comes_first(question: str, sentence: str) -> None:
    assert best(question, VALLEY, RIDGE) == sentence
    assert best(question, RIDGE, VALLEY) == sentence


def test_without_reordering_passages_stay_as_they_were_found() -> None:
    found = found_in(read(VALLEY), read(RIDGE))
    asked = understand("Tỷ lệ tiêm chủng là bao nhiêu?")
    kept, ranked = rank(FlatEngine(), asked, found, reorder=False), rank(FlatEngine(), asked, found)
    assert kept.found == tuple(found)
    assert kept.candidates == ranked.candidates
    assert keys(ranked.found) != keys(found)


def test_what_is_not_compared_keeps_its_order_below_the_rest() -> None:
    report = read("Báo cáo\n" + "".join(f"{n}. Mục thứ {n}\nXã có {n} trâu.\n" for n in range(1, 40)))
    found = [replace(item, hit=replace(item.hit, score=1000 * item.hit.score)) for item in found_in(report)]
    assert len(found) > DEPTH + 2
    ranking = rank(FlatEngine(), understand("Mục thứ 39 có bao nhiêu trâu?"), found)
    assert keys(ranking.found[DEPTH:]) == keys(found[DEPTH:])
    scores = [item.hit.score for item in ranking.found]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores[DEPTH - 1 :])) == len(found) - DEPTH + 1
    assert {candidate.found.hit.key for candidate in ranking.candidates} == set(keys(found[:DEPTH]))


def test_passages_that_hold_what_is_quoted_come_first() -> None:
    asked = understand("Tỷ lệ tiêm chủng là bao nhiêu, ở nơi có “Đàn ong cho”?")
    ranking = ranked_in(asked, read(RIDGE), read(VALLEY))
    held = [share_held(asked.phrases, item.stored) for item in ranking.found]
    assert held == sorted(held, reverse=True)
    assert held[0] == 1.0 > held[1]
    assert "Tỷ lệ tiêm chủng" in ranking.candidates[0].unit.text
    scores = [item.hit.score for item in ranking.found]
    assert scores == sorted(scores, reverse=True)


def test_nothing_found_is_nothing_ranked() -> None:
    ranking = rank(FlatEngine(), understand("Có mấy cầu?"), [])
    assert (ranking.found, ranking.candidates) == ((), ())


def test_the_scores_of_a_passage_are_shares_of_the_best_ones() -> None:
    first, second, *_ = found_in(read(VALLEY))
    hits = (Hit(1, 0.8, 1, 1, 12.0, 0.4), Hit(2, 0.4, 2, None, 3.0, 0.0))
    found = [replace(item, hit=hit) for item, hit in zip((first, second), hits, strict=True)]
    counts = [len(units_of(item.stored.passage)) for item in found]
    for name, shares in {"fused": (1, 0.5), "lexical": (1, 0.25), "embedding": (1, 0), "rank": (1, 0.5)}.items():
        expected = [share for share, count in zip(shares, counts, strict=True) for _ in range(count)]
        assert told("đàn trâu", found, name) == expected
    assert set(told("đàn trâu", [replace(first, hit=Hit(1, 0.0))], "fused")) == {0.0}


def test_nearness_is_that_of_the_sentence_of_its_lead_and_of_all_above() -> None:
    found = found_in(read("Báo cáo chợ\nI. Đồng cỏ\n1. Nuôi trâu béo\nXã vui. Nuôi đàn ong.\n"))
    question = "đàn trâu béo chợ vui. cỏ"
    names = ("near_text", "near_lead", "near_all")
    assert [told(question, found, name)[-1] for name in names] == pytest.approx([1 / 6, 3 / 6, 6 / 6])


def test_features_stand_in_the_order_of_the_model() -> None:
    ranking = ranked_in(understand("Có mấy cầu?"), read(VALLEY))
    assert isinstance(ranking, Ranking)
    assert {len(candidate.features) for candidate in ranking.candidates} == {len(FEATURES)}
    assert model().names == FEATURES
