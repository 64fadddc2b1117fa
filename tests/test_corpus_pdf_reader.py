from __future__ import annotations

import contextlib
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import formats
from corpus.errors import ReadError
from corpus.pdf_reader import read_pdf
from corpus.raw import Hint, RawDocument, mark
from corpus.read import read_report
from tests.pdf_pages import LEFT, RIGHT, TOP, paragraph, pdf, reportlab, table, wrapped, write

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
LONG = (
    "Vụ lúa đầu năm được mùa, bà con phấn khởi vì giá bán nhích lên từng tuần, thương lái vào tận ruộng đặt cọc, "
    "còn hợp tác xã lo máy gặt, sân phơi và kho chứa cho kịp trước mùa mưa đang tới gần"
)


def texts(document: RawDocument, hint: Hint = Hint.NONE) -> list[str]:
    return [block.text for block in document.blocks if block.hint is hint]


def asides(document: RawDocument, reason: str) -> list[str]:
    return [entry.text for entry in document.set_aside if entry.reason == reason]


def furnished(draw: Any, number: int, total: int = 3) -> Any:
    def page(canvas: Any) -> None:
        write(canvas, ["Tài liệu thử của dự án"], 815, x=230, size=8)
        draw(canvas)
        write(canvas, [f"{number}/{total}"], 30, x=290, size=8)

    return page


def test_a_mark_behind_a_number_is_a_mark_and_a_power_stays_a_unit() -> None:
    def page(canvas: Any) -> None:
        y = paragraph(canvas, "Tăng trưởng đạt 7,13^3^ và khu đất rộng 250 m^2^, hồ chứa 12.000 m^3^ nước.", TOP)
        paragraph(canvas, "Dân số tăng 10^6^ người.", y)
        canvas.line(LEFT, 110, LEFT + 140, 110)
        write(canvas, ["^3^ So với cùng kỳ năm trước."], 95, size=8.5)

    document = read_pdf(pdf(page), "a.pdf")
    assert texts(document)[0] == f"Tăng trưởng đạt 7,13{mark('3')} và khu đất rộng 250 m², hồ chứa 12.000 m³ nước."
    assert texts(document)[1] == "Dân số tăng 10⁶ người."
    note = next(block for block in document.blocks if block.hint is Hint.NOTE)
    assert (note.label, note.text, note.pieces[0].page) == ("3", "So với cùng kỳ năm trước.", 1)


def test_notes_with_plain_labels_are_notes_when_a_mark_bears_the_label() -> None:
    def page(canvas: Any) -> None:
        paragraph(canvas, "Thu ngân sách vượt dự toán^1^ trong năm.", TOP)
        write(canvas, ["1. Chưa tính thu kết dư."], 95, size=8.5)

    (block, note) = read_pdf(pdf(page), "a.pdf").blocks
    assert (note.hint, note.label, note.text) == (Hint.NOTE, "1", "Chưa tính thu kết dư.")
    assert mark("1") in block.text


def test_numbered_small_print_without_marks_is_text() -> None:
    def page(canvas: Any) -> None:
        y = paragraph(canvas, LONG + ".", TOP)
        write(canvas, ["1. Phụ lục kèm theo."], y - 20, size=8.5)

    assert texts(read_pdf(pdf(page), "a.pdf"), Hint.NOTE) == []


def test_labels_that_start_anew_on_each_page_are_made_unique() -> None:
    def page(canvas: Any) -> None:
        number = canvas.getPageNumber()
        paragraph(canvas, f"Trang {number} nói về việc thứ {number} của tỉnh^1^ trong kỳ.", TOP)
        write(canvas, [f"^1^ Lời giải thích cho trang {number}."], 95, size=8.5)

    document = read_pdf(pdf(page, page, page), "a.pdf")
    assert [block.label for block in document.blocks if block.hint is Hint.NOTE] == ["1", "1.p2", "1.p3"]
    assert [mark(label) in text for label, text in zip(["1", "1.p2", "1.p3"], texts(document), strict=True)] == [
        True
    ] * 3


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    def first(canvas: Any) -> None:
        paragraph(canvas, "Dự án cầu đã khởi công^1^ trong quý.", TOP)
        write(canvas, ["^1^ Theo tờ trình của sở, vốn được chia cho"], 70, size=8.5)

    def second(canvas: Any) -> None:
        paragraph(canvas, "Dự án thứ hai còn chờ vốn.", TOP)
        canvas.line(LEFT, 90, LEFT + 140, 90)
        write(canvas, ["ba năm liền nhau."], 70, size=8.5)

    document = read_pdf(pdf(first, second), "a.pdf")
    assert texts(document, Hint.NOTE) == ["Theo tờ trình của sở, vốn được chia cho ba năm liền nhau."]
    assert texts(document)[-1] == "Dự án thứ hai còn chờ vốn."


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    pages = [
        furnished(lambda canvas, n=n: paragraph(canvas, f"Nội dung số {n} của bản thử.", TOP), n) for n in (1, 2, 3)
    ]
    document = read_pdf(pdf(*pages), "a.pdf")
    assert texts(document) == [f"Nội dung số {n} của bản thử." for n in (1, 2, 3)]
    assert asides(document, "running head") == ["Tài liệu thử của dự án"] * 3
    assert asides(document, "page number") == ["1/3", "2/3", "3/3"]


