"""Every notation of a number, a date or a document number is one token."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.notations import Kind, terms
from index.tokens import tokenize


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize("written", ["11.234,5", "11 234,5", "11234,5", "11,234.5", "11\u00a0234,50", "011234,5"])
def test_one_number_in_many_notations(written: str) -> None:
    assert texts(written) == ["#11234.5"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12,64%", ["#12.64", "%"]),
        ("8,1 %", ["#8.1", "%"]),
        ("10.5%", ["#10.5", "%"]),
        ("10.0%", ["#10", "%"]),
        ("7,5%-8,0%", ["#7.5", "%", "#8", "%"]),
        ("30.000m3", ["#30000", "m3"]),
        ("858 m²", ["#858", "m2"]),
        ("65Km", ["#65", "km"]),
        ("1.601,17 triệu kWh", ["#1601.17", "triệu", "kwh"]),
        ("1.046.000.000 đồng", ["#1046000000", "đồng"]),
        ("1,235,171", ["#1235171"]),
        ("61,299/471", ["#61.299", "#471"]),
        ("04 vụ", ["#4", "vụ"]),
        ("0,50", ["#0.5"]),
        ("000", ["#0"]),
        ("65/72 xã", ["#65", "#72", "xã"]),
        ("-5,93%", ["#5.93", "%"]),
        ("ba phần trăm", ["ba", "%"]),
        ("ba phan tram", ["ba", "%"]),
    ],
)
def test_numbers_with_what_stands_beside_them(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_a_number_is_never_a_part_of_another() -> None:
    assert texts("100") != texts("1000")
    assert texts("1.000") == texts("1000") == ["#1000"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Điều 5 100 hộ", ["điều", "#5", "#100", "hộ"]),
        ("Quý 2 350 tỷ", ["quý", "#2", "#350", "tỉ"]),
        ("12 150 200 31", ["#12", "#150", "#200", "#31"]),
    ],
)
def test_neighbours_are_not_groups_of_one_number(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_a_year_is_no_quantity_and_a_quantity_no_year() -> None:
    assert texts("năm 2022") == ["năm", "2022"]
    assert texts("2021-2025") == ["2021", "2025"]
    assert texts("Năm 2022 tỷ lệ") == ["năm", "2022", "tỉ", "lệ"]
    assert texts("2022 tỷ lệ")[0] == "2022"
    assert texts("2022 tỷ trọng")[0] == "2022"
    assert texts("2000 ha") == ["#2000", "ha"]
    assert texts("2000m2") == ["#2000", "m2"]
    assert texts("1950 %") == ["#1950", "%"]
    assert texts("2.022") == ["#2022"]
    assert texts("2022,5") == ["#2022.5"]


@pytest.mark.parametrize(
    "written",
    ["11/01/2022", "11/1/2022", "11-01-2022", "11.1.2022", "2022-01-11", "11 tháng 01 năm 2022", "11 thang 1 nam 2022"],
)
def test_one_day_in_many_notations(written: str) -> None:
    assert texts(written) == ["@2022-01-11"]
    assert texts("ngày " + written) == ["ngày", "@2022-01-11"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tháng 12/2022", ["tháng", "@2022-12"]),
        ("tháng 12 năm 2022", ["tháng", "@2022-12"]),
        ("ngày 24/6", ["ngày", "@-06-24"]),
        ("ngày 24 tháng 6,", ["ngày", "@-06-24"]),
        ("ngày 29/02", ["ngày", "@-02-29"]),
        ("31/02/2022", ["#31", "@2022-02"]),
        ("13/2022", ["#13", "2022"]),
        ("ngày 31/6 hộ", ["ngày", "#31", "#6", "hộ"]),
        ("2022-13-01", ["2022", "#13", "#1"]),
        ("5 năm 2022", ["#5", "năm", "2022"]),
    ],
)
def test_months_days_and_what_is_neither(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_a_date_is_found_by_its_parts() -> None:
    (day,) = tokenize("11/01/2022")
    assert terms(day) == ("@2022-01-11", "@2022-01", "@-01-11", "2022")
    month = tokenize("tháng 3/2021")[1]
    assert terms(month) == ("@2021-03", "2021")
    assert terms(tokenize("ngày 2/9")[1]) == ("@-09-02",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("45/2022/QH15", "§45/2022/qh15"),
        ("45/2022/qh15", "§45/2022/qh15"),
        ("15/2021/NĐ-CP", "§15/2021/nd-cp"),
        ("15/2021/nd-cp", "§15/2021/nd-cp"),
        ("32/KH-UBND", "§32/kh-ubnd"),
        ("032/KH-ƯBND", "§32/kh-ubnd"),
        ("59-NQ/TW", "§59-nq/tw"),
        ("66- NQ/TW", "§66-nq/tw"),
        ("66 -NQ/TW", "§66-nq/tw"),
        ("03-CTr/ĐU", "§3-ctr/du"),
        ("42/NQ- HĐND", "§42/nq-hdnd"),
        ("1519/QĐ -TTg", "§1519/qd-ttg"),
        ("113/TTg", "§113/ttg"),
    ],
)
def test_document_numbers(written: str, expected: str) -> None:
    (token,) = tokenize(written)
    assert (token.text, token.kind, token.start, token.end) == (expected, Kind.DOCUMENT, 0, len(written))


def test_a_document_is_found_by_its_first_number() -> None:
    assert terms(tokenize("45/2022/QH15")[0]) == ("§45/2022/qh15", "§45/2022", "§45")
    assert terms(tokenize("59-NQ/TW")[0]) == ("§59-nq/tw", "§59")
    assert texts("Nghị quyết 59")[-1] == "§59"
    assert texts("nghi quyet so 59")[-1] == "§59"
    assert texts("kế hoạch số 32")[-1] == "§32"
    assert texts("Nghị quyết số 45/2022")[-1] == "§45/2022"


@pytest.mark.parametrize(
    "written",
    [
        "kế hoạch 5 năm",
        "báo cáo 6 tháng",
        "nghị quyết 12,5%",
        "5 người/km2",
        "7-8%/năm",
        "nghị quyết năm 2022",
        "số 7 hộ",
    ],
)
def test_what_is_no_document_number(written: str) -> None:
    assert Kind.DOCUMENT not in {token.kind for token in tokenize(written)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("quốc lộ 61B", ["quốc", "lộ", "61b"]),
        ("Covid-19", ["covid", "19"]),
        ("công nghiệp 4.0", ["công", "nghiệp", "4.0"]),
        ("mạng 5G", ["mạng", "5g"]),
        ("1.5.1. Thu", ["1.5.1", "thu"]),
        ("CO2", ["co2"]),
    ],
)
def test_names_with_digits_are_no_numbers(written: str, expected: list[str]) -> None:
    assert texts(written) == expected
    assert Kind.NUMBER not in {token.kind for token in tokenize(written)}


def vietnamese(whole: int, decimals: str, group: str) -> str:
    return f"{whole:,}".replace(",", group) + ("," + decimals if decimals else "")


@given(st.integers(0, 10**12), st.from_regex(r"[0-9]{0,3}", fullmatch=True))
def test_every_grouping_of_a_number_is_one_token(whole: int, decimals: str) -> None:
    dotted = texts(vietnamese(whole, decimals, ".") + " hộ")
    assert len(dotted) == 2
    assert dotted == texts(vietnamese(whole, decimals, " ") + " hộ")
    if decimals or not 1800 <= whole < 2100:
        assert dotted == texts(vietnamese(whole, decimals, "") + " hộ")
        value = dotted[0].removeprefix("#")
        assert float(value) == float(f"{whole}.{decimals or 0}")


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_one_token(day: date) -> None:
    iso = day.isoformat()
    year, month, number = iso.split("-")
    assert texts(f"{number}/{month}/{year}") == texts(f"{int(number)} tháng {int(month)} năm {year}") == [f"@{iso}"]
