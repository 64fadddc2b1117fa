"""The count of document numbers against a plain listing, on invented and on the real reports."""

from pathlib import Path

import pytest

from scripts.check_programmes import ENOUGH, count, main
from tests.programme_texts import FILES

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"


def write(folder: Path, text: str) -> Path:
    path = folder / "bao-cao.txt"
    path.write_text(text, "utf-8")
    return path


def test_all_numbers_of_a_report_are_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, FILES["bao-cao.txt"])
    assert count(path).listed == 6
    assert main([str(path)]) == 0
    assert "6 of 6: 100.0%" in capsys.readouterr().out


def test_what_is_not_drawn_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "BÁO CÁO\nTình hình năm 2031\nTheo 12/XYZ-ABC đã có.\n")
    assert main([str(path)]) == 1
    assert "bao-cao.txt:3: " in capsys.readouterr().out


@pytest.mark.reports
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the checkout")
def test_the_numbers_of_the_real_reports_are_drawn() -> None:
    counted = [count(path) for path in sorted(REPORTS.glob("*.txt"))]
    listed = sum(one.listed for one in counted)
    assert listed > 200
    assert sum(len(one.missing) for one in counted) <= (1 - ENOUGH) * listed
