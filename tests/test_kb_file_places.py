"""What each format counts, and how margins, citations and the legend say so."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from kb.file_places import Numbering, numbering
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import BlockView, ReportView
from tests.test_web_fake import STATEMENT, FakeKnowledgeBase
from web.app import create_app
from web.reader import reader_page

HTML = {"Accept": "text/html"}
EVERY_FORMAT = {
    ".txt": ("line", "page"),
    ".md": ("line", "page"),
    ".html": ("line", "page"),
    ".htm": ("line", "page"),
    ".pdf": ("line", "page"),
    ".docx": ("paragraph", "page"),
    ".doc": ("paragraph", "page"),
    ".odt": ("paragraph", "page"),
    ".rtf": ("paragraph", "page"),
    ".xlsx": ("row", "sheet"),
}


class Filed(FakeKnowledgeBase):
    """The first report comes from a file of this name, its blocks stand on these pages."""

    def __init__(self, source: str, pages: tuple[int | None, ...] = ()) -> None:
        super().__init__()
        self._reports["thu-nghiem-2031"] = replace(self._reports["thu-nghiem-2031"], source=source)
        known = (*pages, *(pages[-1:] * len(self.blocks)))
        self.blocks = tuple(
            replace(block, page=page) for block, page in zip(self.blocks, known or [None] * 99, strict=False)
        )


def opened(kb: FakeKnowledgeBase, path: str, language: str = "vi") -> Any:
    session = TestClient(create_app(kb), base_url="http://localhost", headers=HTML | {"Cookie": f"lang={language}"})
    return html.fromstring(session.get(path).text)


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


@pytest.mark.parametrize(("suffix", "counts"), EVERY_FORMAT.items())
def test_every_format_has_its_own_way_to_count(suffix: str, counts: tuple[str, str]) -> None:
    assert numbering(f"báo cáo.v2{suffix}") == numbering(f"A{suffix.upper()}") == Numbering(*counts)


def test_no_format_that_can_be_read_is_forgotten() -> None:
    assert set(KnowledgeBase.formats()) == set(EVERY_FORMAT)
    assert numbering("no-extension") == numbering("") == Numbering("line", "page")


@pytest.mark.parametrize(
    ("source", "language", "cited", "aside", "legend"),
    [
        ("a.md", "vi", "dòng 10–11", "dòng 40–41", "số dòng"),
        ("a.md", "en", "lines 10–11", "lines 40–41", "are the lines"),
        ("a.docx", "vi", "đoạn 10–11", "đoạn 40–41", "thứ tự của đoạn văn"),
        ("a.docx", "en", "paragraphs 10–11", "paragraphs 40–41", "count the paragraphs"),
        ("a.xlsx", "vi", "hàng 10–11", "hàng 40–41", "số hàng"),
        ("a.xlsx", "en", "rows 10–11", "rows 40–41", "are the rows"),
    ],
)
def test_answer_reader_and_legend_use_the_same_word(
    source: str, language: str, cited: str, aside: str, legend: str
) -> None:
    kb = Filed(source)
    assert cited in texts(opened(kb, "/?q=t%C4%83ng", language), "//section[@aria-labelledby='answer']")[0]
    page = opened(kb, kb.citation("thu-nghiem-2031", STATEMENT).url, language)
    assert cited in texts(page, "//section[@class='quoted']")[0]
    assert aside in texts(page, "//details[@class='set-aside']")[0]
    foot = texts(page, "//footer[@class='reader-foot']/p")[0]
    assert legend in foot
    assert "“" not in foot, "nothing is said of pages that the file does not have"


@pytest.mark.parametrize(
    ("source", "language", "margin", "spoken", "legend"),
    [
        ("a.pdf", "vi", ["tr. 1", "tr. 3"], ["trang 1", "trang 3"], "“tr.” là trang của tệp gốc"),
        ("a.pdf", "en", ["p. 1", "p. 3"], ["page 1", "page 3"], "“p.” is the page"),
        ("a.xlsx", "vi", ["tr. 1", "tr. 3"], ["trang tính 1", "trang tính 3"], "“tr.” là trang tính"),
        ("a.xlsx", "en", ["sheet 1", "sheet 3"], ["sheet 1", "sheet 3"], "number of the sheet"),
    ],
)
def test_a_page_is_named_where_it_begins(
    source: str, language: str, margin: list[str], spoken: list[str], legend: str
) -> None:
    page = opened(Filed(source, (1, 1, 3)), "/reports/thu-nghiem-2031", language)
    assert texts(page, "//article//span[@class='page']") == margin
    assert page.xpath("//article//*[@role='doc-pagebreak']/@aria-label") == spoken
    assert legend in texts(page, "//footer[@class='reader-foot']/p")[0]


def test_a_citation_names_the_page_before_the_line() -> None:
    kb = FakeKnowledgeBase()
    cited = texts(opened(kb, "/?q=t%C4%83ng"), "//section[@aria-labelledby='also']//span[contains(@class, 'where')]")
    assert cited == ["trang 2, dòng 10"]  # its file is a .txt


def blocks(*places: tuple[int | None, int]) -> ReportView:
    view = FakeKnowledgeBase().report("nasty", language=Language.VI)
    made = tuple(
        BlockView("paragraph", "x", n, n + 1, None, None, (line, line), page=page)
        for n, (page, line) in enumerate(places)
    )
    return replace(view, outline=(), blocks=made)


def test_the_margin_leaves_out_what_stands_above() -> None:
    page = reader_page(blocks((None, 1), (None, 1), (None, 4)), None)
    assert [(block.page, block.line) for block in page.blocks] == [(None, 1), (None, None), (None, 4)]
    assert not page.has_pages
    page = reader_page(blocks((1, 1), (1, 1), (2, 1), (None, 1), (2, 2)), None)
    assert [(block.page, block.line) for block in page.blocks] == [(1, 1), (None, None), (2, 1), (None, None), (2, 2)]
    assert page.has_pages


@pytest.mark.parametrize(("header_rows", "named"), [(0, 0), (1, 3), (2, 6), (3, 0), (9, 0)])
def test_the_first_rows_of_a_table_name_its_columns(header_rows: int, named: int) -> None:
    kb = FakeKnowledgeBase()
    kb.blocks = tuple(replace(block, header_rows=header_rows) for block in kb.blocks)
    page = opened(kb, "/reports/thu-nghiem-2031")
    assert len(page.xpath("//article//thead//th[@scope='col']")) == len(page.xpath("//article//th")) == named
    assert len(page.xpath("//article//td")) == 9 - named
