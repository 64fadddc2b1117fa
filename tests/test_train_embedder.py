"""The training of the static embedder, on a handful of invented sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")
model2vec = pytest.importorskip("model2vec")
pytest.importorskip("sklearn")

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import embedder_model, embedder_pairs, embedder_tokenizer, train_embedder  # noqa: E402
from scripts.bench_embedder import Bm25, bench, corpus_weights, windows  # noqa: E402
from scripts.embedder_data import Document, sentences, unjoin  # noqa: E402
from scripts.embedder_tasks import Task, chunks, measures, ranks, words  # noqa: E402

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
COMMON = "đường, con, trường, học, bệnh, viện, chợ, nổi, nước, cấp, tỷ, lệ, khách, cây, vườn, hoàn thành"
COMPOUNDS = "con đường, trường học, bệnh viện, chợ nổi, cấp nước, kinh phí, tỷ lệ, hoà bình, tham quan, ven sông"
WORDS = dict.fromkeys(COMMON.split(", "), 9) | dict.fromkeys(COMPOUNDS.split(", "), 20)


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


def test_both_loaders_give_the_same_vectors(trained: tuple[Path, list[float]]) -> None:
    transformer = pytest.importorskip("sentence_transformers").SentenceTransformer(str(trained[0]), device="cpu")
    static = model2vec.StaticModel.from_pretrained(str(trained[0]))
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


def test_an_unknown_word_does_not_change_the_direction(trained: tuple[Path, list[float]]) -> None:
    static = model2vec.StaticModel.from_pretrained(str(trained[0]))
    plain, noisy = static.encode(["trường học", "ʘ trường học"])
    assert np.allclose(plain, noisy, atol=1e-6)


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


def test_tokenizer_prefers_words_and_unifies_spelling() -> None:
    tokenizer = embedder_tokenizer.build(embedder_tokenizer.log_scores({**WORDS, "0": 50, "bình": 3, "hoà": 3}))

    def pieces(text: str) -> list[str]:
        return [p.replace("▁", " ").strip() for p in tokenizer.encode(text, add_special_tokens=False).tokens]

    assert pieces("Tỉ lệ trường học") == ["tỷ lệ", "trường học"]
    assert pieces("hòa bình") == pieces("hoà bình") == ["hoà bình"]
    assert pieces("trường, học 1.234,5") == ["trường", "học", "0"]


def test_folded_forms_know_what_they_stand_for() -> None:
    counts, sources = embedder_tokenizer.with_folded(
        {"trường học": 8.0, "trường": 4.0, "trưởng": 6.0, "con": 2.0}, words=1
    )
    assert set(sources["truong"]) == {"trường", "trưởng"}
    assert sources["truong hoc"] == ["trường học"]
    assert 0 < counts["truong"] < 1
    assert counts["con"] == 2.0


def test_a_query_sentence_is_taken_out_of_its_passage() -> None:
    rows = [np.arange(i, i + 5, dtype=np.int32) for i in (10, 20, 30, 40)]
    document = embedder_pairs.Encoded("law", [rows[0]], [rows[0]], rows[1:])
    mixture = embedder_pairs.Mixture(sentence=1.0, hide=0.0)
    for seed in range(20):
        query, passage = embedder_pairs.draw(document, mixture, np.random.default_rng(seed))
        assert len(query) == 5
        assert not np.isin(query, passage).any()


def test_texts_are_read_plainly() -> None:
    assert unjoin("Trường_học mới ( khu B ) .") == "Trường học mới (khu B)."
    assert sentences("Câu thứ nhất khá dài. Câu thứ hai cũng dài; hết.") == [
        "Câu thứ nhất khá dài.",
        "Câu thứ hai cũng dài;",
    ]


def test_bench_ranks_and_fuses() -> None:
    units = ["chợ nổi buổi sáng", "bệnh viện huyện", "trường học mới xây", "đường ven sông"]
    task = Task("toy", ["bệnh viện", "trường học"], units, [0, 1, 2, 3], [{1}, {2}], ["paraphrase", "formal"])
    lexical = Bm25(units).scores(task.queries)
    assert lexical.shape == (2, 4)
    assert ranks(task, lexical) == [1, 1]
    rows = dict(bench(task, lexical, lexical[:, ::-1].copy()))
    assert rows["0.0"]["hit@1"] == 1.0
    assert rows["0.0"]["paraphr@5"] == 1.0
    assert measures([1, 4, 101])["mrr@10"] == pytest.approx((1 + 0.25) / 3)
    assert words("Tỷ<sup>1</sup> LỆ *0,5%*") == ["tỷ", "lệ", "0", "5"]
    assert [len(c.split()) for c in chunks(["a " * 130, "b"], size=120)] == [120, 11]


def test_words_of_every_passage_count_less() -> None:
    texts = [np.asarray([1, 2 + n], dtype=np.int32) for n in range(40)]
    weights = corpus_weights(texts, size=50)
    assert weights[1] < 0.02
    assert weights[2] == weights[49] == 1.0


def test_windows_carry_the_heading() -> None:
    assert windows("1. Mục\nCâu một dài. Câu hai dài.", size=3) == [
        "1. Mục. Câu một dài.",
        "1. Mục. Câu hai dài.",
    ]
    assert windows("một dòng") == ["một dòng"]
