"""Cleans characters without changing words: NFC, spaces, residue of conversions."""

from __future__ import annotations

import re
import unicodedata

BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
# Soft hyphens, direction and zero-width characters, controls, and the two characters that carry footnote marks.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ue000\ue001\ufeff]")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_WORD = re.compile(r"[^\W_]+")
CAPITALS = "".join(letter for letter in map(chr, [*range(0x250), *range(0x1E00, 0x1F00)]) if letter.isupper())
"""The capital letters of Latin scripts, Vietnamese among them, for use in a character class: their code points
lie between those of small letters, so no range holds them."""


def clean(text: str) -> str:
    """NFC, every run of spaces one space, no invisible, control or direction characters.

    Leading and trailing spaces stay (as one space): they tell where a mark was lost.
    """
    return _SPACES.sub(" ", _visible(text))


def without_bookmarks(text: str) -> tuple[str, list[str]]:
    """The text without the ``[bookmark: …]`` residue of a converter, and what was taken out."""
    return BOOKMARK.sub("", text), BOOKMARK.findall(text)


def words(text: str) -> list[str]:
    """The words of a text, lower-case, NFC: runs of letters and digits. Used to count what was read."""
    return _WORD.findall(_visible(text).lower())


def _visible(text: str) -> str:
    """NFC without invisible characters, which may stand between a letter and its tone."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def count_words(text: str) -> int:
    """Words as people count them: what stands between spaces and holds a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


CAPITALS_WITHIN = 600
"""No title is longer; whether a long paragraph is in capitals shows in its first characters."""


def is_upper(text: str) -> bool:
    """Whether most letters are capitals, as in the titles of administrative documents."""
    letters = [c for c in text[:CAPITALS_WITHIN] if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one and nothing but opening punctuation stands before it."""
    match = re.match(r"[\s\"“‘(\[]*(\w)", text)
    return bool(match and match.group(1).islower())
