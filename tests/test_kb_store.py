"""The store: one file, one transaction a write, and a version that is checked."""

import sqlite3
from pathlib import Path
from threading import Barrier, Thread

import pytest

from corpus.model import Metadata, Report
from corpus.passages import passages
from kb.errors import KbError
from kb.messages import Language
from kb.store import Store
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


def test_what_was_put_comes_back(store: Store) -> None:
    report = read(VALLEY, "thung-sau.txt")
    cut = passages(report)
    change = store.put(report, cut, VALLEY.encode())
    assert change.report_id == "thung-sau"
    assert change.removed == ()
    assert [passage for _, passage in change.added] == cut
    assert store.report("thung-sau") == report
    assert store.original("thung-sau") == VALLEY.encode()
    stored = store.passages_of("thung-sau")
    assert [item.passage for item in stored] == cut
    assert [item.key for item in stored] == [key for key, _ in change.added]
    assert [item.id for item in stored] == [f"thung-sau:{number}" for number in range(len(cut))]
    assert all(report.text[p.start : p.end] == p.text for p in cut)
    assert store.passages([stored[1].key, 10**6]) == {stored[1].key: stored[1]}
    assert store.part_titles() == {"thung-sau": tuple(part.title for part in report.parts)}
    assert store.find(source="thung-sau.txt") == ("thung-sau", "thung-sau.txt", report.content_hash)
    assert store.find(content_hash=report.content_hash) == store.find(source="thung-sau.txt")
    assert store.find(source="other.txt") is None


def test_the_next_opening_finds_it(tmp_path: Path) -> None:
    first = Store(tmp_path / "store.sqlite")
    put(first, "a.txt")
    revision = first.revision
    first.close()
    second = Store(tmp_path / "store.sqlite")
    assert second.revision == revision
    assert second.counts() == {"reports": 1, "passages": len(second.passages_of("a"))}


def test_every_write_changes_the_revision_and_nothing_else_does(store: Store) -> None:
    seen = [store.revision]
    put(store, "a.txt")
    seen.append(store.revision)
    put(store, "a.txt", RIDGE)
    seen.append(store.revision)
    store.remove("a")
    seen.append(store.revision)
    assert len(set(seen)) == 4
    store.summaries(10, 0)
    with pytest.raises(KbError):
        store.remove("a")
    assert store.revision == seen[-1], "a write that failed is none"


def test_a_file_of_the_same_name_replaces_its_report_whole(store: Store) -> None:
    put(store, "a.txt", VALLEY)
    old = {item.key for item in store.passages_of("a")}
    change = store.put(read(RIDGE, "a.txt"), passages(read(RIDGE, "a.txt")), RIDGE.encode())
    assert change.report_id == "a"
    assert set(change.removed) == old
    assert store.passages(sorted(old)) == {}
    assert store.report("a").text == read(RIDGE, "a.txt").text
    assert store.original("a") == RIDGE.encode()
    assert store.counts() == {"reports": 1, "passages": len(change.added)}


def test_keys_are_never_used_again(store: Store) -> None:
    put(store, "a.txt")
    old = [item.key for item in store.passages_of("a")]
    store.remove("a")
    put(store, "b.txt", RIDGE)
    assert min(item.key for item in store.passages_of("b")) > max(old)


def test_a_report_without_passages_can_be_replaced_and_removed(store: Store) -> None:
    report = plain("a.txt")
    store.put(report, [], b"1")
    assert store.put(report, [], b"2").removed == ()
    assert store.original("a") == b"2"
    store.remove("a")
    assert store.counts() == {"reports": 0, "passages": 0}


def test_a_removed_report_is_gone_whole(store: Store) -> None:
    put(store, "a.txt", VALLEY)
    put(store, "b.txt", RIDGE)
    change = store.remove("a")
    assert change.added == ()
    assert len(change.removed) > 1
    assert store.report_ids() == ["b"]
    assert store.counts() == {"reports": 1, "passages": len(store.passages_of("b"))}
    assert store.find(source="a.txt") is None
    for missing in (store.report, store.original, store.summary, store.remove):
        with pytest.raises(KbError) as raised:
            missing("a")
        assert raised.value.code == "report_not_found"


