"""The models that the settings name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.errors import KbError
from kb.models_in_use import open_engine, open_reranker
from kb.settings import Settings
from tests.kb_texts import opened


def test_without_a_cross_encoder_there_is_none(tmp_path: Path) -> None:
    assert open_reranker(Settings(home=tmp_path)) is None


@pytest.mark.parametrize("opening", [open_engine, open_reranker])
def test_a_model_that_is_not_there_is_told_by_its_name(tmp_path: Path, opening: Callable[[Settings], object]) -> None:
    missing = str(tmp_path / "no-model")
    with pytest.raises(KbError) as caught:
        opening(Settings(home=tmp_path, model=missing, reranker=missing))
    assert caught.value.code == "model_unusable"
    assert caught.value.detail["model"] == missing


def test_the_shipped_model_compares_words_for_one_that_knows_none(tmp_path: Path) -> None:
    with opened(tmp_path) as kb:
        words, near = kb.engine.word_nearness("lúa gạo", ["gieo cấy lúa", "sửa cầu treo"])
    assert words
    assert near[0].max() > near[1].max()
