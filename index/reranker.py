"""A cross-encoder that reads query and passage together, for whoever has a stronger model and the time it takes.

A model that reads both at once judges better than one that gives each a vector (Nogueira and Cho 2019, "Passage
Re-ranking with BERT"), but must read every passage anew for every query: some tens of milliseconds each on a processor.
So it is for the first few passages only, and none is shipped.
"""

from __future__ import annotations

import importlib
import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from index.embedder import ModelError


class Reranker:
    """A sentence-transformers CrossEncoder on the CPU. Torch is imported with the first query. Safe for threads."""

    def __init__(self, directory: Path) -> None:
        """The model that ``CrossEncoder.save_pretrained()`` wrote. No code of the model is executed.

        Raises:
            ModelError: the directory holds no cross-encoder.
        """
        if not directory.is_dir():
            raise ModelError(f"There is no directory {directory}. Give the directory of a cross-encoder.")
        try:
            config = json.loads((directory / "config.json").read_text("utf-8"))
            architectures = [str(name) for name in config.get("architectures") or []]
        except (OSError, ValueError, AttributeError) as error:
            raise ModelError(f"{directory} is no cross-encoder: its config.json cannot be read ({error}).") from error
        # Loaded as a cross-encoder, a model without a head for scores would get a random one.
        if not any(name.endswith("ForSequenceClassification") for name in architectures):
            raise ModelError(f"{directory} is no cross-encoder: it holds {', '.join(architectures) or 'no model'}.")
        self._directory = directory
        self._model: Any = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's directory."""
        return str(self._directory)

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the query, in the order of the texts: the higher the better, only for one query.

        Raises:
            ModelError: the model cannot be loaded, or gives several scores for a text.
        """
        if not texts:
            return []
        pairs = [(unicodedata.normalize("NFC", query), unicodedata.normalize("NFC", text)) for text in texts]
        with self._lock:
            if self._model is None:
                self._model = _load(self._directory)
            scores = self._model.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
        return [float(score) for score in np.asarray(scores, dtype=np.float64)]


def _load(directory: Path) -> Any:
    try:
        library: Any = importlib.import_module("sentence_transformers")
        model = library.CrossEncoder(str(directory), device="cpu", local_files_only=True, trust_remote_code=False)
    except Exception as error:  # OSError, ValueError, ImportError or KeyError, by the kind of damage
        reason = (str(error).splitlines() or [repr(error)])[0]
        raise ModelError(f"The cross-encoder {directory} cannot be loaded ({reason}). Save it again.") from error
    if model.num_labels != 1:
        raise ModelError(f"{directory} gives {model.num_labels} scores for a text. Give a model with one.")
    return model
