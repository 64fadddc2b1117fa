"""The static model: its training form, its loss, and its folder on disk for both loaders."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
model2vec = pytest.importorskip("model2vec")

from scripts.embedder_model import StaticEncoder, contrastive_loss, export  # noqa: E402
from scripts.embedder_tokenizer import build, log_scores  # noqa: E402
from tests.test_embedder_tokenizer import WORDS  # noqa: E402


def encoder(size: int = 9, dimension: int = 4) -> StaticEncoder:
    vectors = np.random.default_rng(1).normal(size=(size, dimension)).astype(np.float32)
    return StaticEncoder(vectors, np.linspace(0.2, 1.0, size, dtype=np.float32))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of chance vectors on disk."""
    words = {**WORDS, **dict.fromkeys(["truong", "hoc", "moi", "năm", "con", "khách", "0"], 2)}
    out = tmp_path_factory.mktemp("model") / "new" / "folder"
    export(encoder(len(words) + 1, 8).table(), build(log_scores(words)), out)
    return out


def test_a_text_is_the_weighted_sum_of_its_words_at_unit_length() -> None:
    made = encoder()
    texts = [np.asarray([1, 2, 2], dtype=np.int32), np.asarray([5], dtype=np.int32)]
    with torch.no_grad():
        found = made(texts).numpy()
    expected = np.stack([made.table()[text].sum(axis=0) for text in texts])
    assert np.allclose(found, expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-6)


def test_the_unknown_word_has_no_vector() -> None:
    table = encoder().table()
    assert not table[0].any()
    assert table[1:].any(axis=1).all()


def test_the_loss_is_least_where_each_query_finds_its_passage() -> None:
    right = torch.eye(3)
    numbers = np.asarray([0, 1, 2], dtype=np.int32)
    assert contrastive_loss(right, right, numbers, 20.0).item() == pytest.approx(0.0, abs=1e-6)
    assert contrastive_loss(right, right[[1, 2, 0]], numbers, 20.0).item() > 5


def test_another_pair_of_the_same_document_is_no_negative() -> None:
    queries, passages = torch.eye(2), torch.ones(2, 2)
    apart = contrastive_loss(queries, passages, np.asarray([0, 1], dtype=np.int32), 1.0).item()
    same = contrastive_loss(queries, passages, np.asarray([4, 4], dtype=np.int32), 1.0).item()
    assert apart > 0.5
    assert same == pytest.approx(0.0, abs=1e-6)


def test_the_loss_moves_words_and_weights() -> None:
    made = encoder()
    texts = [np.asarray([1, 2], dtype=np.int32), np.asarray([3], dtype=np.int32)]
    contrastive_loss(made(texts), made(texts[::-1]), np.asarray([0, 1], dtype=np.int32), 5.0).backward()  # type: ignore[no-untyped-call]
    assert made.vectors.grad is not None
    assert made.log_weights.grad is not None
    assert made.vectors.grad[1:4].any(dim=1).all()
    assert made.log_weights.grad.any()
    assert not made.vectors.grad[4:].any()


def test_the_folder_is_small_and_readable_by_all(folder: Path) -> None:
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "1_Normalize/config.json", "config.json", "config_sentence_transformers.json", "model.safetensors",
        "modules.json", "tokenizer.json",
    }  # fmt: skip
    assert (folder / "model.safetensors").stat().st_mode & 0o777 == 0o644


def test_both_loaders_give_the_same_vectors(folder: Path) -> None:
    transformer = pytest.importorskip("sentence_transformers").SentenceTransformer(str(folder), device="cpu")
    static = model2vec.StaticModel.from_pretrained(str(folder))
    texts = [
        "Bệnh viện huyện cần thêm kinh phí",
        "CHỢ NỔI, năm 2022: 45 %",
        "truong hoc moi",
        "xyzzy trường học",
        "con " * 900,
    ]
    left, right = transformer.encode(texts), static.encode(texts)
    assert np.abs(left - right).max() < 1e-5
    assert np.allclose(np.linalg.norm(right, axis=1), 1, atol=1e-5)


def test_an_unknown_word_does_not_change_the_direction(folder: Path) -> None:
    static = model2vec.StaticModel.from_pretrained(str(folder))
    plain, noisy = static.encode(["trường học", "ʘ trường học"])
    assert np.allclose(plain, noisy, atol=1e-6)


def test_bytes_lose_little(tmp_path: Path) -> None:
    table = encoder(len(WORDS) + 1, 8).table()
    export(table, build(log_scores(WORDS)), tmp_path)
    static = model2vec.StaticModel.from_pretrained(str(tmp_path))
    again = np.asarray(static.embedding, dtype=np.float32) * np.asarray(static.weights)[:, None]
    assert np.abs(again - table).max() <= np.abs(table).max() / 127
