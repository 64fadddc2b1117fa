from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.docx_reader import read_docx
from corpus.errors import ReadError
from corpus.formats import READERS
from corpus.model import BlockKind, Report
from corpus.numerals import formatted
from corpus.raw import MARK, Hint, RawBlock
from corpus.read import read_report
from tests.docx_files import NAMESPACES, cell, docx, level, numbered, p, run, table

FOOTNOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
ENDNOTE = '<w:r><w:endnoteReference w:id="{}"/></w:r>'
SUPER = '<w:vertAlign w:val="superscript"/>'


def note(kind: str, identifier: int, text: str) -> str:
    inside = p(f"<w:r><w:{kind}Ref/></w:r>" + run(" " + text))
    return f'<w:{kind} w:id="{identifier}">{inside}</w:{kind}>'


def blocks_of(content: bytes) -> list[RawBlock]:
    return read_docx(content, "a.docx").blocks


def texts(content: bytes) -> list[str]:
    return [block.plain for block in blocks_of(content)]


def aside(content: bytes) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in read_docx(content, "a.docx").set_aside]


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".docx", read_docx)


def report_of(content: bytes) -> Report:
    return read_report("a.docx", content)


# -- paragraphs and lines ----------------------------------------------------------------------------------------------


def test_paragraphs_in_order_with_their_numbers() -> None:
    content = docx(p("Mở đầu") + p() + table(cell(p("Ô một")) + cell(p("Ô hai"))) + p("Kết thúc"))
    found = [(block.plain, block.first_line, block.gap) for block in blocks_of(content)]
    assert found == [("Mở đầu", 1, 0), ("Ô mộtÔ hai", 3, 1), ("Kết thúc", 5, 0)]


def test_runs_are_joined_and_cleaned() -> None:
    body = p(run("Xua") + run("\u0302\u0301") + run("t kha\u0302\u0309u  ") + run("  tăng\u00ad"))
    assert texts(docx(body)) == ["Xuất khẩu tăng"]


def test_tabs_breaks_and_hyphens() -> None:
    body = p(
        f"<w:r><w:t>66</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t><w:tab/><w:t>phát</w:t><w:softHyphen/></w:r>{run('triển')}"
    )
    assert texts(docx(body)) == ["66-NQ/TW pháttriển"]


def test_a_typed_break_before_a_marker_starts_a_paragraph() -> None:
    body = p("<w:r><w:t>Gồm:</w:t><w:br/><w:t>- Việc thứ nhất;</w:t><w:br/><w:t>- Việc thứ hai</w:t></w:r>")
    assert texts(docx(body)) == ["Gồm:", "- Việc thứ nhất;", "- Việc thứ hai"]


def test_a_typed_break_in_a_title_is_a_space() -> None:
    body = p("<w:r><w:t>VỀ VIỆC GIAO</w:t><w:br/><w:t>CHỈ TIÊU NĂM</w:t></w:r>")
    assert texts(docx(body)) == ["VỀ VIỆC GIAO CHỈ TIÊU NĂM"]


def test_characters_of_footnote_marks_cannot_be_smuggled_in() -> None:
    assert texts(docx(p("a\ue0001\ue001b"))) == ["a1b"]
    assert not MARK.search(blocks_of(docx(p("a\ue0001\ue001b")))[0].text)


def test_text_in_the_fonts_of_old_encodings() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    soft = f"<w:r><w:rPr>{font}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    body = p(
        run("Uû ban nh©n d©n ", font)
        + soft
        + run(" Ủy ban nhân dân", font)
        + run(" n©u", '<w:rFonts w:hAnsi="Arial"/>')
    )
    assert texts(docx(body)) == ["Uỷ ban nhân dân nước Ủy ban nhân dân n©u"]


# -- notes -------------------------------------------------------------------------------------------------------------


