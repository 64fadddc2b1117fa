"""Reads a file of any supported format into a report."""

from __future__ import annotations

import hashlib

from corpus.assemble import Assembler
from corpus.characters import without_bookmarks
from corpus.errors import ReadError
from corpus.footnotes import resolve_footnotes
from corpus.formats import reader_for
from corpus.metadata import read_metadata, title_blocks
from corpus.model import Report, SetAside
from corpus.outline import place
from corpus.paragraphs import rejoin
from corpus.parts import split_parts
from corpus.raw import Piece, RawBlock
from corpus.reasons import Reason
from corpus.run_in import split_run_in
from corpus.set_aside import set_aside_boilerplate, set_aside_repeats
from corpus.tables import find_tables

WHOLE_RUN = 8
"""From so many equal blocks in a row on, a file repeats itself; below, one document may quote another."""


def read_report(source: str, content: bytes) -> Report:
    """Read the bytes of a file named ``source`` into a report.

    Raises:
        ReadError: format_unknown, file_empty, or what the reader of the format says.
    """
    document = reader_for(source)(content, source)
    blocks, residue = _without_residue(document.blocks)
    blocks = [block for block in resolve_footnotes(find_tables(blocks)) if block.plain.strip()]
    kept, repeats = set_aside_repeats(blocks, minimum_blocks=WHOLE_RUN)
    if not kept:
        raise ReadError("file_empty", source=source)
    assembler = Assembler()
    set_aside = [*document.set_aside, *residue, *repeats]
    whole = None
    for raw_part in split_parts(kept):
        metadata = read_metadata(raw_part)
        whole = whole or metadata
        body, boilerplate = set_aside_boilerplate(raw_part)
        body, repeats = set_aside_repeats(body)
        set_aside.extend([*boilerplate, *repeats])
        body = split_run_in(rejoin(body))
        if body:
            titles = title_blocks(body, metadata.title)
            assembler.add_part(place(body, titles), metadata, titles)
    if whole is None or assembler.is_empty:
        raise ReadError("file_empty", source=source)
    return assembler.report(source, hashlib.sha256(content).hexdigest(), whole, set_aside)


def _without_residue(blocks: list[RawBlock]) -> tuple[list[RawBlock], list[SetAside]]:
    """Take the bookmarks of a word processor out of the text, keeping a record of them."""
    aside: list[SetAside] = []
    for block in blocks:
        for index, piece in enumerate(block.pieces):
            text, found = without_bookmarks(piece.text)
            if found:
                block.pieces[index] = Piece(text, piece.line, piece.page)
                aside.append(SetAside(" ".join(found), Reason.RESIDUE.value, piece.line, piece.line))
    return blocks, aside
