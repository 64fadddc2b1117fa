"""The words for a kind of document or programme, as they stand before a number or a name."""

from __future__ import annotations

import re
from typing import Final

NUMBERED: Final = (
    "nghị quyết liên tịch", "nghị quyết", "quyết định", "chỉ thị", "kết luận", "kế hoạch phối hợp", "kế hoạch",
    "chương trình hành động", "chương trình phối hợp", "chương trình công tác", "chương trình", "nghị định",
    "thông tư liên tịch", "thông tư", "tờ trình", "báo cáo", "thông báo", "hướng dẫn", "đề án", "dự án", "phương án",
    "công điện", "công văn", "quy chế", "quy định", "pháp lệnh", "luật", "phiếu báo", "văn bản hợp nhất", "văn bản",
    "thông cáo", "đề cương", "chiến lược", "quy hoạch",
)  # fmt: skip
"""Kinds that have a number; "văn bản" says none and leaves it to the sign."""
NAMED: Final = (
    "chương trình mục tiêu quốc gia", "chương trình hành động", "chương trình phối hợp", "chương trình", "đề án",
    "tiểu dự án", "dự án", "chiến lược", "kế hoạch", "quy hoạch", "phong trào", "cuộc vận động", "luật", "pháp lệnh",
    "nghị quyết", "bộ luật",
)  # fmt: skip
"""Kinds that a name alone may follow."""
LAWS: Final = frozenset({"luật", "bộ luật", "pháp lệnh"})
OPEN: Final = frozenset({"văn bản"})


def pattern(kinds: tuple[str, ...]) -> str:
    """A regular expression for these words, the longest first, over any blanks."""
    ordered = sorted(kinds, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, kind.split())) for kind in ordered) + ")"


def kind_of(words: str) -> str:
    """A kind as it is kept: lower case, single blanks; nothing for a word that says no kind."""
    kind = " ".join(words.lower().split())
    return "" if kind in OPEN else kind
