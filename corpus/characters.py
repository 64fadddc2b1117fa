"""Cleans characters without changing words: NFC, spaces, residue of conversions."""

from __future__ import annotations

import re
import unicodedata

BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """NFC, every run of spaces one space, no invisible, control or direction characters.

    Leading and trailing spaces stay (as one space): they tell where a mark was lost.
    """
    text = unicodedata.normalize("NFC", text)
    return _CONTROL.sub("", _SPACES.sub(" ", _INVISIBLE.sub("", text)))


def without_bookmarks(text: str) -> tuple[str, list[str]]:
    """The text without the ``[bookmark: …]`` residue of a converter, and what was taken out."""
    return BOOKMARK.sub("", text), BOOKMARK.findall(text)


def words(text: str) -> list[str]:
    """The words of a text, lower-case, NFC: runs of letters and digits. Used to count what was read."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def is_upper(text: str) -> bool:
    """Whether most letters are capitals, as in the titles of administrative documents."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one and nothing but opening punctuation stands before it."""
    match = re.match(r"[\s\"“‘(\[]*(\w)", text)
    return bool(match and match.group(1).islower())
