"""A cross-encoder's order of the first passages."""

from pathlib import Path
from unittest.mock import Mock, patch

import pytest

from index.embedder import ModelError
from index.reranker import Reranker
from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.question import understand
from kb.reranking import DEPTH, reranked
from kb.settings import Settings
from tests.kb_texts import RIDGE, VALLEY, filled, found_in, opened, read


def judging(scores: dict[str, float]) -> Reranker:
    """A cross-encoder that gives a text the score of the first word that it holds."""
    reranker = Mock(spec=Reranker)
    reranker.rerank.side_effect = lambda _query, texts: [
        next((score for word, score in scores.items() if word in text), 0.0) for text in texts
    ]
    return reranker


def test_the_first_passages_come_in_its_order_with_falling_scores() -> None:
    found = found_in(read(VALLEY), read(RIDGE))
    ordered = reranked(
        judging({"Trạm xá": 2.0, "Đàn trâu": 1.0}), understand("Trạm xá khám cho bao nhiêu người?"), found
    )
    assert "Trạm xá" in ordered[0].stored.passage.text
    assert "Đàn trâu" in ordered[1].stored.passage.text
    assert {item.hit.key for item in ordered} == {item.hit.key for item in found}
    scores = [item.hit.score for item in ordered]
    assert scores == sorted(scores, reverse=True)


def test_what_holds_a_quoted_phrase_stays_first() -> None:
    found = found_in(read(VALLEY), read(RIDGE))
    ordered = reranked(judging({"Trạm xá": 2.0}), understand("“Đàn trâu” có bao nhiêu con?"), found)
    assert "Đàn trâu" in ordered[0].stored.passage.text


def test_passages_behind_the_first_are_left_as_they_were() -> None:
    many = [
        read(f"Tình hình huyện Thung Sâu năm {year}\nĐàn trâu có {year} con.") for year in range(2001, 2001 + DEPTH)
    ]
    found = found_in(*many, read(RIDGE))
    ordered = reranked(judging({"Trạm xá": 9.0}), understand("Trạm xá?"), found)
    assert [item.hit.key for item in ordered[DEPTH:]] == [item.hit.key for item in found[DEPTH:]]


def test_the_knowledge_base_uses_the_model_that_is_set(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        plain = kb.search("Đàn trâu có bao nhiêu con?").items[0].text
    with pytest.raises(KbError) as caught:
        KnowledgeBase(Settings(home=tmp_path / "kb", reranker=str(tmp_path / "no-model")))
    assert caught.value.code == "model_unusable"
    judge = judging({"Trạm xá": 2.0})
    with patch("kb.models_in_use.Reranker", lambda _directory: judge), opened(tmp_path / "kb", reranker="cross") as kb:
        assert "Trạm xá" in kb.search("Đàn trâu có bao nhiêu con?").items[0].text
    assert "Đàn trâu" in plain


def test_a_model_that_fails_is_told(tmp_path: Path) -> None:
    reranker = Mock(spec=Reranker)
    reranker.name = str(tmp_path)
    reranker.rerank.side_effect = ModelError("broken")
    with pytest.raises(KbError) as caught:
        reranked(reranker, understand("Đàn trâu?"), found_in(read(VALLEY)))
    assert caught.value.code == "model_unusable"
