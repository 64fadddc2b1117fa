"""Retrieval sets: passages, questions, and which are right."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

import pytest

from index.engine import IndexedPassage
from scripts.retrieval_tasks import cut, health, holders, law, regulations, report_questions, words


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
        {"id": "c", "de_muc": "Đê điều", "title": "Bãi bỏ", "text": ""},
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


def test_words_are_compared_without_residue() -> None:
    assert words("Tỷ<sup>1</sup> LỆ *0,5%*") == ["tỷ", "lệ", "0", "5"]
    assert words("lò[footnoteRef:3] [bookmark: _Toc1]g\u006f\u0302\u0301m\ufffd") == ["lò", "gốm"]


def test_text_is_cut_at_paragraphs() -> None:
    assert [len(text.split()) for text in cut(["a " * 130, "b"], size=120)] == [120, 11]
    assert cut(["a b", "c", "d e"], size=3) == ["a b\nc", "d e"]
    assert cut([]) == []


def test_half_of_a_quote_in_a_row_is_enough() -> None:
    texts = [
        (1, " làng có mười hai lò đỏ lửa suốt mùa khô "),
        (2, " làng có mười hai lò "),
        (3, " làng có mười hai nhà và lò đỏ lửa suốt đêm "),
    ]
    assert holders("Làng có mười hai lò đỏ lửa suốt mùa mưa", texts) == {1}  # six of ten
    assert holders("mười hai lò", texts) == {1, 2}
    assert holders("*Suốt* đêm<sup>2</sup>", texts) == {3}


def test_questions_on_reports_are_right_in_their_own_report(tmp_path: Path) -> None:
    evidence = [{"doc": "a.txt", "quote": "bốn giờ sáng"}, {"doc": "b.txt", "quote": "không có ở đây đâu nhé"}]
    rows = [
        {"type": "when", "question": "Mấy giờ?", "style": "formal", "evidence": evidence},
        {"type": "unanswerable", "question": "Ai?", "style": "formal", "evidence": []},
        {"type": "who", "question": "Người nào?", "style": "typo", "evidence": evidence[1:]},
    ]
    records(tmp_path / "gold.jsonl", rows)
    texts = [(4, "a.txt", "Chợ họp từ bốn giờ sáng."), (5, "b.txt", "Chợ họp từ bốn giờ sáng."), (6, "a.txt", "Hết.")]
    first, second = report_questions(tmp_path / "gold.jsonl", texts)
    assert (first.text, set(first.right), first.style, first.type) == ("Mấy giờ?", {4}, "formal", "when")
    assert (second.right, second.style) == (frozenset(), "typo")


def test_an_article_of_law_is_one_group_of_passages(data: Path) -> None:
    task = law(data, "test")
    assert [task.groups[passage.key] for passage in task.passages] == [0, 0, 0, 1, 2]
    assert {passage.context for passage in task.passages[:3]} == {"Đê điều\nThân đê"}
    assert task.passages[3] == IndexedPassage(4, "1", "Được trồng màu.", "Đê điều\nBãi bồi")
    assert task.passages[4].text == "Bãi bỏ"  # an article without a text is there by its title
    assert [(question.text, set(question.right)) for question in task.questions] == [("Đào đê được không?", {0, 1})]
    assert [question.text for question in law(data, "train").questions] == ["Để học?"]
    assert law(data, "val").questions == []


def test_an_equal_answer_is_as_right(data: Path) -> None:
    task = health(data, "test")
    assert [passage.text for passage in task.passages] == ["Uống nước ấm.", "Uống nước ấm.", "Nghỉ."]
    assert task.groups == {1: 0, 2: 0, 3: 2}
    assert [(question.text, set(question.right)) for question in task.questions] == [("Ho nhiều?", {0}), ("Sốt?", {2})]


def test_regulations_of_both_splits_and_questions_of_one(data: Path) -> None:
    task = regulations(data, "test")
    assert [(passage.context, passage.text) for passage in task.passages] == [
        ("train", "Về việc train."),
        ("test", "Về việc test."),
    ]
    assert [(question.text, set(question.right)) for question in task.questions] == [("Nghỉ học khi nào?", {1})]
    assert [question.right for question in regulations(data, "train").questions] == [{0}]
