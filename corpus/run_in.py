"""Splits run-in headings from their text: ``b) Sản xuất công nghiệp: Các doanh nghiệp …`` is a heading and a paragraph.

Where the text after the colon begins with a small letter or a number, the label is the subject of the sentence
(``a) Tổng sản phẩm (GRDP): ước tăng 5 %``) and stays with it: a quote without its subject says nothing.
"""

from __future__ import annotations

import re

from corpus.characters import words
from corpus.numbering import numbering
from corpus.raw import MARK, Hint, RawBlock, cut

MAX_LABEL_WORDS = 20
MIN_TEXT_WORDS = 12
"""A shorter rest is a remark on the label, as in ``(2) GRDP/người: Vượt chỉ tiêu.``"""
_LABEL = re.compile(r"[^:;.…?!]{3,160}:\s+(?=[“\"(]?[^\W\d_])")


def split_run_in(blocks: list[RawBlock]) -> list[RawBlock]:
    """Blocks with each run-in heading as a block of its own, in front of its text."""
    result: list[RawBlock] = []
    for block in blocks:
        at = _label_end(block) if block.hint is Hint.NONE else None
        if at is None:
            result.append(block)
        else:
            heading = cut(block, 0, at)
            heading.hint = Hint.HEADING
            text = cut(block, at, None)
            text.gap, text.after_break = 0, False
            result.extend([heading, text])
    return result


def _label_end(block: RawBlock) -> int | None:
    """Where the label of a numbered paragraph ends, or None when it has none that is a heading."""
    mark = numbering(block.plain)
    found = _LABEL.match(block.text, mark.length) if mark is not None else None
    if found is None:
        return None
    rest = MARK.sub("", block.text[found.end() :]).lstrip('“"(')
    label = len(words(MARK.sub("", found.group())))
    if not rest[:1].isupper() or len(words(rest)) < MIN_TEXT_WORDS or not 1 <= label <= MAX_LABEL_WORDS:
        return None
    return found.end()
