"""Shows how a file is read, without adding it: outline, blocks, notes, tables, what is set aside and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.characters import count_words
from corpus.errors import ReadError
from corpus.model import BlockKind, Report
from corpus.passages import passages
from corpus.read import read_report
from kb.errors import KbError
from kb.messages import Language
from kb.model import BlockView, OutlineEntry, SetAsideView
from kb.views import block_views, outline_of, set_aside_views


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote: its text, and the words of the body right before its mark (empty when the mark was not found)."""

    label: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """How a file is read. ``metadata`` holds what the document says of itself; ``unplaced_notes`` have no mark."""

    source: str
    metadata: dict[str, str | None]
    parts: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    blocks: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]
    unplaced_notes: int
    tables: int
    passages: int
    words: int
    set_aside: tuple[SetAsideView, ...]


BEFORE_MARK = 60
"""Characters of the body that are shown before a note's mark."""


def inspect_file(path: Path, language: Language) -> Inspection:
    """Read a file and say what became of it.

    Raises:
        KbError: path_missing, file_unreadable, or what made the file unreadable.
    """
    if not path.is_file():
        raise KbError("path_missing", path=str(path))
    try:
        report = read_report(path.name, path.read_bytes())
    except OSError as error:
        raise KbError("file_unreadable", source=path.name, reason=error.strerror or str(error)) from error
    except ReadError as error:
        raise KbError(error.code, **error.detail) from error
    return inspection_of(report, language)


def inspection_of(report: Report, language: Language) -> Inspection:
    """What became of a file that was read."""
    noted = sum(block.kind is BlockKind.NOTE for block in report.blocks)
    fields = report.metadata.__dataclass_fields__
    return Inspection(
        source=report.source,
        metadata={name: getattr(report.metadata, name) for name in fields},
        parts=tuple(part.title for part in report.parts),
        outline=outline_of(report),
        blocks=block_views(report),
        notes=tuple(
            NoteView(
                note.label,
                report.text[note.start : note.end],
                report.text[max(report.blocks[note.host].start, note.anchor - BEFORE_MARK) : note.anchor],
            )
            for note in report.footnotes
        ),
        unplaced_notes=noted - len(report.footnotes),
        tables=len(report.tables),
        passages=len(passages(report)),
        words=count_words(report.text),
        set_aside=set_aside_views(report, language),
    )
