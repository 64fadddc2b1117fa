"""Settings of a knowledge base: defaults, overridden by environment variables, overridden by arguments."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_dir

from kb.errors import KbError

SHIPPED_MODEL = Path(__file__).resolve().parent.parent / "index" / "models" / "vi-report-static"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. Every field has an environment variable ``KB_`` + its name in capitals.

    Attributes:
        home: folder of the store and its indexes.
        model: directory or name of a sentence-transformers model; the shipped one by default.
        reranker: directory of a sentence-transformers CrossEncoder for the first passages; none by default.
        embedding_weight: weight of the embedding leg in the fusion, from 0 (lexical alone) to 1.
        max_question: longest question in characters.
        max_file_mb: largest file that is read, in MB (10**6 bytes).
        llm_url: base address of an OpenAI-compatible server whose model rephrases answers; none by default.
        llm_model: name of its model.
        llm_key: its key, if it needs one.
        llm_timeout: seconds that it may take for an answer.
    """

    home: Path = Path(user_data_dir("report-kb", appauthor=False))
    model: str = str(SHIPPED_MODEL)
    reranker: str = ""
    embedding_weight: float = 0.45
    max_question: int = 2000
    max_file_mb: int = 100
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_timeout: float = 20.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.embedding_weight <= 1.0:
            raise KbError("setting_invalid", name="KB_EMBEDDING_WEIGHT", reason="0 ≤ KB_EMBEDDING_WEIGHT ≤ 1")
        for name in ("max_question", "max_file_mb"):
            if getattr(self, name) < 1:
                raise KbError("setting_invalid", name=f"KB_{name.upper()}", reason=f"KB_{name.upper()} ≥ 1")
        if not 0.0 < self.llm_timeout <= 600.0:
            raise KbError("setting_invalid", name="KB_LLM_TIMEOUT", reason="0 < KB_LLM_TIMEOUT ≤ 600")

    @property
    def llm_host(self) -> str | None:
        """Host and port of ``llm_url``, or None if there is no language model."""
        return urlsplit(self.llm_url).netloc.rpartition("@")[2] if self.llm_url else None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Defaults overridden by ``KB_…`` variables.

        Raises:
            KbError: setting_invalid, naming the variable.
        """
        environment = os.environ if environment is None else environment
        settings = cls()
        converters: dict[str, Callable[[str], Any]] = {
            "home": Path,
            "model": str,
            "reranker": str,
            "embedding_weight": float,
            "max_question": int,
            "max_file_mb": int,
            "llm_url": str,
            "llm_model": str,
            "llm_key": str,
            "llm_timeout": float,
        }
        for name, convert in converters.items():
            value = environment.get(f"KB_{name.upper()}", "").strip()
            if value:
                try:
                    settings = replace(settings, **{name: convert(value)})
                except ValueError as error:
                    raise KbError("setting_invalid", name=f"KB_{name.upper()}", reason=str(error)) from error
        return settings
