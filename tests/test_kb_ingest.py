"""Files become reports: unchanged ones are skipped, changed ones replaced, bad ones reported."""

import os
from pathlib import Path

import pytest

from corpus.read import read_report
from kb.errors import KbError
from kb.ingest import Ingest, collect, index_entries, indexed, own_name
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import AddedFile
from kb.store import Store
from tests.kb_texts import FILES, RIDGE, VALLEY, HashingEmbedder, opened, write_files


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    return opened(tmp_path / "kb")


def statuses(results: list[AddedFile]) -> dict[str, str]:
    return {result.source: result.status for result in results}


def texts(kb: KnowledgeBase) -> str:
    return "\n".join(kb.report_as_read(report_id).text for report_id in kb.store.report_ids())


def test_files_are_added_and_found(kb: KnowledgeBase, tmp_path: Path) -> None:
    results = kb.add(write_files(tmp_path / "files"))
    assert statuses(results) == dict.fromkeys(FILES, "added")
    assert [result.report_id for result in results] == ["thung-sau-2031", "doi-gio-2031"]
    assert sum(result.passages for result in results) == kb.counts()["passages"] == kb.engine.count()
    assert "42 trường" in kb.search("trường học").items[0].text


def test_an_unchanged_file_is_skipped_by_its_content(kb: KnowledgeBase, tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files")
    kb.add(paths)
    revision = kb.store.revision
    os.utime(paths[0], (1, 1))
    (tmp_path / "moved").mkdir()
    moved = paths[1].rename(tmp_path / "moved" / paths[1].name)
    results = kb.add([paths[0], moved])
    assert statuses(results) == dict.fromkeys(FILES, "unchanged")
    assert [(result.report_id, result.passages, result.message) for result in results] == [
        ("thung-sau-2031", 0, None),
        ("doi-gio-2031", 0, None),
    ]
    assert kb.store.revision == revision


def test_a_changed_file_is_replaced_whole_under_the_same_id(kb: KnowledgeBase, tmp_path: Path) -> None:
    path, other = write_files(tmp_path / "files")
    kb.add([path, other])
    path.write_text(VALLEY.replace("2.150 con", "2.177 con").replace("mật", "phấn hoa"), "utf-8")
    (result,) = kb.add([path])
    assert (result.status, result.report_id) == ("replaced", "thung-sau-2031")
    assert kb.counts()["reports"] == 2
    assert kb.counts()["passages"] == kb.engine.count()
    hits = kb.search("đàn trâu 2.150 con mật", 50).items
    assert not any("2.150" in hit.text or "mật" in hit.text for hit in hits)
    assert any("2.177" in hit.text for hit in hits)


def test_the_same_content_under_another_name_is_not_added_twice(kb: KnowledgeBase, tmp_path: Path) -> None:
    (path,) = write_files(tmp_path / "files", {"a.txt": VALLEY})
    kb.add([path])
    for language in Language:
        (result,) = kb.add(write_files(tmp_path / "files", {"b.txt": VALLEY}), language=language)
        assert (result.status, result.report_id) == ("unchanged", "a")
        assert result.message is not None
        assert "“b.txt”" in result.message
        assert "“a”" in result.message
    assert kb.counts()["reports"] == 1


def test_a_file_name_may_come_once_in_a_call(kb: KnowledgeBase, tmp_path: Path) -> None:
    one = write_files(tmp_path / "one", {"a.txt": VALLEY})
    two = write_files(tmp_path / "two", {"a.txt": RIDGE, "b.txt": RIDGE})
    results = kb.add([*one, *two])
    assert [result.status for result in results] == ["added", "failed", "added"]
    assert "“a.txt”" in (results[1].message or "")
    assert VALLEY.split("\n")[4] in texts(kb)


def test_a_bad_file_is_reported_and_the_others_are_added(kb: KnowledgeBase, tmp_path: Path) -> None:
    good = write_files(tmp_path / "files")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n\t ")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "table.exe").write_bytes(b"MZ")
    bad = [tmp_path / name for name in ("empty.txt", "blank.txt", "binary.txt", "table.exe")]
    results = kb.add([bad[0], good[0], *bad[1:], good[1]], language=Language.EN)
    assert [result.status for result in results] == ["failed", "added", "failed", "failed", "failed", "added"]
    messages = {result.source: result.message for result in results if result.status == "failed"}
    assert messages["empty.txt"] == "File “empty.txt” holds no text."
    assert messages["blank.txt"] == "File “blank.txt” holds no text."
    assert "plain text" in (messages["binary.txt"] or "")
    assert "format .exe is not supported" in (messages["table.exe"] or "")
    assert ".txt" in (messages["table.exe"] or ""), "the known formats are named"
    assert kb.counts()["reports"] == 2


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * 2_400_000)
    ingest = Ingest(Store(tmp_path / "store.sqlite"), opened(tmp_path / "kb").engine, 10**6, Language.EN)
    (result,) = ingest.add_files([path])
    assert (result.status, result.message) == ("failed", "File “big.txt” has 2.4 MB, the limit is 1 MB.")
    with pytest.raises(KbError) as raised:
        ingest.add_content("big.txt", b"a" * 1_000_001)
    assert (raised.value.code, raised.value.http_status) == ("file_too_large", 413)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_reported(kb: KnowledgeBase, tmp_path: Path) -> None:
    (path,) = write_files(tmp_path / "files", {"a.txt": VALLEY})
    path.chmod(0)
    (result,) = kb.add([path], language=Language.EN)
    assert result.status == "failed"
    assert "Permission denied" in (result.message or "")


def test_a_file_that_vanishes_is_reported(kb: KnowledgeBase, tmp_path: Path) -> None:
    ingest = Ingest(kb.store, kb.engine, 10**6, Language.EN)
    (result,) = ingest.add_files([tmp_path / "gone.txt"])
    assert (result.status, result.source) == ("failed", "gone.txt")
    assert "No such file" in (result.message or "")