def test_paragraphs_are_joined_over_lines_and_pages() -> None:
    lines = wrapped(LONG + ", " + LONG.lower() + " từ phía biển.", RIGHT - LEFT)

    def first(canvas: Any) -> None:
        paragraph(canvas, "Mở đầu ngắn.", TOP)
        write(canvas, lines[:3], 85)

    def second(canvas: Any) -> None:
        y = write(canvas, lines[3:], TOP)
        paragraph(canvas, "Đoạn khác.", y)

    document = read_pdf(pdf(first, second), "a.pdf")
    assert texts(document) == ["Mở đầu ngắn.", " ".join(lines), "Đoạn khác."]
    joined = document.blocks[1]
    assert {piece.page for piece in joined.pieces} == {1, 2}
    assert [piece.line for piece in joined.pieces] == list(range(2, 2 + len(lines)))


def test_an_indent_or_a_numbering_starts_a_paragraph() -> None:
    def page(canvas: Any) -> None:
        y = paragraph(canvas, LONG + ".", TOP, indent=30)
        y = paragraph(canvas, LONG + ".", y, indent=30)
        y = write(canvas, ["a) Việc thứ nhất;", "b) Việc thứ hai."], y)

    assert len(texts(read_pdf(pdf(page), "a.pdf"))) == 4


def test_a_document_number_cut_at_its_hyphen_is_whole_again() -> None:
    def page(canvas: Any) -> None:
        write(canvas, ["Căn cứ Nghị quyết số 42/NQ-", "HĐND và lời bàn kinh tế -", "xã hội."], TOP)

    text = " ".join(texts(read_pdf(pdf(page), "a.pdf")))
    assert "42/NQ-HĐND" in text
    assert "kinh tế - xã hội" in text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = wrapped(LONG + ". Cuối cột bên trái là chuyện chợ nổi, ghe xuồng và những cây cầu mới bắc.", 210)
    right = wrapped("Phía bên kia là chuyện biển, " + LONG.lower() + ".", 210)

    def page(canvas: Any) -> None:
        y = paragraph(
            canvas, "Dòng mở đầu chạy hết bề ngang trang để không ai lẫn nó với một trong hai cột ở dưới.", TOP
        )
        write(canvas, left, y - 10)
        write(canvas, right, y - 10, x=315)

    document = read_pdf(pdf(page), "a.pdf")
    text = " ".join(texts(document))
    assert text.index(" ".join(left)) < text.index(" ".join(right))


def test_headings_need_type_and_numbering_or_capitals() -> None:
    def page(canvas: Any) -> None:
        y = write(canvas, ["II. CHUYỆN ĐỒNG RUỘNG"], TOP, font="Serif-Bold")
        y = write(canvas, ["1. Lúa và màu"], y, font="Serif-Bold")
        y = paragraph(canvas, LONG + ".", y)
        write(canvas, ["Chữ đậm không số."], y, font="Serif-Bold")

    document = read_pdf(pdf(page), "a.pdf")
    assert texts(document, Hint.HEADING) == ["II. CHUYỆN ĐỒNG RUỘNG", "1. Lúa và màu"]


HEAD = ["Chỉ tiêu", "Đơn vị", "Năm trước", "Năm nay"]
WIDTHS = [180.0, 80.0, 90.0, 90.0]


def test_a_table_that_goes_on_over_the_page_is_one_and_its_head_is_said_once() -> None:
    def first(canvas: Any) -> None:
        paragraph(canvas, "Bảng thử.", TOP)
        table(canvas, [HEAD, ["Lúa", "tấn", "1.200,5", "1.310"], ["Cá", "tấn", "80", "91,25"]], 140, WIDTHS)

    def second(canvas: Any) -> None:
        y = table(canvas, [HEAD, ["Tôm", "tấn", "7", "8"]], TOP, WIDTHS)
        paragraph(canvas, "Sau bảng.", y - 30)

    document = read_pdf(pdf(first, second), "a.pdf")
    (found,) = [block for block in document.blocks if block.rows]
    assert found.rows == [
        HEAD,
        ["Lúa", "tấn", "1.200,5", "1.310"],
        ["Cá", "tấn", "80", "91,25"],
        ["Tôm", "tấn", "7", "8"],
    ]
    assert found.header_rows == 1
    assert [piece.page for piece in found.pieces][-1] == 2
    assert asides(document, "repeated") == [" ".join(HEAD)]


