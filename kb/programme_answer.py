"""Answers a question for a document with the words that name it: number, date, issuer and name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.programmes.kinds import NAMED, NUMBERED
from kb.programmes.mentions import mentions_in
from kb.programmes.model import Mention
from kb.programmes.signs import sign_key
from kb.question import Question

_ANY: Final = frozenset({"van ban", "chu truong", "document"})
"""What asks for a document of whatever kind."""
_SHORT: Final = {
    "qd": "quyết định", "nq": "nghị quyết", "kh": "kế hoạch", "ct": "chỉ thị", "nd": "nghị định", "tt": "thông tư",
    "decision": "quyết định", "resolution": "nghị quyết", "plan": "kế hoạch", "programme": "chương trình",
    "program": "chương trình", "decree": "nghị định", "directive": "chỉ thị", "scheme": "đề án", "project": "dự án",
    "circular": "thông tư", "campaign": "cuộc vận động", "movement": "phong trào",
}  # fmt: skip
_KINDS: Final = {fold(kind): kind for kind in (*NUMBERED, *NAMED)} | _SHORT | dict.fromkeys(_ANY, "")
_WORDS: Final = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_ASKED: Final = re.compile(rf"\b({_WORDS})\s+(?:[a-z]+\s+)?(?:nao|gi|so may|so bao nhieu|may)\b|\bwhich\s+({_WORDS})\b")
_FIRST: Final = re.compile(rf"\b({_WORDS})\b")
_DATED, _OF_YEAR = 3.0, 1.0
"""What the date asked for, and its year, count beside the words that a mention shares with the question."""
_HELD: Final = 0.5
"""A search by key words finds a document when its mention holds at least this share of them."""


def document_answer(question: Question, text: str, limit: int) -> str | None:
    """The words of a sentence that name the document asked for, at most ``limit``; None where it names none."""
    if question.type is AnswerType.STATEMENT:
        if _FIRST.match(fold(question.text)) is None:
            return None
    elif question.type is not AnswerType.DOCUMENT:
        return None
    best = _best(question, text)
    if best is None or (question.type is AnswerType.STATEMENT and not _holds(question, text[best.start : best.end])):
        return None
    words = list(re.finditer(r"\S+", text[best.start : best.end]))
    return text[best.start : best.start + words[min(limit, len(words)) - 1].end()].rstrip(" ,;")


def names_asked(question: Question, text: str) -> bool:
    """Whether a sentence names, with a number or without, a document of the kind asked for."""
    return bool(_fitting(question.text, text))


def _best(question: Question, text: str) -> Mention | None:
    """The mention of the kind asked for that shares most with the question; the first of equal ones."""
    fitting = _fitting(question.text, text)
    return max(fitting, key=lambda m: (_shared(question, text[m.start : m.end], m), -m.start), default=None)


def _fitting(question: str, text: str) -> list[Mention]:
    """The mentions of the kind asked for that the question does not name itself."""
    kind, known = _asked(question)
    if kind is None:
        return []
    return [
        mention
        for mention in _mentions(text)
        if (not kind or not mention.kind or mention.kind.startswith(kind) or kind.startswith(mention.kind))
        and not (mention.number and sign_key(mention.number) in known)
    ]


@lru_cache(maxsize=1024)
def _asked(question: str) -> tuple[str | None, frozenset[str]]:
    """The kind of document asked for (empty: any) and the numbers that the question names."""
    folded = fold(question)
    match = _ASKED.search(folded) or _FIRST.search(folded)
    known = frozenset(sign_key(mention.number) for mention in mentions_in(question) if mention.number)
    return (None if match is None else _KINDS[match[1] or match[match.lastindex or 1]]), known


@lru_cache(maxsize=8192)
def _mentions(text: str) -> tuple[Mention, ...]:
    return tuple(mentions_in(text))


def _shared(question: Question, named: str, mention: Mention) -> float:
    words = set(re.findall(r"\w+", fold(named)))
    shared = sum(word in words for term in question.terms for word in fold(term).split())
    days = {term[1:] for term in question.terms if term.startswith("@")}
    dated = _DATED * (mention.date in days) + _OF_YEAR * (mention.date[:4] in {str(year) for year in question.years})
    return shared + dated


def _holds(question: Question, named: str) -> bool:
    """Whether a mention says most of what is searched."""
    words = set(re.findall(r"\w+", fold(named)))
    asked = [word for term in question.terms for word in fold(term).split()]
    return bool(asked) and sum(word in words for word in asked) >= _HELD * len(asked)
