"""Settings: defaults, environment, validation that names the variable."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from kb.errors import KbError
from kb.messages import Language
from kb.settings import SHIPPED_MODEL, Settings
from tests.kb_texts import ROOT


def test_without_variables_the_defaults_hold() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.home.is_absolute()
    assert Path(settings.model) == SHIPPED_MODEL
    assert (SHIPPED_MODEL / "modules.json").is_file()


def test_every_field_has_a_variable() -> None:
    environment = {
        "KB_HOME": "/somewhere",
        "KB_MODEL": "other",
        "KB_RERANKER": "cross",
        "KB_EMBEDDING_WEIGHT": "0.5",
        "KB_MAX_QUESTION": "10",
        "KB_MAX_FILE_MB": " 3 ",
        "KB_LLM_URL": "http://127.0.0.1:1/v1",
        "KB_LLM_MODEL": "writer",
        "KB_LLM_KEY": "secret",
        "KB_LLM_TIMEOUT": "2.5",
    }
    assert {f"KB_{field.name.upper()}" for field in fields(Settings)} == set(environment)
    settings = Settings.from_environment(environment)
    assert settings == Settings(
        Path("/somewhere"), "other", "cross", 0.5, 10, 3, "http://127.0.0.1:1/v1", "writer", "secret", 2.5
    )
    assert "secret" not in repr(settings)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_every_variable_is_documented(name: str) -> None:
    rows = {line.split("`")[1] for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("| `KB_")}
    assert {f"KB_{field.name.upper()}" for field in fields(Settings)} <= rows


def test_the_host_of_the_language_model_is_told_without_a_password() -> None:
    assert Settings(llm_url="https://user:word@model.example:8000/v1").llm_host == "model.example:8000"
    assert Settings().llm_host is None


def test_the_process_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path))
    assert Settings.from_environment().home == tmp_path


def test_an_empty_variable_is_none() -> None:
    assert Settings.from_environment({"KB_HOME": "", "KB_MAX_QUESTION": "  "}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KB_EMBEDDING_WEIGHT", "much"),
        ("KB_EMBEDDING_WEIGHT", "1.01"),
        ("KB_EMBEDDING_WEIGHT", "-0.1"),
        ("KB_EMBEDDING_WEIGHT", "nan"),
        ("KB_MAX_QUESTION", "0"),
        ("KB_MAX_QUESTION", "1.5"),
        ("KB_MAX_FILE_MB", "-3"),
        ("KB_MAX_FILE_MB", "ten"),
        ("KB_LLM_TIMEOUT", "0"),
        ("KB_LLM_TIMEOUT", "601"),
        ("KB_LLM_TIMEOUT", "nan"),
        ("KB_LLM_TIMEOUT", "soon"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(name: str, value: str) -> None:
    with pytest.raises(KbError) as raised:
        Settings.from_environment({name: value})
    assert raised.value.code == "setting_invalid"
    for language in Language:
        assert name in raised.value.message(language)


def test_the_ends_of_the_range_are_allowed() -> None:
    assert Settings(embedding_weight=0.0).embedding_weight == 0.0
    assert Settings(embedding_weight=1.0).embedding_weight == 1.0
    with pytest.raises(KbError):
        replace(Settings(), max_file_mb=0)
