"""The static embedding model: its training form, its loss, and its directory on disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from scripts.embedder_pairs import Ints
from scripts.embedder_vectors import Floats


class StaticEncoder(nn.Module):
    """Word vectors (words × dimension) and a weight for each word; a text is their weighted sum at unit
    length."""

    def __init__(self, vectors: Floats, weights: Floats) -> None:
        super().__init__()
        self.vectors = nn.Parameter(torch.from_numpy(vectors.copy()))
        self.log_weights = nn.Parameter(torch.from_numpy(np.log(np.maximum(weights, 1e-6))))

    def forward(self, texts: Sequence[Ints]) -> Tensor:
        """Unit vectors (texts × dimension) of texts given as token numbers."""
        ids = torch.from_numpy(np.concatenate(texts)).long()
        starts = torch.from_numpy(np.cumsum([0, *(len(t) for t in texts[:-1])]))
        summed = functional.embedding_bag(
            ids, self.vectors, starts, mode="sum", per_sample_weights=self.log_weights[ids].exp()
        )
        return functional.normalize(summed, dim=-1)

    def table(self) -> Floats:
        """Weighted word vectors (words × dimension), row 0 (the unknown word) zero."""
        with torch.no_grad():
            table = (self.vectors * self.log_weights.exp()[:, None]).numpy().astype(np.float32)
        table[0] = 0.0
        return table


def contrastive_loss(queries: Tensor, passages: Tensor, documents: Ints, scale: float) -> Tensor:
    """Mean cross-entropy, both ways, of finding the own passage (and query) among those of the batch (n × d
    each).

    Another pair of the same document is no negative.
    """
    scores = queries @ passages.T * scale
    numbers = torch.from_numpy(documents)
    same = (numbers[:, None] == numbers[None, :]).fill_diagonal_(False)
    scores = scores.masked_fill(same, float("-inf"))
    target = torch.arange(len(queries))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def export(table: Floats, tokenizer: Tokenizer, out: Path) -> None:
    """Write the model for both loaders: bytes (words × dimension) and a factor for each word.

    The layout is that of model2vec, which sentence-transformers reads as a static embedding: the vector of a
    word is ``embeddings[word] * weights[word]``."""
    out.mkdir(parents=True, exist_ok=True)
    factors = np.maximum(np.abs(table).max(axis=1), 1e-12) / 127.0
    rounded = np.rint(table / factors[:, None]).astype(np.int8)
    save_file({"embeddings": rounded, "weights": factors.astype(np.float32)}, out / "model.safetensors")
    (out / "model.safetensors").chmod(0o644)  # safetensors writes it for its owner alone
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    kinds = "sentence_transformers.models"
    modules = [
        {"idx": 0, "name": "0", "path": ".", "type": f"{kinds}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{kinds}.Normalize"},
    ]
    (out / "1_Normalize").mkdir(exist_ok=True)
    files = {
        "modules.json": modules,
        "1_Normalize/config.json": {},
        "config.json": {
            "model_type": "model2vec",
            "normalize": True,
            "max_length": None,
            "embedding_dtype": "int8",
        },
        "config_sentence_transformers.json": {
            "prompts": {},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
    for name, value in files.items():
        (out / name).write_text(json.dumps(value, indent=2) + "\n", "utf-8")
