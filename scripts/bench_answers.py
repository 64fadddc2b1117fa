"""Measures answers and refusals on public sets that nothing was tuned on, side by side with a plain peer.

    python -m scripts.bench_answers --data DATA [--sets regulations …] [--failures FILE.jsonl]

The texts of a set become a knowledge base of its own. The peer is the sentence that plain rank-bm25 puts first, taken
as the answer; it never refuses. Both get each question in turn. Prints a Markdown table for each set with 95 %
bootstrap intervals; ``--failures`` writes what was answered wrongly, or refused, to be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tqdm import tqdm

from corpus.sentences import sentences
from kb.knowledge_base import KnowledgeBase
from kb.model import Answer
from kb.settings import Settings
from scripts.answer_measures import Given, compared, estimates
from scripts.answer_sets import SETS, AnswerSet, Asked
from scripts.bench_retrieval import shown
from scripts.plain_bm25 import PlainBm25

System = Callable[[Asked], Given]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--sets", nargs="+", choices=tuple(SETS), default=tuple(SETS), help="which sets")
    parser.add_argument("--failures", type=Path, help="file to write what went wrong to (.jsonl)")
    options = parser.parse_args(arguments)
    failures: list[dict[str, object]] = []
    for name in options.sets:
        chosen = SETS[name](options.data)
        with tempfile.TemporaryDirectory() as home, KnowledgeBase(Settings(home=Path(home) / "kb")) as kb:
            added = add(kb, chosen, Path(home) / "texts")
            rows = compare(chosen, {"rank-bm25": peer(chosen), "kb.ask": asking(kb, added)}, failures)
        unanswerable = sum(not asked.answers for asked in chosen.questions)
        print(f"## {name}: {len(chosen.questions)} questions, {unanswerable} of them without an answer\n")
        print(table(rows), end="\n\n", flush=True)
    if options.failures is not None:
        lines = (json.dumps(failure, ensure_ascii=False) + "\n" for failure in failures)
        options.failures.write_text("".join(lines), "utf-8")
    return 0


def add(kb: KnowledgeBase, chosen: AnswerSet, folder: Path) -> list[str]:
    """Add the texts, each a file with its title above it; the ids of the reports in their order.

    Raises:
        KbError: a text cannot be read.
    """
    folder.mkdir(parents=True)
    names = [f"{number:05}.txt" for number in range(len(chosen.texts))]
    for name, (title, text) in zip(names, chosen.texts, strict=True):
        (folder / name).write_text(f"{title}\n\n{text}\n" if title else f"{text}\n", "utf-8")
    with tqdm(total=len(names), desc=f"add {chosen.name}", unit="texts", mininterval=1) as bar:
        results = kb.add([folder], lambda done, total, name: bar.update(done - bar.n))
    ids = {result.source: result.report_id for result in results}
    return [ids[name] or "" for name in names]


def asking(kb: KnowledgeBase, ids: Sequence[str]) -> System:
    """The knowledge base as a system."""

    def answer(asked: Asked) -> Given:
        given = kb.ask(asked.question, report=None if asked.text is None else ids[asked.text])
        return Given(given.answer, said(given))

    return answer


def said(given: Answer) -> str | None:
    """All that an answer quotes, or None of a refusal."""
    return "\n".join(citation.quote for citation in given.citations) if given.answered else None


def peer(chosen: AnswerSet) -> System:
    """The best sentence of the text that is asked about, or of all, by rank-bm25 over the sentences of all."""
    cut = [(number, text[s.start : s.end]) for number, (_, text) in enumerate(chosen.texts) for s in sentences(text)]
    index = PlainBm25([sentence for _, sentence in cut])

    def answer(asked: Asked) -> Given:
        ranked = index.rank(asked.question, 1 if asked.text is None else len(cut))
        best = next(cut[place][1] for place in ranked if asked.text in (None, cut[place][0]))
        return Given(best, best)

    return answer


def compare(
    chosen: AnswerSet, systems: Mapping[str, System], failures: list[dict[str, object]]
) -> dict[str, list[tuple[float, ...]]]:
    """Every question to every system in turn; what the last one got wrong is added to ``failures``."""
    rows: dict[str, list[tuple[float, ...]]] = {system: [] for system in systems}
    for asked in tqdm(chosen.questions, desc=chosen.name, unit="questions", mininterval=1):
        for system, answer in systems.items():
            given = answer(asked)
            rows[system].append(compared(given, asked.answers))
        row = rows[system][-1]
        if not (row[3] if asked.answers else row[5]):
            failure = {"set": chosen.name, "question": asked.question, "marked": asked.answers}
            text = None if asked.text is None else chosen.texts[asked.text][1]
            failures.append(failure | {"answer": given.answer, "statement": given.statement, "text": text})
    return rows


def table(rows: Mapping[str, Sequence[tuple[float, ...]]]) -> str:
    """A Markdown table of the measures: one row for each, one column for each system."""
    found = {system: estimates(some) for system, some in rows.items()}
    lines = [f"| measure | {' | '.join(found)} |", "| --- " * (len(found) + 1) + "|"]
    for name in next(iter(found.values())):
        lines.append(f"| {name} | {' | '.join(shown(measures[name]) for measures in found.values())} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
