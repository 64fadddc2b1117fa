"""What ``kb programmes`` prints for people."""

from pathlib import Path

import pytest

from kb.messages import Language, message
from kb.terminal_programmes import print_programme, print_programmes
from tests.kb_texts import filled
from tests.programme_texts import FILES

Capture = pytest.CaptureFixture[str]
KEY = "59-nq-tw-2031-01-24"


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "250")


def test_a_list_says_how_much_of_it_is_shown(tmp_path: Path, capsys: Capture) -> None:
    with filled(tmp_path, FILES) as kb:
        items, total = kb.programmes.listed("")
    print_programmes(items, total)
    whole = capsys.readouterr().out
    assert all(item.key in whole for item in items)
    assert "…" not in whole
    print_programmes(items[:2], total)
    assert f"… 2/{total}" in capsys.readouterr().out


@pytest.mark.parametrize("language", Language)
def test_a_document_is_printed_with_every_sentence_that_names_it(
    tmp_path: Path, capsys: Capture, language: Language
) -> None:
    with filled(tmp_path, FILES) as kb:
        view = kb.programmes.one(KEY)
    print_programme(view, language)
    out = capsys.readouterr().out
    assert view.programme.number in out.splitlines()[0]
    assert view.relations
    assert message("relation_carries_out_passive", language) in out
    joined = " ".join(out.split())
    for mention in view.mentions:
        assert f"{mention.report.source}:{mention.lines[0]}" in out
        assert " ".join(mention.quote.split()) in joined
