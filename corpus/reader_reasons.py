"""Why a reader of a format sets words of a file aside before they become blocks."""

from __future__ import annotations

from enum import StrEnum


class ReaderReason(StrEnum):
    """Reasons that the mark-up of a file gives; those that its words give are in ``corpus.set_aside.Reason``."""

    DELETED = "deleted"
    """Struck out by a tracked change."""
    HIDDEN = "hidden"
    """In the file, but not shown to who opens it: a way to smuggle text past a reader."""
    COMMENT = "comment"
    """A reviewer's comment beside the text."""
    RUNNING_HEAD = "running head"
    """Printed on every page: header and footer."""
    CONTENTS = "contents"
    """A table of contents made by the word processor; it repeats the headings."""
