"""The provinces and cities of Viet Nam, as they stood before and since the mergers of July 2025."""

from __future__ import annotations

import re
from typing import Final

from index.orthography import fold

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
    return tuple(dict.fromkeys(_FOLDED[match.group()] for match in _PATTERN.finditer(fold(text))))
