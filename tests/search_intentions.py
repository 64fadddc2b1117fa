"""What people look for, as typed tests: a query, what must be found for it, and what must not stand first.

An intention that is known to fail says why. It fails strictly: once it passes, its reason has to be taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kb.model import PassageHit

Style = Literal[
    "formal", "paraphrase", "colloquial", "no accents", "typo", "abbreviation", "keyword", "English", "quoted phrase",
    "number", "territory", "plan or actual", "near-duplicate", "document number", "heading", "table", "footnote",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SearchIntention:
    """One of the first ``k`` passages comes from the file ``source`` and holds all ``words``; case does not matter.

    The very first passage is not of a file in ``forbidden``, and holds none of the words there.
    """

    query: str
    style: Style
    source: str
    words: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    k: int = 5
    known_failure: str | None = None

    def missed(self, hits: Sequence[PassageHit]) -> list[str]:
        """What is wrong with the passages found, best first; nothing if the intention is met."""
        wrong = []
        if not any(hit.report.source == self.source and _holds(hit, self.words) for hit in hits[: self.k]):
            wrong.append(f"{', '.join(self.words)} of {self.source} is not among the first {self.k}")
        wrong += [f"{word} stands first" for word in self.forbidden if hits and _is_or_holds(hits[0], word)]
        return wrong


def _holds(hit: PassageHit, words: tuple[str, ...]) -> bool:
    text = " ".join(hit.text.lower().split())
    # A figure is a whole one: 2% does not stand in 12%, nor 18 in 18,5.
    return all(re.search(rf"(?<![\w.,]){re.escape(word.lower())}(?!\w|[.,]\d)", text) for word in words)


def _is_or_holds(hit: PassageHit, word: str) -> bool:
    return hit.report.source == word if word.endswith((".md", ".txt")) else _holds(hit, (word,))


_HALF = "tom-tat-6-thang-dau-nam-2024.txt"
_TERM = "tom-tat-chi-tieu-dai-hoi-2025-2030.md"
_ACTION = "tom-tat-ke-hoach-hanh-dong-2026.md"
_YEAR = "tom-tat-kinh-te-xa-hoi-2022.md"
_PROVINCE = "tom-tat-kinh-te-xa-hoi-hau-giang-2024.md"
_DECADE = "tom-tat-thanh-tich-2012-2022.txt"

IN_SAMPLES = (
    SearchIntention(
        "Chỉ số sản xuất công nghiệp thành phố Cần Thơ cả năm 2022 tăng bao nhiêu phần trăm?",
        "formal", _YEAR, ("29,59%",), (_HALF, _PROVINCE),
    ),
    SearchIntention(
        "Tỷ lệ lao động qua đào tạo phấn đấu đạt bao nhiêu vào năm 2025?", "formal", _DECADE, ("85%", "80,42%")
    ),
    SearchIntention("Sản lượng lúa năm 2024 của tỉnh Hậu Giang", "formal", _PROVINCE, ("1,16 triệu tấn",), (_HALF,)),
    SearchIntention("Cơ quan nào chủ trì tháo gỡ mặt bằng cho các khu công nghiệp năm 2026?", "formal", _ACTION,
        ("Ban Quản lý các khu công nghiệp", "Vĩnh Thạnh")),
    SearchIntention("Bao nhiêu công ty khai tử và tạm đóng cửa trong nửa năm 2024", "paraphrase", _HALF,
        ("700", "105")),
    SearchIntention("Người dân sống thọ trung bình bao nhiêu năm khi hết thập niên này", "paraphrase", _TERM,
        ("75,5",)),
    SearchIntention("Mỗi người lao động làm ra bao nhiêu tiền một năm trong năm 2022", "paraphrase", _YEAR, ("190,1",)),
    SearchIntention("Khách tới chơi mà ngủ lại qua đêm được bao nhiêu lượt giữa năm 2024", "paraphrase", _HALF,
        ("1,69 triệu",)),
    SearchIntention("Diện tích đất có cây gỗ bao phủ cuối nhiệm kỳ", "paraphrase", _TERM, ("Che phủ rừng", "2%")),
    SearchIntention("Số người đi xuất cảnh kiếm sống nửa đầu năm 2024", "paraphrase", _HALF, ("447",)),
    SearchIntention("lúa bán được giá hơn mấy phần trăm hồi nửa đầu năm 24", "colloquial", _HALF, ("13%", "16%")),
    SearchIntention("dân nghèo Cần Thơ sau chục năm còn mấy hộ vậy", "colloquial", _DECADE, ("1.904",)),
    SearchIntention("tàu xe đụng chết bao nhiêu mạng năm 2022", "colloquial", _YEAR, ("72 người chết",)),
    SearchIntention("ai lo vụ sạt lở, chừng nào phải dời nhà xong", "colloquial", _ACTION, ("31/5/2026",), (_HALF,)),
    SearchIntention("xây bao nhiêu căn nhà giá rẻ cho công nhân tới 2030", "colloquial", _TERM, ("16.900",)),
    SearchIntention("ty le do thi hoa nam 2022", "no accents", _YEAR, ("73,05%",)),
    SearchIntention("so ca sot xuat huyet 6 thang dau nam 2024", "no accents", _HALF, ("298",), (_YEAR,)),
    SearchIntention("khach du lich den hau giang 2024", "no accents", _PROVINCE, ("580.000",), (_HALF,)),
    SearchIntention("cho vay va huy dong tin dung giua nam 2024", "no accents", _HALF, ("115.000", "162.000")),
    SearchIntention("tỷ lệ giải ngân đâu tư công nawm 2022", "typo", _YEAR, ("79,8%",)),
    SearchIntention("sản phẩn OCOP năm 2024 có bao nhiu", "typo", _HALF, ("148",), (_DECADE,)),
    SearchIntention("kim nghạch xuất khẩu sáu tháng 2024", "typo", _HALF, ("1.156,271",)),
    SearchIntention("giường bệng trên vạn dân năm 2022", "typo", _DECADE, ("53,2",)),
    SearchIntention("BHYT toàn dân năm 2022", "abbreviation", _YEAR, ("92%",), (_HALF,)),
    SearchIntention("BQL các KCN phải xong thủ tục Đông Phú 2 khi nào theo kế hoạch Hậu Giang", "abbreviation",
        _PROVINCE, ("quý III năm 2025",)),
    SearchIntention("NTM nâng cao 6T/2024", "abbreviation", _HALF, ("31 trên 36",)),
    SearchIntention("DN mới thành lập ở Hậu Giang, số vốn ĐK", "abbreviation", _PROVINCE, ("1.100", "5.500")),
    SearchIntention("nợ xấu", "keyword", _YEAR, ("2.200 tỷ đồng", "1,57%"), k=3),
    SearchIntention("bến cảng Cái Cui", "keyword", _DECADE, ("cảng Cái Cui",)),
    SearchIntention("trái phiếu", "keyword", _HALF, ("01/ĐA-UBND",), k=1),
    SearchIntention("sách giáo khoa dùng chung", "keyword", _ACTION, ("2026 - 2027",), k=1),
    SearchIntention("How many university campuses does Can Tho have?", "English", _DECADE, ("05 trường đại học",)),
    SearchIntention("poverty rate at the end of 2022", "English", _YEAR, ("0,56%",)),
    SearchIntention("retail sales in the first half of 2024", "English", _HALF, ("64.717,47",), (_YEAR,)),
    SearchIntention("deadline for social housing construction to start in 2026", "English", _ACTION, ("3.000",)),
    SearchIntention("forest cover target by 2030", "English", _TERM, ("Che phủ rừng",)),
    SearchIntention("“Bình dân học vụ số” ở đâu ra", "quoted phrase", _TERM, ("Bình dân học vụ số",), k=1),
    SearchIntention('"cát đắp nền" làm chậm đường cao tốc', "quoted phrase", _PROVINCE, ("cát đắp nền",), k=1),
    SearchIntention("13181,24 tỷ đồng là khoản gì", "number", _HALF, ("13.181,24",), k=1,
        known_failure="the word khoản outweighs the exact figure, which comes first without it"),
    SearchIntention("1,235,171 people", "number", _DECADE, ("1.235.171",), k=1),
    SearchIntention("57 nghìn tỷ thu ngân sách năm 2030", "number", _TERM, ("57.000",), (_YEAR,)),
    SearchIntention("hai trăm mười lăm triệu đồng một đầu người", "number", _TERM, ("215",),
        known_failure="numbers written in words are not read as figures"),
    SearchIntention("5134000 lượt khách", "number", _YEAR, ("5,134 triệu",)),
    SearchIntention("Cần Thơ sau sáp nhập có bao nhiêu xã và phường", "territory", _TERM,
        ("72 xã", "31 phường"), (_DECADE,)),
    SearchIntention("Cần Thơ trước sáp nhập gồm mấy quận huyện", "territory", _DECADE,
        ("05 quận", "04 huyện"), (_TERM,)),
    SearchIntention("tỷ lệ nước sạch nông thôn của thành phố Cần Thơ mới năm 2030", "territory", _TERM,
        ("85%",), (_YEAR,)),
    SearchIntention("vì sao đô thị hóa tụt sau khi nhập Sóc Trăng, Hậu Giang", "territory", _TERM, ("73,05%", "50%"),
        known_failure="the names of the provinces outweigh what is asked, which comes first without them"),
    SearchIntention("kế hoạch GRDP bình quân đầu người năm 2022 là bao nhiêu", "plan or actual", _YEAR, ("77,5",)),
    SearchIntention("thực thu ngân sách Hậu Giang năm 2024", "plan or actual", _PROVINCE, ("7.520",), (_HALF,)),
    SearchIntention("mức GRDP đặt ra cho riêng năm 2026", "plan or actual", _ACTION, ("10%",), (_YEAR, _HALF)),
    SearchIntention("Nghị quyết 59-NQ/TW năm 2025 nói về hội nhập quốc tế", "near-duplicate", _TERM, ("24/01/2025",)),
    SearchIntention("bác sĩ trên vạn dân chỉ tính cơ sở do thành phố quản lý", "near-duplicate", _DECADE, ("10,3",),
        (_YEAR, _TERM), k=1),
    SearchIntention("hộ nghèo Hậu Giang năm 2024", "near-duplicate", _PROVINCE, ("1,48%",), (_YEAR, _DECADE), k=2),
    SearchIntention("Nghị định 57/2024/NĐ-CP", "document number", _HALF, ("57/2024/NĐ-CP",), k=1),
    SearchIntention("quyết định 889 của Thủ tướng", "document number", _DECADE, ("889/QĐ-TTg",)),
    SearchIntention("nq 60/2022/qh15", "document number", _PROVINCE, ("60/2022/QH15",)),
    SearchIntention("đánh giá khả năng về đích", "heading", _HALF, ("13 trên 17",)),
    SearchIntention("ba khâu đột phá", "heading", _TERM, ("Kinh tế tư nhân",)),
    SearchIntention("bảng lộ trình: hồ sơ toàn trình kế hoạch 2026 và mốc 2030", "table", _ACTION, ("65", "trên 80")),
    SearchIntention("khen thưởng năm 2013 hạng gì, quyết định số mấy", "table", _DECADE, ("1248/QĐ-CTN",)),
    SearchIntention("tăng trưởng công nghiệp, xây dựng Hậu Giang năm 2023 trong bảng", "table", _PROVINCE, ("28,32",)),
    SearchIntention("bay quốc tế từ Cần Thơ tới hai nơi nào", "footnote", _DECADE, ("Kuala Lumpur",)),
    SearchIntention("số ước GRDP đầu người Hậu Giang báo tại kỳ họp cuối 2024", "footnote", _PROVINCE, ("90,04",)),
    SearchIntention("công văn Bộ Tài chính hỏi thêm về đề án trái phiếu", "footnote", _HALF, ("4374/BTC-TCNH",)),
)  # fmt: skip
"""Over the six sample reports of the project."""

_REAL_HALF = "bao-cao-6-thang-dau-nam-2024.txt"
_REAL_TERM = "bao-cao-chinh-tri-dai-hoi-2025-2030.txt"
_REAL_YEAR = "bao-cao-kinh-te-xa-hoi-2022.txt"
_REAL_DECADE = "bao-cao-thanh-tich-2012-2022.txt"
_REAL_PLAN = "ke-hoach-32-kh-ubnd-2026.txt"

IN_REPORTS = (
    SearchIntention("Tổng đàn heo cuối năm 2022 là bao nhiêu con?", "formal", _REAL_YEAR, ("132.293",)),
    SearchIntention("Số công dân nhập ngũ bàn giao trong 6 tháng đầu năm 2024", "formal", _REAL_HALF, ("2.038",)),
    SearchIntention("Chỉ tiêu chỉ số phát triển con người đến năm 2030", "formal", _REAL_TERM, ("0,78",)),
    SearchIntention("Bao nhiêu bà mẹ có con hy sinh được phong tặng trong mười năm", "paraphrase", _REAL_DECADE,
        ("602",)),
    SearchIntention("giá cả sinh hoạt bình quân nhích lên mấy phần trăm năm 2022", "paraphrase", _REAL_YEAR,
        ("2,33%",)),
    SearchIntention("làm thẻ bài điện tử truy nguồn hàng nông sản cho bao nhiêu chủ thể", "paraphrase", _REAL_HALF,
        ("238",)),
    SearchIntention("vận động viên giành mấy tấm huy chương hồi đầu năm 2024", "colloquial", _REAL_HALF, ("193",)),
    SearchIntention("heo bò gà vịt năm 2022 nuôi được nhiêu con", "colloquial", _REAL_YEAR, ("4.421", "2.113.598")),
    SearchIntention("chạy marathon di sản có mấy ngàn người", "colloquial", _REAL_YEAR, ("6.000",)),
    SearchIntention("so huan chuong lao dong duoc tang", "no accents", _REAL_DECADE, ("444",)),
    SearchIntention("dien nang tiet kiem 6 thang 2024", "no accents", _REAL_HALF, ("34,38",)),
    SearchIntention("ty le che phu rung 2030", "no accents", _REAL_TERM, ("2%",)),
    SearchIntention("tuyến đường thũy nội địa quốc gia dài bao nhiêu km", "typo", _REAL_DECADE, ("134,9",)),
    SearchIntention("số doanh nghệp đăng ký mới cả năm 2022", "typo", _REAL_YEAR, ("1.744",), (_REAL_HALF,)),
    SearchIntention("PCI năm 2023 xếp hạng mấy", "abbreviation", _REAL_HALF, ("14/63",), (_REAL_TERM,)),
    SearchIntention("TFP đóng góp vào tăng trưởng", "abbreviation", _REAL_TERM, ("TFP", "55%")),
    SearchIntention("nhiệt điện Long Phú I", "keyword", _REAL_PLAN, ("Long Phú I",), k=2),
    SearchIntention("xâm nhập mặn bản đồ ngập", "keyword", _REAL_DECADE, ("ngập", "nước biển dâng")),
    SearchIntention("household waste collection rate target 2030", "English", _REAL_TERM, ("95,8%",),
        known_failure="the clause on waste does not lift its list of targets above the report's other lists"),
    SearchIntention("average number of jobs created every year over the decade", "English", _REAL_DECADE, ("56.000",)),
    SearchIntention("imports in the first six months of 2024", "English", _REAL_HALF, ("269,835",), (_REAL_YEAR,)),
    SearchIntention("“Sắc xuân miệt vườn” năm nào", "quoted phrase", _REAL_YEAR, ("Sắc xuân miệt vườn",), k=1),
    SearchIntention("118082,304 tỷ", "number", _REAL_YEAR, ("118.082,304",), k=1),
    SearchIntention("3,335,000 dân", "number", _REAL_TERM, ("3.335.000",), k=1),
    SearchIntention("thành phố Cần Thơ mới có bao nhiêu xã đạt chuẩn nông thôn mới vào năm 2030", "territory",
        _REAL_TERM,
        ("65/72",), (_REAL_HALF, _REAL_YEAR)),
    SearchIntention("vốn đầu tư trên địa bàn năm 2022 theo kế hoạch giao", "plan or actual", _REAL_YEAR, ("32.500",)),
    SearchIntention("dự kiến giải ngân tới hết tháng 6 năm 2024", "plan or actual", _REAL_HALF, ("3.100 tỷ đồng",)),
    SearchIntention("kế hoạch đưa nghị quyết đại hội vào cuộc sống số 32", "document number", _REAL_PLAN,
        ("32/KH-UBND",)),
    SearchIntention("quy chế thí điểm liên kết vùng theo quyết định 593", "document number", _REAL_DECADE,
        ("593/QĐ-TTg",)),
    SearchIntention("khoản nợ khó đòi trên tổng dư nợ", "paraphrase", _REAL_YEAR, ("1,57%",)),
    SearchIntention("phí xử phạt vi phạm xây dựng tổng số tiền", "footnote", _REAL_HALF, ("1.046.000.000",)),
    SearchIntention("đề án phát hành trái phiếu chính quyền địa phương 2024", "near-duplicate", _REAL_HALF,
        ("trái phiếu", "2024 - 2025")),
)  # fmt: skip
"""Over the five real reports, by figures, names and single terms."""
