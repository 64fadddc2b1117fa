"""Train the four small models that rank sentences, choose values and tell how sure an answer or a refusal is.

    python -m scripts.train_ranker --reports FOLDER --questions FILE.jsonl [FILE.jsonl …] --out kb/models

A line of a question file is ``{"question", "evidence": [{"doc", "quote"}], "answers": [[alternative, …], …]}``, both
empty for a question without an answer. ``sentences.json`` and ``values.json`` are trained so that a right sentence,
or value, comes first (see scripts/softmax.py); ``confidence.json`` is a logistic regression of the support of the
answers on whether they are right, ``silence.json`` one on whether the question has no answer. As these are given by
the other two models as shipped, they are written only where ``--out`` is ``kb/models``. Printed is, as
cross-validation, what models trained without the questions about a report do with those about it, and of the answers
and refusals how many are right.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from kb import support, unit_features, value_features
from kb.confidence import REFUSE_FROM
from kb.knowledge_base import KnowledgeBase
from kb.linear_model import shipped
from kb.settings import Settings
from scripts.gold import Gold, read_gold
from scripts.ranker_examples import Example, example, rankings, supported
from scripts.softmax import Floats, Group, fit

CONFIDENCE_PENALTY = 0.1
"""Inverse strength of the square penalty of the logistic regression, on features of unit deviation."""


def sentence_groups(data: Sequence[Example]) -> list[Group]:
    """The sentences of every question with which of them are right."""
    return [(one.features, one.right) for one in data]


def value_groups(data: Sequence[Example]) -> list[Group]:
    """The values of every right sentence with which of them answer."""
    return [group for one in data for group in one.values]


def evaluate(data: Sequence[Example], sentences: Floats, values: Floats) -> dict[str, float]:
    """Over the questions that have an answer, shares of: right sentence first, right passage first and in the first
    five; right value first, over the right sentences with several values."""
    answerable = [one for one in data if one.gold.answers]
    first, ranks = [], []
    for one in answerable:
        scores = one.features @ sentences
        first.append(bool(one.right[int(scores.argmax())]))
        best = {int(p): float(scores[one.passages == p].max()) for p in np.unique(one.passages)}
        holding = set(one.passages[one.evidence].tolist())
        order = sorted(best, key=lambda place: -best[place])
        ranks.append(next((rank for rank, place in enumerate(order) if place in holding), len(order)))
    chosen = [bool(right[int((rows @ values).argmax())]) for rows, right in value_groups(data)]
    return {
        "questions": len(answerable),
        "sentence": _mean(first),
        "hit@1": _mean([rank < 1 for rank in ranks]),
        "hit@5": _mean([rank < 5 for rank in ranks]),
        "values": len(chosen),
        "value": _mean(chosen),
    }


def cross_validate(data: Sequence[Example]) -> dict[str, float]:
    """What models trained on the questions about the other reports do with those about each report, as a mean."""
    scores = []
    for report in sorted({one.gold.report for one in data if one.gold.report}):
        others = [one for one in data if one.gold.report != report]
        models = fit(sentence_groups(others)), fit(value_groups(others))
        scores.append(evaluate([one for one in data if one.gold.report == report], *models))
    questions, values = (sum(score[name] for score in scores) for name in ("questions", "values"))
    return {
        name: round(
            sum(score[name] * score["values" if name == "value" else "questions"] for score in scores) / (whole or 1), 4
        )
        for name, whole in (("sentence", questions), ("hit@1", questions), ("hit@5", questions), ("value", values))
    } | {"questions": questions}


def fit_confidence(rows: Floats, right: Sequence[bool]) -> tuple[Floats, float]:
    """Weights and intercept of the logistic regression of ``right`` on ``rows``, for features as they are."""
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=CONFIDENCE_PENALTY, max_iter=2000).fit(scaler.transform(rows), right)
    weights: Floats = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def out_of_fold(rows: Floats, right: Sequence[bool], folds: int = 10) -> Floats:
    """The probability of every answer by a model that did not see it: every ``folds``-th question is one fold."""
    probabilities = np.zeros(len(rows))
    number, truth = np.arange(len(rows)) % folds, np.asarray(right)
    for fold in range(folds):
        weights, intercept = fit_confidence(rows[number != fold], truth[number != fold].tolist())
        probabilities[number == fold] = 1 / (1 + np.exp(-(rows[number == fold] @ weights + intercept)))
    return probabilities


def reliability(probabilities: Floats, right: Sequence[bool], bins: int = 5) -> list[tuple[float, float, int, float]]:
    """Rows (from, to, answers, share right) over equal ranges of the probability."""
    truth, edges = np.asarray(right, dtype=float), np.linspace(0, 1, bins + 1)
    rows = []
    for low, high in pairwise(edges.tolist()):
        inside = (probabilities >= low) & ((probabilities < high) | (high == 1))
        rows.append((float(low), float(high), int(inside.sum()), _mean(truth[inside].tolist())))
    return rows


def refusals(probabilities: Floats, silent: Sequence[bool]) -> dict[str, float]:
    """Precision and recall of refusing from :data:`kb.confidence.REFUSE_FROM` on."""
    truth, refused = np.asarray(silent), probabilities >= REFUSE_FROM
    return {"precision": _mean(truth[refused].tolist()), "recall": _mean(refused[truth].tolist())}


def write(path: Path, what: str, names: Sequence[str], weights: Floats, **more: object) -> None:
    """Write a model as :class:`kb.linear_model.LinearModel` reads it."""
    named: Mapping[str, float] = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}
    content = {"what": f"{what}; made by scripts/train_ranker.py", **more, "weights": named}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the models; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True, help="folder of the reports asked about")
    parser.add_argument("--questions", type=Path, nargs="+", required=True, help="JSON Lines with evidence and answers")
    parser.add_argument("--out", type=Path, required=True, help="folder of the models")
    options = parser.parse_args(arguments)
    questions: list[Gold] = [gold for path in options.questions for gold in read_gold(path)]
    with tempfile.TemporaryDirectory() as home, KnowledgeBase(Settings(home=Path(home))) as kb:
        kb.add([options.reports])
        found = rankings(kb, questions)
    data = [example(gold, ranking) for gold, ranking in found]
    print("cross-validated by report:", cross_validate(data))
    sentences, values = fit(sentence_groups(data)), fit(value_groups(data))
    print("on the training data:", evaluate(data, sentences, values))
    options.out.mkdir(parents=True, exist_ok=True)
    write(
        options.out / "sentences.json", "scores a sentence, see kb/unit_features.py", unit_features.FEATURES, sentences
    )
    write(options.out / "values.json", "scores a value, see kb/value_features.py", value_features.FEATURES, values)
    if options.out.resolve() != _SHIPPED.resolve():
        return 0
    # Whether answers are right depends on the two models as shipped, so the others follow in a second pass.
    shipped.cache_clear()
    with tempfile.TemporaryDirectory() as home, KnowledgeBase(Settings(home=Path(home))) as kb:
        kb.add([options.reports])
        judged = [supported(gold, ranking) for gold, ranking in rankings(kb, questions)]
    rows, right = np.array([row for row, _, _ in judged]), [truth for _, truth, _ in judged]
    silent = [not answerable for _, _, answerable in judged]
    for low, high, count, share in reliability(out_of_fold(rows, right), right):
        print(f"confidence {low:.1f}-{high:.1f}: {count} answers, {share:.2f} right")
    weights, intercept = fit_confidence(rows, right)
    what = "logit of the probability that an answer is right, see kb/support.py"
    write(options.out / "confidence.json", what, support.FEATURES, weights, intercept=round(intercept, 4))
    print("refusals:", refusals(out_of_fold(rows, silent), silent))
    weights, intercept = fit_confidence(rows, silent)
    what = "logit of the probability that no report says what is asked, see kb/support.py"
    write(options.out / "silence.json", what, support.FEATURES, weights, intercept=round(intercept, 4))
    return 0


_SHIPPED = Path("kb/models")

if __name__ == "__main__":
    raise SystemExit(main())
