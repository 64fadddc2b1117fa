"""The benchmark on invented sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.engine import Leg
from scripts import bench_retrieval
from scripts.bench_retrieval import compare, engine, engine_systems, main, parts, plain, table
from scripts.retrieval_measures import DEPTH, MEASURES
from scripts.retrieval_tasks import Question, Task
from tests.kb_texts import FILES, HashingEmbedder, write_files

SYSTEMS = ["rank-bm25", "lexical", "embedding", "fused"]


def toy() -> Task:
    task = Task("toy")
    for group, text in enumerate(["đàn trâu của huyện", "đàn ong mật", "đàn ong rừng", "chợ nổi họp sớm"]):
        task.add(group, text, "Chăn nuôi")
        task.add(group, f"mục {group} của đàn", "Phụ lục")
    task.questions = [Question("đàn trâu", frozenset({0})), Question("chợ nổi", frozenset({3, 9}))]
    return task


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A clock that goes on by one second with every look at it."""
    ticks = iter(range(10_000))
    monkeypatch.setattr(bench_retrieval, "time", SimpleNamespace(perf_counter=lambda: float(next(ticks))))
    return ticks


def test_every_system_answers_every_question_in_turn(clock: Iterator[int]) -> None:
    asked: list[str] = []

    def answer(name: str, groups: list[int], question: str) -> list[int]:
        asked.append(f"{name} {question}")
        return groups

    questions = [Question("a", frozenset({1})), Question("b", frozenset({2}))]
    outcomes = compare(
        "toy", questions, {"x": lambda q: answer("x", [1, 1, 1, 2], q), "y": lambda q: answer("y", [3], q)}
    )
    assert asked == ["x a", "y a", "x a", "y a", "x b", "y b"]  # the first of each is not timed
    assert outcomes["x"].measures["hit@1"].value == 0.5
    assert outcomes["x"].measures["mrr@10"].value == 0.75  # a group that comes again takes no rank
    assert outcomes["y"].measures["hit@10"].value == 0
    assert (outcomes["x"].p50_ms, outcomes["x"].p95_ms, next(clock)) == (1000, 1000, 8)


def test_measures_by_style_and_type() -> None:
    questions = [Question("a", frozenset(), "typo", "who"), Question("b", frozenset(), "formal", "who")]
    found = parts(questions, [(1.0,) * len(MEASURES), (0.0,) * len(MEASURES)])
    assert {name: part["hit@5"].value for name, part in found.items()} == {
        "style formal (1)": 0,
        "style typo (1)": 1,
        "type who (2)": 0.5,
    }
    assert parts([Question("a", frozenset())], [(1.0,) * len(MEASURES)]) == {}


def test_the_engine_answers_with_groups(tmp_path: Path) -> None:
    task = toy()
    with engine(task, HashingEmbedder(), 0.3, None) as searched:
        systems = engine_systems(task, searched)
        assert list(systems) == SYSTEMS
        for system in systems.values():
            assert system("chợ nổi")[0] == 3
        hits = searched.search("chợ nổi", DEPTH, leg=Leg.EMBEDDING)
        assert [task.groups[hit.key] for hit in hits] == list(systems["embedding"]("chợ nổi"))


def test_an_index_is_used_again_for_the_same_passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[int] = []
    encode = HashingEmbedder.encode_passages

    def counted(self: HashingEmbedder, texts: list[str]) -> object:
        encoded.append(len(texts))
        return encode(self, texts)

    monkeypatch.setattr(HashingEmbedder, "encode_passages", counted)
    task = toy()
    for _ in range(2):
        with engine(task, HashingEmbedder(), 0.3, tmp_path) as searched:
            assert searched.count() == 8
        assert len(encoded) == 1
    task.add(4, "thêm một đoạn", "")
    with engine(task, HashingEmbedder(), 0.3, tmp_path) as searched:
        assert searched.count() == 9
    assert len(encoded) == 2


def test_the_plain_peer_reads_the_context_too() -> None:
    task = toy()
    assert plain(task.passages, task.groups, 2)("phụ lục mục 2")[0] == 2


def test_a_table_has_a_row_for_each_system() -> None:
    questions = [Question("a", frozenset({1}), "typo", "who")]
    lines = table("toy", compare("toy", questions, {"x": lambda _: [1], "y": lambda _: [2, 1]})).splitlines()
    assert lines[0] == "## toy"
    assert [line.count("|") for line in lines if line.startswith("| ")] == [8, 8, 8, 8, 4, 4, 4, 4]
    assert lines[4].startswith("| x | 1.000 (1.00-1.00) |")
    assert "| style typo (1) | 1.000 (1.00-1.00) | 1.000 (1.00-1.00) |" in lines


def test_the_command_measures_reports_and_public_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", HashingEmbedder)
    monkeypatch.setattr(bench_retrieval, "load_embedder", HashingEmbedder)
    monkeypatch.setattr(bench_retrieval, "PUBLIC", {"toy": lambda *_: toy(), "none": lambda *_: Task("none")})
    write_files(tmp_path / "reports")
    name, text = next(iter(FILES.items()))
    quote = next(line for line in text.splitlines() if len(line.split()) > 8)
    record = {
        "question": quote,
        "type": "who",
        "style": "formal",
        "evidence": [{"doc": name, "quote": quote}],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(record), "utf-8")
    arguments = ["--reports", str(tmp_path / "reports"), "--questions", str(tmp_path / "gold.jsonl")]
    arguments += ["--data", str(tmp_path), "--sets", "toy", "none", "--json", str(tmp_path / "out.json")]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.startswith("## ")][1] == "## toy: 2 questions, 8 passages"
    result = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert list(result) == ["reports", "toy"]
    assert list(result["reports"]["systems"]) == ["rank-bm25", *Leg, "ranked"]
    for system in result["reports"]["systems"].values():
        assert system["measures"]["hit@1"] == {"value": 1, "low": 1, "high": 1}
        assert list(system["parts"]) == ["style formal (1)", "type who (1)"]
    assert result["toy"]["questions"] == 2


def test_reports_need_their_questions(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--reports", "x"])
    assert "go together" in capsys.readouterr().err
