"""The pages as HTML: what is shown, that it is escaped, that forms work without JavaScript."""

from typing import Any
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from kb.model import AddedFile, Citation
from tests.test_web_fake import LONG, NASTY, STATEMENT, TABLE, VALUE, FakeKnowledgeBase
from web.app import create_app

HTML = {"Accept": "text/html"}


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def site(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False, headers=HTML)


def tree(answer: Any) -> Any:
    assert answer.headers["content-type"].startswith("text/html")
    return html.fromstring(answer.text)


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def has_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def test_home_offers_questions_and_names_the_reports(site: TestClient) -> None:
    page = tree(site.get("/"))
    examples = page.xpath("//section[@aria-labelledby='examples']//a")
    assert len(examples) >= 3
    for example in examples:
        assert example.get("href") == "/?q=" + quote(example.text)
    assert "Tình hình vùng Thử Nghiệm năm 2031" in texts(page, "//ul[@class='reports']//a")
    assert page.xpath("//form[@action='/' and @method='get']//input[@name='q']")


def test_an_empty_library_says_what_to_do(site: TestClient, kb: FakeKnowledgeBase) -> None:
    for report_id in ("nasty", "thu-nghiem-2031"):
        kb.remove(report_id)
    assert "Kho chưa có báo cáo nào" in site.get("/").text
    assert "Kho chưa có báo cáo nào" in site.get("/reports").text


def test_an_answer_shows_value_sentence_source_and_contradiction(site: TestClient) -> None:
    page = tree(site.get("/", params={"q": "tăng bao nhiêu"}))
    assert texts(page, f"//p[{has_class('value')}]") == [VALUE]
    assert texts(page, f"//blockquote[{has_class('statement')}]//mark") == [VALUE]
    source = texts(page, f"//section[{has_class('answer')}]//div[{has_class('source')}]")[0]
    for piece in ("Tình hình vùng Thử Nghiệm năm 2031", "số 12/BC-TN", "28/12/2031", "1. Sản xuất", "đoạn 10–11"):
        assert piece in source
    assert "cao (93%)" in texts(page, f"//p[{has_class('confidence')}]")[0]
    also = texts(page, f"//section[{has_class('also')}]")[0]
    for piece in ("7,9%", "Báo cáo năm 2030 ước tính thấp hơn <i>.", "trang 2, dòng 10"):
        assert piece in also
    assert len(page.xpath("//section[@aria-labelledby='passages']//li")) == 13
    for target in page.xpath("//button/@data-copy"):
        pasted = texts(page, f"//*[@id='{target}']")
        assert len(pasted) == 1
        assert pasted[0].startswith("“")
    assert page.xpath("//input[@name='q']/@value") == ["tăng bao nhiêu"]


def test_what_a_language_model_wrote_stands_below_the_answer_and_says_so(site: TestClient) -> None:
    page = tree(site.get("/?q=viết lại&lang=en"))
    (section,) = page.xpath("//section[@aria-labelledby='rephrased']")
    assert texts(section, "./h2") == ["In a language model's words"]
    assert VALUE in texts(section, "./p")[0]
    assert "Sentences dropped as not in the quotes: 2." in texts(section, "./p")[1]
    assert section.getprevious().get("aria-labelledby") == "answer"
    (nothing,) = tree(site.get("/?q=viết sai&lang=en")).xpath("//section[@aria-labelledby='rephrased']")
    assert texts(nothing, "./p")[0].startswith("No sentence of the model agreed")
    assert not tree(site.get("/?q=tăng")).xpath("//section[@aria-labelledby='rephrased']")


def test_every_page_says_where_questions_are_sent(site: TestClient, kb: FakeKnowledgeBase) -> None:
    assert "Nothing leaves this machine" in texts(tree(site.get("/help?lang=en")), "//footer")[0]
    kb.model_host = "model.example:8000"
    sending = TestClient(create_app(kb), base_url="http://localhost", headers=HTML)
    for path in ("/", "/?q=tăng", "/reports", "/help"):
        (foot,) = texts(
            tree(sending.get(path, params={"q": "tăng", "lang": "en"})), "//footer[contains(@class, 'foot')]"
        )
        assert "model.example:8000" in foot
        assert "Nothing leaves" not in foot


def test_the_answer_stands_before_the_passages(site: TestClient) -> None:
    text = site.get("/", params={"q": "tăng"}).text
    assert text.index('class="value') < text.index('class="also') < text.index('class="passages"')


