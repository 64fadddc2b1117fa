"""Mentions in their reports, and the documents that they are joined to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from index.orthography import fold
from kb.admin_units import units_named
from kb.places import provinces_in
from kb.programmes.model import Mention
from kb.programmes.signs import Sign, find_signs

_DISTRICT: Final = re.compile(r"(?:quận|huyện|thị xã|xã|phường|thị trấn)(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*)+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the report in which it stands; ``when`` is the end of what the report can know of."""

    report: str
    ordinal: int
    mention: Mention
    place: str
    when: str


@dataclass(slots=True)
class Group:
    """The mentions of one document while they are gathered."""

    date: str
    mentions: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """A document or programme with all its mentions. ``date`` is an ISO date, its beginning, or empty."""

    key: str
    kind: str
    number: str
    date: str
    issuer: str
    name: str
    mentions: tuple[Placed, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that name it, in order."""
        return tuple(sorted({placed.report for placed in self.mentions}))


def sign_of(mention: Mention) -> Sign | None:
    """The number of a mention as a sign; None for a number alone."""
    return next(iter(find_signs(mention.number)), None)


def owner_of(placed: Placed) -> str:
    """The place whose body issued a document: named at the mention, or the report's own."""
    issuer = placed.mention.issuer
    district = _DISTRICT.search(issuer)
    if district is not None and units_named(district.group()):
        return fold(district.group())
    named = provinces_in(issuer)
    return fold(named[0] if named else placed.place)
