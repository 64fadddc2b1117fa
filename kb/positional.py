"""Plans that are given by position: "A đạt 9%; B đạt 31%; C đạt 52% (KH tương ứng: 10% - 30% - 50%)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kb.values import Value

_LIST: Final = re.compile(
    r"\b(?:KH|kế hoạch|NQ|nghị quyết|chỉ tiêu)\b[^():;]{0,30}tương ứng[^():;]{0,30}?:?\s*"
    r"(?P<list>[\d.,%\s]+(?:[-–;][\d.,%\s]+)+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counterparts(text: str, values: tuple[Value, ...]) -> dict[Value, Value]:
    """For each value of a positional list the value before the list that it stands for.

    Only where as many values of the kind stand before the list as in it: which were meant is not said otherwise.
    """
    found: dict[Value, Value] = {}
    for match in _LIST.finditer(text):
        listed = [value for value in values if match.start("list") <= value.start < match.end("list")]
        if len(listed) < 2:
            continue
        before = [value for value in values if value.end <= match.start() and value.kind is listed[0].kind]
        if len(before) == len(listed):
            found.update(zip(listed, before, strict=True))
    return found
