"""Facts drawn from reports: written with the report in one transaction, drawn anew when their extraction changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, Table, delete, insert, select

from corpus.model import Report
from kb import schema


class Derivation(Protocol):
    """One kind of fact that can always be drawn from a report again.

    ``tables`` each have a column ``report_id``; ``version`` grows with every change of what is drawn, so that facts
    in older stores are drawn anew when the store is opened.
    """

    @property
    def name(self) -> str:
        """What the store knows the kind by."""

    @property
    def version(self) -> int:
        """The version of the extraction."""

    @property
    def tables(self) -> Sequence[Table]:
        """Where the facts are kept."""

    def derive(self, connection: Connection, report_id: str, report: Report) -> None:
        """Write the facts of a report; those of an earlier state of it are gone already."""


class Derived:
    """All the kinds of facts that a store keeps beside its reports."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self._derivations = tuple(derivations)

    def draw(self, connection: Connection, report_id: str, report: Report) -> None:
        """Write the facts of a report in place of those drawn before."""
        self.forget(connection, report_id)
        for derivation in self._derivations:
            derivation.derive(connection, report_id, report)
            row = {"report_id": report_id, "name": derivation.name, "version": derivation.version}
            connection.execute(insert(schema.derived), row)

    def forget(self, connection: Connection, report_id: str) -> None:
        """Delete what was drawn from a report."""
        for table in (*(table for derivation in self._derivations for table in derivation.tables), schema.derived):
            connection.execute(delete(table).where(table.c.report_id == report_id))

    def pending(self, connection: Connection) -> list[str]:
        """Ids of the reports some facts of which are missing or of another version, in order."""
        lacking: set[str] = set()
        for derivation in self._derivations:
            this = (schema.derived.c.name == derivation.name) & (schema.derived.c.version == derivation.version)
            drawn = select(schema.derived.c.report_id).where(this)
            lacking.update(connection.scalars(select(schema.reports.c.id).where(schema.reports.c.id.not_in(drawn))))
        return sorted(lacking)
