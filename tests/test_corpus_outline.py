from __future__ import annotations

import pytest

from corpus.model import BlockKind
from corpus.numbering import numbering
from corpus.outline import MAX_HEADING_WORDS, is_heading, place
from corpus.raw import Hint, RawBlock
from tests.corpus_texts import find, raw, raws, read, sentence, table

TEXT = sentence(25)


def placed(*lines: str) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(item.block.plain, item.level, item.section) for item in place(raws(*lines))]


def section_of(*lines: str) -> tuple[str, ...]:
    """The section path of the last line."""
    return place(raws(*lines))[-1].section


def heading(line: str, following: str = TEXT) -> bool:
    """Whether a line above another is a heading."""
    return place(raws(line, following))[0].level is not None


def test_every_level_of_numbering() -> None:
    lines = ["PHẦN I: ĐÁNH GIÁ", "Chương II", "III. Kết quả", "1. Nghề gốm", "1.1. Lò nung", "1.1.1. Lò đất",
             "a) Lò cũ", "(1) Lò Bắc:", TEXT]  # fmt: skip
    found = placed(*lines)
    assert [level for _, level, _ in found] == [1, 2, 3, 4, 5, 6, 7, 8, None]
    assert found[-1][2] == tuple(line.rstrip(":") for line in lines[:-1])
    assert found[3][2] == ("PHẦN I: ĐÁNH GIÁ", "Chương II", "III. Kết quả")


def test_bullets_of_all_kinds_are_headings_of_what_follows() -> None:
    assert section_of("* Về lò nung", "- Lò đất", "+ Lò Bắc", TEXT) == ("* Về lò nung", "- Lò đất", "+ Lò Bắc")


def test_a_heading_closes_those_of_its_own_and_deeper_levels() -> None:
    lines = ["I. Kết quả", "1. Gốm", "a) Lò", TEXT, "2. Vải", TEXT, "II. Nhiệm vụ", TEXT]
    assert [section for _, _, section in placed(*lines)] == [
        (),
        ("I. Kết quả",),
        ("I. Kết quả", "1. Gốm"),
        ("I. Kết quả", "1. Gốm", "a) Lò"),
        ("I. Kết quả",),
        ("I. Kết quả", "2. Vải"),
        (),
        ("II. Nhiệm vụ",),
    ]


def test_numbering_that_starts_again_opens_a_new_section() -> None:
    assert section_of("I. Kết quả", "2. Gốm", TEXT, "II. Nhiệm vụ", "1. Vải", TEXT) == ("II. Nhiệm vụ", "1. Vải")


def test_a_run_in_heading_opens_a_section_for_the_items_below_but_not_for_itself() -> None:
    found = placed("1. Gốm", f"c) Thu ngân sách: {TEXT}", "- Thu nội địa tăng.", TEXT, "d) Vải", TEXT)
    assert found[1][1:] == (None, ("1. Gốm",))
    assert found[2][2] == found[3][2] == ("1. Gốm", "c) Thu ngân sách")
    assert found[5][2] == ("1. Gốm", "d) Vải")


@pytest.mark.parametrize("start", ["c) Thu; chi: ", "c) Thu. Chi: ", "Thu ngân sách: "])
def test_no_run_in_heading(start: str) -> None:
    assert section_of(start + TEXT, "- Thu nội địa tăng.") == ()


def test_a_lead_in_is_the_section_of_its_items_until_a_paragraph() -> None:
    found = placed(
        "1. Gốm", "Năm nay làng dựng ba loại lò, gồm:", "- Lò đất;", "- Lò gạch.", "Lò nào cũng đỏ.", "- Lò mới."
    )
    lead = "Năm nay làng dựng ba loại lò, gồm"
    assert [section[1:] for _, _, section in found] == [(), (), (lead,), (lead,), (), ()]
    assert found[1][1] is None


def test_a_long_sentence_before_a_colon_is_no_section() -> None:
    assert section_of(sentence(50, end=":"), "- Lò đất;") == ()


def test_the_last_line_leads_in_nothing() -> None:
    assert placed("Các lò gồm:") == [("Các lò gồm:", None, ())]


