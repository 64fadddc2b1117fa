from __future__ import annotations

import pytest

from corpus.markdown_reader import read_markdown
from corpus.model import SetAside
from corpus.raw import Hint, mark
from tests.corpus_texts import texts


def test_blocks_know_their_lines_hints_and_gaps() -> None:
    blocks = read_markdown("# I. BẾN ĐÒ\n\n\nĐò *ngang* **sông**\nchạy sớm.\n\nĐò dọc.\n")
    assert [(block.plain, block.hint, block.gap, block.first_line, block.last_line) for block in blocks] == [
        ("I. BẾN ĐÒ", Hint.HEADING, 0, 1, 1),
        ("Đò ngang sông chạy sớm.", Hint.NONE, 2, 4, 5),
        ("Đò dọc.", Hint.NONE, 1, 7, 7),
    ]


@pytest.mark.parametrize(
    "line", ["- đò ngang", "1. Bến đò", "a) Bến đò", "+ đò dọc", "* đò dọc", "    đò dọc thụt vào"]
)
def test_list_markers_and_indents_are_text(line: str) -> None:
    assert texts(read_markdown(line)) == [line.strip()]


@pytest.mark.parametrize("line", ["Bến đò\n===", "> Bến đò", "<div>Bến đò</div>", "---", "[bến]: /duong 'đò'"])
def test_no_other_mark_up_swallows_words(line: str) -> None:
    assert "".join(texts(read_markdown(line))).replace(" ", "") == line.replace(" ", "").replace("\n", "")


def test_lines_of_one_markdown_paragraph_are_parted_at_items_only() -> None:
    blocks = read_markdown("Các bến gồm:\n- bến Lở;\n- bến Bồi có\nhai cầu tàu.\n1. Chợ\n2 ghe mới\n")
    assert [(block.plain.strip(), block.first_line) for block in blocks] == [
        ("Các bến gồm:", 1),
        ("- bến Lở;", 2),
        ("- bến Bồi có hai cầu tàu.", 3),
        ("1. Chợ 2 ghe mới", 5),
    ]


def test_an_item_with_a_capital_letter_starts_a_paragraph_also_behind_an_open_line() -> None:
    assert texts(read_markdown("Các bến\n- Lở")) == ["Các bến", "- Lở"]


def test_an_item_in_the_middle_of_a_sentence_starts_no_paragraph() -> None:
    assert texts(read_markdown("từ\n- trước đến nay")) == ["từ - trước đến nay"]


def test_a_note_is_a_block_where_it_is_defined_and_its_mark_stands_in_the_text() -> None:
    blocks = read_markdown("Đê[^1] dài.\n\nKênh[^b] sâu.\n\n[^1]: Đê tả.\n[^b]: Kênh\n    đào.\n")
    assert [(block.text.strip(), block.hint, block.label, block.first_line) for block in blocks] == [
        (f"Đê{mark('1')} dài.", Hint.NONE, None, 1),
        (f"Kênh{mark('b')} sâu.", Hint.NONE, None, 3),
        ("Đê tả.", Hint.NOTE, "1", 5),
        ("Kênh đào.", Hint.NOTE, "b", 6),
    ]


def test_a_note_without_a_mark_and_a_mark_without_a_note_are_not_lost() -> None:
    blocks = read_markdown("Đê[^7] dài.\n\n[^9]: Không ai nhắc.\n")
    assert [(block.text, block.label) for block in blocks] == [("Đê[^7] dài.", None), ("Không ai nhắc.", "9")]


def test_an_inline_note_stays_in_its_sentence() -> None:
    assert texts(read_markdown("Đê^[tả ngạn] dài.")) == ["Đê^[tả ngạn] dài."]


def test_a_table_has_rows_with_their_lines_and_marks() -> None:
    (block,) = read_markdown("| Bến | Ghe |\n|---|--:|\n| Lở[^1] | 12 |\n| Bồi | |\n\n[^1]: x\n")[:1]
    assert block.hint is Hint.TABLE
    assert block.rows == [["Bến", "Ghe"], ["Lở" + mark("1"), "12"], ["Bồi", ""]]
    assert block.header_rows == 1
    assert [(piece.text, piece.line) for piece in block.pieces][2:] == [
        ("Lở" + mark("1"), 3),
        ("12", 3),
        ("Bồi", 4),
        ("", 4),
    ]


def test_cells_beyond_the_header_are_kept() -> None:
    (block,) = read_markdown("| Bến | Ghe |\n|---|---|\n| Lở | 12 | đang \\| sửa | gấp |\n")
    assert block.rows[1] == ["Lở", "12", "đang \\| sửa", "gấp"]
    assert [piece.line for piece in block.pieces] == [1, 1, 3, 3, 3, 3]


def test_a_row_without_a_closing_pipe() -> None:
    (block,) = read_markdown("| Bến | Ghe |\n|---|---|\n| Lở | 12 | gấp\n")
    assert block.rows[1] == ["Lở", "12", "gấp"]


def test_a_line_break_in_a_cell_is_a_space_and_other_inline_html_stays() -> None:
    (block,) = read_markdown("| ỦY BAN<br>XÃ | m<sup>2</sup> |\n|---|---|\n")
    assert block.rows == [["ỦY BAN XÃ", "m<sup>2</sup>"]]


def test_every_line_of_a_code_block_keeps_its_number() -> None:
    (block,) = read_markdown("Đê.\n\n```\nbến lở\n\nbến bồi\n```\n")[1:]
    assert block.plain.split() == ["bến", "lở", "bến", "bồi"]
    assert [(piece.text.strip(), piece.line) for piece in block.pieces if piece.text.strip()] == [
        ("bến lở", 4),
        ("bến bồi", 6),
    ]


@pytest.mark.parametrize("blank", ["\x0c", "\u00a0", " \u2003 ", "\u3000"])
def test_lines_of_odd_spaces_shift_no_line_number(blank: str) -> None:
    blocks = read_markdown(f"một\n\n{blank}\nhai\n")
    assert [(block.plain, block.first_line) for block in blocks] == [("một", 1), ("hai", 4)]


def test_a_null_character_is_not_taken_for_a_lost_footnote_mark() -> None:
    assert texts(read_markdown("\0Bến đò")) == ["Bến đò"]


def test_links_images_code_and_escapes_keep_their_words() -> None:
    blocks = read_markdown("[bến](/a) ![ảnh đò](b.png) `đê` \\*sao\\* R&D &amp; <https://lang.vn>  \ncuối")
    assert texts(blocks) == ["bến ảnh đò đê *sao* R&D & https://lang.vn cuối"]
    assert blocks[0].last_line == 2


def test_addresses_of_links_and_pictures_are_set_aside_with_their_lines() -> None:
    aside: list[SetAside] = []
    blocks = read_markdown("Xem [bến](/b%E1%BA%BFn 'đò dọc')\nvà ![ảnh](a.png).\n\n<https://lang.vn> sớm.\n", aside)
    assert texts(blocks) == ["Xem bến và ảnh.", "https://lang.vn sớm."]
    assert aside == [SetAside("/bến đò dọc a.png", "residue", 1, 2)]


def test_bold_lines_and_rules_are_paragraphs_of_their_own() -> None:
    text = "**UBND**\n**TỈNH BẾN LỞ**\n-----\n**Nghề gốm** ven sông\nphát triển.\n"
    assert texts(read_markdown(text)) == ["UBND", "TỈNH BẾN LỞ", "-----", "Nghề gốm ven sông phát triển."]
