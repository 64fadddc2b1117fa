"""Reading of the training sets of the static embedder: compressed JSON Lines become documents.

A document has *heads* (short texts that a reader could ask with: a title, a heading, a question) and a *body*
(sentences that answer). Pairs are drawn from documents by :mod:`scripts.embedder_pairs`. The folders and
fields are those that ``README.md`` of the shipped model names; nothing of the texts is kept in the
repository."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=\S)|\n+")
WIKI_HEADING = re.compile(r"^=+\s*(.*?)\s*=+$", re.MULTILINE)
WIKI_SKIP = {"tham khảo", "liên kết ngoài", "chú thích", "xem thêm", "ghi chú", "thư mục", "nguồn"}
# Titles that stand on hundreds of articles say nothing without the name of the law before them.
GENERIC_TITLES = {
    "phạm vi điều chỉnh", "đối tượng áp dụng", "phạm vi điều chỉnh và đối tượng áp dụng",
    "giải thích từ ngữ", "hiệu lực thi hành", "tổ chức thực hiện", "trách nhiệm thi hành",
    "điều khoản thi hành", "điều khoản chuyển tiếp",
    "phạm vi, đối tượng áp dụng", "quy định chuyển tiếp", "trách nhiệm tổ chức thực hiện",
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """One text of one source: ``heads`` ask, ``body`` sentences answer."""

    source: str
    heads: list[str]
    body: list[str] = field(default_factory=list)


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Records of a JSON Lines file, plain or ``.xz``."""
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")  # noqa: SIM115
    with opened as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def unjoin(text: str) -> str:
    """Plain text of a word-segmented line: the syllables of a word are joined by ``_`` there."""
    return re.sub(r"\s+([,.;:!?)%])", r"\1", text.replace("_", " ")).replace("( ", "(")


def sentences(text: str, shortest: int = 15) -> list[str]:
    """Sentences, clauses and lines of a text, those of less than ``shortest`` characters left out."""
    return [part for part in (p.strip() for p in SENTENCE_END.split(text)) if len(part) >= shortest]


def news(data: Path) -> Iterator[Document]:
    """Newspaper articles: title and abstract ask, the body answers."""
    for record in read_jsonl(data / "vietnews" / "train.jsonl.xz"):
        if "dup_of" not in record:
            heads = [unjoin(record[key]) for key in ("title", "abstract") if record.get(key)]
            body = [unjoin(line) for line in record["body"].split("\n") if len(line) > 15]
            if heads and body:
                yield Document("news", heads, body)


def law(data: Path) -> Iterator[Document]:
    """Articles of the codified law: the title, with and without the name of its law, asks."""
    for record in read_jsonl(data / "phap_dien" / "articles.jsonl.xz"):
        title, body = record["title"].strip(), sentences(record["text"])
        if not title or not body:
            continue
        full = f"{record['de_muc']}. {title}"
        generic = title.lower() in GENERIC_TITLES or len(title.split()) < 3
        yield Document("law", [full] if generic else [full, title], body)


def wiki(data: Path) -> Iterator[Document]:
    """Sections of the encyclopedia: article name and section heading ask."""
    for record in read_jsonl(data / "viwiki" / "articles.jsonl.xz"):
        parts = WIKI_HEADING.split(record["text"])
        for heading, text in zip(["", *parts[1::2]], parts[::2], strict=True):
            body = sentences(text, shortest=30)
            if body and heading.lower() not in WIKI_SKIP:
                yield Document("wiki", [f"{record['title']} {heading}".strip()], body[:60])


def questions(data: Path) -> Iterator[Document]:
    """Questions with an answer, training splits only: law (the gold articles), health, university
    regulations."""
    articles: dict[str, dict[str, Any]] = {r["id"]: r for r in read_jsonl(data / "phap_dien" / "articles.jsonl.xz")}
    for record in read_jsonl(data / "zalo_legal_2021" / "questions.jsonl"):
        if record["split"] == "train":
            for key in record["phap_dien_ids"]:
                article = articles[key]
                yield Document("qa", [record["question"]], [article["title"], *sentences(article["text"])])
    for record in read_jsonl(data / "vicov19qa" / "qa.jsonl.xz"):
        if record["split"] == "train":
            for answer in record["answers"]:
                yield Document("qa", [record["question"]], sentences(answer))
    for item in json.loads((data / "regulation_qa" / "train_reg.json").read_text("utf-8"))["data"]:
        for paragraph in item["paragraphs"]:
            for qa in paragraph["qas"]:
                yield Document("qa", [qa["question"]], sentences(paragraph["context"]))


def documents(data: Path) -> Iterator[Document]:
    """All training documents, source after source."""
    for source in (news, law, wiki, questions):
        yield from (document for document in source(data) if document.body)


def news_words(data: Path, least: int = 20) -> dict[str, int]:
    """Words (syllables parted by blanks) with their counts in the news, as segmented there."""
    counts: dict[str, int] = {}
    with lzma.open(data / "frequency" / "vietnews_words.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, count = line.rstrip("\n").split("\t")
            if int(count) >= least:
                counts[word.replace("_", " ")] = int(count)
    return counts


def law_syllables(data: Path) -> dict[str, int]:
    """Syllables of the law with their counts."""
    with lzma.open(data / "frequency" / "phap_dien_syllables.tsv.xz", "rt", encoding="utf-8") as lines:
        return {item: int(count) for item, count in (line.rstrip("\n").split("\t") for line in lines)}


def dictionary(data: Path) -> list[str]:
    """Dictionary entries of two to four syllables, lower case."""
    entries = (data / "word_lists" / "Viet74K.txt").read_text("utf-8").lower().splitlines()
    return [entry.strip() for entry in entries if 2 <= len(entry.split()) <= 4]
