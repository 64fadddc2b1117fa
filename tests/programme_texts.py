"""Invented reports that name documents, for the tests of programmes."""

from __future__ import annotations

PLAN = "\n".join(
    (
        "ỦY BAN NHÂN DÂN",
        "TỈNH CAO BẰNG",
        "Số: 32/KH-UBND",
        "Cao Bằng, ngày 22 tháng 01 năm 2032",
        "KẾ HOẠCH",
        "Giữ rừng đầu nguồn năm 2032",
        "Thực hiện Nghị quyết số 59-NQ/TW ngày 24/01/2031 của Bộ Chính trị về giữ rừng đầu nguồn; Chương trình hành "
        "động số 02- CTr/TU ngày 28 tháng 10 năm 2031 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. NHIỆM VỤ",
        "1. Trồng rừng",
        "Trồng 300 ha theo Nghị quyết số 59-NQ/TW, hoàn thành trong quý II.",
        "Kế hoạch này thay thế Kế hoạch số 7/KH-UBND ngày 05/3/2030 của Ủy ban nhân dân tỉnh.",
    )
)
REPORT = "\n".join(
    (
        "BÁO CÁO",
        "Tình hình tỉnh Cao Bằng năm 2031",
        "I. RỪNG",
        "Nghị quyết số 59-NQ/TW ngày 05/8/2026 của Bộ Chính trị về đường thủy đã đạt 90% chỉ tiêu. Nghị quyết số "
        "59-NQ/TW ngày 24/01/2031 của Bộ Chính trị về giữ rừng đầu nguồn được quán triệt.",
        "Kế hoạch số 7/KH-UBND ngày 05/3/2030 của Ủy ban nhân dân tỉnh về thực hiện Nghị quyết số 11/NQ-CP ngày "
        "30/01/2030 của Chính phủ về nuôi ong.",
        "Quyết định số 800/QĐ-TTg ngày 04/6/2030 của Thủ tướng Chính phủ phê duyệt Đề án “Mỗi bản một vườn chè”.",
        "Đề án “Mỗi bản một vườn chè” có 12 bản tham gia. Chương trình mục tiêu quốc gia nước sạch bản cao được làm.",
        "Nghị quyết số 59-NQ/TW chưa sơ kết.",
        "",
    )
)
FILES = {"ke-hoach.txt": PLAN, "bao-cao.txt": REPORT}
