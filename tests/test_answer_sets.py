"""The public sets of answers, in small files of their layout."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.answer_sets import SETS, AnswerSet, Asked


def item(title: str, context: str, *questions: tuple[str, list[str]]) -> dict[str, object]:
    asked = [
        {"question": question, "answers": [{"text": answer, "answer_start": 0} for answer in answers]}
        for question, answers in questions
    ]
    return {"title": title, "paragraphs": [{"context": context, "qas": asked}]}


def written(path: Path, *items: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"data": items}), "utf-8")


def test_both_parts_of_a_set_are_searched_together(tmp_path: Path) -> None:
    folder = tmp_path / "regulation_qa"
    written(folder / "train_reg.json", item("Chợ", "Chợ họp thứ năm.", ("Chợ họp khi nào?", ["thứ năm"])))
    written(
        folder / "test_reg.json", item("Đò", "Đò đi lúc 6 giờ.", ("Mấy giờ có đò?", ["6 giờ", "6 giờ", "lúc 6 giờ"]))
    )
    found = SETS["regulations"](tmp_path)
    assert found.texts == [("Chợ", "Chợ họp thứ năm."), ("Đò", "Đò đi lúc 6 giờ.")]
    assert found.questions == [
        Asked("Chợ họp khi nào?", ("thứ năm",)),
        Asked("Mấy giờ có đò?", ("6 giờ", "lúc 6 giờ")),
    ]


def test_a_snippet_is_asked_about_by_itself_and_without_the_question_as_its_title(tmp_path: Path) -> None:
    folder = tmp_path / "snippet_qa_mailong25"
    written(folder / "train-v2.0.json", item("Ai rèn dao?", "Bác thợ đi vắng.", ("Ai rèn dao?", [])))
    written(folder / "dev-v2.0.json", item("Ai rèn dao?", "Dao do cụ Tám rèn.", ("Ai rèn dao?", ["cụ Tám"])))
    found = SETS["snippets"](tmp_path)
    assert found.texts == [("", "Bác thợ đi vắng."), ("", "Dao do cụ Tám rèn.")]
    assert found.questions == [Asked("Ai rèn dao?", (), 0), Asked("Ai rèn dao?", ("cụ Tám",), 1)]


def test_an_item_without_a_title_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"data": [{"paragraphs": [{"context": "Mưa.", "qas": []}]}]}), "utf-8")
    found = AnswerSet("a")
    found.read(path, each=False)
    assert (found.texts, found.questions) == ([("", "Mưa.")], [])
