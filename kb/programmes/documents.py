"""Joins the mentions of all reports into documents: one number, one date and one issuer are one document.

The same number may be two documents (59-NQ/TW of 2020 and of 2025), so a mention without a date is joined only where
its report, the time of that or its name leaves one document that it can mean; else it stays apart, undated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from index.orthography import fold
from kb.programmes.by_name import core_of, named_groups, same_name
from kb.programmes.model import Mention
from kb.programmes.placed import Document, Group, Placed, owner_of, sign_of
from kb.programmes.signs import Sign, sign_key
from kb.rows import slug

_YEARS: Final = re.compile(r"(?:19|20)\d{2}")
_TERM: Final = re.compile(r"\bkh[oó][aá]\s+([IVX]+)\b", re.IGNORECASE)
_NUMERALS: Final = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI"
_ROMAN: Final = {numeral: number for number, numeral in enumerate(_NUMERALS.split(), 1)}
_FIRST_YEAR: Final = 1961
"""The terms of the Party as if all had lasted five years: the ninth began in 2001."""
_CITIES: Final = frozenset({"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"})
"""Cities of the rank of a province: their Party committee is a Thành ủy, that of a province a Tỉnh ủy."""


def joined(placed: Sequence[Placed]) -> list[Document]:
    """The documents that mentions name, in the order of their keys, which do not depend on the order of reports."""
    signed: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    serial: list[Placed] = []
    named: list[Placed] = []
    for item in sorted(placed, key=lambda p: (p.report, p.ordinal)):
        sign = sign_of(item.mention)
        if sign is not None:
            owner = owner_of(item) if sign.local else ""
            signed[(sign_key(item.mention.number), owner)].append(item)
        elif item.mention.number:
            serial.append(item)
        else:
            named.append(item)
    groups: list[tuple[str, Group]] = []
    for (key, owner), items in sorted(_without_strays(signed).items()):
        stem = slug(f"{key} {owner}")
        groups += [(stem, group) for group in _by_date(items)]
    groups += _of_serials(serial, [group for _, group in groups])
    groups += named_groups(named)
    return _keyed(groups)


def _without_strays(signed: dict[tuple[str, str], list[Placed]]) -> dict[tuple[str, str], list[Placed]]:
    """Mentions in reports of no known place go to the one place that has a document of this number and date."""
    kept: dict[tuple[str, str], list[Placed]] = {key: list(items) for key, items in signed.items() if key[1]}
    for (number, owner), items in signed.items():
        if owner:
            continue
        for item in items:
            owners = [
                key
                for key, others in signed.items()
                if key[0] == number
                and key[1]
                and item.mention.date
                and any(other.mention.date == item.mention.date for other in others)
            ]
            kept.setdefault(owners[0] if len(owners) == 1 else (number, ""), []).append(item)
    return kept


def _by_date(items: Sequence[Placed]) -> list[Group]:
    """The documents of one number and place."""
    sign = sign_of(items[0].mention)
    if sign is not None and sign.year is not None:  # numbered anew each year: the number says the year
        dates = Counter(i.mention.date for i in items if i.mention.date.startswith(sign.year))
        best = max(dates, key=lambda d: (len(d), dates[d], d), default=sign.year)
        return [Group(best, list(items))]
    groups = {day: Group(day) for day in sorted({i.mention.date for i in items if len(i.mention.date) == 10})}
    rest = []
    for item in items:
        if item.mention.date in groups:
            groups[item.mention.date].mentions.append(item)
        else:
            rest.append(item)
    known, undated = list(groups.values()), list[Group]()
    for item in sorted(rest, key=lambda i: -len(i.mention.name)):  # those that say most gather the others
        group = _meant(item, known)
        if group is None:
            same = [g for g in undated if g.date == item.mention.date and not _contradicts(item, g)]
            group = same[0] if same else Group(item.mention.date)
            undated += [] if same else [group]
        group.mentions.append(item)
    return [*known, *undated]


def _meant(item: Placed, known: Sequence[Group]) -> Group | None:
    """The one dated document that an undated mention can mean, or None."""
    said = item.mention.date
    fitting = [group for group in known if group.date.startswith(said) and not _contradicts(item, group)]
    if said and len(fitting) == 1:
        return fitting[0]
    here = [group for group in fitting if any(other.report == item.report for other in group.mentions)]
    if len(here) == 1:
        return here[0]
    if here:
        return _one(group for group in here if _named_alike(item, group))
    existing = [group for group in fitting if not item.when or group.date <= item.when]
    alike = _one(group for group in existing if _named_alike(item, group))
    if alike is not None or item.mention.name or len(existing) != 1:
        return alike
    return existing[0] if _current(existing[0].date, item) else None


def _current(day: str, item: Placed) -> bool:
    """Whether a number without a year, given on a day, is still the latest of its kind at the time of a report.

    The Party counts through a term of five years, all others begin anew with each year.
    """
    sign = sign_of(item.mention)
    term = 5 if sign is not None and "-" in sign.written.split("/")[0] else 1
    years = [int(year) for year in _YEARS.findall(item.when)]
    return bool(years) and years[-1] - int(day[:4]) <= term


def _contradicts(item: Placed, group: Group) -> bool:
    """Whether a mention names the Party's term of another time, or bears a name that no other mention bears."""
    term = _TERM.search(item.mention.issuer)
    if term is not None and group.date:
        first = _FIRST_YEAR + 5 * (_ROMAN[term[1].upper()] - 1)
        if not first <= int(group.date[:4]) <= first + 5:
            return True
    names = [other.mention.name for other in group.mentions if other.mention.name]
    return bool(names and item.mention.name) and not _named_alike(item, group)


