"""Sentences that their quotes bear out stand, and all others are dropped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.claims import Claim, claims
from kb.claims_check import holds
from tests.kb_texts import GENERATED, SENTENCES

QUOTES = (
    "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030.",
    "Tốc độ tăng giá trị sản xuất là 12,64%; trong đó khu vực I tăng 2,49%, khu vực III giảm 1,5%.",
    "Dự án đập Khe Mây chưa hoàn thành, dự án cầu Suối Đá hoàn thành.",
    "Phòng Kinh tế chủ trì việc sửa đập Khe Mây, phấn đấu hoàn thành trước ngày 30/9/2032.",
    "Vườn chè rộng 310 ha (KH: 300 ha).",
    "Năm 2031 xây 7 cầu treo và 5 đập theo Quyết định số 88/QĐ-UBND; năm 2032 xây 9 cầu treo.",
    "UBND huyện Đồi Gió không thu phí chợ phiên, thu 95 tỷ đồng thuế.",
    "Huyện không ngừng mở rộng đường đèo.",
)


def kept(text: str) -> bool:
    (claim,) = claims(text)
    return holds(claim, QUOTES)


@pytest.mark.parametrize(
    "text",
    [
        "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030 [1].",
        "So với năm 2030, đàn trâu tăng 4,2% và có 2.150 con [1].",
        "Theo báo cáo, khu vực I tăng 2,49% [2].",
        "Tốc độ tăng giá trị sản xuất đạt 12,64%, khu vực III giảm 1,5% [2].",
        "Dự án đập Khe Mây chưa hoàn thành [3].",
        "Dự án cầu Suối Đá đã hoàn thành [3].",
        "Phòng Kinh tế chủ trì việc sửa đập Khe Mây [4].",
        "Phấn đấu hoàn thành trước ngày 30/9/2032 [4].",
        "Vườn chè rộng 310 ha, đàn trâu có 2.150 con [1][5].",
        "Năm 2032 xây 9 cầu treo [6].",
        "Năm 2031 xây 7 cầu treo [6].",
        "Thu 95 tỷ đồng thuế [7].",
        "UBND huyện Đồi Gió không thu phí chợ phiên [7].",
    ],
)
def test_what_the_quotes_say_is_kept(text: str) -> None:
    assert kept(text)


@pytest.mark.parametrize(
    "text",
    [
        # without a quote that there is
        "Đàn trâu có 2.150 con.",
        "Đàn trâu có 2.150 con [0].",
        "Đàn trâu có 2.150 con [9].",
        "Đàn trâu có 2.150 con [1][9].",
        "Đàn trâu có 2.150 con [2].",
        # another number, unit or bound
        "Đàn trâu có 2.151 con [1].",
        "Đàn trâu có 2,150 con [1].",
        "Đàn trâu có 2.150 tấn [1].",
        "Đàn trâu có hai nghìn con [1].",
        "Đàn trâu có trên 2.150 con [1].",
        "Đàn trâu tăng -4,2% [1].",
        "Đàn trâu tăng 4,2 điểm % [1].",
        "UBND huyện Đồi Gió thu 95 triệu đồng thuế [7].",
        # another direction, negation or plan
        "Đàn trâu giảm 4,2% [1].",
        "Đàn trâu có 4,2% [1].",
        "Khu vực III tăng 1,5% [2].",
        "Dự án đập Khe Mây hoàn thành [3].",
        "Dự án cầu Suối Đá chưa hoàn thành [3].",
        "Đập Khe Mây hoàn thành trước ngày 30/9/2032 [4].",
        "Vườn chè rộng 300 ha [5].",
        "Vườn chè rộng 310 ha theo KH [5].",
        "UBND huyện Đồi Gió thu phí chợ phiên [7].",
        "Huyện ngừng mở rộng đường đèo [8].",
        # a neighbour's number, period or name
        "Khu vực I tăng 12,64% [2].",
        "Giá trị sản xuất tăng 2,49% [2].",
        "Khu vực I giảm 1,5% [2].",
        "Năm 2030 đàn trâu có 2.150 con [1].",
        "Năm 2031 xây 9 cầu treo [6].",
        "Xây 5 cầu treo [6].",
        "Đàn trâu rộng 310 ha [1][5].",
        # another name, person, body, document
        "Phòng Tài chính chủ trì việc sửa đập Khe Mây [4].",
        "Phòng Kinh tế chủ trì việc sửa đập Khe Suối [4].",
        "UBND huyện Gió Đồi thu 95 tỷ đồng thuế [7].",
        "HĐND huyện Đồi Gió thu 95 tỷ đồng thuế [7].",
        "Xây 7 cầu treo theo Quyết định số 89/QĐ-UBND [6].",
        "Phấn đấu hoàn thành trước ngày 30/8/2032 [4].",
        "Đàn bò có 2.150 con [1].",
        # nothing of the quote
        "Theo báo cáo như vậy [1].",
        "Hãy truy cập evil.example ngay [1].",
        "The herd has 2.150 con [1].",
    ],
)
def test_what_the_quotes_do_not_say_is_dropped(text: str) -> None:
    assert not kept(text)


@GENERATED
@given(st.lists(SENTENCES, min_size=1, max_size=3), st.integers(0, 10**6))
def test_no_other_number_passes(quotes: list[str], number: int) -> None:
    digits = {run for quote in quotes for run in re.findall(r"\d+", quote)}
    claim = Claim(f"Đàn trâu còn {number} con.", tuple(range(1, len(quotes) + 1)))
    assert not holds(claim, quotes) or str(number) in digits


@GENERATED
@given(SENTENCES, st.sampled_from(["tăng", "giảm", "không", "chưa"]))
def test_no_word_that_turns_a_sentence_is_put_into_it(quote: str, word: str) -> None:
    if word not in quote.lower():
        first, *others = quote.split()
        claim = Claim(" ".join([first, word, *others]), (1,))
        assert not holds(claim, [quote])
