from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.formats import READERS
from corpus.html_reader import read_html
from corpus.model import BlockKind, Report
from corpus.raw import RawBlock
from corpus.read import read_report
from tests.corpus_texts import DOCUMENT, LONG, MENU, MOTTO, RELATED, WORD_NOTES, html_page


def blocks_of(body: str) -> list[RawBlock]:
    return read_html(html_page(body), "a.html").blocks


def texts(body: str) -> list[str]:
    return [block.plain for block in blocks_of(body)]


def aside(body: str) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in read_html(html_page(body), "a.html").set_aside]


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".html", read_html)


def report_of(content: bytes) -> Report:
    return read_report("a.html", content)


# -- paragraphs and lines ----------------------------------------------------------------------------------------------


def test_paragraphs_know_their_lines() -> None:
    content = html_page("<p>Dòng\nhai dòng</p>\n\n<h2>Kinh\ntế</h2><p>Sau</p>")
    report = report_of(content)
    lines = content.decode().split("\n")
    for word in ("Dòng", "hai", "Kinh", "tế", "Sau"):
        start = report.text.index(word)
        first, _ = report.lines(start, start + len(word))
        assert word in lines[first - 1]


# -- tables ------------------------------------------------------------------------------------------------------------


def test_letterhead() -> None:
    body = (
        f"<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH A<br>Số: 12/BC-UBND</td><td>{MOTTO}<br>Độc lập - Tự do - Hạnh phúc"
        "<br><i>Cần Thơ, ngày 05 tháng 3 năm 2024</i></td></tr></table><p>BÁO CÁO</p><p>Về năm 2023</p><p>Khá.</p>"
    )
    report = report_of(html_page(body))
    assert (report.metadata.number, report.metadata.issued) == ("12/BC-UBND", "2024-03-05")


# -- notes -------------------------------------------------------------------------------------------------------------


def test_raised_numbers() -> None:
    body = "<p>5.000 m<sup>2</sup>, 10<sup>6</sup> người<sup>(1)</sup></p><p><sup>(1)</sup> Kể cả tạm trú.</p>"
    report = report_of(html_page(body))
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


# -- the page around the document --------------------------------------------------------------------------------------


def test_every_word_is_read_or_set_aside() -> None:
    body = f"<div>{MENU}<div style='display:none'>menu ẩn</div></div>{DOCUMENT}{RELATED}"
    document = read_html(html_page(body), "a.html")
    everything = " ".join([*(block.plain for block in document.blocks), *(entry.text for entry in document.set_aside)])
    for word in ("Trang", "Hỏi", "menu", "NHÂN", "Tổng", "Lưu", "quý"):
        assert word in everything


def test_the_properties_of_a_document_without_letterhead() -> None:
    table = (
        "<table><tr><td>Số hiệu:</td><td>12/BC-UBND</td><td>Ngày ban hành:</td><td>05/03/2024</td></tr>"
        "<tr><td>Loại văn bản:</td><td>Báo cáo</td><td>Người ký:</td><td>Trần Văn B</td></tr></table>"
    )
    body = f"<div class='tt'>{table}</div>{MENU}<div id='noidung'><p>BÁO CÁO</p>" + f"<p>{LONG}</p>" * 9 + "</div>"
    metadata = report_of(html_page(body)).metadata
    assert (metadata.number, metadata.issued, metadata.signer) == ("12/BC-UBND", "2024-03-05", "Trần Văn B")


def test_a_page_without_text() -> None:
    for body in ("", "<script>a</script>", f"<p hidden>{LONG}</p>"):
        with pytest.raises(ReadError, match="file_empty"):
            read_html(html_page(body), "a.html")


# -- pages that are not what they say ----------------------------------------------------------------------------------


def test_deep_nesting_loses_no_text() -> None:
    assert texts("<div>" * 1000 + "sâu" + "</div>" * 1000 + "<p>nông</p>") == ["sâu", "nông"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.one_of(st.binary(max_size=400), st.text(alphabet="<>/ap=\"'& -!tdrliuols#1[]", max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ReadError):
        read_html(content, "a.html")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=2000)
@given(st.data())
def test_damaged_pages_are_read_or_refused(data: st.DataObject) -> None:
    whole = html_page(WORD_NOTES + DOCUMENT[:900] + MENU)
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
