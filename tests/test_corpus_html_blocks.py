"""The blocks of a web page: paragraphs, headings, lists, tables."""

from __future__ import annotations

import time

import pytest

from corpus.html_blocks import BlockBuilder, everything_below, set_node_aside
from corpus.html_notes import find_notes
from corpus.html_reader import read_html
from corpus.html_tree import Node, parse_html
from corpus.model import Report, SetAside
from corpus.raw import Hint, RawBlock
from corpus.read import read_report
from tests.corpus_texts import html_page


def blocks_of(body: str) -> list[RawBlock]:
    return read_html(html_page(body), "a.html").blocks


def texts(body: str) -> list[str]:
    return [block.plain for block in blocks_of(body)]


def aside(body: str) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in read_html(html_page(body), "a.html").set_aside]


def report_of(content: bytes) -> Report:
    return read_report("a.html", content)


def body_of(body: str) -> Node:
    return next(node for node in parse_html(html_page(body), "a.html").walk() if node.name == "body")


# -- paragraphs --------------------------------------------------------------------------------------------------------


def test_inline_elements_do_not_part_words() -> None:
    assert texts("<p>Kinh t<b>ế</b> - <i>xã</i> <span>hội</span>&nbsp; 2022</p>") == ["Kinh tế - xã hội 2022"]


def test_text_without_paragraphs() -> None:
    body = "Đoạn một kết thúc.<br>Đoạn hai<br>viết tiếp<br><br>đoạn ba<div>Đoạn bốn</div>đoạn năm"
    assert texts(body) == ["Đoạn một kết thúc.", "Đoạn hai viết tiếp", "đoạn ba", "Đoạn bốn", "đoạn năm"]


def test_headings_by_element_and_by_look() -> None:
    found = blocks_of("<h3>I. Kết quả</h3><p>Chữ.</p><p><b>1. Kinh tế</b></p><p>Chữ.</p><p><b>Thu:</b> khá.</p>")
    assert [block.hint for block in found] == [Hint.HEADING, Hint.NONE, Hint.HEADING, Hint.NONE, Hint.NONE]


def test_verbatim_text_keeps_its_lines() -> None:
    assert texts("<pre>1. Một\n2. Hai</pre>") == ["1. Một", "2. Hai"]


def test_text_in_the_fonts_of_old_encodings() -> None:
    body = (
        "<p style='font-family:\".VnTime\",serif'>Uû ban <b>nh©n</b> d©n n\u00adíc</p><font face=.VnTimeH>tØnh</font>"
    )
    assert texts(body) == ["Uỷ ban nhân dân nước", "TỈNH"]


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        ("<p style='font-weight:bold'>Kinh tế</p>", True),
        ("<p style='font-weight:600'>Kinh tế</p>", True),
        ("<p style='font-weight:normal'><b>Kinh tế</b></p>", True),
        ("<b><p style='font-weight:400'>Kinh tế</p></b>", False),
        ("<p><strong>Kinh</strong> <b>tế</b></p>", True),
        ("<p><b>Kinh</b> tế</p>", False),
        ("<h4>Kinh tế tăng khá.</h4>", True),
    ],
)
def test_bold_type_by_element_and_by_style(paragraph: str, heading: bool) -> None:
    assert (blocks_of(f"{paragraph}<p>Đoạn văn.</p>")[0].hint is Hint.HEADING) is heading


def test_empty_lines_above_a_paragraph_are_counted() -> None:
    assert blocks_of("<p>Một</p><p>&nbsp;</p><p> </p><p></p><p>Hai</p>")[1].gap == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>5 m<sup>2</sup></p>", "5 m²"),
        ("<p>5 m<span style='vertical-align:super'>2</span></p>", "5 m²"),
        ("<p>ngày 1<sup>st</sup></p>", "ngày 1st"),
    ],
)
def test_raised_text(body: str, expected: str) -> None:
    assert texts(body) == [expected]


# -- lists -------------------------------------------------------------------------------------------------------------


def test_lists_get_the_markers_that_are_shown() -> None:
    body = (
        "<ol><li>Một</li><li>Hai<ul><li>Ý</li><li><ul><li>Ý nhỏ</li></ul></li></ul></li></ol>"
        "<ol type=a start=3><li>Chữ</li></ol><ol type=I><li>Mã</li></ol>"
        "<ul><li>- Đã có gạch</li></ul><ul style='list-style:none'><li>Trơn</li></ul>"
    )
    assert texts(body) == ["1. Một", "2. Hai", "- Ý", "+ Ý nhỏ", "c. Chữ", "I. Mã", "- Đã có gạch", "Trơn"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<ol><li value=5>Một</li><li>Hai</li></ol>", ["5. Một", "6. Hai"]),
        ("<ol start=x><li>Một</li></ol>", ["1. Một"]),
        ("<ol style='list-style-type:upper-roman'><li>Một</li></ol>", ["I. Một"]),
        ("<ol style='list-style-type:decimal-leading-zero'><li>Một</li></ol>", ["01. Một"]),
        ("<ol type=x><li>Một</li></ol>", ["1. Một"]),
        ("<ol><li>a) Một</li><li>Hai</li></ol>", ["a) Một", "2. Hai"]),
        ("<ol><li>Một<p>Thêm</p></li><li></li><li>Ba</li></ol>", ["1. Một", "Thêm", "3. Ba"]),
        ("<li>Một</li>", ["Một"]),
        ("<menu><li>Một</li></menu>", ["- Một"]),
    ],
)
def test_markers_of_lists(items: str, expected: list[str]) -> None:
    around = " ".join(["Đời sống người dân ổn định."] * 5)  # a menu is left out where it is small
    builder = BlockBuilder(PAGE_WITHOUT_NOTES, set(), [])
    assert [block.plain for block in builder.build(body_of(f"<p>{around}</p>{items}"))][1:] == expected


