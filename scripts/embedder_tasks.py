"""Retrieval sets to measure an embedding model on: queries, passages, and which are right."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.embedder_data import read_jsonl

Floats = NDArray[np.float32]
RESIDUE = re.compile(r"<sup>.*?</sup>|\[footnoteRef:\d+\]|\[bookmark:[^\]]*\]|\ufffd|[*#|]")
HEADING = re.compile(r"^(?:[IVX]+|[0-9]+(?:\.[0-9]+)*|[a-zđ])[.)]\s*\S|^\*\*")


def words(text: str) -> list[str]:
    """Words as the question scorer compares them: NFC, lower case, residue and punctuation gone."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", RESIDUE.sub(" ", text)).lower())


@dataclass(slots=True)
class Task:
    """Queries, units of text, and for every query the right groups; ``groups[i]`` is the group of unit i
    (several chunks of one article are one group)."""

    name: str
    queries: list[str]
    units: list[str]
    groups: list[int]
    right: list[set[int]]
    styles: list[str] = field(default_factory=list)


def chunks(paragraphs: Sequence[str], prefix: str = "", size: int = 120) -> list[str]:
    """Runs of paragraphs of at most ``size`` words, long paragraphs cut, each behind ``prefix``."""
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
    return [f"{prefix}\n{piece}" if prefix else piece for piece in joined]


def report_task(reports: Path, gold: Path) -> Task:
    """Passages of the reports, each behind the last heading line; right where half of an evidence quote
    stands in a row (as the question scorer counts a near hit)."""
    task = Task("report", [], [], [], [])
    sources: list[str] = []
    for path in sorted(reports.glob("*.txt")):
        heading, waiting = "", list[str]()
        parts: list[str] = []
        for line in [*(part.strip() for part in path.read_text("utf-8").splitlines()), "**"]:
            if not line:
                continue
            if HEADING.match(line) and len(line.split()) <= 30:
                parts += chunks(waiting, heading)
                heading, waiting = line, []
            else:
                waiting.append(line)
        task.units += parts
        sources += [path.name] * len(parts)
    task.groups = list(range(len(task.units)))
    texts = [" " + " ".join(words(unit)) + " " for unit in task.units]
    for record in read_jsonl(gold):
        if record["type"] == "unanswerable":
            continue
        right: set[int] = set()
        for evidence in record["evidence"]:
            quote = words(evidence["quote"])
            half = max(5, len(quote) // 2 + 1)
            runs = [" " + " ".join(quote[i : i + half]) + " " for i in range(max(1, len(quote) - half + 1))]
            right |= {i for i, t in enumerate(texts) if sources[i] == evidence["doc"] and any(run in t for run in runs)}
        task.queries.append(record["question"])
        task.right.append(right)
        task.styles.append(record["style"])
    return task


def zalo_task(data: Path) -> Task:
    """Natural questions on law against every article of the codified law, in chunks behind law and title."""
    task = Task("zalo", [], [], [], [])
    number_of: dict[str, int] = {}
    for number, record in enumerate(read_jsonl(data / "phap_dien" / "articles.jsonl.xz")):
        number_of[record["id"]] = number
        parts = chunks(record["text"].split("\n"), f"{record['de_muc']}. {record['title']}")[:20]
        task.units += parts
        task.groups += [number] * len(parts)
    for record in read_jsonl(data / "zalo_legal_2021" / "questions.jsonl"):
        if record["split"] == "test" and record["complete"]:
            task.queries.append(record["question"])
            task.right.append({number_of[key] for key in record["phap_dien_ids"]})
    return task


def vicov_task(data: Path) -> Task:
    """Health questions against the first answers of all splits; an equal answer is as right."""
    records = list(read_jsonl(data / "vicov19qa" / "qa.jsonl.xz"))
    answers = [record["answers"][0] for record in records]
    same: dict[str, int] = {}
    groups = [same.setdefault(answer, number) for number, answer in enumerate(answers)]
    asked = [(r["question"], {g}) for r, g in zip(records, groups, strict=True) if r["split"] == "test"]
    return Task("vicov", [q for q, _ in asked], answers, groups, [right for _, right in asked])


def regulation_task(data: Path) -> Task:
    """Questions of students against the 88 regulation texts of both splits."""
    task = Task("regulation", [], [], [], [])
    for split in ("train", "test"):
        for item in json.loads((data / "regulation_qa" / f"{split}_reg.json").read_text("utf-8"))["data"]:
            for paragraph in item["paragraphs"]:
                task.units.append(f"{item.get('title', '')}\n{paragraph['context']}")
                task.groups.append(len(task.groups))
                if split == "test":
                    task.queries += [qa["question"] for qa in paragraph["qas"]]
                    task.right += [{task.groups[-1]} for _ in paragraph["qas"]]
    return task


def tasks(data: Path | None, reports: Path | None, gold: Path | None) -> list[Task]:
    """The sets for which folders are given."""
    made: list[Task] = []
    if reports is not None and gold is not None:
        made.append(report_task(reports, gold))
    if data is not None:
        made += [vicov_task(data), regulation_task(data), zalo_task(data)]
    return made


Rows = list[tuple[str, dict[str, float]]]


def ranks(task: Task, scores: Floats, depth: int = 100) -> list[int]:
    """Rank from 1 of the first right group of every query (``depth`` + 1 for none); ties by unit number."""
    found: list[int] = []
    for row, right in zip(scores, task.right, strict=True):
        near = np.argpartition(-row, min(len(row) - 1, depth * 20))[: depth * 20]
        order = near[np.lexsort((near, -row[near]))]
        groups = list(dict.fromkeys(task.groups[int(i)] for i in order))[:depth]
        found.append(next((rank for rank, group in enumerate(groups, 1) if group in right), depth + 1))
    return found


def measures(found: Sequence[int]) -> dict[str, float]:
    """hit@1, hit@5, hit@10 and MRR@10."""
    array = np.asarray(found)
    hits = {f"hit@{k}": float((array <= k).mean()) for k in (1, 5, 10)}
    return {**hits, "mrr@10": float(np.where(array <= 10, 1 / array, 0).mean())}
