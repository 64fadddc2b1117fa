"""A commitment as data: what is promised, how much, for when and by whom, with the clause that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CommitmentKind(StrEnum):
    """What is promised: a value to reach, work to do, something to hand in, or something to finish building."""

    TARGET = "target"
    TASK = "task"
    DELIVERABLE = "deliverable"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise. ``text[start:end]`` is the clause that says it.

    ``what`` is the promise made whole, so that it can be read alone: the clause with what a heading or a leading
    phrase says of it ("Đến năm 2030, …"). ``target_value`` is written as in the report, with its comparator, and
    empty where there is none. ``deadline`` is a period as a figure has it (``2030``, ``2026-Q2``, ``2024-H2``,
    ``2023-12``), a day (``2026-12-15``), or what recurs, in words (``hằng năm``, ``trước ngày 15 tháng 12 hằng năm``);
    empty where none is given. ``period`` is the time that the promise was made for, that of the plan or report which
    sets it. ``owner`` answers for it (chủ trì), ``partners`` help (phối hợp). ``numbered`` is the number that the
    report gives it in its own list of targets, or None.
    """

    what: str
    kind: CommitmentKind
    target_value: str
    deadline: str
    period: str
    owner: str
    partners: tuple[str, ...]
    field: str
    measurable: bool
    numbered: int | None
    place: str
    territory: str
    start: int
    end: int
