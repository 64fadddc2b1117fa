"""Pages from templates: escaped, in the reader's language, with a switch to the other one."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from jinja2 import UndefinedError
from lxml import html
from starlette.requests import Request
from starlette.testclient import TestClient

from kb.messages import Language
from tests.test_web_fake import NASTY, FakeKnowledgeBase
from web.app import create_app
from web.assets import Assets
from web.errors import Problem
from web.templating import Templates, switch_link


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def site(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(
        create_app(kb), base_url="http://localhost", raise_server_exceptions=False, headers={"Accept": "text/html"}
    )


def tree(answer: Any) -> Any:
    return html.fromstring(answer.text)


def has_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def request(query: str = "", path: str = "/x") -> Request:
    return Request({"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []})


def test_the_language_switch_keeps_the_page_and_is_remembered(site: TestClient) -> None:
    page = tree(site.get("/", params={"q": "tăng & giảm", "year": "2031"}))
    link = page.xpath(f"//a[{has_class('language')}]/@href")[0]
    assert link.startswith("?")
    english = site.get("/" + link)
    assert tree(english).get("lang") == "en"
    assert tree(english).xpath("//input[@name='q']/@value") == ["tăng & giảm"]
    assert "samesite=lax" in english.headers["set-cookie"].lower()
    assert tree(site.get("/reports")).get("lang") == "en"
    assert "No report covers 1999." in site.get("/", params={"q": "1999"}).text


def test_a_strange_path_does_not_make_a_link_to_another_host(site: TestClient) -> None:
    page = tree(site.get("http://localhost//evil.example/x"))
    assert all(not link.startswith("//") and "evil" not in link for link in page.xpath("//@href"))


@pytest.mark.parametrize(
    ("query", "language", "link"),
    [
        ("", Language.VI, "?lang=en"),
        ("", Language.EN, "?lang=vi"),
        ("lang=en&q=a%26b", Language.EN, "?q=a%26b&lang=vi"),
        ("q=a&q=b&lang=x&lang=y", Language.VI, "?q=a&q=b&lang=en"),
        ("q=%E1%BA%BF", Language.VI, "?q=%E1%BA%BF&lang=en"),
    ],
)
def test_the_switch_keeps_every_other_parameter(query: str, language: Language, link: str) -> None:
    assert switch_link(request(query), language) == link


def test_a_parameter_that_is_no_text_does_not_break_the_switch() -> None:
    link = switch_link(request("q=%ED%A0%80"), Language.VI)
    assert dict(parse_qsl(link.removeprefix("?")))["lang"] == "en"


def error_page(told: Problem, query: str = "") -> Any:
    return Templates(Assets()).page(request(query), "error.html", status=told.status, problem=told)


def test_a_page_has_the_status_and_the_language_of_its_request() -> None:
    for query, language in (("", "vi"), ("lang=en", "en")):
        answer = error_page(Problem(418, "a", "b"), query)
        assert answer.status_code == 418
        assert f'<html lang="{language}">'.encode() in answer.body
        assert ("set-cookie" in answer.headers) is bool(query)


def test_values_are_escaped_and_lone_surrogates_replaced() -> None:
    body = error_page(Problem(400, "a", NASTY + "\ud800")).body.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert" in body
    assert "\ud800" not in body


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="problem"):
        Templates(Assets()).page(request(), "error.html", status=400)
