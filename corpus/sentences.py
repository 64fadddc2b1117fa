"""Cuts text into sentences, and sentences into clauses, as slices.

Vietnamese reports end sentences with ``.`` but also write ``TP.``, ``1.046.000``, ``v.v.`` and numbered items; a full
stop ends a sentence only before a space and a capital letter, a bullet, a quotation mark or a line end.
"""

from __future__ import annotations

import re

from corpus.model import Span

_END = re.compile(r"(?P<stop>[.!?…]+[”\"’)\]]*)\s+(?=(?P<next>[\"“‘(\[]?\w|[-+*]\s))|\n+")
# Abbreviations that a full stop belongs to; a single capital letter (an initial) counts too.
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|tp|TS|ThS|PGS|GS|BS|KS|Th|St|Mr|No|Tr|Đ/c|TT|TX|P|Q|H|X)|\b[A-ZĐ])$")
_NUMBERING_ONLY = re.compile(r"^\s*(?:\(?(?:\d{1,4}|[^\W\d_])[.)]|[IVX]+\.|\d+(?:\.\d+)*\.?)\s*$")
_ADDED = re.compile(r"\((?!\d{1,3}\)|[^\W\d_]\))")
"""Brackets behind a full stop belong to the sentence before ("đạt 95%. (KH: 94%)"), unless they hold a number only."""
_CLAUSE = re.compile(r";\s+")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of ``text[start:end]`` as offsets in ``text``, without surrounding spaces, in order.

    Every character that is not a space stands in exactly one sentence.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.end("stop") if found.group("stop") is not None else found.start()
        if "\n" not in found.group():  # a line end always ends the sentence
            if not _opens_sentence(found.group("next")) or _ADDED.match(text, found.end()):
                continue
            before = text[begin : stop - 1]
            if found.group("stop") == "." and (_ABBREVIATION.search(before) or _NUMBERING_ONLY.match(f"{before}.")):
                continue
        _append(spans, text, begin, stop)
        begin = found.end()
    _append(spans, text, begin, end)
    return spans


def _opens_sentence(text: str) -> bool:
    """Whether what follows a full stop may open a sentence: a capital letter, a digit or a bullet."""
    return text[-1].isupper() or text[-1].isdigit() or not text[-1].isalnum()


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The parts of one sentence between semicolons, as offsets in ``text``."""
    spans: list[Span] = []
    begin = start
    for found in _CLAUSE.finditer(text, start, end):
        _append(spans, text, begin, found.start() + 1)
        begin = found.end()
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        low = start + len(piece) - len(piece.lstrip())
        spans.append(Span(low, low + len(stripped)))
