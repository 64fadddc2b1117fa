"""The document on a web page, and what in and around it is the site's own."""

from __future__ import annotations

import pytest

from corpus.html_content import Content, shown_text
from corpus.html_reader import read_html
from corpus.html_tree import Node, parse_html
from tests.corpus_texts import DOCUMENT, LONG, MENU, MOTTO, RELATED, html_page


def texts(body: str) -> list[str]:
    return [block.plain for block in read_html(html_page(body), "a.html").blocks]


def aside(body: str) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in read_html(html_page(body), "a.html").set_aside]


def content(body: str) -> Content:
    return Content(parse_html(html_page(body), "a.html"))


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


def test_a_title_outside_the_named_element_is_not_cut_off() -> None:
    body = f"<div id='noidung'><p>{MOTTO}</p><div class='content'>" + f"<p>{LONG}</p>" * 9 + f"</div></div>{MENU}"
    assert texts(body)[0] == MOTTO


TEXT = f"<p>{LONG}</p>" * 12


@pytest.mark.parametrize(
    ("body", "root"),
    [
        (f"<div><section>{TEXT}</section></div>", "section"),
        (f"<div class='noi-dung'>{TEXT}</div><div>{LONG}</div>", "noi-dung"),
        (f"<div itemprop='articleBody' id=x>{TEXT}</div><div>{LONG}</div>", "x"),
        (f"<div role=main id=x>{TEXT}</div><div>{LONG}</div>", "x"),
        (f"<div id=content>Trang chủ</div><div id=toanvan>{TEXT}</div>", "toanvan"),
        (f"<div id=x>{TEXT}<ul id=content><li>{LONG * 12}</li></ul></div>", "x"),
        (f"<div id=x><div>{TEXT}</div><p>{LONG}</p></div>", "x"),
        ("", "body"),
    ],
)
def test_the_element_that_holds_the_document(body: str, root: str) -> None:
    found = content(body).root
    assert root in (found.name, *found.names().split())


@pytest.mark.parametrize(
    ("part", "chrome"),
    [
        ("<nav>Trang chủ</nav>", True),
        ("<div class='quang-cao'>Mua lò</div>", True),
        ("<div id='box-lien-quan'>Văn bản khác</div>", False),
        ("<div class='lien-quan'>Văn bản khác</div>", True),
        ("<p role=navigation>Trang chủ</p>", True),
        ("<ul><li><a href='/1'>Báo cáo khác</a></li></ul>", True),
        ("<ul><li><a href='#1'>Mục một</a></li></ul>", False),
        ("<ul><li><a href='/1'>CỘNG HÒA XÃ HỘI CHỦ NGHĨA</a></li></ul>", False),
        ("<p><a href='/1'>Báo cáo khác</a></p>", False),
        (f"<div class='menu'>{TEXT}</div>", False),
    ],
)
def test_what_belongs_to_the_site(part: str, chrome: bool) -> None:
    found = content(f"<div id=noidung>{TEXT}{part}</div>")
    assert found.root.names().strip() == "noidung"
    assert bool(found.chrome) is chrome


def test_what_stands_outside_the_document() -> None:
    site = f"<header>Đầu trang</header><div><b>Tìm</b><div id=noidung>{TEXT}</div></div><i></i><script>x</script>"
    found = content(site)
    assert [shown_text(node) for node in found.outside] == ["Đầu trang", "Tìm"]


def test_a_document_with_a_letterhead() -> None:
    assert content(f"<p>Độc lập – Tự do</p>{TEXT}").has_letterhead
    assert not content(TEXT).has_letterhead


def test_the_text_that_is_shown() -> None:
    node = parse_html(html_page("<p>Lò<b> cũ</b>\n<i hidden>ẩn</i><script>mã</script></p><p>Mẻ</p>"), "a.html")
    assert shown_text(node) == "Lò cũ Mẻ"
    assert shown_text(Node("p", 1, None)) == ""
