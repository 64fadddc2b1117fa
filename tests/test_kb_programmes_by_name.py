"""What has only a name is one programme over all ways to write it."""

import pytest

from kb.programmes.by_name import core_of, named_groups, same_name
from kb.programmes.mentions import mentions_in
from kb.programmes.placed import Placed


def named(*texts: str) -> list[int]:
    """The numbers of mentions of the groups that texts, a report each, give."""
    items = [
        Placed(str(report), number, mention, "Cao Bằng", "2031")
        for report, text in enumerate(texts)
        for number, mention in enumerate(mentions_in(text))
    ]
    return sorted(len(group.mentions) for _, group in named_groups(items))


def test_names_and_their_cores() -> None:
    assert same_name("giữ rừng đầu nguồn", "Giu rung dau nguon đến năm 2035")
    assert not same_name("giữ rừng đầu nguồn", "đường thủy nội địa")
    assert not same_name("về đê", "về đê")
    assert core_of("Giữ rừng “đầu nguồn” tỉnh Cao Bằng giai đoạn 2026-2030") == "giu rung dau nguon"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # the same name with and without its place and its period
        (("Đề án “Giữ rừng đầu nguồn”", "Đề án “Giữ rừng đầu nguồn giai đoạn 2026-2030”"), [2]),
        (("Đề án “Giữ rừng đầu nguồn tỉnh Cao Bằng”", "Đề án “Giữ rừng đầu nguồn”"), [2]),
        # two periods are two, and what names none of them stays apart
        (
            (
                "Đề án “Giữ rừng đầu nguồn giai đoạn 2026-2030”",
                "Đề án “Giữ rừng đầu nguồn giai đoạn 2031-2035”",
                "Đề án “Giữ rừng đầu nguồn”",
            ),
            [1, 1, 1],
        ),
        # two provinces are two
        (("Đề án “Giữ rừng tỉnh Cao Bằng”", "Đề án “Giữ rừng tỉnh Bắc Kạn”"), [1, 1]),
        # another kind is another thing
        (("Đề án “Giữ rừng đầu nguồn”", "Phong trào “Giữ rừng đầu nguồn”"), [1, 1]),
        # a long enough beginning of the only longer name is that name
        (("Đề án “Giữ rừng đầu nguồn sông Gâm”", "Đề án “Giữ rừng đầu nguồn sông Gâm và sông Lô”"), [2]),
        # … a short one tells nothing
        (("Đề án “Giữ rừng đầu nguồn”", "Đề án “Giữ rừng đầu nguồn và bãi bồi”"), [1, 1]),
        # … nor one that two longer names begin with
        (
            (
                "Đề án “Giữ rừng đầu nguồn sông Gâm”",
                "Đề án “Giữ rừng đầu nguồn sông Gâm và sông Lô”",
                "Đề án “Giữ rừng đầu nguồn sông Gâm bền vững”",
            ),
            [1, 1, 1],
        ),
    ],
)
def test_names_that_are_one_and_names_that_are_not(texts: tuple[str, ...], expected: list[int]) -> None:
    assert named(*texts) == expected


def test_the_order_of_reports_changes_no_group() -> None:
    texts = (
        "Đề án “Giữ rừng đầu nguồn”",
        "Đề án “Giữ rừng đầu nguồn giai đoạn 2026-2030”",
        "Phong trào “Bản xanh mãi”",
    )
    assert named(*texts) == named(*reversed(texts)) == [1, 2]
