"""Checks what a person sets in a report's metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kb.errors import KbError

MAX_LENGTH: Final = 500
_ISSUED = re.compile(r"(?:1[89]|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEAR = r"(?:1[89]|20)\d{2}"
_PERIOD = re.compile(rf"{_YEAR}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]|{_YEAR}))?")
_TEXT = re.compile(r"[^\x00-\x1f\x7f]+")

FIELDS: Final[dict[str, tuple[re.Pattern[str], str]]] = {
    "title": (_TEXT, "…"),
    "kind": (_TEXT, "…"),
    "number": (_TEXT, "…"),
    "issuer": (_TEXT, "…"),
    "place": (_TEXT, "…"),
    "issued": (_ISSUED, "2024, 2024-06, 2024-06-28"),
    "period": (_PERIOD, "2022, 2024-H1, 2024-Q2, 2022-12, 2012-2022"),
    "signer": (_TEXT, "…"),
    "territory": (re.compile(r"(?:before|after)-2025-07"), "before-2025-07, after-2025-07"),
    "in_force": (re.compile(r"yes|no"), "yes, no"),
}
"""What each field must look like, with examples for the message."""


def checked_edits(changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """The changes with spaces trimmed and empty strings as None.

    Raises:
        KbError: metadata_invalid, naming the field.
    """
    result: dict[str, str | None] = {}
    for field, given in changes.items():
        if field not in FIELDS:
            raise KbError("metadata_invalid", field=field, reason=", ".join(FIELDS))
        value = " ".join(given.split()) if given is not None else ""
        pattern, examples = FIELDS[field]
        if value and (len(value) > MAX_LENGTH or not pattern.fullmatch(value)):
            raise KbError("metadata_invalid", field=field, reason=examples if examples != "…" else f"≤ {MAX_LENGTH}")
        if not value and field == "title":
            raise KbError("metadata_invalid", field=field, reason="≠ “”")
        result[field] = value or None
    return result
