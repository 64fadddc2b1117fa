"""Texts to unit vectors, with any sentence-transformers model; a static one is read without importing torch."""

from __future__ import annotations

import importlib
import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Embedder, ModelError, TokenIds, Vectors, Weight, hash_directory, prompts, unit_rows

_QUERIES = 64  # queries that are kept as cut into tokens: each is asked for several times


def load_embedder(model: str) -> Embedder:
    """The embedder for a model's directory, or for the name of a model in the local Hugging Face cache.

    Nothing is downloaded and no code of the model is executed.

    Raises:
        ModelError: there is no such model here, or it cannot be read.
    """
    directory = Path(model)
    if directory.is_dir():
        if not (directory / "modules.json").is_file():
            raise ModelError(
                f"{model} is no sentence-transformers model: it has no modules.json. "
                "Give the directory that SentenceTransformer.save() wrote."
            )
        if _is_static(directory):
            return StaticEmbedder(directory)
    elif directory.is_absolute() or model.startswith((".", "~")):
        raise ModelError(
            f"There is no directory {model}. Give the directory or the name of a sentence-transformers model."
        )
    return TransformerEmbedder(model)


class StaticEmbedder:
    """A sentence-transformers model made of StaticEmbedding (and Normalize): the mean of one vector per token."""

    def __init__(self, directory: Path) -> None:
        """Read the model.

        Raises:
            ModelError: the files of the directory are incomplete or damaged.
        """
        from model2vec import StaticModel

        try:
            self._model = StaticModel.from_pretrained(
                str(directory), normalize=True, max_length=None, force_download=False
            )
        except Exception as error:  # whatever a damaged file makes the readers of three formats raise
            raise ModelError(
                f"{directory} cannot be read as a static embedding model ({error}). Save it again."
            ) from error
        self._fingerprint = hash_directory(directory)
        self._name = directory.name
        self._query_prompt, self._passage_prompt = prompts(_declared_prompts(directory), self._name)
        self._pieces = lru_cache(maxsize=_QUERIES)(self._cut)

    @property
    def name(self) -> str:
        """Name of the model's directory."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Hash of the model's files."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._model.dim)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See :meth:`Embedder.encode_passages`."""
        return self._encode([self._passage_prompt + text for text in texts])

    def encode_query(self, text: str) -> Vectors:
        """See :meth:`Embedder.encode_query`."""
        row: Vectors = self._encode([self._query_prompt + text])[0]
        return row

    def encode_weighted_query(self, text: str, weight: Weight) -> Vectors:
        """See :meth:`TokenEmbedder.encode_weighted_query`."""
        composed, pieces = self._pieces(text)
        weights = np.array([weight(piece) for _, piece in pieces], dtype=np.float32)
        vectors = self._model.encode_as_sequence(composed, max_length=None, use_multiprocessing=False)
        row: Vectors = unit_rows((weights @ np.asarray(vectors, dtype=np.float32)).reshape(1, -1))[0]
        return row

    def query_tokens(self, text: str, weight: Weight) -> tuple[TokenIds, Vectors]:
        """See :meth:`TokenEmbedder.query_tokens`."""
        pieces, tokens = self.query_pieces(text)
        return tokens, np.array([weight(piece) for piece in pieces], dtype=np.float32)

    def query_pieces(self, text: str) -> tuple[list[str], TokenIds]:
        """See :meth:`TokenEmbedder.query_pieces`."""
        pieces: dict[int, str] = {}
        for token, piece in self._pieces(text)[1]:
            pieces.setdefault(token, piece)
        return list(pieces.values()), np.array(list(pieces), dtype=np.int32)

    def tokens(self, texts: Sequence[str]) -> list[TokenIds]:
        """See :meth:`TokenEmbedder.tokens`."""
        return [np.unique(np.array(ids, dtype=np.int32)) for ids in self._model.tokenize(self._composed(texts))]

    def token_vectors(self, tokens: TokenIds) -> Vectors:
        """See :meth:`TokenEmbedder.token_vectors`. How much a token counts in a mean is no part of its vector here."""
        rows = tokens if self._model.token_mapping is None else self._model.token_mapping[tokens]
        return unit_rows(self._model.embedding[rows])

    def _composed(self, passages: Sequence[str]) -> list[str]:
        return [unicodedata.normalize("NFC", self._passage_prompt + text) for text in passages]

    def _cut(self, query: str) -> tuple[str, list[tuple[int, str]]]:
        """The query as the model gets it, and its known tokens, each with the piece of it that it stands for."""
        composed = unicodedata.normalize("NFC", self._query_prompt + query)
        encoding = self._model.tokenizer.encode(composed, add_special_tokens=False)
        # The model leaves out unknown tokens, too.
        return composed, [
            (token, composed[start:end].strip())
            for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if token != self._model.unk_token_id
        ]

    def _encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        # No truncation (sentence-transformers does none for a static model) and no processes beside the caller's.
        return unit_rows(self._model.encode(composed, max_length=None, use_multiprocessing=False))


class TransformerEmbedder:
    """Any other sentence-transformers model, on the CPU, with the prompts for queries and passages it declares."""

    def __init__(self, model: str) -> None:
        """Load the model from its directory or from the local cache; this imports torch.

        Raises:
            ModelError: there is no such model here, or it cannot be read.
        """
        try:
            library: Any = importlib.import_module("sentence_transformers")
            self._model = library.SentenceTransformer(
                model, device="cpu", local_files_only=True, trust_remote_code=False
            )
        except Exception as error:  # OSError, ValueError, ImportError or KeyError, by the kind of damage
            reason = (str(error).splitlines() or [repr(error)])[0]
            raise ModelError(
                f"The embedding model {model} cannot be loaded ({reason}). Give the directory of a "
                "sentence-transformers model, or put the named one into the local cache beforehand: "
                "nothing is downloaded at run time."
            ) from error
        directory = Path(model)
        self._name = directory.name if directory.is_dir() else model
        self._fingerprint = hash_directory(directory) if directory.is_dir() else f"name:{model}"
        declared: dict[str, str] = dict(self._model.prompts or {})
        self._query_prompt, self._passage_prompt = prompts(declared, self._name)

    @property
    def name(self) -> str:
        """The model's name, or the name of its directory."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Hash of the model's files; for a model from the cache its name."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        # Renamed in sentence-transformers 5.3; either name may be there.
        size: Callable[[], int] | None = getattr(self._model, "get_embedding_dimension", None)
        return int(size() if size is not None else self._model.get_sentence_embedding_dimension())

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See :meth:`Embedder.encode_passages`."""
        return self._encode(texts, self._passage_prompt)

    def encode_query(self, text: str) -> Vectors:
        """See :meth:`Embedder.encode_query`."""
        row: Vectors = self._encode([text], self._query_prompt)[0]
        return row

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        # An empty prompt is passed too: otherwise the model's default prompt would be put before every text.
        return unit_rows(self._model.encode(composed, prompt=prompt, show_progress_bar=False, convert_to_numpy=True))


def _is_static(directory: Path) -> bool:
    try:
        modules = json.loads((directory / "modules.json").read_text("utf-8"))
        types = [str(module["type"]).rpartition(".")[2] for module in modules]
        return types[:1] == ["StaticEmbedding"] and set(types[1:]) <= {"Normalize"}
    except (ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{directory / 'modules.json'} cannot be read ({error}). Save the model again.") from error


def _declared_prompts(directory: Path) -> dict[str, str]:
    path = directory / "config_sentence_transformers.json"
    if not path.is_file():
        return {}
    return dict(json.loads(path.read_text("utf-8")).get("prompts") or {})