@pytest.mark.parametrize(
    "line",
    [
        "I. KẾT QUẢ",
        "I- Bối cảnh",
        "1. Về nghề gốm",
        "1.1. Lò nung",
        "a. Các chỉ tiêu:",
        "đ) Khoa học",
        "(1) Tốc độ tăng: Đạt chỉ tiêu.",
        "- Chỉ tiêu về kinh tế",
        "Điều 3. Trách nhiệm thi hành",
        "Về nghề gốm",
        "NGHỀ GỐM CỦA LÀNG",
        "NGHỀ GỐM CỦA LÀNG.",
        "1. " + sentence(60, end=""),
        "a. " + sentence(29, end=":"),
        "- " + sentence(20, end=""),
        sentence(14, end=""),
        "Lò gốm",
        "(1) " + sentence(20) + ".",
        "1. " + sentence(MAX_HEADING_WORDS - 1, end=""),
        sentence(MAX_HEADING_WORDS, end="").upper(),
        "Điều 3. " + sentence(10) + " " + sentence(10),
    ],
)
def test_headings(line: str) -> None:
    assert heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "1. Làng có 12 lò.",
        "a) Lò cũ;",
        "a) Lò cũ, lò mới,",
        "12,64% là mức tăng",
        "1.046 tỷ đồng là vốn",
        "10.5 triệu viên gạch",
        "(2) " + sentence(30),
        "- " + sentence(21, end=""),
        "a. " + sentence(30, end=":"),
        "- Lò cũ. Lò mới",
        "Làng có 12 lò.",
        "làng có lò",
        "Làng; xã",
        "Gốm",
        "NGHỀ GỐM;",
        sentence(15, end=""),
        "a | b | c",
        "1. " + sentence(MAX_HEADING_WORDS, end=""),
        sentence(MAX_HEADING_WORDS + 1, end="").upper(),
        "Điều 3. " + sentence(20) + " " + sentence(20),
    ],
)
def test_no_headings(line: str) -> None:
    assert not heading(line)


@pytest.mark.parametrize("line", ["1. Nghề gốm", "a. Các chỉ tiêu:", "(1) Tốc độ tăng: Đạt.", "Về nghề gốm"])
def test_a_line_whose_sentence_goes_on_below_is_no_heading(line: str) -> None:
    assert not heading(line, "và nghề dệt của làng.")


def test_a_letter_with_a_bracket_is_a_marker_and_no_small_letter() -> None:
    assert section_of("1. Nghề gốm", "a) Lò đất đỏ lửa.") == ("1. Nghề gốm",)
    assert section_of("Về nghề gốm", "a) Lò đất đỏ lửa.") == ()  # the item stands beside it, at its own depth
    assert heading("Về nghề gốm", "a) Lò đất đỏ lửa.")


def test_of_equal_items_in_a_row_only_the_last_can_be_a_heading() -> None:
    assert [level for _, level, _ in placed("- Lò đất", "- Lò gạch", TEXT)] == [None, 9, None]
    long = "1. " + sentence(35, end="")
    assert [level for _, level, _ in placed(long, long, TEXT)] == [None, 4, None]


def test_the_last_block_is_no_heading() -> None:
    assert placed("I. KẾT QUẢ") == [("I. KẾT QUẢ", None, ())]


def test_unnumbered_headings_in_a_row_are_nested_and_capitals_are_above() -> None:
    lines = ["NGHỀ GỐM", "Về lò nung", "Lò đất", TEXT, "Lò gạch", TEXT, "NGHỀ VẢI", TEXT]
    found = placed(*lines)
    assert found[3][2] == ("NGHỀ GỐM", "Về lò nung", "Lò đất")
    assert found[5][2][0] == "NGHỀ GỐM"
    assert found[5][2][-1] == "Lò gạch"
    assert found[7][2] == ("NGHỀ VẢI",)


def test_markup_makes_a_heading_unless_it_is_a_list() -> None:
    def level(text: str) -> int | None:
        return place([raw(text, hint=Hint.HEADING), *raws("", TEXT)])[0].level

    assert level("Nghề gốm của làng năm 2031.") == 8
    assert level("1. Nghề gốm.") == 4
    assert level("- Lò đất;") is None
    assert level("1. " + sentence(MAX_HEADING_WORDS + 1)) is None


