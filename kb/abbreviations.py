"""Abbreviations of administrative Vietnamese and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from index.orthography import canonical_syllable, fold, has_accents

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
    "TPCT": "thành phố Cần Thơ",
    "TPĐN": "thành phố Đà Nẵng",
    "TPHCM": "Thành phố Hồ Chí Minh",
    "TPHN": "thành phố Hà Nội",
    "TPHP": "thành phố Hải Phòng",
    "TTg": "Thủ tướng Chính phủ",
    "TTHC": "thủ tục hành chính",
    "TW": "trung ương",
    "UBND": "ủy ban nhân dân",
    "XDCB": "xây dựng cơ bản",
    "XK": "xuất khẩu",
    "NK": "nhập khẩu",
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "BĐBP": "bộ đội biên phòng",
    "BĐS": "bất động sản",
    "BVĐK": "bệnh viện đa khoa",
    "CSGT": "cảnh sát giao thông",
    "ĐBQH": "đại biểu quốc hội",
    "ĐKKD": "đăng ký kinh doanh",
    "ĐTC": "đầu tư công",
    "GDĐT": "giáo dục và đào tạo",
    "GDP": "tổng sản phẩm trong nước",
    "GTVT": "giao thông vận tải",
    "KCX": "khu chế xuất",
    "KHĐT": "kế hoạch và đầu tư",
    "KTNN": "kiểm toán nhà nước",
    "KTXH": "kinh tế xã hội",
    "LĐTBXH": "lao động thương binh và xã hội",
    "MTTQ": "mặt trận tổ quốc",
    "NHNN": "ngân hàng nhà nước",
    "NSĐP": "ngân sách địa phương",
    "NSTW": "ngân sách trung ương",
    "PCCC": "phòng cháy chữa cháy",
    "QLNN": "quản lý nhà nước",
    "QPAN": "quốc phòng an ninh",
    "QSDĐ": "quyền sử dụng đất",
    "SXKD": "sản xuất kinh doanh",
    "TCTD": "tổ chức tín dụng",
    "TNGT": "tai nạn giao thông",
    "TNMT": "tài nguyên và môi trường",
    "TTCN": "tiểu thủ công nghiệp",
    "TTHCC": "trung tâm hành chính công",
    "VHTT": "văn hóa thể thao",
    "VKSND": "viện kiểm sát nhân dân",
    "VSATTP": "vệ sinh an toàn thực phẩm",
    "XDNTM": "xây dựng nông thôn mới",
    "XKLĐ": "xuất khẩu lao động",
}
"""Only what has one usual meaning in reports."""

_WORD: Final = re.compile(r"(?<![\w/&-])[A-ZĐƯ](?:[\w&]|-(?=\w))*(?![\w&]|-\w|/[A-ZĐ])")


def abbreviations_in(text: str, known: Mapping[str, str] = ABBREVIATIONS) -> tuple[str, ...]:
    """The known abbreviations that stand alone in a text (not inside a document number), once each."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if word in known))


def spelled_out(text: str, known: Mapping[str, str] = ABBREVIATIONS) -> str:
    """The text with what its abbreviations stand for written behind it, for searching."""
    found = abbreviations_in(text, known)
    return f"{text} {' '.join(known[abbreviation] for abbreviation in found)}" if found else text


def written_out(text: str, known: Mapping[str, str] = ABBREVIATIONS) -> str:
    """The text with what its abbreviations stand for in their place."""
    return _WORD.sub(lambda match: known.get(match.group(), match.group()), text)


def shortened(text: str, known: Mapping[str, str] = ABBREVIATIONS) -> tuple[str, ...]:
    """The abbreviations of what a text spells out: reports may write only these. Accents count if there are any."""
    form = _flat if has_accents(text) else _plain
    line = f" {form(text)} "
    return tuple(short for short, long in known.items() if f" {form(long)} " in line)


@lru_cache(maxsize=4096)
def _flat(text: str) -> str:
    """Canonical words with a blank between them."""
    return " ".join(canonical_syllable(word) for word in re.findall(r"\w+", text.lower()))


def _plain(text: str) -> str:
    return fold(_flat(text))
