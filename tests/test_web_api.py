"""The JSON API: the contract's fields, parameters, uploads."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from index.engine import Leg
from kb.messages import Language
from kb.model import to_json
from tests.test_web_fake import NASTY, STATEMENT, FakeKnowledgeBase
from web.app import create_app


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def api(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False)


def code(answer: Any) -> str:
    error = answer.json()["error"]
    assert error["message"]
    return str(error["code"])


def test_an_answer_has_the_fields_of_the_contract(api: TestClient, kb: FakeKnowledgeBase) -> None:
    body = api.get("/api/ask", params={"q": "tăng bao nhiêu"}).json()
    assert list(body) == [
        "question",
        "answered",
        "answer",
        "statement",
        "confidence",
        "refusal",
        "citations",
        "also_reported",
        "passages",
        "took_ms",
        "understood",
        "also_searched",
        "did_you_mean",
        "rephrased",
    ]
    assert body["refusal"] is None
    citation = body["citations"][0]
    assert citation["report"] == {
        "id": "thu-nghiem-2031",
        "title": "Tình hình vùng Thử Nghiệm năm 2031",
        "number": "12/BC-TN",
        "issued": "2031-12-28",
        "source": "thu-nghiem.docx",
    }
    assert citation["page"] is None
    assert citation["lines"] == [10, 11]
    assert kb.text[citation["start"] : citation["end"]] == citation["quote"] == STATEMENT
    assert body["also_reported"][0]["citation"]["quote"] == NASTY
    assert len(body["passages"]) >= 10
    assert body == to_json(kb.ask("tăng bao nhiêu"))


def test_a_refusal_says_why_in_the_reader_s_language(api: TestClient) -> None:
    refusal = api.get("/api/ask", params={"q": "năm 1999", "lang": "en"}).json()["refusal"]
    assert refusal["code"] == "period_not_covered"
    assert refusal["message"] == "No report covers 1999."
    assert refusal["nearest"][0]["quote"] == STATEMENT


def test_search_returns_ranked_passages(api: TestClient) -> None:
    body = api.get("/api/search", params={"q": "kênh", "k": 3}).json()
    assert [item["rank"] for item in body["items"]] == [1, 2, 3]
    assert body["total"] > 3
    assert body["query"] == "kênh"
    assert body["items"][0]["highlights"][0] == [0, 7]


def test_parameters_reach_the_knowledge_base(api: TestClient, kb: FakeKnowledgeBase) -> None:
    query: dict[str, str | int] = {"q": "a", "report": "nasty", "year": 2031, "leg": "lexical", "lang": "en"}
    assert api.get("/api/ask", params=query).status_code == 200
    assert api.get("/api/search", params={"q": "b", "leg": "embedding"}).status_code == 200
    assert kb.asked == [
        ("a", Language.EN, "nasty", 2031, Leg.LEXICAL),
        ("b", Language.VI, None, None, Leg.EMBEDDING),
    ]


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/api/ask?q=", 400, "question_empty"),
        ("/api/ask?q=%00%01", 400, "question_empty"),
        ("/api/ask?q=" + "a" * 2001, 400, "question_too_long"),
        ("/api/ask?q=a&report=none", 404, "report_not_found"),
        ("/api/search?q=%20", 400, "question_empty"),
        ("/api/reports/none", 404, "report_not_found"),
        ("/api/cite?report=none&start=0&end=1", 404, "report_not_found"),
        ("/api/cite?report=nasty&start=5&end=5", 400, "slice_invalid"),
        ("/api/cite?report=nasty&start=-1&end=5", 400, "slice_invalid"),
        ("/api/cite?report=nasty&start=0&end=" + "9" * 30, 400, "slice_invalid"),
        ("/api/cite?report=nasty&start=0&end=5&style=poem", 400, "style_unknown"),
    ],
)
def test_errors_of_the_knowledge_base_keep_their_code(api: TestClient, path: str, status: int, expected: str) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert code(answer) == expected


def test_reports_are_listed_in_pages(api: TestClient) -> None:
    whole = api.get("/api/reports").json()
    assert whole["total"] == 2
    assert [item["id"] for item in whole["items"]] == ["thu-nghiem-2031", "nasty"]
    page = api.get("/api/reports", params={"limit": 1, "offset": 1}).json()
    assert (page["total"], [item["id"] for item in page["items"]]) == (2, ["nasty"])


def test_a_report_comes_whole(api: TestClient, kb: FakeKnowledgeBase) -> None:
    body = api.get("/api/reports/thu-nghiem-2031", headers={"Cookie": "lang=en"}).json()
    assert body == to_json(kb.report("thu-nghiem-2031", language=Language.EN))
    assert body["set_aside"][0]["reason"] == "Page number"


def test_a_citation_is_ready_to_paste(api: TestClient, kb: FakeKnowledgeBase) -> None:
    start = kb.text.index(STATEMENT)
    query: dict[str, str | int] = {"report": "thu-nghiem-2031", "start": start, "end": start + len(STATEMENT)}
    body = api.get("/api/cite", params=query).json()
    assert body["citation"]["quote"] == STATEMENT
    assert body["style"] == "administrative"
    assert "12/BC-TN" in body["text"]


def upload(api: TestClient, *files: tuple[str, bytes]) -> Any:
    return api.post("/api/reports", files=[("files", file) for file in files])


def test_files_are_added_and_each_is_reported_on(api: TestClient) -> None:
    answer = upload(api, ("mới.txt", b"x"), ("ảnh.png", b"x"), ("trống.txt", b""))
    assert answer.status_code == 201
    body = answer.json()
    assert body["total"] == 3
    assert [item["status"] for item in body["items"]] == ["added", "failed", "failed"]
    assert "ảnh.png" in body["items"][1]["message"]
    assert api.get("/api/reports/mới").status_code == 200


def test_the_same_file_again_changes_nothing(api: TestClient) -> None:
    assert upload(api, ("a.txt", b"x")).status_code == 201
    again = upload(api, ("a.txt", b"x"))
    assert again.status_code == 200
    assert again.json()["items"][0]["status"] == "unchanged"


def test_one_file_that_fails_is_an_error_of_its_own(api: TestClient) -> None:
    answer = upload(api, ("ảnh.png", b"x"))
    assert answer.status_code == 415
    assert code(answer) == "format_unknown"


def test_when_all_files_fail_each_reason_is_in_the_detail(api: TestClient) -> None:
    answer = upload(api, ("a.png", b"x"), ("b.txt", b""))
    assert answer.status_code == 400
    assert code(answer) == "nothing_added"
    assert [item["source"] for item in answer.json()["error"]["detail"]["items"]] == ["a.png", "b.txt"]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"data": {"files": "text"}},
        {"json": {"files": []}},
        {"content": b"\x00", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        {"files": [("other", ("a.txt", b"x"))]},
    ],
)
def test_a_request_without_files_is_refused(api: TestClient, options: dict[str, Any]) -> None:
    answer = api.post("/api/reports", **options)
    assert answer.status_code == 400
    assert code(answer) in ("parameter_invalid", "request_invalid")


def test_a_form_without_a_chosen_file_is_refused(api: TestClient) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--\r\n'
    answer = api.post("/api/reports", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 400
    assert code(answer) == "parameter_invalid"


def test_a_removed_report_is_gone(api: TestClient) -> None:
    removed = api.delete("/api/reports/nasty")
    assert removed.status_code == 200
    assert removed.json()["id"] == "nasty"
    assert api.get("/api/reports/nasty").status_code == 404
    assert code(api.delete("/api/reports/nasty")) == "report_not_found"


def test_what_is_taken_back_reaches_the_knowledge_base(api: TestClient, kb: FakeKnowledgeBase) -> None:
    query: list[tuple[str, str | int | float | bool | None]] = [
        ("q", "a"),
        ("without", "period:2031"),
        ("without", "spelling"),
    ]
    body = api.get("/api/ask", params=query).json()
    assert [piece["kind"] for piece in body["understood"]] == ["place"]
    api.get("/api/search", params=query)
    assert kb.without == [{"period:2031", "spelling"}] * 2


def test_suggestions_are_listed_and_counted(api: TestClient) -> None:
    body = api.get("/api/suggest", params={"q": "đê", "limit": 2}).json()
    assert body == {"items": ["đê ven sông", "đê nội đồng"], "total": 3}
    assert api.get("/api/suggest", params={"q": ""}).status_code == 200
    assert api.get("/api/suggest").status_code == 400
    assert api.get("/api/suggest", params={"q": "đ" * 2001}).json()["error"]["code"] == "parameter_invalid"
