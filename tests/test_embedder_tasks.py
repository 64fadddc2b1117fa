"""Retrieval sets: queries, passages, and which are right."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from scripts.embedder_tasks import (
    Task,
    chunks,
    measures,
    ranks,
    regulation_task,
    report_task,
    tasks,
    vicov_task,
    words,
    zalo_task,
)


def records(path: Path, rows: Iterable[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(lzma.compress(content) if path.suffix == ".xz" else content)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The public sets with a few invented records."""
    articles = [
        {"id": "a", "de_muc": "Đê điều", "title": "Thân đê", "text": "Không ai được đào.\n" + "x " * 240},
        {"id": "b", "de_muc": "Đê điều", "title": "Bãi bồi", "text": "Được trồng màu."},
    ]
    records(tmp_path / "phap_dien" / "articles.jsonl.xz", articles)
    asked = [
        {"split": "test", "complete": True, "question": "Đào đê được không?", "phap_dien_ids": ["a", "b"]},
        {"split": "test", "complete": False, "question": "Thiếu?", "phap_dien_ids": ["a"]},
        {"split": "train", "complete": True, "question": "Để học?", "phap_dien_ids": ["a"]},
    ]
    records(tmp_path / "zalo_legal_2021" / "questions.jsonl", asked)
    answers = [("train", "Ho?", "Uống nước ấm."), ("test", "Ho nhiều?", "Uống nước ấm."), ("test", "Sốt?", "Nghỉ.")]
    records(
        tmp_path / "vicov19qa" / "qa.jsonl.xz",
        [{"split": split, "question": question, "answers": [answer, "…"]} for split, question, answer in answers],
    )
    for split, question in (("train", "Nộp khi nào?"), ("test", "Nghỉ học khi nào?")):
        paragraph = {"context": f"Về việc {split}.", "qas": [{"question": question}]}
        records(
            tmp_path / "regulation_qa" / f"{split}_reg.json", [{"data": [{"title": split, "paragraphs": [paragraph]}]}]
        )
    return tmp_path


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two invented reports and the questions on them."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Mở đầu bản báo cáo.\nI. LÒ GỐM\n\nLàng có mười hai lò đỏ lửa suốt mùa khô.\nLò<sup>1</sup> nào cũng đạt.\n"
        "II. CHỢ NỔI\nChợ họp từ bốn giờ sáng đến tám giờ.\n",
        "utf-8",
    )
    (folder / "b.txt").write_text("1. Lò gốm\nLàng có mười hai lò đỏ lửa suốt mùa khô.\n", "utf-8")
    evidence = {"doc": "a.txt", "quote": "Làng có mười hai lò đỏ lửa suốt mùa mưa"}
    rows = [
        {"type": "fact", "question": "Mấy lò?", "style": "formal", "evidence": [evidence]},
        {"type": "unanswerable", "question": "Ai?", "style": "formal", "evidence": []},
        {"type": "fact", "question": "Mấy giờ?", "style": "no_diacritics",
         "evidence": [{"doc": "a.txt", "quote": "bốn giờ sáng"}, {"doc": "b.txt", "quote": "không có ở đây đâu nhé"}]},
    ]  # fmt: skip
    records(tmp_path / "gold.jsonl", rows)
    return folder, tmp_path / "gold.jsonl"


def test_words_are_compared_without_residue() -> None:
    assert words("Tỷ<sup>1</sup> LỆ *0,5%*") == ["tỷ", "lệ", "0", "5"]
    assert words("lò[footnoteRef:3] [bookmark: _Toc1]g\u006f\u0302\u0301m\ufffd") == ["lò", "gốm"]


def test_chunks_are_cut_at_paragraphs_and_stand_behind_their_heading() -> None:
    assert [len(chunk.split()) for chunk in chunks(["a " * 130, "b"], size=120)] == [120, 11]
    assert chunks(["a b", "c", "d e"], "H", size=3) == ["H\na b\nc", "H\nd e"]
    assert chunks([], "H") == []


def test_passages_of_reports_and_the_quotes_in_them(reports: tuple[Path, Path]) -> None:
    task = report_task(*reports)
    assert task.units == [
        "Mở đầu bản báo cáo.",
        "I. LÒ GỐM\nLàng có mười hai lò đỏ lửa suốt mùa khô.\nLò<sup>1</sup> nào cũng đạt.",
        "II. CHỢ NỔI\nChợ họp từ bốn giờ sáng đến tám giờ.",
        "1. Lò gốm\nLàng có mười hai lò đỏ lửa suốt mùa khô.",
    ]
    assert task.groups == [0, 1, 2, 3]
    assert (task.queries, task.styles) == (["Mấy lò?", "Mấy giờ?"], ["formal", "no_diacritics"])
    assert task.right == [{1}, {2}]  # half of a quote, and only in the report that it is from


def test_articles_of_law_are_groups_of_chunks(data: Path) -> None:
    task = zalo_task(data)
    assert task.groups == [0, 0, 0, 1]
    assert all(unit.startswith("Đê điều. Thân đê\n") for unit in task.units[:3])
    assert (task.queries, task.right) == (["Đào đê được không?"], [{0, 1}])


def test_an_equal_answer_is_as_right(data: Path) -> None:
    task = vicov_task(data)
    assert (task.queries, task.units) == (["Ho nhiều?", "Sốt?"], ["Uống nước ấm.", "Uống nước ấm.", "Nghỉ."])
    assert task.groups == [0, 0, 2]
    assert task.right == [{0}, {2}]


def test_regulations_of_both_splits_and_questions_of_one(data: Path) -> None:
    task = regulation_task(data)
    assert task.units == ["train\nVề việc train.", "test\nVề việc test."]
    assert (task.queries, task.right) == (["Nghỉ học khi nào?"], [{1}])


def test_sets_are_made_where_there_is_a_folder(data: Path, reports: tuple[Path, Path]) -> None:
    assert [task.name for task in tasks(data, *reports)] == ["report", "vicov", "regulation", "zalo"]
    assert [task.name for task in tasks(None, *reports)] == ["report"]
    assert tasks(None, reports[0], None) == []


def test_the_rank_is_that_of_the_first_right_group() -> None:
    task = Task("toy", ["q"] * 4, ["a", "b", "c", "d"], [0, 0, 1, 2], [{1}, {2}, {0, 2}, {9}])
    scores = np.asarray([[4, 3, 2, 1], [4, 3, 2, 1], [1, 1, 1, 1], [4, 3, 2, 1]], dtype=np.float32)
    assert ranks(task, scores) == [2, 3, 1, 101]
    assert ranks(task, scores, depth=2) == [2, 3, 1, 3]


def test_measures() -> None:
    found = measures([1, 4, 101])
    assert found["mrr@10"] == pytest.approx((1 + 0.25) / 3)
    assert [found[f"hit@{k}"] for k in (1, 5, 10)] == pytest.approx([1 / 3, 2 / 3, 2 / 3])