def test_footnotes_stand_at_their_place_and_behind_their_paragraph() -> None:
    parts = {"footnotes": note("footnote", 7, "Theo giá so sánh.") + note("footnote", 5, "Số ước tính.")}
    content = docx(p(run("Tăng 7,13") + FOOTNOTE.format(5) + run(" điểm") + FOOTNOTE.format(7)) + p("Hết"), parts)
    first, one, two, last = blocks_of(content)
    assert MARK.sub(r"[\1]", first.text) == "Tăng 7,13[1] điểm[2]"
    assert (one.hint, one.label, one.plain, one.first_line) == (Hint.NOTE, "1", "Số ước tính.", 1)
    assert (two.label, two.plain) == ("2", "Theo giá so sánh.")
    assert last.plain == "Hết"
    report = report_of(content)
    before = [report.text[: found.anchor] for found in report.footnotes]
    assert [text.split()[-1] for text in before] == ["7,13", "điểm"]


def test_endnotes_do_not_collide_with_footnotes() -> None:
    parts = {
        "footnotes": note("footnote", 1, "Chú thích chân trang."),
        "endnotes": note("endnote", 1, "Chú thích cuối."),
    }
    body = p(run("Một") + FOOTNOTE.format(1) + run("hai") + ENDNOTE.format(1))
    assert [block.label for block in blocks_of(docx(body, parts))] == [None, "1", "i"]
    same = {**parts, "settings": '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'}
    assert [block.label for block in blocks_of(docx(body, same))] == [None, "1", "e1"]


def test_typed_marks_number_formats_and_sections() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    counting = '<w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/>'
    section = f"<w:sectPr><w:footnotePr>{counting}</w:footnotePr></w:sectPr>"
    parts = {"footnotes": "".join(note("footnote", n, f"Chú thích {n}.") for n in (1, 2, 3))}
    body = p(run("A") + custom) + p(run("B") + FOOTNOTE.format(2), section) + p(run("C") + FOOTNOTE.format(3)) + section
    assert [block.label for block in blocks_of(docx(body, parts)) if block.label] == ["*", "a", "a"]
    report = report_of(docx(body, parts))
    assert [report.blocks[found.host].origins[0].line for found in report.footnotes] == [1, 2, 3]


def test_a_footnote_in_a_table_stands_behind_the_table() -> None:
    parts = {"footnotes": note("footnote", 1, "Không kể huyện mới.")}
    content = docx(table(cell("Huyện") + cell("Số"), cell(p(run("A") + FOOTNOTE.format(1))) + cell("5")), parts)
    report = report_of(content)
    assert [block.kind for block in report.blocks] == [BlockKind.TABLE, BlockKind.NOTE]
    assert report.text[: report.footnotes[0].anchor].endswith("\nA")


def test_notes_that_nothing_refers_to_are_set_aside() -> None:
    parts = {"footnotes": note("footnote", 1, "Không ai thấy.")}
    assert aside(docx(p("Chữ"), parts)) == [("hidden", "Không ai thấy.")]


def test_a_deleted_reference_takes_its_note_with_it() -> None:
    parts = {"footnotes": note("footnote", 1, "Đã bỏ.") + note("footnote", 2, "Còn lại.")}
    body = p(run("A") + f"<w:del>{FOOTNOTE.format(1)}</w:del>" + FOOTNOTE.format(2))
    assert [(block.label, block.plain) for block in blocks_of(docx(body, parts))] == [(None, "A"), ("1", "Còn lại.")]
    assert aside(docx(body, parts)) == [("deleted", "Đã bỏ.")]


def test_typed_footnotes_units_and_powers() -> None:
    body = p(
        run("Diện tích 5.000 m")
        + run("2", SUPER)
        + run(", dân số 10")
        + run("6", SUPER)
        + run(" người")
        + run("1", SUPER)
    ) + p(run("1", SUPER) + run(" Kể cả tạm trú."))
    assert blocks_of(docx(body))[0].text == "Diện tích 5.000 m², dân số 10⁶ người<sup>1</sup>"
    report = report_of(docx(body))
    assert [(found.label, report.text[found.start : found.end]) for found in report.footnotes] == [
        ("1", "Kể cả tạm trú.")
    ]
    assert report.text.startswith("Diện tích 5.000 m², dân số 10⁶ người\n")


@pytest.mark.parametrize("look", [SUPER, '<w:position w:val="8"/><w:sz w:val="19"/>', '<w:rStyle w:val="Up"/>'])
def test_a_raised_number_without_a_note_never_joins_the_number_before_it(look: str) -> None:
    styles = f'<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr>{SUPER}</w:rPr></w:style>'
    assert texts(docx(p(run("7,13") + run("3", look) + run(" điểm")), {"styles": styles})) == ["7,13³ điểm"]


