"""The training of the models that rank sentences, choose values and tell how sure an answer is."""

import json
import math
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from kb import support, unit_features, value_features
from kb.linear_model import LinearModel
from scripts import train_ranker
from scripts.gold import Gold
from scripts.ranker_examples import Example
from scripts.softmax import Floats, Group
from tests.kb_texts import HashingEmbedder, write_files

HERD = "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."
TEA = "Vườn chè rộng 310 ha (KH: 300 ha)."
RICE = "Toàn huyện gieo 1.240 ha lúa, gặt được 6.300 tấn."
SCHOOLS = "Huyện có 42 trường học, trong đó 31 trường đạt chuẩn."
HEALTH = "Tỷ lệ tiêm chủng đạt 97,5%."
ASKED = [
    ("Đàn trâu có bao nhiêu con?", "thung-sau-2031.txt", HERD, "2.150"),
    ("Đàn trâu tăng bao nhiêu phần trăm?", "thung-sau-2031.txt", HERD, "4,2%"),
    ("Vườn chè rộng bao nhiêu ha?", "thung-sau-2031.txt", TEA, "310 ha"),
    ("Kế hoạch vườn chè là bao nhiêu ha?", "thung-sau-2031.txt", TEA, "300 ha"),
    ("Huyện gặt được bao nhiêu tấn lúa?", "thung-sau-2031.txt", RICE, "6.300 tấn"),
    ("Có bao nhiêu trường học?", "doi-gio-2031.txt", SCHOOLS, "42 trường"),
    ("Có bao nhiêu trường đạt chuẩn?", "doi-gio-2031.txt", SCHOOLS, "31 trường"),
    ("Tỷ lệ tiêm chủng là bao nhiêu?", "doi-gio-2031.txt", HEALTH, "97,5%"),
]
UNANSWERABLE = [
    "Sân vận động có mấy cổng?",
    "Đàn nhím có bao nhiêu con?",
    "Ai xây nhà hát?",
    "Tàu cao tốc chạy khi nào?",
]


def one(report: str, features: list[list[float]], right: int, passages: list[int], *values: Group) -> Example:
    """A question about a report whose sentence ``right`` answers; its passage holds the quote."""
    places = np.array(passages)
    rows = np.array(features, dtype=np.float64)
    gold = Gold("Mấy?", "value", "plain", ((report, "a"),) if report else (), (("1",),) if report else ())
    return Example(gold, rows, places, np.arange(len(rows)) == right, places == places[right], values)


def choice(right: int) -> Group:
    return np.eye(2)[[right, 1 - right]], np.array([True, False])


def test_shares_of_what_comes_first() -> None:
    data = [
        one("a.txt", [[3.0], [2.0], [1.0]], 0, [0, 1, 1], choice(0)),
        one("a.txt", [[3.0], [2.0], [1.0]], 2, [0, 0, 0], choice(1)),
        one("a.txt", [[9.0], [8.0], [7.0], [6.0], [5.0], [4.0]], 5, [0, 1, 2, 3, 4, 5]),
        one("", [[1.0], [2.0]], 0, [0, 1]),
    ]
    scores = train_ranker.evaluate(data, np.array([1.0]), np.array([1.0, 0.0]))
    third = round(1 / 3, 4)
    assert scores == {
        "questions": 3,
        "sentence": third,
        "hit@1": round(2 / 3, 4),
        "hit@5": round(2 / 3, 4),
        "values": 2,
        "value": 0.5,
    }


def test_a_report_is_judged_by_what_the_others_teach() -> None:
    agreeing = [one(name, [[1.0], [0.0]], 0, [0, 1], choice(0)) for name in ("a.txt", "b.txt", "c.txt")]
    assert train_ranker.cross_validate(agreeing) == {
        "sentence": 1.0,
        "hit@1": 1.0,
        "hit@5": 1.0,
        "value": 1.0,
        "questions": 3,
    }
    contrary = [one("a.txt", [[1.0], [0.0]], 0, [0, 1], choice(0)), one("b.txt", [[1.0], [0.0]], 1, [0, 1], choice(1))]
    scores = train_ranker.cross_validate(contrary)
    assert (scores["sentence"], scores["hit@1"], scores["hit@5"], scores["value"]) == (0.0, 0.0, 1.0, 0.0)


def support_rows(count: int = 200) -> tuple[Floats, list[bool]]:
    """Rows of two features; the first one, in hundreds, tells the logit of being right."""
    random = np.random.default_rng(0)
    rows = random.normal(size=(count, 2)) * np.array([100.0, 1.0])
    right = random.random(count) < 1 / (1 + np.exp(-(rows[:, 0] / 50 + 1)))
    return rows, right.tolist()


