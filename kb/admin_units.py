"""The provinces, districts and communes of before July 2025 and what became of each.

Read from the map that underthesea carries (Apache-2.0; made from vietnamadminunits, MIT), without importing it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from index.orthography import fold

_MAP: Final = Path("address", "data", "mapping.json")
_OTHER_NAMES: Final = {"Thừa Thiên Huế": "Huế"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or commune of before July 2025: ``now`` is today's commune, None for a district or a divided one."""

    name: str
    province: str
    now: str | None
    province_now: str


def successor(province: str) -> str:
    """The province of today in which one of before July 2025 lies; a name that is none comes back as it is."""
    name = _OTHER_NAMES.get(province, province)
    return _provinces().get(name, name)


def predecessors(province: str) -> tuple[str, ...]:
    """The provinces of before July 2025 that make up one of today, itself first; empty for one that is no more."""
    former = sorted(old for old, new in _provinces().items() if new == province)
    return tuple(sorted(former, key=lambda old: old != province))


def has_merged(province: str) -> bool:
    """Whether a name means another territory, or none, since July 2025."""
    return successor(province) != province or len(predecessors(province)) > 1


def units_named(name: str) -> tuple[Unit, ...]:
    """The districts and communes of before July 2025 of this name, its kind included ("Quận Ninh Kiều").

    Accents are not needed; there may be several in several provinces.
    """
    return _units().get(fold(name), ())


@cache
def _read() -> Mapping[str, Any]:
    package = find_spec("underthesea")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("underthesea")
    mapping: Mapping[str, Any] = json.loads((Path(package.origin).parent / _MAP).read_text(encoding="utf-8"))
    return mapping


@cache
def _provinces() -> Mapping[str, str]:
    mapping = _read()
    old, new = mapping["old_province_names"], mapping["province_names"]
    return {old[key]["short"]: new[now]["short"] for key, now in mapping["province_mapping"].items()}


@cache
def _units() -> Mapping[str, tuple[Unit, ...]]:
    mapping = _read()
    short = {entry["name"]: entry["short"] for entry in mapping["old_province_names"].values()}
    short_now = {entry["name"]: entry["short"] for entry in mapping["province_names"].values()}
    found: dict[str, dict[tuple[str, str], set[str]]] = {}
    rows: dict[tuple[str, str], str] = {}
    for row in mapping["ward_mapping"]:
        province, province_now = short[row["old_province"]], short_now[row["new_province"]]
        for name, now in ((row["old_ward"], row["new_ward"]), (row["old_district"], "")):
            where = (province, name)
            rows[where] = province_now
            found.setdefault(fold(name), {}).setdefault(where, set()).add(now)
    return {
        key: tuple(
            Unit(where[1], where[0], next(iter(now)) if len(now) == 1 and "" not in now else None, rows[where])
            for where, now in sorted(of_name.items())
        )
        for key, of_name in found.items()
    }
