"""The benchmark of an embedding model: BM25, fusion, weights of words, windows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy")

from scripts import bench_embedder
from scripts.bench_embedder import Bm25, Static, bench, corpus_weights, similarities, unit_range, windows
from scripts.embedder_model import export
from scripts.embedder_tasks import Task, ranks
from scripts.embedder_tokenizer import build, log_scores

UNITS = ["chợ nổi buổi sáng", "bệnh viện huyện", "trường học mới xây", "đường ven sông"]
TASK = Task("toy", ["bệnh viện", "trường học"], UNITS, [0, 1, 2, 3], [{1}, {2}], ["paraphrase", "formal"])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows the words of the toy set, each in a direction of its own."""
    known = sorted({word for unit in UNITS for word in unit.split()})
    table = np.eye(len(known) + 1, dtype=np.float32)
    table[0] = 0
    out = tmp_path_factory.mktemp("model")
    export(table, build(log_scores(dict.fromkeys(known, 1.0))), out)
    return out


def test_bm25_ranks_by_syllables_and_pairs() -> None:
    lexical = Bm25(UNITS).scores(TASK.queries)
    assert lexical.shape == (2, 4)
    assert ranks(TASK, lexical) == [1, 1]
    index = Bm25(["chợ nổi", "nổi chợ", "sông"])
    right, wrong, none = index.scores(["chợ nổi"])[0]
    assert right > wrong > none == 0.0  # the pair counts
    assert not index.scores(["xyz"]).any()


def test_a_rare_word_and_a_short_text_count_more() -> None:
    scores = Bm25(["chợ sông", "chợ " + "lúa " * 8, "chợ lúa", "sông"]).scores(["chợ sông"])[0]
    assert scores[0] == scores.max()
    assert scores[2] > scores[1]


def test_scores_are_brought_to_one_range() -> None:
    found = unit_range(np.asarray([[1, 3, 2], [5, 5, 5]], dtype=np.float32))
    assert found.tolist() == [[0, 1, 0.5], [0, 0, 0]]


def test_every_weight_and_both_styles_are_measured() -> None:
    lexical = Bm25(UNITS).scores(TASK.queries)
    rows = dict(bench(TASK, lexical, lexical[:, ::-1].copy()))
    assert list(rows) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.7", "1.0", "rrf"]
    assert rows["0.0"]["hit@1"] == 1.0
    assert rows["0.0"]["paraphr@5"] == 1.0
    assert rows["1.0"]["hit@1"] == 0.0
    assert "no_diac@5" not in rows["0.0"]


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


def test_a_text_is_pooled_from_its_known_words(model: Path) -> None:
    static = Static(str(model))
    first, second, unknown = static.tokens(["chợ nổi", "chợ chợ xyz", "xyz"])
    vectors = static.pool([first, second, unknown])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)
    assert vectors[0] @ vectors[1] == pytest.approx(0.5**0.5, abs=1e-3)
    weights = np.ones(len(static.table), dtype=np.float32)
    weights[first[0]] = 0.0
    weighted = static.pool([first], weights)[0]
    assert weighted @ vectors[0] == pytest.approx(0.5**0.5, abs=1e-3)


@pytest.mark.parametrize("use", bench_embedder.USES)
def test_each_use_finds_the_right_passage(model: Path, use: str) -> None:
    found = similarities(Static(str(model)), TASK, use)
    assert found.shape == (2, 4)
    assert ranks(TASK, found) == [1, 1]


def test_a_passage_is_as_near_as_its_nearest_window(model: Path) -> None:
    filler = ". ".join(["đường ven sông"] * 12)
    task = Task("toy", ["bệnh viện"], [f"chợ\n{filler}. bệnh viện", "trường học"], [0, 1], [{0}])
    static = Static(str(model))
    assert similarities(static, task, "windows")[0, 0] > similarities(static, task, "weighted")[0, 0]


def test_the_command_prints_every_use(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("I. Y TẾ\nbệnh viện huyện\nII. ĐƯỜNG\nđường ven sông\n", "utf-8")
    evidence = [{"doc": "a.txt", "quote": "bệnh viện huyện"}]
    gold = {"type": "fact", "question": "bệnh viện", "style": "formal", "evidence": evidence}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), "utf-8")
    arguments = ["--model", str(model), "--reports", str(tmp_path), "--questions", str(tmp_path / "gold.jsonl")]
    monkeypatch.setattr(sys, "argv", ["bench_embedder", *arguments, "--uses", "mean", "windows"])
    bench_embedder.main()
    printed = capsys.readouterr().out
    assert "report: 1 questions, 2 passages" in printed
    assert [line.strip() for line in printed.splitlines() if line.strip() in bench_embedder.USES] == ["mean", "windows"]
    assert printed.count("hit@1 1.000") == 2 * 9
