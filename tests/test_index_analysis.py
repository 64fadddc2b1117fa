"""The fields of a passage and of a query."""

import unicodedata

from index.analysis import FIELDS, analyse, analyse_query
from index.orthography import fold


def test_each_field_holds_what_its_name_says() -> None:
    fields = analyse("Đê biển Gò Công dài 21,5 km.")
    assert fields.syllables == ("đê", "biển", "gò", "công", "dài", "#21.5", "km")
    assert fields.bigrams == ("đê_biển", "biển_gò", "gò_công", "công_dài", "dài_#21.5", "#21.5_km")
    assert fields.folded == ("de", "bien", "go", "cong", "dai", "#21.5", "km")
    assert fields.folded_bigrams[:2] == ("de_bien", "bien_go")
    assert all("_" in word for word in fields.words)


def test_pairs_do_not_cross_the_end_of_a_phrase() -> None:
    fields = analyse("Lúa chín. Cá lớn; tôm (sú)\nVịt, gà - ngan", with_words=False)
    assert fields.bigrams == ("lúa_chín", "cá_lớn", "vịt_gà", "gà_ngan")


def test_a_date_is_indexed_with_its_parts_but_pairs_with_itself() -> None:
    fields = analyse("khởi công ngày 02/9/2021", with_words=False)
    assert fields.syllables[-4:] == ("@2021-09-02", "@2021-09", "@-09-02", "2021")
    assert fields.bigrams[-1] == "ngày_@2021-09-02"


def test_words_have_several_syllables_in_canonical_spelling() -> None:
    assert analyse("Bác sỹ khám bệnh").words == analyse("Bác sĩ khám bệnh").words
    assert "bác_sĩ" in analyse("Các bác sỹ khám bệnh").words


def test_no_segmenter_sees_a_protected_token() -> None:
    words = analyse("Quyết định 15/2021/NĐ-CP chi 7.120,5 tỷ đồng, đạt 45,2 % kế hoạch ngày 03/02/2022").words
    assert not any(character.isdigit() for word in words for character in word)
    assert "kế_hoạch" in words


def test_words_of_a_heading_in_capitals_are_those_of_the_text() -> None:
    assert analyse("PHÁT TRIỂN NÔNG NGHIỆP").words == analyse("phát triển nông nghiệp").words


def test_decomposed_text_has_the_same_fields() -> None:
    text = "Hoà Bình đặt chỉ tiêu giảm nghèo 1,5% vào năm 2024"
    assert analyse(unicodedata.normalize("NFD", text)) == analyse(text)


def test_without_words_no_words() -> None:
    assert analyse("xây dựng nông thôn mới", with_words=False).words == ()


def test_a_query_with_accents_asks_all_fields() -> None:
    query = analyse_query("giảm nghèo ở đâu")
    assert tuple(query) == FIELDS
    assert query["syllables"] == {"giảm": 1, "nghèo": 1, "ở": 1, "đâu": 1}
    assert query["folded"] == {fold(term): 1 for term in query["syllables"]}


def test_a_query_without_accents_asks_the_folded_fields_only() -> None:
    assert analyse_query("giam ngheo 1,5%") == {
        "folded": {"giam": 1, "ngheo": 1, "#1.5": 1, "%": 1},
        "folded_bigrams": {"giam_ngheo": 1, "ngheo_#1.5": 1, "#1.5_%": 1},
    }


def test_a_term_counts_at_most_twice() -> None:
    assert analyse_query("mưa mưa mưa mưa")["syllables"] == {"mưa": 2}
    assert analyse_query("mưa mưa mưa", cap=1)["syllables"] == {"mưa": 1}
