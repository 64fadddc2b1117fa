"""The benchmark of reading runs and tells what it measured."""

from __future__ import annotations

from itertools import islice

import pytest

from scripts.bench_reading import lines, main


def test_a_small_run_prints_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--megabytes", "1"]) == 0
    header, _, row = capsys.readouterr().out.strip().splitlines()
    assert header.count("|") == row.count("|")
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[0] == "1"
    assert all(float(cell) > 0 for cell in cells)


def test_the_text_is_the_same_for_a_seed() -> None:
    assert list(islice(lines(3), 50)) == list(islice(lines(3), 50)) != list(islice(lines(4), 50))
