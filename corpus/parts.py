"""Splits a file that holds several documents: a new national motto over a new title starts a new part."""

from __future__ import annotations

import re

from corpus.raw import Hint, RawBlock

DOCUMENT_KINDS = (
    "báo cáo chính trị",
    "báo cáo thành tích",
    "báo cáo",
    "nghị quyết",
    "quyết định",
    "kế hoạch",
    "chương trình hành động",
    "chương trình",
    "chỉ thị",
    "tờ trình",
    "đề án",
    "công văn",
    "thông báo",
    "kết luận",
    "nghị định",
    "thông tư",
)
_MOTTO = re.compile(r"cộng h[oò][àa]\s+xã hội(?:\s+chủ nghĩa)?|đảng cộng sản việt nam", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\W*k[íi]nh gửi\b", re.IGNORECASE)
TITLE_WITHIN = 12
"""So many blocks after the motto the title of the document must stand."""


def document_kind(text: str) -> str | None:
    """The kind of document that a title line names at its start, lower-case, or None."""
    folded = " ".join(re.sub(r"[|*#_]", " ", text).lower().split())
    for kind in DOCUMENT_KINDS:
        if folded.startswith(kind) and not folded[len(kind) : len(kind) + 1].isalpha():
            return kind
    return None


def is_title(block: RawBlock) -> bool:
    """Whether a block is the line that names the kind of document, in capitals."""
    text = re.sub(r"^tóm tắt\s+", "", block.plain.strip(" |*#"), flags=re.IGNORECASE)
    kind = document_kind(text)
    return kind is not None and block.hint is not Hint.TABLE and text[: len(kind)].isupper()


def is_addressee(text: str) -> bool:
    """Whether a line says to whom the document is sent; it is neither title nor heading."""
    return _ADDRESSEE.match(text) is not None


def is_letterhead_table(block: RawBlock) -> bool:
    """Whether a table is no table but the two columns of a letterhead."""
    return block.hint is Hint.TABLE and _MOTTO.search(block.plain) is not None and len(block.plain.split()) < 60


def split_parts(blocks: list[RawBlock]) -> list[list[RawBlock]]:
    """The documents of a file, in order; one list when there is only one."""
    starts = [0]
    for index, block in enumerate(blocks):
        motto = _MOTTO.search(block.plain) and len(block.plain.split()) <= 20
        if index < TITLE_WITHIN or not (motto or is_letterhead_table(block)):
            continue
        window = blocks[index + 1 : index + 1 + TITLE_WITHIN]
        titled_before = any(is_title(b) for b in blocks[starts[-1] : index])
        if titled_before and any(is_title(b) for b in window):
            starts.append(index)
    return [blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