PAGE_WITHOUT_NOTES = find_notes(Node("html", 1, None))


# -- tables ------------------------------------------------------------------------------------------------------------


def test_spanning_cells() -> None:
    body = (
        "<table><caption>Bảng 1</caption><thead><tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm</th></tr>"
        "<tr><th>2021</th><th>2022</th></tr></thead><tr><td>Thu</td><td>10</td><td>12</td></tr></table>"
    )
    report = report_of(html_page(body))
    assert report.tables[0].rows == (("Chỉ tiêu", "Năm", "Năm"), ("Chỉ tiêu", "2021", "2022"), ("Thu", "10", "12"))
    assert report.tables[0].header_rows == 2
    assert report.text == "Bảng 1\n\nChỉ tiêu | Năm\n2021 | 2022\nThu | 10 | 12"


def test_spans_without_end_cost_nothing() -> None:
    start = time.monotonic()
    rows = "".join(f"<tr><td rowspan=65534 colspan=1000>a{n}</td><td>b</td></tr>" for n in range(400))
    assert "a399" in " ".join(texts(f"<table>{rows}</table>"))
    assert time.monotonic() - start < 10


def test_tables_that_lay_out_a_page_give_paragraphs() -> None:
    inner = "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    found = blocks_of(f"<table><tr><td><p>Bên trái</p>{inner}</td><td><p>Bên phải</p></td></tr></table>")
    assert [block.rows or block.plain for block in found] == ["Bên trái", [["a", "1"], ["b", "2"]], "Bên phải"]
    assert texts("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>") == ["Một", "Hai"]


def test_text_between_rows_is_kept() -> None:
    rows = "<tr><td>a</td><td>1</td></tr><div>chỗ</div><tr><td>b</td><td>2</td></tr>"
    found = " ".join(texts(f"<table>lạc{rows}</table>"))
    assert "lạc" in found
    assert "chỗ" in found


def test_a_span_of_zero_rows_reaches_to_the_end() -> None:
    rows = "<tr><td rowspan=0>Lò</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>"
    assert blocks_of(f"<table>{rows}</table>")[0].rows == [["Lò", "1"], ["Lò", "2"], ["Lò", "3"]]


@pytest.mark.parametrize("role", ["presentation", "none"])
def test_a_table_may_say_that_it_is_none(role: str) -> None:
    assert texts(f"<table role={role}><tr><td>Lò</td><td>7</td></tr></table>") == ["Lò", "7"]


def test_a_table_with_a_long_text_lays_out_a_page() -> None:
    long = "Lò gốm đỏ lửa suốt mùa. " * 60
    assert texts(f"<table><tr><td>{long}</td><td>Bên cạnh</td></tr></table>") == [long.strip(), "Bên cạnh"]


def test_cells_without_a_row_are_a_row_each() -> None:
    table = Node("table", 1, None)
    for text in ("Lò", "Mẻ"):
        cell = Node("td", 1, table)
        cell.children.append(Node("#text", 1, cell, text))
        table.children.append(cell)
    page = Node("div", 1, None, children=[table])
    assert [block.plain for block in BlockBuilder(PAGE_WITHOUT_NOTES, set(), []).build(page)] == ["Lò", "Mẻ"]


def test_hidden_rows_and_cells_are_set_aside() -> None:
    rows = (
        "<tr><td>Lò</td><td hidden>ẩn một</td><td>7</td></tr><tr hidden><td>ẩn hai</td></tr>"
        "<tr><td>Mẻ</td><td>x</td><td>9</td></tr>"
    )
    body = f"<table>{rows}</table>"
    assert blocks_of(body)[0].rows == [["Lò", "", "7"], ["Mẻ", "x", "9"]]
    assert aside(body) == [("hidden", "ẩn một"), ("hidden", "ẩn hai")]


# -- what is set aside -------------------------------------------------------------------------------------------------


def test_deleted_text_and_programs() -> None:
    body = (
        "<p>Còn <del>bỏ</del> lại</p><script>var a='mã';</script><style>p{}</style><!-- ghi chú --><iframe>x</iframe>"
    )
    assert texts(body) == ["Còn lại"]
    assert aside(body) == [("deleted", "bỏ")]


def test_an_element_is_set_aside_with_all_its_words_and_lines() -> None:
    node = body_of("<div>Trang\n<b hidden>chủ</b>\n<script>mã</script><i>mới</i></div>").children[1]
    assert everything_below(node) == "Trang chủ mới"
    entries: list[SetAside] = []
    set_node_aside(entries, node, "website")
    assert entries == [SetAside("Trang chủ mới", "website", 4, 6)]


def test_an_element_without_words_leaves_no_entry() -> None:
    entries: list[SetAside] = []
    set_node_aside(entries, body_of("<div>… <img></div>"), "website")
    assert entries == []


# -- notes -------------------------------------------------------------------------------------------------------------


def test_a_note_is_one_block_without_its_label() -> None:
    page = (
        "<p>A<a href='#fn1'>1</a></p><div id=fn1><p>[1] Một<br>dòng.</p><p>Hai.</p></div>"
        "<p>B<a href='#fn2'>2</a></p><p id=fn2>[2]&nbsp;</p>"
    )
    notes = find_notes(parse_html(html_page(page), "a.html"))
    builder = BlockBuilder(notes, set(), [])
    found = builder.note("1")
    assert found is not None
    assert (found.plain, found.hint, found.label) == ("Một dòng. Hai.", Hint.NOTE, "1")
    assert builder.note("2") is None