def test_merged_header_cells_stand_over_every_column_and_are_said_once() -> None:
    rows = [["Chỉ tiêu", "Năm nay", "<"], ["^", "Kế hoạch", "Thực hiện"], ["Lúa", "10", "12"], ["Cá", "3", "4"]]

    def page(canvas: Any) -> None:
        table(canvas, rows, TOP, [180.0, 90.0, 90.0])

    (block,) = read_pdf(pdf(page), "a.pdf").blocks
    assert block.rows[:2] == [["Chỉ tiêu", "Năm nay", "Năm nay"], ["Chỉ tiêu", "Kế hoạch", "Thực hiện"]]
    assert block.header_rows == 2
    assert block.covered == {(0, 2), (1, 0)}
    assert [piece.text for piece in block.pieces].count("Năm nay") == 1


def test_marks_in_cells_name_their_notes() -> None:
    def page(canvas: Any) -> None:
        paragraph(canvas, "Mở đầu.", TOP)
        table(canvas, [["Tên", "Số"], ["Lúa", "7,13^1^"], ["Cá", "4"]], 700, [180.0, 90.0])
        write(canvas, ["^1^ Số ước tính."], 95, size=8.5)

    document = read_pdf(pdf(page), "a.pdf")
    (found,) = [block for block in document.blocks if block.rows]
    assert found.rows[1] == ["Lúa", "7,13" + mark("1")]


def test_text_that_nobody_sees_is_set_aside() -> None:
    def page(canvas: Any) -> None:
        paragraph(canvas, "Điều ai cũng đọc được.", TOP)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, ["chữ trắng trên nền trắng"], 600)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, ["chữ nhỏ như hạt bụi"], 560, size=0.6)
        write(canvas, ["chữ ngoài mép giấy"], 1200)
        canvas.saveState()
        text = canvas.beginText(LEFT, 500)
        text.setFont("Serif", 11)
        text.setTextRenderMode(3)
        text.textLine("chữ không tô màu")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(LEFT - 5, 440, 300, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, ["Chữ trắng trên nền sẫm."], 450)

    document = read_pdf(pdf(page), "a.pdf")
    assert texts(document) == ["Điều ai cũng đọc được.", "Chữ trắng trên nền sẫm."]
    (hidden,) = asides(document, "hidden")
    for part in ("chữ trắng trên nền trắng", "chữ nhỏ như hạt bụi", "chữ ngoài mép giấy", "chữ không tô màu"):
        assert part in hidden


def test_text_set_sideways_is_read() -> None:
    def page(canvas: Any) -> None:
        paragraph(canvas, LONG + ".", TOP)
        canvas.saveState()
        canvas.translate(40, 300)
        canvas.rotate(90)
        write(canvas, ["Lề dọc"], 0, x=0)
        canvas.restoreState()

    assert texts(read_pdf(pdf(page), "a.pdf")) == [LONG + ".", "Lề dọc"]


def test_a_password_is_asked_for() -> None:
    encryption = reportlab("lib.pdfencrypt").StandardEncryption

    def page(canvas: Any) -> None:
        paragraph(canvas, "Bí mật.", TOP)

    locked = pdf(page, encrypt=encryption("khoa", ownerPassword="chu", strength=128))
    with pytest.raises(ReadError) as caught:
        read_pdf(locked, "a.pdf")
    assert (caught.value.code, caught.value.detail) == ("file_encrypted", {"source": "a.pdf"})
    opened = pdf(page, encrypt=encryption("", ownerPassword="chu", strength=128))
    assert texts(read_pdf(opened, "a.pdf")) == ["Bí mật."]


@pytest.mark.parametrize("content", [b"", b"  \n", b"%PDF-1.7\n%%EOF", b"<html></html>", b"\x00" * 50])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(content, "a.pdf")
    assert caught.value.code in ("file_empty", "file_corrupt")
    assert caught.value.detail["source"] == "a.pdf"


