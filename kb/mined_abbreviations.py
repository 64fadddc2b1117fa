"""Abbreviations that the corpus explains itself: "hợp tác xã (HTX)", "HTX (hợp tác xã)", "HTX: hợp tác xã"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from index.orthography import fold

_SHORT: Final = r"[A-ZĐƯ][A-ZĐƯ&-]{1,9}[A-ZĐƯ]|[A-ZĐƯ]{2}"
_IN_BRACKETS: Final = re.compile(
    rf"\((?:(?:sau đây )?(?:gọi|viết) tắt(?: là|:)?\s*|gọi là\s*)?[“\"]?(?P<short>{_SHORT})[”\"]?\s*[);,]"
)
_BEFORE_BRACKETS: Final = re.compile(rf"(?<![\w/&-])(?P<short>{_SHORT})\s*[(:]\s*(?P<long>[^()\n;:.]{{4,120}})")
_WORD: Final = re.compile(r"[^\W\d_]+|[^\w\s]")
_SKIPPED: Final = frozenset({"và", "của", "các", ",", "-", "–", "&"})
"""What stands in a name without a letter in its abbreviation."""
_MOST_WORDS: Final = 14


def mined(texts: Iterable[str]) -> Mapping[str, str]:
    """What the abbreviations explained in some texts stand for, in lower case; of several meanings none is kept.

    The letters of the abbreviation must be the initials of the words. An abbreviation explained in two ways is left
    out: which of them a question means cannot be known.
    """
    found: dict[str, Counter[str]] = {}
    for text in texts:
        composed = unicodedata.normalize("NFC", text)
        for match in _IN_BRACKETS.finditer(composed):
            before = composed[max(0, match.start() - 140) : match.start()]
            words = _WORD.findall(re.split(r"[.;:()\n“”\"]", before.rstrip('”" '))[-1])[-_MOST_WORDS:]
            _count(found, match["short"], words, ends=True)
        for match in _BEFORE_BRACKETS.finditer(composed):
            _count(found, match["short"], _WORD.findall(match["long"])[:_MOST_WORDS], ends=False)
    return {short: next(iter(longs)) for short, longs in sorted(found.items()) if len(longs) == 1}


def _count(found: dict[str, Counter[str]], short: str, words: list[str], *, ends: bool) -> None:
    """Count the run of words at the end (or the beginning) whose initials are the letters of the abbreviation."""
    letters = [fold(letter) for letter in short if letter.isalpha()]
    run = [*reversed(words)] if ends else words
    wanted = letters[::-1] if ends else letters
    taken: list[str] = []
    for word in run:
        if not wanted:
            break
        if word.isalpha() and fold(word)[0] == wanted[0]:
            wanted.pop(0)
        elif word.lower() not in _SKIPPED or not taken:
            return
        taken.append(word)
    if wanted or len(taken) < 2 or any(word.isupper() and len(word) > 1 for word in taken):
        return
    long = " ".join(reversed(taken) if ends else taken).lower()
    long = re.sub(r"\s+,", ",", long)
    found.setdefault(short, Counter())[long] += 1
