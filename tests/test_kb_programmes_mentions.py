"""Documents and programmes that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.programmes.mentions import mentions_in
from kb.programmes.model import Mention
from tests.kb_texts import GENERATED


def one(text: str) -> tuple[str, str, str, str, str]:
    (mention,) = mentions_in(text)
    return mention.kind, mention.number, mention.date, mention.issuer, mention.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Huyện thực hiện Nghị quyết số 59- NQ/TW ngày 05/8/2031 của Bộ Chính trị về giữ rừng đầu nguồn.",
            ("nghị quyết", "59-NQ/TW", "2031-08-05", "Bộ Chính trị", "giữ rừng đầu nguồn"),
        ),
        (
            "theo Công văn số 2090/UBND-TH ngày 31/5/2031 về việc tổ chức chợ phiên",
            ("công văn", "2090/UBND-TH", "2031-05-31", "", "tổ chức chợ phiên"),
        ),
        (
            "Quyết định của huyện (số 12/QĐ-UBND) đã có",
            ("quyết định", "12/QĐ-UBND", "", "", ""),
        ),
        (
            "Ngày 25/6/2031, Thủ tướng Chính phủ ban hành Quyết định số 941/QĐ-TTg",
            ("quyết định", "941/QĐ-TTg", "2031-06-25", "", ""),
        ),
        ("Theo Nghị quyết 59 của Bộ Chính trị, xã đã họp", ("nghị quyết", "59", "", "Bộ Chính trị", "")),
        ("Triển khai Đề án 06 ở các bản", ("đề án", "06", "", "", "")),
        ("Kết quả Đề án 06: đạt", ("đề án", "06", "", "", "")),
        ("Phong trào “Bản làng xanh” lan rộng", ("phong trào", "", "", "", "Bản làng xanh")),
        ("phong trào thi đua “Bản làng xanh” lan rộng", ("phong trào", "", "", "", "Bản làng xanh")),
        (
            "vốn của chương trình mục tiêu quốc gia nước sạch bản cao đã giải ngân",
            ("chương trình mục tiêu quốc gia", "", "", "", "nước sạch bản cao"),
        ),
        ("Luật Lâm nghiệp năm 2027 được phổ biến", ("luật", "", "2027", "", "Lâm nghiệp")),
        (
            "Dự án Nâng cấp đập Khe Mây đã xong",
            ("dự án", "", "", "", "Nâng cấp đập Khe Mây"),
        ),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ IV, nhiệm kỳ 2030 - 2035, phát huy sức dân",
            ("nghị quyết", "", "", "", "Đại hội đại biểu Đảng bộ tỉnh lần thứ IV, nhiệm kỳ 2030 - 2035"),
        ),
    ],
)
def test_a_mention_says_what_stands_at_it(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert one(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch này có 12 nhiệm vụ",
        "các nghị quyết của huyện, 12 kế hoạch",
        "Kế hoạch năm 2031 đạt 90%",
        "dự thảo Nghị quyết; 03 báo cáo",
        "Chương trình 100 bản có nước",
        "Nghị quyết được thông qua",
    ],
)
def test_words_alone_name_nothing(text: str) -> None:
    assert [m for m in mentions_in(text) if m.number or len(m.name.split()) < 3] == []


def test_two_documents_of_one_number_keep_their_dates() -> None:
    text = "Nghị quyết số 59-NQ/TW ngày 05/8/2026 và Nghị quyết số 59-NQ/TW ngày 24/01/2031"
    assert [(m.number, m.date) for m in mentions_in(text)] == [("59-NQ/TW", "2026-08-05"), ("59-NQ/TW", "2031-01-24")]


def test_a_document_may_stand_within_the_name_of_another() -> None:
    text = (
        "Kế hoạch số 7/KH-UBND về thực hiện Nghị quyết số 11/NQ-CP ngày 30/01/2030 của Chính phủ về nuôi ong, xã đã làm"
    )
    plan, resolution = mentions_in(text)
    assert plan.end == resolution.end == text.index(", xã")
    assert plan.date == ""
    assert text[resolution.start : resolution.end].startswith("Nghị quyết số 11/NQ-CP")


def test_a_list_of_numbers_is_a_list_of_documents() -> None:
    text = "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND ngày 02/3/2031 về chợ phiên Khe Mây"
    assert [(m.kind, m.number, m.date) for m in mentions_in(text)] == [
        ("quyết định", "12/QĐ-UBND", ""),
        ("quyết định", "13/QĐ-UBND", ""),
        ("quyết định", "14/QĐ-UBND", "2031-03-02"),
    ]


PIECES = (
    "Nghị quyết số ", "59-NQ/TW", "66- NQ/TW", " ngày 05/8/2031", " của Bộ Chính trị", " về giữ rừng", ", ", "; ", ". ",
    "Kế hoạch ", "Đề án “Bản xanh”", "Chương trình mục tiêu quốc gia nước sạch", " và ", "(", ")", "“", "”", "\n", " ",
    " thực hiện ", " triển khai ", "Dự án Nâng cấp đập", " năm 2031", " 100 ha", "ế", "Ð", " 12/KH-UBND", "Luật Rừng",
)  # fmt: skip


@GENERATED
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=10))
def test_each_mention_is_a_slice_without_blanks_around_it(text: str, before: str) -> None:
    whole = before + text
    mentions = mentions_in(whole, len(before))
    for mention in mentions:
        said = whole[mention.start : mention.end]
        assert len(before) <= mention.start < mention.end <= len(whole)
        assert said == said.strip()
        assert mention.number or mention.name
        assert not mention.issuer or mention.issuer in " ".join(said.split())
    assert mentions == sorted(mentions, key=lambda m: (m.start, -m.end))
    assert [m.number for m in mentions] == [m.number for m in mentions_in(text)]
    assert all(isinstance(mention, Mention) for mention in mentions)
