"""Values of a sentence: what is one, of which kind, and that it is a slice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.values import ValueKind, find_values
from tests.kb_texts import GENERATED, REPORTS

P, M, Q = ValueKind.PERCENT, ValueKind.MONEY, ValueKind.QUANTITY
R, D, Y, N = ValueKind.RANK, ValueKind.DATE, ValueKind.YEAR, ValueKind.DOCUMENT

VALUES = [
    ("GRDP tăng 12,64% (KH: 7,5%)", [("12,64%", P), ("7,5%", P)]),
    ("từ 53,9% lên 80,42%", [("53,9%", P), ("80,42%", P)]),
    ("tăng 10 - 10,5%/năm", [("10 - 10,5%/năm", P)]),
    ("từ 35% đến 40%", [("35% đến 40%", P)]),
    ("giảm 0,24 điểm phần trăm", [("0,24 điểm phần trăm", P)]),
    ("sinh 14,3‰", [("14,3‰", P)]),
    ("tăng 7,12 %", [("7,12 %", P)]),
    ("85,99 triệu đồng", [("85,99 triệu đồng", M)]),
    ("11.787 tỷ đồng và 1.816 triệu USD", [("11.787 tỷ đồng", M), ("1.816 triệu USD", M)]),
    ("455 nghìn đồng/tháng", [("455 nghìn đồng/tháng", M)]),
    ("giá 12.000 đồng/kg", [("12.000 đồng/kg", M)]),
    ("30 USD", [("30 USD", M)]),
    ("rộng 1.401 km2, 73.089 ha", [("1.401 km2", Q), ("73.089 ha", Q)]),
    ("5,134 triệu lượt khách", [("5,134 triệu lượt khách", Q)]),
    ("36/36 xã", [("36/36 xã", Q)]),
    ("xếp hạng 12/63", [("xếp hạng 12/63", R)]),
    ("đứng thứ 2", [("thứ 2", R)]),
    ("ngày 11/01/2022", [("ngày 11/01/2022", D)]),
    ("ngày 11 tháng 01 năm 2022", [("ngày 11 tháng 01 năm 2022", D)]),
    ("tháng 9 năm 2023", [("tháng 9 năm 2023", D)]),
    ("ngày 15 tháng 12 hàng năm", [("ngày 15 tháng 12 hàng năm", D)]),
    ("ngày 15 tháng 12 hằng năm", [("ngày 15 tháng 12 hằng năm", D)]),
    ("ngày 15 tháng 12, 14 xã", [("ngày 15 tháng 12", D), ("14", Q)]),
    ("ngày 5/6", [("ngày 5/6", D)]),
    ("từ 05 - 06/6/2024", [("05 - 06/6/2024", D)]),
    ("ngày 05 – 06/6/2024", [("ngày 05 – 06/6/2024", D)]),
    ("quý IV/2026", [("quý IV/2026", D)]),
    ("quý 3 năm 2031", [("quý 3 năm 2031", D)]),
    ("vào năm 2025", [("năm 2025", Y)]),
    ("cuối năm 2025", [("cuối năm 2025", Y)]),
    ("Quyết định số 1519/QĐ-TTg ngày 02/12/2023", [("Quyết định số 1519/QĐ-TTg", N), ("ngày 02/12/2023", D)]),
    ("Nghị quyết 59-NQ/TW", [("Nghị quyết 59-NQ/TW", N)]),
    ("số 45/2022/QH15", [("số 45/2022/QH15", N)]),
    ("Công văn 2046/TCTK-TKQG", [("Công văn 2046/TCTK-TKQG", N)]),
    ("Năm 2022, 15 xã đạt", [("Năm 2022", Y), ("15", Q)]),
    ("ngày 11/01/2022, 15 xã", [("ngày 11/01/2022", D), ("15", Q)]),
    ("2000 ha", [("2000 ha", Q)]),
    ("2000 người", [("2000", Q)]),
    ("dân số 1.235.171 người", [("1.235.171", Q)]),
    ("tổng số 447 trường", [("447", Q)]),
    ("trong số 9.025,252 tỷ đồng", [("9.025,252 tỷ đồng", M)]),
    ("con đường 12 km", [("12 km", Q)]),
    ("chỉ số 29,59%", [("29,59%", P)]),
    ("hệ số 0,78", [("0,78", Q)]),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values_and_their_kinds(text: str, expected: list[tuple[str, ValueKind]]) -> None:
    assert [(value.text, value.kind) for value in find_values(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quốc lộ 91 đã thông",
        "Đường 918 đã thông",
        "Điều 5 khoản 2",
        "lần thứ 14",
        "khóa 15",
        "giai đoạn 1",
        "quý 3",
        "Nghị quyết số 59",
        "Quốc lộ 91B, mạng 5G",
        "phòng COVID-19",
        "phụ lục 2",
        "không có số nào",
        "",
    ],
)
def test_names_are_no_values(text: str) -> None:
    assert [value.text for value in find_values(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Tăng 5%", ["5%"]),
        ("(1) Tăng 5%", ["5%"]),
        ("2.5. Giáo dục tăng 5%", ["5%"]),
        ("a) Tăng 5%", ["5%"]),
        ("12) Tăng 5%", ["5%"]),
        ("15.464 hộ nghèo", ["15.464"]),
        ("3.335.000 người", ["3.335.000"]),
        ("12 xã", ["12"]),
    ],
)
def test_list_markers_are_no_values(text: str, expected: list[str]) -> None:
    assert [value.text for value in find_values(text)] == expected


@pytest.mark.parametrize(
    ("text", "behind", "noun"),
    [
        ("có 42 trường học mới", "trường học mới", "trường học"),
        ("còn 1.904 hộ nghèo, 12 hộ giàu", "hộ giàu", "hộ"),
        ("có 1.904 hộ nghèo ở các bản xa", "hộ nghèo ở các", "hộ"),
        ("có 5", "", ""),
        ("có 5, còn lại", "", ""),
        ("trồng 12 ha ngô", "", ""),
        ("tăng 5% số hộ", "", ""),
        ("thu 5 tỷ đồng tiền ong", "", ""),
    ],
)
def test_the_noun_behind_a_bare_number_says_what_is_counted(text: str, behind: str, noun: str) -> None:
    value = find_values(text)[-1]
    assert (value.behind, value.noun) == (behind, noun)


_WRITING = st.text("0123456789.,/-–% ()namthgđổQHBtỷ\n", max_size=50)


@given(st.one_of(REPORTS, st.text(max_size=60), _WRITING))
@GENERATED
def test_values_are_slices_in_order_without_overlap(text: str) -> None:
    end = 0
    for value in find_values(text):
        assert text[value.start : value.end] == value.text
        assert value.text.strip()
        assert any(character.isdigit() for character in value.text)
        assert end <= value.start
        end = value.end
