"""Words that turn what a sentence says: not, up or down, planned; and signs and words that bound a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from index.orthography import canonical_syllable


def _canonical(words: str) -> frozenset[str]:
    return frozenset(map(canonical_syllable, words.split()))


NEGATION: Final = _canonical("không chưa chẳng chả ngừng dừng hủy hoãn bãi")
UP: Final = _canonical("tăng nâng vượt cao thêm")
DOWN: Final = _canonical("giảm sụt hụt thấp kém xuống tụt")
_PLANS: Final = tuple(
    tuple(map(canonical_syllable, phrase.split()))
    for phrase in ("kế hoạch", "kh", "mục tiêu", "chỉ tiêu", "phấn đấu", "dự kiến", "dự báo", "ước", "sẽ", "đề ra")
)
_BOUND: Final = re.compile(
    r"(?:(?<!\w)(?:trên|hơn|ít nhất|tối thiểu|không dưới|dưới|gần|tối đa|không quá|khoảng|xấp xỉ|ước|chưa đến|chưa tới)"
    r"|(?<![\w%])[-−–+±<>≤≥~≈]+)\s*$",
    re.IGNORECASE,
)


def negations(syllables: Iterable[str]) -> frozenset[str]:
    """The negations among canonical syllables; "không ngừng" has two, and without one of them says the contrary."""
    return NEGATION.intersection(syllables)


def direction(syllables: Iterable[str]) -> tuple[bool, bool]:
    """Whether a word for up, and one for down, stands among canonical syllables."""
    said = frozenset(syllables)
    return not UP.isdisjoint(said), not DOWN.isdisjoint(said)


def planned(syllables: Sequence[str]) -> bool:
    """Whether canonical syllables in their order speak of a plan, target or estimate."""
    return any(
        tuple(syllables[at : at + len(plan)]) == plan for plan in _PLANS for at in range(len(syllables) - len(plan) + 1)
    )


def bound(before: str) -> str:
    """The word or sign that bounds a number, from the text before it: ``trên``, ``-``, or nothing."""
    found = _BOUND.search(before[-24:])
    return found.group().strip().lower() if found else ""
