"""The pages of documents in a real browser, on a telephone and a wide screen, without JavaScript."""

from pathlib import Path

import pytest

from tests.browser import browsing, chromium_is_installed
from tests.kb_texts import filled
from tests.programme_texts import FILES
from web.app import create_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not chromium_is_installed(), reason="Chromium is not installed"),
]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_goes_from_the_list_to_the_sentence(tmp_path: Path, width: int) -> None:
    with (
        filled(tmp_path, FILES) as kb,
        browsing(create_app(kb), javascript=False, width=width, height=740) as browser,
    ):
        page = browser.go("/programmes")
        page.locator("#filter-q").fill("giữ rừng đầu nguồn")
        page.locator("main button").click()
        page.get_by_role("link", name="Nghị quyết 59-NQ/TW").first.click()
        for path in ("/programmes", page.url.removeprefix(browser.address)):
            browser.go(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.locator("#mentions ~ ul .read").first.click()
        assert "59-NQ/TW" in page.locator("#quote").first.inner_text()
        assert browser.complaints == []