def test_a_write_that_fails_leaves_the_state_before(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "a.txt", VALLEY)
    before = (store.revision, store.report("a"), store.passages_of("a"))

    def broken(*_: object) -> int:
        raise RuntimeError("power cut")

    monkeypatch.setattr("kb.store.insert_passage", broken)
    with pytest.raises(RuntimeError):
        put(store, "a.txt", RIDGE)
    assert (store.revision, store.report("a"), store.passages_of("a")) == before


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Báo cáo 6 tháng.txt"], ["bao-cao-6-thang"]),
        (["Đề án số 1 (bản 2).md"], ["de-an-so-1-ban-2"]),
        (["báo_cáo.txt", "bao-cao.txt", "BAO CAO.md"], ["bao-cao", "bao-cao-2", "bao-cao-3"]),
        (["报告.txt", "…….txt"], ["report", "report-2"]),
        (["a.txt", "ab.txt", "a-2.txt", "a.md"], ["a", "ab", "a-2", "a-3"]),
    ],
)
def test_ids_come_from_file_names_and_are_unique(store: Store, names: list[str], ids: list[str]) -> None:
    assert [store.put(plain(name), [], b"x").report_id for name in names] == ids


@pytest.mark.parametrize("language", Language)
def test_a_store_of_a_newer_version_is_refused(tmp_path: Path, language: Language) -> None:
    Store(tmp_path / "store.sqlite").close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE settings SET value = '99' WHERE name = 'schema_version'")
    with pytest.raises(KbError) as raised:
        Store(tmp_path / "store.sqlite")
    assert raised.value.code == "store_newer"
    assert "99" in raised.value.message(language)
    assert str(tmp_path) in raised.value.message(language)


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "store.sqlite").write_bytes(b"this is no database at all, whatever its name says" * 20)
    (tmp_path / "folder.sqlite").mkdir()
    for path in (tmp_path / "file" / "store.sqlite", tmp_path / "store.sqlite", tmp_path / "folder.sqlite"):
        with pytest.raises(KbError) as raised:
            Store(path)
        assert raised.value.code == "store_unusable"
    assert (tmp_path / "store.sqlite").read_bytes().startswith(b"this is no database"), "and left as it is"


def test_the_version_of_a_damaged_store_is_no_number(tmp_path: Path) -> None:
    Store(tmp_path / "store.sqlite").close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE settings SET value = 'x' WHERE name = 'schema_version'")
    with pytest.raises(KbError) as raised:
        Store(tmp_path / "store.sqlite")
    assert raised.value.code == "store_unusable"


def test_readers_see_a_write_whole_or_not_at_all(store: Store) -> None:
    sizes = set()
    for text in (VALLEY, RIDGE):
        put(store, "a.txt", text)
        sizes.add((len(store.passages_of("a")), len(store.report("a").text)))
    seen: list[tuple[str, int]] = []
    running = True

    def look() -> None:
        while running:
            before = store.revision
            seen.append((before, len(store.passages_of("a"))))

    thread = Thread(target=look)
    thread.start()
    try:
        for number in range(10):
            put(store, "a.txt", (VALLEY, RIDGE)[number % 2])
    finally:
        running = False
        thread.join()
    assert {count for _, count in seen} <= {count for count, _ in sizes}


def test_the_store_is_durable_and_read_beside_a_writer(tmp_path: Path, store: Store) -> None:
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_several_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    failed: list[Exception] = []
    together = Barrier(4)

    def open_it(path: Path) -> None:
        together.wait()
        try:
            Store(path).close()
        except KbError as error:
            failed.append(error)

    for number in range(3):
        threads = [Thread(target=open_it, args=(tmp_path / str(number) / "store.sqlite",)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []
