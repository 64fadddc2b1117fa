"""The file as it was added, given back as a download and never as a page of this site."""

from dataclasses import replace
from email.message import Message
from email.utils import collapse_rfc2231_value
from urllib.parse import unquote

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.downloads import attachment

HTML = {"Accept": "text/html"}


def client(kb: FakeKnowledgeBase | None = None) -> TestClient:
    return TestClient(create_app(kb or FakeKnowledgeBase()), base_url="http://localhost", raise_server_exceptions=False)


@pytest.mark.parametrize("headers", [{}, HTML])
def test_the_original_comes_byte_for_byte_and_is_not_rendered(headers: dict[str, str]) -> None:
    answer = client().get("/api/reports/thu-nghiem-2031/original", headers=headers)
    assert answer.status_code == 200
    assert answer.content == b"<script>thu-nghiem-2031</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="thu-nghiem.docx";')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_head_says_how_large_it_is() -> None:
    assert client().head("/api/reports/thu-nghiem-2031/original").headers["content-length"] == "32"


@pytest.mark.parametrize(("language", "sentence"), [("vi", "Không có báo cáo"), ("en", "There is no report")])
def test_a_report_that_is_not_there_is_an_error_in_the_one_shape(language: str, sentence: str) -> None:
    answer = client().get("/api/reports/none/original", params={"lang": language}, headers=HTML)
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert (error["code"], error["detail"]) == ("report_not_found", {"report": "none"})
    assert error["message"].startswith(sentence)


@pytest.mark.parametrize(
    ("name", "kept", "plain"),
    [
        ("bc 01-2024.docx", "bc 01-2024.docx", "bc 01-2024.docx"),
        ("Báo cáo Đồng bằng.pdf", "Báo cáo Đồng bằng.pdf", "Bao cao Dong bang.pdf"),
        ('"<b>x.txt', '"<b>x.txt', "__b_x.txt"),
        ("a%41;b.txt", "a%41;b.txt", "a_41_b.txt"),
        ("a\r\nX-Y: z\x00.txt", "a__X-Y: z_.txt", "a__X-Y_ z_.txt"),
        ("../../x\\y.txt", ".._.._x_y.txt", ".._.._x_y.txt"),
        ("bc\u202etxt.md", "bc_txt.md", "bc_txt.md"),
        ("l\ud800.txt", "l_.txt", "l_.txt"),
        ("報告.html", "報告.html", "__.html"),
        ("", "report", "report"),
    ],
)
def test_the_name_is_kept_as_far_as_a_file_can_bear_it(name: str, kept: str, plain: str) -> None:
    header = attachment(name)
    assert header.isascii()
    assert header.isprintable()
    assert unquote(header.partition("filename*=UTF-8''")[2]) == kept
    assert f'; filename="{plain}";' in header
    # An independent reader of such headers agrees.
    message = Message()
    message["Content-Disposition"] = header.replace(f'filename="{plain}"; ', "")
    assert message.get_content_disposition() == "attachment"
    found = message.get_param("filename", header="content-disposition")
    assert found is not None
    assert collapse_rfc2231_value(found) == kept


def test_a_name_cannot_add_a_header() -> None:
    kb = FakeKnowledgeBase()
    kb._reports["nasty"] = replace(kb._reports["nasty"], source='x"\r\nSet-Cookie: a=b.txt')
    answer = client(kb).get("/api/reports/nasty/original")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("language", "words"), [("vi", "Tải tệp gốc"), ("en", "Download the original")])
def test_report_and_list_link_to_it(language: str, words: str) -> None:
    session = client()
    for path, targets in (
        ("/reports/nasty", ["/api/reports/nasty/original"]),
        ("/reports", ["/api/reports/thu-nghiem-2031/original", "/api/reports/nasty/original"]),
    ):
        page = html.fromstring(session.get(path, headers=HTML, params={"lang": language}).text)
        links = page.xpath(f"//a[normalize-space()='{words}']")
        assert [link.get("href") for link in links] == targets
        assert all(session.get(target).status_code == 200 for target in targets)
    assert links[0].get("aria-label").endswith("Tình hình vùng Thử Nghiệm năm 2031")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_form_and_the_help_name_the_formats_that_can_be_read(language: str) -> None:
    session = client()
    page = html.fromstring(session.get("/reports", headers=HTML, params={"lang": language}).text)
    assert page.xpath("//input[@type='file']/@accept") == [".txt,.md,.docx"]
    assert ".txt .md .docx" in page.xpath("//*[@id='files-hint']")[0].text_content()
    assert ".txt, .md, .docx" in session.get("/help", headers=HTML).text