# -- headings ----------------------------------------------------------------------------------------------------------

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Muc"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "hint"),
    [
        (p("Kinh tế", '<w:pStyle w:val="H1"/>'), Hint.HEADING),
        (p("Kinh tế", '<w:pStyle w:val="Child"/>'), Hint.HEADING),
        (p("Kinh tế", '<w:outlineLvl w:val="2"/>'), Hint.HEADING),
        (p("Kinh tế", '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>'), Hint.NONE),
        (p("Kinh tế", '<w:pStyle w:val="Loop"/>'), Hint.NONE),
        (p(" ".join(["Chữ"] * 40) + ".", '<w:pStyle w:val="H1"/>'), Hint.NONE),
        (p(run("Kinh tế và đời sống", "<w:b/>")), Hint.HEADING),
        (p(run("1. ", "<w:b/>") + run("Kinh tế", "<w:b/>")), Hint.HEADING),
        (p(run("Kinh tế:", "<w:b/>") + run(" tăng khá")), Hint.NONE),
        (p(run("Kinh tế tăng khá.", "<w:b/>")), Hint.NONE),
        (p(run("Trong đó:", "<w:b/>")), Hint.NONE),
        (p(run("Bảng 2. Thu ngân sách", "<w:b/>")), Hint.NONE),
        (p(run("Kinh tế", '<w:b w:val="0"/>')), Hint.NONE),
        (p(run(" ".join(["Đậm"] * 31), "<w:b/>")), Hint.NONE),
    ],
)
def test_headings(paragraph: str, hint: Hint) -> None:
    content = docx(paragraph + p("Đoạn văn bên dưới."), {"styles": STYLES})
    assert blocks_of(content)[0].hint is hint


def test_bold_text_that_goes_on_below_is_no_heading() -> None:
    content = docx(p(run("Tổng thu ngân sách", "<w:b/>")) + p("trên địa bàn tăng khá."))
    assert blocks_of(content)[0].hint is Hint.NONE


def test_capitals_are_read_as_they_are_shown() -> None:
    assert texts(docx(p(run("đánh giá chung", "<w:caps/>")))) == ["ĐÁNH GIÁ CHUNG"]


# -- numbering ---------------------------------------------------------------------------------------------------------


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'}


def test_levels_count_restart_and_combine() -> None:
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
    body = "".join(numbered(f"Mục {n}", 1, place) for n, place in enumerate((0, 1, 1, 2, 2, 0, 1, 2)))
    expected = ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]
    assert [text.split(" ")[0] for text in texts(docx(body, parts))] == expected


def test_legal_numbering_and_levels_that_were_skipped() -> None:
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    body = numbered("Con", 1, 1) + numbered("Con", 1, 1) + numbered("Cha", 1, 0) + numbered("Con", 1, 1)
    assert texts(docx(body, parts)) == ["1.1. Con", "1.2. Con", "II. Cha", "2.1. Con"]


def test_start_overrides_and_shared_counters() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("Ý", number) for number in (1, 1, 2, 3, 3, 1))
    found = texts(docx(body, numbering(level(0, "decimal", "(%1)"), nums=nums)))
    assert found == ["(1) Ý", "(2) Ý", "(3) Ý", "(7) Ý", "(8) Ý", "(9) Ý"]


@pytest.mark.parametrize(
    ("typed", "shown"), [("-", "- Ý"), ("+", "+ Ý"), ("\uf0b7", "• Ý"), ("o", "• Ý"), ("–", "- Ý")]
)
def test_bullets(typed: str, shown: str) -> None:
    assert texts(docx(numbered("Ý", 1), numbering(level(0, "bullet", typed)))) == [shown]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (5, "chicago", "**"),
        (15, "vietnameseCounting", "Mười lăm"),
        (21, "vietnameseCounting", "Hai mươi mốt"),
        (3, "vietnameseCounting", "Ba"),
        (30, "vietnameseCounting", "Ba mươi"),
        (7, "none", ""),
        (7, "ordinalText", "7"),
        (0, "upperRoman", "0"),
    ],
)
def test_number_formats(number: int, style: str, shown: str) -> None:
    assert formatted(number, style) == shown


