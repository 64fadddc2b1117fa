from __future__ import annotations

import pytest

from corpus.model import SetAside
from corpus.raw import Hint, mark
from corpus.set_aside import set_aside_boilerplate, set_aside_repeats
from tests.corpus_texts import raw, raws, read, sentence, table, text_of, texts

PARAGRAPHS = [sentence(12, seed) for seed in range(20)]
BODY = ("BÁO CÁO", "Nghề gốm", *PARAGRAPHS[:3])


def reasons(*lines: str) -> list[tuple[str, str]]:
    """The lines that were set aside, each with its reason."""
    _, aside = set_aside_boilerplate(raws(*lines))
    return [(line, entry.reason) for entry in aside for line in entry.text.split("\n")]


# --- repeats ----------------------------------------------------------------------------------------------------------


def test_the_second_of_two_equal_runs_is_set_aside() -> None:
    blocks = raws(*PARAGRAPHS[:5], "Giữa hai bản.", *PARAGRAPHS[:5], "Hết.")
    kept, aside = set_aside_repeats(blocks)
    assert texts(kept) == [*PARAGRAPHS[:5], "Giữa hai bản.", "Hết."]
    assert aside == [SetAside("\n".join(PARAGRAPHS[:5]), "repeated", 7, 11)]


def test_case_spaces_and_punctuation_make_no_difference() -> None:
    long = sentence(50)
    kept, aside = set_aside_repeats([raw(long), raw(long.upper().replace(" ", "  ") + "!", 2)])
    assert len(kept) == len(aside) == 1


def test_a_short_repeat_stays() -> None:
    kept, aside = set_aside_repeats(raws(*PARAGRAPHS[:3], "Giữa.", *PARAGRAPHS[:3]))
    assert len(kept) == 7
    assert aside == []


def test_minimum_blocks() -> None:
    blocks = raws(*PARAGRAPHS[:5], "Giữa.", *PARAGRAPHS[:5])
    assert set_aside_repeats(blocks, minimum_blocks=6)[1] == []
    assert len(set_aside_repeats(blocks, minimum_blocks=5)[1]) == 1


def test_a_run_does_not_overlap_itself() -> None:
    kept, aside = set_aside_repeats(raws(*[PARAGRAPHS[0]] * 9), minimum_words=12)
    assert len(kept) == 1
    assert sum(entry.text.count("\n") + 1 for entry in aside) == 8


def test_the_longest_of_several_earlier_runs_counts() -> None:
    blocks = raws(PARAGRAPHS[0], "Giữa.", *PARAGRAPHS[:5], "Giữa nữa.", *PARAGRAPHS[:5])
    assert [(entry.first_line, entry.last_line) for entry in set_aside_repeats(blocks)[1]] == [(9, 13)]


def test_a_note_may_repeat_the_text() -> None:
    long = sentence(50)
    assert set_aside_repeats([raw(long), raw(long, 2, hint=Hint.NOTE)])[1] == []


def test_equal_tables_are_repeats_and_different_ones_are_not() -> None:
    rows = [[sentence(6, seed), sentence(6, seed + 50)] for seed in range(4)]
    other = [[cell + " khác" for cell in row] for row in rows]
    kept, aside = set_aside_repeats([table(*rows), table(*other, line=10), table(*rows, line=20)])
    assert [block.first_line for block in kept] == [1, 10]
    assert [(entry.first_line, entry.last_line) for entry in aside] == [(20, 23)]


def test_a_page_that_repeats_itself_is_read_once() -> None:
    report = read(*PARAGRAPHS[:9], *PARAGRAPHS[:9], "Hết bản này rồi.")
    assert len(report.blocks) == 10
    assert [(entry.reason, entry.first_line, entry.last_line) for entry in report.set_aside] == [("repeated", 10, 18)]


