"""A report as people look at it: its blocks, its outline, what was set aside."""

from __future__ import annotations

from corpus.model import BlockKind, Report
from kb.messages import Language, message
from kb.model import BlockView, OutlineEntry, ReportSummary, ReportView, SetAsideView


def report_view(summary: ReportSummary, report: Report, language: Language) -> ReportView:
    """A whole report for the reader page."""
    return ReportView(
        summary=summary,
        parts=tuple(part.title for part in report.parts),
        outline=outline_of(report),
        blocks=block_views(report),
        set_aside=set_aside_views(report, language),
    )


def block_views(report: Report) -> tuple[BlockView, ...]:
    """Every block of a report with its lines, the marks of its notes and the cells of its tables."""
    marks: dict[int, list[tuple[int, str]]] = {}
    for note in report.footnotes:
        marks.setdefault(note.host, []).append((note.anchor - report.blocks[note.host].start, note.label))
    tables = {table.block: table for table in report.tables}
    return tuple(
        BlockView(
            kind=block.kind.value,
            text=report.text[block.start : block.end],
            start=block.start,
            end=block.end,
            level=block.level,
            label=block.label,
            lines=report.lines(block.start, block.end),
            marks=tuple(sorted(marks.get(index, []))),
            cells=tables[index].rows if index in tables else (),
            header_rows=tables[index].header_rows if index in tables else 1,
            page=report.page(block.start),
        )
        for index, block in enumerate(report.blocks)
    )


def outline_of(report: Report) -> tuple[OutlineEntry, ...]:
    """The headings of a report, in order."""
    return tuple(
        OutlineEntry(block.level or 1, report.text[block.start : block.end], block.start)
        for block in report.blocks
        if block.kind is BlockKind.HEADING
    )


def set_aside_views(report: Report, language: Language) -> tuple[SetAsideView, ...]:
    """What was read and not put into the text, with the reason in the reader's language."""
    return tuple(
        SetAsideView(entry.text, reason(entry.reason, language), (entry.first_line, entry.last_line))
        for entry in report.set_aside
    )


def reason(code: str, language: Language) -> str:
    """Why words were set aside, in the reader's language; ``code`` is a reason of the corpus ("running head")."""
    return message(f"aside_{code.replace(' ', '_')}", language)
