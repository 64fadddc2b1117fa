"""The indicators of reports on economy and society that a question may name, under all the names in use."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from index.orthography import fold

_NAMES: Final = """
GRDP bình quân đầu người: thu nhập bình quân đầu người theo grdp; tổng sản phẩm bình quân đầu người
GRDP: tổng sản phẩm trên địa bàn; tổng sản phẩm nội tỉnh
GDP: tổng sản phẩm trong nước; tổng sản phẩm quốc nội
CPI: chỉ số giá tiêu dùng; lạm phát
IIP: chỉ số sản xuất công nghiệp
PCI: chỉ số năng lực cạnh tranh
PAPI: chỉ số hiệu quả quản trị và hành chính công
PAR INDEX: chỉ số cải cách hành chính
SIPAS: chỉ số hài lòng; mức độ hài lòng của người dân
TFP: năng suất các nhân tố tổng hợp; năng suất nhân tố tổng hợp
năng suất lao động
thu nhập bình quân: thu nhập bình quân đầu người
thu ngân sách: thu ngân sách nhà nước; tổng thu ngân sách; thu nội địa; thu NSNN
chi ngân sách: chi ngân sách nhà nước; tổng chi ngân sách; chi NSNN
chi đầu tư phát triển
giải ngân vốn đầu tư công: giải ngân; vốn đầu tư công
vốn đầu tư: tổng vốn đầu tư; vốn đầu tư toàn xã hội; vốn đầu tư phát triển
FDI: đầu tư trực tiếp nước ngoài
kim ngạch xuất khẩu: xuất khẩu
kim ngạch nhập khẩu: nhập khẩu
tổng mức bán lẻ: bán lẻ hàng hóa; doanh thu dịch vụ tiêu dùng
doanh thu du lịch: tổng thu từ du lịch
khách du lịch: lượt khách; khách lưu trú; khách quốc tế
giá trị sản xuất
sản lượng lúa: sản lượng lương thực
sản lượng thủy sản
diện tích gieo trồng: diện tích xuống giống
doanh nghiệp thành lập mới: doanh nghiệp mới; doanh nghiệp đăng ký thành lập
tỷ lệ hộ nghèo: hộ nghèo; nghèo đa chiều; giảm nghèo
hộ cận nghèo
tỷ lệ thất nghiệp: thất nghiệp
giải quyết việc làm: việc làm mới; tạo việc làm
lao động qua đào tạo: tỷ lệ lao động qua đào tạo
bảo hiểm y tế: bao phủ bảo hiểm y tế; BHYT
bảo hiểm xã hội: BHXH
bảo hiểm thất nghiệp: BHTN
dân số
tỷ lệ tăng dân số
tuổi thọ: tuổi thọ trung bình
số bác sĩ: bác sĩ trên vạn dân
số giường bệnh: giường bệnh trên vạn dân
trường đạt chuẩn quốc gia: trường học đạt chuẩn
tỷ lệ đô thị hóa: đô thị hóa
nước sạch: tỷ lệ dân số sử dụng nước sạch; nước hợp vệ sinh
tỷ lệ che phủ rừng: độ che phủ rừng
chất thải rắn: rác thải sinh hoạt; thu gom rác
xã nông thôn mới: xã đạt chuẩn nông thôn mới; nông thôn mới nâng cao
sản phẩm OCOP
kinh tế số: tỷ trọng kinh tế số
dịch vụ công trực tuyến
thủ tục hành chính
tai nạn giao thông: số vụ tai nạn
phạm pháp hình sự: tội phạm hình sự
dư nợ cho vay: tổng dư nợ; dư nợ tín dụng
vốn huy động: huy động vốn
nợ xấu
nhà ở xã hội
tốc độ tăng trưởng: tăng trưởng kinh tế
"""


def indicators_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """(indicator, start, end) for each one named in a text, with or without accents; the longest name counts."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    names, pattern = _patterns()
    return tuple((names[match.group()], match.start(), match.end()) for match in pattern.finditer(folded))


@cache
def _patterns() -> tuple[dict[str, str], re.Pattern[str]]:
    names: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        name, _, others = line.partition(":")
        for written in (name, *filter(None, others.split(";"))):
            names.setdefault(fold(written.strip()), name)
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")
