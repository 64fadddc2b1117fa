"""Reading of the training sets, from folders of a few invented records."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.embedder_data import (
    Document,
    dictionary,
    documents,
    law,
    law_syllables,
    news,
    news_words,
    questions,
    read_jsonl,
    sentences,
    unjoin,
    wiki,
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode()
    path.write_bytes(lzma.compress(content) if path.suffix == ".xz" else content)


def records(path: Path, rows: Iterable[object]) -> None:
    write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


ARTICLES = [
    {"id": "a1", "de_muc": "Đê điều", "title": "Phạm vi điều chỉnh", "text": "Luật này nói về đê và kè."},
    {"id": "a2", "de_muc": "Đê điều", "title": "Bảo vệ thân đê", "text": "Không ai được đào thân đê.\nNgắn."},
    {"id": "a3", "de_muc": "Đê điều", "title": "", "text": "Không ai được đào thân đê."},
    {"id": "a4", "de_muc": "Đê điều", "title": "Bãi bồi ven sông", "text": "Ngắn."},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """All training sets, each with a record that is read and others that are left out."""
    body = "Chợ_nổi họp từ bốn giờ sáng .\nNgắn .\nGhe_xuồng đông ( kín bến ) ."
    records(
        tmp_path / "vietnews" / "train.jsonl.xz",
        [
            {"title": "Chợ_nổi đông khách", "abstract": "", "body": body},
            {"title": "Lần thứ hai", "body": body, "dup_of": 1},
            {"title": "Không có gì", "body": "Ngắn ."},
        ],
    )
    records(tmp_path / "phap_dien" / "articles.jsonl.xz", ARTICLES)
    wiki_text = (
        "Làng gốm nằm bên sông và có mười hai lò.\n== Lịch sử ==\nLò đầu tiên đỏ lửa từ hơn ba trăm năm trước.\n"
        "== Tham khảo ==\nMột cuốn sách dày về nghề gốm của làng.\n== Trống ==\nNgắn."
    )
    records(tmp_path / "viwiki" / "articles.jsonl.xz", [{"title": "Làng gốm", "text": wiki_text}])
    records(
        tmp_path / "zalo_legal_2021" / "questions.jsonl",
        [
            {"split": "train", "question": "Có được đào đê không?", "phap_dien_ids": ["a2"]},
            {"split": "test", "question": "Hỏi để chấm?", "phap_dien_ids": ["a2"]},
        ],
    )
    records(
        tmp_path / "vicov19qa" / "qa.jsonl.xz",
        [
            {"split": "train", "question": "Ho thì uống gì?", "answers": ["Nên uống nhiều nước ấm.", "Ngắn."]},
            {"split": "test", "question": "Hỏi để chấm?", "answers": ["Nên uống nhiều nước ấm."]},
        ],
    )
    paragraph = {"context": "Sinh viên nộp học phí đúng hạn.", "qas": [{"question": "Khi nào nộp học phí?"}]}
    write(tmp_path / "regulation_qa" / "train_reg.json", json.dumps({"data": [{"paragraphs": [paragraph]}]}))
    write(tmp_path / "frequency" / "vietnews_words.tsv.xz", "chợ_nổi\t20\nghe\t19\nsông\t500\n")
    write(tmp_path / "frequency" / "phap_dien_syllables.tsv.xz", "đê\t7\nkè\t1\n")
    write(tmp_path / "word_lists" / "Viet74K.txt", "Chợ nổi\nsông\na b c d\na b c d e\n")
    return tmp_path


def test_texts_are_read_plainly() -> None:
    assert unjoin("Trường_học mới ( khu B ) .") == "Trường học mới (khu B)."
    assert sentences("Câu thứ nhất khá dài. Câu thứ hai cũng dài; hết.") == [
        "Câu thứ nhất khá dài.",
        "Câu thứ hai cũng dài;",
    ]


def test_records_are_read_plain_or_packed(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.jsonl.xz"):
        write(tmp_path / name, '{"a": "đê"}\n\n{"a": 2}\n')
        assert list(read_jsonl(tmp_path / name)) == [{"a": "đê"}, {"a": 2}]


def test_news_are_asked_for_by_title_and_abstract(data: Path) -> None:
    body = ["Chợ nổi họp từ bốn giờ sáng.", "Ghe xuồng đông (kín bến)."]
    assert list(news(data)) == [Document("news", ["Chợ nổi đông khách"], body)]


def test_a_title_that_many_laws_share_names_its_law(data: Path) -> None:
    assert list(law(data)) == [
        Document("law", ["Đê điều. Phạm vi điều chỉnh"], ["Luật này nói về đê và kè."]),
        Document("law", ["Đê điều. Bảo vệ thân đê", "Bảo vệ thân đê"], ["Không ai được đào thân đê."]),
    ]


def test_sections_of_the_encyclopedia_without_those_for_its_editors(data: Path) -> None:
    assert [(document.heads, len(document.body)) for document in wiki(data)] == [
        (["Làng gốm"], 1),
        (["Làng gốm Lịch sử"], 1),
    ]


def test_questions_of_the_training_splits_only(data: Path) -> None:
    found = list(questions(data))
    assert [(document.heads, document.body) for document in found] == [
        (["Có được đào đê không?"], ["Bảo vệ thân đê", "Không ai được đào thân đê."]),
        (["Ho thì uống gì?"], ["Nên uống nhiều nước ấm."]),
        (["Ho thì uống gì?"], []),
        (["Khi nào nộp học phí?"], ["Sinh viên nộp học phí đúng hạn."]),
    ]


def test_all_documents_that_say_something(data: Path) -> None:
    found = list(documents(data))
    assert [document.source for document in found] == ["news", "law", "law", "wiki", "wiki", "qa", "qa", "qa"]
    assert all(document.body for document in found)


def test_lists_of_words(data: Path) -> None:
    assert news_words(data) == {"chợ nổi": 20, "sông": 500}
    assert law_syllables(data) == {"đê": 7, "kè": 1}
    assert dictionary(data) == ["chợ nổi", "a b c d"]
