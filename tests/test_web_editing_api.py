"""Setting a report's metadata through the API."""

from dataclasses import fields
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from kb.metadata_edits import FIELDS as KNOWN
from kb.model import ReportSummary, to_json
from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.editing import CHOICES, FIELDS, Changes

PATH = "/api/reports/thu-nghiem-2031"
PAGE = "/reports/thu-nghiem-2031/edit"


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def api(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False)


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_form_and_api_know_the_fields_of_the_knowledge_base() -> None:
    assert FIELDS == tuple(Changes.model_fields) == tuple(KNOWN)
    assert set(FIELDS) <= {field.name for field in fields(ReportSummary)}
    for name, choices in CHOICES.items():
        pattern, _ = KNOWN[name]
        assert pattern is not None
        assert all(pattern.fullmatch(choice) for choice in choices)


def test_only_what_is_sent_is_set(api: TestClient, kb: FakeKnowledgeBase) -> None:
    answer = api.patch(PATH, json={"issued": "2031-11", "signer": "Nguyễn Thị B", "number": None, "issuer": ""})
    assert answer.status_code == 200
    assert kb.edits == [{"issued": "2031-11", "signer": "Nguyễn Thị B", "number": None, "issuer": None}]
    body = answer.json()
    assert body["edited"] == ["issued", "issuer", "number", "signer"]
    assert (body["title"], body["issued"]) == ("Tình hình vùng Thử Nghiệm năm 2031", "2031-11")
    assert body == to_json(kb.report("thu-nghiem-2031").summary)
    assert api.get(PATH).json()["summary"] == body


@pytest.mark.parametrize(
    ("body", "code", "detail"),
    [
        ({"issued": "28/6/2031"}, "metadata_invalid", {"field": "issued"}),
        ({"period": "sáu tháng"}, "metadata_invalid", {"field": "period"}),
        ({"territory": "2025"}, "metadata_invalid", {"field": "territory"}),
        ({"in_force": "maybe"}, "metadata_invalid", {"field": "in_force"}),
        ({"title": None}, "title_needed", {"field": "title"}),
        ({"title": " "}, "title_needed", {"field": "title"}),
        ({"kind": "a\u0000b"}, "metadata_invalid", {"field": "kind"}),
        ({"titel": "x"}, "parameter_invalid", {"name": "titel", "reason": "there is no such field"}),
        ({"id": "x"}, "parameter_invalid", {"name": "id", "reason": "there is no such field"}),
        ({"title": 5}, "parameter_invalid", {"name": "title", "reason": "it must be a string or null"}),
        ({"place": ["x"]}, "parameter_invalid", {"name": "place", "reason": "it must be a string or null"}),
        ([], "parameter_invalid", {"name": "body", "reason": "it must be a JSON object"}),
        ("x", "parameter_invalid", {"name": "body", "reason": "it must be a JSON object"}),
        (None, "parameter_invalid", {"name": "body"}),
    ],
)
def test_a_wrong_body_is_refused_and_named(
    api: TestClient, kb: FakeKnowledgeBase, body: Any, code: str, detail: dict[str, str]
) -> None:
    answer = api.patch(PATH, json=body, params={"lang": "en"})
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert detail.items() <= error["detail"].items()
    assert kb.edits == []


@pytest.mark.parametrize("content", [b"", b"{", b"title=x", b"\xff\xfe", b"[" * 9000])
@pytest.mark.parametrize("media_type", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
def test_no_body_breaks_it(api: TestClient, kb: FakeKnowledgeBase, content: bytes, media_type: str) -> None:
    answer = api.patch(PATH, content=content, headers={"Content-Type": media_type})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] in ("parameter_invalid", "request_invalid")
    assert kb.edits == []


def test_a_lone_surrogate_becomes_a_question_mark(api: TestClient, kb: FakeKnowledgeBase) -> None:
    answer = api.patch(PATH, content=b'{"title":"a\\ud800"}', headers={"Content-Type": "application/json"})
    assert answer.json()["title"] == "a?"
    assert kb.edits == [{"title": "a?"}]


@pytest.mark.parametrize(("language", "words"), [("vi", "Không ghi được mục"), ("en", "cannot be set")])
def test_the_error_speaks_the_reader_s_language(api: TestClient, language: str, words: str) -> None:
    answer = api.patch(PATH, json={"issued": "x"}, params={"lang": language})
    assert words in answer.json()["error"]["message"]


def test_errors_of_the_knowledge_base_keep_their_code(api: TestClient, kb: FakeKnowledgeBase) -> None:
    missing = api.patch("/api/reports/none", json={"kind": "x"})
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "report_not_found")
    kb.locked = True
    locked = api.patch(PATH, json={"kind": "x"})
    assert (locked.status_code, locked.json()["error"]["code"]) == (503, "store_locked")


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://localhost:3000"}])
def test_other_sites_cannot_edit(api: TestClient, kb: FakeKnowledgeBase, headers: dict[str, str]) -> None:
    for answer in (
        api.patch(PATH, json={"kind": "x"}, headers=headers),
        api.post(PAGE, data={"kind": "x"}, headers=headers),
    ):
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "cross_site_refused"
    assert kb.edits == []


def test_edits_are_counted_under_their_method(api: TestClient) -> None:
    api.patch(PATH, json={})
    assert 'method="PATCH",route="/api/reports/{report_id}",status="200"' in api.get("/metrics").text


def test_the_page_of_the_api_describes_every_field(api: TestClient) -> None:
    for language, words in (("vi", "Ngày ban hành: 2024"), ("en", "Date of issue: 2024")):
        page = html.fromstring(api.get("/docs", params={"lang": language}).text)
        assert texts(page, "(//section[@id='edit_report']//table)[1]//th")[-len(FIELDS) :] == list(FIELDS)
        assert words in texts(page, "//section[@id='edit_report']")[0]
        assert page.xpath("//section[@id='original']")
