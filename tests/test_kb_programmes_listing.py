"""The list of documents, its filters, and one document with all that is said of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from tests.kb_texts import filled
from tests.programme_texts import FILES

NEW, OLD, PLAN = "59-nq-tw-2031-01-24", "59-nq-tw-2026-08-05", "32-kh-ubnd-cao-bang-2032-01-22"


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    with filled(tmp_path_factory.mktemp("programmes"), FILES) as kb:
        yield kb


def keys(kb: KnowledgeBase, q: str | None = None, **filters: Any) -> set[str]:
    items, total = kb.programmes.listed(q, limit=500, **filters)
    assert total == len(items)
    return {item.key for item in items}


def test_two_documents_of_one_number_are_two_items(kb: KnowledgeBase) -> None:
    assert keys(kb, "59-nq/tw", kind="nghị quyết") == {NEW, OLD, "59-nq-tw"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"q": "duong thuy"}, {OLD}),
        ({"q": "Nghị quyết số 59- NQ/TW ngày 24/01/2031"}, {NEW, "59-nq-tw"}),
        ({"year": 2026}, {OLD}),
        ({"issuer": "thu tuong"}, {"800-qd-ttg-2030-06-04"}),
        ({"kind": "Đề án"}, {"de-an-moi-ban-mot-vuon-che"}),
        ({"q": "không có gì như thế"}, set()),
        ({"report": "none"}, set()),
    ],
)
def test_filters(kb: KnowledgeBase, filters: dict[str, Any], expected: set[str]) -> None:
    assert keys(kb, **filters) == expected


def test_a_report_filters_what_it_names(kb: KnowledgeBase) -> None:
    here = keys(kb, report="ke-hoach")
    assert PLAN in here
    assert OLD not in here


def test_pages_of_the_list(kb: KnowledgeBase) -> None:
    whole, total = kb.programmes.listed(limit=500)
    first, count = kb.programmes.listed(limit=2)
    second, _ = kb.programmes.listed(limit=2, offset=2)
    assert count == total == len(whole)
    assert [*first, *second] == whole[:4]
    assert whole[0].key == NEW, "most reports name it"
    assert sum(number for _, number in kb.programmes.kinds()) == len([item for item in whole if item.kind])


def test_one_document_with_what_is_said_of_it(kb: KnowledgeBase) -> None:
    view = kb.programmes.one(NEW)
    assert view.programme.reports == ("bao-cao", "ke-hoach")
    assert (view.programme.issuer, view.programme.name) == ("Bộ Chính trị", "giữ rừng đầu nguồn")
    for mention in view.mentions:
        text = kb.report_as_read(mention.report.id).text
        assert text[mention.start : mention.end] == mention.quote
        assert "59-NQ/TW" in text[mention.named_start : mention.named_end]
        assert mention.url == f"/reports/{mention.report.id}?start={mention.start}&end={mention.end}#quote"
    assert [(r.kind, r.passive, r.other.key) for r in view.relations] == [("carries_out", True, PLAN)]
    assert "Thực hiện Nghị quyết số 59-NQ/TW" in view.relations[0].quote


def test_the_plan_carries_out_the_resolution_and_replaces_a_plan(kb: KnowledgeBase) -> None:
    view = kb.programmes.one(PLAN)
    assert [(r.kind, r.other.number) for r in view.relations if not r.passive] == [
        ("carries_out", "59-NQ/TW"),
        ("carries_out", "02-CTr/TU"),
        ("replaces", "7/KH-UBND"),
    ]
    assert any(mention.own for mention in view.mentions)


def test_the_timeline_is_in_order_and_tells_results(kb: KnowledgeBase) -> None:
    events = kb.programmes.one(OLD).timeline
    assert [(event.date, event.event) for event in events] == [
        ("2026-08-05", "issued"),
        ("2031", "named"),
        ("2031", "result"),
    ]
    assert "đạt 90%" in events[-1].quote
    assert [event.date for event in kb.programmes.one(NEW).timeline] == [
        "2031-01-24",
        "2031",
        "2032-01-22",
        "2032-01-22",
    ]
    assert "result" not in {event.event for event in kb.programmes.one(NEW).timeline}


def test_an_unknown_key_is_an_error(kb: KnowledgeBase) -> None:
    with pytest.raises(KbError) as raised:
        kb.programmes.one("none")
    assert (raised.value.code, raised.value.http_status) == ("programme_not_found", 404)


def test_the_list_follows_the_reports(tmp_path: Path) -> None:
    with filled(tmp_path, FILES) as kb:
        assert OLD in keys(kb)
        kb.remove("bao-cao")
        assert OLD not in keys(kb)
        assert NEW in keys(kb)
