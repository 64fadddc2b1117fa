"""The form that sets a report's metadata, with JavaScript and without."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.browser import browsing, chromium_is_installed
from tests.test_web_fake import NASTY, FakeKnowledgeBase
from web.app import create_app
from web.editing import FIELDS, changed

HTML = {"Accept": "text/html"}
PAGE = "/reports/thu-nghiem-2031/edit"


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def site(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False, headers=HTML)


def tree(answer: Any) -> Any:
    assert answer.headers["content-type"].startswith("text/html")
    return html.fromstring(answer.text)


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def form_of(page: Any) -> dict[str, str]:
    """What a browser sends when nothing is touched."""
    return dict(page.xpath("//form[@class='edit']")[0].form_values())


@pytest.mark.parametrize(("language", "words"), [("vi", "Sửa thông tin"), ("en", "Edit the details")])
def test_the_report_leads_to_its_form(site: TestClient, language: str, words: str) -> None:
    page = tree(site.get("/reports/thu-nghiem-2031", params={"lang": language}))
    assert page.xpath(f"//a[normalize-space()='{words}']/@href") == [PAGE]
    answer = site.get(PAGE)
    assert answer.status_code == 200
    form = tree(answer).xpath("//form[@method='post']")[0]
    assert form.get("action") == PAGE
    for name in FIELDS:
        assert form.xpath(f".//label[@for='{name}']")[0].text_content().strip()
        assert len(form.xpath(f".//*[@id='{name}' and @name='{name}']")) == 1
    values = form_of(tree(answer))
    assert values["title"] == "Tình hình vùng Thử Nghiệm năm 2031"
    assert (values["number"], values["issued"], values["territory"], values["in_force"], values["signer"]) == (
        "12/BC-TN",
        "2031-12-28",
        "before-2025-07",
        "",
        "",
    )


def test_only_what_was_changed_is_set(site: TestClient, kb: FakeKnowledgeBase) -> None:
    values = form_of(tree(site.get(PAGE))) | {"issued": " 2031-11 ", "in_force": "no", "number": ""}
    done = site.post(PAGE, data=values)
    assert kb.edits == [{"number": None, "issued": "2031-11", "in_force": "no"}]
    assert str(done.url).endswith("/reports/thu-nghiem-2031?saved=1")
    page = tree(done)
    assert texts(page, "//*[@role='status']") == ["Đã lưu thông tin của báo cáo."]
    facts = texts(page, "//dl[@class='facts']/div")
    assert "Ngày ban hành11/2031 (nhập tay)" in facts
    assert "Hiệu lựchết hiệu lực (nhập tay)" in facts
    assert not any(fact.startswith("Số") for fact in facts)


def test_a_form_sent_back_as_it_was_sets_nothing(site: TestClient, kb: FakeKnowledgeBase) -> None:
    for report_id in ("thu-nghiem-2031", "nasty"):
        kb._reports[report_id] = replace(kb._reports[report_id], issuer="Sở\u00a0Thử\n Nghiệm ", period="năm nào đó")
        values = form_of(tree(site.get(f"/reports/{report_id}/edit")))
        assert site.post(f"/reports/{report_id}/edit", data=values, follow_redirects=False).status_code == 303
    assert kb.edits == []


def test_a_field_that_was_not_sent_is_not_emptied(kb: FakeKnowledgeBase) -> None:
    summary = kb.report("thu-nghiem-2031").summary
    assert changed(summary, {}) == {}
    assert changed(summary, {"kind": "Tờ trình"}) == {"kind": "Tờ trình"}
    assert changed(summary, {"kind": ""}) == {"kind": None}


@pytest.mark.parametrize(
    ("language", "field", "typed", "label", "top"),
    [
        ("vi", "issued", "28/6/2031", "“Ngày ban hành”", "Chưa lưu gì."),
        ("en", "issued", "28/6/2031", "“Date”", "Nothing was saved."),
        ("vi", "period", NASTY, "“Kỳ báo cáo”", "Chưa lưu gì."),
        ("vi", "title", " ", "Tên văn bản", "Chưa lưu gì."),
        ("en", "territory", "elsewhere", "“Territory”", "Nothing was saved."),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(
    site: TestClient, kb: FakeKnowledgeBase, language: str, field: str, typed: str, label: str, top: str
) -> None:
    values = form_of(tree(site.get(PAGE))) | {"signer": "Bà <script>alert(1)</script>", field: typed}
    answer = site.post(PAGE, data=values, params={"lang": language})
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    page = tree(answer)
    assert form_of(page) == values
    assert kb.edits == []
    control = page.xpath("//*[@aria-invalid]")[0]
    assert control.get("id") == field
    assert control.get("autofocus") is not None
    beside = page.xpath(f"//*[@id='{field}-error']")[0]
    assert f"{field}-error" in control.get("aria-describedby").split()
    assert beside.getparent() is control.getparent()
    assert label in beside.text_content()
    assert texts(page, "//*[@role='alert']")[0].startswith(top)
    assert page.xpath("//*[@role='alert']//a/@href") == [f"#{field}"]


def test_an_error_without_a_field_stands_above_and_nothing_typed_is_lost(
    site: TestClient, kb: FakeKnowledgeBase
) -> None:
    kb.locked = True
    values = form_of(tree(site.get(PAGE))) | {"signer": "Bà B"}
    answer = site.post(PAGE, data=values)
    assert answer.status_code == 503
    page = tree(answer)
    assert form_of(page) == values
    assert "kb add" in texts(page, "//*[@role='alert']")[0]
    assert not page.xpath("//*[@aria-invalid]")


def test_the_form_says_what_a_person_has_set(site: TestClient, kb: FakeKnowledgeBase) -> None:
    assert not tree(site.get(PAGE)).xpath("//*[@class='by-hand']")
    kb.edit("thu-nghiem-2031", {"signer": None, "territory": "after-2025-07"})
    page = tree(site.get(PAGE, params={"lang": "en"}))
    assert page.xpath("//*[@class='by-hand']/@id") == ["signer-by-hand", "territory-by-hand"]
    assert set(texts(page, "//*[@class='by-hand']")) == {"Set by hand, not read from the file."}
    for name in ("signer", "territory"):
        assert f"{name}-by-hand" in page.xpath(f"//*[@id='{name}']/@aria-describedby")[0].split()


def test_a_report_that_is_not_there_has_no_form(site: TestClient) -> None:
    for answer in (site.get("/reports/none/edit"), site.post("/reports/none/edit", data={"kind": "x"})):
        assert answer.status_code == 404
        assert "Không có báo cáo “none”" in answer.text


@pytest.mark.parametrize(
    "options",
    [
        {"content": b"\xff%zz=&&=;", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        {"files": {"title": ("a.txt", b"x")}},
        {"data": {"id": "x", "url": "http://evil.example", "edited": "title"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        {},
    ],
)
def test_what_is_no_field_is_not_taken(site: TestClient, kb: FakeKnowledgeBase, options: dict[str, Any]) -> None:
    assert site.post(PAGE, **options, follow_redirects=False).status_code in (303, 400)
    assert kb.edits == []


@pytest.mark.browser
@pytest.mark.skipif(not chromium_is_installed(), reason="Chromium is not installed")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_mends_the_facts_and_takes_the_file_along(javascript: bool, width: int) -> None:
    kb = FakeKnowledgeBase()
    with browsing(create_app(kb), javascript=javascript, width=width) as browser:
        page = browser.go("/reports/thu-nghiem-2031")
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải tệp gốc").click()
        assert download.value.suggested_filename == "thu-nghiem.docx"
        page.get_by_role("link", name="Sửa thông tin").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_label("Người ký").fill("Bà B")
        page.get_by_label("Hiệu lực").select_option("Còn hiệu lực")
        page.get_by_label("Ngày ban hành").fill("hôm qua")
        assert browser.complaints == []
        page.get_by_role("button", name="Lưu").click()
        assert "“Ngày ban hành”" in page.locator(".field-error").inner_text()
        assert page.evaluate("document.activeElement.id") == "issued"
        assert page.get_by_label("Người ký").input_value() == "Bà B"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # Chromium itself notes every answer of 400 and above.
        assert all("400 (Bad Request)" in complaint for complaint in browser.complaints)
        browser.complaints.clear()
        page.get_by_label("Ngày ban hành").fill("2031-11-30")
        page.get_by_role("button", name="Lưu").click()
        page.wait_for_url("**?saved=1")
        assert "Bà B (nhập tay)" in page.locator(".facts").inner_text()
        assert kb.edits == [{"issued": "2031-11-30", "signer": "Bà B", "in_force": "yes"}]
        assert browser.complaints == []