def test_folders_are_walked_in_order_without_hidden_and_unknown_files(kb: KnowledgeBase, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    names = ["b.txt", "a/z.md", "a/c.TXT", ".hidden.txt", ".git/d.txt", "a/.cache/e.txt", "picture.jpg", "a/sub/f.txt"]
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Xã thứ {number} trồng {number + 10} ha chè.", "utf-8")
    expected = ["a/c.TXT", "a/sub/f.txt", "a/z.md", "b.txt"]
    assert [path.relative_to(folder).as_posix() for path in collect([folder])] == expected
    results = kb.add([folder / "b.txt", folder])
    assert [result.source for result in results] == ["b.txt", "c.TXT", "f.txt", "z.md"]
    hidden_home = tmp_path / ".dot"
    write_files(hidden_home, {"g.txt": VALLEY})
    assert [path.name for path in collect([hidden_home])] == ["g.txt"], "only what is hidden inside is passed over"


def test_a_path_that_is_not_there_adds_nothing(kb: KnowledgeBase, tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files")
    revision = kb.store.revision
    with pytest.raises(KbError) as raised:
        kb.add([*paths, tmp_path / "nowhere.txt"])
    assert raised.value.code == "path_missing"
    assert "nowhere.txt" in raised.value.message()
    assert kb.counts() == {"reports": 0, "passages": 0}
    assert kb.store.revision == revision


def test_a_folder_without_reports_is_an_error(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.jpg").write_bytes(b"x")
    with pytest.raises(KbError) as raised:
        kb.add([tmp_path / "empty"])
    assert raised.value.code == "folder_without_reports"
    assert ".txt" in raised.value.message()


def test_progress_counts_every_file(kb: KnowledgeBase, tmp_path: Path) -> None:
    paths = write_files(tmp_path / "files")
    (tmp_path / "empty.txt").write_bytes(b"")
    calls: list[tuple[int, int, str]] = []
    kb.add([paths[0], tmp_path / "empty.txt", paths[1]], lambda *call: calls.append(call))
    assert calls == [
        (0, 3, "thung-sau-2031.txt"),
        (1, 3, "empty.txt"),
        (2, 3, "doi-gio-2031.txt"),
        (3, 3, ""),
    ]


def test_a_long_ingest_commits_in_between(kb: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.ingest.COMMIT_EVERY", 2)
    seen: list[int] = []
    paths = write_files(tmp_path / "files", {f"{n}.txt": f"Xã thứ {n} trồng chè." for n in range(5)})
    kb.add(paths, lambda done, total, name: seen.append(kb.engine.count()))
    assert seen == [0, 0, 2, 2, 4, 5]


def test_a_replaced_report_does_not_wait_for_others(kb: KnowledgeBase, tmp_path: Path) -> None:
    kb.add(write_files(tmp_path / "files", {"a.txt": "Xã Một trồng chè.", "b.txt": "Xã Hai trồng chè."}))
    seen: list[bool] = []
    paths = write_files(tmp_path / "files", {"a.txt": "Xã Một nuôi ong.", "b.txt": "Xã Hai nuôi ong."})
    kb.add(paths, lambda *_: seen.append(kb.engine.is_current(kb.store.revision)))
    assert seen == [True, True, True]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/a.txt", "a.txt"),
        ("C:\\Users\\x\\a.txt", "a.txt"),
        ("e\u0301.txt", "é.txt"),
        ("b\udcff.txt", "b?.txt"),
        ("", ""),
    ],
)
def test_the_own_name_of_a_file(given: str, expected: str) -> None:
    assert own_name(given) == expected


def test_a_name_that_is_no_text_stops_nothing(kb: KnowledgeBase, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    write_files(folder)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt")).write_text("Xã Đồi Chè có 5 cầu.", "utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert set(statuses(kb.add([folder])).values()) == {"added"}
    assert kb.counts()["reports"] == 3


def test_one_name_in_two_normal_forms_is_one_file(kb: KnowledgeBase) -> None:
    first = kb.add_bytes("e\u0301.txt", VALLEY.encode())
    second = kb.add_bytes("é.txt", RIDGE.encode())
    assert (first.status, second.status, second.report_id) == ("added", "replaced", first.report_id)


def test_what_is_too_large_may_be_counted_in_pages(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.errors import ReadError

    def refuse(source: str, content: bytes) -> object:
        raise ReadError("file_too_large", source=source, size=5000, limit=2000, unit="pages")

    monkeypatch.setattr("kb.ingest.read_report", refuse)
    with pytest.raises(KbError) as raised:
        kb.add_bytes("a.txt", b"x")
    assert raised.value.message("en") == "File “a.txt” has 5000 pages, the limit is 2000 pages."
    assert raised.value.http_status == 413


def test_passages_are_indexed_with_what_stands_above_them(tmp_path: Path) -> None:
    report = read_report("thung-sau.txt", VALLEY.encode())
    from corpus.passages import passages

    change = Store(tmp_path / "store.sqlite").put(report, passages(report), b"")
    entries = indexed(report, change)
    assert [entry.key for entry in entries] == [key for key, _ in change.added]
    for entry, (_, passage) in zip(entries, change.added, strict=True):
        assert entry.report_id == "thung-sau"
        assert entry.text == passage.text
        assert entry.context.split("\n")[0] == report.metadata.title
        assert set(passage.section) <= set(entry.context.split("\n"))
    (alone,) = index_entries("r", "Tên", (), [(5, passages(report)[0])])
    assert alone.context.split("\n")[0] == "Tên"
    assert HashingEmbedder().encode_passages([]).shape == (0, 32)
