from __future__ import annotations

import pytest

from corpus.metadata import period_of, read_metadata, title_blocks
from corpus.model import Metadata
from corpus.raw import Hint, RawBlock
from tests.corpus_texts import raw, raws, read, sentence, table

TEXT = sentence(20)
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def metadata(*lines: str) -> Metadata:
    return read_metadata(raws(*lines))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024", "2024-H1"),
        ("sáu tháng đầu năm 2031", "2031-H1"),
        ("nhiệm vụ 6 tháng cuối năm 2024", "2024-H2"),
        ("quý II năm 2024", "2024-Q2"),
        ("Quý IV/2031", "2031-Q4"),
        ("quý 3 năm 2031", "2031-Q3"),
        ("quý I, nhiệm vụ quý II năm 2031", "2031-Q1"),
        ("tháng 12, 12 tháng năm 2022", "2022"),
        ("tháng 12, 12 tháng năm 2022 và phương hướng năm 2023", "2022"),
        ("cả năm 2031", "2031"),
        ("tháng 9 năm 2031", "2031-09"),
        ("tháng 10/2031", "2031-10"),
        ("tháng 13 năm 2031", "2031"),
        ("giai đoạn 2012-2022", "2012-2022"),
        ("nhiệm kỳ 2025 - 2030", "2025-2030"),
        ("từ năm 2012 đến năm 2022", "2012-2022"),
        ("từ 2012 đến 31/12/2022", "2012-2022"),
        ("2021–2030", "2021-2030"),
        ("năm 2031, phương hướng năm 2032", "2031"),
        ("thực hiện Nghị quyết số 45/2022/QH15", None),
        ("ban hành ngày 28 tháng 10 năm 2025", None),
        ("ngày 28 tháng 10 năm 2025 về nghề gốm năm 2026", "2026"),
        ("ngày 05/8/2020", None),
        ("quý II", None),
        ("dân số 12.024 người", None),
        ("", None),
    ],
)
def test_period_of(text: str, period: str | None) -> None:
    assert period_of(text) == period


def test_a_letterhead_a_title_and_a_date() -> None:
    assert metadata(
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ", "Số: 17 /BC-UBND", MOTTO, "Độc lập - Tự do - Hạnh phúc",
        "Cần Thơ, ngày 5 tháng 7 năm 2024", "BÁO CÁO", "Nghề gốm 6 tháng đầu năm 2024", TEXT,
    ) == Metadata(
        title="BÁO CÁO Nghề gốm 6 tháng đầu năm 2024",
        kind="báo cáo",
        number="17/BC-UBND",
        issuer="Ủy ban nhân dân Cần Thơ",
        place="Cần Thơ",
        issued="2024-07-05",
        period="2024-H1",
        signer=None,
        territory="before-2025-07",
    )  # fmt: skip


def test_rows_of_keys_and_values() -> None:
    rows = table(["Số hiệu:", "17/KH-UBND"], ["Ngày ban hành", "22/01/2026"], ["Loại văn bản", "Kế hoạch"],
                 ["Nơi ban hành", "Tỉnh Bến Lở"], ["Người ký", "Lê Thị Lúa"], ["Trạng thái", "Còn"])  # fmt: skip
    found = read_metadata([rows, *raws("", "", "", "", "", "", "KẾ HOẠCH", "Phát triển nghề gốm năm 2026", TEXT)])
    assert (found.number, found.issued, found.kind) == ("17/KH-UBND", "2026-01-22", "kế hoạch")
    assert (found.issuer, found.signer, found.period) == ("Tỉnh Bến Lở", "Lê Thị Lúa", "2026")


def test_pipe_rows_of_a_file_give_metadata() -> None:
    report = read("| Số ký hiệu | 9/QĐ-UBND |", "| Ngày ban hành | 05-08-2031 |", "| Người ký | Lê Văn Mẻ |", "",
                  "QUYẾT ĐỊNH", "Về lò gốm", TEXT)  # fmt: skip
    assert (report.metadata.number, report.metadata.issued) == ("9/QĐ-UBND", "2031-08-05")
    assert (report.metadata.signer, report.metadata.kind) == ("Lê Văn Mẻ", "quyết định")


def test_a_date_and_a_row_that_disagree_the_row_counts() -> None:
    rows = table(["Ngày ban hành", "22/01/2026"])
    found = read_metadata([rows, *raws("Bến Lở, ngày 23 tháng 01 năm 2026", "KẾ HOẠCH", TEXT)])
    assert found.issued == "2026-01-22"


