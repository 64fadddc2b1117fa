"""What the commands print: for people with rich, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from kb.citations import formatted
from kb.ingest import Progress as ProgressCallback
from kb.inspection import Inspection
from kb.messages import Language, message
from kb.model import AddedFile, Answer, PassageHit, ReportSummary, SearchResult, to_json

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """A model object, or a list of them, as JSON on standard output."""
    out.print(json.dumps(to_json(value), ensure_ascii=False, indent=2), markup=False, emoji=False)


def print_error(text: str) -> None:
    """An error message on standard error."""
    err.print(Text(text, style="bold red"))


def print_answer(answer: Answer, language: Language) -> None:
    """The answer, the sentence that says so and where it stands; or why there is none, and what comes nearest."""
    if answer.refusal is not None:
        out.print(Text(answer.refusal.message, style="yellow"))
        for citation in answer.refusal.nearest:
            out.print(Text("  " + formatted(citation, "administrative"), style="dim"))
        return
    out.print(Text(answer.answer or "", style="bold"))
    for citation in answer.citations:
        out.print()
        out.print(Text(formatted(citation, "administrative")))
    out.print(Text(message("confidence", language, percent=round(answer.confidence * 100)), style="dim"))
    if answer.rephrased is not None:
        out.print()
        out.print(Text(message("rephrased", language, dropped=answer.rephrased.dropped), style="dim"))
        out.print(Text(answer.rephrased.text))


def print_passages(result: SearchResult) -> None:
    """The found passages with their section path and their words marked."""
    for hit in result.items:
        out.print(Text(f"{hit.rank}. {hit.report.title}", style="bold"))
        where = " › ".join([*hit.section, f"{hit.report.source}:{hit.lines[0]}"])
        out.print(Text(f"   {where}", style="dim"))
        out.print(_marked(hit))
        out.print()


def _marked(hit: PassageHit) -> Text:
    text = Text(hit.text)
    for start, end in hit.highlights:
        text.stylize("bold green", start, end)
    return text


def print_reports(reports: Sequence[ReportSummary], total: int) -> None:
    """A table of the reports."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("id", "period", "issued", "passages", "title"):
        table.add_column(column, overflow="fold", no_wrap=column != "title")  # an id is copied whole
    for report in reports:
        cells = (report.id, report.period or "", report.issued or "", str(report.passages), report.title)
        table.add_row(*map(escape, cells))
    out.print(table)
    if total > len(reports):
        out.print(f"… {len(reports)}/{total}")


def print_added(results: Sequence[AddedFile], language: Language) -> None:
    """What became of each file, then the totals."""
    for result in results:
        if result.status == "failed":
            print_error(result.message or result.source)
        else:
            extra = f" — {result.message}" if result.message else ""
            count = f", {result.passages}" if result.passages else ""
            out.print(Text(f"{message('status_' + result.status, language)}: {result.source}{count}{extra}"))


def print_inspection(found: Inspection) -> None:
    """How a file was read: metadata, outline, every block with its lines and marks, notes, what was set aside."""
    out.rule(escape(found.source))
    for name, value in found.metadata.items():
        if value is not None:
            out.print(Text.assemble((f"{name:>10} ", "dim"), value))
    counts = f"parts {len(found.parts)} · blocks {len(found.blocks)} · notes {len(found.notes)}"
    counts += f" (+{found.unplaced_notes})" if found.unplaced_notes else ""
    out.print(Text(f"{counts} · tables {found.tables} · passages {found.passages} · words {found.words}", style="bold"))
    out.rule("outline")
    for entry in found.outline:
        out.print(Text("  " * entry.level + entry.text))
    out.rule("blocks")
    for block in found.blocks:
        lines = f"{block.lines[0]}–{block.lines[1]}" if block.lines[0] != block.lines[1] else str(block.lines[0])
        page = f"p{block.page} " if block.page is not None else ""
        marks = f" [{', '.join(label for _, label in block.marks)}]" if block.marks else ""
        out.print(Text.assemble((f"{page}{lines:>9} {block.kind:<9}{marks} ", "dim"), block.text))
    out.rule("notes")
    for note in found.notes:
        out.print(Text.assemble((f"…{note.after}", "dim"), (f"[{note.label}] ", "bold"), note.text))
    out.rule("set aside")
    for aside in found.set_aside:
        out.print(Text.assemble((f"{aside.lines[0]}–{aside.lines[1]} {aside.reason}: ", "dim"), aside.text))


@contextmanager
def progress_bar() -> Iterator[ProgressCallback]:
    """A bar on standard error, shown on terminals only."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=escape(name))

        yield show
