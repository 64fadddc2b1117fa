"""One number, one date, one issuer: one document; what is not certain stays apart."""

from itertools import permutations

import pytest

from kb.programmes.documents import joined
from kb.programmes.mentions import mentions_in
from kb.programmes.placed import Document, Placed


def placed(report: str, text: str, *, place: str = "Cao Bằng", when: str = "2031") -> list[Placed]:
    return [Placed(report, number, mention, place, when) for number, mention in enumerate(mentions_in(text))]


def documents(*mentions: list[Placed]) -> dict[str, int]:
    """The number of mentions by key."""
    return {document.key: len(document.mentions) for document in joined([m for each in mentions for m in each])}


OLD = "Nghị quyết số 59-NQ/TW ngày 05/8/2026 của Bộ Chính trị về đường thủy"
NEW = "Nghị quyết số 59- NQ/TW ngày 24/01/2031 của Bộ Chính trị về giữ rừng đầu nguồn"
BARE = "Nghị quyết số 59-NQ/TW"


def test_two_documents_of_one_number_are_kept_apart_over_reports() -> None:
    assert documents(placed("a", f"{OLD}; {NEW}"), placed("b", NEW)) == {
        "59-nq-tw-2026-08-05": 1,
        "59-nq-tw-2031-01-24": 2,
    }


@pytest.mark.parametrize(
    ("there", "here", "expected"),
    [
        # the report itself names only one of them
        ((OLD, NEW), f"{NEW}. {BARE} được sơ kết", "59-nq-tw-2031-01-24"),
        # both: nothing tells which
        ((), f"{OLD}. {NEW}. {BARE} được sơ kết", "59-nq-tw"),
        # both, and its name tells which
        ((), f"{OLD}. {NEW}. {BARE} về giữ rừng đầu nguồn được sơ kết", "59-nq-tw-2031-01-24"),
        # another report, one existed by then
        ((OLD, NEW), f"{BARE} được sơ kết", "59-nq-tw-2026-08-05"),
        # another report, the Party's term says which it is not
        ((OLD,), f"{BARE} của Bộ Chính trị khóa X về đường thủy", "59-nq-tw"),
    ],
)
def test_a_number_without_a_date_is_joined_where_it_is_certain(
    there: tuple[str, ...], here: str, expected: str
) -> None:
    others = [placed("a", text, when="2032") for text in there]
    found = joined([*(m for each in others for m in each), *placed("b", here, when="2030-06-30")])
    (key,) = [d.key for d in found if any(p.report == "b" and not p.mention.date for p in d.mentions)]
    assert key == expected


def test_a_number_that_begins_anew_each_year_is_not_carried_on() -> None:
    text = "Quyết định số 12/QĐ-UBND ngày 02/3/2026"
    assert documents(placed("a", text), placed("b", "Quyết định số 12/QĐ-UBND", when="2031")) == {
        "12-qd-ubnd-cao-bang-2026-03-02": 1,
        "12-qd-ubnd-cao-bang": 1,
    }


def test_the_year_within_a_number_mends_a_date_that_cannot_be() -> None:
    texts = ("Nghị định số 88/2030/NĐ-CP ngày 23/10/2031", "Nghị định số 88/2030/NĐ-CP")
    assert documents(*(placed(str(n), text) for n, text in enumerate(texts))) == {"88-2030-nd-cp-2030": 2}


def test_the_same_number_of_two_provinces_is_two_documents() -> None:
    text = "Kế hoạch số 7/KH-UBND ngày 05/3/2030"
    found = documents(
        placed("a", text), placed("b", text, place="Bắc Kạn"), placed("c", f"{text} của UBND tỉnh Bắc Kạn")
    )
    assert found == {"7-kh-ubnd-cao-bang-2030-03-05": 1, "7-kh-ubnd-bac-kan-2030-03-05": 2}


def test_a_report_of_no_known_place_follows_number_and_date() -> None:
    text = "Kế hoạch số 7/KH-UBND ngày 05/3/2030"
    assert documents(placed("a", text), placed("b", text, place="")) == {"7-kh-ubnd-cao-bang-2030-03-05": 2}
    undated = "Kế hoạch số 7/KH-UBND"
    assert documents(placed("a", text), placed("b", undated, place="")) == {
        "7-kh-ubnd": 1,
        "7-kh-ubnd-cao-bang-2030-03-05": 1,
    }


def test_a_number_alone_is_the_document_that_its_report_names_in_full() -> None:
    text = (
        "Quyết định số 06/QĐ-TTg ngày 06/01/2030 phê duyệt Đề án dữ liệu bản làng. Kết quả Đề án 06: tốt. Đề án 9: kém"
    )
    assert documents(placed("a", text)) == {
        "6-qd-ttg-2030-01-06": 2,
        "de-an-9": 1,
        "de-an-du-lieu-ban-lang": 1,
    }


def test_names_are_joined_over_ways_to_write_them() -> None:
    found = documents(
        placed("a", "Chương trình mục tiêu quốc gia nước sạch bản cao giai đoạn 2026 - 2030 được làm"),
        placed("b", "vốn chương trình mục tiêu quốc gia nước sạch bản cao tỉnh Cao Bằng"),
        placed(
            "c", "Phong trào thi đua “Bản xanh mãi mãi”. Phong trào “Bản Xanh mãi mãi” và phong trào “Bản sạch mãi mãi”"
        ),
    )
    assert sorted(found.values()) == [1, 2, 2]


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [placed("a", f"{OLD}. {BARE}"), placed("b", f"{NEW}. Đề án “Bản xanh mãi”"), placed("c", BARE)]
    results = [
        [(d.key, d.name, [(p.report, p.ordinal) for p in d.mentions]) for d in joined([m for r in order for m in r])]
        for order in permutations(reports)
    ]
    assert all(result == results[0] for result in results)


def test_a_document_tells_what_most_mentions_tell() -> None:
    (document,) = joined(
        [
            *placed("a", "Quyết định số 324-QĐ/TU ngày 17/8/2031"),
            *placed("b", "Quyết định 324 - QĐ/TU ngày 17/8/2031 về đê"),
        ]
    )
    assert isinstance(document, Document)
    assert (document.number, document.date, document.issuer) == ("324-QĐ/TU", "2031-08-17", "Tỉnh ủy")
    assert document.reports == ("a", "b")
