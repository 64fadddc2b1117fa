"""The parts and amounts of sentences."""

from kb.claim_parts import amounts, parts

GROWTH = (
    "So với năm 2030, đàn trâu tăng 4,2%; trong đó Đồi Gió giảm trên 1,5% và Thung Sâu có 2.150 con (KH: 2.000 con)."
)


def test_amounts_with_what_is_said_of_them() -> None:
    first, second, third, plan = amounts(GROWTH)
    assert [a.number for a in (first, second, third, plan)] == [("#4.2",), ("#1.5",), ("#2150",), ("#2000",)]
    assert first.unit == second.unit == ("%",)
    assert (first.bound, second.bound) == ("", "trên")
    assert {"trâu", "tăng"} <= first.subject
    assert first.periods == {"<2030"}
    assert "trâu" not in second.words
    assert second.names == {"đồi", "gió"}
    assert third.names == {"thung", "sâu"}
    assert "đồi" not in third.near
    assert (third.planned, plan.planned) == (False, True)


def test_a_bare_comparison_has_the_subject_of_the_amount_before() -> None:
    _, fall = amounts("Tỷ lệ hộ nghèo năm 2031 còn 3,1%, giảm 0,5%.")
    assert {"hộ", "nghèo", "giảm"} <= fall.subject
    assert fall.words == ("giảm",)
    assert fall.periods == {"2031"}
    assert {"hộ", "nghèo"} <= fall.near


def test_parts_end_at_commas_but_not_inside_numbers() -> None:
    found = parts("Dự án đập chưa xong, phấn đấu xong trước 30/9/2032: giải ngân 1.240,5 ha. Cầu xong.")
    assert [" ".join(part.words[:2]) for part in found] == ["dự án", "phấn đấu", "giải ngân", "cầu xong"]
    assert [part.has_amount for part in found] == [False, False, True, False]
    assert [part.planned for part in found] == [False, True, True, False]
    assert found[1].fixed == {"@2032-09-30"}
    assert "đập" in found[0].content
    assert "chưa" not in found[0].content


def test_a_text_without_words_has_no_parts() -> None:
    assert parts("… , ;") == []
    assert amounts("Năm 2031 theo Quyết định số 88/QĐ-UBND ngày 14/3/2031.") == []
