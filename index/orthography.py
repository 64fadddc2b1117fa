"""One spelling for what Vietnamese writes in several ways: tone position, i and y, accents left out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền, sắc, ngã, hỏi, nặng
_GLIDE_OPEN = re.compile(r"(?P<head>[a-zđ]*)(?P<glide>[ou])(?P<vowel>[aey])(?P<coda>[a-zăâđêôơư]*)")


@lru_cache(maxsize=65_536)
def canonical_syllable(syllable: str) -> str:
    """The one spelling of a lower-case syllable: ``hoà`` → ``hòa``, ``tỷ`` → ``tỉ``; ``quy`` stays.

    Both the old tone position (``hòa``) and the new one (``hoà``) are in use; here the tone of an open ``oa``,
    ``oe``, ``uy`` stands on the first vowel and that of a closed one on the second (``hoàn``). A bare ``y`` after
    h, k, l, m, s, t becomes ``i``, as both spellings of one word occur (``kĩ thuật``, ``kỹ thuật``).
    """
    syllable = unicodedata.normalize("NFC", syllable)
    if syllable.isascii():
        return (
            syllable[:-1] + "i" if len(syllable) == 2 and syllable[1] == "y" and syllable[0] in "hklmst" else syllable
        )
    letters, tone = _split_tone(syllable)
    if tone:
        glide = _GLIDE_OPEN.fullmatch(letters)
        if glide is not None and glide["glide"] + glide["vowel"] in {"oa", "oe", "uy"}:
            if glide["coda"].startswith("ê"):  # quyết, thuyền
                at = glide.start("coda")
            elif glide["coda"] or glide["head"] == "q":
                at = glide.start("vowel")
            else:
                at = glide.start("glide")
            syllable = unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
        elif len(letters) == 2 and letters[1] == "y" and letters[0] in "hklmst":
            syllable = unicodedata.normalize("NFC", letters[0] + "i" + tone)
    return syllable


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without any accent, đ as d: ``Đồng Tháp`` → ``dong thap``."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def has_accents(text: str) -> bool:
    """Whether any letter carries a mark of Vietnamese, đ included; if none does, it was typed without accents."""
    return "đ" in text or "Đ" in text or any(map(unicodedata.combining, unicodedata.normalize("NFD", text)))


def _split_tone(syllable: str) -> tuple[str, str]:
    """The letters with their shape marks (ă, â, ơ …) and the one tone mark, or "" if there is not exactly one."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = [c for c in decomposed if c in _TONES]
    if len(tones) != 1:
        return syllable, ""
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tones[0]
