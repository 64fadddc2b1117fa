"""What the page of a report says of it, in words."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from kb.messages import Language
from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.formats import period

HTML = {"Accept": "text/html"}


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


def facts(site: TestClient, **params: str) -> dict[str, str]:
    page = tree(site.get("/reports/thu-nghiem-2031", params=params))
    return dict(
        zip(texts(page, "//dl[@class='facts']//dt"), texts(page, "//dl[@class='facts']//dd"), strict=True),
    )


def test_the_facts_are_words_in_both_languages(site: TestClient, kb: FakeKnowledgeBase) -> None:
    kb._reports["thu-nghiem-2031"] = replace(
        kb._reports["thu-nghiem-2031"], place="Cần Thơ", period="2024-H1", signer="Ông C", in_force="yes"
    )
    assert facts(site) == {
        "Loại": "Báo cáo",
        "Số": "12/BC-TN",
        "Cơ quan ban hành": "Sở Thử Nghiệm",
        "Nơi": "Cần Thơ",
        "Ngày ban hành": "28/12/2031",
        "Kỳ báo cáo": "6 tháng đầu năm 2024",
        "Người ký": "Ông C",
        "Địa giới": "Cần Thơ trước 7/2025",
        "Hiệu lực": "còn hiệu lực",
        "Tệp": "thu-nghiem.docx",
    }
    english = facts(site, lang="en")
    assert english["Territory"] == "Cần Thơ before July 2025"
    assert english["Status"] == "in force"
    assert english["Period"] == "first half of 2024"


def test_a_territory_without_a_place_and_unknown_values_are_shown_too(site: TestClient, kb: FakeKnowledgeBase) -> None:
    summary = kb._reports["thu-nghiem-2031"]
    kb._reports["thu-nghiem-2031"] = replace(summary, place=None, territory="after-2025-07", in_force=None)
    assert facts(site)["Địa giới"] == "địa phương từ 7/2025"
    assert "Hiệu lực" not in facts(site)
    kb._reports["thu-nghiem-2031"] = replace(summary, territory="<b>", in_force="<i>")
    assert (facts(site)["Địa giới"], facts(site)["Hiệu lực"]) == ("<b>", "<i>")


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("2022", "2022", "2022"),
        ("2024-H1", "6 tháng đầu năm 2024", "first half of 2024"),
        ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024"),
        ("2024-Q3", "quý III/2024", "third quarter of 2024"),
        ("2022-12", "12/2022", "December 2022"),
        ("2012-2022", "2012–2022", "2012–2022"),
        ("", "", ""),
        ("2024-Q9", "2024-Q9", "2024-Q9"),
        ("khác-hẳn", "khác-hẳn", "khác-hẳn"),
    ],
)
def test_periods_are_words(value: str, vietnamese: str, english: str) -> None:
    assert (period(value, Language.VI), period(value, Language.EN)) == (vietnamese, english)
