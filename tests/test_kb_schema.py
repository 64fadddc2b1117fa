"""The tables."""

from dataclasses import fields

from corpus.model import Metadata
from kb import schema
from kb.rows import SUMMARY


def test_the_tables_of_a_store() -> None:
    assert {"settings", "reports", "originals", "passages", "derived"} <= set(schema.metadata.tables)
    assert schema.SCHEMA_VERSION >= 1


def test_a_report_holds_all_that_a_document_says_of_itself() -> None:
    columns = set(schema.reports.c.keys())
    assert {field.name for field in fields(Metadata)} <= columns
    assert set(SUMMARY) <= columns


def test_one_report_a_file_name_and_a_content() -> None:
    assert schema.reports.c.source.unique
    assert schema.reports.c.content_hash.unique


def test_what_belongs_to_a_report_goes_with_it() -> None:
    for table in (schema.originals, schema.passages):
        (key,) = table.c.report_id.foreign_keys
        assert key.ondelete == "CASCADE"
        assert key.target_fullname == "reports.id"
    assert schema.passages.dialect_options["sqlite"]["autoincrement"], "a key is never used again"
