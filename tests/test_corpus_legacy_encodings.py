from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.legacy_encodings import (
    MOJIBAKE,
    TCVN3,
    VISCII,
    VNI,
    convert_font_text,
    convert_legacy,
    from_mojibake,
    from_tcvn3,
    from_viscii,
    from_vni,
)

TEXT = (
    "Sáng nay chợ nổi đông hơn mọi khi; ghe chở khóm, mận, xoài đậu kín hai bên bờ. Bà con nói giá cả đã dễ thở hơn "
    "tháng trước, chỉ có tiền xăng dầu là còn cao 7,13%.\nĐời sống của người dân ven sông nhờ vậy mà ổn định."
)
FRENCH = (
    "L'été dernier, le maire a reçu les élèves à l'hôtel de ville où une fête très réussie avait été préparée ; "
    "là-bas, chacun goûtait déjà des crêpes, et même l'âne du pré voisin."
)


def encoded(text: str, table: dict[str, str]) -> str:
    back: dict[str, str] = {}
    for shown, letter in table.items():
        back.setdefault(letter, shown)
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("name", "table"), [("TCVN3", TCVN3), ("VNI", VNI), ("VISCII", VISCII)])
def test_old_text_becomes_unicode(name: str, table: dict[str, str]) -> None:
    assert convert_legacy(encoded(TEXT, table)) == (TEXT, name)


def test_known_words() -> None:
    assert from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert (
        from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ÑOÄC LAÄP") == "Cộng hòa xã hội chủ nghĩa Việt Nam, ĐỘC LẬP"
    )
    assert from_viscii("Cµng hòa xã hµi chü nghîa Vi®t Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_utf8_read_as_western_european() -> None:
    for encoding in ("sloppy-windows-1252", "latin-1"):
        assert convert_legacy(TEXT.encode().decode(encoding)) == (TEXT, MOJIBAKE)
    assert from_mojibake("“trích”") == "“trích”"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain ASCII text, 12.5%",
        TEXT,
        FRENCH,
        "The café's naïve façade",
        "Hà Tĩnh, Đà Nẵng và các nơi khác",
        "các tài liệu và báo cáo có liên quan",  # only letters that French has, too
        "Straße über schöne Mädchen für Bücher",
        "año, niño, mañana, señor, corazón",
        "25 °C ± 3 · § 4 · © 2024 · 100 µm",
        "Ã là chữ hoa, Â cũng vậy",
    ],
)
def test_other_text_is_returned_as_it_is(text: str) -> None:
    assert convert_legacy(text) == (text, None)


def test_lines_in_unicode_stay_in_a_mixed_file() -> None:
    old = encoded(TEXT, TCVN3)
    assert convert_legacy(old + "\nĐường mới mở, ngày hội được đông người đến.") == (
        TEXT + "\nĐường mới mở, ngày hội được đông người đến.",
        "TCVN3",
    )


def test_a_font_says_its_encoding() -> None:
    assert convert_font_text("Uû ban", ".VnTime") == "Uỷ ban"
    assert convert_font_text("uû ban nh©n d©n", ".VnTimeH,Bold") == "UỶ BAN NHÂN DÂN"
    assert convert_font_text("nhaân daân", "VNI-Times") == "nhân dân"
    assert convert_font_text("é", "TimesNewRoman") == "é"


LETTERS = sorted(set(TCVN3.values()) & set(VNI.values()) & set(VISCII.values()))
PLAIN = "bcdghklmnpqrstvx 0123456789.,;:-/%\n"


@given(st.text(alphabet=[*LETTERS, *"bcdghklmnpqrstvx 0123456789.,"], max_size=80))
def test_every_letter_survives_tcvn3_and_viscii(text: str) -> None:
    assert from_tcvn3(encoded(text, TCVN3)) == text
    assert from_viscii(encoded(text, VISCII)) == text


@given(st.lists(st.sampled_from(LETTERS), max_size=30))
def test_every_letter_survives_vni(letters: list[str]) -> None:
    text = "b".join(letters)  # beside each other, a vowel and a mark letter could be read as one
    assert from_vni(encoded(text, VNI)) == text


@given(st.lists(st.sampled_from(TEXT.split()), min_size=6, max_size=30), st.sampled_from(["TCVN3", "VNI", "VISCII"]))
def test_random_sentences_survive(found: list[str], name: str) -> None:
    text = " ".join(found)
    special = [
        word for word in found if any(letter in set(TCVN3.values()) - set("áàãâéèêíìóòõôúùý") for letter in word)
    ]
    assume(len(special) >= 4)
    table = {"TCVN3": TCVN3, "VNI": VNI, "VISCII": VISCII}[name]
    assert from_tcvn3(encoded(text, TCVN3)) == text
    converted, encoding = convert_legacy(encoded(text, table))
    assert (converted, encoding) in ((text, name), (encoded(text, table), None))


@given(st.lists(st.sampled_from(TEXT.split()), max_size=30))
def test_unicode_is_returned_unchanged(found: list[str]) -> None:
    text = " ".join(found)
    assert convert_legacy(text) == (text, None)


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    converted, name = convert_legacy(text)
    assert name is not None or converted == text
