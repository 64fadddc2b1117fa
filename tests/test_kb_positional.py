"""Plans that are given by position."""

import pytest

from kb.positional import counterparts
from kb.values import find_values

RESULTS = "Lúa tăng 9%; ngô tăng 31%; sắn tăng 52%"


def pairs(text: str) -> dict[str, str]:
    """The values of positional lists, each with that before the list that it stands for."""
    return {listed.text: before.text for listed, before in counterparts(text, tuple(find_values(text))).items()}


@pytest.mark.parametrize(
    "listed",
    [
        "(KH tương ứng: 10% - 30% - 50%)",
        "(kế hoạch từng loại tương ứng theo thứ tự: 10% – 30% – 50%)",
        "(chỉ tiêu tương ứng là 10%; 30%; 50%)",
        "theo Nghị quyết tương ứng 10%; 30%; 50%",
    ],
)
def test_each_value_of_a_list_stands_for_the_one_at_its_place(listed: str) -> None:
    assert pairs(f"{RESULTS} {listed}.") == {"10%": "9%", "30%": "31%", "50%": "52%"}


@pytest.mark.parametrize(
    "text",
    [
        f"{RESULTS} (KH: 10% - 30% - 50%).",
        f"{RESULTS} (KH tương ứng: 10% - 30% - 50% - 70%).",
        f"{RESULTS} (KH tương ứng: 10%).",
        "Lúa 9 ha; ngô tăng 31%; sắn tăng 52% (KH tương ứng: 10% - 30% - 50%).",
        f"(KH tương ứng: 10% - 30% - 50%): {RESULTS}.",
        RESULTS,
    ],
)
def test_what_is_not_certain_by_position_stands_for_nothing(text: str) -> None:
    assert pairs(text) == {}
