"""How a file is read is shown whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.characters import count_words
from kb.errors import KbError
from kb.inspection import BEFORE_MARK, inspect_file
from kb.messages import Language
from kb.model import to_json

TEXT = """# BÁO CÁO

Về việc thử cách đọc năm 2031

## I. Kết quả

a) Sản lượng đạt 12 tấn[^1] trong năm, nhiều hơn mọi năm trước đó.

| Vụ | Tấn |
| --- | --- |
| Hè | 7 |

[^1]: Tính cả vườn ươm.

Nơi nhận:

- Như trên;
"""


def test_everything_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "thu.md"
    file.write_text(TEXT, "utf-8")
    found = inspect_file(file, Language.EN)
    assert found.metadata["title"] == "BÁO CÁO Về việc thử cách đọc năm 2031"
    assert found.metadata["period"] == "2031"
    assert [entry.text for entry in found.outline] == ["I. Kết quả"]
    assert [(note.label, note.text) for note in found.notes] == [("1", "Tính cả vườn ươm.")]
    assert found.notes[0].after.endswith("đạt 12 tấn")
    assert len(found.notes[0].after) <= BEFORE_MARK
    assert (found.tables, found.unplaced_notes, len(found.parts)) == (1, 0, 1)
    assert [(entry.reason, entry.lines) for entry in found.set_aside] == [("Recipients", (15, 17))]
    assert sum(count_words(block.text) for block in found.blocks) == found.words
    assert json.loads(json.dumps(to_json(found)))["passages"] == found.passages > 0


def test_a_note_without_a_mark_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "thu.txt"
    file.write_text("BÁO CÁO\nSản lượng tăng đều qua các năm.\n<sup>9</sup> Ghi chú lạc chỗ.\n", "utf-8")
    assert inspect_file(file, Language.VI).unplaced_notes == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("khong-co.txt", None, "path_missing"), ("rong.txt", b"", "file_empty"), ("la.xyz", b"x", "format_unknown")],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(KbError) as caught:
        inspect_file(file, Language.VI)
    assert caught.value.code == code
