"""Questions with known evidence."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.gold import Gold, read_gold, words

QUOTE = "Đàn trâu có 2.150 con, tăng 4,2% so với năm trước."
GOLD = Gold("Đàn trâu có mấy con?", "value", "plain", (("a.txt", QUOTE),), (("2.150", "2150"), ("4,2%",)))


def test_words_are_compared_however_they_are_set() -> None:
    assert words("  Đàn_trâu – có:\n2.150 CON! ") == " đàn trâu có 2 150 con "
    assert words(unicodedata.normalize("NFD", "Đàn trâu")) == words("đàn  trâu")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (QUOTE, 1.0),
        (f"Năm nay {QUOTE.upper()}", 1.0),
        ("Đàn trâu có 2.150 con", 0.5),
        ("Đàn trâu có 2150 con, tăng 4,2% so với năm trước.", 1.0),
        ("Đàn trâu có đông con", 0.0),
        ("Cả thảy 2.150 và 4,2%", 0.0),
        ("Đàn trâu có 12.150 con, tăng 4,2% so với năm trước.", 0.5),
    ],
)
def test_the_share_of_the_answers_that_a_quoted_sentence_holds(text: str, share: float) -> None:
    assert GOLD.share(text, "a.txt") == share
    assert GOLD.share(text, "b.txt") == 0.0


def test_a_quote_of_few_words_must_stand_there_whole() -> None:
    short = replace(GOLD, evidence=(("a.txt", "đàn trâu"),), answers=(("trâu",),))
    assert short.share("Nuôi đàn trâu.", "a.txt") == 1.0
    assert short.share("Nuôi đàn bò, trâu.", "a.txt") == 0.0


def test_more_than_half_of_a_quote_in_a_row_is_the_quoted_passage() -> None:
    quote = "một hai ba bốn năm sáu bảy tám chín mười"
    gold = replace(GOLD, evidence=(("b.txt", "khác hẳn"), ("a.txt", quote)))
    assert gold.overlaps("và ba bốn năm sáu bảy tám nữa", "a.txt")
    assert not gold.overlaps("và ba bốn năm sáu bảy nữa", "a.txt")
    assert not gold.overlaps("ba bốn năm – sau cùng – sáu bảy tám", "a.txt")
    assert not gold.overlaps(quote, "b.txt")
    assert gold.overlaps("điều khác hẳn", "b.txt")


def test_a_question_without_an_answer_has_no_report_and_is_never_held() -> None:
    none = replace(GOLD, evidence=(), answers=())
    assert (none.report, GOLD.report) == ("", "a.txt")
    assert none.share(QUOTE, "a.txt") == 0.0
    assert not none.overlaps(QUOTE, "a.txt")


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    rows = [
        {
            "question": GOLD.question,
            "type": "value",
            "style": "plain",
            "evidence": [{"doc": "a.txt", "quote": QUOTE}],
            "answers": [["2.150", "2150"], ["4,2%"]],
        },
        {"question": "Có voi không?", "evidence": [], "answers": []},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", "utf-8")
    assert read_gold(path) == [GOLD, Gold("Có voi không?", "", "", (), ())]
