"""Both languages say everything, with the same values in it."""

import ast
import re
import string
from pathlib import Path

import pytest

from kb.messages import MESSAGES, Language
from web.strings import STRINGS, text

WEB = Path(__file__).resolve().parent.parent / "web"


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("key", STRINGS)
def test_both_languages_have_the_sentence_and_the_same_values(key: str) -> None:
    pair = STRINGS[key]
    assert len(pair) == 2
    vietnamese, english = pair
    assert vietnamese.strip()
    assert english.strip()
    assert fields(vietnamese) == fields(english)


def test_every_key_is_written_once() -> None:
    keys = [
        key.value
        for path in sorted(WEB.glob("strings*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]
    assert sorted(keys) == sorted(STRINGS)


def test_templates_use_only_keys_that_exist() -> None:
    used = {
        key
        for template in sorted((WEB / "templates").glob("*.html"))
        for key in re.findall(r"\bt\(\"([\w.\-]+)\"\s*[,)]", template.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(STRINGS)


def test_every_key_is_used() -> None:
    sources = [*WEB.glob("*.py"), *(WEB / "templates").glob("*.html")]
    everything = "\n".join(path.read_text(encoding="utf-8") for path in sources if "strings" not in path.name)
    # put together from a name at run time
    made = re.compile(r"(api|edit|error|event|fact|in_force|legend|margin|period|place|status|territory)\.")
    assert [key for key in STRINGS if not made.match(key) and f'"{key}"' not in everything] == []


def test_no_code_has_two_sentences() -> None:
    assert not {f"error.{code}" for code in MESSAGES} & set(STRINGS)


def test_values_are_not_read_as_templates() -> None:
    assert "{limit}" in text("error.host_not_allowed", Language.EN, host="{limit}")


def test_both_help_pages_have_the_same_sections() -> None:
    vietnamese, english = (
        (WEB / "templates" / f"help_{language}.html").read_text(encoding="utf-8") for language in ("vi", "en")
    )
    for tag in ("<h2>", "<dt>", "<a href"):
        assert vietnamese.count(tag) == english.count(tag)
