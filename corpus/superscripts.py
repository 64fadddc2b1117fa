"""Tells raised numbers apart: the typed mark of a note, the 2 of m², the 6 of 10⁶."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.raw import Piece, RawBlock

_RAISED = re.compile(r"<sup>([^<>]*)</sup>")
_LEADING = re.compile(r"^\s*<sup>\s*(\d{1,3}|\*+)\s*</sup>\s*\S")
_LABEL = re.compile(r"\d{1,3}|\*+")
_SUPERSCRIPT = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


def raised(text: str) -> str:
    """Mark text as raised until :func:`settle_raised` has seen the whole file; brackets around a number are dropped."""
    core = text.strip()
    if not core:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    label = core.strip("[]()")
    inner = label if _LABEL.fullmatch(label) and len(core) - len(label) in (0, 2) else core
    return f"{lead}<sup>{inner}</sup>{tail}"


def settle_raised(blocks: Iterable[RawBlock]) -> None:
    """Keep ``<sup>n</sup>`` only where n is a typed note: one whose text is a paragraph that starts with it.

    Every other raised number becomes superscript characters, so that it can neither be taken for a note nor be read
    as part of the number before it; raised letters (``1<sup>st</sup>``) become plain ones.
    """
    blocks = list(blocks)
    labels = {found.group(1) for block in blocks if not block.rows and (found := _LEADING.match(block.text))}

    def settled(text: str) -> str:
        return _RAISED.sub(lambda found: _settled(found.group(1), labels), text) if "<sup>" in text else text

    for block in blocks:
        block.pieces = [Piece(settled(piece.text), piece.line, piece.page) for piece in block.pieces]
        block.rows = [[settled(cell) for cell in row] for row in block.rows]


def _settled(text: str, labels: set[str]) -> str:
    several = [label for label in re.split(r"[,;\s]+", text) if label]
    if several and all(label in labels for label in several):
        return "".join(f"<sup>{label}</sup>" for label in several)
    return text.translate(_SUPERSCRIPT) if re.search(r"\d", text) else text
