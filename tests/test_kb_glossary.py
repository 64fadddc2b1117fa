"""The bilingual glossary and the Vietnamese of English questions."""

import re
import unicodedata

import pytest
from hypothesis import given

from corpus.syllables import is_syllable
from kb.answer_type import AnswerType
from kb.glossary import entries, may_be_syllable, translated
from kb.messages import Language
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS

BORROWED = {"Campuchia", "Khmer", "Singapore", "camera", "chip", "internet", "kWh", "kg", "km", "logistics", "video"}
"""Words of no Vietnamese spelling that Vietnamese reports write all the same."""

TRANSLATIONS = [
    ("How much was the total budget revenue of Lai Chau in 2031?", "tổng thu ngân sách Lai Châu năm 2031"),
    ("What was the rice output growth rate?", "tốc độ tăng trưởng sản lượng lúa"),
    ("How many buffaloes are there in the district?", "trâu huyện"),
    ("Who chairs the Tea Valley resettlement project?", "chủ trì dự án tái định cư Valley chè"),
    ("When was the Khe May 2 bridge inaugurated?", "cầu Khe May 2 khánh thành"),
    ("Which enterprises attracted 1,500 workers by 2031?", "doanh nghiệp thu hút 1.500 lao động đến năm 2031"),
    ("What is the poor household rate target for the 2031-2035 period?", "chỉ tiêu tỷ lệ hộ nghèo giai đoạn 2031-2035"),
    ("Where is the Hau Giang Provincial People's Committee?", "ủy ban nhân dân tỉnh Hậu Giang"),
    ("Did public investment disbursement exceed 95.5% of the plan?", "giải ngân vốn đầu tư công vượt 95.5% kế hoạch"),
    ("Which programme does Decision No. 88/QĐ-UBND approve?", "chương trình quyết định 88/QĐ-UBND phê duyệt"),
    ("HOW MANY HOSPITAL BEDS ARE THERE IN CAO BANG?", "giường bệnh Cao Bằng"),
    ("Was the Yen Bai - Lao Cai expressway built?", "đường cao tốc Yên Bái - Lào Cai xây dựng"),
    ("Which loan of 2.5 billion USD was signed?", "vay 2.5 tỷ USD ký"),
]


def test_every_line_is_a_term_and_one_or_two_translations() -> None:
    listed = list(entries())
    assert len(listed) >= 700
    for english, vietnamese in listed:
        assert re.fullmatch(r"[a-z0-9][a-z0-9 ,'-]*[a-z0-9]", english), english
        assert len(set(vietnamese)) == len(vietnamese) <= 2, english
        for term in vietnamese:
            assert term == term.strip()
            assert "  " not in term
            assert unicodedata.is_normalized("NFC", term)


def test_no_term_is_listed_twice() -> None:
    keys = [" ".join(re.findall(r"[^\W_]+", re.sub(r"'s?(?!\w)", "", english))) for english, _ in entries()]
    assert sorted(keys) == sorted(set(keys))


def test_the_vietnamese_side_is_vietnamese() -> None:
    for english, vietnamese in entries():
        for word in re.findall(r"[^\W_]+", " ".join(vietnamese)):
            known = is_syllable(word) or (word.isupper() and len(word) <= 4) or word in BORROWED
            assert known or re.fullmatch(r"\d+|k?m[23]", word), f"{english}: {word}"


@pytest.mark.parametrize(("question", "vietnamese"), TRANSLATIONS)
def test_translations(question: str, vietnamese: str) -> None:
    assert translated(question) == vietnamese


def test_the_longest_term_wins() -> None:
    assert translated("industrial park") == "khu công nghiệp"
    assert translated("industrial park management board") == "ban quản lý các khu công nghiệp"
    assert translated("the forest") == "rừng"
    assert translated("the protection forest") == "rừng phòng hộ"
    assert translated("agriculture, forestry and fishery") == "nông, lâm, ngư nghiệp"
    assert translated("industrial; park") == "công nghiệp công viên", "no term goes across the end of a clause"


