"""The command ``kb programmes``: the same objects as the API, a table for people, files for spreadsheets."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kb import cli
from kb.model import to_json
from tests.kb_texts import HashingEmbedder, filled
from tests.programme_texts import FILES

NEW = "59-nq-tw-2031-01-24"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", lambda _: HashingEmbedder())
    for name in ("KB_HOME", "KB_LANG", "KB_MODEL", "KB_EMBEDDING_WEIGHT", "KB_MAX_QUESTION", "KB_MAX_FILE_MB"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with filled(tmp_path, FILES) as kb:
        return kb.settings.home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["programmes", *arguments], env={"KB_HOME": str(home), "COLUMNS": "200"})


def test_json_is_that_of_the_api(home: Path, tmp_path: Path) -> None:
    listed, one = run(home, "-q", "59-NQ/TW", "--json"), run(home, NEW, "--json")
    with filled(tmp_path, FILES) as kb:
        items, total = kb.programmes.listed("59-NQ/TW")
        assert json.loads(listed.stdout) == to_json({"items": items, "total": total})
        assert json.loads(one.stdout) == to_json(kb.programmes.one(NEW))


def test_people_see_a_table_and_one_document(home: Path) -> None:
    table = run(home, "--limit", "1")
    assert NEW in table.stdout
    assert "… 1/" in table.stdout
    one = run(home, NEW, "--lang", "en")
    assert "Carried out by: kế hoạch 32/KH-UBND 2032-01-22" in one.stdout
    assert "bao-cao.txt:4" in one.stdout


@pytest.mark.parametrize(("name", "start"), [("list.csv", b"\xef\xbb\xbfkey,"), ("list.XLSX", b"PK")])
def test_a_list_is_written_to_a_file(home: Path, tmp_path: Path, name: str, start: bytes) -> None:
    assert run(home, "--out", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_what_the_user_can_mend(home: Path, tmp_path: Path) -> None:
    unknown = run(home, "none", "--lang", "en")
    assert (unknown.exit_code, "no document or programme “none”" in unknown.stderr) == (1, True)
    assert run(home, "--out", str(tmp_path / "list.pdf")).exit_code == 2
