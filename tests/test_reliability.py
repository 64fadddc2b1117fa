"""The reliability table of the confidence."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from scripts import reliability
from tests.kb_texts import FILES, HashingEmbedder, write_files


def test_a_model_that_is_right_as_often_as_it_says_has_no_calibration_error() -> None:
    stated = np.array([0.25] * 4 + [0.75] * 4)
    right = [True, False, False, False, True, True, True, False]
    lines = reliability.table(stated, right).splitlines()
    assert "| 0.2 – 0.4 | 4 | 0.25 | 0.25 |" in lines
    assert "| 0.6 – 0.8 | 4 | 0.75 | 0.75 |" in lines
    assert "| 0.0 – 0.2 | 0 | 0.00 | 0.00 |" in lines
    assert lines[-1] == "Brier score 0.188 (always the mean: 0.250), expected calibration error 0.000"


def test_one_that_is_too_sure_has_one() -> None:
    last = reliability.table(np.array([0.9, 0.9, 0.1, 0.1]), [True, False, False, True]).splitlines()[-1]
    assert last == "Brier score 0.410 (always the mean: 0.250), expected calibration error 0.400"


def test_the_command_counts_every_question_that_found_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", HashingEmbedder)
    write_files(tmp_path / "reports")
    name = next(iter(FILES))
    quote = "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."
    asked = [
        {"question": "Đàn trâu có bao nhiêu con?", "evidence": [{"doc": name, "quote": quote}], "answers": [["2.150"]]},
        {"question": "Đàn cừu có bao nhiêu con?", "evidence": [], "answers": []},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in asked * 10), "utf-8")
    assert reliability.main(["--reports", str(tmp_path / "reports"), "--questions", str(path)]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| 0.")]
    assert sum(int(row[1]) for row in rows) == len(asked) * 10
