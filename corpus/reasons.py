"""Why words of a file are not in the report's text."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Every reason with which words are set aside; ``kb.messages`` holds a sentence for each."""

    # what the words say
    REPEATED = "repeated"
    LETTERHEAD = "letterhead"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ORNAMENT = "ornament"
    WEBSITE = "website"
    RESIDUE = "residue"
    # what the file's format says
    DELETED = "deleted"
    """Struck out by a tracked change."""
    HIDDEN = "hidden"
    """In the file, but not shown to who opens it: a way to smuggle text past a reader."""
    COMMENT = "comment"
    """A reviewer's comment beside the text."""
    RUNNING_HEAD = "running head"
    """Printed on every page: header and footer."""
    PAGE_NUMBER = "page number"
    CONTENTS = "contents"
    """A table of contents made by the word processor; it repeats the headings."""
    FORMULA = "formula without value"
    """A cell of a spreadsheet whose formula has no stored result."""
