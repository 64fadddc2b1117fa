"""The words of the corpus follow the store."""

from pathlib import Path
from unittest.mock import patch

from kb.abbreviations import ABBREVIATIONS
from kb.corpus_words import CorpusWords
from tests.kb_texts import FILES, filled, write_files

BAMBOO = "BÁO CÁO\nTình hình huyện Rừng Tre năm 2031\nI. LÂM NGHIỆP\nTổ hợp tác tre (THTT) bán 40 tấn măng.\n"


def test_a_write_changes_the_words(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        words = CorpusWords(kb.store)
        before = words.vocabulary()
        assert words.vocabulary() is before
        assert before.syllables["trâu"] > 0
        assert "măng" not in before.syllables
        assert words.suggestions().complete("nong ng") == ("nông nghiệp",)
        assert words.suggestions().complete("lam ng") == ()
        assert "THTT" not in words.abbreviations()
        kb.add(write_files(tmp_path / "more", {"tre.txt": BAMBOO}))
        assert words.vocabulary().syllables["măng"] == 1
        assert words.suggestions().complete("lam ng") == ("lâm nghiệp",)
        assert words.abbreviations()["THTT"] == "tổ hợp tác tre"


def test_a_reviewed_abbreviation_is_not_overruled(tmp_path: Path) -> None:
    with filled(tmp_path, FILES | {"tre.txt": BAMBOO + "Hồ tre xanh (HTX) cạn.\n"}) as kb:
        assert CorpusWords(kb.store).abbreviations()["HTX"] == ABBREVIATIONS["HTX"]


def test_no_more_text_is_read_than_helps(tmp_path: Path) -> None:
    with filled(tmp_path) as kb, patch("kb.corpus_words.MOST_TEXT", 10):
        syllables = CorpusWords(kb.store).vocabulary().syllables
        assert "tiêm" in syllables  # doi-gio-2031 is the first report
        assert "trâu" not in syllables
