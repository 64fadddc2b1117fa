"""Turns text in old Vietnamese encodings, read as if it were Western European, into Unicode.

Until about 2005 offices wrote with fonts that drew Vietnamese letters in the places of Western ones: "Uû ban nh©n
d©n" is TCVN3 (fonts .VnTime, ABC), "UÛy ban nhaân daân" is VNI. Which encoding it is, and whether it is one at all,
is decided by how many words become possible Vietnamese syllables; text that is already Unicode, English or French is
returned as it is.

Limits: the capital fonts of TCVN3 (.VnTimeH) draw capitals in the places of small letters; where the font's name is
not known, such text comes out in small letters. TCVN3 has no capitals with tones otherwise. VPS is not recognised.
The tables were checked against those of glibc (TCVN5712-1, VISCII).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

import ftfy
import ftfy.bad_codecs  # registers "sloppy-windows-1252": cp1252 with its five gaps filled

from corpus.syllables import is_syllable

MIN_WORDS: Final = 3
"""So many words must show the encoding before text is changed."""
MIN_VALID: Final = 0.8
MIN_LEAD: Final = 0.02
"""When two encodings make syllables of the same words, a few words do not say which it is; they stay as they are."""
MOJIBAKE: Final = "UTF-8 read as cp1252"
_WORD = re.compile(r"[^\W\d_]+")
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_SUSPECT = re.compile(r"[^\x00-\x7f]")
_GARBLED = re.compile(
    "\u00e1[\u00ba\u00bb].|\u00c3[\u0080-\u00bf\u0152-\u2122]|\u00c4[\u2018\u0090\u0192]|\u00c6[\u00a0\u00a1\u00af\u00b0]"
)

_TCVN3_LETTERS: Final = (
    "àµả¶ã·á¸ạ¹ằ»ẳ¼ẵ½ắ¾ặÆầÇẩÈẫÉấÊậËèÌẻÎẽÏéÐẹÑềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäồåổæỗçốèộéờêởëỡìớíợîùïủñũòúóụôừõửöữ÷ứøựùỳúỷûỹüýýỵþ"
    "ă¨â©êªô«ơ¬ư\u00adđ®Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§"
)
TCVN3: Final = dict(zip(_TCVN3_LETTERS[1::2], _TCVN3_LETTERS[::2], strict=True))
"""From the character that a Western encoding shows to the letter that TCVN3 means."""

_VNI_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS: Final = {
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300",
    "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for base in "aeouyôö":
        letter = _VNI_ALONE.get(base, base)
        marks = dict(_VNI_TONES)
        if base == "y":
            del marks["ï"]  # ỵ has a place of its own
        if base in "aeo":
            marks.update({mark: hat for mark, hat in _VNI_HATS.items() if base == "a" or hat[0] == "\u0302"})
        for mark, combining in marks.items():
            composed = unicodedata.normalize("NFC", letter + combining)
            table[base + mark] = composed
            for upper in (base.upper() + mark.upper(), base.upper() + mark):
                table[upper] = composed.upper()
    for shown, letter in _VNI_ALONE.items():
        table[shown], table[shown.upper()] = letter, letter.upper()
    return table


VNI: Final = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_VISCII_HIGH: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW: Final = {"\x02": "Ẳ", "\x05": "Ẵ", "\x06": "Ẫ", "\x14": "Ỷ", "\x19": "Ỹ", "\x1e": "Ỵ"}


def _viscii_table() -> dict[str, str]:
    table = dict(_VISCII_LOW)
    for offset, letter in enumerate(_VISCII_HIGH):
        table[chr(0x80 + offset)] = letter
        table[bytes([0x80 + offset]).decode("sloppy-windows-1252")] = letter
    return table


VISCII: Final = _viscii_table()


def from_tcvn3(text: str) -> str:
    """Text written with a TCVN3 font, in Unicode."""
    return text.translate(_TCVN3_MAP)


def from_vni(text: str) -> str:
    """Text written with a VNI-Windows font, in Unicode."""
    return _VNI_PATTERN.sub(lambda found: VNI[found.group()], text)


def from_viscii(text: str) -> str:
    """Text in VISCII, in Unicode."""
    return text.translate(_VISCII_MAP)


def from_mojibake(text: str) -> str:
    """UTF-8 that was read as cp1252, read as UTF-8; quotation marks stay as they are."""
    options = ftfy.TextFixerConfig(
        unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False,
        remove_terminal_escapes=False, remove_control_chars=False, fix_surrogates=False, fix_line_breaks=False,
        normalization=None,
    )  # fmt: skip
    return "\n".join(ftfy.fix_text(line, options) for line in text.split("\n"))


_TCVN3_MAP = str.maketrans(TCVN3)
_VISCII_MAP = str.maketrans(VISCII)
_ENCODINGS: Final[tuple[tuple[str, Callable[[str], str], frozenset[str]], ...]] = (
    ("TCVN3", from_tcvn3, frozenset(TCVN3)),
    ("VNI", from_vni, frozenset("".join(VNI)) - frozenset("aeiouyAEIOUY")),
    ("VISCII", from_viscii, frozenset(VISCII)),
)


def convert_legacy(text: str) -> tuple[str, str | None]:
    """The text in Unicode, and the name of the old encoding it was in; None when it is returned as it was.

    Lines that hold letters which only Unicode has stay as they are: a file may be put together from both.
    """
    if text.isascii():
        return text, None
    if len(_GARBLED.findall(text)) >= MIN_WORDS:
        repaired = from_mojibake(text)
        if repaired != text and _GARBLED.search(repaired) is None and _validity(text, repaired) >= MIN_VALID:
            return repaired, MOJIBAKE
    lines = text.split("\n")
    candidates = [line for line in lines if not line.isascii() and not _UNICODE_ONLY.search(line)]
    sample = "\n".join(candidates)
    if not sample:
        return text, None
    unchanged = _share(_words(sample))
    found: list[tuple[float, str, Callable[[str], str]]] = []
    for name, convert, signs in _ENCODINGS:
        used = [character for character in sample if not character.isascii() and character.isalpha()]
        if used and sum(character in signs for character in used) < 0.9 * len(used):
            continue
        valid, count = _converted_share(sample, convert)
        if count >= MIN_WORDS and valid >= MIN_VALID and valid > unchanged + 0.1:
            found.append((valid, name, convert))
    found.sort(key=lambda entry: -entry[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < MIN_LEAD):
        return text, None
    _, name, convert = found[0]
    return "\n".join(line if _UNICODE_ONLY.search(line) else convert(line) for line in lines), name


def _words(text: str) -> list[str]:
    """The words with letters outside ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _share(words: Iterable[str]) -> float:
    checked = [is_syllable(word) for word in words]
    return sum(checked) / len(checked) if checked else 0.0


