from __future__ import annotations

import pytest

from corpus.paragraphs import rejoin, runs_on
from corpus.raw import Hint, RawBlock, joined, mark
from tests.corpus_texts import raw, raws, sentence, table, texts

LONG = sentence(45, end="")
"""A line of more than 200 characters that does not end."""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sản lượng của", "các lò tăng."),
        ("Sản lượng tăng 12%", ", cao nhất vùng."),
        ("Sản lượng tăng 12%.", ", cao nhất vùng."),
        ("Làng có 12 lò", "đang đỏ lửa."),
        ("Làng có 12 lò", "  “đỏ lửa” quanh năm."),
        ("Tổng cộng (kể cả lò cũ", ") là 12 lò."),
    ],
)
def test_a_sentence_that_goes_on_is_one_paragraph(first: str, second: str) -> None:
    (block,) = rejoin(raws(first, second))
    assert block.plain.split() == (f"{first} {second}".replace(" ,", ",").replace(" )", ")")).split()
    assert [piece.line for piece in block.pieces] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Làng có 12 lò.", "đang đỏ lửa."),
        ("Các lò gồm:", "lò Bắc"),
        ("Làng có 12 lò", "a) Lò Bắc"),
        ("Làng có 12 lò", "- lò Bắc"),
        ("Làng có 12 lò", "Mẻ nào cũng đạt."),
        ("Làng có 12 lò”.", "đang đỏ lửa"),
        ("NGHỀ GỐM", "Làng có 12 lò."),
        ("Sản lượng tăng", ".5 triệu viên"),
        ("Lò cũ", "(1) Lò mới"),
    ],
)
def test_a_new_thought_is_a_new_paragraph(first: str, second: str) -> None:
    assert texts(rejoin(raws(first, second))) == [first, second]


def test_a_title_in_capitals_takes_no_text_from_below_an_empty_line() -> None:
    assert len(rejoin([raw("NGHỀ GỐM"), raw("năm 2031", 3, gap=1)])) == 2
    assert len(rejoin([raw("Nghề gốm của làng"), raw("năm 2031", 3, gap=1)])) == 1


def test_a_heading_neither_takes_nor_gives_text() -> None:
    heading = raw("Nghề gốm của", hint=Hint.HEADING)
    assert not runs_on(heading, raw("làng bên sông", 2))
    assert not runs_on(raw("Nghề gốm của"), raw("làng bên sông", 2, hint=Hint.HEADING))
    assert runs_on(raw("Nghề gốm của"), raw("làng bên sông", 2))


def test_a_table_is_never_joined() -> None:
    assert not runs_on(raw("Nghề gốm của"), table(["làng", "7"]))
    assert not runs_on(table(["làng", "7"]), raw("của làng"))


def test_a_block_without_words_is_never_joined() -> None:
    assert not runs_on(raw("Nghề gốm của"), raw("  "))
    assert not runs_on(raw(mark("1")), raw("của làng"))


def test_after_a_lost_mark_a_space_continues_the_sentence_whatever_follows() -> None:
    assert runs_on(raw("của HTX" + mark("3")), raw(" Bến Lở", 2))
    assert not runs_on(raw("của HTX" + mark("3")), raw("Bến Lở", 2))
    assert not runs_on(raw("của HTX"), raw(" Bến Lở", 2))
    assert not runs_on(raw("của HTX" + mark("3") + " và mười hai lò"), raw(" Bến Lở", 2))


@pytest.mark.parametrize(
    ("first", "after_break", "expected"),
    [
        ("Làng giao cho", True, True),
        ("Làng có lò,", True, True),
        (LONG, True, True),
        ("Làng có 12 lò", True, False),
        (LONG, False, False),
        (LONG + " của", False, True),
        (LONG + ",", False, True),
        ("Làng giao cho", False, False),
    ],
)
def test_before_a_capital_letter_it_takes_more(first: str, after_break: bool, expected: bool) -> None:
    assert runs_on(raw(first), raw("Hợp tác xã.", 3, gap=1, after_break=after_break)) is expected


def test_a_long_open_line_does_not_take_in_an_item() -> None:
    assert not runs_on(raw(LONG + ","), raw("-Hợp tác xã", 3, gap=1))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Uỷ ban giao việc dựng lại các lò gốm cũ trên bãi bồi cho", True),
        ("Uỷ ban giao việc dựng lại các lò gốm cũ trên bãi bồi,", True),
        ("Uỷ ban giao việc dựng lại các lò gốm cũ trên bãi bồi", False),
        ("UỶ BAN GIAO VIỆC DỰNG LẠI CÁC LÒ GỐM CŨ TRÊN BÃI BỒI CHO", False),
        ("Giao việc cho", False),
    ],
)
def test_hard_wrapped_lines(line: str, expected: bool) -> None:
    assert runs_on(raw(line), raw("Hợp tác xã Bến Lở.", 2)) is expected


def test_notes_between_the_parts_of_a_paragraph_follow_it() -> None:
    notes = [
        RawBlock(raw(text, line).pieces, Hint.NOTE, label=label)
        for text, line, label in (("một", 2, "1"), ("hai", 3, "2"))
    ]
    blocks = rejoin([raw("Lò" + mark("1") + " của"), *notes, raw("làng" + mark("2") + " cũ.", 4), raw("Hết.", 5)])
    assert texts(blocks) == ["Lò của làng cũ.", "một", "hai", "Hết."]


def test_only_notes_stay_as_they_are() -> None:
    note = RawBlock(raw("một").pieces, Hint.NOTE, label="1")
    assert rejoin([note]) == [note]


@pytest.mark.parametrize(
    ("head", "text"),
    [(", lò", "Mẻ, lò"), (" lò", "Mẻ lò"), ("lò", "Mẻ lò"), ("…", "Mẻ…"), (") lò", "Mẻ) lò"), ("(lò", "Mẻ (lò")],
)
def test_joining_puts_a_space_only_where_one_belongs(head: str, text: str) -> None:
    assert joined([raw("Mẻ"), raw(head, 2)]).text == text


def test_joining_behind_a_space_adds_none() -> None:
    assert joined([raw("Mẻ "), raw("lò", 2), raw("gốm", 3)]).text == "Mẻ lò gốm"


def test_a_long_line_in_capitals_may_go_on_in_small_letters() -> None:
    capitals = sentence(14, end="").upper()
    assert runs_on(raw(capitals + " " + capitals), raw("năm 2031", 3, gap=1))
    assert not runs_on(raw(capitals[:79]), raw("năm 2031", 3, gap=1))


def test_an_empty_line_ends_hard_wrapped_text() -> None:
    line = "Uỷ ban giao việc dựng lại các lò gốm cũ trên bãi bồi cho"
    assert runs_on(raw(line), raw("Hợp tác xã.", 2))
    assert not runs_on(raw(line), raw("Hợp tác xã.", 3, gap=1))


def test_a_line_longer_than_a_page_is_wide_is_not_hard_wrapped() -> None:
    line = sentence(22, end=" cho")
    assert 100 < len(line) <= 120
    assert not runs_on(raw(line), raw("Hợp tác xã.", 2))
