"""Counts of syllables and of which follow which."""

from kb.vocabulary import COMMON_WEIGHT, phrases_of, vocabulary_of

TEXT = "Toàn huyện gieo 1.240 ha lúa; huyện trồng chè. Tỷ lệ tiêm chủng, tỉ lệ khám."


def test_numbers_and_stops_end_a_phrase_and_commas_do_not() -> None:
    assert phrases_of(TEXT) == [
        ["Toàn", "huyện", "gieo"],
        ["ha", "lúa"],
        ["huyện", "trồng", "chè"],
        ["Tỷ", "lệ", "tiêm", "chủng", "tỉ", "lệ", "khám"],
    ]


def test_spellings_of_one_syllable_are_counted_together_and_the_usual_one_is_kept() -> None:
    vocabulary = vocabulary_of([TEXT, "Tỷ lệ"])
    assert vocabulary.syllables["tỉ"] == 3
    assert vocabulary.spelling["tỉ"] == "tỷ"
    assert vocabulary.follows("tỉ", "lệ") == 3
    assert vocabulary.follows("gieo", "ha") == 0


def test_syllables_are_found_without_accents() -> None:
    vocabulary = vocabulary_of(["chè che chẻ"])
    assert vocabulary.folded["che"] == ("che", "chè", "chẻ")


def test_how_people_ask_is_known_from_the_start() -> None:
    vocabulary = vocabulary_of([])
    assert vocabulary.follows("bao", "nhiêu") >= COMMON_WEIGHT
    assert vocabulary.total == sum(vocabulary.syllables.values())
