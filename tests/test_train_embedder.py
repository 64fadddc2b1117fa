"""The training of the static embedder, on a handful of invented sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")
model2vec = pytest.importorskip("model2vec")
pytest.importorskip("sklearn")

from scripts import embedder_model, embedder_pairs, embedder_tokenizer, train_embedder  # noqa: E402
from scripts.embedder_data import Document  # noqa: E402
from tests.test_embedder_tokenizer import WORDS  # noqa: E402

SUBJECTS = [
    "con đường ven sông",
    "trường học mới",
    "bệnh viện huyện",
    "chợ nổi",
    "hệ thống cấp nước",
    "vườn cây ăn trái",
]
DEEDS = [
    "được khởi công vào mùa khô",
    "thu hút nhiều khách tham quan",
    "cần thêm kinh phí sửa chữa",
    "đã hoàn thành sớm",
]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[float]]:
    """A model trained on 24 made-up documents."""
    texts = [
        Document(
            "news",
            [f"{s} {d}", s],
            [f"Báo cáo số {n} cho biết {s} {d}.", f"Người dân nói rằng {s} rất cần thiết."],
        )
        for n, (s, d) in enumerate((s, d) for s in SUBJECTS for d in DEEDS)
    ]
    first = embedder_tokenizer.candidates(
        WORDS, ["người dân", "báo cáo"], {w: 3 for t in SUBJECTS + DEEDS for w in t.split()}
    )
    settings = train_embedder.Settings(words=200, folded=50, dimension=8, epochs=6, batch=12)
    prepared = train_embedder.prepare(texts, first, settings)
    torch.manual_seed(0)
    encoder = embedder_model.StaticEncoder(*train_embedder.start_vectors(prepared, settings))
    losses = train_embedder.fit(encoder, prepared.documents, settings, embedder_pairs.Mixture())
    out = tmp_path_factory.mktemp("model")
    embedder_model.export(encoder.table(), Tokenizer.from_str(prepared.tokenizer), out)
    return out, losses


def test_training_lowers_the_loss(trained: tuple[Path, list[float]]) -> None:
    assert trained[1][-1] < trained[1][0]


def test_the_model_tells_subjects_apart(trained: tuple[Path, list[float]]) -> None:
    static = model2vec.StaticModel.from_pretrained(str(trained[0]))
    subjects = static.encode(SUBJECTS)
    products = subjects @ static.encode([f"Người dân nói rằng {s} rất cần thiết." for s in SUBJECTS]).T
    assert (np.diag(products) > products.mean(axis=1)).all()


def test_training_is_repeatable(trained: tuple[Path, list[float]]) -> None:
    vectors = np.random.default_rng(1).normal(size=(9, 4)).astype(np.float32)
    tables = []
    for _ in range(2):
        encoder = embedder_model.StaticEncoder(vectors, np.ones(9, dtype=np.float32))
        ids = [np.asarray([i, i + 1], dtype=np.int32) for i in range(1, 7)]
        documents = [embedder_pairs.Encoded("news", [a], [a], [a[::-1], a]) for a in ids]
        train_embedder.fit(encoder, documents, train_embedder.Settings(epochs=2, batch=6), embedder_pairs.Mixture())
        tables.append(encoder.table())
    assert np.array_equal(tables[0], tables[1])
    assert not tables[0][0].any()
