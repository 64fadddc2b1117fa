"""Checks what a person sets in a report's metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from kb.errors import KbError

MAX_LENGTH: Final = 500
_ISSUED = re.compile(r"(?:1[89]|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEAR = r"(?:1[89]|20)\d{2}"
_PERIOD = re.compile(rf"{_YEAR}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]|{_YEAR}))?")

FIELDS: Final[dict[str, tuple[re.Pattern[str] | None, str]]] = {
    "title": (None, "A–Z, 0–9 …"),
    "kind": (None, "A–Z, 0–9 …"),
    "number": (None, "A–Z, 0–9 …"),
    "issuer": (None, "A–Z, 0–9 …"),
    "place": (None, "A–Z, 0–9 …"),
    "issued": (_ISSUED, "2024, 2024-06, 2024-06-28"),
    "period": (_PERIOD, "2022, 2024-H1, 2024-Q2, 2022-12, 2012-2022"),
    "signer": (None, "A–Z, 0–9 …"),
    "territory": (re.compile(r"(?:before|after)-2025-07"), "before-2025-07, after-2025-07"),
    "in_force": (re.compile(r"yes|no"), "yes, no"),
}
"""What each field must look like (None: any printable text), with examples for the message."""


def checked_edits(changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """The changes with spaces trimmed and empty strings as None.

    Raises:
        KbError: metadata_invalid, metadata_unknown, metadata_too_long or title_needed.
    """
    result: dict[str, str | None] = {}
    for field, given in changes.items():
        if field not in FIELDS:
            raise KbError("metadata_unknown", field=field, fields=", ".join(FIELDS))
        value = " ".join(given.split()) if given is not None else ""
        pattern, examples = FIELDS[field]
        if not value and field == "title":
            raise KbError("title_needed", field=field)
        if len(value) > MAX_LENGTH:
            raise KbError("metadata_too_long", field=field, limit=MAX_LENGTH)
        if value and not (value.isprintable() if pattern is None else pattern.fullmatch(value) and _is_real(value)):
            raise KbError("metadata_invalid", field=field, reason=examples)
        result[field] = value or None
    return result


def _is_real(value: str) -> bool:
    """Whether a date exists and a range does not run backwards."""
    parts = value.split("-")
    if len(parts) == 3 and value[-2:].isdigit() and len(parts[2]) == 2 and len(parts[1]) == 2:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
    return not (len(parts) == 2 and len(parts[1]) == 4 and parts[1].isdigit() and parts[1] < parts[0])
