"""Changes go to the store first and reach the index; what a person sets is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from tests.kb_texts import RIDGE, VALLEY, filled, opened, write_files

ID = "doi-gio-2031"


def current(kb: KnowledgeBase) -> bool:
    return kb.engine.is_current(kb.store.revision)


def test_an_edit_changes_the_summary_the_search_and_nothing_else(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        text = kb.report_as_read(ID).text
        assert kb.search("Phiếu khảo sát thác Bạc", 1).items[0].report.title != "Khảo sát thác Bạc"
        edited = kb.edit(ID, {"title": "Khảo sát thác Bạc", "issued": "2031-12-20", "signer": ""})
        assert (edited.title, edited.issued, edited.signer) == ("Khảo sát thác Bạc", "2031-12-20", None)
        assert edited.edited == ("issued", "signer", "title")
        assert current(kb)
        (hit,) = kb.search("Phiếu khảo sát thác Bạc", 1).items
        assert (hit.report.id, hit.report.title, hit.report.issued) == (ID, "Khảo sát thác Bạc", "2031-12-20")
        assert kb.report_as_read(ID).text == text
        assert {report.id for report in kb.reports()[0] if report.edited} == {ID}


def test_edits_outlive_a_new_version_of_the_file_and_a_rebuild(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        kb.edit(ID, {"issuer": "Phòng Thử nghiệm"})
        (path,) = write_files(tmp_path / "files", {f"{ID}.txt": RIDGE.replace("42 trường", "43 trường")})
        assert [result.status for result in kb.add([path])] == ["replaced"]
        assert kb.store.summary(ID).issuer == "Phòng Thử nghiệm"
        assert kb.store.summary(ID).edited == ("issuer",)
        home = kb.settings.home
    with opened(home, model="another") as kb:
        assert kb.store.summary(ID).issuer == "Phòng Thử nghiệm"
        assert current(kb)


@pytest.mark.parametrize(
    ("report", "changes", "code"),
    [
        (ID, {"issued": "hôm qua"}, "metadata_invalid"),
        (ID, {"source": "x"}, "metadata_unknown"),
        ("khong-co", {"kind": "kế hoạch"}, "report_not_found"),
    ],
)
def test_a_wrong_edit_changes_nothing(tmp_path: Path, report: str, changes: dict[str, str], code: str) -> None:
    with filled(tmp_path) as kb:
        before = kb.reports()
        with pytest.raises(KbError) as caught:
            kb.edit(report, changes)
        assert caught.value.code == code
        assert kb.reports() == before
        assert current(kb)


def test_the_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        assert kb.original("thung-sau-2031") == ("thung-sau-2031.txt", VALLEY.encode())
        kb.remove("thung-sau-2031")
        with pytest.raises(KbError) as caught:
            kb.original("thung-sau-2031")
        assert caught.value.code == "report_not_found"


def test_formats_are_file_name_extensions() -> None:
    assert {".txt", ".md", ".docx", ".pdf", ".html", ".xlsx"} <= set(KnowledgeBase.formats())
