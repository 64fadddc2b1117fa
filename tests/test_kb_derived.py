"""Facts follow their report: drawn with it, drawn anew when the extraction or the metadata changed, gone with it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, select

from corpus.model import Report
from corpus.passages import passages
from kb.store import Store
from tests.kb_texts import VALLEY, read

PERIODS = Table("periods_told", MetaData(), Column("report_id", Text), Column("period", Text))


class Periods:
    """Keeps the period of each report."""

    name = "periods"
    tables: Sequence[Table] = (PERIODS,)

    def __init__(self, version: int) -> None:
        self.version = version

    def derive(self, connection: Connection, report_id: str, report: Report) -> None:
        told = f"{report.metadata.period} by {self.version}"
        connection.execute(insert(PERIODS), {"report_id": report_id, "period": told})


class Broken(Periods):
    """Fails on every report."""

    def derive(self, connection: Connection, report_id: str, report: Report) -> None:
        super().derive(connection, report_id, report)
        raise ArithmeticError


def opened(home: Path, derivation: Periods) -> Store:
    store = Store(home / "store.sqlite", (derivation,))
    PERIODS.metadata.create_all(store._engine)
    return store


def put(store: Store) -> str:
    report = read(VALLEY, "thung-sau.txt")
    return store.put(report, passages(report), VALLEY.encode()).report_id


def told(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(PERIODS.c.period)))


def test_facts_are_drawn_with_the_report_and_follow_its_metadata(tmp_path: Path) -> None:
    store = opened(tmp_path, Periods(1))
    report_id = put(store)
    period = store.report(report_id).metadata.period
    assert told(store) == [f"{period} by 1"]
    store.edit(report_id, {"period": "2031"})
    assert told(store) == ["2031 by 1"]
    put(store)
    assert told(store) == ["2031 by 1"]
    store.remove(report_id)
    assert told(store) == []


def test_another_version_draws_them_anew_once(tmp_path: Path) -> None:
    put(opened(tmp_path, Periods(1)))
    newer = opened(tmp_path, Periods(2))
    assert newer.facts_lack()
    before = newer.revision
    assert newer.derive_outdated() == 1
    assert newer.revision != before
    assert told(newer)[0].endswith("by 2")
    assert not newer.facts_lack()
    assert newer.derive_outdated() == 0


def test_a_report_without_its_facts_is_not_kept(tmp_path: Path) -> None:
    store = opened(tmp_path, Broken(1))
    with pytest.raises(ArithmeticError):
        put(store)
    assert store.report_ids() == []
    assert told(store) == []
