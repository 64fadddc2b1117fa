"""Opens the models that the settings name: for the engine, for judging the first passages, for rephrasing answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.embedded import EmbeddedEngine
from index.embedder import ModelError, TokenEmbedder
from index.embeddings import StaticEmbedder, load_embedder
from index.engine import Engine
from index.reranker import Reranker
from kb.errors import KbError
from kb.settings import SHIPPED_MODEL, Settings

if TYPE_CHECKING:
    from kb.rephrasing import Rephraser

_T = TypeVar("_T")


def open_engine(settings: Settings) -> Engine:
    """The engine with the configured model; where that knows no words by themselves, the shipped one compares words.

    Raises:
        KbError: model_unusable.
    """
    embedder = _usable(settings.model, load_embedder)
    words = embedder if isinstance(embedder, TokenEmbedder) else _shipped_words()
    return EmbeddedEngine(settings.home / "index", embedder, settings.embedding_weight, words)


def open_reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, or None.

    Raises:
        KbError: model_unusable.
    """
    return _usable(settings.reranker, lambda name: Reranker(Path(name))) if settings.reranker else None


def open_rephraser(settings: Settings) -> Rephraser | None:
    """What rephrases answers by the configured language model, or None; then nothing of it is imported.

    Raises:
        KbError: setting_invalid.
    """
    if not settings.llm_url:
        return None
    from kb.language_model import language_model
    from kb.rephrasing import Rephraser

    return Rephraser(language_model(settings))


@cache
def _shipped_words() -> TokenEmbedder:
    return StaticEmbedder(SHIPPED_MODEL)


def _usable(name: str, load: Callable[[str], _T]) -> _T:
    try:
        return load(name)
    except ModelError as error:
        raise KbError("model_unusable", model=name, reason=str(error)) from error
