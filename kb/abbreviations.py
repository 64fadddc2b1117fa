"""Abbreviations of administrative Vietnamese and what they stand for."""

from __future__ import annotations

import re
from typing import Final

ABBREVIATIONS: Final[dict[str, str]] = {
    "ATTP": "an toàn thực phẩm",
    "BHTN": "bảo hiểm thất nghiệp",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "CCHC": "cải cách hành chính",
    "CCN": "cụm công nghiệp",
    "CĐS": "chuyển đổi số",
    "CNTT": "công nghệ thông tin",
    "CPI": "chỉ số giá tiêu dùng",
    "CSHT": "cơ sở hạ tầng",
    "DNNN": "doanh nghiệp nhà nước",
    "DTTS": "dân tộc thiểu số",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "ĐBSCL": "đồng bằng sông Cửu Long",
    "ĐMST": "đổi mới sáng tạo",
    "FDI": "đầu tư trực tiếp nước ngoài",
    "GD&ĐT": "giáo dục và đào tạo",
    "GPMB": "giải phóng mặt bằng",
    "GRDP": "tổng sản phẩm trên địa bàn",
    "HĐND": "hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "IIP": "chỉ số sản xuất công nghiệp",
    "KCN": "khu công nghiệp",
    "KH": "kế hoạch",
    "KH&CN": "khoa học và công nghệ",
    "KHCN": "khoa học công nghệ",
    "KT-XH": "kinh tế - xã hội",
    "LĐ": "lao động",
    "MTQG": "mục tiêu quốc gia",
    "NĐ": "nghị định",
    "NQ": "nghị quyết",
    "NS": "ngân sách",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "ODA": "hỗ trợ phát triển chính thức",
    "QĐ": "quyết định",
    "QG": "quốc gia",
    "QH": "quốc hội",
    "TDTT": "thể dục thể thao",
    "TFP": "năng suất nhân tố tổng hợp",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TMĐT": "thương mại điện tử",
    "TP": "thành phố",
    "TTg": "Thủ tướng Chính phủ",
    "TTHC": "thủ tục hành chính",
    "TW": "trung ương",
    "UBND": "ủy ban nhân dân",
    "XDCB": "xây dựng cơ bản",
    "XK": "xuất khẩu",
    "NK": "nhập khẩu",
}
"""Only what has one usual meaning in reports."""

_PATTERN: Final = re.compile(
    r"(?<![\w/&-])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r")(?![\w&]|-\w|/[A-ZĐ])"
)


def abbreviations_in(text: str) -> tuple[str, ...]:
    """The known abbreviations that stand alone in a text (not inside a document number), once each."""
    return tuple(dict.fromkeys(_PATTERN.findall(text)))


def spelled_out(text: str) -> str:
    """The text with what its abbreviations stand for written behind it, for searching."""
    found = abbreviations_in(text)
    return f"{text} {' '.join(ABBREVIATIONS[abbreviation] for abbreviation in found)}" if found else text
