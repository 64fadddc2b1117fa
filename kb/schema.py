"""The tables of the store."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

SCHEMA_VERSION: Final = 1
"""Changes with the tables; a store of a newer version is refused."""

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""``schema_version`` and ``revision``, which changes with every write."""

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False, unique=True),
    Column("content_hash", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("kind", Text),
    Column("number", Text),
    Column("issuer", Text),
    Column("place", Text),
    Column("issued", Text),
    Column("period", Text),
    Column("signer", Text),
    Column("territory", Text),
    Column("in_force", Text),
    Column("edits", Text, nullable=False, server_default="{}"),
    Column("added", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("structure", Text, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of each file as it was added."""

passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("section", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("first_line", Integer, nullable=False),
    Column("last_line", Integer, nullable=False),
    Column("page", Integer),
    Column("notes", Text, nullable=False),
    Index("passages_of_report", "report_id", "ordinal", unique=True),
    sqlite_autoincrement=True,
)
"""``key`` is never used again, so that an index can tell a removed passage from a new one."""

derived = Table(
    "derived",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
)
"""Which kinds of facts were drawn from each report, by which version of their extraction; see :mod:`kb.derived`."""
