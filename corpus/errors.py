"""Why a file could not be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read. ``code`` names the reason, ``detail`` what its message must name."""

    def __init__(self, code: str, **detail: str | int) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
