"""The public bodies that a question may name: councils, committees, ministries, departments, Party and fronts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from index.orthography import fold

_FIELDS: Final = """
Giáo dục và Đào tạo; Y tế; Tài chính; Kế hoạch và Đầu tư; Nội vụ; Ngoại vụ; Công Thương; Xây dựng; Giao thông vận tải;
Nông nghiệp và Môi trường; Nông nghiệp và Phát triển nông thôn; Tài nguyên và Môi trường; Khoa học và Công nghệ;
Thông tin và Truyền thông; Văn hóa, Thể thao và Du lịch; Văn hóa và Thể thao; Du lịch; Tư pháp; Dân tộc và Tôn giáo;
Lao động - Thương binh và Xã hội; Quy hoạch - Kiến trúc; An toàn thực phẩm
"""
_ONLY_MINISTRIES: Final = "Quốc phòng; Công an; Ngoại giao; Chính trị; Tư lệnh; Chỉ huy Quân sự; Công Thương"
_BODIES: Final = """
Ủy ban nhân dân; UBND; Hội đồng nhân dân; HĐND; Ủy ban Mặt trận Tổ quốc; Mặt trận Tổ quốc; UBMTTQ; MTTQ; Chính phủ;
Thủ tướng Chính phủ; Thủ tướng; Quốc hội; Chủ tịch nước; Ban Bí thư; Ban Chấp hành Trung ương; Ban Chấp hành Đảng bộ;
Ban Thường vụ Thành ủy; Ban Thường vụ Tỉnh ủy; Thành ủy; Tỉnh ủy; Đảng bộ; Ban Tổ chức; Ban Tuyên giáo; Ban Dân vận;
Ủy ban Kiểm tra; Ban Nội chính; Ban Quản lý các khu chế xuất và công nghiệp; Ban Quản lý các khu công nghiệp;
Ban Quản lý dự án; Văn phòng Chính phủ; Văn phòng UBND; Thanh tra Chính phủ; Thanh tra thành phố; Thanh tra tỉnh;
Kiểm toán Nhà nước; Tòa án nhân dân; Viện kiểm sát nhân dân; Công an thành phố; Công an tỉnh; Ban Chỉ đạo;
Bộ Chỉ huy Quân sự; Bộ đội Biên phòng; Ngân hàng Nhà nước; Ngân hàng Chính sách xã hội; Kho bạc Nhà nước;
Bảo hiểm xã hội Việt Nam; Tổng cục Thống kê; Cục Thống kê; Chi cục Thống kê; Cục Thuế; Chi cục Thuế; Cục Hải quan;
Cục Quản lý thị trường; Quản lý thị trường; Liên đoàn Lao động; Hội Nông dân; Hội Liên hiệp Phụ nữ; Hội Phụ nữ;
Hội Cựu chiến binh; Đoàn Thanh niên; Đoàn TNCS Hồ Chí Minh; Hội Chữ thập đỏ; Liên minh Hợp tác xã; Ban Dân tộc
"""


def organisations_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """(name, start, end) for each body named in a text, with or without accents; the longest name counts."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    names, pattern = _patterns()
    return tuple((names[_flat(match.group())], *match.span()) for match in pattern.finditer(folded))


@cache
def _patterns() -> tuple[dict[str, str], re.Pattern[str]]:
    fields, only = _items(_FIELDS), _items(_ONLY_MINISTRIES)
    names = [*_items(_BODIES), *(f"{body} {field}" for body in ("Sở", "Bộ", "Phòng") for field in fields)]
    names += [f"Bộ {field}" for field in only]
    known = {_flat(fold(name)): name for name in names}
    ordered = sorted(known, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"[\s,–-]+") for name in ordered)
    return known, re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])")


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.replace("\n", " ").split(";")]


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
