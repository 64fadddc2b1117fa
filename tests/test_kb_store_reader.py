"""What the store is asked: one report, all of them, passages by key, ids by year and kind."""

from pathlib import Path

import pytest

from corpus.model import Metadata, Report
from corpus.passages import passages
from kb.errors import KbError
from kb.sqlite_file import open_file
from kb.store import Store
from kb.store_reader import StoreReader
from tests.kb_texts import RIDGE, VALLEY, read


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite")


def put(store: Store, name: str, text: str = VALLEY) -> str:
    report = read(text, name)
    return store.put(report, passages(report), text.encode()).report_id


def plain(source: str, **metadata: str) -> Report:
    """A report without any text of note."""
    meta = Metadata(**{"title": source, **metadata})
    return Report(source, source.encode().hex(), meta, "Một câu.", (), ())


def test_a_reader_of_the_same_file_sees_what_was_written(tmp_path: Path, store: Store) -> None:
    reader = StoreReader(open_file(tmp_path / "store.sqlite"))
    assert reader.report_ids() == []
    put(store, "b.txt", RIDGE)
    put(store, "a.txt")
    assert reader.report_ids() == ["a", "b"]
    assert reader.revision == store.revision
    held = sum(len(reader.passages_of(report_id)) for report_id in ("a", "b"))
    assert reader.counts() == store.counts() == {"reports": 2, "passages": held}
    assert reader.report("a") == store.report("a")
    reader.close()


def test_passages_of_another_revision_are_read_anew(store: Store) -> None:
    put(store, "a.txt")
    keys = [item.key for item in store.passages_of("a")]
    assert set(store.passages([*keys, 10**6])) == set(keys)
    store.edit("a", {"title": "Tên khác"})
    assert {item.about.title for item in store.passages(keys).values()} == {"Tên khác"}
    store.remove("a")
    assert store.passages(keys) == {}


@pytest.mark.parametrize("what", ["report", "original", "summary"])
def test_a_report_that_is_not_there_is_told(store: Store, what: str) -> None:
    with pytest.raises(KbError) as raised:
        getattr(store, what)("a")
    assert raised.value.code == "report_not_found"


def test_summaries_come_newest_first_a_page_at_a_time(store: Store) -> None:
    for source, meta in {
        "d.txt": {"issued": "2031-01-05"},
        "b.txt": {"issued": "2032-06-30", "period": "2032-H1"},
        "a.txt": {},
        "c.txt": {"issued": "2031-01-05"},
        "e.txt": {"period": "2033"},
    }.items():
        store.put(plain(source, **meta), [], b"x")
    items, total = store.summaries(10, 0)
    assert [item.id for item in items] == ["e", "b", "c", "d", "a"]
    assert total == 5
    assert [[item.id for item in store.summaries(2, offset)[0]] for offset in (0, 2, 4, 6)] == [
        ["e", "b"],
        ["c", "d"],
        ["a"],
        [],
    ]
    assert store.summaries(2, 10**30) == ([], 5), "an offset beyond what SQLite counts"


def test_a_summary_tells_what_the_document_says_of_itself(store: Store) -> None:
    put(store, "thung-sau.txt")
    (item,), _ = store.summaries(1, 0)
    assert item == store.summary("thung-sau")
    report = store.report("thung-sau")
    assert item.words == len(report.text.split())
    assert item.passages == len(store.passages_of("thung-sau"))
    assert (item.title, item.period, item.url) == (report.metadata.title, "2031", "/reports/thung-sau")
    assert item.added.endswith("+00:00")


@pytest.mark.parametrize(
    ("report", "year", "kind", "ids"),
    [
        (None, None, None, {"a", "b", "c", "d"}),
        (None, 2031, None, {"a", "b"}),
        (None, 2032, None, {"a"}),
        (None, 2028, None, {"b"}),
        (None, 2024, None, set()),
        (None, 2034, None, {"c"}),
        (None, None, "kế hoạch", {"b"}),
        (None, 2031, "báo cáo", {"a"}),
        ("a", 2031, None, {"a"}),
        ("a", 2030, None, set()),
        ("zzz", None, None, set()),
    ],
)
def test_matching_by_id_year_and_kind(
    store: Store, report: str | None, year: int | None, kind: str | None, ids: set[str]
) -> None:
    store.put(plain("a.txt", issued="2032-01-10", period="2031", kind="báo cáo"), [], b"x")
    store.put(plain("b.txt", period="2025-2031", kind="kế hoạch"), [], b"x")
    store.put(plain("c.txt", issued="2034"), [], b"x")
    store.put(plain("d.txt"), [], b"x")
    assert store.matching(report, year, kind) == ids
