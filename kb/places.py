"""The places that a question names, and which territory it means: of before or since the mergers of July 2025."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.orthography import canonical_syllable, fold, has_accents
from kb.admin_units import Unit, has_merged, predecessors, successor, units_named

PROVINCES: Final[tuple[str, ...]] = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum",
    "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận",
    "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La",
    "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang",
    "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
"""The 63 provinces and cities of before July 2025 and the one new name; the 34 of today bear names among them."""

_FOLDED: Final = {fold(name): name for name in PROVINCES}
_PATTERN: Final = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _FOLDED), key=len, reverse=True)) + r")\b")


def provinces_in(text: str) -> tuple[str, ...]:
    """Provinces and cities named in a text, with or without accents, in order and once each.

    A name typed without accents may be an accident ("ha nam" in "nha nam"); whole syllables must agree.
    """
    folded, accents = fold(text), has_accents(text)
    written = unicodedata.normalize("NFC", text)
    found: dict[str, None] = {}
    for match in _PATTERN.finditer(folded):
        name = _FOLDED[match.group()]
        typed = written[match.start() : match.end()] if len(written) == len(folded) else name
        # "Hai đường" is not Hải Dương: where the words have accents they must be those of the name.
        if not accents or not has_accents(typed) or _syllables(typed) == _syllables(name):
            found[name] = None
    return tuple(found)


def _syllables(text: str) -> list[str]:
    return [canonical_syllable(word) for word in re.findall(r"\w+", text.lower())]


BEFORE: Final = "before-2025-07"
AFTER: Final = "after-2025-07"
_MERGER_YEAR: Final = 2025
_IS_BEFORE: Final = re.compile(
    r"\W*(?:cu\b|(?:\w+ ){0,2}?truoc (?:ngay |thang )?(?:1/|01/)?0?7/2025"
    r"|(?:\w+ ){0,2}?truoc (?:khi )?(?:sap nhap|hop nhat))"
)
_IS_AFTER: Final = re.compile(
    r"\W*(?:moi\b|(?:\w+ ){0,2}?(?:tu|sau) (?:ngay |thang )?(?:1/|01/)?0?7/2025"
    r"|(?:\w+ ){0,2}?sau (?:khi )?(?:sap nhap|hop nhat))"
)
_UNIT: Final = re.compile(
    r"\b(?:xã|phường|thị trấn|quận|huyện|thị xã)\s+(?:[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s+|-)?){1,4}", re.IGNORECASE
)
_CAPITAL: Final = re.compile(r"[A-ZĐÀ-Ỹ]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a question names it, at ``start:end``.

    ``territory`` is :data:`BEFORE` or :data:`AFTER` where a merger changed what the name means and the question says
    which it means; ``provinces`` are all provinces under which reports may speak of the place, the nearest first.
    ``now`` is the commune of today that took a former one in whole.
    """

    name: str
    start: int
    end: int
    territory: str | None
    provinces: tuple[str, ...]
    now: str | None = None


def places_in(text: str, years: Sequence[int] = ()) -> tuple[Place, ...]:
    """The places named in a text, in order and once each; ``years`` that it speaks of may tell the territory.

    A district or commune is only known by its kind and its name in capitals ("quận Ninh Kiều").
    """
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    found: dict[str, Place] = {}
    for match in _PATTERN.finditer(folded):
        name = _FOLDED[match.group()]
        found.setdefault(name, _province(name, match, folded, years))
    for match in _UNIT.finditer(text):
        unit = _unit(match.group().strip(" -"), [place.name for place in found.values()])
        if unit is not None:
            end = match.start() + len(unit.name)
            inside = [name for name, place in found.items() if match.start() <= place.start < end]
            for name in inside:
                del found[name]  # "huyện Vĩnh Long" is not the province
            provinces = tuple(dict.fromkeys((unit.province, unit.province_now)))
            found.setdefault(unit.name, Place(unit.name, match.start(), end, None, provinces, unit.now))
    return tuple(sorted(found.values(), key=lambda place: place.start))


def _province(name: str, match: re.Match[str], folded: str, years: Sequence[int]) -> Place:
    behind = folded[match.end() : match.end() + 60]
    territory = None
    if has_merged(name):
        if _IS_BEFORE.match(behind) or (years and max(years) < _MERGER_YEAR):
            territory = BEFORE
        elif _IS_AFTER.match(behind) or (years and min(years) > _MERGER_YEAR):
            territory = AFTER
    names = [name]
    if territory != BEFORE:
        names += [*predecessors(name), successor(name)]
    return Place(name, match.start(), match.end(), territory, tuple(dict.fromkeys(names)))


def _unit(words: str, provinces: Sequence[str]) -> Unit | None:
    """The district or commune that the longest beginning of some words names, in the provinces if there are any."""
    pieces = words.split()
    for length in range(len(pieces), 1, -1):
        if not _CAPITAL.match(pieces[length - 1]):
            continue
        units = units_named(" ".join(pieces[:length]))
        named = [unit for unit in units if unit.province in provinces or unit.province_now in provinces]
        if len(named or units) == 1:
            return (named or units)[0]
    return None
