"""Tokens in order, each with its place in the original string."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.orthography import canonical_syllable, fold
from index.tokens import Kind, tokenize

SENTENCE = (
    "Thu ngân sách năm 2023 của tỉnh Hoà Bình đạt 11.234,5 tỷ đồng (12,64% dự toán), "
    "theo Nghị quyết 59-NQ/TW ngày 05/8/2020."
)

# Pieces that meet in reports, so that notations stand beside each other, and anything else.
WORDS = ["hoà", "tỷ", "ngày", "tháng", "năm", "số", "nghị quyết", "phần trăm", "m²", "ha", "covid", "QH15", "NQ", "TW"]
SIGNS = ["2022", "100", "1.000", "12,5", "05", "8", "%", "/", "-", " - ", ".", ", ", " ", "\n", "\u00a0", "(", "Đ"]
PIECES = st.sampled_from([*WORDS, *SIGNS, "\u0323", "\u0302"])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


def test_offsets_are_those_of_the_original() -> None:
    found = {SENTENCE[token.start : token.end]: token.text for token in tokenize(SENTENCE)}
    assert found["Hoà"] == "hòa"
    assert found["tỷ"] == "tỉ"
    assert found["11.234,5"] == "#11234.5"
    assert found["59-NQ/TW"] == "§59-nq/tw"
    assert found["05/8/2020"] == "@2020-08-05"


def test_offsets_are_those_of_a_decomposed_original() -> None:
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    for token, other in zip(tokenize(SENTENCE), tokenize(decomposed), strict=True):
        assert (token.text, token.kind) == (other.text, other.kind)
        assert SENTENCE[token.start : token.end] == unicodedata.normalize("NFC", decomposed[other.start : other.end])


def test_units_are_known_by_the_number_before_them() -> None:
    kinds = {token.text: token.kind for token in tokenize("12 ha đất ở khu Ha")}
    assert kinds["ha"] is Kind.SYLLABLE  # the last one
    assert tokenize("12 ha")[1].kind is Kind.UNIT


def test_nothing_is_found_in_nothing() -> None:
    assert tokenize("") == tokenize(" \n…()_") == []


@given(TEXTS)
@example("각\u1100\u1161")
@example("\u0915\u093c1")
def test_tokens_are_in_order_and_never_overlap(text: str) -> None:
    position = 0
    for token in tokenize(text):
        assert position <= token.start < token.end <= len(text)
        assert token.text
        assert not any(character.isspace() for character in token.text)
        position = token.end


@given(TEXTS)
@example("각 \u1112\u1161\u11ab")
def test_composed_and_decomposed_texts_have_the_same_tokens(text: str) -> None:
    composed, decomposed = (tokenize(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [token.text for token in composed] == [token.text for token in decomposed]
    assert [token.text for token in composed] == [token.text for token in tokenize(text)]


@given(TEXTS)
def test_a_token_is_made_from_its_slice(text: str) -> None:
    for token in tokenize(text):
        source = unicodedata.normalize("NFC", text[token.start : token.end])
        if token.kind is Kind.SYLLABLE and source.isalpha():
            assert token.text == canonical_syllable(source.replace("Ð", "Đ").replace("ð", "đ").lower())
        elif token.kind is Kind.NUMBER:
            digits = [c for c in source.translate(str.maketrans("¹²³", "123")) if c.isdigit()]
            kept = [c for c in token.text if c.isdigit()]
            assert "".join(digits).strip("0").startswith("".join(kept).strip("0"))
        elif token.kind is Kind.YEAR:
            assert token.text == source
        elif token.kind is Kind.DOCUMENT:
            assert token.text == "§" + (
                fold("".join(source.split())).translate(str.maketrans("–—", "--")).lstrip("0") or "0"
            )


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "1.111", ",111", "111 ", "1/a-", "1/A-A", "1 tháng 1  ", "ngày 1/", " ", "\u0323", "a\u0302", "%"],
)
def test_a_long_monotonous_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + " x"  # a pattern that backtracks would never get there
    assert tokenize(text)[-1].end == len(text)
