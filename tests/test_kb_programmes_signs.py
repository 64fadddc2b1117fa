"""Numbers with signs: read in every spelling, told from what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.programmes.signs import KINDS, find_signs, sign_key
from tests.kb_texts import GENERATED


@pytest.mark.parametrize(
    ("text", "written", "kind", "issuer"),
    [
        ("59-NQ/TW", "59-NQ/TW", "nghị quyết", "Trung ương Đảng"),
        ("66- NQ/TW", "66-NQ/TW", "nghị quyết", "Trung ương Đảng"),
        ("66 –NQ/TW", "66-NQ/TW", "nghị quyết", "Trung ương Đảng"),
        ("03- CTr/ĐU", "03-CTr/ĐU", "chương trình", "Đảng ủy"),
        ("02-CTR/TU", "02-CTr/TU", "chương trình", "Thành ủy, Tỉnh ủy"),
        ("12/KH-ƯBND", "12/KH-UBND", "kế hoạch", "Ủy ban nhân dân"),
        ("12 / KH - UBND", "12/KH-UBND", "kế hoạch", "Ủy ban nhân dân"),
        ("12-KH/UBND", "12/KH-UBND", "kế hoạch", "Ủy ban nhân dân"),
        ("77/QD-TTg", "77/QĐ-TTg", "quyết định", "Thủ tướng Chính phủ"),
        ("77/QÐ-TTg", "77/QĐ-TTg", "quyết định", "Thủ tướng Chính phủ"),
        ("15/2031/NĐ-CP", "15/2031/NĐ-CP", "nghị định", "Chính phủ"),
        ("75/2031/TT-BTNMT", "75/2031/TT-BTNMT", "thông tư", "Bộ Tài nguyên và Môi trường"),
        ("45/2031/QH15", "45/2031/QH15", "", "Quốc hội"),
        ("35/2031/UBTVQH15", "35/2031/UBTVQH15", "", "Ủy ban Thường vụ Quốc hội"),
        ("2090/UBND-TH", "2090/UBND-TH", "công văn", "Ủy ban nhân dân"),
        ("4374/BTC-TCNH", "4374/BTC-TCNH", "công văn", "Bộ Tài chính"),
        ("188-BC/BKTTW", "188-BC/BKTTW", "báo cáo", "Ban Kinh tế Trung ương"),
        ("46/CĐ-TTg", "46/CĐ-TTg", "công điện", "Thủ tướng Chính phủ"),
        ("5/BC-BCT", "5/BC-BCT", "báo cáo", "Bộ Công Thương"),
        ("79/QĐ-HĐTĐ", "79/QĐ-HĐTĐ", "quyết định", ""),
    ],
)
def test_a_number_is_read_in_every_spelling(text: str, written: str, kind: str, issuer: str) -> None:
    (sign,) = find_signs(f"theo số {text} đã ban hành")
    assert f"theo số {text} đã ban hành"[sign.start : sign.end] == text
    assert (sign.written, sign.kind, sign.issuer) == (written, kind, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "gồm 1 - Dự án cầu, 2 - Dự án chợ",
        "Quốc lộ 91 - Đường tỉnh 917",
        "từ Km0 - Km7 và 14/63 tỉnh",
        "năm 2021 - Tổng kết",
        "Chung cư 360 – SAO 360",
        "lần thứ 5 - Techfest",
        "ngày 12/3/2031 và 10-12%",
        "đạt 98/120 KH",
        "COVID-19",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_signs(text) == []


def test_a_sign_ends_where_the_sentence_goes_on() -> None:
    (sign,) = find_signs("Kế hoạch 12/KH-UBND - Sở Nội vụ chủ trì")
    assert sign.written == "12/KH-UBND"


def test_the_year_of_a_number_is_kept_apart() -> None:
    (sign,) = find_signs("15/2031/NĐ-CP")
    assert (sign.serial, sign.year, sign.parts) == ("15", "2031", ("NĐ", "CP"))


def test_only_some_bodies_stand_in_every_place() -> None:
    signs = find_signs("12/KH-UBND, 3-NQ/TU, 4/NQ-HĐND, 5/NQ-CP")
    assert [sign.local for sign in signs] == [True, True, True, False]


def test_a_key_is_the_same_for_all_spellings_and_other_for_other_numbers() -> None:
    assert sign_key("03- CTr/ĐU") == sign_key("3-CTR/ĐƯ") == "3 ctr du"
    assert len({sign_key(number) for number in ("3-CTr/ĐU", "3-CTr/TU", "13-CTr/ĐU", "3/2031/CTr-ĐU")}) == 4


@GENERATED
@given(
    number=st.integers(1, 9999),
    kind=st.sampled_from(["NQ", "QĐ", "KH", "CTr", "BC", "TTr"]),
    body=st.sampled_from(["UBND", "HĐND", "TTg", "CP", "TU", "TW"]),
    gaps=st.tuples(st.sampled_from(["", " "]), st.sampled_from(["", " "])),
    dash=st.sampled_from("-–—"),
)
def test_blanks_and_dashes_never_change_a_number(
    number: int, kind: str, body: str, gaps: tuple[str, str], dash: str
) -> None:
    text = f"{number}{gaps[0]}{dash}{gaps[1]}{kind}/{body}" if body in {"TU", "TW"} else f"{number}/{kind}{dash}{body}"
    (sign,) = find_signs(text)
    plain = text.replace(" ", "").replace("–", "-").replace("—", "-")
    assert (sign.written, sign.kind) == (plain, KINDS[kind.upper()])


@GENERATED
@given(st.text("0123456789-/ NQTWĐƯUBDKHCTrg.,–", max_size=60))
def test_signs_are_slices_in_order(text: str) -> None:
    signs = find_signs(text)
    assert all(text[sign.start : sign.end].strip() == text[sign.start : sign.end] for sign in signs)
    assert all(one.end <= other.start for one, other in pairwise(signs))
