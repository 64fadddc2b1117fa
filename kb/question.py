"""What a question asks for: the type of its answer, the unit, the periods, the words that matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from index.orthography import fold, has_accents
from index.tokens import Kind, tokenize
from kb.abbreviations import ABBREVIATIONS, abbreviations_in, shortened, spelled_out, written_out
from kb.answer_type import AnswerType, answer_type
from kb.glossary import may_be_syllable, translated
from kb.messages import Language
from kb.places import Place, provinces_in
from kb.understood import Aspect, Understanding, understandings
from kb.words import ENGLISH_FUNCTION_WORDS, is_function_word

_UNIT_HINT = re.compile(
    r"(?:bao nhi[eê]u|bao nhiu|\bm[aấ]y|how many|how much)\s+(%|[^\W\d_]+(?:\s+[^\W\d_]+)?)", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"how many (?:of (?:the )?)?((?:(?!(?:{'|'.join(sorted(ENGLISH_FUNCTION_WORDS))})\b)[\w'’-]+\s*)+)", re.IGNORECASE
)
"""What an English question counts: the words up to the next function word."""
_PERCENT = re.compile(r"phan tram|phan cham|%|percent|ti le|ty le|toc do|ti trong|ty trong")
_MONEY = re.compile(r"\btien\b|usd|kinh phi|\bvon\b|tri gia|doanh thu|cost|million|billion")
_PERCENT_UNITS = frozenset({"phan", "%", "percent", "percentage"})
_MONEY_UNITS = frozenset({"tien", "ty", "ti", "trieu", "nghin", "ngan", "dong", "usd", "money"})
_YEAR = re.compile(r"(?:1[789]|20)\d{2}")
_PLAN = re.compile(
    r"ke hoach|chi tieu|muc tieu|phan dau|\bnq\b.*\bgiao\b|ky vong|\bmuon\b|\bhua\b|\bnham\b"
    r"|du kien|dat ra|de ra|\bkh\b|target|plan\b|planned|aim|goal|du toan"
)
_BOTH = re.compile(r"\bva\b|,|\bso voi\b|\band\b|\bcompared\b")
_CHANGE = re.compile(
    r"\btang\b|\bgiam\b|toc do|vuot|grow|increase|decrease|rise|fell|exceed|hon bao nhieu|may lan|gap\b"
    r"|(?:lon|nhieu|tang) them"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``searched`` is what to look for: the question, or the Vietnamese of an English one; ``search_text`` has besides
    what its abbreviations stand for and other translations. ``wording`` is ``searched`` as it would be written in full:
    with its accents, without slips and abbreviations, as far as they are known. ``terms`` are its content words and
    numbers in canonical form (accentless when typed so), in order and once each; ``acronyms`` are its words in
    capitals, each with what it stands for, if known: accentless alternatives. ``periods`` and ``years`` those that it
    names; ``names`` its proper names, among them provinces; ``phrases`` what it quotes. ``understood`` are the pieces
    that all this was read from, less those that the reader took back.
    """

    text: str
    searched: str
    search_text: str
    wording: str
    language: Language
    accents: bool
    type: AnswerType
    terms: tuple[str, ...]
    periods: tuple[str, ...]
    years: tuple[int, ...]
    documents: tuple[str, ...]
    unit_hint: tuple[str, ...]
    acronyms: tuple[tuple[str, ...], ...]
    asks_percent: bool
    asks_money: bool
    asks_plan: bool
    asks_change: bool
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    understood: tuple[Understanding, ...]

    def values(self, aspect: Aspect) -> tuple[str, ...]:
        """What it says of one aspect."""
        return tuple(piece.value for piece in self.understood if piece.aspect is aspect)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that it names."""
        return tuple(piece.place for piece in self.understood if piece.place is not None)


def understand(
    text: str,
    *,
    today: date | None = None,
    without: Set[str] = frozenset(),
    abbreviations: Mapping[str, str] = ABBREVIATIONS,
) -> Question:
    """Analyse a question. What an English one has in common with the reports is read from its translation.

    Args:
        text: the question.
        today: the day against which "năm ngoái" is read (default: the day of the call).
        without: what the reader does not want understood: keys of understandings, or kinds of them.
        abbreviations: what each stands for.
    """
    accents = has_accents(text)
    language = language_of(text)
    searched = (translated(text) or text) if language is Language.EN else text
    folded = fold(text) if searched == text else f"{fold(text)} {fold(searched)}"
    tokens = tokenize(searched)
    terms = [
        token.text
        for token in tokens
        if token.kind is not Kind.SYLLABLE
        or not (len(token.text) < 2 or is_function_word(token.text, accents=has_accents(searched)))
    ]
    found = understandings(text, searched, today or date.today())
    pieces = tuple(piece for piece in found if not piece.among(without))
    taken_back = tuple(piece for piece in found if piece.among(without))
    unasked = {token.text for piece in taken_back for token in tokenize(piece.text)}
    unnamed = {fold(name) for piece in taken_back for name in (piece.text, piece.place.name if piece.place else "")}
    kinds = {piece.value for piece in taken_back if piece.aspect is Aspect.VALUE_KIND}
    periods = tuple(p.value for p in pieces if p.aspect is Aspect.PERIOD and _YEAR.match(p.value))
    unit = _unit_hint(text, language)
    wording = searched if searched == text else translated(text, alternatives=True)
    names = dict.fromkeys([*_names(text), *provinces_in(text)])
    return Question(
        text=text,
        searched=searched,
        search_text=" ".join([spelled_out(wording, abbreviations), *shortened(wording, abbreviations)]),
        wording=written_out(searched, abbreviations),
        language=language,
        accents=accents,
        type=_type(text, periods),
        terms=tuple(dict.fromkeys(term for term in terms if term not in unasked)),
        periods=periods,
        years=tuple(dict.fromkeys(int(year) for period in periods for year in _YEAR.findall(period))),
        documents=tuple(t.text for t in tokens if t.kind is Kind.DOCUMENT and t.text not in unasked),
        unit_hint=unit,
        acronyms=_acronyms(searched, abbreviations),
        asks_percent=unit[0] in _PERCENT_UNITS if unit else "share" not in kinds and bool(_PERCENT.search(folded)),
        asks_money=unit[0] in _MONEY_UNITS if unit else bool(_MONEY.search(folded)),
        asks_plan=not kinds & {"plan", "target"} and bool(_PLAN.search(folded)),
        asks_change="change" not in kinds and bool(_CHANGE.search(folded)),
        names=() if language is Language.EN else tuple(name for name in names if fold(name) not in unnamed),
        phrases=tuple(piece.value for piece in pieces if piece.aspect is Aspect.PHRASE),
        understood=pieces,
    )


def _type(text: str, periods: Sequence[str]) -> AnswerType:
    """The type of the answer; the values of two years, or two ranges of them, are compared."""
    kind = answer_type(text)
    alike = {("-" in period, period) for period in periods}
    twice = len(alike) > 1 and len({ranges for ranges, _ in alike}) == 1
    return AnswerType.COMPARISON if kind is AnswerType.VALUE and twice and _BOTH.search(fold(text)) else kind


def _unit_hint(text: str, language: Language) -> tuple[str, ...]:
    """The accentless Vietnamese words behind "bao nhiêu" or "how many": what is counted."""
    hint = (_COUNTED if language is Language.EN else _UNIT_HINT).search(text)
    if hint is None:
        return ()
    words = fold(translated(hint.group(1)) if language is Language.EN else hint.group(1)).split()
    return tuple([word for word in words if not is_function_word(word, accents=False)][:2])


def language_of(text: str) -> Language:
    """The language in which a question is asked."""
    accents = has_accents(text)
    words = re.findall(r"[a-z']+", text.lower())
    if 4 * sum(not may_be_syllable(word) for word in words) < len(words):
        return Language.VI  # "cong an Can Tho to chuc gi": an, can and to are words of both
    english = sum(word in ENGLISH_FUNCTION_WORDS for word in words)
    return (
        Language.EN if words and english >= max(2, len(words) // 6) and not (accents and english < 3) else Language.VI
    )


def _acronyms(text: str, abbreviations: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    if text.isupper():
        return ()
    known = abbreviations_in(text, abbreviations)
    words = re.findall(r"(?<![\w/-])[A-ZĐ]{3,6}(?![\w-]|/[A-ZĐ])", text)
    return tuple(
        (fold(word), fold(abbreviations[word])) if word in abbreviations else (fold(word),)
        for word in dict.fromkeys([*known, *words])
    )


def _names(text: str) -> tuple[str, ...]:
    """Runs of capitalised words inside a sentence; abbreviations in capitals are none, they may be written out.

    One Vietnamese syllable alone is none either, it opens the name of an office or a document ("Ủy ban nhân dân"), and
    provinces are named apart.
    """
    if text.isupper():
        return ()
    names: list[str] = []
    run: list[str] = []
    opening = True
    for match in re.finditer(r"[^\W_]+|[^\w\s]|$", text):
        word = match.group()
        if word and word[0].isupper() and not word.isupper() and word not in ABBREVIATIONS and not opening:
            run.append(word)
        else:
            names += _named(run)
            run = []
        opening = word in '.?!:“"' or (opening and not word[:1].isalnum())
    return tuple(dict.fromkeys(names))


def _named(run: Sequence[str]) -> list[str]:
    """What a run of capitalised words names, without the provinces in it."""
    whole = " ".join(run)
    for province in provinces_in(whole):
        whole = re.sub(rf"\b{re.escape(province)}\b", "|", whole)
    found = (part.strip() for part in whole.split("|"))
    return [name for name in found if name and name not in _EVERYWHERE and (" " in name or not _is_syllable(name))]


def _is_syllable(word: str) -> bool:
    """Whether a word may be a Vietnamese syllable: letters of the alphabet with accents, at most seven."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


_EVERYWHERE = frozenset({"Việt Nam", "Việt"})
"""The country: reports say "cả nước", "toàn quốc"."""
_SYLLABLE = re.compile(r"(?:ngh?|nh|ph|th|tr|ch|gh|gi|kh|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
"""The shape of a syllable without accents: an initial, a nucleus, a final."""
