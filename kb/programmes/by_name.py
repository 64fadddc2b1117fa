"""Joins what has only a name: one programme for each kind, name, place and period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from index.orthography import fold
from kb.places import provinces_in
from kb.programmes.placed import Group, Placed
from kb.rows import slug

_YEARS: Final = re.compile(r"(?:19|20)\d{2}")
_PERIODS: Final = re.compile(
    r"\(?(?:\b(?:giai doan|nhiem ky|thoi ky|den nam|nam|tam nhin|dinh huong)\s+)*(?:den\s+)?(?:nam\s+)?"
    r"(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?\)?"
)
_EVERYWHERE: Final = re.compile(
    r"\b(?:tren dia ban|thanh pho|tinh|tp|thoi ky|giai doan|nhiem ky|ve|viec|quoc gia|thi dua)\b"
)
_TELLING: Final = 5
"""Words from which on the beginning of a name tells which it is."""
_SAME_NAME: Final = 0.6
"""Names of one document share at least this part of the shorter one's words."""


def named_groups(items: Sequence[Placed]) -> list[tuple[str, Group]]:
    """What has only a name: one for each kind, name, place and period; those that leave one open join the only one."""
    cores: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for item in items:
        cores[(_family(item.mention.kind), core_of(item.mention.name))].append(item)
    for (kind, core), longer in sorted(_shortened(cores).items(), reverse=True):
        cores[(kind, longer)] += cores.pop((kind, core))
    found: list[tuple[str, Group]] = []
    for (kind, core), same in sorted(cores.items()):
        split = _split(same, lambda item: " ".join(_YEARS.findall(item.mention.name)))
        for period, of_period in split.items():
            for owner, mentions in _split(of_period, _owner_named).items():
                found.append((slug(" ".join([kind, *core.split()[:12], owner, period])), Group("", mentions)))
    return found


def _shortened(cores: Mapping[tuple[str, str], Sequence[Placed]]) -> dict[tuple[str, str], str]:
    """Names that are the beginning of one longer name, each with that."""
    found = {}
    ordered = sorted(cores)
    for place, (kind, core) in enumerate(ordered):
        longer = []
        for other_kind, other in ordered[place + 1 :]:  # what a name begins follows it in the order
            if other_kind != kind or not other.startswith(core):
                break
            if other.startswith(f"{core} "):
                longer.append(other)
        chained = all(last.startswith(f"{first} ") for first, last in pairwise(longer))
        if longer and chained and len(core.split()) >= _TELLING:
            found[(kind, core)] = longer[-1]
    return found


def _split(items: Sequence[Placed], aspect: Callable[[Placed], str]) -> dict[str, list[Placed]]:
    """Mentions by what they say of an aspect; those that say nothing go to the only thing said, if there is one."""
    said: dict[str, list[Placed]] = defaultdict(list)
    for item in items:
        said[aspect(item)].append(item)
    spoken = [value for value in said if value]
    if len(spoken) == 1 and "" in said:
        said[spoken[0]] = sorted([*said[spoken[0]], *said.pop("")], key=lambda p: (p.report, p.ordinal))
    return dict(sorted(said.items()))


def _owner_named(item: Placed) -> str:
    """The province in a name of what is not national."""
    if item.mention.kind.endswith("quốc gia"):
        return ""
    named = provinces_in(item.mention.name)
    return fold(named[0]) if named else ""


def _family(kind: str) -> str:
    return "chương trình" if kind.startswith("chương trình") else kind


def same_name(one: str, other: str) -> bool:
    """Whether two names may be of one document: the shorter one's words stand in the other."""
    left, right = (set(re.findall(r"\w+", fold(name))) for name in (one, other))
    short = min(len(left), len(right))
    return short > 2 and len(left & right) >= _SAME_NAME * short


def core_of(name: str) -> str:
    """What is the same for all ways to write a name: no accents, periods, places or quotation marks."""
    bare = _PERIODS.sub(" ", fold(name))
    for province in provinces_in(name):
        bare = bare.replace(fold(province), " ")
    bare = _EVERYWHERE.sub(" ", bare)
    return " ".join(re.findall(r"\w+", bare))
