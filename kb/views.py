"""A report as the reader page shows it."""

from __future__ import annotations

from corpus.model import BlockKind, Report
from kb.messages import Language, message
from kb.model import BlockView, OutlineEntry, ReportSummary, ReportView, SetAsideView


def report_view(summary: ReportSummary, report: Report, language: Language) -> ReportView:
    """Every block of a report with its lines, the marks of its notes and the cells of its tables."""
    marks: dict[int, list[tuple[int, str]]] = {}
    for note in report.footnotes:
        marks.setdefault(note.host, []).append((note.anchor - report.blocks[note.host].start, note.label))
    cells = {table.block: table.rows for table in report.tables}
    blocks = tuple(
        BlockView(
            kind=block.kind.value,
            text=report.text[block.start : block.end],
            start=block.start,
            end=block.end,
            level=block.level,
            label=block.label,
            lines=report.lines(block.start, block.end),
            marks=tuple(sorted(marks.get(index, []))),
            cells=cells.get(index, ()),
        )
        for index, block in enumerate(report.blocks)
    )
    return ReportView(
        summary=summary,
        parts=tuple(part.title for part in report.parts),
        outline=tuple(
            OutlineEntry(block.level or 1, report.text[block.start : block.end], block.start)
            for block in report.blocks
            if block.kind is BlockKind.HEADING
        ),
        blocks=blocks,
        set_aside=tuple(
            SetAsideView(entry.text, reason(entry.reason, language), (entry.first_line, entry.last_line))
            for entry in report.set_aside
        ),
    )


def reason(code: str, language: Language) -> str:
    """Why words were set aside, in the reader's language; ``code`` is a reason of the corpus ("running head")."""
    return message(f"aside_{code.replace(' ', '_')}", language)
