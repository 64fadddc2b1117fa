"""Documents and programmes over HTTP."""

from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from kb.programmes.views import ProgrammeView
from tests.kb_texts import filled
from tests.programme_texts import FILES
from web.app import create_app
from web.programmes_schema import PROGRAMME_EXAMPLES, ProgrammeList

NEW = "59-nq-tw-2031-01-24"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with filled(tmp_path_factory.mktemp("programmes"), FILES) as kb:
        yield TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False)


def test_the_list_with_its_filters(site: TestClient) -> None:
    body = site.get("/api/programmes", params={"q": "59-NQ/TW", "kind": "nghị quyết", "year": 2031}).json()
    assert [item["key"] for item in body["items"]] == [NEW]
    assert body["total"] == 1
    whole = site.get("/api/programmes", params={"limit": 3, "offset": 1}).json()
    assert len(whole["items"]) == 3 < whole["total"]
    assert site.get("/api/programmes", params={"report": "ke-hoach", "issuer": "bo chinh tri"}).json()["total"] == 1


@pytest.mark.parametrize("wrong", [{"limit": 501}, {"limit": 0}, {"offset": -1}, {"year": "x"}])
def test_what_the_list_does_not_take(site: TestClient, wrong: dict[str, str | int]) -> None:
    answer = site.get("/api/programmes", params=wrong)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "parameter_invalid"


def test_one_document(site: TestClient) -> None:
    body = site.get(f"/api/programmes/{NEW}").json()
    assert body["programme"]["number"] == "59-NQ/TW"
    mention = body["mentions"][0]
    assert {"quote", "start", "end", "report", "section", "url"} <= set(mention)
    assert mention["end"] - mention["start"] == len(mention["quote"])
    assert body["relations"][0]["other"]["number"] == "32/KH-UBND"
    assert body["timeline"][0]["event"] == "issued"


def test_an_unknown_document_is_404_in_the_language_of_the_reader(site: TestClient) -> None:
    answer = site.get("/api/programmes/none", params={"lang": "en"})
    assert answer.status_code == 404
    assert answer.json()["error"]["message"].startswith("There is no document")


@pytest.mark.parametrize(("form", "start"), [("csv", b"\xef\xbb\xbfkey"), ("xlsx", b"PK")])
def test_the_list_as_a_file(site: TestClient, form: str, start: bytes) -> None:
    answer = site.get("/api/programmes/export", params={"form": form, "q": "59-NQ/TW"})
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert f'filename="programmes.{form}"' in answer.headers["content-disposition"]
    assert site.get("/api/programmes/export", params={"form": "pdf"}).status_code == 400


def test_the_examples_have_the_shapes_of_answers() -> None:
    TypeAdapter(ProgrammeList).validate_python(PROGRAMME_EXAMPLES["programmes"])
    TypeAdapter(ProgrammeView).validate_python(PROGRAMME_EXAMPLES["programme"])
    (mention,) = PROGRAMME_EXAMPLES["programme"]["mentions"]
    assert mention["end"] - mention["start"] == len(mention["quote"])
