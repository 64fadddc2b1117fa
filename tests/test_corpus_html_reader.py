from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.formats import READERS
from corpus.html_reader import read_html
from corpus.model import BlockKind, Report
from corpus.raw import MARK, Hint, RawBlock
from corpus.read import read_report

LONG = "Tổng sản phẩm trên địa bàn tăng khá so với cùng kỳ, các ngành đều có đóng góp, đời sống người dân ổn định hơn. "
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>".encode()


def blocks_of(body: str) -> list[RawBlock]:
    return read_html(page(body), "a.html").blocks


def texts(body: str) -> list[str]:
    return [block.plain for block in blocks_of(body)]


def aside(body: str) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in read_html(page(body), "a.html").set_aside]


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".html", read_html)


def report_of(content: bytes) -> Report:
    return read_report("a.html", content)


# -- paragraphs and lines ----------------------------------------------------------------------------------------------


def test_paragraphs_know_their_lines() -> None:
    content = page("<p>Dòng\nhai dòng</p>\n\n<h2>Kinh\ntế</h2><p>Sau</p>")
    report = report_of(content)
    lines = content.decode().split("\n")
    for word in ("Dòng", "hai", "Kinh", "tế", "Sau"):
        start = report.text.index(word)
        first, _ = report.lines(start, start + len(word))
        assert word in lines[first - 1]


def test_inline_elements_do_not_part_words() -> None:
    assert texts("<p>Kinh t<b>ế</b> - <i>xã</i> <span>hội</span>&nbsp; 2022</p>") == ["Kinh tế - xã hội 2022"]


def test_text_without_paragraphs() -> None:
    body = "Đoạn một kết thúc.<br>Đoạn hai<br>viết tiếp<br><br>đoạn ba<div>Đoạn bốn</div>đoạn năm"
    assert texts(body) == ["Đoạn một kết thúc.", "Đoạn hai viết tiếp", "đoạn ba", "Đoạn bốn", "đoạn năm"]


def test_headings_by_element_and_by_look() -> None:
    found = blocks_of("<h3>I. Kết quả</h3><p>Chữ.</p><p><b>1. Kinh tế</b></p><p>Chữ.</p><p><b>Thu:</b> khá.</p>")
    assert [block.hint for block in found] == [Hint.HEADING, Hint.NONE, Hint.HEADING, Hint.NONE, Hint.NONE]


def test_lists_get_the_markers_that_are_shown() -> None:
    body = (
        "<ol><li>Một</li><li>Hai<ul><li>Ý</li><li><ul><li>Ý nhỏ</li></ul></li></ul></li></ol>"
        "<ol type=a start=3><li>Chữ</li></ol><ol type=I><li>Mã</li></ol>"
        "<ul><li>- Đã có gạch</li></ul><ul style='list-style:none'><li>Trơn</li></ul>"
    )
    assert texts(body) == ["1. Một", "2. Hai", "- Ý", "+ Ý nhỏ", "c. Chữ", "I. Mã", "- Đã có gạch", "Trơn"]


def test_verbatim_text_keeps_its_lines() -> None:
    assert texts("<pre>1. Một\n2. Hai</pre>") == ["1. Một", "2. Hai"]


def test_text_in_the_fonts_of_old_encodings() -> None:
    body = (
        "<p style='font-family:\".VnTime\",serif'>Uû ban <b>nh©n</b> d©n n\u00adíc</p><font face=.VnTimeH>tØnh</font>"
    )
    assert texts(body) == ["Uỷ ban nhân dân nước", "TỈNH"]


# -- tables ------------------------------------------------------------------------------------------------------------


def test_spanning_cells() -> None:
    body = (
        "<table><caption>Bảng 1</caption><thead><tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm</th></tr>"
        "<tr><th>2021</th><th>2022</th></tr></thead><tr><td>Thu</td><td>10</td><td>12</td></tr></table>"
    )
    report = report_of(page(body))
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


def test_letterhead() -> None:
    body = (
        f"<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH A<br>Số: 12/BC-UBND</td><td>{MOTTO}<br>Độc lập - Tự do - Hạnh phúc"
        "<br><i>Cần Thơ, ngày 05 tháng 3 năm 2024</i></td></tr></table><p>BÁO CÁO</p><p>Về năm 2023</p><p>Khá.</p>"
    )
    report = report_of(page(body))
    assert (report.metadata.number, report.metadata.issued) == ("12/BC-UBND", "2024-03-05")


