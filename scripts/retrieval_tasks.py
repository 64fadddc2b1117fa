"""Retrieval sets to measure a search on: passages, questions, and which passages are right.

The public sets are searched as the knowledge base would search them: an article of law is cut into passages of the
length of a report's, with the name of its law and its title as their context, and is found by the first of them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.passages import MAX_WORDS
from index.engine import IndexedPassage
from scripts.embedder_data import read_jsonl

RESIDUE = re.compile(r"<sup>.*?</sup>|\[footnoteRef:\d+\]|\[bookmark:[^\]]*\]|\ufffd|[*#|]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the groups of passages that answer it; ``style`` and ``type`` are empty where a set has none."""

    text: str
    right: frozenset[int]
    style: str = ""
    type: str = ""


@dataclass(slots=True)
class Task:
    """Passages and questions; ``groups`` tells the group of each passage's key (all passages of an article are one)."""

    name: str
    passages: list[IndexedPassage] = field(default_factory=list)
    groups: dict[int, int] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def add(self, group: int, text: str, context: str) -> None:
        """One more passage; keys count from 1."""
        key = len(self.passages) + 1
        self.passages.append(IndexedPassage(key, str(group), text, context))
        self.groups[key] = group


def words(text: str) -> list[str]:
    """Words in which texts are compared: NFC, lower case, residue of conversions and punctuation gone."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", RESIDUE.sub(" ", text)).lower())


def holders(quote: str, texts: Iterable[tuple[int, str]]) -> set[int]:
    """Keys of the texts that hold a quote: half of its words in a row, at least five, as it may straddle a border.

    ``texts`` are pairs of a key and a text's :func:`words`, joined by single spaces, with a space at each end.
    """
    sought = words(quote)
    half = max(5, len(sought) // 2 + 1)
    runs = [" " + " ".join(sought[i : i + half]) + " " for i in range(max(1, len(sought) - half + 1))]
    return {key for key, text in texts if any(run in text for run in runs)}


def report_questions(gold: Path, texts: Iterable[tuple[int, str, str]]) -> list[Question]:
    """The answerable questions of a file, each with the keys of the passages that hold an evidence quote.

    ``texts`` are the passages: key, name of the report's file, text.
    """
    by_source: dict[str, list[tuple[int, str]]] = {}
    for key, source, text in texts:
        by_source.setdefault(source, []).append((key, " " + " ".join(words(text)) + " "))
    questions: list[Question] = []
    for record in read_jsonl(gold):
        if record["type"] != "unanswerable":
            found = (holders(e["quote"], by_source.get(e["doc"], [])) for e in record["evidence"])
            right = frozenset[int]().union(*found)
            questions.append(Question(record["question"], right, record["style"], record["type"]))
    return questions


def cut(paragraphs: Sequence[str], size: int = MAX_WORDS) -> list[str]:
    """Runs of paragraphs of at most ``size`` words, longer paragraphs cut."""
    pieces: list[str] = []
    for paragraph in paragraphs:
        parts = paragraph.split()
        pieces += [" ".join(parts[i : i + size]) for i in range(0, len(parts), size)]
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1].split()) + len(piece.split()) <= size:
            joined[-1] += "\n" + piece
        else:
            joined.append(piece)
    return joined


def law(data: Path, split: str) -> Task:
    """Questions on law (Zalo AI Challenge 2021) whose articles are all there, over every article of the codified law.

    There is no split ``val``.
    """
    task = Task("law")
    number_of: dict[str, int] = {}
    for number, record in enumerate(read_jsonl(data / "phap_dien" / "articles.jsonl.xz")):
        number_of[record["id"]] = number
        for text in cut(record["text"].split("\n")) or [record["title"]]:
            task.add(number, text, f"{record['de_muc']}\n{record['title']}")
    for record in read_jsonl(data / "zalo_legal_2021" / "questions.jsonl"):
        if record["split"] == split and record["complete"]:
            right = frozenset(number_of[key] for key in record["phap_dien_ids"])
            task.questions.append(Question(record["question"], right))
    return task


def health(data: Path, split: str) -> Task:
    """Questions on health (UIT-ViCoV19QA) over the first answers of all splits; an equal answer is as right."""
    task = Task("health")
    records = list(read_jsonl(data / "vicov19qa" / "qa.jsonl.xz"))
    same: dict[str, int] = {}
    for number, record in enumerate(records):
        answer = record["answers"][0]
        group = same.setdefault(answer, number)
        task.add(group, answer, "")
        if record["split"] == split:
            task.questions.append(Question(record["question"], frozenset({group})))
    return task


def regulations(data: Path, split: str) -> Task:
    """Students' questions (UIT regulations QA) over the texts of both splits, ``train`` and ``test``."""
    task = Task("regulations")
    for part in ("train", "test"):
        document: dict[str, Any] = json.loads((data / "regulation_qa" / f"{part}_reg.json").read_text("utf-8"))
        for item in document["data"]:
            for paragraph in item["paragraphs"]:
                group = len(task.passages)
                task.add(group, paragraph["context"], item.get("title", ""))
                if part == split:
                    task.questions += [Question(qa["question"], frozenset({group})) for qa in paragraph["qas"]]
    return task


PUBLIC = {"health": health, "regulations": regulations, "law": law}
"""The public sets by name, the quickest first."""
