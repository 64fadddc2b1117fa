"""Vietnamese and English function words: they carry grammar, not the subject of a question."""

from __future__ import annotations

from typing import Final

from index.orthography import canonical_syllable, fold

_VIETNAMESE = """
ai bao bị bởi các cái cần càng cho chỉ chưa chứ có còn của cùng cũng dù dưới đã đang đâu đấy để đến đều đi đó được gì
hãy hay hơn khi không là lại lần lượt lên luôn lúc mà mấy mỗi một nào này nên nếu nhất nhiêu như nhưng những nhờ nó nơi
ở phải qua ra rằng rất riêng rồi sau sẽ số sự tại theo thể thế thì thuộc toàn tới trên trong từ từng và vào vậy về vì
với vừa xong hỏi hồi bên ấy kia đây chừng khoảng hiện trước giữa gồm bằng nhiều ít
"""
_ENGLISH = """
a an and any are as at be been by can did do does for from had has have how in is it its many much of on or than that
the their there these this those to was were what when where which who whom whose why will with would
"""

FUNCTION_WORDS: Final = frozenset(canonical_syllable(word) for word in _VIETNAMESE.split())
"""Canonical Vietnamese function syllables."""
ENGLISH_FUNCTION_WORDS: Final = frozenset(_ENGLISH.split())
_FOLDED: Final = frozenset(fold(word) for word in FUNCTION_WORDS)


def is_function_word(syllable: str, *, accents: bool = True) -> bool:
    """Whether a canonical syllable is a function word; without accents, whether it may be one."""
    return syllable in ENGLISH_FUNCTION_WORDS or syllable in (FUNCTION_WORDS if accents else _FOLDED)
