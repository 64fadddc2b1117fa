"""A text that cites by marks, ``[1]``, as its sentences, each with what it cites."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.sentences import sentences


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence without its marks, and the numbers of the quotes that it cites, in rising order."""

    text: str
    citations: tuple[int, ...]


_MARK = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]")
_AFTER_STOP = re.compile(r"(?P<stop>[.!?…])(?P<marks>(?:\s*\[[\d\s,;]+\])+)")
_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MARKUP = re.compile(r"[*_`#>|]+|^\s*(?:[-+•]|\d{1,2}[.)])\s+", re.MULTILINE)


def claims(text: str) -> list[Claim]:
    """The sentences of a text in order; marks behind a full stop belong to the sentence before it.

    What some models think aloud before they answer is no part of it, nor are the signs of Markdown and characters that
    are not seen.
    """
    text = _THINKING.sub("", unicodedata.normalize("NFC", text))
    text = "".join(c for c in text if c == "\n" or not unicodedata.category(c).startswith("C"))
    text = _AFTER_STOP.sub(r"\g<marks>\g<stop>", _MARKUP.sub("", text))
    found = []
    for span in sentences(text):
        sentence = text[span.start : span.end]
        numbers = {int(number) for mark in _MARK.finditer(sentence) for number in re.findall(r"\d+", mark.group(1))}
        plain = re.sub(r"\s+([.,;:!?…])", r"\1", " ".join(_MARK.sub(" ", sentence).split()))
        if any(map(str.isalnum, plain)):
            found.append(Claim(plain, tuple(sorted(numbers))))
    return found