# -- notes -------------------------------------------------------------------------------------------------------------

WORD_NOTES = (
    "<p>Tăng 7,13<a href='#_ftn1' name='_ftnref1'><sup><![if !supportFootnotes]>[1]<![endif]></sup></a> điểm; xem "
    "<a href='#muc2'>2</a>.</p><p id=muc2>Mục hai<a href='#_edn1' name='_ednref1'>[i]</a>.</p>"
    "<hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Theo giá <b>so sánh</b>.</p><p>Đoạn sau.</p></div>"
    "<div id=edn1><p><a href='#_ednref1' name='_edn1'>[i]</a> Ở cuối.</p></div>"
)


def test_notes_of_pages_saved_by_word() -> None:
    found = blocks_of(WORD_NOTES)
    assert [(block.hint is Hint.NOTE, block.label, block.plain) for block in found] == [
        (False, None, "Tăng 7,13 điểm; xem 2."),
        (True, "1", "Theo giá so sánh. Đoạn sau."),
        (False, None, "Mục hai."),
        (True, "i", "Ở cuối."),
    ]
    assert MARK.sub(r"{\1}", found[0].text) == "Tăng 7,13{1} điểm; xem 2."


def test_notes_in_a_list_with_ways_back() -> None:
    body = (
        "<p>Một<sup id='r1'><a href='#x1'>1</a></sup> hai<sup id='r2'><a href='#x2'>2</a></sup></p><section><ol>"
        "<li id='x1'>Chú thích một. <a href='#r1'>↩</a></li><li id='x2'>Chú thích hai. <a href='#r2'>↩</a></li></ol>"
        "</section>"
    )
    report = report_of(page(body))
    assert [(n.label, report.text[n.start : n.end]) for n in report.footnotes] == [
        ("1", "Chú thích một."),
        ("2", "Chú thích hai."),
    ]
    assert report.text.startswith("Một hai\n\nChú thích một.")


def test_notes_of_pages_saved_by_libreoffice() -> None:
    body = (
        "<p>Tăng 7,13<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a> điểm</p>"
        "<div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a>Ước tính.</p>"
        "<p>Đoạn sau.</p></div>"
    )
    assert [(block.plain, block.label) for block in blocks_of(body)] == [
        ("Tăng 7,13 điểm", None),
        ("Ước tính. Đoạn sau.", "1"),
    ]


def test_two_documents_on_a_page_count_their_notes_anew() -> None:
    one = "<p>A<a href='#{0}_ftn1' id='{0}_r'>[1]</a></p><p id='{0}_ftn1'><a href='#{0}_r'>[1]</a> Của {0}.</p>"
    report = report_of(page(one.format("x") + one.format("y")))
    assert [(n.label, report.text[n.start : n.end], n.host) for n in report.footnotes] == [
        ("1", "Của x.", 0),
        ("1-2", "Của y.", 2),
    ]


def test_raised_numbers() -> None:
    body = "<p>5.000 m<sup>2</sup>, 10<sup>6</sup> người<sup>(1)</sup></p><p><sup>(1)</sup> Kể cả tạm trú.</p>"
    report = report_of(page(body))
    assert report.text == "5.000 m², 10⁶ người\n\nKể cả tạm trú."
    assert [block.kind for block in report.blocks] == [BlockKind.TITLE, BlockKind.NOTE]


