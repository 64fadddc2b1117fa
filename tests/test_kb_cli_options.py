"""What the commands share."""

from pathlib import Path

import pytest
import typer

from kb.cli_options import errors, opened
from kb.errors import KbError
from kb.messages import Language
from tests.kb_texts import HashingEmbedder


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", lambda _: HashingEmbedder())
    monkeypatch.delenv("KB_MODEL", raising=False)
    monkeypatch.setenv("KB_HOME", str(tmp_path / "environment"))


def test_the_option_goes_before_the_environment(tmp_path: Path) -> None:
    with opened(None) as kb:
        assert kb.settings.home == tmp_path / "environment"
    with opened(tmp_path / "option") as kb:
        assert kb.settings.home == tmp_path / "option"


def test_a_folder_inside_is_one_of_the_home_that_counts(tmp_path: Path) -> None:
    with opened(None, "inside") as kb:
        assert kb.settings.home == tmp_path / "environment" / "inside"
    with opened(tmp_path / "option", "inside") as kb:
        assert kb.settings.home == tmp_path / "option" / "inside"


@pytest.mark.parametrize("language", Language)
def test_what_the_user_can_mend_is_one_line_and_status_1(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    error = KbError("report_not_found", report="a")
    with pytest.raises(typer.Exit) as raised, errors(language):
        raise error
    assert raised.value.exit_code == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert error.message(language) in " ".join(told.err.split())


def test_other_errors_are_faults_and_stay(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), errors(Language.EN):
        raise ZeroDivisionError
    assert capsys.readouterr().err == ""
