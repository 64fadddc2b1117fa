"""Files that are sent: added one by one, each under its own name."""

from __future__ import annotations

from io import BytesIO

import pytest
from fastapi import UploadFile

from kb.messages import Language
from kb.model import AddedFile
from tests.test_web_fake import FakeKnowledgeBase
from web.uploads import Uploaded, add_uploads, own_name


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("bc.txt", "bc.txt"),
        ("../../etc/bc.txt", "bc.txt"),
        ("C:\\Báo cáo\\bc.txt", "bc.txt"),
        ("/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_file_is_known_by_its_own_name(sent: str | None, name: str) -> None:
    assert own_name(sent) == name


def upload(name: str | None, content: bytes = b"x") -> UploadFile:
    return UploadFile(BytesIO(content), filename=name)


def test_a_file_that_fails_does_not_keep_the_others_out() -> None:
    kb = FakeKnowledgeBase()
    sent = [upload("a.png"), upload("dir/mới.txt"), upload("trống.txt", b""), upload("mới.txt")]
    found = add_uploads(kb, sent, Language.EN)
    assert [(item.source, item.status) for item in found.items] == [
        ("a.png", "failed"), ("mới.txt", "added"), ("trống.txt", "failed"), ("mới.txt", "unchanged"),
    ]  # fmt: skip
    assert [error.code for error in found.errors] == ["format_unknown", "file_empty"]
    assert [item.message for item in found.items if item.status == "failed"] == [
        error.message(Language.EN) for error in found.errors
    ]
    assert (found.changed, found.failed) == (True, False)
    assert kb.counts()["reports"] == 3


def test_a_form_without_a_chosen_file_adds_nothing() -> None:
    kb = FakeKnowledgeBase()
    assert add_uploads(kb, [upload(""), upload(None), upload("/")], Language.VI) == Uploaded((), ())
    assert kb.counts()["reports"] == 2


@pytest.mark.parametrize(
    ("statuses", "changed", "failed"),
    [
        (["added", "failed"], True, False),
        (["replaced"], True, False),
        (["unchanged", "failed"], False, False),
        (["failed", "failed"], False, True),
        ([], False, True),
    ],
)
def test_what_became_of_all_files_together(statuses: list[str], changed: bool, failed: bool) -> None:
    found = Uploaded(tuple(AddedFile("a.txt", status) for status in statuses), ())
    assert (found.changed, found.failed) == (changed, failed)