def test_a_letterhead_laid_out_as_a_table() -> None:
    letterhead = table(
        ["ỦY BAN NHÂN DÂN TỈNH HẬU GIANG", MOTTO], ["Số: 6/BC-UBND", "Hậu Giang, ngày 24 tháng 01 năm 2025"]
    )
    found = read_metadata([letterhead, *raws("", "", "BÁO CÁO TÓM TẮT", "Kinh tế năm 2024", TEXT)])
    assert (found.number, found.place, found.issued) == ("6/BC-UBND", "Hậu Giang", "2025-01-24")
    assert found.issuer == "Ủy ban nhân dân Hậu Giang"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("BÁO CÁO", "Nghề gốm", TEXT), "BÁO CÁO Nghề gốm"),
        (("BÁO CÁO", "", "", "Nghề gốm", TEXT), "BÁO CÁO Nghề gốm"),
        (("BÁO CÁO TÓM TẮT", "", "Nghề gốm năm 2031", TEXT), "BÁO CÁO TÓM TẮT Nghề gốm năm 2031"),
        (("BÁO CÁO NGHỀ GỐM", "CỦA LÀNG", "NĂM 2031", TEXT), "BÁO CÁO NGHỀ GỐM CỦA LÀNG NĂM 2031"),
        (("BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031", "của làng", TEXT), "BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031 của làng"),
        (("BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031", "Nghề gốm", TEXT), "BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031"),
        (("BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031", "", "", "CỦA LÀNG", TEXT), "BÁO CÁO KẾT QUẢ NGHỀ GỐM NĂM 2031"),
        (("BÁO CÁO", "I. KẾT QUẢ", TEXT), "BÁO CÁO"),
        (("BÁO CÁO", "Kính gửi các sở:", TEXT), "BÁO CÁO"),
        (("BÁO CÁO", sentence(81, end=""), TEXT), "BÁO CÁO"),
        (("| **BÁO CÁO** |", "| *Nghề gốm* |", TEXT), "BÁO CÁO Nghề gốm"),
        (("Gốm", "Nghề gốm năm 2031", TEXT), "Nghề gốm năm 2031"),
        ((sentence(90),), sentence(90).rsplit(" ", 10)[0]),
        (("Gốm",), ""),
    ],
)  # fmt: skip
def test_title(lines: tuple[str, ...], title: str) -> None:
    assert metadata(*lines).title == title


def test_a_title_far_below_the_head_is_none() -> None:
    assert metadata(*[sentence(5, seed) for seed in range(40)], "BÁO CÁO").kind is None


def test_a_summary_is_of_the_kind_that_it_sums_up() -> None:
    assert metadata("TÓM TẮT BÁO CÁO CHÍNH TRỊ", "Nhiệm kỳ 2025 - 2030", TEXT).kind == "báo cáo chính trị"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 32/KH-UBND", "32/KH-UBND"),
        ("Số : 02- CTr/TU", "02-CTr/TU"),
        ("Số: 59 -NQ/TW", "59-NQ/TW"),
        ("SỐ: 45/2022/QH15", "45/2022/QH15"),
        ("| Số: 12/BC-HĐND |", "12/BC-HĐND"),
        ("Số: /BC-UBND", None),
        ("Nghị quyết số 42/NQ-HĐND", None),
    ],
)
def test_number(line: str, number: str | None) -> None:
    assert metadata(line, "BÁO CÁO", "Nghề gốm", TEXT).number == number


def test_a_number_in_the_body_is_not_the_documents_own() -> None:
    assert metadata("BÁO CÁO", *[sentence(5, seed) for seed in range(16)], "Số: 1/BC-UBND").number is None


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BẾN LỞ", "Ủy ban nhân dân Bến Lở"),
        ("UỶ BAN NHÂN DÂN", "Ủy ban nhân dân"),
        ("UBND HUYỆN", "Ủy ban nhân dân"),
        ("HỘI ĐỒNG NHÂN DÂN", "Hội đồng nhân dân"),
        ("ĐẢNG BỘ HUYỆN", "Đảng bộ"),
        ("Ủy ban nhân dân huyện giao các xã dựng lại lò gốm cũ ven sông", None),
        ("SỞ CÔNG THƯƠNG", "Sở công thương"),
        ("SỞ CÔNG THƯƠNG Độc lập - Tự do - Hạnh phúc", "Sở công thương"),
        ("TỈNH ỦY BẾN LỞ", "Tỉnh ủy Bến Lở"),
    ],
)
def test_issuer(line: str, issuer: str | None) -> None:
    assert metadata(line, "BÁO CÁO", "Nghề gốm", TEXT).issuer == issuer


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("BÁO CÁO", "Nghề gốm thành phố Bến Lở năm 2031", TEXT), "Bến Lở"),
        (("BÁO CÁO", "NGHỀ GỐM TỈNH BẾN LỞ", TEXT), "Bến Lở"),
        (("BÁO CÁO", "Nghề gốm", *[TEXT] * 12, "Cả tỉnh Bến Lở và tỉnh Bãi Bồi, nhưng tỉnh Bãi Bồi hơn."), "Bãi Bồi"),
        (("BÁO CÁO", "Nghề gốm của thành phố", TEXT), None),
    ],
)
def test_place(lines: tuple[str, ...], place: str | None) -> None:
    assert metadata(*lines).place == place


