"""Objects become JSON with the field names of the HTTP contract."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from kb.model import AddedFile, Answer, Citation, PassageHit, Refusal, ReportRef, SearchResult, to_json

REF = ReportRef("r", "Báo cáo", None, "2031-01-02", "r.txt")
CITATION = Citation(REF, "Báo cáo", ("I. Mục",), "r:0", "trích", 3, 8, None, (1, 2), "/reports/r")


def test_objects_become_plain_values() -> None:
    refusal = Refusal("nothing_found", "Không có.", (CITATION,))
    answer = Answer("hỏi", False, None, None, 0.0, refusal, (), (), (), 1.5)
    plain = to_json(answer)
    assert plain == json.loads(json.dumps(plain))
    assert plain["refusal"]["nearest"][0]["report"] == {
        "id": "r",
        "title": "Báo cáo",
        "number": None,
        "issued": "2031-01-02",
        "source": "r.txt",
    }
    assert plain["refusal"]["nearest"][0]["lines"] == [1, 2]
    assert plain["refusal"]["nearest"][0]["section"] == ["I. Mục"]
    assert list(plain) == [field.name for field in fields(Answer)]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            Citation,
            {"report", "part", "section", "passage_id", "quote", "start", "end", "page", "lines", "url"},
        ),
        (SearchResult, {"query", "items", "total", "took_ms"}),
        (
            PassageHit,
            {"rank", "score", "passage_id", "report", "part", "section", "text", "highlights", "start", "end"}
            | {"repeats"},
        ),
        (
            Answer,
            {"question", "answered", "answer", "statement", "confidence", "refusal", "citations", "also_reported"}
            | {"passages", "took_ms"},
        ),
    ],
)
def test_the_names_of_the_contract(kind: type, names: set[str]) -> None:
    assert names <= {field.name for field in fields(kind)}


def test_lists_and_dictionaries_too() -> None:
    assert to_json({"items": [AddedFile("a.txt", "added", "a", 2)], 1: (True, None)}) == {
        "items": [{"source": "a.txt", "status": "added", "report_id": "a", "passages": 2, "message": None}],
        "1": [True, None],
    }


@pytest.mark.parametrize("value", [Path("/x"), {1, 2}, b"x", Citation, object()])
def test_what_has_no_json_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        to_json({"a": [value]})
