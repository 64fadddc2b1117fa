"""What is read once for each state of a store."""

from pathlib import Path

from kb.per_revision import PerRevision
from tests.kb_texts import filled, write_files


def test_it_is_read_again_after_a_write_and_only_then(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        reads: list[int] = []

        def read() -> int:
            reads.append(1)
            return kb.counts()["reports"]

        count = PerRevision(kb.store, read)
        assert (count(), count()) == (2, 2)
        assert len(reads) == 1
        kb.add(write_files(tmp_path / "more", {"them.txt": "Tình hình huyện Bến Lau năm 2031\nĐàn vịt có 400 con."}))
        assert (count(), count()) == (3, 3)
        assert len(reads) == 2
