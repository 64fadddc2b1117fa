"""The pages of documents: they work without JavaScript, in both languages, and show nothing unescaped."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.kb_texts import filled
from tests.programme_texts import FILES
from web.app import create_app

NEW, PLAN = "59-nq-tw-2031-01-24", "32-kh-ubnd-cao-bang-2032-01-22"
NASTY = "BÁO CÁO\nTình hình năm 2031\nĐề án “<script>alert(1)</script> bản & làng” được làm.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with filled(tmp_path_factory.mktemp("programmes"), {**FILES, "nasty.txt": NASTY}) as kb:
        headers = {"Accept": "text/html"}
        yield TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False, headers=headers)


def tree(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_the_list_is_filtered_by_a_plain_form(site: TestClient) -> None:
    page = tree(site.get("/programmes", params={"q": "59-NQ/TW", "kind": "nghị quyết", "year": "2031"}))
    assert texts(page, "//ul[@class='reports reports-full']//a") == ["Nghị quyết 59-NQ/TW"]
    assert page.xpath("//form[@action='/programmes' and @method='get']//input[@name='q']/@value") == ["59-NQ/TW"]
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") == ["nghị quyết"]
    links = page.xpath("//a[contains(@href, '/api/programmes/export')]/@href")
    assert len(links) == 2
    assert all("q=59-NQ%2FTW" in link for link in links)
    assert site.get(links[0]).status_code == 200


def test_an_odd_address_is_no_error(site: TestClient) -> None:
    for params in ({"year": "x"}, {"year": "²"}, {"offset": "-1"}, {"offset": "9" * 30}, {"q": "\x00" * 300}):
        assert site.get("/programmes", params=params).status_code == 200


def test_a_list_without_items_says_so(site: TestClient) -> None:
    assert "Không có văn bản nào khớp." in site.get("/programmes", params={"q": "không có"}).text


@pytest.mark.parametrize(
    ("language", "heading", "does"), [("vi", "Diễn biến", "Được thực hiện bởi"), ("en", "Timeline", "Carried out by")]
)
def test_a_document_shows_what_is_said_of_it(site: TestClient, language: str, heading: str, does: str) -> None:
    page = tree(site.get(f"/programmes/{NEW}", params={"lang": language}))
    assert texts(page, "//h1") == ["Nghị quyết 59-NQ/TW"]
    assert heading in texts(page, "//h2")
    assert does in texts(page, "//section[@aria-labelledby='relations']//span[@class='label']")
    assert "Nghị quyết số 59-NQ/TW" in texts(page, "//section[@aria-labelledby='mentions']//mark")[0]
    for link in page.xpath("//a[contains(@href, '#quote')]/@href"):
        assert 'id="quote"' in site.get(link).text
    site.get("/", params={"lang": "vi"})


def test_the_report_s_own_document_leads_to_the_report(site: TestClient) -> None:
    page = tree(site.get(f"/programmes/{PLAN}"))
    assert page.xpath("//p[@class='notice']/a/@href") == ["/reports/ke-hoach"]


def test_what_a_report_says_is_never_markup(site: TestClient) -> None:
    (key,) = [item["key"] for item in site.get("/api/programmes", params={"q": "script"}).json()["items"]]
    for path in ("/programmes?q=script", f"/programmes/{key}"):
        text = site.get(path).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_an_unknown_document_is_a_page_with_404(site: TestClient) -> None:
    answer = site.get("/programmes/none")
    assert answer.status_code == 404
    assert "Không có văn bản, chương trình “none”" in answer.text


def test_the_list_is_in_the_navigation(site: TestClient) -> None:
    page = tree(site.get("/reports"))
    assert "/programmes" in page.xpath("//header//nav/a/@href")
    assert tree(site.get("/programmes")).xpath("//nav/a[@aria-current='page']/@href") == ["/programmes"]
