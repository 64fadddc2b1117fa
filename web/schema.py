"""Shapes that only the API has: listings, errors, health. All others are the objects of :mod:`kb.model`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kb.model import AddedFile, Citation, ReportSummary


@dataclass(frozen=True, slots=True)
class ReportList:
    """A page of the reports; ``total`` counts all."""

    items: tuple[ReportSummary, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SuggestionList:
    """What a question may go on with, the likeliest first; ``total`` counts all that fit."""

    items: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """What became of each file that was sent."""

    items: tuple[AddedFile, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FormattedCitation:
    """A citation and its text in the style that was asked for."""

    citation: Citation
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Health:
    """``status`` is ``ok`` while the knowledge base can be read."""

    status: str
    reports: int
    passages: int


@dataclass(frozen=True, slots=True)
class ErrorContent:
    """A code for programs, a sentence for readers, and the values that the sentence names."""

    code: str
    message: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """The one shape of every error."""

    error: ErrorContent
