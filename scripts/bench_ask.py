"""Times the main job on real reports, side by side with plain rank-bm25 in the same run.

    python -m scripts.bench_ask --reports FOLDER --questions FILE.jsonl

Prints, as a Markdown table: adding the reports, opening the knowledge base, ``ask`` and ``search`` warm (p50, p95),
rank-bm25 over the same passages and questions, ``kb ask`` as a cold process, and resident memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from scripts.plain_bm25 import PlainBm25
from scripts.retrieval_measures import spread

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True, help="folder of reports to add")
    parser.add_argument("--questions", type=Path, required=True, help="JSON Lines with a field “question”")
    options = parser.parse_args(arguments)
    questions = [json.loads(line)["question"] for line in options.questions.read_text("utf-8").splitlines() if line]
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        opened, knowledge_base = timed(lambda: KnowledgeBase(settings))
        rows.append(("open an empty knowledge base, model loaded (s)", f"{opened:.2f}"))
        with knowledge_base:
            added, results = timed(lambda: knowledge_base.add([options.reports]))
            passages = sum(result.passages for result in results)
            rows.append((f"add {len(results)} reports, {passages} passages (s)", f"{added:.1f}"))
            calls: dict[str, Callable[[str], object]] = {"ask": knowledge_base.ask, "search": knowledge_base.search}
            for name, call in calls.items():
                rows.append((f"{name}, warm, p50 / p95 (ms)", shown([timed(partial(call, q))[0] for q in questions])))
            rows.append(("resident memory (MB)", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"))
            stored = [s for i in knowledge_base.store.report_ids() for s in knowledge_base.store.passages_of(i)]
        plain = PlainBm25([item.passage.text for item in stored])
        taken = [timed(partial(plain.rank, question, 20))[0] for question in questions]
        rows.append(("rank-bm25 over the same passages, p50 / p95 (ms)", shown(taken)))
        command = [sys.executable, "-m", "kb.cli", "ask", questions[0], "--home", folder]
        cold = [timed(partial(subprocess.run, command, check=True, capture_output=True))[0] for _ in range(3)]
        rows.append(("kb ask as a cold process, best of 3 (s)", f"{min(cold):.2f}"))
    print("| what | measured |\n| --- | --- |")
    for name, value in rows:
        print(f"| {name} | {value} |")
    return 0


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """(seconds, result) of a call."""
    started = time.perf_counter()
    result = call()
    return time.perf_counter() - started, result


def shown(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds, as ``3.1 / 9.4``."""
    return " / ".join(f"{number:.1f}" for number in spread(seconds))


if __name__ == "__main__":
    sys.exit(main())