@pytest.mark.parametrize(
    ("word", "vietnamese"),
    [
        ("cities", "thành phố"),
        ("bridges", "cầu"),
        ("churches", "nhà thờ"),
        ("children", "trẻ em"),
        ("the Council’s", "hội đồng"),
        ("approved", "phê duyệt"),
        ("carried out", "thực hiện"),
        ("merging", "sáp nhập"),
        ("strives", "phấn đấu"),
        ("grew", "tăng trưởng"),
    ],
)
def test_forms_of_a_word(word: str, vietnamese: str) -> None:
    assert translated(word) == vietnamese


def test_a_verb_is_told_from_the_noun_that_is_spelled_like_it() -> None:
    assert translated("How many trains are there?") == "tàu"
    assert translated("How many doctors were trained?") == "bác sĩ đào tạo"
    assert translated("Will the school train the nurses?") == "trường học đào tạo điều dưỡng"
    assert translated("two power plants") == "nhà máy điện"
    assert translated("Who planted the trees?") == "trồng cây"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("What did Decision 12/QĐ-TTg say on 4.25% of GRDP?", ["12/QĐ-TTg", "4.25%", "GRDP"]),
        ("Is Long Phu far from Sóc Trăng?", ["Long Phu", "Sóc Trăng"]),
        ("the OCOP products of Pfizer", ["OCOP", "Pfizer"]),
        ("between 3 May 2031 and June 2032", ["ngày 3/5/2031", "tháng 6/2032"]),
        ("from 2031 to 2035", ["2031-2035"]),
        ("Can Tho", ["Cần Thơ"]),
    ],
)
def test_names_and_numbers_are_kept(question: str, kept: list[str]) -> None:
    found = translated(question)
    assert all(piece in found for piece in kept), found


def test_what_the_glossary_lacks_is_left_out() -> None:
    assert translated("What about the zebra with a xylophone?") == ""
    assert translated("") == ""


def test_alternatives_stand_behind() -> None:
    assert translated("the people's council", alternatives=True) == "hội đồng nhân dân HĐND"


def test_words_that_could_be_syllables() -> None:
    assert all(map(may_be_syllable, ["nghiep", "quoc", "khuyen", "nguoi", "giay", "long", "thuan", "yeu"]))
    assert not any(map(may_be_syllable, ["growth", "plan", "people", "school", "ocean"]))


def test_an_english_question_is_looked_for_in_vietnamese() -> None:
    text = "How many newly established enterprises were there in the first half of 2031?"
    asked = understand(text)
    assert (asked.text, asked.language, asked.type) == (text, Language.EN, AnswerType.VALUE)
    assert asked.search_text == asked.searched == "doanh nghiệp thành lập mới 6 tháng đầu năm 2031"
    assert asked.terms[:2] == ("doanh", "nghiệp")
    assert asked.unit_hint == ("doanh", "nghiep")
    assert asked.periods == ("2031-H1",)
    assert understand("How many maize farms are there in the city?").search_text == "trang trại ngô thành phố bắp TP"
    asked = understand("What was the CPI of the province?")
    assert (asked.searched, asked.search_text) == ("CPI tỉnh", "CPI tỉnh chỉ số giá tiêu dùng")


def test_a_question_without_a_known_word_is_looked_for_as_typed() -> None:
    assert understand("what is the zebra of the xylophone").search_text == "what is the zebra of the xylophone"


@pytest.mark.parametrize(
    "text", ["Tỷ lệ hộ nghèo của tỉnh là bao nhiêu?", "luc luong cong an Can Tho phoi hop voi to chuc nao", "GRDP 2031"]
)
def test_a_vietnamese_question_is_untouched(text: str) -> None:
    asked = understand(text)
    assert (asked.language, asked.searched) == (Language.VI, text)
    assert asked.search_text.startswith(text)


@given(QUESTIONS)
@GENERATED
def test_any_text_is_translated_the_same_way_twice(text: str) -> None:
    assert translated(text) == translated(text)
