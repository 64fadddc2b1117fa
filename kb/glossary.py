"""English questions in the Vietnamese of the reports, term by term, by a bilingual glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final

from index.orthography import fold, has_accents
from index.tokens import Kind, Token, tokenize
from kb.places import PROVINCES
from kb.words import ENGLISH_FUNCTION_WORDS

_MONTH_NAMES: Final = """
january february march april may june july august september october november december
"""
_MONTHS: Final = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})"
_YEAR: Final = r"(?:1[789]|20)\d{2}"
_DATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>{_YEAR})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>{_YEAR})\b",
        rf"\b{_MONTH}(?: of)?,? (?P<year>{_YEAR})\b",
        rf"(?<=\b(?:in|by) ){_MONTH}\b",
    )
)
_REWRITTEN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"\b(?:from )?({_YEAR}) to ({_YEAR})\b", r"\1-\2"),
        (rf"\b(?:by|until)(?: the year)? ({_YEAR})\b(?!-)", r"đến năm \1"),
        (rf"\b(?:in|during|for)(?: the year)? ({_YEAR})\b(?!-)", r"năm \1"),
        (r"\bno\.? ?(?=\d)", ""),
        (r"\b1st\b", "first"),
        (r"\b2nd\b", "second"),
        (r"\b3rd\b", "third"),
        (r"\b4th\b", "fourth"),
        (r"(?<=\w)['’](?:s\b)?(?!\w)", ""),
    )
)
"""What English writes otherwise, put right before the words are looked up."""
_THOUSANDS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![.,]?\d)")
_NAMED: Final = {fold(name): name for name in PROVINCES}
_PROVINCE: Final = re.compile(
    r"\b(?:" + "|".join(re.escape(name.title()) for name in sorted(_NAMED, key=len, reverse=True)) + r")\b"
)
_SYLLABLE: Final = re.compile(
    r"(?:[bdghklmnrstvx]|[cknpt]h|gh|gi|ngh?|qu|tr|c)?"
    r"(?:a[iouy]?|e[ou]?|i(?:a|eu?|u)?|o(?:a[iy]?|e|i)?|u(?:a[y]?|e|i|o[iu]?|u|y[aeu]?)?|y(?:eu?)?)"
    r"(?:ch?|m|ng?|nh|p|t)?",
    re.IGNORECASE,
)
"""What a Vietnamese syllable looks like without its accents."""
_OPENING: Final = """
about according after although also before besides between both could describe during each every explain find give has
if list may name please say shall should show since state tell under until which while would
"""
_OPENERS: Final = ENGLISH_FUNCTION_WORDS | frozenset(_OPENING.split())
_ARTICLES: Final = frozenset({"a", "an", "the"})
_BEFORE_A_VERB: Final = frozenset({"to", "will", "must", "should", "would", "can", "could", "they", "it"})
_QUANTIFIERS: Final = frozenset({"tổng", "số", "số lượng", "tổng số", "tỷ lệ"})
_SCALES: Final = frozenset({"phần trăm", "nghìn", "triệu", "tỷ", "nghìn tỷ"})
_IRREGULAR: Final = {
    "began": "begin", "begun": "begin", "bought": "buy", "bred": "breed", "broke": "break", "broken": "break",
    "built": "build", "came": "come", "caught": "catch", "children": "child", "criteria": "criterion",
    "fallen": "fall", "fell": "fall", "given": "give", "grew": "grow", "grown": "grow", "held": "hold",
    "indices": "index", "led": "lead", "lent": "lend", "lives": "life", "made": "make", "men": "man", "met": "meet",
    "paid": "pay", "risen": "rise", "rose": "rise", "sold": "sell", "spent": "spend", "taken": "take",
    "took": "take", "women": "woman", "won": "win",
}  # fmt: skip
_NOUN_ENDINGS: Final = (("ies", "y"), ("es", ""), ("s", ""))
_VERB_ENDINGS: Final = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_STOP: Final = re.compile(r"[.!?;:…()\[\]\"“”\n]")


@dataclass(frozen=True, slots=True)
class _Glossary:
    """Vietnamese by English words; verbs, which are listed with "to", apart: "a train" is not "to train"."""

    nouns: Mapping[tuple[str, ...], tuple[str, ...]]
    verbs: Mapping[tuple[str, ...], tuple[str, ...]]
    words: frozenset[str]
    longest: int


@dataclass(slots=True)
class _Output:
    """What has been translated, and the run of nouns that is not yet turned round."""

    done: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def end_run(self) -> None:
        """Turn the run round: in Vietnamese what qualifies a noun follows it, only a quantity precedes it."""
        head = 0
        while head < len(self.run) and self.run[head] in _QUANTIFIERS:
            head += 1
        self.done += self.run[:head] + self.run[head:][::-1]
        self.run.clear()


def entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of the glossary: an English term, a verb with "to" before it, and its Vietnamese, the best first."""
    text = (files("kb") / "lexicon" / "glossary.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        english, _, vietnamese = line.partition("\t")
        yield english, tuple(vietnamese.split(" | "))


def translated(question: str, *, alternatives: bool = False) -> str:
    """The Vietnamese search text of an English question: its terms in Vietnamese, its names and numbers as typed.

    A run of nouns is turned round: "rice output growth rate" is "tốc độ tăng trưởng sản lượng lúa". Provinces typed
    without accents get them. English words that the glossary lacks are left out unless they are capitalised. With
    ``alternatives`` the other Vietnamese of each term stands behind.
    """
    text = _prepared(question.title() if question.isupper() else question)
    tokens = tokenize(text)
    words = [text[token.start : token.end] for token in tokens]
    names = _names(text, tokens, words)
    output = _Output()
    others: list[str] = []
    index = end = 0
    while index < len(tokens):
        word, length = words[index], 1
        between = text[end : tokens[index].start]
        if _STOP.search(between) or "," in between:
            output.end_run()
        if not _is_word(tokens[index]):
            while index + length < len(tokens) and not _is_word(tokens[index + length]):
                if text[tokens[index + length - 1].end : tokens[index + length].start].strip(" ") not in {"-", "–", ""}:
                    break
                length += 1
            number = text[tokens[index].start : tokens[index + length - 1].end]
            if output.run and between == " ":
                output.run[-1] += f" {number}"
            elif re.match(_YEAR, word):
                output.run.append(number)
            else:
                output.end_run()
                output.done.append(number)
        elif index in names:
            length = sum(start == names[index] for start in names.values())
            name = " ".join(words[index : index + length])
            known = _glossary().nouns.get(tuple(name.lower().split()), (name,))[0]
            name = _NAMED.get(name.lower(), known)
            if output.run and between.strip(" ") in {"-", "–"}:
                output.run[-1] += f" - {name}"
            else:
                output.run.append(name)
        elif has_accents(word):
            while index + length < len(tokens) and has_accents(words[index + length]):
                length += 1
            if word.islower():
                output.end_run()
            output.run.append(" ".join(words[index : index + length]))
        elif term := _longest_term(text, tokens, words, index, names):
            length, vietnamese, verb = term
            others += vietnamese[1:]
            if verb or (vietnamese[0] in _SCALES and not output.run):
                output.end_run()
                output.done.append(vietnamese[0])
            else:
                output.run.append(vietnamese[0])
        elif word[0].isupper() and word.lower() not in (_OPENERS if index == 0 else ENGLISH_FUNCTION_WORDS):
            output.run.append(word)
        else:
            output.end_run()
        end = tokens[index + length - 1].end
        index += length
    output.end_run()
    return " ".join([*output.done, *dict.fromkeys(others)] if alternatives else output.done)


def may_be_syllable(word: str) -> bool:
    """Whether a word without accents could be a Vietnamese syllable: "long" could, "length" could not."""
    return _SYLLABLE.fullmatch(word) is not None


def _is_word(token: Token) -> bool:
    return token.kind in (Kind.SYLLABLE, Kind.UNIT)


def _prepared(text: str) -> str:
    for pattern in _DATES:
        text = pattern.sub(_date, text)
    for pattern, written in _REWRITTEN:
        text = pattern.sub(written, text)
    return _THOUSANDS.sub(lambda number: number.group().replace(",", "."), text)


def _date(match: re.Match[str]) -> str:
    parts = match.groupdict()
    numbers = (parts.get("day"), str(_MONTHS[parts["month"].lower()]), parts.get("year"))
    return f"{'ngày' if parts.get('day') else 'tháng'} {'/'.join(number for number in numbers if number)}"


def _names(text: str, tokens: Sequence[Token], words: Sequence[str]) -> dict[int, int]:
    """The tokens of Vietnamese names typed without accents, each with the first token of its name.

    They are provinces, and runs of at least two capitalised words that look like syllables: "Long" in "Long Phu" is
    no length.
    """
    names: dict[int, int] = {}
    for match in _PROVINCE.finditer(text):
        inside = [i for i, token in enumerate(tokens) if match.start() <= token.start and token.end <= match.end()]
        names |= dict.fromkeys(inside, inside[0])

    def possible(index: int) -> bool:
        word = words[index]
        opening = index == 0 and word.lower() in _OPENERS
        return index not in names and word.istitle() and may_be_syllable(word) and not opening

    start = 0
    while start < len(tokens):
        end = start
        while (
            end < len(tokens)
            and possible(end)
            and (end == start or text[tokens[end - 1].end : tokens[end].start] == " ")
        ):
            end += 1
        if end - start >= 2:
            names |= dict.fromkeys(range(start, end), start)
        start = max(end, start + 1)
    return names


def _longest_term(
    text: str, tokens: Sequence[Token], words: Sequence[str], start: int, names: Mapping[int, int]
) -> tuple[int, tuple[str, ...], bool] | None:
    """The longest term of the glossary at a word: its length, its Vietnamese, and whether it is a verb."""
    glossary = _glossary()
    forms: list[list[tuple[str, bool]]] = []
    for index in range(start, min(start + glossary.longest, len(tokens))):
        if index in names or (index > start and _STOP.search(text, tokens[index - 1].end, tokens[index].start)):
            break
        known = [form for form in _forms(words[index].lower()) if form[0] in glossary.words]
        if not known:
            break
        forms.append(known)
    before = words[start - 1].lower() if start else ""
    for length in range(len(forms), 0, -1):
        behind = words[start + length].lower() if start + length < len(words) else ""
        acts = behind in _ARTICLES or before in _BEFORE_A_VERB
        for chosen in product(*forms[:length]):
            key = tuple(word for word, _ in chosen)
            if length == 1 and key[0] in ENGLISH_FUNCTION_WORDS:
                continue
            for verb in (True, False) if acts or chosen[0][1] else (False, True):
                found = (glossary.verbs if verb else glossary.nouns).get(key)
                if found:
                    return length, found, verb
    return None


def _forms(word: str) -> list[tuple[str, bool]]:
    """What a word may be a form of, itself first, each with whether that makes it a verb."""
    forms = [(word, False)]
    if word in _IRREGULAR:
        forms.append((_IRREGULAR[word], True))
    for endings, verb in ((_NOUN_ENDINGS, False), (_VERB_ENDINGS, True)):
        for ending, instead in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 2 or word.endswith("ss"):
                continue
            forms.append((stem + instead, verb))
            if verb and not instead and stem[-1] == stem[-2]:
                forms.append((stem[:-1], True))
    return forms


@cache
def _glossary() -> _Glossary:
    nouns: dict[tuple[str, ...], tuple[str, ...]] = {}
    verbs: dict[tuple[str, ...], tuple[str, ...]] = {}
    for english, vietnamese in entries():
        term = english.removeprefix("to ")
        key = tuple(re.findall(r"[^\W_]+", re.sub(r"'s?(?!\w)", "", term)))
        (nouns if term == english else verbs)[key] = vietnamese
    keys = [*nouns, *verbs]
    return _Glossary(nouns, verbs, frozenset(word for key in keys for word in key), max(map(len, keys)))
