"""How Vietnamese is typed: neighbouring keys, and the Telex and VNI keys of marks and tones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from index.orthography import fold

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES: Final = {key: (row, column + row / 2) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_TONES: Final = frozenset({_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT})
_TELEX_TONES: Final = {"f": _GRAVE, "s": _ACUTE, "x": _TILDE, "r": _HOOK, "j": _DOT}
_TELEX_MARKS: Final = (
    ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_VNI_TONES: Final = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_VNI_MARKS: Final = (
    ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("uo7", "ươ"), ("o7", "ơ"), ("u7", "ư"), ("a8", "ă"), ("d9", "đ"),
)  # fmt: skip


def are_neighbours(first: str, second: str) -> bool:
    """Whether two letters lie side by side on a QWERTY keyboard."""
    if first not in _PLACES or second not in _PLACES:
        return False
    (row, column), (other_row, other_column) = _PLACES[first], _PLACES[second]
    return first != second and abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def as_typed(word: str, folded: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The syllables whose Telex or VNI keys were hit but left as they were: ``tawng`` for ``tăng``.

    Args:
        word: lower case.
        folded: syllables by what they are without accents.
    """
    result: list[str] = []
    for marks, tones in ((_TELEX_MARKS, _TELEX_TONES), (_VNI_MARKS, _VNI_TONES)):
        for letters, tone in _readings(word, marks, tones):
            if (letters, tone) != (word, ""):
                result += [s for s in folded.get(fold(letters), ()) if letters_and_tone(s) == (letters, tone)]
    return tuple(dict.fromkeys(result))


def _readings(word: str, marks: Sequence[tuple[str, str]], tones: Mapping[str, str]) -> list[tuple[str, str]]:
    """Letters and tone, with the key of the tone at the end or behind a vowel, or none."""
    found = [(word, "")]
    found += [
        (word[: match.start()] + word[match.end() :], tones[match.group()])
        for match in re.finditer(f"(?<=.)[{''.join(tones)}]", word)
    ]
    result = []
    for letters, tone in found:
        for keys, letter in marks:
            # The key of a mark is often hit at the end of the syllable: "tangw".
            base, key = keys[:-1], keys[-1]
            letters = re.sub(rf"{base}([^\W\d_]{{0,2}}){key}", rf"{letter}\1", letters, count=1)
        result.append((letters, tone))
    return result


def letters_and_tone(syllable: str) -> tuple[str, str]:
    """The letters of a syllable with their marks (ă, â, ơ …), and its tone as a combining character or nothing."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = "".join(character for character in decomposed if character in _TONES)
    letters = "".join(character for character in decomposed if character not in _TONES)
    return unicodedata.normalize("NFC", letters), tone
