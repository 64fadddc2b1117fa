"""The tokenizer of the static embedder: a unigram word segmenter that a plain ``tokenizer.json`` can express.

Vietnamese writes a blank between syllables, not between words. A unigram language model over the whole clause
(Kudo 2018, "Subword Regularization", https://aclanthology.org/P18-1007) whose pieces are complete syllables
*or words of several syllables* finds the likeliest words by dynamic programming, so that a token is a word
where the vocabulary knows it and a syllable elsewhere. Numbers become one token; punctuation parts clauses
and is dropped; the two spellings of the tone mark (``hòa``/``hoà``) and of i/y become one."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN, NUMBER = "[UNK]", "0"
MARK = "▁"  # stands for the blank before a syllable
OLD_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
NEW_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
TONES = list(zip(OLD_TONES, NEW_TONES, strict=True))
VOWEL_I = [
    ("lí", "lý"),
    ("kì", "kỳ"),
    ("kĩ", "kỹ"),
    ("kí", "ký"),
    ("mĩ", "mỹ"),
    ("tỉ", "tỷ"),
    ("quí", "quý"),
    ("sỹ", "sĩ"),
]


def fold(text: str) -> str:
    """Text without diacritics, as it is typed on a plain keyboard."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spelling(word: str) -> str:
    """The one spelling of a lower-case word that the tokenizer uses."""
    for old, new in TONES:
        word = word.replace(old, new)
    same = dict(VOWEL_I)
    return " ".join(same.get(syllable, syllable) for syllable in word.split())


def normalizer() -> normalizers.Normalizer:
    """NFC, lower case, one spelling, ``0`` for any number, ``|`` for any punctuation."""
    steps = [normalizers.NFC(), normalizers.Lowercase()]
    steps += [normalizers.Replace(old, new) for old, new in TONES]
    steps += [
        normalizers.Replace(Regex(rf"(?<![\p{{L}}\p{{N}}]){old}(?![\p{{L}}\p{{N}}])"), new) for old, new in VOWEL_I
    ]
    steps += [
        normalizers.Replace(Regex(r"\p{N}+([.,/]\p{N}+)*"), NUMBER),
        # A piece is a whole syllable: "0ha" and "covid0" are parted, else only a prefix would match.
        normalizers.Replace(Regex(r"(?<=\p{L})0|0(?=\p{L})"), " 0 "),
        normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}]*[^\p{L}\p{M}\p{N}\s][^\p{L}\p{M}\p{N}]*"), "|"),
        normalizers.Replace(Regex(r"\s+"), " "),
        normalizers.Strip(),
    ]
    return normalizers.Sequence(steps)


def build(scores: Mapping[str, float]) -> Tokenizer:
    """Tokenizer whose pieces are the words of ``scores`` (log-probabilities; syllables parted by blanks)."""
    pieces = [(UNKNOWN, 0.0)] + [(MARK + word.replace(" ", MARK), score) for word, score in scores.items()]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split("|", "removed"),
            pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always", split=False),
        ]
    )
    return tokenizer


def log_scores(counts: Mapping[str, float]) -> dict[str, float]:
    """Log-probability of every word."""
    total = sum(counts.values())
    return {word: math.log(count / total) for word, count in counts.items()}


def is_word(word: str) -> bool:
    """Letters and single blanks only."""
    return all(syllable.isalpha() for syllable in word.split(" "))


def candidates(words: Mapping[str, int], entries: Iterable[str], syllables: Mapping[str, int]) -> dict[str, float]:
    """First counts, from all lists together: words of the news, dictionary entries, syllables of the law."""
    counts: Counter[str] = Counter()
    for source in (words, syllables):
        for word, count in source.items():
            counts[spelling(word)] += count
    for entry in entries:
        counts[spelling(entry)] += 1
    for word in list(counts):
        for syllable in word.split(" "):  # every part of a word must be a piece of its own
            counts[syllable] += 1
    counts[NUMBER] += 1_000_000
    return {word: float(count) for word, count in counts.items() if word == NUMBER or is_word(word)}


def with_folded(
    counts: Mapping[str, float], words: int, share: float = 0.02
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Counts with the forms without diacritics added (all syllables, and the ``words`` most frequent words),
    and for each form the accented words that it may stand for. ``share`` keeps them improbable in accented
    text."""
    order = sorted(counts, key=lambda w: (-counts[w], w))
    chosen = [w for w in order if " " not in w] + [w for w in order if " " in w][:words]
    sources: dict[str, list[str]] = {}
    for word in chosen:
        if fold(word) != word:
            sources.setdefault(fold(word), []).append(word)
    result = dict(counts)
    for form, accented in sources.items():
        result[form] = max(result.get(form, 0.0), share * sum(counts[w] for w in accented))
    return result, {form: accented for form, accented in sources.items() if form not in counts}
