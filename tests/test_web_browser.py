"""What a reader does, in a real browser: with JavaScript and without, on a wide screen and on a telephone."""

from urllib.parse import quote

import pytest

from tests.browser import browsing, chromium_is_installed
from tests.test_web_fake import STATEMENT, VALUE, FakeKnowledgeBase
from web.app import create_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not chromium_is_installed(), reason="Chromium is not installed"),
]
QUESTION = "Giá trị sản xuất năm 2031 tăng bao nhiêu?"
PAGES = (
    "/",
    f"/?q={quote(QUESTION)}",
    "/?q=1999",
    "/reports",
    "/reports/nasty",
    "/reports/nasty/delete",
    "/reports/nasty/edit",
    "/help",
    "/docs",
)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_reader_asks_and_follows_the_citation_to_the_quote(javascript: bool) -> None:
    with browsing(create_app(FakeKnowledgeBase()), javascript=javascript) as browser:
        page = browser.go("/")
        page.get_by_label("Câu hỏi").fill(QUESTION)
        page.get_by_role("button", name="Tìm câu trả lời").click()
        page.wait_for_url("**/?q=*")
        value, also = page.locator(".value").bounding_box(), page.locator(".also-value").bounding_box()
        assert page.locator(".value").inner_text() == VALUE
        assert value is not None
        assert also is not None
        assert value["y"] + value["height"] < 400
        assert also["y"] + also["height"] < 800, "the contradiction is seen without scrolling"
        page.locator(".answer .read").click()
        page.wait_for_url("**#quote")
        box = page.locator("#quote").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 800 - box["height"]
        assert page.locator("#quote").inner_text().replace("1", "") == STATEMENT.replace("1", "")
        assert browser.complaints == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_scrolls_sideways_or_complains(width: int) -> None:
    with browsing(create_app(FakeKnowledgeBase()), width=width, height=740) as browser:
        for path in PAGES:
            page = browser.go(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert browser.complaints == []


def test_comforts_of_javascript() -> None:
    with browsing(create_app(FakeKnowledgeBase())) as browser:
        page = browser.go(f"/?q={quote(QUESTION)}")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        button = page.locator(".answer button[data-copy]")
        button.click()
        page.wait_for_function("document.querySelector('.answer button[data-copy]').textContent === 'Đã chép'")
        pasted = page.evaluate("navigator.clipboard.readText()")
        assert STATEMENT in pasted
        assert "12/BC-TN" in pasted
        assert browser.complaints == []


def test_suggestions_while_typing_are_chosen_by_key_and_by_mouse() -> None:
    with browsing(create_app(FakeKnowledgeBase())) as browser:
        page = browser.go("/")
        box = page.get_by_role("combobox")
        box.press_sequentially("bờ đê")
        options = page.get_by_role("listbox", name="Gợi ý").get_by_role("option")
        options.first.wait_for()
        assert options.all_inner_texts()[:2] == ["bờ đê ven sông", "bờ đê nội đồng"]
        assert box.get_attribute("aria-expanded") == "true"
        box.press("ArrowDown")
        box.press("ArrowDown")
        chosen = page.locator(".suggestions [aria-selected=true]")
        assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
        box.press("Enter")
        assert box.input_value() == "bờ đê nội đồng"
        assert page.url.endswith("/")
        assert box.get_attribute("aria-expanded") == "false"
        box.press("Space")
        options.first.wait_for()
        box.press("Escape")
        assert options.count() == 0
        assert box.input_value() == "bờ đê nội đồng "
        box.fill("kè")
        options.first.click()
        assert box.input_value() == "kè ven sông"
        assert browser.complaints == []


def test_without_javascript_a_piece_is_taken_back_by_its_link() -> None:
    kb = FakeKnowledgeBase()
    with browsing(create_app(kb), javascript=False) as browser:
        page = browser.go(f"/?q={quote(QUESTION)}")
        page.get_by_role("link", name="Bỏ “năm 2031” và hỏi lại").click()
        assert kb.without[-1] == {"period:2031"}
        assert page.get_by_role("link", name="Bỏ “năm 2031” và hỏi lại").count() == 0
        page.get_by_role("link", name="Hiểu lại từ đầu").click()
        assert kb.without[-1] == frozenset()
        assert browser.complaints == []


def test_without_javascript_the_citation_can_be_opened_and_files_added_and_removed() -> None:
    kb = FakeKnowledgeBase()
    with browsing(create_app(kb), javascript=False) as browser:
        page = browser.go(f"/?q={quote(QUESTION)}")
        assert page.locator("button[data-copy]:visible").count() == 0
        page.locator(".answer .paste summary").click()
        assert STATEMENT in page.locator("#paste-answer").inner_text()
        page = browser.go("/reports")
        page.get_by_label("Chọn một hoặc nhiều tệp").set_input_files(
            {"name": "thêm.txt", "mimeType": "text/plain", "buffer": "Một báo cáo.".encode()}
        )
        page.get_by_role("button", name="Thêm vào kho").click()
        assert "đã thêm" in page.locator(".results").inner_text()
        page.get_by_label("Xoá báo cáo thêm.txt").click()
        page.get_by_role("button", name="Xoá khỏi kho").click()
        assert "Đã xoá báo cáo" in page.locator("[role=status]").inner_text()
        assert kb.counts()["reports"] == 2
        assert browser.complaints == []


def test_the_outline_leads_to_a_section_and_notes_lead_there_and_back() -> None:
    with browsing(create_app(FakeKnowledgeBase())) as browser:
        page = browser.go("/reports/thu-nghiem-2031")
        page.get_by_role("navigation", name="Mục lục").get_by_text("II. VIỆC PHẢI LÀM").click()
        target = page.locator(".block:target").bounding_box()
        assert target is not None
        assert 0 <= target["y"] < 740
        page.locator(".note-mark a").first.click()
        assert page.locator(".block:target").get_attribute("id") == "note-1"
        page.locator(".block:target .note-label").click()
        assert page.url.endswith("#mark-3-0")
        assert browser.complaints == []


def test_the_keyboard_reaches_the_content_first() -> None:
    with browsing(create_app(FakeKnowledgeBase())) as browser:
        page = browser.go("/reports")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports#main")
