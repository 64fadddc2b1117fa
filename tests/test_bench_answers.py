"""The benchmark of answers, on a small set of its layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.answer_sets import AnswerSet, Asked
from scripts.bench_answers import add, asking, main, peer
from tests.kb_texts import HashingEmbedder, opened
from tests.test_answer_sets import item, written

HERD = "Đàn trâu có 2.150 con. Đàn ong cho 18 tấn mật."
FERRY = "Đò qua sông chạy lúc 6 giờ. Giá vé 5.000 đồng."


@pytest.fixture
def chosen() -> AnswerSet:
    asked = [Asked("Đàn trâu có bao nhiêu con?", ("2.150 con",), 1), Asked("Đàn trâu có bao nhiêu con?", (), 0)]
    return AnswerSet("small", [("Bến đò", FERRY), ("", HERD)], asked)


def test_each_text_becomes_a_report_and_a_question_is_asked_about_its_own(chosen: AnswerSet, tmp_path: Path) -> None:
    with opened(tmp_path / "kb") as kb:
        ids = add(kb, chosen, tmp_path / "texts")
        assert len(set(ids)) == kb.counts()["reports"] == 2
        ask = asking(kb, ids)
        right, none = [ask(asked) for asked in chosen.questions]
    assert "2.150" in (right.answer or "")
    assert (right.statement or "?") in HERD
    assert none.answer is None or none.answer in FERRY
    assert (none.answer is None) == (none.statement is None)


def test_the_peer_gives_the_best_sentence_of_the_text_or_of_all(chosen: AnswerSet) -> None:
    best = peer(chosen)
    assert best(chosen.questions[0]).answer == "Đàn trâu có 2.150 con."
    assert (best(chosen.questions[1]).answer or "?") in FERRY
    assert best(Asked("Đàn trâu có bao nhiêu con?", ())).answer == "Đàn trâu có 2.150 con."


def test_the_command_prints_a_table_and_writes_what_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", HashingEmbedder)
    folder = tmp_path / "snippet_qa_mailong25"
    question = "Đàn trâu có bao nhiêu con?"
    written(folder / "train-v2.0.json", item("", HERD, (question, ["2.150"]), (question, ["cả nghìn"])))
    written(folder / "dev-v2.0.json", item("", FERRY, ("Ai lái đò?", [])))
    failures = tmp_path / "failures.jsonl"
    assert main(["--data", str(tmp_path), "--sets", "snippets", "--failures", str(failures)]) == 0
    printed = capsys.readouterr().out
    assert "## snippets: 3 questions, 1 of them without an answer" in printed
    assert "| measure | rank-bm25 | kb.ask |" in printed
    assert "| held by the answer | 0.500 (0.00-1.00) |" in printed
    assert "| refusal recall | 0.000 (0.00-0.00) |" in printed
    wrong = [json.loads(line) for line in failures.read_text("utf-8").splitlines()]
    assert {"set": "snippets", "question": question, "marked": ["cả nghìn"]}.items() <= wrong[0].items()
    assert wrong[0]["text"] == HERD