# -- what is shown -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>ẩn đi</p>",
        "<p style='display: none'>ẩn đi</p>",
        "<p style='visibility:hidden'>ẩn đi</p>",
        "<p style='color:#FFF'>ẩn đi</p>",
        "<p><font color=white>ẩn đi</font></p>",
        "<p style='font-size:0'>ẩn đi</p>",
        "<p style='font-size: 1px !important'>ẩn đi</p>",
        "<p style='opacity:0.0'>ẩn đi</p>",
        "<div style='width:0;height:0;overflow:hidden'>ẩn đi</div>",
        "<p style='text-indent:-9999px'>ẩn đi</p>",
        "<p style='position:absolute;left:-9999px'>ẩn đi</p>",
        "<span style='mso-hide:all'>ẩn đi</span>",
        "<template><p>ẩn đi</p></template>",
        "<noscript>ẩn đi</noscript>",
        "<table><tr><td>a<td>1</tr><tr hidden><td>ẩn<td>đi</tr><tr><td>b<td>2</tr></table>",
    ],
)
def test_hidden_text_is_set_aside(hidden: str) -> None:
    body = f"<p>{LONG}</p>{hidden}<p>{LONG}</p>"
    assert not any("ẩn" in text for text in texts(body))
    assert aside(body) == [("hidden", "ẩn đi")]


def test_white_text_on_a_dark_ground_is_shown() -> None:
    cells = "<table><tr><td style='color:#fff'>Chỉ tiêu</td><td>Số</td></tr><tr><td>Thu</td><td>1</td></tr></table>"
    body = f"<div style='background:#003366'><p style='color:white'>Chữ trắng</p></div>{cells}"
    assert aside(body) == []
    assert texts(body)[0] == "Chữ trắng"


def test_deleted_text_and_programs() -> None:
    body = (
        "<p>Còn <del>bỏ</del> lại</p><script>var a='mã';</script><style>p{}</style><!-- ghi chú --><iframe>x</iframe>"
    )
    assert texts(body) == ["Còn lại"]
    assert aside(body) == [("deleted", "bỏ")]


# -- the page around the document --------------------------------------------------------------------------------------

DOCUMENT = (
    f"<table><tr><td>ỦY BAN NHÂN DÂN</td><td>{MOTTO}</td></tr></table><p><b>BÁO CÁO</b></p>"
    + f"<p>{LONG}</p>" * 12
    + "<p>Nơi nhận:</p><p>- Lưu: VT.</p>"
)
MENU = (
    "<ul><li><a href='/a'>Trang chủ</a></li><li><a href='/b'>Văn bản mới</a></li><li><a href='/c'>Hỏi đáp</a></li></ul>"
)
RELATED = "<div class='box'><a href='/1'>Báo cáo quý một</a><br><a href='/2'>Báo cáo quý hai</a></div>"


@pytest.mark.parametrize(
    "frame",
    [
        "<div id='toanvancontent'>{}</div>",
        "<div class='content1'><div>{}</div></div>",
        "<article><div class='x'>{}</div></article>",
        "<main>{}</main>",
        "<form id='aspnetForm'><table><tr><td>{}</td></tr></table></form>",
        "<div><div><div>{}</div></div></div>",
        "{}",
    ],
)
def test_only_the_document_is_read(frame: str) -> None:
    comments = "<div class='binh-luan'><p>Ai đó: rất hay</p></div>"
    body = f"<div class='top'>{MENU}</div>{frame.format(DOCUMENT)}{RELATED}{comments}<footer>Liên hệ: 0292</footer>"
    found = texts(body)
    assert found[0] == f"ỦY BAN NHÂN DÂN{MOTTO}"
    assert found[-1] == "- Lưu: VT."
    assert not any("Trang chủ" in text or "quý một" in text or "rất hay" in text or "0292" in text for text in found)
    site = " ".join(text for reason, text in aside(body) if reason == "website")
    assert all(words in site for words in ("Trang chủ", "Báo cáo quý một", "rất hay", "Liên hệ: 0292"))


def test_every_word_is_read_or_set_aside() -> None:
    body = f"<div>{MENU}<div style='display:none'>menu ẩn</div></div>{DOCUMENT}{RELATED}"
    document = read_html(page(body), "a.html")
    everything = " ".join([*(block.plain for block in document.blocks), *(entry.text for entry in document.set_aside)])
    for word in ("Trang", "Hỏi", "menu", "NHÂN", "Tổng", "Lưu", "quý"):
        assert word in everything


def test_a_title_outside_the_named_element_is_not_cut_off() -> None:
    body = f"<div id='noidung'><p>{MOTTO}</p><div class='content'>" + f"<p>{LONG}</p>" * 9 + f"</div></div>{MENU}"
    assert texts(body)[0] == MOTTO


