"""A citation is a slice, and is written as an official and a link need it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citations import STYLES, cite, formatted
from kb.errors import KbError
from kb.messages import Language
from tests.kb_texts import GENERATED, REPORTS, VALLEY, read, stored_passages


@given(REPORTS, st.data())
@GENERATED
def test_every_slice_is_cited_word_for_word_with_its_lines(text: str, data: st.DataObject) -> None:
    report = read(text)
    stored = data.draw(st.sampled_from(stored_passages(report)))
    start = data.draw(st.integers(stored.passage.start, stored.passage.end - 1))
    end = data.draw(st.integers(start + 1, len(report.text)))
    citation = cite(report, stored, start, end, {})
    assert citation.quote == report.text[start:end]
    assert (citation.start, citation.end) == (start, end)
    first, last = citation.lines
    assert 1 <= first <= last <= text.count("\n") + 1
    shown = " ".join(text.split("\n")[first - 1 : last])
    words = [word for word in citation.quote.split() if word.isalnum()]
    assert set(words[1:-1]) <= set(shown.replace(".", " ").replace(",", " ").split())


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10**6), (10**6, 10**6 + 1)])
def test_what_is_no_slice_cannot_be_cited(start: int, end: int) -> None:
    report = read(VALLEY)
    with pytest.raises(ValueError, match="slice"):
        cite(report, stored_passages(report)[0], start, end, {})


def test_a_citation_names_its_part_or_else_its_report() -> None:
    report = read(VALLEY)
    stored = stored_passages(report)[0]
    assert cite(report, stored, 0, 5, {"r": ("Phần một",)}).part == "Phần một"
    assert cite(report, stored, 0, 5, {}).part == report.metadata.title
    assert cite(report, stored, 0, 5, {}).url == "/reports/r?start=0&end=5#quote"


def test_the_styles() -> None:
    report = read(VALLEY, "thung-sau.txt")
    stored = stored_passages(report)[-1]
    start = report.text.index("Phòng Kinh tế")
    citation = cite(report, stored, start, start + 13, {})
    assert set(STYLES) == {"administrative", "plain"}
    assert formatted(citation, "plain") == f"“Phòng Kinh tế” — {report.metadata.title} — {citation.url}"
    whole = formatted(citation, "administrative")
    assert whole.startswith(f"“Phòng Kinh tế” ({report.metadata.title}, mục “III.")
    assert whole.endswith("dòng 11, tệp thung-sau.txt)")
    dated = replace(citation.report, number="12/BC-UBND", issued="2031-12-05")
    paged = formatted(replace(citation, report=dated, page=4, lines=(11, 13), section=()), "administrative")
    assert f"{report.metadata.title}, số 12/BC-UBND, ngày 05/12/2031, trang 4, dòng 11–13, tệp" in paged


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    report = read(VALLEY)
    citation = cite(report, stored_passages(report)[0], 0, 5, {})
    with pytest.raises(KbError) as raised:
        formatted(citation, "harvard")
    assert raised.value.code == "style_unknown"
    for language in Language:
        assert "administrative, plain" in raised.value.message(language)
