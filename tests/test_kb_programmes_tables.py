"""The mentions in the store follow their report."""

from pathlib import Path

from sqlalchemy import func, select

from kb.programmes.tables import MENTIONS, RELATIONS, ProgrammeDerivation
from kb.store import Store
from tests.kb_texts import filled
from tests.programme_texts import FILES


def counted(store: Store) -> list[int]:
    with store.reading() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in (MENTIONS, RELATIONS)]


def test_every_row_is_a_slice_and_goes_with_its_report(tmp_path: Path) -> None:
    with filled(tmp_path, FILES) as kb:
        with kb.store.reading() as connection:
            rows = connection.execute(select(MENTIONS)).all()
            told = connection.execute(select(RELATIONS)).all()
        assert len(rows) > 10
        for row in rows:
            text = kb.report_as_read(row.report_id).text
            assert text[row.quote_start : row.quote_end] == row.quote
            assert row.quote_start <= row.start < row.end <= row.quote_end
            assert row.first_line <= row.last_line
        for row in told:
            assert kb.report_as_read(row.report_id).text[row.start : row.end] == row.quote
        kb.remove("bao-cao")
        assert 0 < counted(kb.store)[0] < len(rows)
        kb.remove("ke-hoach")
        assert counted(kb.store) == [0, 0]


def test_an_older_store_gets_its_mentions_when_it_is_opened(tmp_path: Path) -> None:
    with filled(tmp_path, FILES) as kb:
        before = counted(kb.store)
        with kb.store._write() as connection:
            connection.execute(MENTIONS.delete())
        older = Store(tmp_path / "kb" / "store.sqlite", (_Newer(),))
        assert older.derive_outdated() == 2
        assert counted(older) == before


class _Newer(ProgrammeDerivation):
    version = ProgrammeDerivation.version + 1
