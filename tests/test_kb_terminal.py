"""What the commands print."""

import json
from dataclasses import replace

import pytest

from kb.citations import formatted
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import AddedFile, Answer, Rephrased, RephrasedSentence, SearchResult, to_json
from kb.terminal import (
    print_added,
    print_answer,
    print_error,
    print_json,
    print_passages,
    print_reports,
    progress_bar,
)

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def answer(samples_kb: KnowledgeBase) -> Answer:
    found = samples_kb.ask("Năng suất lao động năm 2022 là bao nhiêu?")
    assert found.answered
    return found


def test_json_is_what_the_api_gives(answer: Answer, capsys: Capture) -> None:
    odd = replace(answer, question="[bold]:smile: 100\t% \x1b[31m" + "dài " * 200)
    print_json(odd)
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(to_json(odd)))


def test_an_answer_is_printed_with_its_citations(answer: Answer, capsys: Capture) -> None:
    for language, word in ((Language.VI, "Độ tin cậy"), (Language.EN, "Confidence")):
        print_answer(answer, language)
        out = capsys.readouterr().out
        assert out.startswith(f"{answer.answer}\n")
        assert formatted(answer.citations[0], "administrative") in out
        assert f"{word}: {round(answer.confidence * 100)} %" in out


def test_what_a_language_model_wrote_is_printed_as_such(answer: Answer, capsys: Capture) -> None:
    sentence = RephrasedSentence("Năng suất [bold]tăng.", (1,))
    print_answer(replace(answer, rephrased=Rephrased("Năng suất [bold]tăng [1].", (sentence,), 2)), Language.EN)
    out = capsys.readouterr().out
    label = "A language model's words for the quotes (sentences dropped as not in them: 2):"
    assert out.endswith(f"{label}\nNăng suất [bold]tăng [1].\n")


def test_a_refusal_is_printed_with_what_comes_nearest(samples_kb: KnowledgeBase, capsys: Capture) -> None:
    refused = samples_kb.ask("Năng suất lao động năm 1999 là bao nhiêu?")
    assert refused.refusal is not None
    print_answer(refused, Language.VI)
    out = capsys.readouterr().out
    assert out.startswith(f"{refused.refusal.message}\n")
    assert refused.refusal.nearest
    assert all(formatted(citation, "administrative") in out for citation in refused.refusal.nearest)


def test_passages_are_printed_with_their_place(samples_kb: KnowledgeBase, capsys: Capture) -> None:
    result = samples_kb.search("nhà ở xã hội", 3)
    print_passages(result)
    out = capsys.readouterr().out
    for hit in result.items:
        assert f"{hit.rank}. {hit.report.title}" in out
        assert " › ".join([*hit.section, f"{hit.report.source}:{hit.lines[0]}"]) in out
        assert hit.text.split("\n")[0] in out


def test_words_of_a_report_are_no_markup(samples_kb: KnowledgeBase, capsys: Capture) -> None:
    result = samples_kb.search("nhà ở xã hội", 1)
    hit = replace(result.items[0], text="[red]chữ[/red] [link=x]y[/link]", highlights=((0, 5),))
    print_passages(SearchResult("x", (hit,), 1, 0.0))
    assert "[red]chữ[/red] [link=x]y[/link]" in capsys.readouterr().out
    print_error("[bold]lỗi[/bold]")
    assert capsys.readouterr().err == "[bold]lỗi[/bold]\n"
    summary = replace(samples_kb.reports()[0][0], title="[red]tên[/red]")
    print_reports([summary], 1)
    assert "[red]tên[/red]" in capsys.readouterr().out


def test_a_page_of_reports_says_how_many_there_are(samples_kb: KnowledgeBase, capsys: Capture) -> None:
    items, total = samples_kb.reports(2, 0)
    print_reports(items, total)
    out = capsys.readouterr().out
    assert all(item.id in out for item in items)
    assert out.rstrip().endswith("… 2/6")
    print_reports(*samples_kb.reports(10, 0))
    assert "…" not in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.VI, ["Đã thêm: a.txt, 3", "Không đổi: b.txt — trùng", "Đã thay bản cũ: c.txt, 2"]),
        (Language.EN, ["Added: a.txt, 3", "Unchanged: b.txt — trùng", "Replaced: c.txt, 2"]),
    ],
)
def test_what_became_of_each_file(language: Language, lines: list[str], capsys: Capture) -> None:
    results = [
        AddedFile("a.txt", "added", "a", 3),
        AddedFile("b.txt", "unchanged", "b", message="trùng"),
        AddedFile("c.txt", "replaced", "c", 2),
        AddedFile("d.txt", "failed", message="hỏng"),
        AddedFile("e.txt", "failed"),
    ]
    print_added(results, language)
    captured = capsys.readouterr()
    assert captured.out.splitlines() == lines
    assert captured.err.splitlines() == ["hỏng", "e.txt"]


def test_the_progress_bar_is_silent_where_there_is_no_terminal(capsys: Capture) -> None:
    with progress_bar() as show:
        show(0, 2, "[a].txt")
        show(2, 2, "")
    assert capsys.readouterr() == ("", "")
