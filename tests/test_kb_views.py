"""A report as the reader page shows it."""

import pytest
from hypothesis import given

from corpus.model import BlockKind, Report, SetAside
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import ReportSummary, ReportView
from kb.views import report_view
from tests.kb_texts import GENERATED, REPORTS, read

NOTHING = (None, None, None, None, None, None, None, None)
SUMMARY = ReportSummary(
    "r", "r.txt", "Báo cáo", *NOTHING, in_force=None, edited=(), passages=1, words=1, added="2031", url="/reports/r"
)


def view(report: Report, language: Language = Language.VI) -> ReportView:
    return report_view(SUMMARY, report, language)


@given(REPORTS)
@GENERATED
def test_blocks_are_slices_and_hold_the_whole_text(text: str) -> None:
    report = read(text)
    shown = view(report)
    assert shown.summary == SUMMARY
    for block in shown.blocks:
        assert block.text == report.text[block.start : block.end]
        assert block.lines[0] <= block.lines[1]
    assert "".join("".join(block.text.split()) for block in shown.blocks) == "".join(report.text.split())
    headings = [block for block in shown.blocks if block.kind == BlockKind.HEADING.value]
    assert [(entry.text, entry.start, entry.level) for entry in shown.outline] == [
        (block.text, block.start, block.level or 1) for block in headings
    ]


def test_marks_of_notes_stand_where_they_stood() -> None:
    text = "\n".join(
        [
            "Tình hình huyện Thung Sâu",
            "Đàn trâu<sup>1</sup> và đàn ong<sup>2</sup> đều tăng.",
            "<sup>1</sup> Cả nghé.",
            "<sup>2</sup> Chỉ ong mật.",
        ]
    )
    shown = view(read(text))
    (host,) = [block for block in shown.blocks if block.marks]
    assert [(host.text[:offset], label) for offset, label in host.marks] == [
        ("Đàn trâu", "1"),
        ("Đàn trâu và đàn ong", "2"),
    ]
    notes = [block for block in shown.blocks if block.kind == BlockKind.NOTE.value]
    assert [(note.label, note.text) for note in notes] == [("1", "Cả nghé."), ("2", "Chỉ ong mật.")]


def test_tables_have_cells_and_other_blocks_none() -> None:
    text = "Tình hình huyện Thung Sâu\n\n| Vật nuôi | Số con |\n|---|---|\n| Trâu | 2.150 |\n| Bò | 980 |\n"
    shown = view(read(text, "bang.md"))
    assert [block.cells for block in shown.blocks if block.cells] == [
        (("Vật nuôi", "Số con"), ("Trâu", "2.150"), ("Bò", "980"))
    ]
    assert all((block.kind == "table") == bool(block.cells) for block in shown.blocks)


@pytest.mark.parametrize(
    ("language", "reason"), [(Language.VI, "Tiêu ngữ, quốc hiệu, tên cơ quan"), (Language.EN, "Letterhead")]
)
def test_what_was_set_aside_is_shown_with_its_reason(language: Language, reason: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN THUNG SÂU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBÁO CÁO\nTình hình\nĐàn trâu tăng."
    )
    entries = view(read(text), language).set_aside
    assert reason in {entry.reason for entry in entries}
    assert any("CỘNG HÒA" in entry.text and entry.lines[0] <= 4 <= entry.lines[1] for entry in entries)


def test_a_reason_of_two_words_has_its_message() -> None:
    report = read("Đàn trâu tăng.")
    aside = (SetAside("Trang 1", "running head", 3, 4),)
    odd = Report(report.source, "", report.metadata, report.text, report.blocks, report.parts, set_aside=aside)
    (entry,) = view(odd, Language.EN).set_aside
    assert (entry.reason, entry.text, entry.lines) == ("Header or footer of a page", "Trang 1", (3, 4))


def test_the_samples_can_be_shown_in_both_languages(samples_kb: KnowledgeBase) -> None:
    for summary in samples_kb.reports()[0]:
        for language in Language:
            shown = samples_kb.report(summary.id, language=language)
            assert shown.summary == summary
            assert shown.blocks
            assert shown.set_aside
            assert shown.parts
