"""A mention in its report: its sign, whose it is."""

import pytest

from kb.programmes.mentions import mentions_in
from kb.programmes.placed import Document, Placed, owner_of, sign_of


def placed(report: str, text: str, *, place: str = "Cao Bằng", when: str = "2031") -> list[Placed]:
    return [Placed(report, number, mention, place, when) for number, mention in enumerate(mentions_in(text))]


def test_the_place_of_an_issuer() -> None:
    (city,) = placed("a", "Kế hoạch số 7/KH-UBND của UBND thành phố Cần Thơ")
    (district,) = placed("a", "Kế hoạch số 7/KH-UBND của UBND quận Ninh Kiều", place="Cần Thơ")
    (other,) = placed("a", "Kế hoạch số 7/KH-UBND của UBND tỉnh")
    assert [owner_of(p) for p in (city, district, other)] == ["can tho", "quan ninh kieu", "cao bang"]


@pytest.mark.parametrize(
    ("text", "written"), [("Kế hoạch số 7/KH-UBND", "7/KH-UBND"), ("Đề án 9", None), ("Đề án “Mỗi bản một chợ”", None)]
)
def test_the_sign_of_a_mention_is_its_whole_number(text: str, written: str | None) -> None:
    (item,) = placed("a", text)
    sign = sign_of(item.mention)
    assert (sign.written if sign else None) == written


def test_a_document_knows_the_reports_that_name_it_in_order() -> None:
    text = "Kế hoạch số 7/KH-UBND"
    mentions = (*placed("b", text), *placed("a", text), *placed("b", text))
    assert Document("k", "kế hoạch", "7/KH-UBND", "", "", "", mentions).reports == ("a", "b")
