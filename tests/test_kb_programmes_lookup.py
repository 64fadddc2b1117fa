"""Which documents a question names."""

import pytest

from kb.programmes.documents import joined
from kb.programmes.lookup import documents_named, mentions_of
from tests.test_kb_programmes_documents import NEW, OLD, placed

KNOWN = joined([*placed("a", f"{OLD}. {NEW}. Đề án “Mỗi bản một vườn chè”"), *placed("b", NEW)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Nghị quyết 59-NQ/TW ngày 24/01/2031 nói gì?", ["59-nq-tw-2031-01-24"]),
        ("Nghị quyết 59-NQ/TW năm 2026 nói gì?", ["59-nq-tw-2026-08-05"]),
        ("Nghị quyết số 59 nói gì?", ["59-nq-tw-2026-08-05", "59-nq-tw-2031-01-24"]),
        ("Chỉ thị số 59 nói gì?", []),
        ("de an moi ban mot vuon che den dau roi", ["de-an-moi-ban-mot-vuon-che"]),
        ("Nghị quyết 60-NQ/TW nói gì?", []),
        ("vườn chè của bản", []),
    ],
)
def test_documents_are_named_by_number_and_date_or_by_name(question: str, expected: list[str]) -> None:
    assert [document.key for document in documents_named(question, KNOWN)] == expected


def test_mentions_stand_in_the_order_of_reports() -> None:
    (document,) = [d for d in KNOWN if d.key == "59-nq-tw-2031-01-24"]
    assert [(p.report, p.mention.date) for p in mentions_of(document)] == [("a", "2031-01-24"), ("b", "2031-01-24")]