# --- letterhead, recipients, signature, web site, ornaments -----------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI",
        "CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do – Hạnh phúc",
        "ỦY BAN NHÂN DÂN",
        "UỶ BAN NHÂN DÂN TỈNH BẾN LỞ |",
        "HỘI ĐỒNG NHÂN DÂN",
        "ĐẢNG BỘ TỈNH BẾN LỞ",
        "Số: 17/BC-UBND",
        "Số: /BC-UBND",
        "Bến Lở, ngày 05 tháng 8 năm 2031",
        "Bến Lở, ngày … tháng … năm 2031",
    ],
)
def test_letterhead(line: str) -> None:
    assert reasons(line, *BODY) == [(line, "letterhead")]


@pytest.mark.parametrize(
    "line",
    [
        "Ủy ban nhân dân tỉnh giao các sở",
        "ỦY BAN NHÂN DÂN TỈNH BẾN LỞ CHỈ ĐẠO CÁC SỞ NGÀNH TRIỂN KHAI",
        "Số: 12 lò mới của làng được dựng trong năm nay bằng vốn của hợp tác xã",
        "Nhân dân vui mừng kỷ niệm ngày thành lập nước Cộng hòa xã hội chủ nghĩa Việt Nam, cả làng cùng treo cờ đỏ",
        "Chủ tịch xã đi kiểm tra lò.",
        "Nơi nhận lò mới là bãi bồi.",
        "...",
    ],
)
def test_text_is_not_taken_for_boilerplate(line: str) -> None:
    assert [entry for entry in reasons(line, *BODY) if entry[1] != "ornament"] == []


def test_an_office_far_from_a_letterhead_is_text() -> None:
    assert reasons(*PARAGRAPHS[:14], "ỦY BAN NHÂN DÂN", *BODY) == []
    assert reasons(*PARAGRAPHS[:13], "ỦY BAN NHÂN DÂN", *BODY) == [("ỦY BAN NHÂN DÂN", "letterhead")]


def test_a_second_letterhead_opens_a_new_document() -> None:
    motto, office = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ỦY BAN NHÂN DÂN"
    assert reasons(*PARAGRAPHS, motto, office) == [(motto, "letterhead"), (office, "letterhead")]


def test_recipients_and_signature_up_to_the_name() -> None:
    lines = ("Nơi nhận:", "- Sở Công Thương;", "- Các xã, phường;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
             "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Thị Lúa")  # fmt: skip
    found = reasons(*BODY, *lines)
    assert [line for line, _ in found] == list(lines)
    assert [reason for _, reason in found] == ["recipients"] * 4 + ["signature"] * 5


def test_text_below_a_signature_is_text_again() -> None:
    assert reasons("CHỦ TỊCH", "Lê Thị Lúa", PARAGRAPHS[0], "Lê Văn Mẻ")[-1] == ("Lê Thị Lúa", "signature")


def test_an_appendix_below_the_signature_is_text() -> None:
    report = read(*BODY, "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Thị Lúa", "PHỤ LỤC I", "DANH MỤC LÒ", "1. Lò Bắc")
    assert [text_of(report, block) for block in report.blocks][-3:] == ["PHỤ LỤC I", "DANH MỤC LÒ", "1. Lò Bắc"]


def test_a_table_below_the_signature_is_kept() -> None:
    kept, _ = set_aside_boilerplate([*raws(*BODY, "CHỦ TỊCH", "Lê Thị Lúa"), table(["Lò", "Mẻ"], line=20)])
    assert kept[-1].hint is Hint.TABLE


@pytest.mark.parametrize("line", ["Đăng xuất", "Đăng nhập", "Việc làm Hồ Chí Minh", "Trang chủ", "- Tải về"])
def test_words_of_a_web_page(line: str) -> None:
    assert reasons(*BODY, line) == [(line, "website")]
    assert reasons(*BODY, line + " các lò gốm") == []


@pytest.mark.parametrize("line", ["-----", "*", "* *", "| |", "___", "........"])
def test_ornaments(line: str) -> None:
    assert reasons(*BODY, line) == [(line, "ornament")]


