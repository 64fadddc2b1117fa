"""The timing of the main job."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import bench_ask
from scripts.bench_ask import main, shown, timed
from tests.kb_texts import FILES, HashingEmbedder, write_files


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A clock that goes on by one second with every look at it."""
    ticks = iter(range(100))
    monkeypatch.setattr(bench_ask, "time", SimpleNamespace(perf_counter=lambda: float(next(ticks))))
    return ticks


def test_a_call_is_timed_and_keeps_its_result(ticks: Iterator[int]) -> None:
    assert timed(lambda: next(ticks)) == (2.0, 1)


def test_times_are_shown_in_milliseconds() -> None:
    assert shown([number / 1000 for number in range(100, 0, -1)]) == "50.5 / 95.0"


def test_the_command_prints_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cold: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        cold.append(command)

    monkeypatch.setattr("kb.models_in_use.load_embedder", HashingEmbedder)
    monkeypatch.setattr(bench_ask, "subprocess", SimpleNamespace(run=run))
    write_files(tmp_path / "reports")
    questions = ["Đàn trâu có bao nhiêu con?", "Mấy trường học?"]
    asked = "\n\n".join(json.dumps({"question": question}) for question in questions)
    (tmp_path / "questions.jsonl").write_text(asked, "utf-8")
    assert main(["--reports", str(tmp_path / "reports"), "--questions", str(tmp_path / "questions.jsonl")]) == 0
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["what", "measured"]
    names = [name for name, _ in rows[2:]]
    assert any(name.startswith(f"add {len(FILES)} reports") for name in names)
    for start in ("open", "ask, warm", "search, warm", "resident memory", "rank-bm25", "kb ask as a cold process"):
        assert sum(name.startswith(start) for name in names) == 1
    assert len(cold) == 3
    assert all(questions[0] in command for command in cold)


def test_both_arguments_are_needed() -> None:
    with pytest.raises(SystemExit):
        main([])