def test_numbering_of_a_style_and_numbering_taken_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="Muc 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", more='<w:pStyle w:val="Muc2"/>'))
    body = (
        p("Có số", '<w:pStyle w:val="Muc2"/>')
        + p("Không số", '<w:pStyle w:val="Muc2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Có số", '<w:pStyle w:val="Muc2"/>')
    )
    assert texts(docx(body, {**parts, "styles": styles})) == ["1. Có số", "Không số", "2. Có số"]


def test_a_heading_that_word_numbers() -> None:
    parts = {**numbering(level(0, "upperRoman", "PHẦN %1:")), "styles": STYLES}
    heading = p("Kết quả", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    report = report_of(docx(p("BÁO CÁO") + p("Công việc của một năm") + heading + p("Đoạn văn."), parts))
    assert report.text.endswith("PHẦN I: Kết quả\n\nĐoạn văn.")
    assert report.blocks[2].kind is BlockKind.HEADING
    assert report.blocks[3].section == ("PHẦN I: Kết quả",)


# -- tables ------------------------------------------------------------------------------------------------------------


def test_spanning_cells_repeat_in_rows_and_are_said_once() -> None:
    content = docx(
        table(
            cell("Chỉ tiêu", '<w:vMerge w:val="restart"/>') + cell("Năm 2022", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("Kế hoạch") + cell("Thực hiện"),
            cell("Thu") + cell("10") + cell("12"),
        )
    )
    report = report_of(content)
    assert report.tables[0].rows == (
        ("Chỉ tiêu", "Năm 2022", "Năm 2022"),
        ("Chỉ tiêu", "Kế hoạch", "Thực hiện"),
        ("Thu", "10", "12"),
    )
    assert report.tables[0].header_rows == 2
    assert report.text == "Chỉ tiêu | Năm 2022\nKế hoạch | Thực hiện\nThu | 10 | 12"
    start = report.text.index("Thực")
    assert report.lines(start, start + 9) == (5, 5)


def test_header_rows_that_the_file_names() -> None:
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    content = docx(table(header + cell("1") + cell("2"), header + cell("3") + cell("4"), cell("5") + cell("6")))
    assert blocks_of(content)[0].header_rows == 2


def test_a_table_of_one_column_is_a_frame() -> None:
    assert texts(docx(table(cell(p("Đoạn một.") + p("Đoạn hai."))))) == ["Đoạn một.", "Đoạn hai."]


def test_nested_tables_are_flattened() -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d")) + p()
    assert blocks_of(docx(table(cell("Tên") + cell("Số"), cell("Ô") + cell(inner))))[0].rows == [
        ["Tên", "Số"],
        ["Ô", "a b c d"],
    ]


def test_a_letterhead_gives_its_number_place_and_date() -> None:
    left, right = p("ỦY BAN NHÂN DÂN") + p("TỈNH A") + p("Số: 12/BC-UBND"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    right += p("Độc lập - Tự do - Hạnh phúc") + p("Cần Thơ, ngày 05 tháng 3 năm 2024")
    report = report_of(
        docx(table(cell(left) + cell(right)) + p("BÁO CÁO") + p("Tình hình năm 2023") + p("Kinh tế khá."))
    )
    assert (report.metadata.number, report.metadata.issued) == ("12/BC-UBND", "2024-03-05")
    assert [entry.reason for entry in report.set_aside] == ["letterhead"]


# -- text boxes, fields, changes, hidden text --------------------------------------------------------------------------


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = [(block.plain, block.first_line) for block in blocks_of(docx(p(run("Ngoài") + drawing) + p("Sau")))]
    assert found == [("Ngoài", 1), ("Trong khung", 2), ("Sau", 3)]


def test_tracked_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>giảm 5%</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('chỗ cũ')}</w:moveFrom>"
    content = docx(
        p(
            run("Thu ")
            + deleted
            + f"<w:ins>{run('tăng 7%')}</w:ins>"
            + moved
            + f"<w:moveTo>{run(' chỗ mới')}</w:moveTo>"
        )
    )
    assert texts(content) == ["Thu tăng 7% chỗ mới"]
    assert aside(content) == [("deleted", "giảm 5%chỗ cũ")]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    content = docx(p("Câu còn ", "<w:rPr><w:del/></w:rPr>") + p("dở dang."))
    assert texts(content) == ["Câu còn dở dang."]


def test_a_deleted_paragraph_end_with_nothing_behind_it() -> None:
    ended = p("Hết ", "<w:rPr><w:del/></w:rPr>")
    content = docx(ended + table(cell(ended) + cell("b"), cell("c") + cell("1")) + ended)
    assert [block.rows or block.plain for block in blocks_of(content)] == ["Hết", [["Hết", "b"], ["c", "1"]], "Hết"]


def test_deleted_rows() -> None:
    content = docx(
        table(cell("a") + cell("b"), "<w:trPr><w:del/></w:trPr>" + cell("bỏ") + cell("x"), cell("c") + cell("1"))
    )
    assert blocks_of(content)[0].rows == [["a", "b"], ["c", "1"]]
    assert aside(content) == [("deleted", "bỏ\nx")]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_give_their_result_only() -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>'
    nested = field("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("begin") + run("lệnh") + field("end")
    complex_ = nested + field("separate") + run("kết quả") + field("end")
    content = docx(p(run("Trang ") + simple + run(" ") + complex_))
    assert texts(content) == ["Trang 12 kết quả"]
    assert aside(content) == [("residue", "lệnh")]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert texts(docx(p(run("Đầu ") + field("begin") + run("giữa")) + p("cuối"))) == ["Đầu giữa", "cuối"]


@pytest.mark.parametrize(
    "look",
    ["<w:vanish/>", '<w:rStyle w:val="Gone"/>', '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'],
)
def test_hidden_text_is_set_aside(look: str) -> None:
    content = docx(p(run("Thấy") + run(" không thấy", look)), {"styles": STYLES})
    assert texts(content) == ["Thấy"]
    assert aside(content) == [("hidden", "không thấy")]


def test_white_text_on_a_dark_ground_is_shown() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shaded = run("nền", white + '<w:shd w:val="clear" w:fill="1F4E79"/>')
    content = docx(p(shaded) + table(cell(p(run("Chỉ tiêu", white))) + cell("Số"), cell("Thu") + cell("1")))
    assert texts(content)[0] == "nền"
    assert blocks_of(content)[1].rows[0] == ["Chỉ tiêu", "Số"]
    assert aside(content) == []


def test_comments_heads_and_contents_are_set_aside() -> None:
    parts = {
        "comments": f'<w:comment w:id="3">{p("Xem lại số này")}</w:comment>',
        "header1": p("Dự thảo lần 2"),
        "footer1": p("Trang"),
        "styles": STYLES,
    }
    comment = '<w:r><w:commentReference w:id="3"/></w:r>'
    content = docx(p("I. Kết quả 5", '<w:pStyle w:val="TOC1"/>') + p(run("Chữ") + comment), parts)
    assert texts(content) == ["Chữ"]
    found = read_docx(content, "a.docx").set_aside
    assert sorted((entry.reason, entry.text, entry.first_line) for entry in found) == [
        ("comment", "Xem lại số này", 2),
        ("contents", "I. Kết quả 5", 1),
        ("running head", "Dự thảo lần 2", 1),
        ("running head", "Trang", 2),
    ]


def test_ruby_and_symbols() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('đọc')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>"
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>'
    assert texts(docx(p(ruby + symbol + run("5")))) == ["chữ≥5"]


def test_content_controls_links_and_equations() -> None:
    sdt = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Trong ô điều khiển')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{run("liên kết")}</w:hyperlink>'
    math = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    assert texts(docx(sdt + p(run("Có ") + link + run(" và ") + math))) == ["Trong ô điều khiển", "Có liên kết và a/b"]


# -- files that are not what they say ----------------------------------------------------------------------------------


def error_of(content: bytes) -> tuple[str, object]:
    with pytest.raises(ReadError) as caught:
        read_docx(content, "a.docx")
    return caught.value.code, caught.value.detail.get("reason")


def test_empty_files() -> None:
    assert error_of(b"  \n") == ("file_empty", None)
    assert error_of(docx(p())) == ("file_empty", None)


def test_files_of_other_kinds() -> None:
    compound = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
    assert error_of(compound) == ("file_corrupt", "old_word_file")
    assert error_of(compound + "EncryptedPackage".encode("utf-16-le")) == ("file_encrypted", None)
    assert error_of(b"%PDF-1.7") == ("file_corrupt", "not_zip")
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    assert error_of(other.getvalue()) == ("file_corrupt", "not_docx")


def test_entities_and_broken_xml_are_refused() -> None:
    doctype = (
        '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY s SYSTEM "file:///etc/hostname">]>'
        f"<w:styles {NAMESPACES}>&s;</w:styles>"
    )
    relations = docx(p("Chữ"), {"styles": ""})
    assert error_of(_replaced(relations, "word/styles.xml", doctype)) == ("file_corrupt", "doctype")
    assert error_of(_replaced(relations, "word/styles.xml", "<w:styles")) == ("file_corrupt", "bad_xml")


def _replaced(content: bytes, name: str, text: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return written.getvalue()


def test_links_are_not_followed() -> None:
    content = docx(p("Chữ"), {"styles": ""})
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="x/footnotes" TargetMode="External" Target="http://127.0.0.1:9/x"/><Relationship Id="b" '
        'Type="x/styles" Target="../../../etc/hostname"/></Relationships>'
    )
    assert texts(_replaced(content, "word/_rels/document.xml.rels", outside)) == ["Chữ"]


def test_the_strict_variant() -> None:
    content = docx(p("Biến thể chặt"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        text = archive.read("word/document.xml").decode()
    strict = text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(_replaced(content, "word/document.xml", strict)) == ["Biến thể chặt"]


def test_endless_nesting_and_endless_spans() -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + p("Sâu") + "</w:sdtContent></w:sdt>" * 120
    assert texts(docx(deep)) == ["Sâu"]
    deeper = "<w:sdt><w:sdtContent>" * 2000 + p("Sâu") + "</w:sdtContent></w:sdt>" * 2000
    assert error_of(docx(deeper)) == ("file_corrupt", "bad_xml")
    tables = p("Sâu")
    for _ in range(60):
        tables = table(cell(tables) + cell("x")) + p()
    assert "Sâu" in texts(docx(tables))[0]
    wide = table(cell("a", '<w:gridSpan w:val="999999999"/>') + cell("b"), cell("c") + cell("1"))
    assert len(blocks_of(docx(wide))[0].rows[0]) <= 401


def test_a_file_made_by_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("Tình hình chung", 1)
    document.add_paragraph("Kinh tế tăng khá.")
    document.add_paragraph("Việc một", style="List Number")
    document.add_paragraph("Việc hai", style="List Number")
    document.add_paragraph("Ý nhỏ", style="List Bullet")
    written = BytesIO()
    document.save(written)
    assert texts(written.getvalue()) == [
        "Tình hình chung",
        "Kinh tế tăng khá.",
        "1. Việc một",
        "2. Việc hai",
        "• Ý nhỏ",
    ]


RICH = docx(
    p(run("Tăng") + FOOTNOTE.format(1), '<w:pStyle w:val="H1"/>')
    + numbered("Mục", 1)
    + table(cell("a", '<w:vMerge w:val="restart"/>') + cell("b"), cell("", "<w:vMerge/>") + cell("1")),
    {**numbering(level(0, "decimal", "%1.")), "styles": STYLES, "footnotes": note("footnote", 1, "Chú thích.")},
)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(ReadError):
        read_docx(content, "a.docx")


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(RICH[: data.draw(st.integers(len(RICH) // 3, len(RICH)))])
    for _ in range(data.draw(st.integers(0, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with suppress(ReadError):
        read_docx(bytes(damaged), "a.docx")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.data())
def test_wrong_values_are_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(RICH)) as archive:
        name = data.draw(st.sampled_from([n for n in archive.namelist() if n.startswith("word/")]))
        text = archive.read(name).decode()
    places = [index for index, character in enumerate(text) if character in '"<>/' or character.isdigit()]
    start = data.draw(st.sampled_from(places))
    put = data.draw(st.sampled_from(["", "-5", "99999999999", "x", "\u0300", "%9", "restart", "0"]))
    with suppress(ReadError):
        read_docx(_replaced(RICH, name, text[:start] + put + text[start + 1 :]), "a.docx")


SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


@pytest.mark.parametrize("source", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_samples_read_back(source: Path) -> None:
    rendered = SAMPLES.parent / "renderings" / f"{source.stem}.docx"
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
