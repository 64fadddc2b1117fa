"""Errors that reach a user."""

import pytest

from kb.errors import HTTP_STATUS, KbError
from kb.messages import MESSAGES, Language


def test_an_error_has_a_sentence_in_both_languages() -> None:
    error = KbError("report_not_found", report="x")
    assert error.message() == error.message(Language.VI) == "Không có báo cáo “x”. Xem danh sách tại /reports."
    assert error.message("en") == str(error) == "There is no report “x”. See the list at /reports."
    assert error.detail == {"report": "x"}


@pytest.mark.parametrize(
    ("code", "status"),
    [("report_not_found", 404), ("file_too_large", 413), ("format_unknown", 415), ("store_locked", 503)],
)
def test_the_status_of_the_http_answer(code: str, status: int) -> None:
    assert KbError(code).http_status == status


def test_what_a_user_can_mend_is_400_unless_said_otherwise() -> None:
    assert KbError("question_empty").http_status == 400


def test_every_status_is_that_of_a_code_with_a_message() -> None:
    assert set(HTTP_STATUS) <= set(MESSAGES)


def test_a_missing_value_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        KbError("report_not_found").message()
    with pytest.raises(KeyError):
        KbError("no_such_code").message()
