"""The catalogue of messages is complete: both languages, the same values, every code that the sources raise."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from corpus.reasons import Reason
from kb.messages import MESSAGES, Language, message
from kb.views import reason
from tests.kb_texts import ROOT

SOURCES = sorted(path for package in ("kb", "corpus", "web") for path in (ROOT / package).glob("*.py"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def calls(path: Path, names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Every call of one of these names whose first argument is a literal, with that literal."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if name in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value, node


@pytest.mark.parametrize("code", MESSAGES)
def test_every_code_speaks_both_languages_with_the_same_values(code: str) -> None:
    vietnamese, english = MESSAGES[code]
    assert vietnamese.strip()
    assert english.strip()
    assert vietnamese != english
    assert placeholders(vietnamese) == placeholders(english)
    values = dict.fromkeys(placeholders(vietnamese), "x")
    assert message(code, Language.VI, **values) == message(code, "vi", **values)
    assert message(code, Language.EN, **values) != message(code, Language.VI, **values)


def test_every_code_that_is_raised_is_in_the_catalogue_with_its_values() -> None:
    seen = set()
    for path in SOURCES:
        for code, call in calls(path, {"KbError", "ReadError"}):
            where = f"{path.name}:{call.lineno}"
            assert code in MESSAGES, where
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if "unit" in given:
                code = f"{code}_{ast.literal_eval(given['unit'])}"
                assert code in MESSAGES, where
            if None not in given:  # no **values
                assert placeholders(MESSAGES[code][0]) <= set(given), where
            seen.add(code)
    assert len(seen) > 15
    assert {"question_empty", "file_empty", "report_not_found"} <= seen


def test_every_lock_and_refusal_code_is_in_the_catalogue() -> None:
    codes: set[str] = set()
    for path in SOURCES:
        if path.parent.name != "kb":
            continue
        codes.update(code for code, _ in calls(path, {"Refusal", "because", "message"}))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                codes.add(str(node.value.value))
    assert {
        "period_not_covered",
        "term_not_reported",
        "evidence_too_weak",
        "store_locked",
        "store_being_served",
    } <= codes
    assert codes <= set(MESSAGES)


@pytest.mark.parametrize("language", Language)
def test_every_reason_to_set_words_aside_has_a_message(language: Language) -> None:
    literal = {
        node.args[1].value
        for path in sorted((ROOT / "corpus").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SetAside"
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
    }
    for code in [*(r.value for r in Reason), *map(str, literal)]:
        assert reason(code, language)


def test_the_example_in_the_message_for_an_empty_question_is_a_question() -> None:
    assert all("2022" in text for text in MESSAGES["question_empty"])