def test_a_refusal_says_why_and_shows_the_nearest_evidence(site: TestClient) -> None:
    page = tree(site.get("/", params={"q": "năm 1999"}))
    refusal = texts(page, f"//section[{has_class('refusal')}]")[0]
    assert "Không báo cáo nào nói về năm 1999." in refusal
    assert STATEMENT in refusal
    assert not page.xpath(f"//p[{has_class('value')}]")


def test_a_long_list_is_set_as_a_list(site: TestClient) -> None:
    page = tree(site.get("/", params={"q": "liệt kê"}))
    assert len(page.xpath(f"//ul[{has_class('value-list')}]/li")) == 8
    assert "trung bình (60%)" in texts(page, f"//p[{has_class('confidence')}]")[0]


def test_a_sentence_that_is_the_answer_is_shown_once(site: TestClient) -> None:
    page = tree(site.get("/", params={"q": "vì sao"}))
    assert not page.xpath(f"//*[{has_class('value')}]")
    assert texts(page, f"//section[{has_class('answer')}]//blockquote") == [LONG]
    assert not page.xpath("//blockquote//mark")
    assert "thấp" in texts(page, f"//p[{has_class('confidence')}]")[0]
    assert LONG in texts(page, "//section[@aria-labelledby='sources']")[0]


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("q=", 400, "Câu hỏi đang trống"),
        ("q=" + "a" * 2001, 400, "tối đa 2000"),
        ("q=a&report=none", 404, "Không có báo cáo “none”"),
        ("q=a&year=nope", 400, "phải là số nguyên"),
        ("q=a&year=²", 400, "phải là số nguyên"),
    ],
)
def test_a_wrong_question_keeps_the_box_and_says_what_to_do(
    site: TestClient, query: str, status: int, sentence: str
) -> None:
    answer = site.get("/?" + query)
    assert answer.status_code == status
    assert sentence in texts(tree(answer), "//*[@role='alert']")[0]
    assert 'name="q"' in answer.text


def test_scope_is_passed_on_and_kept_in_the_form(site: TestClient, kb: FakeKnowledgeBase) -> None:
    page = tree(site.get("/", params={"q": "a", "report": "nasty", "year": "2031"}))
    assert kb.asked[-1][2:4] == ("nasty", 2031)
    assert page.xpath("//option[@selected]/@value") == ["nasty"]
    assert page.xpath("//input[@name='year']/@value") == ["2031"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=" + quote(NASTY),
        "/?q=viết lại",
        "/reports",
        "/reports/nasty",
        "/reports/nasty/delete",
        "/reports/nasty/edit",
        "/x" + quote(NASTY),
    ],
)
def test_nothing_from_a_report_or_a_reader_becomes_markup(site: TestClient, path: str) -> None:
    text = site.get(path).text
    page = html.fromstring(text)
    assert "<script>alert" not in text
    assert not page.xpath("//img | //b/img | //i[not(ancestor::div[@class='prose'])] | //@onerror")
    assert len(page.xpath("//script")) == 1


def reader(site: TestClient, citation: Citation) -> Any:
    return tree(site.get(citation.url))


def test_the_reader_marks_the_quote_and_nothing_else(site: TestClient, kb: FakeKnowledgeBase) -> None:
    page = reader(site, kb.citation("thu-nghiem-2031", STATEMENT))
    marks = page.xpath("//article//mark")
    assert [mark.get("id") for mark in marks] == ["quote"]
    assert marks[0].text_content().replace("1 so", " so") == STATEMENT
    assert "12/BC-TN" in texts(page, "//*[@id='paste-quote']")[0]


def test_a_quote_over_several_blocks_is_marked_in_each(site: TestClient, kb: FakeKnowledgeBase) -> None:
    first, last = kb.blocks[1], kb.blocks[6]
    page = tree(site.get(f"/reports/thu-nghiem-2031?start={first.start + 3}&end={last.end - 2}"))
    marks = page.xpath("//article//mark")
    assert [mark.get("id") for mark in marks].count("quote") == 1
    assert marks[0].get("id") == "quote"
    assert marks[0].text_content() == first.text[3:]
    assert marks[-1].text_content() == "1,"  # the last cell, 1,75, less two characters


@pytest.mark.parametrize(
    "query",
    ["start=5&end=5", "start=9&end=3", "start=0&end=999999", "start=-1&end=3", "start=a&end=b", "start=1", "end=²"],
)
def test_a_slice_that_is_not_there_gives_a_notice(site: TestClient, query: str) -> None:
    answer = site.get("/reports/thu-nghiem-2031?" + query)
    assert answer.status_code == 200
    page = tree(answer)
    assert "không có trong báo cáo này" in texts(page, "//*[@role='status']")[0]
    assert not page.xpath("//article//mark")


