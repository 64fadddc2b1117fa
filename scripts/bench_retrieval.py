"""Measures how well and how fast passages are found: plain rank-bm25, each leg alone, both fused, and
ranked by their sentences.

    python -m scripts.bench_retrieval --reports REPORTS --questions QA.jsonl --data DATA --work WORK

Prints a Markdown table for each set, with 95 % bootstrap intervals, and with ``--json`` writes all numbers. Questions
on reports go through the knowledge base, with everything that it understands of a question; those of the public sets
go to its engine. All systems get the same passages (rank-bm25 with their context before them) and answer in turn,
question by question, so their times are those of one run. ``WORK`` keeps the index of a public set for the next run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from tqdm import tqdm

from index.embedded import EmbeddedEngine
from index.embedder import Embedder
from index.embeddings import load_embedder
from index.engine import IndexedPassage, Leg
from kb.ingest import index_entries
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from scripts.plain_bm25 import PlainBm25
from scripts.retrieval_measures import DEPTH, MEASURES, Estimate, estimates, measured, spread
from scripts.retrieval_tasks import PUBLIC, Question, Task, report_questions

PER_GROUP = 10  # passages fetched for each group asked for, where groups have several

System = Callable[[str], Sequence[int]]
"""Answers a question with groups of passages, best first; a group may come more than once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system reached on one set; ``parts`` has the same for the questions of one style or type."""

    measures: dict[str, Estimate]
    p50_ms: float
    p95_ms: float
    parts: dict[str, dict[str, Estimate]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; see the module's docstring."""
    defaults = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, help="folder of reports")
    parser.add_argument("--questions", type=Path, help="questions on them with evidence quotes (.jsonl)")
    parser.add_argument("--data", type=Path, help="folder of the public sets")
    parser.add_argument("--sets", nargs="+", choices=tuple(PUBLIC), default=tuple(PUBLIC), help="which public sets")
    parser.add_argument("--split", choices=("train", "val", "test"), default="test", help="of the public sets")
    parser.add_argument("--model", default=defaults.model, help="directory or name of an embedding model")
    parser.add_argument("--weight", type=float, default=defaults.embedding_weight, help="of the embeddings when fused")
    parser.add_argument("--work", type=Path, help="folder for indexes to be used again")
    parser.add_argument("--json", type=Path, help="file to write all numbers to")
    options = parser.parse_args(arguments)
    if (options.reports is None) != (options.questions is None):
        parser.error("--reports and --questions go together")
    results: dict[str, object] = {}

    def show(name: str, passages: int, questions: Sequence[Question], systems: Mapping[str, System]) -> None:
        outcomes = compare(name, questions, systems)
        print(table(f"{name}: {len(questions)} questions, {passages} passages", outcomes), end="\n\n", flush=True)
        results[name] = {
            "questions": len(questions),
            "passages": passages,
            "systems": {system: asdict(outcome) for system, outcome in outcomes.items()},
        }

    if options.reports is not None:
        with reports(options.reports, options.questions, options.model, options.weight) as (passages, asked, systems):
            show("reports", passages, asked, systems)
    if options.data is not None:
        embedder = load_embedder(options.model)
        for name in options.sets:
            task = PUBLIC[name](options.data, options.split)
            if task.questions:
                with engine(task, embedder, options.weight, options.work) as searched:
                    show(name, len(task.passages), task.questions, engine_systems(task, searched))
    if options.json is not None:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


@contextmanager
def reports(
    folder: Path, gold: Path, model: str, weight: float
) -> Iterator[tuple[int, list[Question], dict[str, System]]]:
    """Number of passages, questions and systems for reports in a knowledge base made for the purpose.

    Groups are passages. Every :class:`Leg` is a system in its own order, and ``ranked`` is what a reader gets.
    """
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), model=model, embedding_weight=weight)
        with KnowledgeBase(settings) as knowledge_base:
            knowledge_base.add([folder])
            store = knowledge_base.store
            stored = [item for report_id in store.report_ids() for item in store.passages_of(report_id)]
            entries = [
                entry
                for report_id in store.report_ids()
                for entry in index_entries(
                    report_id,
                    store.summary(report_id).title,
                    knowledge_base.report_as_read(report_id).parts,
                    [(item.key, item.passage) for item in store.passages_of(report_id)],
                )
            ]

            def search(question: str, leg: Leg, *, ranked: bool = False) -> list[int]:
                found = knowledge_base.retrieved(question, DEPTH, leg, ranked=ranked).found
                return [item.stored.key for item in found]

            systems = {"rank-bm25": plain(entries, {item.key: item.key for item in stored}, DEPTH)}
            systems |= {str(leg): partial(search, leg=leg) for leg in Leg}
            systems["ranked"] = partial(search, leg=Leg.FUSED, ranked=True)
            texts = [(item.key, item.report.source, item.passage.text) for item in stored]
            yield len(stored), report_questions(gold, texts), systems


