"""How a question was read, as the pages show it."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from kb.model import Answer, Understood
from tests.test_web_fake import NASTY, FakeKnowledgeBase, client
from web.reading import reading_view

PIECES = (
    Understood("period", "2031", "năm 2031", "năm 2031"),
    Understood("period", "2031-H1", "6 tháng đầu năm 2031", "nửa đầu năm 2031"),
)


def answer(**changes: Any) -> Answer:
    return Answer("hỏi gì & sao?", False, None, None, 0.0, None, (), (), (), 1.0, PIECES, **changes)


def asked(link: str) -> list[tuple[str, str]]:
    assert link.startswith("/?")
    return parse_qsl(urlsplit(link).query)


def test_a_piece_is_taken_back_by_a_link_that_keeps_all_else() -> None:
    view = reading_view(answer(), {"report": "r", "year": ""}, ["place:Đồi Gió"])
    assert asked(view.chips[0].remove) == [
        ("q", "hỏi gì & sao?"),
        ("report", "r"),
        ("without", "place:Đồi Gió"),
        ("without", "period:2031"),
    ]
    assert view.again is not None
    assert asked(view.again) == [("q", "hỏi gì & sao?"), ("report", "r")]


def test_only_a_whole_year_can_become_a_filter_and_only_once() -> None:
    chips = reading_view(answer(), {"report": "", "year": ""}, []).chips
    assert chips[0].only is not None
    assert ("year", "2031") in asked(chips[0].only)
    assert chips[1].only is None
    assert reading_view(answer(), {"report": "", "year": "2031"}, []).chips[0].only is None


def test_nothing_to_understand_again_when_nothing_was_taken_back() -> None:
    assert reading_view(answer(), {}, []).again is None


def test_what_was_corrected_and_what_may_be_meant() -> None:
    corrected = reading_view(answer(also_searched="hỏi"), {}, [])
    assert (corrected.also, corrected.meant) == ("hỏi", None)
    assert ("without", "spelling") in asked(corrected.as_typed)
    accented = reading_view(answer(also_searched="hỏi", did_you_mean="hỏi"), {}, ["period"])
    assert accented.also is None
    assert accented.meant is not None
    assert asked(accented.meant[1]) == [("q", "hỏi"), ("without", "period")]


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def site(kb: FakeKnowledgeBase) -> TestClient:
    return client(kb)


def test_the_page_shows_the_pieces_and_asks_without_one(site: TestClient, kb: FakeKnowledgeBase) -> None:
    page = html.fromstring(site.get("/", params={"q": "hỏi taưng"}, headers={"Accept": "text/html"}).text)
    chips = page.xpath("//li[@class='chip']")
    assert [chip.xpath("string(bdi)") for chip in chips] == ["năm 2031", NASTY]
    assert page.xpath("string(//p[@class='spelling']/strong)") == "tăng <bao> nhiêu"
    again = html.fromstring(
        site.get(chips[0].xpath("string(a[@class='remove']/@href)"), headers={"Accept": "text/html"}).text
    )
    assert kb.without[-1] == {"period:2031"}
    assert [chip.xpath("string(bdi)") for chip in again.xpath("//li[@class='chip']")] == [NASTY]
    assert asked(again.xpath("string(//a[@class='again']/@href)")) == [("q", "hỏi taưng")]
