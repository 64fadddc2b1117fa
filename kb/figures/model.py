"""A figure as data: indicator, period, place, kind, value and unit, with the slice of the report that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What a value is: measured, awaited, planned, aimed at, or a relation of values."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PLAN = "plan"
    TARGET = "target"
    CHANGE = "change"
    ACHIEVEMENT = "achievement"
    SHARE = "share"
    RANK = "rank"


class Comparator(StrEnum):
    """How a value bounds what it speaks of; empty for a plain value."""

    EQUAL = ""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic. ``text[value_start:value_end] == value_text`` and ``text[start:end]`` is the clause that says it.

    ``indicator`` is the name made whole from the clause and what stands above it. ``value`` has two numbers for a
    range, the lower first, else one; it is in ``unit``, which is written as in the report. ``normal`` and
    ``normal_unit`` are the same in the unit that figures are compared in (đồng, USD, người, ha, tấn, %), and None
    where the unit has no other. ``period`` is ``2022``, ``2024-H1``, ``2024-Q2``, ``2022-12``, ``2025-2030`` or empty;
    ``base_period`` is that which a change is measured from. ``place`` is as in the text or, where the text names
    none, the report's own; ``territory`` is that of :class:`corpus.model.Metadata`.
    """

    indicator: str
    value: tuple[float, ...]
    value_text: str
    unit: str
    normal: tuple[float, ...] | None
    normal_unit: str | None
    period: str
    kind: FigureKind
    comparator: Comparator
    base_period: str
    place: str
    territory: str
    start: int
    end: int
    value_start: int
    value_end: int