@contextmanager
def engine(task: Task, embedder: Embedder, weight: float, work: Path | None) -> Iterator[EmbeddedEngine]:
    """The engine over a task's passages: in memory, or in ``work``, where what is there already is used."""
    digest = hashlib.sha256(repr(task.passages).encode()).hexdigest()
    directory = None if work is None else work / task.name
    searched = EmbeddedEngine(directory, embedder, weight)
    if not searched.is_current(digest):
        searched.clear()
        step = 1000
        for start in tqdm(range(0, len(task.passages), step), desc=f"index {task.name}", unit=f"{step} passages"):
            searched.add(task.passages[start : start + step])
        searched.commit(digest)
    try:
        yield searched
    finally:
        searched.close()


def engine_systems(task: Task, searched: EmbeddedEngine) -> dict[str, System]:
    """Plain rank-bm25, and the engine's legs."""
    several = len(set(task.groups.values())) < len(task.groups)
    k = DEPTH * (PER_GROUP if several else 1)

    def search(question: str, leg: Leg) -> list[int]:
        return [task.groups[hit.key] for hit in searched.search(question, k, leg=leg)]

    systems = {"rank-bm25": plain(task.passages, task.groups, k)}
    return systems | {str(leg): partial(search, leg=leg) for leg in (Leg.LEXICAL, Leg.EMBEDDING, Leg.FUSED)}


def plain(passages: Sequence[IndexedPassage], groups: Mapping[int, int], k: int) -> System:
    """rank-bm25 over context and text of the passages."""
    index = PlainBm25([f"{passage.context}\n{passage.text}" for passage in passages])
    return lambda question: [groups[passages[number].key] for number in index.rank(question, k)]


def compare(name: str, questions: Sequence[Question], systems: Mapping[str, System]) -> dict[str, Outcome]:
    """Every question to every system in turn, after one that is not timed."""
    rows: dict[str, list[tuple[float, ...]]] = {system: [] for system in systems}
    seconds: dict[str, list[float]] = {system: [] for system in systems}
    for answer in systems.values():
        answer(questions[0].text)
    for question in tqdm(questions, desc=name, unit="questions", mininterval=1):
        for system, answer in systems.items():
            started = time.perf_counter()
            found = answer(question.text)
            seconds[system].append(time.perf_counter() - started)
            rows[system].append(measured(list(dict.fromkeys(found)), question.right))
    return {
        system: Outcome(estimates(rows[system]), *spread(seconds[system]), parts=parts(questions, rows[system]))
        for system in systems
    }


def parts(questions: Sequence[Question], rows: Sequence[tuple[float, ...]]) -> dict[str, dict[str, Estimate]]:
    """The measures by style and by type of question: ``{"style paraphrase (28)": …}``."""
    chosen: dict[tuple[str, str], list[tuple[float, ...]]] = {}
    for question, row in zip(questions, rows, strict=True):
        for axis, value in (("style", question.style), ("type", question.type)):
            if value:
                chosen.setdefault((axis, value), []).append(row)
    return {f"{axis} {value} ({len(some)})": estimates(some) for (axis, value), some in sorted(chosen.items())}


def table(title: str, outcomes: Mapping[str, Outcome]) -> str:
    """A Markdown table of the measures and times, then one of hit@5 by style and type, if there are any."""
    lines = [
        f"## {title}",
        "",
        f"| system | {' | '.join(MEASURES)} | p50 / p95 (ms) |",
        "| --- " * (len(MEASURES) + 2) + "|",
    ]
    for system, outcome in outcomes.items():
        cells = [shown(outcome.measures[name]) for name in MEASURES]
        lines.append(f"| {system} | {' | '.join(cells)} | {outcome.p50_ms:.1f} / {outcome.p95_ms:.1f} |")
    names = list(next(iter(outcomes.values())).parts)
    if names:
        lines += ["", f"| hit@5 | {' | '.join(outcomes)} |", "| --- " * (len(outcomes) + 1) + "|"]
        for name in names:
            cells = [shown(outcome.parts[name]["hit@5"]) for outcome in outcomes.values()]
            lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def shown(estimate: Estimate) -> str:
    """An estimate as ``0.812 (0.75-0.87)``."""
    return f"{estimate.value:.3f} ({estimate.low:.2f}-{estimate.high:.2f})"


if __name__ == "__main__":
    sys.exit(main())
