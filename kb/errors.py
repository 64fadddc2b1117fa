"""The one kind of error that reaches a user: a code, a sentence that says what to do, and the details."""

from __future__ import annotations

from typing import Final

from kb.messages import MESSAGES, Language, message

HTTP_STATUS: Final[dict[str, int]] = {
    "report_not_found": 404,
    "programme_not_found": 404,
    "not_found": 404,
    "method_not_allowed": 405,
    "path_missing": 404,
    "file_too_large": 413,
    "file_too_large_pages": 413,
    "file_too_large_cells": 413,
    "format_unknown": 415,
    "store_locked": 503,
    "index_replaced": 503,
    "internal_error": 500,
}


class KbError(Exception):
    """Something that the user can understand and mend.

    ``code`` is a key of :data:`kb.messages.MESSAGES`, ``detail`` the values that its sentence names.
    """

    def __init__(self, code: str, **detail: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.detail: dict[str, str | int | float] = detail

    def message(self, language: Language | str = Language.VI) -> str:
        """The sentence for the user."""
        detail = dict(self.detail)
        reason = f"reason_{detail.get('reason')}"
        if reason in MESSAGES:  # the readers give a code, other causes are told as the system tells them
            detail["reason"] = message(reason, language)
        return message(self.code, language, **detail)

    @property
    def http_status(self) -> int:
        """Status of the HTTP answer that carries this error."""
        return HTTP_STATUS.get(self.code, 400)

    def __str__(self) -> str:
        return self.message(Language.EN)