def test_notes_and_titles_are_no_headings_and_stand_in_the_section_above() -> None:
    note = RawBlock(raw("Về lò nung", 3).pieces, Hint.NOTE, label="1")
    found = place([raw("NGHỀ GỐM"), raw("I. Kết quả", 2), note, raw("Mẻ gốm", 4), raw(TEXT, 5)], frozenset({0}))
    assert [item.level for item in found] == [None, 3, None, 8, None]
    assert [item.section for item in found][:3] == [(), (), ("I. Kết quả",)]
    assert found[4].section == ("I. Kết quả", "Mẻ gốm")


def test_a_note_below_a_heading_does_not_hide_its_text() -> None:
    note = RawBlock(raw("Lò đất.", 2).pieces, Hint.NOTE, label="1")
    assert place([raw("1. Nghề gốm"), note, raw("lò và bến", 3)])[0].level is None
    assert place([raw("1. Nghề gốm"), note, raw("Lò và bến.", 3)])[0].level == 4


def test_a_table_is_no_heading_but_may_stand_below_one() -> None:
    block = table(["LÒ", "MẺ"])
    assert not is_heading(block, numbering(block.plain), raw(TEXT))
    assert is_heading(raw("1. Nghề gốm"), numbering("1. Nghề gốm"), block)
    assert not is_heading(raw("Nghề gốm"), None, block)


def test_sections_in_a_report() -> None:
    report = read("BÁO CÁO", "Nghề gốm năm 2031", "I. KẾT QUẢ", "a. Các chỉ tiêu:", "(1) Số lò: Đạt chỉ tiêu.",
                  "Kết quả thực hiện: 12 lò (KH 10).", "(2) Số mẻ đạt 90 (KH: 80).", "b. Việc khác:", TEXT)  # fmt: skip
    assert find(report, "Kết quả").section == ("I. KẾT QUẢ", "a. Các chỉ tiêu", "(1) Số lò: Đạt chỉ tiêu")
    assert find(report, "(2)").section == ("I. KẾT QUẢ", "a. Các chỉ tiêu")
    assert report.blocks[-1].section == ("I. KẾT QUẢ", "b. Việc khác")
    assert [block.level for block in report.blocks if block.kind is BlockKind.HEADING] == [3, 7, 8, 7]


def test_bullets_over_numbered_items_are_their_section() -> None:
    found = placed("2. Chỉ tiêu cụ thể", "- Chỉ tiêu về kinh tế", "(1) Lò: tăng 10%.", "(2) Các mẻ:", "- Mẻ nhỏ tăng.",
                   "- Mẻ lớn tăng.", "(3) Gạch tăng 5%.", "- Chỉ tiêu về xã hội", "(4) Thợ tăng 2%.")  # fmt: skip
    economy, society = ("2. Chỉ tiêu cụ thể", "- Chỉ tiêu về kinh tế"), ("2. Chỉ tiêu cụ thể", "- Chỉ tiêu về xã hội")
    assert [section for _, _, section in found][2:] == [
        economy, economy, (*economy, "(2) Các mẻ"), (*economy, "(2) Các mẻ"), economy, economy[:1], society,
    ]  # fmt: skip
    assert [level for _, level, _ in found] == [4, 7, None, 8, None, None, None, 7, None]


def test_a_bullet_heading_holds_all_paragraphs_below_it_until_the_next_bullet() -> None:
    found = placed("1. Hạ tầng", "- Về đường", TEXT, "Làng có đường mới, gồm:", "+ Đường đê.", TEXT, "- Về bến", TEXT)
    road = ("1. Hạ tầng", "- Về đường")
    assert [section for _, _, section in found][2:] == [
        road, road, (*road, "Làng có đường mới, gồm"), road, road[:1], ("1. Hạ tầng", "- Về bến"),
    ]  # fmt: skip


def test_the_addressee_is_no_heading() -> None:
    report = read("BÁO CÁO", "Nghề gốm", "", "Kính gửi: Hội nghề gốm Bến Lở", "", "Lò gốm đỏ lửa.")
    assert report.metadata.title == "BÁO CÁO Nghề gốm"
    assert "heading" not in {block.kind.value for block in report.blocks}
