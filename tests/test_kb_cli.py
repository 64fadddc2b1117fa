"""The ``kb`` command: what it prints, its exit statuses, and what it does not load."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kb import cli
from kb.knowledge_base import KnowledgeBase
from kb.locks import write_lock
from kb.messages import message
from kb.model import to_json
from tests.kb_texts import VALLEY, HashingEmbedder, filled, opened, run_kb, run_python, write_files


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.models_in_use.load_embedder", lambda _: HashingEmbedder())
    for name in ("KB_HOME", "KB_LANG", "KB_MODEL", "KB_EMBEDDING_WEIGHT", "KB_MAX_QUESTION", "KB_MAX_FILE_MB"):
        monkeypatch.delenv(name, raising=False)


def run(home: Path, *arguments: str, **environment: str) -> Result:
    """A command in this process."""
    return CliRunner().invoke(cli.app, list(arguments), env={"KB_HOME": str(home), **environment})


def printed(result: Result) -> Any:
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def untimed(value: Any) -> Any:
    return json.loads(re.sub(r'"took_ms": [\d.]+', '"took_ms": 0', json.dumps(value)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with filled(tmp_path) as kb:
        return kb.settings.home


def test_add_then_again_then_changed(tmp_path: Path) -> None:
    home, files = tmp_path / "kb", tmp_path / "files"
    write_files(files)
    results = printed(run(home, "add", str(files), "--json"))
    assert [(item["source"], item["status"]) for item in results] == [
        ("doi-gio-2031.txt", "added"),
        ("thung-sau-2031.txt", "added"),
    ]
    again = run(home, "add", str(files))
    assert again.exit_code == 0
    assert again.stdout.splitlines() == ["Không đổi: doi-gio-2031.txt", "Không đổi: thung-sau-2031.txt"]
    (files / "doi-gio-2031.txt").write_text("Huyện Đồi Gió có 43 trường.", "utf-8")
    changed = run(home, "add", str(files / "doi-gio-2031.txt"), "--lang", "en")
    assert (changed.exit_code, changed.stdout) == (0, "Replaced: doi-gio-2031.txt, 1\n")


def test_one_bad_file_is_status_1_and_the_others_are_added(tmp_path: Path) -> None:
    (path,) = write_files(tmp_path, {"a.txt": VALLEY})
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.exe").write_bytes(b"MZ")
    arguments = [str(path), str(tmp_path / "b.txt"), str(tmp_path / "c.exe")]
    result = run(tmp_path / "kb", "add", *arguments, "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout.startswith("Added: a.txt")
    assert result.stderr.splitlines()[0] == "File “b.txt” holds no text."
    assert "format .exe is not supported" in result.stderr.splitlines()[1]
    as_json = run(tmp_path / "kb2", "add", *arguments, "--json")
    assert as_json.exit_code == 1
    assert [item["status"] for item in json.loads(as_json.stdout)] == ["added", "failed", "failed"]


def test_search_and_ask_print_the_objects_of_the_api(home: Path) -> None:
    with opened(home) as kb:
        question = "Đàn trâu có bao nhiêu con?"
        asked, searched = to_json(kb.ask(question)), to_json(kb.search(question, 3))
        narrowed = to_json(kb.search("huyện", report="doi-gio-2031", year=2031, kind="báo cáo"))
    assert untimed(printed(run(home, "ask", question, "--json"))) == untimed(asked)
    assert untimed(printed(run(home, "search", question, "-k", "3", "--json"))) == untimed(searched)
    arguments = ["--report", "doi-gio-2031", "--year", "2031", "--kind", "báo cáo", "--json"]
    assert untimed(printed(run(home, "search", "huyện", *arguments))) == untimed(narrowed)
    assert narrowed["items"]


def test_list_prints_a_page(home: Path) -> None:
    with opened(home) as kb:
        items, total = kb.reports(1, 1)
        assert printed(run(home, "list", "--json", "--limit", "1", "--offset", "1")) == to_json(
            {"items": items, "total": total}
        )
    text = run(home, "list").stdout
    assert "thung-sau-2031" in text
    assert "doi-gio-2031" in text


def test_remove_prints_what_was_removed(home: Path) -> None:
    with opened(home) as kb:
        summary = to_json(kb.store.summary("doi-gio-2031"))
    assert printed(run(home, "remove", "doi-gio-2031", "--json")) == summary
    result = run(home, "remove", "thung-sau-2031", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "Removed report thung-sau-2031.txt.\n")
    assert printed(run(home, "list", "--json")) == {"items": [], "total": 0}


def test_answers_and_refusals_are_both_status_0(home: Path) -> None:
    answered = run(home, "ask", "Đàn trâu có bao nhiêu con?")
    assert answered.exit_code == 0
    assert "2.150" in answered.stdout.splitlines()[0]
    assert "Độ tin cậy" in answered.stdout
    refused = run(home, "ask", "Đàn trâu năm 1999 có bao nhiêu con?", "--lang", "en")
    assert refused.exit_code == 0
    assert refused.stdout.startswith("The reports cover nothing for 1999; the nearest evidence is about 2031.")


def test_search_prints_passages(home: Path) -> None:
    result = run(home, "search", "đàn trâu", "-k", "1")
    assert result.exit_code == 0
    assert result.stdout.startswith("1. ")
    assert "thung-sau-2031.txt:" in result.stdout


ERRORS = [
    (["ask", "   "], "question_empty", {}),
    (["search", "?"], "question_empty", {}),
    (["ask", "a" * 10_000], "question_too_long", {"length": 10_000, "limit": 2000}),
    (["search", "a" * 10_000], "question_too_long", {"length": 10_000, "limit": 2000}),
    (["remove", "nowhere"], "report_not_found", {"report": "nowhere"}),
    (["search", "chè", "--report", "nowhere"], "report_not_found", {"report": "nowhere"}),
    (["add", "/nowhere/at/all.txt"], "path_missing", {"path": "/nowhere/at/all.txt"}),
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("arguments", "code", "values"), ERRORS)
def test_what_a_user_can_mend_is_one_line_and_status_1(
    home: Path, arguments: list[str], code: str, values: dict[str, object], language: str
) -> None:
    result = run(home, *arguments, "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == message(code, language, **values) + "\n"
    assert run(home, *arguments, KB_LANG=language).stderr == result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ask"],
        ["add"],
        ["ask", "x", "--year", "soon"],
        ["search", "x", "-k", "0"],
        ["search", "x", "-k", "101"],
        ["list", "--limit", "0"],
        ["list", "--offset", "-1"],
        ["ask", "x", "--lang", "fr"],
        ["serve", "--port", "0"],
        ["serve", "--port", "65536"],
        ["ask", "x", "--unknown"],
        [],
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path, *arguments).exit_code == 2
    assert not (tmp_path / "store.sqlite").exists()


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, "list", KB_MAX_QUESTION="many")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "KB_MAX_QUESTION" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_store_that_cannot_be_opened_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"no database, " * 90)
    result = run(tmp_path, "list", "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Store “{tmp_path}” cannot be opened")


def test_a_locked_store_is_status_1(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.writing.write_lock", lambda home, purpose: write_lock(home, purpose, timeout=0))
    with write_lock(home, "kb add elsewhere"):
        result = run(home, "remove", "doi-gio-2031", "--lang", "en")
    assert result.exit_code == 1
    assert "kb add elsewhere" in result.stderr


def test_home_is_an_option_too(tmp_path: Path, home: Path) -> None:
    assert printed(run(tmp_path / "other", "list", "--home", str(home), "--json"))["total"] == 2
    assert printed(run(tmp_path / "other", "list", "--json"))["total"] == 0


def test_every_command_and_option_explains_itself(tmp_path: Path) -> None:
    names = [command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback]
    assert set(names) >= {"add", "remove", "list", "search", "ask", "serve"}
    for name in names:
        result = run(tmp_path, name, "--help")
        assert result.exit_code == 0
        assert "--home" in result.stdout or name == "inspect"  # which opens no knowledge base


def test_serving_samples_has_a_store_of_its_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Path, str, int, bool]] = []

    def serve(kb: KnowledgeBase, host: str, port: int, *, samples: bool, language: object) -> None:
        served.append((kb.settings.home, host, port, samples))

    monkeypatch.setattr("kb.serving.serve", serve)
    assert run(home, "serve").exit_code == 0
    assert run(home, "serve", "--samples", "--port", "9000", "--host", "::1").exit_code == 0
    assert served == [(home, "127.0.0.1", 8000, False), (home / "samples", "::1", 9000, True)]


# Real processes, with the shipped model

PROBE = """
import atexit, runpy, socket, sys
def blocked(*args, **kwargs):
    raise OSError("the network was asked for")
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, blocked)
for name in ("create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, blocked)
loaded = sys.argv[1]
sys.argv = ["kb", *sys.argv[2:]]
atexit.register(lambda: open(loaded, "w").write("\\n".join(sorted({name.split(".")[0] for name in sys.modules}))))
runpy.run_module("kb.cli", run_name="__main__")
"""


def probed(home: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a command prints with the network blocked, and the packages that it loaded."""
    listing = home.parent / "modules.txt"
    done = run_python("-c", PROBE, str(listing), *arguments, KB_HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, set(listing.read_text().split())


def test_without_network_and_without_torch(tmp_path: Path) -> None:
    home = tmp_path / "kb"
    (path, _) = write_files(tmp_path / "files")
    added, modules = probed(home, "add", str(path))
    assert added.startswith("Đã thêm: thung-sau-2031.txt")
    asked, of_ask = probed(home, "ask", "Đàn trâu có bao nhiêu con?")
    assert "2.150" in asked.splitlines()[0]
    found, of_search = probed(home, "search", "đàn trâu", "--json")
    assert json.loads(found)["items"]
    for loaded in (modules, of_ask, of_search):
        assert "faiss" in loaded
        assert not loaded & {"torch", "transformers", "sentence_transformers", "datasets", "uvicorn", "fastapi", "web"}


def test_help_is_quick(tmp_path: Path) -> None:
    text, loaded = probed(tmp_path / "kb", "--help")
    assert "add" in text
    heavy = {"torch", "transformers", "faiss", "tantivy", "underthesea", "model2vec", "sqlalchemy", "numpy", "uvicorn"}
    assert not loaded & heavy
    assert not (tmp_path / "kb").exists()


def test_the_command_itself(tmp_path: Path) -> None:
    missing = run_kb(tmp_path / "kb", "add", str(tmp_path / "nowhere.txt"))
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == message("path_missing", "vi", path=str(tmp_path / "nowhere.txt")) + "\n"
    usage = run_kb(tmp_path / "kb", "ask")
    assert usage.returncode == 2


def test_inspect_shows_how_a_file_is_read_and_adds_nothing(tmp_path: Path) -> None:
    (path,) = write_files(tmp_path, {"a.txt": VALLEY})
    shown = run(tmp_path / "kb", "inspect", str(path))
    assert shown.exit_code == 0
    for expected in ("I. NÔNG NGHIỆP", "2. Chăn nuôi", "2031", "passages"):
        assert expected in shown.stdout
    found = printed(run(tmp_path / "kb", "inspect", str(path), "--json"))
    assert found["metadata"]["title"] == "BÁO CÁO Tình hình huyện Thung Sâu năm 2031"
    assert [entry["text"] for entry in found["outline"]][:2] == ["I. NÔNG NGHIỆP", "1. Trồng trọt"]
    assert not (tmp_path / "kb").exists()
    missing = run(tmp_path / "kb", "inspect", str(tmp_path / "b.txt"), "--lang", "en")
    assert (missing.exit_code, missing.stderr.count("\n")) == (1, 1)


def test_edit_sets_fields(home: Path) -> None:
    edited = printed(run(home, "edit", "doi-gio-2031", "issuer=Phòng Thử nghiệm", "period=2031", "--json"))
    assert (edited["issuer"], edited["edited"]) == ("Phòng Thử nghiệm", ["issuer", "period"])
    assert "doi-gio-2031" in run(home, "edit", "doi-gio-2031", "issuer=").stdout
    wrong = run(home, "edit", "doi-gio-2031", "issued=hôm qua", "--lang", "en")
    assert wrong.exit_code == 1
    assert "“issued”" in wrong.stderr
    assert run(home, "edit", "doi-gio-2031", "issuer").exit_code == 2
