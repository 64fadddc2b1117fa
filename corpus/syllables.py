"""Tells whether a word is a possible Vietnamese syllable, by its parts: onset, rime and tone.

A rule, not a word list: it accepts every syllable that the orthography allows and refuses what no Vietnamese word
can look like, which is enough to tell text from text in the wrong encoding.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ONSET_TABLE: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_TABLE: Final = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
uy uya uych uyn uynh uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêt yêu
"""
_AFTER_QU_TABLE: Final = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ê ên ênh êt êch
i ich in inh it iu y ych ynh yt yên yêt ơ ơi ot ôc
"""
_ONSETS: Final = frozenset(["", *_ONSET_TABLE.split()])
_RIMES: Final = frozenset(_RIME_TABLE.split())
_AFTER_QU: Final = frozenset(_AFTER_QU_TABLE.split())
_TONES: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED: Final = ("c", "ch", "p", "t")
_SHARP: Final = {"\u0301", "\u0323"}
_FRONT: Final = "eêiy"


def is_syllable(word: str) -> bool:
    """Whether a word (any case, composed or not) can be a Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [character for character in parts if character in _TONES]
    if len(tones) > 1 or not parts:
        return False
    base = unicodedata.normalize("NFC", "".join(character for character in parts if character not in _TONES))
    return any(_fits(base[:length], base[length:], tones) for length in range(min(3, len(base)) + 1))


def _fits(onset: str, rime: str, tones: list[str]) -> bool:
    if onset not in _ONSETS or rime not in (_AFTER_QU if onset == "qu" else _RIMES):
        return False
    if rime.endswith(_STOPPED) and not (tones and tones[0] in _SHARP):
        return False
    if onset in ("k", "gh", "ngh"):
        return rime[0] in _FRONT
    if onset in ("c", "ng"):
        return rime[0] not in _FRONT
    return not (onset == "g" and rime[0] in "eêy")