def _converted_share(text: str, convert: Callable[[str], str]) -> tuple[float, int]:
    """Of the different tokens that the conversion changes, the share of syllables, and how many words they hold."""
    valid: list[bool] = []
    for token in sorted(set(text.split())):
        if token.isascii():
            continue
        after = convert(token)
        words = [word for word in _WORD.findall(after) if not word.isascii()]
        broken = any(not character.isascii() and not character.isalpha() for character in after.strip("“”‘’«»…–—§°²³"))
        valid.extend(is_syllable(word) and not broken for word in words)
        if not words:
            valid.append(False)
    return (sum(valid) / len(valid) if valid else 0.0), len(valid)


def _validity(before: str, after: str) -> float:
    """The share of syllables among the words of a repaired text that were not there before."""
    old = set(_words(before))
    return _share(word for word in _words(after) if word not in old)


def convert_font_text(text: str, font: str) -> str:
    """Text drawn with a font whose name says its encoding (``.VnTime``, ``.VnTimeH``, ``VNI-Times``), in Unicode."""
    name = font.partition(",")[0]
    if name.startswith(".Vn"):
        converted = from_tcvn3(text)
        return converted.upper() if name.partition("-")[0].endswith("H") else converted
    return from_vni(text) if name.upper().startswith("VNI-") else text


def is_legacy_font(font: str) -> bool:
    """Whether the name of a font says that it draws an old encoding."""
    return font.startswith(".Vn") or font.upper().startswith("VNI-")


def has_unicode_letters(text: str) -> bool:
    """Whether a text holds Vietnamese letters that no Western encoding has."""
    return _UNICODE_ONLY.search(text) is not None
