"""What the store keeps of a report's structure is all of it."""

import json

import pytest
from hypothesis import given

from corpus.model import (
    Block,
    BlockKind,
    Footnote,
    Metadata,
    Origin,
    Part,
    Report,
    SetAside,
    Table,
)
from corpus.read import read_report
from kb.report_json import dump_structure, load_report
from tests.kb_texts import GENERATED, REPORTS, SAMPLES, read


def again(report: Report) -> Report:
    return load_report(report.source, report.content_hash, report.metadata, report.text, dump_structure(report))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_the_samples_come_back_equal(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    report = read_report(path.name, path.read_bytes())
    assert report.footnotes
    assert report.tables
    assert report.set_aside
    assert again(report) == report


@given(REPORTS)
@GENERATED
def test_generated_reports_come_back_equal(text: str) -> None:
    report = read(text)
    assert again(report) == report


def test_every_field_of_the_structure_is_kept() -> None:
    report = Report(
        source="a.pdf",
        content_hash="0" * 64,
        metadata=Metadata("Tên", "báo cáo", "1/BC", "UBND", "Nơi", "2031-01-02", "2031", "Người ký", "after-2025-07"),
        text="Đầu đề\nMột dòng\nghi chú",
        blocks=(
            Block(BlockKind.HEADING, 0, 6, 0, (), 2, None, (Origin(0, 1, 1),)),
            Block(BlockKind.PARAGRAPH, 7, 15, 0, ("Đầu đề",), None, None, (Origin(7, 2, 1), Origin(11, 3, 2))),
            Block(BlockKind.NOTE, 16, 23, 0, (), None, "*", ()),
        ),
        parts=(Part("Tên", 0, 23, "báo cáo", "1/BC"), Part("Phụ lục", 16, 23)),
        footnotes=(Footnote("*", 16, 23, 15, 1, 2),),
        tables=(Table(1, (("a", "b"), ("", "c")), 0),),
        set_aside=(SetAside("Trang 1", "running head", 1, 1),),
    )
    assert again(report) == report
    assert json.loads(dump_structure(report)).keys() == {"blocks", "parts", "footnotes", "tables", "set_aside"}
