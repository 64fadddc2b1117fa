"""Text to tokens that are the same however the text was typed, each with its place in the original string.

What is one thing becomes one token: composed and decomposed characters (NFC, NFD), both tone positions (``hoà``,
``hòa``), i and y after h, k, l, m, s, t (``tỷ``, ``tỉ``), every notation of a number, a date or a document number.
What is not one thing stays apart: a number is written ``#11234.5``, a date ``@2022-01-11``, a document number
``§59-nq/tw``, a year plainly ``2022``, so a year never matches a quantity and 100 never 1000.
"""

from __future__ import annotations

import re
import unicodedata

from index.notations import UNITS, Kind, Token, read_notation, terms
from index.orthography import canonical_syllable

__all__ = ["VERSION", "Kind", "Token", "terms", "tokenize"]

VERSION = 1
"""Changes whenever some text gives other tokens than before; part of every index fingerprint."""

# One character for one, so offsets survive: superscripts, every blank inside a line, every dash, the Icelandic eth
# that some converters write for đ.
_ONE_FOR_ONE = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"¹": "1", "²": "2", "³": "3", "⁄": "/", "∕": "/", "٪": "%", "％": "%", "Ð": "Đ", "ð": "đ"}
)

_START = re.compile(r"[^\W_]|%")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_HUNDRED = re.compile(r"\s{1,3}tr[aă]m(?!\w)", re.IGNORECASE)


def tokenize(text: str) -> list[Token]:
    """Tokens in the order of the text, never overlapping; offsets are indices into ``text`` as it was given.

    No stop words are removed. "phần trăm" is one token, the percent sign.
    """
    norm, places = _normalise(text)
    tokens: list[Token] = []
    position = 0
    while match := _START.search(norm, position):
        at = match.start()
        if norm[at] == "%":
            token = Token("%", at, at + 1, Kind.PERCENT)
        elif norm[at] in "0123456789":
            token = read_notation(norm, at, tokens)
        else:
            token = _word(norm, at, tokens)
        position = token.end
        tokens.append(token)
    if places is None:
        return tokens
    return [Token(t.text, places[t.start][0], places[t.end - 1][1], t.kind) for t in tokens]


def _word(norm: str, at: int, before: list[Token]) -> Token:
    match = _WORD.match(norm, at)
    if match is None:
        raise ValueError(f"no letter at {at}")
    word = match.group().lower()
    if word in {"phần", "phan"} and (hundred := _HUNDRED.match(norm, match.end())):
        return Token("%", at, hundred.end(), Kind.PERCENT)
    canonical = canonical_syllable(word)
    after_number = bool(before) and before[-1].kind is Kind.NUMBER and not norm[before[-1].end : at].strip(" ")
    return Token(canonical, at, match.end(), Kind.UNIT if after_number and canonical in UNITS else Kind.SYLLABLE)


def _normalise(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """NFC text, and for each of its characters the slice of ``text`` it comes from (None: the same offsets)."""
    if unicodedata.is_normalized("NFC", text):
        return text.translate(_ONE_FOR_ONE), None
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or _composes(text[start:end], text[end])):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        characters.append(composed)
        places.extend([(start, end)] * len(composed))
        start = end
    return "".join(characters).translate(_ONE_FOR_ONE), places


def _composes(cluster: str, character: str) -> bool:
    """Whether ``character``, which is no combining mark, composes with the cluster (Hangul, some Indic vowels)."""
    if character.isascii():
        return False
    normalize = unicodedata.normalize
    return normalize("NFC", cluster + character) != normalize("NFC", cluster) + normalize("NFC", character)
