"""Who issued a document."""

import pytest

from kb.programmes.issuers import issuer_after

ASSEMBLY = "Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa X"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (" của Bộ Chính trị khóa XII về nước sạch", "Bộ Chính trị khóa XII"),
        (" của Bộ Chính trị (khóa X) về nước sạch", "Bộ Chính trị (khóa X)"),
        (" của Ủy ban nhân dân thành phố Cần Thơ về đê", "Ủy ban nhân dân thành phố Cần Thơ"),
        (" của UBND quận Ô Môn về đê", "UBND quận Ô Môn"),
        (" của UBND thành phố. Xã đã", "UBND thành phố"),
        (" của Ban Chấp hành Đảng bộ UBND thành phố và xã", "Ban Chấp hành Đảng bộ UBND thành phố"),
        (" của Thành ủy Cần Thơ về đê", "Thành ủy Cần Thơ"),
        (" của Chính phủ để đề xuất", "Chính phủ"),
        (" do Thủ tướng Chính phủ ban hành", "Thủ tướng Chính phủ"),
        (" của Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa X về đê", ASSEMBLY),
        (" của Hội Làm vườn Việt Nam về cây chè", "Hội Làm vườn Việt Nam"),
    ],
)
def test_the_issuer_ends_before_the_name(text: str, issuer: str) -> None:
    found = issuer_after(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == issuer


@pytest.mark.parametrize("text", [" về việc của huyện", " ngày 3/2/2031", " của họ"])
def test_nothing_is_no_issuer(text: str) -> None:
    assert issuer_after(text, 0, len(text)) is None
