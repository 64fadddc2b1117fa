"""Slips are corrected and accents put by what the corpus writes; what is right stays."""

import pytest

from corpus.syllables import is_syllable
from index.orthography import canonical_syllable, fold
from kb.spelling import corrected, syllables_in_use
from kb.vocabulary import vocabulary_of

CORPUS = vocabulary_of(
    [
        "Đàn trâu của huyện tăng, đàn trâu của xã giảm. Vườn chè rộng, vườn chè xanh. Công trình đập Khe Mây. "
        "Tỷ lệ tiêm chủng đạt cao. Huyện xây cầu treo, xây đập, sửa chữa cầu treo. Học sinh giỏi của trường. "
        "Phòng Kinh tế chủ trì sửa chữa. Kế hoạch hoàn thành. Nghị quyết giao huyện Đồi Gió. "
        "Sản phẩm mật ong của huyện. "
    ]
    * 4
)


def meant(text: str) -> str:
    found = corrected(text, CORPUS)
    return found.text if found else text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("vườn chfe rộng bao nhiêu", "vườn chè rộng bao nhiêu"),  # a Telex key too early
        ("đàn traau có bao nhiêu con", "đàn trâu có bao nhiêu con"),
        ("sửa chũa cầu treo", "sửa chữa cầu treo"),  # a mark is missing
        ("tiêm chửng đạt bao nhiêu", "tiêm chủng đạt bao nhiêu"),
        ("học sihn giỏi", "học sinh giỏi"),  # exchanged
        ("học sinnh giỏi", "học sinh giỏi"),  # doubled
        ("học sonh giỏi", "học sinh giỏi"),  # the key beside
        ("ngị quyết nào", "nghị quyết nào"),
        ("kế hoach hoàn thành", "kế hoạch hoàn thành"),  # one word without its accent
        ("mật ông của huyện", "mật ong của huyện"),  # a word, but not this one
        ("sản phẫm mật ong", "sản phẩm mật ong"),
        ("tye3 lệ tiêm chủng", "tye3 lệ tiêm chủng"),
    ],
)
def test_slips_are_corrected(typed: str, right: str) -> None:
    assert meant(typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "Đàn trâu của huyện tăng bao nhiêu?",
        "con nghé và cái cày của bác nông dân",  # words of the language that the corpus lacks
        "Đập Khe Mai",  # a name
        "ông Trân Văn Chfe",
        "88/QD-UBND ngày 14/3/2031",
        "COVID-19 và OCOPP",
        "đạt 1.240 ha, 4,2%",
        "mật độ dân cư",
        "",
    ],
)
def test_what_is_right_and_names_and_numbers_stay(text: str) -> None:
    assert corrected(text, CORPUS) is None


@pytest.mark.parametrize(
    "text",
    [
        "đàn trâu của huyện tăng bao nhiêu",
        "Phòng Kinh tế chủ trì sửa chữa cầu treo",
        "tỷ lệ tiêm chủng đạt bao nhiêu phần trăm",
        "nghị quyết giao huyện Đồi Gió 88/QĐ-UBND",
    ],
)
def test_accents_are_put_where_none_were_typed(text: str) -> None:
    typed = fold(text) if text.islower() else "".join(fold(c).upper() if c.isupper() else fold(c) for c in text)
    typed = typed.replace("88/QD-UBND", "88/QĐ-UBND".replace("Đ", "D"))
    assert meant(typed) == text.replace("88/QĐ-UBND", "88/QD-UBND")


def test_every_change_is_told() -> None:
    found = corrected("Học sihn giỏi của trừơng", CORPUS)
    assert found is not None
    assert ("sihn", "sinh") in found.changes
    assert found.text.startswith("Học sinh giỏi của tr")


def test_capitals_are_kept() -> None:
    assert meant("SẢN PHẪM MẬT ONG") == "SẢN PHẨM MẬT ONG"


def test_the_syllables_in_use_are_canonical_and_possible() -> None:
    assert len(syllables_in_use()) > 6000
    assert all(is_syllable(word) and canonical_syllable(word) == word for word in syllables_in_use())
