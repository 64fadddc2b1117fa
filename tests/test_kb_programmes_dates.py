"""The date at a document's number."""

import pytest

from kb.programmes.dates import date_after, date_before


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" ngày 05/8/2031 của", "2031-08-05"),
        (", ngày 24 tháng 01 năm 2031 của", "2031-01-24"),
        (" ngày 3-2-2031", "2031-02-03"),
        (" (ngày 3/2/2031)", "2031-02-03"),
        (" tháng 3/2031", "2031-03"),
        (" năm 2031 về", "2031"),
        (" NGÀY 28 THÁNG 10 NĂM 2031", "2031-10-28"),
    ],
)
def test_the_date_that_follows(text: str, day: str) -> None:
    found = date_after(text, 0)
    assert found is not None
    assert found[0] == day
    assert text[: found[1]].strip(" ,()").endswith(("2031", "2031)"))


@pytest.mark.parametrize("text", [" của Bộ ngày 3/2/2031", " ngày 31/02/2031", " về năm 2031", " năm 2031 - 2035", ""])
def test_what_is_no_date_of_the_number(text: str) -> None:
    assert date_after(text, 0) is None


def test_the_date_of_a_clause_that_issues() -> None:
    text = "Ngày 25 tháng 6 năm 2031, Thủ tướng Chính phủ đã ban hành Quyết định"
    assert date_before(text, text.index("Quyết")) == "2031-06-25"
    assert date_before("Ngày 25/6/2031, huyện họp. Xã theo Quyết định", 36) == ""
