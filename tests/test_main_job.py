"""The main job from end to end on the sample reports: add, ask in a browser, follow the citation to the quote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.browser import browsing, chromium_is_installed
from web.app import create_app

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
QUESTION = "GRDP bình quân đầu người năm 2022 là bao nhiêu?"
BOTH = {"85,99 triệu đồng", "97 triệu đồng"}
"""The figure as two of the samples give it."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    with KnowledgeBase(Settings(home=tmp_path_factory.mktemp("home"))) as knowledge_base:
        files = sorted(path for path in SAMPLES.iterdir() if path.is_file())
        assert [result.status for result in knowledge_base.add(files)] == ["added"] * 6
        yield knowledge_base


def test_the_answer_is_a_slice_that_holds_the_value(samples: KnowledgeBase) -> None:
    answer = samples.ask(QUESTION)
    assert answer.answer in BOTH
    (citation,) = answer.citations
    report = samples.report_as_read(citation.report.id)
    assert report.text[citation.start : citation.end] == citation.quote
    assert answer.answer in citation.quote
    original = (SAMPLES / citation.report.source).read_text("utf-8").splitlines()
    assert answer.answer in " ".join(original[citation.lines[0] - 1 : citation.lines[1]])


def test_the_reports_disagree_and_the_reader_is_told(samples: KnowledgeBase) -> None:
    answer = samples.ask(QUESTION)
    assert {answer.answer, *(other.value for other in answer.also_reported)} == BOTH


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("GRDP bình quân đầu người năm 1987 là bao nhiêu?", "period_not_covered"),
        ("GRDP bình quân đầu người năm 2022 của tỉnh Lạng Sơn là bao nhiêu?", "place_not_covered"),
        ("Nghị quyết số 999/NQ-XYZ quy định điều gì về ngân sách?", "term_not_reported"),
    ],
)
def test_what_the_reports_do_not_say_is_refused_with_the_nearest_evidence(
    samples: KnowledgeBase, question: str, code: str
) -> None:
    answer = samples.ask(question)
    assert not answer.answered
    assert answer.refusal is not None
    assert answer.refusal.code == code
    (nearest,) = answer.refusal.nearest
    assert samples.report_as_read(nearest.report.id).text[nearest.start : nearest.end] == nearest.quote


@pytest.mark.browser
@pytest.mark.skipif(not chromium_is_installed(), reason="Chromium is not installed")
def test_a_reader_asks_and_follows_the_citation(samples: KnowledgeBase) -> None:
    with browsing(create_app(samples)) as browser:
        page = browser.go("/")
        page.get_by_label("Câu hỏi").fill(QUESTION)
        page.get_by_role("button", name="Tìm câu trả lời").click()
        page.wait_for_url("**/?q=*")
        value = page.locator(".value").inner_text()
        assert value in BOTH
        page.locator(".answer .read").first.click()
        page.wait_for_url("**#quote")
        quote = page.locator("#quote")
        assert value in quote.inner_text()
        box = quote.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 800
        assert browser.complaints == []
