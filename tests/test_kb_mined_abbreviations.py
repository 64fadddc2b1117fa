"""Abbreviations that texts explain."""

import pytest

from kb.mined_abbreviations import mined


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Huyện có 7 tổ hợp tác bản (THTB) mới.", {"THTB": "tổ hợp tác bản"}),
        ("Phòng Nông nghiệp và Chăn nuôi (sau đây gọi tắt là NN&CN)", {"NN&CN": "nông nghiệp và chăn nuôi"}),
        ("vườn chè sạch (viết tắt: VCS)", {"VCS": "vườn chè sạch"}),
        ("VCS (vườn chè sạch) tăng.", {"VCS": "vườn chè sạch"}),
        ("VCS: vườn chè sạch;", {"VCS": "vườn chè sạch"}),
        ("đập Khe Mây (KHM)", {}),  # other initials
        ("đập (ĐK)", {}),
        ("theo kế hoạch (KH: 300 ha)", {}),
        ("Đàn trâu tăng (DTT)", {"DTT": "đàn trâu tăng"}),
    ],
)
def test_the_initials_must_be_the_letters(text: str, found: dict[str, str]) -> None:
    assert mined([text]) == found


def test_an_abbreviation_of_two_meanings_is_left_out() -> None:
    assert mined(["vườn chè sạch (VCS)", "vùng cây số (VCS)", "cầu treo mới (CTM)"]) == {"CTM": "cầu treo mới"}
