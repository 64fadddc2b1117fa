"""Where the name of a document ends."""

import pytest

from kb.programmes.names import MAX_WORDS, bare, name_after, name_end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" về việc xây đập Khe Mây; xã đã", "về việc xây đập Khe Mây"),
        (" về rừng đến năm 2035, tầm nhìn đến năm 2050, xã đã làm", "về rừng đến năm 2035, tầm nhìn đến năm 2050"),
        (" về “Rừng, suối và bản”; xã", "về “Rừng, suối và bản”"),
        (" “Rừng xanh” giai đoạn 2031 - 2035 cho xã", "“Rừng xanh” giai đoạn 2031 - 2035"),
        (" quy định trình tự, thủ tục giao rừng. Xã", "quy định trình tự, thủ tục giao rừng"),
        (" phê duyệt Đề án trồng chè (theo mẫu", "phê duyệt Đề án trồng chè"),
        (" về giữ rừng, UBND huyện đã giao", "về giữ rừng"),
        (" về giữ rừng, trong đó có chè", "về giữ rừng"),
        (" về giữ rừng và Kế hoạch trồng chè", "về giữ rừng"),
        (" về giữ rừng đã đạt 90%", "về giữ rừng"),
    ],
)  # fmt: skip
def test_a_name_ends_with_its_clause(text: str, name: str) -> None:
    found = name_after(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == name


@pytest.mark.parametrize("text", [" của huyện", ". Về việc đó", " thực hiện tốt ở xã", ""])
def test_what_follows_may_be_no_name(text: str) -> None:
    assert name_after(text, 0, len(text)) is None


def test_no_name_reaches_beyond_what_stands_beside_it() -> None:
    text = " về giữ rừng đầu nguồn suối lớn"
    found = name_after(text, 0, len(text), [text.index("suối")])
    assert found is not None
    assert text[slice(*found)] == "về giữ rừng đầu nguồn"


def test_a_name_alone_is_no_list() -> None:
    text = "trồng chè trên đồi cao, nuôi ong"
    assert text[: name_end(text, 0, len(text), numbered=False)] == "trồng chè trên đồi cao"
    assert text[: name_end(text, 0, len(text))] == text
    short = "phòng, chống lũ quét"
    assert short[: name_end(short, 0, len(short), numbered=False)] == short


def test_a_name_has_an_end() -> None:
    text = "về " + "rừng " * 200
    assert len(text[: name_end(text, 0, len(text))].split()) == MAX_WORDS


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("về việc giữ  rừng", "giữ rừng"),
        ("“Giữ rừng”", "Giữ rừng"),
        ("“Giữ rừng” giai đoạn 2031", "Giữ rừng giai đoạn 2031"),
        ("giữ rừng (Chương trình)", "giữ rừng"),
        ("giữ rừng (12 bản)", "giữ rừng (12 bản)"),
        ("phê duyệt “Giữ rừng”", "phê duyệt “Giữ rừng”"),
    ],
)
def test_a_bare_name(name: str, expected: str) -> None:
    assert bare(name) == expected