def test_the_properties_of_a_document_without_letterhead() -> None:
    table = (
        "<table><tr><td>Số hiệu:</td><td>12/BC-UBND</td><td>Ngày ban hành:</td><td>05/03/2024</td></tr>"
        "<tr><td>Loại văn bản:</td><td>Báo cáo</td><td>Người ký:</td><td>Trần Văn B</td></tr></table>"
    )
    body = f"<div class='tt'>{table}</div>{MENU}<div id='noidung'><p>BÁO CÁO</p>" + f"<p>{LONG}</p>" * 9 + "</div>"
    metadata = report_of(page(body)).metadata
    assert (metadata.number, metadata.issued, metadata.signer) == ("12/BC-UBND", "2024-03-05", "Trần Văn B")


def test_a_page_without_text() -> None:
    for body in ("", "<script>a</script>", f"<p hidden>{LONG}</p>"):
        with pytest.raises(ReadError, match="file_empty"):
            read_html(page(body), "a.html")


# -- encodings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Kinh tế</p>".encode(), "Kinh tế"),
        ("<p>Kinh tế</p>".encode("utf-8-sig"), "Kinh tế"),
        ("<p>Kinh tế</p>".encode("utf-16"), "Kinh tế"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Kinh tế</p></html>'.encode(), "Kinh tế"),
        ("<meta charset=windows-1258><p>Kinh t\u00ea\u0301</p>".encode("cp1258"), "Kinh tế"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>\x93a\x94 \xe9</p>", "“a” é"),
        ('<meta charset="windows-1252"><p>Kinh tế</p>'.encode(), "Kinh tế"),
        ('<meta charset="khong-co"><p>Kinh tế</p>'.encode(), "Kinh tế"),
        (b"<p>a&nbsp;b&#8209;c &eacute; &#0; &amp;lt;</p>", "a b‑c é � &lt;"),
    ],
)
def test_encodings(content: bytes, expected: str) -> None:
    assert read_html(content, "a.html").blocks[0].plain == expected


# -- pages that are not what they say ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<div>" * 50_000 + b"x", "nested_too_deeply"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">x", "too_many_attributes"),
    ],
)
def test_pages_that_would_take_for_ever(content: bytes, reason: str) -> None:
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_html(content, "a.html")
    assert (caught.value.code, caught.value.detail["reason"]) == ("file_corrupt", reason)
    assert time.monotonic() - start < 5


def test_deep_nesting_loses_no_text() -> None:
    assert texts("<div>" * 1000 + "sâu" + "</div>" * 1000 + "<p>nông</p>") == ["sâu", "nông"]


def test_entities_are_not_resolved() -> None:
    content = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>x&a;y</p>'
    assert "&a;" in read_html(content, "a.html").blocks[-1].plain


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.one_of(st.binary(max_size=400), st.text(alphabet="<>/ap=\"'& -!tdrliuols#1[]", max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ReadError):
        read_html(content, "a.html")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.data())
def test_damaged_pages_are_read_or_refused(data: st.DataObject) -> None:
    whole = page(WORD_NOTES + DOCUMENT[:900] + MENU)
    damaged = bytearray(whole[: data.draw(st.integers(20, len(whole)))])
    for _ in range(data.draw(st.integers(0, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with suppress(ReadError):
        report_of(bytes(damaged))


SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


@pytest.mark.parametrize("source", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_samples_read_back(source: Path) -> None:
    rendered = SAMPLES.parent / "renderings" / f"{source.stem}.html"
    if not rendered.exists():
        pytest.skip("the samples are not rendered: python -m scripts.make_samples")
    expected, found = read_report(source.name, source.read_bytes()), report_of(rendered.read_bytes())
    assert found.text == expected.text
    assert [(b.kind, b.level, b.section, b.label) for b in found.blocks] == [
        (b.kind, b.level, b.section, b.label) for b in expected.blocks
    ]
    assert [(n.label, n.start, n.anchor) for n in found.footnotes] == [
        (n.label, n.start, n.anchor) for n in expected.footnotes
    ]
    assert [(t.rows, t.header_rows) for t in found.tables] == [(t.rows, t.header_rows) for t in expected.tables]