def test_the_reader_shows_outline_notes_table_and_what_was_set_aside(site: TestClient) -> None:
    page = tree(site.get("/reports/thu-nghiem-2031"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//nav[@class='outline']//a/@href | //article//a/@href")
    assert len(links) == 4 + 2 + 2
    assert all(link.removeprefix("#") in ids for link in links)
    assert texts(page, "//article//table//tr[1]/th") == list(TABLE[0])
    assert texts(page, f"//article//td[{has_class('numeric')}]") == ["1.200", "1.310,5", "2", "1,75"]
    notes = page.xpath("//article//*[@role='doc-footnote']")
    assert [note.get("id") for note in notes] == ["note-1", "note-2"]  # both are labelled 1
    marks = page.xpath("//article//sup")
    assert [mark.text_content() for mark in marks] == ["1", "1", "9"]
    assert not marks[2].xpath("a")  # there is no note 9
    assert "- 7 - <script>" in texts(page, "//details[@class='set-aside']")[0]
    assert "Dự thảo nghị quyết" in texts(page, f"//p[{has_class('hint')}]")[0]
    assert "Vùng Thử Nghiệm trước 7/2025" in texts(page, "//dl")[0]
    assert texts(page, "//article//h2") == ["I. KẾT QUẢ NĂM QUA", "II. VIỆC PHẢI LÀM"]
    assert texts(page, f"//span[{has_class('line')}]")[:3] == ["1", "4", "7"]


def test_files_are_added_through_the_form(site: TestClient) -> None:
    form = tree(site.get("/reports")).xpath("//form[@enctype='multipart/form-data']")[0]
    assert (form.get("action"), form.get("method")) == ("/reports", "post")
    answer = site.post("/reports", files=[("files", ("mới.txt", b"x")), ("files", ("ảnh.png", b"x"))])
    assert answer.status_code == 201
    results = texts(tree(answer), "//ul[@class='results']/li")
    assert "đã thêm" in results[0]
    assert "chưa hỗ trợ định dạng" in results[1]
    assert site.post("/reports", files=[("files", ("mới.txt", b"x"))]).status_code == 200
    failed = site.post("/reports", files=[("files", ("ảnh.png", b"x"))])
    assert failed.status_code == 400
    assert "không thêm được" in failed.text


def test_a_form_without_a_file_says_so(site: TestClient) -> None:
    answer = site.post("/reports")
    assert answer.status_code == 400
    assert "Chưa chọn tệp nào" in answer.text


def test_every_status_of_an_added_file_has_a_word() -> None:
    assert AddedFile.__doc__
    for status in ("added", "replaced", "unchanged", "failed"):
        assert status in AddedFile.__doc__


def test_a_report_is_removed_after_a_question(site: TestClient) -> None:
    listed = tree(site.get("/reports")).xpath("//a[@class='remove']/@href")
    assert listed == ["/reports/thu-nghiem-2031/delete", "/reports/nasty/delete"]
    form = tree(site.get(listed[1])).xpath("//form[@method='post']")[0]
    done = site.post(form.get("action"))
    assert str(done.url).endswith("/reports?removed=1")
    assert "Đã xoá báo cáo" in done.text
    assert site.get(listed[1]).status_code == 404
    assert site.post(listed[1]).status_code == 404


def test_many_reports_are_shown_in_pages(site: TestClient, kb: FakeKnowledgeBase) -> None:
    for n in range(60):
        kb.add_bytes(f"bc{n:02}.txt", b"x")
    first = tree(site.get("/reports"))
    assert first.xpath("//a[@rel='next']/@href") == ["?offset=50"]
    last = tree(site.get("/reports?offset=50"))
    assert last.xpath("//a[@rel='prev']/@href") == ["?offset=0"]
    assert len(last.xpath("//a[@class='remove']")) == 12
    assert site.get("/reports?offset=x").status_code == 200
    assert "62" in texts(tree(site.get("/")), "//p[@class='more']")[0]


@pytest.mark.parametrize(("language", "sentence"), [("vi", "Đặt câu hỏi"), ("en", "Asking")])
def test_help_comes_in_both_languages(site: TestClient, language: str, sentence: str) -> None:
    assert sentence in texts(tree(site.get("/help", params={"lang": language})), "//h2")