def _one(groups: Iterable[Group]) -> Group | None:
    found = list(groups)
    return found[0] if len(found) == 1 else None


def _named_alike(item: Placed, group: Group) -> bool:
    return any(same_name(item.mention.name, other.mention.name) for other in group.mentions)


def _of_serials(items: Sequence[Placed], known: Sequence[Group]) -> list[tuple[str, Group]]:
    """Mentions by the number alone ("Nghị quyết 59") go to the one document that their report names in full."""
    apart: dict[str, Group] = {}
    for item in items:
        serial = sign_key(item.mention.number)
        fitting = [
            group
            for group in known
            for other in group.mentions[:1]
            if sign_key(other.mention.number).split(" ")[0] == serial and _of_kind(item.mention.kind, group)
        ]
        here = _one(g for g in fitting if any(other.report == item.report for other in g.mentions))
        meant = here or _one(g for g in fitting if _named_alike(item, g))
        if meant is None:
            meant = apart.setdefault(slug(f"{item.mention.kind} {serial}"), Group(item.mention.date))
        meant.mentions.append(item)
    return list(apart.items())


def _of_kind(kind: str, group: Group) -> bool:
    """Whether a document is of a kind, or is the decision on something of that kind ("Đề án 06")."""
    return any(other.mention.kind == kind or fold(kind) in fold(other.mention.name) for other in group.mentions)


def _keyed(groups: Sequence[tuple[str, Group]]) -> list[Document]:
    """Documents with their keys; two of one key are told apart by a number behind it."""
    taken: Counter[str] = Counter()
    found = []
    for stem, group in sorted(groups, key=lambda g: (g[0], g[1].date)):
        key = "-".join(filter(None, [stem, group.date]))
        taken[key] += 1
        found.append(_document(key if taken[key] == 1 else f"{key}-{taken[key]}", group))
    return sorted(found, key=lambda document: document.key)


def _document(key: str, group: Group) -> Document:
    mentions = [placed.mention for placed in group.mentions]
    signs = [sign for mention in mentions if (sign := sign_of(mention)) is not None]
    number = signs[0].written if signs else mentions[0].number
    kinds = [m.kind for m in mentions if m.kind and (not signs or sign_of(m) is not None)]
    said = _common([m.issuer for m in mentions]) or (_by_sign(signs[0], group.mentions[0]) if signs else "")
    return Document(
        key=key,
        kind=_common(kinds),
        number=_common([sign.written for sign in signs]) or number,
        date=group.date or _common([m.date for m in mentions]),
        issuer=said,
        name=_best_name([m for m in mentions if m.name]),
        mentions=tuple(group.mentions),
    )


def _by_sign(sign: Sign, placed: Placed) -> str:
    if "TU" in sign.parts and owner_of(placed):
        return "Thành ủy" if owner_of(placed) in _CITIES else "Tỉnh ủy"
    return sign.issuer


def _best_name(mentions: Sequence[Mention]) -> str:
    """The name said most often, whole: of those that begin with it the longest; own titles last."""
    names = Counter(m.name for m in mentions if not m.own) or Counter(m.name for m in mentions)
    best = max(names, key=lambda name: (names[name], len(name), name), default="")
    return max((name for name in names if core_of(name).startswith(core_of(best))), key=len, default="")


def _common(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: (counted[value], len(value), value), default="")
