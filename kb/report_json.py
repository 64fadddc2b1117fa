"""The structure of a report as JSON, for the store: everything but its text, its metadata and its passages."""

from __future__ import annotations

import json
from typing import Any

from corpus.model import Block, BlockKind, Footnote, Metadata, Origin, Part, Report, SetAside, Table


def dump_structure(report: Report) -> str:
    """The blocks, parts, notes, tables and what was set aside, as compact JSON."""
    structure = {
        "blocks": [
            [
                block.kind.value,
                block.start,
                block.end,
                block.part,
                list(block.section),
                block.level,
                block.label,
                [[origin.start, origin.line, origin.page] for origin in block.origins],
            ]
            for block in report.blocks
        ],
        "parts": [[part.title, part.start, part.end, part.kind, part.number] for part in report.parts],
        "footnotes": [[n.label, n.start, n.end, n.anchor, n.host, n.block] for n in report.footnotes],
        "tables": [[table.block, [list(row) for row in table.rows], table.header_rows] for table in report.tables],
        "set_aside": [[entry.text, entry.reason, entry.first_line, entry.last_line] for entry in report.set_aside],
    }
    return json.dumps(structure, ensure_ascii=False, separators=(",", ":"))


def load_report(source: str, content_hash: str, metadata: Metadata, text: str, structure: str) -> Report:
    """The report whose structure :func:`dump_structure` wrote."""
    data: dict[str, list[Any]] = json.loads(structure)
    blocks = tuple(
        Block(
            BlockKind(kind),
            start,
            end,
            part,
            tuple(section),
            level,
            label,
            tuple(Origin(*origin) for origin in origins),
        )
        for kind, start, end, part, section, level, label, origins in data["blocks"]
    )
    return Report(
        source=source,
        content_hash=content_hash,
        metadata=metadata,
        text=text,
        blocks=blocks,
        parts=tuple(Part(*part) for part in data["parts"]),
        footnotes=tuple(Footnote(*note) for note in data["footnotes"]),
        tables=tuple(Table(block, tuple(tuple(row) for row in rows), header) for block, rows, header in data["tables"]),
        set_aside=tuple(SetAside(*entry) for entry in data["set_aside"]),
    )