def test_a_letterhead_or_a_foot_laid_out_as_a_table() -> None:
    letterhead = table(["ỦY BAN NHÂN DÂN" + mark("1"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/BC", "Bến Lở"])
    figures = table(["Lò", "Nơi nhận"], ["Bắc", "7"], line=5)
    foot = table(["Nơi nhận: - Lưu: VT.", "CHỦ TỊCH"], line=9)
    kept, aside = set_aside_boilerplate([letterhead, *raws(*BODY), figures, foot])
    assert [block.rows for block in kept if block.rows] == [figures.rows]
    assert [(entry.reason, entry.first_line) for entry in aside] == [("letterhead", 1), ("recipients", 9)]
    assert aside[0].text == "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 1/BC Bến Lở"


def test_a_note_is_never_boilerplate() -> None:
    note = raw("Ủy ban nhân dân", hint=Hint.NOTE)
    assert set_aside_boilerplate([note])[0] == [note]


def test_neighbours_with_one_reason_are_one_entry() -> None:
    _, aside = set_aside_boilerplate(
        raws("ỦY BAN NHÂN DÂN", "", "Số: 1/BC", *BODY, "Đăng xuất", "", "", "", "", "Trang chủ")
    )
    assert [(entry.reason, entry.first_line, entry.last_line) for entry in aside] == [
        ("letterhead", 1, 3),
        ("website", 9, 9),
        ("website", 14, 14),
    ]


def test_recipients_without_dashes() -> None:
    assert reasons(*BODY, "Nơi nhận:", "Sở Công Thương;", "Các xã,")[-1] == ("Các xã,", "recipients")


@pytest.mark.parametrize(
    "line", ["Làng có mười hai lò đỏ lửa", "Hết phần một.", "Phần hai:", "1. Lò Bắc", "a) Lò Bắc", "PHỤ LỤC"]
)
def test_what_is_no_name_ends_a_signature(line: str) -> None:
    assert reasons(*BODY, "CHỦ TỊCH", line, "Lê Văn Mẻ") == [("CHỦ TỊCH", "signature")]


@pytest.mark.parametrize(("empty", "entries"), [(2, 1), (3, 2)])
def test_neighbours_stand_within_three_lines(empty: int, entries: int) -> None:
    _, aside = set_aside_boilerplate(raws(*BODY, "Đăng xuất", *[""] * empty, "Trang chủ"))
    assert len(aside) == entries


@pytest.mark.parametrize(("name", "signature"), [("X Y Z T U V", True), ("X Y Z T U V W", False)])
def test_a_long_line_of_an_office_is_no_signature(name: str, signature: bool) -> None:
    assert (reasons(*BODY, f"TM. {name} Q") != []) is signature


@pytest.mark.parametrize(
    "line", ["TỈNH BẾN LỞ", "SỞ CÔNG THƯƠNG", "TỈNH ỦY BẾN LỞ ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/TU"]
)
def test_letterhead_lines_above_the_title(line: str) -> None:
    assert reasons(line, *BODY) == [(line, "letterhead")]


def test_the_territory_in_a_title_stays() -> None:
    assert reasons("BÁO CÁO", "TỈNH BẾN LỞ", *PARAGRAPHS[:2]) == []


def test_recipients_and_signature_in_two_columns() -> None:
    lines = ("Nơi nhận T/M BAN THƯỜNG VỤ", "- Như trên, PHÓ BÍ THƯ", "Vàng A Thử")
    assert [line for line, _ in reasons(*BODY, *lines)] == list(lines)


def test_the_session_of_a_council_is_letterhead() -> None:
    line = "KHÓA X, KỲ HỌP THỨ 12"
    assert reasons("NGHỊ QUYẾT", "Về nghề gốm", line, *PARAGRAPHS[:2]) == [(line, "letterhead")]
