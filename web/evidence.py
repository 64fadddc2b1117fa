"""What a page shows of an answer: quotes with their marks, where they stand, and the text to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from kb.citations import formatted
from kb.model import Answer, Citation, PassageHit, ReportRef
from web.highlight import find_values, mark

STYLE = "administrative"
"""How the pages write a citation that is to be pasted."""
_FIGURE, _PHRASE = 24, 120
"""Answers up to this many characters are set as a figure, as a phrase; longer ones as text or a list."""
_WHOLE = 0.6
"""An answer that makes up this share of its sentence is not shown twice: the sentence is the answer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote as a page shows it; ``paste`` is the quote with its source, ready for a draft.

    ``repeats`` is the rank of the found passage that says the same.
    """

    html: Markup
    report: ReportRef
    section: tuple[str, ...]
    lines: tuple[int, int]
    page: int | None
    url: str
    paste: str
    context: str = ""
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class OtherValue:
    """Another value for what was asked, with its quote."""

    value: str
    why: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as the page shows it. ``size`` is figure, phrase, text, list (with ``items``) or statement."""

    answer: Answer
    size: str
    items: tuple[str, ...]
    statement: Markup
    sources: tuple[Evidence, ...]
    also: tuple[OtherValue, ...]
    nearest: tuple[Evidence, ...]
    passages: tuple[Evidence, ...]


def of_citation(citation: Citation, values: Sequence[str] = ()) -> Evidence:
    """A citation, with ``values`` marked in its quote."""
    return _evidence(citation, mark(citation.quote, find_values(citation.quote, values)), "")


def of_hit(hit: PassageHit, ranks: Mapping[str, int]) -> Evidence:
    """A found passage with its highlights, cited as a whole; ``ranks`` are those of all passages, by their id."""
    citation = Citation(
        report=hit.report,
        part=hit.part,
        section=hit.section,
        passage_id=hit.passage_id,
        quote=hit.text,
        start=hit.start,
        end=hit.end,
        page=hit.page,
        lines=hit.lines,
        url=hit.url,
    )
    evidence = _evidence(citation, mark(hit.text, hit.highlights), hit.context)
    return evidence if hit.repeats is None else replace(evidence, repeats=ranks.get(hit.repeats))


def _evidence(citation: Citation, html: Markup, context: str) -> Evidence:
    return Evidence(
        html=html,
        report=citation.report,
        section=citation.section,
        lines=citation.lines,
        page=citation.page,
        url=citation.url,
        paste=formatted(citation, STYLE),
        context=context,
    )


def answer_view(answer: Answer) -> AnswerView:
    """The answer with everything that the page shows of it."""
    value = answer.answer or ""
    statement = answer.statement or ""
    size, items = _layout(value, statement)
    values = items or (value, *value.split("; "))
    ranks = {hit.passage_id: hit.rank for hit in answer.passages}
    return AnswerView(
        answer=answer,
        size=size,
        items=items,
        statement=mark(statement, [] if size == "statement" else find_values(statement, values)),
        sources=tuple(of_citation(citation, () if size == "statement" else values) for citation in answer.citations),
        also=tuple(
            OtherValue(other.value, other.why, of_citation(other.citation, [other.value]))
            for other in answer.also_reported
        ),
        nearest=tuple(of_citation(citation) for citation in (answer.refusal.nearest if answer.refusal else ())),
        passages=tuple(of_hit(hit, ranks) for hit in answer.passages),
    )


def _layout(value: str, statement: str) -> tuple[str, tuple[str, ...]]:
    """How an answer is set, and its items if it is a list."""
    if len(value) <= _FIGURE:
        return "figure", ()
    if value.strip(" .…") in statement:  # words of the sentence: their semicolons do not make a list
        if len(value) >= _WHOLE * len(statement):
            return "statement", ()
    elif len(value) > _PHRASE and "; " in value:
        return "list", tuple(item for item in value.split("; ") if item)
    return ("phrase" if len(value) <= _PHRASE else "text"), ()
