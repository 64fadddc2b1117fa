"""The thesaurus and the official words for the everyday ones of a question."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.orthography import fold
from index.tokens import tokenize
from kb.thesaurus import entries, expansions, expansions_at
from tests.kb_texts import GENERATED

EXPANDED = [
    ("Nhà băng ở Mường Tre cho bà con mượn tiền bao nhiêu?", "tổ chức tín dụng"),
    ("Bệnh viện Khe Sậy có mấy chỗ nằm viện?", "giường bệnh"),
    ("Năm 2031 người ta tới chơi hồ Sen Trắng đông cỡ nào?", "lượt khách tham quan"),
    ("Công an Bản Lùng tóm được mấy kẻ bị lùng?", "đối tượng truy nã"),
    ("Cả tỉnh xài điện hết bao nhiêu?", "tiêu thụ điện"),
    ("Nuôi heo ở Khe Sậy được mấy con?", "chăn nuôi lợn"),
    ("Năm 2031 bà con mượn được tiền nhiều không?", "vay vốn"),
]

OFFICIAL = [
    "Tổng thu ngân sách nhà nước năm 2031 của tỉnh Mường Tre đạt bao nhiêu?",
    "Tỷ lệ hộ nghèo giai đoạn 2031 - 2035 giảm bình quân bao nhiêu?",
    "Số giường bệnh trên một vạn dân của huyện Khe Sậy là bao nhiêu?",
    "Ty le ho ngheo nam 2031 cua tinh la bao nhieu?",
    "What is the poor household rate?",
    "",
]


def syllables(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(text))


def test_every_line_is_an_everyday_word_and_one_to_three_official_ones() -> None:
    listed = list(entries())
    assert len(listed) >= 800
    for everyday, official in listed:
        assert len(set(official)) == len(official) <= 3, everyday
        for term in (everyday, *official):
            assert re.fullmatch(r"[^\W_][^_|]*[^\W_]", term), term
            assert term == term.lower()
            assert "  " not in term
            assert unicodedata.is_normalized("NFC", term)


def test_no_everyday_word_is_listed_twice_and_the_lines_are_sorted() -> None:
    words = [everyday for everyday, _ in entries()]
    assert words == sorted(words)
    keys = [syllables(word) for word in words]
    assert len(set(keys)) == len(keys)


def test_no_everyday_word_is_an_official_one() -> None:
    official = {syllables(term) for _, terms in entries() for term in terms}
    assert [everyday for everyday, _ in entries() if syllables(everyday) in official] == []


@pytest.mark.parametrize(("question", "official"), EXPANDED)
def test_everyday_words_are_expanded(question: str, official: str) -> None:
    assert official in expansions(question)


@pytest.mark.parametrize(("question", "official"), EXPANDED)
def test_a_question_typed_without_accents_is_expanded(question: str, official: str) -> None:
    assert official in expansions(fold(question))


@pytest.mark.parametrize("question", OFFICIAL)
def test_official_words_are_not_expanded(question: str) -> None:
    assert expansions(question) == ()


def test_the_longest_entry_counts() -> None:
    longer = expansions("Khe Sậy có bao nhiêu người làm thủ tục trên mạng?")
    assert "dịch vụ công trực tuyến" in longer
    assert "trực tuyến" not in longer
    assert "trực tuyến" in expansions("Trên mạng có gì?")
    assert expansions("buôn bán bằng online") == expansions("buôn bán online")


def test_a_function_word_may_stand_inside_an_entry_and_no_other_word() -> None:
    assert "vay vốn" in expansions("mượn nhiều tiền")
    assert "vay vốn" not in expansions("mượn xe tiền")
    assert "vay vốn" not in expansions("mượn được nhiều tiền")
    assert "tiêu thụ điện" in expansions("xài điện")
    assert "tiêu thụ điện" not in expansions("xài máy điện")


def test_one_syllable_needs_its_accents() -> None:
    assert "ô nhiễm" in expansions("Sông Khe Sậy dơ cỡ nào?")
    assert expansions("do") == ()


def test_other_spellings_are_the_same_word() -> None:
    for question in ("Đi nghĩa vụ", "ĐI NGHĨA VỤ", unicodedata.normalize("NFD", "đi nghĩa vụ")):
        assert expansions(question) == expansions("đi nghĩa vụ") != ()


def test_what_the_question_says_itself_is_left_out() -> None:
    assert "giường bệnh" in expansions("Có mấy chỗ nằm viện?")
    assert "giường bệnh" not in expansions("Có mấy chỗ nằm viện, tức giường bệnh?")
    assert "giuong benh" not in map(fold, expansions("co may cho nam vien, tuc giuong benh"))


def test_every_official_word_of_an_entry_is_given_the_best_first() -> None:
    several = {everyday: official for everyday, official in entries() if len(official) > 1}
    assert several
    for everyday, official in several.items():
        found = expansions(f"{everyday} đấy")
        assert found, everyday
        assert found == tuple(term for term in official if term in found)


def test_the_order_is_that_of_the_question() -> None:
    found = expansions("Con nít với người già ở nhà băng")
    assert found == expansions("Con nít với người già ở nhà băng")
    assert [term for term in found if term in {"trẻ em", "người cao tuổi", "tổ chức tín dụng"}] == [
        "trẻ em",
        "người cao tuổi",
        "tổ chức tín dụng",
    ]
    assert len(set(found)) == len(found)


def test_places_are_counted_in_words() -> None:
    question = "Ở Khe Sậy, bà con mượn được tiền của nhà băng chưa?"
    places = {official[0]: (start, size) for start, size, official in expansions_at(question)}
    assert places["vay vốn"] == (5, 3)
    assert places["tổ chức tín dụng"] == (9, 2)


EVERYDAY = dict(entries())


@given(st.lists(st.sampled_from([*list(EVERYDAY)[::400], "Khe Sậy", "được", "với 12%"]), min_size=1, max_size=6))
@GENERATED
def test_places_are_in_order_inside_the_question_and_apart(phrases: list[str]) -> None:
    text = " ".join(phrases)
    words, end = syllables(text), 0
    found = expansions_at(text)
    for start, size, official in found:
        assert end <= start < start + size <= len(words)
        assert official in EVERYDAY.values()
        end = start + size
    assert found or not EVERYDAY.keys() & set(phrases)
    assert set(expansions(text)) <= {term for _, _, official in found for term in official}
