"""Every intention is met by the search with the shipped model, or fails for the reason that it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.corpus_texts import REPORTS
from tests.search_intentions import IN_REPORTS, IN_SAMPLES, SearchIntention

real = [
    pytest.mark.reports,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the checkout"),
]


@pytest.fixture(scope="module")
def reports_kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """A knowledge base with the shipped model over the real reports."""
    with KnowledgeBase(Settings(home=tmp_path_factory.mktemp("reports"))) as kb:
        assert {result.status for result in kb.add(sorted(REPORTS.glob("*.txt")))} == {"added"}
        yield kb


def cases(intentions: Sequence[SearchIntention], *marks: pytest.MarkDecorator) -> list[object]:
    """The intentions as parameters; a known failure that passes is an error, so that it is promoted."""
    return [
        pytest.param(
            intention,
            id=f"{intention.style}: {intention.query}",
            marks=[*marks, *_known_failure(intention)],
        )
        for intention in intentions
    ]


def _known_failure(intention: SearchIntention) -> list[pytest.MarkDecorator]:
    reason = intention.known_failure
    return [] if reason is None else [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)]


@pytest.mark.parametrize("intention", cases(IN_SAMPLES))
def test_an_intention_over_the_samples(samples_kb: KnowledgeBase, intention: SearchIntention) -> None:
    assert intention.missed(samples_kb.search(intention.query).items) == []


@pytest.mark.parametrize("intention", cases(IN_REPORTS, *real))
def test_an_intention_over_the_real_reports(reports_kb: KnowledgeBase, intention: SearchIntention) -> None:
    assert intention.missed(reports_kb.search(intention.query).items) == []


@pytest.mark.reports
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the checkout")
@pytest.mark.parametrize(
    "query", ["lộ trình chuyển đổi số cuối năm 2024", "phát hành trái phiếu chính quyền địa phương"]
)
def test_the_draft_resolution_does_not_fill_the_list(reports_kb: KnowledgeBase, query: str) -> None:
    items = reports_kb.search(query).items
    again = [hit for hit in items if hit.repeats is not None]
    assert again
    assert items[-len(again) :] == tuple(again)
    assert {hit.repeats for hit in again} <= {hit.passage_id for hit in items} - {hit.passage_id for hit in again}


def test_every_style_is_asked_and_no_query_twice() -> None:
    assert len(IN_SAMPLES) >= 45
    assert len(IN_REPORTS) >= 25
    assert min(Counter(intention.style for intention in IN_SAMPLES).values()) >= 2
    for intentions in (IN_SAMPLES, IN_REPORTS):
        assert len({intention.query for intention in intentions}) == len(intentions)


def test_an_intention_tells_what_it_misses(samples_kb: KnowledgeBase) -> None:
    hits = samples_kb.search("nợ xấu").items
    source = hits[0].report.source
    met = SearchIntention("nợ xấu", "keyword", source, ("NỢ xấu", "1,57%"), k=1)
    assert met.missed(hits) == []
    assert len(replace(met, words=("1,57%", "không có")).missed(hits)) == 1
    assert len(replace(met, source="khac.txt").missed(hits)) == 1
    assert replace(met, forbidden=(source, "1,57%", "không có", "khac.txt")).missed(hits) == [
        f"{source} stands first",
        "1,57% stands first",
    ]
    assert len(met.missed([])) == 1
