"""What a page shows of how a question was read: pieces that can be taken back, each by a link that asks again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kb.asking import SPELLING
from kb.model import Answer


@dataclass(frozen=True, slots=True)
class Chip:
    """A piece: ``remove`` asks again without it; ``only`` asks among the reports of its ``year``, if it is one."""

    label: str
    text: str
    remove: str
    year: str | None
    only: str | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How a question was read; ``again`` asks with everything understood, if something was taken back.

    ``also`` was searched with it and ``as_typed`` asks without that; ``meant`` is (question, link to ask it).
    """

    chips: tuple[Chip, ...]
    again: str | None
    also: str | None
    as_typed: str
    meant: tuple[str, str] | None


def reading_view(answer: Answer, chosen: Mapping[str, str], without: Sequence[str]) -> ReadingView:
    """How the question of an answer was read.

    Args:
        answer: the answer.
        chosen: the filters that the reader set.
        without: what the reader has taken back before.
    """

    def link(question: str, taken_back: Sequence[str], **filters: str) -> str:
        kept = [(name, value) for name, value in {**chosen, **filters}.items() if value]
        return "/?" + urlencode([("q", question), *kept, *(("without", key) for key in taken_back)], errors="replace")

    chips = []
    for piece in answer.understood:
        is_year = piece.kind == "period" and re.fullmatch(r"\d{4}", piece.value) and piece.value != chosen.get("year")
        chips.append(
            Chip(
                label=piece.label,
                text=piece.text,
                remove=link(answer.question, [*without, f"{piece.kind}:{piece.value}"]),
                year=piece.value if is_year else None,
                only=link(answer.question, without, year=piece.value) if is_year else None,
            )
        )
    meant = answer.did_you_mean
    return ReadingView(
        chips=tuple(chips),
        again=link(answer.question, ()) if without else None,
        also=None if meant else answer.also_searched,
        as_typed=link(answer.question, [*without, SPELLING]),
        meant=(meant, link(meant, without)) if meant else None,
    )
