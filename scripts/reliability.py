"""Tells how far the confidence of answers can be trusted: the reliability table of docs/ranking.md.

    python -m scripts.reliability --reports FOLDER --questions FILE.jsonl [FILE.jsonl …]

Every tenth question is judged by a model of the confidence that was trained without it, as in
:mod:`scripts.train_ranker`, with the sentence and value models as shipped. An answer is right when it holds and cites
every item asked for; every answer to a question without one is wrong. Below the table: the mean square error (Brier
1950) beside that of always stating the share of right answers, and the expected calibration error (Naeini et al. 2015),
the mean distance of the rows' stated and true shares weighted by their answers.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from scripts.gold import read_gold
from scripts.ranker_examples import rankings, supported
from scripts.softmax import Floats
from scripts.train_ranker import out_of_fold, reliability


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True, help="folder of the reports asked about")
    parser.add_argument("--questions", type=Path, nargs="+", required=True, help="JSON Lines with evidence and answers")
    options = parser.parse_args(arguments)
    questions = [gold for path in options.questions for gold in read_gold(path)]
    with tempfile.TemporaryDirectory() as home, KnowledgeBase(Settings(home=Path(home))) as kb:
        kb.add([options.reports])
        judged = [supported(gold, ranking) for gold, ranking in rankings(kb, questions)]
    rows, right = np.array([row for row, _, _ in judged]), [truth for _, truth, _ in judged]
    print(table(out_of_fold(rows, right), right))
    return 0


def table(probabilities: Floats, right: Sequence[bool]) -> str:
    """The Markdown table and the two errors."""
    lines = ["| stated confidence | answers | stated, mean | right |", "| --- | --- | --- | --- |"]
    distance = 0.0
    for low, high, count, share in reliability(probabilities, right):
        inside = (probabilities >= low) & ((probabilities < high) | (high == 1))
        stated = float(probabilities[inside].mean()) if count else 0.0
        distance += count * abs(stated - share)
        lines.append(f"| {low:.1f} – {high:.1f} | {count} | {stated:.2f} | {share:.2f} |")
    truth = np.asarray(right, dtype=float)
    brier, always = float(((probabilities - truth) ** 2).mean()), float(truth.var())
    errors = f"Brier score {brier:.3f} (always the mean: {always:.3f}), expected calibration error "
    return "\n".join([*lines, "", f"{errors}{distance / len(truth):.3f}"])


if __name__ == "__main__":
    raise SystemExit(main())