def test_the_logistic_regression_is_for_features_as_they_are() -> None:
    rows, right = support_rows()
    weights, intercept = train_ranker.fit_confidence(rows, right)
    assert 0.01 < weights[0] < 0.03
    assert abs(weights[1]) < 0.4
    assert 0.3 < intercept < 1.7
    mean = np.mean(1 / (1 + np.exp(-(rows @ weights + intercept))))
    assert mean == pytest.approx(np.mean(right), abs=0.02)


def test_no_answer_is_judged_by_a_model_that_saw_it() -> None:
    rows, right = support_rows(40)
    before = train_ranker.out_of_fold(rows, right, folds=4)
    assert ((before > 0) & (before < 1)).all()
    assert before[np.array(right)].mean() > before[~np.array(right)].mean()
    changed = [not truth if number % 4 == 0 else truth for number, truth in enumerate(right)]
    after = train_ranker.out_of_fold(rows, changed, folds=4)
    assert after[::4] == pytest.approx(before[::4])
    assert after[1::4] != pytest.approx(before[1::4])


def test_reliability_counts_every_answer_once() -> None:
    rows = train_ranker.reliability(np.array([0.0, 0.19, 0.2, 0.95, 1.0]), [False, True, True, True, False])
    assert rows == [
        (0.0, 0.2, 2, 0.5),
        (0.2, 0.4, 1, 1.0),
        (0.4, pytest.approx(0.6), 0, 0.0),
        (pytest.approx(0.6), 0.8, 0, 0.0),
        (0.8, 1.0, 2, 0.5),
    ]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    train_ranker.write(path, "scores", ("b", "a"), np.array([0.123456, -2.0]), intercept=0.5)
    content = json.loads(path.read_text("utf-8"))
    assert content["what"].startswith("scores; made by scripts/train_ranker.py")
    model = LinearModel.of(("a", "b"), content)
    assert (model.weights, model.intercept) == ((-2.0, 0.1235), 0.5)


def trained(folder: Path) -> list[str]:
    """Arguments to train from the invented reports and questions into ``folder/models``."""
    write_files(folder / "reports")
    lines = [
        {"question": question, "evidence": [{"doc": source, "quote": quote}], "answers": [[answer]]}
        for question, source, quote, answer in ASKED
    ]
    lines += [{"question": question, "evidence": [], "answers": []} for question in UNANSWERABLE]
    for name, half in (("one.jsonl", lines[::2]), ("two.jsonl", lines[1::2])):
        (folder / name).write_text("\n".join(json.dumps(line) for line in half), "utf-8")
    files = [str(folder / "one.jsonl"), str(folder / "two.jsonl")]
    return ["--reports", str(folder / "reports"), "--questions", *files, "--out", str(folder / "models")]


@pytest.mark.parametrize("shipped", [False, True])
def test_the_script_trains_from_reports_and_questions(
    shipped: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = trained(tmp_path)
    if shipped:
        monkeypatch.setattr(train_ranker, "_SHIPPED", tmp_path / "models")
    with patch("kb.models_in_use.load_embedder", HashingEmbedder):
        assert train_ranker.main(arguments) == 0
    expected = {"sentences": unit_features.FEATURES, "values": value_features.FEATURES}
    if shipped:
        expected |= {"confidence": support.FEATURES, "silence": support.FEATURES}
    assert {path.name for path in (tmp_path / "models").iterdir()} == {f"{name}.json" for name in expected}
    for name, features in expected.items():
        model = LinearModel.of(features, json.loads((tmp_path / "models" / f"{name}.json").read_text("utf-8")))
        assert all(map(math.isfinite, model.weights))
        assert any(model.weights)
    told = capsys.readouterr().out
    assert f"'questions': {len(ASKED)}" in told
    assert "'values': 7" in told
    assert told.count("confidence ") == (5 if shipped else 0)
    assert ("refusals: " in told) is shipped


def test_questions_that_no_sentence_answers_teach_nothing(tmp_path: Path) -> None:
    arguments = trained(tmp_path)
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(json.dumps({"question": UNANSWERABLE[0], "evidence": [], "answers": []}), "utf-8")
    with (
        patch("kb.models_in_use.load_embedder", HashingEmbedder),
        pytest.raises(ValueError, match="no question has a right row"),
    ):
        train_ranker.main(arguments)
    assert not (tmp_path / "models").exists()
