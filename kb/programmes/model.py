"""A mention of a document or programme in a report, and how two of them hang together, as drawn from its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How one document stands to another: the first does to the second what its name says."""

    CARRIES_OUT = "carries_out"
    APPROVES = "approves"
    AMENDS = "amends"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True)
class Mention:
    """A document as a text names it at ``start:end``: kind, number, date, issuer and name, as far as they stand there.

    ``kind`` is the Vietnamese word in lower case ("nghị quyết"), empty for a number that says no kind. ``number`` is
    written as documents write it (``59-NQ/TW``; blanks, dashes and faults of text recognition mended), a number alone
    (``59``) where the text gives no more, and empty for what is only named. ``date`` is an ISO date or a prefix of one;
    ``issuer`` and ``name`` are as in the text, without quotation marks.
    ``own`` tells the report's own document from those that it speaks of.
    """

    start: int
    end: int
    kind: str
    number: str
    date: str
    issuer: str
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """The mention at index ``source`` of a report does ``kind`` to that at ``target``; ``text[start:end]`` says so."""

    source: int
    target: int
    kind: RelationKind
    start: int
    end: int
