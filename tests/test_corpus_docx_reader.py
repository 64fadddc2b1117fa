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
from corpus.raw import MARK, Hint
from corpus.read import read_report
from tests.docx_files import (
    FOOTNOTE,
    STYLES,
    SUPER,
    aside,
    blocks_of,
    cell,
    docx,
    error_of,
    level,
    note,
    numbered,
    numbering,
    p,
    replaced,
    run,
    table,
    texts,
)


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


# -- headings ----------------------------------------------------------------------------------------------------------


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


# -- numbering ---------------------------------------------------------------------------------------------------------


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


# -- files that are not what they say ----------------------------------------------------------------------------------


def test_empty_files() -> None:
    assert error_of(b"  \n") == ("file_empty", None)
    assert error_of(docx(p())) == ("file_empty", None)


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
        read_docx(replaced(RICH, name, text[:start] + put + text[start + 1 :]), "a.docx")


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
