"""Sample reports as a page of a portal, and as the page that is printed."""

from __future__ import annotations

import html
import re

import pytest
from lxml import html as lxml_html

from scripts.samples_blocks import Heading, Paragraph, Report, Span, Table
from scripts.samples_html import body_html, portal_page, print_page
from tests.test_make_samples import NAMES, report, texts

TOY = Report(
    "lang-gom",
    "BÁO CÁO: Về <gốm>",
    "Bản tóm tắt & ví dụ.",
    (
        Paragraph((Span("Bản tóm tắt & ví dụ."),)),
        Table((((Span("LÀNG GỐM"),), (Span("CỘNG HÒA"),)), ((Span("Số: 1/BC"),), (Span("Bến Lở"),))), framed=False),
        Heading(1, (Span("BÁO CÁO"),)),
        Paragraph((Span("5 < 6 m"), Span("2", raised=True), Span(note=1), Span(line_break=True)), "+", 2),
        Paragraph((Span("Giữa", bold=True, italic=True),), centred=True),
        Table((((Span("Lò"),),), ((Span("Bắc"),),))),
    ),
    {1: (Span("Lò <đất>."),)},
)


@pytest.mark.parametrize("name", NAMES)
def test_html_is_a_page_around_the_report(name: str) -> None:
    read = report(name)
    made = portal_page(read, ("Báo cáo khác",))
    page = made.decode("utf-8")
    assert len(made) < 150_000
    assert made == portal_page(read, ("Báo cáo khác",))
    content = page[page.index('id="noi-dung"') : page.index("</main>")]
    assert "Trang chủ" in page
    assert "Trang chủ" not in content
    assert "<footer" in page[page.index("</main>") :]
    assert content.count('name="_ftnref') == content.count('name="_ftn') - len(read.notes) == len(read.notes)
    words = " ".join(re.sub(r"<[^>]+>", "", html.unescape(content.replace("<br>", " "))).split())
    for text in texts(read)[4:]:
        assert re.sub(r"\W", "", text) in re.sub(r"\[\d+\]|\W", "", words)


def test_looks_become_elements_and_signs_stay_signs() -> None:
    made = body_html(TOY, "linked")
    mark = '<a href="#_ftn1" name="_ftnref1" title=""><sup>[1]</sup></a>'
    assert f'<p class="muc-2">+ 5 &lt; 6 m<sup>2</sup>{mark}' in made
    assert '<p class="giua"><strong><em>Giữa</em></strong></p>' in made
    assert '<table class="bang">\n<tr><th>Lò</th></tr>\n<tr><td>Bắc</td></tr>\n</table>' in made
    assert made.count("<th>") == 1
    assert '<p class="ghi-chu"><em>Bản tóm tắt &amp; ví dụ.</em></p>' in made


def test_the_page_of_a_portal_tells_the_facts_and_links_to_others() -> None:
    page = lxml_html.fromstring(portal_page(TOY, ("Báo cáo <khác>",)).decode())
    cells = page.xpath("//div[@class='thuoc-tinh']//td/text()")
    assert cells[:3] == ["1/BC (bản tóm tắt)", "Làng Gốm", "Bến Lở"]
    assert page.xpath("//aside//li/a/text()") == ["Báo cáo <khác>"]
    assert page.xpath("//title/text()") == ["BÁO CÁO: Về <gốm> | Cổng văn bản mẫu"]
    assert page.xpath("//div[@id='ftn1']//text()") == ["[1]", " Lò <đất>."]


def test_the_printed_page_has_its_notes_at_their_marks() -> None:
    made = print_page(TOY, "Đầu trang", "2031-01-02", "p > a { color: red }")
    page = lxml_html.fromstring(made)
    assert page.xpath("//span[@class='chan']/text()") == ["Lò <đất>."]
    assert page.xpath("//div[@class='dau-trang-chay']/text()") == ["Đầu trang"]
    assert page.xpath("//meta[@name='dcterms.created']/@content") == ["2031-01-02"]
    assert page.xpath("//style/text()") == ["p > a { color: red }"]
    assert not page.xpath("//*[@href]")


def test_without_a_name_of_a_note_nothing_is_printed_twice() -> None:
    assert "_ftn1" not in body_html(TOY, "at foot")
    assert "chan" not in body_html(TOY, "linked")