@pytest.mark.parametrize(
    ("lines", "territory"),
    [
        (("Cần Thơ, ngày 30 tháng 6 năm 2025", "BÁO CÁO", "Nghề gốm"), "before-2025-07"),
        (("Cần Thơ, ngày 1 tháng 7 năm 2025", "BÁO CÁO", "Nghề gốm"), "after-2025-07"),
        (("Sóc Trăng, ngày 1 tháng 7 năm 2024", "BÁO CÁO", "Nghề gốm 2021 - 2030"), "before-2025-07"),
        (("BÁO CÁO", "Nghề gốm tỉnh Hậu Giang năm 2025"), "before-2025-07"),
        (("BÁO CÁO", "Nghề gốm tỉnh Hậu Giang năm 2026"), "after-2025-07"),
        (("BÁO CÁO", "Nghề gốm thành phố Cần Thơ nhiệm kỳ 2025 - 2030"), "after-2025-07"),
        (("BÁO CÁO", "Nghề gốm thành phố Cần Thơ"), None),
        (("Bến Lở, ngày 1 tháng 7 năm 2025", "BÁO CÁO", "Nghề gốm"), None),
        (("BÁO CÁO", "Nghề gốm năm 2026"), None),
    ],
)
def test_territory(lines: tuple[str, ...], territory: str | None) -> None:
    assert metadata(*lines, TEXT).territory == territory


def test_a_title_without_a_period_leaves_it_to_the_headings() -> None:
    assert metadata("BÁO CÁO", "Nghề gốm", TEXT, "I. KẾT QUẢ NĂM 2031", TEXT).period == "2031"
    heading = raw("Quý I năm 2031", 9, gap=3, hint=Hint.HEADING)
    assert read_metadata([*raws("BÁO CÁO", "Nghề gốm", TEXT), heading]).period == "2031-Q1"
    assert metadata("BÁO CÁO", "Nghề gốm", "Từ năm 2031 làng có lò.").period is None


def test_notes_are_not_read_for_metadata() -> None:
    note = RawBlock(raw("BÁO CÁO", 1).pieces, Hint.NOTE, label="1")
    assert read_metadata([note, *raws("Nghề gốm của làng")]).title == "Nghề gốm của làng"


def test_the_blocks_of_a_title() -> None:
    blocks = raws("Số: 1/BC", "BÁO CÁO", "Nghề  GỐM", "nghề gốm")
    assert title_blocks(blocks, "BÁO CÁO Nghề gốm") == {1, 2}
    assert title_blocks(blocks, "") == frozenset()
    assert title_blocks(blocks, "Nghị quyết") == frozenset()


def test_only_rows_of_two_cells_are_keys_and_values() -> None:
    rows = table(["Người ký", "Lê Thị Lúa", "Chủ tịch"], ["Người ký", ""], ["Số hiệu", "1/QĐ"])
    found = read_metadata([rows, *raws("QUYẾT ĐỊNH", TEXT)])
    assert (found.signer, found.number) == (None, "1/QĐ")


def test_the_first_of_two_values_counts() -> None:
    assert read_metadata([table(["Người ký", "Lê Văn Mẻ"], ["Người ký", "Lê Thị Lúa"])]).signer == "Lê Văn Mẻ"


def test_december_is_a_month() -> None:
    assert period_of("tháng 12 năm 2031") == "2031-12"
    assert period_of("tháng 0 năm 2031") == "2031"


def test_a_title_may_have_eighty_words() -> None:
    assert len(metadata("BÁO CÁO", sentence(78, end=""), TEXT).title.split()) == 80
    assert metadata("BÁO CÁO", sentence(79, end=""), TEXT).title == "BÁO CÁO"


def test_a_number_and_a_date_stand_in_the_head() -> None:
    lines = [sentence(5, seed) for seed in range(16)]
    date = "Bến Lở, ngày 5 tháng 8 năm 2031"
    assert metadata(*lines[:15], date).issued == "2031-08-05"
    assert metadata(*lines, date).issued is None
    assert metadata(*lines[:15], "Số: 1/BC").number == "1/BC"
    assert metadata(*lines, "Số: 1/BC").number is None


@pytest.mark.parametrize(
    "line", ["Số: 12/BC-SCT   Bến Lở, ngày 02 tháng 7 năm 2031", "Số 12-BC/TU   Bến Lở, ngày 02 tháng 7 năm 2031"]
)
def test_number_place_and_date_on_one_line(line: str) -> None:
    found = metadata(line, "BÁO CÁO", "Nghề gốm", TEXT)
    assert (found.place, found.issued) == ("Bến Lở", "2031-07-02")
    assert found.number in ("12/BC-SCT", "12-BC/TU")


def test_who_issues_is_no_part_of_the_title() -> None:
    found = metadata("NGHỊ QUYẾT", "Về nghề gốm năm 2031", "HỘI ĐỒNG NHÂN DÂN TỈNH BẾN LỞ", TEXT)
    assert found.title == "NGHỊ QUYẾT Về nghề gốm năm 2031"