def test_a_pdf_without_text_is_empty() -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf(lambda canvas: canvas.line(0, 0, 10, 10)), "a.pdf")
    assert caught.value.code == "file_empty"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.pdf_reader.MAX_PAGES", 2)
    page = lambda canvas: paragraph(canvas, "Trang.", TOP)  # noqa: E731
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf(page, page, page), "a.pdf")
    assert (caught.value.code, caught.value.detail["limit"]) == ("file_too_large", 2)


def one_page() -> bytes:
    def page(canvas: Any) -> None:
        y = paragraph(canvas, LONG + " 7,13^1^.", TOP)
        table(canvas, [HEAD, ["Tôm", "tấn", "7", "8"]], y, WIDTHS)
        write(canvas, ["^1^ Ghi chú."], 95, size=8.5)

    return pdf(page, pageCompression=0)


def read_or_refuse(content: bytes) -> None:
    """Any exception but ReadError fails the test."""
    with contextlib.suppress(ReadError):
        assert read_pdf(content, "a.pdf").blocks


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_random_bytes_are_refused_cleanly(content: bytes) -> None:
    read_or_refuse(content)
    read_or_refuse(b"%PDF-1.7\n" + content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_files_are_read_or_refused_cleanly(data: st.DataObject) -> None:
    whole = bytearray(one_page())
    flips = data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=30))
    for place, value in flips:
        whole[place] = value
    cut = data.draw(st.integers(0, len(whole)))
    read_or_refuse(bytes(whole[:cut] if data.draw(st.booleans()) else whole))


def test_pages_are_read_one_by_one_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from pdfplumber.page import Page

    closed: list[int] = []
    close = Page.close

    def noted(page: Any) -> None:
        closed.append(page.page_number)
        close(page)

    monkeypatch.setattr(Page, "close", noted)
    read_pdf(pdf(*[lambda canvas: paragraph(canvas, "Trang.", TOP)] * 3), "a.pdf")
    assert closed == [1, 2, 3]


def test_a_page_that_draws_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.pdf_glyphs.MAX_OBJECTS", 50)
    with pytest.raises(ReadError) as caught:
        read_pdf(one_page(), "a.pdf")
    assert caught.value.code == "file_corrupt"
    assert str(caught.value.detail["reason"]).startswith("page 1")


def test_a_stream_that_unpacks_without_measure_is_refused() -> None:
    bomb = zlib.compress(b"\0" * (120 * 2**20))
    content = b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + bomb + b"\nendstream\nendobj\n"
    with pytest.raises(ReadError) as caught:
        read_pdf(content, "a.pdf")
    assert caught.value.code == "file_too_large"


@pytest.fixture(scope="module")
def renderings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as PDF."""
    from scripts.make_samples import make_samples
    from scripts.samples_pdf import MissingToolError

    folder = tmp_path_factory.mktemp("renderings")
    try:
        make_samples(folder, ["pdf"])
    except MissingToolError as error:
        pytest.skip(str(error))
    return folder


@pytest.mark.parametrize(
    "source", sorted(SAMPLES.glob("*.md")) + sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem
)
def test_the_rendered_samples_say_what_their_sources_say(
    source: Path, renderings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = renderings / f"{source.stem}.pdf"
    monkeypatch.setitem(formats.READERS, ".pdf", read_pdf)
    expected = read_report(source.name, source.read_bytes())
    found = read_report(rendered.name, rendered.read_bytes())
    assert [table.rows for table in found.tables] == [table.rows for table in expected.tables]
    assert notes(found) == notes(expected)
    # Two lines of a heading may be one in print; letterhead and signatures differ by format and are set aside.
    wanted = [" ".join(expected.text[b.start : b.end].split()) for b in expected.blocks]
    whole = " ".join(found.text.split())
    missing = [text for text in wanted if text not in whole and not text.isupper() and "TM." not in text]
    assert missing == []
    assert found.metadata.title == expected.metadata.title
    assert found.metadata.number == expected.metadata.number
    assert found.metadata.issued == expected.metadata.issued


def notes(report: Any) -> list[tuple[str, str, str]]:
    return [
        (note.label, report.text[max(0, note.anchor - 12) : note.anchor], report.text[note.start : note.end])
        for note in report.footnotes
    ]


def test_lines_and_pages_never_go_back(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_pdf(pdf(*[furnished(lambda canvas: paragraph(canvas, LONG + ".", TOP), n) for n in (1, 2, 3)]), "a")
    body = [piece for block in document.blocks for piece in block.pieces]
    assert all(a.line < b.line and (a.page or 0) <= (b.page or 0) for a, b in pairwise(body))
    numbers = sorted([piece.line for piece in body] + [entry.first_line for entry in document.set_aside])
    assert numbers == list(range(1, len(numbers) + 1))
