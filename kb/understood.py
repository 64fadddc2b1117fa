"""What was understood of a question, piece by piece, so that the reader can see it and take a piece back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from index.orthography import fold
from index.tokens import Kind, tokenize
from kb.indicators import indicators_in
from kb.messages import Language, message
from kb.model import Understood
from kb.organisations import organisations_in
from kb.periods import Period, find_periods
from kb.places import Place, places_in
from kb.relative_periods import relative_periods, yearless_parts


class Aspect(StrEnum):
    """What a piece of a question says."""

    PERIOD = "period"
    PLACE = "place"
    DOCUMENT = "document"
    DOCUMENT_KIND = "document_kind"
    ORGANISATION = "organisation"
    INDICATOR = "indicator"
    VALUE_KIND = "value_kind"
    PHRASE = "phrase"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Understanding:
    """One piece: ``value`` in the notation of the API, ``text`` the words of the question; ``place`` if it is one."""

    aspect: Aspect
    value: str
    text: str
    place: Place | None = None

    @property
    def key(self) -> str:
        """What names it in the parameter ``without``."""
        return f"{self.aspect.value}:{self.value}"

    def among(self, keys: Set[str]) -> bool:
        """Whether its key, or its whole aspect, is one of ``keys``."""
        return self.key in keys or self.aspect.value in keys


VALUE_KINDS: Final = {
    name: re.compile(rf"\b(?:{pattern})\b")
    for name, pattern in (
        ("target", r"muc tieu|chi tieu|phan dau|dat ra|de ra|toi thieu|den nam (?:20\d\d)|target|aim|goal"),
        ("plan", r"ke hoach(?! so| \d)|(?<!/)kh(?![-/])|du kien|du toan|duoc giao|planned"),
        ("change", r"tang|giam|toc do|vuot|hon bao nhieu|gap may|increased?|decreased?|grew|grow|rise|rose|fell"),
        ("share", r"ti le|ty le|ti trong|ty trong|chiem|phan tram|co cau|share|percentage|percent"),
        ("rank", r"xep (?:hang|thu|vi tri)|thu hang|dung thu|hang may|thu may|rank(?:ed|s)?"),
        ("actual", r"thuc hien duoc|thuc te|dat duoc|ket qua|da (?:dat|thuc hien|co|xay|thu)|uoc dat|achieved|actual"),
    )
}
"""What says which kind of value is meant; read on accentless text."""
_DOCUMENT_KINDS: Final = re.compile(
    r"\b(?:bao cao(?: chinh tri| tham luan| thanh tich)?|ke hoach(?= (?:so|\d+/))|nghi quyet|quyet dinh"
    r"|nghi dinh|chi thi|thong tu|cong van|to trinh|chuong trinh hanh dong|de an|ket luan|thong bao)\b"
)
_QUOTED: Final = re.compile(r"“([^“”]{2,200})”|\"([^\"]{2,200})\"|«([^«»]{2,200})»|(?<!\w)'([^']{2,200})'(?!\w)")


def understandings(text: str, searched: str, today: date) -> tuple[Understanding, ...]:
    """The pieces of a question in the order of their aspects, each once.

    Args:
        text: the question as typed; places and quotes are read from it.
        searched: the question in Vietnamese; all else is read from it.
        today: the day against which "năm ngoái" is read.
    """
    found: dict[str, Understanding] = {}
    for piece in _pieces(text, searched, today):
        found.setdefault(piece.key, piece)
    return tuple(found.values())


def _pieces(text: str, searched: str, today: date) -> Iterator[Understanding]:
    tokens = tokenize(searched)
    documents = [token for token in tokens if token.kind is Kind.DOCUMENT]
    named = find_periods(searched)
    relative = [period for period in relative_periods(searched, today) if not period.base]
    periods = [*named, *relative, *yearless_parts(searched)]
    for period in sorted(periods, key=lambda period: period.start):
        yield Understanding(Aspect.PERIOD, period.name, searched[period.start : period.end])
    years = [int(year) for period in [*named, *relative] for year in re.findall(r"(?:19|20)\d\d", period.name)]
    for place in places_in(text, years):
        value = f"{place.name}/{place.territory}" if place.territory else place.name
        yield Understanding(Aspect.PLACE, value, text[place.start : place.end], place)
    for token in documents:
        yield Understanding(Aspect.DOCUMENT, searched[token.start : token.end], searched[token.start : token.end])
    folded = fold(searched)
    if len(folded) == len(searched):
        for match in _DOCUMENT_KINDS.finditer(folded):
            words = searched[match.start() : match.end()]
            yield Understanding(Aspect.DOCUMENT_KIND, words.lower(), words)
    for organisation, start, end in organisations_in(searched):
        yield Understanding(Aspect.ORGANISATION, organisation, searched[start:end])
    for indicator, start, end in indicators_in(searched):
        yield Understanding(Aspect.INDICATOR, indicator, searched[start:end])
    for kind, pattern in VALUE_KINDS.items():
        found = pattern.search(folded)
        if found is not None:
            words = searched[found.start() : found.end()] if len(folded) == len(searched) else found.group()
            yield Understanding(Aspect.VALUE_KIND, kind, words)
    for match in _QUOTED.finditer(text):
        phrase = next(group for group in match.groups() if group).strip()
        if any(character.isalnum() for character in phrase):
            yield Understanding(Aspect.PHRASE, phrase, match.group())
    for token in tokens:
        if token.kind is Kind.NUMBER and not _inside(token.start, periods):
            yield Understanding(Aspect.NUMBER, token.text.lstrip("#"), searched[token.start : token.end])


def _inside(at: int, periods: list[Period]) -> bool:
    return any(period.start <= at < period.end for period in periods)


def shown(pieces: tuple[Understanding, ...], language: Language) -> tuple[Understood, ...]:
    """The pieces as the API and the pages show them."""
    return tuple(Understood(piece.aspect.value, piece.value, _label(piece, language), piece.text) for piece in pieces)


def _label(piece: Understanding, language: Language) -> str:
    if piece.aspect is Aspect.PERIOD:
        return period_label(piece.value, language)
    if piece.place is not None:
        return _place_label(piece.place, language)
    if piece.aspect is Aspect.VALUE_KIND:
        return message(f"value_kind_{piece.value}", language)
    if piece.aspect is Aspect.PHRASE:
        return f"“{piece.value}”"
    return piece.text if piece.aspect is Aspect.NUMBER else piece.value


def period_label(name: str, language: Language) -> str:
    """A period in words: ``2024-H1`` as "6 tháng đầu năm 2024"."""
    year, _, part = name.partition("-") if name[:1].isdecimal() else ("", "", name)
    if re.fullmatch(r"H[12]|Q[1-4]", part):
        return message(
            f"period_{part[0]}" if year else f"period_{part[0]}_bare", language, **_part(part, language, year)
        )
    if re.fullmatch(r"\d{4}", part):
        return f"{year}–{part}"
    if part:
        return message("period_month", language, month=int(part), year=year)
    return message("period_year", language, year=year)


def _part(part: str, language: Language, year: str) -> dict[str, str]:
    number = int(part[1])
    if part[0] == "H":
        name = (("đầu", "cuối") if language is Language.VI else ("first", "second"))[number - 1]
    else:
        name = ("I", "II", "III", "IV")[number - 1] if language is Language.VI else f"Q{number}"
    return {"part": name, "year": year} if year else {"part": name}


def _place_label(place: Place, language: Language) -> str:
    if place.territory:
        return message(f"place_{place.territory.partition('-')[0]}", language, place=place.name)
    if place.now and fold(place.now) != fold(place.name):
        return message("place_now", language, place=place.name, now=place.now)
    return place.name
